"""The front of long lists is packed, and read again whatever became of it."""

from base64 import b85encode
from dataclasses import replace
from datetime import timedelta
import json
from typing import Any
import zlib

import pytest

from custom_components.back_recovery.engine.codec import decode, encode
from custom_components.back_recovery.engine.model.effects import Message, Tell
from custom_components.back_recovery.engine.model.errors import DamagedRecord
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.packing import PACKS, packed, unpacked
from custom_components.back_recovery.engine.record import Pending, Record

from .builders import a_prompt, an_episode, at

SMALLEST = PACKS[-1]


def as_it_is(value: object) -> object:
    return value


def a_pack_of(text: bytes) -> str:
    return b85encode(zlib.compress(text)).decode()


def a_long_record(prompts: int = 150) -> Record:
    one = a_prompt("walk")
    later = [
        replace(one, id=f"p{number}", offered_at=at("Tue 09:00") + timedelta(hours=number))
        for number in range(prompts)
    ]
    return Record(episode=an_episode(prompts=tuple(later)))


@pytest.mark.parametrize("count", range(200))
def test_whatever_the_length_it_is_read_again(count: int) -> None:
    values = tuple(range(count))

    assert unpacked(packed(values, as_it_is)) == list(values)


def test_the_last_values_stand_open() -> None:
    assert all(
        type(one) is int
        for count in range(200)
        for one in packed(tuple(range(count)), as_it_is)[-SMALLEST:]
    )


def test_a_short_list_stands_open() -> None:
    values = tuple(range(2 * SMALLEST - 1))

    assert packed(values, as_it_is) == list(values)
    assert isinstance(packed((*values, 1), as_it_is)[0], str)


def test_a_long_list_is_as_many_packs_as_needed() -> None:
    # Two of 64, one of 16, one of 4, and what stands open.
    assert len(packed(tuple(range(150)), as_it_is)) == 2 + 1 + 0 + 6
    assert len(packed(tuple(range(152)), as_it_is)) == 2 + 1 + 1 + 4


def test_what_is_finished_is_encoded_once() -> None:
    encoded: list[object] = []

    def encode_and_count(value: object) -> object:
        encoded.append(value)
        return str(value)

    values = tuple(object() for _ in range(100))
    packed(values, encode_and_count)
    encoded.clear()
    packed((*values, object()), encode_and_count)

    assert len(encoded) < 2 * SMALLEST


def test_what_changes_in_the_front_is_packed_anew() -> None:
    record = a_long_record()
    encode(record)
    assert record.episode
    first, *rest = record.episode.prompts
    changed = replace(
        record, episode=replace(record.episode, prompts=(replace(first, told=False), *rest))
    )

    assert decode(json.loads(json.dumps(encode(changed)))) == changed


def test_a_long_episode_takes_a_fifth_of_its_room() -> None:
    record = a_long_record()
    assert record.episode
    prompts = record.episode.prompts
    open_ones = [encode(Record(episode=an_episode(prompts=(one,)))) for one in prompts]
    in_the_open = sum(len(json.dumps(one["episode"]["prompts"])) for one in open_ones)

    assert len(json.dumps(encode(record)["episode"]["prompts"])) < in_the_open / 5


@pytest.mark.parametrize(
    "pack",
    [
        "",
        "no pack",
        "ü",
        b85encode(b"not deflated").decode(),
        a_pack_of(b"[1, 2")[:-3],
        a_pack_of(b"[1, 2"),
        a_pack_of(b'"no list"'),
        a_pack_of(b"[" * 100_000),
        a_pack_of(b"[" + b"1," * 1_000_000 + b"1]"),
    ],
)
def test_a_damaged_pack_is_refused(pack: str) -> None:
    with pytest.raises(DamagedRecord):
        unpacked([pack])


@pytest.mark.parametrize("inside", ['["one more pack"]', "[[1]]", "[1]", '[{"type": "Fact"}]'])
def test_a_pack_holds_the_values_of_its_list_and_nothing_else(inside: str) -> None:
    written: Any = encode(a_long_record(prompts=1))
    written["episode"]["prompts"].insert(0, a_pack_of(inside.encode()))

    with pytest.raises(DamagedRecord):
        decode(written)


def test_words_are_never_packed() -> None:
    also = tuple(f"activity_{number}" for number in range(20))
    told = Tell(episode_id=None, message=Message(subject="p1", text=Text.WALK, also=also))
    record = Record(pending=(Pending(number=1, effect=told),))

    assert encode(record)["pending"][0]["effect"]["message"]["also"] == list(also)
    assert decode(encode(record)) == record
