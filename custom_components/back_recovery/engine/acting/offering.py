"""Which message leaves now: at most one in a minute, never in quiet hours.

Several things may be owed at once: a slot that is due, a snooze that is over, a
repetition. What is on time goes out one a minute. What is late (the house was down,
the person away, the hours quiet) goes out in one message that names all of it.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ..model.catalogue import CATALOGUE
from ..model.effects import Message
from ..model.episode import Episode, Prompt
from ..model.plan import GYM, Activity
from ..model.suitability import needs_caution
from ..model.texts import OFFERS, Text
from ..model.vocabulary import Answer, Kind, Phase, PromptState, Urgency
from ..reading.lockouts import gym_lockout, offered_kinds
from ..reading.offers import lapses_at, offers
from ..reading.slots import ON_TIME
from ..reading.spans import has_high_pain, offered_span
from .draft import Draft
from .prompts import offer_now
from .returning import owed_card, send_card


@dataclass(frozen=True, slots=True)
class _Owed:
    """Something to be said: a prompt as it will be, since when it is owed."""

    prompt: Prompt
    activity: Activity
    at: datetime
    is_new: bool


def make_offers(draft: Draft) -> None:
    """Send what is owed now, if anything may be sent now."""
    if _spaced_until(draft) > draft.now:
        return
    if _owes_gym_warning(draft):
        _warn_at_gym(draft)
    elif card := owed_card(draft):
        send_card(draft, card)
    else:
        _send(draft, _owed(draft))


def _owes_gym_warning(draft: Draft) -> bool:
    """Tell whether a visit to the gym is to be warned of; an emergency hold says nothing more."""
    episode = draft.episode
    if not episode.place.at_gym or episode.gym_warned or episode.phase is Phase.HOLD_EMERGENCY:
        return False
    return gym_lockout(draft.plan, episode, draft.now) is not None


def _spaced_until(draft: Draft) -> datetime:
    """Return when the next message may leave. A clock set back does not hold it up."""
    last = draft.episode.last_told_at
    return last + draft.plan.spacing if last and last <= draft.now else draft.now


def next_offer_at(draft: Draft) -> datetime | None:
    """Return when something that is owed but must wait its minute can be sent."""
    spaced_until = _spaced_until(draft)
    is_owed = _owes_gym_warning(draft) or owed_card(draft) or _owed(draft)
    return spaced_until if spaced_until > draft.now and is_owed else None


def _owed(draft: Draft) -> list[_Owed]:
    plan, episode, now = draft.plan, draft.episode, draft.now
    if not offered_kinds(episode) or episode.session or draft.quiet_until:
        return []
    owed: list[_Owed] = []
    for offer in offers(plan, episode, now):
        if offer.at > now:
            break
        prompt = Prompt(
            id=offer.prompt_id,
            activity=offer.slot.activity.id,
            state=PromptState.OFFERED,
            due_at=offer.slot.due_at,
            offered_at=now,
            lapses_at=lapses_at(plan, offer.slot.activity, offer.at, now),
            repeat_at=now + plan.repeat_after,
        )
        owed.append(_Owed(prompt, offer.slot.activity, offer.slot.due_at, is_new=True))
    for prompt in episode.open_prompts:
        since = prompt.snoozed_until if prompt.state is PromptState.SNOOZED else prompt.repeat_at
        if since and since <= now:
            told = replace(
                prompt, state=PromptState.OFFERED, told=True, repeat_at=None, snoozed_until=None
            )
            activity = plan.activity(prompt.activity)
            owed.append(_Owed(told, activity, since, is_new=prompt.snoozed_until is not None))
    away = episode.place.at_home is False
    return [one for one in owed if not (away and one.activity.needs_home)]


def _send(draft: Draft, owed: list[_Owed]) -> None:
    if not owed:
        return
    late = [one for one in owed if draft.now - one.at > ON_TIME]
    if late:
        lead, *others = sorted(late, key=lambda one: (_priority(one), one.at))
    else:
        lead, others = min(owed, key=lambda one: (one.at, _priority(one))), []
    for other in others:
        _put(
            draft,
            replace(other, prompt=replace(other.prompt, told=not other.is_new, repeat_at=None)),
        )
    _put(draft, lead)
    also = tuple(one.activity.id for one in others if one.is_new)
    message = _offer_message(draft, lead.prompt, lead.activity, also)
    cautious = needs_caution(draft.plan.profile, lead.activity.kind)
    draft.tell(replace(message, cautious=cautious))


def _priority(owed: _Owed) -> int:
    return CATALOGUE[owed.activity.kind].priority


def _put(draft: Draft, owed: _Owed) -> None:
    draft.put_prompt(owed.prompt)
    if owed.is_new:
        draft.report(PromptState.OFFERED, owed.prompt)


def _number(episode: Episode, prompt: Prompt) -> int:
    """Count the cards before this one: a repetition says the same again."""
    return sum(
        one.activity == prompt.activity and one.due_at < prompt.due_at for one in episode.prompts
    )


def _offer_message(
    draft: Draft, prompt: Prompt, activity: Activity, also: tuple[str, ...]
) -> Message:
    span = offered_span(draft.episode, activity, draft.now)
    is_short = activity.kind is Kind.WALK and has_high_pain(draft.episode, draft.now)
    is_card = activity.kind in (Kind.TIP, Kind.PREP)
    if activity.kind is Kind.CHECK_IN:
        first = Answer.REPLY
    else:
        first = Answer.START if activity.duration else Answer.DONE
    return Message(
        subject=prompt.id,
        text=Text.WALK_HIGH_PAIN if is_short else OFFERS[activity.kind],
        answers=(first, Answer.SNOOZE, Answer.SKIP),
        activity=activity.id,
        minutes=span / timedelta(minutes=1) if span else None,
        also=also,
        own_text=activity.message,
        number=_number(draft.episode, prompt) if is_card else None,
    )


def _warn_at_gym(draft: Draft) -> None:
    """Say once a visit that lifting is locked out.

    It passes quiet hours: somebody who walks into a gym is awake, and the warning is
    of no use after the training.
    """
    lock = gym_lockout(draft.plan, draft.episode, draft.now)
    until = lock.until if lock else None
    prompt = offer_now(draft, GYM, draft.plan.lapse_after)
    draft.change(gym_warned=True)
    draft.tell(
        Message(
            subject=prompt.id,
            text=Text.GYM if until else Text.GYM_HOLD,
            answers=(Answer.WALKING, Answer.STOP),
            urgency=Urgency.SAFETY,
            activity=GYM,
            until=until,
        )
    )
