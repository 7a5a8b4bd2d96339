"""Alex in a house whose pad and bath are seen as they really are."""

from datetime import UTC, datetime
from typing import Any

from demo_house.notifications import Notification

from .appliances import Appliance, Witness
from .scene import SWITCH, Scene


class DeviceScene(Scene):
    """Alex at home, with a pad and a bath that are seen as they really are."""

    witness: Witness

    async def act(self, action: str, **data: Any) -> None:
        await self.client.call(f"back_recovery.{action}", {"entity_id": SWITCH, **data})

    async def do(self, deed: str, value: Any = None) -> float:
        """Do something in the house; return when."""
        await self.demo.house.perform(deed, value)
        return datetime.now(UTC).timestamp()

    async def runs(self, appliance: Appliance) -> None:
        """Have it on, because Alex wants it."""
        await self.turn("on")
        await self.act("start_activity", activity=appliance.activity)
        await self.witness.until_on(appliance)

    async def told(self, words: str, seconds: float = 10) -> Notification:
        return await self.phone.wait_for(title=words, seconds=seconds)

    async def problem(self) -> list[str]:
        """Return what Repairs says about devices."""
        answer = await self.client.command("repairs/list_issues")
        keys = [one["translation_key"] for one in answer["issues"]]
        return [key for key in keys if key == "device_not_off"]


def left(scene: DeviceScene, appliance: Appliance) -> float:
    """Return the seconds until it has to go off."""
    guard = scene.witness.guard(appliance)
    assert guard
    return guard.off_at.timestamp() - datetime.now(UTC).timestamp()
