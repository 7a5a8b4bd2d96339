"""Filling in the forms of a config flow."""

from demo_house.set_up import fill

FORM = [
    {"name": "name", "required": True, "default": "Back recovery"},
    {"name": "person", "optional": True, "description": {"suggested_value": "person.bob"}},
    {"name": "language", "optional": True},
    {"name": "messages", "type": "expandable", "schema": [{"name": "phones", "optional": True}]},
]


def test_what_a_form_proposes_is_kept() -> None:
    filled = fill(FORM, {})

    assert filled == {"name": "Back recovery", "person": "person.bob", "messages": {}}


def test_an_answer_takes_the_place_of_what_is_proposed_also_in_a_section() -> None:
    filled = fill(FORM, {"person": "person.alex", "phones": ["notify.a"], "unasked": 1})

    assert filled["person"] == "person.alex"
    assert filled["messages"] == {"phones": ["notify.a"]}
    assert "unasked" not in filled
