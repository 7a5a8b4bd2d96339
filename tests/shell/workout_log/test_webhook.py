"""The address to which an app sends: what is let in, from where, and how often."""

import asyncio
import gzip
import json
import logging
from pathlib import Path
from typing import Any
from unittest.mock import patch

from aiohttp.test_utils import TestClient
from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.back_recovery.storage.memories import MemoryStore
from custom_components.back_recovery.telling.texts import FOLDER
from custom_components.back_recovery.workouts.memory import Memory

from ..acting import MONDAY, SWITCH, act, settle, shown
from ..builders import set_up_with
from ..workout_house import a_source, workouts_of

pytestmark = pytest.mark.freeze_time(MONDAY)

ADDRESS = "/api/webhook/secret"
DEADLIFTS = {
    "activity": "gym",
    "end": "2026-11-23T18:00:00+00:00",
    "exercises": [{"name": "Deadlift", "sets": 4}],
}


@pytest.fixture
async def client(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator, tmp_path: Path
) -> TestClient[Any, Any]:
    hass.config.config_dir = str(tmp_path)
    for component in ("webhook", "calendar"):
        assert await async_setup_component(hass, component, {})
    return await hass_client_no_auth()


@pytest.fixture
async def plan(
    hass: HomeAssistant, client: TestClient[Any, Any], freezer: FrozenDateTimeFactory
) -> MockConfigEntry:
    """Return a plan that an app may send to; an hour after that, somebody does."""
    entry = await set_up_with(hass, [a_source("webhook", webhook_id="secret")])
    freezer.tick(3600)
    return entry


async def post(client: TestClient[Any, Any], body: Any, **more: Any) -> tuple[int, Any]:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    response = await client.post(ADDRESS, data=raw, **more)
    return response.status, await response.json(content_type=None)


async def test_a_workout_that_is_sent_begins_a_recovery(
    hass: HomeAssistant, client: TestClient[Any, Any], plan: MockConfigEntry
) -> None:
    body = DEADLIFTS | {"end": "2026-11-23T18:30:00+00:00"}

    assert await post(client, body) == (200, {"new_workouts": 1})

    await settle(hass)
    assert shown(hass, SWITCH) == "on"


async def test_the_same_body_again_is_nothing_new(
    hass: HomeAssistant, client: TestClient[Any, Any], plan: MockConfigEntry
) -> None:
    body = DEADLIFTS | {"end": "2026-11-23T18:30:00+00:00"}
    await post(client, body)

    assert await post(client, body) == (200, {"new_workouts": 0})


async def test_the_first_try_right_after_the_set_up_counts(
    hass: HomeAssistant, client: TestClient[Any, Any], freezer: FrozenDateTimeFactory
) -> None:
    freezer.tick(30)
    await set_up_with(hass, [a_source("webhook", webhook_id="secret")])

    found = await post(client, {"activity": "strength", "duration_min": 30})

    assert found == (200, {"new_workouts": 1})


