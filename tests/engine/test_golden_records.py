"""What an earlier release has written is read, and goes on where it stood.

The files were written by the engine of commit b034dc5 and are never written again.
"""

from collections.abc import Mapping
import json
from pathlib import Path
from typing import Any

import pytest

from custom_components.back_recovery.engine.codec import FORMAT, decode, encode
from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import Reading
from custom_components.back_recovery.engine.model.effects import Decision, TurnOff, TurnOn
from custom_components.back_recovery.engine.model.errors import DamagedRecord
from custom_components.back_recovery.engine.model.guards import Cause, GuardState
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.engine.step import step

from .builders import a_plan, at
from .house import BATH, PAD, a_pad, by_hand

GOLDEN = Path(__file__).parent.parent / "golden"
PLAN = a_plan(PAD, BATH, quiet="22:00-07:00", rest_window=120)
BY_HAND = a_plan(a_pad(by_hand()), BATH, quiet="22:00-07:00", rest_window=120)
TURN_OFF = TurnOff(activity="heating_pad", device="switch.pad")


def written(name: str) -> Any:
    return json.loads((GOLDEN / f"format_1_{name}.json").read_text())


def later(record: Record, when: str, is_on: bool = True, plan: Plan = PLAN) -> Decision:
    """Return what the clock does to a record while the pad says that it is on, or off."""
    readings = {"heating_pad": Reading(is_on=is_on), "bath": Reading(is_on=False)}
    known: Mapping[str, Any] = {"readings": readings, "guards": record.guards}
    return step(
        plan, record.episode, happened.ClockMoved(), at(when), **known, earlier=record.earlier
    )


def test_there_are_files_of_format_1() -> None:
    found = {path.stem: json.loads(path.read_text())["format"] for path in GOLDEN.glob("*.json")}

    assert found == dict.fromkeys(("format_1_on_the_pad", "format_1_asked", "format_1_not_off"), 1)


@pytest.mark.parametrize("name", ["on_the_pad", "asked", "not_off"])
def test_it_is_written_anew_in_the_format_of_today(name: str) -> None:
    record = decode(written(name))

    assert encode(record)["format"] == FORMAT
    assert decode(json.loads(json.dumps(encode(record)))) == record


def test_a_pad_that_was_on_goes_off_when_nobody_answers() -> None:
    record = decode(written("on_the_pad"))

    assert (record.guards[0].state, record.guards[0].off_at) == (GuardState.ON, at("Tue 20:15"))
    assert later(record, "Tue 20:06").wake_at == at("Tue 20:07")
    assert TURN_OFF not in later(record, "Tue 20:06:59").effects
    assert TURN_OFF in later(record, "Tue 20:07").effects


def test_a_command_that_was_pending_is_not_sent_any_more() -> None:
    record = decode(written("on_the_pad"))
    (command,) = [one.effect for one in record.pending if isinstance(one.effect, TurnOn)]

    assert not record.makes_sense(command, at("Tue 20:05"))


def test_a_question_stays_open_until_its_yes_is_not_fresh_any_more() -> None:
    record = decode(written("asked"))

    assert (episode := later(record, "Tue 20:02:59", plan=BY_HAND).episode)
    assert episode.question
    assert episode.question.activity == "bath"
    assert (episode := later(record, "Tue 20:03", plan=BY_HAND).episode)
    assert episode.question is None


def test_a_pad_that_was_switched_on_by_hand_keeps_its_cap() -> None:
    record = decode(written("asked"))

    assert record.guards[0].cause is Cause.BY_HAND
    assert TURN_OFF not in later(record, "Tue 20:19:59", plan=BY_HAND).effects
    assert TURN_OFF in later(record, "Tue 20:20", plan=BY_HAND).effects


def test_a_pad_that_did_not_go_off_is_sent_off_every_minute() -> None:
    record = decode(written("not_off"))

    assert later(record, "Tue 20:05:59").effects == ()
    assert TURN_OFF in later(record, "Tue 20:06").effects
    assert later(record, "Tue 20:06", is_on=False).guards[0].state is GuardState.OFF


@pytest.mark.parametrize(
    "damage",
    [
        {"watches": None},
        {"watches": {}},
        {"watches": [1]},
        {"watches": [{"type": "Watch", "state": "on"}]},
        {"guards": []},
    ],
)
def test_guards_of_format_1_that_are_none_are_damage(damage: Mapping[str, Any]) -> None:
    with pytest.raises(DamagedRecord):
        decode(written("asked") | damage)
