"""What is closed, until when and why.

A lockout is computed from the facts each time; none is stored, so none can be left
behind. `until` None: until a person opens it.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from ..model.catalogue import CATALOGUE
from ..model.devices import UNREACHABLE, Reading, Readings, StartMode
from ..model.episode import Episode
from ..model.errors import Lockout
from ..model.guards import Guard, GuardState
from ..model.interlocks import HARMFUL, danger, is_leak_silent
from ..model.local_time import ONE_DAY, at_local, local_date, next_at, next_midnight
from ..model.phases import HOLDS, OFFERED, STAYS_OPEN
from ..model.plan import GYM, Activity, Plan
from ..model.suitability import asking, blocking, is_closed_in_doubt
from ..model.vocabulary import Kind, Phase, Reason
from .closings import cold_until, onset_opens_at
from .said import OTHER_HEAT_RESTS, SKIN_RESTS, closed_by_answers
from .thermal import WARM, closed_after_workout, closed_by_others, is_warm_budget_spent
from .trainings import off_until


def gym_lockout(plan: Plan, episode: Episode | None, now: datetime) -> Lockout | None:
    """Return the lockout of the gym: until the first stage opens, and after a setback."""
    if episode is None:
        return None
    if episode.phase is Phase.RETURN:
        return _gym_rests(plan, episode, now)
    if episode.phase is Phase.REST and episode.window_ends_at > now:
        return Lockout(activity=GYM, until=episode.window_ends_at, reason=Reason.REST_WINDOW)
    if episode.phase in (Phase.REST, Phase.READY_CHECK):
        return Lockout(activity=GYM, until=None, reason=Reason.NOT_READY)
    return Lockout(activity=GYM, until=None, reason=_phase_reason(episode.phase))


def _gym_rests(plan: Plan, episode: Episode, now: datetime) -> Lockout | None:
    """Return the lockout after a training that went wrong."""
    off = off_until(plan, episode)
    if off is None:
        return None
    until, reason = off
    return Lockout(activity=GYM, until=until, reason=reason) if until > now else None


def gap_ends_at(episode: Episode, activity: Activity) -> datetime | None:
    """Return when enough time will have passed since the activity was last done."""
    done_at = episode.last_done_at(activity.id)
    return done_at + activity.gap if done_at and activity.gap else None


def lockouts(
    plan: Plan, episode: Episode, activity: Activity, now: datetime
) -> tuple[Lockout, ...]:
    """Return why the activity cannot be started now, the longest lockout last."""
    found = [*_ends_what_runs(plan, episode, activity, now)]
    if episode.session:
        found.append(_closed(activity, Reason.SESSION_RUNNING, episode.session.ends_at))
    if activity.device and not activity.device.is_there:
        found.append(_closed(activity, Reason.UNREACHABLE, None))
    if gap_ends := gap_ends_at(episode, activity):
        found.append(_closed(activity, Reason.GAP, gap_ends))
    if _times_today(plan, episode, activity, now) >= activity.most_per_day:
        found.append(_closed(activity, Reason.MOST_PER_DAY, next_midnight(now, plan.time_zone)))
    if is_warm_budget_spent(plan, episode, activity, now):
        found.append(_closed(activity, Reason.WARM_BUDGET, next_midnight(now, plan.time_zone)))
    return _in_force(found, now)


def running_lockouts(
    plan: Plan, episode: Episode, activity: Activity, now: datetime
) -> tuple[Lockout, ...]:
    """Return why the activity may not even go on, the longest lockout last."""
    return _in_force(_ends_what_runs(plan, episode, activity, now), now)


def _ends_what_runs(
    plan: Plan, episode: Episode, activity: Activity, now: datetime
) -> Iterator[Lockout]:
    if activity.kind not in stays_open(episode, now):
        yield _closed(activity, _phase_reason(episode.phase), None)
    yield from unsuitable(plan, activity)
    yield _closed(activity, Reason.ONSET, onset_opens_at(episode, activity))
    if is_for_awake(activity):
        yield from _asleep(plan, activity, now)
    yield from after_trouble(plan, episode, activity)
    for reason, until, after in closed_by_answers(plan, episode, activity):
        yield Lockout(activity=activity.id, until=until, reason=reason, after=after)
    if cooled_down_at := closed_after_workout(episode, activity):
        yield _closed(activity, Reason.AFTER_WORKOUT, cooled_down_at)
    for other, until in closed_by_others(plan, episode, activity):
        yield Lockout(activity=activity.id, until=until, reason=Reason.AFTER_OTHER, after=other)


def unsuitable(plan: Plan, activity: Activity) -> tuple[Lockout, ...]:
    """Return what the person ticked that keeps the activity closed.

    Nobody is sent to ask about what a professional's word would not open.
    """
    reason, found = Reason.SUITABILITY, blocking(plan.profile, activity.kind)
    if not found:
        reason, found = Reason.ASK_FIRST, asking(plan.profile, activity.kind)
    if not found and is_closed_in_doubt(plan.profile, activity.kind):
        return (_closed(activity, Reason.IN_DOUBT, None),)
    return tuple(
        Lockout(activity=activity.id, until=None, reason=reason, condition=one) for one in found
    )


def _closed(activity: Activity, reason: Reason, until: datetime | None) -> Lockout:
    return Lockout(activity=activity.id, until=until, reason=reason)


def _in_force(found: Iterable[Lockout], now: datetime) -> tuple[Lockout, ...]:
    return tuple(
        sorted((one for one in found if one.until is None or one.until > now), key=_opens_at)
    )


def device_lockouts(
    episode: Episode, activity: Activity, readings: Readings, guards: tuple[Guard, ...]
) -> tuple[Lockout, ...]:
    """Return why the house cannot switch the activity's device on now."""
    device = activity.device
    if device is None:
        return ()
    reading = readings.get(activity.id, UNREACHABLE)
    found = [*_taken(activity, reading)]
    reasons: list[Reason] = []
    if any(one.device == device.id and one.state is GuardState.GOING_OFF for one in guards):
        reasons.append(Reason.NOT_OFF)
    is_started = device.start is StartMode.AFTER_CONFIRMATION
    # One that is gone is closed whoever starts it, and for longer.
    if is_started and device.is_there and reading.is_on is None:
        reasons.append(Reason.UNREACHABLE)
    if device.role in HARMFUL and not reading.has_feedback:
        reasons.append(Reason.NO_FEEDBACK)
    if is_leak_silent(device, reading):
        reasons.append(Reason.LEAK_SILENT)
    if why := danger(device, reading, episode):
        reasons.append(why)
    found.extend(_closed(activity, why, None) for why in reasons)
    return tuple(found)


