"""Takes the picture of the dashboard that the README shows."""

import asyncio
from datetime import UTC, datetime
import sys

from .browser import browser, open_dashboard, page
from .config_folder import REPOSITORY
from .demo import Demo
from .minute_plan import MinutePlan, at_once, midday_zone
from .prompts import tap, wait_for_prompt

FOLDER = REPOSITORY / ".cache" / "screenshot"
PICTURE = REPOSITORY / "docs" / "images" / "dashboard.png"
SIZE = 1400, 900
SETTLE = 3


def plan_at(now: datetime, zone: str) -> MinutePlan:
    """Return a usual plan at noon, of which two things are due at once."""
    return MinutePlan(
        window=48 * 60,
        repeat_after=30,
        lapse_after=120,
        snooze=30,
        spacing=1 / 60,
        activities={
            "check_in": at_once(5, now, zone, most_per_day=1),
            "walk": at_once(5, now, zone, most_per_day=1),
            "heating_pad": {"schedule": "times", "times": ["16:00:00"]},
            "bath": {"schedule": "times", "times": ["20:00:00"]},
        },
    )


async def take() -> None:
    """Play the first minute of a window, and look."""
    now = datetime.now(UTC)
    zone = midday_zone(now)
    async with Demo(FOLDER, port=0, plan=plan_at(now, zone), time_zone=zone) as demo:
        phone = demo.phone()
        await demo.client.call("switch.turn_on", {"entity_id": "switch.back_recovery"})
        await tap(phone, await wait_for_prompt(phone, "check_in"), "REPLY", "3")
        await wait_for_prompt(phone, "walk")
        async with browser() as started, page(started, *SIZE, zone) as (tab, _):
            await open_dashboard(tab, demo.instance.url)
            await asyncio.sleep(SETTLE)
            PICTURE.parent.mkdir(parents=True, exist_ok=True)
            await tab.screenshot(path=PICTURE)
    print(f"{PICTURE.relative_to(REPOSITORY)}: {PICTURE.stat().st_size // 1000} kB")


if __name__ == "__main__":
    sys.exit(asyncio.run(take()))
