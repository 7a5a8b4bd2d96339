"""The rest window: told, made longer, or shorter by the person."""

from datetime import datetime, timedelta

from ..model.effects import MOST_ANSWERS, Message
from ..model.errors import WindowTooLong, WindowTooShort
from ..model.events import WindowMoved
from ..model.happened import What
from ..model.phases import PhaseMove
from ..model.texts import Text
from ..model.vocabulary import Answer, Onset, Phase, Reason, Seek, Urgency
from ..reading.limits import earliest_end, outer_limit
from .draft import Draft
from .moving import move

LONGER_BY = timedelta(days=1)
"""By so much a rest is made longer that was too short (judgement)."""


def tell_about_window(
    draft: Draft,
    text: Text,
    *answers: Answer,
    reason: Reason | None = None,
    because: str | None = None,
    seek: Seek | None = None,
    urgency: Urgency = Urgency.NORMAL,
) -> None:
    """Say until when the person rests, with what can be answered to that.

    A window that is over has no end to be said any more.
    """
    episode = draft.episode
    if not answers and episode.onset is Onset.SORE:
        answers = (Answer.SUDDEN,)
    draft.tell(
        Message(
            subject=episode.id,
            text=text,
            answers=_with_the_usual(answers),
            until=episode.window_ends_at if episode.window_ends_at > draft.now else None,
            reason=reason,
            because=because,
            seek=seek,
            urgency=urgency,
        )
    )


def _with_the_usual(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Return the answers with what can always be said, as far as a phone shows.

    Ending is the switch, the card and voice: it is one tap beside what somebody means to say.
    """
    usual = (one for one in (Answer.WRONG,) if one not in answers)
    return (*answers, *usual)[:MOST_ANSWERS]


def rest_until(draft: Draft, ends_at: datetime, reason: str, *, by: str | None = None) -> bool:
    """Rest until an instant at least, from wherever the episode stands; tell whether it changed.

    Never beyond the outer limit, and never shorter than before.
    """
    episode = draft.episode
    latest = outer_limit(episode, draft.now)
    if latest <= draft.now:
        # Whoever is sent to rest that late rests for a day; the advice to see a doctor ends it.
        latest = draft.now + draft.plan.span(LONGER_BY)
    ends_at = max(min(ends_at, latest), episode.window_ends_at)
    is_back = episode.phase in (Phase.READY_CHECK, Phase.RETURN)
    if is_back:
        move(draft, PhaseMove.SEND_BACK)
    if ends_at <= episode.window_ends_at and not is_back:
        return False
    draft.change(window_ends_at=ends_at)
    draft.note(What.EXTENDED, reason=reason, by=by)
    return True


def move_window(draft: Draft, event: WindowMoved) -> None:
    """Make the rest window longer, or shorter down to the person's own plan.

    A window that is over is made longer from now on. Raises WindowTooLong or WindowTooShort.
    """
    episode = draft.episode
    is_shorter = event.span < timedelta(0)
    is_over = episode.window_ends_at <= draft.now
    ends_at = event.span + (draft.now if is_over else episode.window_ends_at)
    latest = outer_limit(episode, draft.now)
    earliest = earliest_end(draft.plan, episode)
    if ends_at > latest:
        raise WindowTooLong(until=latest)
    if is_shorter and (is_over or ends_at < earliest):
        raise WindowTooShort(until=earliest)
    if episode.phase in (Phase.READY_CHECK, Phase.RETURN):
        move(draft, PhaseMove.SEND_BACK)
    draft.change(window_ends_at=ends_at)
    what = What.SHORTENED if is_shorter else What.EXTENDED
    draft.note(what, reason=event.reason or Reason.BY_PERSON, by=event.by)
    tell_about_window(draft, Text.SHORTENED if is_shorter else Text.EXTENDED)
