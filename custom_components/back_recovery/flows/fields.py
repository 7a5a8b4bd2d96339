"""The forms of set-up and options: which fields they have, and what a field offers."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, override

from homeassistant.const import CONF_NAME, UnitOfTime
from homeassistant.data_entry_flow import section
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.selector import (
    BooleanSelector,
    EntitySelector,
    EntitySelectorConfig,
    LanguageSelector,
    LanguageSelectorConfig,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TimeSelector,
)
import probatio

from ..const import (
    CONF_ADVICE_LINE,
    CONF_AGREED,
    CONF_CONDITIONS,
    CONF_EMERGENCY_NUMBER,
    CONF_ENDS_BY_TIME,
    CONF_GYM_ZONES,
    CONF_LANGUAGE,
    CONF_LAPSE_AFTER,
    CONF_NOTIFY_ENTITIES,
    CONF_PERSON,
    CONF_PHONES,
    CONF_PRIVATE_ANSWERS,
    CONF_PROMPTS_PER_DAY,
    CONF_QUIET_FROM,
    CONF_QUIET_UNTIL,
    CONF_REPEAT_AFTER,
    CONF_REST_WINDOW,
    CONF_SATELLITES,
    CONF_SECOND_CONTACT,
    CONF_SNOOZE,
    CONF_SPEAK_FROM,
    CONF_SPEAK_UNTIL,
    CONF_SPEAKERS,
    CONF_STREAK,
    CONF_TTS_ENGINE,
    CONF_USUAL_LOADS,
    CONF_WAY_BACK,
)
from ..engine.model.catalogue import CATALOGUE, LEAST_REST_WINDOW, LONGEST_SNOOZE, MOST_REST_WINDOW
from ..engine.model.plan import MOST_PROMPTS_PER_DAY
from ..engine.model.suitability import MAY_BE_AGREED, STATED
from ..engine.model.vocabulary import Condition, Kind, WayBack

CONF_ACTIVITIES: Final = "activities"

SECTION_ACTIVITIES: Final = "activities"
SECTION_MESSAGES: Final = "messages"
SECTION_HOURS: Final = "hours"
SECTION_PROMPTS: Final = "prompts"
SECTION_SUITABILITY: Final = "suitability"
SECTION_TRAINING: Final = "training"
SECTION_HELP: Final = "help"

_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_A_DAY = LONGEST_SNOOZE // _MINUTE

BOUNDS: Final[Mapping[str, tuple[int, int]]] = {
    CONF_REST_WINDOW: (LEAST_REST_WINDOW // _HOUR, MOST_REST_WINDOW // _HOUR),
    CONF_PROMPTS_PER_DAY: (0, MOST_PROMPTS_PER_DAY),
    CONF_REPEAT_AFTER: (1, _A_DAY),
    CONF_LAPSE_AFTER: (1, _A_DAY),
    CONF_SNOOZE: (1, _A_DAY),
}
"""The least and the most a person may choose."""

type Form = dict[probatio.Marker, Any]


class Amount(NumberSelector):
    """A number whose bounds the browser knows and the flow judges.

    Home Assistant itself would refuse it with an English sentence.
    """

    @override
    def __call__(self, data: Any) -> float:
        value: float = probatio.Coerce(float)(data)
        return int(value) if value.is_integer() else value


class Choices(SelectSelector):
    """Boxes to tick, of which the flow judges whether they (still) exist.

    Home Assistant itself would refuse it with an English sentence.
    """

    @override
    def __call__(self, data: Any) -> list[str]:
        choices: list[str] = probatio.Schema([str])(data)
        return choices


class Choice(SelectSelector):
    """One of a list, of which the flow judges whether it (still) exists.

    Home Assistant itself would refuse it with an English sentence.
    """

    @override
    def __call__(self, data: Any) -> str:
        return cv.string(data)


class Clock(TimeSelector):
    """A time of day without seconds: nobody rests from 22:00:00 on."""

    @override
    def serialize(self) -> Any:
        # The browser knows this setting, Home Assistant's own description of it does not yet.
        return {"selector": {self.selector_type: {"no_second": True}}}


class Person(EntitySelector):
    """Somebody who lives here, of whom the flow judges whether they are free for a plan.

    Home Assistant itself would refuse it with an English sentence.
    """

    @override
    def __call__(self, data: Any) -> str:
        return cv.entity_id(data)


@dataclass(frozen=True, kw_only=True)
class Offers:
    """What there is to choose from in this house."""

    phones: Mapping[str, str]
    languages: Collection[str]
    taken_people: Collection[str] = ()


def amount(bounds: tuple[int, int], unit: str | None = None) -> Amount:
    """Return a box for a number."""
    least, most = bounds
    config = NumberSelectorConfig(min=least, max=most, mode=NumberSelectorMode.BOX)
    if unit:
        config["unit_of_measurement"] = unit
    return Amount(config)


def minutes(bounds: tuple[int, int]) -> Amount:
    """Return a box for a number of minutes."""
    return amount(bounds, UnitOfTime.MINUTES)


def setup_schema(offers: Offers, suggested: Mapping[str, Any], wrong: Collection[str]) -> Any:
    """Return the one page of set-up; a section in which something is wrong is open."""
    kinds = [kind.value for kind in CATALOGUE if kind is not Kind.CUSTOM]
    activities = Choices(
        SelectSelectorConfig(
            options=kinds, multiple=True, mode=SelectSelectorMode.LIST, translation_key="kind"
        )
    )
    return probatio.Schema(
        {
            **_who(offers, suggested),
            probatio.Required(
                CONF_REST_WINDOW, default=suggested[CONF_REST_WINDOW]
            ): _rest_window(),
            probatio.Optional(SECTION_ACTIVITIES): _section(
                {probatio.Optional(CONF_ACTIVITIES): activities}, SECTION_ACTIVITIES in wrong
            ),
            probatio.Optional(SECTION_MESSAGES): _section(
                _messages(offers), SECTION_MESSAGES in wrong
            ),
            probatio.Optional(SECTION_HOURS): _section(_hours(), SECTION_HOURS in wrong),
            probatio.Optional(SECTION_SUITABILITY): _section(
                _suitability(), SECTION_SUITABILITY in wrong
            ),
        }
    )


def reconfigure_schema(offers: Offers, suggested: Mapping[str, Any]) -> Any:
    """Return the form that says for whom the plan is."""
    return probatio.Schema(_who(offers, suggested))


def options_schema(offers: Offers, wrong: Collection[str]) -> Any:
    """Return the form with everything that is not about who it is for."""
    return probatio.Schema(
        {
            probatio.Required(CONF_REST_WINDOW): _rest_window(),
            probatio.Optional(SECTION_MESSAGES): _section(
                _messages(offers) | _second_contact(offers), SECTION_MESSAGES in wrong
            ),
            probatio.Optional(SECTION_HOURS): _section(_hours(), SECTION_HOURS in wrong),
            probatio.Optional(SECTION_PROMPTS): _section(_prompts(), SECTION_PROMPTS in wrong),
            probatio.Optional(SECTION_SUITABILITY): _section(
                _suitability(), SECTION_SUITABILITY in wrong
            ),
            probatio.Optional(CONF_STREAK, default=True): BooleanSelector(),
            probatio.Optional(SECTION_TRAINING): _section(_training(), SECTION_TRAINING in wrong),
            probatio.Optional(SECTION_HELP): _section(_help(), SECTION_HELP in wrong),
            probatio.Optional(CONF_PRIVATE_ANSWERS, default=False): BooleanSelector(),
        }
    )


def _section(fields: Form, is_open: bool) -> section:
    return section(probatio.Schema(fields), {"collapsed": not is_open})


def _who(offers: Offers, suggested: Mapping[str, Any]) -> Form:
    """Return the fields of name and person.

    Where it is known who it probably is, the field cannot be emptied by mistake:
    a plan without a person knows nothing of home or gym.
    """
    person = suggested.get(CONF_PERSON)
    selector = Person(
        EntitySelectorConfig(domain="person", exclude_entities=sorted(offers.taken_people))
    )
    return {
        probatio.Required(CONF_NAME, default=suggested[CONF_NAME]): TextSelector(),
        (
            probatio.Required(CONF_PERSON, default=person)
            if person
            else probatio.Optional(CONF_PERSON)
        ): selector,
    }


def _rest_window() -> Amount:
    return amount(BOUNDS[CONF_REST_WINDOW], UnitOfTime.HOURS)


def _messages(offers: Offers) -> Form:
    return {
        probatio.Optional(CONF_PHONES): Choices(
            SelectSelectorConfig(
                options=_phones(offers), multiple=True, mode=SelectSelectorMode.LIST
            )
        ),
        probatio.Optional(CONF_LANGUAGE): LanguageSelector(
            LanguageSelectorConfig(languages=list(offers.languages), native_name=True)
        ),
        probatio.Optional(CONF_SPEAKERS): _entities("media_player"),
        probatio.Optional(CONF_TTS_ENGINE): EntitySelector(EntitySelectorConfig(domain="tts")),
        probatio.Optional(CONF_SATELLITES): _entities("assist_satellite"),
        probatio.Optional(CONF_SPEAK_FROM): Clock(),
        probatio.Optional(CONF_SPEAK_UNTIL): Clock(),
        probatio.Optional(CONF_NOTIFY_ENTITIES): _entities("notify"),
    }


def _second_contact(offers: Offers) -> Form:
    phone = Choice(SelectSelectorConfig(options=_phones(offers), mode=SelectSelectorMode.DROPDOWN))
    return {probatio.Optional(CONF_SECOND_CONTACT): phone}


def _phones(offers: Offers) -> list[SelectOptionDict]:
    return [SelectOptionDict(value=action, label=label) for action, label in offers.phones.items()]


def _hours() -> Form:
    return {
        probatio.Optional(CONF_QUIET_FROM): Clock(),
        probatio.Optional(CONF_QUIET_UNTIL): Clock(),
        probatio.Optional(CONF_GYM_ZONES): _entities("zone", but_not=["zone.home"]),
    }


def _prompts() -> Form:
    return {
        probatio.Required(CONF_PROMPTS_PER_DAY): amount(BOUNDS[CONF_PROMPTS_PER_DAY]),
        probatio.Required(CONF_REPEAT_AFTER): minutes(BOUNDS[CONF_REPEAT_AFTER]),
        probatio.Required(CONF_LAPSE_AFTER): minutes(BOUNDS[CONF_LAPSE_AFTER]),
        probatio.Required(CONF_SNOOZE): minutes(BOUNDS[CONF_SNOOZE]),
    }


def _suitability() -> Form:
    return {
        probatio.Optional(CONF_CONDITIONS): _conditions(STATED),
        probatio.Optional(CONF_AGREED): _conditions(MAY_BE_AGREED),
    }


def _conditions(offered: Iterable[Condition]) -> Choices:
    return Choices(
        SelectSelectorConfig(
            options=[one.value for one in offered],
            multiple=True,
            mode=SelectSelectorMode.LIST,
            translation_key="condition",
        )
    )


def _training() -> Form:
    ways = SelectSelectorConfig(
        options=[way.value for way in WayBack],
        mode=SelectSelectorMode.DROPDOWN,
        translation_key=CONF_WAY_BACK,
    )
    return {
        probatio.Required(CONF_WAY_BACK): SelectSelector(ways),
        probatio.Optional(CONF_USUAL_LOADS): TextSelector(TextSelectorConfig(multiple=True)),
        probatio.Required(CONF_ENDS_BY_TIME): BooleanSelector(),
    }


def _help() -> Form:
    return {
        probatio.Optional(CONF_EMERGENCY_NUMBER): TextSelector(),
        probatio.Optional(CONF_ADVICE_LINE): TextSelector(),
    }


def _entities(domain: str, but_not: list[str] | None = None) -> EntitySelector:
    config = EntitySelectorConfig(domain=domain, multiple=True)
    if but_not:
        config["exclude_entities"] = but_not
    return EntitySelector(config)
