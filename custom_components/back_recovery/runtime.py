"""What a loaded entry consists of: `entry.runtime_data`."""

from dataclasses import dataclass

from homeassistant.config_entries import ConfigEntry

from .coordinator import RecoveryCoordinator
from .requests.missing_things import Things
from .workout_log.log import WorkoutLog


@dataclass(frozen=True, slots=True, kw_only=True)
class Runtime:
    """Everything that runs for one person's plan; it is the same until the entry is unloaded."""

    recovery: RecoveryCoordinator
    workouts: WorkoutLog
    things: Things


type BackRecoveryConfigEntry = ConfigEntry[Runtime]
