"""Activities are added, changed and removed, and a recovery goes on."""

from datetime import time, timedelta
from pathlib import Path
from typing import Any

from homeassistant import data_entry_flow
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import probatio
import pytest

from custom_components.back_recovery.engine.model.catalogue import CATALOGUE
from custom_components.back_recovery.engine.model.events import RecoveryStarted
from custom_components.back_recovery.engine.model.plan import Activity, AtTimes, Every
from custom_components.back_recovery.engine.model.vocabulary import Kind, MissedPolicy

from ..activity_pages import add, begin, choose, edit, planned, stored, submit
from ..builders import an_activity, set_up_with
from ..forms import fields, open_sections, proposed, unfilled, with_changes


@pytest.fixture(autouse=True)
def own_folder(hass: HomeAssistant, tmp_path: Path) -> None:
    hass.config.config_dir = str(tmp_path)


NAMED = {"custom": {"name": "Stretch"}, "mat": {}}


# Add


async def test_only_what_is_not_in_the_plan_is_offered_and_something_of_ones_own(
    hass: HomeAssistant,
) -> None:
    entry = await set_up_with(hass, [an_activity("walk"), an_activity("custom", activity_id="x")])

    offered = fields(await begin(hass, entry))["kind"].config["options"]

    assert set(offered) == set(CATALOGUE) - {Kind.WALK}


@pytest.mark.parametrize("kind", [kind for kind in CATALOGUE if kind is not Kind.CUSTOM])
async def test_an_activity_submitted_as_it_is_proposed_stays_as_usual(
    hass: HomeAssistant, kind: Kind
) -> None:
    entry = await set_up_with(hass)

    await add(hass, entry, kind)

    assert stored(entry, kind) == {"kind": kind, "activity_id": kind}
    assert planned(hass, entry, kind).schedule == CATALOGUE[kind].schedule


async def test_an_added_activity_is_called_what_the_server_calls_it(hass: HomeAssistant) -> None:
    hass.config.language = "de"
    entry = await set_up_with(hass)

    done = await add(hass, entry, "bath")

    assert done["title"] == "Warmes Bad"


async def test_only_what_has_a_duration_asks_for_one(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)

    walk, tip = await choose(hass, entry, "walk"), await choose(hass, entry, "tip")

    assert "duration" in fields(walk)
    assert "duration" not in fields(tip)
    assert not unfilled(walk, "config_subentries", "activity")


async def test_every_field_reaches_the_plan(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)

    await add(
        hass,
        entry,
        "walk",
        schedule="times",
        times=["18:00", "", "09:30"],
        duration=20,
        needs_home=True,
        message="Off you go",
        limits={"most_per_day": 2, "gap": 60, "earliest": "09:00:00", "latest": "19:00:00"},
        missed_prompts={"missed": "send_late", "late_until": "18:30:00"},
    )

    walk = planned(hass, entry, "walk")
    assert walk == Activity(
        id="walk",
        kind=Kind.WALK,
        name="Walk",
        schedule=AtTimes((time(9, 30), time(18))),
        duration=timedelta(minutes=20),
        gap=timedelta(minutes=60),
        most_per_day=2,
        earliest=time(9),
        latest=time(19),
        needs_home=True,
        message="Off you go",
        missed=MissedPolicy.SEND_LATE,
        late_until=time(18, 30),
    )


async def test_something_can_be_offered_every_so_often(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)

    await add(hass, entry, "bath", schedule="every", every_minutes=90.5)

    assert planned(hass, entry, "bath").schedule == Every(timedelta(minutes=90.5))


@pytest.mark.parametrize(
    ("kind", "limits", "most"),
    [("custom", {}, 3), ("custom", {"most_per_day": 2}, 2), ("mat", {}, 2)],
)
async def test_a_limit_nobody_touched_goes_along_with_the_times(
    hass: HomeAssistant, kind: str, limits: dict[str, int], most: int
) -> None:
    entry = await set_up_with(hass)
    times = ["09:00", "12:00", "15:00"]

    await add(hass, entry, kind, schedule="times", times=times, limits=limits, **NAMED[kind])

    (subentry,) = entry.subentries.values()
    assert planned(hass, entry, subentry.unique_id).most_per_day == most


