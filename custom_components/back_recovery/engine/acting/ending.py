"""The end of an episode: nothing stays open, and what has to be said is said."""

from collections.abc import Mapping
from datetime import time, timedelta
from typing import Final

from ..model.effects import Message, Tell
from ..model.happened import What
from ..model.local_time import at_local, local_date
from ..model.phases import PhaseMove
from ..model.texts import Text
from ..reading.gates import steers
from .draft import Draft
from .moving import move

FOLLOW_UPS: Final[Mapping[timedelta, Text]] = {
    timedelta(days=7): Text.FOLLOW_UP_7,
    timedelta(days=30): Text.FOLLOW_UP_30,
}
"""So long after a completed episode the person is asked once more (judgement; many sore
backs come back within a year: Pengel 2003). Counted in days of the calendar."""

FOLLOW_UP_AT = time(10)
FOLLOW_UP_IS_NEWS_FOR = timedelta(days=2)

_SAYS: Final[Mapping[What, Text]] = {What.COMPLETED: Text.COMPLETED, What.CLOSED: Text.CLOSED}
"""What is said at an end that the person did not choose."""


def end_episode(
    draft: Draft,
    phase_move: PhaseMove,
    kind: What,
    reason: str | None,
    *,
    text: Text | None = None,
    by: str | None = None,
) -> None:
    """End the episode: nothing stays open, and unless the person did it, say so."""
    move(draft, phase_move)
    draft.note(kind, reason=reason, by=by)
    if phase_move is not PhaseMove.STOP:
        draft.tell(Message(subject=draft.episode.id, text=text or _SAYS[kind]))
    if phase_move is PhaseMove.COMPLETE and steers(draft.plan, draft.episode):
        _follow_up(draft)
    draft.end()


def _follow_up(draft: Draft) -> None:
    """Leave messages for later; a new episode makes them moot."""
    zone = draft.plan.time_zone
    today = local_date(draft.now, zone)
    for after, text in FOLLOW_UPS.items():
        at = at_local(today + after, FOLLOW_UP_AT, zone)
        if quiet_hours := draft.plan.quiet_hours:
            at = quiet_hours.end_of(at, zone) or at
        draft.effects.append(
            Tell(
                episode_id=draft.episode.id,
                message=Message(
                    subject=f"{draft.episode.id}-follow-up-{after.days}", text=text, later=True
                ),
                not_before=at,
                not_after=at + FOLLOW_UP_IS_NEWS_FOR,
            )
        )
