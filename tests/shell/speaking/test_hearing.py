"""What is listened to while several plans ask: it is worked out as seldom as it can change."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.speaking.hearing import Hearing

from ..acting import MONDAY, WALK, press, until
from .house import ALICE, BOB, live_with_assist, say, two_people

pytestmark = pytest.mark.freeze_time(MONDAY)


@pytest.fixture
async def bob_user(hass: HomeAssistant) -> str:
    """Let two people rest who are offered a walk at the same time; return the second's user."""
    await live_with_assist(hass)
    _, bob = await two_people(hass, WALK)
    for switch in (ALICE, BOB):
        await press(hass, "switch.turn_on", switch)
    return bob


async def test_what_is_asked_is_heard_until_the_last_has_answered(
    hass: HomeAssistant, bob_user: str, freezer: FrozenDateTimeFactory
) -> None:
    await until(hass, freezer, "Mon 19:01")
    await press(hass, "back_recovery.skip", ALICE)

    await say(hass, "skip it", by=bob_user)

    (bob,) = [
        one.runtime_data.recovery
        for one in hass.config_entries.async_loaded_entries(DOMAIN)
        if one.title.endswith("Bob")
    ]
    assert bob.episode
    assert not bob.episode.open_prompts


@pytest.mark.usefixtures("bob_user")
async def test_of_plans_that_ask_at_once_the_first_looks_for_all(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    await until(hass, freezer, "Mon 18:59")
    looks: list[Hearing] = []
    monkeypatch.setattr(Hearing, "_is_near_another", lambda one: looks.append(one) or False)

    await until(hass, freezer, "Mon 19:00")

    assert len(looks) == 1
