"""Whoever changes how often something is offered sees the day that results."""

from pathlib import Path

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from ..activity_pages import choose, edit, planned, send
from ..builders import an_activity, set_up_with
from ..forms import proposed, unfilled, with_changes

RUB = {"schedule": "times", "times": ["09:00", "14:00"], "limits": {"most_per_day": 2, "gap": 60}}


@pytest.fixture(autouse=True)
def own_folder(hass: HomeAssistant, tmp_path: Path) -> None:
    hass.config.config_dir = str(tmp_path)


@pytest.fixture
async def plan(hass: HomeAssistant) -> MockConfigEntry:
    """Return a plan with three walks, room for three offers a day, and a bath."""
    activities = [an_activity("walk"), an_activity("bath")]
    return await set_up_with(hass, activities, prompts_per_day=4)


async def test_the_forms_show_the_day_as_it_is(hass: HomeAssistant, plan: MockConfigEntry) -> None:
    options = await hass.config_entries.options.async_init(plan.entry_id)
    walk = await edit(hass, plan, "walk")

    for form in (options, walk):
        shown = form["description_placeholders"]["day"]
        assert shown == "09:00 Walk, 13:00 Walk, 17:00 Walk, 20:00 Bath"
    assert not unfilled(options, "options")
    assert not unfilled(walk, "config_subentries", "activity")


async def test_the_clock_is_that_of_the_house(hass: HomeAssistant, plan: MockConfigEntry) -> None:
    await hass.config.async_update(country="US")

    form = await edit(hass, plan, "walk")

    assert "1:00 PM Walk" in form["description_placeholders"]["day"]


async def test_times_that_find_no_place_are_shown_before_they_are_kept(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    form = await choose(hass, plan, "rub")
    page = await send(hass, form, **RUB)

    assert page["step_id"] == "day"
    assert page["description_placeholders"]["left_out"] == "09:00 Warming rub, 14:00 Warming rub"
    assert not unfilled(page, "config_subentries", "activity")
    done = await hass.config_entries.subentries.async_configure(form["flow_id"], {})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert planned(hass, plan, "rub").most_per_day == 2


async def test_fewer_offers_a_day_show_what_is_lost(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    form = await hass.config_entries.options.async_init(plan.entry_id)
    fewer = with_changes(form, prompts={"prompts_per_day": 3})
    page = await hass.config_entries.options.async_configure(form["flow_id"], fewer)

    assert page["step_id"] == "day"
    assert page["description_placeholders"]["left_out"] == "20:00 Bath"
    assert not unfilled(page, "options")
    await hass.config_entries.options.async_configure(form["flow_id"], {})
    assert plan.options["prompts_per_day"] == 3


async def test_what_changes_nothing_about_the_day_asks_nothing_more(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    page = await send(hass, await edit(hass, plan, "walk"), duration=12)

    assert page["type"] is FlowResultType.ABORT


async def test_a_long_list_is_cut(hass: HomeAssistant, plan: MockConfigEntry) -> None:
    often = {"schedule": "every", "every_minutes": 30, "limits": {"most_per_day": 1}}

    page = await send(hass, await choose(hass, plan, "rub"), **often)

    assert page["description_placeholders"]["left_out"].endswith(", …")


async def test_a_plan_whose_ticks_cannot_be_read_shows_its_day_without_what_is_in_doubt(
    hass: HomeAssistant,
) -> None:
    plan = await set_up_with(
        hass, [an_activity("walk"), an_activity("bath")], conditions=["what_nobody_knows"]
    )

    form = await hass.config_entries.options.async_init(plan.entry_id)

    assert form["description_placeholders"]["day"] == "09:00 Walk, 13:00 Walk, 17:00 Walk"


async def test_who_works_at_night_is_proposed_walks_while_awake(hass: HomeAssistant) -> None:
    plan = await set_up_with(
        hass, [an_activity("walk")], quiet_from="09:00:00", quiet_until="17:00:00"
    )

    form = await edit(hass, plan, "walk")
    assert form["description_placeholders"]["day"] == "08:50 Walk, 18:30 Walk, 20:30 Walk"
    assert proposed(form)["times"] == ["08:50", "18:30", "20:10"]
    await send(hass, form)

    # Left as it is proposed, it is as usual: other quiet hours bring other times.
    (subentry,) = plan.subentries.values()
    assert "times" not in subentry.data
    hass.config_entries.async_update_entry(plan, options={})
    await hass.async_block_till_done()
    assert [f"{one:%H:%M}" for one in planned(hass, plan, "walk").schedule.times] == [
        "09:00",
        "13:00",
        "17:00",
    ]
