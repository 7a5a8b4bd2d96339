"""Breaks Back Recovery from inside a running Home Assistant: a bug, or a disk that dies.

Nobody can order a bug or an I/O error from outside; everything around it is as it really is.
"""

import errno
from typing import Any, NoReturn

from homeassistant.core import HomeAssistant, ServiceCall

from custom_components.back_recovery import coordinator
from custom_components.back_recovery.storage import store

DOMAIN = "mischief"
WHOLE = (coordinator.step, store.write_utf8_file_atomic)


def _fail(*_args: Any, **_known: Any) -> NoReturn:
    raise RuntimeError("a bug that nobody foresaw")


def _die(*_args: Any, **_known: Any) -> NoReturn:
    raise OSError(errno.EIO, "Input/output error")


async def async_setup(hass: HomeAssistant, _config: dict[str, Any]) -> bool:
    """Offer what can be broken, and that it is mended."""

    async def break_step(_call: ServiceCall) -> None:
        coordinator.step = _fail

    async def break_disk(_call: ServiceCall) -> None:
        store.write_utf8_file_atomic = _die

    async def mend(_call: ServiceCall) -> None:
        coordinator.step, store.write_utf8_file_atomic = WHOLE

    for name, action in {"break_step": break_step, "break_disk": break_disk, "mend": mend}.items():
        hass.services.async_register(DOMAIN, name, action)
    return True
