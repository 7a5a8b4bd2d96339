"""What can be changed after set-up: everything that is not about who the plan is for."""

from dataclasses import replace
from typing import Final

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult, OptionsFlow
import probatio

from ..const import CONF_PERSON, CONF_SECOND_CONTACT
from ..engine.reading.usual_day import UsualDay
from ..requests.trial import as_list
from ..settings.options import ASKED, MESSAGES, OPTIONS
from ..settings.rows import FieldRow, Fields, Rows, YesNo, flat, read_fields
from ..settings.values import Channels
from ..telling.prompter import Prompter
from ..telling.texts import async_load_texts
from .checks import Problem, first_of_each, problems
from .fields import schema
from .input import offers_of, read_options, show_options
from .resulting_day import day_now, day_with_options, fills as day_fills, is_less_than

CONF_SEND_TEST: Final = "send_test"


def _with_test(rows: Rows) -> Rows:
    """Return the rows of the form: below everybody who is told stands the wish to try it."""
    test = FieldRow(CONF_SEND_TEST, YesNo(), MESSAGES, usual=False)
    place = next(number for number, row in enumerate(rows, 1) if row.name == CONF_SECOND_CONTACT)
    return (*rows[:place], test, *rows[place:])


FORM: Final = _with_test(ASKED)


class RecoveryOptionsFlow(OptionsFlow):
    """Changes everything that is not about who the plan is for. The entry is not reloaded."""

    _options: Fields

    async def async_step_init(self, user_input: Fields | None = None) -> ConfigFlowResult:
        """Show what is set, and store what is sent."""
        entry = self.config_entry
        offers = offers_of(self.hass, entry.entry_id)
        shown = show_options(self.hass, offers, entry.options)
        wrong, fills = first_of_each(())
        if user_input is not None:
            shown |= user_input
            person = entry.data.get(CONF_PERSON)
            found = list(problems(self.hass, ASKED, flat(ASKED, shown), person=person))
            is_test = flat(FORM, shown).get(CONF_SEND_TEST, False)
            if is_test and entry.state is not ConfigEntryState.LOADED:
                found.append(Problem(where=MESSAGES, key="entry_not_loaded"))
            wrong, fills = first_of_each(found)
            if not wrong:
                asked = {row.name for row in ASKED}
                kept = {name: value for name, value in entry.options.items() if name not in asked}
                self._options = kept | read_options(self.hass, offers, shown)
                return await (self.async_step_test() if is_test else self._async_store())
        form = schema(FORM, wrong, offers)
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

    async def async_step_test(self, user_input: Fields | None = None) -> ConfigFlowResult:
        """Send a test on what is chosen, and say what became of it before it is stored."""
        if user_input is not None:
            return await self._async_store()
        prompter = self.config_entry.runtime_data.recovery.prompter
        channels = Channels(**read_fields(OPTIONS, self._options, Channels))
        settings = replace(prompter.settings, channels=channels)
        tested = await Prompter(self.hass, self.config_entry, settings).async_test()
        # What is not chosen, yet or any more, is nothing to complain about.
        await prompter.async_setup()
        # It stands in a form, so it is in the language of Home Assistant and not in the person's.
        texts = await async_load_texts(self.hass, None)
        return self.async_show_form(
            step_id="test",
            data_schema=probatio.Schema({}),
            description_placeholders={"result": as_list(tested, texts)},
        )

    async def _async_store(self) -> ConfigFlowResult:
        """Store what was sent, or show first what finds no place in a day then."""
        day = day_with_options(self.hass, self.config_entry, self._options)
        if is_less_than(day, day_now(self.hass, self.config_entry)):
            return self._show_day(day)
        return self.async_create_entry(data=self._options)
