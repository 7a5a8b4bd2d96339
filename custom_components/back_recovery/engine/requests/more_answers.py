"""A number that somebody typed, and what is asked in one tap after it."""

from ..acting.draft import Draft
from ..model.effects import Message
from ..model.episode import About
from ..model.events import (
    CheckedIn,
    MessageAnswered,
)
from ..model.phases import UNDER_WAY
from ..model.texts import Text
from ..model.vocabulary import Answer, Urgency
from ..reading.trainings import CALM
from .checkins import add_to_last, check_in
from .typed import pains_in


def take_number(draft: Draft, event: MessageAnswered) -> None:
    """Take a typed number; where it is news, ask in one tap whether anything else is."""
    pain_now, pain_worst = pains_in(event.text)
    before = draft.episode.check_ins
    check_in(draft, CheckedIn(pain_now=pain_now, pain_worst=pain_worst, by=event.by))
    episode = draft.episode
    last = episode.check_ins[-1]
    is_news = not before or last.worst > min(before[-1].worst, CALM)
    if is_news and episode.phase in UNDER_WAY and About.HIGH_PAIN not in episode.asked:
        ask_what_else(draft)


def say_neither(draft: Draft, _event: MessageAnswered) -> None:
    """None of what needs help at once; what closes single items is asked about next."""
    draft.settle(About.HIGH_PAIN)
    last = draft.episode.check_ins[-1]
    said = (last.swelling, last.bruise, last.skin_ok, last.alcohol_or_sedative)
    if draft.episode.phase in UNDER_WAY and all(one is None for one in said):
        ask_what_else(draft)


def ask_what_else(draft: Draft) -> None:
    """Ask in one tap whether anything else is new."""
    _ask_more(
        draft, About.ANYTHING_NEW, Text.ANYTHING_NEW, (Answer.SAME, Answer.SWOLLEN, Answer.MORE)
    )


def _ask_more(draft: Draft, about: About, text: Text, answers: tuple[Answer, ...]) -> None:
    """Ask somebody who has the phone in the hand; it may stay without an answer."""
    draft.ask(about, Message(subject="", text=text, answers=answers, urgency=Urgency.QUIET))


def add_answer(draft: Draft, event: MessageAnswered, about: About, **said: bool) -> None:
    draft.settle(about)
    add_to_last(draft, event.by, **said)


def ask_for_more(draft: Draft, _event: MessageAnswered) -> None:
    draft.settle(About.ANYTHING_NEW)
    _ask_more(
        draft, About.WHAT_IS_NEW, Text.WHAT_IS_NEW, (Answer.BRUISED, Answer.SKIN, Answer.SEDATED)
    )
