"""Every phase and every move."""

import pytest

from custom_components.back_recovery.engine.model.errors import WrongPhase
from custom_components.back_recovery.engine.model.phases import (
    HOLDS,
    OFFERED,
    PHASES,
    STAYS_OPEN,
    UNDER_WAY,
    PhaseMove,
    row_of,
)
from custom_components.back_recovery.engine.model.vocabulary import Kind, Phase

OVER = "over"
REST, CHECK, RETURN, PAUSED, CARE, EMERGENCY = Phase
MOVES = [
    "open_gate",
    "pass",
    "send_back",
    "pause",
    "resume",
    "resume_check",
    "resume_return",
    "hold_care",
    "hold_emergency",
    "lift",
    "complete",
    "refer",
    "expire",
    "stop",
    "take_back",
    "take_back_check",
    "take_back_return",
    "take_back_pause",
    "take_back_care",
]
TAKEN_BACK = {
    "take_back": REST, "take_back_check": CHECK, "take_back_return": RETURN,
    "take_back_pause": PAUSED, "take_back_care": CARE,
}  # fmt: skip
TABLE = {
    REST: {"open_gate": CHECK, "pause": PAUSED, "complete": OVER, "refer": OVER},
    CHECK: {"pass": RETURN, "send_back": REST, "pause": PAUSED, "complete": OVER, "refer": OVER},
    RETURN: {"send_back": REST, "pause": PAUSED, "complete": OVER, "refer": OVER, "expire": OVER},
    PAUSED: {
        "resume": REST, "resume_check": CHECK, "resume_return": RETURN, "refer": OVER,
        "expire": OVER,
    },
    CARE: {"lift": REST, **TAKEN_BACK},
    EMERGENCY: {"hold_care": EMERGENCY, **TAKEN_BACK},
}  # fmt: skip
ALWAYS = {"hold_care": CARE, "hold_emergency": EMERGENCY, "stop": OVER}
ROWS = [
    (phase, PhaseMove(move), (ALWAYS | TABLE[phase]).get(move)) for phase in Phase for move in MOVES
]


@pytest.mark.parametrize(("phase", "move", "after"), [row for row in ROWS if row[2]])
def test_a_move_leads_to_a_phase_or_to_the_end(
    phase: Phase, move: PhaseMove, after: Phase | str
) -> None:
    assert row_of(phase, move).to == (None if after == OVER else after)


@pytest.mark.parametrize(("phase", "move", "after"), [row for row in ROWS if not row[2]])
def test_any_other_move_is_refused_by_name(phase: Phase, move: PhaseMove, after: None) -> None:
    with pytest.raises(WrongPhase) as refused:
        row_of(phase, move)

    assert refused.value.values == {"phase": phase.value, "move": move}


def test_every_phase_has_its_rows() -> None:
    assert set(PHASES) == set(STAYS_OPEN) == set(OFFERED) == set(Phase)
    assert set(MOVES) == set(PhaseMove)
    assert {CARE, EMERGENCY} == HOLDS


def test_only_comfort_stays_open_in_a_care_hold_and_nothing_in_an_emergency() -> None:
    assert STAYS_OPEN[CARE] == {Kind.WALK, Kind.EASY_POSITION}
    assert STAYS_OPEN[EMERGENCY] == STAYS_OPEN[PAUSED] == frozenset()
    assert STAYS_OPEN[REST] == set(Kind) - {Kind.GYM}


def test_who_trains_again_is_not_asked_about_comfort_any_more() -> None:
    assert OFFERED[RETURN] == {Kind.CHECK_IN, Kind.WALK, Kind.TIP, Kind.PREP, Kind.CUSTOM}
    assert STAYS_OPEN[RETURN] == STAYS_OPEN[CHECK] == STAYS_OPEN[REST]


def test_nothing_is_offered_in_a_pause_or_a_hold() -> None:
    assert not OFFERED[PAUSED] | OFFERED[CARE] | OFFERED[EMERGENCY]
    assert OFFERED[REST] == OFFERED[CHECK] == set(Kind) - {Kind.GYM}


def test_the_plan_moves_on_by_itself_in_no_pause_and_no_hold() -> None:
    assert {REST, CHECK, RETURN} == UNDER_WAY
