"""Back Recovery set up for one person the way people do it: through its config flow."""

from collections.abc import Mapping
from typing import Any

from .client import CallFailed, Client

DOMAIN = "back_recovery"
FORMS_AT_MOST = 10


async def set_up(client: Client, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Go through the flow and return the entry.

    `answers` are by the name of the field; everything else is left as proposed.
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
