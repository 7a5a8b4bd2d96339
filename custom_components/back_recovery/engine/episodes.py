"""What a person does to the episode as a whole: begin, extend, pause, hold, stop."""

from datetime import datetime, timedelta

from .care import drop_question
from .catalogue import CATALOGUE, OUTER_LIMIT
from .draft import Draft
from .effects import Clear, Message
from .episode import Episode
from .errors import WindowIsOver, WindowTooLong, WindowTooShort
from .events import OnsetNamed, RecoveryStarted, RecoveryStopped, WindowMoved
from .lockouts import onset_opens_at
from .passing import close
from .phases import PhaseMove
from .prompts import lapse_all, lapse_prompt
from .sessions import end_session
from .vocabulary import Answer, Kind, Onset, Phase, Reason, Urgency, WarningList


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
            place=event.place,
        )
    )
    draft.note("started", reason=event.reason, by=event.by)
    tell_about_window(draft, "started")


def _begin_again(draft: Draft, event: RecoveryStarted, wanted: datetime) -> None:
    if draft.episode.phase is Phase.PAUSED:
        draft.move(PhaseMove.RESUME)
    if event.onset and event.onset is not draft.episode.onset:
        draft.change(onset=event.onset)
        _close_what_opens_later(draft)
    episode = draft.episode
    ends_at = min(wanted, episode.started_at + OUTER_LIMIT)
    if ends_at > episode.window_ends_at:
        draft.change(window_ends_at=ends_at)
        draft.note("extended", reason=event.reason or Reason.STARTED_AGAIN, by=event.by)
        tell_about_window(draft, "extended")


def tell_about_window(draft: Draft, text: str) -> None:
    """Say until when the person rests, with what can be answered to that."""
    episode = draft.episode
    answers = [Answer.SUDDEN] if episode.onset is Onset.SORE else []
    draft.tell(
        Message(
            subject=episode.id,
            text=text,
            answers=(*answers, Answer.WRONG, Answer.STOP),
            until=episode.window_ends_at,
        )
    )


def move_window(draft: Draft, event: WindowMoved) -> None:
    """Make the rest window longer, or shorter down to the person's own plan.

    Raises WindowTooLong or WindowTooShort.
    """
    episode = draft.episode
    ends_at = episode.window_ends_at + event.span
    latest = episode.started_at + OUTER_LIMIT
    earliest = episode.started_at + draft.plan.rest_window
    if ends_at > latest:
        raise WindowTooLong(until=latest)
    if event.span < timedelta(0) and ends_at < earliest:
        raise WindowTooShort(until=earliest)
    draft.change(window_ends_at=ends_at)
    kind = "shortened" if event.span < timedelta(0) else "extended"
    draft.note(kind, reason=event.reason or Reason.BY_PERSON, by=event.by)
    tell_about_window(draft, kind)


def name_onset(draft: Draft, event: OnsetNamed) -> None:
    """Remember how it began; what that closes is closed from now on, and said."""
    if event.onset is draft.episode.onset:
        return
    draft.change(onset=event.onset)
    opens_after = CATALOGUE[Kind.HEATING_PAD].opens_after_onset.get(event.onset)
    draft.tell(
        Message(
            subject=draft.episode.id,
            text=f"onset_{event.onset}",
            answers=(Answer.WRONG, Answer.STOP),
            until=draft.episode.started_at + opens_after if opens_after else None,
        )
    )
    _close_what_opens_later(draft)


def _close_what_opens_later(draft: Draft) -> None:
    """Take back the prompts, and end the session, of what that onset keeps closed."""
    episode = draft.episode
    closed = {
        activity.id
        for activity in draft.plan.activities
        if onset_opens_at(episode, activity) > draft.now
    }
    if episode.session and episode.session.activity in closed:
        end_session(draft, draft.now, Reason.ONSET)
    for prompt in episode.open_prompts:
        if prompt.activity in closed:
            lapse_prompt(draft, prompt, Reason.ONSET)


def pause(draft: Draft) -> None:
    """Stop asking until the person resumes; the gym stays locked out."""
    draft.move(PhaseMove.PAUSE)
    drop_question(draft)
    end_session(draft, draft.now, Reason.PAUSED)
    lapse_all(draft, Reason.PAUSED)


def resume(draft: Draft) -> None:
    """Ask again. A window that ended meanwhile is over then."""
    draft.move(PhaseMove.RESUME)


def stop(draft: Draft, event: RecoveryStopped) -> None:
    """End the episode at once."""
    draft.effects.append(Clear(subject=draft.episode.id))
    close(draft, PhaseMove.STOP, "stopped", event.reason or Reason.BY_PERSON, by=event.by)


def ask_warning_signs(draft: Draft) -> None:
    """Show the list of warning signs, with one answer for all of it."""
    draft.tell(
        Message(
            subject=draft.episode.warning_subject,
            text="warning_list",
            answers=(Answer.NONE, Answer.YES),
            urgency=Urgency.SAFETY,
        )
    )


def hold(draft: Draft, warning_list: WarningList, *, by: str | None) -> None:
    """Close everything: the person has a sign that somebody else has to look at."""
    before = draft.episode.phase
    emergency = warning_list is WarningList.A
    draft.move(PhaseMove.HOLD_EMERGENCY if emergency else PhaseMove.HOLD_CARE)
    # A milder sign later on does not replace what an emergency hold says.
    graver = WarningList.A if draft.episode.phase is Phase.HOLD_EMERGENCY else WarningList.B
    drop_question(draft)
    end_session(draft, draft.now, Reason.HOLD)
    lapse_all(draft, Reason.HOLD)
    if draft.episode.phase is not before:
        draft.note("hold_started", reason=f"warning_{warning_list}", by=by)
    draft.tell(
        Message(
            subject=draft.episode.warning_subject,
            text=f"warning_{graver}",
            urgency=Urgency.SAFETY,
        )
    )


def lift_hold(draft: Draft, *, by: str | None) -> None:
    """Go on after a hold. An emergency hold cannot be lifted, only stopped."""
    draft.move(PhaseMove.LIFT)
    draft.effects.append(Clear(subject=draft.episode.warning_subject))
    draft.note("hold_lifted", reason=Reason.BY_PERSON, by=by)
