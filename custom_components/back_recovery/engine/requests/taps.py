"""What a tap on a message means.

A message that is no longer open, or never was ours, answers nothing: StaleAnswer.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

from ..acting.bath import awaited, be_out
from ..acting.care import drop_question, is_fresh, say_skin_is_bad, say_skin_is_fine
from ..acting.draft import Draft
from ..acting.holds import (
    IDLE_TODAY,
    IDLE_WARNING,
    ask_idle_signs_of_today,
    ask_signs_of_today,
    ask_warning_signs,
    lift_hold,
    look_again,
    nothing_of_the_list,
    say_whom_to_call,
)
from ..acting.prompts import skip_prompt, snooze_prompt
from ..acting.returning import fail_ready_check, pass_ready_check
from ..acting.sessions import stop_session
from ..acting.suiting import nothing_applies, something_applies
from ..acting.undoing import take_back_answer, take_back_skip
from ..model.effects import Asking
from ..model.episode import About, Prompt, Question
from ..model.errors import StaleAnswer
from ..model.events import (
    MessageAnswered,
    OnsetNamed,
    RecoveryStopped,
)
from ..model.phases import HOLDS, UNDER_WAY
from ..model.plan import GYM, READY_CHECK, TRAINING
from ..model.texts import Text
from ..model.vocabulary import Answer, Feel, Kind, Onset, Phase, WarningList
from ..reading.standing import FOR_A_MINUTE
from ..rules.rule import News, Occasion
from ..rules.table import ask_rules
from .checkins import is_check_in
from .deeds import do_activity, do_any
from .episodes import name_onset, resume, stop
from .more_answers import add_answer, ask_for_more, ask_what_else, say_neither, take_number
from .starting import begin_activity
from .training_log import say_how_it_was


def answer_message(draft: Draft, event: MessageAnswered) -> None:
    """Do what the answer says, once.

    Raises StaleAnswer for what is not asked (any more), or what the rule behind the answer
    raises: it can be given again then.
    """
    asking = draft.askings.find(event.asking, draft.now)
    if asking is None or event.answer not in asking.message.answers:
        raise StaleAnswer
    place = len(draft.effects)
    is_slip = event.answer is Answer.UNDO and asking.message.text in FOR_A_MINUTE
    meaning = _take_back if is_slip else _meaning_of(draft, asking)
    meaning(draft, event)
    draft.use_up(asking, event.answer)
    rest = draft.askings.on(asking.message.subject)
    if rest and rest.id == asking.id and event.answer in ONLY_ASKS:
        draft.ask_anew(asking, place)
    elif not asking.is_late:
        draft.answered = asking


ONLY_ASKS = frozenset({Answer.WRONG, Answer.START})
"""Answers that may lead to a question and change nothing yet: the message is sent anew."""


type _Meaning = Callable[[Draft, MessageAnswered], None]


def _meaning_of(draft: Draft, asking: Asking) -> _Meaning:
    """Return what an answer to an asking does."""
    subject = asking.message.subject
    if asking.is_late:
        return _one_of(_TO_LATE)
    if draft.current is None or subject in _TO_IDLE:
        return _one_of(_TO_IDLE.get(subject, {}))
    episode = draft.episode
    if subject == episode.id:
        return _one_of(_TO_EPISODE)
    for about, meanings in _TO_QUESTIONS.items():
        if subject == episode.subject(about):
            return _one_of(meanings)
    return lambda draft, event: _answer_prompt(draft, event, subject)


def _one_of(meanings: _Meanings) -> _Meaning:
    def perform(draft: Draft, event: MessageAnswered) -> None:
        meaning = meanings.get(event.answer)
        if meaning is None:
            raise StaleAnswer
        meaning(draft, event)

    return perform


def _answer_prompt(draft: Draft, event: MessageAnswered, subject: str) -> None:
    prompt = next((one for one in draft.episode.open_prompts if one.id == subject), None)
    if prompt is None:
        raise StaleAnswer
    meaning = _TO_CARDS.get(prompt.activity, _TO_PROMPT).get(event.answer)
    if meaning is None:
        raise StaleAnswer
    meaning(draft, prompt, event)


def _start(draft: Draft, prompt: Prompt, event: MessageAnswered) -> None:
    # A message that has lain on a phone for long may have been tapped long ago, too.
    is_confirmed = is_fresh(prompt.offered_at, draft.now) and event.by is not None
    begin_activity(draft, prompt.activity, None, by=event.by, is_confirmed=is_confirmed)


def _open_question(draft: Draft) -> Question:
    question = draft.episode.question
    if question is None:
        raise StaleAnswer
    return question


def _decline(draft: Draft, _event: MessageAnswered) -> None:
    _open_question(draft)
    drop_question(draft)


def _confirm(draft: Draft, event: MessageAnswered) -> None:
    question = _open_question(draft)
    _check_somebody_is_there(event)
    span = timedelta(minutes=question.minutes) if question.minutes else None
    begin_activity(draft, question.activity, span, by=event.by, is_confirmed=True)


def _check_somebody_is_there(event: MessageAnswered) -> None:
    # An automation can tap, too, but only somebody can be there and awake.
    if event.by is None:
        raise StaleAnswer


def _look_fine(draft: Draft, event: MessageAnswered) -> None:
    _check_somebody_is_there(event)
    say_skin_is_fine(draft)


def _look_bad(draft: Draft, event: MessageAnswered) -> None:
    say_skin_is_bad(draft, _asking(draft, event).asked_at)


def _none(draft: Draft, event: MessageAnswered) -> None:
    nothing_of_the_list(draft, _asking(draft, event).message.since, by=event.by)


def _asking(draft: Draft, event: MessageAnswered) -> Asking:
    """Return what is answered; it is open until its answer is done."""
    return next(one for one in draft.askings.open if one.id == event.asking)


def _take_back(draft: Draft, event: MessageAnswered) -> None:
    """Take back what was a slip, and ask anew what was to be said instead."""
    asking = _asking(draft, event)
    if asking.message.text is not Text.SKIPPED:
        take_back_answer(draft, asking, by=event.by)
        if draft.episode.phase in UNDER_WAY:
            ask_what_else(draft)
        return
    skipped = (one for one in draft.episode.prompts if one.id == asking.message.subject)
    take_back_skip(draft, next(skipped))


def _say_out(draft: Draft, event: MessageAnswered) -> None:
    _check_somebody_is_there(event)
    if awaited(draft) is None:
        raise StaleAnswer
    be_out(draft)


def _do(draft: Draft, prompt: Prompt, event: MessageAnswered) -> None:
    do_any(draft, prompt, by=event.by)


def _skip(draft: Draft, prompt: Prompt, event: MessageAnswered) -> None:
    skip_prompt(draft, prompt, by=event.by)


def _reply(draft: Draft, prompt: Prompt, event: MessageAnswered) -> None:
    if not is_check_in(draft.plan, prompt):
        raise StaleAnswer
    take_number(draft, event)


def _agree(draft: Draft, _event: MessageAnswered) -> None:
    draft.settle(About.ADVICE)
    draft.change(agreed_at=draft.now)


def _nothing_applies(draft: Draft, event: MessageAnswered) -> None:
    _check_somebody_is_there(event)
    nothing_applies(draft)


def _something_applies(draft: Draft, event: MessageAnswered) -> None:
    _check_somebody_is_there(event)
    something_applies(draft)


def _lift(draft: Draft, event: MessageAnswered) -> None:
    if draft.episode.phase is not Phase.HOLD_CARE:
        raise StaleAnswer
    lift_hold(draft, by=event.by)


def _stop_on_hold(draft: Draft, event: MessageAnswered) -> None:
    # Only the question whether somebody had a look offers it.
    if draft.episode.phase not in HOLDS:
        raise StaleAnswer
    _stop(draft, event)


def _undo_onset(draft: Draft, event: MessageAnswered) -> None:
    """Take back how it began; that can be taken back, too."""
    before = draft.episode.onset_before
    if before is None:
        raise StaleAnswer
    name_onset(draft, OnsetNamed(onset=before, by=event.by))


def _stop(draft: Draft, event: MessageAnswered) -> None:
    stop(draft, RecoveryStopped(by=event.by))


def _walked(draft: Draft, event: MessageAnswered) -> None:
    walks = [one.id for one in draft.plan.activities if one.kind is Kind.WALK]
    if not walks:
        raise StaleAnswer
    do_activity(draft, walks[0], by=event.by)


_TO_PROMPT: Mapping[Answer, Callable[[Draft, Prompt, MessageAnswered], None]] = {
    Answer.DONE: _do,
    Answer.SKIP: _skip,
    Answer.SNOOZE: lambda draft, prompt, event: snooze_prompt(draft, prompt, None, by=event.by),
    Answer.START: _start,
    Answer.REPLY: _reply,
}

_TO_GYM: Mapping[Answer, Callable[[Draft, Prompt, MessageAnswered], None]] = {
    Answer.DONE: _do,
    Answer.SKIP: _skip,
    Answer.WALKING: _do,
    Answer.STOP: lambda draft, _prompt, event: _stop(draft, event),
}

_TO_READY_CHECK: Mapping[Answer, Callable[[Draft, Prompt, MessageAnswered], None]] = {
    Answer.PASSED: lambda draft, prompt, event: pass_ready_check(draft, prompt, by=event.by),
    Answer.FAILED: lambda draft, prompt, event: fail_ready_check(draft, prompt, by=event.by),
    Answer.SKIP: _skip,
}

_TO_TRAINING: Mapping[Answer, Callable[[Draft, Prompt, MessageAnswered], None]] = {
    Answer.TRAINED: _do,
    Answer.SKIP: _skip,
    Answer.WRONG: lambda draft, _prompt, _event: ask_warning_signs(draft),
}

_TO_CARDS = {GYM: _TO_GYM, READY_CHECK: _TO_READY_CHECK, TRAINING: _TO_TRAINING}
"""By the id of what no plan lists."""

type _Meanings = Mapping[Answer, _Meaning]

_TO_LATE: _Meanings = {Answer.HALT: _look_bad}
"""To what nobody waits for any more, be it that the episode is over or another one runs."""

_TO_IDLE: Mapping[str, _Meanings] = {
    IDLE_WARNING: {
        Answer.NONE: lambda draft, _event: ask_idle_signs_of_today(draft),
        Answer.YES: lambda draft, event: _report_or_say(draft, WarningList.A, by=event.by),
    },
    IDLE_TODAY: {
        Answer.NONE: lambda draft, _event: draft.take_away(IDLE_TODAY),
        Answer.YES: lambda draft, event: _report_or_say(draft, WarningList.B, by=event.by),
    },
}
"""To both parts of the list that was asked for while nothing was running."""

_TO_EPISODE: _Meanings = {
    Answer.SUDDEN: lambda draft, event: name_onset(
        draft, OnsetNamed(onset=Onset.TWEAK, by=event.by)
    ),
    Answer.UNDO: _undo_onset,
    Answer.WRONG: lambda draft, _event: ask_warning_signs(draft),
    Answer.STOP: _stop,
    Answer.REPLY: take_number,
    Answer.WALKED: _walked,
}

_TO_QUESTIONS: Mapping[About, _Meanings] = {
    About.CONFIRM: {Answer.START: _confirm, Answer.SKIP: _decline},
    About.SKIN: {
        Answer.FINE: _look_fine,
        Answer.HALT: _look_bad,
        # To the word that nobody answered and the heat goes off.
        Answer.SKIN: _look_bad,
        Answer.WRONG: lambda draft, _event: ask_warning_signs(draft),
    },
    About.SESSION: {Answer.END: lambda draft, _event: stop_session(draft, None)},
    About.WARNING: {
        Answer.NONE: lambda draft, event: ask_signs_of_today(
            draft, _asking(draft, event).message.since
        ),
        # Nobody has to say which sign it is.
        Answer.YES: lambda draft, event: _report(draft, WarningList.A, by=event.by),
        Answer.CHECKED: _lift,
        Answer.WRONG: lambda draft, _event: ask_warning_signs(draft),
        Answer.MISTAKE: lambda draft, _event: look_again(draft),
        Answer.STOP: _stop_on_hold,
    },
    About.WARNING_TODAY: {
        Answer.NONE: _none,
        Answer.YES: lambda draft, event: _report(draft, WarningList.B, by=event.by),
    },
    About.SUITS: {Answer.NONE: _nothing_applies, Answer.CHOOSE: _something_applies},
    About.OUT: {Answer.OUT: _say_out},
    About.HIGH_PAIN: {
        Answer.NONE: say_neither,
        Answer.YES: lambda draft, event: _report(draft, WarningList.A, by=event.by),
    },
    About.ADVICE: {Answer.CHECKED: _agree},
    About.NO_PAIN: {
        Answer.STOP: _stop,
        Answer.KEEP: lambda draft, _event: draft.settle(About.NO_PAIN),
    },
    About.SILENCE: {Answer.BACK: lambda draft, _event: resume(draft), Answer.STOP: _stop},
    About.ANYTHING_NEW: {
        Answer.SAME: lambda draft, _event: draft.settle(About.ANYTHING_NEW),
        Answer.SWOLLEN: lambda draft, event: add_answer(
            draft, event, About.ANYTHING_NEW, swelling=True
        ),
        Answer.MORE: ask_for_more,
    },
    About.WHAT_IS_NEW: {
        Answer.BRUISED: lambda draft, event: add_answer(
            draft, event, About.WHAT_IS_NEW, bruise=True
        ),
        Answer.SKIN: lambda draft, event: add_answer(
            draft, event, About.WHAT_IS_NEW, skin_ok=False
        ),
        Answer.SEDATED: lambda draft, event: add_answer(
            draft, event, About.WHAT_IS_NEW, alcohol_or_sedative=True
        ),
    },
    About.TRAINING: {
        Answer.CLEAN: lambda draft, event: say_how_it_was(draft, Feel.CLEAN, by=event.by),
        Answer.AMBER: lambda draft, event: say_how_it_was(draft, Feel.AMBER, by=event.by),
        Answer.BAD: lambda draft, event: say_how_it_was(draft, Feel.BAD, by=event.by),
    },
}
"""What can be answered to what belongs to no prompt."""


def _report(draft: Draft, signs: WarningList, *, by: str | None) -> None:
    ask_rules(draft, News(occasion=Occasion.WARNING_SIGN, warning=signs, by=by))


def _report_or_say(draft: Draft, signs: WarningList, *, by: str | None) -> None:
    """Hold what runs by now; where nothing does, only say what to do."""
    if draft.current is None:
        draft.take_away(IDLE_TODAY)
        say_whom_to_call(draft, signs)
    else:
        draft.take_away(IDLE_WARNING)
        draft.take_away(IDLE_TODAY)
        _report(draft, signs, by=by)
