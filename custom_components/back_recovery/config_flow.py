"""Set-up in the UI: for whom the plan is, and everything that can be changed afterwards."""

from collections.abc import Iterator
from typing import override

from homeassistant.config_entries import (
    ConfigEntry,
    ConfigFlow,
    ConfigFlowResult,
    ConfigSubentryData,
    ConfigSubentryFlow,
    OptionsFlow,
)
from homeassistant.const import CONF_NAME
from homeassistant.core import callback

from .const import (
    CONF_ACTIVITY_ID,
    CONF_KIND,
    CONF_PAGE,
    CONF_PERSON,
    CONF_PHONES,
    DOMAIN,
    SUBENTRY_ACTIVITY,
    SUBENTRY_WORKOUT_SOURCE,
)
from .flows.activity import ActivityFlow
from .flows.checks import Problem, first_of_each, problems
from .flows.fields import schema
from .flows.input import (
    CONF_ACTIVITIES,
    SET_UP,
    WHO,
    async_activity_names,
    complete,
    is_title_taken,
    offers_of,
    read_options,
    suggest,
)
from .flows.options import RecoveryOptionsFlow
from .flows.workout import WorkoutSourceFlow
from .settings.rows import Fields, flat
from .surroundings.people import is_there, lasting_id, taken_people
from .surroundings.phones import phones_of


class BackRecoveryConfigFlow(ConfigFlow, domain=DOMAIN):
    """Sets a plan up on one page, and says afterwards for whom it is."""

    _suggested: Fields | None = None

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry) -> OptionsFlow:
        """Return what changes everything else."""
        return RecoveryOptionsFlow()

    @classmethod
    @callback
    @override
    def async_get_supported_subentry_types(
        cls, config_entry: ConfigEntry
    ) -> dict[str, type[ConfigSubentryFlow]]:
        """Return what adds and changes an activity, or a source of workouts."""
        return {SUBENTRY_ACTIVITY: ActivityFlow, SUBENTRY_WORKOUT_SOURCE: WorkoutSourceFlow}

    @override
    async def async_step_user(self, user_input: Fields | None = None) -> ConfigFlowResult:
        """Ask everything on one page that is right for most people as it is."""
        offers = offers_of(self.hass)
        if self._suggested is None:
            self._suggested = suggest(self.hass, offers)
        shown = self._suggested
        wrong, fills = first_of_each(())
        if user_input is not None:
            answer = complete(self.hass, self._suggested, user_input)
            wrong, fills = first_of_each(self._problems(answer))
            if not wrong:
                await self._async_set_lasting_id(answer.get(CONF_PERSON))
                return self.async_create_entry(
                    title=answer[CONF_NAME].strip(),
                    data=_entry_data(answer),
                    options=read_options(self.hass, offers, answer),
                    subentries=await self._async_activities(answer[CONF_ACTIVITIES]),
                )
            shown = self._suggested | user_input
        form = schema(SET_UP, wrong, offers, known=self._suggested)
        return self.async_show_form(
            step_id="user",
            data_schema=self.add_suggested_values_to_schema(form, shown),
            errors=wrong,
            description_placeholders=fills,
        )

    async def async_step_reconfigure(self, user_input: Fields | None = None) -> ConfigFlowResult:
        """Ask for another name, or another person."""
        entry = self._get_reconfigure_entry()
        offers = offers_of(self.hass, entry.entry_id)
        now = {CONF_NAME: entry.title, **entry.data}
        wrong: dict[str, str] = {}
        if user_input is not None:
            wrong, _ = first_of_each(self._problems_of_who(user_input, entry.entry_id))
            if not wrong:
                return self._change(entry, user_input)
        form = schema(WHO, offers=offers, known={CONF_NAME: entry.title})
        return self.async_show_form(
            step_id="reconfigure",
            data_schema=self.add_suggested_values_to_schema(form, user_input or now),
            errors=wrong,
        )

    def _change(self, entry: ConfigEntry, answer: Fields) -> ConfigFlowResult:
        """Store name and person; phones that went with the old person go with the new one."""
        person, options = answer.get(CONF_PERSON), dict(entry.options)
        old_phones = phones_of(self.hass, entry.data.get(CONF_PERSON))
        if person != entry.data.get(CONF_PERSON) and options.get(CONF_PHONES, []) == old_phones:
            options[CONF_PHONES] = phones_of(self.hass, person)
        return self.async_update_and_abort(
            entry,
            unique_id=lasting_id(self.hass, person) if person else None,
            title=answer[CONF_NAME].strip(),
            data={**_entry_data(answer), **_of_page(entry)},
            options=options,
        )

    def _problems(self, answer: Fields) -> Iterator[Problem]:
        yield from self._problems_of_who(answer)
        person = answer.get(CONF_PERSON)
        yield from problems(self.hass, SET_UP, flat(SET_UP, answer), person=person)

    def _problems_of_who(self, answer: Fields, entry_id: str | None = None) -> Iterator[Problem]:
        name, person = answer[CONF_NAME].strip(), answer.get(CONF_PERSON)
        if not name:
            yield Problem(where=CONF_NAME, key="name_missing")
        if is_title_taken(self.hass, name, entry_id):
            yield Problem(where=CONF_NAME, key="name_taken")
        if person and not is_there(self.hass, person):
            yield Problem(where=CONF_PERSON, key="person_missing")
        if person in taken_people(self.hass, entry_id):
            yield Problem(where=CONF_PERSON, key="person_taken")

    async def _async_set_lasting_id(self, person: str | None) -> None:
        """Let nobody have two plans, not even when two forms are sent at the same time."""
        if person:
            # A form left open in another window keeps nobody from going on in this one.
            await self.async_set_unique_id(lasting_id(self.hass, person), raise_on_progress=False)
            self._abort_if_unique_id_configured()

    async def _async_activities(self, chosen: Fields) -> list[ConfigSubentryData]:
        """Return one subentry an activity. It says no more than its kind: all is as usual."""
        names = await async_activity_names(self.hass)
        return [
            ConfigSubentryData(
                # A plain one: what the flow returns goes to the browser as JSON.
                data={CONF_KIND: kind, CONF_ACTIVITY_ID: kind},
                subentry_type=SUBENTRY_ACTIVITY,
                title=names[kind],
                unique_id=kind,
            )
            for kind in chosen.get(CONF_ACTIVITIES, ())
        ]


def _of_page(entry: ConfigEntry) -> Fields:
    """Return what was answered of the first steps: it is asked once."""
    return {CONF_PAGE: entry.data[CONF_PAGE]} if CONF_PAGE in entry.data else {}


def _entry_data(answer: Fields) -> Fields:
    return {CONF_PERSON: answer[CONF_PERSON]} if answer.get(CONF_PERSON) else {}
