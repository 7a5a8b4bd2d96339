"""Rules about time: the window that ends too early, advice that is due, silence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from ..acting.draft import Draft
from ..acting.ending import end_episode
from ..acting.moving import move
from ..acting.window import LONGER_BY, rest_until, tell_about_window
from ..model.effects import Message
from ..model.episode import About, Episode
from ..model.errors import Unmet
from ..model.happened import What
from ..model.local_time import at_local, local_date
from ..model.phases import HOLDS, PhaseMove
from ..model.plan import Plan
from ..model.texts import Text
from ..model.vocabulary import Answer, Kind, Onset, Phase, Reason, Seek, Urgency
from ..reading.closings import held_since, hold_reason
from ..reading.gates import rest_gate, rest_gate_changes_at, steers
from ..reading.limits import counts_from
from ..reading.said import WEEK
from ..reading.spans import whom_to_ask
from ..reading.trainings import CALM, MEANS_SOMETHING, next_day_ask_at, next_day_check
from .rule import News

LONGEST_BY_RULE: Mapping[Onset, timedelta] = {
    Onset.SORE: timedelta(days=5),
    Onset.TWEAK: timedelta(days=14),
    Onset.UNSURE: timedelta(days=14),
}
"""A window is not made longer by a rule than this, from the start on: then it is time for advice
(NHS inform: soreness lasts two to five days; two weeks of self care: a GP practice)."""

MISSING = frozenset({Reason.NO_CHECK_IN, Reason.ONE_CHECK_IN, Reason.NO_WALK})
WAITS_FOR = timedelta(hours=12)
WAITS_FOR_TWO = timedelta(days=1)
"""What only is missing at the end of the window is waited for half a day, and for a whole
one when two new answers are needed (judgement)."""

MOVED_BY_A_THIRD = 0.3
"""A change of 30 % means something, too (Ostelo 2008)."""

REMINDED_AFTER = timedelta(days=1)
NOT_BEFORE_BREAKFAST = timedelta(hours=2)
PAUSED_AFTER = timedelta(days=3)
"""Without a check-in nothing moves on, and after three days the plan waits. A word about it that
falls into the quiet hours is said two hours after them (judgement)."""


# R10: the window is over and the gate is shut


def is_not_ready(draft: Draft, _news: News) -> bool:
    plan, episode = draft.plan, draft.episode
    if episode.phase is not Phase.REST or episode.window_ends_at > draft.now:
        return False
    if not steers(plan, episode):
        return False
    unmet = rest_gate(plan, episode, draft.now)
    if not unmet:
        return False
    if _only_lacks(unmet) and draft.now < _waited_until(plan, episode):
        # Nobody has said that it is not calm yet, so there is time to say how it is.
        return not _is_end_told(episode)
    return episode.window_ends_at < _rule_limit(draft)


def _only_lacks(unmet: tuple[Unmet, ...]) -> bool:
    """Tell whether something is missing, and nothing that was said keeps the gate shut."""
    return MISSING.issuperset(one.reason for one in unmet)


def _is_end_told(episode: Episode) -> bool:
    """Tell whether the person has heard that this window is over."""
    told = episode.last_fact(What.TOLD, Reason.WINDOW_OVER)
    return told is not None and told.at >= episode.window_ends_at


def waits_until(plan: Plan, episode: Episode) -> Iterator[datetime]:
    """Yield the end of the window, and when what is missing changes or is waited for no longer."""
    if episode.phase is Phase.REST and steers(plan, episode):
        yield episode.window_ends_at
        yield from rest_gate_changes_at(plan, episode)
    yield _waited_until(plan, episode)


def _waited_until(plan: Plan, episode: Episode) -> datetime:
    waited = episode.window_ends_at + plan.span(WAITS_FOR)
    if episode.answers_from is None:
        return waited
    return max(waited, episode.answers_from + plan.span(WAITS_FOR_TWO))


def _rule_limit(draft: Draft) -> datetime:
    longest = draft.plan.span(LONGEST_BY_RULE[draft.episode.onset])
    return counts_from(draft.episode, draft.now) + longest


def add_a_day(draft: Draft, news: News, reason: Reason) -> None:
    """Make the window longer; what only is missing is asked for first, at the promised end."""
    plan, episode = draft.plan, draft.episode
    unmet = rest_gate(plan, episode, draft.now)
    if _only_lacks(unmet) and draft.now < _waited_until(plan, episode):
        draft.note(What.TOLD, reason=Reason.WINDOW_OVER)
        _tell_extended(draft, unmet[0].reason, Text.WINDOW_OVER)
        return
    extend_by_rule(draft, reason, why=unmet[0].reason, by=news.by)


def extend_by_rule(
    draft: Draft, reason: Reason, *, why: Reason | None = None, by: str | None = None
) -> None:
    """Make the window longer by whole days until it ends in the future, within the limit."""
    plan, episode = draft.plan, draft.episode
    limit = _rule_limit(draft)
    ends_at = episode.window_ends_at + plan.span(LONGER_BY)
    while ends_at <= min(draft.now, limit):
        ends_at += plan.span(LONGER_BY)
    ends_at = min(ends_at, limit)
    if episode.phase is not Phase.REST:
        ends_at = max(ends_at, draft.now + plan.span(LONGER_BY))
    is_known = episode.last_fact(What.EXTENDED, reason) is not None
    is_longer = rest_until(draft, ends_at, reason, by=by)
    # Whom to ask is said also where the rest is as long as it gets by a rule.
    is_news = is_longer or reason is Reason.PAIN_UP
    if not is_news or draft.episode.window_ends_at <= draft.now:
        return
    # The first time it breaks a promise and is heard; then it only replaces what was said.
    urgency = Urgency.QUIET if is_known else Urgency.NORMAL
    _tell_extended(draft, why or reason, Text.WINDOW_EXTENDED, urgency)


def _tell_extended(
    draft: Draft, why: Reason, text: Text, urgency: Urgency = Urgency.NORMAL
) -> None:
    """Say what is missing, with the buttons that bring it."""
    unmet = rest_gate(draft.plan, draft.episode, draft.now)
    answers = [Answer.REPLY] if why in _ANSWERED_BY_A_NUMBER else []
    if any(one.reason is Reason.NO_WALK for one in unmet):
        answers.append(Answer.WALKED)
    seek = whom_to_ask(draft.episode, draft.now)
    if why is Reason.PAIN_UP:
        seek = seek or Seek.SOON
    tell_about_window(
        draft, text, *(answers or [Answer.WRONG]), reason=why, urgency=urgency, seek=seek
    )


_ANSWERED_BY_A_NUMBER = frozenset({Reason.NO_CHECK_IN, Reason.ONE_CHECK_IN})


# R15: advice, each once and with a reminder in between


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What is said so long after the start of an episode that is not over."""

    id: str
    after: timedelta
    text: Text
    onsets: frozenset[Onset] = frozenset(Onset)
    unless_better: bool = False


