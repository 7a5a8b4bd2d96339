"""From the rest to the gym: the ready check, the trainings, and the stages.

A stage rises by one rung at most, and only through an open gate; what goes wrong lowers it
at once. The gym lockout is over once the first stage opens.
"""

from datetime import timedelta

from ..model.effects import Message
from ..model.episode import Prompt
from ..model.errors import GateClosed
from ..model.happened import What
from ..model.phases import PhaseMove
from ..model.plan import READY_CHECK, TRAINING
from ..model.texts import PRACTICES, Text
from ..model.vocabulary import Answer, Phase, Reason, Stage, WayBack
from ..reading.cards import given_cards
from ..reading.gates import rest_gate, steers, training_gate
from ..reading.ladder import caps_at, ladder_of, rung_above, rung_below
from ..reading.trainings import CALM
from ..reading.way_back import forgotten_at, ready_check_due_at, training_due_at
from .draft import Draft
from .ending import end_episode
from .moving import move
from .prompts import PromptMove, move_prompt, offer_now
from .window import LONGER_BY, rest_until, tell_about_window

_TIPS_ABOUT_LIFTING = (Text.TIP_FORM, Text.TIP_BRACE, Text.TIP_HIPS)
"""Form, brace and hips: seen before the first training."""


def move_on(draft: Draft) -> None:
    """Go through a gate that is open, and end what is over."""
    plan, episode, now = draft.plan, draft.episode, draft.now
    if episode.phase is Phase.REST and episode.window_ends_at <= now:
        _end_rest(draft)
    elif episode.phase is Phase.READY_CHECK and plan.way_back is WayBack.JUST_END:
        end_episode(draft, PhaseMove.COMPLETE, What.COMPLETED, Reason.CALM)
    elif episode.phase is Phase.READY_CHECK and episode.check_ins[-1].worst > CALM:
        _rest_a_day_more(draft, Reason.NOT_CALM)
    elif episode.phase is Phase.RETURN and not training_gate(plan, episode, now):
        _climb(draft)
    elif episode.phase is Phase.RETURN and forgotten_at(plan, episode) <= now:
        end_episode(draft, PhaseMove.EXPIRE, What.CLOSED, Reason.EXPIRED)


def _end_rest(draft: Draft) -> None:
    if not steers(draft.plan, draft.episode):
        end_episode(draft, PhaseMove.COMPLETE, What.COMPLETED, Reason.WINDOW_OVER)
    elif rest_gate(draft.plan, draft.episode, draft.now):
        return
    elif draft.plan.way_back is WayBack.JUST_END:
        end_episode(draft, PhaseMove.COMPLETE, What.COMPLETED, Reason.CALM)
    else:
        move(draft, PhaseMove.OPEN_GATE)
        draft.note(What.GATE_OPENED, reason=Reason.CALM)


def _climb(draft: Draft) -> None:
    above = rung_above(ladder_of(draft.plan, draft.episode), draft.episode.stage)
    if above is None:
        end_episode(draft, PhaseMove.COMPLETE, What.COMPLETED, Reason.LADDER_DONE, text=Text.DONE)
    else:
        open_stage(draft, above.stage)


def open_stage(draft: Draft, stage: Stage) -> None:
    """Stand on a higher rung from now on, and say what it allows, unless a card does."""
    change_stage(draft, stage, Reason.CALM)
    card_at = training_due_at(draft.plan, draft.episode, draft.now)
    if card_at is None or card_at > draft.now:
        subject = f"{draft.episode.id}-stage"
        caps = caps_at(draft.plan, draft.episode)
        draft.tell(Message(subject=subject, text=Text.STAGE_OPENED, stage=stage, caps=caps))


def change_stage(draft: Draft, stage: Stage, reason: Reason) -> None:
    """Stand on another rung from now on."""
    draft.change(stage=stage, stage_since=draft.now)
    draft.note(What.STAGE_CHANGED, reason=reason, stage=stage)


def step_down(draft: Draft, reason: Reason, rest_for: timedelta) -> None:
    """Stand one rung lower; from the lowest, rest for so long."""
    lower = rung_below(ladder_of(draft.plan, draft.episode), draft.episode.stage)
    if lower:
        change_stage(draft, lower.stage, reason)
    else:
        rest_until(draft, draft.now + draft.plan.span(rest_for), reason)


# The ready check


def pass_ready_check(draft: Draft, prompt: Prompt, *, by: str | None) -> None:
    """All test movements were fine: the first stage opens.

    Raises GateClosed where the last answers say otherwise by now.
    """
    if unmet := rest_gate(draft.plan, draft.episode, draft.now):
        raise GateClosed(unmet)
    close_card(draft, prompt, by=by)
    _show_prep_cards(draft)
    move(draft, PhaseMove.PASS)
    open_stage(draft, ladder_of(draft.plan, draft.episode)[0].stage)


def fail_ready_check(draft: Draft, prompt: Prompt, *, by: str | None) -> None:
    """Not all of it was fine: one more day of rest."""
    close_card(draft, prompt, by=by)
    _rest_a_day_more(draft, Reason.NOT_READY, by=by)


def _rest_a_day_more(draft: Draft, why: Reason, *, by: str | None = None) -> None:
    rest_until(draft, draft.now + draft.plan.span(LONGER_BY), Reason.NOT_READY, by=by)
    tell_about_window(draft, Text.WINDOW_EXTENDED, reason=why)


def close_card(draft: Draft, prompt: Prompt, *, by: str | None) -> None:
    """Take a card as answered."""
    done = move_prompt(draft, prompt, PromptMove.DO, by=by)
    draft.report(done.state, done)
    draft.take_away(prompt.id)


def _show_prep_cards(draft: Draft) -> None:
    """Show all three once before the first training, unless each has been practised or read."""
    episode = draft.episode
    shown = given_cards(episode)
    if not shown.issuperset(PRACTICES) and not shown.issuperset(_TIPS_ABOUT_LIFTING):
        draft.tell(Message(subject=f"{episode.id}-cards", text=Text.PREP_CARDS))


# The cards: the test movements, and what a stage allows in the gym


CARD_LASTS = timedelta(hours=12)
"""For so long a card can be answered (judgement)."""

_ANSWERS = {
    READY_CHECK: (Answer.PASSED, Answer.SKIP, Answer.FAILED),
    TRAINING: (Answer.TRAINED, Answer.SKIP, Answer.WRONG),
}


_TEXTS = {READY_CHECK: Text.READY_CHECK, TRAINING: Text.GYM_SESSION}


def owed_card(draft: Draft) -> str | None:
    """Return which card is to be shown now, None where none is."""
    plan, episode, now = draft.plan, draft.episode, draft.now
    if episode.session or draft.quiet_until:
        return None
    due = {
        READY_CHECK: ready_check_due_at(plan, episode, now),
        TRAINING: training_due_at(plan, episode, now),
    }
    return next((card for card, at in due.items() if at and at <= now), None)


def send_card(draft: Draft, card: str) -> None:
    """Show a card: it is a prompt, though no plan lists it."""
    show_card(draft, offer_now(draft, card, draft.plan.span(CARD_LASTS)))


def show_card(draft: Draft, prompt: Prompt) -> None:
    """Ask what a card asks: first, and again when somebody says that it was done."""
    card = prompt.activity
    draft.tell(
        Message(
            subject=prompt.id,
            text=_TEXTS[card],
            answers=_ANSWERS[card],
            activity=card,
            stage=draft.episode.stage if card == TRAINING else None,
            caps=caps_at(draft.plan, draft.episode) if card == TRAINING else None,
        )
    )
