"""A speaker that shows what it says."""

from typing import Any, override

from homeassistant.components import media_source
from homeassistant.components.media_player import (
    MediaPlayerDeviceClass,
    MediaPlayerEntity,
    MediaPlayerEntityDescription,
    MediaPlayerEntityFeature,
    MediaPlayerState,
    MediaType,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from yarl import URL

from . import HouseEntry
from .entity import HouseEntity

SPEAKER = MediaPlayerEntityDescription(
    key="living_room_speaker",
    name="Living room speaker",
    device_class=MediaPlayerDeviceClass.SPEAKER,
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HouseEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    async_add_entities([Speaker(entry.runtime_data, SPEAKER)])


class Speaker(HouseEntity, MediaPlayerEntity):
    """Plays announcements; the words are in its title."""

    _attr_supported_features = (
        MediaPlayerEntityFeature.PLAY_MEDIA
        | MediaPlayerEntityFeature.MEDIA_ANNOUNCE
        | MediaPlayerEntityFeature.VOLUME_SET
    )
    _attr_state = MediaPlayerState.IDLE
    _attr_volume_level = 0.4

    @property
    @override
    def media_title(self) -> str | None:
        """What it said last."""
        spoken = self.house["spoken"]
        return None if spoken is None else str(spoken)

    @override
    async def async_play_media(
        self, media_type: MediaType | str, media_id: str, **kwargs: Any
    ) -> None:
        """Fetch what a real speaker would fetch, then say the words."""
        if media_source.is_media_source_id(media_id):
            await media_source.async_resolve_media(self.hass, media_id, self.entity_id)
        words = URL(media_id).query.get("message", media_id)
        await self.coordinator.async_do("speak", words)

    @override
    async def async_set_volume_level(self, volume: float) -> None:
        self._attr_volume_level = volume
        self.async_write_ha_state()