async def test_something_can_be_left_to_the_person(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)

    await add(hass, entry, "bath", schedule="never")

    assert planned(hass, entry, "bath").schedule is None


# Something of one's own


async def test_something_of_ones_own_gets_an_id_from_its_name(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)

    done = await add(hass, entry, "custom", name=" Foam roller ", duration=5)

    assert done["title"] == "Foam roller"
    assert stored(entry, "foam_roller")["activity_id"] == "foam_roller"
    assert planned(hass, entry, "foam_roller").duration == timedelta(minutes=5)


@pytest.mark.parametrize(
    ("name", "activity_id"),
    [
        ("Stretch", "stretch_2"),
        ("Gym", "gym_2"),
        ("Bath", "bath_2"),
        ("Ready check", "ready_check_2"),
        ("Gym session", "gym_session_2"),
    ],
)
async def test_an_id_is_never_one_that_something_else_has_or_could_get(
    hass: HomeAssistant, name: str, activity_id: str
) -> None:
    entry = await set_up_with(hass, [an_activity("custom", "Stretch", activity_id="stretch")])

    await add(hass, entry, "custom", name=name)

    assert planned(hass, entry, activity_id).name == name


async def test_a_third_of_the_same_name_is_counted_on(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)
    for _ in range(3):
        await add(hass, entry, "custom", name="Stretch")

    ids = [subentry.unique_id for subentry in entry.subentries.values()]

    assert ids == ["stretch", "stretch_2", "stretch_3"]


async def test_something_of_ones_own_may_have_no_duration(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)

    await add(hass, entry, "custom", name="Breathe", duration=None)

    assert planned(hass, entry, "breathe").duration is None
    assert "duration" not in proposed(await edit(hass, entry, "breathe"))


# What is refused

WRONG = [
    ("custom", {}, "name", "name_missing"),
    ("custom", {"name": "  "}, "name", "name_missing"),
    ("bath", {"times": []}, "times", "times_missing"),
    ("bath", {"times": None}, "times", "times_missing"),
    ("bath", {"times": ["25:00"]}, "times", "times_not_a_time"),
    ("bath", {"times": ["22:00"]}, "times", "times_outside_hours"),
    ("ice", {"every_minutes": None}, "every_minutes", "every_minutes_out_of_range"),
    ("ice", {"every_minutes": 0}, "every_minutes", "every_minutes_out_of_range"),
    ("walk", {"duration": 2}, "duration", "duration_out_of_range"),
    ("walk", {"duration": 31}, "duration", "duration_out_of_range"),
    ("walk", {"limits": {"most_per_day": 0}}, "limits", "most_per_day_out_of_range"),
    ("walk", {"limits": {"most_per_day": 7}}, "limits", "most_per_day_out_of_range"),
    ("walk", {"limits": {"gap": -1}}, "limits", "gap_out_of_range"),
    ("walk", {"limits": {"latest": "08:00:00"}}, "limits", "latest_not_after_earliest"),
    (
        "mat",
        {"missed_prompts": {"late_until": "06:00:00"}},
        "missed_prompts",
        "late_until_not_after_earliest",
    ),
]


@pytest.mark.parametrize(("kind", "changes", "where", "error"), WRONG)
async def test_what_could_not_work_is_refused_where_it_stands(
    hass: HomeAssistant, kind: str, changes: dict[str, Any], where: str, error: str
) -> None:
    entry = await set_up_with(hass)
    form = await choose(hass, entry, kind)

    refused = await submit(hass, form, **changes)

    assert refused["errors"] == {where: error}
    assert not unfilled(refused, "config_subentries", "activity")
    assert open_sections(refused) == {where} & {"limits", "missed_prompts"}
    assert entry.subentries == {}


async def test_what_was_typed_is_still_there_after_an_error(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)
    form = await choose(hass, entry, "custom")

    refused = await submit(hass, form, message="Stretch", duration=5)

    assert proposed(refused) == with_changes(form, message="Stretch", duration=5)


