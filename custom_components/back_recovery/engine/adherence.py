"""What became of the offers, activity by activity. To skip one is an answer like any other."""

from dataclasses import dataclass

from .episode import TAKEN_UP, Episode
from .plan import GYM
from .vocabulary import PromptState


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many offers of an activity were taken up, not wanted, and not answered."""

    activity: str
    done: int
    skipped: int
    lapsed: int


def tallies(episode: Episode) -> tuple[Tally, ...]:
    """Return a tally for every activity with an offer that is over, in the order of the first.

    The gym is not among them: it is never offered, its prompt is a warning.
    """
    states: dict[str, list[PromptState]] = {}
    for prompt in sorted(episode.prompts, key=lambda one: one.offered_at):
        if not prompt.is_open and prompt.activity != GYM:
            states.setdefault(prompt.activity, []).append(prompt.state)
    return tuple(
        Tally(
            activity=activity,
            done=sum(state in TAKEN_UP for state in mine),
            skipped=mine.count(PromptState.SKIPPED),
            lapsed=mine.count(PromptState.LAPSED),
        )
        for activity, mine in states.items()
    )
