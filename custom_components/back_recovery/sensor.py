"""What can be read of a plan: where it stands, what comes, how it goes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import Platform, UnitOfRatio
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .engine.model.episode import Session
from .engine.model.vocabulary import Kind, Phase, Stage
from .engine.reading.adherence import check_in_streak
from .engine.reading.said import last_check_in, measured_pain
from .engine.reading.view import View
from .entity import RecoveryEntity, async_forget
from .runtime import BackRecoveryConfigEntry

PARALLEL_UPDATES = 0

ATTR_REPORTED_AT = "reported_at"
"""When a person said it; public."""

ATTR_CHECK_IN_STREAK = "check_in_streak"
"""Days in a row with a check-in, where the person wants them counted and seen."""

IDLE = "idle"
PHASES = [IDLE, *(phase.value for phase in Phase)]

KINDS = [kind.value for kind in Kind if kind is not Kind.GYM]
"""The gym is never offered, it is only locked out."""

type Shown = tuple[str | int | datetime | None, Mapping[str, str | int], bool]
"""The state, its attributes, and whether there is anything to be known."""


@dataclass(frozen=True, kw_only=True)
class RecoverySensorDescription(SensorEntityDescription):
    """A row: what it shows of a view, with attributes where the state says too little."""

    shows: Callable[[View], str | int | datetime | None]
    names: Callable[[View], str | None] | None = None
    reported_at: Callable[[View], datetime | None] | None = None
    is_answer: bool = False
    counts_check_ins: bool = False


def _session(view: View) -> Session | None:
    return view.episode.session if view.episode else None


def _next_activity(view: View) -> str | None:
    """Return what comes next; what is held back comes nobody knows when."""
    coming = view.agenda.following
    return coming.activity if coming else None


def _current_activity(view: View) -> str | None:
    session = _session(view)
    return session.activity if session else None


def _kind(view: View, activity_id: str | None) -> str | None:
    if activity_id is None or not view.plan.has(activity_id):
        return None
    return view.plan.activity(activity_id).kind.value


def _answered_at(view: View) -> datetime | None:
    last = last_check_in(view.episode, view.at)
    return last.at if last else None


def _adherence(view: View) -> int | None:
    adherence = view.episode.adherence if view.episode else None
    return None if adherence is None else round(adherence)


SENSORS = (
    RecoverySensorDescription(
        key="phase",
        device_class=SensorDeviceClass.ENUM,
        options=PHASES,
        shows=lambda view: view.episode.phase.value if view.episode else IDLE,
    ),
    RecoverySensorDescription(
        key="rest_window_ends",
        device_class=SensorDeviceClass.TIMESTAMP,
        shows=lambda view: view.window_ends_at,
    ),
    RecoverySensorDescription(
        key="next_prompt",
        device_class=SensorDeviceClass.TIMESTAMP,
        shows=lambda view: coming.at if (coming := view.agenda.following) else None,
    ),
    RecoverySensorDescription(
        key="next_activity",
        device_class=SensorDeviceClass.ENUM,
        options=KINDS,
        shows=lambda view: _kind(view, _next_activity(view)),
        names=_next_activity,
    ),
    RecoverySensorDescription(
        key="current_activity",
        device_class=SensorDeviceClass.ENUM,
        options=KINDS,
        shows=lambda view: _kind(view, _current_activity(view)),
        names=_current_activity,
    ),
    RecoverySensorDescription(
        key="session_ends",
        device_class=SensorDeviceClass.TIMESTAMP,
        shows=lambda view: session.ends_at if (session := _session(view)) else None,
    ),
    RecoverySensorDescription(
        key="return_stage",
        device_class=SensorDeviceClass.ENUM,
        options=[one.value for one in Stage],
        shows=lambda view: view.stage.value,
    ),
    RecoverySensorDescription(
        key="load_cap",
        native_unit_of_measurement=UnitOfRatio.PERCENTAGE,
        suggested_display_precision=0,
        shows=lambda view: most.load if (most := view.caps) else None,
    ),
    RecoverySensorDescription(
        key="volume_cap",
        native_unit_of_measurement=UnitOfRatio.PERCENTAGE,
        suggested_display_precision=0,
        shows=lambda view: most.volume if (most := view.caps) else None,
    ),
    RecoverySensorDescription(
        key="pain",
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        shows=lambda view: measured_pain(view.episode, view.at),
        reported_at=_answered_at,
        is_answer=True,
    ),
    RecoverySensorDescription(
        key="adherence",
        native_unit_of_measurement=UnitOfRatio.PERCENTAGE,
        suggested_display_precision=0,
        shows=_adherence,
        counts_check_ins=True,
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: BackRecoveryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the entities; a person's answers only where they may be seen."""
    coordinator = entry.runtime_data.recovery
    for row in SENSORS:
        if row.is_answer and coordinator.settings.private_answers:
            async_forget(hass, Platform.SENSOR, coordinator, row.key)
        else:
            async_add_entities([RecoverySensor(coordinator, row)])


class RecoverySensor(RecoveryEntity[Shown], SensorEntity):
    """One row."""

    _unrecorded_attributes = frozenset({ATTR_CHECK_IN_STREAK})
    entity_description: RecoverySensorDescription

    @override
    def _show(self, view: View) -> Shown:
        row = self.entity_description
        more: Mapping[str, str | int] = self._which(view, row.names(view)) if row.names else {}
        if row.counts_check_ins:
            more = self._streak(view)
        if row.reported_at and (at := row.reported_at(view)):
            # The same number said again is news, too: triggers would not see it otherwise.
            more = {**more, ATTR_REPORTED_AT: at.isoformat()}
        shows = row.shows(view)
        # What does not apply is not unknown; only what waits for answers is, while somebody recovers.
        waits_for_answers = row.is_answer or row.counts_check_ins
        may_be_known = shows is not None or (waits_for_answers and view.episode is not None)
        return shows, more, may_be_known

    @property
    @override
    def available(self) -> bool:
        return super().available and self._shown[2]

    def _which(self, view: View, activity_id: str | None) -> Mapping[str, str]:
        """Return which activity of its kind it is, for plans with several of one kind."""
        if activity_id is None:
            return {}
        name = self._texts.activity(activity_id, view.plan)
        return {"activity": activity_id, "activity_name": name}

    def _streak(self, view: View) -> Mapping[str, int]:
        settings = self.coordinator.settings
        if not view.episode or settings.private_answers or not settings.streak:
            return {}
        return {ATTR_CHECK_IN_STREAK: check_in_streak(view.plan, view.episode, view.at)}

    @property
    @override
    def native_value(self) -> str | int | datetime | None:
        return self._shown[0]

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, str | int]:
        return self._shown[1]