ADVICE = (
    # Soreness after exercise lasts two to five days (NHS inform).
    Advice(id="d5", after=timedelta(days=5), text=Text.D5, onsets=frozenset({Onset.SORE})),
    # After a week of heat or balm without a change: ask (ThermaCare, Tiger Balm labels).
    Advice(id=WEEK, after=timedelta(days=7), text=Text.D7, unless_better=True),
    # Two weeks of self care (a GP practice), and one reminder a week later.
    Advice(id="d14", after=timedelta(days=14), text=Text.D14),
    Advice(id="d21", after=timedelta(days=21), text=Text.D14),
)

REFERRED_AFTER = timedelta(days=28)
"""Within four weeks somebody should have a look (Mayo Clinic): the plan closes."""


def is_advice_due(draft: Draft, _news: News) -> bool:
    episode = draft.episode
    if episode.phase is not Phase.REST or not steers(draft.plan, episode):
        return False
    if not (_is_still_sore(episode) or _only_waits(draft)):
        return False
    return _is_past_advice(draft) or bool(_due(draft))


def advised_at(plan: Plan, episode: Episode) -> Iterator[datetime]:
    """Yield when there is something to advise, whether it is said or not."""
    # In the rest nothing is added to the time on the way back, so the start stands still.
    since = counts_from(episode, episode.phase_since)
    for one in ADVICE:
        yield since + plan.span(one.after)
    yield since + plan.span(REFERRED_AFTER)


