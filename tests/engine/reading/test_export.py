"""What happened, as a table and in figures."""

from datetime import date
from typing import Any

import pytest

from custom_components.back_recovery.engine.model.episode import CheckIn, Episode, Fact, Training
from custom_components.back_recovery.engine.model.events import (
    ActivityDone,
    ActivityStarted,
    CheckedIn,
    Paused,
    Resumed,
)
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.vocabulary import (
    Feel,
    Kind,
    PromptState,
    Reason,
    Stage,
)
from custom_components.back_recovery.engine.reading.export import (
    ExportRow,
    Use,
    pain_by_day,
    rows,
    uses,
    warnings,
)

from ..builders import (
    AMSTERDAM,
    Timeline,
    a_deed,
    a_plan,
    a_prompt,
    a_session,
    an_activity,
    an_episode,
    at,
    clock,
    hours,
    minutes,
)


def lines(episode: Episode | None) -> list[str]:
    """Return the rows in short: "Tue 09:00 prompt_done walk"."""
    assert episode
    return [
        " ".join(filter(None, (clock(row.at), row.what, row.activity, row.reason)))
        for row in rows(episode)
    ]


def a_check_in(when: str = "Tue 08:00", **values: Any) -> CheckIn:
    return CheckIn(at=at(when), **{"pain_now": 4, **values})


def a_training(when: str = "Tue 10:00", **values: Any) -> Training:
    return Training(at=at(when), stage=Stage.LIGHT, **values)


def test_everything_stands_in_the_order_in_which_it_happened() -> None:
    day = Timeline(a_plan(an_activity("walk", times="09:00", duration=10))).start("Mon 18:00")
    day.on("Tue 09:05", ActivityStarted(activity="walk")).on("Tue 12:00", CheckedIn(pain_now=3))
    day.on("Tue 13:00", Paused()).on("Tue 14:00", Resumed())

    assert lines(day.episode) == [
        "Mon 18:00 started",
        "Tue 09:00 prompt_offered walk",
        "Tue 09:05 session_started walk",
        "Tue 09:15 prompt_done walk",
        "Tue 09:15 session_ended walk session_ended",
        "Tue 12:00 check_in",
        "Tue 13:00 paused by_person",
        "Tue 14:00 resumed",
    ]


def test_an_answer_to_a_prompt_is_one_row_and_a_deed_of_ones_own_another() -> None:
    plan = a_plan(an_activity("walk", times="09:00"), an_activity("ice"))
    day = Timeline(plan).start("Mon 18:00").on("Tue 09:05", ActivityDone(activity="walk"))
    day.on("Tue 10:00", ActivityDone(activity="ice"))

    assert lines(day.episode)[1:] == [
        "Tue 09:00 prompt_offered walk",
        "Tue 09:05 prompt_done walk",
        "Tue 10:00 done ice",
    ]


def test_a_check_in_that_was_only_ticked_off_is_a_deed() -> None:
    assert lines(an_episode(sessions=(a_deed(Kind.CHECK_IN),))) == ["Tue 09:00 done check_in"]


def test_what_was_said_stands_before_what_followed_from_it() -> None:
    day = Timeline(a_plan()).start("Mon 18:00").on("Mon 18:00", CheckedIn(pain_now=3))
    day.on("Tue 09:00", CheckedIn(pain_now=3, swelling=True))

    assert lines(day.episode) == [
        "Mon 18:00 started",
        "Mon 18:00 check_in",
        "Tue 09:00 check_in",
        "Tue 09:00 hold_started swelling",
    ]


@pytest.mark.parametrize("state", [PromptState.OFFERED, PromptState.SNOOZED])
def test_a_prompt_that_waits_has_only_begun(state: PromptState) -> None:
    assert lines(an_episode(prompts=(a_prompt(state=state),))) == ["Tue 09:00 prompt_offered walk"]


@pytest.mark.parametrize("state", [PromptState.DONE, PromptState.SKIPPED, PromptState.LAPSED])
def test_a_prompt_that_is_over_says_how(state: PromptState) -> None:
    over = a_prompt(state=state, closed_at=at("Tue 10:00"))
    lost = a_prompt(state=state, when="Tue 11:00")

    assert lines(an_episode(prompts=(over, lost))) == [
        "Tue 09:00 prompt_offered walk",
        f"Tue 10:00 prompt_{state} walk",
        "Tue 11:00 prompt_offered walk",
    ]


