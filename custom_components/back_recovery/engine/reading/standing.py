"""What waits for an answer of a person now, and in which order it is put to them.

A message stays answerable for long; this is what of it is a question. What only offers to say
more (that something is wrong, that it came on suddenly, that a session ends) is none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from ..model.effects import UNDO_FOR, Asking, Askings, Message
from ..model.episode import Episode, Prompt
from ..model.guards import CONFIRMATION_HOLDS
from ..model.local_time import at_local, local_date
from ..model.phases import UNDER_WAY
from ..model.plan import Plan
from ..model.texts import OFFERS, PRACTICES, Text
from ..model.vocabulary import Answer


class Asks(StrEnum):
    """What a question is about, in the order in which questions come first."""

    HOLD = "hold"
    SIGNS = "signs"
    ARE_YOU_THERE = "are_you_there"
    SKIN = "skin"
    OUT_OF_BATH = "out_of_bath"
    TRAINING = "training"
    GATE = "gate"
    NO_PAIN = "no_pain"
    SUITS = "suits"
    OFFER = "offer"
    CHECK_IN = "check_in"
    OTHER = "other"
    UNDO = "undo"


_URGENT: Final = (Asks.HOLD, Asks.SIGNS, Asks.ARE_YOU_THERE, Asks.SKIN, Asks.OUT_OF_BATH)
"""What is about safety comes first, in this order; then what follows from an answer, then the
offer that closes first, and at last what can wait for days."""

_CAN_WAIT: Final = frozenset({Text.D5, Text.D7, Text.D14, Text.STILL_MISSING, Text.WINDOW_OVER})

_BY_TEXT: Final[Mapping[Text, Asks]] = {
    Text.WARNING_A: Asks.HOLD,
    Text.WARNING_B: Asks.HOLD,
    Text.SWELLING: Asks.HOLD,
    Text.SWELLING_NO_ICE: Asks.HOLD,
    Text.HOLD_ASKED: Asks.HOLD,
    Text.HELP_ASKED: Asks.HOLD,
    Text.WARNING_LIST: Asks.SIGNS,
    Text.WARNING_LIST_TODAY: Asks.SIGNS,
    Text.PAIN_HIGH: Asks.SIGNS,
    Text.CONFIRM_HEAT: Asks.ARE_YOU_THERE,
    Text.CONFIRM_START: Asks.ARE_YOU_THERE,
    Text.SKIN_CHECK: Asks.SKIN,
    Text.NO_REPLY: Asks.SKIN,
    Text.BATH_OUT: Asks.OUT_OF_BATH,
    Text.BATH_OVERDUE: Asks.OUT_OF_BATH,
    Text.GYM_SESSION: Asks.TRAINING,
    Text.HOW_WAS_IT: Asks.TRAINING,
    Text.READY_CHECK: Asks.GATE,
    Text.STILL_MISSING: Asks.GATE,
    Text.WINDOW_OVER: Asks.GATE,
    Text.NO_PAIN: Asks.NO_PAIN,
    Text.SUITS_ASKED: Asks.SUITS,
    Text.WALK_HIGH_PAIN: Asks.OFFER,
    **dict.fromkeys((*OFFERS.values(), *PRACTICES), Asks.OFFER),
    Text.CHECK_IN: Asks.CHECK_IN,
}

_SAYS_MORE: Final = frozenset({Answer.WRONG, Answer.UNDO, Answer.SUDDEN, Answer.END})
"""Answers that nobody waits for."""

SKIN_ANSWER_WITHIN: Final = timedelta(minutes=2)
"""Somebody who does not answer may be asleep: heat goes off (judgement)."""

FOR_A_MINUTE: Final = frozenset(
    {
        Text.SKIPPED,
        Text.SWELLING,
        Text.SWELLING_NO_ICE,
        Text.BRUISE,
        Text.SEDATIVE,
        Text.SKIN_STOP,
    }
)
"""Messages whose Undo goes after a minute."""

CALL_STANDS_FOR: Final = timedelta(days=1)
"""So long it is shown whom to call where nothing runs that could be held (judgement)."""

LATER: Final = (timedelta(minutes=15), timedelta(minutes=30), timedelta(minutes=60))
"""For how long an offer can be put off in one tap (judgement)."""

_NEVER: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A question that is open. `until` None: as long as it takes.

    `later` are the lengths for which it can be put off and still be asked again.
    """

    asking: Asking
    kind: Asks
    until: datetime | None = None
    later: tuple[timedelta, ...] = ()
    prompt_id: str | None = None


