"""Keeps the promise of `watch`: at every step each device is what it is allowed to be.

Nothing here reacts to a report; each step compares what the house says with what the
watch allows and does what is missing. So it does not matter which reports were lost.
"""

from dataclasses import replace
from datetime import timedelta

from .bath import begin_soak
from .devices import Device, Reading, is_confirmed_off
from .draft import Draft
from .effects import Message, ReportDevice, TurnOff, TurnOn
from .interlocks import HARMFUL, danger, is_filled
from .lockouts import lockouts, onset_opens_at
from .phases import STAYS_OPEN
from .plan import Activity
from .sessions import end_session
from .vocabulary import Kind, Phase, Reason, Urgency
from .watch import LOUD_AFTER, VERIFY_WITHIN, Cause, Watch, WatchState, must_try


def allow_on(draft: Draft, activity: Activity, device: Device, span: timedelta) -> None:
    """Let a device be on for `span` at most, and switch it on."""
    span = min(span, device.most_on)
    draft.put_watch(
        Watch(
            activity=activity.id,
            device=device.id,
            state=WatchState.STARTING,
            cause=Cause.SESSION,
            since=draft.now,
            off_at=draft.now + span,
        )
    )
    draft.effects.append(
        TurnOn(
            activity=activity.id,
            device=device.id,
            off_at=draft.now + span,
            not_after=draft.now + VERIFY_WITHIN,
        )
    )


def keep_watch(draft: Draft) -> None:
    """Do for every device what is missing."""
    kept: set[str] = set()
    for activity in draft.plan.activities:
        if activity.device:
            kept.add(activity.device.id)
            _keep(draft, activity, activity.device)
    for watch in draft.watches:
        if watch.device not in kept and watch.state is not WatchState.OFF:
            _keep_orphan(draft, watch)


def _keep(draft: Draft, activity: Activity, device: Device) -> None:
    reading = draft.reading(activity.id)
    watch = draft.watch(device.id)
    if watch is None or watch.state is WatchState.OFF:
        if reading.is_on and not reading.is_taken:
            _guard(draft, activity, device, reading)
    elif watch.state is WatchState.GOING_OFF:
        _see_it_off(draft, watch, reading)
    elif why := _must_go_off(draft, activity, device, watch, reading):
        send_off(draft, watch, why)
        _tell_why(draft, activity, why)
    elif watch.state is WatchState.STARTING:
        _see_it_on(draft, watch, reading)
    elif reading.is_on is False:
        # Somebody switched it off. That is everybody's right, and the end of the session.
        _confirm(draft, watch, reading)
        _end_session_of(draft, watch, Reason.SWITCHED_OFF)


def _keep_orphan(draft: Draft, watch: Watch) -> None:
    """See a device off that the plan does not have any more."""
    if watch.state is not WatchState.GOING_OFF:
        send_off(draft, watch, Reason.ACTIVITY_REMOVED)
    else:
        _see_it_off(draft, watch, draft.reading(watch.device))


def _guard(draft: Draft, activity: Activity, device: Device, reading: Reading) -> None:
    """Take charge of a device that somebody else switched on."""
    watch = Watch(
        activity=activity.id,
        device=device.id,
        state=WatchState.ON,
        cause=Cause.BY_HAND,
        since=draft.now,
        off_at=draft.now + device.most_on,
    )
    why = _must_go_off(draft, activity, device, watch, reading) or _closed(draft, activity)
    if why is None:
        draft.put_watch(_within_session(draft, watch))
        return
    send_off(draft, watch, why)
    draft.tell_house(
        Message(
            subject=f"device-{activity.id}",
            text="switched_off",
            activity=activity.id,
            reason=why,
            by=reading.switched_by,
        )
    )


def _within_session(draft: Draft, watch: Watch) -> Watch:
    """Return the watch bound to the running session, where it is the session's device."""
    session = draft.current.session if draft.current else None
    if session is None or session.activity != watch.activity:
        return watch
    return replace(watch, cause=Cause.SESSION, off_at=min(watch.off_at, session.ends_at))


def _closed(draft: Draft, activity: Activity) -> Reason | None:
    """Return why a person could not have started it now, None where they could."""
    episode = draft.current
    if episode is None or (episode.session and episode.session.activity == activity.id):
        return None
    closed = lockouts(draft.plan, episode, activity, draft.now)
    return closed[-1].reason if closed else None


def _must_go_off(
    draft: Draft, activity: Activity, device: Device, watch: Watch, reading: Reading
) -> Reason | None:
    """Return why the device may not be on now, None where it may."""
    if watch.off_at <= draft.now:
        return Reason.SESSION_ENDED
    session = draft.current.session if draft.current else None
    if watch.cause is Cause.SESSION and (session is None or session.activity != activity.id):
        return Reason.SESSION_ENDED
    if draft.current and activity.kind not in STAYS_OPEN[draft.current.phase]:
        return Reason.PAUSED if draft.current.phase is Phase.PAUSED else Reason.HOLD
    if device.role in HARMFUL and draft.quiet_until:
        return Reason.QUIET_HOURS
    if draft.current and onset_opens_at(draft.current, activity) > draft.now:
        return Reason.ONSET
    if why := danger(device, reading, draft.current):
        return why
    return Reason.FILLED if is_filled(device, reading) else None


_ALARMS = frozenset({Reason.LEAK, Reason.TOO_HOT})


