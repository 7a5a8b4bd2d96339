"""What nobody means: values of any kind, and such as are nearly right."""

import os
from random import Random
from typing import Any

from tests.shell.workout_log.test_webhook_fuzz import a_value

ROUNDS = int(os.environ.get("ROUNDS", "150"))
"""How often each door is tried; `script/fuzz` tries more."""
SEED = int(os.environ.get("SEED", "2026"))

NEARLY: tuple[Any, ...] = (
    0, 1, 3, 5, 10, 11, -1, 24, 48.5, 1e9, "3", "3.0", "12,5", "on", "yes", True, False, None, "",
    "walk", "bath", "check_in", "Back recovery", "sore", "tweak", "clean", "a", "b", "18:00:00",
    "25:00", "2026-11-24T18:00:00+00:00", "switch.pad", "person.alice", "notify.mobile_app_x", "en",
    ["walk"], ["18:00:00", "18:00:00"], ["switch.pad", 3], {"name": "squat"}, [{"name": "squat"}],
    {"hours": 1}, {"entity_id": "switch.pad"}, [],
)  # fmt: skip


def something(random: Random) -> Any:
    """Return a value that is nearly right, or any."""
    return random.choice(NEARLY) if random.random() < 0.7 else a_value(random, depth=12)


def some_of(random: Random, names: list[str]) -> dict[str, Any]:
    """Return values for some of these names, and now and then for one that nobody knows."""
    chosen = random.sample(names, random.randrange(len(names) + 1)) if names else []
    if random.random() < 0.1:
        chosen.append(random.choice(["nothing", "__class__", "🏋", "x" * 300]))
    return {name: something(random) for name in chosen}


def as_sent(value: Any) -> Any:
    """Return a value as a socket can carry it."""
    if isinstance(value, dict):
        return {as_sent(key): as_sent(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_sent(one) for one in value]
    if isinstance(value, str):
        return value.encode("utf-8", "ignore").decode()
    return 2**60 if isinstance(value, int) and abs(value) > 2**60 else value
