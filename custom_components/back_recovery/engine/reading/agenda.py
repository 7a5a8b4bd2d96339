"""What a person sees of what comes and what is closed, as things stand now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ..model.devices import NO_READINGS, Readings
from ..model.episode import Episode
from ..model.errors import Lockout
from ..model.guards import Guard
from ..model.phases import UNDER_WAY
from ..model.plan import GYM, Activity, Plan
from ..model.vocabulary import Reason
from .lockouts import device_lockouts, gym_lockout, lockouts
from .offers import after_quiet_hours, offers


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """One prompt that will come. `waits_for` says what holds it back once it is due."""

    activity: str
    prompt_id: str
    at: datetime
    due_at: datetime
    waits_for: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """Every coming prompt in order, and every closed activity with until and why."""

    coming: tuple[Coming, ...] = ()
    closed: tuple[Lockout, ...] = ()


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
    closed = [lock for lock in (gym_lockout(plan, episode, now),) if lock]
    # What takes no time cannot be started, so it is not closed either: say it any time.
    for activity in (one for one in plan.activities if one.duration):
        closed.extend(lockouts(plan, episode, activity, now))
        closed.extend(device_lockouts(episode, activity, readings, guards))
    return Agenda(coming=coming(plan, episode, now), closed=tuple(closed))


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
    found = [
        Coming(
            activity=offer.slot.activity.id,
            prompt_id=offer.prompt_id,
            at=offer.at,
            due_at=offer.slot.due_at,
            waits_for=_waits_for(episode, offer.slot.activity, offer.at, now),
        )
        for offer in offers(plan, episode, now)
    ]
    if episode.phase in UNDER_WAY:
        found.extend(_snoozed(plan, episode, now))
    return tuple(sorted(found, key=lambda one: one.at))


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
    return Reason.SPACING
