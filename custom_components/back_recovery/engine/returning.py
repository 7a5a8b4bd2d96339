"""From the rest to the gym: the ready check, the trainings, and the stages.

A stage rises by one rung at most, and only through an open gate; what goes wrong lowers it
at once. The gym lockout is over once the first stage opens.
"""

from datetime import datetime, time, timedelta

from .closing import close
from .draft import Draft
from .effects import Message
from .episode import Episode, Prompt
from .errors import GateClosed
from .gates import rest_gate, steers, training_gate
from .ladder import DAYS_BETWEEN, ladder_of, rung_above, rung_below
from .local_time import at_local, local_date
from .pain import last_check_in
from .phases import PhaseMove
from .plan import READY_CHECK, TRAINING, Plan
from .prompts import PromptMove, move_prompt
from .trainings import CALM, next_training_at
from .vocabulary import Kind, Phase, PromptState, Reason, Stage, WayBack
from .window import rest_until, tell_about_window

PREP_CARDS = 3
"""Form, brace and hips: seen before the first training."""

FORGOTTEN_AFTER = 14
"""Days without a word on the way back after which the plan closes (judgement)."""

OFFERED_AGAIN_AFTER = 1
"""Days after which what was not wanted is offered again (judgement)."""

TRAINING_FROM = time(6)
TRAINING_UNTIL = time(21)
"""Hours in which a training is offered (judgement)."""


def move_on(draft: Draft) -> None:
    """Go through a gate that is open, and end what is over."""
    plan, episode, now = draft.plan, draft.episode, draft.now
    if episode.phase is Phase.REST and episode.window_ends_at <= now:
        _end_rest(draft)
    elif episode.phase is Phase.READY_CHECK and plan.way_back is WayBack.JUST_END:
        close(draft, PhaseMove.COMPLETE, "completed", Reason.CALM)
    elif episode.phase is Phase.READY_CHECK and episode.check_ins[-1].worst > CALM:
        _rest_a_day_more(draft, Reason.NOT_CALM)
    elif episode.phase is Phase.RETURN and not training_gate(plan, episode, now):
        _climb(draft)
    elif episode.phase is Phase.RETURN and forgotten_at(plan, episode) <= now:
        close(draft, PhaseMove.EXPIRE, "closed", Reason.EXPIRED)


def forgotten_at(plan: Plan, episode: Episode) -> datetime:
    """Return when the way back is given up, if nobody says anything any more."""
    said = [one.at for one in episode.check_ins]
    said += [one.at for one in episode.trainings]
    return max([episode.phase_since, *said]) + plan.days(FORGOTTEN_AFTER)


def _end_rest(draft: Draft) -> None:
    if not steers(draft.plan, draft.episode):
        close(draft, PhaseMove.COMPLETE, "completed", Reason.WINDOW_OVER)
    elif rest_gate(draft.plan, draft.episode, draft.now):
        return
    elif draft.plan.way_back is WayBack.JUST_END:
        close(draft, PhaseMove.COMPLETE, "completed", Reason.CALM)
    else:
        draft.move(PhaseMove.OPEN_GATE)
        draft.note("gate_opened", reason=Reason.CALM)
        # How long to rest, and how it began, is no question any more.
        draft.take_away(draft.episode.id)


def _climb(draft: Draft) -> None:
    above = rung_above(ladder_of(draft.plan, draft.episode), draft.episode.stage)
    if above is None:
        close(draft, PhaseMove.COMPLETE, "completed", Reason.LADDER_DONE, text="done")
    else:
        change_stage(draft, above.stage, Reason.CALM)


def change_stage(draft: Draft, stage: Stage, reason: Reason) -> None:
    """Stand on another rung from now on."""
    draft.change(stage=stage, stage_since=draft.now)
    draft.note("stage_changed", reason=reason, stage=stage)


def step_down(draft: Draft, reason: Reason, rest_days: float) -> None:
    """Stand one rung lower; from the lowest, rest for so many days."""
    lower = rung_below(ladder_of(draft.plan, draft.episode), draft.episode.stage)
    if lower:
        change_stage(draft, lower.stage, reason)
    else:
        rest_until(draft, draft.now + draft.plan.days(rest_days), reason)


