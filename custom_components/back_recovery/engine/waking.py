"""When to look again: the next instant at which anything changes by itself."""

from datetime import datetime, timedelta

from .acting.bath import overdue_at
from .acting.care import CONFIRMATION_HOLDS, skin_check_at
from .acting.draft import Draft
from .acting.offering import next_offer_at
from .model.catalogue import PAIN_IS_NEWS_FOR
from .model.episode import Episode
from .model.guards import RUNNING, GuardState, next_change
from .model.local_time import next_midnight
from .model.plan import Plan
from .model.vocabulary import Phase, PromptState
from .passing import pause_expires_at
from .reading.lockouts import closes_at, offered_kinds
from .reading.offers import offers
from .reading.trainings import off_until, stage_opens_at
from .reading.way_back import forgotten_at, ready_check_due_at, training_due_at
from .rules.time_rules import time_instants

_JUST_AFTER = timedelta(seconds=1)


def next_wake(draft: Draft) -> datetime | None:
    """Return the next instant at which anything changes, None where nothing will."""
    instants = _of_devices(draft)
    if draft.current is not None:
        instants += _of_episode(draft)
        instants += _of_messages(draft)
        instants += _of_session(draft)
    return min((instant for instant in instants if instant > draft.now), default=None)


def _of_devices(draft: Draft) -> list[datetime]:
    instants = [next_change(one) for one in draft.guards if one.state is not GuardState.OFF]
    running = {one.activity for one in draft.guards if one.state in RUNNING}
    instants += [
        closes_at(draft.plan, activity, draft.now)
        for activity in draft.plan.activities
        if activity.id in running
    ]
    return instants


def _of_episode(draft: Draft) -> list[datetime]:
    episode = draft.episode
    plan = draft.plan
    instants = [next_midnight(draft.now, plan.time_zone), *time_instants(plan, episode)]
    if episode.phase is Phase.REST:
        instants.append(episode.window_ends_at)
    if expires_at := pause_expires_at(plan, episode):
        instants.append(expires_at)
    if episode.phase is Phase.RETURN:
        instants += _of_return(plan, episode, draft.now)
    if episode.check_ins:
        instants.append(episode.check_ins[-1].at + PAIN_IS_NEWS_FOR)
    return instants


def _of_return(plan: Plan, episode: Episode, now: datetime) -> list[datetime]:
    due = (stage_opens_at(plan, episode), training_due_at(plan, episode, now))
    off = off_until(plan, episode)
    found = [at for at in (*due, off[0] if off else None) if at]
    return [*found, forgotten_at(plan, episode)]


def _of_session(draft: Draft) -> list[datetime]:
    instants = []
    if session := draft.episode.session:
        instants.append(session.ends_at)
    if skin_at := skin_check_at(draft):
        instants.append(skin_at)
    if bath_at := overdue_at(draft):
        instants.append(bath_at)
    if question := draft.episode.question:
        instants.append(question.asked_at + CONFIRMATION_HOLDS)
    return instants


def _of_messages(draft: Draft) -> list[datetime]:
    """Return when a prompt, a repetition or the end of a snooze is next to be sent."""
    episode, now = draft.episode, draft.now
    instants = [prompt.lapses_at for prompt in episode.open_prompts]
    if spaced_until := next_offer_at(draft):
        instants.append(spaced_until)
    if not offered_kinds(episode):
        return instants
    if due_at := ready_check_due_at(draft.plan, episode, now):
        instants.append(due_at)
    if draft.quiet_until:
        instants.append(draft.quiet_until)
    for offer in offers(draft.plan, episode, now):
        if offer.at > now:
            instants.append(offer.at)
            break
        # One that is held back makes room for another once it cannot be sent any more.
        instants.append(offer.slot.deadline + _JUST_AFTER)
    for prompt in episode.open_prompts:
        owed_at = prompt.snoozed_until if prompt.state is PromptState.SNOOZED else prompt.repeat_at
        if owed_at:
            instants.append(owed_at)
    return instants
