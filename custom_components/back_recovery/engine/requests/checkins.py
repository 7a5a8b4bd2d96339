"""Check-ins: what the person says about the back."""

from dataclasses import replace

from ..acting.draft import Draft
from ..acting.prompts import do_prompt, log_deed
from ..model.effects import Message
from ..model.episode import About, CheckIn, Prompt
from ..model.errors import InvalidPain, NothingToCorrect
from ..model.events import CheckedIn, CheckInCorrected
from ..model.happened import What
from ..model.plan import Plan
from ..model.texts import Text
from ..model.vocabulary import Kind, Phase, Reason, Urgency
from ..reading.correcting import correctable_until
from ..reading.first import first_answer
from ..reading.said import PAINS
from ..rules.rule import News, Occasion
from ..rules.table import ask_rules
from ..rules.time_rules import is_paused_for_silence
from .episodes import resume


def check_in(draft: Draft, event: CheckedIn) -> None:
    """Remember an answer, and do what follows from it. It answers an open check-in, too.

    Who says something after a long silence is back. Raises InvalidPain for anything but
    whole numbers from 0 to 10.
    """
    _check_pains(event)
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
    _take_reminder_away(draft)
    draft.change(check_ins=(*draft.episode.check_ins, answer))
    for about in (About.ANYTHING_NEW, About.WHAT_IS_NEW, About.HIGH_PAIN):
        draft.settle(about)
    asked = [one for one in draft.episode.open_prompts if is_check_in(draft.plan, one)]
    for prompt in asked:
        do_prompt(draft, prompt, by=event.by)
    if not asked:
        log_deed(draft, Kind.CHECK_IN, prompt_id=None, by=event.by)
    ask_rules(draft, News(occasion=Occasion.CHECK_IN, check_in=answer, by=event.by))
    _say_what_fits_at_night(draft)


def _check_pains(event: CheckedIn | CheckInCorrected) -> None:
    for pain in (event.pain_now, event.pain_worst):
        if pain is not None and pain not in PAINS:
            raise InvalidPain


def correct_check_in(draft: Draft, event: CheckInCorrected) -> None:
    """Put other numbers in the place of those said last, and do what follows from them.

    What was answered with yes or no stays. A rest that the slip made longer, or a step back,
    stays too: the person can make it shorter. Raises NothingToCorrect, or InvalidPain.
    """
    _check_pains(event)
    if correctable_until(draft.episode, draft.now) is None:
        raise NothingToCorrect
    *before, last = draft.episode.check_ins
    worst = None if event.pain_worst is None else int(event.pain_worst)
    said = replace(last, pain_now=int(event.pain_now), pain_worst=worst, by=event.by)
    draft.change(check_ins=(*before, said))
    draft.settle(About.HIGH_PAIN)
    ask_rules(draft, News(occasion=Occasion.CHECK_IN, check_in=said, by=event.by))


def _take_reminder_away(draft: Draft) -> None:
    """Take back what said that a check-in is missing: here it is."""
    episode = draft.episode
    told = episode.last_fact(What.TOLD, Reason.SILENCE)
    before = episode.check_ins[-1].at if episode.check_ins else episode.started_at
    if told and told.at >= before:
        draft.take_away(episode.subject(About.MISSED))


def _say_what_fits_at_night(draft: Draft) -> None:
    """Help somebody who turned it on at night; by day the next offer does.

    It is a silent message: the phone is in the hand.
    """
    episode = draft.episode
    is_first = len(episode.check_ins) == 1 and first_answer(draft.plan, episode) is not None
    if not is_first or episode.phase is not Phase.REST or draft.quiet_hours_end is None:
        return
    draft.tell(
        Message(
            subject=f"{episode.id}-tonight",
            text=Text.TONIGHT,
            until=draft.quiet_hours_end,
            urgency=Urgency.QUIET,
        )
    )


def add_to_last(draft: Draft, by: str | None, **said: bool) -> None:
    """Add a yes or no to what was said last, with its numbers, as an answer of its own."""
    last = draft.episode.check_ins[-1]
    answer = replace(_numbers_of(last), at=draft.now, by=by, **said)
    draft.change(check_ins=(*draft.episode.check_ins, answer))
    ask_rules(draft, News(occasion=Occasion.CHECK_IN, check_in=answer, adds=True, by=by))


def _numbers_of(last: CheckIn) -> CheckIn:
    return CheckIn(at=last.at, pain_now=last.pain_now, pain_worst=last.pain_worst)


def is_check_in(plan: Plan, prompt: Prompt) -> bool:
    """Tell whether a prompt asks how the back is."""
    return plan.kind_of(prompt.activity) is Kind.CHECK_IN
