"""A phone, a storm, a slow disk: what the tests of bad moments begin with."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
import logging
import threading
from typing import Any
from unittest.mock import patch

from homeassistant.core import Context, HomeAssistant, ServiceCall
import pytest

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.storage import store as store_file
from tests.shell.acting import (
    SWITCH,
)
from tests.shell.builders import an_activity

from .life import EVENT_TAPPED

PHONE = "notify.mobile_app_alex"
PAD = an_activity(
    "heating_pad", device="switch.pad", start_mode="after_confirmation", maker_allows=True,
    schedule="never",
)  # fmt: skip


@dataclass
class Phone:
    """What a phone was sent."""

    received: list[dict[str, Any]] = field(default_factory=list)

    async def hears(self, call: ServiceCall) -> None:
        self.received.append(dict(call.data))

    def buttons(self, title: str) -> list[str]:
        """Return the ids of the buttons of the last message of that title."""
        (*_, last) = (one for one in self.received if str(one.get("title")).startswith(title))
        return [one["action"] for one in last["data"]["actions"]]


def tap(hass: HomeAssistant, action: str) -> None:
    hass.bus.async_fire(EVENT_TAPPED, {"action": action})


def complaints(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what was logged of ours at WARNING or above, and every traceback."""
    return [
        one.getMessage()
        for one in caplog.records
        if one.exc_info or (DOMAIN in one.name and one.levelno >= logging.WARNING)
    ]


async def act_at_once(hass: HomeAssistant, action: str, **data: Any) -> None:
    context = Context()
    await hass.services.async_call(
        DOMAIN, action, {"entity_id": SWITCH, **data}, blocking=True, context=context
    )


@contextmanager
def saves() -> Iterator[list[int]]:
    """Count what is written into records."""
    written: list[int] = []
    write = store_file.write_utf8_file_atomic

    def counted(path: str, content: bytes, **how: Any) -> None:
        written.append(len(content))
        write(path, content, **how)

    with patch.object(store_file, "write_utf8_file_atomic", counted):
        yield written


@contextmanager
def a_slow_disk() -> Iterator[threading.Event]:
    """Hold up every save until the event is set."""
    may_write, write = threading.Event(), store_file.write_utf8_file_atomic

    def held_up(*what: Any, **how: Any) -> None:
        may_write.wait(10)
        write(*what, **how)

    with patch.object(store_file, "write_utf8_file_atomic", held_up):
        yield may_write
        may_write.set()
