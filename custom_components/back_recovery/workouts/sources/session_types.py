"""Health Connect's kinds of session: a number on the phone, and often here as well."""

from collections.abc import Mapping

from ..activities import activity_class
from ..values import whole
from ..vocabulary import ActivityClass

SESSION_TYPES: Mapping[int, str] = {
    0: "other workout",
    2: "badminton",
    4: "baseball",
    5: "basketball",
    8: "biking",
    9: "biking stationary",
    10: "boot camp",
    11: "boxing",
    13: "calisthenics",
    14: "cricket",
    16: "dancing",
    25: "elliptical",
    26: "exercise class",
    27: "fencing",
    28: "football american",
    29: "football australian",
    31: "frisbee disc",
    32: "golf",
    33: "guided breathing",
    34: "gymnastics",
    35: "handball",
    36: "high intensity interval training",
    37: "hiking",
    38: "ice hockey",
    39: "ice skating",
    44: "martial arts",
    46: "paddling",
    47: "paragliding",
    48: "pilates",
    50: "racquetball",
    51: "rock climbing",
    52: "roller hockey",
    53: "rowing",
    54: "rowing machine",
    55: "rugby",
    56: "running",
    57: "running treadmill",
    58: "sailing",
    59: "scuba diving",
    60: "skating",
    61: "skiing",
    62: "snowboarding",
    63: "snowshoeing",
    64: "soccer",
    65: "softball",
    66: "squash",
    68: "stair climbing",
    69: "stair climbing machine",
    70: "strength training",
    71: "stretching",
    72: "surfing",
    73: "swimming open water",
    74: "swimming pool",
    75: "table tennis",
    76: "tennis",
    78: "volleyball",
    79: "walking",
    80: "water polo",
    81: "weightlifting",
    82: "wheelchair",
    83: "yoga",
}
"""The constants EXERCISE_TYPE_* of androidx.health.connect's ExerciseSessionRecord."""


def session_class(kind: str | None, title: str | None = None) -> ActivityClass:
    """Return the class of a session whose kind is one of the numbers, or a name.

    Where the kind says nothing ("other workout"), the title that its person or its app
    gave it may.
    """
    found = activity_class(session_name(kind))
    return activity_class(title) if found is ActivityClass.OTHER else found


def session_name(kind: str | None) -> str | None:
    """Return the name of a kind that is a number, else what it is called already."""
    number = whole(kind) if kind else None
    return kind if number is None else SESSION_TYPES.get(number, kind)
