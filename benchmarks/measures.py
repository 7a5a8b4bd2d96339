"""What is measured, each as rows of the table.

Medians of rounds in which all ways take turns, and above an empty Home Assistant of the same round.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from itertools import groupby
from statistics import median
from typing import Any, Final

from .houses import Remote, printed, street
from .routine import TIMES
from .table import Row

ALL: Final = ("empty", "barest", "lean", "usual", "ours")
WITHOUT_USUAL: Final = ("empty", "barest", "lean", "ours")
OFFERS: Final = len(TIMES)

IDLE_HOURS: Final = 3
HOUSE_CHECKS: Final = 60
"""How often an hour one timer of the house looks at the clock while anybody waits for anything."""

type Days = Mapping[str, list[dict[str, Any]]]


class WrongRoutine(Exception):
    """Somebody got another number of offers than the routine has: nothing can be compared."""


def live(houses: Mapping[str, Remote], rounds: int) -> tuple[Days, Days]:
    """Return what idle hours cost, and whole days of the routine, by way."""
    for house in houses.values():
        house.order("move_in")
        if house.way == "ours":
            house.order("count")
    # What set-up left for later is not what an idle plan costs.
    for house in houses.values():
        house.order("hours", 1)
    idle = {way: [house.order("hours", IDLE_HOURS)] for way, house in houses.items()}
    for house in houses.values():
        house.order("begin")
        # The rest of the first day: everybody comes to rest.
        house.order("day")
    days: dict[str, list[dict[str, Any]]] = {way: [] for way in houses}
    for _ in range(rounds):
        for way, house in houses.items():
            days[way].append(house.order("day"))
    for way, house in houses.items():
        for day in days[way]:
            if day["offers"] != OFFERS * house.persons:
                raise WrongRoutine(f"{way}: {day['offers']} offers to {house.persons} people")
    return idle, days


def above(days: Days, way: str, what: str, persons: int) -> float:
    """Return the median a person of what a way costs above an empty house in the same round."""
    found: float = median(
        (day[what] - empty[what]) / persons
        for day, empty in zip(days[way], days["empty"], strict=True)
    )
    return found


def by_way(days: Days, what: str, persons: int) -> dict[str, float]:
    """Return the same of each way."""
    return {way: above(days, way, what, persons) for way in days if way != "empty"}


def count_rows(idle: Days, days: Days, persons: int) -> Iterable[Row]:
    """Yield what is counted, and is the same on every machine."""
    yield Row(what="state changes", figures=by_way(days, "changes", persons), most=80)
    rows, kept = (by_way(days, name, persons) for name in ("rows", "statistics"))
    yield Row(what="rows of the recorder", figures=rows, most=150)
    without = {way: rows[way] - kept[way] for way in rows}
    yield Row(what="rows of the recorder, without statistics", figures=without)
    hours = {way: above(idle, way, "wakes", persons) / IDLE_HOURS for way in idle if way != "empty"}
    # What fires at random elsewhere in two houses is a tenth apart: none is what rounds to none.
    yield Row(what="wake-ups an hour, idle", figures=hours, most=0)
    armed = {way: wakes / 24 for way, wakes in by_way(days, "wakes", persons).items()}
    # One for all of them is no plan's.
    armed["ours"] -= HOUSE_CHECKS / persons
    what = "wake-ups an hour, armed (without the one clock check of the house)"
    yield Row(what=what, figures=armed, most=1, digits=1)
    yield from _save_rows(days["ours"], persons)


def _save_rows(days: list[dict[str, Any]], persons: int) -> Iterable[Row]:
    saves, steps, forced = (sum(day[name] for day in days) for name in ("saves", "steps", "forced"))
    yield Row(what="saves a step", figures={"ours": saves / steps}, most=1.2, digits=1)
    a_day = {"ours": forced / len(days) / persons}
    yield Row(what="forced writes", figures=a_day, most=80)


def size_rows(days: Days, persons: int) -> Iterable[Row]:
    """Yield what the database grows by: whole pages, so a house of few tells it roughly."""
    yield Row(what="its database, KiB", figures=by_way(days, "kib", persons), most=25)


def cpu_rows(days: Days, persons: int, at_most: float | None) -> Iterable[Row]:
    """Yield the processor time of all threads, and how much more than lean YAML it is."""
    cpu = by_way(days, "cpu", persons)
    who = "1 person" if persons == 1 else f"{persons} persons"
    yield Row(what=f"processor ms, {who}", figures=cpu)
    if at_most is not None:
        times = {way: taken / cpu["lean"] for way, taken in cpu.items()}
        yield Row(what=f"times lean YAML, {who}", figures=times, most=at_most, digits=1)


def latencies(days: Iterable[dict[str, Any]]) -> list[list[float]]:
    """Return, for each time something was due, the ms until each notify call, in order."""
    return [late for day in days for _, late in _dues(day)]


def undisturbed(days: Iterable[dict[str, Any]]) -> list[list[float]]:
    """Return the same without the times in which Python went through all objects there are."""
    return [
        late
        for day in days
        for due, late in _dues(day)
        if not any(0 <= 1000 * (at - due) <= max(late) for at, _ in day["collections"])
    ]


def _dues(day: dict[str, Any]) -> list[tuple[float, list[float]]]:
    came = sorted(at for _, at in day["came"])
    return [
        (due.timestamp(), [_ms_late(at) for at in some]) for due, some in groupby(came, key=_due)
    ]


def _due(at: float) -> datetime:
    """Return the last instant of the routine before another one."""
    moment = datetime.fromtimestamp(at, UTC)
    clocks = (one.split(":") for one in TIMES)
    dues = (
        moment.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)
        for hour, minute in clocks
    )
    return max(due for due in dues if due <= moment)


def _ms_late(at: float) -> float:
    return 1000 * (at - _due(at).timestamp())


def quantile(values: Iterable[float], share: float) -> float:
    """Return the value that this share of all does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def latency_rows(days: Days, who: str, p50: float | None, p99: float | None) -> Iterable[Row]:
    """Yield how long after it was due the notify call came."""
    late = {way: [ms for due in latencies(days[way]) for ms in due] for way in days}
    for share, most in ((0.5, p50), (0.99, p99)):
        figures = {way: quantile(all_, share) for way, all_ in late.items() if all_}
        what = f"due → notify call, {who}, p{100 * share:.0f}, ms"
        yield Row(what=what, figures=figures, most=most)


