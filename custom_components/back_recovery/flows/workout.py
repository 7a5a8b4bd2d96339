"""One source of workouts: added, changed, tried out."""

from typing import TYPE_CHECKING

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigSubentryFlow,
    SubentryFlowResult,
)
from homeassistant.helpers.importlib import async_import_module

from ..settings.rows import Fields

if TYPE_CHECKING:
    from .workout_steps import WorkoutSteps


class WorkoutSourceFlow(ConfigSubentryFlow):
    """Opens the steps of `workout_steps`, by their names.

    Home Assistant imports every form as it starts; the steps, and with them all that reads and
    judges workouts, are imported for whoever opens the first one.
    """

    _opened: WorkoutSteps | None = None

    async def _async_steps(self) -> WorkoutSteps:
        if self._opened is None:
            module = await async_import_module(self.hass, f"{__package__}.workout_steps")
            is_new = self.source != SOURCE_RECONFIGURE
            subentry = None if is_new else self._get_reconfigure_subentry()
            self._opened = module.WorkoutSteps(self, self._get_entry(), subentry)
        return self._opened

    async def async_step_user(self, user_input: Fields | None = None) -> SubentryFlowResult:
        """Offer what was found in this house, and what can always be set up."""
        steps = await self._async_steps()
        return await steps.async_user(user_input)

    async def async_step_entity(self, user_input: Fields | None = None) -> SubentryFlowResult:
        """Ask for an entity of one's own."""
        steps = await self._async_steps()
        return await steps.async_entity(user_input)

    async def async_step_calendar(self, user_input: Fields | None = None) -> SubentryFlowResult:
        """Ask for a calendar."""
        steps = await self._async_steps()
        return await steps.async_calendar(user_input)

    async def async_step_names(self, user_input: Fields | None = None) -> SubentryFlowResult:
        """Ask which attribute says what."""
        steps = await self._async_steps()
        return await steps.async_names(user_input)

    async def async_step_settings(self, user_input: Fields | None = None) -> SubentryFlowResult:
        """Ask what to do about its workouts."""
        steps = await self._async_steps()
        return await steps.async_settings(user_input)

    async def async_step_address(self, user_input: Fields | None = None) -> SubentryFlowResult:
        """Show to where an app has to send."""
        steps = await self._async_steps()
        return await steps.async_address(user_input)

    async def async_step_reconfigure(self, user_input: Fields | None = None) -> SubentryFlowResult:
        """Ask what it is about."""
        steps = await self._async_steps()
        return await steps.async_reconfigure(user_input)

    async def async_step_test(self, user_input: Fields | None = None) -> SubentryFlowResult:
        """Show what arrived last, and what it would do."""
        steps = await self._async_steps()
        return await steps.async_test(user_input)
