"""The table of the machine that switches off: every row, every state, and what it refuses."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.back_recovery.engine.acting.draft import Draft
from custom_components.back_recovery.engine.guard import outputs
from custom_components.back_recovery.engine.guard.machine import (
    ECHOES,
    MACHINE,
    ImpossibleMoveError,
    Row,
    Seen,
    move,
    noted,
    see,
)
from custom_components.back_recovery.engine.guard.outputs import INTERRUPTIONS
from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import UNREACHABLE, Device, Reading, Role
from custom_components.back_recovery.engine.model.guards import RUNNING, Cause, GuardState, within
from custom_components.back_recovery.engine.model.vocabulary import Reason

from ..builders import a_plan, a_session, an_activity, at
from ..house import PLAN, HouseTimeline, a_device, a_guard, a_pad

OFF, STARTING, ON, GOING_OFF = GuardState
PAD = a_device()
LAMP = a_device("light.desk", Role.OTHER, 60)
IS_ON, IS_OFF = Reading(is_on=True), Reading(is_on=False)
DRAWS = Reading(is_on=False, power=40.0)
ROWS = [(state, seen, row) for state, rows in MACHINE.items() for seen, row in rows.items()]
TOLD = {Seen.ALLOWED, Seen.CLAIMED, Seen.INTERRUPTED, Seen.TAKEN_AWAY}
"""What no step sees, but is told: a person begins or unplugs it, or everything stops."""


def sights(
    state: GuardState, reading: Reading = IS_ON, now: str = "20:00", **values: Any
) -> list[Seen]:
    """Return what is seen of the pad, which was allowed to be on, or sent off, at 20:00."""
    device, why = values.pop("device", PAD), values.pop("why", None)
    return [
        seen for seen, _ in see(a_guard(state, **values), device, reading, at(f"Tue {now}"), why)
    ]


def going_off(reading: Reading, now: str, **values: Any) -> list[Seen]:
    return sights(GOING_OFF, reading, now, **({"tried_at": at("Tue 20:00")} | values))


# The promise, read off the table


def test_every_state_has_its_rows() -> None:
    assert set(MACHINE) == set(GuardState)
    assert all(MACHINE.values())


def test_the_only_way_out_of_going_off_is_the_proof_or_that_it_is_not_there_any_more() -> None:
    ways_out = {seen for seen, row in MACHINE[GOING_OFF].items() if row.after is not GOING_OFF}

    assert ways_out == {Seen.CONFIRMED_OFF, Seen.TAKEN_AWAY}


def test_nothing_is_taken_away_that_owes_nothing() -> None:
    assert [state for state, seen, _ in ROWS if seen is Seen.TAKEN_AWAY] == [GOING_OFF]


def test_only_a_yes_switches_on_and_only_what_is_off() -> None:
    found = [(state, seen) for state, seen, row in ROWS if outputs.send_on in row.outputs]

    assert found == [(OFF, Seen.ALLOWED)]


def test_whatever_has_to_go_off_is_sent_off() -> None:
    begun = [row for state, _, row in ROWS if row.after is GOING_OFF and state is not GOING_OFF]

    assert len(begun) == 11
    assert all(outputs.send_off in row.outputs for row in begun)


def test_off_is_sent_before_anything_is_said_about_it() -> None:
    for _, _, row in ROWS:
        names = [output.__name__ for output in row.outputs]
        said = [index for index, name in enumerate(names) if name.startswith("say_")]
        assert not said or "send_off" in names or row.after in RUNNING
        assert "send_off" not in names or all(names.index("send_off") < index for index in said)


def test_whoever_is_sent_off_or_switched_off_ends_its_session() -> None:
    ended = [row for state, _, row in ROWS if state in RUNNING and row.after not in RUNNING]

    assert len(ended) == 7
    assert all(outputs.end_its_session in row.outputs for row in ended)


def test_whoever_begins_with_what_is_on_already_changes_nothing_of_what_is_known() -> None:
    claimed = {state: row.after for state, seen, row in ROWS if seen is Seen.CLAIMED}

    assert claimed == {state: state for state in RUNNING}


def test_everything_that_runs_can_be_interrupted_and_so_can_a_stray() -> None:
    assert all(Seen.INTERRUPTED in rows for rows in MACHINE.values())
    assert all(MACHINE[state][Seen.INTERRUPTED].after is GOING_OFF for state in GuardState)


# What is seen


SEEN = [
    (OFF, Seen.FOUND_ON, {"reading": IS_ON}),
    (OFF, Seen.FOUND_ON_FORBIDDEN, {"reading": IS_ON, "why": Reason.HOURS}),
    (OFF, Seen.LOST, {"device": None}),
    (STARTING, Seen.SAYS_ON, {"reading": IS_ON}),
    (STARTING, Seen.NOT_ON_IN_TIME, {"reading": IS_OFF, "now": "20:00:10"}),
    (STARTING, Seen.MUST_GO_OFF, {"why": Reason.LEAK}),
    (OFF, Seen.CAME_BACK_ON, {"reading": IS_ON, "reached": False}),
    (OFF, Seen.BOUNCED, {"reading": IS_ON, "bounces_until": at("Tue 20:00:10")}),
    (OFF, Seen.STILL_DRAWS, {"reading": DRAWS, "now": "20:00:01", "off_since": at("Tue 20:00")}),
    (ON, Seen.SWITCHED_OFF, {"reading": IS_OFF, "now": "20:00:10"}),
    (ON, Seen.SWITCHED_OFF_UNCONFIRMED, {"reading": DRAWS, "now": "20:00:10"}),
    (ON, Seen.MUST_GO_OFF, {"why": Reason.LEAK}),
    (GOING_OFF, Seen.OFF_IS_DUE, {"reading": IS_ON}),
    (GOING_OFF, Seen.OFF_IS_LATE, {"now": "20:02", "tried_at": at("Tue 20:01:59")}),
    (GOING_OFF, Seen.CONFIRMED_OFF, {"reading": IS_OFF, "now": "20:00:01", "tried_at": at("Tue 20:00")}),
]  # fmt: skip


@pytest.mark.parametrize(("state", "seen", "sight"), SEEN)
def test_it_is_seen(state: GuardState, seen: Seen, sight: dict[str, Any]) -> None:
    assert sights(state, **sight) == [seen]


def test_every_row_can_be_reached() -> None:
    reached = {(state, seen) for state, seen, _ in SEEN}

    assert reached == {(state, seen) for state, seen, _ in ROWS if seen not in TOLD}


@pytest.mark.parametrize(
    ("state", "reading"),
    [
        (OFF, IS_OFF),
        (OFF, UNREACHABLE),
        (OFF, Reading(is_on=True, is_taken=True)),
        (STARTING, IS_OFF),
        (STARTING, UNREACHABLE),
        (ON, IS_ON),
        (ON, UNREACHABLE),
    ],
)
def test_nothing_is_seen_where_all_is_as_it_may_be(state: GuardState, reading: Reading) -> None:
    assert sights(state, reading) == []


def test_a_lamp_that_is_on_is_nobodys_business() -> None:
    assert sights(OFF, IS_ON, device=LAMP) == []


@pytest.mark.parametrize(
    ("device", "reading"), [(LAMP, DRAWS), (PAD, replace(DRAWS, is_taken=True))]
)
def test_power_that_flows_into_a_lamp_or_for_another_plan_is_nobodys_business(
    device: Device, reading: Reading
) -> None:
    seen = sights(OFF, reading, "20:00:01", device=device, off_since=at("Tue 20:00"))

    assert seen == []


@pytest.mark.parametrize(("now", "seen"), [("20:00:09", []), ("20:00:10", [Seen.NOT_ON_IN_TIME])])
def test_on_has_ten_seconds(now: str, seen: list[Seen]) -> None:
    assert sights(STARTING, IS_OFF, now) == seen


def test_what_it_may_not_be_counts_before_what_it_says() -> None:
    assert sights(STARTING, IS_ON, "20:00:10", why=Reason.LEAK) == [Seen.MUST_GO_OFF]
    assert sights(ON, IS_OFF, why=Reason.LEAK) == [Seen.MUST_GO_OFF]


@pytest.mark.parametrize(("now", "seen"), [("20:00:09", []), ("20:00:10", [Seen.OFF_IS_DUE])])
def test_off_is_due_every_ten_seconds(now: str, seen: list[Seen]) -> None:
    assert going_off(IS_ON, now) == seen


@pytest.mark.parametrize(("now", "seen"), [("20:01:59", []), ("20:02", [Seen.OFF_IS_LATE])])
def test_off_is_late_after_two_minutes(now: str, seen: list[Seen]) -> None:
    assert going_off(IS_ON, now, tried_at=at("Tue 20:01:55")) == seen
    assert going_off(IS_ON, now, tried_at=at("Tue 20:01:55"), is_loud=True) == []


def test_off_is_sent_before_it_is_said_to_be_late() -> None:
    assert going_off(IS_ON, "20:02") == [Seen.OFF_IS_DUE, Seen.OFF_IS_LATE]


@pytest.mark.parametrize(("now", "seen"), [("20:00", []), ("20:00:01", [Seen.CONFIRMED_OFF])])
def test_what_it_said_before_off_was_sent_proves_nothing(now: str, seen: list[Seen]) -> None:
    assert going_off(IS_OFF, now) == seen


READINGS = st.builds(
    Reading,
    is_on=st.sampled_from([True, False, None]),
    power=st.sampled_from([None, 0.0, 5.0, 5.1]),
    leak=st.sampled_from([True, False, None]),
    is_taken=st.booleans(),
    has_feedback=st.booleans(),
)
GUARDS = st.builds(
    a_guard,
    st.sampled_from(GuardState),
    tried_at=st.sampled_from([None, at("Tue 19:59"), at("Tue 20:00"), at("Tue 20:01:59")]),
    reached=st.booleans(),
    is_loud=st.booleans(),
)


@given(
    guard=GUARDS,
    device=st.sampled_from([None, PAD, LAMP, a_device("valve", Role.WATER, has_leak_sensor=True)]),
    reading=READINGS,
    after=st.sampled_from([-1, 0, 1, 10, 119, 120, 3600]),
    why=st.sampled_from([None, Reason.LEAK]),
)
def test_whatever_is_seen_has_its_row(
    guard: Any, device: Any, reading: Reading, after: int, why: Reason | None
) -> None:
    now = at("Tue 20:00") + timedelta(seconds=after)
    remembered = noted(guard, device, reading, now)

    assert noted(remembered, device, reading, now) == remembered
    for seen, reason in see(remembered, device, reading, now, why):
        row = MACHINE[guard.state][seen]
        # Nothing starts to go off without a reason.
        assert row.after is not GOING_OFF or guard.state is GOING_OFF or reason or seen in ECHOES


# Moves


IMPOSSIBLE = [(state, seen) for state in GuardState for seen in Seen if seen not in MACHINE[state]]


@pytest.mark.parametrize(("state", "seen"), IMPOSSIBLE)
def test_what_cannot_be_is_refused_and_changes_nothing(state: GuardState, seen: Seen) -> None:
    guard = a_guard(state)
    draft = Draft(PLAN, None, at("Tue 20:00"), guards=(guard,))

    with pytest.raises(ImpossibleMoveError, match=seen):
        move(draft, guard, seen)
    assert (draft.guards, draft.effects) == ((guard,), [])


@pytest.mark.parametrize(("state", "seen", "row"), ROWS)
def test_a_move_leads_where_its_row_says(state: GuardState, seen: Seen, row: Row) -> None:
    guard = a_guard(state, tried_at=at("Tue 20:00"))
    draft = Draft(PLAN, None, at("Tue 20:05"), guards=(guard,))

    move(draft, guard, seen, Reason.RESTARTED)
    after = draft.guard(guard.device)
    assert (after.state if after else None) is row.after
    if after and after.state is not state:
        assert after.since == at("Tue 20:05")


# Until when


@pytest.mark.parametrize(("ends", "until"), [("20:10", "20:10"), ("20:20", "20:15")])
def test_a_device_is_on_for_no_longer_than_its_session_and_its_cap(ends: str, until: str) -> None:
    session = a_session("heating_pad", "Tue 20:00", ends_at=at(f"Tue {ends}"))
    guard = within(a_guard(cause=Cause.BY_HAND), session)

    assert (guard.cause, guard.off_at) == (Cause.SESSION, at(f"Tue {until}"))


@pytest.mark.parametrize("session", [None, a_session("walk", "Tue 20:00")])
def test_the_session_of_another_activity_does_not_bind_it(session: Any) -> None:
    guard = a_guard(cause=Cause.BY_HAND)

    assert within(guard, session) == guard


# Interruptions


@pytest.mark.parametrize(
    "event",
    [happened.Restarted(), happened.Left(), happened.PlanChanged(), happened.ClockSetBack()],
)
def test_each_interruption_stops_what_runs_and_has_a_row(event: happened.Event) -> None:
    home = HouseTimeline().day().confirm("Tue 20:00").deaf()
    home._step(event, at("Tue 20:05"))

    assert home.guard().state is GOING_OFF
    assert home.guard().reason in INTERRUPTIONS


@pytest.mark.parametrize("reason", INTERRUPTIONS)
def test_an_interruption_stops_at_least_what_runs(reason: Reason) -> None:
    assert INTERRUPTIONS[reason].states >= RUNNING


def test_a_shared_device_proves_that_it_is_off_although_its_activity_was_removed() -> None:
    belt = an_activity("belt", duration=10, device=a_device())
    home = HouseTimeline(a_plan(a_pad(), belt, rest_window=120)).day().confirm("Tue 20:00").deaf()
    home.readings = {"belt": IS_ON}
    home.with_plan(a_plan(belt, rest_window=120)).on("Tue 20:03", happened.PlanChanged())
    assert home.guard().state is GOING_OFF

    assert home.says("Tue 20:03:01", "belt", is_on=False).guard().state is OFF
