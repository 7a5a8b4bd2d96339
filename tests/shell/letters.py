"""Messages, and the plan whose prompter sends them."""

from typing import Any

from homeassistant.components import persistent_notification
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers import issue_registry as ir

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Answer, Urgency
from custom_components.back_recovery.telling.prompter import Prompter

from .builders import an_activity, an_entry, set_up

WALK = Message(
    subject="e1-walk_1",
    text=Text.WALK,
    activity="walk",
    minutes=10,
    answers=(Answer.START, Answer.SNOOZE, Answer.SKIP),
    asking="t1-1",
)
CHECK_IN = Message(
    subject="e1-c", text=Text.CHECK_IN, activity="check_in", answers=(Answer.REPLY,), asking="t1-2"
)
GYM = Message(
    subject="e1-gym-0",
    text=Text.GYM,
    activity="gym",
    answers=(Answer.WALKING, Answer.STOP),
    urgency=Urgency.SAFETY,
    asking="t1-3",
)
BROKEN = "notify.mobile_app_broken"


async def a_plan(hass: HomeAssistant, *, person: str | None = None, **options: Any) -> Any:
    """Return the entry of a plan that is idle."""
    await hass.config.async_set_time_zone("UTC")
    return await set_up(hass, an_entry(an_activity("walk"), person=person, options=options))


async def a_prompter(hass: HomeAssistant, **options: Any) -> Prompter:
    entry = await a_plan(hass, **options)
    prompter: Prompter = entry.runtime_data.recovery.prompter
    return prompter


def issues(hass: HomeAssistant) -> set[str | None]:
    """Return what Repairs shows about us."""
    found = ir.async_get(hass).issues.items()
    return {issue.translation_key for (domain, _), issue in found if domain == DOMAIN}


def pinned(hass: HomeAssistant) -> list[str | None]:
    """Return the titles of the persistent notifications."""
    found = persistent_notification._async_get_or_create_notifications(hass)
    return [one["title"] for one in found.values()]


def a_broken_phone(hass: HomeAssistant, error: Exception | None) -> list[ServiceCall]:
    """Let there be a phone whose action raises an error."""
    calls: list[ServiceCall] = []

    async def fail(call: ServiceCall) -> None:
        calls.append(call)
        if error:
            raise error

    domain, service = BROKEN.split(".")
    hass.services.async_register(domain, service, fail)
    return calls
