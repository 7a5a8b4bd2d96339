"""How people are told: on phones, as text, aloud, and where nothing works."""

import asyncio
from dataclasses import replace
import logging
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components import notify, persistent_notification, tts
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.back_recovery.channels import Phone as PhoneChannel, Satellite
from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.engine.effects import Message
from custom_components.back_recovery.engine.events import RecoveryStarted
from custom_components.back_recovery.engine.vocabulary import Answer, Urgency
from custom_components.back_recovery.prompter import Prompter

from .acting import MONDAY, settle, until
from .builders import an_activity, an_entry, set_up
from .phones import Phone, a_phone_of, live_with

pytestmark = pytest.mark.freeze_time(MONDAY)

WALK = Message(
    subject="e1-walk_1",
    text="walk",
    activity="walk",
    minutes=10,
    answers=(Answer.START, Answer.SNOOZE, Answer.SKIP),
)
CHECK_IN = Message(subject="e1-c", text="check_in", activity="check_in", answers=(Answer.REPLY,))
GYM = Message(
    subject="e1-gym-0",
    text="gym",
    activity="gym",
    answers=(Answer.WALKING, Answer.STOP),
    urgency=Urgency.SAFETY,
)
BROKEN = "notify.mobile_app_broken"
PLAYER, ENGINE, SATELLITE = "media_player.den", "tts.voice", "assist_satellite.kitchen"


@pytest.fixture
async def alice(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    aioclient_mock: AiohttpClientMocker,
    hass_admin_user: MockUser,
) -> Phone:
    """Return the phone of somebody who lives here."""
    await live_with(hass, alice=hass_admin_user)
    return await a_phone_of(hass, "alice phone", hass_admin_user, hass_client, aioclient_mock)


async def a_plan(hass: HomeAssistant, *, person: str | None = None, **options: Any) -> Any:
    """Return the entry of a plan that is idle."""
    await hass.config.async_set_time_zone("UTC")
    return await set_up(hass, an_entry(an_activity("walk"), person=person, options=options))


async def a_prompter(hass: HomeAssistant, **options: Any) -> Prompter:
    entry = await a_plan(hass, **options)
    prompter: Prompter = entry.runtime_data.prompter
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


# Phones


async def test_an_offer_has_buttons_that_name_plan_and_prompt(
    hass: HomeAssistant, alice: Phone
) -> None:
    entry = await a_plan(hass, phones=[alice.action])

    await entry.runtime_data.prompter.async_tell(WALK)

    mine = f"{entry.entry_id}_e1-walk_1"
    assert alice.last["title"] == "Walk, 10 min"
    assert alice.last["data"] == {
        "tag": f"back_recovery_{mine}",
        "group": f"back_recovery_{entry.entry_id}",
        "channel": "Back recovery",
        "priority": "high",
        "sticky": "true",
        "actions": [
            {"action": f"BACK_RECOVERY_{mine}_START", "title": "Start 10 min"},
            {"action": f"BACK_RECOVERY_{mine}_SNOOZE", "title": "In 30 min"},
            {"action": f"BACK_RECOVERY_{mine}_SKIP", "title": "Skip this one"},
        ],
    }


async def test_a_check_in_is_answered_in_the_message(hass: HomeAssistant, alice: Phone) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])

    await prompter.async_tell(CHECK_IN)

    (action,) = alice.last["data"]["actions"]
    assert action["behavior"] == "textInput"
    assert action["textInputPlaceholder"] == "0 to 10"
    assert action["textInputButtonTitle"] == "Send"


async def test_a_safety_message_comes_at_once_and_as_loud_as_the_phone_is(
    hass: HomeAssistant, alice: Phone
) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])

    await prompter.async_tell(GYM)

    data = alice.last["data"]
    assert data["ttl"] == 0
    assert data["push"] == {"interruption-level": "time-sensitive"}


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
    coordinator = entry.runtime_data
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
    await entry.runtime_data.async_handle(RecoveryStarted())
    await settle(hass)
    assert alice.received == []

    await until(hass, freezer, "Tue 07:00")

    assert alice.titles == ["Back recovery is on"]


async def test_a_german_is_told_in_german_on_an_english_server(
    hass: HomeAssistant, alice: Phone
) -> None:
    entry = await a_plan(hass, phones=[alice.action], language="de")

    await entry.runtime_data.async_handle(RecoveryStarted())
    await settle(hass)

    assert alice.titles == ["Rücken-Erholung ist an"]
    assert alice.buttons == ["Es kam plötzlich", "Etwas stimmt nicht", "Erholung beenden"]


async def test_another_language_is_used_as_soon_as_it_is_chosen(
    hass: HomeAssistant, alice: Phone
) -> None:
    entry = await a_plan(hass, phones=[alice.action])

    hass.config_entries.async_update_entry(entry, options={**entry.options, "language": "de"})
    await settle(hass)

    assert entry.runtime_data.prompter.texts.language == "de"


