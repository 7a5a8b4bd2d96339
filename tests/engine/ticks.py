"""What a person ticked, in few words, and the law about it."""

from typing import Any

from custom_components.back_recovery.engine.model.effects import Decision
from custom_components.back_recovery.engine.model.suitability import Profile, is_closed_for
from custom_components.back_recovery.engine.model.vocabulary import Condition
from custom_components.back_recovery.engine.reading.agenda import agenda

from .builders import tells


def ticked(*conditions: Condition, agreed: tuple[Condition, ...] = ()) -> Profile:
    """Return the profile of somebody who ticked these, with a professional's word on some."""
    return Profile(conditions=frozenset(conditions), agreed=frozenset(agreed))


def what_does_not_suit_is_neither_offered_nor_done(
    house: Any, _before: Any, _event: Any, decision: Decision
) -> None:
    if decision.episode is None:
        return
    plan, episode = house.plan, decision.episode
    closed = {one.id for one in plan.activities if is_closed_for(plan.profile, one.kind)}
    asked = {tell.message.activity for tell in tells(decision.effects) if tell.message.answers}
    coming = {one.activity for one in agenda(plan, episode, house.now).coming}
    open_now = {prompt.activity for prompt in episode.open_prompts}
    assert not closed & (asked | coming | open_now)
    assert episode.session is None or episode.session.activity not in closed
