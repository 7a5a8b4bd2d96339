"""What will be offered and what is closed, as things stand now.

The day's offers are chosen anew from the facts each time: check-ins first, then one
of each activity in order of priority, then a second of each, until the day is full.
An offer that is made does not change the choice of the others, so the agenda comes
true when nobody answers.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ..model.catalogue import CATALOGUE
from ..model.episode import Episode, Prompt
from ..model.happened import What
from ..model.local_time import ONE_DAY, at_local, day_begins_at, local_date, next_midnight
from ..model.plan import NOT_LISTED, Activity, Plan
from ..model.suitability import is_closed_for
from ..model.vocabulary import Kind, MissedPolicy, Phase, PromptState
from .lockouts import after_trouble, gap_ends_at, is_for_awake, offered_kinds, onset_opens_at
from .said import closed_by_answers
from .slots import Slot, slots_of
from .thermal import closed_by_others, is_warm_budget_spent
from .trainings import ASKED_AFTER, next_day_ask_at

AFTER = "after"
"""In the name of a slot that is about the training, or the lifting, of the day before."""

FORESEEN = timedelta(days=2)
"""How far ahead offers are known once the window is over."""

ASKED_AFTER_FOR = timedelta(hours=6)
"""For so long the check on the day after may still be sent: 24 to 30 hours (judgement)."""

PREP_FROM = timedelta(days=2)
"""From so long after the start of the rest on the cards about form, brace and hips are offered (judgement)."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A chosen slot, and the instant at which it can be made."""

    slot: Slot
    at: datetime
    prompt_id: str


def offers(plan: Plan, episode: Episode, now: datetime) -> Iterator[Offer]:
    """Yield the offers from today to the end of the window, in order of time.

    What comes after the window depends on answers, so only the next two days are known.
    """
    kinds = offered_kinds(episode)
    opens_at = {
        activity.id: opens
        for activity in plan.activities
        if activity.kind in kinds
        and not is_closed_for(plan.profile, activity.kind)
        and _is_wanted(episode, activity)
        and (opens := _opens_at(plan, episode, activity, now))
    }
    if not opens_at:
        return
    day = local_date(now, plan.time_zone)
    last_day = local_date(_horizon(episode, now), plan.time_zone)
    while day <= last_day:
        for offer in _offers_of(plan, episode, day, now, opens_at):
            yield offer
            # One that is still open at midnight keeps the first of the next day waiting.
            activity = offer.slot.activity
            lapses = lapses_at(plan, activity, offer.at, now)
            opens_at[activity.id] = max(opens_at[activity.id], lapses)
        day += ONE_DAY


def _horizon(episode: Episode, now: datetime) -> datetime:
    """Return until when offers are known."""
    if episode.phase is Phase.REST and episode.window_ends_at > now:
        return episode.window_ends_at
    return now + FORESEEN


def offered_on(plan: Plan, episode: Episode, day: date) -> Counter[str]:
    """Count the offers already made on a local day. The gym's warning is none."""
    begins_at, ends_at = _bounds_of(plan, day)
    return Counter(
        prompt.activity
        for prompt in episode.all_prompts
        if begins_at <= prompt.offered_at < ends_at and _is_counted(prompt)
    )


def _is_counted(prompt: Prompt) -> bool:
    """Tell whether a prompt is one of the day's: what is about a training comes on top."""
    return prompt.activity not in NOT_LISTED and f"-{AFTER}-" not in prompt.id


def _bounds_of(plan: Plan, day: date) -> tuple[datetime, datetime]:
    zone = plan.time_zone
    return day_begins_at(day, zone), day_begins_at(day + ONE_DAY, zone)


def _offers_of(
    plan: Plan, episode: Episode, day: date, now: datetime, opens_at: Mapping[str, datetime]
) -> list[Offer]:
    made = offered_on(plan, episode, day)
    ranked: list[tuple[int, int, Offer]] = []
    on_top: list[Offer] = []
    for activity in plan.activities:
        usual = CATALOGUE[activity.kind]
        if activity.id not in opens_at:
            continue
        room = activity.most_per_day - made[activity.id] - _unasked(plan, episode, activity, day)
        possible = _possible(plan, episode, activity, day, now, opens_at[activity.id])
        on_top += [offer for offer in possible if offer.slot.is_on_top]
        counted = [offer for offer in possible if not offer.slot.is_on_top]
        for number, offer in enumerate(counted[: max(0, room)]):
            turn = 0 if activity.kind is Kind.CHECK_IN else made[activity.id] + number
            ranked.append((turn, usual.priority, offer))
    ranked.sort(key=lambda one: (one[0], one[1], one[2].at))
    room_today = max(0, plan.prompts_per_day - made.total())
    chosen = [offer for *_, offer in ranked[:room_today]]
    return sorted(chosen + on_top, key=lambda one: one.at)


