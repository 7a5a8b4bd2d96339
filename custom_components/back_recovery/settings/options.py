"""The options of a plan, one a row, in the order of their form. Adding one is a row and its texts."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final, override

from homeassistant.const import UnitOfTime

from ..const import (
    CONF_AGREED,
    CONF_CONDITIONS,
    CONF_GYM_ZONES,
    CONF_LANGUAGE,
    CONF_PHONES,
    CONF_PRIVATE_ANSWERS,
    CONF_REST_WINDOW,
    CONF_SECOND_CONTACT,
    CONF_SHOW_PAGE,
    CONF_SPEAKERS,
    CONF_STREAK,
    CONF_TTS_ENGINE,
    CONF_UNDISTURBED_WHEN,
    CONF_USUAL_LOADS,
    DEFAULT_QUIET_FROM,
    DEFAULT_QUIET_UNTIL,
)
from ..engine.model.catalogue import LEAST_REST_WINDOW, LONGEST_SNOOZE, MOST_REST_WINDOW
from ..engine.model.pace import Pace
from ..engine.model.plan import MOST_PROMPTS_PER_DAY, Plan
from ..engine.model.suitability import MAY_BE_AGREED, STATED, Profile
from ..engine.model.vocabulary import Condition, WayBack
from .help_lines import HelpLines
from .rows import (
    Count,
    Entity,
    Field,
    FieldRow,
    Language,
    OneOf,
    PhoneAction,
    Rows,
    SomeOf,
    Span,
    TimeOfDay,
    Words,
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

SAY_WHO_RESTS: Final = (
    "binary_sensor",
    "calendar",
    "input_boolean",
    "input_select",
    "schedule",
    "select",
    "sensor",
    "switch",
)
"""What may say that somebody sleeps, or wants to be left alone."""
MOST_ASKED_ALOUD: Final = 8
"""More questions a day from a speaker are nobody's wish (judgement)."""

_HOUR: Final = timedelta(hours=1)
_A_DAY: Final = LONGEST_SNOOZE // timedelta(minutes=1)
_REST_WINDOW: Final = Span(LEAST_REST_WINDOW // _HOUR, MOST_REST_WINDOW // _HOUR, UnitOfTime.HOURS)
_UP_TO_A_DAY: Final = Span(1, _A_DAY)


class LengthOfADay(Field):
    """How many minutes a day of the routine takes: the haste of a demo."""

    @override
    def read(self, stored: Any) -> Pace:
        return Pace(day=timedelta(minutes=stored))

    @override
    def write(self, value: Pace) -> float:
        return value.day / timedelta(minutes=1)


def _told(name: str, field: Field, *, is_kept: bool = False, at_set_up: bool = True) -> FieldRow:
    """Return a row of how the person is told."""
    return FieldRow(name, field, MESSAGES, Channels, keeps_usual=is_kept, at_set_up=at_set_up)


def _entities(domain: str, missing: str, *but_not: str) -> Entity:
    return Entity(domains=(domain,), but_not=but_not, many=True, missing=missing)


def _conditions(name: str, words: Iterable[Condition]) -> FieldRow:
    """Return a row of boxes to tick."""
    boxes = SomeOf(tuple(words), "condition", ticked=True)
    return FieldRow(name, boxes, SUITABILITY, Profile, at_set_up=True)


def _quiet(name: str, suggested: str) -> FieldRow:
    """Return one end of the quiet hours; they are one value, and nobody has them who emptied both."""
    return FieldRow(name, TimeOfDay(), HOURS, suggested=suggested, at_set_up=True)


OPTIONS: Final[Rows] = (
    FieldRow(
        CONF_REST_WINDOW,
        _REST_WINDOW,
        of=Plan,
        keeps_usual=True,
        is_required=True,
        at_set_up=True,
    ),
    _told(CONF_PHONES, PhoneAction(many=True, missing="phone_missing")),
    # What is usual here depends on the house.
    _told(CONF_LANGUAGE, Language()),
    _told(CONF_SPEAKERS, _entities("media_player", "speaker_missing")),
    _told(CONF_TTS_ENGINE, Entity(domains=("tts",), missing="tts_engine_missing")),
    _told("satellites", _entities("assist_satellite", "satellite_missing")),
    _told("own_satellites", _entities("assist_satellite", "satellite_missing"), at_set_up=False),
    _told("asks_aloud", YesNo(), at_set_up=False),
    _told("asks_aloud_per_day", Count(1, MOST_ASKED_ALOUD), at_set_up=False),
    _told(CONF_SPEAK_FROM, TimeOfDay(), is_kept=True),
    _told(CONF_SPEAK_UNTIL, TimeOfDay(), is_kept=True),
    _told("notify_entities", _entities("notify", "notify_entity_missing")),
    _told(CONF_SECOND_CONTACT, PhoneAction(missing="second_contact_missing"), at_set_up=False),
    _quiet(CONF_QUIET_FROM, DEFAULT_QUIET_FROM),
    _quiet(CONF_QUIET_UNTIL, DEFAULT_QUIET_UNTIL),
    FieldRow(
        CONF_UNDISTURBED_WHEN,
        Entity(domains=SAY_WHO_RESTS, many=True, missing="undisturbed_when_missing"),
        HOURS,
        Settings,
    ),
    FieldRow(
        CONF_GYM_ZONES,
        _entities("zone", "gym_zone_missing", "zone.home"),
        HOURS,
        Settings,
        at_set_up=True,
    ),
    FieldRow("prompts_per_day", Count(0, MOST_PROMPTS_PER_DAY), PROMPTS, Plan, is_required=True),
    FieldRow("repeat_after", _UP_TO_A_DAY, PROMPTS, Plan, is_required=True),
    FieldRow("lapse_after", _UP_TO_A_DAY, PROMPTS, Plan, is_required=True),
    FieldRow("snooze", _UP_TO_A_DAY, PROMPTS, Plan, is_required=True),
    _conditions(CONF_CONDITIONS, STATED),
    _conditions(CONF_AGREED, MAY_BE_AGREED),
    FieldRow(CONF_STREAK, YesNo(), of=Settings),
    FieldRow("way_back", OneOf(tuple(WayBack), "way_back"), TRAINING, Plan, is_required=True),
    # Read with the unit of the house.
    FieldRow(CONF_USUAL_LOADS, Words(many=True), TRAINING),
    FieldRow("ends_by_time", YesNo(), TRAINING, Plan, is_required=True),
    # What is usual here depends on the country.
    FieldRow("emergency_number", Words(), HELP, HelpLines, into="emergency"),
    FieldRow("advice_line", Words(), HELP, HelpLines, into="advice"),
    FieldRow(CONF_PRIVATE_ANSWERS, YesNo(), of=Settings, keeps_usual=True),
    FieldRow(CONF_SHOW_PAGE, YesNo(), of=Settings),
    # Stored by the demo only.
    FieldRow("spacing", _UP_TO_A_DAY, of=Plan, is_asked=False),
    FieldRow("day", LengthOfADay(), of=Plan, into="pace", is_asked=False),
)

ASKED: Final[Rows] = tuple(row for row in OPTIONS if row.is_asked)
AT_SET_UP: Final[Rows] = tuple(row for row in OPTIONS if row.at_set_up)
