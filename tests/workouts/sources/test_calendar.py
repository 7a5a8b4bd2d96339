"""A calendar with training in it."""

from custom_components.back_recovery.workouts.observation import CalendarEvent
from custom_components.back_recovery.workouts.vocabulary import ActivityClass, Flag, SourceKind

from ..builders import posted, states, what

GYM = CalendarEvent(
    start="2026-06-15T17:00:00+02:00",
    end="2026-06-15T18:00:00+02:00",
    summary="Deadlifts",
    description="5x5",
)


def test_an_event_is_a_plan() -> None:
    (found,) = what(SourceKind.CALENDAR, states(events=(GYM,)))

    assert (found.flags, found.notes) == ((Flag.PLANNED,), "5x5")
    assert found.activity_class is ActivityClass.STRENGTH


def test_a_whole_day_is_no_session() -> None:
    day = CalendarEvent(start="2026-06-15", end="2026-06-16", summary="Deadlifts")

    assert what(SourceKind.CALENDAR, states(events=(day,))) == []
    assert what(SourceKind.CALENDAR, posted()) == []
