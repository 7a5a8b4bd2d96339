"""Rules about what a person says: warning signs, swelling, skin, pain."""

from datetime import datetime, timedelta

from ..acting.draft import Draft
from ..acting.holds import hold
from ..acting.returning import step_down
from ..model.effects import Message
from ..model.episode import About, CheckIn, Episode
from ..model.happened import What
from ..model.phases import HOLDS, UNDER_WAY
from ..model.texts import Text
from ..model.vocabulary import Answer, Feel, Onset, Phase, Reason, Seek, Urgency, WarningList
from ..reading.said import has_finding
from ..reading.spans import HIGH_PAIN, VERY_HIGH_PAIN, whom_to_ask
from ..reading.thermal import WARM
from ..reading.trainings import (
    MEANS_SOMETHING,
    OFF_AFTER_SETBACK,
    OFF_WHEN_SORE,
    feel_of,
    sore_after,
)
from .rule import News
from .time_rules import extend_by_rule

SORE_PEAKS_FROM = timedelta(hours=24)
SORE_PEAKS_WITHIN = timedelta(hours=72)
"""After a workout soreness is worst between one and three days (Cheung 2003)."""

MOST_USUAL = 6
"""More pain than this is never called usual (judgement)."""

VERY_HIGH_FOR = timedelta(hours=24)
"""So much pain for a day, and somebody should have a look (judgement)."""

TWO_CHECK_INS = timedelta(hours=3)
"""Two check-ins closer together are one (judgement)."""


def _is_under_way(draft: Draft) -> bool:
    return draft.episode.phase in UNDER_WAY


# R1, R2, R3: what needs somebody who can look


def is_sign_a(_draft: Draft, news: News) -> bool:
    return news.warning == WarningList.A


def is_sign_b(_draft: Draft, news: News) -> bool:
    said = news.check_in
    is_said = said is not None and bool(said.leg_symptoms or said.feel_unwell)
    return news.warning == WarningList.B or is_said


def hold_for(draft: Draft, news: News, reason: Reason) -> None:
    """Close everything until somebody had a look."""
    hold(draft, reason, by=news.by)


def is_swollen(draft: Draft, news: News) -> bool:
    return bool(news.said.swelling) and draft.episode.phase not in HOLDS


# R4, R5, R6: what closes single items


def _said(draft: Draft, news: News) -> CheckIn | None:
    """Return what was said, None in an emergency: there is no more to say to it."""
    return None if draft.episode.phase is Phase.HOLD_EMERGENCY else news.said


def is_bruised(draft: Draft, news: News) -> bool:
    said = _said(draft, news)
    return said is not None and bool(said.bruise) and not said.swelling


def is_skin_bad(draft: Draft, news: News) -> bool:
    said = _said(draft, news)
    return said is not None and said.skin_ok is False


def is_sedated(draft: Draft, news: News) -> bool:
    said = _said(draft, news)
    return said is not None and bool(said.alcohol_or_sedative)


def say_bruise(draft: Draft, news: News, reason: Reason) -> None:
    _say(draft, news, reason, Text.BRUISE, Urgency.QUIET)


def say_skin(draft: Draft, news: News, reason: Reason) -> None:
    session = draft.episode.session
    if session and draft.plan.kind_of(session.activity) in WARM:
        draft.take_away(draft.episode.skin_subject)
    _say(draft, news, reason, Text.SKIN_STOP, Urgency.SAFETY)


def say_sedative(draft: Draft, news: News, reason: Reason) -> None:
    _say(draft, news, reason, Text.SEDATIVE, Urgency.QUIET)


def _say(draft: Draft, news: News, reason: Reason, text: Text, urgency: Urgency) -> None:
    """Answer what was said, at once: the person is awake. One tap may have been a slip."""
    draft.tell(
        Message(
            subject=f"{draft.episode.id}-{reason}",
            text=text,
            answers=(Answer.UNDO,) if news.adds else (),
            urgency=urgency,
            reason=reason,
        )
    )


# R7, R8, R9: how much it hurts


def is_high(draft: Draft, news: News) -> bool:
    if news.adds or draft.episode.phase in HOLDS:
        return False
    return news.said.worst >= HIGH_PAIN


def ask_about_high_pain(draft: Draft, news: News, reason: Reason) -> None:
    """Ask the two questions; a day of it, and somebody should have a look."""
    if _is_very_high_for_long(draft.episode):
        hold(draft, reason, by=news.by)
        return
    draft.ask(
        About.HIGH_PAIN,
        Message(
            subject="",
            text=Text.PAIN_HIGH,
            answers=(Answer.NONE, Answer.YES),
            urgency=Urgency.SAFETY,
            seek=whom_to_ask(draft.episode, draft.now),
        ),
    )


