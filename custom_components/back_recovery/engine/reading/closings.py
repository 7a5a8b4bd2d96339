"""What is closed whether an episode goes on or not: for its own hours, counted from when it was said.

A stop and a start open nothing that was closed.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from ..model.catalogue import CATALOGUE, PAIN_IS_NEWS_FOR
from ..model.episode import Closing, Episode
from ..model.happened import What
from ..model.phases import HOLDS
from ..model.plan import Activity, Plan
from ..model.vocabulary import Onset, Phase, Reason
from .said import CLOSES, KEPT_WITHOUT_WORD, SKIN_RESTS, is_past_advice, said_closings
from .thermal import COOLS_DOWN_FOR, worked_out_at

NO_HEAT_FOR = max(span for usual in CATALOGUE.values() for span in usual.opens_after_onset.values())
"""The longest that anything stays closed because of how it began."""

COLD_FOR = timedelta(hours=72)
"""A cold pack on a swelling, or on what came on suddenly, for so long (NHS inform)."""

_KEPT_FOR: Mapping[Reason, timedelta] = {
    **{row.reason: row.span for row in CLOSES},
    Reason.SKIN: SKIN_RESTS,
    Reason.ONSET: NO_HEAT_FOR,
    Reason.AFTER_WORKOUT: COOLS_DOWN_FOR,
    Reason.NOT_CALM: PAIN_IS_NEWS_FOR,
    Reason.REFERRED: KEPT_WITHOUT_WORD,
}


def closes_for(closing: Closing) -> timedelta:
    """Return for how long something closes at most."""
    return KEPT_WITHOUT_WORD if closing.is_hold else _KEPT_FOR[closing.reason]


def closings_left(plan: Plan, episode: Episode, now: datetime) -> tuple[Closing, ...]:
    """Return what an episode that ends `now` leaves closed, with what it was left itself.

    The hold of one before is its own hold by now, or was lifted.
    """
    left = (one for one in episode.earlier.closings if not one.is_hold)
    found = (*left, *said_closings(plan, episode), *_others(episode, now))
    return tuple(dict.fromkeys(found))


def _others(episode: Episode, now: datetime) -> Iterator[Closing]:
    if episode.onset is not Onset.SORE or episode.onset_at:
        at = episode.onset_counts_from
        yield Closing(reason=Reason.ONSET, at=at, onset=episode.onset)
    if worked_out := worked_out_at(episode):
        yield Closing(reason=Reason.AFTER_WORKOUT, at=worked_out)
    if is_past_advice(episode):
        # However long ago it was said: nobody has had a look until now.
        yield Closing(reason=Reason.REFERRED, at=now)
    if reason := hold_reason(episode):
        # However long it has lasted: nobody has lifted it until now.
        yield Closing(reason=reason, at=now, is_hold=True)


def onset_opens_at(episode: Episode, activity: Activity) -> datetime:
    """Return when the way it began lets the activity open; the start where it does."""
    opens_after = CATALOGUE[activity.kind].opens_after_onset
    found = [(episode.onset, episode.onset_counts_from)]
    found += [(one.onset, one.at) for one in episode.earlier.closings if one.onset]
    opens = [at + opens_after[onset] for onset, at in found if onset in opens_after]
    return max(opens, default=episode.started_at)


def earlier_onset(closings: tuple[Closing, ...]) -> Closing | None:
    """Return what was said last, before this episode, about how it began."""
    return max((one for one in closings if one.onset), key=lambda one: one.at, default=None)


def open_hold(closings: tuple[Closing, ...]) -> Closing | None:
    """Return the gravest hold of before that nobody lifted, None where there is none."""
    held = [one for one in closings if one.is_hold]
    return max(held, key=lambda one: (one.reason is Reason.WARNING_A, one.at), default=None)


def hold_reason(episode: Episode) -> Reason | None:
    """Return why the episode is on hold, None where it is not."""
    if episode.phase not in HOLDS:
        return None
    begun = episode.last_fact(What.HOLD_STARTED)
    return Reason(begun.reason) if begun and begun.reason in set(Reason) else Reason.WARNING_B


def held_since(episode: Episode) -> datetime:
    """Return when the hold began."""
    begun = episode.last_fact(What.HOLD_STARTED)
    return begun.at if begun else episode.phase_since


def cold_until(episode: Episode) -> datetime | None:
    """Return until when a cold pack is offered on hold for swelling, None where it is not."""
    is_swelling = episode.phase is Phase.HOLD_CARE and hold_reason(episode) is Reason.SWELLING
    if not is_swelling:
        return None
    earlier = [one for one in episode.earlier.closings if one.reason is Reason.SWELLING]
    if held_since(episode) > episode.started_at or not any(one.is_hold for one in earlier):
        return held_since(episode) + COLD_FOR
    # It goes on from before a stop: the hours count from when it was said, not from the start.
    said_at = (one.at for one in earlier if not one.is_hold)
    return min(said_at, default=episode.started_at - COLD_FOR) + COLD_FOR
