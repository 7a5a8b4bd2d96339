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
    nothing_of_the_list,
    say_whom_to_call,
)
from ..acting.prompts import do_prompt, log_deed, skip_prompt, snooze_prompt
from ..acting.returning import fail_ready_check, pass_ready_check, show_card
from ..acting.sessions import stop_session
from ..acting.suiting import nothing_applies, something_applies
from ..model.effects import Asking, Message
from ..model.episode import About, Prompt, Question
from ..model.errors import StaleAnswer
from ..model.events import (
    CheckedIn,
    MessageAnswered,
    OnsetNamed,
    PromptTicked,
    RecoveryStopped,
    TrainingLogged,
)
from ..model.phases import HOLDS, UNDER_WAY
from ..model.plan import GYM, READY_CHECK, TRAINING
from ..model.texts import Text
from ..model.vocabulary import Answer, Feel, Kind, Onset, Phase, Urgency, WarningList
from ..reading.offers import coming_today
from ..reading.trainings import CALM
from ..rules.rule import News, Occasion
from ..rules.table import ask_rules
from .checkins import add_to_last, check_in, is_check_in
from .episodes import name_onset, resume, stop
from .starting import begin_activity
from .training_log import log_training, say_how_it_was
from .typed import pains_in


def answer_message(draft: Draft, event: MessageAnswered) -> None:
    """Do what the answer says, once.

    Raises StaleAnswer for what is not asked (any more), or what the rule behind the answer
    raises: it can be given again then.
    """
    asking = draft.askings.find(event.asking, draft.now)
    if asking is None or event.answer not in asking.message.answers:
        raise StaleAnswer
    place = len(draft.effects)
    _meaning_of(draft, asking)(draft, event)
    draft.use_up(asking, event.answer)
    if event.answer in ONLY_ASKS and (rest := draft.askings.on(asking.message.subject)):
        if rest.id == asking.id:
            draft.ask_anew(asking, place)


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


def tick_prompt(draft: Draft, event: PromptTicked) -> None:
    """Take what was ticked as done: it runs, is offered, or comes today.

    Raises StaleAnswer for anything else.
    """
    if draft.current is None:
        raise StaleAnswer
    session = draft.episode.session
    if session and session.prompt_id == event.prompt_id:
        stop_session(draft, session.activity)
        return
    prompt = next((one for one in draft.episode.open_prompts if one.id == event.prompt_id), None)
    prompt = prompt or coming_today(draft.plan, draft.episode, draft.now, event.prompt_id)
    if prompt is None:
        raise StaleAnswer
    do_any(draft, prompt, by=event.by)


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
    if asking := draft.askings.find(event.asking, draft.now):
        say_skin_is_bad(draft, asking.asked_at)


def _none(draft: Draft, event: MessageAnswered) -> None:
    if asking := draft.askings.find(event.asking, draft.now):
        nothing_of_the_list(draft, asking.asked_at, by=event.by)


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
        _ask_what_else(draft)


def _neither(draft: Draft, _event: MessageAnswered) -> None:
    """None of what needs help at once; what closes single items is asked about next."""
    draft.settle(About.HIGH_PAIN)
    last = draft.episode.check_ins[-1]
    said = (last.swelling, last.bruise, last.skin_ok, last.alcohol_or_sedative)
    if draft.episode.phase in UNDER_WAY and all(one is None for one in said):
        _ask_what_else(draft)


def _ask_what_else(draft: Draft) -> None:
    _ask_more(
        draft, About.ANYTHING_NEW, Text.ANYTHING_NEW, (Answer.SAME, Answer.SWOLLEN, Answer.MORE)
    )


def _ask_more(draft: Draft, about: About, text: Text, answers: tuple[Answer, ...]) -> None:
    """Ask somebody who has the phone in the hand; it may stay without an answer."""
    draft.ask(about, Message(subject="", text=text, answers=answers, urgency=Urgency.QUIET))


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


def do_any(draft: Draft, prompt: Prompt, *, by: str | None) -> None:
    """Take a prompt as done, whatever it offers. What opens something is asked about instead."""
    if prompt.activity == READY_CHECK:
        show_card(draft, prompt)
    elif prompt.activity == TRAINING:
        log_training(draft, TrainingLogged(by=by))
    else:
        do_prompt(draft, prompt, by=by)


def do_activity(draft: Draft, activity_id: str, *, by: str | None) -> None:
    """Take an activity as done, its open prompt with it.

    What two people say of the same thing counts once. Raises UnknownActivity where the plan has none of that id.
    """
    if prompt := draft.episode.open_prompt(activity_id):
        do_any(draft, prompt, by=by)
    else:
        draft.plan.activity(activity_id)
        if not _has_been_said(draft, activity_id, by):
            log_deed(draft, activity_id, prompt_id=None, by=by)


SAID_TWICE_WITHIN = timedelta(minutes=5)
"""What somebody else says was done within this span is the same (judgement)."""


def _has_been_said(draft: Draft, activity_id: str, by: str | None) -> bool:
    """Tell whether somebody else has just said that the activity was done."""
    return any(
        one.activity == activity_id
        and one.ended_at is not None
        and one.started_by != by
        and timedelta(0) <= draft.now - one.ended_at <= SAID_TWICE_WITHIN
        for one in draft.episode.sessions
    )


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
    Answer.DONE: _do,
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
    Answer.REPLY: _check_in,
    Answer.WALKED: _walked,
}

_TO_QUESTIONS: Mapping[About, _Meanings] = {
    About.CONFIRM: {Answer.START: _confirm, Answer.SKIP: _decline},
    About.SKIN: {
        Answer.FINE: _look_fine,
        Answer.HALT: _look_bad,
    },
    About.SESSION: {Answer.END: lambda draft, _event: stop_session(draft, None)},
    About.WARNING: {
        Answer.NONE: lambda draft, _event: ask_signs_of_today(draft),
        # Nobody has to say which sign it is.
        Answer.YES: lambda draft, event: _report(draft, WarningList.A, by=event.by),
        Answer.CHECKED: _lift,
        Answer.WRONG: lambda draft, _event: ask_warning_signs(draft),
        Answer.MISTAKE: lambda draft, _event: ask_warning_signs(draft),
        Answer.STOP: _stop_on_hold,
    },
    About.WARNING_TODAY: {
        Answer.NONE: _none,
        Answer.YES: lambda draft, event: _report(draft, WarningList.B, by=event.by),
    },
    About.SUITS: {Answer.NONE: _nothing_applies, Answer.CHOOSE: _something_applies},
    About.OUT: {Answer.OUT: _say_out},
    About.HIGH_PAIN: {
        Answer.NONE: _neither,
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
