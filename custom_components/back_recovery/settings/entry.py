"""A config entry, read: the plan the engine works with, and the person's channels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_NAME, UnitOfMass
from homeassistant.core import HomeAssistant

from ..const import (
    CONF_ACTIVITY_ID,
    CONF_ADVICE_LINE,
    CONF_AGREED,
    CONF_CONDITIONS,
    CONF_DAY,
    CONF_DURATION,
    CONF_EARLIEST,
    CONF_EMERGENCY_NUMBER,
    CONF_ENDS_BY_TIME,
    CONF_EVERY_MINUTES,
    CONF_GAP,
    CONF_GYM_ZONES,
    CONF_KIND,
    CONF_LANGUAGE,
    CONF_LAPSE_AFTER,
    CONF_LATE_UNTIL,
    CONF_LATEST,
    CONF_MESSAGE,
    CONF_MISSED,
    CONF_MOST_PER_DAY,
    CONF_NEEDS_HOME,
    CONF_NOTIFY_ENTITIES,
    CONF_PERSON,
    CONF_PHONES,
    CONF_PRIVATE_ANSWERS,
    CONF_PROMPTS_PER_DAY,
    CONF_QUIET_FROM,
    CONF_QUIET_UNTIL,
    CONF_REPEAT_AFTER,
    CONF_REST_WINDOW,
    CONF_SATELLITES,
    CONF_SCHEDULE,
    CONF_SECOND_CONTACT,
    CONF_SNOOZE,
    CONF_SPACING,
    CONF_SPEAK_FROM,
    CONF_SPEAK_UNTIL,
    CONF_SPEAKERS,
    CONF_STREAK,
    CONF_TIMES,
    CONF_TTS_ENGINE,
    CONF_USUAL_LOADS,
    CONF_WAY_BACK,
    DEFAULT_SPEAK_FROM,
    DEFAULT_SPEAK_UNTIL,
    SCHEDULE_EVERY,
    SCHEDULE_TIMES,
    SUBENTRY_ACTIVITY,
)
from ..engine.model.catalogue import CATALOGUE
from ..engine.model.errors import InvalidPlan
from ..engine.model.local_time import QuietHours
from ..engine.model.pace import Pace
from ..engine.model.plan import Activity, AtTimes, Every, Plan, Schedule
from ..engine.model.suitability import Profile
from ..engine.model.vocabulary import Condition, Kind, MissedPolicy, WayBack
from .devices import (
    CONF_RUN_AT_END,
    CONF_RUN_AT_START,
    DeviceSettings,
    read_device,
    read_device_settings,
)
from .help_lines import UNKNOWN, HelpLines, help_lines
from .usual_loads import read_loads, unit_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Channels:
    """How the person is told. Empty: as a persistent notification.

    `phones` are notify actions (`notify.mobile_app_…`) that carry buttons;
    `notify_entities` take text only; speakers and satellites speak within their own
    hours. `language` None: the server's. `second_contact` is the phone of somebody else,
    who is told when the person may need help.
    """

    phones: tuple[str, ...]
    notify_entities: tuple[str, ...]
    speakers: tuple[str, ...]
    tts_engine: str | None
    satellites: tuple[str, ...]
    speak_from: time
    speak_until: time
    language: str | None
    second_contact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything the person chose, in the words of the engine.

    `devices` are the entities of each activity's device; `actions` what the person
    wants run, by activity and "start" or "end". `lines` say whom to call, `mass_unit` is
    what usual weights are in.
    """

    title: str
    person: str | None
    plan: Plan
    gym_zones: tuple[str, ...] = ()
    channels: Channels
    private_answers: bool = False
    streak: bool = True
    lines: HelpLines = UNKNOWN
    mass_unit: str = UnitOfMass.KILOGRAMS
    devices: Mapping[str, DeviceSettings] = field(default_factory=dict)
    actions: Mapping[tuple[str, str], Sequence[Any]] = field(default_factory=dict)


def read_settings(hass: HomeAssistant, entry: ConfigEntry) -> Settings:
    """Return what the entry says.

    Raises InvalidPlan where the parts contradict each other.
    """
    options = entry.options
    activities = [one.data for one in entry.get_subentries_of_type(SUBENTRY_ACTIVITY)]
    return Settings(
        title=entry.title,
        person=entry.data.get(CONF_PERSON),
        plan=_read_plan(hass, entry),
        gym_zones=tuple(options.get(CONF_GYM_ZONES, ())),
        channels=_read_channels(options),
        private_answers=options.get(CONF_PRIVATE_ANSWERS, False),
        streak=options.get(CONF_STREAK, True),
        lines=help_lines(
            hass.config.country,
            emergency=options.get(CONF_EMERGENCY_NUMBER),
            advice=options.get(CONF_ADVICE_LINE),
        ),
        mass_unit=unit_of(hass.config.units.mass_unit),
        devices=read_device_settings(activities),
        actions={
            (data[CONF_ACTIVITY_ID], when): data[name]
            for data in activities
            for when, name in (("start", CONF_RUN_AT_START), ("end", CONF_RUN_AT_END))
            if data.get(name)
        },
    )


