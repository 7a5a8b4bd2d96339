"""What comes, what lies behind, what is closed until when and why, and what can be begun."""

from itertools import groupby

from ..engine.model.errors import Lockout
from ..engine.model.plan import GYM, TRAINING
from ..engine.model.vocabulary import Kind, Phase, Reason
from ..engine.reading.agenda import Coming
from ..engine.reading.beginning import Startable, startable
from ..engine.reading.behind import behind
from ..engine.reading.spans import offered_span
from ..telling.keys import PageLine
from .facts import Facts, PageJson, minutes_of, sentence
from .pictures import picture_of

_UNTIL = {
    Reason.HOLD: PageLine.UNTIL_LOOKED_AT,
    Reason.REFERRED: PageLine.UNTIL_LOOKED_AT,
    Reason.PAUSED: PageLine.UNTIL_GO_ON,
    Reason.NOT_READY: PageLine.UNTIL_TESTED,
    Reason.ASK_FIRST: PageLine.UNTIL_AGREED,
    Reason.SUITABILITY: PageLine.UNTIL_TICKED,
    Reason.IN_DOUBT: PageLine.UNTIL_TICKED,
    Reason.UNREACHABLE: PageLine.UNTIL_REACHED,
    Reason.NOT_OFF: PageLine.UNTIL_OFF,
}
"""What ends a lockout that no instant does."""

_FOR_GOOD = frozenset({Reason.ASK_FIRST, Reason.SUITABILITY, Reason.IN_DOUBT})


def coming(facts: Facts) -> list[PageJson]:
    """Return everything that comes, in order: offers, the end of the rest, the next training."""
    view = facts.view
    found = [_coming(facts, one) for one in view.agenda.coming]
    if facts.episode and facts.episode.phase is Phase.REST and view.window_ends_at:
        found.append(_rest_ends(facts))
    if view.next_training_at:
        found.append(_next_training(facts))
    return sorted(found, key=lambda one: one["instant"])


def _coming(facts: Facts, one: Coming) -> PageJson:
    plan, episode = facts.plan, facts.episode
    activity = plan.activity(one.activity)
    span = offered_span(episode, activity, facts.view.at) if episode else None
    waits_for = one.waits_for
    return facts.activity(one.activity) | {
        "instant": one.at,
        "at": facts.at(one.at),
        "minutes": minutes_of(span) if span else None,
        "note": sentence(facts.texts.reason(waits_for)) if waits_for else None,
        "kind": "check_in" if activity.kind is Kind.CHECK_IN else "offer",
        "prompt_id": one.prompt_id,
    }


def _rest_ends(facts: Facts) -> PageJson:
    at = facts.view.window_ends_at
    assert at
    return facts.activity(GYM) | {
        "name": facts.line(PageLine.REST_ENDS),
        "instant": at,
        "at": facts.at(at),
        "minutes": None,
        "note": None,
        "kind": "window_ends",
        "prompt_id": None,
    }


def _next_training(facts: Facts) -> PageJson:
    at = facts.view.next_training_at
    assert at
    return facts.activity(TRAINING) | {
        "instant": at,
        "at": facts.at(at),
        "minutes": None,
        "note": facts.texts.stage(facts.view.stage),
        "kind": "training",
        "prompt_id": None,
    }


def earlier(facts: Facts) -> list[PageJson]:
    """Return what lies behind, in order."""
    episode = facts.episode
    return [
        facts.activity(one.activity) | {"at": facts.at(one.at), "how": one.went.value}
        for one in (behind(facts.plan, episode) if episode else ())
    ]


def closed(facts: Facts) -> list[PageJson]:
    """Return what is closed: the gym first, then what opens first, at last what is so for good.

    That one thing is done at a time is no news.
    """
    found = (one for one in facts.view.agenda.closed if one.reason is not Reason.SESSION_RUNNING)
    in_order = sorted(found, key=lambda one: one.activity)
    groups = [list(group) for _, group in groupby(in_order, key=lambda one: one.activity)]
    return [_closed(facts, group) for group in sorted(groups, key=_opens)]


def _opens(group: list[Lockout]) -> tuple[bool, bool, bool, float]:
    last = max(group, key=_opens_last)
    until = last.until.timestamp() if last.until else 0
    return last.reason in _FOR_GOOD, last.activity != GYM, last.until is None, until


def _opens_last(lockout: Lockout) -> tuple[bool, bool, float]:
    until = lockout.until
    is_for_good = lockout.reason in _FOR_GOOD
    return is_for_good, until is None, until.timestamp() if until else 0


def _closed(facts: Facts, group: list[Lockout]) -> PageJson:
    last, *others = sorted(group, key=_opens_last, reverse=True)
    line = _UNTIL.get(last.reason, PageLine.UNTIL_CHANGED)
    return facts.activity(last.activity) | {
        "until": facts.at_or_none(last.until),
        "until_text": None if last.until else facts.line(line),
        "text": _why(facts, last),
        "more": [_why(facts, one) for one in others],
        "for_good": last.reason in _FOR_GOOD,
    }


def _why(facts: Facts, lockout: Lockout) -> str:
    onset = facts.episode.onset if facts.episode else None
    return sentence(facts.texts.lockout_reason(lockout, facts.plan, onset, facts.view.at))


def beginnings(facts: Facts) -> list[PageJson]:
    """Return what can be begun now, what was done most often first."""
    return [_beginning(facts, one) for one in startable(facts.view)]


def _beginning(facts: Facts, one: Startable) -> PageJson:
    return facts.activity(one.activity.id) | {
        "picture": picture_of(facts.plan, one.activity.id),
        "minutes": minutes_of(one.span),
        "asks_first": one.asks_first,
    }