# Targets out of order


async def test_a_phone_that_is_gone_keeps_no_other_from_being_told(
    hass: HomeAssistant, alice: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    prompter = await a_prompter(hass, phones=["notify.mobile_app_gone", alice.action])

    await prompter.async_tell(WALK)
    await prompter.async_tell(CHECK_IN)

    assert alice.titles == ["Walk, 10 min", "Check-in"]
    assert issues(hass) == {"target_missing"}
    assert caplog.text.count("cannot tell anything through notify.mobile_app_gone") == 1


async def test_a_complaint_goes_when_the_target_is_no_longer_chosen(
    hass: HomeAssistant, alice: Phone
) -> None:
    entry = await a_plan(hass, phones=["notify.mobile_app_gone", alice.action])
    await entry.runtime_data.prompter.async_tell(WALK)

    hass.config_entries.async_update_entry(entry, options={"phones": [alice.action]})
    await settle(hass)

    assert issues(hass) == set()


async def test_a_phone_that_cannot_be_reached_is_reported_until_it_can(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    aioclient_mock: AiohttpClientMocker,
    hass_admin_user: MockUser,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    await live_with(hass, alice=hass_admin_user)
    phone = await a_phone_of(
        hass, "old phone", hass_admin_user, hass_client, aioclient_mock, online=False
    )
    prompter = await a_prompter(hass, phones=[phone.action])
    await prompter.async_tell(WALK)
    assert issues(hass) == {"target_failed"}

    await phone.come_online()
    await prompter.async_tell(WALK)

    assert issues(hass) == set()
    assert phone.titles == ["Walk, 10 min"]
    assert caplog.text.count("is done with the outage") == 1


async def test_a_target_that_fails_is_tried_twice_and_logged_once(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    calls = a_broken_phone(hass, ValueError("bad luck"))
    prompter = await a_prompter(hass, phones=[BROKEN])

    await prompter.async_tell(WALK)
    await prompter.async_tell(CHECK_IN)

    assert len(calls) == 4
    assert caplog.text.count("bad luck") == 1
    assert issues(hass) == {"target_failed"}


async def test_one_failure_is_made_good_by_the_second_try(hass: HomeAssistant) -> None:
    failures = [HomeAssistantError("once")]

    async def fail_once(_call: ServiceCall) -> None:
        if failures:
            raise failures.pop()

    hass.services.async_register("notify", "mobile_app_broken", fail_once)
    prompter = await a_prompter(hass, phones=[BROKEN])

    await prompter.async_tell(WALK)

    assert failures == []
    assert issues(hass) == set()


async def test_a_target_that_never_answers_is_given_up(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def hang(_call: ServiceCall) -> None:
        await asyncio.Event().wait()

    hass.services.async_register("notify", "mobile_app_broken", hang)
    monkeypatch.setattr(PhoneChannel, "patience", 0)
    prompter = await a_prompter(hass, phones=[BROKEN])

    await prompter.async_tell(WALK)

    assert "no answer within 0 seconds" in caplog.text


async def test_a_target_that_fails_and_is_then_removed_is_missing(hass: HomeAssistant) -> None:
    a_broken_phone(hass, HomeAssistantError())
    prompter = await a_prompter(hass, phones=[BROKEN])
    await prompter.async_tell(WALK)

    hass.services.async_remove("notify", "mobile_app_broken")
    await prompter.async_tell(WALK)

    assert issues(hass) == {"target_missing"}


# Home Assistant itself


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


async def test_an_entity_that_is_unavailable_is_reported(hass: HomeAssistant) -> None:
    hass.states.async_set("notify.display", "unavailable")
    prompter = await a_prompter(hass, notify_entities=["notify.display", "notify.gone"])

    await prompter.async_tell(WALK)

    assert issues(hass) == {"target_failed", "target_missing"}


# Aloud


@pytest.fixture
def spoken(hass: HomeAssistant) -> list[ServiceCall]:
    """Let there be a speaker and a satellite; return what they are asked to say."""
    for entity_id in (PLAYER, ENGINE, SATELLITE):
        hass.states.async_set(entity_id, "idle")
    hass.states.async_set("person.alice", "home")
    calls: list[ServiceCall] = []

    @callback
    def say(call: ServiceCall) -> None:
        calls.append(call)

    hass.services.async_register("tts", "speak", say)
    hass.services.async_register("assist_satellite", "announce", say)
    return calls


async def a_voice(hass: HomeAssistant, **options: Any) -> Prompter:
    """Return the prompter of a plan that may speak from 17:00 to 19:00; it is 18:00."""
    hours = {"speak_from": "17:00:00", "speak_until": "19:00:00"}
    return await a_prompter(
        hass,
        person="person.alice",
        **{"speakers": [PLAYER], "tts_engine": ENGINE, "satellites": [SATELLITE]} | hours | options,
    )


async def test_an_offer_is_said_aloud(hass: HomeAssistant, spoken: list[ServiceCall]) -> None:
    prompter = await a_voice(hass)

    await prompter.async_tell(WALK)
    await settle(hass)

    words = "Walk, 10 min. Time for an easy walk? Flat and relaxed. Turn round if it gets worse."
    assert [call.data for call in spoken] == [
        {"entity_id": ENGINE, "media_player_entity_id": PLAYER, "message": words},
        {"entity_id": SATELLITE, "message": words},
    ]


@pytest.mark.parametrize(
    "message",
    [
        replace(WALK, also=("check_in",)),
        GYM,
        Message(subject="e1-warning", text="warning_list", urgency=Urgency.SAFETY),
        Message(subject="e1", text="completed"),
    ],
)
async def test_lists_warnings_and_news_are_not_said_aloud(
    hass: HomeAssistant, spoken: list[ServiceCall], message: Message
) -> None:
    prompter = await a_voice(hass)

    await prompter.async_tell(message)
    await settle(hass)

    assert spoken == []


@pytest.mark.parametrize(
    ("hours", "is_spoken"),
    [
        ({"speak_from": "18:00:00"}, True),
        ({"speak_from": "18:00:01"}, False),
        ({"speak_until": "18:00:01"}, True),
        ({"speak_until": "18:00:00"}, False),
        ({"speak_from": "20:00:00", "speak_until": "18:30:00"}, True),
        ({"speak_from": "20:00:00", "speak_until": "08:00:00"}, False),
        ({"quiet_from": "17:30:00", "quiet_until": "18:30:00"}, False),
    ],
)
async def test_the_house_speaks_in_its_hours_only(
    hass: HomeAssistant, spoken: list[ServiceCall], hours: dict[str, str], is_spoken: bool
) -> None:
    prompter = await a_voice(hass, **hours)

    await prompter.async_tell(WALK)
    await settle(hass)

    assert bool(spoken) is is_spoken


@pytest.mark.parametrize(
    ("place", "is_spoken"), [("home", True), ("not_home", False), ("unknown", True)]
)
async def test_the_house_does_not_speak_to_somebody_who_is_out(
    hass: HomeAssistant, spoken: list[ServiceCall], place: str, is_spoken: bool
) -> None:
    hass.states.async_set("person.alice", place)
    prompter = await a_voice(hass)

    await prompter.async_tell(WALK)
    await settle(hass)

    assert bool(spoken) is is_spoken


async def test_a_speaker_without_a_voice_is_reported(
    hass: HomeAssistant, spoken: list[ServiceCall]
) -> None:
    prompter = await a_voice(hass, tts_engine=None)

    await prompter.async_tell(WALK)
    await settle(hass)

    assert [call.domain for call in spoken] == ["assist_satellite"]
    assert issues(hass) == {"target_missing"}


async def test_an_announcement_that_takes_too_long_is_not_said_twice(
    hass: HomeAssistant, spoken: list[ServiceCall], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def go_on_and_on(call: ServiceCall) -> None:
        spoken.append(call)
        await asyncio.Event().wait()

    hass.services.async_register("assist_satellite", "announce", go_on_and_on)
    monkeypatch.setattr(Satellite, "patience", 0)
    prompter = await a_voice(hass, speakers=[])

    await prompter.async_tell(WALK)
    await settle(hass)

    assert len(spoken) == 1


class Voice(tts.TextToSpeechEntity):
    """A voice that speaks several languages."""

    entity_id = ENGINE

    def __init__(self, usual: str) -> None:
        self._attr_default_language = usual
        self._attr_supported_languages = ["de-AT", "de-DE", "en-US"]


@pytest.mark.parametrize(
    ("usual", "chosen"), [("en-US", "language=de-DE"), ("de-AT", "tts_options=")]
)
async def test_a_voice_speaks_the_language_of_the_person(
    hass: HomeAssistant, usual: str, chosen: str
) -> None:
    played: list[ServiceCall] = []
    hass.services.async_register("media_player", "play_media", played.append)
    hass.states.async_set(PLAYER, "idle")
    assert await async_setup_component(hass, "tts", {})
    await hass.data[tts.DATA_COMPONENT].async_add_entities([Voice(usual)])
    prompter = await a_voice(hass, satellites=[], language="de")

    await prompter.async_tell(WALK)
    await settle(hass)

    assert [chosen in call.data["media_content_id"] for call in played] == [True]
    assert ("language=" in played[0].data["media_content_id"]) is (usual == "en-US")
