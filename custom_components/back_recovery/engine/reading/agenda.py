"""What a person sees of what comes and what is closed, as things stand now."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from heapq import heappop, heappush
from itertools import count

from ..model.devices import NO_READINGS, Readings
from ..model.episode import Episode
from ..model.errors import Lockout
from ..model.guards import Guard
from ..model.local_time import ONE_DAY, day_begins_at, local_date
from ..model.phases import UNDER_WAY
from ..model.plan import GYM, Activity, Plan
from ..model.remembering import Remembering, remembered
from ..model.vocabulary import Kind, Phase, Reason
from .day import LEFT_OUT_FOR, TAKES_NO_PLACE, silent_from
from .lockouts import device_lockouts, gym_lockout, lockouts, offered_kinds
from .offers import after_quiet_hours, offers
from .once import worked_out_once
from .opening import opening, waits_for_suits
from .slots import slots_of
from .spans import is_too_sore_for
from .undisturbed import undisturbed_until


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """One prompt that will come. `waits_for` says what holds it back once it is due."""

    activity: str
    prompt_id: str
    at: datetime
    due_at: datetime
    waits_for: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An activity that is open and yet not offered: for over two days, or until something is said."""

    activity: str
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda(Remembering):
    """Every coming prompt in order, every closed activity, and what is left out, with the reasons.

    It holds what these follow from, and works out what somebody looks at: most of what is shown
    after a step needs no more than the rest of the day. `about` is a plan, its episode, and when
    somebody looks; everything is empty without.
    """

    about: tuple[Plan, Episode, datetime] | None = None
    readings: Readings = field(default_factory=dict)
    guards: tuple[Guard, ...] = ()

    def coming_until(self, end: datetime | None) -> Iterator[Coming]:
        """Yield the coming prompts before an instant, in order of time; None: to the end."""
        if self.about is None:
            return
        for one in _in_order(*self.about):
            if end and one.at >= end:
                return
            yield one

    @remembered
    def coming(self) -> tuple[Coming, ...]:
        """Every coming prompt, in order of time."""
        return tuple(self.coming_until(None))

    @remembered
    def following(self) -> Coming | None:
        """The first that is held back by nothing: the others come nobody knows when."""
        return next((one for one in self.coming_until(None) if one.waits_for is None), None)

    @remembered
    def closed(self) -> tuple[Lockout, ...]:
        """Every closed activity, with until when and why; the gym first."""
        if self.about is None:
            return ()
        plan, episode, now = self.about
        gym = gym_lockout(plan, episode, now)
        closed = [gym] if gym else []
        # What takes no time cannot be started, so it is not closed either: say it any time.
        for activity in (one for one in plan.activities if one.duration):
            closed.extend(lockouts(plan, episode, activity, now))
            closed.extend(device_lockouts(episode, activity, self.readings, self.guards))
        return tuple(closed)

    @remembered
    def left_out(self) -> tuple[LeftOut, ...]:
        """What is open and yet not offered."""
        return _left_out(self, *self.about) if self.about else ()


def agenda(
    plan: Plan,
    episode: Episode | None,
    now: datetime,
    *,
    readings: Readings = NO_READINGS,
    guards: tuple[Guard, ...] = (),
) -> Agenda:
    """Return what comes and what is closed; both are empty without an episode."""
    if episode is None:
        return Agenda()
    return Agenda(about=(plan, episode, now), readings=readings, guards=guards)


_NEVER_LEFT_OUT = TAKES_NO_PLACE | {Kind.PREP}
"""Kinds for which every day has room: where they do not come, there is nothing to say or to ask."""


