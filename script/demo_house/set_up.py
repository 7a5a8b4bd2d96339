"""Back Recovery set up for one person the way people do it: through its config flow."""

from collections.abc import Mapping
from typing import Any

from .client import CallFailed, Client
from .people import Person
from .phone import Phone

DOMAIN = "back_recovery"
FORMS_AT_MOST = 10


def answers_of(person: Person, phone: Phone) -> dict[str, Any]:
    """Return what the person of this house would enter, by the name of the field."""
    return {
        "person": person.entity_id,
        "phones": [phone.notify_action],
        "gym_zones": ["zone.gym"],
        "speakers": ["media_player.living_room_speaker"],
        "tts_engine": "tts.house_voice",
    }


async def set_up(client: Client, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Go through the flow, leave everything else as proposed, and return the entry.

    CallFailed when the flow refuses an answer; the text names the field.
    """
    step = await client.start_flow(DOMAIN)
    for _ in range(FORMS_AT_MOST):
        if step["type"] == "create_entry":
            (entry,) = [
                entry
                for entry in await client.entries(DOMAIN)
                if entry["entry_id"] == step["result"]["entry_id"]
            ]
            return entry
        if step["type"] != "form" or step.get("errors"):
            raise CallFailed(f"set-up came to {step['type']}: {step.get('errors') or step}")
        step = await client.answer_flow(step["flow_id"], fill(step["data_schema"], answers))
    raise CallFailed("set-up asks without end")


def fill(schema: list[dict[str, Any]], answers: Mapping[str, Any]) -> dict[str, Any]:
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
