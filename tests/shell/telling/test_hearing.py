"""What a push service does not take is heard, and the person is told in another way."""

from dataclasses import replace
from datetime import timedelta
import logging
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components import mobile_app
from homeassistant.components.mobile_app.const import DATA_PUSH_CHANNEL
from homeassistant.components.mobile_app.push_notification import PushChannel
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMockResponse
from yarl import URL

from custom_components.back_recovery.engine.model.vocabulary import Countdown
from custom_components.back_recovery.telling.hearing import LOG, NotTaken, listening

from ..acting import MONDAY, at, settle
from ..letters import CHECK_IN, GYM, WALK, a_prompter, issues, pinned
from ..phones import PUSH, Phone

pytestmark = pytest.mark.freeze_time(MONDAY)


def the_service_answers(phone: Phone, status: int, **said: Any) -> None:
    """Let the push service answer otherwise from now on; what it was sent is forgotten."""
    phone.push.clear_requests()
    phone.push.post(PUSH, status=status, json=said)


async def test_what_is_not_taken_is_shown_here_and_in_repairs(
    hass: HomeAssistant, alice: Phone
) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])
    the_service_answers(alice, 400, message="BadCollapseId")

    await prompter.async_tell(WALK)

    assert pinned(hass) == ["Walk, 10 min"]
    assert issues(hass) == {"target_not_taken"}


async def test_it_is_tried_twice_and_said_once(
    hass: HomeAssistant, alice: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])
    the_service_answers(alice, 500, message="out of order")

    await prompter.async_tell(WALK)
    await prompter.async_tell(CHECK_IN)

    assert alice.push.call_count == 4
    assert caplog.text.count("cannot tell anything through notify.mobile_app_alice_phone") == 1


async def test_what_is_refused_is_tried_plainly_on_the_same_phone(
    hass: HomeAssistant, alice: Phone
) -> None:
    """A push service that takes no buttons, no pictures and no countdown, and says not why."""
    prompter = await a_prompter(hass, phones=[alice.action])
    alice.push.clear_requests()

    async def only_words(method: str, url: URL, body: dict[str, Any]) -> AiohttpClientMockResponse:
        is_plain = not {"actions", "image", "live_update", "when"} & set(body["data"])
        said = {"message": "no"} if not is_plain else {}
        return AiohttpClientMockResponse(method, url, 201 if is_plain else 400, json=said)

    alice.push.post(PUSH, side_effect=only_words)

    running = replace(WALK, live=Countdown.RUNS, until=at("Mon 18:30"))
    for message in (WALK, running):
        await prompter.async_tell(message)

    sent = [body["data"] for _, _, body, _ in alice.push.mock_calls]
    assert ["actions" in one for one in sent] == [True, False, True, False]
    assert ["live_update" in one for one in sent] == [False, False, True, False]
    assert sent[0]["tag"] == sent[1]["tag"]
    assert sent[1]["clickAction"] == sent[0]["clickAction"]
    assert pinned(hass) == []
    assert issues(hass) == set()


async def test_over_the_limit_no_second_try_is_wasted(hass: HomeAssistant, alice: Phone) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])
    the_service_answers(alice, 429, message="The limit was reached")

    await prompter.async_tell(WALK)

    assert alice.push.call_count == 1
    assert pinned(hass) == ["Walk, 10 min"]
    assert issues(hass) == {"target_over_limit"}


async def test_the_first_message_that_is_taken_ends_it(hass: HomeAssistant, alice: Phone) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])
    the_service_answers(alice, 400, message="Unregistered")
    await prompter.async_tell(WALK)

    the_service_answers(alice, 201)
    await prompter.async_tell(CHECK_IN)

    assert issues(hass) == set()
    assert alice.titles == ["Check-in"]


async def test_a_second_phone_is_another_way(
    hass: HomeAssistant, alice: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    tablet = "notify.mobile_app_tablet"
    hass.services.async_register("notify", "mobile_app_tablet", lambda _call: None)
    prompter = await a_prompter(hass, phones=[alice.action, tablet])
    the_service_answers(alice, 400, message="no")

    await prompter.async_tell(WALK)

    assert pinned(hass) == []
    assert issues(hass) == {"target_not_taken"}


async def test_what_is_not_taken_for_something_else_is_not_ours(
    hass: HomeAssistant, alice: Phone
) -> None:
    prompter = await a_prompter(hass, phones=[alice.action])
    await prompter.async_tell(WALK)

    logging.getLogger(LOG).error("somebody else's message was not taken")

    assert issues(hass) == set()


async def test_a_phone_that_does_not_confirm_is_heard_of_later(
    hass: HomeAssistant, alice: Phone, freezer: FrozenDateTimeFactory
) -> None:
    """The app holds a connection, gets the message and is gone; then the push service refuses."""
    sent: list[dict[str, Any]] = []
    channels = hass.data[mobile_app.DOMAIN][DATA_PUSH_CHANNEL]
    channels[alice.webhook_id] = PushChannel(
        hass, alice.webhook_id, True, sent.append, lambda: channels.pop(alice.webhook_id)
    )
    prompter = await a_prompter(hass, phones=[alice.action])
    the_service_answers(alice, 400, message="Unregistered")
    await prompter.async_tell(GYM)
    assert (len(sent), pinned(hass), issues(hass)) == (1, [], set())

    freezer.tick(timedelta(seconds=11))
    async_fire_time_changed(hass)
    await settle(hass)

    assert pinned(hass) == ["You are resting"]
    assert issues(hass) == {"target_not_taken"}


def test_only_what_is_logged_during_a_call_is_about_it() -> None:
    later: list[NotTaken] = []
    with pytest.raises(NotTaken, match="not taken"), listening(later.append):
        logging.getLogger(LOG).error("not taken")

    with listening(later.append):
        pass

    assert later == []
