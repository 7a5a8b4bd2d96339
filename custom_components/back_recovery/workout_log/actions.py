"""The action that tells of a workout, for automations with a source of their own."""

from typing import Any

from homeassistant.core import HomeAssistant, ServiceCall, SupportsResponse, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import VolDictType
from homeassistant.helpers.update_coordinator import CoordinatorEntity
import probatio

from ..coordinator import RecoveryCoordinator
from ..surroundings.given import Given, async_register_action, instant
from .log import WorkoutLog

ACTION = "log_workout"


def _number(least: float, most: float) -> Any:
    return probatio.All(probatio.Coerce(float), probatio.Range(min=least, max=most))


_TEXT = probatio.All(cv.string, probatio.Length(max=1000))
_A_DAY = 24 * 60

EXERCISE = {
    probatio.Required("name"): probatio.All(cv.string, probatio.Length(min=1, max=200)),
    probatio.Optional("sets"): _number(0, 100),
    probatio.Optional("reps"): _number(0, 1000),
    probatio.Optional("weight_kg"): _number(0, 2000),
}

FIELDS: VolDictType = {
    probatio.Required("activity"): probatio.All(cv.string, probatio.Length(min=1, max=200)),
    probatio.Optional("id"): probatio.All(cv.string, probatio.Length(max=200)),
    probatio.Optional("title"): _TEXT,
    probatio.Optional("notes"): _TEXT,
    probatio.Optional("start"): instant,
    probatio.Optional("end"): instant,
    probatio.Optional("duration_min"): _number(0, _A_DAY),
    probatio.Optional("calories_kcal"): _number(0, 20_000),
    probatio.Optional("hr_avg"): _number(20, 250),
    probatio.Optional("hr_max"): _number(20, 250),
    probatio.Optional("distance_m"): _number(0, 1_000_000),
    probatio.Optional("rpe"): _number(1, 10),
    probatio.Optional("exercises"): probatio.All([EXERCISE], probatio.Length(max=100)),
}


@callback
def async_register_workout_action(hass: HomeAssistant) -> None:
    """Register the action; it is done for every person that is targeted."""
    async_register_action(
        hass, ACTION, _async_log, fields=FIELDS, supports_response=SupportsResponse.OPTIONAL
    )


async def _async_log(
    entity: CoordinatorEntity[RecoveryCoordinator], _call: ServiceCall, given: Given
) -> dict[str, Any]:
    """Take a workout in, and say whether it is a new one."""
    log: WorkoutLog = entity.coordinator.config_entry.runtime_data.workouts
    workouts = await log.async_coordinator()
    found = await workouts.async_log(_body(given))
    return {"new_workouts": len(found.workouts)}


def _body(given: Given) -> dict[str, Any]:
    body: dict[str, Any] = {name: given[name] for name in map(str, FIELDS) if name in given}
    for name in ("start", "end"):
        if name in body:
            body[name] = body[name].isoformat()
    return body
