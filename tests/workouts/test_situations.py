"""Every recorded situation comes out as expected, and would not if a rule were broken."""

from collections.abc import Callable
from pathlib import Path

import pytest

from custom_components.back_recovery.workouts import (
    decisions,
    exercises,
    judgement,
    merging,
    observe,
    values,
    verdict,
    workout,
)
from custom_components.back_recovery.workouts.sources import (
    garmin as from_garmin,
    hc_webhook as from_hc_webhook,
    hevy as from_hevy,
    intervals as from_intervals,
    peloton as from_peloton,
    session_types,
    wear_os as from_wear_os,
)

from .runner import failures_of, load

SITUATIONS = sorted((Path(__file__).parent / "situations").glob("*.json"))

type Break = Callable[[pytest.MonkeyPatch], None]

BROKEN: dict[str, Break] = {
    "key check": lambda m: m.setattr(observe, "is_known", lambda *_: False),
    "baseline": lambda m: m.setattr(observe, "is_baseline", lambda *_: False),
    "warm-ups": lambda m: m.setattr(from_hevy, "working_sets", lambda one: one["sets"]),
    "kilojoules": lambda m: m.setitem(values.KCAL_IN, "kj", 1),
    "pounds": lambda m: m.setitem(values.KG_IN, "lbs", 1),
    "merge window": lambda m: m.setattr(merging, "is_same_session", lambda *_: False),
    "list attribute": lambda m: m.setattr(from_garmin, "listed", lambda _: []),
    "recency": lambda m: m.setattr(verdict, "is_recent", lambda *_: True),
    "4-hour cap": lambda m: m.setattr(workout, "is_implausible", lambda _: False),
    "detail beats type": lambda m: m.setattr(judgement, "judge_by_exercises", lambda _: None),
    "exceptions first": lambda m: m.setattr(exercises, "RULES", exercises.RULES[::-1]),
    "test flag": lambda m: m.setattr(from_hc_webhook, "is_test", lambda _: False),
    "over, not planned": lambda m: m.setattr(observe, "is_over", lambda *_: True),
    "zone of a journey": lambda m: m.setattr(observe, "in_its_zone", lambda one, _: one),
    "numbers of kinds": lambda m: m.setattr(session_types, "SESSION_TYPES", {}),
    "over when the next begins": lambda m: m.setattr(from_peloton, "finished", lambda *_: None),
    "same exercise again": lambda m: m.setattr(from_wear_os, "is_same", lambda *_: False),
    "stubs": lambda m: m.setattr(from_intervals, "is_stub", lambda _: False),
    "once for a session": lambda m: m.setattr(decisions, "_before", lambda _: None),
}


def all_failures() -> dict[str, list[str]]:
    exercises.tier.cache_clear()
    exercises._rules.cache_clear()
    found = {path.stem: failures_of(load(path)) for path in SITUATIONS}
    return {name: failures for name, failures in found.items() if failures}


@pytest.mark.parametrize("path", SITUATIONS, ids=lambda path: path.stem)
def test_the_situation_comes_out_as_expected(path: Path) -> None:
    assert failures_of(load(path)) == []


def test_there_are_situations() -> None:
    """The one above would pass without any."""
    assert len(SITUATIONS) >= 40


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_noticed(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    BROKEN[rule](monkeypatch)

    found = all_failures()

    monkeypatch.undo()
    exercises.tier.cache_clear()
    exercises._rules.cache_clear()
    assert found, f"nothing tests the rule: {rule}"
