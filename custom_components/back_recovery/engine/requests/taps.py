"""What a tap on a message means.

A message that is no longer open, or never was ours, answers nothing: StaleAnswer.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

from ..acting.bath import awaited, be_out
from ..acting.care import answer_skin_check, drop_question, is_fresh
from ..acting.draft import Draft
from ..acting.holds import ask_warning_signs, lift_hold
from ..acting.prompts import do_prompt, log_deed, skip_prompt, snooze_prompt
from ..acting.returning import fail_ready_check, pass_ready_check
from ..acting.sessions import stop_session
from ..model.effects import Message
from ..model.episode import About, Prompt, Question
from ..model.errors import StaleAnswer
from ..model.events import CheckedIn, MessageAnswered, OnsetNamed, RecoveryStopped, TrainingLogged
from ..model.phases import UNDER_WAY
from ..model.plan import GYM, READY_CHECK, TRAINING
from ..model.texts import Text
from ..model.vocabulary import Answer, Feel, Kind, Onset, Phase, Urgency, WarningList
from ..reading.offers import coming_today
from ..reading.trainings import CALM
from ..rules.rule import News, Occasion
from ..rules.table import ask_rules
from .checkins import add_to_last, check_in, is_check_in, pains_in
from .episodes import name_onset, resume, stop
from .starting import begin_activity
from .training_log import log_training, say_how_it_was


def answer_message(draft: Draft, event: MessageAnswered) -> None:
    """Do what the answer says.

    Raises StaleAnswer, or what the rule behind the answer raises.
    """
    if draft.current is None:
        raise StaleAnswer
    episode = draft.episode
    if event.subject == episode.id:
        _perform(_TO_EPISODE, draft, event)
        return
    for about, meanings in _TO_QUESTIONS.items():
        if event.subject == episode.subject(about):
            if about not in _ALWAYS_OPEN and about not in episode.asked:
                raise StaleAnswer
            _perform(meanings, draft, event)
            return
    _answer_prompt(draft, event)


def _perform(
    meanings: Mapping[Answer, Callable[[Draft, MessageAnswered], None]],
    draft: Draft,
    event: MessageAnswered,
) -> None:
    meaning = meanings.get(event.answer)
    if meaning is None:
        raise StaleAnswer
    meaning(draft, event)


def _answer_prompt(draft: Draft, event: MessageAnswered) -> None:
    session = draft.episode.session
    if event.answer is Answer.DONE and session and session.prompt_id == event.subject:
        stop_session(draft, session.activity)
        return
    prompt = next((one for one in draft.episode.open_prompts if one.id == event.subject), None)
    if event.answer is Answer.DONE:
        prompt = prompt or coming_today(draft.plan, draft.episode, draft.now, event.subject)
    if prompt is None:
        raise StaleAnswer
    meanings = _TO_CARDS.get(prompt.activity, _TO_PROMPT)
    meaning = meanings.get(event.answer)
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
    answer_skin_check(draft, is_fine=True)


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
    _check_in(draft, event)


def _check_in(draft: Draft, event: MessageAnswered) -> None:
    """Take a typed number; where it is news, ask in one tap whether anything else is."""
    pain_now, pain_worst = pains_in(event.text)
    before = draft.episode.check_ins
    check_in(draft, CheckedIn(pain_now=pain_now, pain_worst=pain_worst, by=event.by))
    episode = draft.episode
    last = episode.check_ins[-1]
    is_news = not before or last.worst > min(before[-1].worst, CALM)
    if is_news and episode.phase in UNDER_WAY and About.HIGH_PAIN not in episode.asked:
        _ask_more(
            draft, About.ANYTHING_NEW, Text.ANYTHING_NEW, (Answer.SAME, Answer.SWOLLEN, Answer.MORE)
        )


def _ask_more(draft: Draft, about: About, text: Text, answers: tuple[Answer, ...]) -> None:
    """Ask somebody who has the phone in the hand; it may stay without an answer."""
    draft.ask(about, Message(subject="", text=text, answers=answers, urgency=Urgency.SAFETY))


def _add(draft: Draft, event: MessageAnswered, about: About, **said: bool) -> None:
    draft.settle(about)
    add_to_last(draft, event.by, **said)


def _more(draft: Draft, _event: MessageAnswered) -> None:
    draft.settle(About.ANYTHING_NEW)
    _ask_more(
        draft, About.WHAT_IS_NEW, Text.WHAT_IS_NEW, (Answer.BRUISED, Answer.SKIN, Answer.SEDATED)
    )


def _agree(draft: Draft, _event: MessageAnswered) -> None:
    draft.settle(About.ADVICE)
    draft.change(agreed_at=draft.now)


def _lift(draft: Draft, event: MessageAnswered) -> None:
    if draft.episode.phase is not Phase.HOLD_CARE:
        raise StaleAnswer
    lift_hold(draft, by=event.by)


def _stop(draft: Draft, event: MessageAnswered) -> None:
    stop(draft, RecoveryStopped(by=event.by))


def _walked(draft: Draft, event: MessageAnswered) -> None:
    walks = [one.id for one in draft.plan.activities if one.kind is Kind.WALK]
    if not walks:
        raise StaleAnswer
    do_activity(draft, walks[0], by=event.by)


def do_any(draft: Draft, prompt: Prompt, *, by: str | None) -> None:
    """Take a prompt as done, whatever it offers."""
    if prompt.activity == READY_CHECK:
        pass_ready_check(draft, prompt, by=by)
    elif prompt.activity == TRAINING:
        log_training(draft, TrainingLogged(by=by))
    else:
        do_prompt(draft, prompt, by=by)


def do_activity(draft: Draft, activity_id: str, *, by: str | None) -> None:
    """Take an activity as done, its open prompt with it.

    Raises UnknownActivity where the plan has none of that id.
    """
    if prompt := draft.episode.open_prompt(activity_id):
        do_any(draft, prompt, by=by)
    else:
        draft.plan.activity(activity_id)
        log_deed(draft, activity_id, prompt_id=None, by=by)


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
    Answer.PASSED: _do,
    Answer.DONE: _do,
    Answer.FAILED: lambda draft, prompt, event: fail_ready_check(draft, prompt, by=event.by),
    Answer.SKIP: _skip,
}

_TO_TRAINING: Mapping[Answer, Callable[[Draft, Prompt, MessageAnswered], None]] = {
    Answer.TRAINED: _do,
    Answer.DONE: _do,
    Answer.SKIP: _skip,
    Answer.WRONG: lambda draft, _prompt, _event: ask_warning_signs(draft),
}

_TO_CARDS = {GYM: _TO_GYM, READY_CHECK: _TO_READY_CHECK, TRAINING: _TO_TRAINING}
"""By the id of what no plan lists."""

type _Meanings = Mapping[Answer, Callable[[Draft, MessageAnswered], None]]

_TO_EPISODE: _Meanings = {
    Answer.SUDDEN: lambda draft, event: name_onset(
        draft, OnsetNamed(onset=Onset.TWEAK, by=event.by)
    ),
    Answer.WRONG: lambda draft, _event: ask_warning_signs(draft),
    Answer.STOP: _stop,
    Answer.REPLY: _check_in,
    Answer.WALKED: _walked,
}

_TO_QUESTIONS: Mapping[About, _Meanings] = {
    About.CONFIRM: {Answer.START: _confirm, Answer.SKIP: _decline},
    About.SKIN: {
        Answer.FINE: _look_fine,
        Answer.HALT: lambda draft, _event: answer_skin_check(draft, is_fine=False),
    },
    About.WARNING: {
        Answer.NONE: lambda draft, event: draft.take_away(event.subject),
        # Nobody has to say which sign it is; without a choice it counts as the graver list.
        Answer.YES: lambda draft, event: _report(draft, event, WarningList.A),
        Answer.CHECKED: _lift,
        Answer.WRONG: lambda draft, _event: ask_warning_signs(draft),
    },
    About.OUT: {Answer.OUT: _say_out},
    About.HIGH_PAIN: {
        Answer.NONE: lambda draft, _event: draft.settle(About.HIGH_PAIN),
        Answer.YES: lambda draft, event: _report(draft, event, WarningList.A),
    },
    About.ADVICE: {Answer.CHECKED: _agree},
    About.SILENCE: {Answer.BACK: lambda draft, _event: resume(draft), Answer.STOP: _stop},
    About.ANYTHING_NEW: {
        Answer.SAME: lambda draft, _event: draft.settle(About.ANYTHING_NEW),
        Answer.SWOLLEN: lambda draft, event: _add(draft, event, About.ANYTHING_NEW, swelling=True),
        Answer.MORE: _more,
    },
    About.WHAT_IS_NEW: {
        Answer.BRUISED: lambda draft, event: _add(draft, event, About.WHAT_IS_NEW, bruise=True),
        Answer.SKIN: lambda draft, event: _add(draft, event, About.WHAT_IS_NEW, skin_ok=False),
        Answer.SEDATED: lambda draft, event: _add(
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

_ALWAYS_OPEN = frozenset({About.CONFIRM, About.SKIN, About.OUT, About.WARNING})
"""The rules behind these know themselves whether they are open."""


def _report(draft: Draft, event: MessageAnswered, signs: WarningList) -> None:
    ask_rules(draft, News(occasion=Occasion.WARNING_SIGN, warning=signs, by=event.by))
