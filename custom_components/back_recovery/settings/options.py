"""The options of a plan, one a row, in the order of their form. Adding one is a row and its texts."""

from datetime import timedelta
from typing import Final

from homeassistant.const import UnitOfTime

from ..const import (
    CONF_AGREED,
    CONF_CONDITIONS,
    CONF_GYM_ZONES,
    CONF_LANGUAGE,
    CONF_NOTIFY_ENTITIES,
    CONF_PHONES,
    CONF_PRIVATE_ANSWERS,
    CONF_REST_WINDOW,
    CONF_SATELLITES,
    CONF_SECOND_CONTACT,
    CONF_SPEAKERS,
    CONF_STREAK,
    CONF_TTS_ENGINE,
    CONF_USUAL_LOADS,
    DEFAULT_QUIET_FROM,
    DEFAULT_QUIET_UNTIL,
)
from ..engine.model.catalogue import LEAST_REST_WINDOW, LONGEST_SNOOZE, MOST_REST_WINDOW
from ..engine.model.plan import MOST_PROMPTS_PER_DAY, Plan
from ..engine.model.suitability import MAY_BE_AGREED, STATED, Profile
from ..engine.model.vocabulary import WayBack
from .help_lines import HelpLines
from .rows import (
    Clock,
    Count,
    Entity,
    Field,
    Language,
    OneOf,
    Phone,
    Row,
    Rows,
    SomeOf,
    Span,
    Text,
    YesNo,
)
from .values import Channels, Settings

MESSAGES: Final = "messages"
HOURS: Final = "hours"
PROMPTS: Final = "prompts"
SUITABILITY: Final = "suitability"
TRAINING: Final = "training"
HELP: Final = "help"

CONF_QUIET_FROM: Final = "quiet_from"
CONF_QUIET_UNTIL: Final = "quiet_until"
CONF_SPEAK_FROM: Final = "speak_from"
CONF_SPEAK_UNTIL: Final = "speak_until"

_HOUR: Final = timedelta(hours=1)
_A_DAY: Final = LONGEST_SNOOZE // timedelta(minutes=1)
_REST_WINDOW: Final = Span(LEAST_REST_WINDOW // _HOUR, MOST_REST_WINDOW // _HOUR, UnitOfTime.HOURS)
_PHONES: Final = Phone(many=True, missing="phone_missing")
_CONTACT: Final = Phone(missing="second_contact_missing")
_SPEAKERS: Final = Entity(domains=("media_player",), many=True, missing="speaker_missing")
_TTS_ENGINE: Final = Entity(domains=("tts",), missing="tts_engine_missing")
_SATELLITES: Final = Entity(domains=("assist_satellite",), many=True, missing="satellite_missing")
_NOTIFY: Final = Entity(domains=("notify",), many=True, missing="notify_entity_missing")
_ZONES: Final = Entity(
    domains=("zone",), but_not=("zone.home",), many=True, missing="gym_zone_missing"
)
_STATED: Final = SomeOf(tuple(STATED), "condition", ticked=True)
_AGREED: Final = SomeOf(tuple(MAY_BE_AGREED), "condition", ticked=True)


def _message(name: str, field: Field, *, is_kept: bool = False, at_set_up: bool = True) -> Row:
    """Return a row of how the person is told."""
    return Row(
        name=name,
        field=field,
        section=MESSAGES,
        of=Channels,
        keeps_usual=is_kept,
        at_set_up=at_set_up,
    )


def _prompt(name: str, field: Field) -> Row:
    """Return a row of how much the person is reminded."""
    return Row(name=name, field=field, section=PROMPTS, of=Plan, is_required=True)


OPTIONS: Final[Rows] = (
    Row(
        name=CONF_REST_WINDOW,
        field=_REST_WINDOW,
        of=Plan,
        keeps_usual=True,
        is_required=True,
        at_set_up=True,
    ),
    _message(CONF_PHONES, _PHONES),
    # What is usual here depends on the house.
    _message(CONF_LANGUAGE, Language()),
    _message(CONF_SPEAKERS, _SPEAKERS),
    _message(CONF_TTS_ENGINE, _TTS_ENGINE),
    _message(CONF_SATELLITES, _SATELLITES),
    _message(CONF_SPEAK_FROM, Clock(), is_kept=True),
    _message(CONF_SPEAK_UNTIL, Clock(), is_kept=True),
    _message(CONF_NOTIFY_ENTITIES, _NOTIFY),
    _message(CONF_SECOND_CONTACT, _CONTACT, at_set_up=False),
    # Two fields, one value; nobody has quiet hours who emptied them.
    Row(
        name=CONF_QUIET_FROM,
        field=Clock(),
        section=HOURS,
        suggested=DEFAULT_QUIET_FROM,
        at_set_up=True,
    ),
    Row(
        name=CONF_QUIET_UNTIL,
        field=Clock(),
        section=HOURS,
        suggested=DEFAULT_QUIET_UNTIL,
        at_set_up=True,
    ),
    Row(name=CONF_GYM_ZONES, field=_ZONES, section=HOURS, of=Settings, at_set_up=True),
    _prompt("prompts_per_day", Count(0, MOST_PROMPTS_PER_DAY)),
    _prompt("repeat_after", Span(1, _A_DAY)),
    _prompt("lapse_after", Span(1, _A_DAY)),
    _prompt("snooze", Span(1, _A_DAY)),
    Row(name=CONF_CONDITIONS, field=_STATED, section=SUITABILITY, of=Profile, at_set_up=True),
    Row(name=CONF_AGREED, field=_AGREED, section=SUITABILITY, of=Profile, at_set_up=True),
    Row(name=CONF_STREAK, field=YesNo(), of=Settings),
    Row(
        name="way_back",
        field=OneOf(tuple(WayBack), "way_back"),
        section=TRAINING,
        of=Plan,
        is_required=True,
    ),
    # Read with the unit of the house.
    Row(name=CONF_USUAL_LOADS, field=Text(many=True), section=TRAINING),
    Row(name="ends_by_time", field=YesNo(), section=TRAINING, of=Plan, is_required=True),
    # What is usual here depends on the country.
    Row(name="emergency_number", field=Text(), section=HELP, of=HelpLines, into="emergency"),
    Row(name="advice_line", field=Text(), section=HELP, of=HelpLines, into="advice"),
    Row(name=CONF_PRIVATE_ANSWERS, field=YesNo(), of=Settings, keeps_usual=True),
    # Stored by the demo only.
    Row(name="spacing", field=Span(1, _A_DAY), of=Plan, is_asked=False),
    Row(name="day", field=Span(1, _A_DAY), of=Plan, is_asked=False),
)

ASKED: Final[Rows] = tuple(row for row in OPTIONS if row.is_asked)
AT_SET_UP: Final[Rows] = tuple(row for row in OPTIONS if row.at_set_up)
