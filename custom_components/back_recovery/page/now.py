"""What is asked now: the questions that are open, with their words and buttons."""

from collections.abc import Iterable
from datetime import timedelta

from ..engine.model.effects import Asking, Message
from ..engine.model.texts import WARM_OFFERS, Text
from ..engine.model.vocabulary import Answer
from ..engine.reading.standing import Asks, Standing, standing
from ..telling.texts import Button
from .facts import Facts, PageJson, minutes_of
from .pictures import icon_of, picture_of_message

_NOT_NUDGED = frozenset({Asks.SIGNS, Asks.SKIN, Asks.SUITS})
_NOT_NUDGED_TEXTS = frozenset({Text.ANYTHING_NEW, Text.WHAT_IS_NEW, Text.HOW_WAS_IT})
"""Questions of which no answer is to be preferred."""

_NUMBERS = frozenset({Answer.REPLY, Answer.RATE})
_OPENS = frozenset({Answer.WRONG, Answer.CHOOSE})
"""Answers that lead to a list: the signs, or what the person ticks."""

_ASIDE = frozenset({Answer.WRONG, Answer.UNDO, Answer.SNOOZE, Answer.SKIP, Answer.MISTAKE})
"""Answers that are never the filled button."""


def asked(facts: Facts, others: Iterable[Standing] = ()) -> list[PageJson]:
    """Return the questions that are open, what comes first at the beginning.

    `others` are questions of the workout log: they are about no safety.
    """
    view = facts.view
    mine = standing(view.plan, view.episode, view.askings, view.at)
    return [_asked(facts, one) for one in (*mine, *others)]


def _asked(facts: Facts, one: Standing) -> PageJson:
    message, plan = one.asking.message, facts.plan
    spoken = facts.texts.say(message, plan, facts.view.at, facts.name)
    caution = facts.texts.caution(message)
    return {
        "asking": one.asking.id,
        "kind": one.kind.value,
        "activity": message.activity,
        "title": spoken.title,
        # What to look out for stands above the buttons, and not twice.
        "text": spoken.text.replace(f" {caution}", "") if caution else spoken.text,
        "caution": caution or None,
        "is_warm": message.text in WARM_OFFERS,
        "picture": picture_of_message(plan, message),
        "icon": icon_of(plan, message.activity),
        "buttons": _buttons(one, message, spoken.buttons),
        "done_label": _done_label(facts, message),
        "asked_at": facts.at(one.asking.asked_at),
        "until": facts.at_or_none(one.until),
        "later": [minutes_of(span) for span in one.later],
        "prompt_id": one.prompt_id,
    }


def _buttons(one: Standing, message: Message, buttons: Iterable[Button]) -> list[PageJson]:
    is_nudged = one.kind not in _NOT_NUDGED and message.text not in _NOT_NUDGED_TEXTS
    first = next((button.answer for button in buttons if button.answer not in _ASIDE), None)
    return [
        {
            "answer": button.answer.value,
            "label": button.title,
            "primary": is_nudged and button.answer is first,
            "kind": _kind(button.answer),
            "value": _value(button, message),
        }
        for button in buttons
    ]


def _kind(answer: Answer) -> str:
    if answer in _NUMBERS:
        return "number"
    if answer in _OPENS:
        return "open"
    named = {Answer.START: "start", Answer.SNOOZE: "later", Answer.CALL: "call"}
    return named.get(answer, "tap")


def _value(button: Button, message: Message) -> str | float | None:
    if button.uri:
        return button.uri.removeprefix("tel:")
    if button.answer is Answer.START and message.minutes is not None:
        return minutes_of(timedelta(minutes=message.minutes))
    return None


def _done_label(facts: Facts, message: Message) -> str | None:
    """Return what says that it was done already, where an offer can be started."""
    if Answer.START not in message.answers or Answer.SNOOZE not in message.answers:
        return None
    is_walk = message.text in (Text.WALK, Text.WALK_HIGH_PAIN)
    return facts.texts.wording["buttons"][Answer.WALKED if is_walk else Answer.DONE]


def of_workouts(askings: Iterable[Asking]) -> list[Standing]:
    """Return questions of the workout log as questions that stand."""
    return [Standing(asking=one, kind=Asks.OTHER) for one in askings]