def _is_very_high_for_long(episode: Episode) -> bool:
    *before, last = episode.check_ins
    if last.worst < VERY_HIGH_PAIN:
        return False
    since = last.at
    for said in reversed(before):
        if said.worst < VERY_HIGH_PAIN:
            break
        since = said.at
    return last.at - since >= VERY_HIGH_FOR


def is_usual_peak(draft: Draft, news: News) -> bool:
    episode = draft.episode
    if episode.onset is not Onset.SORE or len(episode.check_ins) < 2:
        return False
    if news.adds or has_finding(news.said):
        return False
    worst = news.said.worst
    is_up = episode.check_ins[-2].worst < worst <= MOST_USUAL
    since = draft.now - _counts_from(episode)
    is_its_time = SORE_PEAKS_FROM <= since <= SORE_PEAKS_WITHIN
    is_new = episode.last_fact(What.TOLD, Reason.SORE_PEAK) is None
    return is_up and is_its_time and is_new and episode.phase is Phase.REST


def reassure(draft: Draft, _news: News, reason: Reason) -> None:
    draft.note(What.TOLD, reason=reason)
    draft.tell(Message(subject=f"{draft.episode.id}-{reason}", text=Text.SORE_PEAK))


def _counts_from(episode: Episode) -> datetime:
    return episode.workout_ended_at or episode.started_at


def is_up_twice(draft: Draft, _news: News) -> bool:
    """Tell whether two check-ins in a row are clearly above the first, and that is news."""
    episode = draft.episode
    if not _is_under_way(draft) or draft.plan.ends_by_time:
        return False
    since = episode.last_fact(What.TOLD, Reason.PAIN_UP)
    counts = [one for one in episode.check_ins if since is None or one.at > since.at]
    if episode.onset is Onset.SORE:
        peak_ends_at = _counts_from(episode) + SORE_PEAKS_WITHIN
        counts = [one for one in counts if one.at > peak_ends_at]
    limit = episode.check_ins[0].worst + MEANS_SOMETHING
    return _two_at_the_end(counts, limit)


def _two_at_the_end(said: list[CheckIn], limit: int) -> bool:
    high = []
    for one in reversed(said):
        if one.worst < limit:
            break
        high.append(one)
    return bool(high) and high[0].at - high[-1].at >= TWO_CHECK_INS


def slow_down(draft: Draft, news: News, reason: Reason) -> None:
    draft.note(What.TOLD, reason=reason)
    if draft.episode.phase is Phase.RETURN:
        seek = whom_to_ask(draft.episode, draft.now) or Seek.SOON
        tell_stage(draft, Text.STAGE_LOWER, seek=seek)
        step_down(draft, reason, OFF_AFTER_SETBACK)
    else:
        extend_by_rule(draft, reason, by=news.by)


def tell_stage(draft: Draft, text: Text, *, seek: Seek | None = None) -> None:
    draft.tell(Message(subject=f"{draft.episode.id}-stage", text=text, seek=seek))


# R13: sore after a training


def is_sore_after(draft: Draft, news: News) -> bool:
    episode = draft.episode
    if episode.phase is not Phase.RETURN or not episode.trainings:
        return False
    last = episode.trainings[-1]
    if feel_of(last) is Feel.BAD:
        return False
    return sore_after(draft.plan, episode, last) is news.said


def rest_a_day(draft: Draft, _news: News, _reason: Reason) -> None:
    until = draft.now + draft.plan.span(OFF_WHEN_SORE)
    draft.tell(
        Message(
            subject=f"{draft.episode.id}-stage",
            text=Text.SORE_AFTER,
            until=until,
            seek=whom_to_ask(draft.episode, draft.now),
        )
    )


# R18: it does not hurt any more


def is_gone(draft: Draft, news: News) -> bool:
    """Tell whether two answers of 0, some hours apart, are news."""
    episode = draft.episode
    if not _is_under_way(draft) or draft.plan.ends_by_time:
        return False
    if has_finding(news.said) or episode.last_fact(What.TOLD, Reason.NO_PAIN) is not None:
        return False
    run: list[CheckIn] = []
    for one in reversed(episode.check_ins):
        if one.worst > 0:
            break
        run.append(one)
    return bool(run) and run[0].at - run[-1].at >= draft.plan.span(TWO_CHECK_INS)


def ask_whether_over(draft: Draft, _news: News, reason: Reason) -> None:
    """Ask once whether to end: the person decides, and the stages are there for who wants them."""
    draft.note(What.TOLD, reason=reason)
    draft.ask(
        About.NO_PAIN,
        Message(subject="", text=Text.NO_PAIN, answers=(Answer.STOP, Answer.KEEP)),
    )
