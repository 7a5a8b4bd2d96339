"""Moving to another phase: what the table lets go is let go here, and nowhere else."""

from collections.abc import Callable, Mapping

from ..model.phases import LetGo, PhaseMove, row_of
from ..model.vocabulary import Phase, Reason, Stage
from .bath import be_out
from .care import drop_question
from .draft import Draft
from .prompts import lapse_all
from .sessions import end_session

BECAUSE: Mapping[Phase | None, Reason] = {
    Phase.REST: Reason.REST_WINDOW,
    Phase.PAUSED: Reason.PAUSED,
    Phase.HOLD_CARE: Reason.HOLD,
    Phase.HOLD_EMERGENCY: Reason.HOLD,
    None: Reason.EPISODE_OVER,
}
"""Why a session or a prompt ends, by the phase that begins; None: the episode is over."""


def move(draft: Draft, phase_move: PhaseMove) -> None:
    """Move the episode along the table of phases and let go what its row says.

    One that is over keeps its phase: the caller says what has to be said, and drops it.
    Raises WrongPhase where the phase has no such move.
    """
    before = draft.episode.phase
    row = row_of(before, phase_move)
    if row.to is not None and row.to is not before:
        draft.change(phase=row.to, phase_since=draft.now)
    for what in row.lets_go:
        _LETTING_GO[what](draft, row.to)


def _settle_all(draft: Draft) -> None:
    for about in draft.episode.asked:
        draft.settle(about)


_LETTING_GO: Mapping[LetGo, Callable[[Draft, Phase | None], None]] = {
    LetGo.WINDOW: lambda draft, _: draft.take_away(draft.episode.id),
    LetGo.BATH: lambda draft, _: be_out(draft),
    LetGo.QUESTION: lambda draft, _: drop_question(draft),
    LetGo.SESSION: lambda draft, to: end_session(draft, draft.now, BECAUSE[to]),
    LetGo.PROMPTS: lambda draft, to: lapse_all(draft, BECAUSE[to]),
    LetGo.STAGE: lambda draft, _: draft.change(stage=Stage.NONE, stage_since=None),
    LetGo.ASKED: lambda draft, _: _settle_all(draft),
    LetGo.WARNINGS: lambda draft, _: draft.take_away(draft.episode.warning_subject),
}
