"""A device is taken from the question to the end of the soak."""

from dataclasses import replace
from datetime import datetime

import pytest

from custom_components.back_recovery.engine.model.episode import Question
from custom_components.back_recovery.engine.model.guards import GuardState
from custom_components.back_recovery.engine.reading.uses import DeviceUse, device_uses

from ..builders import a_plan, a_session, an_activity, an_episode, at
from ..house import BATH, PAD, a_guard

PLAN = a_plan(PAD, BATH, rest_window=120)


def used_until(**values: object) -> datetime | None:
    (use,) = device_uses(PLAN, an_episode(**values), ()).values()
    return use.until


def test_an_idle_plan_uses_nothing() -> None:
    assert device_uses(PLAN, None, ()) == {}
    assert device_uses(PLAN, an_episode(), (a_guard(GuardState.OFF),)) == {}


def test_a_question_takes_the_device_for_as_long_as_a_yes_counts() -> None:
    question = Question(activity="bath", asked_at=at("Tue 19:00"))

    assert used_until(question=question) == at("Tue 19:02")


def test_a_bath_has_its_tap_until_the_end_of_the_soak() -> None:
    soaking = a_session("bath", "Tue 19:00", ends_at=at("Tue 19:46"))

    assert used_until(sessions=(soaking,)) == at("Tue 19:46")


def test_who_has_not_said_to_be_out_may_still_sit_in_the_water() -> None:
    bath = a_session("bath", "Tue 19:00", ends_at=at("Tue 19:30"))
    over = replace(bath, ended_at=at("Tue 19:30"), answer_by=at("Tue 19:55"))

    assert used_until(sessions=(over,)) == at("Tue 19:55")
    assert device_uses(PLAN, an_episode(sessions=(replace(over, answer_by=None),)), ()) == {}


@pytest.mark.parametrize(
    ("state", "use"),
    [
        (GuardState.STARTING, DeviceUse(until=at("Tue 20:15"), is_on=True)),
        (GuardState.ON, DeviceUse(until=at("Tue 20:15"), is_on=True)),
        (GuardState.GOING_OFF, DeviceUse(until=None)),
    ],
)
def test_what_is_on_or_not_proven_off_is_in_use(state: GuardState, use: DeviceUse) -> None:
    assert device_uses(PLAN, None, (a_guard(state),)) == {"switch.pad": use}


def test_the_longest_use_counts() -> None:
    session = a_session("heating_pad", "Tue 20:00", ends_at=at("Tue 20:10"))

    found = device_uses(PLAN, an_episode(sessions=(session,)), (a_guard(),))

    assert found == {"switch.pad": DeviceUse(until=at("Tue 20:15"), is_on=True)}


def test_what_is_done_without_a_device_takes_none() -> None:
    walking = an_episode(sessions=(a_session("walk", "Tue 19:00"),))

    assert device_uses(a_plan(an_activity("walk"), PAD), walking, ()) == {}


def test_a_device_that_is_going_off_is_in_use_until_the_end_of_what_is_done_with_it() -> None:
    session = a_session("heating_pad", "Tue 20:00", ends_at=at("Tue 20:10"))

    found = device_uses(PLAN, an_episode(sessions=(session,)), (a_guard(GuardState.GOING_OFF),))

    assert found == {"switch.pad": DeviceUse(until=at("Tue 20:10"))}


def test_what_is_not_in_the_plan_any_more_uses_nothing() -> None:
    bathing = an_episode(sessions=(a_session("bath", "Tue 19:00"),))

    assert device_uses(a_plan(PAD), bathing, ()) == {}
