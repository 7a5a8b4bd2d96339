"""The page on which somebody says what the house switches for an activity."""

from pathlib import Path
from typing import Any

from homeassistant.config_entries import SubentryFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.engine.model.catalogue import CATALOGUE
from custom_components.back_recovery.engine.model.devices import Role, StartMode
from custom_components.back_recovery.engine.model.vocabulary import Kind
from custom_components.back_recovery.settings.devices import WITHOUT_DEVICE

from ..activity_pages import choose, edit, planned, stored, submit
from ..builders import an_activity, set_up_with
from ..forms import fields, open_sections, proposed, texts_of, unfilled

DEVICE = "switch.pad"
BATH = "valve.bath"
MUSIC = [{"action": "media_player.media_play"}]


@pytest.fixture(autouse=True)
def house(hass: HomeAssistant, tmp_path: Path) -> None:
    hass.config.config_dir = str(tmp_path)
    hass.states.async_set(DEVICE, "off")
    hass.states.async_set("switch.blind", "off", {"assumed_state": True})
    hass.states.async_set(BATH, "closed")
    for script in ("on", "off"):
        hass.states.async_set(f"script.{script}", "off")
    hass.states.async_set("sensor.level", "0")
    hass.states.async_set("binary_sensor.leak", "off")


async def page(hass: HomeAssistant, entry: MockConfigEntry, kind: str) -> SubentryFlowResult:
    """Say that the house does something for a new activity; return the page that asks what."""
    named = {"name": "Lamp"} if kind == "custom" else {}
    return await submit(hass, await choose(hass, entry, kind), with_device=True, **named)


async def edited(hass: HomeAssistant, entry: MockConfigEntry, kind: str) -> SubentryFlowResult:
    """Go through the first page of an activity as it is; return the second."""
    return await submit(hass, await edit(hass, entry, kind))


# What is proposed


@pytest.mark.parametrize("kind", sorted(set(CATALOGUE) - WITHOUT_DEVICE))
async def test_only_heat_is_switched_on_by_hand_as_long_as_nobody_looked_into_the_manual(
    hass: HomeAssistant, kind: Kind
) -> None:
    shown = proposed(await page(hass, await set_up_with(hass), kind))

    by_hand = shown["role"] == Role.HEAT
    assert by_hand == (kind is Kind.HEATING_PAD)
    assert shown["start_mode"] == (StartMode.BY_HAND if by_hand else StartMode.AFTER_CONFIRMATION)
    assert shown["maker_allows"] is False


@pytest.mark.parametrize(
    ("kind", "role", "most_on"),
    [
        ("heating_pad", "heat", 20),
        ("bath", "water", 15),
        ("shower", "water", 15),
        ("mat", "other", 60),
    ],
)
async def test_what_it_does_and_for_how_long_follows_from_the_activity(
    hass: HomeAssistant, kind: str, role: str, most_on: int
) -> None:
    shown = proposed(await page(hass, await set_up_with(hass), kind))

    assert (shown["role"], shown["most_on"]) == (role, most_on)


@pytest.mark.parametrize("kind", sorted(WITHOUT_DEVICE))
async def test_there_is_nothing_to_switch_for_a_walk_or_a_word(
    hass: HomeAssistant, kind: Kind
) -> None:
    form = await choose(hass, await set_up_with(hass), kind)

    assert "with_device" not in fields(form)


async def test_a_page_on_which_nothing_was_chosen_is_not_done(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)

    refused = await submit(hass, await page(hass, entry, "bath"))

    assert refused["errors"] == {"device": "device_needed"}
    assert not entry.subentries


async def test_what_this_integration_shows_is_neither_offered_nor_taken(
    hass: HomeAssistant,
) -> None:
    entry = await set_up_with(hass)
    form = await page(hass, entry, "heating_pad")
    offered = fields(form)["device"].config

    refused = await submit(
        hass,
        form,
        device="switch.back_recovery",
        sensors={"leak_sensor": "binary_sensor.back_recovery_gym_lockout"},
    )

    assert "switch.back_recovery" in offered["exclude_entities"]
    assert refused["errors"] == {"device": "is_own", "sensors": "is_own"}
    assert not unfilled(refused, "config_subentries", "activity")


async def test_every_section_is_folded_away_and_every_text_is_filled(hass: HomeAssistant) -> None:
    form = await page(hass, await set_up_with(hass), "heating_pad")

    assert open_sections(form) == set()
    assert not unfilled(form, "config_subentries", "activity")


# What is stored