def _read_plan(hass: HomeAssistant, entry: ConfigEntry) -> Plan:
    plan = Plan(
        time_zone=ZoneInfo(hass.config.time_zone),
        activities=tuple(
            read_activity(subentry.data | {CONF_NAME: subentry.title})
            for subentry in entry.get_subentries_of_type(SUBENTRY_ACTIVITY)
        ),
    )
    loads = read_loads(
        entry.options.get(CONF_USUAL_LOADS, ()), unit_of(hass.config.units.mass_unit)
    )
    return replace(plan, usual_loads=loads, **read_limits(entry.options))


def read_limits(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a Plan that stand in the options; the others keep their default.

    Raises InvalidPlan for quiet hours without a length, and for what `read_profile` refuses.
    """
    limits: dict[str, Any] = {"profile": read_profile(options)}
    if CONF_REST_WINDOW in options:
        limits["rest_window"] = timedelta(hours=options[CONF_REST_WINDOW])
    if CONF_PROMPTS_PER_DAY in options:
        limits["prompts_per_day"] = int(options[CONF_PROMPTS_PER_DAY])
    for name in (CONF_REPEAT_AFTER, CONF_LAPSE_AFTER, CONF_SNOOZE, CONF_SPACING):
        if name in options:
            limits[name] = timedelta(minutes=options[name])
    if CONF_DAY in options:
        limits["pace"] = Pace(day=timedelta(minutes=options[CONF_DAY]))
    if options.get(CONF_SECOND_CONTACT):
        limits["has_second_contact"] = True
    if CONF_ENDS_BY_TIME in options:
        limits["ends_by_time"] = options[CONF_ENDS_BY_TIME]
    if CONF_WAY_BACK in options:
        limits["way_back"] = WayBack(options[CONF_WAY_BACK])
    if options.get(CONF_QUIET_FROM) and options.get(CONF_QUIET_UNTIL):
        limits["quiet_hours"] = QuietHours(
            starts=time.fromisoformat(options[CONF_QUIET_FROM]),
            ends=time.fromisoformat(options[CONF_QUIET_UNTIL]),
        )
    return limits


def read_profile(options: Mapping[str, Any]) -> Profile:
    """Return what the person said applies; without an answer nothing of the list does.

    Raises InvalidPlan for what is not on the list, so that nothing is offered on half a
    profile, and for a professional's word on something that was not ticked.
    """
    return Profile(
        conditions=_read_conditions(options, CONF_CONDITIONS),
        agreed=_read_conditions(options, CONF_AGREED),
    )


def _read_conditions(options: Mapping[str, Any], name: str) -> frozenset[Condition]:
    try:
        return frozenset(Condition(ticked) for ticked in options.get(name, ()))
    except ValueError as err:
        raise InvalidPlan(name, "condition_unknown") from err


def read_activity(data: Mapping[str, Any]) -> Activity:
    """Return the activity that a subentry describes; what it leaves out is as usual.

    Raises InvalidPlan where it contradicts itself.
    """
    kind = Kind(data[CONF_KIND])
    usual = CATALOGUE[kind]
    duration = data.get(CONF_DURATION, usual.duration.usual if usual.duration else None)
    return Activity(
        id=data[CONF_ACTIVITY_ID],
        kind=kind,
        name=data.get(CONF_NAME),
        schedule=_read_schedule(data, usual.schedule),
        duration=timedelta(minutes=duration) if duration else None,
        gap=timedelta(minutes=data[CONF_GAP]) if CONF_GAP in data else usual.gap,
        most_per_day=int(data.get(CONF_MOST_PER_DAY, usual.most_per_day)),
        earliest=_read_time(data, CONF_EARLIEST) or usual.earliest,
        latest=_read_time(data, CONF_LATEST) or usual.latest,
        needs_home=data.get(CONF_NEEDS_HOME, usual.needs_home),
        message=data.get(CONF_MESSAGE) or None,
        missed=MissedPolicy(data.get(CONF_MISSED, usual.missed)),
        late_until=_read_time(data, CONF_LATE_UNTIL) or usual.late_until,
        device=read_device(data),
    )


def _read_schedule(data: Mapping[str, Any], usual: Schedule) -> Schedule | None:
    chosen = data.get(CONF_SCHEDULE)
    if chosen is None:
        return usual
    if chosen == SCHEDULE_TIMES:
        return AtTimes(tuple(time.fromisoformat(clock) for clock in data.get(CONF_TIMES, ())))
    if chosen == SCHEDULE_EVERY:
        return Every(timedelta(minutes=data.get(CONF_EVERY_MINUTES, 0)))
    return None


def _read_time(data: Mapping[str, Any], name: str) -> time | None:
    return time.fromisoformat(data[name]) if data.get(name) else None


def _read_channels(options: Mapping[str, Any]) -> Channels:
    return Channels(
        phones=tuple(options.get(CONF_PHONES, ())),
        notify_entities=tuple(options.get(CONF_NOTIFY_ENTITIES, ())),
        speakers=tuple(options.get(CONF_SPEAKERS, ())),
        tts_engine=options.get(CONF_TTS_ENGINE),
        satellites=tuple(options.get(CONF_SATELLITES, ())),
        speak_from=time.fromisoformat(options.get(CONF_SPEAK_FROM, DEFAULT_SPEAK_FROM)),
        speak_until=time.fromisoformat(options.get(CONF_SPEAK_UNTIL, DEFAULT_SPEAK_UNTIL)),
        language=options.get(CONF_LANGUAGE),
        second_contact=options.get(CONF_SECOND_CONTACT) or None,
    )
