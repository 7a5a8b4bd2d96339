"""The keys of words that the shell brings itself; those of messages are the engine's.

Every key of messages/ is a member here, a `Text`, or another word of the engine.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from ..engine.model.texts import PRACTICES, TIPS, Text
from ..engine.model.vocabulary import Onset, Reason, Seek

NOT_SAVED: Final = "not_saved"
"""The refusal that is not the engine's: it would have done it."""


CARDS: Mapping[Text, tuple[Text, ...]] = {Text.TIP: TIPS, Text.PREP: PRACTICES}
"""What a text said one after the other, by the number of its message: a record may still hold one."""


VARIED: Final[Mapping[Text, tuple[Text, ...]]] = {
    Text.WALK: (Text.WALK, Text.WALK_LOOSE, Text.WALK_SHORT, Text.WALK_UP)
}
"""What comes several times a day, in other words each time: by the number of its message."""


class Phrase(StrEnum):
    """A short wording that is part of something else."""

    ADVICE_LINE = "advice_line"
    ALSO = "also"
    ASK_FIRST_TICKED = "ask_first_ticked"
    ASK_SOMEBODY = "ask_somebody"
    ASK_TITLE = "ask_title"
    ASK_TODAY = "ask_today"
    CAPS = "caps"
    CAPS_BODYWEIGHT = "caps_bodyweight"
    CHANNEL_OFFERS = "channel_offers"
    CHANNEL_RUNNING = "channel_running"
    CHANNEL_SAFETY = "channel_safety"
    CLOSED = "closed"
    CLOSED_MORE = "closed_more"
    CLOSED_MORE_UNTIL = "closed_more_until"
    DEGREES = "degrees"
    EMERGENCY_NUMBER = "emergency_number"
    LAPSED = "lapsed"
    LATE = "late"
    LIST_SEPARATOR = "list_separator"
    LOAD_UP_TO = "load_up_to"
    NOT_FOR_ALL = "not_for_all"
    NOT_SENT = "not_sent"
    NOT_WITH = "not_with"
    ONSET_TWEAK = "onset_tweak"
    ONSET_UNSURE = "onset_unsure"
    OPENS = "opens"
    PAIN_PLACEHOLDER = "pain_placeholder"
    QUIET_CHANNEL = "quiet_channel"
    RATING_PLACEHOLDER = "rating_placeholder"
    REASON_SEPARATOR = "reason_separator"
    REASON_UNTIL = "reason_until"
    USED_BY = "used_by"
    USED_BY_UNTIL = "used_by_until"
    REST_WINDOW = "rest_window"
    SEND = "send"
    SKIPPED = "skipped"
    SOMEBODY = "somebody"
    SOMEBODY_AT_HOME = "somebody_at_home"
    SUITABILITY_TICKED = "suitability_ticked"
    TIMED = "timed"
    TRAINING_AT = "training_at"
    WAITS = "waits"


class Counted(StrEnum):
    """What is said with a number, in the form that a language has for it."""

    HOURS = "hours"
    MINUTES = "minutes"
    SECONDS = "seconds"


OF_ONSETS: Mapping[Onset, Phrase] = {
    Onset.TWEAK: Phrase.ONSET_TWEAK,
    Onset.UNSURE: Phrase.ONSET_UNSURE,
}
"""Why the onset closes something; what crept in closes nothing."""

OF_TICKED: Mapping[Reason, Phrase] = {
    Reason.ASK_FIRST: Phrase.ASK_FIRST_TICKED,
    Reason.SUITABILITY: Phrase.SUITABILITY_TICKED,
}
"""Why something is closed that was ticked at set-up."""

OF_SEEKS: Mapping[Seek, Phrase] = {Seek.SOON: Phrase.ASK_SOMEBODY, Seek.TODAY: Phrase.ASK_TODAY}
"""Whom to turn to, and how soon."""


class Line(StrEnum):
    """A line of the page about a recovery."""

    AS_OF = "as_of"
    BEGAN = "began"
    ENDED = "ended"
    HEADING_CHANGES = "heading_changes"
    HEADING_PAIN = "heading_pain"
    HEADING_TRAININGS = "heading_trainings"
    HEADING_USED = "heading_used"
    HEADING_WARNINGS = "heading_warnings"
    LINE = "line"
    NOTHING = "nothing"
    NOW = "now"
    REST = "rest"
    SOURCE = "source"
    TITLE = "title"
    USED = "used"
    USED_FOR = "used_for"
    WHY = "why"
    WORKOUT = "workout"


