"""Check-ins: what the person says about the back."""

from dataclasses import replace
import re

from ..acting.draft import Draft
from ..acting.prompts import do_prompt, log_deed
from ..model.episode import About, CheckIn, Prompt
from ..model.errors import InvalidPain
from ..model.events import CheckedIn
from ..model.plan import Plan
from ..model.vocabulary import Kind
from ..reading.said import PAINS
from ..rules.rule import News, Occasion
from ..rules.table import ask_rules
from ..rules.time_rules import is_paused_for_silence
from .episodes import resume

_TYPED = re.compile(r"(\d{1,2})(?:\s*[\s,;/]\s*(\d{1,2}))?")
"""One number, or two with a space, comma or slash in between: "3", "3 5", "3/5"."""


def check_in(draft: Draft, event: CheckedIn) -> None:
    """Remember an answer, and do what follows from it. It answers an open check-in, too.

    Who says something after a long silence is back. Raises InvalidPain for anything but
    whole numbers from 0 to 10.
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
    if is_paused_for_silence(draft.episode):
        resume(draft)
    draft.change(check_ins=(*draft.episode.check_ins, answer))
    for about in (About.ANYTHING_NEW, About.WHAT_IS_NEW, About.HIGH_PAIN):
        draft.settle(about)
    asked = [one for one in draft.episode.open_prompts if is_check_in(draft.plan, one)]
    for prompt in asked:
        do_prompt(draft, prompt, by=event.by)
    if not asked:
        log_deed(draft, Kind.CHECK_IN, prompt_id=None, by=event.by)
    ask_rules(draft, News(occasion=Occasion.CHECK_IN, check_in=answer, by=event.by))


def add_to_last(draft: Draft, by: str | None, **said: bool) -> None:
    """Add a yes or no to what was said last, with its numbers, as an answer of its own."""
    last = draft.episode.check_ins[-1]
    answer = replace(_numbers_of(last), at=draft.now, by=by, **said)
    draft.change(check_ins=(*draft.episode.check_ins, answer))
    ask_rules(draft, News(occasion=Occasion.CHECK_IN, check_in=answer, by=by))


def _numbers_of(last: CheckIn) -> CheckIn:
    return CheckIn(at=last.at, pain_now=last.pain_now, pain_worst=last.pain_worst)


def is_check_in(plan: Plan, prompt: Prompt) -> bool:
    """Tell whether a prompt asks how the back is."""
    return plan.has(prompt.activity) and plan.activity(prompt.activity).kind is Kind.CHECK_IN


def pains_in(text: str | None) -> tuple[int, int | None]:
    """Read what somebody typed: how it is now, and how it was at worst where that is said.

    Raises InvalidPain for anything but one or two whole numbers from 0 to 10.
    """
    found = _TYPED.fullmatch((text or "").strip())
    numbers = [int(one) for one in found.groups() if one] if found else []
    if not numbers or not all(one in PAINS for one in numbers):
        raise InvalidPain
    return numbers[0], numbers[1] if len(numbers) > 1 else None