async def test_the_first_page_is_kept_while_the_second_is_filled_in(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)
    first = await choose(hass, entry, "heating_pad")

    second = await submit(hass, first, with_device=True, duration=10)
    await submit(hass, second, device=DEVICE)

    pad = planned(hass, entry, "heating_pad")
    assert (pad.duration.total_seconds(), pad.device.id) == (600, DEVICE)


async def test_everything_about_a_bath_reaches_the_plan(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)
    for sensor in ("sensor.water", "sensor.meter"):
        hass.states.async_set(sensor, "0")

    await submit(
        hass,
        await page(hass, entry, "bath"),
        device=BATH,
        most_on=10,
        sensors={
            "leak_sensor": "binary_sensor.leak",
            "water_sensor": "sensor.water",
            "level_sensor": "sensor.level",
            "target_level": 70,
            "volume_sensor": "sensor.meter",
            "target_volume": 120,
        },
        scripts={"on_script": "script.on", "off_script": "script.off"},
        actions={"run_at_start": MUSIC},
    )

    device = planned(hass, entry, "bath").device
    assert (device.role, device.start) == (Role.WATER, StartMode.AFTER_CONFIRMATION)
    assert (device.most_on.total_seconds(), device.target_level, device.target_volume) == (
        600,
        70,
        120,
    )
    assert stored(entry, "bath")["leak_sensor"] == "binary_sensor.leak"
    assert stored(entry, "bath")["run_at_start"] == MUSIC


async def test_own_actions_need_no_device(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)

    await submit(hass, await page(hass, entry, "mat"), actions={"run_at_end": MUSIC})

    assert stored(entry, "mat")["run_at_end"] == MUSIC
    assert planned(hass, entry, "mat").device is None


async def test_a_device_that_is_known_and_away_can_be_chosen(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)
    registered = er.async_get(hass).async_get_or_create("switch", "test", "1")

    done = await submit(hass, await page(hass, entry, "bath"), device=registered.entity_id)

    assert done["type"] is FlowResultType.CREATE_ENTRY


# What could not work

WRONG: dict[str, tuple[str, str, dict[str, Any]]] = {
    "device_needed": ("bath", "device", {}),
    "device_missing": ("bath", "device", {"device": "switch.gone"}),
    "is_own": ("bath", "device", {"device": "switch.back_recovery"}),
    "device_taken": ("bath", "device", {"device": "switch.taken"}),
    "device_without_feedback": ("heating_pad", "device", {"device": "switch.blind"}),
    "role_must_be_heat": ("heating_pad", "role", {"device": DEVICE, "role": "other"}),
    "role_must_be_water": ("bath", "role", {"device": BATH, "role": "other"}),
    "maker_must_allow": (
        "heating_pad",
        "start_mode",
        {"device": DEVICE, "start_mode": "after_confirmation"},
    ),
    "most_on_heat_out_of_range": ("heating_pad", "most_on", {"device": DEVICE, "most_on": 21}),
    "most_on_water_out_of_range": ("bath", "most_on", {"device": BATH, "most_on": 31}),
    "patience_out_of_range": ("heating_pad", "patience", {"device": DEVICE, "patience": 61}),
    "target_level_without_sensor": (
        "bath",
        "sensors",
        {"device": BATH, "sensors": {"target_level": 70}},
    ),
    "target_volume_without_sensor": (
        "bath",
        "sensors",
        {"device": BATH, "sensors": {"target_volume": 100}},
    ),
    "script_without_other": (
        "bath",
        "scripts",
        {"device": BATH, "scripts": {"on_script": "script.on"}},
    ),
    **{
        f"{name}_missing": (
            "bath",
            "sensors",
            {"device": BATH, "sensors": {name: f"{domain}.gone"}},
        )
        for name, domain in {
            "power_sensor": "sensor",
            "bed_sensor": "binary_sensor",
            "surface_sensor": "sensor",
            "leak_sensor": "binary_sensor",
            "water_sensor": "sensor",
            "level_sensor": "sensor",
            "volume_sensor": "sensor",
        }.items()
    },
    "on_script_missing": (
        "bath",
        "scripts",
        {"device": BATH, "scripts": {"on_script": "script.gone", "off_script": "script.off"}},
    ),
    "off_script_missing": (
        "bath",
        "scripts",
        {"device": BATH, "scripts": {"on_script": "script.on", "off_script": "script.gone"}},
    ),
    "run_at_start_invalid": (
        "bath",
        "actions",
        {"actions": {"run_at_start": [{"condition": "state", "state": "on"}]}},
    ),
    "run_at_end_invalid": (
        "bath",
        "actions",
        {"actions": {"run_at_end": [{"condition": "state", "state": "on"}]}},
    ),
}
"""By the key of the error: the kind, where it is shown, and what was entered."""

