"""Every phase and every move."""

import pytest

from custom_components.back_recovery.engine.errors import WrongPhase
from custom_components.back_recovery.engine.phases import (
    HOLDS,
    PHASES,
    STAYS_OPEN,
    PhaseMove,
    next_phase,
)
from custom_components.back_recovery.engine.vocabulary import Kind, Phase

OVER = "over"
REST, PAUSED, CARE, EMERGENCY = Phase
TABLE = {
    # phase: pause, resume, hold care, hold emergency, lift, complete, expire, stop
    REST: [PAUSED, None, CARE, EMERGENCY, None, OVER, None, OVER],
    PAUSED: [None, REST, CARE, EMERGENCY, None, None, OVER, OVER],
    CARE: [None, None, CARE, EMERGENCY, REST, None, None, OVER],
    EMERGENCY: [None, None, EMERGENCY, EMERGENCY, None, None, None, OVER],
}
ROWS = [
    (phase, move, TABLE[phase][column]) for phase in Phase for column, move in enumerate(PhaseMove)
]


@pytest.mark.parametrize(("phase", "move", "after"), [row for row in ROWS if row[2]])
def test_a_move_leads_to_a_phase_or_to_the_end(
    phase: Phase, move: PhaseMove, after: Phase | str
) -> None:
    assert next_phase(phase, move) == (None if after == OVER else after)


@pytest.mark.parametrize(("phase", "move", "after"), [row for row in ROWS if not row[2]])
def test_any_other_move_is_refused_by_name(phase: Phase, move: PhaseMove, after: None) -> None:
    with pytest.raises(WrongPhase) as refused:
        next_phase(phase, move)

    assert refused.value.values == {"phase": phase.value, "move": move}


def test_every_phase_has_its_rows() -> None:
    assert set(PHASES) == set(STAYS_OPEN) == set(Phase)
    assert {CARE, EMERGENCY} == HOLDS


def test_only_comfort_stays_open_in_a_care_hold_and_nothing_in_an_emergency() -> None:
    assert STAYS_OPEN[CARE] == {Kind.WALK, Kind.EASY_POSITION}
    assert STAYS_OPEN[EMERGENCY] == STAYS_OPEN[PAUSED] == frozenset()
    assert STAYS_OPEN[REST] == set(Kind) - {Kind.GYM}
