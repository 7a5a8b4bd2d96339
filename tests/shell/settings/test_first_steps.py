"""What an entry keeps of the first steps on the page is read as every commit wrote it."""

from datetime import UTC, datetime
import json
from pathlib import Path

import pytest

from custom_components.back_recovery.settings.first_steps import Welcomed

GOLDEN = Path(__file__).parents[2] / "golden" / "page"
ALL = Welcomed(
    seen=frozenset({"phone", "suits", "then"}),
    tested_at=datetime(2026, 6, 17, 12, 40, tzinfo=UTC),
    nothing_applies=True,
)


def stored(name: str) -> dict[str, object]:
    return {"page": json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))}


@pytest.mark.parametrize("name", ["unversioned", "1"])
def test_what_was_written_is_read(name: str) -> None:
    assert Welcomed.read(stored(name)) == ALL


def test_it_is_written_as_it_was_and_nothing_else_is_touched() -> None:
    assert ALL.write({"person": "person.anna"}) == {"person": "person.anna", **stored("1")}


def test_what_was_never_said_is_not_written() -> None:
    assert Welcomed().write({}) == {"page": {"version": 1}}


@pytest.mark.parametrize(
    "page",
    [
        None,
        [],
        {"version": 2, "seen": ["suits"], "nothing_applies": True},
        {"seen": None, "tested_at": 5, "nothing_applies": "yes"},
        {"seen": [5], "tested_at": "yesterday"},
    ],
)
def test_what_cannot_be_read_was_never_answered(page: object) -> None:
    assert Welcomed.read({"page": page}) == Welcomed()
