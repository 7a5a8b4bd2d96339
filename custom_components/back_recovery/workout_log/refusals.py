"""Tells in Repairs what does not get through: an app that is refused, a service that hides."""

from collections.abc import Collection
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import DOMAIN
from ..settings.workouts import Origin
from ..telling.texts import async_load_texts
from ..workouts.source import HIDDEN, TIME_UNREADABLE

IN_A_ROW: Final = 3
"""Refusals after which it is no accident: the app sends the same until it is taken."""


class Refusals:
    """How often in a row each source was refused, and what is no accident."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Nothing was refused so far."""
        self._hass = hass
        self._counts: dict[str, int] = {}
        self._hidden: set[str] = set()

    async def async_count(self, origin: Origin, reason: str) -> None:
        """Count one more; a time that no reader knows will not be known tomorrow either."""
        count = self._counts[origin.id] = self._counts.get(origin.id, 0) + 1
        if count < IN_A_ROW and reason != TIME_UNREADABLE.reason:
            return
        texts = await async_load_texts(self._hass, None)
        if origin.id not in self._counts:  # taken in, or removed, meanwhile
            return
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            _issue_of(origin.id),
            is_fixable=False,
            severity=ir.IssueSeverity.WARNING,
            translation_key="workouts_refused",
            translation_placeholders={
                "source": origin.title,
                "reason": texts.wording["workouts"]["refused"][reason],
            },
        )

    @callback
    def taken_in(self, source_id: str) -> None:
        """Begin to count anew."""
        if self._counts.pop(source_id, 0):
            ir.async_delete_issue(self._hass, DOMAIN, _issue_of(source_id))

    async def async_take(self, origin: Origin, reasons: Collection[str]) -> None:
        """Say why something that a source shows is no workout, or that it is all read now."""
        if HIDDEN.reason in reasons:
            self.say_hidden(origin)
        if TIME_UNREADABLE.reason in reasons:
            await self.async_count(origin, TIME_UNREADABLE.reason)
        else:
            self.taken_in(origin.id)

    @callback
    def say_hidden(self, origin: Origin) -> None:
        """Say that a service hides something from the one it is read from.

        It stays until it is ignored, because the next ordinary workout changes nothing.
        """
        self._hidden.add(origin.id)
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            f"workouts_hidden_{origin.id}",
            is_fixable=False,
            severity=ir.IssueSeverity.WARNING,
            translation_key="workouts_hidden",
            translation_placeholders={"source": origin.title},
        )

    @callback
    def keep_only(self, source_ids: Collection[str]) -> None:
        """Forget the sources that are gone, and what was said about them."""
        for gone in self._counts.keys() - set(source_ids):
            self.taken_in(gone)
        for gone in self._hidden - set(source_ids):
            self._hidden.discard(gone)
            ir.async_delete_issue(self._hass, DOMAIN, f"workouts_hidden_{gone}")


def _issue_of(source_id: str) -> str:
    return f"workouts_refused_{source_id}"
