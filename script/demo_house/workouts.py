"""Finished workouts, in the shapes in which a watch and a gym log bring them to Home Assistant."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

HEAVY_SET = {"type": "normal", "weight_unit": "kg", "duration_seconds": None}


@dataclass(frozen=True, slots=True)
class Record:
    """The state and the attributes of a "last workout" sensor."""

    state: str | None = None
    attributes: dict[str, Any] = field(default_factory=dict)


def _started_at(now: float, minutes: float) -> str:
    return datetime.fromtimestamp(int(now - minutes * 60), UTC).isoformat()


# As the Garmin Connect integration has them: a type and heart-rate numbers, no exercises.


def _watch_record(now: float, name: str, kind: str, minutes: float, **attributes: Any) -> Record:
    return Record(
        name,
        {
            "activityId": int(now),
            "activityName": name,
            "activityType": kind,
            "duration": minutes * 60,
            "elapsedDuration": minutes * 60 + 180,
            **attributes,
            "startTime": _started_at(now, minutes),
        },
    )


def watch_strength(now: float) -> Record:
    """70 minutes of something heavy; the watch does not know what."""
    return _watch_record(
        now,
        "Strength",
        "strength_training",
        70,
        calories=468.0,
        averageHR=121.0,
        maxHR=168.0,
        aerobicTrainingEffect=2.6,
        anaerobicTrainingEffect=2.1,
        activityTrainingLoad=118.7,
        totalSets=24,
        activeSets=23,
        totalReps=126,
    )


def watch_run(now: float) -> Record:
    """An easy half hour that leaves the back alone."""
    return _watch_record(
        now,
        "Easy run",
        "running",
        30,
        distance=5012.4,
        calories=381.0,
        averageHR=138.0,
        maxHR=152.0,
        aerobicTrainingEffect=2.8,
        anaerobicTrainingEffect=0.2,
        activityTrainingLoad=72.0,
    )


# As the Hevy integration has them: exercises and sets, no id and no end.


def _exercise(name: str, *sets: tuple[float, int]) -> dict[str, Any]:
    return {
        "name": name,
        "sets": [{**HEAVY_SET, "weight": weight, "reps": reps} for weight, reps in sets],
        "best_set": "{} kg × {}".format(*max(sets)),
        "total_reps": sum(reps for _, reps in sets),
        "notes": "",
    }


def _log_record(now: float, title: str, minutes: float, *exercises: dict[str, Any]) -> Record:
    volume = sum(one["weight"] * one["reps"] for exercise in exercises for one in exercise["sets"])
    return Record(
        title,
        {
            "date": _started_at(now, minutes),
            "duration_minutes": minutes,
            "total_volume": volume,
            "total_volume_unit": "kg",
            "exercise_count": len(exercises),
            "exercises": list(exercises),
        },
    )


def deadlift_session(now: float) -> Record:
    """A pull day with heavy deadlifts."""
    return _log_record(
        now,
        "Pull",
        70,
        _exercise("Deadlift (Barbell)", (120.0, 5), (140.0, 5), (140.0, 5), (130.0, 6)),
        _exercise("Bent Over Row (Barbell)", (70.0, 8), (70.0, 8), (70.0, 8)),
        _exercise("Lat Pulldown (Cable)", (60.0, 10), (60.0, 10)),
    )


def bench_session(now: float) -> Record:
    """A push day that leaves the back alone."""
    return _log_record(
        now,
        "Push",
        50,
        _exercise("Bench Press (Barbell)", (80.0, 8), (80.0, 8), (80.0, 7)),
    )