def _is_wanted(episode: Episode, activity: Activity) -> bool:
    """Tell whether the way it began, or swelling, makes the activity an offer."""
    if episode.phase is Phase.HOLD_CARE:
        return True
    return episode.onset in CATALOGUE[activity.kind].offered_for


def _unasked(plan: Plan, episode: Episode, activity: Activity, day: date) -> int:
    """Count how often the person did it that day without having been asked."""
    begins_at, ends_at = _bounds_of(plan, day)
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
    opens_at: datetime,
) -> list[Offer]:
    """Return the slots of a day that could still be offered, with the instant of each."""
    usual = CATALOGUE[activity.kind]
    ends_at = _horizon(episode, now)
    if usual.offered_within and episode.phase is not Phase.HOLD_CARE:
        ends_at = min(ends_at, episode.started_at + usual.offered_within)
    merges = activity.missed is MissedPolicy.MERGE
    mine = [prompt for prompt in episode.prompts if prompt.activity == activity.id]
    taken = {prompt.id for prompt in mine}
    covered_at = max((prompt.offered_at for prompt in mine), default=None) if merges else None
    found: list[Offer] = []
    for slot in _slots(plan, episode, activity, day):
        prompt_id = f"{episode.id}-{slot.id}"
        if prompt_id in taken or slot.due_at < episode.started_at:
            continue
        if covered_at and slot.due_at <= covered_at:
            continue
        # Several missed ones become one: a slot stands for those that still wait at its time.
        stands_in = merges and found and max(found[-1].at, now) >= slot.due_at
        before = found[:-1] if stands_in else found
        free_at = lapses_at(plan, activity, before[-1].at, now) if before else opens_at
        at = after_quiet_hours(plan, max(slot.due_at, free_at))
        if max(at, now) > slot.deadline or at >= ends_at:
            continue
        found = [*before, Offer(slot, at, prompt_id)]
    return found


def _slots(plan: Plan, episode: Episode, activity: Activity, day: date) -> tuple[Slot, ...]:
    """Return the slots of a day; on the way back a check-in follows trainings only."""
    usual = slots_of(activity, day, plan.time_zone)
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
    begins_at, ends_at = _bounds_of(plan, day)
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


def lapses_at(plan: Plan, activity: Activity, at: datetime, now: datetime) -> datetime:
    """Return when a prompt that is owed since `at` is taken back, if nobody answers it.

    What needs somebody awake is taken back when its hours are over.
    """
    sent_at = max(at, now)
    lapses = sent_at + plan.lapse_after
    if not is_for_awake(activity):
        return lapses
    closes_at = at_local(local_date(sent_at, plan.time_zone), activity.latest, plan.time_zone)
    return min(lapses, closes_at) if sent_at < closes_at else lapses


def _opens_at(plan: Plan, episode: Episode, activity: Activity, now: datetime) -> datetime | None:
    """Return the earliest instant at which offering the activity makes sense, None for never."""
    instants = [onset_opens_at(episode, activity)]
    if activity.kind is Kind.PREP and episode.phase is Phase.REST:
        instants.append(episode.started_at + plan.span(PREP_FROM))
    for _reason, until, _after in closed_by_answers(plan, episode, activity):
        if until is None:
            return None
        instants.append(until)
    if gap_ends := gap_ends_at(episode, activity):
        instants.append(gap_ends)
    instants.extend(until for _other, until in closed_by_others(plan, episode, activity))
    instants.extend(lock.until for lock in after_trouble(plan, episode, activity) if lock.until)
    if is_warm_budget_spent(plan, episode, activity, now):
        instants.append(next_midnight(now, plan.time_zone))
    if session := episode.session:
        again = activity.gap if session.activity == activity.id else timedelta(0)
        instants.append(session.ends_at + again)
    if prompt := episode.open_prompt(activity.id):
        instants.append(prompt.lapses_at)
    return max(instants)


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
                lapses_at=lapses_at(plan, offer.slot.activity, now, now),
                told=False,
            )
    return None
