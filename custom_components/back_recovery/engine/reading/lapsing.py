"""When a prompt that nobody answers is taken back."""

from datetime import datetime, time, timedelta

from ..model.local_time import at_local, local_date
from ..model.plan import Activity, Plan
from ..model.vocabulary import Kind
from .lockouts import is_for_awake

TIPS_LEAVE_AT = time(21)
"""In the evening a tip is gone, read or not."""

ANSWERED_FOR = timedelta(hours=4)
"""For so long how the back is can be answered at least: the answer is about now (judgement)."""


def lapses_at(plan: Plan, activity: Activity, sent_at: datetime) -> datetime:
    """Return when a prompt that is sent at an instant is taken back, if nobody answers it.

    What needs somebody awake is taken back when its hours are over, a tip in the evening.
    """
    lapses = sent_at + plan.lapse_after
    if activity.kind is Kind.CHECK_IN:
        return max(lapses, sent_at + plan.span(ANSWERED_FOR))
    if activity.kind is Kind.TIP:
        leaves_at = at_local(local_date(sent_at, plan.time_zone), TIPS_LEAVE_AT, plan.time_zone)
        return leaves_at if sent_at < leaves_at else lapses
    if not is_for_awake(activity):
        return lapses
    closes_at = at_local(local_date(sent_at, plan.time_zone), activity.latest, plan.time_zone)
    return min(lapses, closes_at) if sent_at < closes_at else lapses
