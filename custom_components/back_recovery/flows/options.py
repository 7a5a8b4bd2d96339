"""What can be changed after set-up: everything that is not about who the plan is for."""

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow
import probatio

from ..const import CONF_PERSON
from ..engine.reading.usual_day import UsualDay
from ..settings.options import ASKED
from ..settings.rows import Fields, flat
from .checks import first_of_each, problems
from .fields import schema
from .input import async_offers, read_options, show_options
from .resulting_day import day_now, day_with_options, fills as day_fills, is_less_than


class RecoveryOptionsFlow(OptionsFlow):
    """Changes everything that is not about who the plan is for. The entry is not reloaded."""

    _options: Fields

    async def async_step_init(self, user_input: Fields | None = None) -> ConfigFlowResult:
        """Show what is set, and store what is sent."""
        entry = self.config_entry
        offers = await async_offers(self.hass, entry.entry_id)
        shown = show_options(self.hass, offers, entry.options)
        wrong, fills = first_of_each(())
        if user_input is not None:
            shown |= user_input
            person = entry.data.get(CONF_PERSON)
            wrong, fills = first_of_each(
                problems(self.hass, ASKED, flat(ASKED, shown), person=person)
            )
            if not wrong:
                asked = {row.name for row in ASKED}
                kept = {name: value for name, value in entry.options.items() if name not in asked}
                self._options = kept | read_options(self.hass, offers, shown)
                day = day_with_options(self.hass, entry, self._options)
                if is_less_than(day, day_now(self.hass, entry)):
                    return self._show_day(day)
                return self.async_create_entry(data=self._options)
        form = schema(ASKED, wrong, offers)
        return self.async_show_form(
            step_id="init",
            data_schema=self.add_suggested_values_to_schema(form, shown),
            errors=wrong,
            description_placeholders=fills | day_fills(self.hass, day_now(self.hass, entry)),
        )

    async def async_step_day(self, _: Fields | None = None) -> ConfigFlowResult:
        """Store what is sent, now that the person has seen what finds no place."""
        return self.async_create_entry(data=self._options)

    def _show_day(self, day: UsualDay) -> ConfigFlowResult:
        return self.async_show_form(
            step_id="day",
            data_schema=probatio.Schema({}),
            description_placeholders=day_fills(self.hass, day),
        )
