"""Between a form and what is stored: what is suggested, and what an answer means."""

from collections.abc import Mapping
from typing import Any, Final

from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_get_translations

from ..const import (
    CONF_LANGUAGE,
    CONF_PERSON,
    CONF_PHONES,
    CONF_SPEAKERS,
    CONF_TTS_ENGINE,
    CONF_USUAL_LOADS,
    DOMAIN,
)
from ..engine.model.catalogue import CATALOGUE
from ..engine.model.vocabulary import Kind
from ..settings.help_lines import help_lines
from ..settings.identity import PERSON_ROWS
from ..settings.options import ASKED, AT_SET_UP, MESSAGES
from ..settings.readable import known_words
from ..settings.rows import (
    FieldRow,
    Fields,
    SomeOf,
    Words,
    flat,
    is_said,
    nested,
    write_fields,
)
from ..settings.usual_loads import unit_of, with_unit
from ..surroundings.people import first_name, likely_person, own_entities, taken_people
from ..surroundings.phones import phones, phones_of
from ..telling.formats import LANGUAGES, closest
from .fields import Offers

TITLE: Final = "Back recovery"
"""What the first person's device is called: "turn on back recovery" reaches it by voice."""

CONF_ACTIVITIES: Final = "activities"
_KINDS: Final = SomeOf(tuple(kind for kind in CATALOGUE if kind is not Kind.CUSTOM), "kind", True)
_REST_WINDOW, *_OTHERS = AT_SET_UP
WHO: Final = (
    FieldRow(CONF_NAME, Words(), is_required=True),
    *PERSON_ROWS,
)
SET_UP: Final = (
    *WHO,
    _REST_WINDOW,
    # Not stored: each becomes a subentry.
    FieldRow(CONF_ACTIVITIES, _KINDS, CONF_ACTIVITIES),
    *_OTHERS,
)
"""The fields of set-up, in their order."""


@callback
def offers_of(hass: HomeAssistant, entry_id: str | None = None) -> Offers:
    """Return what there is to choose from; nobody can have two plans."""
    return Offers(
        phones=phones(hass),
        languages=sorted(LANGUAGES.values()),
        taken_people=taken_people(hass, entry_id),
        own_entities=own_entities(hass),
    )


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
    engines = hass.states.async_entity_ids("tts")
    shown = {row.name: row.suggested or row.usual for row in SET_UP} | {
        CONF_NAME: title_for(hass, person),
        CONF_PERSON: person,
        CONF_ACTIVITIES: [kind.value for kind, usual in CATALOGUE.items() if usual.on_at_set_up],
        CONF_LANGUAGE: closest(hass.config.language),
        CONF_PHONES: phones_of(hass, person) or None,
        CONF_TTS_ENGINE: engines[0] if len(engines) == 1 else None,
    }
    return nested(SET_UP, shown)


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
    messages = dict(answer[MESSAGES])
    is_untouched = messages.get(CONF_PHONES) == suggested[MESSAGES].get(CONF_PHONES)
    if CONF_PHONES not in messages or (is_other_person and is_untouched):
        messages[CONF_PHONES] = phones_of(hass, person)
    return answer | {MESSAGES: messages}


@callback
def read_options(hass: HomeAssistant, offers: Offers, form: Mapping[str, Any]) -> Fields:
    """Return the options that a form says; what is empty is left out."""
    options = {name: value for name, value in flat(ASKED, form).items() if is_said(value)}
    if not options.get(CONF_SPEAKERS):
        # An engine nobody needs is not missed when it is removed one day.
        options.pop(CONF_TTS_ENGINE, None)
    if lines := options.get(CONF_USUAL_LOADS):
        unit = unit_of(hass.config.units.mass_unit)
        options[CONF_USUAL_LOADS] = [with_unit(line, unit) for line in lines if line.strip()]
    usual = _usual(hass, offers)
    # Whoever leaves these as they are gets what a later release knows better, and goes
    # along when the language of the server is changed.
    as_usual = {
        row.name
        for row in ASKED
        if not row.keeps_usual and options.get(row.name) == usual.get(row.name)
    }
    return {name: value for name, value in options.items() if name not in as_usual}


@callback
def show_options(hass: HomeAssistant, offers: Offers, options: Mapping[str, Any]) -> Fields:
    """Return the form that says these options, with what can be read of a list of boxes."""
    boxes = {
        row.name: known_words(options.get(row.name), row.field.words)
        for row in ASKED
        if isinstance(row.field, SomeOf) and row.name in options
    }
    return nested(ASKED, _usual(hass, offers) | dict(options) | boxes)


def _usual(hass: HomeAssistant, offers: Offers) -> Fields:
    """Return what is usual in this house, with its language and the numbers of its country."""
    usual = {row.name: row.usual for row in ASKED if row.usual is not None}
    here = write_fields(ASKED, help_lines(hass.config.country))
    return usual | here | {CONF_LANGUAGE: closest(hass.config.language)}


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
