"""The sources, one a row; those that nobody can find out about are offered in this order."""

from collections.abc import Mapping

from ..source import Source
from ..vocabulary import SourceKind
from .calendar import CALENDAR
from .concept2 import CONCEPT2
from .entity import ENTITY
from .garmin import GARMIN
from .hc_webhook import HC_WEBHOOK
from .health_auto_export import HEALTH_AUTO_EXPORT
from .health_bridge import HEALTH_BRIDGE
from .health_connect import HEALTH_CONNECT
from .healthsync import HEALTHSYNC
from .hevy import HEVY
from .intervals import INTERVALS
from .oura import OURA
from .peloton import PELOTON
from .polar import POLAR
from .strava import STRAVA
from .wear_os import WEAR_OS
from .webhook import WEBHOOK
from .whoop import WHOOP
from .withings import WITHINGS

ALL: tuple[Source, ...] = (
    GARMIN,
    STRAVA,
    HEVY,
    WHOOP,
    OURA,
    WITHINGS,
    POLAR,
    INTERVALS,
    PELOTON,
    CONCEPT2,
    HEALTHSYNC,
    HEALTH_BRIDGE,
    WEAR_OS,
    HEALTH_CONNECT,
    ENTITY,
    CALENDAR,
    WEBHOOK,
    HEALTH_AUTO_EXPORT,
    HC_WEBHOOK,
)
SOURCES: Mapping[SourceKind, Source] = {one.kind: one for one in ALL}


def offered(platform: str, unique_id: str) -> SourceKind | None:
    """Return the source that an entity of the registry is the main entity of."""
    for one in ALL:
        if one.platform == platform and one.is_main(unique_id):
            return one.kind
    return None
