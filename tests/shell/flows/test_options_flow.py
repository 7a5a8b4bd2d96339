"""Everything but the person can be changed later, and a recovery goes on."""

from datetime import time, timedelta
from pathlib import Path
from typing import Any

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.engine.model.events import RecoveryStarted
from custom_components.back_recovery.engine.model.plan import UsualLoad
from custom_components.back_recovery.engine.model.suitability import NOTHING_STATED
from custom_components.back_recovery.engine.model.vocabulary import WayBack
from custom_components.back_recovery.settings.entry import read_settings
from custom_components.back_recovery.settings.help_lines import HelpLines

from ..builders import an_activity, set_up_with
from ..forms import open_sections, proposed, unfilled, with_changes
from ..letters import issues
from ..people import ALEX_PHONE, BOB_PHONE
from ..phones import PUSH, Phone


@pytest.fixture(autouse=True)
def own_folder(hass: HomeAssistant, tmp_path: Path) -> None:
    hass.config.config_dir = str(tmp_path)


async def begin(hass: HomeAssistant, entry: MockConfigEntry) -> ConfigFlowResult:
    return await hass.config_entries.options.async_init(entry.entry_id)


async def change(hass: HomeAssistant, entry: MockConfigEntry, **changes: Any) -> ConfigFlowResult:
    form = await begin(hass, entry)
    result = await hass.config_entries.options.async_configure(
        form["flow_id"], with_changes(form, **changes)
    )
    if result.get("step_id") == "day":
        result = await hass.config_entries.options.async_configure(form["flow_id"], {})
    await hass.async_block_till_done(wait_background_tasks=True)
    return result


async def test_the_form_shows_what_is_usual_where_nothing_is_set(hass: HomeAssistant) -> None:
    result = await begin(hass, await set_up_with(hass))
    assert not unfilled(result, "options")

    form = proposed(result)

    assert form["rest_window"] == 48
    assert form["private_answers"] is False
    assert form["streak"] is True
    assert form["messages"]["language"] == "en"
    assert form["training"] == {"way_back": "by_onset", "ends_by_time": False}
    assert form["help"] == {}
    assert form["prompts"] == {
        "prompts_per_day": 6,
        "repeat_after": 30,
        "lapse_after": 120,
        "snooze": 30,
    }


async def test_the_form_shows_what_is_set(hass: HomeAssistant) -> None:
    chosen = {"rest_window": 72, "quiet_from": "21:00:00", "language": "de", "snooze": 15}

    form = proposed(await begin(hass, await set_up_with(hass, **chosen)))

    assert form["rest_window"] == 72
    assert form["hours"] == {"quiet_from": "21:00:00"}
    assert form["messages"]["language"] == "de"
    assert form["prompts"]["snooze"] == 15


async def test_submitting_the_form_as_it_is_changes_nothing_in_the_plan(
    hass: HomeAssistant,
) -> None:
    entry = await set_up_with(hass, [an_activity("walk")], rest_window=48)
    before = read_settings(hass, entry)

    done = await change(hass, entry)

    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert read_settings(hass, entry) == before


async def test_every_value_reaches_the_plan(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)

    await change(
        hass,
        entry,
        rest_window=24,
        private_answers=True,
        streak=False,
        hours={"quiet_from": "21:00", "quiet_until": "08:00"},
        prompts={"prompts_per_day": 0, "repeat_after": 10, "lapse_after": 60, "snooze": 5},
        training={"way_back": "long", "ends_by_time": True, "usual_loads": ["Deadlift 100", ""]},
        help={"emergency_number": "112", "advice_line": "116 117"},
    )

    plan = read_settings(hass, entry).plan
    assert plan.rest_window == timedelta(hours=24)
    assert (plan.quiet_hours.starts, plan.quiet_hours.ends) == (time(21), time(8))
    assert plan.prompts_per_day == 0
    assert (plan.repeat_after, plan.lapse_after) == (timedelta(minutes=10), timedelta(minutes=60))
    assert plan.snooze == timedelta(minutes=5)
    assert (plan.way_back, plan.ends_by_time) == (WayBack.LONG, True)
    assert plan.usual_loads == (UsualLoad(name="Deadlift", weight=100),)
    settings = read_settings(hass, entry)
    assert settings.private_answers
    assert not settings.streak
    assert settings.lines == HelpLines(emergency="112", advice="116 117")


