"""The plan as a calendar: the rest window, what was offered and done, what comes."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple, override
from zoneinfo import ZoneInfo

from homeassistant.components.calendar import (
    CalendarEntity,
    CalendarEntityDescription,
    CalendarEvent,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .engine.model.episode import Episode, Prompt, Session, Training
from .engine.model.local_time import local_date
from .engine.model.plan import GYM, TRAINING
from .engine.model.same import Same
from .engine.model.vocabulary import PromptState, Stage
from .engine.reading.agenda import Coming
from .engine.reading.view import View
from .entity import RecoveryEntity
from .runtime import BackRecoveryConfigEntry
from .telling.keys import Phrase
from .telling.texts import Texts

PARALLEL_UPDATES = 0

PLAN = CalendarEntityDescription(key="plan")

LEAST_SHOWN = timedelta(minutes=10)
"""What takes no time still needs a line in a calendar that can be read."""

TRAINING_TAKES = timedelta(hours=1)
"""What a training that is still to come is given in the calendar."""

UNANSWERED = {PromptState.SKIPPED: Phrase.SKIPPED, PromptState.LAPSED: Phrase.LAPSED}


async def async_setup_entry(
    _hass: HomeAssistant,
    entry: BackRecoveryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the entity."""
    async_add_entities([PlanCalendar(entry.runtime_data.recovery, PLAN)])


class Entry(NamedTuple):
    """One line of the calendar. Home Assistant's own is slow to make, and made when asked for."""

    starts_at: datetime
    ends_at: datetime
    summary: str

    @property
    def event(self) -> CalendarEvent:
        """The same for Home Assistant."""
        return CalendarEvent(
            start=dt_util.as_local(self.starts_at),
            end=dt_util.as_local(self.ends_at),
            summary=self.summary,
        )


type Window = tuple[Entry | None, ZoneInfo]
"""The line of the rest window, and the time zone in which it is shown."""


class PlanCalendar(RecoveryEntity[Window], CalendarEntity):
    """On while the person rests.

    Its lines are worked out when somebody looks at them; the state needs that of the rest window
    only, which comes first.
    """

    _lines: tuple[Same, date] | None = None
    """What all lines followed from when they were last told to whoever looks."""

    @override
    def _show(self, view: View) -> Window:
        window = _window(view.episode, self._texts) if view.episode else None
        return window, view.plan.time_zone

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Write the state when it is another one, and send the lines to whoever looks at them."""
        super()._handle_coordinator_update()
        view = self.coordinator.data
        lines = Same(view.plan, view.episode), local_date(view.at, view.plan.time_zone)
        if lines != self._lines:
            self._lines = lines
            self.async_update_event_listeners()

    @property
    @override
    def event(self) -> CalendarEvent | None:
        # The base class looks again when an event ends; one that has ended is gone then.
        window = self._shown[0]
        return window.event if window and window.ends_at > dt_util.utcnow() else None

    @override
    async def async_get_events(
        self, hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        lines = sorted(
            _entries(self.coordinator.data, self._texts), key=lambda entry: entry.starts_at
        )
        return [
            entry.event
            for entry in lines
            if entry.starts_at < end_date and entry.ends_at > start_date
        ]


def _entries(view: View, texts: Texts) -> Iterator[Entry]:
    """Yield everything of the running episode; the rest window begins first.

    Visits to the gym are left out: nobody planned them.
    """
    episode = view.episode
    if episode is None:
        return
    yield _window(episode, texts)
    for session in episode.sessions:
        if session.activity != GYM:
            yield _session(session, view, texts)
    begun = {session.prompt_id for session in episode.sessions}
    for prompt in episode.prompts:
        is_coming = prompt.state is PromptState.SNOOZED
        # A training that was done has a line of its own.
        is_trained = prompt.activity == TRAINING and prompt.state is PromptState.DONE
        is_shown = prompt.activity != GYM and not is_trained and not is_coming
        if is_shown and prompt.id not in begun:
            yield _prompt(prompt, view, texts)
    yield from (_trained(training, view, texts) for training in episode.trainings)
    if at := view.next_training_at:
        yield _entry(at, TRAINING_TAKES, _training_at(episode.stage, view, texts))
    for coming in view.agenda.coming:
        yield _coming(coming, view, texts)


def _window(episode: Episode, texts: Texts) -> Entry:
    return Entry(episode.started_at, episode.window_ends_at, texts.phrase(Phrase.REST_WINDOW))


def _entry(starts_at: datetime, span: timedelta, summary: str) -> Entry:
    return Entry(starts_at, starts_at + max(span, LEAST_SHOWN), summary)


def _session(session: Session, view: View, texts: Texts) -> Entry:
    span = (session.ended_at or session.ends_at) - session.started_at
    return _entry(session.started_at, span, texts.activity(session.activity, view.plan))


def _prompt(prompt: Prompt, view: View, texts: Texts) -> Entry:
    name = texts.activity(prompt.activity, view.plan)
    if prompt.never_sent:
        return _entry(prompt.due_at, LEAST_SHOWN, texts.phrase(Phrase.NOT_SENT, activity=name))
    if became := UNANSWERED.get(prompt.state):
        name = texts.phrase(became, activity=name)
    return _entry(prompt.offered_at, LEAST_SHOWN, name)


def _trained(training: Training, view: View, texts: Texts) -> Entry:
    return _entry(training.at, LEAST_SHOWN, _training_at(training.stage, view, texts))


def _training_at(stage: Stage, view: View, texts: Texts) -> str:
    name = texts.activity(TRAINING, view.plan)
    return texts.phrase(Phrase.TRAINING_AT, activity=name, stage=texts.stage(stage))


def _coming(coming: Coming, view: View, texts: Texts) -> Entry:
    span = view.plan.activity(coming.activity).duration or LEAST_SHOWN
    return _entry(coming.at, span, texts.activity(coming.activity, view.plan))