async def test_the_bounds_of_a_number_are_named(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass)

    refused = await add(hass, entry, "walk", duration=2)

    fills = refused["description_placeholders"]
    assert (fills["activity"], fills["least_duration"], fills["most_duration"]) == (
        "Walk",
        "3",
        "30",
    )


# Change and remove


async def test_an_activity_is_shown_as_it_is(hass: HomeAssistant) -> None:
    walk = an_activity("walk", schedule="times", times=["10:00"], duration=7, message="Walk!")
    entry = await set_up_with(hass, [walk])

    form = proposed(await edit(hass, entry, "walk"))

    assert (form["schedule"], form["times"]) == ("times", ["10:00"])
    assert (form["duration"], form["message"]) == (7, "Walk!")


async def test_an_activity_can_be_changed(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass, [an_activity("walk", duration=7)])

    done = await submit(hass, await edit(hass, entry, "walk"), duration=12)

    assert done["reason"] == "reconfigure_successful"
    assert stored(entry, "walk") == {"kind": "walk", "activity_id": "walk", "duration": 12}


async def test_a_late_time_that_is_hidden_is_as_usual_again(hass: HomeAssistant) -> None:
    late = an_activity("mat", missed="send_late", late_until="19:00:00")
    entry = await set_up_with(hass, [late])

    await submit(
        hass,
        await edit(hass, entry, "mat"),
        missed_prompts={"missed": "skip", "late_until": None},
    )

    assert stored(entry, "mat") == {"kind": "mat", "activity_id": "mat", "missed": "skip"}


async def test_back_to_usual_is_not_stored(hass: HomeAssistant) -> None:
    odd = an_activity("walk", schedule="never", duration=7, message="Walk!", late_until="20:00:00")
    entry = await set_up_with(hass, [odd])
    form = await edit(hass, entry, "walk")

    await submit(
        hass,
        form,
        schedule="times",
        times=["09:00:00", "13:00:00", "17:00:00"],
        duration=10,
        message=None,
        missed_prompts={"late_until": None},
    )

    assert stored(entry, "walk") == {"kind": "walk", "activity_id": "walk"}


async def test_an_own_activity_keeps_its_id_under_another_name(hass: HomeAssistant) -> None:
    entry = await set_up_with(hass, [an_activity("custom", "Stretch", activity_id="stretch")])
    form = await edit(hass, entry, "stretch")
    assert proposed(form)["name"] == "Stretch"

    await submit(hass, form, name="Yoga")

    assert planned(hass, entry, "stretch").name == "Yoga"


async def test_a_recovery_goes_on_while_activities_come_change_and_go(
    hass: HomeAssistant,
) -> None:
    entry = await set_up_with(hass, [an_activity("walk")])
    await entry.runtime_data.recovery.async_handle(RecoveryStarted())
    episode = entry.runtime_data.recovery.episode

    await add(hass, entry, "mat")
    await submit(hass, await edit(hass, entry, "walk"), duration=12)
    mat = next(one for one in entry.subentries.values() if one.unique_id == "mat")
    hass.config_entries.async_remove_subentry(entry, mat.subentry_id)
    await hass.async_block_till_done(wait_background_tasks=True)

    plan = entry.runtime_data.recovery.settings.plan
    assert [one.id for one in plan.activities] == ["walk"]
    assert plan.activity("walk").duration == timedelta(minutes=12)
    assert entry.runtime_data.recovery.episode.id == episode.id


async def test_where_it_can_the_form_hides_what_does_not_count(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Conditional(probatio.Optional):
        def __init__(self, key: str, *, visible: dict[str, str]) -> None:
            super().__init__(key)
            self.visible = visible

    monkeypatch.setattr(data_entry_flow, "Optional", Conditional, raising=False)
    form = await choose(hass, await set_up_with(hass), "walk")

    markers = {str(one): one for one in form["data_schema"].schema}
    assert markers["times"].visible == {"field": "schedule", "value": "times"}
    assert markers["every_minutes"].visible == {"field": "schedule", "value": "every"}
    assert (await submit(hass, form))["type"] is FlowResultType.CREATE_ENTRY
