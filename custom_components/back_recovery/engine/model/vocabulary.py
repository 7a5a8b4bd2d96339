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
    PREP = "prep"
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
    READY_CHECK = "ready_check"
    RETURN = "return"
    PAUSED = "paused"
    HOLD_CARE = "hold_care"
    HOLD_EMERGENCY = "hold_emergency"


class Stage(StrEnum):
    """A rung of the ladder back to training; `NONE` before the first."""

    NONE = "none"
    BODYWEIGHT = "bodyweight"
    LIGHT = "light"
    MODERATE = "moderate"
    FAIRLY_HEAVY = "fairly_heavy"
    NEAR_USUAL = "near_usual"
    USUAL = "usual"


class WayBack(StrEnum):
    """How the person goes back to training once the rest window is over.

    `BY_ONSET`: the short ladder for what crept in, the standard one otherwise. `JUST_END`
    has no ladder: the episode is over.
    """

    BY_ONSET = "by_onset"
    SHORT = "short"
    STANDARD = "standard"
    LONG = "long"
    JUST_END = "just_end"


class Feel(StrEnum):
    """How a training session went, in one tap."""

    CLEAN = "clean"
    AMBER = "amber"
    BAD = "bad"


class Condition(StrEnum):
    """What decides who had better leave an activity out, in the order of the form.

    The last three change from day to day and are asked in check-ins.
    """

    DIABETES = "diabetes"
    REDUCED_FEELING = "reduced_feeling"
    POOR_CIRCULATION = "poor_circulation"
    HEART_DISEASE = "heart_disease"
    LOW_BLOOD_PRESSURE = "low_blood_pressure"
    HIGH_BLOOD_PRESSURE = "high_blood_pressure"
    PREGNANCY = "pregnancy"
    PACEMAKER = "pacemaker"
    BLOOD_THINNERS = "blood_thinners"
    BROKEN_SKIN = "broken_skin"
    RHEUMATOID_ARTHRITIS = "rheumatoid_arthritis"
    FEVER_OR_INFECTION = "fever_or_infection"
    EPILEPSY = "epilepsy"
    MEDICINE_PATCH = "medicine_patch"
    CANCER = "cancer"
    SALICYLATE_ALLERGY = "salicylate_allergy"
    REACTS_BADLY_TO_COLD = "reacts_badly_to_cold"
    CANNOT_REMOVE_IT = "cannot_remove_it"
    AGE_65 = "age_65"
    ALCOHOL_OR_SEDATIVE = "alcohol_or_sedative"
    SWELLING = "swelling"
    BRUISE = "bruise"


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
    PASSED = "PASSED"
    FAILED = "FAILED"
    WALKED = "WALKED"
    TRAINED = "TRAINED"
    CLEAN = "CLEAN"
    AMBER = "AMBER"
    BAD = "BAD"
    CHECKED = "CHECKED"
    BACK = "BACK"
    SAME = "SAME"
    SWOLLEN = "SWOLLEN"
    MORE = "MORE"
    BRUISED = "BRUISED"
    SKIN = "SKIN"
    SEDATED = "SEDATED"
    OUT = "OUT"
    CHOOSE = "CHOOSE"
    KEEP = "KEEP"
    CALL = "CALL"
    MISTAKE = "MISTAKE"
    END = "END"
    UNDO = "UNDO"


class Reason(StrEnum):
    """Why something is closed, was moved or came to its end."""

    REST_WINDOW = "rest_window"
    ONSET = "onset"
    SUITABILITY = "suitability"
    ANSWERS = "answers"
    ASK_FIRST = "ask_first"
    GAP = "gap"
    MOST_PER_DAY = "most_per_day"
    HOURS = "hours"
    QUIET_HOURS = "quiet_hours"
    AWAY = "away"
    UNDISTURBED = "undisturbed"
    SPACING = "spacing"
    AFTER_WORKOUT = "after_workout"
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
    RESTS = "rests"
    CAME_BACK_ON = "came_back_on"
    UNREACHABLE = "unreachable"
    TAKEN_AWAY = "taken_away"
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
    WARNING_A = "warning_a"
    WARNING_B = "warning_b"
    SWELLING = "swelling"
    BRUISE = "bruise"
    SEDATIVE = "sedative"
    HIGH_PAIN = "high_pain"
    SORE_PEAK = "sore_peak"
    PAIN_UP = "pain_up"
    NOT_READY = "not_ready"
    SETBACK = "setback"
    REPEAT = "repeat"
    SORE_AFTER = "sore_after"
    THREE_SETBACKS = "three_setbacks"
    REFERRED = "referred"
    SILENCE = "silence"
    CALM = "calm"
    LADDER_DONE = "ladder_done"
    NO_CHECK_IN = "no_check_in"
    NOT_CALM = "not_calm"
    ONE_CHECK_IN = "one_check_in"
    NO_WALK = "no_walk"
    NOT_CLEAN = "not_clean"
    NEXT_DAY_CHECK = "next_day_check"
    STAGE_TIME = "stage_time"
    NO_PAIN = "no_pain"
    DAY_OVER = "day_over"
    DAY_FULL = "day_full"
    NOT_RUNNING = "not_running"
    NOT_SAID = "not_said"
    IN_DOUBT = "in_doubt"


class Recipient(StrEnum):
    """Who is told: the person of the plan, or the one who looks after the person."""

    PERSON = "person"
    SECOND_CONTACT = "second_contact"


class WarningList(StrEnum):
    """Which of the two lists of warning signs a person pointed at."""

    A = "a"
    B = "b"


class Seek(StrEnum):
    """How soon a person is asked to turn to a doctor or physiotherapist."""

    SOON = "soon"
    TODAY = "today"


class Urgency(StrEnum):
    """How far a message may go.

    A quiet one makes no sound, so it waits for no hour: it answers somebody who has the
    phone in the hand, or is to be read and gone. A normal one rings, and waits for the end
    of the quiet hours; one about safety does not. An alarm is loud on a muted phone:
    something burns or floods, or may.
    """

    QUIET = "quiet"
    NORMAL = "normal"
    SAFETY = "safety"
    ALARM = "alarm"


class Countdown(StrEnum):
    """What a message is to something that runs, where a phone can follow it while it is locked."""

    RUNS = "runs"
    ENDS = "ends"
