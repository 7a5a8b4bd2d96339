"""Sees a device off: off is sent until the device proves it, and said loudly when it does not."""

from dataclasses import replace

from ..acting.bath import begin_soak
from ..acting.draft import Draft
from ..acting.sessions import end_session
from ..model.devices import Reading, is_confirmed_off
from ..model.effects import Message, ReportDevice, TurnOff
from ..model.guards import LOUD_AFTER, PROVEN_BY_STATE, Cause, Watch, WatchState, must_try
from ..model.happened import DeviceNews
from ..model.interlocks import HARMFUL
from ..model.texts import TO_CONTACT, Text
from ..model.vocabulary import Kind, Reason, Recipient, Urgency


def send_off(draft: Draft, watch: Watch, reason: Reason) -> None:
    """Want the device off from now on, and end the session it belongs to."""
    going = replace(
        watch,
        state=WatchState.GOING_OFF,
        since=draft.now,
        reason=reason,
        tried_at=None,
        leak_lost_at=None,
        is_loud=False,
    )
    draft.put_watch(going)
    _end_session_of(draft, watch, reason)
    see_off(draft, going)


def see_off(draft: Draft, watch: Watch) -> None:
    """Send off until the device proves it, and say so loudly when it does not."""
    reading = _reading_of(draft, watch)
    # What it said before off was sent proves nothing: an "on" may still be on its way.
    if is_confirmed_off(reading) and watch.tried_at and watch.tried_at < draft.now:
        _confirm(draft, watch, reading)
        return
    # One that began later than now began before the clock was set back.
    watch = replace(
        watch,
        since=min(watch.since, draft.now),
        reached=watch.reached and reading.is_on is not None,
    )
    if must_try(watch, reading, draft.now):
        watch = replace(watch, tried_at=draft.now, reached=reading.is_on is not None)
        draft.effects.append(TurnOff(activity=watch.activity, device=watch.device))
    if not watch.is_loud and draft.now >= watch.since + LOUD_AFTER:
        watch = replace(watch, is_loud=True)
        draft.effects.append(
            ReportDevice(kind=DeviceNews.NOT_CONFIRMED_OFF, activity=watch.activity)
        )
        _say(draft, watch, Text.NOT_OFF, Urgency.ALARM)
    draft.put_watch(watch)


def see_switched_off(draft: Draft, watch: Watch) -> None:
    """Take note that somebody switched it off: everybody's right, and the session's end."""
    reading = _reading_of(draft, watch)
    if is_confirmed_off(reading):
        _confirm(draft, replace(watch, reason=Reason.SWITCHED_OFF), reading)
        _end_session_of(draft, watch, Reason.SWITCHED_OFF)
    else:
        send_off(draft, watch, Reason.SWITCHED_OFF)


def _reading_of(draft: Draft, watch: Watch) -> Reading:
    """Return what the house says about the watched device, also where the plan lost it."""
    for activity in draft.plan.activities:
        if activity.id == watch.activity and activity.device:
            if activity.device.id == watch.device:
                return draft.reading(activity.id)
    return draft.reading(watch.device)


def _confirm(draft: Draft, watch: Watch, reading: Reading) -> None:
    """Remember when the device proved that it is off, and by what."""
    proof = PROVEN_BY_STATE if reading.power is None else f"{reading.power:g} W"
    draft.put_watch(
        replace(watch, state=WatchState.OFF, since=draft.now, proof=proof, is_loud=False)
    )
    draft.effects.append(
        ReportDevice(
            kind=DeviceNews.OFF_CONFIRMED, activity=watch.activity, reason=watch.reason, proof=proof
        )
    )
    if watch.is_loud:
        _say(draft, watch, Text.OFF_AGAIN, Urgency.SAFETY)


def _say(draft: Draft, watch: Watch, text: Text, urgency: Urgency) -> None:
    """Tell the person, and where something may burn or flood the second contact, too."""
    message = Message(
        subject=f"device-{watch.activity}", text=text, activity=watch.activity, urgency=urgency
    )
    draft.tell_house(message)
    if draft.plan.has_second_contact and _is_harmful(draft, watch):
        draft.tell_house(
            replace(
                message,
                subject=f"{message.subject}-contact",
                text=TO_CONTACT[text],
                to=Recipient.SECOND_CONTACT,
            )
        )


def _is_harmful(draft: Draft, watch: Watch) -> bool:
    """Tell whether a device burns or floods; of one that the plan has lost nobody knows."""
    if not draft.plan.has(watch.activity):
        return True
    device = draft.plan.activity(watch.activity).device
    return device is None or device.id != watch.device or device.role in HARMFUL


_FILLING_ENDS = frozenset({Reason.FILLED, Reason.SESSION_ENDED, Reason.SWITCHED_OFF})


def _end_session_of(draft: Draft, watch: Watch, reason: Reason) -> None:
    """End the session of a device that goes off; a bath that is full only begins then."""
    session = draft.current.session if draft.current else None
    if session is None or session.activity != watch.activity or watch.cause is not Cause.SESSION:
        return
    if session.is_filling and reason in _FILLING_ENDS:
        begin_soak(draft, session, _reading_of(draft, watch))
    elif session.is_filling or draft.plan.kind_of(watch.activity) is not Kind.BATH:
        end_session(draft, draft.now, reason)
