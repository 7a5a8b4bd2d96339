"""What is said, as keys: the shell has the words, in the language of the person.

A message may wait on disk for the end of the quiet hours, so a value is never renamed.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from .vocabulary import Kind, Onset


class Text(StrEnum):
    """The text of a message."""

    # Offers
    WALK = "walk"
    WALK_LOOSE = "walk_loose"
    WALK_SHORT = "walk_short"
    WALK_UP = "walk_up"
    WALK_HIGH_PAIN = "walk_high_pain"
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
    CUSTOM = "custom"

    # What a tip says, and a practice
    TIP_REST = "tip_rest"
    TIP_PACING = "tip_pacing"
    TIP_SALT = "tip_salt"
    TIP_HEAT = "tip_heat"
    TIP_ICE = "tip_ice"
    TIP_MAT = "tip_mat"
    TIP_FORM = "tip_form"
    TIP_BRACE = "tip_brace"
    TIP_HIPS = "tip_hips"
    PREP_FORM = "prep_form"
    PREP_BRACE = "prep_brace"
    PREP_HIPS = "prep_hips"

    # The end of what was offered
    ENDED_WALK = "ended_walk"
    ENDED_HEAT = "ended_heat"
    ENDED_HEATING_PAD = "ended_heating_pad"
    ENDED_BATH = "ended_bath"
    ENDED_SHOWER = "ended_shower"
    ENDED_ICE = "ended_ice"
    ENDED_MAT = "ended_mat"
    ENDED_RUB = "ended_rub"
    ENDED_EASY_POSITION = "ended_easy_position"
    ENDED_PREP = "ended_prep"
    ENDED_CUSTOM = "ended_custom"
    WITHDRAWN = "withdrawn"
    SKIPPED = "skipped"

    # While it lasts, and the proof that its device is off
    RUNNING = "running"
    RUNNING_DEVICE = "running_device"
    FILLING = "filling"
    GOING_OFF = "going_off"
    OFF_CONFIRMED = "off_confirmed"
    HEAT_OVER = "heat_over"

    # The episode and its window
    STARTED = "started"
    STARTED_BY_HAND = "started_by_hand"
    TONIGHT = "tonight"
    EXTENDED = "extended"
    SHORTENED = "shortened"
    WINDOW_EXTENDED = "window_extended"
    STILL_MISSING = "still_missing"
    WINDOW_OVER = "window_over"
    LIFTED_ANYWAY = "lifted_anyway"
    ONSET_SORE = "onset_sore"
    ONSET_TWEAK = "onset_tweak"
    ONSET_TWEAK_NO_ICE = "onset_tweak_no_ice"
    SWELLING_NO_ICE = "swelling_no_ice"
    ONSET_UNSURE = "onset_unsure"
    MISSED = "missed"
    PAUSED_SILENT = "paused_silent"
    COMPLETED = "completed"
    DONE = "done"
    CLOSED = "closed"
    FOLLOW_UP_7 = "follow_up_7"
    FOLLOW_UP_30 = "follow_up_30"

    # What was answered, and what is asked
    NO_PAIN = "no_pain"
    ANYTHING_NEW = "anything_new"
    WHAT_IS_NEW = "what_is_new"
    BRUISE = "bruise"
    SEDATIVE = "sedative"
    SORE_PEAK = "sore_peak"
    PAIN_HIGH = "pain_high"
    D5 = "d5"
    D7 = "d7"
    D14 = "d14"
    D28 = "d28"

    # Warning signs
    WARNING_LIST = "warning_list"
    WARNING_LIST_TODAY = "warning_list_today"
    WARNING_A = "warning_a"
    WARNING_B = "warning_b"
    SWELLING = "swelling"
    HOLD_LIFTED = "hold_lifted"
    HOLD_ASKED = "hold_asked"
    HELP_ASKED = "help_asked"
    SUITS_ASKED = "suits_asked"
    SUITS_CHOOSE = "suits_choose"

    # The way back
    READY_CHECK = "ready_check"
    GYM_SESSION = "gym_session"
    PREP_CARDS = "prep_cards"
    HOW_WAS_IT = "how_was_it"
    SORE_AFTER = "sore_after"
    STAGE_OPENED = "stage_opened"
    STAGE_REPEAT = "stage_repeat"
    STAGE_DOWN = "stage_down"
    STAGE_LOWER = "stage_lower"
    THREE_SETBACKS = "three_setbacks"
    GYM = "gym"
    GYM_HOLD = "gym_hold"
    GYM_PAUSED = "gym_paused"
    GYM_MISSING = "gym_missing"
    GYM_STAGE = "gym_stage"

    # Heat, water and devices
    CONFIRM_HEAT = "confirm_heat"
    CONFIRM_START = "confirm_start"
    SKIN_CHECK = "skin_check"
    SKIN_STOP = "skin_stop"
    NO_REPLY = "no_reply"
    BATH_READY = "bath_ready"
    BATH_TOO_WARM = "bath_too_warm"
    BATH_OUT = "bath_out"
    BATH_OVERDUE = "bath_overdue"
    SCALD = "scald"
    SWITCHED_OFF = "switched_off"
    WENT_OFF = "went_off"
    NOT_SWITCHED_ON = "not_switched_on"
    NOT_OFF = "not_off"
    OFF_AGAIN = "off_again"
    IS_OFF = "is_off"
    IS_OFF_LATE = "is_off_late"
    ENDED_LATE = "ended_late"
    STOPPED_BY_RESTART = "stopped_by_restart"
    STOPPED_BY_RESTART_AGAIN = "stopped_by_restart_again"
    STOPPED_BY_LEAVING = "stopped_by_leaving"
    STOPPED_BY_LEAVING_AGAIN = "stopped_by_leaving_again"
    STOPPED_BY_CHANGE = "stopped_by_change"
    STOPPED_BY_CHANGE_AGAIN = "stopped_by_change_again"
    CAME_BACK_ON = "came_back_on"
    NOT_METERED = "not_metered"

    # To the second contact
    CONTACT_BATH = "contact_bath"
    CONTACT_BATH_OVER = "contact_bath_over"
    CONTACT_NOT_OFF = "contact_not_off"
    CONTACT_OFF_AGAIN = "contact_off_again"

    # Whether messages arrive at all
    TEST = "test"

    # Questions of the workout log: only their titles are here, it brings its own words
    WORKOUT = "workout"
    WORKOUT_DURING_LOCKOUT = "workout_during_lockout"


OFFERS: Final[Mapping[Kind, Text]] = {
    Kind.WALK: Text.WALK,
    Kind.HEATING_PAD: Text.HEATING_PAD,
    Kind.BATH: Text.BATH,
    Kind.SHOWER: Text.SHOWER,
    Kind.ICE: Text.ICE,
    Kind.MAT: Text.MAT,
    Kind.RUB: Text.RUB,
    Kind.EASY_POSITION: Text.EASY_POSITION,
    Kind.CHECK_IN: Text.CHECK_IN,
    Kind.TIP: Text.TIP,
    Kind.PREP: Text.PREP,
    Kind.CUSTOM: Text.CUSTOM,
}
"""What offers an activity: every kind of the catalogue."""

WARM_OFFERS: Final = frozenset({Text.HEATING_PAD, Text.BATH, Text.SHOWER})
"""Offers that say with what nobody takes them."""

ONCE_ANSWERED: Final[Mapping[Text, Text]] = {Text.STARTED_BY_HAND: Text.STARTED}
"""What a message says, where it stands on, once the question in it was answered."""

TIPS: Final = (
    Text.TIP_REST,
    Text.TIP_PACING,
    Text.TIP_ICE,
    Text.TIP_SALT,
    Text.TIP_HEAT,
    Text.TIP_MAT,
    Text.TIP_FORM,
    Text.TIP_BRACE,
    Text.TIP_HIPS,
)
"""One a day in this order, each once: what helps in the rest first, the gym once it is near."""

PRACTICES: Final = (Text.PREP_FORM, Text.PREP_BRACE, Text.PREP_HIPS)
"""The three blunders as practice, each once."""

ENDED: Final[Mapping[Kind, Text]] = {
    Kind.WALK: Text.ENDED_WALK,
    Kind.HEATING_PAD: Text.ENDED_HEATING_PAD,
    Kind.BATH: Text.ENDED_BATH,
    Kind.SHOWER: Text.ENDED_SHOWER,
    Kind.ICE: Text.ENDED_ICE,
    Kind.MAT: Text.ENDED_MAT,
    Kind.RUB: Text.ENDED_RUB,
    Kind.EASY_POSITION: Text.ENDED_EASY_POSITION,
    Kind.PREP: Text.ENDED_PREP,
    Kind.CUSTOM: Text.ENDED_CUSTOM,
}
"""What is said when the time is up: every kind that has a duration."""

ONSETS: Final[Mapping[Onset, Text]] = {
    Onset.SORE: Text.ONSET_SORE,
    Onset.TWEAK: Text.ONSET_TWEAK,
    Onset.UNSURE: Text.ONSET_UNSURE,
}
"""What is said about how it began."""

TO_CONTACT: Final[Mapping[Text, Text]] = {
    Text.NOT_OFF: Text.CONTACT_NOT_OFF,
    Text.OFF_AGAIN: Text.CONTACT_OFF_AGAIN,
}
"""What the second contact is told with what is said to the person about a device."""
