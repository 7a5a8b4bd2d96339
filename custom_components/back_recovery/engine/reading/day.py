"""What a day is made of: which of all that could be offered is, and in what order it counts.

Walks first, then comfort in turn: at most one warm thing per half day, and what was left out
yesterday before what was not. Check-ins and tips take nobody's place.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ..model.catalogue import CATALOGUE
from ..model.episode import Episode, Prompt
from ..model.happened import What
from ..model.local_time import ONE_DAY, at_local, day_begins_at, local_date
from ..model.plan import NOT_LISTED, Activity, Plan
from ..model.vocabulary import Kind
from .once import once_an_episode
from .slots import Slot
from .thermal import END_RINGS, WARM

AFTER = "after"
"""In the name of a slot that is about the training, or the lifting, of the day before."""

TAKES_NO_PLACE = frozenset({Kind.CHECK_IN, Kind.TIP})
"""Kinds that come on top of the most offers a day."""

WALKS_FIRST = 3
"""So many walks come before any comfort (judgement; staying active: Dahm 2010)."""

LEFT_OUT_FOR = 2
"""For more days than this nothing of the plan is left out (judgement)."""

ENDS_ON_TOP = 2
"""So many rings at an end a day has room for beside its offers. With two check-ins and whatever
there is to say, that is about four rings more than the offers that a person chose (judgement)."""

HALF_OF_DAY = time(15)
"""Here the day is divided: one warm thing before it, one after it (judgement)."""

SILENT_AFTER = timedelta(days=1)
"""After so long without any answer a day has one check-in and one walk (judgement)."""

_ASKED_IN_SILENCE = frozenset({Kind.CHECK_IN, Kind.WALK})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A slot that could be offered at an instant, as the how-manieth of its activity that day."""

    slot: Slot
    at: datetime
    number: int


def choice(
    plan: Plan,
    episode: Episode,
    day: date,
    candidates: Iterable[Candidate],
    last_on: dict[str, date],
) -> list[Candidate]:
    """Return which of the candidates the day has room for, in order of time.

    It has room for so many offers, and for so many rings: what rings at its end, too, takes two.

    `last_on` says on which day, before this one, each activity was offered last.
    """
    never = local_date(episode.started_at, plan.time_zone) - ONE_DAY
    free: list[Candidate] = []
    ranked: list[tuple[tuple[float, ...], Candidate]] = []
    for one in candidates:
        if one.slot.is_on_top or one.slot.activity.kind in TAKES_NO_PLACE:
            free.append(one)
            continue
        left_out = (day - last_on.get(one.slot.activity.id, never)).days - 1
        ranked.append((_rank(one, left_out), one))
    ranked.sort(key=lambda one: (one[0], one[1].at))
    made = offered_on(plan, episode, day)
    room = plan.prompts_per_day - made.total()
    rings = plan.prompts_per_day + ENDS_ON_TOP
    rings -= sum(_rings(plan.kind_of(name)) * number for name, number in made.items())
    warm = set(warm_halves(plan, episode, day))
    chosen: list[Candidate] = []
    for _, one in ranked:
        kind = one.slot.activity.kind
        half = half_of(plan, one.at)
        is_warm = kind in WARM
        if len(chosen) >= room or _rings(kind) > rings or (is_warm and half in warm):
            continue
        chosen.append(one)
        rings -= _rings(kind)
        if is_warm:
            warm.add(half)
    return sorted(free + chosen, key=lambda one: one.at)


def _rings(kind: Kind | None) -> int:
    """Return how often an offer rings that is taken up, its end included."""
    return 2 if kind in END_RINGS else 1


def _rank(one: Candidate, left_out: int) -> tuple[float, ...]:
    """Return what is offered first: the first walk, what waits too long, walks, all else in turn."""
    kind = one.slot.activity.kind
    is_walk = kind is Kind.WALK
    is_first = one.number == 0
    return (
        not (is_walk and is_first),
        not (is_first and left_out >= LEFT_OUT_FOR),
        not (is_walk and one.number < WALKS_FIRST),
        one.number,
        -left_out,
        CATALOGUE[kind].priority,
    )


def half_of(plan: Plan, at: datetime) -> bool:
    """Tell whether an instant lies in the second half of its day."""
    day = local_date(at, plan.time_zone)
    return at >= at_local(day, HALF_OF_DAY, plan.time_zone)


