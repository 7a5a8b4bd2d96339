"""The page of one plan as a whole, for its person and for others of the house."""

from collections.abc import Iterable

from ..engine.acting.holds import ICE_MINUTES
from ..engine.model.effects import Message
from ..engine.model.phases import UNDER_WAY
from ..engine.model.suitability import is_closed_for
from ..engine.model.texts import Text
from ..engine.model.vocabulary import Kind, Phase, Reason
from ..engine.reading.closings import held_since, hold_reason
from ..engine.reading.ladder import ladder_of
from ..engine.reading.limits import earliest_end, outer_limit
from ..engine.reading.standing import Standing
from ..telling.keys import PageLine
from .course import change_until, check_ins, gate, last, step_of, way_back
from .days import beginnings, closed, coming, earlier
from .facts import Facts, PageJson
from .helping import dialled, help_of, start, suits, welcome
from .now import asked
from .running import devices, session_of

IDLE = "idle"
_HOLDS = {
    Phase.HOLD_CARE: PageLine.LINE_HOLD_CARE,
    Phase.HOLD_EMERGENCY: PageLine.LINE_HOLD_EMERGENCY,
}
_TEXTS = {Reason.WARNING_A: Text.WARNING_A, Reason.SWELLING: Text.SWELLING}
"""What is said of a hold."""


def plan_page(facts: Facts, questions: Iterable[Standing] = ()) -> PageJson:
    """Return everything of a plan; `questions` are those of the workout log."""
    episode = facts.episode
    return {
        "kind": "plan",
        "entry_id": facts.entry_id,
        "name": facts.name,
        "running": facts.not_running is None,
        "not_running": facts.not_running,
        "is_admin": facts.is_admin,
        "phase": phase_of(facts),
        "onset": episode.onset.value if episode else None,
        "started_at": facts.at_or_none(episode.started_at if episode else None),
        "rest_window_ends": facts.at_or_none(facts.view.window_ends_at),
        "held_since": _held_since(facts),
        "hold": _hold(facts),
        "now": asked(facts, questions),
        "session": session_of(facts),
        "devices": devices(facts),
        "check_ins": check_ins(facts),
        "change_until": change_until(facts),
        "coming": [_without_instant(one) for one in coming(facts)],
        "earlier": earlier(facts),
        "closed": closed(facts),
        "startable": beginnings(facts),
        "gate": gate(facts),
        "way_back": way_back(facts),
        "last": last(facts),
        "start": start(facts),
        "help": help_of(facts),
        "welcome": welcome(facts),
        "suits": suits(facts),
        "has_workout_source": facts.has_workout_source,
        "rest_limits": _rest_limits(facts),
        "time_zone": facts.plan.time_zone.key,
        "at": facts.at(facts.view.at),
    }


def glimpse(facts: Facts) -> PageJson:
    """Return what others of the house see: until when, and what is on; no answer, no reason."""
    episode = facts.episode
    session = session_of(facts)
    return {
        "kind": "glimpse",
        "entry_id": facts.entry_id,
        "name": facts.name,
        "line": public_line(facts),
        "phase": phase_of(facts) if episode is None or episode.phase not in _HOLDS else "paused",
        "session": _public_session(session) if session else None,
    }


def _public_session(session: PageJson) -> PageJson:
    kept = ("activity", "name", "icon", "ends_at", "has_device")
    return {name: session[name] for name in kept}


def phase_of(facts: Facts) -> str:
    """Return where the plan stands."""
    return facts.episode.phase.value if facts.episode else IDLE


def line(facts: Facts) -> str:
    """Return where the plan stands, in one line."""
    episode = facts.episode
    if episode and episode.phase in _HOLDS:
        return facts.line(_HOLDS[episode.phase])
    return public_line(facts)


def public_line(facts: Facts) -> str:
    """Return where the plan stands, in one line that says nothing of an answer."""
    episode = facts.episode
    if episode is None:
        return facts.line(PageLine.LINE_IDLE)
    match episode.phase:
        case Phase.REST if facts.view.window_ends_at:
            until = facts.until(facts.view.window_ends_at)
            return facts.line(PageLine.LINE_REST, until=until)
        case Phase.REST:
            return facts.line(PageLine.LINE_REST_OVER)
        case Phase.READY_CHECK:
            return facts.line(PageLine.LINE_READY_CHECK)
        case Phase.RETURN:
            ladder = ladder_of(facts.plan, episode)
            step = step_of(ladder, facts)
            return facts.line(PageLine.LINE_RETURN, step=step, steps=len(ladder))
        case Phase.PAUSED:
            return facts.line(PageLine.LINE_PAUSED)
        case Phase.HOLD_CARE | Phase.HOLD_EMERGENCY:
            return facts.line(PageLine.GLIMPSE_HOLD)


def _held_since(facts: Facts) -> str | None:
    episode = facts.episode
    if episode is None:
        return None
    if episode.phase in _HOLDS:
        return facts.at(held_since(episode))
    return facts.at(episode.phase_since) if episode.phase is Phase.PAUSED else None


def _hold(facts: Facts) -> PageJson | None:
    """Return why it is on hold, in the words that began it; what is asked since stands in `now`."""
    reason = hold_reason(facts.episode) if facts.episode else None
    if reason is None:
        return None
    text = _TEXTS.get(reason, Text.WARNING_B)
    # As its message says it: of a cold pack they must not say different things.
    if reason is Reason.SWELLING and is_closed_for(facts.plan.profile, Kind.ICE):
        text = Text.SWELLING_NO_ICE
    message = Message(
        subject="", text=text, minutes=ICE_MINUTES if reason is Reason.SWELLING else None
    )
    said = facts.texts.say(message, facts.plan, facts.view.at)
    lines = facts.settings.lines
    number = lines.emergency if reason is Reason.WARNING_A else lines.advice
    return {
        "reason": reason.value,
        "title": said.title,
        "text": said.text,
        "call": dialled(number),
    }


def _rest_limits(facts: Facts) -> PageJson | None:
    """Return between which instants the end of the rest may be put, None where it may not."""
    episode, view = facts.episode, facts.view
    if episode is None or episode.phase not in UNDER_WAY:
        return None
    return {
        "earliest": facts.at(max(earliest_end(facts.plan, episode), view.at)),
        "latest": facts.at(outer_limit(episode, view.at)),
    }


def _without_instant(one: PageJson) -> PageJson:
    return {name: value for name, value in one.items() if name != "instant"}
