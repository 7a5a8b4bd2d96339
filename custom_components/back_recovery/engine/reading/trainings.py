"""What the trainings on the way back say: how each went, and when the next may be.

Stopped at pain 6, or sore in the warm-up and it stays: a step down. At 4 to 5, or sore in the
warm-up and then gone: the same again. Sore for more than an hour afterwards or on the next
day: a day off, and the same again (soreness guidelines, Adams, table 5; written for other
joints; the pains are the traffic light of Silbernagel 2007).
"""

from datetime import datetime, timedelta
from enum import StrEnum

from ..model.episode import CheckIn, Episode, Training
from ..model.happened import What
from ..model.plan import TRAINING, Plan
from ..model.vocabulary import Feel, Reason
from .ladder import BETWEEN_TRAININGS, MOST_PER_WEEK, ladder_of, rung_above, rung_at

CALM = 3
"""The most pain that is green (traffic light 0 to 3)."""

TOO_MUCH = 6
"""From this pain on it is red: stop."""

MEANS_SOMETHING = 2
"""A change of so many points means something (Ostelo 2008)."""

ALMOST_GONE = 1
"""The worst of a day with which the ladder is done (judgement; 0 is "recovered": Kamper 2010)."""

SORENESS_COUNTS_FROM = timedelta(hours=1)
"""So long after a training soreness is more than the training itself (Adams, table 5)."""

NEXT_DAY_FROM = timedelta(hours=18)
ASKED_AFTER = timedelta(days=1)
NEXT_DAY_OVER = timedelta(hours=30)
"""After a training, or after lifting in the rest: from when a check-in is the one of the day
after, when it is asked for, and until when it tells of that training (judgement)."""

OFF_AFTER_SETBACK = timedelta(days=2)
OFF_WHEN_SORE = timedelta(days=1)
"""No lifting for so long after what went wrong (soreness guidelines, Adams, table 5)."""

SAME_HOUR_WITHIN = timedelta(hours=3)
"""A training that is told of so soon after it was offered counts from the offer (judgement)."""

SETBACKS_COUNT_FOR = timedelta(days=14)
"""Within this span setbacks add up (judgement)."""

_WEEK = timedelta(days=7)

_FEELS = (Feel.CLEAN, Feel.AMBER, Feel.BAD)


class TrainingVerdict(StrEnum):
    """How a training went, once that is known."""

    OPEN = "open"
    CLEAN = "clean"
    REPEAT = "repeat"
    SORE_AFTER = "sore_after"
    SETBACK = "setback"


def feel_of(training: Training) -> Feel | None:
    """Return how a training felt, by its numbers or its one tap: the worse of them."""
    found = [one for one in (training.feel, _feel_in_numbers(training)) if one]
    return max(found, key=_FEELS.index, default=None)


def _feel_in_numbers(training: Training) -> Feel | None:
    warm_up, after = training.pain_warm_up, training.pain_after
    said = [one for one in (warm_up, after) if one is not None]
    if not said:
        return None
    sore_at = warm_up if warm_up is not None and warm_up > (training.pain_before or 0) else None
    stayed = sore_at is not None and after is not None and after >= sore_at
    if max(said) >= TOO_MUCH or stayed:
        return Feel.BAD
    return Feel.AMBER if sore_at is not None or max(said) > CALM else Feel.CLEAN


def next_day_check(plan: Plan, episode: Episode, training: Training) -> CheckIn | None:
    """Return what the person said the day after, None where that is missing."""
    from_at = training.at + plan.span(NEXT_DAY_FROM)
    next_at = min((one.at for one in episode.trainings if one.at > training.at), default=None)
    return next(
        (
            one
            for one in episode.check_ins
            if one.at >= from_at and (next_at is None or one.at < next_at)
        ),
        None,
    )


def next_day_ask_at(plan: Plan, training: Training) -> datetime:
    """Return when the next-day check is asked for."""
    return training.at + plan.span(ASKED_AFTER)


def sore_after(plan: Plan, episode: Episode, training: Training) -> CheckIn | None:
    """Return what said that it was sore long after a training, None where nothing did."""
    since = training.at + plan.span(SORENESS_COUNTS_FROM)
    last = next_day_check(plan, episode, training)
    until = training.at + plan.span(NEXT_DAY_OVER)
    if last:
        until = max(until, last.at)
    limit = _pain_before(episode, training) + MEANS_SOMETHING
    return next(
        (
            one
            for one in episode.check_ins
            if since <= one.at <= until and _pain_since(training, one) >= limit
        ),
        None,
    )


def _pain_since(training: Training, said: CheckIn) -> int:
    """Return the worst that is not the training's own: that was judged already."""
    pains = (training.pain_before, training.pain_warm_up, training.pain_after)
    is_its_own = any(one is not None and said.worst <= one for one in pains)
    return said.pain_now if is_its_own else said.worst


