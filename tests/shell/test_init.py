"""An entry is set up, let go and removed."""

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant

from .builders import an_activity, an_entry, set_up


async def test_an_entry_is_set_up_and_let_go(hass: HomeAssistant) -> None:
    entry = await set_up(hass, an_entry(an_activity("walk")))
    assert entry.state is ConfigEntryState.LOADED

    assert await hass.config_entries.async_unload(entry.entry_id)

    assert entry.state is ConfigEntryState.NOT_LOADED
