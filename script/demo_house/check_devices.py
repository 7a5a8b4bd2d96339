"""The steps of `script/demo --check` in which something gets warm or wet."""

from collections.abc import Awaitable, Callable

from .demo import Demo
from .timeline import Step
from .waiting import until

PAD = "switch.heating_pad"
VALVE = "valve.bath"
PROBLEM = "binary_sensor.back_recovery_device_problem"
RECOVERY = {"entity_id": "switch.back_recovery"}


async def warm_the_pad(demo: Demo, step: Step) -> None:
    """An automation wants it warm, Alex says yes, and the end of its time switches it off."""
    await demo.client.fire_event("warm_up")
    question = await demo.phone().wait_for(title="Are you there", seconds=10)
    step.note("asked")
    step.expect(not demo.house.house.pad.is_on, "the pad is on without anybody")
    (start,) = [one for one in question.actions if one.action.endswith("_START")]
    await demo.phone().tap(question, start.action)
    await until(_truth(lambda: demo.house.house.pad.is_on), seconds=10)
    step.note("on")
    await until(_truth(lambda: not demo.house.house.pad.is_on), seconds=15)
    step.note("off")
    await demo.client.wait_for(PAD, "off", seconds=5)
    await demo.client.wait_for(PROBLEM, "off", seconds=5)
    step.note("off confirmed")


async def wet_the_floor(demo: Demo, step: Step) -> None:
    """Alex fills the bath, and water is on the floor."""
    await demo.client.call("back_recovery.start_activity", {**RECOVERY, "activity": "bath"})
    await demo.client.wait_for(VALVE, "open", seconds=10)
    step.note("tap open")
    await demo.house.perform("leak", True)
    await demo.client.wait_for(VALVE, "closed", seconds=10)
    step.note("tap closed")
    step.expect(demo.house.state()["bath"]["position"] == 0, "the tap is not really closed")
    await demo.phone().wait_for(title="leak", seconds=10)
    step.note("alarm received")
    await demo.house.perform("leak", False)
    await demo.house.perform("bath_drain")


def _truth(ask: Callable[[], bool]) -> Callable[[], Awaitable[bool]]:
    async def now() -> bool:
        return ask()

    return now
