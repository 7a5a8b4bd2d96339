"""What is given to an action is read by its fields, or refused in words that name the field."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import VolDictType
import probatio
import pytest

from custom_components.back_recovery.surroundings.given import instant, one_of, understood


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


FIELDS: VolDictType = {
    probatio.Required("name"): cv.string,
    probatio.Optional("colour"): one_of(Colour),
    probatio.Optional("at"): instant,
    probatio.Optional("sets"): [{probatio.Required("reps"): int}],
}


def test_what_can_be_read_is_read() -> None:
    given = {"name": 5, "colour": "red", "at": "2026-11-23T18:00:00+00:00", "sets": [{"reps": 3}]}

    read = understood(FIELDS, given)

    at = datetime(2026, 11, 23, 18, tzinfo=UTC)
    assert read == {"name": "5", "colour": Colour.RED, "at": at, "sets": [{"reps": 3}]}


@pytest.mark.parametrize(
    ("given", "key", "values"),
    [
        ({}, "field_missing", {"field": "name"}),
        ({"name": "a", "size": 1}, "field_unknown", {"field": "size"}),
        ({"name": "a", "x" * 99: 1}, "field_unknown", {"field": "x" * 60}),
        ({"name": "a", "at": "soon"}, "field_unreadable", {"field": "at"}),
        ({"name": "a", "sets": [{}]}, "field_missing", {"field": "sets.0.reps"}),
        ({"name": "a", "sets": [{"reps": "3"}]}, "field_unreadable", {"field": "sets.0.reps"}),
        (
            {"name": "a", "colour": "green"},
            "field_not_one_of",
            {"field": "colour", "options": "red, blue"},
        ),
        (
            {"name": "a", "colour": []},
            "field_not_one_of",
            {"field": "colour", "options": "red, blue"},
        ),
    ],
)
def test_what_cannot_be_read_names_its_field(
    given: dict[str, Any], key: str, values: dict[str, str]
) -> None:
    with pytest.raises(ServiceValidationError) as caught:
        understood(FIELDS, given)

    assert (caught.value.translation_key, caught.value.translation_placeholders) == (key, values)


@pytest.mark.parametrize("half", ["\ud800", "2026-11-23T18:00:00\udfff", "２０２６"])
def test_half_a_character_takes_nothing_down(half: str) -> None:
    """Read as an instant by ciso8601 it ends the process: there is nothing to catch then."""
    with pytest.raises(ServiceValidationError):
        understood(FIELDS, {"name": "a", "at": half})


def test_a_number_that_no_machine_counts_to_is_refused() -> None:
    with pytest.raises(ServiceValidationError) as caught:
        understood({probatio.Required("much"): probatio.Coerce(float)}, {"much": 10**400})

    assert caught.value.translation_key == "not_a_number"