def standing(
    plan: Plan, episode: Episode | None, askings: Askings, now: datetime
) -> tuple[Standing, ...]:
    """Return what a person is asked now, what has to be answered first at the beginning."""
    found = [
        _standing(plan, episode, one, now)
        for one in askings.open
        if not one.is_late and _is_question(episode, one, now)
    ]
    return tuple(sorted(found, key=_comes_first))


def kind_of_question(message: Message) -> Asks:
    """Return what a message asks about."""
    if found := _BY_TEXT.get(message.text):
        return found
    if Answer.REPLY in message.answers:
        return Asks.CHECK_IN
    return Asks.UNDO if message.text in FOR_A_MINUTE else Asks.OTHER


def _is_question(episode: Episode | None, asking: Asking, now: datetime) -> bool:
    message = asking.message
    if episode and _is_moot(episode, asking):
        return False
    if kind_of_question(message) is Asks.HOLD:
        # Where nothing runs there is nothing to lift: it only says whom to call.
        only_calls = message.answers == (Answer.CALL,)
        return not only_calls or now - asking.asked_at < CALL_STANDS_FOR
    return message.text in FOR_A_MINUTE or not _SAYS_MORE.issuperset(message.answers)


def _is_moot(episode: Episode, asking: Asking) -> bool:
    """Tell whether a number was said since it was asked for, or nobody wants one now."""
    if asking.message.subject != episode.id or Answer.REPLY not in asking.message.answers:
        return False
    if episode.phase not in UNDER_WAY:
        return True
    return any(one.at >= asking.asked_at for one in episode.check_ins)


def _standing(plan: Plan, episode: Episode | None, asking: Asking, now: datetime) -> Standing:
    kind, subject = kind_of_question(asking.message), asking.message.subject
    prompts = episode.open_prompts if episode else ()
    prompt = next((one for one in prompts if one.id == subject), None)
    return Standing(
        asking=asking,
        kind=kind,
        until=_until(episode, asking, kind, prompt),
        later=_later(plan, asking, now),
        prompt_id=prompt.id if prompt else None,
    )


def _until(
    episode: Episode | None, asking: Asking, kind: Asks, prompt: Prompt | None
) -> datetime | None:
    if kind is Asks.ARE_YOU_THERE:
        return asking.asked_at + CONFIRMATION_HOLDS
    if asking.message.text is Text.SKIN_CHECK:
        return asking.asked_at + SKIN_ANSWER_WITHIN
    if kind is Asks.UNDO:
        return asking.asked_at + UNDO_FOR
    if kind is Asks.OUT_OF_BATH:
        sessions = episode.sessions if episode else ()
        return next((one.answer_by for one in sessions if one.answer_by), None)
    return prompt.lapses_at if prompt else None


def _later(plan: Plan, asking: Asking, now: datetime) -> tuple[timedelta, ...]:
    message = asking.message
    activity = next((one for one in plan.activities if one.id == message.activity), None)
    if activity is None or Answer.SNOOZE not in message.answers:
        return ()
    closes_at = at_local(local_date(now, plan.time_zone), activity.latest, plan.time_zone)
    return tuple(one for one in LATER if now + one < closes_at)


def _comes_first(one: Standing) -> tuple[int, bool, bool, datetime, datetime]:
    urgency = _URGENT.index(one.kind) if one.kind in _URGENT else len(_URGENT)
    can_wait = one.kind is Asks.UNDO or one.asking.message.text in _CAN_WAIT
    # How it is can be said at any time; an offer closes.
    can_be_late = one.prompt_id is not None or one.kind is Asks.CHECK_IN
    return urgency, can_wait, can_be_late, one.until or _NEVER, one.asking.asked_at
