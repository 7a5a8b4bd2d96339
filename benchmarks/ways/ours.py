"""The integration: a plan for each person, set up as the forms leave it."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from types import MappingProxyType
from typing import Any, Final

import atomicwrites
from homeassistant.config_entries import ConfigEntry, ConfigSubentryData
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from ..routine import NAMES, TIMES, Offer, phone_of

DOMAIN: Final = "back_recovery"
KINDS: Final = {"Easy walk": "walk", "Check-in": "check_in"}
LONG: Final = 14 * 24
"""Hours of a rest window that no benchmark outlasts."""

DONE_BUTTONS: Final = ("_DONE", "_REPLY")


def _activities() -> list[ConfigSubentryData]:
    times: dict[str, list[str]] = {}
    for name, clock in zip(NAMES, TIMES, strict=True):
        times.setdefault(name, []).append(f"{clock}:00")
    return [
        ConfigSubentryData(
            data=MappingProxyType(
                {
                    "kind": KINDS.get(name, "custom"),
                    "activity_id": KINDS.get(name) or f"own_{number}",
                    "schedule": "times",
                    "times": clocks,
                    "most_per_day": len(clocks),
                    "latest": "22:00:00",
                }
            ),
            subentry_type="activity",
            title=name,
            unique_id=KINDS.get(name) or f"own_{number}",
        )
        for number, (name, clocks) in enumerate(times.items())
    ]


def entry_of(number: int) -> ConfigEntry:
    """Return the entry of one person's plan."""
    return ConfigEntry(
        domain=DOMAIN,
        title=f"Back {number}",
        data={},
        options={"phones": [f"notify.{phone_of(number)}"], "rest_window": LONG},
        subentries_data=_activities(),
        unique_id=f"person_{number}",
        discovery_keys=MappingProxyType({}),
        source="user",
        version=1,
        minor_version=1,
    )


async def press(hass: HomeAssistant, service: str, number: int, **data: Any) -> None:
    """Do what a tap in a dashboard does."""
    domain, name = service.split(".")
    target = {"entity_id": f"switch.back_{number}"}
    await hass.services.async_call(domain, name, {**target, **data}, blocking=True)


def reply(hass: HomeAssistant, offer: Offer) -> None:
    """Answer on the phone where it has a button for that, else as a dashboard does."""
    actions = offer.data["data"]["actions"]
    found = next((one["action"] for one in actions if one["action"].endswith(DONE_BUTTONS)), None)
    if found:
        data = {"action": found} | ({"reply_text": "3"} if found.endswith("_REPLY") else {})
        hass.bus.async_fire("mobile_app_notification_action", data)
        return
    hass.async_create_task(_done(hass, offer.person))


async def _done(hass: HomeAssistant, number: int) -> None:
    # News has buttons as well, and is no offer.
    with suppress(ServiceValidationError):
        await press(hass, f"{DOMAIN}.done", number)


class Counted:
    """Steps, saves, forced writes and bytes of what the integration keeps."""

    def __init__(self) -> None:
        """Count from now on; the integration is loaded already."""
        from custom_components.back_recovery.coordinator import (  # noqa: PLC0415
            RecoveryCoordinator,
        )
        from custom_components.back_recovery.storage import store  # noqa: PLC0415

        self.counts: Counter[str] = Counter()
        self._after(RecoveryCoordinator, "_async_step", self._stepped)
        self._after(store, "write_utf8_file_atomic", self._saved)
        self._after(atomicwrites, "_proper_fsync", self._forced)

    def _after(self, where: Any, name: str, count: Callable[..., None]) -> None:
        original = getattr(where, name)

        def counted(*args: Any, **more: Any) -> Any:
            count(*args)
            return original(*args, **more)

        setattr(where, name, counted)

    def _stepped(self, *_: object) -> None:
        self.counts["steps"] += 1

    def _saved(self, _path: str, content: bytes, *_: object) -> None:
        self.counts["saves"] += 1
        self.counts["bytes"] += len(content)

    def _forced(self, *_: object) -> None:
        self.counts["forced"] += 1


async def add(hass: HomeAssistant, numbers: range) -> None:
    """Set up the plans of these people."""
    for number in numbers:
        await hass.config_entries.async_add(entry_of(number))
    await hass.async_block_till_done(wait_background_tasks=True)