async def test_counting_days_again_is_as_usual(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass, streak=False)

    await change(hass, entry, streak=True)

    assert "streak" not in entry.options
    assert read_settings(hass, entry).streak


async def test_the_form_shows_whom_to_call_in_the_country_and_does_not_keep_it(
    hass: HomeAssistant,
) -> None:
    await hass.config.async_update(country="GB")
    entry = await set_up_with(hass)
    form = proposed(await begin(hass, entry))
    assert form["help"] == {"emergency_number": "999", "advice_line": "NHS 111"}

    await change(hass, entry, help={"advice_line": "0800 1"})

    assert entry.options["advice_line"] == "0800 1"
    assert "emergency_number" not in entry.options


async def test_a_move_to_another_country_changes_whom_to_call(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)

    await hass.config.async_update(country="DE")
    await hass.async_block_till_done(wait_background_tasks=True)

    assert entry.runtime_data.recovery.settings.lines.emergency == "112"
    assert entry.runtime_data.recovery.prompter.texts.whom_to_call()["advice_line"] == "116 117"


async def test_usual_weights_are_kept_in_their_unit(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)

    await change(hass, entry, training={"usual_loads": ["Deadlift 100", " ", "Squat 175 lb"]})

    assert entry.options["usual_loads"] == ["Deadlift 100 kg", "Squat 175 lb"]


async def test_numbers_left_as_usual_are_not_stored(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass, snooze=15)

    await change(hass, entry, prompts={"snooze": 30, "lapse_after": 60})

    assert "snooze" not in entry.options
    assert entry.options["lapse_after"] == 60


async def test_quiet_hours_can_be_taken_away(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass, quiet_from="22:00:00", quiet_until="07:00:00")

    await change(hass, entry, hours={"quiet_from": None, "quiet_until": None})

    assert read_settings(hass, entry).plan.quiet_hours is None


async def test_what_the_form_does_not_know_is_kept(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass, from_a_later_release=1)

    await change(hass, entry, rest_window=72)

    assert entry.options["from_a_later_release"] == 1


async def test_ticks_are_shown_and_can_be_taken_away(hass: HomeAssistant) -> None:
    ticked = {"conditions": ["cancer"], "agreed": ["cancer"]}
    entry = await set_up_with(hass, **ticked)
    assert proposed(await begin(hass, entry))["suitability"] == ticked

    await change(hass, entry, suitability={"conditions": [], "agreed": []})

    assert not {"conditions", "agreed"} & entry.options.keys()
    assert read_settings(hass, entry).plan.profile == NOTHING_STATED


WRONG = [
    ({"rest_window": 11}, "rest_window", "rest_window_out_of_range"),
    ({"rest_window": 337}, "rest_window", "rest_window_out_of_range"),
    ({"messages": {"phones": ["notify.mobile_app_lost"]}}, "messages", "phone_missing"),
    (
        {"messages": {"second_contact": "notify.mobile_app_lost"}},
        "messages",
        "second_contact_missing",
    ),
    ({"hours": {"gym_zones": ["zone.lost"]}}, "hours", "gym_zone_missing"),
    ({"hours": {"quiet_from": "07:00", "quiet_until": "07:00"}}, "hours", "quiet_same_times"),
    ({"prompts": {"prompts_per_day": 9}}, "prompts", "prompts_per_day_out_of_range"),
    ({"prompts": {"prompts_per_day": -1}}, "prompts", "prompts_per_day_out_of_range"),
    ({"prompts": {"repeat_after": 0}}, "prompts", "repeat_after_out_of_range"),
    ({"prompts": {"lapse_after": 0}}, "prompts", "lapse_after_out_of_range"),
    ({"training": {"usual_loads": ["Deadlift"]}}, "training", "usual_load_invalid"),
    ({"training": {"usual_loads": ["A 1"] * 13}}, "training", "usual_loads_too_many"),
    ({"prompts": {"snooze": 1441}}, "prompts", "snooze_out_of_range"),
    ({"suitability": {"agreed": ["cancer"]}}, "suitability", "agreed_not_ticked"),
    ({"suitability": {"conditions": ["nonsense"]}}, "suitability", "condition_unknown"),
]


