"""What is stored and cannot be read: the usual is used, it is said, and devices are guarded."""

from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.engine.model.devices import MOST_ON, Role
from custom_components.back_recovery.engine.model.plan import Plan

from ..acting import CHECK_IN, a_plan, press, settle
from ..builders import an_activity

NAN, INFINITE = float("nan"), float("inf")


def _said(hass: HomeAssistant, entry: MockConfigEntry) -> str | None:
    issue = ir.async_get(hass).async_get_issue(DOMAIN, f"unreadable_{entry.entry_id}")
    return issue.translation_placeholders["fields"] if issue else None


@pytest.mark.parametrize("stored", [NAN, INFINITE, True, "48", -1, 0, 100_000, [48]])
async def test_a_rest_window_that_cannot_be_read_is_the_usual_one(
    hass: HomeAssistant, stored: Any
) -> None:
    entry = await a_plan(hass, rest_window=stored)

    assert entry.state is ConfigEntryState.LOADED
    plan: Plan = entry.runtime_data.recovery.settings.plan
    assert plan.rest_window == Plan(time_zone=plan.time_zone).rest_window
    assert _said(hass, entry) == "`rest_window`"


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("quiet_from", "25:00"),
        ("prompts_per_day", "many"),
        ("way_back", "by_magic"),
        ("usual_loads", ["a lot"]),
        ("phones", 5),
    ],
)
async def test_whatever_cannot_be_read_is_named(
    hass: HomeAssistant, name: str, stored: Any
) -> None:
    entry = await a_plan(hass, **{name: stored})

    assert entry.state is ConfigEntryState.LOADED
    assert _said(hass, entry) == f"`{name}`"


async def test_a_device_whose_limit_cannot_be_read_is_guarded(hass: HomeAssistant) -> None:
    pad = an_activity("heating_pad", device="switch.pad", most_on=NAN, schedule="never")

    entry = await a_plan(hass, pad)

    [activity] = entry.runtime_data.recovery.settings.plan.activities
    assert activity.device
    assert activity.device.most_on <= MOST_ON[Role.HEAT]
    assert _said(hass, entry) == "`most_on`"


async def test_it_goes_away_once_it_can_be_read(hass: HomeAssistant) -> None:
    entry = await a_plan(hass, rest_window=NAN)

    hass.config_entries.async_update_entry(entry, options={"rest_window": 24})
    await settle(hass)

    assert _said(hass, entry) is None


@pytest.mark.parametrize("number", [NAN, INFINITE, -INFINITE])
@pytest.mark.parametrize(
    "entity_id", ["number.back_recovery_rest_window", "number.back_recovery_pain_now"]
)
async def test_what_is_no_number_is_refused_and_changes_nothing(
    hass: HomeAssistant, entity_id: str, number: float
) -> None:
    entry = await a_plan(hass, CHECK_IN)
    await press(hass, "switch.turn_on", "switch.back_recovery")
    before = (dict(entry.options), entry.runtime_data.recovery.episode)

    with pytest.raises(ServiceValidationError):
        await press(hass, "number.set_value", entity_id, value=number)

    assert (dict(entry.options), entry.runtime_data.recovery.episode) == before
