"""Tells the engine when the person goes to sleep or wants to be left alone, and when not any more."""

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.start import async_at_started

from ..const import DOMAIN
from ..coordinator import RecoveryCoordinator
from ..engine.model.events import RestNoticed
from ..surroundings.undisturbed import async_track_rest, is_undisturbed


@callback
def async_follow_rest(hass: HomeAssistant, coordinator: RecoveryCoordinator) -> None:
    """Follow the entities that say so, whichever are chosen, until the entry is unloaded."""
    follower = _Follower(hass, coordinator)
    entry = coordinator.config_entry

    async def started(_hass: HomeAssistant) -> None:
        follower.look()

    entry.async_on_unload(follower.stop)
    entry.async_on_unload(coordinator.async_add_listener(follower.look))
    entry.async_on_unload(async_at_started(hass, started))


class _Follower:
    """What the entities of one plan say; it is noted on disk once it is news."""

    def __init__(self, hass: HomeAssistant, coordinator: RecoveryCoordinator) -> None:
        self._hass = hass
        self._coordinator = coordinator
        self._followed: tuple[str, ...] = ()
        self._untrack: CALLBACK_TYPE | None = None

    @callback
    def stop(self) -> None:
        if self._untrack:
            self._untrack()
            self._untrack = None

    @callback
    def look(self) -> None:
        """Follow what is chosen now, and say what is news; who says nothing changes nothing."""
        settings, episode = self._coordinator.settings, self._coordinator.episode
        if settings.undisturbed_when != self._followed:
            self.stop()
            self._followed = settings.undisturbed_when
            self._untrack = async_track_rest(self._hass, settings, self.look)
        rests = is_undisturbed(self._hass, settings)
        if episode is None or rests is None or rests == (episode.undisturbed_since is not None):
            return
        noticed = self._coordinator.async_handle_quietly(RestNoticed(is_undisturbed=rests))
        self._coordinator.config_entry.async_create_task(self._hass, noticed, f"{DOMAIN} rest")
