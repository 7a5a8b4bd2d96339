"""Runs what the person wants done when an activity starts, or ends.

These are the person's own action sequences: they may fail or take long, and nothing of
the plan waits for them.
"""

import asyncio
import logging
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.script import Script, async_validate_actions_config
import probatio

from ..const import DOMAIN
from ..engine.model.effects import RunActions
from ..settings.values import Settings

_LOGGER = logging.getLogger(__name__)

TIMEOUT: Final = 300
"""Seconds after which a sequence is stopped: it is for lights and music, not for waiting."""


class UserActions:
    """The sequences of one plan."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, settings: Settings) -> None:
        """Keep the sequences."""
        self._hass = hass
        self._entry = entry
        self.settings = settings

    @callback
    def run(self, effect: RunActions) -> None:
        """Run a sequence beside everything else, if the person has set one."""
        sequence = self.settings.actions.get((effect.activity, effect.kind))
        if sequence:
            self._entry.async_create_background_task(
                self._hass, self._async_run(effect, sequence), f"{DOMAIN} {effect.activity}"
            )

    async def _async_run(self, effect: RunActions, sequence: Any) -> None:
        name = f"{self._entry.title}: {effect.activity} {effect.kind}"
        variables = {
            "activity": effect.activity,
            "person": self.settings.person,
            "ends_at": effect.ends_at.isoformat(),
            "reason": effect.reason,
        }
        try:
            actions = await async_validate_actions_config(self._hass, cv.SCRIPT_SCHEMA(sequence))
            script = Script(self._hass, actions, name, DOMAIN)
            try:
                async with asyncio.timeout(TIMEOUT):
                    await script.async_run(variables, Context())
            finally:
                await script.async_unload()
        except (HomeAssistantError, probatio.Invalid, TimeoutError) as err:
            _LOGGER.warning("%s failed: %r", name, err)
