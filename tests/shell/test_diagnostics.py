"""What somebody may post in public to get help."""

import json
from types import MappingProxyType
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentryData
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from syrupy.assertion import SnapshotAssertion

from custom_components.back_recovery.const import (
    CONF_GYM_ZONES,
    CONF_KIND,
    CONF_PERSON,
    CONF_PHONES,
    DOMAIN,
    SUBENTRY_ACTIVITY,
    SUBENTRY_WORKOUT_SOURCE,
)
from custom_components.back_recovery.diagnostics import async_get_config_entry_diagnostics
from custom_components.back_recovery.engine.model.catalogue import CATALOGUE
from custom_components.back_recovery.settings.activities import activity_rows
from custom_components.back_recovery.settings.devices import DEVICE_ROWS
from custom_components.back_recovery.settings.options import OPTIONS
from custom_components.back_recovery.settings.workouts import CONF_SOURCE_KIND, SOURCE_ROWS

from .acting import MONDAY, WALK, a_plan, a_running_plan, act, until
from .builders import an_activity

pytestmark = pytest.mark.freeze_time(MONDAY)

SECRET = an_activity(
    "custom",
    "Call Kim",
    activity_id="call_kim",
    message="Ask Kim about Friday",
    schedule="times",
    times=["18:10:00", "20:30:00"],
    most_per_day=2,
)
PAD = an_activity("heating_pad")
THINGS = {CONF_PHONES: ["notify.mobile_app_alex"], CONF_GYM_ZONES: ["zone.iron_temple"]}


async def test_diagnostics_are_as_in_the_picture(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
    snapshot: SnapshotAssertion,
) -> None:
    entry = await a_plan(hass, WALK, SECRET, title="Alex' back", person="person.alex", **THINGS)
    await hass.services.async_call(
        "back_recovery", "start", {"entity_id": "switch.alex_back"}, blocking=True
    )
    await until(hass, freezer, "Mon 18:10")

    found = await get_diagnostics_for_config_entry(hass, hass_client, entry)

    assert found == snapshot


async def test_nothing_says_who_it_is_about_or_what_was_answered(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
    hass_admin_user: MockUser,
) -> None:
    entry = await a_running_plan(hass, WALK, PAD, SECRET, person="person.alex", **THINGS)
    await act(hass, "check_in", pain_now=9, alcohol_or_sedative=True)
    await act(hass, "check_in", pain_now=9, bruise=True)
    await act(hass, "extend", hass_admin_user.id, hours=24, reason="Kim said so")
    await until(hass, freezer, "Mon 18:10")
    await act(hass, "done", hass_admin_user.id)

    found = str(await get_diagnostics_for_config_entry(hass, hass_client, entry))

    secrets = (
        "alex",
        "kim",
        "iron_temple",
        "pain_now",
        "sedative",
        "bruise",
        "back recovery",
        hass_admin_user.id,
    )
    assert [secret for secret in secrets if secret in found.lower()] == []


async def test_diagnostics_of_an_idle_plan_have_no_episode(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    entry = await a_plan(hass)

    found = await get_diagnostics_for_config_entry(hass, hass_client, entry)

    assert found["episode"] is None


MARKER = "kim was here"
EVERY_ROW = {row.name: row for kind in CATALOGUE for row in (*activity_rows(kind), *DEVICE_ROWS)}


@pytest.mark.parametrize("many", [False, True], ids=["a word", "a list of words"])
async def test_whatever_somebody_types_into_any_field_is_left_out(
    hass: HomeAssistant, many: bool
) -> None:
    loaded = await a_running_plan(hass, WALK, PAD)
    typed = [MARKER] if many else MARKER
    activity = {CONF_KIND: "custom", "activity_id": "walk"} | dict.fromkeys(EVERY_ROW, typed)
    source = {CONF_SOURCE_KIND: "strava"} | dict.fromkeys((row.name for row in SOURCE_ROWS), typed)
    more = dict.fromkeys(("entity", "names", "source_entry", "webhook_id"), typed)
    entry = MockConfigEntry(
        domain=DOMAIN,
        title=MARKER,
        unique_id=MARKER,
        data={CONF_PERSON: MARKER},
        options=dict.fromkeys((row.name for row in OPTIONS), typed),
        subentries_data=[
            _subentry(SUBENTRY_ACTIVITY, activity),
            _subentry(SUBENTRY_WORKOUT_SOURCE, source | more),
        ],
    )
    entry.runtime_data = loaded.runtime_data

    found = await async_get_config_entry_diagnostics(hass, entry)

    assert len(found["entry"]["options"]) == len(OPTIONS)
    assert MARKER not in str(found)


def _subentry(kind: str, data: dict[str, Any]) -> ConfigSubentryData:
    return ConfigSubentryData(
        data=MappingProxyType(data), subentry_type=kind, title=MARKER, unique_id=MARKER
    )


async def test_what_an_earlier_recovery_left_closed_is_not_in_it(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    entry = await a_running_plan(hass, WALK, PAD)
    await act(hass, "check_in", pain_now=4, swelling=True, alcohol_or_sedative=True)
    await act(hass, "stop")
    await act(hass, "start")
    await until(hass, freezer, "Mon 18:30")
    assert entry.runtime_data.recovery.episode.earlier.closings

    found = json.dumps(await async_get_config_entry_diagnostics(hass, entry), default=str)

    assert not [word for word in ("closings", "swelling", "sedative", "is_hold") if word in found]


async def test_numbers_and_times_are_shown(hass: HomeAssistant) -> None:
    entry = await a_plan(hass, WALK, rest_window=24, quiet_from="22:00:00", way_back="none")

    found = await async_get_config_entry_diagnostics(hass, entry)

    options = found["entry"]["options"]
    assert (options["rest_window"], options["quiet_from"]) == (24, "22:00:00")
    assert found["entry"]["activities"][0]["times"] == ["19:00:00", "21:30:00"]


async def test_what_was_ticked_is_not_even_counted(hass: HomeAssistant) -> None:
    entry = await a_plan(hass, WALK, conditions=["diabetes"])

    found = await async_get_config_entry_diagnostics(hass, entry)

    assert found["entry"]["options"]["conditions"] == "set"
