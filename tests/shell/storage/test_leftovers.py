"""What a file says may be on, also where it is no record any more."""

from datetime import UTC, datetime
import json
from pathlib import Path
from typing import Any

import pytest

from custom_components.back_recovery.storage.leftovers import devices_left_on

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("content", "devices"),
    [
        ('{"guards": [{"device": "switch.pad", "state": "on", "off_at": 5}]}', {"switch.pad"}),
        ('{"guards": [{"device": "switch.pad", "state": "off"}]}', set()),
        ('{"guards": [{"device": "switch.pad", "state": "on"', {"switch.pad"}),
        ('{"guards": [{"device": "no device"}], "a": {"device":"switch.pad"}}', {"switch.pad"}),
        ("[]", set()),
        ("", set()),
    ],
    ids=["no end", "off", "cut off", "damaged", "another thing", "empty"],
)
def test_a_file_that_is_no_record_still_names_devices(
    tmp_path: Path, content: str, devices: set[str]
) -> None:
    path = tmp_path / "record"
    path.write_text(content)

    assert set(devices_left_on(path)) == devices


def test_the_end_is_read_from_a_record(tmp_path: Path) -> None:
    guard: dict[str, Any] = {"device": "switch.pad", "state": "on", "off_at": NOON.isoformat()}
    path = tmp_path / "record"
    path.write_text(json.dumps({"format": 99, "guards": [guard]}))

    assert devices_left_on(path) == {"switch.pad": NOON}


def test_without_a_file_nothing_is_on(tmp_path: Path) -> None:
    assert devices_left_on(tmp_path / "record") == {}


@pytest.mark.parametrize("end", [None, 5, "soon", "2026-11-23T12:00:00"])
def test_what_says_no_end_has_none_left(tmp_path: Path, end: object) -> None:
    path = tmp_path / "record"
    path.write_text(json.dumps({"guards": [{"device": "switch.pad", "off_at": end}]}))

    assert devices_left_on(path) == {"switch.pad": LONG_AGO}


def test_letters_that_are_none_do_not_hide_a_device(tmp_path: Path) -> None:
    path = tmp_path / "record"
    path.write_bytes(b'\xff"device":"switch.pad"')

    assert devices_left_on(path) == {"switch.pad": LONG_AGO}
