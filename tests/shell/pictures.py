"""Snapshots: every entity of a platform, as it is registered and as it looks."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry
from syrupy.assertion import SnapshotAssertion


async def assert_as_in_picture(
    hass: HomeAssistant, platform: str, entry: MockConfigEntry, snapshot: SnapshotAssertion
) -> None:
    """Compare what a person sees of a platform with the picture that was approved."""
    registered = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    mine = sorted(
        (one for one in registered if one.domain == platform), key=lambda one: one.entity_id
    )
    assert mine, "there is something to look at"
    for one in mine:
        state = hass.states.get(one.entity_id)
        assert state
        assert {
            "name": state.name,
            "key": one.translation_key,
            "category": one.entity_category,
            "disabled": one.disabled_by,
            "device_class": one.original_device_class,
            "features": one.supported_features,
            "state": state.state,
            "attributes": {str(name): value for name, value in state.attributes.items()},
        } == snapshot(name=one.entity_id)
