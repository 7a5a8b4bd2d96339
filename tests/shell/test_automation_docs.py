"""docs/automations.md: every automation on it runs, and both ways of writing one do the same."""

from collections import Counter
from pathlib import Path
import re
from typing import Any

from docs_writer.pages import rewritten
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_mock_service,
)

from custom_components.back_recovery.trigger import TRIGGERS

from .acting import (
    BATH,
    MONDAY,
    SWITCH,
    TICKED,
    WALK,
    a_plan,
    a_running_plan,
    act,
    press,
    settle,
    until,
)
from .appliances import Plug, plug_in
from .automations import automate, trigger_for
from .builders import an_activity
from .test_trigger import device_of, pass_time
from .test_trigger_news import a_sibling

pytestmark = pytest.mark.freeze_time(MONDAY)

PAGE = Path(__file__).parents[2] / "docs" / "automations.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)

WORKOUT = "event.back_recovery_workout"


def blocks(heading: str) -> list[dict[str, Any]]:
    """Return the YAML under a heading, as far as the next one of its level."""
    level = heading.split(maxsplit=1)[0]
    _, found, rest = TEXT.partition(f"\n{heading}\n")
    assert found, heading
    part = re.split(rf"^#{{2,{len(level)}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]
    return [parse_yaml(one) for one in BLOCK.findall(part)]  # type: ignore[misc]


def test_the_page_says_what_the_code_says() -> None:
    assert rewritten(TEXT) == TEXT, "run script/write-docs"


async def test_the_page_names_only_entities_that_exist(hass: HomeAssistant) -> None:
    await a_plan(hass)
    there = {entry.entity_id for entry in er.async_get(hass).entities.values()}

    named = set(re.findall(r"\b[a-z_]+\.back_recovery\w*", TEXT))

    assert len(named) > 5
    assert named - {WORKOUT} <= there


# Two ways to write the same


def titles() -> dict[str, str]:
    """Return what each trigger is called on the page."""
    return {
        key: name
        for name, key in re.findall(r"^\| ([\w ]+)<br>`back_recovery\.(\w+)`", TEXT, re.MULTILINE)
    }


def told_by(name: str, **automation: Any) -> dict[str, Any]:
    """Return an automation that only says that it ran."""
    said = {"event": "ran", "event_data": {"name": name}}
    return {"alias": name, "mode": "queued", **automation, "actions": [said]}


async def both_ways(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Attach each trigger, and what the page has instead of it."""
    target = {"device_id": device_of(hass, entry)}
    ours = [told_by(f"{name} ours", triggers=[trigger_for(name, target)]) for name in TRIGGERS]
    theirs = []
    for name in TRIGGERS:
        (classic,) = blocks(f"#### {titles()[name]}")
        theirs.append(told_by(f"{name} classic", **classic))
    await automate(hass, *ours, *theirs)


async def live(hass: HomeAssistant, freezer: FrozenDateTimeFactory, entry: MockConfigEntry) -> None:
    """Let everything happen that there is a trigger for, with a reload in the middle."""
    await press(hass, "switch.turn_on", SWITCH)
    for pain in (4, 4):
        await act(hass, "check_in", pain_now=pain)
        await pass_time(hass, freezer, minutes=1)
    await until(hass, freezer, "Mon 19:00")
    hass.states.async_set(WORKOUT, "2026-11-23T19:00", {"event_type": "detected"})
    await hass.config_entries.async_reload(entry.entry_id)
    await settle(hass)
    hass.states.async_set("person.alex", "Gym")
    await settle(hass)
    await until(hass, freezer, "Mon 20:30")
    await press(hass, "switch.turn_off", SWITCH)
    raised = {"event_type": "detected", "decision": "start", "replaces": "ask"}
    hass.states.async_set(WORKOUT, "2026-11-23T20:29", raised)
    hass.states.async_set(WORKOUT, "2026-11-23T20:30", {"event_type": "during_lockout"})
    hass.states.async_set(WORKOUT, "2026-11-23T20:31", {"event_type": "ignored"})
    await settle(hass)


@pytest.fixture
async def entry(hass: HomeAssistant) -> MockConfigEntry:
    """Have a plan with a walk, a bath, a gym and a pad that does not go off."""
    hass.states.async_set("zone.gym", "0", {"friendly_name": "Gym"})
    hass.states.async_set("person.alex", "home")
    plug = Plug()
    await plug_in(hass, "switch", [plug])
    pad = an_activity("heating_pad", device="switch.pad", schedule="never")
    plan = {"person": "person.alex", "gym_zones": ["zone.gym"]}
    entry = await a_plan(hass, WALK, BATH, pad, **plan)
    a_sibling(hass, entry, "event", "workout")
    await both_ways(hass, entry)
    plug.ignores = 1000
    plug.become(is_on=True)
    return entry


async def test_a_trigger_and_what_the_page_has_instead_fire_alike(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, entry: MockConfigEntry
) -> None:
    ran = async_capture_events(hass, "ran")

    await live(hass, freezer, entry)

    counted = Counter(event.data["name"] for event in ran)
    ours = {name: counted[f"{name} ours"] for name in TRIGGERS}
    assert ours == {name: counted[f"{name} classic"] for name in TRIGGERS}
    assert all(ours.values())


# The three automations

STYLES = ("### With the triggers of Back Recovery", "### With state triggers")
BATHROOM, BAD_DAY, OPEN_AGAIN = (
    "Warm up the bathroom when a bath is offered",
    "Let Bob carry the shopping on a bad day",
    "Say that the gym is open again",
)


async def paste(hass: HomeAssistant, style: str, alias: str) -> None:
    """Put an automation of the page into Home Assistant."""
    (one,) = [block for block in blocks(style) if block["alias"] == alias]
    await automate(hass, one)


def test_there_is_a_story_of_every_automation() -> None:
    for style in STYLES:
        assert [block["alias"] for block in blocks(style)] == [BATHROOM, BAD_DAY, OPEN_AGAIN]


@pytest.mark.parametrize("style", STYLES)
async def test_the_bathroom_is_warm_for_the_bath(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, style: str
) -> None:
    warmed = async_mock_service(hass, "climate", "set_temperature")
    await a_running_plan(hass, WALK, BATH, **TICKED)
    await paste(hass, style, BATHROOM)

    await until(hass, freezer, "Mon 19:30")
    assert not warmed
    await until(hass, freezer, "Mon 20:00")

    assert [call.data["temperature"] for call in warmed] == [23]


@pytest.mark.parametrize("style", STYLES)
async def test_bob_is_told_of_bad_days_only(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, style: str
) -> None:
    told = async_mock_service(hass, "notify", "mobile_app_bob_phone")
    await a_running_plan(hass)
    await paste(hass, style, BAD_DAY)

    for pain in (6, 7, 7):
        await act(hass, "check_in", pain_now=pain)
        await pass_time(hass, freezer, minutes=1)

    assert len(told) == 2


@pytest.mark.parametrize("style", STYLES)
async def test_it_is_said_that_the_gym_is_open_again(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, style: str
) -> None:
    told = async_mock_service(hass, "notify", "mobile_app_alex_phone")
    await a_running_plan(hass)
    await paste(hass, style, OPEN_AGAIN)

    await press(hass, "switch.turn_off", SWITCH)
    await pass_time(hass, freezer, minutes=4)
    assert not told
    await pass_time(hass, freezer, minutes=1, seconds=1)

    assert len(told) == 1
