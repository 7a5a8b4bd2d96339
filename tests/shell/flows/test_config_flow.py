"""A plan is set up on one page."""

from typing import Any

from homeassistant.config_entries import SOURCE_USER, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.engine.model.catalogue import CATALOGUE, USUAL_REST_WINDOW
from custom_components.back_recovery.engine.model.suitability import (
    MAY_BE_AGREED,
    NOTHING_STATED,
    STATED,
)
from custom_components.back_recovery.engine.model.vocabulary import Condition, Kind
from custom_components.back_recovery.settings.entry import read_settings

from ..builders import an_entry, set_up
from ..forms import fields, open_sections, proposed, unfilled, with_changes
from ..people import ALEX, ALEX_PHONE, BOB, BOB_PHONE, live_here, register_phone

USUAL_KINDS = {kind for kind, usual in CATALOGUE.items() if usual.on_at_set_up}


async def begin(hass: HomeAssistant) -> ConfigFlowResult:
    return await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})


async def submit(hass: HomeAssistant, form: ConfigFlowResult, **changes: Any) -> ConfigFlowResult:
    result = await hass.config_entries.flow.async_configure(
        form["flow_id"], with_changes(form, **changes)
    )
    await hass.async_block_till_done(wait_background_tasks=True)
    return result


async def set_up_for(hass: HomeAssistant, person: str, **changes: Any) -> ConfigFlowResult:
    return await submit(hass, await begin(hass), person=person, **changes)


# Just press Submit


