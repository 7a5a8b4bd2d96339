"""HC Webhook (Health Connect): the last two days every time, in either of two spellings.

The app's test button sends made-up workouts with a flag. Its third format loses the
flag, so that one is not read.
"""

from collections.abc import Iterable, Mapping

from ..observation import BodyReceived
from ..source import TIME_UNREADABLE, Context, NotRead, Seeing, Source
from ..values import instant_and_quality, is_unreadable_time, mapping, metres, rows, seconds, text
from ..vocabulary import Route, SourceKind, Tells, UidKind
from ..workout import Workout
from .session_types import session_class


def read(seeing: Seeing, context: Context) -> Iterable[Workout | NotRead]:
    if not isinstance(seeing, BodyReceived):
        return
    body = mapping(seeing.body)
    if is_test(body):
        return
    for one in rows(body.get("exercise")):
        if not is_test(one) and (found := _workout(one, context)):
            yield found


def is_test(one: Mapping[str, object]) -> bool:
    """Tell whether somebody only tried the connection."""
    return one.get("test") not in (None, False, "false", 0)


def _workout(one: Mapping[str, object], context: Context) -> Workout | NotRead | None:
    begins, ends = _either(one, "start_time", "startTime"), _either(one, "end_time", "endTime")
    if any(is_unreadable_time(said, context.zone) for said in (begins, ends)):
        return TIME_UNREADABLE
    start, quality = instant_and_quality(begins, context.zone)
    end, _ = instant_and_quality(ends, context.zone)
    if start is None or end is None:
        return None
    raw, title = text(one.get("type")), text(one.get("title"))
    return Workout(
        source=SourceKind.HC_WEBHOOK,
        uid=f"{start.isoformat()}|{raw}",
        uid_kind=UidKind.START,
        activity_raw=raw,
        activity_class=session_class(raw, title),
        title=title,
        start=start,
        start_quality=quality,
        end=end,
        duration_s=seconds(_either(one, "duration_seconds", "durationSeconds")),
        distance_m=metres(_either(one, "distance_meters", "distanceMeters")),
    )


def _either(one: Mapping[str, object], snake: str, camel: str) -> object:
    found = one.get(snake)
    return one.get(camel) if found is None else found


HC_WEBHOOK = Source(
    kind=SourceKind.HC_WEBHOOK,
    brand="HC Webhook",
    route=Route.WEBHOOK,
    read=read,
    tells=frozenset({Tells.TYPE, Tells.DISTANCE, Tells.SEVERAL}),
    hint="hc_webhook_format",
)
