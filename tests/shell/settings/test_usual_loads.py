"""What somebody usually lifts is read as it was written, or refused."""

import pytest

from custom_components.back_recovery.engine.model.errors import InvalidPlan
from custom_components.back_recovery.engine.model.plan import UsualLoad
from custom_components.back_recovery.settings.usual_loads import (
    read_load,
    read_loads,
    unit_of,
    with_unit,
)


@pytest.mark.parametrize(
    ("line", "name", "weight"),
    [
        ("Deadlift 100", "Deadlift", 100),
        (" Romanian deadlift   82,5 kg ", "Romanian deadlift", 82.5),
        ("Squat: 80.25kg", "Squat", 80.25),
        ("Press 5x5 = 60", "Press 5x5", 60),
    ],
)
def test_a_line_is_an_exercise_and_its_weight(line: str, name: str, weight: float) -> None:
    assert read_load(line, "kg") == UsualLoad(name=name, weight=weight, step=2.5)


@pytest.mark.parametrize(
    "line",
    ["Deadlift", "100", "Deadlift100", "Deadlift 0", "Deadlift 2001", "Squat -5 -", "X 1 st"],
)
def test_any_other_line_is_refused(line: str) -> None:
    with pytest.raises(InvalidPlan, match="usual_load_invalid"):
        read_load(line, "kg")


def test_pounds_have_plates_of_their_own() -> None:
    assert read_load("Deadlift 225", "lb") == UsualLoad(name="Deadlift", weight=225, step=5)


def test_a_line_of_another_unit_means_the_same_weight() -> None:
    assert read_load("Deadlift 100 kg", "lb").weight == pytest.approx(220.46, abs=0.01)
    assert read_load("Deadlift 225 lbs", "kg").weight == pytest.approx(102.06, abs=0.01)


def test_a_line_is_kept_with_its_unit() -> None:
    kept = [with_unit(line, "lb") for line in ("Deadlift 225", "Squat 80 kg", "nonsense")]

    assert kept == ["Deadlift 225 lb", "Squat 80 kg", "nonsense"]


def test_a_house_that_weighs_in_grams_lifts_kilograms() -> None:
    assert [unit_of(unit) for unit in ("g", "kg", "lb")] == ["kg", "kg", "lb"]


def test_an_empty_line_says_nothing() -> None:
    assert read_loads(["", "  "], "kg") == ()
