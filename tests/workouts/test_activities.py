"""Activities: every service has words of its own for the same thing."""

import pytest

from custom_components.back_recovery.workouts.activities import activity_class, words_of
from custom_components.back_recovery.workouts.vocabulary import ActivityClass

NAMES = {
    ActivityClass.STRENGTH: "strength_training WeightTraining lift_weights weightlifting_msk powerlifting functional-fitness"
    " traditionalStrengthTraining Crossfit STRENGTH_TRAINING DEADLIFT SQUAT BACK_EXTENSION calisthenics Krafttraining",
    ActivityClass.ROWING: "rowing indoor_rowing VirtualRow ROWING_MACHINE rower",
    ActivityClass.HIIT: "hiit HighIntensityIntervalTraining bike_bootcamp crossTraining circuit",
    ActivityClass.CORE: "coreTraining",
    ActivityClass.CLIMB: "rock_climbing bouldering RockClimbing",
    ActivityClass.RUN: "running indoor_running Run treadmill_running",
    ActivityClass.RIDE: "cycling bicycling Ride VirtualRide",
    ActivityClass.WALK: "walking hiking indoor_walk StairStepper stair_climbing Elliptical",
    ActivityClass.SWIM: "swimming Swim lap_swimming",
    ActivityClass.MOBILITY: "yoga pilates stretching flexibility",
    ActivityClass.OTHER: "OTHER tennis house_work gymnastics",
}
ROWS = [(wanted, name) for wanted, names in NAMES.items() for name in names.split()]


@pytest.mark.parametrize(("wanted", "name"), ROWS)
def test_the_name_says_what_was_done(wanted: ActivityClass, name: str) -> None:
    assert activity_class(name) is wanted


def test_no_name_is_another_activity() -> None:
    assert activity_class(None) is ActivityClass.OTHER


def test_words_are_found_in_every_spelling() -> None:
    assert words_of("traditionalStrengthTraining") == words_of("Traditional_strength-training")
