"""A calendar with training in it: a plan, so the person is asked and nothing starts."""

from collections.abc import Iterable

from ..activities import activity_class
from ..observation import StatesSeen
from ..source import Context, Seeing, Source
from ..values import instant_and_quality, text
from ..vocabulary import Flag, Route, SourceKind, StartQuality, Tells, UidKind
from ..workout import Workout


def read(seeing: Seeing, context: Context) -> Iterable[Workout]:
    if not isinstance(seeing, StatesSeen):
        return
    for event in seeing.events:
        # A whole day has a date where others have a time, and nobody lifts all day.
        start, _ = instant_and_quality(event.start, context.zone)
        end, _ = instant_and_quality(event.end, context.zone)
        if start is None or end is None or end <= start:
            continue
        summary = text(event.summary)
        yield Workout(
            source=SourceKind.CALENDAR,
            uid=f"{start.isoformat()}|{text(event.uid) or summary}",
            uid_kind=UidKind.START,
            activity_raw=summary,
            activity_class=activity_class(summary),
            title=summary,
            notes=text(event.description),
            start=start,
            start_quality=StartQuality.ESTIMATED,
            end=end,
            flags=(Flag.PLANNED,),
        )


CALENDAR = Source(
    kind=SourceKind.CALENDAR,
    route=Route.CALENDAR,
    read=read,
    tells=frozenset({Tells.SEVERAL}),
    hint="calendar_only_asks",
)
