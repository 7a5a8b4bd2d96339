"""Serves the page, and keeps it in the sidebar as long as there is a plan.

The same module is loaded with every page of Home Assistant and named as a resource of
dashboards: either alone was too late for some browsers. Where Home Assistant runs without its
frontend nothing of this is needed, and nothing is done.
"""

import asyncio
from dataclasses import dataclass, field
import json
import logging
from pathlib import Path
from typing import Any, Final

from homeassistant.components.http import StaticPathConfig
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.loader import async_get_integration
from homeassistant.util.hass_dict import HassKey

from ..const import CONF_SHOW_PAGE, DOMAIN
from ..telling.addresses import PAGE_PATH
from ..telling.images import IMAGES_AT
from .resources import own, tidying

FOLDER: Final = Path(__file__).parents[1] / "frontend"
BUNDLE: Final = "back_recovery.js"
URL: Final = f"/{DOMAIN}"
_CHUNKS: Final = "chunks"
_IMAGES: Final = Path(__file__).parents[1] / "pictures"
_IMAGES_URL: Final = f"/{DOMAIN}/images"
"""Not below the drawings of the page: what is there would be looked for here."""
TITLE: Final = "Back Recovery"
ICON: Final = "mdi:human-handsup"
ELEMENT: Final = "back-recovery-panel"

_FRONTEND: Final = "frontend"
_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Served:
    """What is served. `hash` changes with the bundle; None: there is no bundle to be shown.

    `version` is that of the integration. `tidying`: whoever looks through the resources; two at
    once would both add one.
    """

    hash: str | None
    version: str
    tidying: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def module(self) -> str:
        """Where the bundle is; another content is another address."""
        return f"{URL}/{BUNDLE}?v={self.hash}"


SERVED: HassKey[Served] = HassKey(f"{DOMAIN}_served")


async def async_set_up_page(hass: HomeAssistant) -> None:
    """Serve the page, and show it where it was before the restart."""
    await _async_serve(hass)
    async_show_early(hass)


async def _async_serve(hass: HomeAssistant) -> None:
    """Serve the bundle, its languages and pictures, and those of messages; to be called once."""
    integration = await async_get_integration(hass, DOMAIN)
    found = Served(
        await hass.async_add_executor_job(_hash_of, FOLDER), version=str(integration.version)
    )
    hass.data[SERVED] = found
    # A phone shows them with and without a page.
    paths = [StaticPathConfig(_IMAGES_URL, str(_IMAGES), False)]
    if found.hash is None:
        _LOGGER.warning("There is no page: %s is missing", FOLDER / BUNDLE)
    else:
        # The name of a chunk changes with what is in it: a browser may keep it.
        paths.append(StaticPathConfig(f"{URL}/{_CHUNKS}", str(FOLDER / _CHUNKS), True))
        paths.append(StaticPathConfig(URL, str(FOLDER), False))
    await hass.http.async_register_static_paths(paths)
    hass.data[IMAGES_AT] = _IMAGES_URL


def _hash_of(folder: Path) -> str | None:
    try:
        said: Any = json.loads((folder / "bundle.json").read_text(encoding="utf-8"))
    except OSError, ValueError:
        return None
    is_there = (folder / BUNDLE).is_file()
    return str(said["hash"]) if is_there and isinstance(said, dict) and "hash" in said else None


@callback
def async_show_early(hass: HomeAssistant) -> None:
    """Put the page there before any plan is: who has it open sees it starting, and not go."""
    if any(one.disabled_by is None for one in _plans(hass)):
        _put(hass)


async def async_show(hass: HomeAssistant) -> None:
    """Put the page where people look for it, or leave it as it is there."""
    served = hass.data[SERVED]
    if not _put(hass):
        return
    async with served.tidying:
        await _async_tidy_resources(hass, served)


@callback
def _put(hass: HomeAssistant) -> bool:
    """Let every page of Home Assistant load it, and show it; return whether that can be."""
    served = hass.data[SERVED]
    if served.hash is None or _FRONTEND not in hass.config.components:
        return False
    # Not at the top: Home Assistant may run without its frontend.
    from homeassistant.components import frontend  # noqa: PLC0415

    frontend.add_extra_js_url(hass, served.module)
    async_show_in_sidebar(hass)
    return True


@callback
def async_show_in_sidebar(hass: HomeAssistant) -> None:
    """Show the page in the sidebar, unless every plan hides it; its address works all the same."""
    served = hass.data.get(SERVED)
    if served is None or served.hash is None or _FRONTEND not in hass.config.components:
        return
    from homeassistant.components import frontend  # noqa: PLC0415

    frontend.async_register_built_in_panel(
        hass,
        component_name="custom",
        sidebar_title=TITLE,
        sidebar_icon=ICON,
        frontend_url_path=PAGE_PATH.strip("/"),
        config={
            "_panel_custom": {
                "name": ELEMENT,
                "embed_iframe": False,
                "trust_external": False,
                "handle_safe_area": True,
                "module_url": served.module,
            }
        },
        update=True,
        show_in_sidebar=any(one.options.get(CONF_SHOW_PAGE, True) for one in _plans(hass)),
    )


async def async_remove_page(hass: HomeAssistant, gone: ConfigEntry) -> None:
    """Take the page away with the last plan."""
    if _FRONTEND not in hass.config.components:
        return
    if any(one.entry_id != gone.entry_id for one in _plans(hass)):
        async_show_in_sidebar(hass)
        return
    # A plan that was disabled may go without anything having been set up.
    from homeassistant.components import frontend  # noqa: PLC0415

    frontend.async_remove_panel(hass, PAGE_PATH.strip("/"), warn_if_unknown=False)
    served = hass.data.get(SERVED)
    if served and served.module in hass.data[frontend.DATA_EXTRA_MODULE_URL].urls:
        frontend.remove_extra_js_url(hass, served.module)
    resources = await _async_resources(hass)
    for one in own(resources.async_items(), f"{URL}/{BUNDLE}") if resources else ():
        await resources.async_delete_item(one["id"])


def _plans(hass: HomeAssistant) -> list[ConfigEntry]:
    return hass.config_entries.async_entries(DOMAIN)


async def _async_resources(hass: HomeAssistant) -> Any:
    """Return the resources of dashboards, None where they are written by hand."""
    from homeassistant.components.lovelace.const import (  # noqa: PLC0415
        LOVELACE_DATA,
        MODE_STORAGE,
    )

    lovelace = hass.data.get(LOVELACE_DATA)
    if lovelace is None or lovelace.resource_mode != MODE_STORAGE:
        return None
    # They are read from disk on demand; what is added before would be added again.
    await lovelace.resources.async_get_info()
    return lovelace.resources


async def _async_tidy_resources(hass: HomeAssistant, served: Served) -> None:
    resources = await _async_resources(hass)
    if resources is None:
        return
    to_do = tidying(resources.async_items(), served.module)
    wanted = {"res_type": "module", "url": served.module}
    if to_do.create:
        await resources.async_create_item(wanted)
    if to_do.update:
        await resources.async_update_item(to_do.update, wanted)
    for number in to_do.delete:
        await resources.async_delete_item(number)
