"""Which devices a plan uses, and until when: from the question to the end of the soak."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from ..model.episode import Episode
from ..model.guards import CONFIRMATION_HOLDS, RUNNING, Guard, GuardState
from ..model.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceUse:
    """A device is in use; `until` None: nobody knows how long. `is_on`: it may be on."""

    until: datetime | None
    is_on: bool = False


def device_uses(
    plan: Plan, episode: Episode | None, guards: tuple[Guard, ...]
) -> Mapping[str, DeviceUse]:
    """Return the devices that are in use; the one that is in use for longest counts."""
    found: dict[str, DeviceUse] = {}
    for device, use in (*_guarded(guards), *_asked_or_done(plan, episode)):
        before = found.get(device)
        found[device] = use if before is None else _both(before, use)
    return found


def _both(one: DeviceUse, other: DeviceUse) -> DeviceUse:
    known = [use.until for use in (one, other) if use.until]
    return DeviceUse(until=max(known, default=None), is_on=one.is_on or other.is_on)


def _guarded(guards: tuple[Guard, ...]) -> Iterator[tuple[str, DeviceUse]]:
    for guard in guards:
        if guard.state in RUNNING:
            yield guard.device, DeviceUse(until=guard.off_at, is_on=True)
        elif guard.state is GuardState.GOING_OFF:
            yield guard.device, DeviceUse(until=None)


def _asked_or_done(plan: Plan, episode: Episode | None) -> Iterator[tuple[str, DeviceUse]]:
    for activity_id, until in _engaged(episode) if episode else ():
        device = plan.activity(activity_id).device if plan.has(activity_id) else None
        if device:
            yield device.id, DeviceUse(until=until)


def _engaged(episode: Episode) -> Iterator[tuple[str, datetime]]:
    if episode.question:
        yield episode.question.activity, episode.question.asked_at + CONFIRMATION_HOLDS
    for session in episode.sessions:
        if session.ended_at is None:
            yield session.activity, session.ends_at
        elif session.answer_by:
            # Whoever has not said to be out may still sit in the water.
            yield session.activity, session.answer_by
