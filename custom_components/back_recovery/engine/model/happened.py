"""What happened, one enumeration for each thing it happens to.

Every value is public, as those of `vocabulary`: it is stored, and sent in events.
"""

from enum import StrEnum
from typing import Final


class What(StrEnum):
    """What happened to an episode: the lines of its history, in the order of its life."""

    STARTED = "started"
    EXTENDED = "extended"
    SHORTENED = "shortened"
    GATE_OPENED = "gate_opened"
    STAGE_CHANGED = "stage_changed"
    HOLD_STARTED = "hold_started"
    HOLD_LIFTED = "hold_lifted"
    PAUSED = "paused"
    RESUMED = "resumed"
    LIFTED = "lifted"
    TOLD = "told"
    COMPLETED = "completed"
    STOPPED = "stopped"
    CLOSED = "closed"


ENDS: Final = frozenset({What.COMPLETED, What.STOPPED, What.CLOSED})
"""What ends an episode."""

NO_NEWS: Final = frozenset({What.PAUSED, What.RESUMED, What.LIFTED, What.TOLD})
"""What is remembered only: automations are told of everything else."""


class DeviceNews(StrEnum):
    """What became of the promise that a device goes off."""

    OFF_CONFIRMED = "off_confirmed"
    NOT_CONFIRMED_OFF = "not_confirmed_off"
    TAKEN_AWAY = "taken_away"


class SessionEdge(StrEnum):
    """At which end of a session the person's own actions run."""

    START = "start"
    END = "end"
