"""Rules about time: the window that ends too early, advice that is due, silence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..acting.draft import Draft
from ..acting.ending import end_episode
from ..acting.moving import move
from ..acting.window import LONGER_BY, rest_until, tell_about_window
from ..model.catalogue import OUTER_LIMIT
from ..model.effects import Message
from ..model.episode import About, Episode
from ..model.happened import What
from ..model.phases import PhaseMove
from ..model.plan import Plan
from ..model.texts import Text
from ..model.vocabulary import Answer, Onset, Phase, Reason
from ..reading.gates import rest_gate, steers
from ..reading.said import WEEK
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
PAUSED_AFTER = timedelta(days=3)
"""Without a check-in nothing moves on, and after three days the plan waits (judgement)."""


# R10: the window is over and the gate is shut


def is_not_ready(draft: Draft, _news: News) -> bool:
    plan, episode = draft.plan, draft.episode
    if episode.phase is not Phase.REST or episode.window_ends_at > draft.now:
        return False
    if not steers(plan, episode) or episode.window_ends_at >= _rule_limit(plan, episode):
        return False
    unmet = {one.reason for one in rest_gate(plan, episode, draft.now)}
    if unmet <= MISSING:
        # Nobody has said that it is not calm yet, so there is time to say how it is.
        return bool(unmet) and draft.now >= _waited_until(plan, episode)
    return True


def waits_until(plan: Plan, episode: Episode) -> Iterator[datetime]:
    """Yield the end of the window, and when what is missing is waited for no longer."""
    if episode.phase is Phase.REST and steers(plan, episode):
        yield episode.window_ends_at
    yield _waited_until(plan, episode)


def _waited_until(plan: Plan, episode: Episode) -> datetime:
    waited = episode.window_ends_at + plan.span(WAITS_FOR)
    if episode.answers_from is None:
        return waited
    return max(waited, episode.answers_from + plan.span(WAITS_FOR_TWO))


def _rule_limit(plan: Plan, episode: Episode) -> datetime:
    return episode.started_at + min(plan.span(LONGEST_BY_RULE[episode.onset]), OUTER_LIMIT)


def add_a_day(draft: Draft, news: News) -> None:
    unmet = rest_gate(draft.plan, draft.episode, draft.now)
    extend_by_rule(draft, Reason.NOT_READY, why=unmet[0].reason, by=news.by)


def extend_by_rule(
    draft: Draft, reason: Reason, *, why: Reason | None = None, by: str | None = None
) -> None:
    """Make the window longer by whole days until it ends in the future, within the limit."""
    plan, episode = draft.plan, draft.episode
    limit = _rule_limit(plan, episode)
    ends_at = min(episode.window_ends_at + plan.span(LONGER_BY), max(limit, episode.window_ends_at))
    while ends_at <= draft.now and ends_at < limit:
        ends_at = min(ends_at + plan.span(LONGER_BY), limit)
    if episode.phase is not Phase.REST:
        ends_at = max(ends_at, draft.now + plan.span(LONGER_BY))
    if not rest_until(draft, ends_at, reason, by=by) or ends_at <= draft.now:
        return
    _tell_extended(draft, why or reason, Text.WINDOW_EXTENDED)


def _tell_extended(draft: Draft, why: Reason, text: Text) -> None:
    """Say what is missing, with the buttons that bring it."""
    unmet = rest_gate(draft.plan, draft.episode, draft.now)
    answers = [Answer.REPLY] if why in _ANSWERED_BY_A_NUMBER else []
    if any(one.reason is Reason.NO_WALK for one in unmet):
        answers.append(Answer.WALKED)
    tell_about_window(draft, text, *(answers or [Answer.WRONG]), reason=why)


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
    return (_is_still_sore(episode) or _only_waits(draft)) and bool(_due(draft))


def advised_at(plan: Plan, episode: Episode) -> Iterator[datetime]:
    """Yield when there is something to advise, whether it is said or not."""
    for one in ADVICE:
        yield episode.started_at + plan.span(one.after)
    yield episode.started_at + plan.span(REFERRED_AFTER)


def _is_still_sore(episode: Episode) -> bool:
    return episode.check_ins[-1].worst > CALM


def _only_waits(draft: Draft) -> bool:
    """Tell whether the window is over, and only something that is missing keeps the gate shut."""
    return draft.episode.window_ends_at <= draft.now


def _due(draft: Draft) -> list[Advice]:
    episode = draft.episode
    is_over = draft.now >= episode.started_at + draft.plan.span(REFERRED_AFTER)
    if is_over:
        return list(ADVICE[-1:])
    return [
        one
        for one in ADVICE
        if draft.now >= episode.started_at + draft.plan.span(one.after)
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


def advise(draft: Draft, _news: News) -> None:
    """Say the latest advice that is due; after four weeks close the plan with it."""
    is_sore = _is_still_sore(draft.episode)
    if draft.now >= draft.episode.started_at + draft.plan.span(REFERRED_AFTER):
        if is_sore:
            end_episode(draft, PhaseMove.REFER, What.CLOSED, Reason.REFERRED, text=Text.D28)
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
    since = episode.check_ins[-1].at
    return max(since, episode.answers_from) if episode.answers_from else since


def silent_at(plan: Plan, episode: Episode) -> Iterator[datetime]:
    """Yield when silence is reminded of, and when the plan waits."""
    if since := silent_since(plan, episode):
        yield since + plan.span(REMINDED_AFTER)
        yield since + plan.span(PAUSED_AFTER)


def _is_silent_for(draft: Draft, span: timedelta) -> bool:
    since = silent_since(draft.plan, draft.episode)
    return since is not None and draft.now >= since + draft.plan.span(span)


def is_silent(draft: Draft, _news: News) -> bool:
    if _is_silent_for(draft, PAUSED_AFTER):
        return True
    said = draft.episode.last_fact(What.TOLD, Reason.SILENCE)
    since = silent_since(draft.plan, draft.episode)
    is_told = said is not None and since is not None and said.at >= since
    return not is_told and _is_silent_for(draft, REMINDED_AFTER)


def mind_silence(draft: Draft, _news: News) -> None:
    """Remind once; after three days wait for the person to come back."""
    if not _is_silent_for(draft, PAUSED_AFTER):
        draft.note(What.TOLD, reason=Reason.SILENCE)
        draft.tell(Message(subject=f"{draft.episode.id}-{Reason.SILENCE}", text=Text.MISSED))
        return
    draft.change(paused_from=draft.episode.phase)
    move(draft, PhaseMove.PAUSE)
    draft.note(What.PAUSED, reason=Reason.SILENCE)
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
