"""A house in which people talk with Assist: the real conversation agent, with its real sentences."""

from typing import Any

from homeassistant.components.conversation import async_converse
from homeassistant.components.conversation.models import ConversationResult
from homeassistant.config_entries import ConfigSubentryData
from homeassistant.core import Context, HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.coordinator import RecoveryCoordinator

from ..acting import a_plan, settle, somebody

ALICE, BOB = "switch.back_recovery", "switch.back_recovery_bob"


async def live_with_assist(hass: HomeAssistant, language: str = "en") -> None:
    """Let the house understand a language. Plans may come before or after."""
    hass.config.language = language
    for component in ("homeassistant", "intent", "conversation"):
        assert await async_setup_component(hass, component, {})
    await settle(hass)


async def two_people(
    hass: HomeAssistant, *activities: ConfigSubentryData, **options: Any
) -> tuple[str, str]:
    """Let Alice and Bob live here, each with a plan of these activities; return their users."""
    users = {name: await somebody(hass, name) for name in ("Alice", "Bob")}
    people = [
        {"id": name.lower(), "name": name, "user_id": user, "device_trackers": []}
        for name, user in users.items()
    ]
    assert await async_setup_component(hass, "person", {"person": people})
    await a_plan(hass, *activities, person="person.alice", **options)
    await a_plan(hass, *activities, title="Back recovery Bob", person="person.bob", **options)
    return users["Alice"], users["Bob"]


def of(entry: MockConfigEntry) -> RecoveryCoordinator:
    """Return what keeps the plan of an entry."""
    plan: RecoveryCoordinator = entry.runtime_data.recovery
    return plan


async def converse(
    hass: HomeAssistant,
    sentence: str,
    language: str = "en",
    *,
    by: str | None = None,
    at: str | None = None,
    within: str | None = None,
) -> ConversationResult:
    """Say a sentence: `by` a user, `at` a satellite, `within` a conversation."""
    result = await async_converse(
        hass, sentence, within, Context(user_id=by), language=language, satellite_id=at
    )
    await settle(hass)
    return result


def spoken(result: ConversationResult) -> str:
    """Return what Assist answers."""
    speech: dict[str, Any] = result.response.speech
    return str(speech["plain"]["speech"])


async def say(hass: HomeAssistant, sentence: str, language: str = "en", **where: Any) -> str:
    """Say a sentence and return the answer."""
    return spoken(await converse(hass, sentence, language, **where))
