"""Names that the parts of the integration share."""

from typing import Final

from homeassistant.const import Platform

DOMAIN: Final = "back_recovery"

PLATFORMS: Final = (
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.CALENDAR,
    Platform.EVENT,
    Platform.NUMBER,
    Platform.SELECT,
    Platform.SENSOR,
    Platform.SWITCH,
    Platform.TODO,
)

SUBENTRY_ACTIVITY: Final = "activity"
SUBENTRY_WORKOUT_SOURCE: Final = "workout_source"

# Entry data: who this is about.
CONF_PERSON: Final = "person"

# Entry options: everything that can be changed afterwards.
CONF_REST_WINDOW: Final = "rest_window"
CONF_GYM_ZONES: Final = "gym_zones"
CONF_PHONES: Final = "phones"
CONF_SECOND_CONTACT: Final = "second_contact"
CONF_NOTIFY_ENTITIES: Final = "notify_entities"
CONF_SPEAKERS: Final = "speakers"
CONF_TTS_ENGINE: Final = "tts_engine"
CONF_SATELLITES: Final = "satellites"
CONF_SPEAK_FROM: Final = "speak_from"
CONF_SPEAK_UNTIL: Final = "speak_until"
CONF_QUIET_FROM: Final = "quiet_from"
CONF_QUIET_UNTIL: Final = "quiet_until"
CONF_LANGUAGE: Final = "language"
CONF_PROMPTS_PER_DAY: Final = "prompts_per_day"
CONF_REPEAT_AFTER: Final = "repeat_after"
CONF_LAPSE_AFTER: Final = "lapse_after"
CONF_SNOOZE: Final = "snooze"
CONF_SPACING: Final = "spacing"
CONF_PRIVATE_ANSWERS: Final = "private_answers"
CONF_CONDITIONS: Final = "conditions"
CONF_AGREED: Final = "agreed"
CONF_STREAK: Final = "streak"
CONF_ENDS_BY_TIME: Final = "ends_by_time"
CONF_WAY_BACK: Final = "way_back"
CONF_USUAL_LOADS: Final = "usual_loads"
CONF_DAY: Final = "day"
CONF_EMERGENCY_NUMBER: Final = "emergency_number"
CONF_ADVICE_LINE: Final = "advice_line"

# Subentry data: one activity.
CONF_ACTIVITY_ID: Final = "activity_id"
CONF_KIND: Final = "kind"
CONF_SCHEDULE: Final = "schedule"
CONF_TIMES: Final = "times"
CONF_EVERY_MINUTES: Final = "every_minutes"
CONF_DURATION: Final = "duration"
CONF_GAP: Final = "gap"
CONF_MOST_PER_DAY: Final = "most_per_day"
CONF_EARLIEST: Final = "earliest"
CONF_LATEST: Final = "latest"
CONF_NEEDS_HOME: Final = "needs_home"
CONF_MESSAGE: Final = "message"
CONF_MISSED: Final = "missed"
CONF_LATE_UNTIL: Final = "late_until"

SCHEDULE_TIMES: Final = "times"
SCHEDULE_EVERY: Final = "every"
SCHEDULE_NEVER: Final = "never"

DEFAULT_QUIET_FROM: Final = "22:00:00"
DEFAULT_QUIET_UNTIL: Final = "07:00:00"
DEFAULT_SPEAK_FROM: Final = "09:00:00"
DEFAULT_SPEAK_UNTIL: Final = "20:00:00"
