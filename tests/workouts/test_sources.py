"""The table of sources: how they are found, and what is refused."""

from pathlib import Path
import subprocess
import sys

import pytest

from custom_components.back_recovery.workouts import workout
from custom_components.back_recovery.workouts.observation import EntityState
from custom_components.back_recovery.workouts.refused import REFUSALS, refusal
from custom_components.back_recovery.workouts.source import ending, entities
from custom_components.back_recovery.workouts.sources.table import SOURCES, offered
from custom_components.back_recovery.workouts.vocabulary import Route, SourceKind, Tells

from .builders import posted, shows, states

PACKAGE = Path(workout.__file__).parent


def test_the_package_needs_nothing_that_is_installed() -> None:
    modules = ", ".join(
        f"workouts.{path.stem}" for path in PACKAGE.glob("*.py") if path.stem != "__init__"
    )

    subprocess.run(
        [sys.executable, "-S", "-c", f"import {modules}"], cwd=PACKAGE.parent, check=True
    )


def test_every_kind_has_a_row_and_tells_something() -> None:
    assert set(SOURCES) == set(SourceKind)
    assert all(source.tells for source in SOURCES.values())


def test_a_source_of_entities_can_be_found() -> None:
    of_entities = [one for one in SOURCES.values() if one.route is Route.ENTITIES]
    unfindable = [one.kind for one in of_entities if not (one.platform or one.entity_id)]

    assert unfindable == [SourceKind.ENTITY]


def test_what_is_found_in_a_house_has_a_name_to_be_offered_by() -> None:
    assert [one.kind for one in SOURCES.values() if one.is_found and not one.brand] == []


def test_a_brand_is_named_by_its_own_row_and_by_no_form() -> None:
    forms = "".join(path.read_text() for path in (PACKAGE.parent / "flows").glob("*.py"))
    brands = {one.brand for one in SOURCES.values() if one.brand}

    assert len(brands) > 10
    assert not [brand for brand in brands if f'"{brand}"' in forms]
    assert not [kind for kind in SourceKind if SOURCES[kind].brand and f".{kind.name}" in forms]


@pytest.mark.parametrize(
    ("platform", "unique_id", "kind"),
    [
        ("garmin_connect", "01ABC_lastActivity", SourceKind.GARMIN),
        ("garmin_connect", "01ABC_lastWorkout", None),
        ("ha_strava", "strava_1_recent_recent", SourceKind.STRAVA),
        ("hevy", "aabbccdd_last_workout_summary", SourceKind.HEVY),
        ("whoop", "01_whoop_workout_overview", SourceKind.WHOOP),
        ("oura", "01_last_workout_type", SourceKind.OURA),
        ("withings", "withings_1_workout_type", SourceKind.WITHINGS),
        ("polar", "01_last_exercise", SourceKind.POLAR),
        ("intervals_icu", "01_recent_activity_details", SourceKind.INTERVALS),
        ("peloton", "u_workout", SourceKind.PELOTON),
        ("concept2", "concept2_1_last_workout_date", SourceKind.CONCEPT2),
        ("healthsync", "01_workout_completed", SourceKind.HEALTHSYNC),
        ("health_bridge", "health_bridge_last_apple_workout_mira", SourceKind.HEALTH_BRIDGE),
        ("health_bridge", "health_bridge_steps_mira", None),
        ("mobile_app", "hook_activity_state", SourceKind.WEAR_OS),
        ("mobile_app", "hook_battery_level", None),
        ("template", "x_lastActivity", None),
    ],
)
def test_a_source_is_found_by_platform_and_ending(
    platform: str, unique_id: str, kind: SourceKind | None
) -> None:
    assert offered(platform, unique_id) is kind


def test_siblings_are_wanted_and_not_offered() -> None:
    strava = SOURCES[SourceKind.STRAVA]

    assert strava.wants("strava_1_recent_date")
    assert not strava.is_main("strava_1_recent_date")
    assert not strava.wants("strava_1_recent_polyline")


@pytest.mark.parametrize(
    ("platform", "unique_id", "reason"),
    [
        ("google_health", "x_active_calories", "only_daily_totals"),
        ("fitbit", "x_activities/minutesVeryActive", "only_daily_totals"),
        ("mobile_app", "hook_health_connect_active_calories_burned", "only_daily_totals"),
        ("mobile_app", "hook_health_apple_exercise_time", "only_daily_totals"),
        ("hevy", "b459cba5-cd6d-463c-abd6-54f8eafcadcb_date", "no_last_workout"),
        ("sleep_as_android", "x_sleep_tracking", "only_sleep"),
    ],
)
def test_what_cannot_tell_is_refused_with_a_way_out(
    platform: str, unique_id: str, reason: str
) -> None:
    found = refusal(platform, unique_id)

    assert found is not None
    assert found.reason == reason
    assert found.way_out
    assert found.instead


def test_a_real_source_is_not_refused() -> None:
    assert refusal("hevy", "aabbccdd_last_workout_summary") is None
    assert refusal("mobile_app", "hook_activity_state") is None
    assert all(set(one.instead) <= set(SOURCES) for one in REFUSALS)


@pytest.mark.parametrize("state", ["unavailable", "unknown", "Unavailable", ""])
def test_an_entity_in_an_outage_says_nothing(state: str) -> None:
    assert entities(states(shows("u", state))) == ()
    assert ending(states(shows("u", state)), "u") is None


def test_an_entity_before_its_set_up_says_nothing() -> None:
    before = EntityState(unique_id="u", state="Strength", attributes={"restored": True})

    assert entities(states(before)) == ()
    assert entities(posted()) == ()


def test_only_who_names_exercises_says_so() -> None:
    named = {one.kind for one in SOURCES.values() if Tells.EXERCISES in one.tells}

    assert named == {SourceKind.HEVY, SourceKind.HEALTH_CONNECT, SourceKind.WEBHOOK}
