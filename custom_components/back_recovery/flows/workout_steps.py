"""The steps of the forms of a source of workouts: added, changed, tried out.

Imported when such a form is opened (`workout`). Nothing is reloaded.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from homeassistant.components import webhook
from homeassistant.config_entries import (
    ConfigEntry,
    ConfigEntryState,
    ConfigSubentry,
    ConfigSubentryFlow,
    SubentryFlowResult,
)
from homeassistant.const import CONF_NAME
from homeassistant.core import State
from homeassistant.helpers.network import NoURLAvailableError
from homeassistant.util import dt as dt_util

from ..const import SUBENTRY_WORKOUT_SOURCE
from ..settings.identity import CONF_ENTITY, CONF_SOURCE_ENTRY
from ..settings.rows import Fields, sections_of
from ..settings.workouts import (
    CONF_LOCAL_ONLY,
    CONF_NAMES,
    CONF_SOURCE_KIND,
    CONF_WEBHOOK_ID,
    WHAT_TO_DO,
    read_source,
    source_rows,
)
from ..surroundings.people import is_own, is_there
from ..workout_log.log import WorkoutLog
from ..workouts.observation import EntityState
from ..workouts.settings import FieldNames, SourceSettings, usual_settle
from ..workouts.source import Context
from ..workouts.sources.entity import can_tell
from ..workouts.sources.table import SOURCES
from ..workouts.vocabulary import Route, SourceKind
from .fields import schema
from .input import async_selector_texts
from .workout_form import (
    CONF_ROTATE,
    CONF_SOURCE,
    USUAL_UNITS,
    address_schema,
    entity_schema,
    guess_names,
    names_schema,
    offers,
    read_form,
    refusals,
    show_settings,
    source_key,
    source_schema,
    wrong_with,
)
from .workout_trial import async_test_result


class WorkoutSteps:
    """Asks which source, where it is, and what to do about its workouts.

    Each step is a method by its name. Without a subentry a new source is set up.
    """

    _kind: SourceKind
    _title: str
    _form: Fields
    _subentry: ConfigSubentry

    def __init__(
        self, flow: ConfigSubentryFlow, entry: ConfigEntry, subentry: ConfigSubentry | None
    ) -> None:
        """Begin with nothing known."""
        self._flow = flow
        self._hass = flow.hass
        self._entry = entry
        self._is_new = subentry is None
        if subentry is not None:
            self._subentry = subentry
        self._where: Fields = {}

    async def async_user(self, user_input: Fields | None = None) -> SubentryFlowResult:
        """Offer what was found in this house, and what can always be set up."""
        if self._entry.state is not ConfigEntryState.LOADED:
            return self._flow.async_abort(reason="entry_not_loaded")
        if user_input is not None:
            chosen = user_input[CONF_SOURCE]
            if refused := refusals(self._hass).get(chosen):
                return self._flow.async_abort(reason=f"{refused.reason}_{refused.way_out}")
            kind, _, entry_id = chosen.partition(":")
            self._kind = SourceKind(kind)
            if self._kind is SourceKind.ENTITY:
                return await self.async_entity()
            if self._kind is SourceKind.CALENDAR:
                return await self.async_calendar()
            await self._async_take(entry_id or None)
            return await self.async_settings()
        taken = {one.unique_id for one in self._subentries()}
        return self._flow.async_show_form(
            step_id="user", data_schema=source_schema(offers(self._hass, taken))
        )

    async def _async_take(self, entry_id: str | None) -> None:
        """Remember where the source is, and what it is called for now."""
        texts = await async_selector_texts(self._hass, "workout_source")
        # What is no product of anybody is called what the list calls it.
        self._title = SOURCES[self._kind].brand or texts.get(self._kind, "")
        entry = self._hass.config_entries.async_get_entry(entry_id) if entry_id else None
        if entry is not None:
            self._where = {CONF_SOURCE_ENTRY: entry_id}
        if SOURCES[self._kind].route is Route.WEBHOOK:
            self._where = {CONF_WEBHOOK_ID: webhook.async_generate_id()}

    # Where it is

    async def async_entity(self, user_input: Fields | None = None) -> SubentryFlowResult:
        """Ask for an entity of one's own."""
        return await self._async_entity("entity", user_input)

    async def async_calendar(self, user_input: Fields | None = None) -> SubentryFlowResult:
        """Ask for a calendar."""
        return await self._async_entity("calendar", user_input)

    async def _async_entity(self, step_id: str, user_input: Fields | None) -> SubentryFlowResult:
        wrong = {}
        if user_input is not None:
            entity_id = user_input[CONF_ENTITY]
            key = source_key(self._kind, entity_id)
            if not is_there(self._hass, entity_id):
                wrong = {CONF_ENTITY: "entity_missing"}
            elif is_own(self._hass, entity_id):
                wrong = {CONF_ENTITY: "is_own"}
            elif key in {one.unique_id for one in self._subentries()}:
                wrong = {CONF_ENTITY: "entity_taken"}
            else:
                state = self._hass.states.get(entity_id)
                self._where, self._title = user_input, state.name if state else entity_id
                if self._kind is SourceKind.ENTITY:
                    return await self.async_names()
                return await self.async_settings()
        return self._flow.async_show_form(
            step_id=step_id,
            data_schema=self._flow.add_suggested_values_to_schema(
                entity_schema(self._hass, self._kind), user_input or {}
            ),
            errors=wrong,
        )

    async def async_names(self, user_input: Fields | None = None) -> SubentryFlowResult:
        """Ask which attribute says what; what it shows now has to be a workout then."""
        state = self._hass.states.get(self._where[CONF_ENTITY])
        known = self._where.get(CONF_NAMES)
        shown, wrong = {**USUAL_UNITS, **known} if known else guess_names(state), {}
        if user_input is not None:
            shown = user_input
            names = {name: value for name, value in user_input.items() if value}
            if not names.get("start") and not names.get("end"):
                wrong = {"start": "start_or_end"}
            elif state and not self._finds(state, names):
                wrong = {"base": "no_workout_found"}
            else:
                self._where |= {CONF_NAMES: names}
                if self._is_new:
                    return await self.async_settings()
                return self._change({**self._subentry.data, CONF_NAMES: names})
        return self._flow.async_show_form(
            step_id="names",
            data_schema=self._flow.add_suggested_values_to_schema(names_schema(state), shown),
            errors=wrong,
            description_placeholders={"entity": self._where[CONF_ENTITY]},
        )

    def _finds(self, state: State, names: Fields) -> bool:
        """Tell whether a workout is found; what says nothing now cannot be tried."""
        shown = EntityState(unique_id="", state=state.state, attributes=state.attributes)
        zone = self._entry.runtime_data.recovery.settings.plan.time_zone
        context = Context(now=dt_util.utcnow(), zone=zone, names=FieldNames(**names))
        return not shown.is_there or can_tell(shown, context)

    # What to do

    async def async_settings(self, user_input: Fields | None = None) -> SubentryFlowResult:
        """Ask what to do about its workouts; untouched, it is as usual."""
        shown, wrong = self._shown(), {}
        if user_input is not None:
            shown = sections_of(shown) | user_input
            wrong = wrong_with(shown)
            if not wrong:
                self._form = shown
                if not self._is_new:
                    return self._change(self._kept() | self._said(), shown[CONF_NAME].strip())
                if CONF_WEBHOOK_ID in self._where:
                    return await self.async_address()
                return self._create()
        fields = schema(source_rows(self._kind), {WHAT_TO_DO, *wrong})
        return self._flow.async_show_form(
            step_id="settings",
            data_schema=self._flow.add_suggested_values_to_schema(fields, shown),
            errors=wrong,
            description_placeholders={"hint": await self._async_hint()},
        )

    def _shown(self) -> Fields:
        data: Mapping[str, Any] = {CONF_SOURCE_KIND: self._kind}
        title = ""
        if self._is_new:
            title = self._title
        else:
            data, title = self._subentry.data, self._subentry.title
        config = read_source("", data, self._usual_settle())
        return show_settings(config, title, local_only=data.get(CONF_LOCAL_ONLY, True))

    def _usual_settle(self) -> timedelta:
        kinds = [SourceKind(one.data[CONF_SOURCE_KIND]) for one in self._subentries()]
        return usual_settle([*kinds, self._kind])

    async def _async_hint(self) -> str:
        hint = SOURCES[self._kind].hint
        texts = await async_selector_texts(self._hass, "workout_hint")
        return texts.get(hint or "", "")

    def _kept(self) -> Fields:
        """Return what the form does not ask."""
        names = (CONF_SOURCE_KIND, CONF_SOURCE_ENTRY, CONF_ENTITY, CONF_WEBHOOK_ID, CONF_NAMES)
        data = self._subentry.data
        return {name: data[name] for name in names if name in data}

    # The address

    async def async_address(self, user_input: Fields | None = None) -> SubentryFlowResult:
        """Show to where an app has to send, and change it where somebody else knows it."""
        if user_input is not None:
            if self._is_new:
                return self._create()
            if not user_input.get(CONF_ROTATE):
                return self._flow.async_abort(reason="reconfigure_successful")
            self._where = {CONF_WEBHOOK_ID: webhook.async_generate_id()}
            self._hass.config_entries.async_update_subentry(
                self._entry, self._subentry, data={**self._subentry.data, **self._where}
            )
        url, local_only = self._address()
        return self._flow.async_show_form(
            step_id="address",
            data_schema=address_schema(url, may_rotate=not self._is_new),
            description_placeholders={
                "url": url,
                "hint": await self._async_hint(),
                "reach": await self._async_reach(local_only=local_only),
            },
        )

    def _address(self) -> tuple[str, bool]:
        if self._is_new:
            webhook_id, local_only = self._where[CONF_WEBHOOK_ID], self._form[CONF_LOCAL_ONLY]
        else:
            data = self._subentry.data
            webhook_id, local_only = data[CONF_WEBHOOK_ID], data.get(CONF_LOCAL_ONLY, True)
        try:
            url = webhook.async_generate_url(
                self._hass, webhook_id, allow_external=not local_only, allow_internal=True
            )
        except NoURLAvailableError:
            # Nobody told Home Assistant what it is called; the rest of the address is known.
            url = webhook.async_generate_path(webhook_id)
        return url, local_only

    async def _async_reach(self, *, local_only: bool) -> str:
        texts = await async_selector_texts(self._hass, "workout_reach")
        return texts["local" if local_only else "everywhere"]

    # Changed, or tried out

    async def async_reconfigure(self, _: Fields | None = None) -> SubentryFlowResult:
        """Ask what it is about."""
        if self._entry.state is not ConfigEntryState.LOADED:
            return self._flow.async_abort(reason="entry_not_loaded")
        data = self._subentry.data
        self._kind = SourceKind(data[CONF_SOURCE_KIND])
        menu = ["settings", "test"]
        if CONF_WEBHOOK_ID in data:
            menu.append("address")
        if self._kind is SourceKind.ENTITY:
            self._where = dict(data)
            menu.append("names")
        return self._flow.async_show_menu(step_id="reconfigure", menu_options=menu)

    async def async_test(self, user_input: Fields | None = None) -> SubentryFlowResult:
        """Show what arrived last, and what it would do; nothing of it is remembered."""
        if user_input is not None:
            return await self.async_reconfigure()
        log: WorkoutLog = self._entry.runtime_data.workouts
        workouts = await log.async_coordinator()
        result = await async_test_result(workouts, self._subentry.subentry_id)
        return self._flow.async_show_form(
            step_id="test",
            data_schema=None,
            description_placeholders={"result": result},
            last_step=False,
        )

    # What is stored

    def _said(self) -> Fields:
        return read_form(self._form, SourceSettings(settle=self._usual_settle()))

    def _create(self) -> SubentryFlowResult:
        where = self._where.get(CONF_SOURCE_ENTRY) or self._where.get(CONF_ENTITY)
        return self._flow.async_create_entry(
            title=self._form[CONF_NAME].strip(),
            data={CONF_SOURCE_KIND: self._kind.value, **self._where, **self._said()},
            # Whoever can read a unique id must not learn an address by it.
            unique_id=None if CONF_WEBHOOK_ID in self._where else source_key(self._kind, where),
        )

    def _change(self, data: Fields, title: str | None = None) -> SubentryFlowResult:
        return self._flow.async_update_and_abort(
            self._entry, self._subentry, title=title or self._subentry.title, data=data
        )

    def _subentries(self) -> list[Any]:
        return list(self._entry.get_subentries_of_type(SUBENTRY_WORKOUT_SOURCE))
