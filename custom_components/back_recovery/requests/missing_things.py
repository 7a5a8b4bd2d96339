"""Follows the things an entry names, and says in Repairs what it cannot use.

That is looked at once Home Assistant has started, whenever a thing comes, goes or is renamed,
whenever the entry is changed, and once a day: never only when it is needed.
"""

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CoreState, HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import DOMAIN
from ..coordinator import RecoveryCoordinator
from ..engine.model.events import DeviceGone
from ..settings.identity import Names
from ..settings.values import Settings
from ..surroundings.losses import Loss, Lost, losses, settings_here
from ..surroundings.names import NamesOfThings
from ..surroundings.phones import phones
from ..workout_log.log import WorkoutLog

_GRAVE = frozenset({Loss.DEVICE, Loss.PERSON})
"""Without these a promise cannot be kept."""


class Things:
    """What one entry names, for as long as it is loaded."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        names: NamesOfThings,
        recovery: RecoveryCoordinator,
        workouts: WorkoutLog,
    ) -> None:
        """Take over; nothing is listened to yet."""
        self._hass = hass
        self._entry = entry
        self._names = names
        self._recovery = recovery
        self._workouts = workouts

    @property
    def is_writing(self) -> bool:
        """Whether the entry is being changed because something has another name."""
        return self._names.is_writing

    @callback
    def async_listen(self) -> None:
        """Look at once, and until the entry is unloaded."""
        self.look()
        for stop_listening in self._names.async_listen(self.look):
            self._entry.async_on_unload(stop_listening)
        self._entry.async_on_unload(self._recovery.async_add_listener(self._let_go))

    @callback
    def note(self) -> None:
        """Note what lasts of the things that were chosen just now."""
        self._names.bring_up_to_date(self._owing)

    @callback
    def look(self) -> None:
        """Follow what was renamed, and say what is missing."""
        names = self._names.bring_up_to_date(self._owing)
        settings = settings_here(self._hass, self._entry)
        if names or settings != self._recovery.settings:
            self._entry.async_create_task(self._hass, self._async_take_over(settings, names))
        self._names.async_track(self.look)
        if self._hass.state is CoreState.running:
            self._say()
        self._let_go()

    @property
    def _owing(self) -> list[str]:
        return [guard.device for guard in self._recovery.guards]

    async def _async_take_over(self, settings: Settings, names: Names) -> None:
        await self._recovery.async_follow(settings, names)
        if names:
            await self._workouts.async_follow()

    @callback
    def _let_go(self) -> None:
        """End what a device owes that is gone for good, once somebody was told about it."""
        for guard in self._recovery.guards:
            if guard.is_loud and self._names.is_gone(guard.device):
                gone = DeviceGone(device=guard.device)
                self._entry.async_create_task(self._hass, self._recovery.async_handle_quietly(gone))

    # In Repairs

    @callback
    def _say(self) -> None:
        found = {issue_id(one, self._entry): one for one in losses(self._hass, self._entry)}
        for (domain, said), issue in list(ir.async_get(self._hass).issues.items()):
            data = issue.data or {}
            is_ours = domain == DOMAIN and data.get("entry_id") == self._entry.entry_id
            if is_ours and "thing" in data and said not in found:
                ir.async_delete_issue(self._hass, DOMAIN, said)
        for said, lost in found.items():
            self._complain(said, lost)

    def _complain(self, said: str, lost: Lost) -> None:
        thing = lost.thing
        data: dict[str, str | int | float | None] = {
            "entry_id": self._entry.entry_id,
            "subentry_id": thing.subentry_id,
            "thing": thing.name,
            "field": thing.row.name,
        }
        if lost.loss is Loss.TARGET:
            data["target"] = thing.name
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            said,
            data=data,
            is_fixable=lost.loss is not Loss.NO_ACCOUNT,
            severity=ir.IssueSeverity.ERROR if lost.loss in _GRAVE else ir.IssueSeverity.WARNING,
            translation_key=lost.loss,
            translation_placeholders={
                "title": self._entry.title,
                "target": thing.name,
                "name": self._called(lost),
                "activity": self._what_for(lost),
            },
        )

    def _called(self, lost: Lost) -> str:
        """Return what people call a phone; of what else is gone only its id is left."""
        return phones(self._hass).get(lost.thing.name, lost.thing.name)

    def _what_for(self, lost: Lost) -> str:
        subentry = self._entry.subentries.get(lost.thing.subentry_id or "")
        return subentry.title if subentry else self._entry.title


def issue_id(lost: Lost, entry: ConfigEntry) -> str:
    """Return the id of an issue; it ends in the entry's, so that it goes with the entry."""
    # One thing may be missed in several places.
    where = f"_{lost.thing.subentry_id}" if lost.thing.subentry_id else ""
    return f"{lost.loss}_{lost.thing.name}{where}_{entry.entry_id}"
