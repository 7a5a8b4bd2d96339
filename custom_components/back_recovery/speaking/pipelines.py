"""Which languages the voice assistants of this house understand."""

from collections.abc import Callable, Iterable

from homeassistant.core import HomeAssistant, callback
from homeassistant.setup import async_when_setup

PIPELINES = "assist_pipeline"


@callback
def languages_of_pipelines(hass: HomeAssistant) -> Iterable[str]:
    """Return the languages of all assistants; none where the house has no assistants."""
    if PIPELINES not in hass.config.components:
        return []
    from homeassistant.components.assist_pipeline import async_get_pipelines  # noqa: PLC0415

    found: list[str | None] = []
    for pipeline in async_get_pipelines(hass):
        found += [pipeline.conversation_language, pipeline.stt_language, pipeline.language]
    return [one for one in found if one and one != "*"]


@callback
def async_follow_pipelines(hass: HomeAssistant, changed: Callable[[], None]) -> None:
    """Call `changed` when an assistant comes, goes or learns another language."""

    async def follow(hass: HomeAssistant, _component: str) -> None:
        from homeassistant.components.assist_pipeline.pipeline import (  # noqa: PLC0415
            KEY_ASSIST_PIPELINE,
        )

        async def listen(_changes: object) -> None:
            changed()

        store = hass.data[KEY_ASSIST_PIPELINE].pipeline_store
        store.async_add_change_set_listener(listen)
        changed()

    async_when_setup(hass, PIPELINES, follow)
