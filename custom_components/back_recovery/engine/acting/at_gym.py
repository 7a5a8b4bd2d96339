"""What is said to somebody who walks into the gym, once a visit: it follows the phase.

It passes quiet hours: who walks into a gym is awake, and the word is of no use afterwards.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from ..model.effects import Message
from ..model.episode import Place
from ..model.plan import GYM
from ..model.texts import Text
from ..model.vocabulary import Answer, Phase, Reason, Stage, Urgency
from ..reading.gates import rest_gate, steers
from ..reading.lockouts import gym_lockout
from .draft import Draft
from .prompts import leave_gym, offer_now

VISIT_ENDS_AFTER: Final = timedelta(minutes=10)
"""A tracker loses a person in a building for minutes, and finds them again (judgement)."""


def be_at(draft: Draft, place: Place) -> None:
    """Note where the person is. A visit goes on over a few minutes outside; at home there is none."""
    if place.at_home:
        place = replace(place, at_gym=False)
    if draft.episode.place.at_gym and not place.at_gym:
        draft.change(left_gym_at=draft.now)
    elif place.at_gym:
        draft.change(left_gym_at=None)
    draft.change(place=place)


def visit_ends_at(draft: Draft) -> datetime | None:
    """Return when the visit that was left is over, None where nobody has left the gym."""
    left_at = draft.episode.left_gym_at
    return left_at + VISIT_ENDS_AFTER if left_at else None


def end_visit(draft: Draft) -> None:
    """Forget a visit that is over: the next one has its own word."""
    ends_at = visit_ends_at(draft)
    if ends_at and ends_at <= draft.now:
        leave_gym(draft)


def owes_word_at_gym(draft: Draft) -> bool:
    """Tell whether a visit has not had its word; an emergency hold says nothing more."""
    episode = draft.episode
    return (
        episode.place.at_gym
        and not episode.gym_warned
        and episode.phase is not Phase.HOLD_EMERGENCY
        and (episode.stage is not Stage.NONE or _is_locked(draft))
    )


def _is_locked(draft: Draft) -> bool:
    return gym_lockout(draft.plan, draft.episode, draft.now) is not None


def say_at_gym(draft: Draft) -> None:
    """Say that lifting is closed, until when or for want of what; else what the stage allows."""
    draft.change(gym_warned=True)
    if not _is_locked(draft):
        _say_stage(draft)
        return
    lock = gym_lockout(draft.plan, draft.episode, draft.now)
    until = lock.until if lock else None
    text, reason = (Text.GYM, None) if until else _why(draft)
    prompt = offer_now(draft, GYM, draft.plan.lapse_after)
    draft.tell(
        Message(
            subject=prompt.id,
            text=text,
            answers=(Answer.WALKING, Answer.STOP),
            urgency=Urgency.SAFETY,
            activity=GYM,
            until=until,
            reason=reason,
        )
    )


def _why(draft: Draft) -> tuple[Text, Reason | None]:
    """Return what keeps the gym closed for as long as nobody does something about it."""
    episode = draft.episode
    if episode.phase is Phase.PAUSED:
        return Text.GYM_PAUSED, None
    if episode.phase is Phase.HOLD_CARE:
        return Text.GYM_HOLD, None
    unmet = rest_gate(draft.plan, episode, draft.now) if steers(draft.plan, episode) else ()
    return Text.GYM_MISSING, unmet[0].reason if unmet else Reason.NOT_READY


def _say_stage(draft: Draft) -> None:
    draft.tell(
        Message(
            subject=f"{draft.episode.id}-gym-stage",
            text=Text.GYM_STAGE,
            urgency=Urgency.QUIET,
            stage=draft.episode.stage,
        )
    )