@pytest.mark.parametrize(("changes", "where", "error"), WRONG)
async def test_what_could_not_work_is_refused_where_it_stands(
    hass: HomeAssistant, changes: dict[str, Any], where: str, error: str
) -> None:
    entry = await set_up_with(hass)
    form = await begin(hass, entry)

    refused = await change(hass, entry, **changes)

    assert refused["errors"] == {where: error}
    assert not unfilled(refused, "options")
    assert open_sections(refused) == {where} - {"rest_window"}
    assert proposed(refused) == with_changes(form, **changes)
    assert entry.options == {}


async def test_a_phone_that_is_gone_is_told_and_can_be_unticked(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass, phones=["notify.mobile_app_lost"])
    refused = await change(hass, entry)
    assert refused["errors"] == {"messages": "phone_missing"}

    done = await change(hass, entry, messages={"phones": []})

    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert "phones" not in entry.options


@pytest.fixture
def two_phones(hass: HomeAssistant) -> None:
    for phone in (ALEX_PHONE, BOB_PHONE):
        hass.services.async_register(*phone.split("."), lambda _call: None)


@pytest.mark.usefixtures("two_phones")
async def test_somebody_else_can_be_chosen_to_have_a_look(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass, phones=[ALEX_PHONE])
    assert not read_settings(hass, entry).plan.has_second_contact

    await change(hass, entry, messages={"second_contact": BOB_PHONE})

    settings = read_settings(hass, entry)
    assert settings.plan.has_second_contact
    assert settings.channels.second_contact == BOB_PHONE


@pytest.mark.usefixtures("two_phones")
async def test_nobody_is_chosen_any_more_once_the_field_is_empty(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass, second_contact=BOB_PHONE)
    assert proposed(await begin(hass, entry))["messages"]["second_contact"] == BOB_PHONE

    await change(hass, entry, messages={"second_contact": None})

    assert "second_contact" not in entry.options
    assert not read_settings(hass, entry).plan.has_second_contact


@pytest.mark.usefixtures("two_phones")
async def test_nobody_looks_after_themselves(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass, phones=[ALEX_PHONE])

    refused = await change(hass, entry, messages={"second_contact": ALEX_PHONE})

    assert refused["errors"] == {"messages": "second_contact_is_own"}
    assert not unfilled(refused, "options")


@pytest.mark.parametrize("changes", [{"rest_window": 24}, {"private_answers": True}])
async def test_a_recovery_goes_on_with_what_was_changed(
    hass: HomeAssistant, changes: dict[str, Any]
) -> None:
    entry = await set_up_with(hass, [an_activity("walk")])
    await entry.runtime_data.recovery.async_handle(RecoveryStarted())
    episode = entry.runtime_data.recovery.episode

    await change(hass, entry, **changes)

    assert entry.state is ConfigEntryState.LOADED
    assert entry.runtime_data.recovery.settings == read_settings(hass, entry)
    assert entry.runtime_data.recovery.episode.id == episode.id
    assert entry.runtime_data.recovery.episode.window_ends_at == episode.window_ends_at


# A test


async def test_a_test_is_sent_to_what_is_in_the_form_and_stored_after_it_was_read(
    hass: HomeAssistant, alice: Phone
) -> None:
    entry = await set_up_with(hass)

    shown = await change(hass, entry, messages={"phones": [alice.action], "send_test": True})

    assert shown["step_id"] == "test"
    assert not unfilled(shown, "options")
    result = (shown["description_placeholders"] or {})["result"]
    assert result.startswith("- **alice phone**: The push service took it.")
    assert alice.titles == ["Test message"]
    assert "phones" not in entry.options
    done = await hass.config_entries.options.async_configure(shown["flow_id"], {})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options["phones"] == [alice.action]
    assert "send_test" not in entry.options


async def test_a_test_of_what_is_not_stored_leaves_no_complaint(
    hass: HomeAssistant, alice: Phone
) -> None:
    entry = await set_up_with(hass)
    alice.push.clear_requests()
    alice.push.post(PUSH, status=400, json={})

    shown = await change(hass, entry, messages={"phones": [alice.action], "send_test": True})

    assert "did not take it" in (shown["description_placeholders"] or {})["result"]
    assert issues(hass) == set()


async def test_a_test_needs_a_plan_that_is_loaded(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)
    await hass.config_entries.async_unload(entry.entry_id)

    refused = await change(hass, entry, messages={"send_test": True})

    assert refused["errors"] == {"messages": "entry_not_loaded"}
    assert not unfilled(refused, "options")
