"""Check-ins: what the person says about the back."""

from .draft import Draft
from .episode import CheckIn
from .errors import InvalidPain
from .events import CheckedIn
from .prompts import do_prompt, log_deed
from .vocabulary import Kind

WORST_PAIN = 10
"""The usual numeric scale: 0 is no pain, 10 the worst imaginable."""


def check_in(draft: Draft, event: CheckedIn) -> None:
    """Remember an answer. It is the answer to an open check-in, too.

    Raises InvalidPain for a number outside 0 to 10.
    """
    for pain in (event.pain_now, event.pain_worst):
        if pain is not None and not 0 <= pain <= WORST_PAIN:
            raise InvalidPain
    answer = CheckIn(
        at=draft.now,
        pain_now=event.pain_now,
        pain_worst=event.pain_worst,
        swelling=event.swelling,
        bruise=event.bruise,
        skin_ok=event.skin_ok,
        leg_symptoms=event.leg_symptoms,
        feel_unwell=event.feel_unwell,
        alcohol_or_sedative=event.alcohol_or_sedative,
        by=event.by,
    )
    draft.change(check_ins=(*draft.episode.check_ins, answer))
    if prompt := draft.episode.open_prompt(Kind.CHECK_IN):
        do_prompt(draft, prompt, by=event.by)
    else:
        log_deed(draft, Kind.CHECK_IN, prompt_id=None, by=event.by)


def pain_in(text: str | None) -> int:
    """Read a pain number that somebody typed.

    Raises InvalidPain for anything but a whole number from 0 to 10.
    """
    word = (text or "").strip()
    if not word.isdecimal() or not 0 <= int(word) <= WORST_PAIN:
        raise InvalidPain
    return int(word)
