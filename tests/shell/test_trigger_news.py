"""Our triggers for what happens: offers, visits, answers and workouts."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.const import CONF_PRIVATE_ANSWERS, DOMAIN

from .acting import (
    MONDAY,
    SWITCH,
    TICKED,
    WALK,
    a_plan,
    a_running_plan,
    act,
    at,
    press,
    settle,
    shown,
    until,
)
from .automations import note, trigger, trigger_for
from .builders import an_activity
from .test_trigger import device_of, pass_time
from .workout_house import pass_until

pytestmark = pytest.mark.freeze_time(MONDAY)

PROMPT = "event.back_recovery_prompt"
PAIN = "sensor.back_recovery_pain"
WORKOUT = "event.back_recovery_workout"


# Prompts


async def test_an_offer_is_told_with_what_is_offered(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, **TICKED)
    diary = await note(hass, trigger("prompt_offered", PROMPT))

    await until(hass, freezer, "Mon 19:00")
    await act(hass, "done")
    await until(hass, freezer, "Mon 20:00")

    assert [one["activity"] for one in diary.told] == ["walk", "bath"]


async def test_only_some_offers_can_be_waited_for(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, **TICKED)
    diary = await note(hass, trigger("prompt_offered", PROMPT, activity="bath"))

    await until(hass, freezer, "Mon 21:30")

    assert [one["activity"] for one in diary.told] == ["bath"]


async def test_offers_that_lapse_in_the_same_moment_are_each_told(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    stretch = an_activity(
        "custom", activity_id="stretch", schedule="times", times=["19:00:00"], latest="22:00:00"
    )
    await a_running_plan(hass, WALK, stretch)
    diary = await note(hass, trigger("prompt_lapsed", PROMPT))

    await until(hass, freezer, "Mon 19:01")
    await press(hass, "switch.turn_off", SWITCH)

    assert sorted(one["activity"] for one in diary.told) == ["stretch", "walk"]


async def test_an_offer_nobody_answers_lapses(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, WALK)
    diary = await note(hass, trigger("prompt_lapsed", PROMPT, activity=["walk"]))

    await until(hass, freezer, "Mon 20:59")
    assert not diary.told
    await until(hass, freezer, "Mon 21:00")

    assert [one["activity"] for one in diary.told] == ["walk"]


async def test_a_renamed_entity_offers_nothing_again(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)
    await until(hass, freezer, "Mon 19:00")
    diary = await note(hass, trigger("prompt_offered", PROMPT))

    er.async_get(hass).async_update_entity(PROMPT, name="Offer", icon="mdi:walk")
    await settle(hass)

    assert not diary.told


# Visits to the gym


@pytest.fixture
async def gym_goer(hass: HomeAssistant) -> None:
    """Have somebody at home, and a gym."""
    hass.states.async_set("zone.gym", "0", {"friendly_name": "Gym"})
    hass.states.async_set("person.alex", "home")
    await a_running_plan(hass, WALK, person="person.alex", gym_zones=["zone.gym"])


async def visit_gym(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    """Go there, a while after the last message."""
    await pass_time(hass, freezer, minutes=5)
    hass.states.async_set("person.alex", "Gym")
    await settle(hass)


@pytest.mark.usefixtures("gym_goer")
async def test_a_visit_to_the_gym_is_told_once_and_is_no_offer(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    diary = await note(
        hass, trigger("gym_visited_during_lockout", PROMPT), trigger("prompt_offered", PROMPT)
    )

    await visit_gym(hass, freezer)
    await visit_gym(hass, freezer)

    assert [one["trigger"] for one in diary.told] == ["back_recovery.gym_visited_during_lockout"]


@pytest.mark.usefixtures("gym_goer")
async def test_a_visit_while_nothing_is_locked_is_not_told(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    diary = await note(hass, trigger("gym_visited_during_lockout", PROMPT))

    await press(hass, "switch.turn_off", SWITCH)
    await visit_gym(hass, freezer)

    assert not diary.told


# Pain


async def test_every_report_of_pain_is_told(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)
    diary = await note(hass, trigger("pain_reported", PAIN))

    for pain in (4, 4, 2):
        await act(hass, "check_in", pain_now=pain)
        await pass_time(hass, freezer, minutes=1)

    assert [one["state"] for one in diary.told] == [4, 4, 2]


@pytest.mark.parametrize(
    ("threshold", "told"),
    [
        ({"type": "above", "value": {"number": 4}}, [5, 9]),
        ({"type": "below", "value": {"number": 5}}, [4]),
        ({"type": "between", "value_min": {"number": 4}, "value_max": {"number": 5}}, [4, 5]),
        ({"type": "any"}, [4, 5, 9]),
    ],
)
async def test_only_some_pain_can_be_waited_for(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    threshold: dict[str, object],
    told: list[int],
) -> None:
    await a_running_plan(hass)
    diary = await note(hass, trigger("pain_reported", PAIN, threshold=threshold))

    for pain in (4, 5, 9):
        await act(hass, "check_in", pain_now=pain)
        await pass_time(hass, freezer, minutes=1)

    assert [one["state"] for one in diary.told] == told


async def test_pain_that_is_old_news_is_not_told(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, WALK)
    await act(hass, "check_in", pain_now=4)
    diary = await note(hass, trigger("pain_reported", PAIN))

    await until(hass, freezer, "Tue 18:01")

    assert not diary.told


async def test_private_pain_is_told_to_no_automation(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass, **{CONF_PRIVATE_ANSWERS: True})
    diary = await note(hass, trigger_for("pain_reported", {"device_id": device_of(hass, entry)}))

    await act(hass, "check_in", pain_now=9)

    assert not diary.told


# Workouts


async def test_a_workout_that_counts_is_told(hass: HomeAssistant) -> None:
    entry = await a_plan(hass)
    workout = a_sibling(hass, entry, "event", "workout")
    diary = await note(hass, trigger_for("workout_detected", {"device_id": device_of(hass, entry)}))

    for minute, kind in enumerate(("detected", "ignored", "during_lockout", "detected")):
        hass.states.async_set(workout, f"2026-11-23T18:0{minute}", {"event_type": kind})
        await settle(hass)

    assert [one["state"][-1] for one in diary.told] == ["0", "2", "3"]


async def become_a_start(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    """Finish half an hour of strength that is asked about, until its exercises arrive."""
    await act(hass, "log_workout", activity="strength", duration_min=30)
    await pass_until(hass, freezer, at("Mon 18:03"))
    await act(
        hass,
        "log_workout",
        activity="strength",
        start="2026-11-23T17:30:00+00:00",
        duration_min=30,
        exercises=[{"name": "Deadlift", "sets": 4}],
    )


async def test_a_workout_whose_details_come_late_counts_once(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await hass.config.async_set_time_zone("UTC")
    await a_plan(hass)
    diary = await note(hass, trigger("workout_detected", WORKOUT))

    await become_a_start(hass, freezer)

    assert shown(hass, SWITCH) == "on"
    assert diary.decisions == ["ask"]


@pytest.mark.parametrize(
    ("decision", "told"),
    [("start", ["start"]), (["ask", "start"], ["ask", "start"]), ("note", [])],
)
async def test_each_decision_about_a_workout_can_be_waited_for(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    decision: str | list[str],
    told: list[str],
) -> None:
    await hass.config.async_set_time_zone("UTC")
    await a_plan(hass)
    diary = await note(hass, trigger("workout_detected", WORKOUT, decision=decision))

    await become_a_start(hass, freezer)

    assert diary.decisions == told


def a_sibling(hass: HomeAssistant, entry: MockConfigEntry, domain: str, key: str) -> str:
    """Return an entity of the plan that a test shows itself."""
    registry = er.async_get(hass)
    unique_id = f"{entry.entry_id}_{key}"
    sibling = registry.async_get_or_create(
        domain,
        DOMAIN,
        unique_id,
        config_entry=entry,
        device_id=device_of(hass, entry),
        suggested_object_id=f"back_recovery_{key}",
    )
    hass.states.async_set(sibling.entity_id, "unknown")
    return sibling.entity_id
