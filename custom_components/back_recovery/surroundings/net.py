"""A net below off: it sees to off where everything above it fails.

The engine decides when a device goes off. This knows one thing, and shares nothing with the
engine, the options or the record but that: which devices may be on, and until when. It acts on
any error nobody foresaw, and where an end is past by a minute; then off is sent again and again
until the device says that it is off. A net lives until its plan is removed, whether or not the
plan could be set up. One instant is armed, and none while nothing may be on.
"""

from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
import logging
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import (
    CALLBACK_TYPE,
    Event,
    EventStateChangedData,
    HassJob,
    HomeAssistant,
    callback,
)
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er, issue_registry as ir
from homeassistant.helpers.event import async_call_later, async_track_state_change_event
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ..const import CONF_KNOWN, DOMAIN
from ..engine.model.devices import MOST_ON
from ..engine.model.guards import (
    LOUD_AFTER,
    RETRY_EVERY,
    RETRY_SLOWLY_EVERY,
    RUNNING,
    Guard,
    GuardState,
)
from ..settings.devices import Switched, switched_by
from .devices import async_send_off, says_off, says_on

_LOGGER = logging.getLogger(__name__)

PATIENCE: Final = timedelta(minutes=1)
"""An end that is past by so much was missed: the engine acts within seconds (judgement)."""

LONGEST: Final = max(MOST_ON.values())
"""Nothing may be on for longer, whatever a file or a clock says."""

CAUGHT: Final = "caught"
"""What the issue in Repairs is called."""

SHORTEST: Final = min(MOST_ON.values())
"""For so long anything may be on where nobody knows what it is (judgement)."""

_QUICK_TRIES: Final = LOUD_AFTER // RETRY_EVERY
_NETS: HassKey[dict[str, Net]] = HassKey(f"{DOMAIN}_nets")


class Unforeseen(HomeAssistantError):
    """Something failed in a way nobody foresaw; the net has acted and told of it."""

    def __init__(self) -> None:
        """Say it in plain words, to whoever asked."""
        super().__init__(translation_domain=DOMAIN, translation_key="unforeseen")


