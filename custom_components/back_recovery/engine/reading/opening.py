"""From when on each activity may be offered, as things stand now."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from ..model.catalogue import CATALOGUE
from ..model.episode import Episode
from ..model.local_time import next_midnight
from ..model.plan import Activity, Plan
from ..model.suitability import is_closed_for
from ..model.vocabulary import Kind, Phase
from .closings import onset_opens_at
from .covered import skipped_until
from .lockouts import after_trouble, gap_ends_at, offered_kinds
from .once import once_an_episode
from .said import ADVICE_CLOSES, closed_by_answers
from .spans import is_too_sore_for
from .thermal import closed_after_workout, closed_by_others, is_warm_budget_spent

PREP_FROM = timedelta(days=2)
"""From so long after the start of the rest on the cards about form, brace and hips are offered (judgement)."""


def opening(plan: Plan, episode: Episode, now: datetime) -> dict[str, datetime]:
    """Return from when on each activity may be offered; what is not in it never comes."""
    kinds = offered_kinds(episode, now)
    opens_at = _opens_at(plan, episode)
    found: dict[str, datetime] = {}
    for activity in plan.activities:
        opens = opens_at.get(activity.id)
        if opens is None or activity.kind not in kinds or is_too_sore_for(episode, activity, now):
            continue
        if is_warm_budget_spent(plan, episode, activity, now):
            opens = max(opens, next_midnight(now, plan.time_zone))
        found[activity.id] = opens
    return found


def waits_for_suits(plan: Plan, episode: Episode, activity: Activity) -> bool:
    """Tell whether something warm waits until the person said what applies."""
    return plan.asks_what_suits and not episode.earlier.suits and activity.kind in ADVICE_CLOSES


@once_an_episode
def _opens_at(plan: Plan, episode: Episode) -> Mapping[str, datetime]:
    """Return the earliest instant at which offering each activity makes sense, whatever time it is."""
    return {
        activity.id: opens
        for activity in plan.activities
        if not is_closed_for(plan.profile, activity.kind)
        and (activity.device is None or activity.device.is_there)
        and _is_wanted(episode, activity)
        and not waits_for_suits(plan, episode, activity)
        and (opens := _opens(plan, episode, activity))
    }


def _is_wanted(episode: Episode, activity: Activity) -> bool:
    """Tell whether the way it began, or swelling, makes the activity an offer."""
    if episode.phase is Phase.HOLD_CARE:
        return True
    return episode.onset in CATALOGUE[activity.kind].offered_for


def _opens(plan: Plan, episode: Episode, activity: Activity) -> datetime | None:
    """Return the earliest instant at which offering the activity makes sense, None for never."""
    instants = [onset_opens_at(episode, activity)]
    if activity.kind is Kind.PREP and episode.phase is Phase.REST:
        instants.append(episode.started_at + plan.span(PREP_FROM))
    for _reason, until, _after in closed_by_answers(plan, episode, activity):
        if until is None:
            return None
        instants.append(until)
    instants += [
        at for at in (gap_ends_at(episode, activity), skipped_until(episode, activity)) if at
    ]
    if cooled_down_at := closed_after_workout(episode, activity):
        instants.append(cooled_down_at)
    instants.extend(until for _other, until in closed_by_others(plan, episode, activity))
    instants.extend(lock.until for lock in after_trouble(plan, episode, activity) if lock.until)
    if session := episode.session:
        again = activity.gap if session.activity == activity.id else timedelta(0)
        instants.append(session.ends_at + again)
    if prompt := episode.open_prompt(activity.id):
        instants.append(prompt.lapses_at)
    return max(instants)
