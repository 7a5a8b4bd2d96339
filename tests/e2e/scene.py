"""What the tests do in the house and look at, in few words."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
import json
from pathlib import Path
from typing import Any

from demo_house.demo import Demo
from demo_house.notifications import Notification
from demo_house.prompts import answers, prompt_about, tap, wait_for_prompt
from demo_house.waiting import until

from custom_components.back_recovery.engine.codec import decode
from custom_components.back_recovery.engine.packing import unpacked
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.storage.performed import PerformedNote
from custom_components.back_recovery.storage.store import unsealed

SWITCH = "switch.back_recovery"
LOCKOUT = "binary_sensor.back_recovery_gym_lockout"
ENDS = "sensor.back_recovery_rest_window_ends"
PROBLEM = "binary_sensor.back_recovery_device_problem"
PAIN = "sensor.back_recovery_pain"
PROMPT = "event.back_recovery_prompt"
TODAY = "todo.back_recovery_today"


class Scene:
    """Alex with the phone, in a house with Back Recovery."""

    def __init__(self, demo: Demo) -> None:
        self.demo = demo
        self.client = demo.client
        self.phone = demo.phone()
        self.began_at = datetime.now(UTC)

    async def rest(self) -> None:
        """Bring everything back to where nothing has happened."""
        await self.phone.go("home")
        await self.turn("off")
        await self.forget_earlier()
        for notification in self.phone.notifications.visible:
            await self.phone.dismiss(notification)

    async def forget_earlier(self) -> None:
        """Make it another day: what was done before would keep closed what a test is about."""
        if not self._paths():
            return
        await self.settled()
        (entry,) = await self.client.entries("back_recovery")
        for disabled_by in ("user", None):
            await self.client.command(
                "config_entries/disable", entry_id=entry["entry_id"], disabled_by=disabled_by
            )
            if disabled_by:
                forget_earlier(self._path())
        await self.client.wait_for(SWITCH, "off", seconds=10)

    async def turn(self, state: str) -> None:
        await self.client.call(f"switch.turn_{state}", {"entity_id": SWITCH})
        await self.client.wait_for(SWITCH, state, seconds=10)

    # The phone

    def visible(self, activity: str) -> Notification | None:
        """Return what the phone shows about an activity."""
        return prompt_about(self.phone, activity)

    async def asked(self, activity: str, seconds: float = 20) -> Notification:
        """Wait until the phone asks about an activity."""
        return await wait_for_prompt(self.phone, activity, seconds)

    async def tap(self, notification: Notification, answer: str, reply: str | None = None) -> str:
        """Tap a button and return its id."""
        assert await tap(self.phone, notification, answer, reply)
        return action_of(notification, answer)

    async def gone(self, notification: Notification, seconds: float = 10) -> None:
        """Wait until it is no longer on the phone."""
        await self.eventually(
            lambda: self.phone.notifications.find(tag=notification.tag) is None, seconds=seconds
        )

    def spoken(self) -> list[str]:
        """Return everything that the speaker said."""
        return [words for _, words in self.demo.house.house.spoken]

    # Home Assistant

    async def became(self, activity: str, last: str) -> list[str]:
        """Return what became of its newest prompt, once the recorder has it up to `last`."""

        async def ask() -> list[str]:
            events = [one["attributes"] for one in await self.recorded(PROMPT)]
            kinds = [one["event_type"] for one in events if one.get("activity") == activity]
            begins = max((n for n, kind in enumerate(kinds) if kind == "offered"), default=0)
            return kinds[begins:]

        # The recorder writes every five seconds.
        return await until(ask, lambda kinds: "offered" in kinds and last in kinds, seconds=20)

    async def to_do(self) -> list[dict[str, Any]]:
        """Return the items of today's list."""
        return await self.client.to_do(TODAY)

    async def to_do_of(self, activity: str) -> str | None:
        """Return the state of the item of an activity."""
        items = {item["uid"]: item["status"] for item in await self.to_do()}
        return next((now for uid, now in items.items() if f"-{activity}-" in uid), None)

    async def recorded(self, entity_id: str) -> list[dict[str, Any]]:
        return await self.client.history(entity_id, self.began_at)

    def record(self) -> bytes:
        """Return what is on disk about the plan."""
        return self._path().read_bytes()

    def _path(self) -> Path:
        (path,) = self._paths()
        return path

    def _paths(self) -> list[Path]:
        kept = (self.demo.folder / ".storage").glob("back_recovery.*")
        return [path for path in kept if path.suffix not in (".workouts", ".performed")]

    async def settled(self) -> bytes:
        """Return the record once all that is pending in it has been performed."""
        await self.eventually(lambda: not read_record(self._path()).pending)
        return self.record()

    # Time

    async def eventually[T](self, ask: Callable[[], T], *, seconds: float = 10) -> T:
        """Wait until something here is so."""

        async def now() -> T:
            return ask()

        return await until(now, seconds=seconds)

    async def until[T](
        self, ask: Callable[[], Awaitable[T]], is_right: Callable[[T], bool], seconds: float = 10
    ) -> T:
        """Wait until the answer of Home Assistant is right."""
        return await until(ask, is_right, seconds=seconds)


def read_record(path: Path) -> Record:
    """Return the record in a file, whenever it was saved, without what was performed since."""
    content, _, of = unsealed(json.loads(path.read_bytes()))
    record = decode(content)
    for number in PerformedNote(path).read(of):
        record = record.acknowledged(number)
    return record


def forget_earlier(path: Path) -> None:
    """Take out of a record, of a plan that is not loaded, what was done in earlier recoveries."""
    content, _, of = unsealed(json.loads(path.read_bytes()))
    # It becomes another file, so the note beside it counts no more.
    performed = PerformedNote(path).read(of)
    content["pending"] = [
        one for one in unpacked(content["pending"]) if one["number"] not in performed
    ]
    # For minutes after a run what is on is taken for the rest of it.
    content["guards"] = [one for one in unpacked(content["guards"]) if one["state"] != "off"]
    for one in (content, content["episode"] or {}):
        if earlier := one.pop("earlier", None):
            # What suits the person was said for good, not of a day.
            one["earlier"] = {key: earlier[key] for key in ("type", "suits") if key in earlier}
    path.write_text(json.dumps(content))


def action_of(notification: Notification, answer: str) -> str:
    """Return the id of the button that gives this answer."""
    return answers(notification)[answer]
