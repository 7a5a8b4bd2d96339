"""Hears what a push service does not take.

The app's notify action only logs that (`mobile_app/notify.py`), so its log is what there is to
listen to. Whose call a line of it is about is known from the context in which it is logged, never
from its words; that goes along where a phone with an open connection does not confirm and
Home Assistant turns to the push service ten seconds later.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
import logging
from typing import Final, override

from homeassistant.exceptions import HomeAssistantError

LOG: Final = "homeassistant.components.mobile_app.notify"


class NotTaken(HomeAssistantError):
    """A push service did not take a message. `is_over_limit`: it takes no more of them today."""

    def __init__(self, why: str, *, is_over_limit: bool = False) -> None:
        """Keep what the log says."""
        super().__init__(why)
        self.is_over_limit = is_over_limit


@dataclass(slots=True)
class _Call:
    """One call of a notify action, and what was heard of it."""

    later: Callable[[NotTaken], None]
    error: NotTaken | None = None
    is_over: bool = False

    def hear(self, error: NotTaken) -> None:
        if self.is_over:
            self.later(error)
        else:
            self.error = error


_CALL: ContextVar[_Call | None] = ContextVar("back_recovery_call", default=None)


class _Ear(logging.Handler):
    """What the app's notify action logs while a call of ours goes on."""

    @override
    def emit(self, record: logging.LogRecord) -> None:
        if call := _CALL.get():
            # A limit is logged as a warning, everything else as an error.
            is_over_limit = record.levelno < logging.ERROR
            call.hear(NotTaken(record.getMessage(), is_over_limit=is_over_limit))


_EAR: Final = _Ear(logging.WARNING)


@contextmanager
def listening(later: Callable[[NotTaken], None]) -> Iterator[None]:
    """Listen to a call; raises NotTaken at its end, and calls `later` with what comes after that."""
    logging.getLogger(LOG).addHandler(_EAR)
    call = _Call(later)
    token = _CALL.set(call)
    try:
        yield
    finally:
        _CALL.reset(token)
        call.is_over = True
    if call.error:
        raise call.error