class Net:
    """The net of one plan."""

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, may_be_on: Mapping[str, datetime]
    ) -> None:
        """Take over what the file says may be on."""
        self._hass = hass
        self._entry = entry
        self._left_on = frozenset(may_be_on)
        self._deadlines: dict[str, float] = {}
        self._owed: dict[str, int] = {}
        self._logged: set[tuple[str, type[BaseException]]] = set()
        self._disarm: CALLBACK_TYPE | None = None
        self._untrack: CALLBACK_TYPE | None = None
        self._listeners: list[Callable[[], None]] = []
        self.is_acting = False
        for device, until in may_be_on.items():
            self._expect(device, until)
        self._arm()

    @callback
    def async_add_listener(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call `listener` when it begins to act, or is done."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @callback
    def watch(self, guards: Iterable[Guard], devices: Iterable[str]) -> None:
        """Take over what was decided, and is on disk: the engine answers for these again.

        What neither a guard nor one of the `devices` of the plan names is still seen off here.
        """
        guards = tuple(guards)
        known = {*devices, *(guard.device for guard in guards)}
        self._owed = {one: tries for one, tries in self._owed.items() if one not in known}
        self._left_on = frozenset()
        self._deadlines.clear()
        self._stop_tracking()
        for guard in guards:
            if guard.state in RUNNING:
                self._expect(guard.device, guard.off_at)
            elif guard.state is GuardState.GOING_OFF:
                # The engine sends off once a minute at the least, and says so each time.
                self._expect(guard.device, dt_util.utcnow() + RETRY_SLOWLY_EVERY)
        if not self._owed:
            self._logged.clear()
            self._be_done()
        self._arm()

    @callback
    def rename(self, names: Mapping[str, str]) -> None:
        """See the same devices off by other names from now on."""
        self._owed = {names.get(one, one): tries for one, tries in self._owed.items()}
        self._deadlines = {names.get(one, one): end for one, end in self._deadlines.items()}
        self._left_on = frozenset(names.get(one, one) for one in self._left_on)

    @callback
    def catch(self, what: str, err: BaseException | None = None) -> None:
        """Send everything off that is, or may be, on; say what happened in Repairs and the log."""
        why = type(err) if err else TimeoutError
        if (what, why) not in self._logged:
            self._logged.add((what, why))
            _LOGGER.error(
                "%s failed (%s); what it may have switched on is sent off",
                self._entry.title,
                what,
                exc_info=err,
            )
        self._take_over()
        self._begin()
        self._send()

    @callback
    def guard_alone(self) -> None:
        """Watch over what the plan may switch, while the plan itself could not be set up.

        Whatever is switched on goes off after the shortest of the hard limits.
        """
        self._stop_tracking()

        @callback
        def changed(event: Event[EventStateChangedData]) -> None:
            device = event.data["entity_id"]
            if says_on(self._hass, device) and device not in self._deadlines:
                self._expect(device, dt_util.utcnow() + SHORTEST)
                self._arm()

        @callback
        def renamed(event: Event[er.EventEntityRegistryUpdatedData]) -> None:
            if event.data.get("old_entity_id"):
                self.guard_alone()

        devices = {self._now_called(one) for one in (*self._left_on, *self._in_plan())}
        stop = (
            async_track_state_change_event(self._hass, sorted(devices), changed),
            self._hass.bus.async_listen(er.EVENT_ENTITY_REGISTRY_UPDATED, renamed),
        )

        @callback
        def untrack() -> None:
            for stop_listening in stop:
                stop_listening()

        self._untrack = untrack

    @callback
    def see_off(self) -> None:
        """Send off what a file that cannot be read would have seen off."""
        self._take_over()
        if self._owed:
            self._begin()
            self._send()

    @contextmanager
    def under(self, what: str, foreseen: type[Exception] = HomeAssistantError) -> Generator[None]:
        """Let nothing unforeseen pass without acting; what was foreseen passes as it is.

        Raises Unforeseen instead of what nobody foresaw.
        """
        try:
            yield
        except HomeAssistantError, foreseen:
            raise
        except Exception as err:
            self.catch(what, err)
            raise Unforeseen from err

    @callback
    def close(self) -> None:
        """Let go of everything: the plan is removed."""
        self._deadlines.clear()
        self._owed.clear()
        self._stop_tracking()
        self._arm()
        self._hass.data[_NETS].pop(self._entry.entry_id, None)

    # Inside

    @callback
    def _stop_tracking(self) -> None:
        if self._untrack:
            self._untrack()
            self._untrack = None

    def _take_over(self) -> None:
        for device in (*self._deadlines, *self._left_on, *self._in_plan()):
            if not self._says_off(device):
                self._owed.setdefault(device, 0)
        self._deadlines.clear()

    def _in_plan(self) -> Mapping[str, Switched]:
        return switched_by(self._entry)

    def _now_called(self, name: str) -> str:
        """Return what an entity is called by now: it may have been renamed while nobody looked."""
        known = self._entry.data.get(CONF_KNOWN)
        lasting = known.get(name) if isinstance(known, Mapping) else None
        registered = er.async_get(self._hass).entities.get_entry(lasting) if lasting else None
        return registered.entity_id if registered else name

    def _says_off(self, device: str) -> bool:
        return says_off(self._hass, self._now_called(device))

    def _expect(self, device: str, until: datetime) -> None:
        """Expect a device to be off by then; time that has passed is counted, no clock."""
        left = min(until - dt_util.utcnow(), LONGEST)
        self._deadlines[device] = (
            self._hass.loop.time() + (max(left, timedelta(0)) + PATIENCE).total_seconds()
        )

    @callback
    def _arm(self) -> None:
        if self._disarm:
            self._disarm()
            self._disarm = None
        delay = self._next_in()
        if delay is not None:
            self._disarm = async_call_later(
                self._hass, delay, HassJob(self._wake, cancel_on_shutdown=True)
            )

    def _next_in(self) -> float | None:
        """Return in how many seconds something is to be done, None for never."""
        delays = [max(at - self._hass.loop.time(), 0) for at in self._deadlines.values()]
        delays += [
            (RETRY_EVERY if tries < _QUICK_TRIES else RETRY_SLOWLY_EVERY).total_seconds()
            for tries in self._owed.values()
        ]
        return min(delays, default=None)

    @callback
    def _wake(self, _now: datetime) -> None:
        self._disarm = None
        # A timer may come a moment early.
        now = self._hass.loop.time() + 1
        late = [device for device, at in self._deadlines.items() if at <= now]
        for device in late:
            del self._deadlines[device]
        if any(not self._says_off(device) for device in late):
            self._left_on |= frozenset(late)
            self.catch("an end was missed")
            return
        self._send()

    @callback
    def _send(self) -> None:
        """Send off to what is not off, and come back to see whether it helped."""
        for device, tries in list(self._owed.items()):
            if tries and self._says_off(device):
                del self._owed[device]
                continue
            self._owed[device] = tries + 1
            switched = self._in_plan().get(device)
            script = switched.off_script if switched else None
            self._hass.async_create_background_task(
                async_send_off(
                    self._hass,
                    self._now_called(device),
                    activity=switched.activity if switched else "",
                    script=self._now_called(script) if script else None,
                ),
                f"{DOMAIN} net {device}",
            )
        self._arm()

    # Saying it

    @property
    def _issue_id(self) -> str:
        return f"{CAUGHT}_{self._entry.entry_id}"

    @callback
    def _begin(self) -> None:
        self.is_acting = True
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            self._issue_id,
            # It stays until it was read: what failed may work again a moment later.
            is_fixable=True,
            severity=ir.IssueSeverity.CRITICAL,
            translation_key=CAUGHT,
            translation_placeholders={
                "title": self._entry.title,
                "devices": ", ".join(f"`{one}`" for one in sorted(self._owed)) or "–",
            },
        )
        self._tell()

    @callback
    def _be_done(self) -> None:
        if self.is_acting:
            self.is_acting = False
            self._tell()

    @callback
    def _tell(self) -> None:
        for listener in list(self._listeners):
            listener()


@callback
def net_of(hass: HomeAssistant, entry: ConfigEntry) -> Net | None:
    """Return the net of a plan, None before it has one."""
    return hass.data.get(_NETS, {}).get(entry.entry_id)


@callback
def async_spread(hass: HomeAssistant, entry: ConfigEntry, may_be_on: Mapping[str, datetime]) -> Net:
    """Return the net of a plan that is set up; one that is there already goes on."""
    nets = hass.data.setdefault(_NETS, {})
    if entry.entry_id not in nets:
        nets[entry.entry_id] = Net(hass, entry, may_be_on)
    return nets[entry.entry_id]
