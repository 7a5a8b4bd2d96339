"""What lies behind: what was done, not wanted or missed, and how the last recovery went."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from ..model.episode import Episode, Prompt
from ..model.plan import GYM, TRAINING, Plan
from ..model.vocabulary import Kind, PromptState
from .export import Use, uses


class Went(StrEnum):
    """What became of something that was offered, or begun unasked."""

    DONE = "done"
    SKIPPED = "skipped"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One thing that lies behind. `at` is when it was over."""

    activity: str
    at: datetime
    went: Went


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """A recovery that is over, in a few figures; pains are the first and the last that was said."""

    began_at: datetime
    ended_at: datetime
    pain_first: int | None
    pain_last: int | None
    done: tuple[Use, ...]

    @property
    def days(self) -> int:
        """How many days it took, begun ones counted."""
        return max(1, -((self.began_at - self.ended_at) // timedelta(days=1)))


def behind(plan: Plan, episode: Episode) -> tuple[Past, ...]:
    """Return everything of an episode that is over, in order; tips are read and gone."""
    found = [*_prompts(episode), *_unasked(plan, episode)]
    found += [Past(activity=TRAINING, at=one.at, went=Went.DONE) for one in episode.trainings]
    return tuple(sorted(found, key=lambda one: one.at))


def _prompts(episode: Episode) -> Iterator[Past]:
    begun = {one.prompt_id for one in episode.sessions}
    for prompt in episode.prompts:
        went = _went(prompt, is_begun=prompt.id in begun)
        # A training has a line of its own, and the gym is a warning.
        if went and prompt.closed_at and prompt.asks and prompt.activity not in (GYM, TRAINING):
            yield Past(activity=prompt.activity, at=prompt.closed_at, went=went)


def _went(prompt: Prompt, *, is_begun: bool) -> Went | None:
    match prompt.state:
        case PromptState.DONE:
            return Went.DONE
        case PromptState.SKIPPED:
            return Went.SKIPPED
        # What the house broke off was not missed.
        case PromptState.LAPSED if not is_begun:
            return Went.MISSED
        case _:
            return None


def _unasked(plan: Plan, episode: Episode) -> Iterator[Past]:
    """Yield what was done without having been offered."""
    for session in episode.sessions:
        if session.prompt_id is None and session.ended_at and session.took_place:
            if plan.has(session.activity) or session.activity == Kind.CHECK_IN:
                yield Past(activity=session.activity, at=session.ended_at, went=Went.DONE)


def recap(episode: Episode) -> Recap | None:
    """Return the figures of an episode that has ended, None while it runs."""
    if episode.end is None:
        return None
    pains = [one.pain_now for one in episode.check_ins]
    return Recap(
        began_at=episode.started_at,
        ended_at=episode.end.at,
        pain_first=pains[0] if pains else None,
        pain_last=pains[-1] if pains else None,
        done=uses(episode),
    )