def _taken(activity: Activity, reading: Reading) -> Iterator[Lockout]:
    if reading.is_taken or reading.used_by:
        yield Lockout(
            activity=activity.id,
            until=reading.used_until,
            reason=Reason.TAKEN,
            by=reading.used_by,
        )


def after_trouble(plan: Plan, episode: Episode, activity: Activity) -> Iterator[Lockout]:
    """Yield what follows from sessions that were stopped for a reason.

    Who did not answer may have fallen asleep: no more warmth before the next morning.
    """
    for session in episode.all_sessions:
        is_same = session.activity == activity.id
        is_warm = activity.kind in WARM and plan.kind_of(session.activity) in WARM
        if session.ended_at is None or not (is_same or is_warm):
            continue
        after = None if is_same else session.activity
        if session.reason == Reason.SKIN:
            said_at = session.skin_bad_at or session.ended_at
            until = said_at + (SKIN_RESTS if is_same else OTHER_HEAT_RESTS)
        elif session.reason == Reason.NO_REPLY:
            until = next_at(session.ended_at, activity.earliest, plan.time_zone)
        else:
            continue
        reason = Reason(session.reason)
        yield Lockout(activity=activity.id, until=until, reason=reason, after=after)


def is_for_awake(activity: Activity) -> bool:
    """Tell whether an activity has to be over when its hours are: it is no thing to sleep on."""
    burns_or_floods = activity.device is not None and activity.device.role in HARMFUL
    return burns_or_floods or CATALOGUE[activity.kind].awake_only


def closes_at(plan: Plan, activity: Activity, now: datetime) -> datetime:
    """Return when the hours of an activity that is for the awake are over."""
    latest = next_at(now, activity.latest, plan.time_zone)
    if plan.quiet_hours is None:
        return latest
    return min(latest, plan.quiet_hours.next_start(now, plan.time_zone))


def _phase_reason(phase: Phase) -> Reason:
    return Reason.HOLD if phase in HOLDS else Reason.PAUSED


def _opens_at(lockout: Lockout) -> datetime:
    return lockout.until or _NOBODY_KNOWS_WHEN


_NOBODY_KNOWS_WHEN = datetime.max.replace(tzinfo=UTC)
"""Of what a person opens: it comes after all that time opens."""


def _times_today(plan: Plan, episode: Episode, activity: Activity, now: datetime) -> int:
    today = local_date(now, plan.time_zone)
    return sum(
        session.activity == activity.id and local_date(session.started_at, plan.time_zone) == today
        for session in episode.all_sessions
        if session.took_place
    )


def _asleep(plan: Plan, activity: Activity, now: datetime) -> Iterator[Lockout]:
    """Yield why somebody might not be awake enough for it, and until when."""
    if plan.quiet_hours and (ends_at := plan.quiet_hours.end_of(now, plan.time_zone)):
        yield _closed(activity, Reason.QUIET_HOURS, ends_at)
    today = local_date(now, plan.time_zone)
    opens_at = at_local(today, activity.earliest, plan.time_zone)
    if now >= at_local(today, activity.latest, plan.time_zone):
        opens_at = at_local(today + ONE_DAY, activity.earliest, plan.time_zone)
    yield _closed(activity, Reason.HOURS, opens_at)


def stays_open(episode: Episode, now: datetime) -> frozenset[Kind]:
    """Return what a person may start now."""
    return STAYS_OPEN[episode.phase] | _after_swelling(episode, now)


def offered_kinds(episode: Episode, now: datetime) -> frozenset[Kind]:
    """Return what is offered by itself now."""
    return OFFERED[episode.phase] | _after_swelling(episode, now)


def _after_swelling(episode: Episode, now: datetime) -> frozenset[Kind]:
    """Return the cold pack while the plan is on hold for swelling, for its first days."""
    until = cold_until(episode)
    return frozenset({Kind.ICE}) if until and now < until else frozenset()
