"""A plan gets another name, or is given to somebody else."""

from typing import Any

from homeassistant.config_entries import SOURCE_RECONFIGURE, ConfigEntry, ConfigFlowResult
from homeassistant.core import HomeAssistant
import pytest

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.engine.model.events import RecoveryStarted

from ..builders import an_activity, an_entry, set_up
from ..forms import proposed, with_changes
from ..people import ALEX, ALEX_PHONE, BOB, BOB_PHONE, live_here


async def reconfigure(hass: HomeAssistant, entry: ConfigEntry, **changes: Any) -> ConfigFlowResult:
    context = {"source": SOURCE_RECONFIGURE, "entry_id": entry.entry_id}
    form = await hass.config_entries.flow.async_init(DOMAIN, context=context)
    result = await hass.config_entries.flow.async_configure(
        form["flow_id"], with_changes(form, **changes)
    )
    await hass.async_block_till_done(wait_background_tasks=True)
    return result


async def test_the_plan_can_be_given_to_somebody_else(
    hass: HomeAssistant, two_phones: None
) -> None:
    entry = await set_up(hass, an_entry(person=ALEX, options={"phones": [ALEX_PHONE]}))

    await reconfigure(hass, entry, person=BOB)

    assert entry.data["person"] == BOB
    assert entry.unique_id == "bob"
    assert entry.options["phones"] == [BOB_PHONE]


async def test_phones_of_ones_own_choice_stay_with_the_plan(
    hass: HomeAssistant, two_phones: None
) -> None:
    entry = await set_up(hass, an_entry(person=ALEX, options={"phones": [BOB_PHONE]}))

    await reconfigure(hass, entry, person=None)

    assert "person" not in entry.data
    assert entry.unique_id is None
    assert entry.options["phones"] == [BOB_PHONE]


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"name": " "}, {"name": "name_missing"}),
        ({"name": "Bob's"}, {"name": "name_taken"}),
        ({"person": "person.nobody"}, {"person": "person_missing"}),
    ],
)
async def test_a_wrong_name_or_person_is_refused_afterwards_too(
    hass: HomeAssistant, changes: dict[str, str], errors: dict[str, str]
) -> None:
    await set_up(hass, an_entry(title="Bob's"))
    entry = await set_up(hass, an_entry())

    refused = await reconfigure(hass, entry, **changes)

    assert refused["errors"] == errors
    assert proposed(refused) == {"name": entry.title, **changes}


async def test_a_recovery_goes_on_under_another_name_for_somebody_else(
    hass: HomeAssistant,
) -> None:
    await live_here(hass, "Alex", "Bob")
    entry = await set_up(hass, an_entry(an_activity("walk"), person=ALEX))
    await entry.runtime_data.recovery.async_handle(RecoveryStarted())
    episode = entry.runtime_data.recovery.episode

    await reconfigure(hass, entry, name="Bob's back", person=BOB)

    assert entry.title == "Bob's back"
    assert entry.runtime_data.recovery.settings.person == BOB
    assert entry.runtime_data.recovery.episode.id == episode.id
    assert entry.runtime_data.recovery.episode.window_ends_at == episode.window_ends_at
