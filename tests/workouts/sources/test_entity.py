"""The person's own entity, read by the names given at set-up."""

from custom_components.back_recovery.workouts.settings import FieldNames
from custom_components.back_recovery.workouts.source import Context
from custom_components.back_recovery.workouts.sources.entity import can_tell
from custom_components.back_recovery.workouts.vocabulary import (
    ActivityClass,
    SourceKind,
    StartQuality,
    UidKind,
)

from ..builders import AMSTERDAM, at, not_read, shows, states, what

WHEN = "2026-06-15T17:00:00+00:00"


def test_names_with_dots_reach_into_attributes() -> None:
    names = FieldNames(uid="last.id", start="last.begin", activity="last.kind", duration="last.min")
    last = {"id": 5, "begin": WHEN, "kind": "Barbell", "min": 45}

    (found,) = what(SourceKind.ENTITY, states(shows("u", last=last)), names=names)

    assert (found.uid, found.uid_kind, found.start) == ("5", UidKind.ID, at("Mon 17:00"))
    assert (found.duration_s, found.activity_class) == (2700, ActivityClass.STRENGTH)


def test_the_state_can_be_the_end_and_the_activity_always_the_same() -> None:
    names = FieldNames(end="state", duration="h", duration_unit="h", activity_is="strength")

    (found,) = what(SourceKind.ENTITY, states(shows("u", WHEN, h=0.5)), names=names)

    assert (found.start, found.end) == (at("Mon 16:30"), at("Mon 17:00"))
    assert (found.uid_kind, found.start_quality) == (UidKind.END, StartQuality.ESTIMATED)


def test_an_end_without_a_zone_is_the_house_s() -> None:
    names = FieldNames(end="state")

    (found,) = what(SourceKind.ENTITY, states(shows("u", "2026-06-15T19:00:00")), names=names)

    assert (found.end, found.start_quality) == (at("Mon 17:00"), StartQuality.LOCAL_ASSUMED)


def test_a_list_is_read_row_by_row() -> None:
    names = FieldNames(start="begin", workouts="all")
    rows = [{"begin": WHEN}, {"begin": "2026-06-15T18:00:00+00:00"}, {}]

    assert len(what(SourceKind.ENTITY, states(shows("u", all=rows)), names=names)) == 2


def test_a_time_that_cannot_be_read_is_said_unless_the_other_end_can() -> None:
    def reasons(names: FieldNames, **shown: object) -> list[str]:
        seeing = states(shows("u", **shown))
        return not_read(SourceKind.ENTITY, seeing, names=names)

    both = FieldNames(start="begin", end="over")

    assert reasons(both, begin="at six") == ["time_unreadable"]
    assert reasons(both, begin="at six", over=WHEN) == []
    assert reasons(both, begin="unknown") == reasons(both) == []


def test_set_up_can_try_the_names() -> None:
    def tells(names: FieldNames) -> bool:
        return can_tell(
            shows("u", WHEN, all=[]), Context(now=at("Mon 20:00"), zone=AMSTERDAM, names=names)
        )

    assert tells(FieldNames(start="state"))
    assert not tells(FieldNames(start="begin"))
    assert not tells(FieldNames(start="begin", workouts="all"))
