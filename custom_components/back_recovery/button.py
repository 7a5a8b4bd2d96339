"""Answers to the prompt offered last, the way out when something is wrong, and a self-test."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import override

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .engine.model.events import (
    ActivityDone,
    Event,
    PromptSkipped,
    PromptSnoozed,
    WarningSignsAsked,
)
from .engine.reading.view import View
from .entity import RecoveryEntity
from .requests.self_test import async_test_oneself
from .runtime import BackRecoveryConfigEntry, Runtime

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class RecoveryButtonDescription(ButtonEntityDescription):
    """A row: what pressing it lets happen, by the user who pressed it."""

    presses: Callable[[str | None], Event]


BUTTONS = (
    RecoveryButtonDescription(key="done", presses=lambda by: ActivityDone(by=by)),
    RecoveryButtonDescription(key="skip", presses=lambda by: PromptSkipped(by=by)),
    RecoveryButtonDescription(key="snooze", presses=lambda by: PromptSnoozed(by=by)),
    RecoveryButtonDescription(
        key="something_is_wrong", presses=lambda by: WarningSignsAsked(by=by)
    ),
)


async def async_setup_entry(
    _hass: HomeAssistant,
    entry: BackRecoveryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the entities."""
    runtime = entry.runtime_data
    async_add_entities(RecoveryButton(runtime.recovery, row) for row in BUTTONS)
    async_add_entities([SelfTestButton(runtime)])


SELF_TEST = ButtonEntityDescription(key="self_test", entity_category=EntityCategory.DIAGNOSTIC)


class RecoveryButton(RecoveryEntity[None], ButtonEntity):
    """One row."""

    entity_description: RecoveryButtonDescription

    @override
    def _show(self, view: View) -> None:
        """Nothing: a button looks the same whatever happens."""

    @override
    async def async_press(self) -> None:
        await self._async_request(self.entity_description.presses(self._by))


class SelfTestButton(RecoveryEntity[None], ButtonEntity):
    """Looks whether everything works, and shows a report in Home Assistant."""

    def __init__(self, runtime: Runtime) -> None:
        """Test what runs."""
        super().__init__(runtime.recovery, SELF_TEST)
        self._workouts = runtime.workouts

    @override
    def _show(self, view: View) -> None:
        """Nothing: what was found is in the report."""

    @override
    async def async_press(self) -> None:
        await async_test_oneself(self.coordinator, self._workouts)
