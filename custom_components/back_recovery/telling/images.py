"""Which picture goes with a message, and where a phone finds it.

An iPhone shows it beside the words. Android shows it in place of all but the first line of them
(its app sets a big picture where it would set a long text), so there only a message of one line
has one: what somebody should look out for is never given up for a drawing.
"""

from collections.abc import Mapping
from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..engine.model.effects import Message
from ..engine.model.texts import OFFERS, Text
from ..engine.model.vocabulary import Kind, Urgency

IMAGES_AT: Final[HassKey[str]] = HassKey(f"{DOMAIN}_images_at")
"""The path under which pictures/ is served. Absent while it is not: an iPhone that asks for what
is not there shows the failure as a picture."""

IMAGES: Final[Mapping[Kind, str]] = {
    Kind.WALK: "walking",
    Kind.HEATING_PAD: "heating_pad",
    Kind.BATH: "bath",
    Kind.SHOWER: "shower",
    Kind.ICE: "cold_pack",
    Kind.MAT: "mat",
    Kind.EASY_POSITION: "easy_position",
}
"""Names of files in pictures/, without their ending. What has no posture has no picture."""

IMAGES_OF_TEXTS: Final[Mapping[Text, str]] = {
    Text.PREP_FORM: "hinge",
    Text.PREP_BRACE: "bracing",
    Text.PREP_HIPS: "bridge",
    Text.READY_CHECK: "sit_to_stand",
}
"""Texts about one movement, or that begin with it."""

_OF_AN_ACTIVITY: Final = frozenset({*OFFERS.values(), Text.CONFIRM_HEAT, Text.CONFIRM_START})

ONE_LINE: Final = 44
"""About so many characters a phone shows of a text beside a large picture."""


def image_name(message: Message, kind: Kind | None) -> str | None:
    """Return the picture of a message about an activity of that kind; None: words alone.

    Nothing stands beside a warning. A countdown keeps its place in the lock screen only without a
    picture, and of several offers in one message none is shown as if it were the only one.
    """
    if message.live or message.urgency in (Urgency.SAFETY, Urgency.ALARM):
        return None
    if message.seek or message.first or message.also:
        return None
    if name := IMAGES_OF_TEXTS.get(message.text):
        return name
    return IMAGES.get(kind) if kind and message.text in _OF_AN_ACTIVITY else None


def image_path(
    hass: HomeAssistant, message: Message, kind: Kind | None, text: str, *, on_iphone: bool
) -> str | None:
    """Return where a phone gets the picture of a message; None: it is to have none.

    The path is without a host: the apps put in front where they reach this house.
    """
    served = hass.data.get(IMAGES_AT)
    name = image_name(message, kind)
    if not served or not name or not (on_iphone or len(text) <= ONE_LINE):
        return None
    return f"{served}/{name}.png"
