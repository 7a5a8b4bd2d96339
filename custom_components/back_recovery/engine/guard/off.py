"""Sees a device off: off is sent until the device proves it, and said loudly when it does not."""

from dataclasses import replace

from ..acting.bath import begin_soak
from ..acting.draft import Draft
from ..acting.sessions import end_session
from ..model.devices import Reading, is_confirmed_off
from ..model.effects import Message, ReportDevice, TurnOff
from ..model.guards import LOUD_AFTER, PROVEN_BY_STATE, Cause, Guard, GuardState, must_try
from ..model.interlocks import HARMFUL
from ..model.vocabulary import Kind, Reason, Recipient, Urgency


def send_off(draft: Draft, guard: Guard, reason: Reason) -> None:
    """Want the device off from now on, and end the session it belongs to."""
    going = replace(
        guard,
        state=GuardState.GOING_OFF,
        since=draft.now,
        reason=reason,
        tried_at=None,
        leak_lost_at=None,
        is_loud=False,
    )
    draft.put_guard(going)
    _end_session_of(draft, guard, reason)
    see_off(draft, going)


def see_off(draft: Draft, guard: Guard) -> None:
    """Send off until the device proves it, and say so loudly when it does not."""
    reading = _reading_of(draft, guard)
    # What it said before off was sent proves nothing: an "on" may still be on its way.
    if is_confirmed_off(reading) and guard.tried_at and guard.tried_at < draft.now:
        _confirm(draft, guard, reading)
        return
    # One that began later than now began before the clock was set back.
    guard = replace(
        guard,
        since=min(guard.since, draft.now),
        reached=guard.reached and reading.is_on is not None,
    )
    if must_try(guard, reading, draft.now):
        guard = replace(guard, tried_at=draft.now, reached=reading.is_on is not None)
        draft.effects.append(TurnOff(activity=guard.activity, device=guard.device))
    if not guard.is_loud and draft.now >= guard.since + LOUD_AFTER:
        guard = replace(guard, is_loud=True)
        draft.effects.append(ReportDevice(kind="not_confirmed_off", activity=guard.activity))
        _say(draft, guard, "not_off", Urgency.ALARM)
    draft.put_guard(guard)


def see_switched_off(draft: Draft, guard: Guard) -> None:
    """Take note that somebody switched it off: everybody's right, and the session's end."""
    reading = _reading_of(draft, guard)
    if is_confirmed_off(reading):
        _confirm(draft, replace(guard, reason=Reason.SWITCHED_OFF), reading)
        _end_session_of(draft, guard, Reason.SWITCHED_OFF)
    else:
        send_off(draft, guard, Reason.SWITCHED_OFF)


def _reading_of(draft: Draft, guard: Guard) -> Reading:
    """Return what the house says about the watched device, also where the plan lost it."""
    for activity in draft.plan.activities:
        if activity.id == guard.activity and activity.device:
            if activity.device.id == guard.device:
                return draft.reading(activity.id)
    return draft.reading(guard.device)


def _confirm(draft: Draft, guard: Guard, reading: Reading) -> None:
    """Remember when the device proved that it is off, and by what."""
    proof = PROVEN_BY_STATE if reading.power is None else f"{reading.power:g} W"
    draft.put_guard(
        replace(guard, state=GuardState.OFF, since=draft.now, proof=proof, is_loud=False)
    )
    draft.effects.append(
        ReportDevice(
            kind="off_confirmed", activity=guard.activity, reason=guard.reason, proof=proof
        )
    )
    if guard.is_loud:
        _say(draft, guard, "off_again", Urgency.SAFETY)


def _say(draft: Draft, guard: Guard, text: str, urgency: Urgency) -> None:
    """Tell the person, and where something may burn or flood the second contact, too."""
    message = Message(
        subject=f"device-{guard.activity}", text=text, activity=guard.activity, urgency=urgency
    )
    draft.tell_house(message)
    if draft.plan.has_second_contact and _is_harmful(draft, guard):
        draft.tell_house(
            replace(
                message,
                subject=f"{message.subject}-contact",
                text=f"contact_{text}",
                to=Recipient.SECOND_CONTACT,
            )
        )


def _is_harmful(draft: Draft, guard: Guard) -> bool:
    """Tell whether a device burns or floods; of one that the plan has lost nobody knows."""
    if not draft.plan.has(guard.activity):
        return True
    device = draft.plan.activity(guard.activity).device
    return device is None or device.id != guard.device or device.role in HARMFUL


_FILLING_ENDS = frozenset({Reason.FILLED, Reason.SESSION_ENDED, Reason.SWITCHED_OFF})


def _end_session_of(draft: Draft, guard: Guard, reason: Reason) -> None:
    """End the session of a device that goes off; a bath that is full only begins then."""
    session = draft.current.session if draft.current else None
    if session is None or session.activity != guard.activity or guard.cause is not Cause.SESSION:
        return
    if session.is_filling and reason in _FILLING_ENDS:
        begin_soak(draft, session, _reading_of(draft, guard))
    elif session.is_filling or draft.plan.kind_of(guard.activity) is not Kind.BATH:
        end_session(draft, draft.now, reason)
