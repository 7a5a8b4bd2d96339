"""What a person's answers close, until when and why.

Computed from the check-ins each time, like every lockout. A hold is something else: only a
person ends it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..model.catalogue import PAIN_IS_A_POINT_FOR, PAIN_IS_NEWS_FOR
from ..model.episode import CheckIn, Closing, Episode, Fact
from ..model.happened import What
from ..model.plan import Activity, Plan
from ..model.suitability import blocked_with
from ..model.vocabulary import Condition, Kind, Reason
from .thermal import WARM

SKIN_RESTS = timedelta(hours=48)
OTHER_HEAT_RESTS = timedelta(hours=24)
"""After a skin that did not look fine that item stays closed for two days, and other
warmth for one (judgement)."""

NO_PREP_FROM = 4
"""With this pain, or more, the body is not prepared for training yet (judgement)."""

TOUCHES_SKIN = WARM | {Kind.RUB, Kind.ICE, Kind.MAT}
"""Kinds after which the skin is looked at."""

ADVICE_CLOSES = WARM | {Kind.RUB}
"""What is not offered after a week of it without a change (ThermaCare and Tiger Balm labels)."""

KEPT_WITHOUT_WORD = timedelta(days=7)
"""So long a hold that nobody lifted, or advice nobody followed, outlives a stop (judgement)."""

WEEK = "d7"
"""The advice after which that is so; the reason of the fact that it was told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closes:
    """What a "yes" closes: which kinds, and for how long after it was said last."""

    reason: Reason
    says: Callable[[CheckIn], bool | None]
    kinds: frozenset[Kind]
    span: timedelta


CLOSES: tuple[Closes, ...] = (
    # 48 hours without swelling, or after a bruise (ThermaCare warnings).
    Closes(
        reason=Reason.SWELLING,
        says=lambda said: said.swelling,
        kinds=blocked_with(Condition.SWELLING) | {Kind.PREP},
        span=timedelta(hours=48),
    ),
    Closes(
        reason=Reason.BRUISE,
        says=lambda said: said.bruise,
        kinds=blocked_with(Condition.BRUISE),
        span=timedelta(hours=48),
    ),
    # Alcohol or a sedative on the same day (FDA and CPSC 1995); the hours are judgement.
    Closes(
        reason=Reason.SEDATIVE,
        says=lambda said: said.alcohol_or_sedative,
        kinds=blocked_with(Condition.ALCOHOL_OR_SEDATIVE),
        span=timedelta(hours=12),
    ),
)


def closed_by_answers(
    plan: Plan, episode: Episode, activity: Activity
) -> Iterator[tuple[Reason, datetime | None, str | None]]:
    """Yield why an answer keeps the activity closed, until when, and after which other one."""
    found = (*episode.earlier.closings, *said_closings(plan, episode))
    for row in CLOSES:
        said_at = [one.at for one in found if one.reason is row.reason and not one.is_hold]
        if said_at and activity.kind in row.kinds:
            yield row.reason, max(said_at) + row.span, None
    yield from _after_bad_skin(found, activity)
    if activity.kind is Kind.PREP:
        for one in found:
            if one.reason is Reason.NOT_CALM:
                yield one.reason, one.at + PAIN_IS_NEWS_FOR, None
    if activity.kind in ADVICE_CLOSES:
        if is_past_advice(episode):
            yield Reason.REFERRED, None, None
        for one in episode.earlier.closings:
            if one.reason is Reason.REFERRED:
                yield one.reason, one.at + KEPT_WITHOUT_WORD, None


def said_closings(plan: Plan, episode: Episode) -> Iterator[Closing]:
    """Yield what the answers of this episode close."""
    for row in CLOSES:
        said_at = [one.at for one in episode.check_ins if row.says(one)]
        if said_at:
            yield Closing(reason=row.reason, at=said_at[-1])
    for said in episode.check_ins:
        if said.skin_ok is False:
            touched = _touched_before(plan, episode, said.at)
            yield Closing(reason=Reason.SKIN, at=said.at, after=touched)
    if episode.check_ins and episode.check_ins[-1].pain_now >= NO_PREP_FROM:
        yield Closing(reason=Reason.NOT_CALM, at=episode.check_ins[-1].at)


def _after_bad_skin(
    found: tuple[Closing, ...], activity: Activity
) -> Iterator[tuple[Reason, datetime | None, str | None]]:
    for said in found:
        if said.reason is not Reason.SKIN:
            continue
        if activity.kind in TOUCHES_SKIN and said.after in (None, activity.id):
            yield Reason.SKIN, said.at + SKIN_RESTS, None
        elif activity.kind in WARM:
            yield Reason.SKIN, said.at + OTHER_HEAT_RESTS, said.after


def _touched_before(plan: Plan, episode: Episode, at: datetime) -> str | None:
    """Return what was on the skin last before `at`, None where nothing is known to have been."""
    kinds: Mapping[str, Kind] = {one.id: one.kind for one in plan.activities}
    mine = [
        one
        for one in episode.all_sessions
        if kinds.get(one.activity) in TOUCHES_SKIN and at - SKIN_RESTS < one.started_at <= at
    ]
    return mine[-1].activity if mine else None


def is_past_advice(episode: Episode) -> bool:
    """Tell whether a week brought no change, and no professional agreed to go on since."""
    told: Fact | None = episode.last_fact(What.TOLD, WEEK)
    if told is None:
        return False
    return episode.agreed_at is None or episode.agreed_at < told.at


def has_finding(said: CheckIn) -> bool:
    """Tell whether anything but the pain was said that asks for care."""
    told = (said.swelling, said.bruise, said.leg_symptoms, said.feel_unwell)
    return any(told) or bool(said.alcohol_or_sedative) or said.skin_ok is False


PAINS = range(11)
"""The usual numeric scale: 0 is no pain, 10 the worst imaginable."""

YES_OR_NO = (
    "swelling",
    "bruise",
    "skin_ok",
    "leg_symptoms",
    "feel_unwell",
    "alcohol_or_sedative",
)
"""What a check-in may answer besides its numbers."""


def pain_at(episode: Episode | None, now: datetime) -> int | None:
    """Return how the back is, as last said; after a day nobody knows any more."""
    last = last_check_in(episode, now)
    return last.pain_now if last else None


def measured_pain(episode: Episode | None, now: datetime) -> int | None:
    """Return how the back is, where it was said just now: a point, for statistics."""
    last = last_check_in(episode, now)
    return last.pain_now if last and now < last.at + PAIN_IS_A_POINT_FOR else None


def last_check_in(episode: Episode | None, now: datetime) -> CheckIn | None:
    """Return the last check-in as long as it says something about now."""
    last = episode.check_ins[-1] if episode and episode.check_ins else None
    return last if last and now < last.at + PAIN_IS_NEWS_FOR else None
