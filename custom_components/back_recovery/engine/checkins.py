"""Check-ins: what the person says about the back."""

from datetime import datetime

from .catalogue import PAIN_IS_NEWS_FOR
from .draft import Draft
from .episode import CheckIn, Episode, Prompt
from .errors import InvalidPain
from .events import CheckedIn
from .plan import Plan
from .prompts import do_prompt, log_deed
from .vocabulary import Kind

PAINS = range(11)
"""The usual numeric scale: 0 is no pain, 10 the worst imaginable."""


def check_in(draft: Draft, event: CheckedIn) -> None:
    """Remember an answer. It is the answer to an open check-in, too.

    Raises InvalidPain for anything but whole numbers from 0 to 10.
    """
    for pain in (event.pain_now, event.pain_worst):
        if pain is not None and pain not in PAINS:
            raise InvalidPain
    answer = CheckIn(
        at=draft.now,
        # 3.0 is a whole number, too, but only an int is one in the file.
        pain_now=int(event.pain_now),
        pain_worst=None if event.pain_worst is None else int(event.pain_worst),
        swelling=event.swelling,
        bruise=event.bruise,
        skin_ok=event.skin_ok,
        leg_symptoms=event.leg_symptoms,
        feel_unwell=event.feel_unwell,
        alcohol_or_sedative=event.alcohol_or_sedative,
        by=event.by,
    )
    draft.change(check_ins=(*draft.episode.check_ins, answer))
    asked = [one for one in draft.episode.open_prompts if is_check_in(draft.plan, one)]
    for prompt in asked:
        do_prompt(draft, prompt, by=event.by)
    if not asked:
        log_deed(draft, Kind.CHECK_IN, prompt_id=None, by=event.by)


def is_check_in(plan: Plan, prompt: Prompt) -> bool:
    """Tell whether a prompt asks how the back is."""
    return plan.has(prompt.activity) and plan.activity(prompt.activity).kind is Kind.CHECK_IN


def pain_at(episode: Episode | None, now: datetime) -> int | None:
    """Return how the back is, as last said; after a day nobody knows any more."""
    last = last_check_in(episode, now)
    return last.pain_now if last else None


def last_check_in(episode: Episode | None, now: datetime) -> CheckIn | None:
    """Return the last check-in as long as it says something about now."""
    last = episode.check_ins[-1] if episode and episode.check_ins else None
    return last if last and now < last.at + PAIN_IS_NEWS_FOR else None


def pain_in(text: str | None) -> int:
    """Read a pain number that somebody typed.

    Raises InvalidPain for anything but a whole number from 0 to 10.
    """
    word = (text or "").strip()
    if not word.isdecimal() or len(word) > 2 or int(word) not in PAINS:
        raise InvalidPain
    return int(word)
