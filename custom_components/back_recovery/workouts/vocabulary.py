"""The words of workouts, one enumeration an idea.

Every value is public: it is stored on disk, sent in an event or names a translated
text, so a value is never renamed once it has been released.
"""

from enum import StrEnum


class SourceKind(StrEnum):
    """Where a workout log comes from; also the `source` of a workout."""

    GARMIN = "garmin_connect"
    STRAVA = "ha_strava"
    HEVY = "hevy"
    WHOOP = "whoop"
    OURA = "oura"
    WITHINGS = "withings"
    POLAR = "polar"
    INTERVALS = "intervals_icu"
    PELOTON = "peloton"
    CONCEPT2 = "concept2"
    HEALTHSYNC = "healthsync"
    HEALTH_BRIDGE = "health_bridge"
    WEAR_OS = "wear_os"
    HEALTH_CONNECT = "health_connect"
    ENTITY = "entity"
    CALENDAR = "calendar"
    HEALTH_AUTO_EXPORT = "health_auto_export"
    HC_WEBHOOK = "health_connect_webhook"
    WEBHOOK = "webhook"


class Route(StrEnum):
    """How what a source tells gets here."""

    ENTITIES = "entities"
    CALENDAR = "calendar"
    WEBHOOK = "webhook"


class Tells(StrEnum):
    """What a source can tell about a workout besides that it happened."""

    TYPE = "type"
    EXERCISES = "exercises"
    EFFORT = "effort"
    HEART_RATE = "heart_rate"
    CALORIES = "calories"
    DISTANCE = "distance"
    SEVERAL = "several"
    AT_ONCE = "at_once"


class ActivityClass(StrEnum):
    """What kind of movement a workout was."""

    STRENGTH = "strength"
    ROWING = "rowing"
    HIIT = "hiit"
    CORE = "core"
    CLIMB = "climb"
    RUN = "run"
    WALK = "walk"
    RIDE = "ride"
    SWIM = "swim"
    MOBILITY = "mobility"
    OTHER = "other"


class Tier(StrEnum):
    """How much an exercise loads the lower back; UNKNOWN where its name says nothing."""

    A = "a"
    B = "b"
    C = "c"
    UNKNOWN = "unknown"


class Level(StrEnum):
    """How much a workout loaded the lower back."""

    HIGH = "high"
    MODERATE = "moderate"
    UNKNOWN = "unknown"
    LOW = "low"


class Detail(StrEnum):
    """What a judgement can rest on."""

    EXERCISE = "exercise"
    TYPE = "type"
    NONE = "none"


class UidKind(StrEnum):
    """What a source's key of a workout is made of."""

    ID = "id"
    START = "start"
    END = "end"


class StartQuality(StrEnum):
    """How far a start can be trusted."""

    EXACT = "exact"
    LOCAL_ASSUMED = "local_assumed"
    ESTIMATED = "estimated"


class Flag(StrEnum):
    """What to know before a workout is believed."""

    IMPLAUSIBLE_DURATION = "implausible_duration"
    TZ_ASSUMED = "tz_assumed"
    MERGED = "merged"
    PENDING_SCORE = "pending_score"
    PLANNED = "planned"


class Action(StrEnum):
    """What the person wants done about a workout of some level."""

    START = "start"
    ASK = "ask"
    NOTE_ONLY = "note_only"


class Outcome(StrEnum):
    """What is done about a workout, the weakest first."""

    IGNORE = "ignore"
    NOTE = "note"
    ASK = "ask"
    START = "start"


class OutcomeReason(StrEnum):
    """Why something is done about a workout, or is not."""

    LEVEL = "level"
    ANSWERED = "answered"
    IMPLAUSIBLE_DURATION = "implausible_duration"
    ONLY_PLANNED = "only_planned"
    DURING_LOCKOUT = "during_lockout"
    DURING_RETURN = "during_return"
    ON_HOLD = "on_hold"
    ALREADY_RECOVERING = "already_recovering"
    ENDED_LONG_AGO = "ended_long_ago"
    ONCE_A_DAY = "once_a_day"
    CLASS_NOT_WANTED = "class_not_wanted"
    TOO_SHORT = "too_short"
    NO_KEYWORD = "no_keyword"


class Running(StrEnum):
    """What a back recovery is doing when a workout is found."""

    NOTHING = "nothing"
    REST = "rest"
    RETURN = "return"
    HOLD = "hold"
