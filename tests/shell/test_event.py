"""What happened, for automations."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Event, EventStateChangedData, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events
from syrupy.assertion import SnapshotAssertion

from custom_components.back_recovery.const import CONF_PRIVATE_ANSWERS

from .acting import MONDAY, TICKED, a_plan, a_running_plan, act, attribute, shown, until
from .pictures import assert_as_in_picture

pytestmark = pytest.mark.freeze_time(MONDAY)

PROMPT = "event.back_recovery_prompt"
EPISODE = "event.back_recovery_episode"


def fired(changes: list[Event[EventStateChangedData]], entity_id: str) -> list[str]:
    """Return the types of what an event entity fired, in order."""
    states = [change.data["new_state"] for change in changes]
    mine = [one for one in states if one and one.entity_id == entity_id]
    # Before the first of all it only becomes there.
    return [kind for one in mine if (kind := one.attributes["event_type"])]


async def test_the_events_are_as_in_the_picture(
    hass: HomeAssistant, snapshot: SnapshotAssertion
) -> None:
    await assert_as_in_picture(hass, "event", await a_plan(hass), snapshot)


async def test_the_life_of_prompts_is_told(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, **TICKED)
    changes = async_capture_events(hass, "state_changed")

    await until(hass, freezer, "Mon 19:00")
    await act(hass, "snooze", minutes=10)
    await until(hass, freezer, "Mon 19:10")
    await act(hass, "skip")
    await until(hass, freezer, "Mon 20:00")
    await act(hass, "done")

    told = ["offered", "snoozed", "offered", "skipped", "offered", "done"]
    assert fired(changes, PROMPT) == told


async def test_what_never_happened_is_not_there_and_the_first_time_is_news_all_the_same(
    hass: HomeAssistant,
) -> None:
    await a_plan(hass)
    changes = async_capture_events(hass, "state_changed")
    assert shown(hass, EPISODE) == "unavailable"

    await act(hass, "start")

    of_episode = [one.data for one in changes if one.data["entity_id"] == EPISODE]
    old, new = of_episode[-1]["old_state"], of_episode[-1]["new_state"]
    assert old
    assert new
    assert (old.state, new.attributes["event_type"]) == ("unknown", "started")


async def test_a_prompt_is_told_with_its_activity_and_why(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    entry = await a_running_plan(hass)
    await until(hass, freezer, "Mon 19:00")
    (prompt,) = entry.runtime_data.recovery.episode.prompts

    await act(hass, "pause")

    assert attribute(hass, PROMPT, "event_type") == "lapsed"
    assert attribute(hass, PROMPT, "activity") == "walk"
    assert attribute(hass, PROMPT, "prompt_id") == prompt.id
    assert attribute(hass, PROMPT, "reason") == "paused"


async def test_the_life_of_an_episode_is_told(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_plan(hass)
    changes = async_capture_events(hass, "state_changed")

    await act(hass, "start", reason="deadlifts")
    assert attribute(hass, EPISODE, "reason") == "deadlifts"
    await act(hass, "extend", hours=24)
    await act(hass, "extend", hours=-24)
    await act(hass, "report_warning_sign", list="b")
    await act(hass, "lift_hold")
    await act(hass, "stop")

    told = ["started", "extended", "shortened", "hold_started", "hold_lifted", "stopped"]
    assert fired(changes, EPISODE) == told


async def test_the_end_of_the_window_is_told(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)

    await until(hass, freezer, "Wed 18:00")

    assert attribute(hass, EPISODE, "event_type") == "completed"


async def test_a_plan_that_is_let_go_tells_nothing_more(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass)
    coordinator = entry.runtime_data.recovery

    await hass.config_entries.async_unload(entry.entry_id)

    assert coordinator._report_listeners == []


@pytest.mark.parametrize(("private", "reason"), [(False, "swelling"), (True, "answers")])
async def test_with_private_answers_no_event_says_what_was_answered(
    hass: HomeAssistant, private: bool, reason: str
) -> None:
    await a_running_plan(hass, **{CONF_PRIVATE_ANSWERS: private})

    await act(hass, "check_in", pain_now=4, swelling=True)

    assert attribute(hass, EPISODE, "event_type") == "hold_started"
    assert attribute(hass, EPISODE, "reason") == reason
