"""What is closed, until when and why.

A lockout is computed from the facts each time; none is stored, so none can be left
behind. `until` None: until a person opens it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .catalogue import CATALOGUE
from .devices import UNREACHABLE, House, StartMode
from .episode import Episode
from .interlocks import danger
from .local_time import ONE_DAY, at_local, local_date, next_midnight
from .phases import HOLDS, STAYS_OPEN
from .plan import GYM, Activity, Plan
from .thermal import closed_by_others, is_warm_budget_spent
from .vocabulary import Phase, Reason
from .watch import Watch, WatchState


@dataclass(frozen=True, slots=True, kw_only=True)
class Lockout:
    """An activity is closed until an instant, for a reason.

    `after` names the other activity where it is that one's fault.
    """

    activity: str
    until: datetime | None
    reason: Reason
    after: str | None = None


def gym_lockout(episode: Episode | None) -> Lockout | None:
    """Return the lockout of the gym: it lasts as long as the episode rests."""
    if episode is None:
        return None
    if episode.phase is Phase.REST:
        return Lockout(activity=GYM, until=episode.window_ends_at, reason=Reason.REST_WINDOW)
    return Lockout(activity=GYM, until=None, reason=_phase_reason(episode.phase))


def onset_opens_at(episode: Episode, activity: Activity) -> datetime:
    """Return when the way it began lets the activity open; the start where it does."""
    closed_for = CATALOGUE[activity.kind].opens_after_onset.get(episode.onset)
    return episode.started_at + closed_for if closed_for else episode.started_at


def gap_ends_at(episode: Episode, activity: Activity) -> datetime | None:
    """Return when enough time will have passed since the activity was last done."""
    done_at = episode.last_done_at(activity.id)
    return done_at + activity.gap if done_at and activity.gap else None


def lockouts(
    plan: Plan, episode: Episode, activity: Activity, now: datetime
) -> tuple[Lockout, ...]:
    """Return why the activity cannot be started now, the longest lockout last."""
    found: list[tuple[Reason, datetime | None]] = []
    if activity.kind not in STAYS_OPEN[episode.phase]:
        found.append((_phase_reason(episode.phase), None))
    if episode.session:
        found.append((Reason.SESSION_RUNNING, episode.session.ends_at))
    found.append((Reason.ONSET, onset_opens_at(episode, activity)))
    if gap_ends := gap_ends_at(episode, activity):
        found.append((Reason.GAP, gap_ends))
    if _times_today(plan, episode, activity, now) >= activity.most_per_day:
        found.append((Reason.MOST_PER_DAY, next_midnight(now, plan.time_zone)))
    if CATALOGUE[activity.kind].awake_only:
        found.extend(_asleep(plan, activity, now))
    found.extend(_after_trouble(plan, episode, activity))
    if is_warm_budget_spent(plan, episode, activity, now):
        found.append((Reason.WARM_BUDGET, next_midnight(now, plan.time_zone)))
    closed = [
        Lockout(activity=activity.id, until=until, reason=reason)
        for reason, until in found
        if until is None or until > now
    ]
    closed.extend(
        Lockout(activity=activity.id, until=until, reason=Reason.AFTER_OTHER, after=other)
        for other, until in closed_by_others(plan, episode, activity)
        if until > now
    )
    return tuple(sorted(closed, key=_opens_last))


def device_lockouts(
    episode: Episode, activity: Activity, house: House, watches: tuple[Watch, ...]
) -> tuple[Lockout, ...]:
    """Return why the house cannot switch the activity's device on now."""
    device = activity.device
    if device is None:
        return ()
    reading = house.get(activity.id, UNREACHABLE)
    reasons: list[Reason] = []
    if reading.is_taken:
        reasons.append(Reason.TAKEN)
    if any(one.device == device.id and one.state is WatchState.GOING_OFF for one in watches):
        reasons.append(Reason.NOT_OFF)
    if device.start is StartMode.AFTER_CONFIRMATION and reading.is_on is None:
        reasons.append(Reason.UNREACHABLE)
    if why := danger(device, reading, episode):
        reasons.append(why)
    return tuple(Lockout(activity=activity.id, until=None, reason=why) for why in reasons)


SKIN_RESTS = timedelta(hours=48)
"""After a skin that did not look fine, heat stays closed for so long (judgement)."""


def _after_trouble(
    plan: Plan, episode: Episode, activity: Activity
) -> list[tuple[Reason, datetime | None]]:
    """Return what follows from a session that was stopped for a reason."""
    found: list[tuple[Reason, datetime | None]] = []
    for session in episode.sessions:
        if session.activity != activity.id or session.ended_at is None:
            continue
        if session.reason == Reason.SKIN:
            found.append((Reason.SKIN, session.ended_at + SKIN_RESTS))
        elif session.reason == Reason.NO_REPLY:
            found.append((Reason.NO_REPLY, next_midnight(session.ended_at, plan.time_zone)))
    return found


def _phase_reason(phase: Phase) -> Reason:
    return Reason.HOLD if phase in HOLDS else Reason.PAUSED


def _opens_last(lockout: Lockout) -> tuple[bool, float]:
    return lockout.until is None, lockout.until.timestamp() if lockout.until else 0


def _times_today(plan: Plan, episode: Episode, activity: Activity, now: datetime) -> int:
    today = local_date(now, plan.time_zone)
    return sum(
        session.activity == activity.id and local_date(session.started_at, plan.time_zone) == today
        for session in episode.sessions
    )


def _asleep(plan: Plan, activity: Activity, now: datetime) -> list[tuple[Reason, datetime | None]]:
    """Return why somebody might not be awake enough for it now."""
    found: list[tuple[Reason, datetime | None]] = []
    if plan.quiet_hours and (ends_at := plan.quiet_hours.end_of(now, plan.time_zone)):
        found.append((Reason.QUIET_HOURS, ends_at))
    today = local_date(now, plan.time_zone)
    opens_at = at_local(today, activity.earliest, plan.time_zone)
    if now >= at_local(today, activity.latest, plan.time_zone):
        opens_at = at_local(today + ONE_DAY, activity.earliest, plan.time_zone)
    if now < opens_at:
        found.append((Reason.HOURS, opens_at))
    return found
