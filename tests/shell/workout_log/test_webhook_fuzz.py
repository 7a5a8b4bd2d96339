"""Ten thousand bodies from somebody who means no good."""

from collections.abc import Callable
import gc
import json
import logging
from pathlib import Path
import random
import resource
from typing import Any

from aiohttp.test_utils import TestClient
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from ..acting import MONDAY, SWITCH, settle, shown
from ..builders import set_up_with
from ..workout_house import a_source, workouts_of

BODIES = 10_000
KINDS = ("webhook", "health_auto_export", "health_connect_webhook")
KEYS = (
    "activity", "id", "start", "end", "duration_min", "rpe", "exercises", "name", "sets", "reps",
    "workouts", "data", "exercise", "type", "start_time", "end_time", "duration", "test", "units",
    "qty", "heartRate", "activeEnergyBurned", "title", "notes", "", "__class__", "\u0000", "🏋",
)  # fmt: skip
WORDS = (
    "deadlift", "strength", "", "x" * 5000, "NaN", "1e999", "-1", "2026-11-23T18:00:00Z",
    "9999-12-31T23:59:59+14:00", "0001-01-01T00:00:00", "2026-02-30", "\ud800", "\u202e", "true",
    "2026-11-23 18:00:00 +0100", "99999999999999999999", "12,5",
)  # fmt: skip

type Make = Callable[[random.Random], bytes]


def a_value(rng: random.Random, depth: int = 0) -> Any:
    """Return any JSON value, now and then one that is deeper than anybody reads."""
    if depth < 15 and rng.random() < 0.45:
        if rng.random() < 0.5:
            return [a_value(rng, depth + 1) for _ in range(rng.randrange(4))]
        return {rng.choice(KEYS): a_value(rng, depth + 1) for _ in range(rng.randrange(5))}
    numbers = (0, -1, 1e308, 10**400, 2**63, 0.1, 1763920800, 1763920800000, 60, 8)
    return rng.choice((None, True, False, *numbers, *WORDS))


def random_json(rng: random.Random) -> bytes:
    return json.dumps(a_value(rng)).encode("utf-8", "surrogatepass")


def nearly_a_workout(rng: random.Random) -> bytes:
    """Return a body in a shape that is read, with wrong values; none of them is a real one."""
    one = {name: a_value(rng, 12) for name in rng.sample(KEYS, 8)}
    shapes = (one, {"workouts": [one]}, {"data": {"workouts": [one]}}, {"exercise": [one]})
    return json.dumps(rng.choice(shapes)).encode("utf-8", "surrogatepass")


def broken(rng: random.Random) -> bytes:
    whole = random_json(rng)
    return whole[: rng.randrange(len(whole) + 1)]


def noise(rng: random.Random) -> bytes:
    return rng.randbytes(rng.randrange(2000))


def hostile(rng: random.Random) -> bytes:
    return rng.choice(
        (
            b"[" * 30_000,
            b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
            b'{"activity": NaN, "rpe": Infinity}',
            b'{"activity": "a", "activity": "deadlift"}',
            b"[" + b"0," * 1_000_000 + b"0]",
            b"[" + b"0," * 30_000 + b"0]",
            b'"' + b"\\u0000" * 10_000 + b'"',
            "{}".encode("utf-16"),
            "{}".encode("utf-32"),
            b"\xef\xbb\xbf{}",
            b"9" * 60_000,
            b"",
        )
    )


MAKERS: tuple[Make, ...] = (random_json, nearly_a_workout, nearly_a_workout, broken, noise, hostile)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.freeze_time(MONDAY)
async def test_ten_thousand_bodies_do_no_harm(
    hass: HomeAssistant,
    hass_client_no_auth: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    hass.config.config_dir = str(tmp_path)
    for component in ("webhook", "calendar"):
        assert await async_setup_component(hass, component, {})
    client = await hass_client_no_auth()
    # Nothing that is sent may begin anything: the person only wants to be asked.
    only_ask = {"when_high": "ask"}
    sources = [a_source(kind, webhook_id=kind, **only_ask) for kind in KINDS]
    await set_up_with(hass, sources)
    caplog.set_level(logging.WARNING)
    # A clock that jumps looks like a slow program, ten thousand times.
    caplog.set_level(logging.ERROR, "asyncio")
    rng = random.Random(2026)

    statuses = await bombard(hass, client, freezer, rng, BODIES // 4)
    before = memory_in_use()
    statuses |= await bombard(hass, client, freezer, rng, BODIES - BODIES // 4)
    grown = memory_in_use() - before

    assert statuses == {200, 400}
    assert shown(hass, SWITCH) == "off"
    assert [one for one in caplog.records if one.exc_info or one.levelno >= logging.ERROR] == []
    assert grown < 20 * 1024 * 1024
    assert len(workouts_of(hass).memory.records) <= 100


def memory_in_use() -> int:
    """Return the bytes that this process has in memory."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize()


async def bombard(
    hass: HomeAssistant,
    client: TestClient[Any, Any],
    freezer: FrozenDateTimeFactory,
    rng: random.Random,
    count: int,
) -> set[int]:
    """Send bodies, slowly enough for all of them to be looked at; return the answers."""
    statuses = set()
    for _ in range(count):
        freezer.tick(4)
        kind, body = rng.choice(KINDS), rng.choice(MAKERS)(rng)
        try:
            async with client.post(f"/api/webhook/{kind}", data=body) as response:
                statuses.add(response.status)
                await response.read()
        except ConnectionError:
            # What was too big to be read was not read: the connection ends in the middle of it.
            assert len(body) > 1_000_000
        # The client would keep every answer until the end of the test.
        client._responses.clear()
    await settle(hass)
    return statuses
