"""One function changes an episode.

    decision = step(plan, episode, event, now)

The same arguments give the same decision, on any day and in any house. An event that makes no sense now
raises a DomainError, and nothing has changed.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from .acting.at_gym import be_at
from .acting.bath import awaited
from .acting.draft import Draft
from .acting.holds import ask_warning_signs, lift_hold, rule_out_signs
from .acting.offering import note_outage
from .acting.prompts import find_open, skip_prompt, snooze_prompt
from .acting.sessions import stop_session
from .acting.window import move_window
from .guard.keeping import send_off_again, stop_everything, take_away
from .model import events as happened
from .model.devices import NO_READINGS, Readings
from .model.effects import NOTHING_ASKED, Askings, Decision
from .model.episode import NOTHING_EARLIER, NOWHERE_KNOWN, Earlier, Episode
from .model.guards import Guard
from .model.plan import Plan
from .model.vocabulary import Phase, Reason
from .requests.checkins import check_in, correct_check_in
from .requests.deeds import do_activity, do_any, tick_prompt, untick_prompt
from .requests.episodes import begin, name_onset, pause, resume, stop
from .requests.starting import begin_activity
from .requests.taps import answer_message
from .requests.training_log import log_training
from .rules.rule import News, Occasion
from .rules.table import ask_rules
from .timetable import let_time_pass, next_wake, settle


def step(
    plan: Plan,
    episode: Episode | None,
    event: happened.Event,
    now: datetime,
    *,
    readings: Readings = NO_READINGS,
    guards: tuple[Guard, ...] = (),
    earlier: Earlier = NOTHING_EARLIER,
    askings: Askings = NOTHING_ASKED,
) -> Decision:
    """Return what the event means for the episode at `now` (an aware instant).

    `readings` are what the devices say now, `guards` what they are allowed, `earlier` what the
    episodes before this one left, `askings` what can be answered. Time passes first, so the event
    meets what is true now; then the event happens; then the whole timetable is gone through: every
    device is made what it is allowed to be, and what is owed is offered. Raises a DomainError where
    the event is refused.
    """
    draft = Draft(
        plan, episode, now, readings=readings, guards=guards, earlier=earlier, askings=askings
    )
    draft.catch_up()
    let_time_pass(draft)
    draft.is_answering = _is_done_by_person(event)
    _HANDLERS[type(event)](draft, event)
    draft.is_answering = False
    settle(draft)
    draft.gather()
    draft.show_what_is_left()
    return Decision(
        episode=draft.current,
        earlier=draft.earlier,
        ended=draft.ended,
        askings=draft.askings,
        guards=draft.guards,
        effects=tuple(draft.effects),
        sooner=draft.sooner,
        look_ahead=partial(next_wake, draft),
    )


def _is_done_by_person(event: happened.Event) -> bool:
    """Tell whether somebody did it just now, and has the phone in the hand."""
    return getattr(event, "by", None) is not None


def _person_moved(draft: Draft, event: happened.PersonMoved) -> None:
    if draft.current is None:
        return
    place = event.place
    if place == NOWHERE_KNOWN:
        # Nobody knows any more; that is not leaving, or coming back would warn again.
        place = replace(place, at_gym=draft.episode.place.at_gym)
    be_at(draft, place)


def _rest_noticed(draft: Draft, event: happened.RestNoticed) -> None:
    if draft.current is not None:
        draft.notice_rest(is_undisturbed=event.is_undisturbed)


def _activity_done(draft: Draft, event: happened.ActivityDone) -> None:
    running = draft.episode.session or awaited(draft)
    if running and event.activity in (None, running.activity):
        stop_session(draft, event.activity)
    elif event.activity is None:
        do_any(draft, find_open(draft, None), by=event.by)
    else:
        do_activity(draft, event.activity, by=event.by)


def _lifted(draft: Draft, event: happened.Lifted | happened.TrainingLogged) -> None:
    """Take lifting in: on the way back it was a training, before it was none of the plan's."""
    if draft.episode.phase is not Phase.RETURN:
        ask_rules(draft, News(occasion=Occasion.LIFTED, by=event.by))
    elif isinstance(event, happened.TrainingLogged):
        log_training(draft, event)
    else:
        log_training(draft, happened.TrainingLogged(ended_at=event.ended_at, by=event.by))


def _nothing_else(_draft: Draft, _event: happened.Event) -> None:
    """What these events do is done by the time that passes and by what the house says."""


_HANDLERS: Mapping[type, Callable[[Draft, Any], None]] = {
    happened.ClockMoved: _nothing_else,
    happened.ClockSetBack: lambda draft, _: stop_everything(draft, Reason.CLOCK_SET_BACK),
    happened.PlanChanged: lambda draft, event: stop_everything(
        draft, Reason.PLAN_CHANGED, event.concerned
    ),
    happened.DeviceGone: lambda draft, event: take_away(draft, event.device),
    happened.OffAsked: lambda draft, event: send_off_again(draft, event.activity),
    happened.ReadingsChanged: _nothing_else,
    happened.Restarted: lambda draft, _: stop_everything(draft, Reason.RESTARTED),
    happened.CameBack: lambda draft, event: note_outage(draft, event.down_since),
    happened.Left: lambda draft, _: stop_everything(draft, Reason.UNLOADED),
    happened.PersonMoved: _person_moved,
    happened.RestNoticed: _rest_noticed,
    happened.RecoveryStarted: begin,
    happened.RecoveryStopped: stop,
    happened.WindowMoved: move_window,
    happened.Paused: lambda draft, _: pause(draft),
    happened.Resumed: lambda draft, _: resume(draft),
    happened.OnsetNamed: name_onset,
    happened.CheckedIn: check_in,
    happened.CheckInCorrected: correct_check_in,
    happened.ActivityStarted: lambda draft, event: begin_activity(
        draft, event.activity, event.span, by=event.by, is_confirmed=event.is_confirmed
    ),
    happened.ActivityStopped: lambda draft, event: stop_session(draft, event.activity),
    happened.ActivityDone: _activity_done,
    happened.PromptSkipped: lambda draft, event: skip_prompt(
        draft, find_open(draft, event.activity), by=event.by
    ),
    happened.PromptSnoozed: lambda draft, event: snooze_prompt(
        draft, find_open(draft, event.activity), event.span, by=event.by
    ),
    happened.MessageAnswered: answer_message,
    happened.PromptTicked: tick_prompt,
    happened.PromptUnticked: untick_prompt,
    happened.WarningSignsAsked: lambda draft, event: ask_warning_signs(
        draft, by_nobody=event.by is None
    ),
    happened.WarningSignReported: lambda draft, event: ask_rules(
        draft, News(occasion=Occasion.WARNING_SIGN, warning=event.list, by=event.by)
    ),
    happened.SignsRuledOut: lambda draft, event: rule_out_signs(draft, by=event.by),
    happened.Lifted: _lifted,
    happened.TrainingLogged: _lifted,
    happened.HoldLifted: lambda draft, event: lift_hold(draft, by=event.by),
}
