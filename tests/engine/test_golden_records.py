"""What an earlier release has written is read, and goes on where it stood.

The files of format 1 were written by the engine of commit b034dc5, those of format 2 by that of
6cb36db, the last with it, those of format 3 by that of 3cf62e2, and that of format 4 by the first
that packed what is finished. They are never written again.
"""

from collections.abc import Mapping
import json
from pathlib import Path
from typing import Any

import pytest

from custom_components.back_recovery.engine.codec import FORMAT, decode, encode
from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import Reading
from custom_components.back_recovery.engine.model.effects import (
    Decision,
    Tell,
    TurnOff,
    TurnOn,
)
from custom_components.back_recovery.engine.model.errors import DamagedRecord
from custom_components.back_recovery.engine.model.guards import Cause, GuardState
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.vocabulary import Answer, Phase
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.engine.step import step

from .builders import a_plan, at
from .house import BATH, PAD, a_pad, by_hand

GOLDEN = Path(__file__).parent.parent / "golden"
PLAN = a_plan(PAD, BATH, quiet="22:00-07:00", rest_window=120)
BY_HAND = a_plan(a_pad(by_hand()), BATH, quiet="22:00-07:00", rest_window=120)
TURN_OFF = TurnOff(activity="heating_pad", device="switch.pad")


FORMATS = (1, 2, 3)
NAMES = ("on_the_pad", "asked", "not_off")
HELD = ("held",)
"""A story that format 1 has not."""
every_format = pytest.mark.parametrize("number", FORMATS)
later_formats = pytest.mark.parametrize("number", FORMATS[1:])


def written(name: str, number: int = 1) -> Any:
    return json.loads((GOLDEN / f"format_{number}_{name}.json").read_text())


def later(record: Record, when: str, is_on: bool = True, plan: Plan = PLAN) -> Decision:
    """Return what the clock does to a record while the pad says that it is on, or off."""
    readings = {"heating_pad": Reading(is_on=is_on), "bath": Reading(is_on=False)}
    known: Mapping[str, Any] = {"readings": readings, "guards": record.guards}
    return step(
        plan, record.episode, happened.ClockMoved(), at(when), **known, earlier=record.earlier
    )


FILES = {f"format_{number}_{name}": number for number in FORMATS for name in NAMES}
FILES |= {f"format_{number}_{name}": number for number in FORMATS[1:] for name in HELD}
FILES["format_4_after_weeks"] = 4


def test_there_are_files_of_every_format_up_to_that_of_today() -> None:
    found = {path.stem: json.loads(path.read_text())["format"] for path in GOLDEN.glob("*.json")}

    assert found == FILES
    assert set(FILES.values()) == set(range(1, FORMAT + 1))


@pytest.mark.parametrize("file", FILES)
def test_it_is_written_anew_in_the_format_of_today(file: str) -> None:
    record = decode(json.loads((GOLDEN / f"{file}.json").read_text()))

    assert encode(record)["format"] == FORMAT
    assert decode(json.loads(json.dumps(encode(record)))) == record


def test_an_episode_of_weeks_is_read_from_its_packs() -> None:
    stored = json.loads((GOLDEN / "format_4_after_weeks.json").read_text())
    record = decode(stored)

    assert stored["format"] == 4
    assert isinstance(stored["episode"]["prompts"][0], str)
    assert record.episode
    assert len(record.episode.prompts) == 122
    assert record.episode.prompts[0].offered_at.isoformat() == "2026-06-15T08:04:00+00:00"


@every_format
def test_a_pad_that_was_on_goes_off_when_nobody_answers(number: int) -> None:
    record = decode(written("on_the_pad", number))

    assert (record.guards[0].state, record.guards[0].off_at) == (GuardState.ON, at("Tue 20:15"))
    assert later(record, "Tue 20:06").wake_at == at("Tue 20:07")
    assert TURN_OFF not in later(record, "Tue 20:06:59").effects
    assert TURN_OFF in later(record, "Tue 20:07").effects


