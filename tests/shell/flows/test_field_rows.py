"""A field is one row: it is asked, bounded, stored and read, and it has its texts."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.engine.model.catalogue import CATALOGUE
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.flows.fields import schema
from custom_components.back_recovery.flows.input import SET_UP, WHO
from custom_components.back_recovery.flows.options import FORM
from custom_components.back_recovery.settings.activities import activity_rows
from custom_components.back_recovery.settings.devices import DEVICE_ROWS
from custom_components.back_recovery.settings.entry import read_settings
from custom_components.back_recovery.settings.options import ASKED, OPTIONS
from custom_components.back_recovery.settings.rows import (
    Field,
    FieldRow,
    Listed,
    Number,
    OneOf,
    Span,
    YesNo,
    flat,
    nested,
    out_of_range,
    read_fields,
    write_fields,
)
from custom_components.back_recovery.settings.workouts import SOURCE_ROWS

from ..builders import set_up_with
from ..forms import fields, texts_of, with_changes

OF_PLAN = [row for row in ASKED if row.of is Plan]
BOUNDED = [row for row in ASKED if row.bounds]
EVERY_ACTIVITY_ROW = {row.name: row for kind in CATALOGUE for row in activity_rows(kind)}

FORMS: dict[str, tuple[Iterable[FieldRow], tuple[str, ...], str]] = {
    "options": (FORM, ("options",), "init"),
    "set-up": (SET_UP, ("config",), "user"),
    "name and person": (WHO, ("config",), "reconfigure"),
    "activity": (EVERY_ACTIVITY_ROW.values(), ("config_subentries", "activity"), "details"),
    "device": (DEVICE_ROWS, ("config_subentries", "activity"), "device"),
    "workout source": (SOURCE_ROWS, ("config_subentries", "workout_source"), "settings"),
}
OTHERWISE_WORDED = {
    # A level comes in percent and cannot be typed wrong without its sensor; a cap depends on
    # what the device does.
    *("target_level", "target_volume", "most_on"),
}


def named(rows: Iterable[FieldRow]) -> dict[str, Any]:
    """Arguments of a test that is run once a row."""
    found = list(rows)
    assert found
    return {"argvalues": found, "ids": [row.name for row in found]}


def in_form(row: FieldRow, value: Any) -> dict[str, Any]:
    return {row.section: {row.name: value}} if row.section else {row.name: value}


def another(field: Field, usual: Any) -> Any:
    """Return what somebody could choose instead of what is usual."""
    if isinstance(field, YesNo):
        return not usual
    if isinstance(field, OneOf):
        return next(str(word) for word in field.words if word != usual)
    assert isinstance(field, Number)
    return field.most


async def send(hass: HomeAssistant, entry: MockConfigEntry, **changes: Any) -> ConfigFlowResult:
    form = await hass.config_entries.options.async_init(entry.entry_id)
    result = await hass.config_entries.options.async_configure(
        form["flow_id"], with_changes(form, **changes)
    )
    await hass.async_block_till_done(wait_background_tasks=True)
    return result


async def test_every_row_is_in_the_form_where_it_says(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)

    form = fields(await hass.config_entries.options.async_init(entry.entry_id))

    shown = {(None, name) for name, asked in form.items() if not isinstance(asked, dict)} | {
        (section, name)
        for section, inside in form.items()
        if isinstance(inside, dict)
        for name in inside
    }
    assert shown == {(row.section, row.name) for row in FORM}


@pytest.mark.parametrize("row", **named(OF_PLAN))
async def test_what_is_chosen_is_stored_and_read_into_the_plan(
    hass: HomeAssistant, row: FieldRow
) -> None:
    entry = await set_up_with(hass)
    chosen = another(row.field, row.usual)

    await send(hass, entry, **in_form(row, chosen))

    assert entry.options[row.name] == chosen
    plan = read_settings(hass, entry).plan
    assert getattr(plan, row.into) == row.field.read(chosen)
    assert row.field.write(getattr(plan, row.into)) == chosen


@pytest.mark.parametrize("row", **named(BOUNDED))
@pytest.mark.parametrize("beyond", [-1, 1])
async def test_a_number_beyond_its_bounds_is_refused(
    hass: HomeAssistant, row: FieldRow, beyond: int
) -> None:
    entry = await set_up_with(hass)
    assert row.bounds
    end = row.bounds[0] if beyond < 0 else row.bounds[1]

    refused = await send(hass, entry, **in_form(row, end + beyond))

    assert refused["errors"] == {row.place: f"{row.name}_out_of_range"}


@pytest.mark.parametrize("row", **named(BOUNDED))
async def test_the_bounds_of_a_number_can_be_chosen(hass: HomeAssistant, row: FieldRow) -> None:
    entry = await set_up_with(hass)
    assert row.bounds

    for end in row.bounds:
        sent = await send(hass, entry, **in_form(row, end))
        assert not sent.get("errors")
        assert entry.options[row.name] == end


def test_a_row_is_all_that_a_new_option_needs() -> None:
    new = FieldRow("patience", Span(5, 60), "prompts", Plan, into="snooze", is_required=True)
    form = {"prompts": {"patience": 61}}

    (prompts,) = schema([new]).schema.values()
    assert [str(marker) for marker in prompts.schema.schema] == ["patience"]
    assert new.usual == 30
    assert nested([new], {"patience": 61}) == form
    assert flat([new], form) == {"patience": 61}
    assert out_of_range([new], flat([new], form)) == [new]
    assert read_fields([new], flat([new], form), Plan) == {"snooze": timedelta(minutes=61)}


def test_a_length_that_is_no_whole_number_of_minutes_is_kept_as_it_is() -> None:
    span = Span(0, 60)

    assert span.read(2.5) == timedelta(seconds=150)
    assert span.write(timedelta(seconds=150)) == 2.5
    assert span.write(timedelta(minutes=2)) == 2


def test_no_two_rows_are_stored_under_the_same_name() -> None:
    for rows in (OPTIONS, DEVICE_ROWS, SOURCE_ROWS, *(activity_rows(kind) for kind in CATALOGUE)):
        names = [row.name for row in rows]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", FORMS)
def test_every_row_has_its_texts_and_no_text_is_without_a_row(name: str, language: str) -> None:
    rows, path, step = FORMS[name]
    texts = texts_of(language, *path)
    form = texts["step"][step]
    places = {None: form, **form.get("sections", {})}

    wanted = {(row.section, row.name) for row in rows}

    for part in ("data", "data_description"):
        there = {(where, one) for where, place in places.items() for one in place.get(part, {})}
        assert there == wanted


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", FORMS)
def test_every_row_that_can_be_wrong_has_a_text_for_it(name: str, language: str) -> None:
    rows, path, _ = FORMS[name]
    errors = texts_of(language, *path)["error"]

    for row in rows:
        if row.bounds and row.name not in OTHERWISE_WORDED:
            assert f"{row.name}_out_of_range" in errors
        if isinstance(row.field, Listed):
            assert row.field.missing in errors


def test_what_is_written_of_a_plan_is_read_as_the_same_plan() -> None:
    rows = [row for row in OPTIONS if row.of is Plan]
    usual = {row.into: row.field.read(row.usual) for row in rows}

    assert usual
    plan = Plan(time_zone=ZoneInfo("UTC"))
    assert write_fields(rows, plan) == {row.name: row.usual for row in rows}
    assert usual == {name: getattr(plan, name) for name in usual}
