"""The one thing that fits right after the first answer: it helps from the first minute."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from ..model.episode import CheckIn, Episode
from ..model.local_time import at_local, local_date
from ..model.plan import Activity, Plan
from ..model.suitability import is_closed_for
from ..model.vocabulary import Kind
from .closings import onset_opens_at
from .covered import rests_at
from .slots import Slot

FIRST = "first"
"""In the name of the slot that follows the first answer."""

FIRST_ANSWER_WITHIN = timedelta(hours=2)
FIRST_HELP_FOR = timedelta(hours=1)
"""An answer so soon after the start is followed by an offer, and for so long it may still be
sent (judgement)."""

_IN_ORDER = (Kind.WALK, Kind.HEATING_PAD, Kind.EASY_POSITION)
"""What fits, the most helpful first: a short walk, warmth, lying at ease."""


def first_answer(plan: Plan, episode: Episode) -> CheckIn | None:
    """Return the first check-in, where it came so soon that somebody waits for help."""
    said = episode.check_ins[0] if episode.check_ins else None
    within = plan.span(FIRST_ANSWER_WITHIN)
    return said if said and said.at - episode.started_at <= within else None


def first_slot(plan: Plan, episode: Episode, activity: Activity, day: date) -> Slot | None:
    """Return the slot of an activity that follows the first answer on that day."""
    said = first_answer(plan, episode)
    if said is None or local_date(said.at, plan.time_zone) != day:
        return None
    if activity is not next(_fitting(plan, episode, said.at), None):
        return None
    name = f"{activity.id}-{FIRST}"
    return Slot(name, activity, said.at, said.at + FIRST_HELP_FOR)


def _fitting(plan: Plan, episode: Episode, at: datetime) -> Iterator[Activity]:
    """Yield what could be offered at that time of day, in the order in which it helps."""
    if plan.quiet_hours and plan.quiet_hours.end_of(at, plan.time_zone):
        return
    day = local_date(at, plan.time_zone)
    for kind in _IN_ORDER:
        for one in plan.activities:
            opens = at_local(day, one.earliest, plan.time_zone)
            closes = at_local(day, one.latest, plan.time_zone)
            if (
                one.kind is kind
                and not is_closed_for(plan.profile, kind)
                and onset_opens_at(episode, one) <= at
                and not rests_at(episode, one, at)
                and opens <= at <= closes
            ):
                yield one