class LogLine(StrEnum):
    """A line of the log book about a device."""

    OFF_CONFIRMED = "off_confirmed"
    OFF_CONFIRMED_BY_STATE = "off_confirmed_by_state"
    NOT_CONFIRMED_OFF = "not_confirmed_off"
    TAKEN_AWAY = "taken_away"
    WHY = "why"


class SelfTestLine(StrEnum):
    """A line of the report of a self-test."""

    ALL_IS_FINE = "all_is_fine"
    CHANNEL_FAILED = "channel_failed"
    CHANNEL_IS_GONE = "channel_is_gone"
    CHANNEL_IS_HOME_ASSISTANT = "channel_is_home_assistant"
    CHANNEL_IS_THERE = "channel_is_there"
    DEVICE_IS_BLIND = "device_is_blind"
    DEVICE_IS_NOT_OFF = "device_is_not_off"
    DEVICE_IS_OFF = "device_is_off"
    DEVICE_IS_ON = "device_is_on"
    DEVICE_IS_SILENT = "device_is_silent"
    DEVICE_RUNS = "device_runs"
    SENSOR_IS_SILENT = "sensor_is_silent"
    SOMETHING_IS_WRONG = "something_is_wrong"
    SOURCE_ANSWERS = "source_answers"
    SOURCE_IS_SILENT = "source_is_silent"
    SOURCE_WAITS = "source_waits"
    STORAGE_FAILS = "storage_fails"
    STORAGE_WORKS = "storage_works"
    TITLE = "title"


class PageLine(StrEnum):
    """A line of the page that no message has."""

    BAR_CALM_DAY = "bar_calm_day"
    BAR_CHECK_INS = "bar_check_ins"
    BAR_SIGNS_GONE = "bar_signs_gone"
    BAR_STAGE_TIME = "bar_stage_time"
    BAR_TRAININGS = "bar_trainings"
    BAR_WALK = "bar_walk"
    BAR_WINDOW = "bar_window"
    DEVICE_SAYS = "device_says"
    GLIMPSE_HOLD = "glimpse_hold"
    LIFTED = "lifted"
    LINE_HOLD_CARE = "line_hold_care"
    LINE_HOLD_EMERGENCY = "line_hold_emergency"
    LINE_IDLE = "line_idle"
    LINE_PAUSED = "line_paused"
    LINE_READY_CHECK = "line_ready_check"
    LINE_REST = "line_rest"
    LINE_REST_OVER = "line_rest_over"
    LINE_RETURN = "line_return"
    NOT_RUNNING = "not_running"
    POWER_SAYS = "power_says"
    PROOF_BY_HAND = "proof_by_hand"
    PROOF_ON = "proof_on"
    PROOF_ON_NOT_CONFIRMED = "proof_on_not_confirmed"
    REST_ENDS = "rest_ends"
    STAGE_TITLE = "stage_title"
    UNTIL_AGREED = "until_agreed"
    UNTIL_ANSWERED = "until_answered"
    UNTIL_CHANGED = "until_changed"
    UNTIL_GO_ON = "until_go_on"
    UNTIL_LOOKED_AT = "until_looked_at"
    UNTIL_OFF = "until_off"
    UNTIL_REACHED = "until_reached"
    UNTIL_TESTED = "until_tested"
    UNTIL_TICKED = "until_ticked"
    WEIGHT = "weight"


class WorkoutLine(StrEnum):
    """A line about a workout: the question, and what the test of a source shows."""

    ASK = "ask"
    ASK_DURING_LOCKOUT = "ask_during_lockout"
    TEST_ARRIVED = "test_arrived"
    TEST_LINE = "test_line"
    TEST_NONE = "test_none"
    TEST_NOT_READ = "test_not_read"
    TEST_NOTHING_ARRIVED = "test_nothing_arrived"
    TEST_REFUSED = "test_refused"
    UNDER_A_MINUTE_OF_CLASS = "under_a_minute_of_class"
