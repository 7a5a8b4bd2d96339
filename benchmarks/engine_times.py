"""How long the engine thinks, in a life of weeks: printed as JSON, in milliseconds.

    python -m benchmarks.engine_times

A life is played in which somebody with eight activities answers everything. Where it stands on its
first day and on day 28, the engine is woken at one instant after another, and nothing is due: that
is a step. Beside it, each step of those days as it really came, with all that was due in it, timed
once. An encoding is that of the record as it stands, with what was packed before.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
import json
from statistics import median
from time import thread_time
from typing import Any, Final

from life_player import player
from life_player.lives import EIGHT, LIVES, plan

from custom_components.back_recovery.engine.codec import encode
from custom_components.back_recovery.engine.model.events import ClockMoved
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.engine.step import step as engine_step

DAYS: Final = {0: (timedelta(0), timedelta(days=1)), 28: (timedelta(days=25), timedelta(days=28))}
"""When a step is one of the first day, and of day 28: few come so late."""

LIFE: Final = "tweak"
RUNS: Final = 200
LIVES_PLAYED: Final = 3


@dataclass(slots=True)
class Day:
    """What was timed of a day, and where it stood last."""

    lived: list[float] = field(default_factory=list)
    now: datetime | None = None
    record: Record = field(default_factory=Record)


def live() -> tuple[dict[int, Day], int]:
    """Return the first day and day 28 of a life, and the bytes of all its saves."""
    life = replace(next(one for one in LIVES if one.name == LIFE), plan=plan(EIGHT))
    days = {number: Day() for number in DAYS}
    lasting: list[Day] = []
    now: list[datetime | None] = [None]

    def step(*given: Any, **more: Any) -> Any:
        episode, at = given[1], given[3]
        passed = at - episode.started_at if episode else None
        lasting[:] = [
            days[number]
            for number, (begins, ends) in DAYS.items()
            if passed is not None and begins <= passed < ends
        ]
        began = thread_time()
        decision = original(*given, **more)
        _ = decision.wake_at  # worked out for whoever asks; it belongs to the step
        took = 1000 * (thread_time() - began)
        for day in lasting:
            day.lived.append(took)
        now[0] = given[3]
        return decision

    names = vars(player)
    original, names["step"] = names["step"], step
    before, written = Record(), 0
    try:
        for record in player.each_record(life):
            if record != before:
                written += len(json.dumps(encode(record), separators=(",", ":")))
            before = record
            # One that has just ended has nothing left to think about.
            for day in lasting if record.episode else ():
                day.record, day.now = record, now[0]
    finally:
        names["step"] = original
    return days, written


def milliseconds(work: Callable[[int], object]) -> tuple[float, float]:
    """Return the median of many runs, and the least; each gets its number.

    The least is what a crowded machine takes without the crowd.
    """
    runs = []
    for number in range(RUNS):
        began = thread_time()
        work(number)
        runs.append(1000 * (thread_time() - began))
    return median(runs), min(runs)


def woken(day: Day) -> tuple[float, float]:
    """Return what it takes to be woken where nothing is due."""
    record, now = day.record, day.now
    assert now
    life_plan = plan(EIGHT)

    def work(number: int) -> object:
        decision = engine_step(
            life_plan,
            record.episode,
            ClockMoved(),
            now + timedelta(seconds=1 + number / 10),
            guards=record.guards,
            earlier=record.earlier,
            askings=record.askings,
        )
        return decision.wake_at

    return milliseconds(work)


def _encode(record: Record, _number: int) -> object:
    return encode(record)


def main() -> None:
    """Print the medians."""
    lives = [live() for _ in range(LIVES_PLAYED)]
    days, written = lives[-1]
    found: dict[str, float] = {"bytes": written}
    for number, day in days.items():
        found[f"step_{number}"], found[f"least_step_{number}"] = woken(day)
        found[f"encode_{number}"], found[f"least_encode_{number}"] = milliseconds(
            partial(_encode, day.record)
        )
        found[f"lived_{number}"] = median(one for life, _ in lives for one in life[number].lived)
        found[f"steps_{number}"] = len(day.lived)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