ON_THE_FIRST_PAGE = {
    *("name_missing", "times_missing", "times_not_a_time", "times_outside_hours"),
    *("duration_out_of_range", "every_minutes_out_of_range", "gap_out_of_range"),
    *("most_per_day_out_of_range", "latest_not_after_earliest", "late_until_not_after_earliest"),
}
IN_NO_FORM = {"most_on_other_out_of_range"}
"""The field itself goes no further."""


def test_every_error_of_the_page_has_its_story() -> None:
    errors = set(texts_of("en", "config_subentries", "activity")["error"])

    assert errors - ON_THE_FIRST_PAGE - IN_NO_FORM == set(WRONG)


@pytest.mark.parametrize("key", WRONG)
async def test_what_could_not_work_is_said_where_it_is_and_everything_is_kept(
    hass: HomeAssistant, key: str
) -> None:
    kind, where, changes = WRONG[key]
    hass.states.async_set("switch.taken", "off")
    entry = await set_up_with(hass, [an_activity("shower", device="switch.taken")])

    again = await submit(hass, await page(hass, entry, kind), **changes)

    assert again["errors"] == {where: key}
    assert open_sections(again) == ({where} & {"sensors", "scripts", "actions"})
    assert {name: proposed(again)[name] for name in changes} == changes
    assert not unfilled(again, "config_subentries", "activity")


async def test_a_page_that_was_mended_goes_through(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)
    wrong = {"device": DEVICE, "start_mode": "after_confirmation"}
    again = await submit(hass, await page(hass, entry, "heating_pad"), **wrong)

    done = await submit(hass, again, maker_allows=True)

    assert done["type"] is FlowResultType.CREATE_ENTRY
    pad = planned(hass, entry, "heating_pad").device
    assert (pad.id, pad.start) == (DEVICE, StartMode.AFTER_CONFIRMATION)


async def test_what_neither_burns_nor_floods_may_be_blind(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)

    done = await submit(hass, await page(hass, entry, "custom"), device="switch.blind")

    assert done["type"] is FlowResultType.CREATE_ENTRY


# Change


async def test_a_device_can_be_changed_and_the_rest_is_kept(hass: HomeAssistant) -> None:
    entry = await set_up_with(
        hass, [an_activity("bath", device=BATH, level_sensor="sensor.level", target_level=70)]
    )
    form = await edited(hass, entry, "bath")
    assert proposed(form)["device"] == BATH

    done = await submit(hass, form, device=DEVICE)

    assert done["reason"] == "reconfigure_successful"
    device = planned(hass, entry, "bath").device
    assert (device.id, device.target_level) == (DEVICE, 70)


async def test_its_own_device_is_not_taken(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass, [an_activity("bath", device=BATH)])

    done = await submit(hass, await edited(hass, entry, "bath"), most_on=12)

    assert done["reason"] == "reconfigure_successful"


async def test_unticking_removes_the_device_and_the_actions(hass: HomeAssistant) -> None:
    entry = await set_up_with(
        hass, [an_activity("bath", device=BATH, leak_sensor="binary_sensor.leak", run_at_end=MUSIC)]
    )
    form = await edit(hass, entry, "bath")
    assert proposed(form)["with_device"] is True

    await submit(hass, form, with_device=False)

    assert stored(entry, "bath") == {"kind": "bath", "activity_id": "bath"}


async def test_emptying_the_device_keeps_only_the_actions(hass: HomeAssistant) -> None:
    entry = await set_up_with(
        hass, [an_activity("bath", device=BATH, leak_sensor="binary_sensor.leak", run_at_end=MUSIC)]
    )

    await submit(hass, await edited(hass, entry, "bath"), device=None)

    assert stored(entry, "bath") == {
        "kind": "bath",
        "activity_id": "bath",
        "run_at_end": MUSIC,
    }


async def test_a_section_that_was_never_opened_stays_as_it_was(hass: HomeAssistant) -> None:
    entry = await set_up_with(
        hass, [an_activity("bath", device=BATH, level_sensor="sensor.level", target_level=70)]
    )
    form = await edited(hass, entry, "bath")
    sent = {name: value for name, value in proposed(form).items() if name != "sensors"}

    await hass.config_entries.subentries.async_configure(form["flow_id"], sent)

    assert stored(entry, "bath")["target_level"] == 70
