"""The end of an episode: nothing stays open, and what has to be said is said."""

from datetime import time, timedelta

from ..model.effects import Message, Tell
from ..model.local_time import at_local, local_date
from ..model.phases import PhaseMove
from ..reading.gates import steers
from .draft import Draft
from .moving import move

FOLLOW_UPS = (7, 30)
"""Days after a completed episode on which the person is asked once more (judgement; many
sore backs come back within a year: Pengel 2003)."""

FOLLOW_UP_AT = time(10)
FOLLOW_UP_IS_NEWS_FOR = timedelta(days=2)


def end_episode(
    draft: Draft,
    phase_move: PhaseMove,
    kind: str,
    reason: str | None,
    *,
    text: str | None = None,
    by: str | None = None,
) -> None:
    """End the episode: nothing stays open, and unless the person did it, say so."""
    move(draft, phase_move)
    draft.note(kind, reason=reason, by=by)
    if phase_move is not PhaseMove.STOP:
        draft.tell(Message(subject=draft.episode.id, text=text or kind))
    if phase_move is PhaseMove.COMPLETE and steers(draft.plan, draft.episode):
        _follow_up(draft)
    draft.end()


def _follow_up(draft: Draft) -> None:
    """Leave messages for later; a new episode makes them moot."""
    zone = draft.plan.time_zone
    today = local_date(draft.now, zone)
    for days in FOLLOW_UPS:
        at = at_local(today + timedelta(days=days), FOLLOW_UP_AT, zone)
        if quiet_hours := draft.plan.quiet_hours:
            at = quiet_hours.end_of(at, zone) or at
        draft.effects.append(
            Tell(
                episode_id=draft.episode.id,
                message=Message(
                    subject=f"{draft.episode.id}-follow-up-{days}", text=f"follow_up_{days}"
                ),
                not_before=at,
                not_after=at + FOLLOW_UP_IS_NEWS_FOR,
            )
        )
