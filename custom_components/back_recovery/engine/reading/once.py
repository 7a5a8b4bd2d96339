"""What a step asks for several times is worked out once.

Nothing else changes by it: the same values give the same answer, whoever asked before.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial, wraps

from ..model.episode import Episode
from ..model.plan import Plan
from ..model.remembering import memory_of
from ..model.same import Same

type Foretelling[OneT] = Callable[[Plan, Episode, datetime], Iterator[OneT]]


def worked_out_once[OneT](foretell: Foretelling[OneT]) -> Foretelling[OneT]:
    """Return the same generator; for the same plan, episode and instant it works once.

    It works as far as somebody has looked, and goes on from there for whoever looks further. The
    plan remembers the last answer, so what is shown long after the step, because other plans
    had theirs first, does not ask anew. Not the episode: one that holds what comes, which holds
    it, is nothing anybody needs after the next step and would lie about until the collector comes.
    """

    @wraps(foretell)
    def asked(plan: Plan, episode: Episode, now: datetime) -> Iterator[OneT]:
        memory, about = memory_of(plan), (Same(episode), now)
        before, found = memory.get(foretell, (None, None))
        if found is None or before != about:
            found = _Foreseen(foretell(plan, episode, now), partial(memory.pop, foretell, None))
            memory[foretell] = about, found
        return iter(found)

    return asked


def once_an_episode[OneT, *MoreT](
    work: Callable[[Plan, Episode, *MoreT], OneT],
) -> Callable[[Plan, Episode, *MoreT], OneT]:
    """Return the same function; for each plan, and what else is given, an episode asks it once.

    The answer lasts as long as the episode does, so nobody may change it. The instant is nothing
    to be given: it is another one in each step.
    """

    @wraps(work)
    def asked(plan: Plan, episode: Episode, *more: *MoreT) -> OneT:
        memory, key = memory_of(episode), (work, Same(plan), *more)
        if key not in memory:
            memory[key] = work(plan, episode, *more)
        found: OneT = memory[key]
        return found

    return asked


class _Foreseen[OneT]:
    """What comes, as far as it was looked at."""

    def __init__(self, rest: Iterator[OneT], forget: Callable[[], object]) -> None:
        self._rest = rest
        self._forget = forget
        self._found: list[OneT] = []

    def __iter__(self) -> Iterator[OneT]:
        number = 0
        while True:
            if number == len(self._found):
                try:
                    self._found.append(next(self._rest))
                except StopIteration:
                    return
                except BaseException:
                    # What broke off would look as if it had come to its end.
                    self._forget()
                    raise
            yield self._found[number]
            number += 1
