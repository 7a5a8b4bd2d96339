"""Two phones of one person, a notify group, a screen without buttons, and no phone at all."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from ..acting import MONDAY, act, settle, shown, until
from ..builders import an_activity, an_entry, set_up
from ..letters import pinned
from ..phones import Phone, a_phone_of

pytestmark = pytest.mark.freeze_time(MONDAY)

WALK = an_activity("walk", schedule="times", times=["19:00:00"])


async def a_plan_told(hass: HomeAssistant, **channels: Any) -> None:
    await set_up(hass, an_entry(WALK, person="person.alice", options=channels))


@pytest.fixture
async def tablet(
    alice: Phone, hass_client: ClientSessionGenerator, hass_admin_user: MockUser
) -> Phone:
    """Return a second device of Alice."""
    return await a_phone_of(alice.hass, "alice tablet", hass_admin_user, hass_client, alice.push)


# Two phones


async def test_what_is_answered_on_one_phone_goes_on_the_other(
    hass: HomeAssistant, alice: Phone, tablet: Phone, freezer: FrozenDateTimeFactory
) -> None:
    await a_plan_told(hass, phones=[alice.action, tablet.action])
    await act(hass, "start", alice.user_id)
    await until(hass, freezer, "Mon 19:00")
    assert "Walk, 10 min" in alice.titles
    assert "Walk, 10 min" in tablet.titles

    await alice.tap(alice.button("Skip this one", on="Walk, 10 min"))

    assert "Walk, 10 min" not in [*alice.titles, *tablet.titles]


async def test_a_button_that_was_used_is_on_no_phone_any_more(
    hass: HomeAssistant, alice: Phone, tablet: Phone
) -> None:
    """The first message goes on asking what was not said: how the back is was."""
    await a_plan_told(hass, phones=[alice.action, tablet.action])
    await act(hass, "start", alice.user_id)
    before = tablet.screen
    (tag,) = before
    assert tablet.buttons == ["Answer", "It came on suddenly", "Something is wrong"]

    await alice.tap(alice.button("Answer"), reply_text="0")

    for phone in (alice, tablet):
        assert [one["title"] for one in phone.screen[tag]["data"]["actions"]] == [
            "It came on suddenly",
            "Something is wrong",
        ]
        assert phone.screen[tag]["data"]["push"]["sound"] == "none"
    await tablet.tap(tablet.button("It came on suddenly", on=before[tag]["title"]))
    assert shown(hass, "select.back_recovery_onset") == "tweak"


# A group, and a screen


async def test_a_group_carries_the_text_without_buttons(hass: HomeAssistant, alice: Phone) -> None:
    """Home Assistant's group of notify entities takes a message and a title, and nothing else."""
    sent: list[ServiceCall] = []
    hass.services.async_register("notify", "send_message", sent.append)
    hass.states.async_set("notify.family", "unknown", {"supported_features": 1})
    await a_plan_told(hass, notify_entities=["notify.family"])

    await act(hass, "start", alice.user_id)
    await settle(hass)

    (call,) = sent
    assert call.data["title"] == "Back recovery is on"
    assert call.data.keys() == {"entity_id", "message", "title"}
    assert pinned(hass) == []


async def test_a_screen_that_shows_no_title_has_it_in_the_text(
    hass: HomeAssistant, alice: Phone
) -> None:
    sent: list[ServiceCall] = []
    hass.services.async_register("notify", "send_message", sent.append)
    hass.states.async_set("notify.wall", "unknown", {"supported_features": 0})
    await a_plan_told(hass, notify_entities=["notify.wall"])

    await act(hass, "start", alice.user_id)
    await settle(hass)

    assert sent[0].data["message"].startswith("Back recovery is on\n")
    assert "title" not in sent[0].data


# No phone


async def test_without_a_phone_everything_can_be_read_and_answered_here(
    hass: HomeAssistant, alice: Phone, freezer: FrozenDateTimeFactory
) -> None:
    await a_plan_told(hass)
    await act(hass, "start", alice.user_id)
    await until(hass, freezer, "Mon 19:00")
    assert "Walk, 10 min" in pinned(hass)

    await act(hass, "done", alice.user_id, activity="walk")

    assert "Walk, 10 min" not in pinned(hass)
