"""Actions about one activity: start, stop, done, skip, snooze, and how it is named."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from custom_components.back_recovery.const import CONF_LANGUAGE

from .acting import (
    MONDAY,
    STRETCH,
    STRETCH_AT_20,
    SWITCH,
    WALK,
    a_running_plan,
    act,
    press,
    refused,
    shown,
    until,
)

pytestmark = pytest.mark.freeze_time(MONDAY)

CURRENT = "sensor.back_recovery_current_activity"


@pytest.mark.parametrize("called", ["walk", "Walk", " WALK "])
async def test_an_activity_is_known_by_its_id_and_its_name(
    hass: HomeAssistant, called: str
) -> None:
    await a_running_plan(hass)

    await act(hass, "start_activity", activity=called)

    assert shown(hass, CURRENT) == "walk"


async def test_an_activity_is_known_by_its_name_in_the_language_of_the_person(
    hass: HomeAssistant,
) -> None:
    await a_running_plan(hass, **{CONF_LANGUAGE: "de"})

    await act(hass, "start_activity", activity="Spaziergang")

    assert shown(hass, CURRENT) == "walk"


async def test_an_unknown_activity_is_answered_with_what_there_is(hass: HomeAssistant) -> None:
    await a_running_plan(hass, WALK, STRETCH)

    error = await refused(hass, "start_activity", activity="sauna")

    assert str(error) == "The plan has no activity called sauna. It has: Walk, Cat and cow"


async def test_a_session_is_as_long_as_asked_and_can_be_stopped(hass: HomeAssistant) -> None:
    await a_running_plan(hass)
    await act(hass, "start_activity", activity="walk", minutes=20)
    assert shown(hass, "sensor.back_recovery_session_ends") == "2026-11-23T18:20:00+00:00"

    await act(hass, "stop_activity")

    assert shown(hass, CURRENT) == "unavailable"


async def test_a_session_is_never_too_long(hass: HomeAssistant) -> None:
    await a_running_plan(hass)

    error = await refused(hass, "start_activity", activity="walk", minutes=45)

    assert str(error) == "Walk takes 3 to 30 minutes"


async def test_what_takes_no_time_cannot_be_started(hass: HomeAssistant) -> None:
    await a_running_plan(hass)

    error = await refused(hass, "start_activity", activity="check_in")

    assert error.translation_key == "no_duration"


async def test_a_closed_activity_says_until_when_and_why(hass: HomeAssistant) -> None:
    await a_running_plan(hass)
    await act(hass, "start_activity", activity="walk")

    error = await refused(hass, "start_activity", activity="bath")

    assert str(error) == "Warm bath opens 18:10, because another activity is still going on."


async def test_what_was_done_still_counts_after_off_a_restart_and_on(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass)
    await act(hass, "done", activity="bath")
    await press(hass, "switch.turn_off", SWITCH)
    await hass.config_entries.async_reload(entry.entry_id)
    await press(hass, "switch.turn_on", SWITCH)

    error = await refused(hass, "start_activity", activity="bath")

    assert str(error).startswith(
        "Warm bath opens Tue 14:00, because the last time was not long ago."
    )


async def test_nothing_that_runs_cannot_be_stopped(hass: HomeAssistant) -> None:
    await a_running_plan(hass)

    assert (await refused(hass, "stop_activity", activity="walk")).translation_key == "no_session"


@pytest.mark.parametrize(
    ("action", "state"), [("done", "done"), ("skip", "skipped"), ("snooze", "snoozed")]
)
async def test_a_prompt_is_answered_by_its_activity(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, action: str, state: str
) -> None:
    entry = await a_running_plan(hass, WALK, STRETCH_AT_20)
    await until(hass, freezer, "Mon 19:00")
    await until(hass, freezer, "Mon 20:00")

    await act(hass, action, activity="walk")

    states = {one.activity: one.state for one in entry.runtime_data.recovery.episode.prompts}
    assert states == {"walk": state, "cat_and_cow": "offered"}


async def test_a_snooze_lasts_as_long_as_asked(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)
    await until(hass, freezer, "Mon 19:00")

    await act(hass, "snooze", minutes=7)

    assert shown(hass, "sensor.back_recovery_next_prompt") == "2026-11-23T19:07:00+00:00"


async def test_a_snooze_is_never_longer_than_a_day(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)
    await until(hass, freezer, "Mon 19:00")

    error = await refused(hass, "snooze", minutes=1441)

    assert str(error) == "It can be put off for 24 hours at most"


async def test_something_can_be_done_unasked(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass)

    await act(hass, "done", activity="walk")

    assert [one.activity for one in entry.runtime_data.recovery.episode.sessions] == ["walk"]


async def test_the_gym_can_be_answered_but_is_no_activity(hass: HomeAssistant) -> None:
    await a_running_plan(hass)

    error = await refused(hass, "skip", activity="gym")

    assert error.translation_key == "nothing_to_answer"
