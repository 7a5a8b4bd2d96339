"""What will be offered, as things stand now.

The day's offers are chosen anew from the facts each time. An offer that is made does not
change the choice of the others, so the agenda comes true when nobody answers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from ..model.catalogue import CATALOGUE, OUTER_LIMIT
from ..model.episode import NOTHING_EARLIER, Episode, Prompt
from ..model.happened import What
from ..model.local_time import ONE_DAY, local_date
from ..model.plan import Activity, Plan
from ..model.texts import Text
from ..model.vocabulary import Kind, MissedPolicy, Phase, PromptState
from .cards import given_cards, next_card
from .closings import cold_until, onset_opens_at
from .covered import covered_until
from .day import (
    AFTER,
    TAKES_NO_PLACE,
    Candidate,
    bounds_of,
    choice,
    half_of,
    is_asked_in_silence,
    last_days,
    made_on,
    one_a_half,
    silent_from,
    warm_halves,
)
from .first import first_slot
from .lapsing import lapses_at
from .once import once_an_episode, worked_out_once
from .opening import opening
from .slots import IS_LATE, JUST_AFTER, Slot, slots_of
from .spans import most_walks
from .thermal import WARM
from .trainings import ASKED_AFTER, next_day_ask_at

FORESEEN = timedelta(days=2)
"""How far ahead offers are known once the window is over."""

ASKED_AFTER_FOR = timedelta(hours=6)
"""For so long the check on the day after may still be sent: 24 to 30 hours (judgement)."""

NOT_REVIVED_AFTER = timedelta(hours=1)
"""What a full day had no place for is not made up for later than this (judgement)."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A chosen slot, and the instant at which it can be made; what a tip or a practice says."""

    slot: Slot
    at: datetime
    prompt_id: str
    card: Text | None = None


@dataclass(slots=True)
class _Days:
    """What the days before have had, while the days to come are chosen one by one."""

    opens_at: dict[str, datetime]
    covered: dict[str, datetime]
    last_on: dict[str, date]
    cards: set[Text] = field(default_factory=set)


@worked_out_once
def offers(plan: Plan, episode: Episode, now: datetime) -> Iterator[Offer]:
    """Yield the offers from today to the end of the window, in order of time.

    What comes after the window depends on answers, so only the next two days are known. A step
    asks for them three or four times: they are worked out once for the same values.
    """
    days = _from_today(plan, episode, now)
    if not days.opens_at:
        return
    # Nothing is due before it began: a clock that is years behind has no days to walk through.
    day = local_date(max(now, episode.started_at), plan.time_zone)
    known_until = min(_horizon(episode, now), max(now, episode.started_at) + OUTER_LIMIT)
    last_day = local_date(known_until, plan.time_zone)
    while day <= last_day:
        for offer in _offers_of(plan, episode, day, now, days):
            yield offer
            # One that is still open at midnight keeps the first of the next day waiting.
            activity = offer.slot.activity
            lapses = lapses_at(plan, activity, offer.at)
            days.opens_at[activity.id] = max(days.opens_at[activity.id], lapses)
            if activity.missed is MissedPolicy.MERGE:
                days.covered[activity.id] = max(days.covered.get(activity.id, lapses), lapses)
            days.last_on[activity.id] = day
            if offer.card:
                days.cards.add(offer.card)
        day += ONE_DAY


def _from_today(plan: Plan, episode: Episode, now: datetime) -> _Days:
    return _Days(
        opens_at=opening(plan, episode, now),
        covered=dict(_covered(plan, episode)),
        last_on={
            **_not_left_out_before_it_opened(plan, episode),
            **last_days(plan, episode, local_date(now, plan.time_zone)),
        },
        cards=given_cards(episode),
    )


@once_an_episode
def _covered(plan: Plan, episode: Episode) -> Mapping[str, datetime]:
    """Return until when what falls due of each activity is stood for by what was there."""
    found = ((one.id, covered_until(episode, one)) for one in plan.activities)
    return {name: until for name, until in found if until}


@once_an_episode
def _not_left_out_before_it_opened(plan: Plan, episode: Episode) -> Mapping[str, date]:
    """Return since when what the onset kept closed counts as left out: one day, as it opens.

    So it comes before what came yesterday, and pushes no walk out of that day.
    """
    opens = {one.id: onset_opens_at(episode, one) for one in plan.activities}
    return {
        name: local_date(at, plan.time_zone) - 2 * ONE_DAY
        for name, at in opens.items()
        if at > episode.started_at
    }


def missed(plan: Plan, episode: Episode, since: datetime, now: datetime) -> Iterator[Slot]:
    """Yield what was held back, as things stood at `since`, until its time had passed."""
    then = now - JUST_AFTER
    for offer in offers(plan, episode, max(since, episode.started_at)):
        if offer.at > then:
            return
        if offer.slot.deadline <= then:
            yield offer.slot


