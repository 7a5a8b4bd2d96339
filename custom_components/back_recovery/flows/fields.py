"""How a browser asks for a row: its selector, its marker, its section."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field as default_of, replace
from typing import Any, Final, override

from homeassistant import data_entry_flow
from homeassistant.core import split_entity_id
from homeassistant.data_entry_flow import section
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.selector import (
    ActionSelector,
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
    TextSelectorType,
    TimeSelector,
)
import probatio

from ..settings import rows as of_settings
from ..settings.rows import Field, FieldRow


class Amount(NumberSelector):
    """A number whose bounds the browser knows and the flow judges.

    Home Assistant itself would refuse it with an English sentence.
    """

    @override
    def __call__(self, data: Any) -> float:
        value: float = probatio.Coerce(float)(data)
        return int(value) if value.is_integer() else value


class Choices(SelectSelector):
    """One of a list or several, of which the flow judges whether they (still) exist.

    Home Assistant itself would refuse it with an English sentence.
    """

    @override
    def __call__(self, data: Any) -> Any:
        return probatio.Schema([str])(data) if self.config["multiple"] else cv.string(data)


class TimeBox(TimeSelector):
    """A time of day without seconds: nobody rests from 22:00:00 on."""

    @override
    def serialize(self) -> Any:
        # The browser knows this setting, Home Assistant's own description of it does not yet.
        return {"selector": {self.selector_type: {"no_second": True}}}


class EntityBox(EntitySelector):
    """An entity, or several, of which the flow judges whether it may be one of those left out.

    Home Assistant itself would refuse it with an English sentence.
    """

    @override
    def __call__(self, data: Any) -> Any:
        whole = {name: value for name, value in self.config.items() if name != "exclude_entities"}
        return EntitySelector(EntitySelectorConfig(**whole))(data)  # type: ignore[typeddict-item]


class PersonBox(EntitySelector):
    """Somebody who lives here, of whom the flow judges whether they are free for a plan.

    Home Assistant itself would refuse it with an English sentence.
    """

    @override
    def __call__(self, data: Any) -> str:
        return cv.entity_id(data)


@dataclass(frozen=True, kw_only=True)
class Offers:
    """What there is to choose from in this house."""

    phones: Mapping[str, str] = default_of(default_factory=dict)
    languages: Collection[str] = ()
    taken_people: Collection[str] = ()
    own_entities: Collection[str] = ()


NOTHING: Final = Offers()


def schema(
    rows: Iterable[FieldRow],
    wrong: Collection[str] = (),
    offers: Offers = NOTHING,
    known: Mapping[str, Any] | None = None,
) -> probatio.Schema:
    """Return a form; a section in which something is wrong is open.

    What is `known` cannot be emptied by mistake: a plan without a person, for one, knows
    nothing of home or gym.
    """
    rows = tuple(rows)
    form: dict[probatio.Marker, Any] = {}
    for row in rows:
        if row.section is None:
            form[_marker(row, known or {})] = _SELECTORS[type(row.field)](row.field, offers)
        elif row.section not in form:
            inside = (replace(one, section=None) for one in rows if one.section == row.section)
            form[probatio.Optional(row.section)] = section(
                schema(inside, offers=offers), {"collapsed": row.section not in wrong}
            )
    return probatio.Schema(form)


def _marker(row: FieldRow, known: Mapping[str, Any]) -> probatio.Marker:
    if row.only_with:
        return _only_with(*row.only_with, row.name)
    if known.get(row.name):
        return probatio.Required(row.name, default=known[row.name])
    if row.is_required:
        return probatio.Required(row.name)
    if isinstance(row.field, of_settings.YesNo):
        return probatio.Optional(row.name, default=row.usual)
    return probatio.Optional(row.name)


def _only_with(field: str, value: str, name: str) -> probatio.Optional:
    """Return the marker of a field that counts while another one has this value.

    From Home Assistant 2026.11 on, it is hidden otherwise; before, it is there and its
    description says when it counts.
    """
    conditional = getattr(data_entry_flow, "Optional", None)
    if conditional is None:
        return probatio.Optional(name)
    marker: probatio.Optional = conditional(name, visible={"field": field, "value": str(value)})
    return marker


# What asks for a kind of field


def _amount(field: of_settings.Number, _: Offers) -> Amount:
    config = NumberSelectorConfig(min=field.least, max=field.most, mode=NumberSelectorMode.BOX)
    if field.unit:
        config["unit_of_measurement"] = field.unit
    return Amount(config)


def _text(field: of_settings.Words, _: Offers) -> TextSelector:
    config = TextSelectorConfig(multiline=field.lines, multiple=field.many)
    if field.are_times:
        config["type"] = TextSelectorType.TIME
    return TextSelector(config)


def one_of(words: Iterable[str], texts: str, *, is_list: bool = False) -> SelectSelector:
    """Return a choice of words that have texts."""
    mode = SelectSelectorMode.LIST if is_list else SelectSelectorMode.DROPDOWN
    return SelectSelector(
        SelectSelectorConfig(options=[str(one) for one in words], mode=mode, translation_key=texts)
    )


def _some_of(field: of_settings.SomeOf, _: Offers) -> SelectSelector:
    mode = SelectSelectorMode.LIST if field.ticked else SelectSelectorMode.DROPDOWN
    return (Choices if field.ticked else SelectSelector)(
        SelectSelectorConfig(
            options=[str(word) for word in field.words],
            multiple=True,
            mode=mode,
            translation_key=field.texts,
        )
    )


def _entity(field: of_settings.Entity, offers: Offers) -> EntityBox:
    return entity_box(field.domains, (*field.but_not, *offers.own_entities), many=field.many)


def entity_box(
    domains: Collection[str], but_not: Collection[str], *, many: bool = False
) -> EntityBox:
    """Return a choice of entities without some; no domains: of all."""
    config = EntitySelectorConfig(multiple=many)
    if domains:
        config["domain"] = list(domains)
    left_out = [one for one in but_not if not domains or split_entity_id(one)[0] in domains]
    if left_out:
        config["exclude_entities"] = left_out
    return EntityBox(config)


def _resident(_: Field, offers: Offers) -> PersonBox:
    taken = sorted(offers.taken_people)
    return PersonBox(EntitySelectorConfig(domain="person", exclude_entities=taken))


def _phone(field: of_settings.PhoneAction, offers: Offers) -> SelectSelector:
    phones = [SelectOptionDict(value=one, label=label) for one, label in offers.phones.items()]
    mode = SelectSelectorMode.LIST if field.many else SelectSelectorMode.DROPDOWN
    return Choices(SelectSelectorConfig(options=phones, multiple=field.many, mode=mode))


_SELECTORS: Final[Mapping[type[Field], Callable[[Any, Offers], Any]]] = {
    of_settings.YesNo: lambda _, __: BooleanSelector(),
    of_settings.Number: _amount,
    of_settings.Count: _amount,
    of_settings.Span: _amount,
    of_settings.TimeOfDay: lambda _, __: TimeBox(),
    of_settings.Words: _text,
    of_settings.OneOf: lambda field, _: one_of(field.words, field.texts),
    of_settings.SomeOf: _some_of,
    of_settings.Entity: _entity,
    of_settings.PhoneAction: _phone,
    of_settings.Resident: _resident,
    of_settings.Language: lambda _, offers: LanguageSelector(
        LanguageSelectorConfig(languages=list(offers.languages), native_name=True)
    ),
    of_settings.Sequence: lambda _, __: ActionSelector(),
}
