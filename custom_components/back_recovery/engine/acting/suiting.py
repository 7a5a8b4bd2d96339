"""What is asked before the first warm offer: whether anything of a short list applies.

The list in the form is longer and folded. Until this one is answered nothing warm is offered;
whoever has something to tick is sent to the form, and what is ticked there is the answer.
Nobody answered: it is asked again on another day.
"""

from dataclasses import replace
from datetime import timedelta

from ..model.effects import Message
from ..model.episode import About
from ..model.happened import What
from ..model.texts import Text
from ..model.vocabulary import Answer, Reason
from ..reading.suits import suits_due_at
from .draft import Draft


def owes_suits(draft: Draft) -> bool:
    """Tell whether something warm is due that waits for the question."""
    if draft.episode.session or draft.quiet_until:
        return False
    due_at = suits_due_at(draft.plan, draft.episode, draft.now)
    return due_at is not None and due_at <= draft.now


def ask_suits(draft: Draft) -> None:
    """Ask whether anything of the short list applies."""
    draft.note(What.TOLD, reason=Reason.NOT_SAID)
    draft.ask(
        About.SUITS,
        Message(subject="", text=Text.SUITS_ASKED, answers=(Answer.NONE, Answer.CHOOSE)),
    )


FOLLOWS_WITHIN = timedelta(minutes=3)
"""What is offered so soon after the question is what was asked about (judgement)."""


def is_just_said_what_suits(draft: Draft) -> bool:
    """Tell whether the person has answered just now that nothing applies."""
    if draft.answered and draft.answered.message.text is Text.SUITS_ASKED:
        return True
    asked = draft.episode.last_fact(What.TOLD, Reason.NOT_SAID)
    if asked is None or not draft.episode.earlier.suits:
        return False
    return timedelta(0) <= draft.now - asked.at < FOLLOWS_WITHIN


def nothing_applies(draft: Draft) -> None:
    """Remember for good that nothing does: what is warm is offered from now on."""
    draft.settle(About.SUITS)
    draft.change(earlier=replace(draft.episode.earlier, suits=True))


def something_applies(draft: Draft) -> None:
    """Say where it is ticked; nothing warm is offered before that."""
    draft.tell(Message(subject=draft.episode.subject(About.SUITS), text=Text.SUITS_CHOOSE))