def chosen_anew_at(plan: Plan, episode: Episode, now: datetime) -> Iterator[datetime]:
    """Yield the instants of today at which an offer that waits may change what else has room.

    What falls due stands for one that waits, and what is over leaves its number and its half of the
    day to another. Nothing else about it changes with the clock: what it keeps waiting is foretold
    as if it had left when it could.
    """
    day = local_date(now, plan.time_zone)
    for activity in plan.activities:
        for slot in _slots(plan, episode, activity, day):
            yield slot.due_at
            yield slot.deadline + JUST_AFTER
            yield _given_up_in_time(slot, frozenset()).deadline + JUST_AFTER


def _horizon(episode: Episode, now: datetime) -> datetime:
    """Return until when offers are known."""
    if episode.phase is Phase.REST and episode.window_ends_at > now:
        return episode.window_ends_at
    return now + FORESEEN


def _offers_of(
    plan: Plan, episode: Episode, day: date, now: datetime, days: _Days
) -> Iterator[Offer]:
    made = made_on(plan, episode, day)
    is_silent = now >= silent_from(plan, episode)
    seen = frozenset(days.last_on.items())
    nominal = _nominal(plan, episode, day, frozenset(days.opens_at), seen)
    candidates: list[Candidate] = []
    for activity in plan.activities:
        if activity.id not in days.opens_at:
            continue
        most = most_walks(episode, activity, now)
        room = most - made[activity.id] - _unasked(plan, episode, activity, day)
        if is_silent:
            room = min(room, 1 - made[activity.id])
        possible = _possible(plan, episode, activity, day, now, days, nominal, room)
        counted = [one for one in possible if not one[0].is_on_top]
        counted = one_a_half(plan, episode, activity, day, counted)
        candidates += [Candidate(*one, 0) for one in possible if one[0].is_on_top]
        for number, (slot, at) in enumerate(counted[: max(0, room)], made[activity.id]):
            if not is_silent or is_asked_in_silence(activity, number):
                candidates.append(Candidate(slot, at, number))
    for one in choice(plan, episode, day, candidates, days.last_on):
        card = None
        if one.slot.activity.kind in _WITH_CARDS:
            card = next_card(plan, episode, one.slot.activity.kind, one.at, days.cards)
            if card is None:
                continue
        yield Offer(one.slot, one.at, f"{episode.id}-{one.slot.id}", card)


_WITH_CARDS = frozenset({Kind.TIP, Kind.PREP})


@once_an_episode
def _nominal(
    plan: Plan,
    episode: Episode,
    day: date,
    open_ones: frozenset[str],
    last_on: frozenset[tuple[str, date]],
) -> frozenset[str]:
    """Return the slots that a day has room for, whatever is done on it.

    What such a slot leaves free goes to what is due next, and not to what is past.
    """
    candidates = [
        Candidate(slot, slot.due_at, number)
        for activity in plan.activities
        if activity.id in open_ones
        for number, slot in enumerate(_slots(plan, episode, activity, day)[: activity.most_per_day])
        if slot.due_at >= episode.started_at and slot.due_at >= onset_opens_at(episode, activity)
    ]
    fresh = replace(episode, prompts=(), sessions=(), earlier=NOTHING_EARLIER)
    return frozenset(one.slot.id for one in choice(plan, fresh, day, candidates, dict(last_on)))


def _unasked(plan: Plan, episode: Episode, activity: Activity, day: date) -> int:
    """Count how often the person did it that day without having been asked."""
    begins_at, ends_at = bounds_of(plan, day)
    return sum(
        session.activity == activity.id
        and session.prompt_id is None
        and begins_at <= session.started_at < ends_at
        for session in episode.all_sessions
    )


