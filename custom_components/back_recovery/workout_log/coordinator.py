"""Observe, save, act, acknowledge, wait: what the shell does with workouts.

Only this file calls `observe`. What it decided is on disk before anything is done about
it, and is forgotten there afterwards; doing it twice is harmless.
"""

import asyncio
from datetime import UTC, datetime, timedelta
import logging

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.start import async_at_started
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from ..coordinator import RecoveryCoordinator
from ..engine.model.effects import Asking, Message, Report, ReportEpisode
from ..engine.model.episode import Episode
from ..engine.model.errors import StaleAnswer
from ..engine.model.events import MessageAnswered
from ..engine.model.local_time import day_begins_at, local_date
from ..engine.model.vocabulary import Answer
from ..settings.workouts import LOGGED, WorkoutSettings, read_workout_settings
from ..storage.journal import Journal
from ..storage.memories import MemoryStore
from ..storage.store import async_load_or_report
from ..surroundings.clock import ClockCheck, WakeUp
from ..surroundings.undisturbed import left_alone_until
from ..workouts.decisions import WorkoutDecision, unfinished
from ..workouts.guard import BodyRefused, Json, check
from ..workouts.memory import Memory, SeenBefore
from ..workouts.observation import Answered, BodyReceived, Observation, StatesSeen, TimePassed
from ..workouts.observe import Observed, begin, observe, read
from ..workouts.settings import Around
from ..workouts.source import Context
from ..workouts.sources.table import SOURCES
from ..workouts.vocabulary import Route, Running
from .acting import Acting
from .log import WorkoutLog
from .questions import WorkoutQuestion, asked_again, open_questions, question_of, rating_in
from .refusals import Refusals
from .sources import WorkoutSources
from .webhook import Webhooks

