"""When the cards of the way back come: the test movements, and the next training."""

from datetime import datetime, time, timedelta

from ..model.episode import Episode
from ..model.local_time import ONE_DAY, at_local, local_date
from ..model.plan import READY_CHECK, TRAINING, Plan
from ..model.vocabulary import Phase, PromptState
from ..reading.gates import rest_gate
from ..reading.ladder import BETWEEN_TRAININGS
from ..reading.said import last_check_in
from ..reading.trainings import CALM, next_training_at

FORGOTTEN_AFTER = timedelta(days=14)
"""After so long without a word on the way back the plan closes (judgement)."""


OFFERED_AGAIN_AFTER = timedelta(days=1)
"""After so long what was not wanted is offered again (judgement)."""


TRAINING_FROM = time(6)


TRAINING_UNTIL = time(21)
"""Hours in which a training is offered (judgement)."""


def forgotten_at(plan: Plan, episode: Episode) -> datetime:
    """Return when the way back is given up, if nobody says anything any more."""
    said = [one.at for one in episode.check_ins]
    said += [one.at for one in episode.trainings]
    return max([episode.phase_since, *said]) + plan.span(FORGOTTEN_AFTER)


def ready_check_due_at(plan: Plan, episode: Episode, now: datetime) -> datetime | None:
    """Return when the test movements are to be offered, None where they are not."""
    if episode.phase is not Phase.READY_CHECK or rest_gate(plan, episode, now):
        return None
    return _not_again_before(plan, episode, READY_CHECK, OFFERED_AGAIN_AFTER, episode.phase_since)


def training_due_at(plan: Plan, episode: Episode, now: datetime) -> datetime | None:
    """Return when the next training is to be offered, None where it is not.

    Nobody is sent to the gym with more than a little pain. One that was not wanted is offered
    again the next day, one that nobody answered after as long as lies between two trainings.
    """
    if episode.phase is not Phase.RETURN:
        return None
    said = last_check_in(episode, now)
    if said and said.pain_now > CALM:
        return None
    mine = [one for one in episode.prompts if one.activity == TRAINING]
    is_unanswered = bool(mine) and mine[-1].state is PromptState.LAPSED
    again_after = BETWEEN_TRAININGS if is_unanswered else OFFERED_AGAIN_AFTER
    at = next_training_at(plan, episode)
    found = _not_again_before(plan, episode, TRAINING, again_after, at)
    return in_training_hours(plan, found) if found else None


def _not_again_before(
    plan: Plan, episode: Episode, activity: str, again_after: timedelta, at: datetime
) -> datetime | None:
    """Return when a prompt may come again, None while one is open."""
    mine = [one for one in episode.prompts if one.activity == activity]
    if any(one.is_open for one in mine):
        return None
    return max([at, *(one.offered_at + plan.span(again_after) for one in mine)])


def in_training_hours(plan: Plan, at: datetime) -> datetime:
    """Return the instant, or the next one at which somebody may go and train."""
    zone = plan.time_zone
    day = local_date(at, zone)
    if at < at_local(day, TRAINING_FROM, zone):
        return at_local(day, TRAINING_FROM, zone)
    if at >= at_local(day, TRAINING_UNTIL, zone):
        return at_local(day + ONE_DAY, TRAINING_FROM, zone)
    return at