def _possible(
    plan: Plan,
    episode: Episode,
    activity: Activity,
    day: date,
    now: datetime,
    days: _Days,
    nominal: frozenset[str],
    room: int,
) -> list[tuple[Slot, datetime]]:
    """Return the slots of a day that could still be offered, with the instant of each.

    What the day has no `room` for keeps nothing waiting.
    """
    usual = CATALOGUE[activity.kind]
    ends_at = _horizon(episode, now)
    if usual.offered_within:
        since_onset = episode.onset_counts_from + usual.offered_within
        ends_at = min(ends_at, cold_until(episode) or since_onset)
    merges = activity.missed is MissedPolicy.MERGE
    mine = [prompt for prompt in episode.prompts if prompt.activity == activity.id]
    taken = {prompt.id for prompt in mine}
    told_at = max((prompt.offered_at for prompt in mine), default=None) if merges else None
    opens_at, covered = days.opens_at[activity.id], days.covered.get(activity.id)
    spent = warm_halves(plan, episode, day) if activity.kind in WARM else frozenset()
    found: list[tuple[Slot, datetime]] = []
    for slot in _slots(plan, episode, activity, day):
        if f"{episode.id}-{slot.id}" in taken or slot.due_at < episode.started_at:
            continue
        if _is_stood_for(slot, told_at, covered):
            continue
        # Several missed ones become one: a slot stands for those that still wait at its time.
        stands_in = merges and found and max(found[-1][1], now) >= slot.due_at
        before = found[:-1] if stands_in else found
        # What the day has no room for keeps nothing waiting; of warmth each half has its own.
        taken_up = sum(not one.is_on_top for one, _ in before)
        if taken_up >= room and not slot.is_on_top and activity.kind not in WARM:
            continue
        free_at = lapses_at(plan, activity, before[-1][1]) if before else opens_at
        if merges and before and slot.due_at + IS_LATE < free_at and not slot.is_on_top:
            continue
        at = after_quiet_hours(plan, max(slot.due_at, free_at))
        # One that can never be chosen keeps no later one waiting.
        if half_of(plan, at) in spent:
            continue
        wanted = _given_up_in_time(slot, nominal)
        is_over = at > wanted.deadline or now >= wanted.deadline + JUST_AFTER
        if is_over or at >= ends_at or _is_mute(plan, episode, activity, at, days.cards):
            continue
        # The last moment of what waited for the quiet hours belongs to what waited with it.
        if at > max(slot.due_at, free_at) and at + plan.spacing > wanted.deadline:
            continue
        found = [*before, (wanted, at)]
    return found


def _is_mute(
    plan: Plan, episode: Episode, activity: Activity, at: datetime, given: set[Text]
) -> bool:
    """Tell whether a tip, or a practice, has nothing to say then: one that has takes its place."""
    is_card = activity.kind in _WITH_CARDS
    return is_card and next_card(plan, episode, activity.kind, at, given) is None


def _is_stood_for(slot: Slot, told_at: datetime | None, covered: datetime | None) -> bool:
    """Tell whether what was there already stands for a slot, which would come late after it."""
    if told_at and slot.due_at <= told_at:
        return True
    return not slot.is_on_top and covered is not None and slot.due_at + IS_LATE < covered


def _given_up_in_time(slot: Slot, nominal: frozenset[str]) -> Slot:
    """Return the slot; one the day had no place for is given up sooner."""
    if slot.id in nominal or slot.is_on_top or slot.activity.kind in TAKES_NO_PLACE:
        return slot
    return replace(slot, deadline=min(slot.deadline, slot.due_at + NOT_REVIVED_AFTER))


def _slots(plan: Plan, episode: Episode, activity: Activity, day: date) -> tuple[Slot, ...]:
    """Return the slots of a day; on the way back a check-in follows trainings only."""
    usual = slots_of(activity, day, plan.time_zone)
    if first := first_slot(plan, episode, activity, day):
        return tuple(sorted((*usual, first), key=lambda one: one.due_at))
    if activity.kind is not Kind.CHECK_IN:
        return usual
    if episode.phase is Phase.RETURN:
        usual = ()
    extra = _after_lifting(plan, episode, activity, day)
    return tuple(sorted((*usual, *extra), key=lambda one: one.due_at)) if extra else usual


def _after_lifting(plan: Plan, episode: Episode, activity: Activity, day: date) -> tuple[Slot, ...]:
    """Return the check-ins of a day that are about the training, or the lifting, before it."""
    asked_at = [next_day_ask_at(plan, one) for one in episode.trainings]
    asked_at += [
        one.at + plan.span(ASKED_AFTER) for one in episode.history if one.what is What.LIFTED
    ]
    begins_at, ends_at = bounds_of(plan, day)
    return tuple(
        Slot(
            f"{activity.id}-{AFTER}-{number}",
            activity,
            at,
            at + plan.span(ASKED_AFTER_FOR),
            is_on_top=True,
        )
        for number, at in enumerate(asked_at)
        if begins_at <= at < ends_at
    )


def after_quiet_hours(plan: Plan, at: datetime) -> datetime:
    ends_at = plan.quiet_hours.end_of(at, plan.time_zone) if plan.quiet_hours else None
    return ends_at or at


def coming_today(plan: Plan, episode: Episode, now: datetime, prompt_id: str) -> Prompt | None:
    """Return the prompt as if it were offered now, None where none of that id comes today."""
    today = local_date(now, plan.time_zone)
    for offer in offers(plan, episode, now):
        if local_date(offer.at, plan.time_zone) > today:
            return None
        if offer.prompt_id == prompt_id:
            return Prompt(
                id=prompt_id,
                activity=offer.slot.activity.id,
                state=PromptState.OFFERED,
                due_at=offer.slot.due_at,
                offered_at=now,
                lapses_at=lapses_at(plan, offer.slot.activity, now),
                told=False,
                card=offer.card,
            )
    return None
