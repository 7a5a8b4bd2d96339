"""Every story of the shell runs in a Home Assistant that may load custom integrations."""

from collections.abc import Generator
import time

from aiohttp.web_urldispatcher import UrlDispatcher
from homeassistant import core
from homeassistant.core import HomeAssistant
from homeassistant.util.ulid import ulid_at_time
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.back_recovery.telling.texts import Texts, async_load_texts

from .people import live_here, register_phone
from .phones import Phone, a_phone_of, live_with


@pytest.fixture(autouse=True)
def custom_integrations(enable_custom_integrations: None) -> Generator[None]:
    """Allow the integration of this repository to be loaded."""
    return


@pytest.fixture(autouse=True)
def what_is_served_may_come_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let something be served after a phone was there, as the server of Home Assistant does."""
    monkeypatch.setattr(UrlDispatcher, "freeze", lambda _: None)


@pytest.fixture(autouse=True)
def presses_are_as_old_as_the_clock_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a context begin when the story says it is, not when the machine does."""
    monkeypatch.setattr(core, "ulid_now", lambda: ulid_at_time(time.time()))


@pytest.fixture
async def two_phones(hass: HomeAssistant, hass_client: ClientSessionGenerator) -> None:
    """Let Alex and Bob live here, each with a phone."""
    await live_here(hass, "Alex", "Bob")
    client = await hass_client()
    for name in ("Alex phone", "Bob phone"):
        await register_phone(hass, client, name)


@pytest.fixture
def bob_user(hass: HomeAssistant) -> MockUser:
    return MockUser(name="Bob").add_to_hass(hass)


@pytest.fixture
async def alice(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    aioclient_mock: AiohttpClientMocker,
    hass_admin_user: MockUser,
    bob_user: MockUser,
) -> Phone:
    """Return the phone of somebody who lives here with somebody else."""
    await hass.config.async_set_time_zone("UTC")
    await live_with(hass, alice=hass_admin_user, bob=bob_user)
    return await a_phone_of(hass, "alice phone", hass_admin_user, hass_client, aioclient_mock)


@pytest.fixture
async def bob(alice: Phone, hass_client: ClientSessionGenerator, bob_user: MockUser) -> Phone:
    return await a_phone_of(alice.hass, "bob phone", bob_user, hass_client, alice.push)


@pytest.fixture
async def english(hass: HomeAssistant) -> Texts:
    return await async_load_texts(hass, "en")


@pytest.fixture
async def german(hass: HomeAssistant) -> Texts:
    return await async_load_texts(hass, "de")
