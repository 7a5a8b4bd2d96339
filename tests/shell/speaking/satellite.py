"""A satellite: Home Assistant's own entity and actions; only its microphone and speaker are ours.

What it says is kept instead of played, and what somebody answers is put in where speech
recognition would have ended.
"""

from typing import Any, override

from homeassistant.components.assist_pipeline import PipelineEvent, PipelineEventType
from homeassistant.components.assist_satellite import (
    DOMAIN,
    AssistSatelliteAnnouncement,
    AssistSatelliteConfiguration,
    AssistSatelliteEntity,
    AssistSatelliteEntityFeature,
)
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import setup_test_component_platform

from ..acting import settle


class Satellite(AssistSatelliteEntity):
    """Somebody sits beside it and answers; `answers` are said one after the other, None: silence."""

    _attr_name = "study"
    _attr_unique_id = "study"
    _attr_supported_features = (
        AssistSatelliteEntityFeature.ANNOUNCE | AssistSatelliteEntityFeature.START_CONVERSATION
    )

    def __init__(self, *answers: str | None) -> None:
        self.answers = list(answers)
        self.said: list[str] = []

    @override
    def async_get_configuration(self) -> AssistSatelliteConfiguration:
        return AssistSatelliteConfiguration([], [], 0)

    @override
    async def async_set_configuration(self, config: AssistSatelliteConfiguration) -> None:
        raise NotImplementedError

    @override
    def on_pipeline_event(self, event: PipelineEvent) -> None:
        """Show nothing: it has no lights."""

    @override
    async def _resolve_announcement_media_id(
        self, message: str, media_id: str | None, preannounce_media_id: str | None = None
    ) -> AssistSatelliteAnnouncement:
        return AssistSatelliteAnnouncement(message, "", "", None, "tts")

    @override
    async def async_announce(self, announcement: AssistSatelliteAnnouncement) -> None:
        self.said.append(announcement.message)

    @override
    async def async_start_conversation(self, start: AssistSatelliteAnnouncement) -> None:
        self.said.append(start.message)
        text = self.answers.pop(0) if self.answers else None
        heard: dict[str, Any] = {"stt_output": {"text": text}}
        event = PipelineEvent(PipelineEventType.STT_END, heard)
        self.hass.loop.call_soon(self._internal_on_pipeline_event, event)


async def put_up(hass: HomeAssistant, satellite: Satellite) -> None:
    """Put a satellite up."""
    for component in ("homeassistant", "http", "media_source", "tts", "stt", "assist_pipeline"):
        assert await async_setup_component(hass, component, {})
    setup_test_component_platform(hass, DOMAIN, [satellite])
    assert await async_setup_component(hass, DOMAIN, {DOMAIN: {"platform": "test"}})
    await settle(hass)
