"""From when on the days are thin: a day after the last answer, if nobody gives another."""

from typing import Any

import pytest

from custom_components.back_recovery.engine.model.episode import CheckIn, Fact, Training
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.vocabulary import PromptState, Stage
from custom_components.back_recovery.engine.reading.day import silent_from

from ..builders import a_deed, a_plan, a_prompt, an_activity, an_episode, at, clock
from ..days import coming


def silent(**values: Any) -> str:
    """Return from when on it is silent, of an episode that began on Monday at 18:00."""
    return clock(silent_from(a_plan(), an_episode(**values)))


def offered(state: PromptState, **values: Any) -> dict[str, Any]:
    return {"prompts": (a_prompt(when="Tue 09:00", state=state, **values),)}


def noted(what: What, **values: Any) -> dict[str, Any]:
    return {"history": (Fact(at=at("Tue 10:00"), what=what, **values),)}


def test_to_begin_is_the_first_answer() -> None:
    assert silent() == "Tue 18:00"


@pytest.mark.parametrize(
    "answer",
    [
        {"check_ins": (CheckIn(at=at("Tue 10:00"), pain_now=3),)},
        {"trainings": (Training(at=at("Tue 10:00"), stage=Stage.LIGHT),)},
        {"sessions": (a_deed("walk", "Tue 10:00"),)},
        offered(PromptState.DONE, closed_at=at("Tue 10:00")),
        offered(PromptState.SKIPPED, closed_at=at("Tue 10:00")),
        offered(PromptState.SNOOZED, snoozed_until=at("Tue 10:00")),
        noted(What.EXTENDED, by="anna"),
        noted(What.RESUMED),
        noted(What.HOLD_LIFTED),
    ],
)
def test_whatever_a_person_does_or_says_is_an_answer(answer: dict[str, Any]) -> None:
    assert silent(**answer) == "Wed 10:00"


@pytest.mark.parametrize(
    "event",
    [
        offered(PromptState.OFFERED),
        offered(PromptState.LAPSED, closed_at=at("Tue 10:00")),
        noted(What.EXTENDED),
        noted(What.PAUSED),
        noted(What.HOLD_STARTED),
    ],
)
def test_what_the_house_does_by_itself_is_none(event: dict[str, Any]) -> None:
    assert silent(**event) == "Tue 18:00"


def test_in_silence_only_the_first_check_in_and_the_first_walk_of_a_day_come() -> None:
    plan = a_plan(
        *(an_activity(kind, times="08:00 12:00", most_per_day=2) for kind in ("walk", "check_in"))
    )

    assert coming(plan, "Wed 00:00", ends="Fri 18:00") == ["08:00 check_in", "08:00 walk"]
