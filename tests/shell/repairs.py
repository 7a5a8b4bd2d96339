"""What stands in Repairs, and what somebody presses there."""

import json
import re
from typing import Any

from homeassistant.components.repairs import DOMAIN as REPAIRS
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir

from custom_components.back_recovery.const import DOMAIN

from .acting import settle
from .forms import texts_of


def said(hass: HomeAssistant) -> list[str]:
    """Return what stands in Repairs, by the keys of its texts; nothing in those is left open."""
    issues = [one for one in ir.async_get(hass).issues.values() if one.domain == DOMAIN]
    for issue in issues:
        for language in ("en", "de"):
            text = json.dumps(texts_of(language, "issues", issue.translation_key or ""))
            left_open = set(re.findall(r"{(\w+)}", text)) - set(
                issue.translation_placeholders or {}
            )
            assert not left_open, issue.issue_id
    return sorted(one.translation_key or "" for one in issues)


def the_issue(hass: HomeAssistant, key: str) -> ir.IssueEntry:
    issues = ir.async_get(hass).issues.values()
    (found,) = [one for one in issues if one.domain == DOMAIN and one.translation_key == key]
    return found


async def fix(hass: HomeAssistant, key: str, *steps: dict[str, Any]) -> dict[str, Any]:
    """Go through the fix of an issue; return what the browser got last."""
    issue = the_issue(hass, key)
    flows = hass.data[REPAIRS]["flow_manager"]
    result = await flows.async_init(
        DOMAIN, context={"source": "user", "issue_id": issue.issue_id}, data=None
    )
    for step in steps:
        result = await flows.async_configure(result["flow_id"], step)
    await settle(hass)
    return dict(result)


def choosing(option: str) -> dict[str, str]:
    return {"next_step_id": option}
