"""What is given to an action, read by its fields; what cannot be read is refused in words.

Home Assistant would refuse it, too, but in English and in the words of a schema. So its own schema
lets everything through but the targets, and the fields are read here, by the actions and the page.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Any, Final

from homeassistant.components.switch import DOMAIN as SWITCH_DOMAIN
from homeassistant.core import HomeAssistant, ServiceCall, SupportsResponse, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_register_platform_entity_service
from homeassistant.helpers.typing import VolDictType
import probatio

from ..const import DOMAIN

MOST_LETTERS_NAMED: Final = 60
"""How much of the name of a field is repeated to whoever gave it."""

type Given = Mapping[str, Any]


class _NotOneOf(probatio.Invalid):
    """A word that is none of those there are; the error says which there are."""


def one_of[WordT: StrEnum](words: type[WordT]) -> Callable[[Any], WordT]:
    """Return what reads a word of an enumeration."""

    def read(value: Any) -> WordT:
        try:
            return words(value)
        except ValueError as err:
            raise _NotOneOf(", ".join(words)) from err

    return read


def instant(value: Any) -> datetime:
    """Return an instant that is written out.

    What reads it in Home Assistant (ciso8601 2.3.3) takes the whole process down where a character
    is half of one, as a template can make it; an instant has no letter but plain ones.
    """
    if isinstance(value, str) and not value.isascii():
        raise probatio.Invalid("an instant is written in plain letters")
    read: datetime = cv.datetime(value)
    return read


def understood(fields: VolDictType, given: Given) -> Given:
    """Return the fields as they are meant.

    Raises ServiceValidationError, in words, for what is missing, unknown or cannot be read.
    """
    try:
        read: Given = probatio.Schema(fields)(dict(given))
    except probatio.MultipleInvalid as err:
        raise _refusal(err.errors[0]) from err
    except OverflowError as err:
        # A number that no machine counts to.
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="not_a_number"
        ) from err
    return read


def _refusal(wrong: probatio.Invalid) -> ServiceValidationError:
    field = ".".join(map(str, wrong.path))[:MOST_LETTERS_NAMED]
    values = {"field": field}
    match wrong:
        case probatio.RequiredFieldInvalid():
            key = "field_missing"
        case probatio.ExtraKeysInvalid():
            key = "field_unknown"
        case _NotOneOf():
            key, values = "field_not_one_of", values | {"options": str(wrong.error_message)}
        case _:
            key = "field_unreadable"
    return ServiceValidationError(
        translation_domain=DOMAIN, translation_key=key, translation_placeholders=values
    )


_WHATEVER: Final = cv.make_entity_service_schema({}, extra=probatio.ALLOW_EXTRA)


@callback
def async_register_action[EntityT](
    hass: HomeAssistant,
    name: str,
    does: Callable[[EntityT, ServiceCall, Given], Awaitable[Any]],
    *,
    fields: VolDictType | None = None,
    supports_response: SupportsResponse = SupportsResponse.NONE,
) -> None:
    """Register what is done for each plan that is targeted, with what was given."""
    async_register_platform_entity_service(
        hass,
        DOMAIN,
        name,
        entity_domain=SWITCH_DOMAIN,
        func=partial(_async_do, does, fields or {}),
        schema=_WHATEVER,
        supports_response=supports_response,
    )


async def _async_do[EntityT](
    does: Callable[[EntityT, ServiceCall, Given], Awaitable[Any]],
    fields: VolDictType,
    entity: EntityT,
    call: ServiceCall,
) -> Any:
    said = {key: value for key, value in call.data.items() if key not in cv.ENTITY_SERVICE_FIELDS}
    return await does(entity, call, understood(fields, said))
