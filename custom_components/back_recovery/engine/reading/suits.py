"""When it is asked, before something warm, whether anything of the short list applies.

Until that is answered nothing warm is offered. Without an answer it is asked again on the
next days on which something warm would come, a few times, and then left alone.
"""

from dataclasses import replace
from datetime import datetime

from ..model.episode import Episode
from ..model.happened import What
from ..model.local_time import local_date
from ..model.plan import Plan
from ..model.vocabulary import Reason
from .offers import offers
from .opening import waits_for_suits
from .said import ADVICE_CLOSES

ASKED_ON_DAYS = 3
"""On so many days of a recovery it is asked at most, once a day (judgement)."""


def suits_due_at(plan: Plan, episode: Episode, now: datetime) -> datetime | None:
    """Return when it is to be asked next, None where it is not."""
    if not any(waits_for_suits(plan, episode, one) for one in plan.activities):
        return None
    asked = [
        local_date(one.at, plan.time_zone)
        for one in episode.history
        if one.what is What.TOLD and one.reason == Reason.NOT_SAID
    ]
    if len(asked) >= ASKED_ON_DAYS:
        return None
    warm = (
        one.at
        for one in offers(replace(plan, asks_what_suits=False), episode, now)
        if one.slot.activity.kind in ADVICE_CLOSES
    )
    return next((at for at in warm if local_date(at, plan.time_zone) not in asked), None)
