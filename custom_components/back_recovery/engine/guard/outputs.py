"""What a row of the machine puts out, each for the guard as it is after the move.

Why a device goes off is the guard's own reason by then.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..acting.bath import begin_soak
from ..acting.draft import Draft
from ..acting.sessions import end_session
from ..model.devices import Reading
from ..model.effects import Message, ReportDevice, TurnOff, TurnOn
from ..model.guards import PROVEN_BY_STATE, RUNNING, VERIFY_WITHIN, Cause, Guard, GuardState
from ..model.happened import DeviceNews
from ..model.interlocks import HARMFUL
from ..model.texts import TO_CONTACT, Text
from ..model.vocabulary import Kind, Reason, Recipient, Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class Interruption:
    """What breaks into everything at once: nobody knows any more what is on, and who lies on it.

    `states` are those in which a device is sent off; OFF among them: also one that is found on.
    `text` is what is said, `late_text` where the end of the device was over by then; None:
    nothing. `asks_bather`: an answer after a bath may have been lost.
    """

    states: frozenset[GuardState] = RUNNING
    text: Text | None = None
    late_text: Text | None = None
    asks_bather: bool = False


INTERRUPTIONS: Mapping[Reason, Interruption] = {
    Reason.RESTARTED: Interruption(
        # Whatever was sent, or switched on, before may have been lost.
        states=frozenset(GuardState),
        text=Text.STOPPED_BY_RESTART,
        late_text=Text.ENDED_LATE,
        asks_bather=True,
    ),
    Reason.UNLOADED: Interruption(),  # Nobody will be there to do it later.
    Reason.PLAN_CHANGED: Interruption(),  # It was started under other limits.
    # Nobody knows how long it has been.
    Reason.CLOCK_SET_BACK: Interruption(asks_bather=True),
}
"""For each interruption, whom it stops and what is said."""


def reading_of(draft: Draft, guard: Guard) -> Reading:
    """Return what the house says about a guarded device, also where the plan lost it."""
    names = [
        one.id for one in draft.plan.activities if one.device and one.device.id == guard.device
    ]
    if guard.activity in names:
        return draft.reading(guard.activity)
    return draft.reading(names[0] if names else guard.device)


def send_on(draft: Draft, guard: Guard) -> None:
    """Switch the device on: its end is in the guard, and on disk before this is done."""
    draft.effects.append(
        TurnOn(
            activity=guard.activity,
            device=guard.device,
            off_at=guard.off_at,
            not_after=draft.now + VERIFY_WITHIN,
        )
    )


def send_off(draft: Draft, guard: Guard) -> None:
    """Switch the device off, and note whether the command can have reached it."""
    is_reached = reading_of(draft, guard).is_on is not None
    draft.put_guard(replace(guard, tried_at=draft.now, reached=is_reached, leak_lost_at=None))
    draft.effects.append(TurnOff(activity=guard.activity, device=guard.device))


def confirm(draft: Draft, guard: Guard) -> None:
    """Note what proves that it is off, and say that it is over where that was loud."""
    power = reading_of(draft, guard).power
    proof = PROVEN_BY_STATE if power is None else f"{power:g} W"
    draft.put_guard(replace(guard, proof=proof, is_loud=False))
    draft.effects.append(
        ReportDevice(
            kind=DeviceNews.OFF_CONFIRMED, activity=guard.activity, reason=guard.reason, proof=proof
        )
    )
    if guard.is_loud:
        _say(draft, guard, Text.OFF_AGAIN, Urgency.SAFETY)


def be_loud(draft: Draft, guard: Guard) -> None:
    """Say that it does not go off."""
    draft.put_guard(replace(guard, is_loud=True))
    draft.effects.append(ReportDevice(kind=DeviceNews.NOT_CONFIRMED_OFF, activity=guard.activity))
    _say(draft, guard, Text.NOT_OFF, Urgency.ALARM)


_FILLING_ENDS = frozenset({Reason.FILLED, Reason.SESSION_ENDED, Reason.SWITCHED_OFF})


def end_its_session(draft: Draft, guard: Guard) -> None:
    """End the session of a device that goes off; a bath that is full only begins then."""
    session = draft.current.session if draft.current else None
    if session is None or guard.reason is None:
        return
    if session.activity != guard.activity or guard.cause is not Cause.SESSION:
        return
    if session.is_filling and guard.reason in _FILLING_ENDS:
        begin_soak(draft, session, reading_of(draft, guard))
    elif session.is_filling or draft.plan.kind_of(guard.activity) is not Kind.BATH:
        end_session(draft, draft.now, guard.reason)


_TOLD: Mapping[Reason | None, Urgency] = {
    Reason.LEAK: Urgency.ALARM,
    Reason.TOO_HOT: Urgency.ALARM,
    Reason.LEAK_SILENT: Urgency.SAFETY,
    Reason.AWAY: Urgency.NORMAL,
}
"""What is said when a device goes off before its time, and how loudly: a sleeper is not
woken for all of it."""


def say_why(draft: Draft, guard: Guard) -> None:
    """Say why a device goes off before its time."""
    if guard.reason in _TOLD:
        _tell(draft, guard, Text.WENT_OFF, urgency=_TOLD[guard.reason], reason=guard.reason)


def say_switched_off(draft: Draft, guard: Guard) -> None:
    """Say that what somebody switched on was switched off, and why."""
    by = reading_of(draft, guard).switched_by
    _tell(draft, guard, Text.SWITCHED_OFF, reason=guard.reason, by=by)


def say_not_on(draft: Draft, guard: Guard) -> None:
    """Say that a device did not come on."""
    _tell(draft, guard, Text.NOT_SWITCHED_ON, urgency=Urgency.SAFETY)


def say_interrupted(draft: Draft, guard: Guard) -> None:
    """Say what broke into it, and whether it was on for longer than it should have been."""
    row = INTERRUPTIONS[guard.reason] if guard.reason else Interruption()
    text = row.late_text if guard.off_at < draft.now else row.text
    if text:
        _tell(draft, guard, text, urgency=Urgency.SAFETY)


def _tell(
    draft: Draft,
    guard: Guard,
    text: Text,
    *,
    urgency: Urgency = Urgency.NORMAL,
    reason: Reason | None = None,
    by: str | None = None,
) -> None:
    draft.tell_house(
        Message(
            subject=f"device-{guard.activity}",
            text=text,
            activity=guard.activity,
            urgency=urgency,
            reason=reason,
            by=by,
        )
    )


def _say(draft: Draft, guard: Guard, text: Text, urgency: Urgency) -> None:
    """Tell the person, and where something may burn or flood the second contact, too."""
    _tell(draft, guard, text, urgency=urgency)
    if draft.plan.has_second_contact and _is_harmful(draft, guard):
        draft.tell_house(
            Message(
                subject=f"device-{guard.activity}-contact",
                text=TO_CONTACT[text],
                activity=guard.activity,
                urgency=urgency,
                to=Recipient.SECOND_CONTACT,
            )
        )


def _is_harmful(draft: Draft, guard: Guard) -> bool:
    """Tell whether a device burns or floods; of one that the plan has lost nobody knows."""
    if not draft.plan.has(guard.activity):
        return True
    device = draft.plan.activity(guard.activity).device
    return device is None or device.id != guard.device or device.role in HARMFUL
