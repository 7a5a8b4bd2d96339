"""What holds whatever a source sends."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
import json
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.back_recovery.workouts.codec import decode, encode
from custom_components.back_recovery.workouts.guard import BodyRefused, read_body
from custom_components.back_recovery.workouts.memory import Memory, WorkoutRecord
from custom_components.back_recovery.workouts.merging import merged, sessions
from custom_components.back_recovery.workouts.observation import (
    Answered,
    BodyReceived,
    CalendarEvent,
    EntityState,
    StatesSeen,
    TimePassed,
)
from custom_components.back_recovery.workouts.observe import begin, observe
from custom_components.back_recovery.workouts.settings import FieldNames
from custom_components.back_recovery.workouts.sources.table import SOURCES
from custom_components.back_recovery.workouts.vocabulary import Outcome, SourceKind

from .builders import a_record, a_setup, a_source, a_workout, around, at
from .runner import Situation, load
from .test_situations import SITUATIONS

NOW = at("Mon 20:00")
KEYS = sorted(
    {
        *[
            "id",
            "activity",
            "start",
            "end",
            "duration",
            "duration_min",
            "rpe",
            "workouts",
            "data",
            "name",
            "exercise",
            "exercises",
            "sets",
            "reps",
            "test",
        ],
        *[
            "activityId",
            "activityType",
            "startTime",
            "last_activities",
            "activity_id",
            "sport_type",
            "date",
            "workout",
            "sessions",
        ],
        *[
            "start_time",
            "end_time",
            "time",
            "exercise_type",
            "started_at",
            "ended_at",
            "heart_rate",
            "unit_of_measurement",
            "type",
        ],
    }
)
NUMBERS = st.integers() | st.floats() | st.sampled_from([10**400, -1, 0, 1781542800, 1781542800000])
WORDS = st.text(max_size=20) | st.sampled_from(
    [
        "2026-06-15T17:00:00Z",
        "2026-06-15T17:00:00",
        "1:10:12",
        "nan",
        "1e999",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "\ud800",
        "strength",
        "exercise",
        "off",
    ]
)
HOSTILE = st.recursive(
    st.none() | st.booleans() | NUMBERS | WORDS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)
    ),
    max_leaves=25,
)
ENDINGS = sorted({end for one in SOURCES.values() for end in (*one.main, *one.siblings)})
ENTITIES = st.lists(
    st.builds(
        EntityState,
        unique_id=st.sampled_from(ENDINGS).map("x".__add__),
        state=WORDS,
        attributes=st.dictionaries(st.sampled_from(KEYS), HOSTILE, max_size=6),
    ),
    max_size=4,
).map(tuple)
EVENTS = st.lists(st.builds(CalendarEvent, start=WORDS, end=WORDS, summary=WORDS), max_size=3).map(
    tuple
)
OBSERVATIONS = (
    st.builds(BodyReceived, source=st.just("one"), body=HOSTILE)
    | st.builds(StatesSeen, source=st.just("one"), entities=ENTITIES, events=EVENTS)
    | st.builds(
        Answered,
        session=st.just("one|x"),
        wants=st.none() | st.booleans(),
        rpe=st.none() | st.just(8.0),
    )
    | st.just(TimePassed())
)
NAMES = FieldNames(
    uid="id",
    start="start",
    end="end",
    duration="duration",
    activity="activity",
    workouts="workouts",
)


@given(st.sampled_from(SourceKind), st.lists(OBSERVATIONS, max_size=4))
def test_nothing_hostile_raises(kind: SourceKind, observations: list[Any]) -> None:
    setup, memory = a_setup(a_source(kind, names=NAMES)), begin(Memory(), "one", at("Mon 00:00"))

    for observation in observations:
        memory = observe(setup, memory, observation, NOW, around()).memory

    assert decode(encode(memory)) == memory


@given(
    st.binary(max_size=200)
    | HOSTILE.map(lambda one: json.dumps(one).encode())
    | st.text(max_size=99).map(lambda one: one.encode("utf-8", "surrogatepass"))
)
def test_a_body_is_read_or_refused(raw: bytes) -> None:
    try:
        found = read_body(raw)
    except BodyRefused:
        return
    json.dumps(found, allow_nan=False).encode()


SPANS = st.tuples(st.integers(0, 300), st.integers(1, 200))
TOLD = st.lists(st.tuples(st.sampled_from(["one", "two", "three"]), SPANS), min_size=1, max_size=5)
"""Workouts: which source, how many minutes after noon, how many minutes long."""


def told(source: str, span: tuple[int, int]) -> BodyReceived:
    start = at("Mon 12:00") + timedelta(minutes=span[0])
    row = {
        "id": f"{span}",
        "activity": "strength",
        "start": start.isoformat(),
        "duration_min": span[1],
    }
    return BodyReceived(source=source, body=row)


def fresh() -> Memory:
    memory = Memory()
    for source in ("one", "two", "three"):
        memory = begin(memory, source, at("Mon 00:00"))
    return memory


HOUSE = a_setup(*(a_source(source=one, once_a_day=False) for one in ("one", "two", "three")))


@given(TOLD, st.lists(st.integers(0, 30), min_size=10, max_size=10))
def test_no_key_is_ever_in_two_starts(rows: list[Any], waits: list[int]) -> None:
    memory, now, started = fresh(), at("Mon 21:00"), Counter[tuple[str, str]]()

    for (source, span), wait in zip([*rows, *rows], waits, strict=False):
        now += timedelta(minutes=wait)
        for observation in (told(source, span), TimePassed()):
            found = observe(HOUSE, memory, observation, now, around())
            memory = decode(json.loads(json.dumps(encode(found.memory))))
            started.update(
                key for one in found.decisions if one.outcome is Outcome.START for key in one.keys
            )

    assert all(count == 1 for count in started.values())


@pytest.mark.parametrize("path", SITUATIONS, ids=lambda path: path.stem)
def test_first_sight_never_starts(path: Any) -> None:
    """Every situation again, by somebody who sets the source up at that moment."""
    situation = Situation(load(path) | {"known_before": {}})
    situation.memory = Memory()
    first = {one.id: True for one in situation.setup.sources}

    for step in situation.told["steps"]:
        now = datetime.fromisoformat(step["at"]).astimezone(UTC)
        for source in [one for one in situation._take(step, now) if first.pop(one, None)]:
            found = observe(
                situation.setup, Memory(), situation._seeing(source), now, situation._around(now)
            )
            assert (found.workouts, found.decisions, found.wake_at) == ((), (), None)


def one_of_many(source: str, span: tuple[int, int], rpe: float | None) -> WorkoutRecord:
    workout = a_workout(minutes=span[1], uid=f"{span}", rpe=rpe)
    start = at("Mon 12:00") + timedelta(minutes=span[0])
    return a_record(replace(workout, start=start), source)


RECORDS = st.lists(
    st.builds(one_of_many, st.sampled_from(["one", "two"]), SPANS, st.none() | st.just(8.0)),
    max_size=8,
    unique_by=lambda one: one.key,
)


@given(RECORDS, st.randoms(use_true_random=False))
def test_the_order_of_the_sources_does_not_matter(
    records: list[WorkoutRecord], shuffle: Any
) -> None:
    mixed = list(records)
    shuffle.shuffle(mixed)

    one, other = ([merged(group) for group in sessions(order)] for order in (records, mixed))

    assert one == other


@given(RECORDS)
def test_every_record_is_in_one_session(records: list[WorkoutRecord]) -> None:
    found = [one.key for group in sessions(records) for one in group]

    assert sorted(found) == sorted(one.key for one in records)


@given(TOLD, st.randoms(use_true_random=False))
def test_the_same_is_decided_in_whatever_order_the_sources_speak(
    rows: list[Any], shuffle: Any
) -> None:
    def decided(order: list[Any]) -> list[Any]:
        memory = fresh()
        for source, span in order:
            memory = observe(HOUSE, memory, told(source, span), at("Mon 21:00"), around()).memory
        found = observe(HOUSE, memory, TimePassed(), at("Mon 21:02"), around()).decisions
        return [(one.outcome, one.reasons, one.workout, one.judgement, one.keys) for one in found]

    mixed = list(rows)
    shuffle.shuffle(mixed)

    assert decided(rows) == decided(mixed)
