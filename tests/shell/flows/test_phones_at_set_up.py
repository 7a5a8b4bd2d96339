"""Set-up refuses a phone that would tell the wrong person, or be answered by nobody."""

from typing import Any

from homeassistant.config_entries import SOURCE_USER, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.back_recovery.const import DOMAIN

from ..builders import an_activity, an_entry, set_up
from ..forms import unfilled, with_changes
from ..phones import Phone, a_phone_of


async def set_up_for_alice(hass: HomeAssistant, **messages: Any) -> ConfigFlowResult:
    """Answer the one page of set-up."""
    flows = hass.config_entries.flow
    form = await flows.async_init(DOMAIN, context={"source": SOURCE_USER})
    changes = with_changes(form, person="person.alice", messages=messages)
    result = await flows.async_configure(form["flow_id"], changes)
    await hass.async_block_till_done(wait_background_tasks=True)
    return result


async def configure(hass: HomeAssistant, entry_id: str, **messages: Any) -> ConfigFlowResult:
    flows = hass.config_entries.options
    form = await flows.async_init(entry_id)
    return await flows.async_configure(form["flow_id"], with_changes(form, messages=messages))


@pytest.fixture
async def namesake(
    hass: HomeAssistant, alice: Phone, hass_client: ClientSessionGenerator, bob_user: MockUser
) -> Phone:
    """Return a phone of Bob's that has the name of Alice's."""
    return await a_phone_of(hass, alice.name, bob_user, hass_client, alice.push, token="his")


async def test_the_persons_own_phone_is_taken(hass: HomeAssistant, alice: Phone) -> None:
    done = await set_up_for_alice(hass, phones=[alice.action])

    assert done["type"] is FlowResultType.CREATE_ENTRY


async def test_a_name_that_two_people_gave_their_phones_is_refused(
    hass: HomeAssistant, alice: Phone, namesake: Phone
) -> None:
    refused = await set_up_for_alice(hass, phones=[alice.action])

    assert refused["errors"] == {"messages": "phone_shared"}
    assert not unfilled(refused, "config")


async def test_a_second_contact_of_such_a_name_is_refused_too(
    hass: HomeAssistant, namesake: Phone
) -> None:
    entry = await set_up(hass, an_entry(an_activity("walk"), person="person.alice"))

    refused = await configure(hass, entry.entry_id, second_contact=namesake.action)

    assert refused["errors"] == {"messages": "phone_shared"}
    assert not unfilled(refused, "options")


async def test_two_phones_of_one_name_and_one_user_tell_nobody_else(
    hass: HomeAssistant,
    alice: Phone,
    hass_client: ClientSessionGenerator,
    hass_admin_user: MockUser,
) -> None:
    await a_phone_of(hass, alice.name, hass_admin_user, hass_client, alice.push, token="new")

    done = await set_up_for_alice(hass, phones=[alice.action])

    assert done["type"] is FlowResultType.CREATE_ENTRY


async def test_a_phone_on_which_somebody_else_is_signed_in_is_refused(
    hass: HomeAssistant, bob: Phone
) -> None:
    refused = await set_up_for_alice(hass, phones=[bob.action])
    entry = await set_up(hass, an_entry(an_activity("walk"), person="person.alice"))
    refused_later = await configure(hass, entry.entry_id, phones=[bob.action])

    assert refused["errors"] == refused_later["errors"] == {"messages": "phone_of_another"}
    assert not unfilled(refused, "config")
    assert not unfilled(refused_later, "options")


async def test_a_second_contact_is_signed_in_as_somebody_else(
    hass: HomeAssistant, alice: Phone, bob: Phone
) -> None:
    entry = await set_up(hass, an_entry(an_activity("walk"), person="person.alice"))

    done = await configure(hass, entry.entry_id, phones=[alice.action], second_contact=bob.action)

    assert done["type"] is FlowResultType.CREATE_ENTRY
