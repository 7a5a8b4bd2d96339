"""Back Recovery set up for one person the way people do it: through its config flows."""

from collections.abc import Mapping
from typing import Any

from .client import CallFailed, Client

DOMAIN = "back_recovery"
FORMS_AT_MOST = 10
SUBENTRIES = "subentries/flow"
WITH_DEVICE = {"with_device": True}
"""What opens the page about the device."""

type Answers = Mapping[str, Any]

PAD: Answers = {
    "device": "switch.heating_pad",
    "role": "heat",
    "start_mode": "after_confirmation",
    "maker_allows": True,
    "power_sensor": "sensor.heating_pad_power",
}
BATH: Answers = {
    "device": "valve.bath",
    "role": "water",
    "start_mode": "after_confirmation",
    "leak_sensor": "binary_sensor.bathroom_leak",
    "level_sensor": "sensor.bath_level",
    "target_level": 60,
    "water_sensor": "sensor.bath_water_temperature",
}
DEVICES: Mapping[str, Answers] = {"heating_pad": PAD, "bath": BATH}
"""What the house switches, by the kind of the activity."""


async def set_up(client: Client, answers: Answers) -> dict[str, Any]:
    """Go through the flow and return the entry.

    `answers` are by the name of the field; everything else is left as proposed.
    CallFailed when the flow refuses an answer; the text names the field.
    """
    done = await _go_through(client, await client.start_flow(DOMAIN), answers)
    (entry,) = [
        entry
        for entry in await client.entries(DOMAIN)
        if entry["entry_id"] == done["result"]["entry_id"]
    ]
    return entry


async def add_devices(client: Client, entry_id: str, devices: Mapping[str, Answers]) -> None:
    """Let the house switch something for activities that the plan has."""
    subentries = await client.command("config_entries/subentries/list", entry_id=entry_id)
    ids = {one["unique_id"]: one["subentry_id"] for one in subentries}
    for kind, answers in devices.items():
        flow = await client.start_flow([entry_id, "activity"], SUBENTRIES, subentry_id=ids[kind])
        await _go_through(client, flow, {**answers, **WITH_DEVICE}, SUBENTRIES)


async def _go_through(
    client: Client, step: dict[str, Any], answers: Answers, kind: str = "flow"
) -> dict[str, Any]:
    for _ in range(FORMS_AT_MOST):
        if step["type"] == "create_entry" or step.get("reason") == "reconfigure_successful":
            return step
        if step["type"] != "form" or step.get("errors"):
            raise CallFailed(f"set-up came to {step['type']}: {step.get('errors') or step}")
        filled = fill(step["data_schema"], answers)
        step = await client.answer_flow(step["flow_id"], filled, kind)
    raise CallFailed("set-up asks without end")


def fill(schema: list[dict[str, Any]], answers: Answers) -> dict[str, Any]:
    """Return the answers to the fields that a form has, in the sections it has them in.

    A browser sends what a form proposes; so does this.
    """
    filled: dict[str, Any] = {}
    for field in schema:
        name = field["name"]
        if field.get("type") == "expandable":
            filled[name] = fill(field["schema"], answers)
        elif name in answers:
            filled[name] = answers[name]
        else:
            proposed = (field.get("description") or {}).get("suggested_value", field.get("default"))
            if proposed is not None:
                filled[name] = proposed
    return filled
