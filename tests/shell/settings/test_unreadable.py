"""What is stored and cannot be read: the usual is used, it is said, and devices are guarded."""

from pathlib import Path
from types import MappingProxyType
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.engine.model.devices import (
    MOST_ON,
    PATIENCE,
    WATER_PATIENCE,
    Role,
)
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.settings.devices import USUAL_MOST_ON
from custom_components.back_recovery.settings.entry import read_settings
from custom_components.back_recovery.settings.options import OPTIONS
from custom_components.back_recovery.settings.rows import FieldRow
from custom_components.back_recovery.storage.store import RecordStore

from ..acting import CHECK_IN, MONDAY, WALK, a_plan, press, settle
from ..appliances import Plug, after, plug_in
from ..builders import an_activity, an_entry

pytestmark = pytest.mark.freeze_time(MONDAY)

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


async def test_limits_of_a_device_that_say_nothing_are_as_usual(hass: HomeAssistant) -> None:
    usual = an_activity("heating_pad", device="switch.pad", schedule="never")
    silent = an_activity(
        "bath", device="valve.bath", most_on="", patience="", start_mode="", schedule="never"
    )

    entry = await a_plan(hass, usual, silent)

    pad, bath = entry.runtime_data.recovery.settings.plan.activities
    assert (pad.device.most_on, pad.device.patience) == (MOST_ON[Role.HEAT], PATIENCE)
    assert (bath.device.most_on, bath.device.patience) == (
        USUAL_MOST_ON[Role.WATER],
        WATER_PATIENCE,
    )
    assert _said(hass, entry) is None


async def test_a_plan_is_removed_whole_whatever_its_activities_are_called(
    hass: HomeAssistant, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    hass.config.config_dir = str(tmp_path)
    pad = Plug()
    await plug_in(hass, "switch", [pad])
    strange = an_activity("heating_pad", device="switch.pad", schedule="never")
    strange["data"] = MappingProxyType({**strange["data"], "activity_id": ["pad"]})
    entry = await a_plan(hass, strange)
    path = RecordStore(hass, entry.entry_id).path
    await press(hass, "switch.turn_on", "switch.back_recovery")
    assert path.exists()

    await hass.config_entries.async_remove(entry.entry_id)

    assert not path.exists()
    assert [one for one in caplog.records if one.levelname == "ERROR"] == []


@pytest.mark.parametrize("kind", ["hot_stone", "gym", None, 7])
async def test_a_device_of_a_kind_that_nobody_knows_is_guarded(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, kind: Any
) -> None:
    pad = Plug()
    await plug_in(hass, "switch", [pad])
    strange = an_activity("heating_pad", activity_id="stone", device="switch.pad", most_on=20)
    strange["data"] = MappingProxyType({**strange["data"], "kind": kind})

    entry = await a_plan(hass, WALK, strange)

    assert entry.state is ConfigEntryState.LOADED
    assert _said(hass, entry) == "`kind`"
    plan: Plan = entry.runtime_data.recovery.settings.plan
    assert [one.id for one in plan.activities] == ["walk", "stone"]
    assert plan.activities[1].schedule is None
    pad.become(is_on=True)
    await after(hass, freezer, minutes=20, seconds=30)
    assert not pad.is_on


async def test_quiet_hours_without_a_length_are_none(hass: HomeAssistant) -> None:
    entry = await a_plan(hass, WALK, quiet_from="22:00:00", quiet_until="22:00:00")

    assert entry.state is ConfigEntryState.LOADED
    assert entry.runtime_data.recovery.settings.plan.quiet_hours is None
    assert _said(hass, entry) == "`quiet_until`"


@pytest.mark.parametrize(
    ("stored", "field"),
    [
        ({"earliest": "20:00:00", "latest": "08:00:00"}, "latest"),
        ({"schedule": "times", "times": []}, "times"),
        ({"schedule": "times", "times": ["23:30:00"]}, "times"),
        ({"earliest": "22:30:00"}, "latest"),
    ],
)
async def test_a_pad_that_could_never_be_offered_is_guarded(
    hass: HomeAssistant, stored: dict[str, Any], field: str
) -> None:
    pad = an_activity("heating_pad", device="switch.pad", **stored)

    entry = await a_plan(hass, pad)

    assert entry.state is ConfigEntryState.LOADED
    assert f"`{field}`" in (_said(hass, entry) or "")
    (activity,) = entry.runtime_data.recovery.settings.plan.activities
    assert activity.device
    assert activity.device.id == "switch.pad"


@pytest.mark.parametrize("stored", ["walk", None, "", "gym"])
async def test_two_activities_of_one_id_are_two(hass: HomeAssistant, stored: Any) -> None:
    pad = an_activity("heating_pad", device="switch.pad")
    pad["data"] = MappingProxyType({**pad["data"], "activity_id": stored})

    entry = await a_plan(hass, WALK, pad)

    assert entry.state is ConfigEntryState.LOADED
    assert _said(hass, entry) == "`activity_id`"
    devices = entry.runtime_data.recovery.settings.devices
    assert [one.entity_id for one in devices.values()] == ["switch.pad"]


NONSENSE: list[Any] = [
    NAN, INFINITE, True, -1, 0, 10**9, "", "nonsense", [], ["nonsense"], [None], [[1]], {}, {"a": 1}
]  # fmt: skip


@pytest.mark.parametrize("row", OPTIONS, ids=lambda row: str(row.name))
async def test_no_option_keeps_a_plan_from_being_read(hass: HomeAssistant, row: FieldRow) -> None:
    for nonsense in NONSENSE:
        entry = an_entry(WALK, CHECK_IN, options={row.name: nonsense})

        assert read_settings(hass, entry).plan.has("walk"), nonsense


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
