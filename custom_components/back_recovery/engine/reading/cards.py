"""Which tip, or practice, comes next: each once, none that this person has no use for."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from ..model.episode import Episode
from ..model.local_time import local_date
from ..model.plan import Plan
from ..model.suitability import is_closed_for
from ..model.texts import PRACTICES, TIPS, Text
from ..model.vocabulary import Kind, Onset, Phase
from .thermal import WARM
from .trainings import CALM

GATE_IS_NEAR = timedelta(days=1)
"""So long before the end of the rest, and once it is calm, tips are about lifting again (judgement)."""

_ABOUT: Mapping[Text, frozenset[Kind]] = {
    Text.TIP_SALT: frozenset({Kind.BATH}),
    Text.TIP_HEAT: WARM,
    Text.TIP_ICE: frozenset({Kind.ICE}),
    Text.TIP_MAT: frozenset({Kind.MAT}),
}
"""Tips about something that the plan may not have, or the person had better leave out."""

_FITS: Mapping[Text, frozenset[Onset]] = {
    Text.TIP_HEAT: frozenset({Onset.SORE}),
    Text.TIP_ICE: frozenset({Onset.TWEAK, Onset.UNSURE}),
}
"""Warmth for what crept in, cold for what may have come on suddenly."""

_PRACTICE_OF: Mapping[Text, Text] = {
    Text.TIP_FORM: Text.PREP_FORM,
    Text.TIP_BRACE: Text.PREP_BRACE,
    Text.TIP_HIPS: Text.PREP_HIPS,
}
"""The three blunders: as a tip once the gate is near, and not on the day of their practice."""


def next_card(
    plan: Plan, episode: Episode, kind: Kind, at: datetime, given: Collection[Text]
) -> Text | None:
    """Return what a tip, or a practice, says at an instant, None where nothing is left to say.

    `given` is what was said already, and is going to be said before `at`.
    """
    if kind is Kind.PREP:
        return next((one for one in PRACTICES if one not in given), None)
    fits = (one for one in TIPS if one not in given and _fits(plan, episode, one, at))
    return next(fits, None)


def given_cards(episode: Episode) -> set[Text]:
    """Return the tips and the practices that were shown."""
    return {one.card for one in episode.prompts if one.card}


def _fits(plan: Plan, episode: Episode, tip: Text, at: datetime) -> bool:
    if episode.onset not in _FITS.get(tip, frozenset(Onset)):
        return False
    if practice := _PRACTICE_OF.get(tip):
        return _is_near_gate(episode, at) and not _is_practised(plan, episode, practice, at)
    about = _ABOUT.get(tip)
    return about is None or any(
        one.kind in about and not is_closed_for(plan.profile, one.kind) for one in plan.activities
    )


def _is_near_gate(episode: Episode, at: datetime) -> bool:
    if episode.phase is not Phase.REST:
        return True
    if episode.check_ins and episode.check_ins[-1].worst > CALM:
        return False
    return at >= episode.window_ends_at - GATE_IS_NEAR


def _is_practised(plan: Plan, episode: Episode, practice: Text, at: datetime) -> bool:
    """Tell whether the same is practised on that day."""
    zone = plan.time_zone
    days = [local_date(one.offered_at, zone) for one in episode.prompts if one.card is practice]
    return local_date(at, zone) in days
