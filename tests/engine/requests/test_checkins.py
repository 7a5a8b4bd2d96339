"""Check-ins: what the person says about the back."""

from typing import Any

import pytest

from custom_components.back_recovery.engine.codec import decode, encode
from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.episode import About, CheckIn
from custom_components.back_recovery.engine.model.errors import (
    InvalidPain,
    NothingToCorrect,
    NotRecovering,
)
from custom_components.back_recovery.engine.model.events import CheckedIn, CheckInCorrected
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Kind,
    PromptState,
    Urgency,
)
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.engine.step import step

from ..builders import Timeline, a_plan, a_prompt, an_activity, an_episode, at, tells

PLAN = a_plan(an_activity("check_in", times="08:00"), an_activity("walk", times="08:00"))


def test_an_answer_is_remembered_with_all_it_says() -> None:
    said = {
        "pain_now": 4,
        "pain_worst": 7,
        "swelling": True,
        "bruise": False,
        "skin_ok": True,
        "leg_symptoms": False,
        "feel_unwell": False,
        "alcohol_or_sedative": True,
        "by": "anna",
    }

    after = step(PLAN, an_episode(), CheckedIn(**said), at("Tue 12:00")).episode

    assert after
    assert after.check_ins == (CheckIn(at=at("Tue 12:00"), **said),)


def test_an_answer_is_the_answer_to_the_open_check_in() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Tue 08:05", CheckedIn(pain_now=3))

    assert day.prompts[-1] == "Tue 08:05 check_in done"
    assert [one.activity for one in day.episode.open_prompts] == ["walk"]


def test_a_check_in_of_another_name_is_answered_too() -> None:
    plan = a_plan(an_activity("evening", kind=Kind.CHECK_IN, name="Evening"))
    episode = an_episode(prompts=(a_prompt("evening", "Tue 08:00"),))

    after = step(plan, episode, CheckedIn(pain_now=3), at("Tue 08:05")).episode

    assert after
    assert after.prompts[0].state is PromptState.DONE


def test_an_answer_nobody_asked_for_counts_as_a_check_in_done() -> None:
    after = step(PLAN, an_episode(), CheckedIn(pain_now=3), at("Tue 07:00")).episode

    assert after
    assert after.last_done_at("check_in") == at("Tue 07:00")


@pytest.mark.parametrize("pain", [0, 10])
def test_pain_is_a_number_from_0_to_10(pain: int) -> None:
    event = CheckedIn(pain_now=pain, pain_worst=pain)

    after = step(PLAN, an_episode(), event, at("Tue 12:00")).episode

    assert after
    assert after.check_ins[0].pain_worst == pain


@pytest.mark.parametrize(
    "said",
    [{"pain_now": -1}, {"pain_now": 11}, {"pain_now": 3.5}, {"pain_now": 3, "pain_worst": 11}],
)
def test_any_other_number_is_refused(said: dict[str, Any]) -> None:
    with pytest.raises(InvalidPain):
        step(PLAN, an_episode(), CheckedIn(**said), at("Tue 12:00"))


def test_a_whole_number_with_a_point_is_written_so_that_it_can_be_read() -> None:
    event: Any = CheckedIn(pain_now=3.0, pain_worst=4.0)  # type: ignore[arg-type]

    after = step(PLAN, an_episode(), event, at("Tue 12:00")).episode

    assert decode(encode(Record(episode=after))).episode == after


# Turned on at night


NIGHT = a_plan(an_activity("walk", times="09:00"), quiet="22:00-07:00")


def tonight(day: Timeline) -> list[Message]:
    return [one.message for one in tells(day.last.effects) if one.message.text == "tonight"]


def test_the_first_answer_at_night_is_followed_by_a_silent_word_until_the_morning() -> None:
    day = Timeline(NIGHT).start("Mon 23:00").check_in("Mon 23:05", 4)

    (message,) = tonight(day)
    assert (message.urgency, message.until) == (Urgency.QUIET, at("Tue 07:00"))
    assert tells(day.last.effects)[0].not_before is None


