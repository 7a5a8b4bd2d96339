"""The keys of words that the shell brings itself; those of messages are the engine's.

Every key of messages/ is a member here, a `Text`, or another word of the engine.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from ..engine.model.texts import Text

NOT_SAVED: Final = "not_saved"
"""The refusal that is not the engine's: it would have done it."""


class Card(StrEnum):
    """What a tip, or a practice, says: one after the other."""

    TIP_FORM = "tip_form"
    TIP_BRACE = "tip_brace"
    TIP_HIPS = "tip_hips"
    TIP_PACING = "tip_pacing"
    TIP_REST = "tip_rest"
    TIP_SALT = "tip_salt"
    TIP_MAT = "tip_mat"
    TIP_ICE = "tip_ice"
    PREP_FORM = "prep_form"
    PREP_BRACE = "prep_brace"
    PREP_HIPS = "prep_hips"


TIPS = (
    Card.TIP_FORM,
    Card.TIP_BRACE,
    Card.TIP_HIPS,
    Card.TIP_PACING,
    Card.TIP_REST,
    Card.TIP_SALT,
    Card.TIP_MAT,
    Card.TIP_ICE,
)
"""One a day in this order: what goes wrong most often comes first."""

PREPS = (Card.PREP_FORM, Card.PREP_BRACE, Card.PREP_HIPS)
"""The cards before the first training, in this order."""

CARDS: Mapping[Text, tuple[Card, ...]] = {Text.TIP: TIPS, Text.PREP: PREPS}
"""What a text says one after the other, by the number of its message."""


class Phrase(StrEnum):
    """A short wording that is part of something else."""

    ADVICE_LINE = "advice_line"
    ALSO = "also"
    ASK_FIRST_TICKED = "ask_first_ticked"
    CAPS = "caps"
    CAPS_BODYWEIGHT = "caps_bodyweight"
    CLOSED = "closed"
    CLOSED_MORE = "closed_more"
    CLOSED_MORE_UNTIL = "closed_more_until"
    DEGREES = "degrees"
    EMERGENCY_NUMBER = "emergency_number"
    HOURS = "hours"
    LAPSED = "lapsed"
    LIST_SEPARATOR = "list_separator"
    LOAD_UP_TO = "load_up_to"
    MINUTES = "minutes"
    ONSET_TWEAK = "onset_tweak"
    ONSET_UNSURE = "onset_unsure"
    OPENS = "opens"
    PAIN_PLACEHOLDER = "pain_placeholder"
    RATING_PLACEHOLDER = "rating_placeholder"
    REASON_SEPARATOR = "reason_separator"
    REASON_UNTIL = "reason_until"
    REST_WINDOW = "rest_window"
    SECONDS = "seconds"
    SEND = "send"
    SKIPPED = "skipped"
    SOMEBODY = "somebody"
    SOMEBODY_AT_HOME = "somebody_at_home"
    SUITABILITY_TICKED = "suitability_ticked"
    TIMED = "timed"
    TRAINING_AT = "training_at"
    WAITS = "waits"


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


class WorkoutLine(StrEnum):
    """A line about a workout: the question, and what the test of a source shows."""

    ASK = "ask"
    ASK_DURING_LOCKOUT = "ask_during_lockout"
    TEST_ARRIVED = "test_arrived"
    TEST_LINE = "test_line"
    TEST_NONE = "test_none"
    TEST_NOTHING_ARRIVED = "test_nothing_arrived"
    TEST_REFUSED = "test_refused"
    UNDER_A_MINUTE_OF_CLASS = "under_a_minute_of_class"
