"""Which picture and which icon belong to what."""

from collections.abc import Mapping
from typing import Final

from ..engine.model.effects import Message
from ..engine.model.plan import GYM, READY_CHECK, TRAINING, Plan
from ..engine.model.vocabulary import Kind
from ..telling.images import IMAGES, IMAGES_OF_TEXTS
from ..telling.push import ICON, ICONS

PICTURES: Final[Mapping[Kind, str]] = {**IMAGES, Kind.GYM: "gym_locked"}
"""Names of files in frontend/pictures/: those of messages, and the gym, whose message warns."""

_ICONS_OF_OTHERS: Final[Mapping[str, str]] = {
    GYM: "mdi:dumbbell",
    TRAINING: "mdi:weight-lifter",
    READY_CHECK: "mdi:human-handsup",
}


def icon_of(plan: Plan, activity_id: str | None) -> str:
    """Return the icon of an activity, as the messages have it."""
    kind = plan.kind_of(activity_id) if activity_id else None
    if kind is None and activity_id:
        kind = Kind(activity_id) if activity_id in set(Kind) else None
        return _ICONS_OF_OTHERS.get(activity_id) or ICONS.get(kind or Kind.CUSTOM, ICON)
    return ICONS.get(kind, ICON) if kind else ICON


def picture_of(plan: Plan, activity_id: str | None) -> str | None:
    """Return the picture of an activity, None where there is none."""
    kind = plan.kind_of(activity_id) if activity_id else None
    return PICTURES.get(kind) if kind else None


def picture_of_message(plan: Plan, message: Message) -> str | None:
    """Return the picture beside a message."""
    return IMAGES_OF_TEXTS.get(message.text) or picture_of(plan, message.activity)
