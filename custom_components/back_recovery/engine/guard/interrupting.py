"""What breaks into a run so that nobody knows any more what is on, and who lies on what.

Everything goes off and nothing is taken up again; a person may begin anew.
"""

from dataclasses import replace

from ..acting.bath import ask_again
from ..acting.draft import Draft
from ..model.devices import Device
from ..model.effects import Message
from ..model.guards import RUNNING, Cause, Guard, GuardState
from ..model.interlocks import HARMFUL
from ..model.plan import Activity
from ..model.vocabulary import Reason, Urgency
from .off import send_off


def restart(draft: Draft) -> None:
    """Switch everything off that was on when Home Assistant stopped, or is on now."""
    ask_again(draft)
    for guard in draft.guards:
        if guard.state in RUNNING:
            is_late = guard.off_at < draft.now
            send_off(draft, guard, Reason.RESTARTED)
            _tell(draft, guard.activity, "ended_late" if is_late else "stopped_by_restart")
        elif guard.state is GuardState.GOING_OFF:
            # Whatever was sent before may have been lost.
            draft.put_guard(replace(guard, tried_at=None))
    for activity in draft.plan.activities:
        if activity.device and activity.device.role in HARMFUL:
            _switch_stray_off(draft, activity, activity.device)


def _switch_stray_off(draft: Draft, activity: Activity, device: Device) -> None:
    """Switch a device off that is on although nobody is known to want it."""
    guard = draft.guard(device.id)
    reading = draft.reading(activity.id)
    if guard and guard.state is not GuardState.OFF:
        return
    if reading.is_on and not reading.is_taken:
        stray = Guard(
            activity=activity.id,
            device=device.id,
            state=GuardState.ON,
            cause=Cause.BY_HAND,
            since=draft.now,
            off_at=draft.now,
        )
        send_off(draft, stray, Reason.RESTARTED)
        _tell(draft, activity.id, "stopped_by_restart")


def _tell(draft: Draft, activity_id: str, text: str) -> None:
    draft.tell_house(
        Message(
            subject=f"device-{activity_id}",
            text=text,
            activity=activity_id,
            urgency=Urgency.SAFETY,
        )
    )


def leave(draft: Draft) -> None:
    """Switch off what is on: nobody will be there to do it later."""
    _switch_all_off(draft, Reason.UNLOADED)


def plan_anew(draft: Draft) -> None:
    """Switch off what is on: it was started under other limits."""
    _switch_all_off(draft, Reason.PLAN_CHANGED)


def lose_the_time(draft: Draft) -> None:
    """Switch off what is on: nobody knows how long it has been."""
    ask_again(draft)
    _switch_all_off(draft, Reason.CLOCK_SET_BACK)


def _switch_all_off(draft: Draft, reason: Reason) -> None:
    for guard in draft.guards:
        if guard.state in RUNNING:
            send_off(draft, guard, reason)