# The ready check


def pass_ready_check(draft: Draft, prompt: Prompt, *, by: str | None) -> None:
    """All test movements were fine: the first stage opens.

    Raises GateClosed where the last answers say otherwise by now.
    """
    if unmet := rest_gate(draft.plan, draft.episode, draft.now):
        raise GateClosed(unmet)
    close_card(draft, prompt, by=by)
    _show_prep_cards(draft)
    draft.move(PhaseMove.PASS)
    change_stage(draft, ladder_of(draft.plan, draft.episode)[0].stage, Reason.CALM)


def fail_ready_check(draft: Draft, prompt: Prompt, *, by: str | None) -> None:
    """Not all of it was fine: one more day of rest."""
    close_card(draft, prompt, by=by)
    _rest_a_day_more(draft, Reason.NOT_READY, by=by)


def _rest_a_day_more(draft: Draft, why: Reason, *, by: str | None = None) -> None:
    rest_until(draft, draft.now + draft.plan.day, Reason.NOT_READY, by=by)
    tell_about_window(draft, "window_extended", reason=why)


def close_card(draft: Draft, prompt: Prompt, *, by: str | None) -> None:
    """Take a card as answered."""
    done = move_prompt(draft, prompt, PromptMove.DO, by=by)
    draft.report(done.state, done)
    draft.take_away(prompt.id)


def _show_prep_cards(draft: Draft) -> None:
    """Show the cards once before the first training, unless each has been offered."""
    plan, episode = draft.plan, draft.episode
    offered = sum(plan.kind_of(one.activity) is Kind.PREP for one in episode.prompts)
    if offered < PREP_CARDS:
        draft.tell(Message(subject=f"{episode.id}-cards", text="prep_cards"))


# What is prompted on the way back


def ready_check_due_at(plan: Plan, episode: Episode, now: datetime) -> datetime | None:
    """Return when the test movements are to be offered, None where they are not."""
    if episode.phase is not Phase.READY_CHECK or rest_gate(plan, episode, now):
        return None
    return _not_again_before(plan, episode, READY_CHECK, OFFERED_AGAIN_AFTER, episode.phase_since)


def training_due_at(plan: Plan, episode: Episode, now: datetime) -> datetime | None:
    """Return when the next training is to be offered, None where it is not.

    Nobody is sent to the gym with more than a little pain. One that was not wanted is offered
    again the next day, one that nobody answered after as long as lies between two trainings.
    """
    if episode.phase is not Phase.RETURN:
        return None
    said = last_check_in(episode, now)
    if said and said.pain_now > CALM:
        return None
    mine = [one for one in episode.prompts if one.activity == TRAINING]
    is_unanswered = bool(mine) and mine[-1].state is PromptState.LAPSED
    again_after = DAYS_BETWEEN if is_unanswered else OFFERED_AGAIN_AFTER
    at = next_training_at(plan, episode)
    found = _not_again_before(plan, episode, TRAINING, again_after, at)
    return in_training_hours(plan, found) if found else None


def _not_again_before(
    plan: Plan, episode: Episode, activity: str, days: float, at: datetime
) -> datetime | None:
    """Return when a prompt may come again, None while one is open."""
    mine = [one for one in episode.prompts if one.activity == activity]
    if any(one.is_open for one in mine):
        return None
    return max([at, *(one.offered_at + plan.days(days) for one in mine)])


def in_training_hours(plan: Plan, at: datetime) -> datetime:
    """Return the instant, or the next one at which somebody may go and train."""
    zone = plan.time_zone
    day = local_date(at, zone)
    if at < at_local(day, TRAINING_FROM, zone):
        return at_local(day, TRAINING_FROM, zone)
    if at >= at_local(day, TRAINING_UNTIL, zone):
        return at_local(day + timedelta(days=1), TRAINING_FROM, zone)
    return at
