"""What happened, for automations: to prompts, and to the episode."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, override

from homeassistant.components.event import EventEntity, EventEntityDescription
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .engine.model.effects import Report, ReportEpisode, ReportPrompt
from .engine.model.happened import NO_NEWS, What
from .engine.model.vocabulary import PromptState
from .engine.reading.view import View
from .entity import RecoveryEntity
from .runtime import BackRecoveryConfigEntry, Runtime
from .surroundings.privacy import eyes_of_all
from .workout_log.news import Happened, WorkoutNews

PARALLEL_UPDATES = 0

PROMPT = EventEntityDescription(
    key="prompt",
    event_types=[
        PromptState.OFFERED.value,
        PromptState.DONE.value,
        PromptState.SKIPPED.value,
        PromptState.SNOOZED.value,
        PromptState.LAPSED.value,
    ],
)
"""An activity that began is no news of its prompt: that is reported when it is done."""

EPISODE = EventEntityDescription(
    key="episode",
    event_types=[one.value for one in What if one not in NO_NEWS],
)
WORKOUT = EventEntityDescription(
    key="workout",
    event_types=[one.value for one in WorkoutNews],
)


async def async_setup_entry(
    _hass: HomeAssistant,
    entry: BackRecoveryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the entities."""
    coordinator = entry.runtime_data.recovery
    async_add_entities(RecoveryEvent(coordinator, row) for row in (PROMPT, EPISODE))
    async_add_entities([WorkoutEvent(entry.runtime_data, WORKOUT)])


class NewsEvent(RecoveryEntity[None], EventEntity):
    """Fires for news; what has never happened is not there, rather than unknown."""

    @override
    def _show(self, view: View) -> None:
        """Nothing: an event is shown when it happens, not when a step ends."""

    @property
    @override
    def available(self) -> bool:
        return super().available and (self._has_news or self.state is not None)

    _has_news = False

    @callback
    def _tell(self, kind: str, details: Mapping[str, Any]) -> None:
        if not self._has_news and self.state is None:
            # The first time, too, it comes from a state at which automations look: to nobody is
            # what was unavailable news.
            self._has_news = True
            self.async_write_ha_state()
        self._trigger_event(kind, dict(details))
        self.async_write_ha_state()


class RecoveryEvent(NewsEvent):
    """Fires for every report about its subject."""

    # No two are alike: with it each row of the history would have attributes of its own.
    _unrecorded_attributes = frozenset({"prompt_id"})

    @override
    async def async_added_to_hass(self) -> None:
        """Listen for as long as the entity exists."""
        await super().async_added_to_hass()
        self.async_on_remove(self.coordinator.async_add_report_listener(self._reported))

    @callback
    def _reported(self, report: Report) -> None:
        if report.reason is not None:
            eyes = eyes_of_all(self.coordinator.settings)
            report = replace(report, reason=eyes.reason(report.reason))
        subject, details = _subject_of(report)
        if subject == self.entity_description.key:
            self._tell(report.kind.value, details)


class WorkoutEvent(NewsEvent):
    """Fires for every workout that was found, and again where what is done about it changes."""

    # An app may send a novel; the history keeps what happened and when.
    _unrecorded_attributes = frozenset({"exercises", "evidence"})

    def __init__(self, runtime: Runtime, description: EntityDescription) -> None:
        """Name the entity after its description; the workouts are those of the same plan."""
        super().__init__(runtime.recovery, description)
        self._workouts = runtime.workouts

    @override
    async def async_added_to_hass(self) -> None:
        """Listen for as long as the entity exists."""
        await super().async_added_to_hass()
        self.async_on_remove(self._workouts.async_add_listener(self._happened))

    @callback
    def _happened(self, happened: Happened) -> None:
        self._tell(happened.kind.value, happened.attributes)


def _subject_of(report: Report) -> tuple[str, Mapping[str, str | None]]:
    reason = None if report.reason is None else str(report.reason)
    if isinstance(report, ReportPrompt):
        details = {"activity": report.activity, "prompt_id": report.prompt_id, "reason": reason}
        return PROMPT.key, details
    return EPISODE.key if isinstance(report, ReportEpisode) else "", {"reason": reason}
