"""What can be changed after set-up: everything that is not about who the plan is for."""

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow

from ..settings.options import ASKED
from ..settings.rows import Fields, flat
from .checks import first_of_each, problems
from .fields import schema
from .input import async_offers, read_options, show_options


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
            wrong, fills = first_of_each(problems(self.hass, ASKED, flat(ASKED, shown)))
            if not wrong:
                asked = {row.name for row in ASKED}
                kept = {name: value for name, value in entry.options.items() if name not in asked}
                return self.async_create_entry(data=kept | read_options(self.hass, offers, shown))
        form = schema(ASKED, wrong, offers)
        return self.async_show_form(
            step_id="init",
            data_schema=self.add_suggested_values_to_schema(form, shown),
            errors=wrong,
            description_placeholders=fills,
        )
