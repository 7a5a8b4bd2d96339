"""What the phase of an episode, and the reason of a hold, leave open and offer."""

from .episode import Episode
from .phases import HOLDS, OFFERED, STAYS_OPEN
from .vocabulary import Kind, Phase, Reason


def hold_reason(episode: Episode) -> Reason | None:
    """Return why the episode is on hold, None where it is not."""
    if episode.phase not in HOLDS:
        return None
    begun = episode.last_fact("hold_started")
    return Reason(begun.reason) if begun and begun.reason in set(Reason) else Reason.WARNING_B


def stays_open(episode: Episode) -> frozenset[Kind]:
    """Return what a person may start now."""
    return STAYS_OPEN[episode.phase] | _after_swelling(episode)


def offered_kinds(episode: Episode) -> frozenset[Kind]:
    """Return what is offered by itself now."""
    return OFFERED[episode.phase] | _after_swelling(episode)


def _after_swelling(episode: Episode) -> frozenset[Kind]:
    """Return the cold pack while the plan is on hold for swelling."""
    is_swelling = episode.phase is Phase.HOLD_CARE and hold_reason(episode) is Reason.SWELLING
    return frozenset({Kind.ICE}) if is_swelling else frozenset()
