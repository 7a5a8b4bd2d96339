"""Between a form and what is stored: what is suggested, and what an answer means."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_get_translations

from ..const import (
    CONF_ADVICE_LINE,
    CONF_AGREED,
    CONF_CONDITIONS,
    CONF_EMERGENCY_NUMBER,
    CONF_ENDS_BY_TIME,
    CONF_GYM_ZONES,
    CONF_LANGUAGE,
    CONF_LAPSE_AFTER,
    CONF_NOTIFY_ENTITIES,
    CONF_PERSON,
    CONF_PHONES,
    CONF_PRIVATE_ANSWERS,
    CONF_PROMPTS_PER_DAY,
    CONF_QUIET_FROM,
    CONF_QUIET_UNTIL,
    CONF_REPEAT_AFTER,
    CONF_REST_WINDOW,
    CONF_SATELLITES,
    CONF_SECOND_CONTACT,
    CONF_SNOOZE,
    CONF_SPEAK_FROM,
    CONF_SPEAK_UNTIL,
    CONF_SPEAKERS,
    CONF_STREAK,
    CONF_TTS_ENGINE,
    CONF_USUAL_LOADS,
    CONF_WAY_BACK,
    DEFAULT_QUIET_FROM,
    DEFAULT_QUIET_UNTIL,
    DEFAULT_SPEAK_FROM,
    DEFAULT_SPEAK_UNTIL,
    DOMAIN,
)
from ..engine.model.catalogue import CATALOGUE, USUAL_REST_WINDOW
from ..engine.model.plan import Plan
from ..settings.help_lines import help_lines
from ..settings.usual_loads import unit_of, with_unit
from ..surroundings.people import first_name, likely_person, phones, phones_of, taken_people
from ..telling.texts import FALLBACK, FOLDER
from .fields import (
    CONF_ACTIVITIES,
    SECTION_ACTIVITIES,
    SECTION_HELP,
    SECTION_HOURS,
    SECTION_MESSAGES,
    SECTION_PROMPTS,
    SECTION_SUITABILITY,
    SECTION_TRAINING,
    Offers,
)

TITLE: Final = "Back recovery"
"""What the first person's device is called: "turn on back recovery" reaches it by voice."""

type Fields = dict[str, Any]

OPTIONS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    SECTION_MESSAGES: (
        CONF_PHONES,
        CONF_LANGUAGE,
        CONF_SPEAKERS,
        CONF_TTS_ENGINE,
        CONF_SATELLITES,
        CONF_SPEAK_FROM,
        CONF_SPEAK_UNTIL,
        CONF_NOTIFY_ENTITIES,
        CONF_SECOND_CONTACT,
    ),
    SECTION_HOURS: (CONF_QUIET_FROM, CONF_QUIET_UNTIL, CONF_GYM_ZONES),
    SECTION_PROMPTS: (CONF_PROMPTS_PER_DAY, CONF_REPEAT_AFTER, CONF_LAPSE_AFTER, CONF_SNOOZE),
    SECTION_SUITABILITY: (CONF_CONDITIONS, CONF_AGREED),
    SECTION_TRAINING: (CONF_WAY_BACK, CONF_USUAL_LOADS, CONF_ENDS_BY_TIME),
    SECTION_HELP: (CONF_EMERGENCY_NUMBER, CONF_ADVICE_LINE),
}
"""Which options a section shows."""

PLAIN_OPTIONS: Final = (CONF_REST_WINDOW, CONF_STREAK, CONF_PRIVATE_ANSWERS)

_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)
_USUAL: Final = Plan(time_zone=ZoneInfo("UTC"))
_USUAL_OPTIONS: Final[Mapping[str, Any]] = {
    CONF_PROMPTS_PER_DAY: _USUAL.prompts_per_day,
    CONF_REPEAT_AFTER: _USUAL.repeat_after // _MINUTE,
    CONF_LAPSE_AFTER: _USUAL.lapse_after // _MINUTE,
    CONF_SNOOZE: _USUAL.snooze // _MINUTE,
    CONF_WAY_BACK: _USUAL.way_back.value,
    CONF_ENDS_BY_TIME: _USUAL.ends_by_time,
}


async def async_offers(hass: HomeAssistant, entry_id: str | None = None) -> Offers:
    """Return what there is to choose from; nobody can have two plans."""
    return Offers(
        phones=phones(hass),
        languages=await hass.async_add_executor_job(_languages),
        taken_people=taken_people(hass, entry_id),
    )


def _languages() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.json"))


@callback
def title_for(hass: HomeAssistant, person: str | None) -> str:
    """Return a name nobody else's plan has; two of the same name cannot be told apart by voice."""
    title = TITLE
    if person and hass.config_entries.async_entries(DOMAIN):
        title = f"{TITLE} {first_name(hass, person)}"
    number, free = 1, title
    while is_title_taken(hass, free):
        number += 1
        free = f"{title} {number}"
    return free


@callback
def is_title_taken(hass: HomeAssistant, title: str, entry_id: str | None = None) -> bool:
    """Tell whether another plan is called that."""
    return any(
        entry.title.casefold() == title.casefold() and entry.entry_id != entry_id
        for entry in hass.config_entries.async_entries(DOMAIN)
    )


