"""A test message, asked for by somebody: who may, how often, and what they read about it."""

from datetime import datetime, timedelta
from typing import Any, Final

from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from ..coordinator import RecoveryCoordinator
from ..surroundings.privacy import async_may_export
from ..telling.texts import Texts
from ..telling.trial import Tested

PAUSE: Final = timedelta(seconds=20)
"""Between two tests: a push service takes 500 messages a day and no more (judgement)."""


async def async_test_messages(coordinator: RecoveryCoordinator, context: Context) -> dict[str, Any]:
    """Send a test on every channel, and return what became of each.

    Raises ServiceValidationError for somebody else than the person and administrators: it
    rings, and the answer names phones; and where the last one is only a moment ago.
    """
    if not await async_may_export(coordinator.hass, coordinator.settings, context):
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="test_not_yours")
    now, prompter = dt_util.utcnow(), coordinator.prompter
    if _is_a_moment_ago(prompter.tested_at, now):
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="test_again",
            translation_placeholders={"seconds": str(round(PAUSE.total_seconds()))},
        )
    prompter.tested_at = now
    return {"channels": [_response(one, prompter.texts) for one in await prompter.async_test()]}


def _is_a_moment_ago(then: datetime | None, now: datetime) -> bool:
    return then is not None and timedelta(0) <= now - then < PAUSE


def _response(one: Tested, texts: Texts) -> dict[str, Any]:
    return {
        "target": one.target,
        "name": one.name,
        "sent": one.arrival.has_left,
        "result": str(one.arrival),
        "check": texts.wording["arrivals"][one.arrival],
    }


def as_list(found: list[Tested], texts: Texts) -> str:
    """Return what became of a test, as the lines of a form."""
    return "\n".join(f"- **{one.name}**: {texts.wording['arrivals'][one.arrival]}" for one in found)