def test_it_makes_no_sound_either_where_an_automation_answers() -> None:
    day = Timeline(NIGHT).start("Mon 23:00").on("Mon 23:05", CheckedIn(pain_now=4))

    (tell,) = [one for one in tells(day.last.effects) if one.message.text == "tonight"]
    assert (tell.not_before, tell.message.rings) == (None, False)


def test_the_second_answer_of_the_night_is_not() -> None:
    day = Timeline(NIGHT).start("Mon 23:00").check_in("Mon 23:05", 4)

    assert tonight(day.check_in("Mon 23:10", 4)) == []


def test_by_day_an_offer_follows_and_no_such_word() -> None:
    day = Timeline(NIGHT).start("Mon 20:00").check_in("Mon 20:05", 4)

    assert tonight(day) == []


def test_an_answer_long_after_the_start_is_none_that_waits_for_help() -> None:
    assert tonight(Timeline(NIGHT).start("Mon 20:00").check_in("Mon 23:05", 4)) == []


def test_who_is_to_call_a_doctor_is_not_told_how_to_lie() -> None:
    day = Timeline(NIGHT).start("Mon 23:00").check_in("Mon 23:05", 4, leg_symptoms=True)

    assert day.told_last == ["warning_b"]


# A number that was a slip


def test_a_slip_is_put_right_and_what_followed_from_it_is_asked_no_more() -> None:
    day = Timeline(PLAN).start("Mon 18:00").check_in("Mon 18:05", 8, swelling=False)
    assert About.HIGH_PAIN in day.episode.asked

    day.on("Mon 18:10", CheckInCorrected(pain_now=3, pain_worst=4, by="anna"))

    (said,) = day.episode.check_ins
    assert (said.at, said.pain_now, said.pain_worst) == (at("Mon 18:05"), 3, 4)
    assert said.swelling is False
    assert About.HIGH_PAIN not in day.episode.asked


def test_an_open_question_whether_anything_is_new_outlives_the_right_number() -> None:
    day = Timeline(PLAN).start("Mon 18:00", by="anna")
    day.answer("Mon 18:05", Answer.REPLY, "", "5")

    day.on("Mon 18:10", CheckInCorrected(pain_now=4, by="anna"))

    assert day.episode.asked == (About.ANYTHING_NEW,)


def test_what_follows_from_the_right_number_is_asked() -> None:
    day = Timeline(PLAN).start("Mon 18:00").check_in("Mon 18:05", 3)

    day.on("Mon 18:10", CheckInCorrected(pain_now=8, by="anna"))

    assert About.HIGH_PAIN in day.episode.asked


def test_only_the_last_one_is_put_right() -> None:
    day = Timeline(PLAN).start("Mon 18:00").check_in("Mon 18:05", 3).check_in("Mon 18:10", 5)

    day.on("Mon 18:11", CheckInCorrected(pain_now=4))

    assert [one.pain_now for one in day.episode.check_ins] == [3, 4]


def test_a_quarter_of_an_hour_later_it_is_another_answer() -> None:
    day = Timeline(PLAN).start("Mon 18:00").check_in("Mon 18:05", 3)
    correction = CheckInCorrected(pain_now=4)
    assert isinstance(day.refused("Mon 18:20", correction), NothingToCorrect)

    day = Timeline(PLAN).start("Mon 18:00").check_in("Mon 18:05", 3)
    day.on("2026-06-15 18:19", correction)

    assert day.episode.check_ins[-1].pain_now == 4


def test_what_was_never_said_cannot_be_put_right() -> None:
    day = Timeline(PLAN).start("Mon 18:00")

    assert isinstance(day.refused("Mon 18:05", CheckInCorrected(pain_now=4)), NothingToCorrect)
    assert isinstance(day.refused("Mon 18:05", CheckInCorrected(pain_now=11)), InvalidPain)


def test_while_idle_there_is_nothing_to_put_right() -> None:
    assert isinstance(
        Timeline(PLAN).refused("Mon 18:00", CheckInCorrected(pain_now=4)), NotRecovering
    )
