"""What time does, as one table: each row does what is due, and says when it is due next.

The rows act in this order. What was due before something happened is done before it, and
once it has happened every row looks again; then the engine sleeps until the first instant
that any row names. So a rule about time is one row, and cannot forget to wake.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from .acting.at_gym import end_visit, visit_ends_at
from .acting.bath import is_looked_after, look_after_bather, overdue_at
from .acting.care import check_skin, let_question_pass, skin_check_at
from .acting.draft import Draft
from .acting.ending import end_episode
from .acting.offering import make_offers, next_offer_at
from .acting.progress import show_progress
from .acting.prompts import lapse_unanswered
from .acting.returning import move_on
from .acting.sessions import end_session_in_time
from .acting.undoing import end_undos, undos_end_at
from .acting.withdrawing import drop_removed, withdraw_forbidden, withdraw_unsuitable
from .guard.keeping import keep_guard
from .model.catalogue import PAIN_IS_A_POINT_FOR, PAIN_IS_NEWS_FOR, PAUSE_EXPIRES
from .model.guards import CONFIRMATION_HOLDS, RUNNING, changes
from .model.happened import What
from .model.local_time import next_midnight
from .model.phases import PhaseMove
from .model.vocabulary import Phase, PromptState, Reason
from .reading.day import silent_from
from .reading.lockouts import closes_at, offered_kinds
from .reading.offers import chosen_anew_at, offers
from .reading.spans import grows_at
from .reading.suits import suits_due_at
from .reading.trainings import off_until, stage_opens_at
from .reading.way_back import forgotten_at, ready_check_due_at, training_due_at
from .rules.rule import News, Occasion
from .rules.table import RULES, ask_rules
from .rules.time_rules import PAUSED_AFTER, is_paused_for_silence

type Moments = Iterable[datetime | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedRow:
    """One thing that time does.

    `advance` does what is due at the draft's now, and nothing where nothing is.
    `instants` are those at which it will have something to do, as things stand; one that is
    over, or None, stands for nothing. `before_event`: it is done before what happens, too.
    `leaves_bather`: it waits while somebody else looks after the bath of the person.
    `without_episode`: it goes on when no episode runs.
    """

    name: str
    advance: Callable[[Draft], None]
    instants: Callable[[Draft], Moments]
    before_event: bool = False
    leaves_bather: bool = False
    without_episode: bool = False


def let_time_pass(draft: Draft) -> None:
    """Do what was due before something happens."""
    _play(draft, (row for row in TIMETABLE if row.before_event))


def settle(draft: Draft) -> None:
    """Do what is due once something has happened."""
    _play(draft, TIMETABLE)


def next_wake(draft: Draft) -> datetime | None:
    """Return the next instant at which anything changes, None where nothing will."""
    named = (at for row in TIMETABLE if _is_alive(row, draft) for at in row.instants(draft))
    return min((at for at in named if at and at > draft.now), default=None)


def _play(draft: Draft, rows: Iterable[TimedRow]) -> None:
    for row in rows:
        if _is_alive(row, draft) and not (row.leaves_bather and is_looked_after(draft)):
            row.advance(draft)


def _is_alive(row: TimedRow, draft: Draft) -> bool:
    return row.without_episode or draft.current is not None


def _at_no_time(_draft: Draft) -> Moments:
    """What somebody did, or a changed plan, is the only thing that brings it about."""
    return ()


def _do_nothing(_draft: Draft) -> None:
    """Only what is shown changes."""


# A session, a question, a prompt


def _session_ends(draft: Draft) -> Moments:
    session = draft.episode.session
    return (session.ends_at if session else None,)


def _question_passes(draft: Draft) -> Moments:
    question = draft.episode.question
    return (question.asked_at + CONFIRMATION_HOLDS if question else None,)


def _prompts_lapse(draft: Draft) -> Moments:
    return (prompt.lapses_at for prompt in draft.episode.open_prompts)


# The phases


def _pause_expires(draft: Draft) -> Moments:
    """Return when a pause that nobody ends closes the episode.

    Silence counts from the last answer, a pause of the person's own from its beginning.
    """
    episode = draft.episode
    if episode.phase is not Phase.PAUSED:
        return ()
    silent = draft.plan.span(PAUSED_AFTER) if is_paused_for_silence(episode) else timedelta(0)
    return (episode.phase_since + PAUSE_EXPIRES - silent,)


def _expire_pause(draft: Draft) -> None:
    if any(at and at <= draft.now for at in _pause_expires(draft)):
        end_episode(draft, PhaseMove.EXPIRE, What.CLOSED, Reason.EXPIRED)


def _gates_open(draft: Draft) -> Iterator[datetime | None]:
    plan, episode = draft.plan, draft.episode
    if episode.phase is Phase.REST:
        yield episode.window_ends_at
    if episode.phase is Phase.RETURN:
        yield stage_opens_at(plan, episode)
        yield forgotten_at(plan, episode)


def _rules_apply(draft: Draft) -> Moments:
    timed = (rule.instants for rule in RULES if rule.instants)
    return (at for instants in timed for at in instants(draft.plan, draft.episode))


def _ask_rules(draft: Draft) -> None:
    ask_rules(draft, News(occasion=Occasion.TIME))


# Devices


def _guards_act(draft: Draft) -> Iterator[datetime | None]:
    for guard in draft.guards:
        yield from changes(guard)
    running = {one.activity for one in draft.guards if one.state in RUNNING}
    for activity in draft.plan.activities:
        if activity.id in running:
            yield closes_at(draft.plan, activity, draft.now)


# Messages


def _messages_leave(draft: Draft) -> Iterator[datetime | None]:
    """Yield when a prompt, a repetition or the end of a snooze is next to be sent."""
    plan, episode, now = draft.plan, draft.episode, draft.now
    yield next_offer_at(draft)
    yield training_due_at(plan, episode, now)
    if not offered_kinds(episode, now):
        return
    yield ready_check_due_at(plan, episode, now)
    yield draft.quiet_until
    yield suits_due_at(plan, episode, now)
    if plan.activities:
        yield silent_from(plan, episode)
    yield from _offers_come(draft)
    for prompt in episode.open_prompts:
        is_snoozed = prompt.state is PromptState.SNOOZED
        yield prompt.snoozed_until if is_snoozed else prompt.repeat_at


def _offers_come(draft: Draft) -> Iterator[datetime]:
    known = draft.plan, draft.episode, draft.now
    for number, offer in enumerate(offers(*known)):
        yield offer.at
        if offer.at > draft.now:
            return
        if number == 0:
            yield from chosen_anew_at(*known)


# What is shown


def _day_begins(draft: Draft) -> Moments:
    return (next_midnight(draft.now, draft.plan.time_zone),)


def _pain_is_old(draft: Draft) -> Moments:
    said = draft.episode.check_ins
    return (said[-1].at + span for span in (PAIN_IS_A_POINT_FOR, PAIN_IS_NEWS_FOR) if said)


def _walks_grow(draft: Draft) -> Moments:
    return (grows_at(draft.episode, draft.now),)


def _gym_opens(draft: Draft) -> Moments:
    if draft.episode.phase is not Phase.RETURN:
        return ()
    off = off_until(draft.plan, draft.episode)
    return (off[0] if off else None,)


TIMETABLE: tuple[TimedRow, ...] = (
    TimedRow(name="forbidden", advance=withdraw_forbidden, instants=_at_no_time),
    # Who has got out a second ago has no contact alarmed: this comes after the answer only.
    TimedRow(name="bather", advance=look_after_bather, instants=lambda draft: (overdue_at(draft),)),
    TimedRow(name="removed", advance=drop_removed, instants=_at_no_time, before_event=True),
    TimedRow(
        name="session", advance=end_session_in_time, instants=_session_ends, before_event=True
    ),
    TimedRow(
        name="unsuitable", advance=withdraw_unsuitable, instants=_at_no_time, before_event=True
    ),
    TimedRow(
        name="question", advance=let_question_pass, instants=_question_passes, before_event=True
    ),
    TimedRow(
        name="skin",
        advance=check_skin,
        instants=lambda draft: (skin_check_at(draft),),
        before_event=True,
    ),
    TimedRow(name="prompts", advance=lapse_unanswered, instants=_prompts_lapse, before_event=True),
    TimedRow(name="undo", advance=end_undos, instants=undos_end_at, before_event=True),
    TimedRow(
        name="visit",
        advance=end_visit,
        instants=lambda draft: (visit_ends_at(draft),),
        before_event=True,
    ),
    # Nobody is forgotten in the bath because the window is over.
    TimedRow(
        name="pause",
        advance=_expire_pause,
        instants=_pause_expires,
        before_event=True,
        leaves_bather=True,
    ),
    TimedRow(
        name="gates", advance=move_on, instants=_gates_open, before_event=True, leaves_bather=True
    ),
    TimedRow(
        name="rules",
        advance=_ask_rules,
        instants=_rules_apply,
        before_event=True,
        leaves_bather=True,
    ),
    TimedRow(name="guards", advance=keep_guard, instants=_guards_act, without_episode=True),
    TimedRow(name="progress", advance=show_progress, instants=_at_no_time),
    TimedRow(name="messages", advance=make_offers, instants=_messages_leave),
    # Nothing is done at these: what may be done a day, how the back is, how long and how many
    # walks are, and the gym's lockout are computed from the facts, and whoever shows them has to
    # look again.
    TimedRow(name="day", advance=_do_nothing, instants=_day_begins),
    TimedRow(name="pain", advance=_do_nothing, instants=_pain_is_old),
    TimedRow(name="walks", advance=_do_nothing, instants=_walks_grow),
    TimedRow(name="gym", advance=_do_nothing, instants=_gym_opens),
)
