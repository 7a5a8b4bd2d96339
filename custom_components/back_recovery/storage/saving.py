"""Saves what an effect may only follow once it is on disk, and says in Repairs where that fails."""

import logging

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir

from ..const import DOMAIN
from .store import KeptFile

_LOGGER = logging.getLogger(__name__)


async def async_save_or_complain[ValueT](
    hass: HomeAssistant, store: KeptFile[ValueT], value: ValueT, *, issue_id: str, title: str
) -> None:
    """Write the value; the issue is there while that fails.

    Raises HomeAssistantError, in plain words, where it could not be written.
    """
    try:
        await store.async_save(value)
    except HomeAssistantError as err:
        if ir.async_get(hass).async_get_issue(DOMAIN, issue_id) is None:
            _LOGGER.error("%s cannot be saved: %s", title, err)
            ir.async_create_issue(
                hass,
                DOMAIN,
                issue_id,
                is_fixable=False,
                severity=ir.IssueSeverity.ERROR,
                translation_key="not_saved",
                translation_placeholders={"title": title, "path": str(store.path)},
            )
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key="not_saved",
            translation_placeholders={"path": str(store.path)},
        ) from err
    ir.async_delete_issue(hass, DOMAIN, issue_id)
