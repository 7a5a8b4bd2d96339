"""What a tap on a message means.

A message that is no longer open, or never was ours, answers nothing: StaleAnswer.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

from .care import answer_skin_check, drop_question, is_fresh
from .checkins import check_in, is_check_in, pain_in
from .draft import Draft
from .early import coming_today
from .effects import Clear
from .episode import Prompt, Question
from .episodes import ask_warning_signs, hold, name_onset, stop
from .errors import StaleAnswer
from .events import CheckedIn, MessageAnswered, OnsetNamed, RecoveryStopped
from .plan import GYM
from .prompts import do_prompt, skip_prompt, snooze_prompt
from .sessions import stop_session
from .soaking import awaited, be_out
from .starting import begin_activity
from .vocabulary import Answer, Onset, WarningList


def answer_message(draft: Draft, event: MessageAnswered) -> None:
    """Do what the answer says.

    Raises StaleAnswer, or what the rule behind the answer raises.
    """
    if draft.current is None:
        raise StaleAnswer
    episode = draft.episode
    if event.subject == episode.id:
        _perform(_TO_EPISODE, draft, event)
    elif event.subject == episode.warning_subject:
        _perform(_TO_WARNING, draft, event)
    elif event.subject == episode.question_subject:
        _perform(_TO_QUESTION, draft, event)
    elif event.subject == episode.skin_subject:
        _perform(_TO_SKIN_CHECK, draft, event)
    elif event.subject == episode.out_subject:
        _perform(_TO_BATH, draft, event)
    else:
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
        prompt = prompt or coming_today(draft, event.subject)
    if prompt is None:
        raise StaleAnswer
    meanings = _TO_GYM if prompt.activity == GYM else _TO_PROMPT
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
    do_prompt(draft, prompt, by=event.by)


def _skip(draft: Draft, prompt: Prompt, event: MessageAnswered) -> None:
    skip_prompt(draft, prompt, by=event.by)


def _reply(draft: Draft, prompt: Prompt, event: MessageAnswered) -> None:
    if not is_check_in(draft.plan, prompt):
        raise StaleAnswer
    check_in(draft, CheckedIn(pain_now=pain_in(event.text), by=event.by))


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
    Answer.STOP: lambda draft, _prompt, event: stop(draft, RecoveryStopped(by=event.by)),
}

_TO_EPISODE: Mapping[Answer, Callable[[Draft, MessageAnswered], None]] = {
    Answer.SUDDEN: lambda draft, event: name_onset(
        draft, OnsetNamed(onset=Onset.TWEAK, by=event.by)
    ),
    Answer.WRONG: lambda draft, _event: ask_warning_signs(draft),
    Answer.STOP: lambda draft, event: stop(draft, RecoveryStopped(by=event.by)),
}

_TO_QUESTION: Mapping[Answer, Callable[[Draft, MessageAnswered], None]] = {
    Answer.START: _confirm,
    Answer.SKIP: _decline,
}

_TO_SKIN_CHECK: Mapping[Answer, Callable[[Draft, MessageAnswered], None]] = {
    Answer.FINE: _look_fine,
    Answer.HALT: lambda draft, _event: answer_skin_check(draft, is_fine=False),
}

_TO_BATH: Mapping[Answer, Callable[[Draft, MessageAnswered], None]] = {
    Answer.OUT: _say_out,
}

_TO_WARNING: Mapping[Answer, Callable[[Draft, MessageAnswered], None]] = {
    Answer.NONE: lambda draft, event: draft.effects.append(Clear(subject=event.subject)),
    # Nobody has to say which sign it is; without a choice it counts as the graver list.
    Answer.YES: lambda draft, event: hold(draft, WarningList.A, by=event.by),
}
