"""Which tip of the series a message is."""

from custom_components.back_recovery.engine.model.effects import Message

from ..builders import Timeline, a_plan, an_activity, tells

PLAN = a_plan(an_activity("tip", times="12:30"), an_activity("walk", times="10:00"), rest_window=96)


def the_messages(timeline: Timeline, text: str) -> list[Message]:
    told = tells(effect for _, effect in timeline.happened)
    return [one.message for one in told if one.message.text == text]


def test_tips_are_numbered_and_a_repetition_says_the_same() -> None:
    timeline = Timeline(PLAN).start("Mon 09:00").until("Wed 13:30")

    assert [tip.number for tip in the_messages(timeline, "tip")] == [0, 0, 1, 1, 2, 2]


def test_nothing_else_is_numbered() -> None:
    timeline = Timeline(PLAN).start("Mon 09:00").until("Tue 13:30")

    assert {walk.number for walk in the_messages(timeline, "walk")} == {None}
