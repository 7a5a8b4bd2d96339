"""What can be changed after set-up: everything that is not about who the plan is for."""

from collections.abc import Iterator
from typing import Final

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow

from .checks import (
    Problem,
    first_of_each,
    problems_of_hours,
    problems_of_messages,
    problems_of_prompts,
    problems_of_rest_window,
    problems_of_suitability,
    problems_of_training,
)
from .fields import (
    SECTION_HOURS,
    SECTION_MESSAGES,
    SECTION_PROMPTS,
    SECTION_SUITABILITY,
    SECTION_TRAINING,
    options_schema,
)
from .input import OPTIONS_OF, PLAIN_OPTIONS, Fields, async_offers, read_options, show_options

_OF_THE_FORM: Final = {*PLAIN_OPTIONS, *(name for names in OPTIONS_OF.values() for name in names)}


class RecoveryOptionsFlow(OptionsFlow):
    """Changes everything that is not about who the plan is for. The entry is not reloaded."""

    async def async_step_init(self, user_input: Fields | None = None) -> ConfigFlowResult:
        """Show what is set, and store what is sent."""
        entry = self.config_entry
        offers = await async_offers(self.hass, entry.entry_id)
        shown = show_options(self.hass, offers, entry.options)
        wrong, fills = first_of_each(())
        if user_input is not None:
            shown |= user_input
            wrong, fills = first_of_each(self._problems(shown))
            if not wrong:
                kept = {
                    name: value for name, value in entry.options.items() if name not in _OF_THE_FORM
                }
                return self.async_create_entry(data=kept | read_options(self.hass, offers, shown))
        return self.async_show_form(
            step_id="init",
            data_schema=self.add_suggested_values_to_schema(options_schema(offers, wrong), shown),
            errors=wrong,
            description_placeholders=fills,
        )

    def _problems(self, form: Fields) -> Iterator[Problem]:
        yield from problems_of_rest_window(form)
        yield from problems_of_messages(self.hass, form[SECTION_MESSAGES])
        yield from problems_of_hours(self.hass, form[SECTION_HOURS])
        yield from problems_of_prompts(form[SECTION_PROMPTS])
        yield from problems_of_suitability(form[SECTION_SUITABILITY])
        yield from problems_of_training(self.hass, form[SECTION_TRAINING])
