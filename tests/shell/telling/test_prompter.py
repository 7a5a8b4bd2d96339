"""How a message reaches the person: phones, notify entities, Home Assistant itself."""

from dataclasses import replace

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components import notify
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.back_recovery.engine.model.events import RecoveryStarted
from custom_components.back_recovery.engine.model.vocabulary import Urgency
from custom_components.back_recovery.telling.addresses import Address, plan_key

from ..acting import MONDAY, settle, until
from ..letters import (
    BROKEN,
    CHECK_IN,
    GYM,
    WALK,
    a_broken_phone,
    a_plan,
    a_prompter,
    issues,
    pinned,
)
from ..phones import Phone, a_phone_of

pytestmark = pytest.mark.freeze_time(MONDAY)


# Phones


async def test_an_offer_has_buttons_that_name_plan_and_asking(
    hass: HomeAssistant, alice: Phone
) -> None:
    entry = await a_plan(hass, phones=[alice.action])

    await entry.runtime_data.recovery.prompter.async_tell(WALK)

    plan = plan_key(entry.entry_id)
    assert alice.last["title"] == "Walk, 10 min"
    assert alice.last["data"] == {
        "tag": Address(entry.entry_id, "e1-walk_1").tag,
        "group": f"back_recovery_{plan}",
        "channel": "Back recovery: offers",
        "importance": "default",
        "color": "#2e7d32",
        "notification_icon": "mdi:walk",
        "priority": "high",
        "push": {"interruption-level": "active"},
        "sticky": "true",
        "timeout": 24 * 60 * 60,
        "clickAction": "/back-recovery?prompt=t1-1",
        "url": "/back-recovery?prompt=t1-1",
        "actions": [
            {"action": f"BACK_RECOVERY_{plan}-t1-1_START", "title": "Start 10 min"},
            {"action": f"BACK_RECOVERY_{plan}-t1-1_SNOOZE", "title": "In 30 min"},
            {"action": f"BACK_RECOVERY_{plan}-t1-1_SKIP", "title": "Skip this one"},
        ],
    }


async def test_a_check_in_is_answered_in_the_message(hass: HomeAssistant, alice: Phone) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])

    await prompter.async_tell(CHECK_IN)

    (action,) = alice.last["data"]["actions"]
    assert action["behavior"] == "textInput"
    assert action["textInputPlaceholder"] == "now and worst: 3 5"
    assert action["textInputButtonTitle"] == "Send"


async def test_a_safety_message_comes_at_once_and_as_loud_as_the_phone_is(
    hass: HomeAssistant, alice: Phone
) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])

    await prompter.async_tell(GYM)

    data = alice.last["data"]
    assert data["ttl"] == 0
    assert data["push"] == {"interruption-level": "time-sensitive"}


async def test_a_quiet_message_makes_no_sound_on_any_phone(
    hass: HomeAssistant, alice: Phone
) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])

    await prompter.async_tell(replace(WALK, urgency=Urgency.QUIET))

    data = alice.last["data"]
    assert data["push"] == {"sound": "none", "interruption-level": "passive"}
    assert data["importance"] == "low"
    # The sound of a channel belongs to the person, so it is not the one of what rings.
    assert data["channel"].endswith(", without a sound")


@pytest.mark.parametrize("urgency", Urgency)
async def test_what_is_sent_again_is_not_heard_again(
    hass: HomeAssistant, alice: Phone, urgency: Urgency
) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])

    await prompter.async_tell(replace(GYM, urgency=urgency, again=True))

    data = alice.last["data"]
    assert data["push"] == {"sound": "none", "interruption-level": "passive"}
    assert (data["alert_once"], data["channel"] == "alarm_stream") == ("true", False)


async def test_an_alarm_is_heard_on_a_muted_phone(hass: HomeAssistant, alice: Phone) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])

    await prompter.async_tell(replace(GYM, urgency=Urgency.ALARM))

    data = alice.last["data"]
    assert (data["ttl"], data["priority"], data["channel"]) == (0, "high", "alarm_stream")
    assert data["push"]["interruption-level"] == "critical"
    assert data["push"]["sound"]["critical"] == 1


async def test_a_message_is_taken_back_by_its_tag(hass: HomeAssistant, alice: Phone) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])
    await prompter.async_tell(WALK)
    await prompter.async_tell(CHECK_IN)

    await prompter.async_clear(WALK.subject)

    assert alice.titles == ["Check-in"]


