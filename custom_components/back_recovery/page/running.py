"""What runs, and what is on: the session, the devices with their proof, and the alarms."""

from datetime import datetime

from ..engine.model.devices import UNREACHABLE
from ..engine.model.effects import Message
from ..engine.model.guards import PROVEN_BY_STATE, Guard, GuardState, is_problem
from ..engine.model.texts import Text
from ..engine.reading.thermal import WARM
from ..telling.keys import PageLine
from .facts import Facts, PageJson
from .pictures import picture_of

_STATES = {
    GuardState.STARTING: "starting",
    GuardState.ON: "on",
    GuardState.GOING_OFF: "going_off",
    GuardState.OFF: "off",
}


def session_of(facts: Facts) -> PageJson | None:
    """Return what is being done, None where nothing is."""
    session = facts.episode.session if facts.episode else None
    if session is None:
        return None
    activity = session.activity
    guard = _guard_of(facts, activity)
    device = facts.plan.activity(activity).device if facts.plan.has(activity) else None
    reading = facts.view.readings.get(activity, UNREACHABLE)
    return facts.activity(activity) | {
        "picture": picture_of(facts.plan, activity),
        "started_at": facts.at(session.started_at),
        "ends_at": facts.at(session.ends_at),
        "warm": is_warm(facts, activity),
        "has_device": device is not None,
        "filling": session.is_filling,
        "degrees": reading.water_temperature,
        "proof": _proof_of_on(facts, guard) if device else None,
        "proven": guard is not None and guard.state is GuardState.ON,
        "stop": "stop" if device or is_warm(facts, activity) else "done",
    }


def is_warm(facts: Facts, activity_id: str) -> bool:
    """Tell whether an activity is heat or water."""
    return facts.plan.kind_of(activity_id) in WARM


def _guard_of(facts: Facts, activity_id: str) -> Guard | None:
    return next((one for one in facts.view.guards if one.activity == activity_id), None)


def _proof_of_on(facts: Facts, guard: Guard | None) -> str:
    if guard is None or guard.state in (GuardState.OFF, GuardState.GOING_OFF):
        return facts.line(PageLine.PROOF_BY_HAND)
    if guard.state is GuardState.STARTING:
        return facts.line(PageLine.PROOF_ON_NOT_CONFIRMED)
    return facts.line(PageLine.PROOF_ON)


def devices(facts: Facts) -> list[PageJson]:
    """Return the devices that are on, go off, or have just proven that they are."""
    return [_device(facts, guard) for guard in facts.view.guards]


def _device(facts: Facts, guard: Guard) -> PageJson:
    is_on = guard.state in (GuardState.STARTING, GuardState.ON)
    is_off = guard.state is GuardState.OFF
    return facts.activity(guard.activity) | {
        "state": "unproven" if _is_loud(guard, facts.view.at) else _STATES[guard.state],
        "since": facts.at(guard.since),
        "off_at": facts.at(guard.off_at) if is_on else None,
        "proof": _proof_of_off(facts, guard) if is_off else None,
        "proof_at": facts.at(guard.since) if is_off and guard.proof else None,
        "sent_at": facts.at_or_none(guard.tried_at),
    }


def _is_loud(guard: Guard, now: datetime) -> bool:
    return guard.is_loud and is_problem(guard, now)


def _proof_of_off(facts: Facts, guard: Guard) -> str | None:
    if guard.proof is None:
        return None
    if guard.proof == PROVEN_BY_STATE:
        return facts.line(PageLine.DEVICE_SAYS)
    return facts.line(PageLine.POWER_SAYS, power=guard.proof)


def alarms(facts: Facts) -> list[PageJson]:
    """Return what is not confirmed off: everybody of the house has to know."""
    return [_alarm(facts, one) for one in facts.view.guards if _is_loud(one, facts.view.at)]


def _alarm(facts: Facts, guard: Guard) -> PageJson:
    message = Message(subject="", text=Text.NOT_OFF, activity=guard.activity)
    spoken = facts.texts.say(message, facts.plan, facts.view.at)
    return facts.activity(guard.activity) | {
        "entry_id": facts.entry_id,
        "title": spoken.title,
        "text": spoken.text,
        "sent_at": facts.at_or_none(guard.tried_at),
    }
