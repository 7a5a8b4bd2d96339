"""What a row of the machine puts out, each for the guard as it is after the move.

Why a device goes off is the guard's own reason by then.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from ..acting.bath import begin_soak
from ..acting.draft import Draft
from ..acting.sessions import end_session
from ..model.devices import Reading
from ..model.effects import Message, ReportDevice, TurnOff, TurnOn
from ..model.guards import PROVEN_BY_STATE, RUNNING, Cause, Guard, GuardState, flows, watched
from ..model.happened import DeviceNews
from ..model.interlocks import HARMFUL
from ..model.runs import RESTS_FOR
from ..model.suitability import is_closed_for
from ..model.texts import TO_CONTACT, Text
from ..model.vocabulary import Kind, Reason, Recipient, Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class Interruption:
    """What breaks into everything at once: nobody knows any more what is on, and who lies on it.

    `states` are those in which a device is sent off; OFF among them: also one that is found on.
    `text` is what is said, `late_text` where the end of the device was over by then, `again_text`
    where it was hardly on and nothing is used up; None: nothing. `asks_bather`: an answer after a
    bath may have been lost.
    """

    states: frozenset[GuardState] = RUNNING
    text: Text | None = None
    late_text: Text | None = None
    again_text: Text | None = None
    asks_bather: bool = False


INTERRUPTIONS: Mapping[Reason, Interruption] = {
    Reason.RESTARTED: Interruption(
        # Whatever was sent, or switched on, before may have been lost.
        states=frozenset(GuardState),
        text=Text.STOPPED_BY_RESTART,
        late_text=Text.ENDED_LATE,
        again_text=Text.STOPPED_BY_RESTART_AGAIN,
        asks_bather=True,
    ),
    # Nobody will be there to do it later, nor to see what comes on after this.
    Reason.UNLOADED: Interruption(
        states=frozenset(GuardState),
        text=Text.STOPPED_BY_LEAVING,
        late_text=Text.STOPPED_BY_LEAVING,
        again_text=Text.STOPPED_BY_LEAVING_AGAIN,
    ),
    # It was started under other limits.
    Reason.PLAN_CHANGED: Interruption(
        text=Text.STOPPED_BY_CHANGE,
        late_text=Text.STOPPED_BY_CHANGE,
        again_text=Text.STOPPED_BY_CHANGE_AGAIN,
    ),
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


def as_left(draft: Draft, guard: Guard) -> Guard:
    """Return a guard as the last output has left it."""
    return draft.guard(guard.device) or guard


def send_on(draft: Draft, guard: Guard) -> None:
    """Switch the device on: its end is in the guard, and on disk before this is done."""
    draft.effects.append(
        TurnOn(
            activity=guard.activity,
            device=guard.device,
            off_at=guard.off_at,
            not_after=guard.due_at,
        )
    )


def send_off(draft: Draft, guard: Guard) -> None:
    """Switch the device off, and note whether the command can have reached it."""
    is_reached = reading_of(draft, guard).is_on is not None
    guard = watched(guard, draft.now)
    draft.put_guard(replace(guard, tried_at=draft.now, reached=is_reached, leak_lost_at=None))
    draft.effects.append(TurnOff(activity=guard.activity, device=guard.device))


def confirm(draft: Draft, guard: Guard) -> None:
    """Note what proves that it is off, and say that it is over where that was loud."""
    reading = reading_of(draft, guard)
    is_measured = flows(guard, reading, draft.now) is False
    proof = f"{reading.power:g} W" if is_measured else PROVEN_BY_STATE
    draft.put_guard(replace(guard, proof=proof, is_loud=False, said=None))
    draft.effects.append(
        ReportDevice(
            kind=DeviceNews.OFF_CONFIRMED, activity=guard.activity, reason=guard.reason, proof=proof
        )
    )
    if guard.is_loud:
        _say(draft, guard, Text.OFF_AGAIN, Urgency.SAFETY)
    elif guard.said:
        text = Text.IS_OFF_LATE if guard.said is Text.ENDED_LATE else Text.IS_OFF
        _tell(draft, guard, text, urgency=Urgency.QUIET, reason=guard.reason)


def note_taken_away(draft: Draft, guard: Guard) -> None:
    """Note that nobody waits any more for it to go off."""
    draft.put_guard(replace(guard, is_loud=False))
    draft.effects.append(
        ReportDevice(kind=DeviceNews.TAKEN_AWAY, activity=guard.activity, reason=guard.reason)
    )


def be_loud(draft: Draft, guard: Guard) -> None:
    """Say that it does not go off."""
    draft.put_guard(replace(guard, is_loud=True))
    draft.effects.append(ReportDevice(kind=DeviceNews.NOT_CONFIRMED_OFF, activity=guard.activity))
    _say(draft, guard, Text.NOT_OFF, Urgency.ALARM)


_FILLING_ENDS = frozenset({Reason.FILLED, Reason.SESSION_ENDED, Reason.SWITCHED_OFF})


def end_its_session(draft: Draft, guard: Guard) -> None:
    """End the session of a device that goes off; a bath that is full only begins then."""
    session = draft.current.session if draft.current else None
    if session is None or guard.reason is None or session.activity != guard.activity:
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
        _tell_going_off(
            draft, guard, Text.WENT_OFF, urgency=_TOLD[guard.reason], reason=guard.reason
        )


def say_switched_off(draft: Draft, guard: Guard) -> None:
    """Say that what somebody switched on was switched off, and why: once, however often."""
    by = reading_of(draft, guard).switched_by
    if _is_first_time(draft, guard):
        _tell_going_off(draft, guard, Text.SWITCHED_OFF, reason=guard.reason, by=by)


def say_came_back(draft: Draft, guard: Guard) -> None:
    """Say that a device was on as it came back, and was switched off."""
    if _is_first_time(draft, guard):
        _tell_going_off(draft, guard, Text.CAME_BACK_ON, urgency=Urgency.SAFETY)


def _is_first_time(draft: Draft, guard: Guard) -> bool:
    """Note that it is said now; False where it was, for the same reason, a short while ago."""
    told_at = guard.told_at
    if guard.told_for is guard.reason and told_at and abs(draft.now - told_at) < RESTS_FOR:
        return False
    draft.put_guard(replace(guard, told_for=guard.reason, told_at=draft.now))
    return True


def say_unmetered(draft: Draft, guard: Guard) -> None:
    """Say that nobody measures what flows into a bath that was to be filled by the litre."""
    if not draft.plan.has(guard.activity):
        return
    device = draft.plan.activity(guard.activity).device
    if device and device.target_volume and reading_of(draft, guard).volume is None:
        minutes = max(1, round((guard.off_at - draft.now) / timedelta(minutes=1)))
        _tell(draft, guard, Text.NOT_METERED, urgency=Urgency.SAFETY, minutes=minutes)


def say_not_on(draft: Draft, guard: Guard) -> None:
    """Say that a device did not come on."""
    _tell_going_off(draft, guard, Text.NOT_SWITCHED_ON, urgency=Urgency.SAFETY)


def say_interrupted(draft: Draft, guard: Guard) -> None:
    """Say what broke into it, and whether it was on for longer than it should have been."""
    row = INTERRUPTIONS[guard.reason] if guard.reason else Interruption()
    text = row.late_text if guard.off_at < draft.now else row.text
    if _is_nothing_used_up(draft, guard):
        text = row.again_text
    if text and not _is_withdrawn(draft, guard):
        _tell_going_off(draft, guard, text, urgency=Urgency.SAFETY)


def _tell_going_off(
    draft: Draft,
    guard: Guard,
    text: Text,
    *,
    urgency: Urgency = Urgency.NORMAL,
    reason: Reason | None = None,
    by: str | None = None,
) -> None:
    """Say that a device goes off; the proof takes the place of it."""
    draft.put_guard(replace(as_left(draft, guard), said=text))
    _tell(draft, guard, text, urgency=urgency, reason=reason, by=by)


def _is_nothing_used_up(draft: Draft, guard: Guard) -> bool:
    """Tell whether the session that this ended was hardly one, and may be begun again."""
    if draft.current is None or guard.cause is not Cause.SESSION:
        return False
    its_own = [one for one in draft.current.sessions if one.activity == guard.activity]
    return any(not one.took_place for one in its_own[-1:])


def _is_withdrawn(draft: Draft, guard: Guard) -> bool:
    """Tell whether it was said already why this does not suit the person any more."""
    kind = draft.plan.kind_of(guard.activity)
    is_closed = kind is not None and is_closed_for(draft.plan.profile, kind)
    return is_closed and guard.cause is Cause.SESSION and guard.reason is Reason.PLAN_CHANGED


def _tell(
    draft: Draft,
    guard: Guard,
    text: Text,
    *,
    urgency: Urgency,
    reason: Reason | None = None,
    by: str | None = None,
    minutes: float | None = None,
) -> None:
    draft.tell_house(
        Message(
            subject=f"device-{guard.activity}",
            text=text,
            activity=guard.activity,
            urgency=urgency,
            reason=reason,
            by=by,
            minutes=minutes,
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