def test_a_command_that_was_pending_is_not_sent_any_more() -> None:
    record = decode(written("on_the_pad"))
    (command,) = [one.effect for one in record.pending if isinstance(one.effect, TurnOn)]

    assert not record.makes_sense(command, at("Tue 20:05"))


@every_format
def test_a_question_stays_open_until_its_yes_is_not_fresh_any_more(number: int) -> None:
    record = decode(written("asked", number))

    assert (episode := later(record, "Tue 20:02:59", plan=BY_HAND).episode)
    assert episode.question
    assert episode.question.activity == "bath"
    assert (episode := later(record, "Tue 20:03", plan=BY_HAND).episode)
    assert episode.question is None


@every_format
def test_a_pad_that_was_switched_on_by_hand_keeps_its_cap(number: int) -> None:
    record = decode(written("asked", number))

    assert record.guards[0].cause is Cause.BY_HAND
    assert TURN_OFF not in later(record, "Tue 20:19:59", plan=BY_HAND).effects
    assert TURN_OFF in later(record, "Tue 20:20", plan=BY_HAND).effects


@every_format
def test_a_pad_that_did_not_go_off_is_sent_off_every_minute(number: int) -> None:
    record = decode(written("not_off", number))

    assert later(record, "Tue 20:05:59").effects == ()
    assert TURN_OFF in later(record, "Tue 20:06").effects
    assert later(record, "Tue 20:06", is_on=False).guards[0].state is GuardState.OFF


def tapped(record: Record, answer: Answer, when: str, plan: Plan = PLAN) -> Decision:
    """Return what the person's tap on the one message that asks does."""
    (asking,) = [one for one in record.askings.open if answer in one.message.answers]
    readings = {"heating_pad": Reading(is_on=True), "bath": Reading(is_on=False)}
    return step(
        plan,
        record.episode,
        happened.MessageAnswered(asking=asking.id, answer=answer, by="anna"),
        at(when),
        readings=readings,
        guards=record.guards,
        earlier=record.earlier,
        askings=record.askings,
    )


@every_format
def test_the_question_that_waits_to_be_told_can_be_answered(number: int) -> None:
    record = decode(written("asked", number))

    decision = tapped(record, Answer.START, "Tue 20:02", BY_HAND)

    assert any(isinstance(one, TurnOn) for one in decision.effects)


@later_formats
def test_a_hold_goes_on_until_somebody_says_that_it_was_looked_at(number: int) -> None:
    record = decode(written("held", number))
    assert record.episode
    assert record.episode.phase is Phase.HOLD_CARE

    after = tapped(record, Answer.CHECKED, "Tue 21:00").episode

    assert after
    assert after.phase is Phase.REST
    assert after.check_ins[-1].swelling


def test_what_was_asked_in_format_2_has_an_id_of_its_own() -> None:
    record = decode(written("on_the_pad", 2))
    told = [one.effect.message for one in record.pending if isinstance(one.effect, Tell)]

    assert [one.asking for one in told] == [one.id for one in record.askings.open]
    assert all(one.asking for one in told)


@pytest.mark.parametrize(
    "damage", [{"askings": {}}, {"pending": None}, {"pending": [1]}, {"pending": [{"effect": 1}]}]
)
def test_what_is_asked_in_format_2_and_cannot_be_is_damage(damage: Mapping[str, Any]) -> None:
    with pytest.raises(DamagedRecord):
        decode(written("asked", 2) | damage)


@pytest.mark.parametrize(
    "damage",
    [
        {"watches": None},
        {"watches": {}},
        {"watches": [1]},
        {"watches": [{"type": "Watch", "state": "on"}]},
        {"watches": [{**written("on_the_pad")["watches"][0], "type": "Prompt"}]},
        {"guards": []},
    ],
)
def test_guards_of_format_1_that_are_none_are_damage(damage: Mapping[str, Any]) -> None:
    with pytest.raises(DamagedRecord):
        decode(written("asked") | damage)
