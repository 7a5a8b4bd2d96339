"""Sources of workouts are set up, changed and tried out in the UI."""

from datetime import timedelta
from typing import Any

from homeassistant.components import webhook
from homeassistant.config_entries import SOURCE_RECONFIGURE, SOURCE_USER
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.network import NoURLAvailableError
from homeassistant.util.json import load_json_object
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.flows.workout_form import wrong_with
from custom_components.back_recovery.workouts.refused import REFUSALS

from ..acting import MONDAY, SWITCH, act, settle
from ..builders import set_up_with
from ..forms import TRANSLATIONS, fields, proposed, unfilled, with_changes
from ..workout_house import a_source, workouts_of

pytestmark = pytest.mark.freeze_time(MONDAY)

type Form = dict[str, Any]

RUN = {"start": "2026-11-23T16:00:00+00:00", "minutes": 30, "kind": "run"}
PATH = ("config_subentries", "workout_source")


@pytest.fixture(autouse=True)
async def at_greenwich(hass: HomeAssistant) -> None:
    await hass.config.async_set_time_zone("UTC")


@pytest.fixture
async def plan(hass: HomeAssistant) -> MockConfigEntry:
    await hass.config.async_update(internal_url="http://home.test:8123")
    return await set_up_with(hass)


def registered(hass: HomeAssistant, platform: str, unique_id: str, title: str = "Me") -> str:
    """Let an integration have an entity; return the id of its config entry."""
    entry = MockConfigEntry(domain=platform, title=title)
    entry.add_to_hass(hass)
    er.async_get(hass).async_get_or_create("sensor", platform, unique_id, config_entry=entry)
    return entry.entry_id


async def begin(hass: HomeAssistant, plan: MockConfigEntry, subentry: str | None = None) -> Form:
    context = (
        {"source": SOURCE_RECONFIGURE, "subentry_id": subentry}
        if subentry
        else {"source": SOURCE_USER}
    )
    key = (plan.entry_id, "workout_source")
    found: Form = await hass.config_entries.subentries.async_init(key, context=context)  # type: ignore[assignment, arg-type]
    return found


async def answer(hass: HomeAssistant, form: Form, **values: Any) -> Form:
    """Answer a form as it is proposed, but for some fields, and read its texts."""
    found: Form = await hass.config_entries.subentries.async_configure(  # type: ignore[assignment]
        form["flow_id"], values
    )
    if found["type"] == "form":
        assert unfilled(found, *PATH) == set()
    await settle(hass)
    return found


async def choose(hass: HomeAssistant, plan: MockConfigEntry, source: str) -> Form:
    return await answer(hass, await begin(hass, plan), source=source)


def offered(form: Form) -> list[str]:
    return [one["value"] for one in fields(form)["source"].config["options"]]


def the_source(plan: MockConfigEntry) -> Any:
    (found,) = plan.subentries.values()
    return found


