"""Gathers from the house what the page of a plan is made of."""

from zoneinfo import ZoneInfo

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..const import SUBENTRY_WORKOUT_SOURCE
from ..engine.model.plan import Plan
from ..engine.reading.standing import Standing
from ..engine.reading.view import View, view
from ..settings.first_steps import Welcomed
from ..settings.help_lines import help_lines
from ..settings.identity import person_of
from ..settings.options import OPTIONS
from ..settings.values import Channels, Settings
from ..surroundings.people import person_state
from ..surroundings.phones import phones
from ..telling.keys import PageLine
from ..telling.texts import Texts
from .facts import Facts
from .now import of_workouts


def facts_of(
    hass: HomeAssistant, entry: ConfigEntry, texts: Texts, seen: View | None, *, is_admin: bool
) -> Facts:
    """Return what there is to show of a plan. `seen` None: it is not loaded."""
    settings = entry.runtime_data.recovery.settings if seen else _unread(hass, entry)
    at_home = texts.at_home_in(
        settings.lines, settings.mass_unit, settings.temperature_unit, hass.config.country
    )
    return Facts(
        entry_id=entry.entry_id,
        name=name_of(hass, entry),
        settings=settings,
        view=seen or view(settings.plan, None, dt_util.utcnow()),
        texts=at_home,
        is_admin=is_admin,
        phone=_phone(hass, settings),
        has_workout_source=any(entry.get_subentries_of_type(SUBENTRY_WORKOUT_SOURCE)),
        welcomed=Welcomed.read(entry.data),
        not_running=None if seen else at_home.on_page(PageLine.NOT_RUNNING),
    )


def _unread(hass: HomeAssistant, entry: ConfigEntry) -> Settings:
    """Return what is known of a plan that is not loaded: whom to call."""
    own = {
        row.into or row.name: entry.options.get(row.name)
        for row in OPTIONS
        if row.name in ("emergency_number", "advice_line")
    }
    return Settings(
        title=entry.title,
        person=person_of(entry),
        plan=Plan(time_zone=ZoneInfo(hass.config.time_zone)),
        channels=Channels(),
        lines=help_lines(hass.config.country, **own),
    )


def name_of(hass: HomeAssistant, entry: ConfigEntry) -> str:
    """Return whose plan it is, or else what it is called."""
    person = person_state(hass, person_of(entry))
    return person.name if person else entry.title


def _phone(hass: HomeAssistant, settings: Settings) -> str | None:
    """Return what the first phone is called, None where none is chosen."""
    chosen = settings.channels.phones
    return phones(hass).get(chosen[0], chosen[0]) if chosen else None


def workout_questions(entry: ConfigEntry) -> list[Standing]:
    """Return the questions of the workout log that are open."""
    return of_workouts(entry.runtime_data.workouts.open_askings())