def _is_still_sore(episode: Episode) -> bool:
    return episode.check_ins[-1].worst > CALM


def _only_waits(draft: Draft) -> bool:
    """Tell whether the window is over, and only something that is missing keeps the gate shut."""
    return draft.episode.window_ends_at <= draft.now


def _is_past_advice(draft: Draft) -> bool:
    """Tell whether it is time to close the plan."""
    since = counts_from(draft.episode, draft.now)
    return draft.now >= since + draft.plan.span(REFERRED_AFTER)


def _due(draft: Draft) -> list[Advice]:
    episode = draft.episode
    since = counts_from(episode, draft.now)
    return [
        one
        for one in ADVICE
        if draft.now >= since + draft.plan.span(one.after)
        and episode.onset in one.onsets
        and not episode.last_fact(What.TOLD, one.id)
        and not episode.last_fact(What.TOLD, f"{one.id}_calm")
        and not (one.unless_better and is_better(episode))
    ]


def is_better(episode: Episode) -> bool:
    """Tell whether the worst pain is clearly less than at the first check-in."""
    first, last = episode.check_ins[0].worst, episode.check_ins[-1].worst
    drop = first - last
    return drop >= MEANS_SOMETHING or (drop > 0 and drop >= MOVED_BY_A_THIRD * first)


def advise(draft: Draft, _news: News, reason: Reason) -> None:
    """Say the latest advice that is due; after four weeks close the plan with it."""
    is_sore = _is_still_sore(draft.episode)
    if _is_past_advice(draft):
        if is_sore:
            end_episode(draft, PhaseMove.REFER, What.CLOSED, reason, text=Text.D28)
        else:
            end_episode(draft, PhaseMove.REFER, What.CLOSED, Reason.EXPIRED)
        return
    due = _due(draft)
    if not is_sore:
        # Calm, but something is missing for the gate: no advice, only what that is.
        for advice in due:
            draft.note(What.TOLD, reason=f"{advice.id}_calm")
        unmet = rest_gate(draft.plan, draft.episode, draft.now)
        _tell_extended(draft, unmet[0].reason, Text.STILL_MISSING)
        return
    for advice in due:
        draft.note(What.TOLD, reason=advice.id)
    draft.ask(About.ADVICE, Message(subject="", text=due[-1].text, answers=(Answer.CHECKED,)))


# R19: a hold asks again


HOLD_ASKED_ON: Mapping[str, int] = {"hold_next_day": 1, "hold_third_day": 3}
"""On the day after a hold began, and on day three, it is asked whether somebody had a look."""

HOLD_ASKED_AT = time(9)
"""In the morning (judgement)."""


def _hold_asked(plan: Plan, episode: Episode) -> Iterator[tuple[str, datetime]]:
    """Yield when a hold asks again, those times at which it did left out."""
    if episode.phase not in HOLDS:
        return
    since = held_since(episode)
    day = local_date(since, plan.time_zone)
    for name, after in HOLD_ASKED_ON.items():
        asked = episode.last_fact(What.TOLD, name)
        if asked is None or asked.at < since:
            at = at_local(day + timedelta(days=after), HOLD_ASKED_AT, plan.time_zone)
            quiet_hours = plan.quiet_hours
            yield name, quiet_hours.end_of(at, plan.time_zone) or at if quiet_hours else at


def hold_asked_at(plan: Plan, episode: Episode) -> Iterator[datetime]:
    """Yield when a hold asks whether somebody had a look."""
    for _name, at in _hold_asked(plan, episode):
        yield at


def is_hold_to_ask(draft: Draft, _news: News) -> bool:
    return any(at <= draft.now for at in hold_asked_at(draft.plan, draft.episode))


