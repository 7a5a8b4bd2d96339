"""The barest Python: a timer for each offer, a state for each person, and nothing it remembers."""

from datetime import datetime, timedelta
from functools import partial

from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers.event import async_track_point_in_time
from homeassistant.util import dt as dt_util

from ..routine import CLEAR, NAMES, TIMES, phone_of

TAPPED = "mobile_app_notification_action"


def next_at(clock: str, after: datetime) -> datetime:
    """Return when a clock shows this next."""
    hour, minute = map(int, clock.split(":"))
    found = after.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return found if found > after else found + timedelta(days=1)


class Barest:
    """One person's routine."""

    def __init__(self, hass: HomeAssistant, number: int) -> None:
        """Arm the first of each."""
        self._hass = hass
        self._number = number
        self._entity_id = f"barest.person_{number}"
        hass.states.async_set(self._entity_id, "waiting")
        hass.bus.async_listen(TAPPED, self._tapped)
        for place in range(len(TIMES)):
            self._arm(place)

    def _arm(self, place: int) -> None:
        due_at = next_at(TIMES[place], dt_util.utcnow())
        async_track_point_in_time(self._hass, partial(self._offer, place), due_at)

    async def _offer(self, place: int, _now: datetime) -> None:
        self._arm(place)
        self._hass.states.async_set(self._entity_id, NAMES[place])
        await self._push(
            message=f"Time for: {NAMES[place]}?",
            title="Back routine",
            data={
                "tag": f"back_{self._number}",
                "actions": [{"action": f"DONE_{self._number}", "title": "Done"}],
            },
        )

    @callback
    def _tapped(self, event: Event) -> None:
        if event.data.get("action") == f"DONE_{self._number}":
            self._hass.states.async_set(self._entity_id, "waiting")
            self._hass.async_create_task(
                self._push(message=CLEAR, data={"tag": f"back_{self._number}"})
            )

    async def _push(self, **data: object) -> None:
        await self._hass.services.async_call("notify", phone_of(self._number), data, blocking=True)