@callback
def suggest(hass: HomeAssistant, offers: Offers) -> Fields:
    """Return the answers that are right for most people, so that they need only submit."""
    person = likely_person(hass)
    kinds = [kind.value for kind, usual in CATALOGUE.items() if usual.on_at_set_up]
    engines = hass.states.async_entity_ids("tts")
    messages: Fields = {
        CONF_LANGUAGE: server_language(hass, offers),
        CONF_SPEAK_FROM: DEFAULT_SPEAK_FROM,
        CONF_SPEAK_UNTIL: DEFAULT_SPEAK_UNTIL,
    }
    if carried := phones_of(hass, person):
        messages[CONF_PHONES] = carried
    if len(engines) == 1:
        messages[CONF_TTS_ENGINE] = engines[0]
    suggested: Fields = {
        CONF_NAME: title_for(hass, person),
        CONF_REST_WINDOW: USUAL_REST_WINDOW // _HOUR,
        SECTION_ACTIVITIES: {CONF_ACTIVITIES: kinds},
        SECTION_MESSAGES: messages,
        SECTION_HOURS: {
            CONF_QUIET_FROM: DEFAULT_QUIET_FROM,
            CONF_QUIET_UNTIL: DEFAULT_QUIET_UNTIL,
        },
        SECTION_SUITABILITY: {},
    }
    return suggested | ({CONF_PERSON: person} if person else {})


@callback
def complete(hass: HomeAssistant, suggested: Fields, sent: Fields) -> Fields:
    """Return what was sent, and what follows from it where nobody touched the suggestion.

    Phones and name were suggested for one person; left alone, they go with the person.
    """
    answer = suggested | sent
    person = sent.get(CONF_PERSON)
    if person is None:
        answer.pop(CONF_PERSON, None)
    is_other_person = person != suggested.get(CONF_PERSON)
    if is_other_person and answer[CONF_NAME] == suggested[CONF_NAME]:
        answer[CONF_NAME] = title_for(hass, person)
    messages = dict(answer[SECTION_MESSAGES])
    is_untouched = messages.get(CONF_PHONES) == suggested[SECTION_MESSAGES].get(CONF_PHONES)
    if CONF_PHONES not in messages or (is_other_person and is_untouched):
        messages[CONF_PHONES] = phones_of(hass, person)
    return answer | {SECTION_MESSAGES: messages}


@callback
def read_options(hass: HomeAssistant, offers: Offers, form: Mapping[str, Any]) -> Fields:
    """Return the options that a form says; what is empty is left out."""
    options = {name: form[name] for name in PLAIN_OPTIONS if name in form}
    if options.get(CONF_STREAK):
        # Only what somebody does not want is kept.
        del options[CONF_STREAK]
    for section, names in OPTIONS_OF.items():
        fields = form.get(section, {})
        options |= {name: fields[name] for name in names if fields.get(name) not in (None, [], "")}
    if options.get(CONF_LANGUAGE) == server_language(hass, offers):
        # Whoever speaks the server's language goes along when that is changed.
        del options[CONF_LANGUAGE]
    if not options.get(CONF_SPEAKERS):
        # An engine nobody needs is not missed when it is removed one day.
        options.pop(CONF_TTS_ENGINE, None)
    if lines := options.get(CONF_USUAL_LOADS):
        unit = unit_of(hass.config.units.mass_unit)
        options[CONF_USUAL_LOADS] = [with_unit(line, unit) for line in lines if line.strip()]
    for name, value in {**_USUAL_OPTIONS, **_known_lines(hass)}.items():
        # Whoever leaves these as they are gets what a later release knows better.
        if options.get(name) == value:
            del options[name]
    return options


@callback
def show_options(hass: HomeAssistant, offers: Offers, options: Mapping[str, Any]) -> Fields:
    """Return the form that says these options."""
    usual: Fields = {
        **_USUAL_OPTIONS,
        **_known_lines(hass),
        CONF_REST_WINDOW: USUAL_REST_WINDOW // _HOUR,
        CONF_LANGUAGE: server_language(hass, offers),
        CONF_SPEAK_FROM: DEFAULT_SPEAK_FROM,
        CONF_SPEAK_UNTIL: DEFAULT_SPEAK_UNTIL,
    }
    shown = usual | dict(options)
    sections = {
        section: {name: shown[name] for name in names if name in shown}
        for section, names in OPTIONS_OF.items()
    }
    return sections | {name: shown[name] for name in PLAIN_OPTIONS if name in shown}


def _known_lines(hass: HomeAssistant) -> Fields:
    """Return the numbers to call that are known for the country of the house."""
    known = help_lines(hass.config.country)
    lines = {CONF_EMERGENCY_NUMBER: known.emergency, CONF_ADVICE_LINE: known.advice}
    return {name: line for name, line in lines.items() if line}


@callback
def server_language(hass: HomeAssistant, offers: Offers) -> str:
    """Return the language of Home Assistant, English where messages do not exist in it."""
    for language in (hass.config.language, hass.config.language.split("-")[0]):
        if language in offers.languages:
            return language
    return FALLBACK


async def async_activity_names(hass: HomeAssistant) -> dict[str, str]:
    """Return what every kind of activity is called in the language of Home Assistant."""
    texts = await async_selector_texts(hass, "kind")
    return {kind.value: texts[kind] for kind in CATALOGUE}


async def async_selector_texts(hass: HomeAssistant, selector: str) -> dict[str, str]:
    """Return the texts of a selector by option, in the language of Home Assistant."""
    texts = await async_get_translations(hass, hass.config.language, "selector", {DOMAIN})
    prefix = f"component.{DOMAIN}.selector.{selector}.options."
    return {
        name.removeprefix(prefix): text for name, text in texts.items() if name.startswith(prefix)
    }
