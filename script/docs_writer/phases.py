"""What each phase leaves open and offers, and how a hold or a pause begins and ends.

The holds are not described but begun: what the engine does then is what is written.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

from custom_components.back_recovery.engine.acting.draft import Draft
from custom_components.back_recovery.engine.acting.holds import TEXTS, hold
from custom_components.back_recovery.engine.model import catalogue as known
from custom_components.back_recovery.engine.model.episode import CheckIn, Episode
from custom_components.back_recovery.engine.model.phases import (
    OFFERED,
    PHASES,
    STAYS_OPEN,
    LetGo,
    PhaseMove,
)
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.vocabulary import Onset, Phase, Reason
from custom_components.back_recovery.engine.reading.lockouts import (
    offered_kinds,
    stays_open as opened,
)
from custom_components.back_recovery.engine.requests.episodes import pause
from custom_components.back_recovery.engine.rules import time_rules
from custom_components.back_recovery.engine.rules.rule import News, Occasion
from custom_components.back_recovery.engine.rules.time_rules import mind_silence

from .names import listed
from .tables import span, table

BEGUN_BY: Mapping[Reason, str] = {
    Reason.WARNING_A: "a sign of the first part of the safety list",
    Reason.WARNING_B: "a sign of its second part, something new in a leg, feeling unwell",
    Reason.HIGH_PAIN: "very much pain for a day (R7)",
    Reason.SWELLING: "swelling",
}
"""What begins a hold, by its reason."""

_PLAN = Plan(time_zone=ZoneInfo("UTC"))
_STARTED_AT = datetime(2026, 1, 1, 12, tzinfo=UTC)


def stays_open() -> str:
    """Return the table of what a person may start in a phase."""
    rows = [(f"`{phase}`", listed(STAYS_OPEN[phase])) for phase in Phase]
    return table(("Phase", "A person may start"), rows)


def offered() -> str:
    """Return the table of what is offered in a phase."""
    rows = [(f"`{phase}`", listed(OFFERED[phase])) for phase in Phase]
    return table(("Phase", "Is offered by itself"), rows)


NOTHING = "–"

LETS_GO: Mapping[LetGo, str] = {
    LetGo.WINDOW: "the message about the rest window",
    LetGo.BATH: "waiting for you to be out of the bath",
    LetGo.QUESTION: "the question whether you are there",
    LetGo.SESSION: "what is running",
    LetGo.PROMPTS: "open prompts",
    LetGo.STAGE: "the stage",
    LetGo.ASKED: "other open questions",
    LetGo.WARNINGS: "the warning signs",
}
"""What is let go, in words."""


def lets_go() -> str:
    """Return the table of what is let go by a move between phases, moves of one kind in a row."""
    moves: dict[tuple[LetGo, ...], list[PhaseMove]] = {}
    for move in PhaseMove:
        # A move lets the same go from wherever it is made, or it would be two moves.
        (lets_go,) = {rows[move].lets_go for rows in PHASES.values() if move in rows}
        moves.setdefault(lets_go, []).append(move)
    rows = [
        (
            ", ".join(f"`{move}`" for move in several),
            ", ".join(LETS_GO[one] for one in what) or NOTHING,
        )
        for what, several in moves.items()
    ]
    return table(("Move", "Takes away"), rows)


def holds() -> str:
    """Return what begins each hold and pause, what it leaves open, and what ends it."""
    heads = ("Begins with", "Phase", "Its name", "Stays open", "Is offered", "Ends with")
    return table(heads, _rows())


def _rows() -> Iterator[tuple[str, ...]]:
    for reason in TEXTS:
        episode = _after(partial(hold, reason=reason))
        is_lifted = PhaseMove.LIFT in PHASES[episode.phase]
        by = "you say that a professional had a look" if is_lifted else "you stop the recovery"
        ends = f"{by}, or say none of the whole list"
        yield _row(BEGUN_BY[reason], episode, ends)
    expires = span(known.PAUSE_EXPIRES)
    yield _row("you pause", _after(pause), f"you resume; after {expires} the plan closes")
    silent_for = span(time_rules.PAUSED_AFTER)
    yield _row(
        f"no check-in for {silent_for}",
        _after(_stay_silent),
        f"you say something; {expires} after your last answer the plan closes",
    )


def _row(begins: str, episode: Episode, ends: str) -> tuple[str, ...]:
    return (
        begins,
        f"`{episode.phase}`",
        f"`{episode.history[-1].reason}`",
        listed(opened(episode, episode.history[-1].at)),
        listed(offered_kinds(episode, episode.history[-1].at)),
        ends,
    )


def _after(act: Callable[[Draft], None]) -> Episode:
    """Return what becomes of an episode with one check-in, long after it."""
    answer = CheckIn(at=_STARTED_AT, pain_now=5)
    episode = Episode(
        id="docs",
        started_at=_STARTED_AT,
        window_ends_at=_STARTED_AT + known.USUAL_REST_WINDOW,
        onset=Onset.SORE,
        phase=Phase.REST,
        phase_since=_STARTED_AT,
        check_ins=(answer,),
    )
    now = _STARTED_AT + time_rules.PAUSED_AFTER
    draft = Draft(_PLAN, episode, now)
    act(draft)
    return draft.episode


def _stay_silent(draft: Draft) -> None:
    mind_silence(draft, News(occasion=Occasion.TIME), Reason.SILENCE)
