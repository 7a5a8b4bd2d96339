"""The memory on disk, and workouts as automations see them."""

import json
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.back_recovery.workouts.codec import DamagedMemory, attributes, decode, encode
from custom_components.back_recovery.workouts.memory import (
    MOST_KEYS,
    Live,
    Memory,
    PendingDecision,
    SeenBefore,
)
from custom_components.back_recovery.workouts.vocabulary import Flag, Outcome, OutcomeReason

from .builders import a_record, a_workout, at, sets_of

FULL = Memory(
    seen=(
        SeenBefore(source="one", since=at("Mon 07:00"), keys=("a", "b")),
        SeenBefore(
            source="two",
            since=at("Mon 07:00"),
            live=Live(uid="x", activity_raw=None, start=at("Mon 08:00")),
        ),
    ),
    records=(
        a_record(
            a_workout(
                exercises=(sets_of("Deadlift"),),
                load={"oura_intensity": "hard", "whoop_strain": 12.5},
                flags=(Flag.PENDING_SCORE,),
                rpe=8.0,
            ),
            session="one|a",
            decided=Outcome.ASK,
            because=OutcomeReason.LEVEL,
            decided_at=at("Mon 19:00"),
        ),
        a_record(a_workout("Mon 12:00", None)),
    ),
    pending=(
        PendingDecision(session="one|a", outcome=Outcome.ASK, reasons=(OutcomeReason.LEVEL,)),
    ),
)


def written(**changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(encode(FULL)))
    return found | changes


def test_what_is_written_is_read_again() -> None:
    assert decode(written()) == FULL
    assert decode(encode(Memory())) == Memory()


def test_a_field_that_an_older_file_lacks_takes_its_default() -> None:
    assert decode({"format": 1}) == Memory()


WITHOUT_SINCE = {"source": "one"}
SEEN = {"source": "one", "since": "2026-06-15T07:00:00+00:00"}


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        {"format": 2},
        {"format": 1, "unknown": 1},
        {"format": 1, "seen": {}},
        {"format": 1, "seen": [1]},
        {"format": 1, "seen": [WITHOUT_SINCE]},
        {"format": 1, "seen": [{**SEEN, "since": "soon"}]},
        {"format": 1, "seen": [{**SEEN, "since": "2026-06-15T07:00:00"}]},
        {"format": 1, "seen": [{**SEEN, "keys": [7]}]},
    ],
)
def test_what_was_not_written_here_is_refused(value: object) -> None:
    with pytest.raises(DamagedMemory):
        decode(value)


@pytest.mark.parametrize(
    "damage",
    [
        {"answered": 1},
        {"decided": "maybe"},
        {"decided": ["ask"]},
        {"rpe": True},
        {"rpe": "8"},
        {"workout": None},
        {"first_seen_at": 7},
    ],
)
def test_one_damaged_field_is_enough(damage: dict[str, Any]) -> None:
    record = written()["records"][0]
    assert decode({"format": 1, "records": [record]}).records == FULL.records[:1]

    with pytest.raises(DamagedMemory):
        decode({"format": 1, "records": [record | damage]})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=9,
)


@given(st.sampled_from(sorted(written()["records"][0])), json_values)
def test_damage_is_always_called_damage(name: str, value: object) -> None:
    record = written()["records"][0]
    try:
        decode({"format": 1, "records": [record | {name: value}]})
    except DamagedMemory:
        return


def test_keys_that_are_still_shown_are_kept() -> None:
    one = SeenBefore(source="one", since=at("Mon 07:00")).with_keys(
        str(n) for n in range(MOST_KEYS)
    )

    found = one.with_keys(["0", "new"])

    assert len(found.keys) == MOST_KEYS
    assert found.keys[-2:] == ("0", "new")
    assert "1" not in found.keys


def test_an_automation_sees_what_was_worked_out() -> None:
    found = attributes(a_workout(rpe=8.0))

    assert (found["srpe_au"], found["detail"], found["activity_class"]) == (480, "type", "strength")
    assert (found["start"], found["ended_at"]) == (
        "2026-06-15T17:00:00+00:00",
        "2026-06-15T18:00:00+00:00",
    )
    assert json.dumps(found)
