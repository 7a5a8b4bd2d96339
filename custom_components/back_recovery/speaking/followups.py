"""Questions the house asked back, each within its own conversation and for a short time."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.util.hass_dict import HassKey

from ..engine.model.guards import CONFIRMATION_HOLDS
from .languages import Situation
from .speakers import Voice

ASKS_FOR: Final = CONFIRMATION_HOLDS - timedelta(seconds=5)
"""A question by voice is over before the engine's own, so that a yes is never a surprise."""

_KEPT: HassKey[Followups] = HassKey("back_recovery_followups")


@dataclass(frozen=True, slots=True, kw_only=True)
class Followup:
    """What was asked back. `goes_on` gets the answer: a name, or yes (None where it was a no)."""

    situation: Situation
    goes_on: Callable[[str | None, Voice], Awaitable[str]]
    people: tuple[str, ...] = ()


class Followups:
    """What is asked just now, by conversation."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Begin with nothing asked."""
        self._hass = hass
        self._asked: dict[str, tuple[Followup, CALLBACK_TYPE]] = {}
        self.listener: Callable[[], None] | None = None

    @property
    def situations(self) -> set[Situation]:
        """What is listened for because of a question."""
        return {asked.situation for asked, _ in self._asked.values()}

    @property
    def people(self) -> Iterable[str]:
        """The names that may be an answer."""
        return (name for asked, _ in self._asked.values() for name in asked.people)

    @callback
    def ask(self, conversation_id: str, followup: Followup) -> None:
        """Wait for an answer in a conversation."""
        self._drop(conversation_id)

        @callback
        def forget(_now: object) -> None:
            self._asked.pop(conversation_id, None)
            self._changed()

        job = HassJob(forget, cancel_on_shutdown=True)
        stop = async_call_later(self._hass, ASKS_FOR, job)
        self._asked[conversation_id] = (followup, stop)
        self._changed()

    @callback
    def is_asked(self, conversation_id: str | None, situation: Situation) -> bool:
        """Tell whether something of the kind was asked in a conversation."""
        found = self._asked.get(conversation_id or "")
        return found is not None and found[0].situation is situation

    @callback
    def take(self, conversation_id: str | None, situation: Situation) -> Followup | None:
        """Return what is answered, once; None where nothing of the kind was asked there."""
        if conversation_id is None or not self.is_asked(conversation_id, situation):
            return None
        asked = self._asked[conversation_id][0]
        self._drop(conversation_id)
        self._changed()
        return asked

    @callback
    def drop_all(self) -> None:
        """Wait for nothing any more."""
        for conversation_id in list(self._asked):
            self._drop(conversation_id)
        self._changed()

    def _drop(self, conversation_id: str) -> None:
        if found := self._asked.pop(conversation_id, None):
            found[1]()

    def _changed(self) -> None:
        if self.listener:
            self.listener()


@callback
def followups_of(hass: HomeAssistant) -> Followups:
    """Return the questions of this house."""
    return hass.data.setdefault(_KEPT, Followups(hass))
