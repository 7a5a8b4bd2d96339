"""From 65 on a pad that the house switches on asks whether somebody is there, each time."""

from typing import Any

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.vocabulary import Answer, Condition

from .builders import a_plan
from .house import HouseTimeline, a_bath, a_device, a_pad, by_hand
from .ticks import ticked


def the_pad_of(*conditions: Condition, **values: Any) -> HouseTimeline:
    pad = a_pad(values.pop("device", a_device()), **values)
    return HouseTimeline(a_plan(pad, profile=ticked(*conditions), rest_window=120)).day()


def test_from_65_on_pressing_start_asks_first() -> None:
    home = the_pad_of(Condition.AGE_65).confirm("Tue 12:00")

    assert not home.is_on()
    assert len(home.messages("confirm_heat")) == 1


def test_from_65_on_the_answer_to_the_question_starts() -> None:
    home = the_pad_of(Condition.AGE_65).confirm("Tue 12:00")

    home.tap("Tue 12:01", Answer.START)

    assert home.is_on()


@pytest.mark.parametrize(("again", "is_on"), [("Tue 12:01:59", True), ("Tue 12:02", False)])
def test_from_65_on_pressing_start_again_is_an_answer_while_it_is_fresh(
    again: str, is_on: bool
) -> None:
    home = the_pad_of(Condition.AGE_65).confirm("Tue 12:00").confirm(again)

    assert home.is_on() is is_on


def test_from_65_on_every_session_is_asked_about_anew() -> None:
    home = the_pad_of(Condition.AGE_65, gap=0).confirm("Tue 12:00").tap("Tue 12:01", Answer.START)
    home.on("Tue 12:03", happened.ActivityStopped())

    home.confirm("Tue 12:04")

    assert not home.is_on()
    assert len(home.messages("confirm_heat")) == 2


def test_from_65_on_a_question_about_something_else_is_no_answer() -> None:
    plan = a_plan(a_pad(), a_bath(), profile=ticked(Condition.AGE_65), rest_window=120)
    home = HouseTimeline(plan).day().ask("Tue 12:00", "bath")

    home.confirm("Tue 12:01")

    assert not home.is_on()


def test_from_65_on_a_pad_by_hand_has_nothing_to_confirm() -> None:
    home = the_pad_of(Condition.AGE_65, device=by_hand()).ask("Tue 12:00")

    assert home.episode
    assert home.episode.session
    assert home.messages("confirm_heat") == []


def test_before_65_pressing_start_is_enough() -> None:
    assert the_pad_of().confirm("Tue 12:00").is_on()


def test_from_65_on_a_bath_starts_on_pressing_start() -> None:
    plan = a_plan(a_bath(), profile=ticked(Condition.AGE_65), rest_window=120)

    assert HouseTimeline(plan).day().confirm("Tue 12:00", "bath").is_on("bath")
