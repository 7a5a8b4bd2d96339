"""Anna and Bob, who look at the page, and Anna's plan with a pad that the house switches on."""

from homeassistant.components.websocket_api import http
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from ..acting import TICKED, USUAL
from ..appliances import Plug, plug_in
from ..browsers import Browser, a_browser
from ..builders import an_activity, an_entry, set_up
from ..phones import live_with

PAD = an_activity(
    "heating_pad",
    device="switch.pad",
    start_mode="after_confirmation",
    schedule="never",
    needs_home=False,
    maker_allows=True,
)


@pytest.fixture(autouse=True)
def no_heartbeat(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no connection be given up for a browser that reads nothing while hours pass at once."""
    usual = http.web.WebSocketResponse
    monkeypatch.setattr(http.web, "WebSocketResponse", lambda **_: usual())


@pytest.fixture
async def anna_user(hass: HomeAssistant) -> MockUser:
    """Return the person of the plan, who is no administrator."""
    return MockUser(name="Anna").add_to_hass(hass)


@pytest.fixture
async def house(hass: HomeAssistant, anna_user: MockUser, bob_user: MockUser) -> None:
    await hass.config.async_set_time_zone("UTC")
    await live_with(hass, anna=anna_user, bob=bob_user)


@pytest.fixture
async def pad(hass: HomeAssistant, house: None) -> Plug:
    pad = Plug("pad")
    await plug_in(hass, "switch", [pad])
    return pad


@pytest.fixture
async def plan(hass: HomeAssistant, pad: Plug) -> MockConfigEntry:
    """Return Anna's plan, with a pad that the house switches on."""
    options = {**TICKED, "rest_window": 48}
    return await set_up(hass, an_entry(*USUAL, PAD, person="person.anna", options=options))


@pytest.fixture
async def anna(
    hass: HomeAssistant,
    plan: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    anna_user: MockUser,
) -> Browser:
    browser = await a_browser(hass, hass_ws_client, anna_user)
    await browser.look()
    return browser


@pytest.fixture
async def bob(
    hass: HomeAssistant,
    plan: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    bob_user: MockUser,
) -> Browser:
    browser = await a_browser(hass, hass_ws_client, bob_user)
    await browser.look()
    return browser


@pytest.fixture
async def admin(
    hass: HomeAssistant,
    plan: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    hass_admin_user: MockUser,
) -> Browser:
    browser = await a_browser(hass, hass_ws_client, hass_admin_user)
    await browser.look()
    return browser
