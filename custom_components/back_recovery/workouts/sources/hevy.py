"""Hevy: the exercises with their sets, so the best evidence of all. No id, no rating."""

from collections.abc import Iterable, Mapping

from ..source import Context, Seeing, Source, ending
from ..values import instant_and_quality, kilograms, number, rows, seconds, text, whole
from ..vocabulary import ActivityClass, Route, SourceKind, Tells, UidKind
from ..workout import Exercise, Workout

WARM_UP = "warmup"


def read(seeing: Seeing, context: Context) -> Iterable[Workout]:
    summary = ending(seeing, "_last_workout_summary")
    if summary is None:
        return
    one = summary.attributes
    start, quality = instant_and_quality(one.get("date"), context.zone)
    if start is None:
        return
    exercises = rows(one.get("exercises"))
    sets = [each for exercise in exercises for each in working_sets(exercise)]
    reps = [whole(each.get("reps")) or 0 for each in sets]
    yield Workout(
        source=SourceKind.HEVY,
        uid=start.isoformat(),
        uid_kind=UidKind.START,
        activity_raw="hevy",
        activity_class=ActivityClass.STRENGTH,
        title=text(summary.state),
        start=start,
        start_quality=quality,
        duration_s=seconds(one.get("duration_minutes"), "min"),
        sets=len(sets),
        reps=sum(reps) or None,
        # The attribute total_volume counts the warm-ups.
        volume_kg=round(
            sum((_weight(each) or 0) * n for each, n in zip(sets, reps, strict=True)), 1
        ),
        exercises=tuple(_exercise(each) for each in exercises if text(each.get("name"))),
        muscle_groups=_muscle_groups(seeing, one.get("date")),
    )


def working_sets(exercise: Mapping[str, object]) -> list[Mapping[str, object]]:
    """Return the sets that load anything: a warm-up does not count."""
    return [one for one in rows(exercise.get("sets")) if one.get("type") != WARM_UP]


def _exercise(one: Mapping[str, object]) -> Exercise:
    sets = working_sets(one)
    weights = [weight for each in sets if (weight := _weight(each))]
    reps = sum(whole(each.get("reps")) or 0 for each in sets)
    return Exercise(
        name=text(one.get("name")) or "",
        working_sets=len(sets),
        reps=reps or None,
        max_kg=round(max(weights), 1) if weights else None,
        notes=text(one.get("notes")),
    )


def _weight(one: Mapping[str, object]) -> float | None:
    return kilograms(number(one.get("weight")), one.get("weight_unit"))


def _muscle_groups(seeing: Seeing, date: object) -> tuple[str, ...]:
    """Return what was trained first and foremost, in words no language changes."""
    summary = ending(seeing, "_muscle_group_summary")
    if summary is None or summary.attributes.get("last_workout_date") != date:
        return ()
    found = summary.attributes.get("last_workout_primary_groups")
    names = found if isinstance(found, list | tuple) else []
    return tuple(name for one in names if (name := text(one)))


HEVY = Source(
    kind=SourceKind.HEVY,
    brand="Hevy",
    route=Route.ENTITIES,
    read=read,
    tells=frozenset({Tells.TYPE, Tells.EXERCISES}),
    platform="hevy",
    main=("_last_workout_summary",),
    siblings=("_muscle_group_summary",),
)
