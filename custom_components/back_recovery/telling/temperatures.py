"""Temperatures in the unit of the house: files of messages/ name them in °C."""

import re
from typing import Final

from homeassistant.const import UnitOfTemperature
from homeassistant.util.unit_conversion import TemperatureConverter

_CELSIUS: Final = re.compile(r"(\d+) °C")


def temperature(celsius: float, unit: str) -> str:
    """Return a temperature in a unit, without a fraction."""
    value = TemperatureConverter.convert(celsius, UnitOfTemperature.CELSIUS, unit)
    return f"{round(value)} {unit}"


def in_unit(words: str, unit: str) -> str:
    """Return words with every temperature that they name in a unit."""
    if unit == UnitOfTemperature.CELSIUS:
        return words
    return _CELSIUS.sub(lambda found: temperature(int(found[1]), unit), words)
