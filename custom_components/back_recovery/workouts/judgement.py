"""How much a workout loaded the lower back, and what says so.

What was done beats what it was called: where the exercises are known, a bench day is
easy on the back although it is "strength". Signs of effort may raise a level and never
lower one, because heart rate and strain under-read lifting. The numbers are judgement,
anchored in session load (Foster 2001; Day and others 2004 for resistance training).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .exercises import lifting_word, tier
from .vocabulary import ActivityClass, Flag, Level, Tier
from .workout import Exercise, Workout

SETS_A_HIGH = 3
SETS_A_HIGH_WITH_RPE = 1
RPE_HARD_SET = 8
SETS_B_MODERATE = 4

RPE_HARD = 7
SRPE_HARD_AU = 300
TRAINING_EFFECT_HARD = 3.0
STRAIN_HARD = 10

BY_TYPE: Mapping[ActivityClass, tuple[tuple[Level, float, float], ...]] = {
    ActivityClass.STRENGTH: ((Level.HIGH, 45, 20), (Level.MODERATE, 20, 10)),
    ActivityClass.ROWING: ((Level.HIGH, 60, 60), (Level.MODERATE, 30, 30)),
    ActivityClass.HIIT: ((Level.MODERATE, 45, 30),),
    ActivityClass.CORE: ((Level.MODERATE, 45, 30),),
    ActivityClass.CLIMB: ((Level.MODERATE, 45, 30),),
    ActivityClass.RUN: ((Level.MODERATE, 150, 150),),
    ActivityClass.RIDE: ((Level.MODERATE, 150, 150),),
    ActivityClass.WALK: ((Level.MODERATE, 150, 150),),
    ActivityClass.SWIM: (),
    ActivityClass.MOBILITY: (),
    ActivityClass.OTHER: ((Level.UNKNOWN, 30, 30),),
}
"""A level, its minutes, and its minutes when something says that it was hard."""

WEIGHTS: Mapping[Level, int] = {Level.LOW: 0, Level.UNKNOWN: 1, Level.MODERATE: 2, Level.HIGH: 3}

type EvidenceValue = str | int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing a judgement rests on: the key of a text, and what fills it."""

    key: str
    values: Mapping[str, EvidenceValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How much the lower back was loaded, the strongest evidence first."""

    level: Level
    evidence: tuple[Evidence, ...] = ()


def judge(workout: Workout) -> Judgement:
    """Return how much the workout loaded the lower back."""
    if Flag.IMPLAUSIBLE_DURATION in workout.flags:
        hours = round((workout.length_s or 0) / 3600, 1)
        found = Evidence(key="implausible_duration", values={"hours": hours})
        return Judgement(level=Level.UNKNOWN, evidence=(found, *effort(workout)))
    by_exercises = judge_by_exercises(workout)
    if by_exercises is not None and (by_exercises.level is Level.HIGH or most_is_known(workout)):
        return by_exercises
    by_type = judge_by_type(workout)
    if by_exercises is None or WEIGHTS[by_type.level] > WEIGHTS[by_exercises.level]:
        return by_type
    return by_exercises


def judge_by_exercises(workout: Workout) -> Judgement | None:
    """Return what the sets say, or None where no exercise of the list is known."""
    sets = {one: _of_tier(workout, one) for one in (Tier.A, Tier.B, Tier.C)}
    count = {one: sum(each.working_sets for each in done) for one, done in sets.items()}
    if not any(count.values()):
        return None
    evidence = tuple(_sets_of(each) for each in (*sets[Tier.A], *sets[Tier.B]) if each.working_sets)
    hard = (workout.rpe or 0) >= RPE_HARD_SET
    if count[Tier.A] >= SETS_A_HIGH or (hard and count[Tier.A] >= SETS_A_HIGH_WITH_RPE):
        return Judgement(level=Level.HIGH, evidence=(*evidence, *effort(workout)))
    if count[Tier.A] or count[Tier.B] >= SETS_B_MODERATE:
        return Judgement(level=Level.MODERATE, evidence=(*evidence, *effort(workout)))
    return Judgement(level=Level.LOW, evidence=(*evidence, Evidence(key="no_lifting_sets")))


def most_is_known(workout: Workout) -> bool:
    """Tell whether more than half of the working sets have a name that says something."""
    done = workout.exercises or ()
    known = sum(one.working_sets for one in done if tier(one.name) is not Tier.UNKNOWN)
    return known * 2 > sum(one.working_sets for one in done)


def judge_by_type(workout: Workout) -> Judgement:
    """Return what the class and the length of a workout say."""
    signs = effort(workout)
    if "lower_back" in workout.muscle_groups:
        signs = (Evidence(key="lower_back_trained"), *signs)
    kind = workout.activity_class.value
    if workout.length_s is None:
        if not BY_TYPE[workout.activity_class]:
            return Judgement(
                level=Level.LOW,
                evidence=(Evidence(key="only_class", values={"activity_class": kind}),),
            )
        found = Evidence(key="length_unknown", values={"activity_class": kind})
        return Judgement(level=Level.UNKNOWN, evidence=(found, *signs))
    minutes = workout.length_s / 60
    found = Evidence(
        key="minutes_of_class", values={"minutes": round(minutes), "activity_class": kind}
    )
    for level, usual, when_hard in BY_TYPE[workout.activity_class]:
        if minutes >= (when_hard if signs else usual):
            return Judgement(level=level, evidence=(found, *signs))
    return Judgement(level=Level.LOW, evidence=(found,))


def effort(workout: Workout) -> tuple[Evidence, ...]:
    """Return every sign that the session was hard. No sign means nothing."""
    return tuple(found for sign in SIGNS if (found := sign(workout)))


def _of_tier(workout: Workout, wanted: Tier) -> tuple[Exercise, ...]:
    return tuple(one for one in workout.exercises or () if tier(one.name) is wanted)


def _sets_of(exercise: Exercise) -> Evidence:
    values: dict[str, EvidenceValue] = {"sets": exercise.working_sets, "exercise": exercise.name}
    return Evidence(key="sets_of_exercise", values=values)


def _rating(workout: Workout) -> Evidence | None:
    if workout.rpe is None or workout.rpe < RPE_HARD:
        return None
    return Evidence(key="rated_hard", values={"rpe": workout.rpe})


def _session_load(workout: Workout) -> Evidence | None:
    if workout.srpe_au is None or workout.srpe_au < SRPE_HARD_AU:
        return None
    return Evidence(key="session_load", values={"srpe_au": workout.srpe_au})


def _training_effect(workout: Workout) -> Evidence | None:
    found = max(_load(workout, "aerobic_te"), _load(workout, "anaerobic_te"))
    if found < TRAINING_EFFECT_HARD:
        return None
    return Evidence(key="training_effect", values={"value": found})


def _strain(workout: Workout) -> Evidence | None:
    found = _load(workout, "whoop_strain")
    return Evidence(key="strain", values={"value": found}) if found >= STRAIN_HARD else None


def _called_hard(workout: Workout) -> Evidence | None:
    hard = workout.load.get("oura_intensity") == "hard"
    return Evidence(key="called_hard") if hard else None


def _heavy_words(workout: Workout) -> Evidence | None:
    found = lifting_word(
        (workout.activity_raw or "").replace("_", " "), workout.title, workout.notes
    )
    return Evidence(key="heavy_exercise_named", values={"word": found}) if found else None


def _load(workout: Workout, key: str) -> float:
    found = workout.load.get(key, 0)
    return 0.0 if isinstance(found, str) else found


SIGNS: tuple[Callable[[Workout], Evidence | None], ...] = (
    _rating,
    _session_load,
    _training_effect,
    _strain,
    _called_hard,
    _heavy_words,
)