async def test_what_is_in_the_house_is_offered_first(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    garmin = registered(hass, "garmin_connect", "x_lastActivity")
    registered(hass, "fitbit", "steps")

    form = await begin(hass, plan)

    assert offered(form) == [
        f"garmin_connect:{garmin}",
        "entity",
        "calendar",
        "webhook",
        "health_auto_export",
        "health_connect_webhook",
        "refused_fitbit_use_health_connect",
    ]
    assert fields(form)["source"].config["options"][0]["label"] == "Garmin Connect (Me)"


async def test_a_discovered_source_is_set_up_with_two_clicks(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    garmin = registered(hass, "garmin_connect", "x_lastActivity")

    form = await choose(hass, plan, f"garmin_connect:{garmin}")
    done = await answer(hass, form, **proposed(form))

    assert (done["type"], done["title"]) == ("create_entry", "Garmin Connect")
    assert the_source(plan).data["source_entry"] == garmin
    assert f"garmin_connect:{garmin}" not in offered(await begin(hass, plan))


async def test_health_connect_to_home_assistant_is_found_by_its_name(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    hass.states.async_set("sensor.health_connect", "synced")

    assert offered(await begin(hass, plan))[0] == "health_connect:"


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda one: f"{one.platform}_{one.way_out}")
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_refusal_names_a_reason_and_a_way_out(refusal: Any, language: str) -> None:
    texts: Any = load_json_object(TRANSLATIONS / f"{language}.json")
    reasons = texts["config_subentries"]["workout_source"]["abort"]
    options = texts["selector"]["workout_source"]["options"]

    assert reasons[f"{refusal.reason}_{refusal.way_out}"]
    assert options[f"refused_{refusal.platform}_{refusal.way_out}"]


async def test_what_cannot_tell_of_workouts_says_why_and_what_to_do_instead(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    registered(hass, "fitbit", "steps")

    refused = await choose(hass, plan, "refused_fitbit_use_health_connect")

    assert (refused["type"], refused["reason"]) == (
        "abort",
        "only_daily_totals_use_health_connect",
    )


async def test_an_entity_of_my_own_is_understood_by_its_attributes(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    hass.states.async_set("sensor.mine", "Pull", {"start": RUN["start"], "duration_minutes": 30})
    form = await choose(hass, plan, "entity")
    form = await answer(hass, form, entity="sensor.mine")
    assert proposed(form)["duration"] == "duration_minutes"

    form = await answer(hass, form, **with_changes(form, activity_is="run"))
    await answer(hass, form, **proposed(form))

    assert the_source(plan).data["names"] == {
        "start": "start",
        "duration": "duration_minutes",
        "activity_is": "run",
        "duration_unit": "min",
        "calories_unit": "kcal",
    }
    assert the_source(plan).unique_id == "entity:sensor.mine"


@pytest.mark.parametrize(
    ("names", "error"),
    [
        ({"start": None}, {"start": "start_or_end"}),
        ({"start": "minutes"}, {"base": "no_workout_found"}),
    ],
)
async def test_names_that_find_nothing_are_told(
    hass: HomeAssistant, plan: MockConfigEntry, names: Form, error: Form
) -> None:
    hass.states.async_set("sensor.mine", "Pull", {"start": RUN["start"], "minutes": "many"})
    form = await answer(hass, await choose(hass, plan, "entity"), entity="sensor.mine")

    form = await answer(hass, form, **with_changes(form, **names))

    assert form["errors"] == error


async def test_an_entity_is_one_source_only(hass: HomeAssistant, plan: MockConfigEntry) -> None:
    hass.states.async_set("calendar.gym", "off")
    form = await answer(hass, await choose(hass, plan, "calendar"), entity="calendar.gym")
    await answer(hass, form, **proposed(form))

    again = await answer(hass, await choose(hass, plan, "calendar"), entity="calendar.gym")
    gone = await answer(hass, again, entity="calendar.gone")

    assert again["errors"] == {"entity": "entity_taken"}
    assert gone["errors"] == {"entity": "entity_missing"}


async def test_a_plans_own_entities_are_no_source(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    form = await choose(hass, plan, "calendar")
    own = "calendar.back_recovery_plan"
    offered = next(iter(form["data_schema"].schema.values())).config

    refused = await answer(hass, form, entity=own)

    assert offered["exclude_entities"] == [own]
    assert refused["errors"] == {"entity": "is_own"}


async def test_a_calendar_never_starts_anything(hass: HomeAssistant, plan: MockConfigEntry) -> None:
    hass.states.async_set("calendar.gym", "off")
    form = await answer(hass, await choose(hass, plan, "calendar"), entity="calendar.gym")

    options = fields(form)["what_to_do"]["when_high"].config["options"]

    assert options == ["ask", "note_only"]
    assert proposed(form)["what_to_do"]["when_high"] == "ask"


async def test_an_app_gets_an_address_nobody_can_guess(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    form = await choose(hass, plan, "webhook")
    form = await answer(hass, form, **with_changes(form, name="My phone"))
    url = form["description_placeholders"]["url"]
    await answer(hass, form)

    data = the_source(plan).data
    assert url == f"http://home.test:8123/api/webhook/{data['webhook_id']}"
    assert fields(form)["qr_code"].config["data"] == url
    assert (len(data["webhook_id"]), data["local_only"]) == (64, True)
    assert the_source(plan).unique_id is None


async def test_a_new_address_replaces_the_old_one(hass: HomeAssistant) -> None:
    plan = await set_up_with(hass, [a_source("webhook", webhook_id="old")])
    menu = await begin(hass, plan, the_source(plan).subentry_id)
    form = await answer(hass, menu, next_step_id="address")
    assert form["description_placeholders"]["url"].endswith("/api/webhook/old")

    form = await answer(hass, form, rotate=True)
    done = await answer(hass, form, rotate=False)

    assert the_source(plan).data["webhook_id"] != "old"
    assert form["description_placeholders"]["url"].endswith(the_source(plan).data["webhook_id"])
    assert done["reason"] == "reconfigure_successful"


async def test_an_address_of_a_house_without_a_name_begins_with_its_path(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> str:
        raise NoURLAvailableError

    monkeypatch.setattr(webhook, "async_generate_url", fail)
    plan = await set_up_with(hass, [a_source("webhook", webhook_id="old", local_only=False)])
    menu = await begin(hass, plan, the_source(plan).subentry_id)

    form = await answer(hass, menu, next_step_id="address")

    assert form["description_placeholders"]["url"] == "/api/webhook/old"
    assert "from everywhere" in form["description_placeholders"]["reach"]


async def test_what_to_do_can_be_changed_and_the_rest_is_kept(hass: HomeAssistant) -> None:
    plan = await set_up_with(hass, [a_source("webhook", webhook_id="old")])
    menu = await begin(hass, plan, the_source(plan).subentry_id)
    form = await answer(hass, menu, next_step_id="settings")

    changes = with_changes(
        form,
        name="Shortcut",
        what_to_do={"when_high": "ask"},
        filters={"classes": ["strength"], "keywords": [" gym ", ""], "minimum_minutes": 20},
        timing={"settle": 5, "once_a_day": False},
    )
    await answer(hass, form, **changes)

    source = workouts_of(hass).settings.setup.sources[0]
    assert (the_source(plan).title, the_source(plan).data["webhook_id"]) == ("Shortcut", "old")
    assert source.settings.filters.keywords == ("gym",)
    assert (source.settings.settle.total_seconds(), source.settings.once_a_day) == (300, False)


async def test_names_can_be_changed(hass: HomeAssistant) -> None:
    hass.states.async_set("sensor.mine", "Pull", RUN)
    source = a_source("entity", entity="sensor.mine", names={"start": "start"})
    plan = await set_up_with(hass, [source])
    menu = await begin(hass, plan, the_source(plan).subentry_id)
    form = await answer(hass, menu, next_step_id="names")

    await answer(hass, form, **with_changes(form, duration="minutes", duration_unit="min"))

    assert the_source(plan).data["names"]["duration"] == "minutes"


async def test_a_plan_that_is_not_loaded_cannot_be_asked(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    await hass.config_entries.async_unload(plan.entry_id)

    assert (await begin(hass, plan))["reason"] == "entry_not_loaded"


async def test_a_source_of_a_plan_that_is_not_loaded_cannot_be_changed(
    hass: HomeAssistant,
) -> None:
    plan = await set_up_with(hass, [a_source("webhook", webhook_id="old")])
    await hass.config_entries.async_unload(plan.entry_id)

    form = await begin(hass, plan, the_source(plan).subentry_id)

    assert form["reason"] == "entry_not_loaded"


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({"name": " "}, {"name": "name_missing"}),
        (
            {"name": "x", "filters": {"minimum_minutes": 241}},
            {"filters": "minimum_minutes_out_of_range"},
        ),
        ({"name": "x", "timing": {"settle": -1}}, {"timing": "settle_out_of_range"}),
    ],
)
def test_what_cannot_be_is_told_at_its_place(form: Form, error: Form) -> None:
    assert wrong_with(form) == error


async def test_every_source_is_proposed_with_a_name(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    """Submit is enough; nobody has to find out what is missing."""
    form = await choose(hass, plan, "webhook")

    form = await answer(hass, form, **proposed(form))

    assert form["step_id"] == "address"
    done = await answer(hass, form)
    assert done["title"] == "Shortcuts, Tasker or curl (webhook)"


async def test_a_watch_that_was_there_before_hevy_waits_for_it_too(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    """How long to wait follows from the other sources, whatever came first."""
    for platform, unique_id in (
        ("garmin_connect", "x_lastActivity"),
        ("hevy", "y_last_workout_summary"),
    ):
        entry_id = registered(hass, platform, unique_id)
        form = await choose(hass, plan, f"{platform}:{entry_id}")
        await answer(hass, form, **proposed(form))

    watch, hevy, _logged = workouts_of(hass).settings.setup.sources
    assert watch.settings.settle == hevy.settings.settle == timedelta(minutes=20)


async def test_what_was_chosen_stays_and_what_is_usual_again_is_not_kept(
    hass: HomeAssistant,
) -> None:
    plan = await set_up_with(hass, [a_source("webhook", webhook_id="old")])
    for minutes, stored in ((5, 5), (2, None)):
        menu = await begin(hass, plan, the_source(plan).subentry_id)
        form = await answer(hass, menu, next_step_id="settings")
        await answer(
            hass, form, **with_changes(form, timing={"settle": minutes, "once_a_day": True})
        )

        assert the_source(plan).data.get("settle") == stored


async def test_a_name_is_needed(hass: HomeAssistant, plan: MockConfigEntry) -> None:
    form = await choose(hass, plan, "webhook")

    form = await answer(hass, form, **with_changes(form, name=" "))

    assert form["errors"] == {"name": "name_missing"}


async def test_a_source_that_was_removed_is_forgotten(hass: HomeAssistant) -> None:
    plan = await set_up_with(hass, [a_source("webhook", webhook_id="old")])
    source_id = the_source(plan).subentry_id
    assert workouts_of(hass).memory.seen_of(source_id)

    hass.config_entries.async_remove_subentry(plan, source_id)
    await settle(hass)

    assert workouts_of(hass).memory.seen_of(source_id) is None
    await act(hass, "log_workout", activity="run", duration_min=30)
    assert hass.states.get(SWITCH)