async def test_an_answer_at_home_clears_every_phone(
    hass: HomeAssistant,
    alice: Phone,
    hass_client: ClientSessionGenerator,
    hass_admin_user: MockUser,
) -> None:
    tablet = await a_phone_of(hass, "tablet", hass_admin_user, hass_client, alice.push)
    entry = await a_plan(hass, phones=[alice.action, tablet.action])
    coordinator = entry.runtime_data.recovery
    await coordinator.async_handle(RecoveryStarted())
    await settle(hass)
    assert alice.titles == tablet.titles == ["Back recovery is on"]

    await hass.services.async_call("switch", "turn_off", {"entity_id": "switch.back_recovery"})
    await settle(hass)

    assert alice.titles == tablet.titles == []


async def test_in_quiet_hours_a_message_waits_for_the_morning(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    entry = await a_plan(hass, phones=[alice.action], quiet_from="17:00:00", quiet_until="07:00:00")
    await entry.runtime_data.recovery.async_handle(RecoveryStarted())
    await settle(hass)
    assert alice.received == []

    await until(hass, freezer, "Tue 07:00")

    assert alice.titles == ["Back recovery is on"]


async def test_a_german_is_told_in_german_on_an_english_server(
    hass: HomeAssistant, alice: Phone
) -> None:
    entry = await a_plan(hass, phones=[alice.action], language="de")

    await entry.runtime_data.recovery.async_handle(RecoveryStarted())
    await settle(hass)

    assert alice.titles == ["Rücken-Erholung ist an"]
    assert alice.buttons == ["Es kam plötzlich", "Etwas stimmt nicht"]


async def test_another_language_is_used_as_soon_as_it_is_chosen(
    hass: HomeAssistant, alice: Phone
) -> None:
    entry = await a_plan(hass, phones=[alice.action])

    hass.config_entries.async_update_entry(entry, options={**entry.options, "language": "de"})
    await settle(hass)

    assert entry.runtime_data.recovery.prompter.texts.language == "de"


# Targets out of order


async def test_without_a_phone_home_assistant_shows_it(hass: HomeAssistant) -> None:
    prompter = await a_prompter(hass)
    await prompter.async_tell(WALK)
    assert pinned(hass) == ["Walk, 10 min"]

    await prompter.async_clear(WALK.subject)

    assert pinned(hass) == []


async def test_home_assistant_shows_it_while_nothing_else_works(hass: HomeAssistant) -> None:
    calls = a_broken_phone(hass, HomeAssistantError("out of order"))
    prompter = await a_prompter(hass, phones=[BROKEN])
    await prompter.async_tell(WALK)
    assert pinned(hass) == ["Walk, 10 min"]

    await prompter.async_clear(WALK.subject)

    assert pinned(hass) == []
    assert calls[-1].data["message"] == "clear_notification"


# Text only


class Display(notify.NotifyEntity):
    """A notify entity that remembers what it shows."""

    def __init__(self, features: notify.NotifyEntityFeature) -> None:
        self.entity_id = "notify.display"
        self._attr_supported_features = features
        self.shown: list[tuple[str | None, str]] = []

    async def async_send_message(self, message: str, title: str | None = None) -> None:
        self.shown.append((title, message))


@pytest.mark.parametrize(
    ("features", "shown"),
    [
        (notify.NotifyEntityFeature.TITLE, ("Walk, 10 min", "Time for an easy walk?")),
        (notify.NotifyEntityFeature(0), (None, "Walk, 10 min\nTime for an easy walk?")),
    ],
)
async def test_a_notify_entity_shows_the_text(
    hass: HomeAssistant, features: notify.NotifyEntityFeature, shown: tuple[str | None, str]
) -> None:
    assert await async_setup_component(hass, "notify", {})
    display = Display(features)
    await hass.data[notify.DATA_COMPONENT].async_add_entities([display])
    prompter = await a_prompter(hass, notify_entities=["notify.display"])

    await prompter.async_tell(WALK)

    ((title, message),) = display.shown
    assert title == shown[0]
    assert message.startswith(shown[1])
    assert pinned(hass) == []


async def test_where_nothing_takes_its_place_a_message_is_not_told_again(
    hass: HomeAssistant,
) -> None:
    assert await async_setup_component(hass, "notify", {})
    display = Display(notify.NotifyEntityFeature.TITLE)
    await hass.data[notify.DATA_COMPONENT].async_add_entities([display])
    prompter = await a_prompter(hass, notify_entities=["notify.display"])

    await prompter.async_tell(replace(WALK, again=True))

    assert display.shown == []
    assert pinned(hass) == []


async def test_an_entity_that_is_unavailable_is_reported(hass: HomeAssistant) -> None:
    hass.states.async_set("notify.display", "unavailable")
    prompter = await a_prompter(hass, notify_entities=["notify.display", "notify.gone"])

    await prompter.async_tell(WALK)

    assert issues(hass) == {"target_failed", "target_missing"}


# Aloud