def _pain_before(episode: Episode, training: Training) -> int:
    if training.pain_before is not None:
        return training.pain_before
    before = [one.pain_now for one in episode.check_ins if one.at <= training.at]
    return before[-1] if before else 0


def verdict_on(plan: Plan, episode: Episode, training: Training) -> TrainingVerdict:
    """Return how a training went."""
    feel = feel_of(training)
    if feel is Feel.BAD:
        return TrainingVerdict.SETBACK
    if sore_after(plan, episode, training):
        return TrainingVerdict.SORE_AFTER
    if feel is Feel.AMBER:
        return TrainingVerdict.REPEAT
    check = next_day_check(plan, episode, training)
    if feel is None or check is None:
        return TrainingVerdict.OPEN
    return TrainingVerdict.CLEAN if check.worst <= CALM else TrainingVerdict.REPEAT


def at_this_stage(episode: Episode) -> tuple[Training, ...]:
    """Return the trainings since the stage began."""
    since = episode.stage_since
    return tuple(
        one for one in episode.trainings if since and one.at >= since and one.stage is episode.stage
    )


def off_until(plan: Plan, episode: Episode) -> tuple[datetime, Reason] | None:
    """Return until when and why there is no lifting at all after what went wrong."""
    found: list[tuple[datetime, Reason]] = []
    for training in episode.trainings:
        if feel_of(training) is Feel.BAD:
            found.append((training.at + plan.span(OFF_AFTER_SETBACK), Reason.SETBACK))
        elif check := sore_after(plan, episode, training):
            found.append((check.at + plan.span(OFF_WHEN_SORE), Reason.SORE_AFTER))
    return max(found, key=lambda one: one[0], default=None)


def next_training_at(plan: Plan, episode: Episode) -> datetime:
    """Return when the next training may be at the earliest."""
    instants = [episode.stage_since or episode.started_at]
    if off := off_until(plan, episode):
        instants.append(off[0])
    done = _of_this_way_back(episode)
    if done:
        instants.append(rested_at(plan, episode, done[-1]))
        instants.append(_week_allows_at(plan, done))
    return max(instants)


def rested_at(plan: Plan, episode: Episode, done_at: datetime) -> datetime:
    """Return from when on there may be another training after the one that ended then.

    Where it was offered not long before, two days count from there: the hour of the day stays
    the same, and does not move on by the length of each training.
    """
    cards = [one.offered_at for one in episode.prompts if one.activity == TRAINING]
    offered_at = max((at for at in cards if at <= done_at), default=done_at)
    is_near = done_at - offered_at <= plan.span(SAME_HOUR_WITHIN)
    return (offered_at if is_near else done_at) + plan.span(BETWEEN_TRAININGS)


def _of_this_way_back(episode: Episode) -> list[datetime]:
    """Return when there was a training since the way back began, for the last time."""
    begun = episode.last_fact(What.GATE_OPENED)
    return sorted(one.at for one in episode.trainings if begun is None or one.at >= begun.at)


def _week_allows_at(plan: Plan, done: list[datetime]) -> datetime:
    """Return when the weeks of the ladder leave room for one more training."""
    week, first = plan.span(_WEEK), done[0]
    opens_at = first
    for number, most in enumerate(MOST_PER_WEEK):
        begins_at = first + number * week
        inside = [at for at in done if begins_at <= at < begins_at + week]
        if len(inside) >= most:
            opens_at = begins_at + week
    return opens_at


def stage_opens_at(plan: Plan, episode: Episode) -> datetime | None:
    """Return when time alone would let the next stage open, None at the top."""
    ladder = ladder_of(plan, episode)
    above = rung_above(ladder, episode.stage)
    done = _of_this_way_back(episode)
    if above is None or episode.stage_since is None or not done:
        return None
    here = rung_at(ladder, episode.stage)
    return max(
        episode.stage_since + plan.span(here.least),
        rested_at(plan, episode, done[-1]),
        episode.started_at + plan.span(above.after_start),
        done[0] + plan.span(above.after_first),
    )


def setbacks(plan: Plan, episode: Episode, since: datetime | None) -> tuple[int, int]:
    """Return how many setbacks there were in a row at last, and within two weeks."""
    done = [one for one in episode.trainings if since is None or one.at > since]
    feels = [feel_of(one) is Feel.BAD for one in done]
    row = 0
    while row < len(feels) and feels[-1 - row]:
        row += 1
    recent = plan.span(SETBACKS_COUNT_FOR)
    lately = sum(
        bad and done[-1].at - one.at < recent for bad, one in zip(feels, done, strict=True)
    )
    return row, lately
