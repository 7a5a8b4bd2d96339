"""What somebody may post in public to get help."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from syrupy.assertion import SnapshotAssertion
from syrupy.filters import props

from custom_components.back_recovery.const import CONF_GYM_ZONES, CONF_PHONES

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
OPTIONS = {CONF_PHONES: ["notify.mobile_app_alex"], CONF_GYM_ZONES: ["zone.iron_temple"]}


async def test_diagnostics_are_as_in_the_picture(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
    snapshot: SnapshotAssertion,
) -> None:
    entry = await a_plan(hass, WALK, SECRET, title="Alex' back", person="person.alex", **OPTIONS)
    await hass.services.async_call(
        "back_recovery", "start", {"entity_id": "switch.alex_back"}, blocking=True
    )
    await until(hass, freezer, "Mon 18:10")

    found = await get_diagnostics_for_config_entry(hass, hass_client, entry)

    assert found == snapshot(exclude=props("entry_id", "subentry_id", "created_at", "modified_at"))


async def test_nothing_says_who_it_is_about_or_what_was_answered(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
    hass_admin_user: MockUser,
) -> None:
    entry = await a_running_plan(hass, WALK, PAD, SECRET, person="person.alex", **OPTIONS)
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
