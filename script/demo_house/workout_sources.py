"""Alex's sources of workouts, set up the way people do it: through the flow of a subentry."""

from datetime import UTC, datetime
import json
import time
from typing import Any

import aiohttp

from .client import CallFailed, Client
from .house_server import Button, HouseServer
from .set_up import DOMAIN, fill
from .waiting import until

KIND = "subentries/flow"
ACCOUNTS = ("garmin_connect", "hevy")
SHORTCUT = "Shortcut"

AS_IN_A_DEMO = {"settle": 0, "once_a_day": False}
"""Nobody waits twenty minutes in a demo, and everybody presses a button twice."""

EXAMPLE = {"activity": "strength", "duration_min": 30}
"""What the curl line sends: half an hour of strength, about which the person is asked."""

THREE_SOURCES = Button(
    deed="three_sources",
    name="The same session from three sources",
    icon="mdi:set-merge",
)


async def set_up_sources(client: Client, *, has_accounts: bool) -> str:
    """Set up what is not there yet, and return the address for an app."""
    (entry,) = await client.entries(DOMAIN)
    entry_id = entry["entry_id"]
    known = await client.command("config_entries/subentries/list", entry_id=entry_id)
    for one in known:
        if one["title"] == SHORTCUT:
            return await _address(client, entry_id, one["subentry_id"])
    for source in ACCOUNTS if has_accounts else ():
        await _add(client, entry_id, f"{source}:")
    return await _add(client, entry_id, "webhook")


async def _address(client: Client, entry_id: str, subentry_id: str) -> str:
    """Read the address where people look it up again."""
    step = await client.start_flow([entry_id, "workout_source"], KIND, subentry_id=subentry_id)
    step = await client.answer_flow(step["flow_id"], {"next_step_id": "address"}, KIND)
    return str(step["description_placeholders"]["url"])


async def _add(client: Client, entry_id: str, source: str) -> str:
    """Choose a source and leave everything as proposed; return its address, if it has one."""
    chosen = ""
    step: dict[str, Any] = {}

    async def is_offered() -> str:
        nonlocal step
        step = await client.start_flow([entry_id, "workout_source"], KIND)
        options = step["data_schema"][0]["selector"]["select"]["options"]
        return next((one["value"] for one in options if one["value"].startswith(source)), "")

    chosen = await until(is_offered, bool)
    step = await client.answer_flow(step["flow_id"], {"source": chosen}, KIND)
    url = ""
    while step["type"] == "form":
        if step.get("errors"):
            raise CallFailed(f"{source}: {step['errors']}")
        answers = {**AS_IN_A_DEMO, "name": SHORTCUT} if source == "webhook" else AS_IN_A_DEMO
        url = (step.get("description_placeholders") or {}).get("url", url)
        filled = fill(step["data_schema"], answers)
        step = await client.answer_flow(step["flow_id"], filled, KIND)
    return url


def curl_line(url: str) -> str:
    """Return what somebody can paste into a terminal to send a workout."""
    body = json.dumps(EXAMPLE)
    return f"curl -X POST -H 'Content-Type: application/json' -d '{body}' {url}"


async def tell_from_three_sources(house: HouseServer, url: str) -> None:
    """Let the watch, the gym log and the phone tell of one session."""
    await house.perform("watch_strength")
    await house.perform("gym_log_deadlift")
    async with aiohttp.ClientSession() as session, session.post(url, json=by_phone(time.time())):
        pass


def by_phone(now: float) -> dict[str, Any]:
    """Return the session that watch and gym log tell of, too, as a phone sends it."""
    ended_at = datetime.fromtimestamp(int(now), UTC)
    return {
        "activity": "Traditional Strength Training",
        "end": ended_at.isoformat(),
        "duration_min": 70,
    }
