"""A test message: what left, what was taken, and what to check, for every channel."""

from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components import mobile_app
from homeassistant.components.mobile_app.const import DATA_PUSH_CHANNEL
from homeassistant.components.mobile_app.push_notification import PushChannel
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.back_recovery.const import DOMAIN

from ..acting import MONDAY, SWITCH, settle, somebody
from ..letters import BROKEN, a_broken_phone, a_plan, issues, pinned
from ..phones import PUSH, Phone

pytestmark = pytest.mark.freeze_time(MONDAY)


async def tried_by(hass: HomeAssistant, user_id: str | None, **data: Any) -> list[dict[str, Any]]:
    """Ask for a test as a user, and return what became of it."""
    response = await hass.services.async_call(
        DOMAIN,
        "test_messages",
        {"entity_id": SWITCH},
        blocking=True,
        return_response=True,
        context=Context(user_id=user_id),
    )
    assert response
    channels: list[dict[str, Any]] = response[SWITCH]["channels"]  # type: ignore[index,call-overload,assignment]
    return channels


async def test_a_phone_that_works_shows_it_and_done_takes_it_away(
    hass: HomeAssistant, alice: Phone
) -> None:
    await a_plan(hass, person="person.alice", phones=[alice.action])

    (found,) = await tried_by(hass, alice.user_id)

    assert found["target"] == alice.action
    assert found["name"] == "alice phone"
    assert (found["sent"], found["result"]) == (True, "taken")
    assert found["check"].startswith("The push service took it.")
    assert alice.titles == ["Test message"]
    await alice.tap(alice.button("Done"))
    assert alice.screen == {}


async def test_what_is_not_taken_is_said_with_what_to_check(
    hass: HomeAssistant, alice: Phone
) -> None:
    await a_plan(hass, person="person.alice", phones=[alice.action])
    alice.push.clear_requests()
    alice.push.post(PUSH, status=400, json={"message": "Unregistered"})

    (found,) = await tried_by(hass, alice.user_id)

    assert (found["sent"], found["result"]) == (False, "not_taken")
    assert "sign out" in found["check"]
    # Whoever asked reads it: nothing is pinned up besides.
    assert pinned(hass) == []
    assert issues(hass) == {"target_not_taken"}


async def test_a_phone_over_its_limit(hass: HomeAssistant, alice: Phone) -> None:
    await a_plan(hass, person="person.alice", phones=[alice.action])
    alice.push.clear_requests()
    alice.push.post(PUSH, status=429, json={})

    (found,) = await tried_by(hass, alice.user_id)

    assert found["result"] == "over_limit"


async def test_a_phone_whose_app_is_open_gets_it_without_the_push_service(
    hass: HomeAssistant, alice: Phone
) -> None:
    await a_plan(hass, person="person.alice", phones=[alice.action])
    sent: list[dict[str, Any]] = []
    hass.data[mobile_app.DOMAIN][DATA_PUSH_CHANNEL][alice.webhook_id] = PushChannel(
        hass, alice.webhook_id, False, sent.append, lambda: None
    )

    (found,) = await tried_by(hass, alice.user_id)

    assert found["result"] == "connected"
    assert [one["title"] for one in sent] == ["Test message"]


async def test_every_channel_is_tried_and_the_second_contact_has_nothing_to_tap(
    hass: HomeAssistant, alice: Phone, bob: Phone
) -> None:
    a_broken_phone(hass, HomeAssistantError("broken"))
    await a_plan(
        hass,
        person="person.alice",
        phones=[alice.action, BROKEN, "notify.mobile_app_gone"],
        second_contact=bob.action,
    )

    found = await tried_by(hass, alice.user_id)

    assert [(one["name"], one["result"]) for one in found] == [
        ("alice phone", "taken"),
        ("mobile_app_broken", "failed"),
        ("notify.mobile_app_gone", "missing"),
        ("bob phone", "taken"),
    ]
    assert bob.titles == ["Test message"]
    assert bob.buttons == []


async def test_with_no_channel_it_is_among_the_notifications(
    hass: HomeAssistant, hass_admin_user: MockUser
) -> None:
    await a_plan(hass)

    (found,) = await tried_by(hass, hass_admin_user.id)

    assert found["result"] == "shown_here"
    assert pinned(hass) == ["Test message"]


async def test_nobody_else_and_no_automation_rings_the_phone(
    hass: HomeAssistant, alice: Phone
) -> None:
    housemate = await somebody(hass, "Bob")
    await a_plan(hass, person="person.alice", phones=[alice.action])

    for user_id in (housemate, None):
        with pytest.raises(ServiceValidationError, match="person of this plan"):
            await tried_by(hass, user_id)

    assert alice.screen == {}


async def test_two_tests_have_a_pause_between_them(
    hass: HomeAssistant, alice: Phone, freezer: FrozenDateTimeFactory
) -> None:
    await a_plan(hass, person="person.alice", phones=[alice.action])
    await tried_by(hass, alice.user_id)

    freezer.tick(timedelta(seconds=19))
    with pytest.raises(ServiceValidationError, match="20 seconds"):
        await tried_by(hass, alice.user_id)
    freezer.tick(timedelta(seconds=1))

    assert await tried_by(hass, alice.user_id)
    await settle(hass)
