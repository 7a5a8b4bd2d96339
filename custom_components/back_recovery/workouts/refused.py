"""What looks like a source of workouts and is none, with the reason and the way out."""

from dataclasses import dataclass
import re

from .vocabulary import SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why an integration cannot be a source; both keys name a translated text.

    `instead` are the sources that can be set up in its place.
    """

    platform: str
    reason: str
    way_out: str
    instead: tuple[SourceKind, ...]
    unique_id: str = ""


ANDROID = (SourceKind.HC_WEBHOOK, SourceKind.HEALTH_CONNECT)
APPLE = (SourceKind.HEALTH_AUTO_EXPORT, SourceKind.HEALTHSYNC, SourceKind.WEBHOOK)

REFUSALS: tuple[Refusal, ...] = (
    Refusal(
        platform="google_health",
        reason="only_daily_totals",
        way_out="use_health_connect",
        instead=ANDROID,
    ),
    Refusal(
        platform="fitbit", reason="only_daily_totals", way_out="use_health_connect", instead=ANDROID
    ),
    Refusal(
        platform="mobile_app",
        unique_id=r"_health_connect_|_health_connect$",
        reason="only_daily_totals",
        way_out="use_health_connect",
        instead=ANDROID,
    ),
    Refusal(
        platform="mobile_app",
        unique_id=r"_health_(?!connect)|_apple_health",
        reason="only_daily_totals",
        way_out="use_apple_health",
        instead=APPLE,
    ),
    Refusal(
        # The unofficial integration of the same name: a few entities for each workout.
        platform="hevy",
        unique_id=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}_",
        reason="no_last_workout",
        way_out="use_hevy_tracker",
        instead=(SourceKind.HEVY, SourceKind.STRAVA),
    ),
    Refusal(
        platform="sleep_as_android",
        reason="only_sleep",
        way_out="use_health_connect",
        instead=ANDROID,
    ),
)


def refusal(platform: str, unique_id: str) -> Refusal | None:
    """Return why an entity cannot tell of workouts, or None where nothing is known against it."""
    for one in REFUSALS:
        if one.platform == platform and re.search(one.unique_id, unique_id):
            return one
    return None
