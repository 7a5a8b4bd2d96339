"""One activity of the plan: added, or changed. Nothing is reloaded, so an episode goes on."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import SOURCE_RECONFIGURE, ConfigSubentryFlow, SubentryFlowResult
from homeassistant.const import CONF_NAME
from homeassistant.util import slugify
import probatio

from ..const import CONF_ACTIVITY_ID, CONF_KIND, SUBENTRY_ACTIVITY
from ..engine.model.catalogue import CATALOGUE
from ..engine.model.errors import InvalidPlan
from ..engine.model.local_time import QuietHours
from ..engine.model.plan import NOT_LISTED, Activity
from ..engine.model.vocabulary import Kind
from ..engine.reading.usual_day import UsualDay
from ..settings.activities import CONF_TIMES, activity_rows, read_activity
from ..settings.devices import CONF_DEVICE, CONF_WITH_DEVICE, DEVICE_ROWS, RUN
from ..settings.rows import Fields, flat, limits, out_of_range, sections_of
from ..surroundings.people import own_entities
from .activity_form import BadTime, read, show
from .device_form import async_wrong_with, needs_device, read_device_form, show_device
from .fields import Offers, one_of, schema
from .input import async_activity_names
from .resulting_day import (
    day_now,
    day_with_activity,
    fills as day_fills,
    is_less_than,
    quiet_hours_of,
)


class ActivityFlow(ConfigSubentryFlow):
    """Asks which activity, then everything about it."""

    _kind: Kind
    _name: str
    _data: Fields
    _with_device: bool

    async def async_step_user(self, user_input: Fields | None = None) -> SubentryFlowResult:
        """Ask for the kind: one that is not in the plan yet, or something of one's own."""
        if user_input is not None:
            self._kind = Kind(user_input[CONF_KIND])
            return await self.async_step_details()
        taken = self._taken_ids()
        kinds = [kind.value for kind in CATALOGUE if kind is Kind.CUSTOM or kind not in taken]
        asked = probatio.Schema({probatio.Required(CONF_KIND): one_of(kinds, "kind", is_list=True)})
        return self.async_show_form(step_id="user", data_schema=asked)

    async def async_step_reconfigure(self, _: Fields | None = None) -> SubentryFlowResult:
        """Show an activity as it is."""
        self._kind = Kind(self._get_reconfigure_subentry().data[CONF_KIND])
        return await self.async_step_details()

    async def async_step_details(self, user_input: Fields | None = None) -> SubentryFlowResult:
        """Ask for everything about it; untouched, it is as usual."""
        usual = self._usual()
        shown, wrong = self._shown(usual), {}
        if user_input is not None:
            # A field that is not sent was emptied; a section that is not sent, not touched.
            shown = sections_of(shown) | user_input
            wrong = self._wrong(shown, usual)
            if not wrong:
                self._name, self._data = user_input.get(CONF_NAME, ""), read(shown, usual)
                self._with_device = bool(user_input.get(CONF_WITH_DEVICE))
                day = day_with_activity(self.hass, self._get_entry(), await self._activity())
                if is_less_than(day, day_now(self.hass, self._get_entry())):
                    return await self._show_day(day)
                return await self.async_step_day()
        return self.async_show_form(
            step_id="details",
            data_schema=self.add_suggested_values_to_schema(
                schema(activity_rows(self._kind), wrong), shown
            ),
            errors=wrong,
            description_placeholders=await self._fills(),
        )

    async def async_step_day(self, _: Fields | None = None) -> SubentryFlowResult:
        """Go on, now that the person has seen what finds no place, if anything."""
        if self._with_device:
            return await self.async_step_device()
        return await self._store(self._name, self._data)

    async def _show_day(self, day: UsualDay) -> SubentryFlowResult:
        return self.async_show_form(
            step_id="day",
            data_schema=probatio.Schema({}),
            description_placeholders=await self._fills() | day_fills(self.hass, day),
        )

    async def _activity(self) -> Activity:
        """Return the activity as it was sent, called as it will be."""
        name = self._name.strip() or (await self._fills())["activity"]
        before = self._before()
        kept = {one: before[one] for one in (CONF_KIND, CONF_ACTIVITY_ID)}
        return read_activity({**self._data, **kept, CONF_NAME: name}, self._quiet_hours())

    async def async_step_device(self, user_input: Fields | None = None) -> SubentryFlowResult:
        """Ask what the house switches for it, and how it is kept from harm."""
        shown, wrong = show_device(self._before()), {}
        offers = Offers(own_entities=own_entities(self.hass))
        if user_input is not None:
            shown = sections_of(shown) | user_input
            data = read_device_form(shown)
            wrong = await async_wrong_with(self.hass, self._kind, data, self._taken_devices())
            if needs_device(shown):
                wrong.setdefault(CONF_DEVICE, "device_needed")
            if not wrong:
                return await self._store(self._name, self._data | data)
        return self.async_show_form(
            step_id="device",
            data_schema=self.add_suggested_values_to_schema(
                schema(DEVICE_ROWS, wrong, offers), shown
            ),
            errors=wrong,
            description_placeholders=await self._fills(),
        )

    def _before(self) -> Mapping[str, Any]:
        """Return what the subentry says so far."""
        return _of(self._kind) if self._is_new else self._get_reconfigure_subentry().data

    def _taken_devices(self) -> set[str]:
        """Return the devices of the other activities of this plan."""
        mine = self._before()[CONF_ACTIVITY_ID]
        subentries = self._get_entry().get_subentries_of_type(SUBENTRY_ACTIVITY)
        others = (one.data for one in subentries if one.data[CONF_ACTIVITY_ID] != mine)
        return {data[CONF_DEVICE] for data in others if data.get(CONF_DEVICE)}

    @property
    def _is_new(self) -> bool:
        return self.source != SOURCE_RECONFIGURE

    def _shown(self, usual: Activity) -> Fields:
        if self._is_new:
            shown = show(usual)
            shown.pop(CONF_NAME, None)
            return shown
        subentry = self._get_reconfigure_subentry()
        shown = show(
            read_activity(subentry.data | {CONF_NAME: subentry.title}, self._quiet_hours())
        )
        names = {CONF_DEVICE, *RUN}
        return shown | {CONF_WITH_DEVICE: any(subentry.data.get(name) for name in names)}

    def _wrong(self, form: Fields, usual: Activity) -> dict[str, str]:
        """Return what the engine would refuse, at the field or above its section."""
        rows = activity_rows(self._kind)
        if beyond := out_of_range(rows, flat(rows, form)):
            return {row.place: f"{row.name}_out_of_range" for row in reversed(beyond)}
        name = str(form.get(CONF_NAME, "")).strip()
        try:
            read_activity({**read(form, usual), **_of(self._kind), CONF_NAME: name})
        except BadTime:
            return {CONF_TIMES: "times_not_a_time"}
        except InvalidPlan as err:
            key = err.key if err.key.startswith(err.field) else f"{err.field}_{err.key}"
            return {next((row.place for row in rows if row.name == err.field), err.field): key}
        return {}

    def _usual(self) -> Activity:
        """Return the activity that says no more than its kind, for this person."""
        said = _of(self._kind) | {CONF_NAME: self._kind.value}
        return read_activity(MappingProxyType(said), self._quiet_hours())

    def _quiet_hours(self) -> QuietHours | None:
        return quiet_hours_of(self.hass, self._get_entry())

    async def _store(self, name: str, data: Fields) -> SubentryFlowResult:
        """Add or change the subentry. What it is called may change, its id never does."""
        if self._is_new:
            title = name.strip() or (await async_activity_names(self.hass))[self._kind]
            activity_id = self._new_id(name)
            return self.async_create_entry(
                title=title,
                data={CONF_KIND: self._kind.value, CONF_ACTIVITY_ID: activity_id, **data},
                unique_id=activity_id,
            )
        subentry = self._get_reconfigure_subentry()
        kept = {name: subentry.data[name] for name in (CONF_KIND, CONF_ACTIVITY_ID)}
        return self.async_update_and_abort(
            self._get_entry(), subentry, title=name.strip() or subentry.title, data=kept | data
        )

    def _new_id(self, name: str) -> str:
        """Return an id nobody has, and that no kind could ever have."""
        if self._kind is not Kind.CUSTOM:
            return self._kind.value
        taken = self._taken_ids() | set(Kind) | NOT_LISTED
        slug = free = slugify(name)
        number = 1
        while free in taken:
            number += 1
            free = f"{slug}_{number}"
        return free

    def _taken_ids(self) -> set[str]:
        subentries = self._get_entry().get_subentries_of_type(SUBENTRY_ACTIVITY)
        return {subentry.data[CONF_ACTIVITY_ID] for subentry in subentries}

    async def _fills(self) -> dict[str, str]:
        """Return what the texts of the form leave open."""
        names = await async_activity_names(self.hass)
        title = names[self._kind] if self._is_new else self._get_reconfigure_subentry().title
        day = day_fills(self.hass, day_now(self.hass, self._get_entry()))
        return {"activity": title, **limits(activity_rows(self._kind)), **day}


def _of(kind: Kind) -> Fields:
    return {CONF_KIND: kind.value, CONF_ACTIVITY_ID: kind.value}
