"""What the messages of one step are to each other: which become one, and in what order they go."""

from ..model.effects import Clear, Effect, Tell
from ..model.vocabulary import Recipient, Urgency

_GATHERED = frozenset({Urgency.QUIET, Urgency.NORMAL})


def is_gathered(tell: Tell) -> bool:
    """Tell whether a message may become part of another: what is about safety stands alone."""
    message = tell.message
    is_plain = message.urgency in _GATHERED and message.to is Recipient.PERSON
    is_alone = message.later or message.again or message.live is not None
    return is_plain and tell.episode_id is not None and not is_alone


def is_after(tell: Tell, other: Tell) -> bool:
    """Tell whether a message leaves only when the other is no longer said."""
    leaves, ends = tell.not_before, other.not_after
    return leaves is not None and ends is not None and leaves > ends


def no_louder(urgency: Urgency) -> Urgency:
    """Return how far the same message goes when it is sent again: it waits for no hour."""
    return Urgency.QUIET if urgency is Urgency.NORMAL else urgency


def place_of(tell: Tell) -> tuple[str, Recipient]:
    """Return where a message lies: the next one there replaces it."""
    return tell.message.subject, tell.message.to


def is_about(effect: Effect, subject: str) -> bool:
    """Tell whether an effect replaces, or takes away, the message of a subject."""
    if isinstance(effect, Tell):
        return effect.message.subject == subject and effect.message.to is Recipient.PERSON
    return isinstance(effect, Clear) and effect.subject == subject


def still_meant(effects: list[Effect]) -> list[Effect]:
    """Return the effects without what was told and then taken away in the same breath."""
    cleared: set[str] = set()
    kept: list[Effect] = []
    for one in reversed(effects):
        if isinstance(one, Clear):
            cleared.add(one.subject)
        if not (isinstance(one, Tell) and one.message.subject in cleared):
            kept.append(one)
    return kept[::-1]


def shown_first(effects: list[Effect]) -> list[Effect]:
    """Return the effects with what is told after what the display of a session says.

    The pad goes off, its message says so, and what it is about comes last, on top of it.
    """
    shown = [place for place, one in enumerate(effects) if __is_display(one)]
    if not shown:
        return effects
    before, after = effects[: shown[-1] + 1], effects[shown[-1] + 1 :]
    told = [one for one in before if isinstance(one, Tell) and not __is_display(one)]
    return [*(one for one in before if not any(one is other for other in told)), *told, *after]


def __is_display(effect: Effect) -> bool:
    return isinstance(effect, Tell) and effect.message.live is not None


def asks_in_vain(effect: Effect) -> bool:
    """Tell whether an effect asks something about an episode that is over."""
    return (
        isinstance(effect, Tell) and effect.episode_id is not None and bool(effect.message.answers)
    )
