"""Which message leaves now: at most one in a minute, never in quiet hours.

Several things may be owed at once: a slot that is due, a snooze that is over, a
repetition. What is on time goes out one a minute. What is late (the house was down,
the person away, the hours quiet) goes out in one message that names all of it.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from ..model.catalogue import CATALOGUE
from ..model.effects import Message
from ..model.episode import ANSWERED, Prompt
from ..model.plan import Activity
from ..model.suitability import needs_caution
from ..model.texts import OFFERS, Text
from ..model.vocabulary import Answer, Kind, PromptState, Reason, Urgency
from ..reading.day import silent_from
from ..reading.lapsing import lapses_at
from ..reading.lockouts import offered_kinds
from ..reading.offers import Offer, missed, offers
from ..reading.said import ADVICE_CLOSES
from ..reading.slots import IS_LATE, JUST_AFTER, ON_TIME, Slot
from ..reading.spans import has_high_pain, offered_span
from ..reading.undisturbed import undisturbed_until
from .at_gym import owes_word_at_gym, say_at_gym
from .draft import Draft
from .returning import owed_card, send_card
from .suiting import ask_suits, is_just_said_what_suits, owes_suits

LOOKED_BACK_FOR = timedelta(days=1)
"""What fell due longer ago, while the house was down, nobody looks for any more (judgement)."""


@dataclass(frozen=True, slots=True)
class _Owed:
    """Something to be said: a prompt as it will be, since when it is owed."""

    prompt: Prompt
    activity: Activity
    at: datetime
    is_new: bool


def make_offers(draft: Draft) -> None:
    """Send what is owed now, if anything may be sent now."""
    _note_missed(draft)
    if draft.spaced_until > draft.now:
        return
    if owes_word_at_gym(draft):
        say_at_gym(draft)
    elif card := owed_card(draft):
        send_card(draft, card)
    elif owes_suits(draft):
        ask_suits(draft)
    else:
        _send(draft, _owed(draft))


def _note_missed(draft: Draft) -> None:
    """Note what could never be sent as the person was away, or rested: nobody looks for it in vain."""
    episode = draft.episode
    is_away = episode.place.at_home is False
    rests = undisturbed_until(episode, draft.now) is not None
    if not (is_away or rests) or draft.now >= silent_from(draft.plan, episode):
        return
    # What the day had no place for yet has one once another is noted, and is over as well.
    while over := _just_missed(draft, rests=rests):
        for slot in over:
            why = Reason.AWAY if is_away and slot.activity.needs_home else Reason.UNDISTURBED
            _note_not_sent(draft, slot, why)


def _just_missed(draft: Draft, *, rests: bool) -> list[Slot]:
    found = missed(draft.plan, draft.episode, draft.now - JUST_AFTER, draft.now)
    return [
        slot
        for slot in found
        if slot.activity.kind not in _SILENT and (rests or slot.activity.needs_home)
    ]


_SILENT: Final = frozenset({Kind.TIP, Kind.PREP})
"""What is read and gone: nobody misses it."""


def note_outage(draft: Draft, down_since: datetime) -> None:
    """Note what fell due while the house was down, and is over by now."""
    if draft.current is None:
        return
    since = max(down_since, draft.now - LOOKED_BACK_FOR)
    if since >= silent_from(draft.plan, draft.episode):
        return
    for slot in tuple(missed(draft.plan, draft.episode, since, draft.now)):
        _note_not_sent(draft, slot, Reason.NOT_RUNNING)


def _note_not_sent(draft: Draft, slot: Slot, why: Reason) -> None:
    prompt = Prompt(
        id=f"{draft.episode.id}-{slot.id}",
        activity=slot.activity.id,
        state=PromptState.LAPSED,
        due_at=slot.due_at,
        offered_at=slot.deadline,
        lapses_at=slot.deadline,
        closed_at=slot.deadline,
        told=False,
    )
    draft.put_prompt(prompt)
    draft.report(PromptState.LAPSED, prompt, why)


def next_offer_at(draft: Draft) -> datetime | None:
    """Return when something that is owed but must wait its minute can be sent."""
    is_owed = owes_word_at_gym(draft) or owed_card(draft) or owes_suits(draft) or _owed(draft)
    return draft.spaced_until if is_owed else None


def _owed(draft: Draft) -> list[_Owed]:
    plan, episode, now = draft.plan, draft.episode, draft.now
    if not offered_kinds(episode, now) or episode.session or draft.quiet_until:
        return []
    due: dict[str, Offer] = {}
    for offer in offers(plan, episode, now):
        if offer.at > now:
            break
        # Two that have waited come one after the other.
        due.setdefault(offer.slot.activity.id, offer)
    owed: list[_Owed] = []
    for name, offer in due.items():
        prompt = Prompt(
            id=offer.prompt_id,
            activity=name,
            state=PromptState.OFFERED,
            due_at=offer.slot.due_at,
            offered_at=now,
            lapses_at=lapses_at(plan, offer.slot.activity, now),
            repeat_at=_repeat_at(draft, offer.slot.activity),
            card=offer.card,
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
    owed += _waiting(draft)
    away = episode.place.at_home is False
    return [one for one in owed if not (away and one.activity.needs_home)]


def _repeat_at(draft: Draft, activity: Activity) -> datetime | None:
    """Return when an offer is sent once more: only a check-in is, and not after a day of silence."""
    is_silent = draft.now >= silent_from(draft.plan, draft.episode)
    if activity.kind is not Kind.CHECK_IN or is_silent or _is_asked_already(draft):
        return None
    return draft.now + draft.plan.repeat_after


def _is_asked_already(draft: Draft) -> bool:
    """Tell whether the number is asked for by another message that stands: one more is enough."""
    standing = draft.askings.on(draft.episode.id)
    return (
        standing is not None
        and standing.message.text in _MISSES_SOMETHING
        and Answer.REPLY in standing.message.answers
    )


_MISSES_SOMETHING: Final = frozenset({Text.STILL_MISSING, Text.WINDOW_OVER})


def _waiting(draft: Draft) -> list[_Owed]:
    """Return what a message named, and has its own buttons once that message was answered."""
    open_prompts = draft.episode.open_prompts
    waiting = [one for one in open_prompts if not one.told and one.state is PromptState.OFFERED]
    for prompt in waiting:
        together = [one for one in draft.episode.prompts if one.offered_at == prompt.offered_at]
        told = [one for one in together if one.told]
        if all(one.state in _ANSWERED for one in told):
            activity = draft.plan.activity(prompt.activity)
            shown = replace(prompt, told=True, repeat_at=None)
            return [_Owed(shown, activity, draft.now, is_new=False)]
    return []


_ANSWERED = frozenset({*ANSWERED, PromptState.SNOOZED})


def _send(draft: Draft, owed: list[_Owed]) -> None:
    if not owed:
        return
    # A tip is read and gone: it is named by no other message, and names none.
    late = [one for one in owed if draft.now - one.at > ON_TIME and one.prompt.asks]
    if late:
        lead, *others = sorted(late, key=lambda one: (_priority(one), one.at))
        others = [one for one in others if one.is_new]
    else:
        # What is due now has its minute before what is only said again.
        lead = min(owed, key=lambda one: (one.at, not one.is_new, _priority(one)))
        others = []
    for other in others:
        _put(
            draft,
            replace(other, prompt=replace(other.prompt, told=False, repeat_at=None)),
        )
    _put(draft, lead)
    also = tuple(one.activity.id for one in others)
    message = _offer_message(draft, lead.prompt, lead.activity, also)
    if is_just_said_what_suits(draft) and lead.activity.kind in ADVICE_CLOSES:
        # It rang with the question; who has answered it has the phone in the hand.
        message = replace(message, urgency=Urgency.QUIET)
    if lead.is_new and draft.now - lead.at > IS_LATE:
        message = replace(message, due=lead.at)
    draft.tell(message)


def show_offer(draft: Draft, prompt: Prompt) -> None:
    """Send an offer again to whoever took back what was answered."""
    message = _offer_message(draft, prompt, draft.plan.activity(prompt.activity), ())
    draft.tell(replace(message, urgency=Urgency.QUIET, again=True))


def _priority(owed: _Owed) -> int:
    return CATALOGUE[owed.activity.kind].priority


def _put(draft: Draft, owed: _Owed) -> None:
    draft.put_prompt(owed.prompt)
    if owed.is_new:
        draft.report(PromptState.OFFERED, owed.prompt)


def _offer_message(
    draft: Draft, prompt: Prompt, activity: Activity, also: tuple[str, ...]
) -> Message:
    span = offered_span(draft.episode, activity, draft.now)
    is_short = activity.kind is Kind.WALK and has_high_pain(draft.episode, draft.now)
    if not prompt.asks:
        return Message(
            subject=prompt.id,
            text=prompt.card or OFFERS[activity.kind],
            activity=activity.id,
            own_text=activity.message,
            urgency=Urgency.QUIET,
        )
    if activity.kind is Kind.CHECK_IN:
        first = Answer.REPLY
    else:
        first = Answer.START if activity.duration else Answer.DONE
    return Message(
        subject=prompt.id,
        text=Text.WALK_HIGH_PAIN if is_short else prompt.card or OFFERS[activity.kind],
        answers=(first, Answer.SNOOZE, Answer.SKIP),
        activity=activity.id,
        minutes=span / timedelta(minutes=1) if span else None,
        also=also,
        own_text=activity.message,
        cautious=needs_caution(draft.plan.profile, activity.kind),
        number=_number_of(draft, prompt) if activity.kind is Kind.WALK else None,
    )


def _number_of(draft: Draft, prompt: Prompt) -> int:
    """Return how many of its activity were due before it: what comes often varies by it."""
    mine = [one for one in draft.episode.prompts if one.activity == prompt.activity]
    return sum(one.due_at < prompt.due_at for one in mine)
