"""What can be read of a plan."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from syrupy.assertion import SnapshotAssertion

from custom_components.back_recovery.const import (
    CONF_LANGUAGE,
    CONF_PRIVATE_ANSWERS,
    CONF_REST_WINDOW,
    CONF_STREAK,
)
from custom_components.back_recovery.sensor import PHASES

from .acting import (
    BATH,
    MONDAY,
    STRETCH,
    SWITCH,
    TICKED,
    WALK,
    a_plan,
    a_running_plan,
    act,
    attribute,
    press,
    settle,
    shown,
    until,
)
from .builders import an_activity
from .pictures import assert_as_in_picture

pytestmark = pytest.mark.freeze_time(MONDAY)

S = "sensor.back_recovery_"


async def test_idle_sensors_are_as_in_the_picture(
    hass: HomeAssistant, snapshot: SnapshotAssertion
) -> None:
    await assert_as_in_picture(hass, "sensor", await a_plan(hass), snapshot)


async def test_sensors_of_a_running_plan_are_as_in_the_picture(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, snapshot: SnapshotAssertion
) -> None:
    entry = await a_running_plan(hass, **TICKED)
    await act(hass, "check_in", pain_now=4)
    await until(hass, freezer, "Mon 19:00")
    await act(hass, "start_activity", activity="walk")

    await assert_as_in_picture(hass, "sensor", entry, snapshot)


@pytest.mark.parametrize(
    ("action", "data", "phase"),
    [
        ("pause", {}, "paused"),
        ("report_warning_sign", {"list": "b"}, "hold_care"),
        ("report_warning_sign", {"list": "a"}, "hold_emergency"),
    ],
)
async def test_the_phase_is_one_of_those_promised(
    hass: HomeAssistant, action: str, data: dict[str, str], phase: str
) -> None:
    await a_running_plan(hass)

    await act(hass, action, **data)

    assert shown(hass, S + "phase") == phase
    assert attribute(hass, S + "phase", "options") == PHASES


async def test_what_comes_next_is_named_with_its_time(hass: HomeAssistant) -> None:
    await a_running_plan(hass)

    assert shown(hass, S + "next_prompt") == "2026-11-23T19:00:00+00:00"
    assert shown(hass, S + "next_activity") == "walk"
    assert attribute(hass, S + "next_activity", "activity_name") == "Walk"


async def test_what_waits_for_the_person_is_not_what_comes_next(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    pad = an_activity("heating_pad", times=["19:00:00"], schedule="times", late_until="21:00:00")
    hass.states.async_set("person.alex", "not_home")
    entry = await a_plan(hass, pad, BATH, person="person.alex", **TICKED)
    await press(hass, "switch.turn_on", SWITCH)

    await until(hass, freezer, "Mon 19:10")

    assert entry.runtime_data.recovery.data.agenda.coming[0].activity == "heating_pad"
    assert shown(hass, S + "next_activity") == "bath"


async def test_a_session_shows_what_is_done_and_until_when(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)
    await act(hass, "start_activity", activity="walk", minutes=12)
    assert shown(hass, S + "current_activity") == "walk"
    assert shown(hass, S + "session_ends") == "2026-11-23T18:12:00+00:00"

    await until(hass, freezer, "Mon 18:12")

    assert shown(hass, S + "current_activity") == "unavailable"
    assert shown(hass, S + "session_ends") == "unavailable"


async def test_an_own_activity_is_shown_with_its_name(hass: HomeAssistant) -> None:
    await a_running_plan(hass, WALK, STRETCH)

    await act(hass, "start_activity", activity="Cat and cow")

    assert shown(hass, S + "current_activity") == "custom"
    assert attribute(hass, S + "current_activity", "activity") == "cat_and_cow"
    assert attribute(hass, S + "current_activity", "activity_name") == "Cat and cow"


async def test_names_are_in_the_language_of_the_person(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass)

    hass.config_entries.async_update_entry(entry, options={CONF_LANGUAGE: "de"})
    await settle(hass)

    assert attribute(hass, S + "next_activity", "activity_name") == "Spaziergang"


async def test_pain_is_a_point_and_pain_now_is_known_for_a_day(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    pain, pain_now = S + "pain", "number.back_recovery_pain_now"
    await a_running_plan(hass)
    await act(hass, "check_in", pain_now=6)
    story = []
    for when in ("Mon 18:59:59", "Mon 19:00", "Tue 17:59:59", "Tue 18:00"):
        await until(hass, freezer, when)
        story.append((shown(hass, pain), shown(hass, pain_now)))

    assert story == [("6", "6"), ("unknown", "6"), ("unknown", "6"), ("unknown", "unknown")]


async def test_pain_is_nobodys_while_idle(hass: HomeAssistant) -> None:
    await a_running_plan(hass)
    await act(hass, "check_in", pain_now=6)

    await act(hass, "stop")

    assert shown(hass, S + "pain") == "unavailable"


async def test_adherence_counts_what_was_taken_up_of_what_was_answered(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, **TICKED)
    await until(hass, freezer, "Mon 19:00")
    await act(hass, "done")
    await until(hass, freezer, "Mon 20:00")
    await act(hass, "skip")

    assert shown(hass, S + "adherence") == "50"


async def test_days_in_a_row_with_a_check_in_are_beside_the_adherence(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)
    assert attribute(hass, S + "adherence", "check_in_streak") == 0
    await act(hass, "check_in", pain_now=6)
    await until(hass, freezer, "Tue 18:00")
    await act(hass, "check_in", pain_now=2)
    assert attribute(hass, S + "adherence", "check_in_streak") == 2

    await act(hass, "stop")

    assert attribute(hass, S + "adherence", "check_in_streak") is None


async def test_a_day_without_a_check_in_is_noticed_at_midnight(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)
    await act(hass, "check_in", pain_now=6)

    await until(hass, freezer, "Tue 23:59")
    assert attribute(hass, S + "adherence", "check_in_streak") == 1
    await until(hass, freezer, "Wed 00:00")

    assert attribute(hass, S + "adherence", "check_in_streak") == 0


@pytest.mark.parametrize("options", [{CONF_STREAK: False}, {CONF_PRIVATE_ANSWERS: True}])
async def test_days_in_a_row_are_not_shown_to_whom_they_do_not_concern(
    hass: HomeAssistant, options: dict[str, bool]
) -> None:
    entry = await a_running_plan(hass)
    await act(hass, "check_in", pain_now=6)

    hass.config_entries.async_update_entry(entry, options=options)
    await settle(hass)

    assert attribute(hass, S + "adherence", "check_in_streak") is None


async def test_private_answers_have_no_entity(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass)
    registry = er.async_get(hass)
    assert registry.async_get(S + "pain")

    hass.config_entries.async_update_entry(entry, options={CONF_PRIVATE_ANSWERS: True})
    await settle(hass)

    for entity_id in (S + "pain", "number.back_recovery_pain_now"):
        assert registry.async_get(entity_id) is None
        assert hass.states.get(entity_id) is None
    assert shown(hass, S + "phase") == "rest"


async def test_another_rest_window_leaves_the_running_one_alone(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass)

    hass.config_entries.async_update_entry(entry, options={CONF_REST_WINDOW: 24})
    await settle(hass)

    assert shown(hass, S + "rest_window_ends") == "2026-11-25T18:00:00+00:00"