async def test_one_submit_gives_the_usual_plan(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    await live_here(hass, "Alex")
    await register_phone(hass, await hass_client(), "Alex phone")

    done = await submit(hass, await begin(hass))

    settings = read_settings(hass, done["result"])
    assert settings.person == ALEX
    assert settings.channels.phones == (ALEX_PHONE,)
    assert settings.plan.rest_window == USUAL_REST_WINDOW
    assert {activity.kind for activity in settings.plan.activities} == USUAL_KINDS
    assert settings.plan.activity("walk").schedule == CATALOGUE[Kind.WALK].schedule
    assert settings.plan.quiet_hours is not None


async def test_an_empty_answer_is_as_good_as_submit(hass: HomeAssistant) -> None:
    await live_here(hass, "Alex")
    form = await begin(hass)

    done = await hass.config_entries.flow.async_configure(form["flow_id"], {})

    assert done["result"].data["person"] == ALEX
    assert len(done["result"].subentries) == len(USUAL_KINDS)


async def test_nobody_needs_to_be_known(hass: HomeAssistant) -> None:
    form = await begin(hass)
    assert not unfilled(form, "config")

    done = await submit(hass, form)

    assert done["title"] == "Back recovery"
    assert "person" not in done["result"].data
    assert done["result"].unique_id is None


async def test_activities_are_called_what_the_server_calls_them(hass: HomeAssistant) -> None:
    hass.config.language = "de"

    done = await submit(hass, await begin(hass), activities={"activities": ["bath"]})

    (bath,) = done["result"].subentries.values()
    assert (bath.title, bath.unique_id) == ("Warmes Bad", "bath")
    assert dict(bath.data) == {"kind": "bath", "activity_id": "bath"}


async def test_a_plan_may_have_no_activity_at_all(hass: HomeAssistant) -> None:
    done = await submit(hass, await begin(hass), activities={"activities": None})

    assert done["result"].subentries == {}


# For whom it is


async def test_the_plan_is_for_whoever_is_signed_in(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, hass_admin_user: Any
) -> None:
    await live_here(hass, "Alex", "Bob", Bob={"user_id": hass_admin_user.id})
    client = await hass_client()

    response = await client.post("/api/config/config_entries/flow", json={"handler": DOMAIN})

    schema = {field["name"]: field for field in (await response.json())["data_schema"]}
    assert schema["person"]["default"] == BOB


async def test_nobody_is_proposed_when_it_could_be_anybody(hass: HomeAssistant) -> None:
    await live_here(hass, "Alex", "Bob")

    assert "person" not in proposed(await begin(hass))


async def test_the_second_plan_is_for_whoever_has_none_and_named_after_them(
    hass: HomeAssistant,
) -> None:
    await live_here(hass, "Alex", "Bob")
    await set_up_for(hass, ALEX)

    form = await begin(hass)

    assert proposed(form)["person"] == BOB
    assert proposed(form)["name"] == "Back recovery Bob"
    assert fields(form)["person"].config["exclude_entities"] == [ALEX]


async def test_a_second_plan_without_a_person_gets_a_name_of_its_own(hass: HomeAssistant) -> None:
    await submit(hass, await begin(hass))

    assert proposed(await begin(hass))["name"] == "Back recovery 2"


async def test_name_and_phones_left_alone_go_with_the_person(
    hass: HomeAssistant, two_phones: None
) -> None:
    await set_up(hass, an_entry(title="Back recovery"))
    form = await begin(hass)

    done = await submit(hass, form, person=BOB)

    assert done["title"] == "Back recovery Bob"
    assert done["result"].options["phones"] == [BOB_PHONE]


async def test_phones_proposed_for_one_person_are_not_used_for_another(
    hass: HomeAssistant, two_phones: None
) -> None:
    await set_up(hass, an_entry(person=BOB, title="Bob's"))
    form = await begin(hass)
    assert proposed(form)["messages"]["phones"] == [ALEX_PHONE]
    await hass.config_entries.async_remove(hass.config_entries.async_entries(DOMAIN)[0].entry_id)

    done = await submit(hass, form, person=BOB)

    assert done["result"].options["phones"] == [BOB_PHONE]


async def test_phones_that_were_chosen_stay_chosen(hass: HomeAssistant, two_phones: None) -> None:
    done = await set_up_for(hass, ALEX, messages={"phones": [BOB_PHONE]})

    assert done["result"].options["phones"] == [BOB_PHONE]


async def test_a_tracker_that_is_no_phone_is_nothing_to_send_to(hass: HomeAssistant) -> None:
    await live_here(hass, "Alex")
    er.async_get(hass).async_get_or_create(
        "device_tracker", "router", "1", suggested_object_id="alex_phone"
    )

    done = await submit(hass, await begin(hass))

    assert "phones" not in done["result"].options


async def test_the_person_is_known_also_when_renamed(hass: HomeAssistant) -> None:
    await live_here(hass, "Alex")
    done = await submit(hass, await begin(hass))

    assert done["result"].unique_id == "alex"


async def test_a_person_without_a_lasting_id_is_known_by_the_entity(hass: HomeAssistant) -> None:
    hass.states.async_set(ALEX, "home")

    done = await submit(hass, await begin(hass))

    assert done["result"].unique_id == ALEX


# Language


@pytest.mark.parametrize(
    ("server", "language"), [("de", "de"), ("de-CH", "de"), ("tlh", "en"), ("en-GB", "en")]
)
async def test_messages_are_in_the_language_of_the_server(
    hass: HomeAssistant, server: str, language: str
) -> None:
    hass.config.language = server
    form = await begin(hass)

    done = await submit(hass, form)

    assert proposed(form)["messages"]["language"] == language
    assert "language" not in done["result"].options


async def test_another_language_is_kept(hass: HomeAssistant) -> None:
    done = await submit(hass, await begin(hass), messages={"language": "de"})

    assert done["result"].options["language"] == "de"


# Voices


async def test_the_only_voice_is_proposed_and_kept_for_a_speaker(hass: HomeAssistant) -> None:
    hass.states.async_set("tts.house", "ok")
    hass.states.async_set("media_player.kitchen", "idle")

    done = await submit(hass, await begin(hass), messages={"speakers": ["media_player.kitchen"]})

    assert done["result"].options["tts_engine"] == "tts.house"


async def test_a_voice_nobody_needs_is_not_kept(hass: HomeAssistant) -> None:
    hass.states.async_set("tts.house", "ok")

    done = await submit(hass, await begin(hass))

    assert "tts_engine" not in done["result"].options


# What suits whom


async def test_nothing_of_the_list_is_ticked_unless_somebody_does(hass: HomeAssistant) -> None:
    form = await begin(hass)

    done = await submit(hass, form)

    assert proposed(form)["suitability"] == {}
    assert not {"conditions", "agreed"} & done["result"].options.keys()
    assert read_settings(hass, done["result"]).plan.profile == NOTHING_STATED


async def test_what_is_ticked_reaches_the_plan(hass: HomeAssistant) -> None:
    ticked = {"conditions": ["cancer", "age_65"], "agreed": ["cancer"]}

    done = await submit(hass, await begin(hass), suitability=ticked)

    profile = read_settings(hass, done["result"]).plan.profile
    assert profile.conditions == {Condition.CANCER, Condition.AGE_65}
    assert profile.agreed == {Condition.CANCER}


async def test_the_lists_are_what_can_be_ticked_and_what_can_be_agreed_to(
    hass: HomeAssistant,
) -> None:
    lists = fields(await begin(hass))["suitability"]

    assert lists["conditions"].config["options"] == list(STATED)
    assert lists["agreed"].config["options"] == list(MAY_BE_AGREED)


# What is refused

WRONG = [
    ({"name": "  "}, "name", "name_missing"),
    ({"person": "person.nobody"}, "person", "person_missing"),
    ({"rest_window": 11.9}, "rest_window", "rest_window_out_of_range"),
    ({"rest_window": 336.1}, "rest_window", "rest_window_out_of_range"),
    ({"messages": {"phones": ["notify.mobile_app_lost"]}}, "messages", "phone_missing"),
    ({"messages": {"notify_entities": ["notify.lost"]}}, "messages", "notify_entity_missing"),
    ({"messages": {"satellites": ["assist_satellite.lost"]}}, "messages", "satellite_missing"),
    ({"messages": {"speakers": ["media_player.lost"]}}, "messages", "speaker_missing"),
    ({"messages": {"tts_engine": "tts.lost"}}, "messages", "tts_engine_missing"),
    ({"messages": {"speakers": ["media_player.here"]}}, "messages", "tts_engine_needed"),
    ({"messages": {"speak_until": "09:00"}}, "messages", "speak_same_times"),
    ({"hours": {"quiet_until": "22:00"}}, "hours", "quiet_same_times"),
    ({"hours": {"quiet_until": None}}, "hours", "quiet_incomplete"),
    ({"hours": {"gym_zones": ["zone.lost"]}}, "hours", "gym_zone_missing"),
    ({"suitability": {"agreed": ["cancer"]}}, "suitability", "agreed_not_ticked"),
    ({"suitability": {"conditions": ["swelling"]}}, "suitability", "condition_unknown"),
    ({"suitability": {"conditions": ["nonsense"]}}, "suitability", "condition_unknown"),
]


@pytest.mark.parametrize(("changes", "where", "error"), WRONG)
async def test_what_could_not_work_is_refused_where_it_stands(
    hass: HomeAssistant, changes: dict[str, Any], where: str, error: str
) -> None:
    hass.states.async_set("media_player.here", "idle")
    form = await begin(hass)

    refused = await submit(hass, form, **changes)

    assert refused["errors"] == {where: error}
    assert not unfilled(refused, "config")
    assert open_sections(refused) == {where} & {"messages", "hours", "suitability"}
    assert proposed(refused) == with_changes(form, **changes)


async def test_what_was_refused_can_be_mended(hass: HomeAssistant) -> None:
    refused = await submit(hass, await begin(hass), rest_window=400, name="My back")

    done = await submit(hass, refused, rest_window=72)

    assert done["title"] == "My back"
    assert done["result"].options["rest_window"] == 72


@pytest.mark.parametrize("hours", [12, 336])
async def test_the_shortest_and_the_longest_rest_are_accepted(
    hass: HomeAssistant, hours: int
) -> None:
    done = await submit(hass, await begin(hass), rest_window=hours)

    assert done["result"].options["rest_window"] == hours


async def test_a_missing_thing_is_named(hass: HomeAssistant) -> None:
    lost = {"gym_zones": ["zone.lost"]}

    refused = await submit(hass, await begin(hass), hours=lost)

    assert refused["description_placeholders"]["gym_zone_missing"] == "zone.lost"


async def test_only_the_first_problem_of_a_section_is_shown(hass: HomeAssistant) -> None:
    lost = {"phones": ["notify.mobile_app_lost"], "speakers": ["media_player.lost"]}

    refused = await submit(hass, await begin(hass), messages=lost)

    assert refused["errors"] == {"messages": "phone_missing"}


async def test_what_is_registered_exists_even_when_it_cannot_be_reached(
    hass: HomeAssistant,
) -> None:
    er.async_get(hass).async_get_or_create("notify", "mail", "1", suggested_object_id="mail")

    done = await submit(hass, await begin(hass), messages={"notify_entities": ["notify.mail"]})

    assert done["result"].options["notify_entities"] == ["notify.mail"]


async def test_no_quiet_hours_are_no_problem(hass: HomeAssistant) -> None:
    nothing = {"quiet_from": None, "quiet_until": None}

    done = await submit(hass, await begin(hass), hours=nothing)

    assert read_settings(hass, done["result"]).plan.quiet_hours is None


async def test_a_name_that_another_plan_has_is_refused(hass: HomeAssistant) -> None:
    await set_up(hass, an_entry(title="Back recovery"))

    refused = await submit(hass, await begin(hass), name="back RECOVERY ")

    assert refused["errors"] == {"name": "name_taken"}


async def test_somebody_who_got_a_plan_meanwhile_gets_no_second_one(hass: HomeAssistant) -> None:
    await live_here(hass, "Alex")
    form = await begin(hass)
    await set_up(hass, an_entry(person=ALEX, title="Another"))

    refused = await submit(hass, form)

    assert refused["errors"] == {"person": "person_taken"}


async def test_a_renamed_person_gets_no_second_plan(hass: HomeAssistant) -> None:
    await live_here(hass, "Alex")
    await submit(hass, await begin(hass))
    er.async_get(hass).async_update_entity(ALEX, new_entity_id="person.alexandra")
    await hass.async_block_till_done()

    refused = await set_up_for(hass, "person.alexandra")

    assert refused["errors"] == {"person": "person_taken"}
