"""A voice that works without the internet: it renders every text as a second of silence."""

from typing import Any, override

from homeassistant.components.tts import TextToSpeechEntity, TtsAudioType
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from . import HouseEntry

SILENT_FRAME = b"\xff\xfb\x90\x64" + bytes(413)
"""One MP3 frame, 26 ms at 128 kbit/s. Any other format would be converted with ffmpeg."""


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HouseEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    async_add_entities([Voice()])


class Voice(TextToSpeechEntity):
    """Speaks every language equally quietly."""

    _attr_name = "House voice"
    _attr_unique_id = "house_voice"
    _attr_default_language = "en"

    def __init__(self) -> None:
        self._attr_supported_languages = [
            "da",
            "de",
            "en",
            "es",
            "fr",
            "it",
            "nl",
            "pl",
            "pt",
            "sv",
        ]

    @override
    async def async_get_tts_audio(
        self, message: str, language: str, options: dict[str, Any]
    ) -> TtsAudioType:
        return "mp3", SILENT_FRAME * 40
