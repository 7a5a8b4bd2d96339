"""What a person does to the episode as a whole: begin, name the onset, pause, stop."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from ..acting.draft import Draft
from ..acting.ending import end_episode
from ..acting.holds import ask_warning_signs, go_on_with_hold
from ..acting.moving import move
from ..acting.window import rest_until, tell_about_window
from ..model.catalogue import CATALOGUE, OUTER_LIMIT
from ..model.effects import Message
from ..model.episode import About, Closing, Episode
from ..model.errors import WindowIsOver
from ..model.events import OnsetNamed, RecoveryStarted, RecoveryStopped
from ..model.happened import What
from ..model.phases import PhaseMove
from ..model.plan import Plan
from ..model.suitability import is_closed_for
from ..model.texts import ONSETS, Text
from ..model.vocabulary import Answer, Kind, Onset, Phase, Reason
from ..reading.closings import earlier_onset, open_hold
from ..rules.time_rules import is_paused_for_silence


def begin(draft: Draft, event: RecoveryStarted) -> None:
    """Begin an episode, or extend the one that is running to the later end.

    Raises WindowIsOver where the window of a workout long ago would have ended by now.
    """
    now = draft.now
    span = min(event.rest_window or draft.plan.rest_window, OUTER_LIMIT)
    counted_from = min(event.counted_from or now, now)
    if draft.current is not None:
        _begin_again(draft, event, counted_from + span)
        return
    if counted_from + span <= now:
        raise WindowIsOver
    said = earlier_onset(draft.earlier.closings) if event.onset is None else None
    onset, onset_at = event.onset or Onset.SORE, now if event.onset else None
    # What is only sore is as new as its start.
    if said and said.onset and said.onset is not Onset.SORE:
        onset, onset_at = said.onset, said.at
    held = open_hold(draft.earlier.closings)
    draft.begin(
        Episode(
            id=f"{now:%Y%m%d%H%M%S%f}",
            started_at=now,
            window_ends_at=max(counted_from + span, _rest_after(draft, onset, onset_at or now)),
            onset=onset,
            phase=_phase_of(held),
            phase_since=now,
            workout_ended_at=counted_from if event.counted_from else None,
            place=event.place,
            undisturbed_since=draft.now if event.is_undisturbed else None,
            onset_at=onset_at,
        )
    )
    draft.note(What.STARTED, reason=event.reason, by=event.by)
    if held:
        go_on_with_hold(draft, held, by=event.by)
        return
    # At night the phone is in the hand of who turned it on: the answer makes no sound, but comes.
    draft.is_answering = draft.is_answering and draft.quiet_until is not None
    if event.by is None:
        tell_about_window(draft, Text.STARTED, because=event.because)
    else:
        answers = [Answer.REPLY] + [Answer.SUDDEN] * (draft.episode.onset is Onset.SORE)
        tell_about_window(draft, Text.STARTED_BY_HAND, *answers, because=event.because)


def _phase_of(held: Closing | None) -> Phase:
    """Return where an episode begins: what nobody has lifted is no more open than before."""
    if held is None:
        return Phase.REST
    return Phase.HOLD_EMERGENCY if held.reason is Reason.WARNING_A else Phase.HOLD_CARE


LEAST_REST = timedelta(hours=72)
"""What came on suddenly is rested for so long at least (48 to 72 hours: NHS, an older page)."""


def _rest_after(draft: Draft, onset: Onset, at: datetime) -> datetime:
    """Return until when the onset alone asks for rest."""
    return at if onset is Onset.SORE else at + draft.plan.span(LEAST_REST)


def _begin_again(draft: Draft, event: RecoveryStarted, wanted: datetime) -> None:
    if draft.episode.phase is Phase.PAUSED:
        resume(draft)
    if event.onset and event.onset is not draft.episode.onset:
        draft.change(onset=event.onset, onset_at=draft.now)
        wanted = max(wanted, _rest_after(draft, event.onset, draft.now))
    if _was_told(draft) and draft.episode.phase is Phase.REST:
        latest = draft.episode.started_at + OUTER_LIMIT
        later = max(min(wanted, latest), draft.episode.window_ends_at)
        draft.change(window_ends_at=later)
    elif rest_until(draft, wanted, event.reason or Reason.STARTED_AGAIN, by=event.by):
        tell_about_window(draft, Text.EXTENDED, because=event.because)


REPEATED_WITHIN: Final = timedelta(minutes=10)
"""A start that comes again so soon is a button that bounces, or an automation (judgement)."""


def _was_told(draft: Draft) -> bool:
    """Tell whether somebody was told of the window just now."""
    facts = [draft.episode.last_fact(what) for what in (What.STARTED, What.EXTENDED)]
    ago = [draft.now - fact.at for fact in facts if fact]
    return any(timedelta(0) <= one < REPEATED_WITHIN for one in ago)


def name_onset(draft: Draft, event: OnsetNamed) -> None:
    """Remember how it began; what that closes is closed from now on, and said.

    What came on suddenly, or may have, is rested for three days from now at least.
    """
    if event.onset is draft.episode.onset:
        return
    episode = draft.episode
    # Who says it anew knows better than what was said before an earlier stop.
    closings = tuple(one for one in episode.earlier.closings if one.onset is None)
    draft.change(
        onset=event.onset,
        onset_before=episode.onset,
        onset_at=draft.now,
        earlier=replace(episode.earlier, closings=closings),
    )
    if event.onset is not Onset.SORE:
        rest_until(draft, _rest_after(draft, event.onset, draft.now), Reason.ONSET, by=event.by)
    opens_after = CATALOGUE[Kind.HEATING_PAD].opens_after_onset.get(event.onset)
    draft.tell(
        Message(
            subject=draft.episode.id,
            text=_onset_text(draft.plan, event.onset),
            answers=(Answer.UNDO, Answer.WRONG),
            until=draft.now + opens_after if opens_after else None,
        )
    )


def _onset_text(plan: Plan, onset: Onset) -> Text:
    """Return what is said about an onset; nobody is told to cool who had better not."""
    if onset is Onset.TWEAK and is_closed_for(plan.profile, Kind.ICE):
        return Text.ONSET_TWEAK_NO_ICE
    return ONSETS[onset]


def pause(draft: Draft) -> None:
    """Stop asking until the person resumes; the gym stays locked out."""
    draft.change(paused_from=draft.episode.phase)
    move(draft, PhaseMove.PAUSE)
    draft.note(What.PAUSED, reason=Reason.BY_PERSON)


_GOES_ON: Mapping[Phase | None, PhaseMove] = {
    Phase.READY_CHECK: PhaseMove.RESUME_CHECK,
    Phase.RETURN: PhaseMove.RESUME_RETURN,
}
"""Where a pause goes on, when it did not begin in the rest."""


def resume(draft: Draft) -> None:
    """Ask again. A window that ended meanwhile is over then.

    After a long silence the list of warning signs comes first, and only new answers count.
    """
    episode = draft.episode
    was_silent = is_paused_for_silence(episode)
    goes_on = _GOES_ON.get(episode.paused_from, PhaseMove.RESUME)
    if was_silent and goes_on is PhaseMove.RESUME_CHECK:
        goes_on = PhaseMove.RESUME
    move(draft, goes_on)
    draft.change(paused_from=None)
    draft.note(What.RESUMED)
    draft.settle(About.SILENCE)
    if was_silent:
        draft.change(answers_from=draft.now)
        ask_warning_signs(draft)


def stop(draft: Draft, event: RecoveryStopped) -> None:
    """End the episode at once."""
    end_episode(draft, PhaseMove.STOP, What.STOPPED, event.reason or Reason.BY_PERSON, by=event.by)