_OF_COLLECTIONS: Final[tuple[tuple[str, Callable[[dict[str, Any]], float]], ...]] = (
    ("full collections of the house a day", lambda day: len(day["collections"])),
    ("one of them, ms", lambda day: max((ms for _, ms in day["collections"]), default=0.0)),
    ("objects of the house, thousands", lambda day: day["objects"] / 1000),
)


def collection_rows(days: Days, who: str) -> Iterable[Row]:
    """Yield what Python's collector does to a house, and how late it is where it does nothing."""
    ours: Days = {way: some for way, some in days.items() if way != "empty"}
    for what, of in _OF_COLLECTIONS:
        yield Row(what=what, figures={way: median(map(of, some)) for way, some in ours.items()})
    late = {way: [ms for due in undisturbed(some) for ms in due] for way, some in days.items()}
    figures = {way: quantile(all_, 0.99) for way, all_ in late.items() if all_}
    yield Row(what=f"due → notify call, {who}, p99 without one, ms", figures=figures)


def engine_rows() -> Iterable[Row]:
    """Yield how long the engine thinks."""
    took = printed("engine_times")
    what = "bytes of all saves of 28 days, MB"
    yield Row(what=what, figures={"ours": took["bytes"] / 1e6}, most=15, digits=1)
    for name, what, most in (
        ("step_0", "one step on day 0, nothing due, ms", 0.3),
        ("step_28", "one step on day 28, nothing due, ms", 1),
        ("lived_0", "a step of day 0 as it came, ms", None),
        ("lived_28", "a step of day 28 as it came, ms", None),
        ("encode_0", "encode on day 0, ms", 0.1),
        ("encode_28", "encode on day 28, ms", 0.4),
    ):
        yield Row(what=what, figures={"ours": took[name]}, most=most, digits=2)
        if f"least_{name}" in took:
            least = {"ours": took[f"least_{name}"]}
            yield Row(what=f"{what}, the least of many", figures=least, digits=2)


def import_rows(runs: int) -> Iterable[Row]:
    """Yield what it takes to be loaded; the first run may have to compile, and is left out."""
    took = [printed("import_times") for _ in range(runs + 1)][1:]
    ms = median(one["ms"] for one in took)
    yield Row(what="import, processor ms", figures={"ours": ms}, most=90)
    yield Row(what="its modules", figures={"ours": took[0]["modules"]})
    ms = median(one["beside"] for one in took)
    yield Row(what="import of forms, repairs, diagnostics, …, processor ms", figures={"ours": ms})


def growth_rows(few: int, many: int) -> Iterable[Row]:
    """Yield what one person costs in a house of many, as a multiple of that in a house of few."""
    costs = {}
    for persons in (few, many):
        with street(("empty", "ours"), persons) as houses:
            costs[persons] = _cost_of_morning(houses, persons)
    for name, about in (
        ("cpu", "processor time"),
        ("memory", "memory"),
        ("late", "ms until the last of all is told"),
    ):
        grown = costs[many][name] / costs[few][name]
        what = f"{about} a person, {few} → {many:,} persons, times"
        yield Row(what=what, figures={"ours": grown}, most=1.2, digits=2)
    what = f"first of {many:,} messages due at once, ms"
    yield Row(what=what, figures={"ours": costs[many]["first"]}, most=1000)


MORNING: Final = 11
"""Hours after midnight: three offers have come, and are answered."""


def _cost_of_morning(houses: Mapping[str, Remote], persons: int) -> dict[str, float]:
    found = houses["ours"].order("move_in")
    for house in houses.values():
        house.order("begin")
        house.order("day")
    passed = {way: house.order("hours", MORNING) for way, house in houses.items()}
    dues = latencies([passed["ours"]])
    return {
        "cpu": (passed["ours"]["cpu"] - passed["empty"]["cpu"]) / persons,
        "memory": found["rest"] / (persons - 1),
        "late": median(max(due) for due in dues) / persons,
        "first": median(min(due) for due in dues),
    }


def memory_rows(runs: int) -> Iterable[Row]:
    """Yield what the first plan takes of the memory, code and texts included."""
    taken = []
    for _ in range(runs):
        with street(("ours",), 1) as houses:
            taken.append(houses["ours"].order("move_in")["first"])
    if all(taken):
        mib = median(taken) / 1024 / 1024
        yield Row(what="memory of the first plan, MiB", figures={"ours": mib}, most=6, digits=1)
