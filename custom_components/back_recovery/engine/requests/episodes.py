"""What a person does to the episode as a whole: begin, name the onset, pause, stop."""

from collections.abc import Mapping
from datetime import datetime

from ..acting.draft import Draft
from ..acting.ending import end_episode
from ..acting.holds import ask_warning_signs
from ..acting.moving import move
from ..acting.window import rest_until, tell_about_window
from ..model.catalogue import CATALOGUE, OUTER_LIMIT
from ..model.effects import Message
from ..model.episode import About, Episode
from ..model.errors import WindowIsOver
from ..model.events import OnsetNamed, RecoveryStarted, RecoveryStopped
from ..model.happened import What
from ..model.phases import PhaseMove
from ..model.plan import Plan
from ..model.suitability import is_closed_for
from ..model.texts import ONSETS, Text
from ..model.vocabulary import Answer, Kind, Onset, Phase, Reason
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
    draft.begin(
        Episode(
            id=f"{now:%Y%m%d%H%M%S%f}",
            started_at=now,
            window_ends_at=counted_from + span,
            onset=event.onset or Onset.SORE,
            phase=Phase.REST,
            phase_since=now,
            workout_ended_at=counted_from if event.counted_from else None,
            place=event.place,
        )
    )
    draft.note(What.STARTED, reason=event.reason, by=event.by)
    tell_about_window(draft, Text.STARTED, because=event.because)


def _begin_again(draft: Draft, event: RecoveryStarted, wanted: datetime) -> None:
    if draft.episode.phase is Phase.PAUSED:
        resume(draft)
    if event.onset and event.onset is not draft.episode.onset:
        draft.change(onset=event.onset)
    if rest_until(draft, wanted, event.reason or Reason.STARTED_AGAIN, by=event.by):
        tell_about_window(draft, Text.EXTENDED, because=event.because)


def name_onset(draft: Draft, event: OnsetNamed) -> None:
    """Remember how it began; what that closes is closed from now on, and said."""
    if event.onset is draft.episode.onset:
        return
    draft.change(onset=event.onset)
    opens_after = CATALOGUE[Kind.HEATING_PAD].opens_after_onset.get(event.onset)
    draft.tell(
        Message(
            subject=draft.episode.id,
            text=_onset_text(draft.plan, event.onset),
            answers=(Answer.WRONG, Answer.STOP),
            until=draft.episode.started_at + opens_after if opens_after else None,
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


_GOES_ON: Mapping[Phase, PhaseMove] = {
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
    from_phase = episode.paused_from or Phase.REST
    if was_silent and from_phase is Phase.READY_CHECK:
        from_phase = Phase.REST
    move(draft, _GOES_ON.get(from_phase, PhaseMove.RESUME))
    draft.change(paused_from=None)
    draft.note(What.RESUMED)
    draft.settle(About.SILENCE)
    if was_silent:
        draft.change(answers_from=draft.now)
        ask_warning_signs(draft)


def stop(draft: Draft, event: RecoveryStopped) -> None:
    """End the episode at once."""
    end_episode(draft, PhaseMove.STOP, What.STOPPED, event.reason or Reason.BY_PERSON, by=event.by)
