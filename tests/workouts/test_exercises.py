"""Exercises by name: exceptions, false friends, other languages, free text."""

import pytest

from custom_components.back_recovery.workouts.exercises import lifting_word, tier
from custom_components.back_recovery.workouts.vocabulary import Tier

NAMES = {
    Tier.A: """Deadlift (Barbell); Sumo Deadlift; Romanian Deadlift (Dumbbell); RDL; Rack Pull; Good Morning (Barbell)
        Squat (Barbell); Back Squat; Overhead Squat; Bent Over Row (Barbell); Pendlay Row (Barbell); T Bar Row
        Kettlebell Swing; Power Clean; Clean and Jerk; Snatch (Barbell); Farmer's Walk; Farmers Walk; Yoke Carry
        Atlas Stone; Back Extension (Hyperextension); Jefferson Curl; Kreuzheben; Marklyft; Peso muerto; DEADLIFT""",
    Tier.B: """Bulgarian Split Squat; Front Squat; Goblet Squat; Hack Squat (Machine); Lunge (Dumbbell); Step Up
        Hip Thrust (Barbell); Overhead Press (Barbell); Single Arm Dumbbell Row; Dumbbell Row; Rowing Machine; Sled Push
        Burpee; Sit Up; Russian Twist; Squat (Smith Machine); Deadlift (Machine); Row""",
    Tier.C: """Bench Press (Barbell); Lat Pulldown (Cable); Pull Up; Bicep Curl (Dumbbell); Leg Press (Machine)
        Seated Cable Row - V Grip (Cable); Iso-Lateral Row (Machine); Upright Row (Cable); Chest Supported Incline Row (Dumbbell)
        Inverted Row; Plank; Leg Extension (Machine); Squat (Bodyweight); Bodyweight Squat; Seated Overhead Press
        Triceps Extension; Lateral Raise; Leg Swings; Bankdrücken""",
    Tier.UNKNOWN: "Puxada do Zé; Zercher; ; 123",
}
ROWS = [
    (wanted, name.strip())
    for wanted, names in NAMES.items()
    for line in names.splitlines()
    for name in line.split(";")
]


@pytest.mark.parametrize(("wanted", "name"), ROWS)
def test_the_name_says_how_much_it_loads(wanted: Tier, name: str) -> None:
    assert tier(name) is wanted


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("Bench, deadlifts and arms", "deadlifts"),
        ("felt my back: Kreuzheben 5x5", "kreuzheben"),
        ("Good morning run", None),
        ("felt clean and strong", None),
        ("Bulgarian split squats", None),
        ("", None),
        (None, None),
    ],
)
def test_a_sentence_names_a_heavy_exercise_or_none(said: str | None, word: str | None) -> None:
    assert lifting_word(said) == word