def one_a_half(
    plan: Plan,
    episode: Episode,
    activity: Activity,
    day: date,
    possible: list[tuple[Slot, datetime]],
) -> list[tuple[Slot, datetime]]:
    """Return of the slots of something warm the first of each half that has had no warmth yet.

    What could never be chosen uses up none of the most a day.
    """
    if activity.kind not in WARM:
        return possible
    halves = set(warm_halves(plan, episode, day))
    found: list[tuple[Slot, datetime]] = []
    for slot, at in possible:
        half = half_of(plan, at)
        if half not in halves:
            halves.add(half)
            found.append((slot, at))
    return found


@once_an_episode
def warm_halves(plan: Plan, episode: Episode, day: date) -> frozenset[bool]:
    """Return the halves of a day that have had their warmth, asked for or not."""
    begins_at, ends_at = bounds_of(plan, day)
    at = [
        one.offered_at
        for one in episode.all_prompts
        if plan.kind_of(one.activity) in WARM and not one.never_sent
    ]
    at += [
        one.started_at
        for one in episode.all_sessions
        if plan.kind_of(one.activity) in WARM and one.took_place
    ]
    return frozenset(half_of(plan, one) for one in at if begins_at <= one < ends_at)


def offered_on(plan: Plan, episode: Episode, day: date) -> Counter[str]:
    """Count the offers already made on a local day that take a place of it."""
    return Counter(
        one.activity for one in _made_on(plan, episode, day) if _takes_a_place(plan, one)
    )


def made_on(plan: Plan, episode: Episode, day: date) -> Counter[str]:
    """Count the prompts of a local day, those that take no place too."""
    return Counter(
        one.activity
        for one in _made_on(plan, episode, day)
        if one.activity not in NOT_LISTED and f"-{AFTER}-" not in one.id
    )


def _made_on(plan: Plan, episode: Episode, day: date) -> list[Prompt]:
    begins_at, ends_at = bounds_of(plan, day)
    return [
        one
        for one in episode.all_prompts
        if begins_at <= one.offered_at < ends_at and not one.never_sent
    ]


def _takes_a_place(plan: Plan, prompt: Prompt) -> bool:
    """Tell whether a prompt is one of the day's offers: of walks and comfort."""
    if prompt.activity in NOT_LISTED or f"-{AFTER}-" in prompt.id:
        return False
    return plan.kind_of(prompt.activity) not in TAKES_NO_PLACE


@once_an_episode
def last_days(plan: Plan, episode: Episode, before: date) -> Mapping[str, date]:
    """Return on which day before `before` each activity was offered, or done, last."""
    zone = plan.time_zone
    begins_at = day_begins_at(before, zone)
    found: dict[str, datetime] = {}
    seen = [(one.activity, one.offered_at) for one in episode.all_prompts if not one.never_sent]
    seen += [(one.activity, one.started_at) for one in episode.all_sessions]
    for activity, at in seen:
        if at < begins_at:
            found[activity] = max(at, found.get(activity, at))
    return {activity: local_date(at, zone) for activity, at in found.items()}


def bounds_of(plan: Plan, day: date) -> tuple[datetime, datetime]:
    """Return when a local day begins, and when it is over."""
    zone = plan.time_zone
    return day_begins_at(day, zone), day_begins_at(day + ONE_DAY, zone)


# Silence


def answered_at(episode: Episode) -> datetime:
    """Return when the person did or said anything last; the start is the first answer."""
    at = [episode.started_at]
    at += [one.at for one in episode.check_ins]
    at += [one.at for one in episode.trainings]
    at += [one.started_at for one in episode.sessions]
    at += [one.closed_at for one in episode.prompts if one.closed_at and one.is_answered]
    at += [one.snoozed_until for one in episode.prompts if one.snoozed_until]
    at += [one.at for one in episode.history if one.by or one.what in _BY_PERSON]
    return max(at)


_BY_PERSON = frozenset({What.RESUMED, What.HOLD_LIFTED})


def silent_from(plan: Plan, episode: Episode) -> datetime:
    """Return from when on the days are thin, if nobody answers until then."""
    return answered_at(episode) + plan.span(SILENT_AFTER)


def is_asked_in_silence(activity: Activity, number: int) -> bool:
    """Tell whether a candidate comes although nobody has answered for a day."""
    return activity.kind in _ASKED_IN_SILENCE and number == 0
