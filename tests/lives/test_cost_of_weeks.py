"""What weeks cost on disk: bytes of every save of a life, counted."""

from dataclasses import replace
import json

from life_player.lives import EIGHT, LIVES, plan
from life_player.player import Life, each_record
import pytest

from custom_components.back_recovery.engine.codec import encode

MOST = 15_000_000
"""Bytes of an episode of four weeks, all saves together."""

LARGEST = 30_000
"""Bytes of one save, at the end of four weeks: 117,000 before what is finished was packed."""


def life(name: str) -> Life:
    return next(one for one in LIVES if one.name == name)


def saves(of: Life) -> list[int]:
    """Return the size of each save; none where a step changed nothing."""
    sizes: list[int] = []
    before = None
    for record in each_record(of):
        if record != before:
            sizes.append(len(json.dumps(encode(record), separators=(",", ":"))))
        before = record
    return sizes


@pytest.mark.parametrize("kinds", ["usual", "eight"])
def test_four_weeks_of_answering_everything_stay_small(kinds: str) -> None:
    hurt = life("tweak")
    played = hurt if kinds == "usual" else replace(hurt, plan=plan(EIGHT))

    sizes = saves(played)

    print(f"{len(sizes)} saves, {sum(sizes) / 1e6:.1f} MB, the largest {max(sizes) / 1e3:.1f} kB")
    assert len(sizes) > 300
    assert sum(sizes) < MOST
    assert max(sizes) < LARGEST
