"""What Apple, Google and the relay between them and Home Assistant refuse to deliver.

A test double that is kinder than they are lets through what never reaches a real phone. The
limits: `data.tag` becomes Apple's `apns-collapse-id`, 64 bytes at most, and names a live activity,
which takes letters, digits, `-` and `_` only; a payload has 4 KB; Android shows three buttons.
"""

from collections.abc import Mapping
import json
import re
from typing import Any

LONGEST_TAG = 64
TAG = re.compile(r"[A-Za-z0-9_-]+")
LARGEST_PAYLOAD = 4096
MOST_BUTTONS = 3
CLEAR = "clear_notification"
ORDERS = frozenset(
    {
        "clear_badge",
        "clear_notification",
        "delete_alert",
        "remove_channel",
        "request_location_update",
        "tts",
        "update_complications",
        "update_widgets",
    }
)
"""Texts of a message that the apps take as orders (companion.home-assistant.io)."""
COMMAND_PREFIX = "command_"
OF_THE_REGISTRATION = frozenset({"push_token", "registration_info"})
"""What goes to the relay and not to the phone."""


def refusal(payload: Mapping[str, Any]) -> str | None:
    """Return why a real push service would not deliver this, or the app not show it; None: it would."""
    data = payload.get("data") or {}
    tag = data.get("tag")
    if tag is not None and (len(str(tag).encode()) > LONGEST_TAG or not TAG.fullmatch(str(tag))):
        return f"the tag {tag!r} is too long, or has other characters"
    if len(data.get("actions") or ()) > MOST_BUTTONS:
        return "there are more than three buttons"
    delivered = {key: payload[key] for key in payload.keys() - OF_THE_REGISTRATION}
    if (size := len(json.dumps(delivered, ensure_ascii=False).encode())) > LARGEST_PAYLOAD:
        return f"it has {size} bytes"
    if is_order(str(payload.get("message", ""))) and not _is_clear(payload):
        return "its text is an order to the app"
    return None


def is_order(message: str) -> bool:
    """Tell whether the app would act on a text instead of showing it."""
    word = message.strip().casefold()
    return word in ORDERS or word.startswith(COMMAND_PREFIX)


def _is_clear(payload: Mapping[str, Any]) -> bool:
    """Tell whether it is the one order we give: to take away what has this tag, and nothing else."""
    tagged = set(payload.get("data") or ()) == {"tag"}
    return payload.get("message") == CLEAR and tagged and not payload.get("title")
