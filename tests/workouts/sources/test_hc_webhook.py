"""HC Webhook: two spellings and a test button."""

from typing import Any

import pytest

from custom_components.back_recovery.workouts.vocabulary import ActivityClass, SourceKind

from ..builders import at, not_read, posted, states, what

SNAKE = {
    "type": "weightlifting",
    "title": "Gym",
    "start_time": "2026-06-15T17:00:00Z",
    "end_time": "2026-06-15T18:00:00Z",
    "duration_seconds": 3500,
}
CAMEL = {
    "type": "weightlifting",
    "title": "Gym",
    "startTime": "2026-06-15T17:00:00Z",
    "endTime": "2026-06-15T18:00:00Z",
    "durationSeconds": 3500,
}


@pytest.mark.parametrize("row", [SNAKE, CAMEL])
def test_both_spellings_are_the_same_workout(row: dict[str, Any]) -> None:
    (found,) = what(SourceKind.HC_WEBHOOK, posted(exercise=[row]))

    assert (found.uid, found.start) == ("2026-06-15T17:00:00+00:00|weightlifting", at("Mon 17:00"))
    assert found.duration_s == 3500


@pytest.mark.parametrize("flag", [True, "true", 1])
def test_the_test_button_is_not_training(flag: object) -> None:
    assert what(SourceKind.HC_WEBHOOK, posted(test=flag, exercise=[SNAKE])) == []
    assert what(SourceKind.HC_WEBHOOK, posted(exercise=[{**SNAKE, "test": flag}])) == []


def test_no_test_is_training() -> None:
    assert len(what(SourceKind.HC_WEBHOOK, posted(test=False, exercise=[SNAKE]))) == 1


def test_halves_and_other_records_tell_nothing() -> None:
    half = {key: value for key, value in SNAKE.items() if key != "end_time"}

    assert what(SourceKind.HC_WEBHOOK, posted(steps=[{}], exercise=[half])) == []
    assert what(SourceKind.HC_WEBHOOK, states()) == []


@pytest.mark.parametrize(
    ("kind", "title", "wanted"),
    [
        ("70", None, ActivityClass.STRENGTH),
        (81, None, ActivityClass.STRENGTH),
        ("79", "Lifting my spirits", ActivityClass.WALK),
        ("0", "Weight training", ActivityClass.STRENGTH),
        ("0", None, ActivityClass.OTHER),
        ("999", None, ActivityClass.OTHER),
    ],
)
def test_the_number_comes_first_and_the_title_where_it_says_nothing(
    kind: object, title: str | None, wanted: ActivityClass
) -> None:
    row = {**SNAKE, "type": kind, "title": title}

    (found,) = what(SourceKind.HC_WEBHOOK, posted(exercise=[row]))

    assert (found.activity_raw, found.activity_class) == (str(kind), wanted)


def test_a_time_that_cannot_be_read_is_said() -> None:
    body = posted(exercise=[SNAKE, {**SNAKE, "end_time": "at six"}])

    assert not_read(SourceKind.HC_WEBHOOK, body) == ["time_unreadable"]
    assert len(what(SourceKind.HC_WEBHOOK, body)) == 1
