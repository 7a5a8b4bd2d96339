"""Entities and calendars are found, followed and looked at again, whatever they are called."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er, issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.diagnostics import async_get_config_entry_diagnostics
from custom_components.back_recovery.workouts import LOOK_AGAIN

from ..acting import MONDAY, SWITCH, act, ask, at, press, refused, settle, shown
from ..builders import an_entry, set_up, set_up_with
from ..workout_house import EVENT, a_source, heard, pass_until, tick, workouts_of

pytestmark = pytest.mark.freeze_time(MONDAY)

NAMES = {"start": "start", "duration": "minutes", "activity": "kind"}
MINE = a_source("entity", entity="sensor.mine", names=NAMES)


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(hass: HomeAssistant, tmp_path: Path) -> None:
    hass.config.config_dir = str(tmp_path)


def garmin_sensor(hass: HomeAssistant, entry: MockConfigEntry, name: str = "watch") -> str:
    registered = er.async_get(hass).async_get_or_create(
        "sensor", "garmin_connect", f"{entry.entry_id}_lastActivity",
        suggested_object_id=name, config_entry=entry,
    )  # fmt: skip
    return registered.entity_id


def activity(number: int, start: str) -> dict[str, Any]:
    return {
        "activityId": number,
        "activityType": "strength_training",
        "startTime": start,
        "duration": 3600,
    }


@pytest.fixture
def garmin(hass: HomeAssistant) -> MockConfigEntry:
    entry = MockConfigEntry(domain="garmin_connect", entry_id="garmin")
    entry.add_to_hass(hass)
    return entry


async def test_an_integration_that_comes_later_is_found(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, garmin: MockConfigEntry
) -> None:
    await set_up_with(hass, [a_source("garmin_connect", source_entry="garmin")])
    await tick(hass, freezer, at("Mon 19:00"))
    sensor = garmin_sensor(hass, garmin, "whatever_it_is_called")
    hass.states.async_set(sensor, "Strength", activity(1, "2026-11-23T18:01:00+00:00"))
    await tick(hass, freezer, at("Mon 19:01"))
    await pass_until(hass, freezer, at("Mon 19:05"))

    assert shown(hass, SWITCH) == "on"


async def test_an_entity_that_gets_another_id_is_still_followed(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, garmin: MockConfigEntry
) -> None:
    sensor = garmin_sensor(hass, garmin)
    await set_up_with(hass, [a_source("garmin_connect", source_entry="garmin")])
    er.async_get(hass).async_update_entity(sensor, new_entity_id="sensor.renamed")
    await tick(hass, freezer, at("Mon 19:30"))

    hass.states.async_set("sensor.renamed", "x", activity(1, "2026-11-23T18:29:00+00:00"))
    await tick(hass, freezer, at("Mon 19:31"))
    await pass_until(hass, freezer, at("Mon 19:35"))

    assert shown(hass, SWITCH) == "on"


async def test_another_account_is_another_persons(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, garmin: MockConfigEntry
) -> None:
    other = MockConfigEntry(domain="garmin_connect", entry_id="other")
    other.add_to_hass(hass)
    sensor = garmin_sensor(hass, other)
    await set_up_with(hass, [a_source("garmin_connect", source_entry="garmin")])
    await tick(hass, freezer, at("Mon 19:30"))

    hass.states.async_set(sensor, "x", activity(1, "2026-11-23T18:29:00+00:00"))
    await pass_until(hass, freezer, at("Mon 20:00"))

    assert shown(hass, SWITCH) == "off"


async def test_what_changed_without_an_event_is_found_when_looking_again(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    hass.states.async_set("calendar.gym", "off")
    found: list[dict[str, str]] = []
    hass.services.async_register(
        "calendar", "get_events", lambda _: {"calendar.gym": {"events": found}},
        supports_response="only",  # type: ignore[arg-type]
    )  # fmt: skip
    await set_up_with(hass, [a_source("calendar", entity="calendar.gym")])
    hass.services.async_register(
        "calendar", "get_events", lambda _: {"calendar.gym": {"events": found}},
        supports_response="only",  # type: ignore[arg-type]
    )  # fmt: skip
    found.append(
        {
            "start": "2026-11-23T18:01:00+00:00",
            "end": "2026-11-23T18:31:00+00:00",
            "summary": "Strength",
        }
    )
    await tick(hass, freezer, at("Mon 18:40"))
    await tick(hass, freezer, at("Mon 18:40") + LOOK_AGAIN + timedelta(seconds=1))

    assert heard(hass)["decision"] == "ask"


async def test_a_calendar_that_cannot_be_read_does_no_harm(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, caplog: pytest.LogCaptureFixture
) -> None:
    hass.states.async_set("calendar.gym", "off")
    await set_up_with(hass, [a_source("calendar", entity="calendar.gym")])

    def fail(_call: object) -> None:
        raise HomeAssistantError("gone")

    hass.services.async_register("calendar", "get_events", fail, supports_response="only")  # type: ignore[arg-type]
    hass.states.async_set("calendar.gym", "on")
    await tick(hass, freezer, at("Mon 18:01"))

    assert "Traceback" not in caplog.text


async def test_a_short_session_between_two_states_is_not_missed(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await set_up_with(hass, [MINE])
    await tick(hass, freezer, at("Mon 20:00"))

    for minute in ("00", "40"):
        start = f"2026-11-23T18:{minute}:01+00:00"
        hass.states.async_set("sensor.mine", "x", {"start": start, "minutes": 30, "kind": "run"})
    await settle(hass)

    assert len(workouts_of(hass).memory.records) == 2


async def test_what_strava_hides_is_said_in_repairs_and_asks_nothing(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    icu = MockConfigEntry(domain="intervals_icu", entry_id="icu")
    icu.add_to_hass(hass)
    sensor = er.async_get(hass).async_get_or_create(
        "sensor", "intervals_icu", "icu_recent_activity_details", config_entry=icu
    )
    entry = await set_up_with(hass, [a_source("intervals_icu", source_entry="icu")])
    await tick(hass, freezer, at("Mon 19:00"))
    hass.states.async_set(
        sensor.entity_id,
        "OK",
        {"id": "1", "source": "STRAVA", "start_date_local": "2026-11-23T18:00:00"},
    )
    await pass_until(hass, freezer, at("Mon 19:10"))

    (source_id,) = entry.subentries
    issues = ir.async_get(hass)
    assert issues.async_get_issue(DOMAIN, f"workouts_hidden_{source_id}")
    assert workouts_of(hass).memory.records == ()

    hass.config_entries.async_remove_subentry(entry, source_id)
    await settle(hass)
    assert issues.async_get_issue(DOMAIN, f"workouts_hidden_{source_id}") is None


async def test_a_time_that_cannot_be_read_is_a_repair_until_it_can(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    hass.states.async_set("sensor.mine", "x", {"start": "yesterday, at six"})
    entry = await set_up_with(hass, [MINE])
    (source_id,) = entry.subentries
    await tick(hass, freezer, at("Mon 19:00"))
    issues = ir.async_get(hass)
    assert issues.async_get_issue(DOMAIN, f"workouts_refused_{source_id}")

    hass.states.async_set("sensor.mine", "x", {"start": "2026-11-23T18:00:00+00:00"})
    await settle(hass)

    assert issues.async_get_issue(DOMAIN, f"workouts_refused_{source_id}") is None


async def test_a_damaged_memory_is_kept_aside_and_reported(hass: HomeAssistant) -> None:
    entry = an_entry()
    path = Path(hass.config.path(".storage", f"{DOMAIN}.{entry.entry_id}.workouts"))
    path.parent.mkdir(exist_ok=True)
    path.write_text('{"format": 99}')  # noqa: ASYNC240

    await set_up(hass, entry)

    issue = ir.async_get(hass).async_get_issue(DOMAIN, f"workouts_set_aside_{entry.entry_id}")
    assert issue
    assert issue.is_fixable
    assert len(list(path.parent.glob("*.damaged.*"))) == 1


@pytest.mark.parametrize(
    ("workout", "key", "field"),
    [
        ({"activity": "gym", "rpe": 11}, "field_unreadable", "rpe"),
        ({"activity": ""}, "field_unreadable", "activity"),
        ({"activity": "gym", "exercises": [{"sets": 3}]}, "field_missing", "exercises.0.name"),
        ({"duration_min": 60}, "field_missing", "activity"),
        ({"activity": "gym", "heart": 140}, "field_unknown", "heart"),
    ],
)
async def test_the_action_names_the_field_that_is_wrong(
    hass: HomeAssistant, workout: dict[str, Any], key: str, field: str
) -> None:
    await set_up_with(hass)

    why = await refused(hass, "log_workout", **workout)

    assert (why.translation_key, why.translation_placeholders) == (key, {"field": field})


@pytest.mark.parametrize(
    "workout",
    [
        {"activity": "gym", "start": "2026-11-24T18:00:00+00:00"},
        {"activity": "gym", "title": "\ud800"},
    ],
)
async def test_the_action_says_what_a_workout_needs(
    hass: HomeAssistant, workout: dict[str, Any]
) -> None:
    await set_up_with(hass)

    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, "log_workout", **workout)
    assert refused.value.translation_key == "not_a_finished_workout"


async def test_the_action_says_whether_it_was_new(hass: HomeAssistant) -> None:
    await set_up_with(hass)
    workout = {"activity": "run", "duration_min": 30, "id": "1"}

    first = await ask(hass, "back_recovery.log_workout", SWITCH, **workout)
    again = await ask(hass, "back_recovery.log_workout", SWITCH, **workout)

    assert (first, again) == ({"new_workouts": 1}, {"new_workouts": 0})


async def test_what_is_filtered_out_is_heard_as_ignored(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    source = a_source("entity", entity="sensor.mine", names=NAMES, classes=["strength"])
    await set_up_with(hass, [source])
    await tick(hass, freezer, at("Mon 19:00"))
    start = "2026-11-23T18:20:00+00:00"
    hass.states.async_set("sensor.mine", "x", {"start": start, "minutes": 30, "kind": "run"})
    await settle(hass)
    await pass_until(hass, freezer, at("Mon 19:05"))

    assert (heard(hass)["event_type"], heard(hass)["reason"]) == ("ignored", "class_not_wanted")


async def test_on_hold_a_workout_is_only_noted(hass: HomeAssistant) -> None:
    await set_up_with(hass)
    await press(hass, "switch.turn_on", SWITCH)
    await act(hass, "pause")
    await act(hass, "log_workout", activity="gym", exercises=[{"name": "Deadlift", "sets": 4}])

    assert (shown(hass, EVENT) != "unknown", heard(hass)["decision"]) == (True, "note")


async def test_a_workout_that_cannot_be_saved_is_tried_again_in_a_minute(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await set_up_with(hass, [MINE])
    path = workouts_of(hass)._journal.store.path
    path.unlink()
    path.mkdir()
    await tick(hass, freezer, at("Mon 19:00"))
    start = "2026-11-23T18:10:00+00:00"
    hass.states.async_set("sensor.mine", "x", {"start": start, "minutes": 46, "kind": "strength"})
    await settle(hass)
    assert workouts_of(hass).memory.records == ()

    path.rmdir()
    await tick(hass, freezer, at("Mon 19:15"))
    await pass_until(hass, freezer, at("Mon 19:30"))

    assert shown(hass, SWITCH) == "on"


async def test_diagnostics_name_no_address_and_no_workout(hass: HomeAssistant) -> None:
    source = a_source("webhook", "Shortcut of Alex", webhook_id="secret", keywords=["gym"])
    entry = await set_up_with(hass, [source])
    await act(hass, "log_workout", activity="run", title="Round the lake", duration_min=30)

    said = str(await async_get_config_entry_diagnostics(hass, entry))

    assert not any(word in said for word in ("secret", "Alex", "lake", "'gym'"))
    assert "'class': 'run'" in said