def _tell_why(draft: Draft, activity: Activity, why: Reason) -> None:
    """Say why a device went off before its time; a sleeper is not woken for it."""
    if why in _ALARMS or why is Reason.AWAY:
        draft.tell_house(
            Message(
                subject=f"device-{activity.id}",
                text="went_off",
                activity=activity.id,
                reason=why,
                urgency=Urgency.SAFETY if why in _ALARMS else Urgency.NORMAL,
            )
        )


def _see_it_on(draft: Draft, watch: Watch, reading: Reading) -> None:
    """Believe that a device is on when it says so; do not wait for ever."""
    if reading.is_on:
        draft.put_watch(replace(watch, state=WatchState.ON, since=draft.now))
    elif draft.now >= watch.since + VERIFY_WITHIN:
        send_off(draft, watch, Reason.NOT_STARTED)
        draft.tell_house(
            Message(
                subject=f"device-{watch.activity}",
                text="not_switched_on",
                activity=watch.activity,
                urgency=Urgency.SAFETY,
            )
        )


def send_off(draft: Draft, watch: Watch, reason: Reason) -> None:
    """Want the device off from now on, and end the session it belongs to."""
    going = replace(
        watch,
        state=WatchState.GOING_OFF,
        since=draft.now,
        reason=reason,
        tried_at=None,
        is_loud=False,
    )
    draft.put_watch(going)
    _end_session_of(draft, watch, reason)
    _see_it_off(draft, going, draft.reading(watch.activity))


def _see_it_off(draft: Draft, watch: Watch, reading: Reading) -> None:
    """Send off until the device proves it, and say so loudly when it does not."""
    if is_confirmed_off(reading) and watch.tried_at is not None:
        _confirm(draft, watch, reading)
        return
    if must_try(watch, reading, draft.now):
        watch = replace(watch, tried_at=draft.now, reached=reading.is_on is not None)
        draft.put_watch(watch)
        draft.effects.append(TurnOff(activity=watch.activity, device=watch.device))
    if not watch.is_loud and draft.now >= watch.since + LOUD_AFTER:
        draft.put_watch(replace(watch, is_loud=True))
        draft.effects.append(ReportDevice(kind="not_confirmed_off", activity=watch.activity))
        draft.tell_house(
            Message(
                subject=f"device-{watch.activity}",
                text="not_off",
                activity=watch.activity,
                urgency=Urgency.SAFETY,
            )
        )


def _confirm(draft: Draft, watch: Watch, reading: Reading) -> None:
    """Remember when the device proved that it is off, and by what."""
    proof = "state" if reading.power is None else f"{reading.power:g} W"
    draft.put_watch(replace(watch, state=WatchState.OFF, since=draft.now, proof=proof))
    draft.effects.append(
        ReportDevice(
            kind="off_confirmed", activity=watch.activity, reason=watch.reason, proof=proof
        )
    )
    if watch.is_loud:
        draft.tell_house(
            Message(
                subject=f"device-{watch.activity}",
                text="off_again",
                activity=watch.activity,
                urgency=Urgency.SAFETY,
            )
        )


_FILLING_ENDS = frozenset({Reason.FILLED, Reason.SESSION_ENDED, Reason.SWITCHED_OFF})


def _end_session_of(draft: Draft, watch: Watch, reason: Reason) -> None:
    """End the session of a device that goes off; a bath that is full only begins then."""
    session = draft.current.session if draft.current else None
    if session is None or session.activity != watch.activity or watch.cause is not Cause.SESSION:
        return
    if session.is_filling and reason in _FILLING_ENDS:
        begin_soak(draft, session, draft.reading(watch.activity))
    elif session.is_filling or draft.plan.kind_of(watch.activity) is not Kind.BATH:
        end_session(draft, draft.now, reason)


def restart(draft: Draft) -> None:
    """Switch everything off that was on when Home Assistant stopped, or is on now.

    Nothing is taken up again: nobody knows who is lying on what.
    """
    for activity in draft.plan.activities:
        device = activity.device
        if device is None:
            continue
        watch = draft.watch(device.id) or _found_on(draft, activity, device)
        reading = draft.reading(activity.id)
        was_allowed = watch.state in (WatchState.STARTING, WatchState.ON)
        is_stray = watch.state is WatchState.OFF and reading.is_on and not reading.is_taken
        if was_allowed or (is_stray and device.role in HARMFUL):
            send_off(draft, watch, Reason.RESTARTED)
            _tell_about_restart(draft, activity, watch, was_allowed=was_allowed)


def _found_on(draft: Draft, activity: Activity, device: Device) -> Watch:
    return Watch(
        activity=activity.id,
        device=device.id,
        state=WatchState.OFF,
        cause=Cause.BY_HAND,
        since=draft.now,
        off_at=draft.now,
    )


def _tell_about_restart(
    draft: Draft, activity: Activity, watch: Watch, *, was_allowed: bool
) -> None:
    """Say once that the run is over, and whether it was longer than it should have been."""
    is_late = was_allowed and watch.off_at < draft.now
    draft.tell_house(
        Message(
            subject=f"device-{activity.id}",
            text="ended_late" if is_late else "stopped_by_restart",
            activity=activity.id,
            urgency=Urgency.SAFETY,
        )
    )


def leave(draft: Draft) -> None:
    """Switch off what is on: nobody will be there to do it later."""
    for watch in draft.watches:
        if watch.state in (WatchState.STARTING, WatchState.ON):
            send_off(draft, watch, Reason.UNLOADED)