def ask_about_hold(draft: Draft, _news: News, _reason: Reason) -> None:
    """Ask whether somebody had a look; only that ends a hold, or that it was a mistake."""
    for name, at in tuple(_hold_asked(draft.plan, draft.episode)):
        if at <= draft.now:
            draft.note(What.TOLD, reason=name)
    is_emergency = hold_reason(draft.episode) is Reason.WARNING_A
    told = (Answer.CALL, Answer.MISTAKE) if is_emergency else (Answer.CHECKED, Answer.WRONG)
    draft.tell(
        Message(
            subject=draft.episode.warning_subject,
            text=Text.HELP_ASKED if is_emergency else Text.HOLD_ASKED,
            answers=(*told, Answer.STOP),
        )
    )


# R16: nobody says anything


def silent_since(plan: Plan, episode: Episode) -> datetime | None:
    """Return since when an answer has been missing, None while none is.

    On the way back only the check on the day after a training is missed.
    """
    if not steers(plan, episode):
        return None
    if episode.phase is Phase.RETURN:
        last = episode.trainings[-1] if episode.trainings else None
        if last is None or next_day_check(plan, episode, last):
            return None
        return max(next_day_ask_at(plan, last), episode.phase_since)
    if episode.phase not in (Phase.REST, Phase.READY_CHECK):
        return None
    # While the plan waited nobody was asked.
    resumed = episode.last_fact(What.RESUMED)
    begins = (episode.check_ins[-1].at, episode.answers_from, resumed and resumed.at)
    return max(at for at in begins if at)


def silent_at(plan: Plan, episode: Episode) -> Iterator[datetime]:
    """Yield when silence is reminded of, and when the plan waits."""
    if since := silent_since(plan, episode):
        yield _reminded_at(plan, episode, since)
        yield since + plan.span(PAUSED_AFTER)


def _reminded_at(plan: Plan, episode: Episode, since: datetime) -> datetime:
    """Return when it is said that a check-in is missing: not while one lies there to be answered.

    Nor as the first thing in the morning, when the day's own question is about to come.
    """
    asked = [
        one.lapses_at for one in episode.open_prompts if plan.kind_of(one.activity) is Kind.CHECK_IN
    ]
    at = since + plan.span(REMINDED_AFTER)
    if woken_at := plan.quiet_hours and plan.quiet_hours.end_of(at, plan.time_zone):
        at = woken_at + plan.span(NOT_BEFORE_BREAKFAST)
    return max([at, *asked])


def _is_silent_for(draft: Draft, span: timedelta) -> bool:
    since = silent_since(draft.plan, draft.episode)
    return since is not None and draft.now >= since + draft.plan.span(span)


def is_silent(draft: Draft, _news: News) -> bool:
    if _is_silent_for(draft, PAUSED_AFTER):
        return True
    said = draft.episode.last_fact(What.TOLD, Reason.SILENCE)
    since = silent_since(draft.plan, draft.episode)
    is_told = said is not None and since is not None and said.at >= since
    if is_told or since is None:
        return False
    return draft.now >= _reminded_at(draft.plan, draft.episode, since)


def mind_silence(draft: Draft, _news: News, reason: Reason) -> None:
    """Remind once; after three days wait for the person to come back."""
    if not _is_silent_for(draft, PAUSED_AFTER):
        draft.note(What.TOLD, reason=reason)
        # A subject of its own: that of the question would count as settled.
        draft.tell(
            Message(subject=draft.episode.subject(About.MISSED), text=Text.MISSED, answers=())
        )
        return
    draft.change(paused_from=draft.episode.phase)
    move(draft, PhaseMove.PAUSE)
    draft.note(What.PAUSED, reason=reason)
    draft.ask(
        About.SILENCE,
        Message(subject="", text=Text.PAUSED_SILENT, answers=(Answer.BACK, Answer.STOP)),
    )


def is_paused_for_silence(episode: Episode) -> bool:
    """Tell whether the plan waits because nobody said anything."""
    if episode.phase is not Phase.PAUSED:
        return False
    fact = episode.last_fact(What.PAUSED)
    return fact is not None and fact.reason == Reason.SILENCE
