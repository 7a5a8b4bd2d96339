"""The person's own entity: what its attributes mean was said at set-up."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from ..activities import activity_class
from ..observation import EntityState
from ..settings import FieldNames
from ..source import TIME_UNREADABLE, Context, NotRead, Seeing, Source, entities
from ..values import (
    instant_and_quality,
    is_unreadable_time,
    kcal,
    mapping,
    number,
    rows,
    seconds,
    text,
)
from ..vocabulary import Route, SourceKind, StartQuality, Tells, UidKind
from ..workout import Workout

THE_STATE = "state"


def read(seeing: Seeing, context: Context) -> Iterable[Workout | NotRead]:
    names = context.names
    for entity in entities(seeing):
        shown = {**entity.attributes, THE_STATE: entity.state}
        several = rows(said(shown, names.workouts)) if names.workouts else [shown]
        for one in several:
            if found := _workout(one, names, context):
                yield found


def said(shown: Mapping[str, object], name: str | None) -> object:
    """Return the value of a name; dots reach into attributes of attributes."""
    if not name:
        return None
    found: object = shown
    for part in name.split("."):
        found = mapping(found).get(part)
    return found


def can_tell(entity: EntityState, context: Context) -> bool:
    """Tell whether the names find a workout in what the entity shows now, for set-up."""
    shown = {**entity.attributes, THE_STATE: entity.state}
    several = rows(said(shown, context.names.workouts)) if context.names.workouts else [shown]
    found = (_workout(one, context.names, context) for one in several)
    return any(isinstance(one, Workout) for one in found)


def _workout(
    one: Mapping[str, object], names: FieldNames, context: Context
) -> Workout | NotRead | None:
    start, quality = instant_and_quality(said(one, names.start), context.zone)
    end, end_quality = instant_and_quality(said(one, names.end), context.zone)
    length = seconds(said(one, names.duration), names.duration_unit)
    key, kind = start, UidKind.START
    if start is None and end is not None:
        start, quality = end - timedelta(seconds=length or 0), end_quality
        quality = StartQuality.ESTIMATED if quality is StartQuality.EXACT else quality
        key, kind = end, UidKind.END
    if start is None or key is None:
        said_times = (said(one, names.start), said(one, names.end))
        is_told = any(is_unreadable_time(each, context.zone) for each in said_times)
        return TIME_UNREADABLE if is_told else None
    uid = text(said(one, names.uid))
    raw = text(said(one, names.activity)) or names.activity_is
    return Workout(
        source=SourceKind.ENTITY,
        uid=uid or key.isoformat(),
        uid_kind=UidKind.ID if uid else kind,
        activity_raw=raw,
        activity_class=activity_class(raw),
        title=text(said(one, names.title)),
        notes=text(said(one, names.notes)),
        start=start,
        start_quality=quality,
        end=end,
        duration_s=length,
        calories_kcal=kcal(said(one, names.calories), names.calories_unit),
        hr_avg=number(said(one, names.hr_avg)),
        rpe=number(said(one, names.rpe), 1, 10),
    )


ENTITY = Source(
    kind=SourceKind.ENTITY,
    route=Route.ENTITIES,
    read=read,
    tells=frozenset({Tells.TYPE}),
    each_change=True,
)
