"""The notifications on a phone: what a push does to them, and what is visible.

The rules are those of the companion apps and of the relay between Home Assistant and them: the
same tag replaces, `clear_notification` clears, Android gets every value as text, knows only some
keys and shows three buttons at most.
"""

from dataclasses import asdict, dataclass, field
from typing import Any

from .push_service import CLEAR, is_order

ANDROID_BUTTONS = 3
ANDROID_KEYS = frozenset(
    {
        *("alert_once", "channel", "chronometer", "clickAction", "color", "confirmation"),
        *("critical_text", "group", "icon_url", "image", "importance", "ledColor"),
        *("live_update", "media_stream", "notification_icon", "persistent", "progress"),
        *("progress_max", "sticky", "subject", "tag", "timeout", "tts_text"),
        *("vibrationPattern", "visibility", "when", "when_relative"),
    }
)


@dataclass(frozen=True, slots=True)
class Action:
    """A button below a notification."""

    action: str
    title: str
    wants_text: bool = False


@dataclass(frozen=True, slots=True)
class Notification:
    """A notification on the screen."""

    id: int
    tag: str | None
    title: str
    message: str
    actions: tuple[Action, ...]
    data: dict[str, Any]
    """What the app knows of it, as it sends it back with a tap."""
    received_at: float


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One thing that happened on the phone."""

    at: float
    kind: str
    """received, replaced, cleared, cleared_nothing, command, refused, tapped, tap_failed, dismissed"""
    tag: str | None
    title: str = ""
    message: str = ""
    action: str = ""
    buttons: tuple[str, ...] = ()


@dataclass(slots=True)
class Notifications:
    """The screen of one phone, and everything that ever happened on it."""

    system: str = "android"
    log: list[LogEntry] = field(default_factory=list)
    _visible: dict[str, Notification] = field(default_factory=dict)
    _count: int = 0

    @property
    def visible(self) -> list[Notification]:
        return sorted(self._visible.values(), key=lambda one: -one.id)

    def find(self, *, id: int | None = None, tag: str | None = None) -> Notification | None:
        """Return a visible notification by id or by tag."""
        for one in self.visible:
            if (id is not None and one.id == id) or (tag is not None and one.tag == tag):
                return one
        return None

    def push(self, payload: dict[str, Any], at: float) -> None:
        """Take in what Home Assistant pushed."""
        message = str(payload.get("message", ""))
        title = str(payload.get("title", ""))
        data = payload.get("data") or {}
        tag = data.get("tag")
        if message == CLEAR:
            gone = self._visible.pop(str(tag), None)
            self._note(at, "cleared" if gone else "cleared_nothing", tag, gone)
            return
        if is_order(message):
            self.log.append(LogEntry(at, "command", tag, title, message))
            return
        self._count += 1
        notification = Notification(
            id=self._count,
            tag=tag,
            title=title,
            message=message,
            actions=self._actions(data),
            data=self._known(payload, data),
            received_at=at,
        )
        key = str(tag or f"#{notification.id}")
        kind = "replaced" if key in self._visible else "received"
        self._visible[key] = notification
        self._note(at, kind, tag, notification)

    def remove(self, notification: Notification, kind: str, at: float, action: str = "") -> None:
        """Take a notification off the screen, because it was tapped or dismissed."""
        is_sticky = str(notification.data.get("sticky")).lower() == "true"
        if not (kind == "tapped" and is_sticky):
            self._visible.pop(str(notification.tag or f"#{notification.id}"), None)
        self._note(at, kind, notification.tag, notification, action)

    def note_failure(self, notification: Notification, at: float, action: str) -> None:
        """Note that a tap did not reach Home Assistant; the notification stays."""
        self._note(at, "tap_failed", notification.tag, notification, action)

    def note_refusal(self, payload: dict[str, Any], why: str, at: float) -> None:
        """Note what the push service does not deliver, and why."""
        tag = (payload.get("data") or {}).get("tag")
        self.log.append(LogEntry(at, "refused", tag, str(payload.get("title", "")), why))

    @property
    def refused(self) -> list[str]:
        """Why something was never delivered, once for each time."""
        return [entry.message for entry in self.log if entry.kind == "refused"]

    def tap_data(
        self, notification: Notification, action: str, reply: str | None
    ) -> dict[str, Any]:
        """Return the event data that the app sends when a button is tapped."""
        known = notification.data if self.system == "android" else {}
        if self.system == "ios" and "action_data" in notification.data:
            known = {"action_data": notification.data["action_data"]}
        text = {} if reply is None else {"reply_text": reply}
        return {**known, **text, "action": action}

    def as_json(self) -> list[dict[str, Any]]:
        return [asdict(one) for one in self.visible]

    def log_as_json(self) -> list[dict[str, Any]]:
        """Return what happened, oldest first."""
        return [asdict(entry) for entry in self.log]

    def _note(
        self,
        at: float,
        kind: str,
        tag: str | None,
        notification: Notification | None,
        action: str = "",
    ) -> None:
        title = notification.title if notification else ""
        message = notification.message if notification else ""
        buttons = tuple(one.action for one in notification.actions) if notification else ()
        self.log.append(LogEntry(at, kind, tag, title, message, action, buttons))

    def _actions(self, data: dict[str, Any]) -> tuple[Action, ...]:
        offered = data.get("actions") or []
        limit = ANDROID_BUTTONS if self.system == "android" else None
        return tuple(
            Action(
                str(one["action"]),
                str(one.get("title", one["action"])),
                one["action"] == "REPLY" or str(one.get("behavior")).lower() == "textinput",
            )
            for one in offered[:limit]
        )

    def _known(self, payload: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
        if self.system == "ios":
            return dict(data)
        known = {key: str(value) for key, value in data.items() if key in ANDROID_KEYS}
        for number, one in enumerate(data.get("actions") or [], 1):
            for key in ("title", "uri", "behavior"):
                if one.get(key):
                    known[f"action_{number}_{key}"] = str(one[key])
            known[f"action_{number}_key"] = str(one["action"])
        for key in ("message", "title"):
            if payload.get(key):
                known[key] = str(payload[key])
        if webhook_id := payload.get("registration_info", {}).get("webhook_id"):
            known["webhook_id"] = webhook_id
        return known
