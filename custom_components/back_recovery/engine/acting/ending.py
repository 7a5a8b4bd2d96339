"""The end of an episode: nothing stays open, and what has to be said is said."""

from datetime import time, timedelta

from ..model.effects import Clear, Message, Tell
from ..model.local_time import at_local, local_date
from ..model.phases import PhaseMove
from ..model.vocabulary import Reason
from ..reading.gates import steers
from .care import drop_question
from .draft import Draft
from .prompts import lapse_all
from .sessions import end_session

FOLLOW_UPS = (timedelta(days=7), timedelta(days=30))
"""So long after a completed episode the person is asked once more (judgement; many sore
backs come back within a year: Pengel 2003). Counted in days of the calendar."""

FOLLOW_UP_AT = time(10)
FOLLOW_UP_IS_NEWS_FOR = timedelta(days=2)


def end_episode(
    draft: Draft,
    move: PhaseMove,
    kind: str,
    reason: str | None,
    *,
    text: str | None = None,
    by: str | None = None,
) -> None:
    """End the episode: nothing stays open, and unless the person did it, say so."""
    draft.move(move)
    drop_question(draft)
    end_session(draft, draft.now, Reason.EPISODE_OVER)
    lapse_all(draft, Reason.EPISODE_OVER)
    for about in draft.episode.asked:
        draft.settle(about)
    draft.effects.append(Clear(subject=draft.episode.warning_subject))
    draft.note(kind, reason=reason, by=by)
    if move is not PhaseMove.STOP:
        draft.tell(Message(subject=draft.episode.id, text=text or kind))
    if move is PhaseMove.COMPLETE and steers(draft.plan, draft.episode):
        _follow_up(draft)
    draft.end()


def _follow_up(draft: Draft) -> None:
    """Leave messages for later; a new episode makes them moot."""
    zone = draft.plan.time_zone
    today = local_date(draft.now, zone)
    for after in FOLLOW_UPS:
        at = at_local(today + after, FOLLOW_UP_AT, zone)
        if quiet_hours := draft.plan.quiet_hours:
            at = quiet_hours.end_of(at, zone) or at
        draft.effects.append(
            Tell(
                episode_id=draft.episode.id,
                message=Message(
                    subject=f"{draft.episode.id}-follow-up-{after.days}",
                    text=f"follow_up_{after.days}",
                ),
                not_before=at,
                not_after=at + FOLLOW_UP_IS_NEWS_FOR,
            )
        )
