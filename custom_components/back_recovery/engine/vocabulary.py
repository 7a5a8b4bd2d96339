"""The words of the field, one enumeration an idea.

Every value is public: it is stored on disk, shown as an entity state or sent in
an event, so a value is never renamed once it has been released.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What can be offered to a sore person."""

    WALK = "walk"
    HEATING_PAD = "heating_pad"
    BATH = "bath"
    SHOWER = "shower"
    ICE = "ice"
    MAT = "mat"
    RUB = "rub"
    EASY_POSITION = "easy_position"
    CHECK_IN = "check_in"
    TIP = "tip"
    GYM = "gym"
    CUSTOM = "custom"


class Onset(StrEnum):
    """How the soreness began."""

    SORE = "sore"
    TWEAK = "tweak"
    UNSURE = "unsure"


class Phase(StrEnum):
    """Where an episode stands."""

    REST = "rest"
    PAUSED = "paused"
    HOLD_CARE = "hold_care"
    HOLD_EMERGENCY = "hold_emergency"


class PromptState(StrEnum):
    """Where one offer stands."""

    OFFERED = "offered"
    SNOOZED = "snoozed"
    STARTED = "started"
    DONE = "done"
    SKIPPED = "skipped"
    LAPSED = "lapsed"


class MissedPolicy(StrEnum):
    """What becomes of a prompt that could not be sent at its time."""

    SEND_LATE = "send_late"
    MERGE = "merge"
    SKIP = "skip"


class Answer(StrEnum):
    """What a person can answer to a message; the value ends an action id."""

    DONE = "DONE"
    SKIP = "SKIP"
    SNOOZE = "SNOOZE"
    START = "START"
    REPLY = "REPLY"
    SUDDEN = "SUDDEN"
    WRONG = "WRONG"
    STOP = "STOP"
    WALKING = "WALKING"
    NONE = "NONE"
    YES = "YES"
    FINE = "FINE"
    HALT = "HALT"
    RECOVER = "RECOVER"
    DAY = "DAY"
    NO = "NO"
    RATE = "RATE"
    OUT = "OUT"


class Reason(StrEnum):
    """Why something is closed, was moved or came to its end."""

    REST_WINDOW = "rest_window"
    ONSET = "onset"
    GAP = "gap"
    MOST_PER_DAY = "most_per_day"
    HOURS = "hours"
    QUIET_HOURS = "quiet_hours"
    AWAY = "away"
    SPACING = "spacing"
    PAUSED = "paused"
    HOLD = "hold"
    SESSION_RUNNING = "session_running"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    SESSION_ENDED = "session_ended"
    BY_PERSON = "by_person"
    STARTED_AGAIN = "started_again"
    WINDOW_OVER = "window_over"
    EPISODE_OVER = "episode_over"
    ACTIVITY_REMOVED = "activity_removed"
    AFTER_OTHER = "after_other"
    WARM_BUDGET = "warm_budget"
    TAKEN = "taken"
    UNREACHABLE = "unreachable"
    NOT_OFF = "not_off"
    LEAK = "leak"
    LEAK_SILENT = "leak_silent"
    NO_FEEDBACK = "no_feedback"
    ASLEEP = "asleep"
    TOO_HOT = "too_hot"
    FILLED = "filled"
    SWITCHED_OFF = "switched_off"
    NOT_STARTED = "not_started"
    NO_REPLY = "no_reply"
    SKIN = "skin"
    RESTARTED = "restarted"
    PLAN_CHANGED = "plan_changed"
    CLOCK_SET_BACK = "clock_set_back"
    UNLOADED = "unloaded"
    EXPIRED = "expired"
    WORKOUT = "workout"
    LIFTED = "lifted"


class Recipient(StrEnum):
    """Who is told: the person of the plan, or the one who looks after the person."""

    PERSON = "person"
    SECOND_CONTACT = "second_contact"


class WarningList(StrEnum):
    """Which of the two lists of warning signs a person pointed at."""

    A = "a"
    B = "b"


class Urgency(StrEnum):
    """How far a message may go.

    A normal one waits for the end of the quiet hours; one about safety does not. An
    alarm is loud on a muted phone: something burns or floods, or may.
    """

    NORMAL = "normal"
    SAFETY = "safety"
    ALARM = "alarm"
