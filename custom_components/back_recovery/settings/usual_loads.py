"""What the person usually lifts, as it is written down: one line an exercise."""

from collections.abc import Iterable, Mapping
import re

from homeassistant.const import UnitOfMass
from homeassistant.util.unit_conversion import MassConverter

from ..engine.model.errors import InvalidPlan
from ..engine.model.plan import UsualLoad

STEPS: Mapping[str, float] = {UnitOfMass.KILOGRAMS: 2.5, UnitOfMass.POUNDS: 5}
"""The smallest plates of a gym, one on each side, by the unit of the house."""

MOST_LOADS = 12
"""More would hide the rest of the message."""

_LINE = re.compile(
    r"(?P<name>\S(?:.*\S)?)[\s:=]+(?P<weight>\d{1,4}(?:[.,]\d{1,2})?)(?:\s*(?P<unit>kg|lbs?))?"
)


def unit_of(system_unit: str) -> str:
    """Return kilograms or pounds, whatever the house weighs in."""
    return system_unit if system_unit in STEPS else UnitOfMass.KILOGRAMS


def read_load(line: str, unit: str) -> UsualLoad:
    """Return the exercise and its weight of a line such as "Deadlift 100", in a unit.

    A line may name kilograms or pounds; without, it means this unit. Raises InvalidPlan for
    any other line.
    """
    found = _LINE.fullmatch(line.strip())
    if found is None:
        raise InvalidPlan("usual_loads", "usual_load_invalid")
    written_in = (found["unit"] or unit).removesuffix("s")
    weight = MassConverter.convert(float(found["weight"].replace(",", ".")), written_in, unit)
    return UsualLoad(name=found["name"].rstrip(":= "), weight=weight, step=STEPS[unit])


def read_loads(lines: Iterable[str], unit: str) -> tuple[UsualLoad, ...]:
    """Return what a list of lines says; raises InvalidPlan."""
    return tuple(read_load(line, unit) for line in lines if line.strip())


def with_unit(line: str, unit: str) -> str:
    """Return the line as it is kept: it means the same after the house weighs otherwise."""
    text = line.strip()
    found = _LINE.fullmatch(text)
    return text if found is None or found["unit"] else f"{text} {unit}"
