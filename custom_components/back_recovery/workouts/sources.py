"""The sources, one a row."""

from collections.abc import Mapping

from .from_calendar import CALENDAR
from .from_concept2 import CONCEPT2
from .from_entity import ENTITY
from .from_garmin import GARMIN
from .from_hc_webhook import HC_WEBHOOK
from .from_health_auto_export import HEALTH_AUTO_EXPORT
from .from_health_bridge import HEALTH_BRIDGE
from .from_health_connect import HEALTH_CONNECT
from .from_healthsync import HEALTHSYNC
from .from_hevy import HEVY
from .from_intervals import INTERVALS
from .from_oura import OURA
from .from_peloton import PELOTON
from .from_polar import POLAR
from .from_strava import STRAVA
from .from_wear_os import WEAR_OS
from .from_webhook import WEBHOOK
from .from_whoop import WHOOP
from .from_withings import WITHINGS
from .source import Source
from .vocabulary import SourceKind

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
    HEALTH_AUTO_EXPORT,
    HC_WEBHOOK,
    WEBHOOK,
)
SOURCES: Mapping[SourceKind, Source] = {one.kind: one for one in ALL}


def offered(platform: str, unique_id: str) -> SourceKind | None:
    """Return the source that an entity of the registry is the main entity of."""
    for one in ALL:
        if one.platform == platform and one.is_main(unique_id):
            return one.kind
    return None
