"""What a phone is sent beside the words: where a tap leads, how it looks, how it counts down.

The keys are those of the companion apps: https://companion.home-assistant.io/docs/notifications.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from ..engine.model.effects import Message
from ..engine.model.vocabulary import Countdown, Kind, Urgency
from .keys import Phrase


class Lane(StrEnum):
    """A channel of Android: the person chooses in the phone's settings how each may sound."""

    OFFERS = "offers"
    RUNNING = "running"
    QUIET = "quiet"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class _LaneLook:
    name: Phrase
    importance: str
    color: str


_LANES: Final[Mapping[Lane, _LaneLook]] = {
    Lane.OFFERS: _LaneLook(Phrase.CHANNEL_OFFERS, "default", "#2e7d32"),
    # It makes no sound: what must be heard comes through another one.
    Lane.RUNNING: _LaneLook(Phrase.CHANNEL_RUNNING, "low", "#ef6c00"),
    Lane.QUIET: _LaneLook(Phrase.QUIET_CHANNEL, "low", "#2e7d32"),
    Lane.SAFETY: _LaneLook(Phrase.CHANNEL_SAFETY, "high", "#c62828"),
}

ICONS: Final[Mapping[Kind, str]] = {
    Kind.WALK: "mdi:walk",
    Kind.HEATING_PAD: "mdi:heating-coil",
    Kind.BATH: "mdi:bathtub",
    Kind.SHOWER: "mdi:shower",
    Kind.ICE: "mdi:snowflake",
    Kind.MAT: "mdi:dots-grid",
    Kind.RUB: "mdi:hand-back-right",
    Kind.EASY_POSITION: "mdi:sofa",
    Kind.CHECK_IN: "mdi:gauge",
    Kind.TIP: "mdi:lightbulb-outline",
    Kind.PREP: "mdi:human",
}
ICON: Final = "mdi:human-handsup"
_SAFETY_ICON: Final = "mdi:alert"


def lane_of(message: Message) -> Lane:
    """Return the channel through which a message comes."""
    if message.urgency in (Urgency.SAFETY, Urgency.ALARM):
        return Lane.SAFETY
    if message.urgency is Urgency.QUIET:
        return Lane.RUNNING if message.live else Lane.QUIET
    return Lane.OFFERS


def lane_name(message: Message) -> Phrase:
    """Return what the channel of a message is called in the settings of the phone."""
    return _LANES[lane_of(message)].name


def look_of(message: Message, kind: Kind | None) -> dict[str, Any]:
    """Return the colour, the icon and the weight of a message."""
    lane = lane_of(message)
    icon = _SAFETY_ICON if lane is Lane.SAFETY else ICONS.get(kind, ICON) if kind else ICON
    look = _LANES[lane]
    return {"color": look.color, "notification_icon": icon, "importance": look.importance}


SOUNDS: Final[Mapping[Urgency, dict[str, Any]]] = {
    Urgency.QUIET: {
        "alert_once": "true",
        "push": {"sound": "none", "interruption-level": "passive"},
    },
    Urgency.NORMAL: {"push": {"interruption-level": "active"}},
    # Useless when it arrives later, but the person's own settings decide about the noise.
    Urgency.SAFETY: {"ttl": 0, "push": {"interruption-level": "time-sensitive"}},
    # Heard through do-not-disturb and on a muted phone.
    Urgency.ALARM: {
        "ttl": 0,
        "channel": "alarm_stream",
        "push": {
            "sound": {"name": "default", "critical": 1, "volume": 1.0},
            "interruption-level": "critical",
        },
    },
}
"""How a message sounds; the keys of `push` are for iPhones, the others for Android."""


def countdown_of(message: Message) -> dict[str, Any]:
    """Return what lets a phone count down by itself; one that cannot shows the words only."""
    if message.live is not Countdown.RUNS:
        return {}
    live: dict[str, Any] = {"live_update": True}
    if message.until:
        live |= {"chronometer": True, "when": int(message.until.timestamp())}
    return live
