"""Webhook bodies: what is let through, and why the rest is not."""

import json

import pytest

from custom_components.back_recovery.workouts.guard import (
    DEEPEST,
    LONGEST_LIST,
    MOST_BYTES,
    REFUSALS,
    BodyRefused,
    check,
    read_body,
)


def nested(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


BAD = {
    b"{": "not_json",
    b"": "not_json",
    b"\xff\xfe": "not_text",
    b'{"a": 1, "a": 2}': "same_key_twice",
    b"[NaN]": "not_a_number",
    b"[-Infinity]": "not_a_number",
    b"[1e999]": "not_a_number",
    b"[" + b"9" * 5000 + b"]": "not_json",
    b'["\\ud800"]': "not_text",
    b'{"\\ud800": 1}': "not_text",
    nested(DEEPEST + 1): "too_deep",
    nested(30_000): "too_deep",
    b"[" + b"0," * LONGEST_LIST + b"0]": "too_many",
    b"[" + (b"[" + b"0," * 1990 + b"0],") * 11 + b"0]": "too_many",
    b" " * (MOST_BYTES + 1): "too_big",
}


@pytest.mark.parametrize(("raw", "reason"), BAD.items(), ids=list(range(len(BAD))))
def test_a_bad_body_is_refused_with_a_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(BodyRefused) as refused:
        read_body(raw)

    assert refused.value.reason == reason
    assert reason in REFUSALS


def test_a_tower_of_brackets_is_refused_and_not_climbed() -> None:
    with pytest.raises(BodyRefused) as refused:
        read_body(nested(1_000_000), most_bytes=10_000_000)

    assert refused.value.reason == "too_deep"


@pytest.mark.parametrize("raw", [b"{}", b"\xef\xbb\xbf{}", b"null", b'"text"', nested(DEEPEST)])
def test_plain_json_is_let_through(raw: bytes) -> None:
    read_body(raw)


def test_a_body_of_the_most_bytes_is_read() -> None:
    assert read_body(b"1" + b" " * (MOST_BYTES - 1)) == 1


def test_data_that_arrives_parsed_is_checked_as_well() -> None:
    check({"activity": "strength"})
    with pytest.raises(BodyRefused):
        check({"duration_min": float("nan")})


def test_what_no_reader_looks_at_is_left_out_however_much_it_is() -> None:
    """Two days of heartbeats come with the workout, and are sent again until it is taken."""
    beats = [{"bpm": 60, "time": f"{one}"} for one in range(LONGEST_LIST * 5)]
    workout = {"id": "a", "route": [[1.0, 2.0]] * (LONGEST_LIST + 1), "name": "Walk"}

    body = json.dumps({"heart_rate": beats, "data": {"workouts": [workout]}}).encode()

    assert read_body(body) == {"data": {"workouts": [{"id": "a", "name": "Walk"}]}}


def test_too_many_workouts_are_too_many() -> None:
    with pytest.raises(BodyRefused, match="too_many"):
        read_body(json.dumps({"workouts": [{}] * (LONGEST_LIST + 1)}).encode())
