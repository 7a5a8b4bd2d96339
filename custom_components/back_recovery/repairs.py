"""What a person can do about a problem, in Repairs."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from homeassistant.components.repairs import RepairsFlow, RepairsFlowResult
from homeassistant.components.repairs.const import FlowType
from homeassistant.config_entries import SOURCE_RECONFIGURE, ConfigEntry, ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.storage import STORAGE_DIR
import probatio

from .const import ASK_WHAT_APPLIES, CONF_PERSON, DOMAIN
from .engine.model.events import DeviceGone
from .settings.devices import RUN
from .settings.identity import (
    CONF_ENTITY,
    CONF_SOURCE_ENTRY,
    Part,
    Thing,
    mentioned,
    options_part,
    source_entries,
    subentry_parts,
    things,
    without,
)
from .surroundings.net import CAUGHT

_PLACES = frozenset({CONF_ENTITY, CONF_SOURCE_ENTRY})
"""Where a source is; without it the source is none."""

type IssueData = dict[str, str | int | float | None] | None


class _Flow(RepairsFlow):
    """A flow whose texts are filled like those of its issue."""

    @property
    def _placeholders(self) -> dict[str, str]:
        issue = ir.async_get(self.hass).async_get_issue(DOMAIN, self.issue_id)
        return dict(issue.translation_placeholders or {}) if issue else {}


class RecordSetAsideFlow(_Flow):
    """A file that could not be read was kept: say so, and ask what to do with it."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Offer both."""
        return self.async_show_menu(
            step_id="init",
            menu_options=["keep", "delete"],
            description_placeholders=self._placeholders,
        )

    async def async_step_keep(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Leave the file where it is."""
        return self.async_create_entry(data={})

    async def async_step_delete(
        self, _user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Delete the file."""
        path = Path(self._placeholders.get("kept_as", ""))
        await self.hass.async_add_executor_job(_delete_kept, self.hass, path)
        return self.async_create_entry(data={})


def _delete_kept(hass: HomeAssistant, path: Path) -> None:
    """Delete a file that was set aside, and nothing else whatever an issue says."""
    is_ours = path.name.startswith(f"{DOMAIN}.") and ".damaged." in path.name
    if is_ours and path.parent == Path(hass.config.path(STORAGE_DIR)):
        path.unlink(missing_ok=True)


class ThingMissingFlow(_Flow):
    """Something that was chosen cannot be used: choose anew, or do without it."""

    def __init__(self, entry: ConfigEntry, thing: Thing) -> None:
        """Keep what is missing where."""
        self._entry = entry
        self._field, self._thing = thing.row.name, thing.name
        self._subentry = entry.subentries.get(thing.subentry_id or "")

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Offer what makes sense: nobody can do without the person of a plan."""
        options = ["choose", "without"]
        if self._field == CONF_PERSON:
            options.remove("without")
        if self._field in RUN:
            # Own actions are the person's words: nobody takes anything out of them.
            options.remove("without")
        if self._field in _PLACES:
            # A source is where it is; another one is added as another one.
            options.remove("choose")
        return self.async_show_menu(
            step_id="init", menu_options=options, description_placeholders=self._placeholders
        )

    async def async_step_choose(
        self, _user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Lead to where it was chosen; the issue goes once that is mended."""
        return self.async_abort(
            reason="choose",
            description_placeholders=self._placeholders,
            next_flow=await self._async_where_it_was_chosen(),
        )

    async def _async_where_it_was_chosen(self) -> tuple[FlowType, str]:
        entries, entry_id = self.hass.config_entries, self._entry.entry_id
        if self._subentry:
            changed = await entries.subentries.async_init(
                (entry_id, self._subentry.subentry_type),
                context={
                    "source": SOURCE_RECONFIGURE,
                    "subentry_id": self._subentry.subentry_id,
                },
            )
            return FlowType.CONFIG_SUBENTRIES_FLOW, changed["flow_id"]
        if self._field == CONF_PERSON:
            person = await entries.flow.async_init(
                DOMAIN, context={"source": SOURCE_RECONFIGURE, "entry_id": entry_id}
            )
            return FlowType.CONFIG_FLOW, person["flow_id"]
        options = await entries.options.async_init(entry_id)
        return FlowType.OPTIONS_FLOW, options["flow_id"]

    async def async_step_without(
        self, _user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Take it out of the plan, with what needs it."""
        entries = self.hass.config_entries
        if self._subentry and self._field in _PLACES:
            entries.async_remove_subentry(self._entry, self._subentry.subentry_id)
        elif self._subentry:
            part = next(
                one
                for one in subentry_parts(self._entry)
                if one.subentry_id == self._subentry.subentry_id
            )
            entries.async_update_subentry(self._entry, self._subentry, data=self._left(part))
        else:
            entries.async_update_entry(self._entry, options=self._left(options_part(self._entry)))
        return self.async_create_entry(data={})

    def _left(self, part: Part) -> dict[str, Any]:
        row = next(one for one in part.rows if one.name == self._field)
        return without(part, row, self._thing)


class AskWhatAppliesFlow(_Flow):
    """What was ticked cannot be read: lead to where it is ticked."""

    def __init__(self, entry: ConfigEntry) -> None:
        """Keep whose plan it is."""
        self._entry = entry

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Say what is closed meanwhile."""
        return self.async_show_menu(
            step_id="init", menu_options=["choose"], description_placeholders=self._placeholders
        )

    async def async_step_choose(
        self, _user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Open the options; the issue goes once they can be read."""
        options = await self.hass.config_entries.options.async_init(self._entry.entry_id)
        return self.async_abort(
            reason="choose",
            description_placeholders=self._placeholders,
            next_flow=(FlowType.OPTIONS_FLOW, options["flow_id"]),
        )


class DeviceNotOffFlow(_Flow):
    """A device is not confirmed off; only somebody who is there knows that it is unplugged."""

    def __init__(self, entry: ConfigEntry, device: str) -> None:
        """Keep which device of whose plan it is."""
        self._entry = entry
        self._device = device

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Say what that means, before anybody says it."""
        return await self.async_step_confirm()

    async def async_step_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Wait no longer for its off."""
        if user_input is not None:
            if self._entry.state is ConfigEntryState.LOADED:
                recovery = self._entry.runtime_data.recovery
                await recovery.async_handle(DeviceGone(device=self._device))
            return self.async_create_entry(data={})
        return self.async_show_form(
            step_id="confirm",
            data_schema=probatio.Schema({}),
            description_placeholders=self._placeholders,
        )


class LeftOnFlow(_Flow):
    """A plan was deleted while its device was not off: this ends the watch over it."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Ask first."""
        return await self.async_step_confirm()

    async def async_step_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Take somebody's word that it is off."""
        if user_input is not None:
            return self.async_create_entry(data={})
        return self.async_show_form(
            step_id="confirm",
            data_schema=probatio.Schema({}),
            description_placeholders=self._placeholders,
        )


class CaughtFlow(LeftOnFlow):
    """Something failed below the engine: this was read."""


async def async_create_fix_flow(hass: HomeAssistant, issue_id: str, data: IssueData) -> RepairsFlow:
    """Return the flow that fixes an issue."""
    said = data or {}
    entry = hass.config_entries.async_get_entry(str(said.get("entry_id")))
    if issue_id.startswith(CAUGHT):
        return CaughtFlow()
    if entry and issue_id.startswith(ASK_WHAT_APPLIES):
        return AskWhatAppliesFlow(entry)
    if entry and (thing := _missing(entry, said)):
        return ThingMissingFlow(entry, thing)
    if entry and "device" in said:
        return DeviceNotOffFlow(entry, str(said["device"]))
    if "left_on" in said:
        return LeftOnFlow()
    return RecordSetAsideFlow()


def _missing(entry: ConfigEntry, issue: Mapping[str, Any]) -> Thing | None:
    """Return what an issue misses, found before it was needed or by a message."""
    name, subentry_id = issue.get("thing") or issue.get("target"), issue.get("subentry_id")
    field = issue.get("field")
    named = (*things(entry), *mentioned(entry), *source_entries(entry))
    found = [one for one in named if one.name == name and field in (None, one.row.name)]
    return next((one for one in found if one.subentry_id == subentry_id), None)
