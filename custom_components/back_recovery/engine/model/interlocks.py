"""What the house says that keeps a device off, or switches it off in the middle."""

from datetime import timedelta

from .devices import Device, Reading, Role
from .episode import Episode
from .vocabulary import Reason

SCALDING = 44.0
"""°C of bath water at which serious injury becomes possible (HSE HSIS6)."""

WARMEST_BATH = 40.0
"""°C above which a bath is to be cooled before anybody gets in (CPSC hot-tub limit)."""

TOO_HOT_TO_TOUCH = 43.0
"""°C of a pad's surface at which it is switched off (44 °C burns within hours: Moritz
and Henriques; the margin is judgement)."""

LEAK_SILENT_FOR = timedelta(seconds=60)
"""A leak sensor that does not answer for so long closes the valve; a hub that starts
anew takes less (judgement)."""

HARMFUL = frozenset({Role.HEAT, Role.WATER})
"""Roles in which a device that stays on burns or floods."""


def danger(device: Device, reading: Reading, episode: Episode | None) -> Reason | None:
    """Return why a device that burns or floods may not be on, as the house stands."""
    if device.role not in HARMFUL:
        return None
    if reading.leak:
        return Reason.LEAK
    if (reading.water_temperature or 0) >= SCALDING:
        return Reason.TOO_HOT
    if (reading.surface_temperature or 0) >= TOO_HOT_TO_TOUCH:
        return Reason.TOO_HOT
    if reading.is_asleep:
        return Reason.ASLEEP
    if episode and episode.place.at_home is False:
        return Reason.AWAY
    return None


def is_leak_silent(device: Device, reading: Reading) -> bool:
    """Tell whether water would run and the leak sensor that was chosen does not answer."""
    return device.role is Role.WATER and device.has_leak_sensor and reading.leak is None


def is_filled(device: Device, reading: Reading) -> bool:
    """Tell whether the bath has reached what was asked for."""
    measured = ((device.target_level, reading.level), (device.target_volume, reading.volume))
    return any(
        target is not None and value is not None and value >= target for target, value in measured
    )
