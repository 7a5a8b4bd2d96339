"""The plan as a calendar: the rest window, what was offered and done, what comes."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import override

from homeassistant.components.calendar import (
    CalendarEntity,
    CalendarEntityDescription,
    CalendarEvent,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .coordinator import BackRecoveryConfigEntry, View
from .engine.agenda import Coming
from .engine.episode import Episode, Prompt, Session
from .engine.plan import GYM
from .engine.vocabulary import PromptState
from .entity import RecoveryEntity
from .texts import Texts

PARALLEL_UPDATES = 0

PLAN = CalendarEntityDescription(key="plan")

LEAST_SHOWN = timedelta(minutes=10)
"""What takes no time still needs a line in a calendar that can be read."""

UNANSWERED = {PromptState.SKIPPED: "skipped", PromptState.LAPSED: "lapsed"}


async def async_setup_entry(
    _hass: HomeAssistant,
    entry: BackRecoveryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the entity."""
    async_add_entities([PlanCalendar(entry.runtime_data, PLAN)])


class PlanCalendar(RecoveryEntity[list[CalendarEvent]], CalendarEntity):
    """On while the person rests."""

    @override
    def _show(self, view: View) -> list[CalendarEvent]:
        return sorted(_events(view, self._texts), key=lambda event: event.start_datetime_local)

    @property
    @override
    def event(self) -> CalendarEvent | None:
        # The base class looks again when an event ends; one that has ended is gone then.
        if self._shown and self._shown[0].end_datetime_local > dt_util.now():
            return self._shown[0]
        return None

    @override
    async def async_get_events(
        self, hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        return [
            event
            for event in self._shown
            if event.start_datetime_local < end_date and event.end_datetime_local > start_date
        ]


def _events(view: View, texts: Texts) -> Iterator[CalendarEvent]:
    """Yield everything of the running episode; the rest window begins first.

    Visits to the gym are left out: nobody planned them.
    """
    episode = view.episode
    if episode is None:
        return
    yield _rest_window(episode, texts)
    for session in episode.sessions:
        if session.activity != GYM:
            yield _session(session, view, texts)
    begun = {session.prompt_id for session in episode.sessions}
    for prompt in episode.prompts:
        is_coming = prompt.state is PromptState.SNOOZED
        if prompt.activity != GYM and prompt.id not in begun and not is_coming:
            yield _prompt(prompt, view, texts)
    for coming in view.agenda.coming:
        yield _coming(coming, view, texts)


def _event(starts_at: datetime, span: timedelta, summary: str) -> CalendarEvent:
    start = dt_util.as_local(starts_at)
    return CalendarEvent(
        start=start,
        end=dt_util.as_local(starts_at + max(span, LEAST_SHOWN)),
        summary=summary,
    )


def _rest_window(episode: Episode, texts: Texts) -> CalendarEvent:
    span = episode.window_ends_at - episode.started_at
    return _event(episode.started_at, span, texts.phrase("rest_window"))


def _session(session: Session, view: View, texts: Texts) -> CalendarEvent:
    span = (session.ended_at or session.ends_at) - session.started_at
    return _event(session.started_at, span, texts.activity(session.activity, view.plan))


def _prompt(prompt: Prompt, view: View, texts: Texts) -> CalendarEvent:
    name = texts.activity(prompt.activity, view.plan)
    if became := UNANSWERED.get(prompt.state):
        name = texts.phrase(became, activity=name)
    return _event(prompt.offered_at, LEAST_SHOWN, name)


def _coming(coming: Coming, view: View, texts: Texts) -> CalendarEvent:
    span = view.plan.activity(coming.activity).duration or LEAST_SHOWN
    return _event(coming.at, span, texts.activity(coming.activity, view.plan))