def _left_out(known: Agenda, plan: Plan, episode: Episode, now: datetime) -> tuple[LeftOut, ...]:
    """Return what does not come today, nor on the two days after, though it could."""
    zone = plan.time_zone
    today = local_date(now, zone)
    days = [today + number * ONE_DAY for number in range(LEFT_OUT_FOR + 1)]
    ends_at = episode.window_ends_at if episode.phase is Phase.REST else None
    found = known.coming_until(day_begins_at(days[-1] + ONE_DAY, zone))
    comes = {one.activity for one in found}
    comes |= {one.activity for one in episode.all_prompts if _is_lately(one.offered_at, now)}
    comes |= {one.activity for one in episode.all_sessions if _is_lately(one.started_at, now)}
    reason = Reason.SILENCE if now >= silent_from(plan, episode) else Reason.DAY_FULL
    opens_at = opening(plan, episode, now)
    open_kinds = offered_kinds(episode, now)
    unsaid = tuple(
        LeftOut(activity=activity.id, reason=why)
        for activity in plan.activities
        if activity.kind in open_kinds and (why := _held_back(plan, episode, activity, now))
    )
    return unsaid + tuple(
        LeftOut(activity=activity.id, reason=reason)
        for activity in plan.activities
        if activity.id not in comes
        and activity.id in opens_at
        and activity.kind not in _NEVER_LEFT_OUT
        and any(
            max(opens_at[activity.id], now) <= slot.due_at
            and (ends_at is None or slot.due_at < ends_at)
            for day in days
            for slot in slots_of(activity, day, zone)
        )
    )


def _held_back(plan: Plan, episode: Episode, activity: Activity, now: datetime) -> Reason | None:
    """Return what an answer holds back, or the want of one, though the person may begin it."""
    if waits_for_suits(plan, episode, activity):
        return Reason.NOT_SAID
    return Reason.HIGH_PAIN if is_too_sore_for(episode, activity, now) else None


def _is_lately(at: datetime, now: datetime) -> bool:
    return now - at <= LEFT_OUT_FOR * ONE_DAY


def is_open(
    plan: Plan,
    episode: Episode | None,
    activity_id: str,
    now: datetime,
    *,
    readings: Readings = NO_READINGS,
    guards: tuple[Guard, ...] = (),
) -> bool:
    """Tell whether a person could begin an activity now; the gym is open unless locked out."""
    if activity_id == GYM:
        return gym_lockout(plan, episode, now) is None
    if episode is None or not plan.has(activity_id):
        return False
    activity = plan.activity(activity_id)
    closed = lockouts(plan, episode, activity, now)
    return not closed and not device_lockouts(episode, activity, readings, guards)


def coming(plan: Plan, episode: Episode, now: datetime) -> tuple[Coming, ...]:
    """Return every coming prompt: snoozed ones and those of the days to the end."""
    return tuple(_in_order(plan, episode, now))


@worked_out_once
def _in_order(plan: Plan, episode: Episode, now: datetime) -> Iterator[Coming]:
    """Yield every coming prompt in order of time, each as soon as none before it can follow."""
    numbers = count()
    waiting: list[tuple[datetime, bool, int, Coming]] = []
    if episode.phase in UNDER_WAY:
        for one in _snoozed(plan, episode, now):
            heappush(waiting, (one.at, True, next(numbers), one))
    for offer in offers(plan, episode, now):
        activity, at = offer.slot.activity, offer.at
        # Offers are chosen a day at a time, and none leaves before it is due.
        day_begins = day_begins_at(local_date(offer.slot.due_at, plan.time_zone), plan.time_zone)
        while waiting and waiting[0][0] < day_begins:
            yield heappop(waiting)[-1]
        one = Coming(
            activity=activity.id,
            prompt_id=offer.prompt_id,
            at=at,
            due_at=offer.slot.due_at,
            waits_for=_waits_for(episode, activity, at, now),
        )
        heappush(waiting, (at, False, next(numbers), one))
    while waiting:
        yield heappop(waiting)[-1]


def _snoozed(plan: Plan, episode: Episode, now: datetime) -> Iterator[Coming]:
    """Yield the snoozed prompts that will be sent again before they lapse."""
    for prompt in episode.prompts:
        if prompt.snoozed_until is None or not plan.has(prompt.activity):
            continue
        free_at = episode.session.ends_at if episode.session else prompt.snoozed_until
        at = after_quiet_hours(plan, max(prompt.snoozed_until, free_at))
        if at < prompt.lapses_at:
            yield Coming(
                activity=prompt.activity,
                prompt_id=prompt.id,
                at=at,
                due_at=prompt.due_at,
                waits_for=_waits_for(episode, plan.activity(prompt.activity), at, now),
            )


def _waits_for(episode: Episode, activity: Activity, at: datetime, now: datetime) -> Reason | None:
    if at > now:
        return None
    if activity.needs_home and episode.place.at_home is False:
        return Reason.AWAY
    if undisturbed_until(episode, now):
        return Reason.UNDISTURBED
    return Reason.SPACING