_LOGGER = logging.getLogger(__name__)

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""An action that somebody calls has no baseline: what it names is meant."""

FIRST_TRY = timedelta(minutes=1)
"""A workout without times ended in this minute; the first one often follows the set-up at once."""

RUNNING = {"rest": Running.REST, "ready_check": Running.REST, "return": Running.RETURN}
"""What a phase is to a workout; in all others the plan is on hold or paused."""

TAKES_BACK = {"started": False, "completed": True, "stopped": True, "closed": True}
"""What ends the questions whether to begin, and what those about the rest window."""


class WorkoutCoordinator:
    """Keeps what is known of one person's workouts."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        *,
        recovery: RecoveryCoordinator,
        settings: WorkoutSettings,
        store: MemoryStore,
        memory: Memory,
        log: WorkoutLog,
    ) -> None:
        """Take over what is on disk. Nothing happens before `async_listen`."""
        self.hass = hass
        self.settings = settings
        self._refusals = Refusals(hass)
        self.webhooks = Webhooks(hass, self.async_observe, self._refusals)
        self._entry = entry
        self._recovery = recovery
        self._journal = Journal(
            hass, entry, store=store, kept=memory, complaint="workouts_not_saved"
        )
        self._sources = WorkoutSources(hass, entry, self._async_hand_over)
        self._log = log
        self._acting = Acting(recovery, log.happened)
        self._queue: list[WorkoutDecision] = []
        self._acting_task: asyncio.Task[None] | None = None
        self._may_act = False
        self._wake_up = WakeUp(hass, self._woken)
        self._clock_check = ClockCheck(hass, self._check_clock)
        self._answering: set[str] = set()

    @property
    def memory(self) -> Memory:
        """What is known so far."""
        return self._journal.kept

    async def async_listen(self) -> None:
        """Listen until the entry is unloaded; questions leave once Home Assistant has started."""
        entry = self._entry
        await self._async_begin()
        entry.async_on_unload(self._stop)
        self.webhooks.follow(self.settings.origins)
        self._clock_check.start()
        entry.async_on_unload(self._recovery.async_add_report_listener(self._reported))
        entry.async_on_unload(async_at_started(self.hass, self._home_assistant_started))

    async def _home_assistant_started(self, _hass: HomeAssistant) -> None:
        """Do what was decided and not done, then see what came meanwhile."""
        now = dt_util.utcnow()
        queued = {one.session for one in self._queue}
        left = [one for one in unfinished(self.memory, now) if one.session not in queued]
        self._queue = [*left, *self._queue]
        self._may_act = True
        await self._async_observe_quietly(TimePassed())
        self._sources.start(self.settings.origins)

    @callback
    def _stop(self) -> None:
        self._sources.stop()
        self.webhooks.close()
        self._refusals.keep_only(())
        self._wake_up.stop()
        self._clock_check.stop()

    async def async_follow(self) -> None:
        """Use the sources as they are set up now."""
        settings = read_workout_settings(self.hass, self._entry)
        if settings == self.settings:
            return
        self.settings = settings
        self._refusals.keep_only([one.id for one in settings.origins])
        await self._async_begin()
        self.webhooks.follow(settings.origins)
        if self._may_act:
            self._sources.follow(settings.origins)
            await self._async_observe_quietly(TimePassed())

    async def _async_begin(self) -> None:
        """Make known the sources that send, and forget those that are gone."""
        # One that is being observed meanwhile must not be forgotten by this, nor this by it.
        async with self._journal.writing:
            await self._journal.async_save_if_possible(self._with_sources(dt_util.utcnow()))

    def _with_sources(self, now: datetime) -> Memory:
        memory = self.memory
        ids = {one.id for one in self.settings.setup.sources}
        for one in memory.seen:
            if one.source not in ids:
                memory = memory.without_source(one.source)
        for origin in self.settings.origins:
            if SOURCES[origin.kind].route is Route.WEBHOOK:
                memory = begin(memory, origin.id, now - FIRST_TRY)
        if memory.seen_of(LOGGED) is None:
            memory = memory.with_seen(SeenBefore(source=LOGGED, since=LONG_AGO))
        return memory

    # Observe, save

    async def async_observe(self, observation: Observation, done: str | None = None) -> Observed:
        """Take in what was observed, and have done what follows from it.

        `done` is a session about which it was done already. Raises HomeAssistantError where
        it could not be saved; nothing has happened then, and the same observation is as new
        as before.
        """
        async with self._journal.writing:
            now = dt_util.utcnow()
            found = observe(self.settings.setup, self.memory, observation, now, self._around(now))
            memory = found.memory.acknowledged(done) if done else found.memory
            await self._journal.async_save(memory)
            self._queue += [one for one in found.decisions if one.session != done]
            self._wake_up.set(found.wake_at)
        self._look_at_clock()
        self._log.asked()
        self._act()
        return found

    async def async_log(self, body: Json) -> Observed:
        """Take in a workout that somebody tells of; raises ServiceValidationError if it is none."""
        received = BodyReceived(source=LOGGED, body=body)
        setup = self.settings.setup
        config, context = setup.source(LOGGED), Context(now=dt_util.utcnow(), zone=setup.zone)
        try:
            check(body)
            is_finished = config is not None and bool(read(config, received, context))
        except BodyRefused:
            is_finished = False
        if not is_finished:
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="not_a_finished_workout"
            )
        return await self.async_observe(received)

    async def _async_observe_quietly(self, observation: Observation) -> Observed | None:
        try:
            return await self.async_observe(observation)
        except HomeAssistantError:
            _LOGGER.debug("%s: workouts are looked at again in a minute", self._entry.title)
            self._wake_up.at = dt_util.utcnow()
            self._look_at_clock()
            return None

    async def _async_hand_over(self, seen: StatesSeen) -> None:
        found = await self._async_observe_quietly(seen)
        if found is None:
            return
        for origin in self.settings.origins:
            if origin.id == seen.source:
                await self._refusals.async_take(origin, found.not_read)

    def _around(self, now: datetime) -> Around:
        plan = self._recovery.settings.plan
        zone = plan.time_zone
        episode = self._recovery.episode
        hours_end = plan.quiet_hours.end_of(now, zone) if plan.quiet_hours else None
        return Around(
            day_began_at=day_begins_at(local_date(now, zone), zone),
            quiet_until=hours_end or left_alone_until(self.hass, self._recovery.settings, now),
            running=running(episode),
            running_since=episode.started_at if episode else None,
        )

    async def async_see(self, source_id: str) -> StatesSeen | BodyReceived | None:
        """Return what a source shows now, or sent last, without remembering it."""
        if arrived := self.webhooks.arrived.get(source_id):
            return arrived.body
        return await self._sources.async_see(source_id)

    async def async_hears(self, source_id: str) -> bool:
        """Tell whether a source says anything now, or has sent something."""
        seen = await self.async_see(source_id)
        if isinstance(seen, StatesSeen):
            return any(one.is_there for one in seen.entities)
        return seen is not None

    # Act, acknowledge

    @callback
    def _act(self) -> None:
        """Do what was decided without keeping anybody waiting."""
        idle = self._acting_task is None or self._acting_task.done()
        if self._may_act and self._queue and idle:
            self._acting_task = self._entry.async_create_background_task(
                self.hass, self._async_act(), f"{DOMAIN} workouts {self._entry.title}"
            )

    async def _async_act(self) -> None:
        while self._queue:
            decision = self._queue[0]
            try:
                await self._acting.async_act(decision)
                await self._async_acknowledge(decision)
            except HomeAssistantError:
                return  # tried again in a minute
            except Exception:
                # One that fails in a way nobody foresaw must not hold up those behind it.
                _LOGGER.exception("%s: nothing came of a workout", self._entry.title)
            self._queue.remove(decision)
        self._look_at_clock()

    async def _async_acknowledge(self, decision: WorkoutDecision) -> None:
        async with self._journal.writing:
            mine = [one for one in self.memory.pending if one.session == decision.session]
            if any(one.outcome is decision.outcome for one in mine):
                await self._journal.async_save(self.memory.acknowledged(decision.session))

    # Answers

    def open_askings(self) -> tuple[Asking, ...]:
        """Return the questions that are open, each as it was asked."""
        return tuple(
            Asking(message=self._acting.message_of(one), asked_at=one.workout.ended_at)
            for one in open_questions(self.memory)
        )

    def message_of(self, asking: str) -> Message | None:
        """Return the message that asks under an id, None where that is not open (any more)."""
        found = (one for one in open_questions(self.memory) if one.asking == asking)
        return next((self._acting.message_of(one) for one in found), None)

    async def async_answer(self, answered: MessageAnswered) -> None:
        """Do what the person answered to a question about a workout.

        Raises StaleAnswer where it is no longer open, or another DomainError.
        """
        question = question_of(self.memory, answered.asking)
        match answered.answer:
            case Answer.RATE:
                await self._async_rate(question, rating_in(answered.text))
            case Answer.RECOVER | Answer.DAY:
                self._answering.add(question.session)
                try:
                    await self._acting.async_begin(question, answered.answer, answered.by)
                    await self._async_close(question, wants=True)
                finally:
                    self._answering.discard(question.session)
            case Answer.NO:
                await self._async_close(question, wants=False)
            case _:
                raise StaleAnswer

    async def _async_rate(self, question: WorkoutQuestion, rating: float) -> None:
        """Judge again with how hard it was; where nothing follows, the question stays."""
        found = await self.async_observe(Answered(session=question.session, rpe=rating))
        if not found.decisions:
            await self._acting.async_ask(asked_again(self.memory, question.session))

    async def _async_close(self, question: WorkoutQuestion, *, wants: bool) -> None:
        """Ask no more; what was wanted has been done by now."""
        answered = Answered(session=question.session, wants=wants)
        await self.async_observe(answered, done=question.session)
        await self._acting.async_take_back(question.subject)

    @callback
    def _reported(self, report: Report) -> None:
        """Take questions back that somebody answered by switching recovery on, or off."""
        if isinstance(report, ReportEpisode) and report.kind in TAKES_BACK:
            self._entry.async_create_task(
                self.hass, self._async_take_back(during_lockout=TAKES_BACK[report.kind])
            )

    async def _async_take_back(self, *, during_lockout: bool) -> None:
        for question in open_questions(self.memory):
            is_meant = question.is_during_lockout is during_lockout
            if is_meant and question.session not in self._answering:
                try:
                    await self._async_close(question, wants=False)
                except HomeAssistantError:
                    _LOGGER.debug("%s: a question stays open", self._entry.title)

    # Wait

    async def _woken(self) -> None:
        await self._async_observe_quietly(TimePassed())

    @callback
    def _check_clock(self, _now: datetime) -> None:
        self._act()
        if self._may_act and self._wake_up.is_overdue:
            self.hass.async_create_task(self._catch_up(), f"{DOMAIN} catch up")
        else:
            self._look_at_clock()

    async def _catch_up(self) -> None:
        await self._async_observe_quietly(TimePassed())
        self._look_at_clock()

    @callback
    def _look_at_clock(self) -> None:
        """Come back in a minute while a moment is waited for, or something is still to be done."""
        self._clock_check.set(is_needed=self._wake_up.at is not None or bool(self._queue))


async def async_take_over(
    hass: HomeAssistant, entry: ConfigEntry, *, recovery: RecoveryCoordinator, log: WorkoutLog
) -> WorkoutCoordinator:
    """Return what keeps the workouts of an entry, with what is on disk of them."""
    store = MemoryStore(hass, entry.entry_id)
    return WorkoutCoordinator(
        hass,
        entry,
        recovery=recovery,
        settings=read_workout_settings(hass, entry),
        store=store,
        memory=await async_load_or_report(hass, entry, store, "workouts_set_aside"),
        log=log,
    )


def running(episode: Episode | None) -> Running:
    """Return what a recovery is doing, as far as it matters to a workout."""
    if episode is None:
        return Running.NOTHING
    return RUNNING.get(episode.phase.value, Running.HOLD)