def test_what_was_begun_from_an_offer_is_told_of_by_itself() -> None:
    begun = a_prompt(state=PromptState.STARTED, closed_at=at("Tue 09:05"))

    assert lines(an_episode(prompts=(begun,))) == ["Tue 09:00 prompt_offered walk"]


def test_a_check_in_is_one_row_and_what_was_done_in_the_same_minute_another() -> None:
    said = (a_check_in("Tue 09:00"),)

    assert lines(an_episode(check_ins=said, sessions=(a_deed(Kind.CHECK_IN),))) == [
        "Tue 09:00 check_in"
    ]
    assert lines(an_episode(check_ins=said, sessions=(a_deed("walk"),))) == [
        "Tue 09:00 check_in",
        "Tue 09:00 done walk",
    ]


def test_a_session_that_runs_has_only_begun() -> None:
    assert lines(an_episode(sessions=(a_session(),))) == ["Tue 09:00 session_started walk"]


def test_a_check_in_has_its_numbers_and_what_was_answered() -> None:
    said = a_check_in(pain_worst=6, swelling=False, skin_ok=True)

    assert rows(an_episode(check_ins=(said,))) == (
        ExportRow(
            at=said.at,
            what="check_in",
            pain_now=4,
            pain_worst=6,
            answers=(("swelling", False), ("skin_ok", True)),
        ),
    )


def test_a_training_has_its_stage_and_what_was_said_of_it() -> None:
    training = a_training(pain_before=1, pain_after=2)

    (row, silent) = rows(an_episode(trainings=(training, a_training("Tue 11:00"))))

    assert row.answers == (("pain_before", 1), ("pain_after", 2), ("feel", Feel.CLEAN))
    assert (row.stage, silent.answers) == (Stage.LIGHT, ())


def test_a_new_stage_is_named() -> None:
    fact = Fact(at=at("Tue 09:00"), what=What.STAGE_CHANGED, reason=Reason.CALM, stage=Stage.LIGHT)

    (row,) = rows(an_episode(history=(fact,)))

    assert (row.what, row.stage, row.reason) == ("stage_changed", Stage.LIGHT, "calm")


def test_pain_is_told_by_the_day_on_the_clock_of_the_person() -> None:
    said = [a_check_in(when) for when in ("Wed 00:30", "Tue 23:59", "Tue 08:00")]

    days = pain_by_day(an_episode(check_ins=tuple(said)), AMSTERDAM)

    assert days == {date(2026, 6, 16): (said[2], said[1]), date(2026, 6, 17): (said[0],)}


def test_what_was_done_is_counted_with_its_time() -> None:
    walk = a_session(ended_at=at("Tue 09:10"))
    again = a_session("walk", "Tue 15:00", ended_at=at("Tue 15:05"))

    assert uses(an_episode(sessions=(a_deed("ice", "Tue 10:00"), walk, again))) == (
        Use(activity="walk", times=2, took=minutes(15)),
        Use(activity="ice", times=1, took=hours(0)),
    )


def test_what_did_not_take_place_or_is_no_use_is_not_counted() -> None:
    sessions = (
        a_deed(Kind.CHECK_IN),
        a_session("bath", ended_at=at("Tue 09:01"), reason=Reason.NOT_STARTED),
        a_session("walk", "Tue 12:00"),
    )

    assert uses(an_episode(sessions=sessions)) == ()


def test_what_is_done_again_stands_where_it_was_done_first() -> None:
    deeds = [
        a_deed(name, f"Tue {hour}:00") for name, hour in (("ice", 12), ("walk", 11), ("ice", 10))
    ]

    assert [one.activity for one in uses(an_episode(sessions=tuple(deeds)))] == ["ice", "walk"]


def test_what_somebody_should_know_about_is_picked_out() -> None:
    fine = a_check_in(swelling=False, skin_ok=True)
    not_fine = a_check_in(swelling=True, bruise=False, skin_ok=False, leg_symptoms=True)

    assert (warnings(a_check_in()), warnings(fine)) == ((), ())
    assert warnings(not_fine) == ("swelling", "skin_ok", "leg_symptoms")