async def test_what_ended_before_the_address_was_made_is_nothing_new(
    hass: HomeAssistant, client: TestClient[Any, Any], plan: MockConfigEntry
) -> None:
    body = DEADLIFTS | {"end": "2026-11-23T17:30:00+00:00"}

    assert await post(client, body) == (200, {"new_workouts": 0})


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"x" * 1_048_577, "too_big"),
        (b"\xff\xfe", "not_text"),
        (b"{", "not_json"),
        (b"", "not_json"),
        (b"[" * 20 + b"]" * 20, "too_deep"),
        (json.dumps([0] * 2001).encode(), "too_many"),
        (b'{"a": NaN}', "not_a_number"),
        (b'{"a": 1, "a": 2}', "same_key_twice"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_a_body_that_could_hurt_is_refused_with_the_reason(
    hass: HomeAssistant,
    client: TestClient[Any, Any],
    plan: MockConfigEntry,
    body: bytes,
    reason: str,
) -> None:
    assert await post(client, body) == (400, {"error": reason})


async def test_exactly_1_mib_is_read(client: TestClient[Any, Any], plan: MockConfigEntry) -> None:
    filler = " " * (1_048_576 - len(json.dumps({})))

    assert await post(client, (json.dumps({}) + filler).encode()) == (200, {"new_workouts": 0})


async def test_two_days_of_heartbeats_do_not_hide_the_workout(
    hass: HomeAssistant, client: TestClient[Any, Any], plan: MockConfigEntry
) -> None:
    beats = [{"bpm": 60, "time": "2026-11-23T18:00:00Z"}] * 5000
    body = DEADLIFTS | {"end": "2026-11-23T18:30:00+00:00", "heart_rate": beats}

    assert await post(client, body) == (200, {"new_workouts": 1})

    await settle(hass)
    assert shown(hass, SWITCH) == "on"


async def test_a_compressed_body_counts_as_big_as_it_is(
    client: TestClient[Any, Any], plan: MockConfigEntry
) -> None:
    bomb = gzip.compress(b" " * 5_000_000)

    found = await post(client, bomb, headers={"Content-Encoding": "gzip"})

    assert found == (400, {"error": "too_big"})


async def test_a_body_that_is_not_what_it_says_is_refused(
    client: TestClient[Any, Any], plan: MockConfigEntry
) -> None:
    status, _ = await post(client, b"not gzip", headers={"Content-Encoding": "gzip"})

    assert status == 400


@pytest.mark.parametrize("method", ["get", "put", "delete"])
async def test_only_a_post_is_taken(
    client: TestClient[Any, Any], plan: MockConfigEntry, method: str
) -> None:
    response = await client.request(method, ADDRESS, json=DEADLIFTS)

    assert response.status == 405


async def test_the_twenty_first_request_of_a_minute_is_refused(
    client: TestClient[Any, Any], plan: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    assert [(await post(client, {}))[0] for _ in range(20)] == [200] * 20
    assert await post(client, {}) == (400, {"error": "too_often"})

    freezer.tick(60)

    assert await post(client, {}) == (200, {"new_workouts": 0})


async def test_a_clock_set_back_keeps_nobody_out(
    client: TestClient[Any, Any], plan: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    for _ in range(20):
        await post(client, {})

    freezer.tick(-1800)

    assert await post(client, {}) == (200, {"new_workouts": 0})


async def test_what_cannot_be_saved_is_told_so_that_it_is_sent_again(
    hass: HomeAssistant, client: TestClient[Any, Any], plan: MockConfigEntry
) -> None:
    path = workouts_of(hass)._journal.store.path
    path.unlink()
    path.mkdir()
    body = DEADLIFTS | {"end": "2026-11-23T18:30:00+00:00"}

    assert await post(client, body) == (400, {"error": "not_saved"})

    path.rmdir()
    assert await post(client, body) == (200, {"new_workouts": 1})


async def test_nothing_of_a_body_is_in_the_log(
    hass: HomeAssistant,
    client: TestClient[Any, Any],
    plan: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await post(client, DEADLIFTS | {"notes": "my secret", "end": "2026-11-23T18:30:00+00:00"})
    await post(client, b'{"a": "my secret", ')
    await settle(hass)

    above_debug = [one for one in caplog.records if one.levelno > logging.DEBUG]
    assert "my secret" not in "".join(one.getMessage() for one in above_debug)


async def test_an_address_that_was_changed_is_closed_at_once(
    hass: HomeAssistant, client: TestClient[Any, Any], plan: MockConfigEntry
) -> None:
    (subentry,) = plan.subentries.values()
    assert isinstance(subentry, ConfigSubentry)
    data = {**subentry.data, "webhook_id": "another"}
    hass.config_entries.async_update_subentry(plan, subentry, data=data)
    await settle(hass)
    body = DEADLIFTS | {"end": "2026-11-23T18:30:00+00:00"}

    response = await client.post(ADDRESS, json=body)

    assert (response.status, await response.text(), shown(hass, SWITCH)) == (200, "", "off")
    assert (await client.post("/api/webhook/another", json=body)).status == 200


async def test_a_plan_that_is_removed_closes_its_address_and_forgets(
    hass: HomeAssistant, client: TestClient[Any, Any], plan: MockConfigEntry
) -> None:
    path = workouts_of(hass)._journal.store.path
    assert path.exists()

    await hass.config_entries.async_remove(plan.entry_id)

    assert await (await client.post(ADDRESS, json={})).text() == ""
    assert not path.exists()


async def test_a_source_that_is_added_while_something_is_saved_is_not_forgotten(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    store, is_slow = workouts_of(hass)._journal.store, asyncio.Event()
    save = MemoryStore.async_save

    async def slowly(self: MemoryStore, memory: Memory) -> None:
        await is_slow.wait()
        await save(self, memory)

    with patch.object(type(store), "async_save", slowly):
        logging_it = asyncio.create_task(act(hass, "log_workout", activity="run"))
        await asyncio.sleep(0)
        added = ConfigSubentry(**a_source("webhook", webhook_id="another"))
        hass.config_entries.async_add_subentry(plan, added)
        await asyncio.sleep(0)
        is_slow.set()
        await logging_it
        await settle(hass)

    memory = workouts_of(hass).memory
    assert memory.seen_of(added.subentry_id)
    assert [one.workout.activity_raw for one in memory.records] == ["run"]


def refusal_issues(hass: HomeAssistant) -> list[str]:
    """Return why something is refused, as Repairs says it."""
    return [
        str((one.translation_placeholders or {})["reason"])
        for one in ir.async_get(hass).issues.values()
        if one.active and one.translation_key == "workouts_refused"
    ]


async def test_the_third_refusal_in_a_row_is_a_repair_until_something_is_taken(
    hass: HomeAssistant, client: TestClient[Any, Any], plan: MockConfigEntry
) -> None:
    await post(client, b"{")
    await post(client, b"{")
    assert refusal_issues(hass) == []

    await post(client, b"{")
    assert refusal_issues(hass) == ["not JSON"]

    await post(client, {})
    assert refusal_issues(hass) == []


async def test_the_reason_in_the_repair_is_in_the_language_of_the_repair(
    hass: HomeAssistant, client: TestClient[Any, Any], plan: MockConfigEntry
) -> None:
    hass.config.language = "de"

    for _ in range(3):
        await post(client, b"{")

    assert refusal_issues(hass) == ["kein JSON"]


@pytest.mark.parametrize("language", [path.stem for path in sorted(FOLDER.glob("*.json"))])
def test_every_reason_of_a_repair_has_words_of_its_own_in_every_language(language: str) -> None:
    def reasons(of: str) -> dict[str, str]:
        written = json.loads((FOLDER / f"{of}.json").read_text())
        return dict(written["workouts"]["refused"])

    here, english = reasons(language), reasons("en")

    assert here.keys() == english.keys()
    same = {name for name in here if here[name] == english[name]}
    assert language == "en" or not same - {"not_json"}, same


async def test_refusals_with_a_good_one_between_are_no_row(
    hass: HomeAssistant, client: TestClient[Any, Any], plan: MockConfigEntry
) -> None:
    for body in (b"{", b"{", {}, b"{", b"{"):
        await post(client, body)

    assert refusal_issues(hass) == []


async def test_a_time_that_cannot_be_read_is_an_error_and_a_repair_at_once(
    hass: HomeAssistant, client: TestClient[Any, Any], plan: MockConfigEntry
) -> None:
    readable = DEADLIFTS | {"end": "2026-11-23T18:30:00+00:00"}

    found = await post(client, {"workouts": [readable, DEADLIFTS | {"end": "half past six"}]})

    assert found == (400, {"error": "time_unreadable", "new_workouts": 1})
    assert refusal_issues(hass) == ["a time in it could not be read"]
    assert refused(hass) == "time_unreadable"


async def test_a_source_that_is_removed_takes_its_repair_along(
    hass: HomeAssistant, client: TestClient[Any, Any], plan: MockConfigEntry
) -> None:
    await post(client, DEADLIFTS | {"end": "half past six"})
    (subentry_id,) = plan.subentries

    hass.config_entries.async_remove_subentry(plan, subentry_id)
    await settle(hass)

    assert refusal_issues(hass) == []


def refused(hass: HomeAssistant) -> str | None:
    """Return what *Try it out* would say about what came last."""
    (arrived,) = workouts_of(hass).webhooks.arrived.values()
    return arrived.refused
