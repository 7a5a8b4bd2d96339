"""The forms of a source of workouts: their fields, what they show, and what an answer means."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant, State, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.selector import (
    BooleanSelector,
    QrCodeSelector,
    QrCodeSelectorConfig,
    QrErrorCorrectionLevel,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
)
import probatio

from ..settings.identity import CONF_ENTITY
from ..settings.rows import Fields, flat, is_said, nested, out_of_range, write_fields
from ..settings.workouts import (
    ACTIONS,
    CONF_KEYWORDS,
    CONF_LOCAL_ONLY,
    SOURCE_ROWS,
    source_rows,
)
from ..surroundings.people import own_entities
from ..workout_log.sources import discovered
from ..workouts.refused import Refusal, refusal
from ..workouts.settings import SourceConfig, SourceSettings
from ..workouts.sources.entity import THE_STATE
from ..workouts.sources.table import SOURCES
from ..workouts.vocabulary import Action, SourceKind
from .fields import entity_box

CONF_SOURCE: Final = "source"
CONF_ROTATE: Final = "rotate"
CONF_QR_CODE: Final = "qr_code"

NAME_GUESSES: Final[Mapping[str, tuple[str, ...]]] = {
    "uid": ("activityId", "id", "workout_id", "uid"),
    "start": ("start", "start_time", "startTime", "started_at", "start_date", "date"),
    "end": ("end", "end_time", "endTime", "ended_at"),
    "duration": ("duration", "duration_min", "duration_minutes", "duration_s"),
    "activity": ("activityType", "activity", "type", "sport", "workout_type", "sport_type"),
    "title": ("title", "name", "activityName"),
    "notes": ("notes", "description"),
    "calories": ("calories", "calories_kcal", "energy"),
    "hr_avg": ("averageHR", "hr_avg", "average_heartrate"),
    "rpe": ("rpe",),
    "workouts": ("workouts", "last_activities"),
}
"""What the attributes are usually called; the first one that is there is proposed."""

UNITS: Final[Mapping[str, tuple[str, ...]]] = {
    "duration_unit": ("s", "min", "h"),
    "calories_unit": ("kcal", "kJ"),
}

USUAL_UNITS: Final[Mapping[str, str]] = {"duration_unit": "min", "calories_unit": "kcal"}

# Which source


@callback
def offers(hass: HomeAssistant, taken: Collection[str | None]) -> list[SelectOptionDict]:
    """Return what can be set up: what was found first, then what always can, then what cannot."""
    found = [
        SelectOptionDict(value=key, label=_label(hass, kind, entry_id))
        for kind, entry_id in discovered(hass)
        if (key := source_key(kind, entry_id)) not in taken
    ]
    always = (kind for kind, source in SOURCES.items() if not source.is_found)
    usual = [SelectOptionDict(value=kind, label=kind) for kind in always]
    refused = [SelectOptionDict(value=key, label=key) for key in refusals(hass)]
    return [*found, *usual, *refused]


def source_key(kind: SourceKind, where: str | None) -> str:
    """Return what tells two sources apart."""
    return f"{kind}:{where or ''}"


def _label(hass: HomeAssistant, kind: SourceKind, entry_id: str | None) -> str:
    entry = hass.config_entries.async_get_entry(entry_id) if entry_id else None
    brand = SOURCES[kind].brand or kind
    return f"{brand} ({entry.title})" if entry and entry.title != brand else brand


@callback
def refusals(hass: HomeAssistant) -> dict[str, Refusal]:
    """Return what is in this house and looks like a source, but is none."""
    found = (refusal(one.platform, one.unique_id) for one in er.async_get(hass).entities.values())
    return {f"refused_{one.platform}_{one.way_out}": one for one in found if one}


def source_schema(options: list[SelectOptionDict]) -> probatio.Schema:
    """Return the form that asks which source."""
    selector = SelectSelector(
        SelectSelectorConfig(
            options=options, mode=SelectSelectorMode.LIST, translation_key="workout_source"
        )
    )
    return probatio.Schema({probatio.Required(CONF_SOURCE): selector})


def entity_schema(hass: HomeAssistant, kind: SourceKind) -> probatio.Schema:
    """Return the form that asks for the entity, or for the calendar."""
    domains = ("calendar",) if kind is SourceKind.CALENDAR else ()
    return probatio.Schema(
        {probatio.Required(CONF_ENTITY): entity_box(domains, own_entities(hass))}
    )


# What the attributes of an own entity mean


def names_schema(state: State | None) -> probatio.Schema:
    """Return the form that asks which attribute says what."""
    attributes = list(state.attributes if state else ())
    fields: dict[probatio.Marker, Any] = {}
    for name in ("start", "end", "duration", "activity"):
        fields[probatio.Optional(name)] = _one_of(attributes)
    fields[probatio.Optional("activity_is")] = TextSelector()
    rest = [name for name in NAME_GUESSES if name not in ("start", "end", "duration", "activity")]
    fields |= {probatio.Optional(name): _one_of(attributes) for name in rest}
    for name, units in UNITS.items():
        fields[probatio.Required(name)] = SelectSelector(
            SelectSelectorConfig(options=list(units), mode=SelectSelectorMode.DROPDOWN)
        )
    return probatio.Schema(fields)


def _one_of(attributes: Iterable[str]) -> SelectSelector:
    # An attribute is called what its integration calls it; only the state has a name of ours.
    names = [SelectOptionDict(value=one, label=one) for one in (THE_STATE, *attributes)]
    return SelectSelector(
        SelectSelectorConfig(
            options=names,
            custom_value=True,
            mode=SelectSelectorMode.DROPDOWN,
            translation_key="workout_attribute",
        )
    )


def guess_names(state: State | None) -> Fields:
    """Return what the attributes of an entity seem to mean."""
    shown = state.attributes if state else {}
    guessed: Fields = dict(USUAL_UNITS)
    for name, usual in NAME_GUESSES.items():
        if there := next((one for one in usual if one in shown), None):
            guessed[name] = there
    return guessed


# What to do about its workouts


def show_settings(config: SourceConfig, title: str, *, local_only: bool) -> Fields:
    """Return the form that says what a source is set to."""
    settings, rows = config.settings, source_rows(config.kind)
    actions = {name: settings.action(level).value for name, level in ACTIONS.items()}
    if config.kind is SourceKind.CALENDAR:
        start, ask = Action.START.value, Action.ASK.value
        actions = {name: ask if one == start else one for name, one in actions.items()}
    said = write_fields(rows, settings) | write_fields(rows, settings.filters) | actions
    return nested(rows, said | {CONF_NAME: title, CONF_LOCAL_ONLY: local_only})


def read_form(form: Mapping[str, Any], usual: SourceSettings) -> Fields:
    """Return what a subentry says about what to do; empty is as usual.

    What is usual depends on the other sources, and those may change: it is worked out
    each time, and not stored when a form is sent as it is shown.
    """
    said = flat(SOURCE_ROWS, form)
    for name, value in write_fields(SOURCE_ROWS, usual).items():
        if said.get(name) == value:
            del said[name]
    said.pop(CONF_NAME, None)
    said[CONF_KEYWORDS] = [word for one in said.get(CONF_KEYWORDS) or () if (word := one.strip())]
    return {name: value for name, value in said.items() if is_said(value)}


def wrong_with(form: Mapping[str, Any]) -> dict[str, str]:
    """Return what cannot be, at its field or above its section."""
    said = flat(SOURCE_ROWS, form)
    wrong = {row.place: f"{row.name}_out_of_range" for row in out_of_range(SOURCE_ROWS, said)}
    if not str(said.get(CONF_NAME, "")).strip():
        wrong[CONF_NAME] = "name_missing"
    return wrong


# The address


def address_schema(url: str, *, may_rotate: bool) -> probatio.Schema:
    """Return the form that shows an address, to be read or to be scanned."""
    fields: dict[probatio.Marker, Any] = {
        probatio.Optional(CONF_QR_CODE): QrCodeSelector(
            QrCodeSelectorConfig(
                data=url, scale=5, error_correction_level=QrErrorCorrectionLevel.QUARTILE
            )
        )
    }
    if may_rotate:
        fields[probatio.Required(CONF_ROTATE, default=False)] = BooleanSelector()
    return probatio.Schema(fields)
