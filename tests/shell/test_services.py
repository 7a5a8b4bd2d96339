"""Actions: what automations, dashboards and people ask of a plan."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceNotFound
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from syrupy.assertion import SnapshotAssertion

from custom_components.back_recovery.const import (
    CONF_LANGUAGE,
    CONF_PRIVATE_ANSWERS,
    CONF_STREAK,
    DOMAIN,
)

from .acting import (
    MONDAY,
    STRETCH_AT_20,
    SWITCH,
    USUAL,
    WALK,
    a_plan,
    a_running_plan,
    act,
    ask,
    press,
    refused,
    shown,
    somebody,
    until,
)
from .builders import an_activity

pytestmark = pytest.mark.freeze_time(MONDAY)

ENDS = "sensor.back_recovery_rest_window_ends"
PHASE = "sensor.back_recovery_phase"


async def test_start_begins_with_a_window_an_onset_and_a_reason(
    hass: HomeAssistant, hass_admin_user: MockUser
) -> None:
    entry = await a_plan(hass)

    await act(hass, "start", hass_admin_user.id, rest_window=96, onset="tweak", reason="deadlifts")

    (fact,) = entry.runtime_data.recovery.episode.history
    assert (fact.reason, fact.by) == ("deadlifts", hass_admin_user.id)
    assert shown(hass, ENDS) == "2026-11-27T18:00:00+00:00"
    assert shown(hass, "select.back_recovery_onset") == "tweak"


async def test_start_knows_where_the_person_is(hass: HomeAssistant) -> None:
    hass.states.async_set("person.alex", "home")
    entry = await a_plan(hass, person="person.alex")

    await act(hass, "start")

    assert entry.runtime_data.recovery.episode.place.at_home is True


async def test_stop_ends_it_with_a_reason(hass: HomeAssistant) -> None:
    await a_running_plan(hass)

    await act(hass, "stop", reason="all good")

    assert shown(hass, SWITCH) == "off"
    state = hass.states.get("event.back_recovery_episode")
    assert state
    assert state.attributes["reason"] == "all good"


async def test_extend_moves_the_window_both_ways(hass: HomeAssistant) -> None:
    await a_running_plan(hass)
    await act(hass, "extend", hours=24)
    assert shown(hass, ENDS) == "2026-11-26T18:00:00+00:00"

    await act(hass, "extend", hours=-6.5)

    assert shown(hass, ENDS) == "2026-11-26T11:30:00+00:00"


async def test_the_window_is_never_shorter_than_the_plan(hass: HomeAssistant) -> None:
    await a_running_plan(hass)

    error = await refused(hass, "extend", hours=-1)

    assert str(error) == (
        "The rest window cannot end before Wed 18:00. You can stop the recovery instead"
    )


async def test_the_window_is_never_longer_than_four_weeks(hass: HomeAssistant) -> None:
    await a_running_plan(hass)

    error = await refused(hass, "extend", hours=672)

    assert str(error) == "The rest window cannot go beyond Mon 21 Dec 18:00"


async def test_times_are_said_in_the_language_of_the_person(hass: HomeAssistant) -> None:
    await a_running_plan(hass, **{CONF_LANGUAGE: "de"})

    error = await refused(hass, "extend", hours=-1)

    assert error.translation_placeholders == {"until": "Mi 18:00 Uhr"}


async def test_pause_and_resume(hass: HomeAssistant) -> None:
    await a_running_plan(hass)
    await act(hass, "pause")
    assert shown(hass, PHASE) == "paused"

    await act(hass, "resume")

    assert shown(hass, PHASE) == "rest"


async def test_a_check_in_takes_every_answer(
    hass: HomeAssistant, hass_admin_user: MockUser
) -> None:
    answers: dict[str, Any] = {
        "pain_now": 3,
        "pain_worst": 5,
        "swelling": False,
        "bruise": True,
        "skin_ok": True,
        "leg_symptoms": False,
        "feel_unwell": False,
        "alcohol_or_sedative": True,
    }
    entry = await a_running_plan(hass)

    await act(hass, "check_in", hass_admin_user.id, **answers)

    (check_in,) = entry.runtime_data.recovery.episode.check_ins
    assert {name: getattr(check_in, name) for name in answers} == answers
    assert check_in.by == hass_admin_user.id


@pytest.mark.parametrize("pain", [-1, 11, 4.5, "much"])
async def test_a_pain_is_a_whole_number_from_0_to_10(hass: HomeAssistant, pain: Any) -> None:
    await a_running_plan(hass)

    err = await refused(hass, "check_in", pain_now=pain)

    assert err.translation_key == "invalid_pain"


async def test_a_hold_is_lifted_by_the_person(hass: HomeAssistant) -> None:
    await a_running_plan(hass)
    await act(hass, "report_warning_sign", list="b")
    assert shown(hass, PHASE) == "hold_care"

    await act(hass, "lift_hold")

    assert shown(hass, PHASE) == "rest"


async def test_an_emergency_hold_cannot_be_lifted(hass: HomeAssistant) -> None:
    await a_running_plan(hass)
    await act(hass, "report_warning_sign", list="a")

    error = await refused(hass, "lift_hold")

    assert error.translation_key == "wrong_phase_hold_emergency"
    assert shown(hass, PHASE) == "hold_emergency"


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("stop", {}),
        ("extend", {"hours": 1}),
        ("pause", {}),
        ("resume", {}),
        ("check_in", {"pain_now": 1}),
        ("start_activity", {"activity": "walk"}),
        ("stop_activity", {}),
        ("done", {}),
        ("skip", {}),
        ("snooze", {}),
        ("report_warning_sign", {"list": "a"}),
        ("lift_hold", {}),
    ],
)
async def test_nothing_but_start_works_while_idle(
    hass: HomeAssistant, action: str, data: dict[str, Any]
) -> None:
    await a_plan(hass)

    assert (await refused(hass, action, **data)).translation_key == "not_recovering"


async def test_the_agenda_says_what_comes_and_what_is_closed(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, snapshot: SnapshotAssertion
) -> None:
    await a_running_plan(hass, *USUAL, an_activity("heating_pad", schedule="never"))
    await act(hass, "check_in", pain_now=4, swelling=False)
    await press(hass, "select.select_option", "select.back_recovery_onset", option="unsure")
    await until(hass, freezer, "Mon 19:00")
    await act(hass, "snooze")
    await act(hass, "start_activity", activity="walk")

    assert await ask(hass, f"{DOMAIN}.get_agenda", SWITCH) == snapshot


async def test_the_agenda_is_of_now_and_not_of_the_last_step(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, an_activity("heating_pad", schedule="never", latest="21:00:00"))
    freezer.move_to("2026-11-23 21:30:00+00:00")

    agenda = await ask(hass, f"{DOMAIN}.get_agenda", SWITCH)

    assert [(one["activity"], one["why"]) for one in agenda["closed"][1:]] == [
        ("heating_pad", "hours")
    ]


async def test_the_agenda_says_what_waits_for_an_answer(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)
    await until(hass, freezer, "Mon 19:00")
    await act(hass, "snooze", minutes=20)

    (prompt,) = (await ask(hass, f"{DOMAIN}.get_agenda", SWITCH))["open_prompts"]

    assert (prompt["activity"], prompt["name"], prompt["state"]) == ("walk", "Walk", "snoozed")
    assert prompt["offered_at"] == "2026-11-23T19:00:00+00:00"
    assert prompt["snoozed_until"] == "2026-11-23T19:20:00+00:00"


async def test_the_agenda_of_an_idle_plan_is_empty(hass: HomeAssistant) -> None:
    await a_plan(hass)

    assert await ask(hass, f"{DOMAIN}.get_agenda", SWITCH) == {
        "phase": "idle",
        "rest_window_ends": None,
        "hold": None,
        "stage": "none",
        "load_cap": None,
        "volume_cap": None,
        "next_training": None,
        "session": None,
        "open_prompts": [],
        "coming": [],
        "left_out": [],
        "devices": [],
        "closed": [],
        "gate": [],
        "adherence": [],
        "check_ins": [],
        "check_in_streak": None,
    }


@pytest.mark.parametrize(
    ("who", "may_see"),
    [("the person", True), ("an administrator", True), ("somebody else", False), (None, False)],
)
async def test_private_answers_are_for_the_person_and_administrators(
    hass: HomeAssistant, hass_admin_user: MockUser, who: str | None, may_see: bool
) -> None:
    users = {
        "the person": await somebody(hass, "Alex"),
        "an administrator": hass_admin_user.id,
        "somebody else": await somebody(hass, "Kim"),
    }
    hass.states.async_set("person.alex", "home", {"user_id": users["the person"]})
    await a_plan(hass, person="person.alex", **{CONF_PRIVATE_ANSWERS: True})
    await act(hass, "start")
    await act(hass, "check_in", pain_now=4, bruise=True)

    by = users[who] if who else None
    agenda = await ask(hass, f"{DOMAIN}.get_agenda", SWITCH, by)

    assert ("check_ins" in agenda) is may_see
    assert ("bruise" in str(agenda["closed"])) is may_see


async def test_answers_that_are_not_private_are_for_all_of_the_house(hass: HomeAssistant) -> None:
    kim = await somebody(hass, "Kim")
    await a_running_plan(hass)
    await act(hass, "check_in", pain_now=4)

    agenda = await ask(hass, f"{DOMAIN}.get_agenda", SWITCH, kim)

    assert [one["pain_now"] for one in agenda["check_ins"]] == [4]


async def test_the_agenda_says_what_became_of_the_offers_of_each_activity(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, WALK, STRETCH_AT_20)
    await until(hass, freezer, "Mon 19:00")
    await act(hass, "done", activity="walk")
    await until(hass, freezer, "Mon 20:00")
    await act(hass, "skip", activity="cat_and_cow")

    agenda = await ask(hass, f"{DOMAIN}.get_agenda", SWITCH)

    assert agenda["adherence"] == [
        {"activity": "walk", "name": "Walk", "done": 1, "skipped": 0, "lapsed": 0},
        {"activity": "cat_and_cow", "name": "Cat and cow", "done": 0, "skipped": 1, "lapsed": 0},
    ]


@pytest.mark.parametrize(
    ("options", "shown_streak"),
    [({}, 1), ({CONF_STREAK: False}, None), ({CONF_PRIVATE_ANSWERS: True}, None)],
)
async def test_the_agenda_counts_days_for_whom_they_may_be_seen(
    hass: HomeAssistant, options: dict[str, bool], shown_streak: int | None
) -> None:
    await a_running_plan(hass, **options)
    await act(hass, "check_in", pain_now=4)

    agenda = await ask(hass, f"{DOMAIN}.get_agenda", SWITCH, await somebody(hass, "Kim"))

    assert agenda.get("check_in_streak") == shown_streak
    assert ("check_in_streak" in agenda) is (shown_streak is not None)


async def test_a_window_can_be_played_ahead(
    hass: HomeAssistant, snapshot: SnapshotAssertion
) -> None:
    await a_plan(hass, quiet_from="21:30:00", quiet_until="07:00:00")

    played = await ask(hass, f"{DOMAIN}.simulate", SWITCH, rest_window=12)

    assert played == snapshot
    assert shown(hass, SWITCH) == "off"


async def test_a_window_is_played_from_a_time_on_the_clock_of_the_plan(
    hass: HomeAssistant,
) -> None:
    await a_plan(hass)
    await hass.config.async_update(time_zone="Europe/Amsterdam")

    played = await ask(hass, f"{DOMAIN}.simulate", SWITCH, start="2026-12-01 08:00:00")

    assert played["timeline"][0]["at"] == "2026-12-01T08:00:00+01:00"
    assert played["timeline"][-1]["at"] == "2026-12-03T08:00:00+01:00"


async def test_two_people_each_start_their_own(hass: HomeAssistant) -> None:
    alice = await a_plan(hass, rest_window=24)
    bob = await a_plan(hass, title="Back recovery Bob", rest_window=72)

    await hass.services.async_call(
        DOMAIN, "start", {"entity_id": [SWITCH, f"{SWITCH}_bob"]}, blocking=True
    )

    ids = {entry.runtime_data.recovery.episode.window_ends_at for entry in (alice, bob)}
    assert len(ids) == 2
    assert shown(hass, SWITCH) == shown(hass, f"{SWITCH}_bob") == "on"


async def test_a_plan_that_is_not_loaded_is_not_there(hass: HomeAssistant) -> None:
    entry = await a_plan(hass)
    await hass.config_entries.async_unload(entry.entry_id)

    with pytest.raises(HomeAssistantError, match="did not match any entities"):
        await ask(hass, f"{DOMAIN}.get_agenda", SWITCH)


async def test_actions_are_there_before_any_plan(hass: HomeAssistant) -> None:
    with pytest.raises(ServiceNotFound):
        await act(hass, "start")
