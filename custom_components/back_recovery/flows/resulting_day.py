"""The day that a change results in: shown in the forms, and before something finds no place on it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from ..engine.model.local_time import QuietHours
from ..engine.model.plan import Activity, Plan
from ..engine.reading.usual_day import A_DAY, Timed, UsualDay, usual_day
from ..settings.entry import read_limits, read_settings
from ..settings.rows import Fields
from ..telling.texts import server_texts

MOST_SHOWN: Final = 8
"""So many times are listed; a longer list is no help on a phone (judgement)."""

NOTHING: Final = "–"


def _plan(hass: HomeAssistant, entry: ConfigEntry) -> Plan:
    """Return the plan as it is stored."""
    return read_settings(hass, entry).plan


def day_now(hass: HomeAssistant, entry: ConfigEntry) -> UsualDay:
    """Return the day that the plan makes as it is stored."""
    return usual_day(_plan(hass, entry))


def quiet_hours_of(hass: HomeAssistant, entry: ConfigEntry) -> QuietHours | None:
    """Return when the person of a plan sleeps."""
    return _plan(hass, entry).quiet_hours


def day_with_activity(hass: HomeAssistant, entry: ConfigEntry, changed: Activity) -> UsualDay:
    """Return the day with an activity added, or changed."""
    plan = _plan(hass, entry)
    others = tuple(one for one in plan.activities if one.id != changed.id)
    return usual_day(replace(plan, activities=(*others, changed)))


def day_with_options(hass: HomeAssistant, entry: ConfigEntry, options: Fields) -> UsualDay:
    """Return the day with other options."""
    plan = _plan(hass, entry)
    limits: dict[str, Any] = {"quiet_hours": None} | read_limits(options)
    return usual_day(replace(plan, **limits))


def is_less_than(day: UsualDay, before: UsualDay) -> bool:
    """Tell whether something finds no place that did, or was not there, before."""
    return not set(_names(day.left_out)) <= set(_names(before.left_out))


def fills(hass: HomeAssistant, day: UsualDay) -> dict[str, str]:
    """Return what the texts of the forms say of a day: what comes, how often, and what does not."""
    return {
        "day": _line(hass, day.offered),
        "offers": str(len(day.offered)),
        "left_out": _line(hass, day.left_out),
    }


def _names(found: Iterable[Timed]) -> Iterable[tuple[str, str]]:
    return ((f"{one.at}", one.activity.id) for one in found)


def _line(hass: HomeAssistant, found: tuple[Timed, ...]) -> str:
    """Write times and names: "09:00 Walk, 11:00 Heating pad"."""
    formats, country = server_texts(hass).formats, hass.config.country
    shown = [
        f"{formats.time(datetime.combine(A_DAY, one.at), country)} {one.activity.name}"
        for one in found[:MOST_SHOWN]
    ]
    if len(found) > MOST_SHOWN:
        shown.append("…")
    return ", ".join(shown) or NOTHING
