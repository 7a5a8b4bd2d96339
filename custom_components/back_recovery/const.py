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

# Entry data: what lasts of everything the entry names (an entity's id in the registry, a
# phone's registration), by its name.
CONF_KNOWN: Final = "known_as"

# Entry data: what was answered of the first steps on the page, and when a test message was sent.
CONF_PAGE: Final = "page"
CONF_NOTHING_APPLIES: Final = "nothing_applies"

# What the issue is called that asks anew what applies to the person.
ASK_WHAT_APPLIES: Final = "suitability_in_doubt"

# Sent when a plan is there, or is not there any more.
SIGNAL_PLANS_CHANGED: Final = f"{DOMAIN}_plans_changed"

# Fields that other modules than the table of their form name; the others stand there only.
CONF_REST_WINDOW: Final = "rest_window"
CONF_GYM_ZONES: Final = "gym_zones"
CONF_UNDISTURBED_WHEN: Final = "undisturbed_when"
CONF_PHONES: Final = "phones"
CONF_SECOND_CONTACT: Final = "second_contact"
CONF_SPEAKERS: Final = "speakers"
CONF_TTS_ENGINE: Final = "tts_engine"
CONF_LANGUAGE: Final = "language"
CONF_PRIVATE_ANSWERS: Final = "private_answers"
CONF_CONDITIONS: Final = "conditions"
CONF_AGREED: Final = "agreed"
CONF_STREAK: Final = "streak"
CONF_SHOW_PAGE: Final = "show_page"
CONF_USUAL_LOADS: Final = "usual_loads"
CONF_ACTIVITY_ID: Final = "activity_id"
CONF_KIND: Final = "kind"
CONF_MESSAGE: Final = "message"

DEFAULT_QUIET_FROM: Final = "22:00:00"
DEFAULT_QUIET_UNTIL: Final = "07:00:00"
DEFAULT_SPEAK_FROM: Final = "09:00:00"
DEFAULT_SPEAK_UNTIL: Final = "20:00:00"
