"""The page's own commands: subscribe to what it shows, and act.

What they carry is written down in `frontend/src/model.ts`.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components import websocket_api
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.importlib import async_import_module
from homeassistant.helpers.translation import async_get_translations
import probatio

from .const import DOMAIN
from .engine.model import events as happened
from .page.rights import FOR_EVERYBODY, Visible, onlooker
from .services import ACTIONS, async_load_responses
from .surroundings.given import understood
from .telling.formats import closest
from .telling.texts import Texts, async_load_texts

if TYPE_CHECKING:
    from .page.acts import Doing, PageAct, Said

type Ask = dict[str, Any]

_OF_SERVICES: Final = {row.name: row for row in ACTIONS}
_OF_PAGE: Final = (
    "tap",
    "change_check_in",
    "onset",
    "signs",
    "smaller",
    "looked_at",
    "test_movements",
    "unplugged",
    "off_again",
    "suits",
    "seen",
    "test_message",
    "test_arrived",
)
"""What is done by the page alone: the rows of `page/acts.py`, which is imported with the first."""

_AS_ACTIONS: Final = (
    "start",
    "stop",
    "pause",
    "resume",
    "extend",
    "check_in",
    "start_activity",
    "stop_activity",
    "done",
    "skip",
    "snooze",
    "log_gym_session",
)
"""What is done by the page just as by an action."""

CLOCKS: Final = {"12": True, "24": False}
"""What a page says of the clock of who looks: sentences and times of a page have the same."""
EXPORT: Final = "export"
NAMES: Final = (*_OF_PAGE, *_AS_ACTIONS, EXPORT)


@callback
def async_register_commands(hass: HomeAssistant) -> None:
    """Register both commands; once, however many plans there are."""
    websocket_api.async_register_command(hass, websocket_subscribe)
    websocket_api.async_register_command(hass, websocket_act)


@websocket_api.websocket_command(
    {
        probatio.Required("type"): f"{DOMAIN}/subscribe",
        probatio.Optional("entry_id"): probatio.Any(None, str),
        probatio.Required("language"): str,
        probatio.Optional("clock"): probatio.In(CLOCKS),
        probatio.Optional("bundle"): str,
    }
)
@websocket_api.async_response
async def websocket_subscribe(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: Ask
) -> None:
    """Send the page now, and whenever something of it changes."""
    number = msg["id"]
    # A connection that closes forgets it: then nobody is there any more once all is loaded.
    connection.subscriptions[number] = _nothing_sent_yet
    texts = await _async_texts(hass, msg)
    module = await async_import_module(hass, f"{__package__}.page.subscribers")
    if number not in connection.subscriptions:
        return
    connection.send_result(number)
    connection.subscriptions[number] = module.subscribers_of(hass).async_watch(
        connection.user,
        texts,
        msg.get("entry_id"),
        lambda page: connection.send_event(number, page),
    )


@callback
def _nothing_sent_yet() -> None:
    """End what has not begun."""


@websocket_api.websocket_command(
    {
        probatio.Required("type"): f"{DOMAIN}/act",
        probatio.Required("entry_id"): str,
        probatio.Required("language"): str,
        probatio.Optional("clock"): probatio.In(CLOCKS),
        probatio.Required("action"): probatio.In(NAMES),
        probatio.Optional("data", default=dict): dict,
    }
)
@websocket_api.async_response
async def websocket_act(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: Ask
) -> None:
    """Do something, or say in plain words why not; nothing has changed then."""
    try:
        said = await _async_act(hass, connection, msg)
    except HomeAssistantError as err:
        message = await _async_in_words(hass, err, msg["language"])
        connection.send_error(msg["id"], err.translation_key or "failed", message)
    else:
        connection.send_result(msg["id"], said or {})


async def _async_act(
    hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: Ask
) -> Said:
    action, entry = msg["action"], hass.config_entries.async_get_entry(msg["entry_id"])
    if entry is None or entry.domain != DOMAIN:
        raise _refusal("plan_gone")
    look = onlooker(hass, entry, connection.user)
    if look.sight is not Visible.ALL and action not in FOR_EVERYBODY:
        raise _refusal("not_yours")
    page = await async_import_module(hass, f"{__package__}.page.acts")
    if entry.state is not ConfigEntryState.LOADED:
        raise _refusal("not_loaded")
    texts = await _async_texts(hass, msg)
    settings = entry.runtime_data.recovery.settings
    act: PageAct | None = page.ACTS.get(action)
    doing: Doing = page.Doing(
        hass=hass,
        entry=entry,
        look=look,
        texts=texts.at_home_in(
            settings.lines, settings.mass_unit, settings.temperature_unit, hass.config.country
        ),
        context=connection.context(msg),
        data=_read(act, action, msg["data"]),
    )
    if action == EXPORT:
        return await _async_export(doing)
    return await act.does(doing) if act else await _async_as_action(doing, action)


def _read(act: PageAct | None, action: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the fields as they are meant; what is None was not said."""
    if action == EXPORT:
        return {}
    fields = act.fields if act else _OF_SERVICES[action].fields
    given = {name: value for name, value in data.items() if value is not None}
    return understood(fields, given)


async def _async_as_action(doing: Doing, action: str) -> Said:
    """Do the same as the action; on the page nothing warm begins without the question first."""
    event = _OF_SERVICES[action].asks(doing.recovery, doing.data, doing.by)
    if isinstance(event, happened.ActivityStarted):
        event = replace(event, is_confirmed=False)
    await doing.request(event)
    return None


async def _async_export(doing: Doing) -> Said:
    responses = await async_load_responses(doing.hass)
    found = responses.export_response(doing.recovery, doing.texts)
    return {"page": found["summary"], "csv": found["csv"]}


async def _async_texts(hass: HomeAssistant, msg: Ask) -> Texts:
    """Return the words for whoever asks; without a word about their clock, that of the country."""
    texts = await async_load_texts(hass, msg["language"])
    return replace(texts, twelve_hours=CLOCKS.get(msg.get("clock", "")))


def _refusal(key: str) -> ServiceValidationError:
    return ServiceValidationError(translation_domain=DOMAIN, translation_key=key)


async def _async_in_words(hass: HomeAssistant, err: HomeAssistantError, language: str) -> str:
    """Return what went wrong, in the language of who asked."""
    # Only of what is shipped: what is asked for becomes the name of a file there.
    texts = await async_get_translations(hass, closest(language), "exceptions", [DOMAIN])
    words = texts.get(f"component.{DOMAIN}.exceptions.{err.translation_key}.message")
    return words.format(**(err.translation_placeholders or {})) if words else str(err)
