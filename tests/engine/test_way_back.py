"""The way back to training: gates, stages, cards, and what is told of a training."""

from dataclasses import replace

import pytest

from custom_components.back_recovery.engine.model.effects import Tell
from custom_components.back_recovery.engine.model.episode import About, CheckIn, Training
from custom_components.back_recovery.engine.model.errors import InvalidPlan
from custom_components.back_recovery.engine.model.events import (
    ActivityDone,
    ActivityStarted,
    ActivityStopped,
    CheckedIn,
    Paused,
    PlanChanged,
    PromptTicked,
    RecoveryStarted,
    Resumed,
    WindowMoved,
)
from custom_components.back_recovery.engine.model.plan import UsualLoad
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Feel,
    Onset,
    Phase,
    Reason,
    Stage,
    WayBack,
)
from custom_components.back_recovery.engine.reading.gates import gate
from custom_components.back_recovery.engine.reading.ladder import (
    CAPS,
    LADDERS,
    loads_at,
    rung_at,
)

from .builders import Timeline, a_plan, an_activity, an_episode, at, clock, hours, tells
from .days import CHECK_IN, QUIET, WALK, back_at_the_gym, closed_until, said, sore, swollen

PREP = an_activity("prep", times="10:30", duration=5)


def missing(day: Timeline) -> list[Reason]:
    assert day.episode
    assert day.now
    return [one.reason for one in gate(day.plan, day.episode, day.now)]


# Cards


def test_a_card_can_be_answered_for_half_a_day() -> None:
    day = sore().check_in("Fri 08:00", 2).until("Fri 19:59:59")
    assert day.episode.open_prompt("ready_check")

    day.until("Fri 20:00")

    assert "Fri 20:00 ready_check lapsed" in day.prompts
    assert day.episode.open_prompt("ready_check") is None


# Gates


def test_a_gate_names_all_that_is_missing() -> None:
    day = Timeline(a_plan(CHECK_IN, WALK, rest_window=24)).start("Mon 18:00")
    assert missing(day) == [Reason.REST_WINDOW]

    day.check_in("Mon 19:00", 2)

    assert missing(day) == [Reason.REST_WINDOW, Reason.ONE_CHECK_IN, Reason.NO_WALK]


def test_a_calm_answer_in_between_two_others_is_not_enough() -> None:
    day = Timeline(a_plan(CHECK_IN)).start("Mon 18:00").check_in("Mon 19:00", 2)

    assert missing(day.check_in("Tue 08:00", 5)) == [Reason.REST_WINDOW, Reason.NOT_CALM]
    assert missing(day.check_in("Tue 19:00", 2)) == [Reason.REST_WINDOW, Reason.ONE_CHECK_IN]


def test_an_answer_of_yesterday_says_nothing_about_now() -> None:
    day = Timeline(a_plan(CHECK_IN)).start("Mon 18:00").check_in("Mon 19:00", 2)

    assert Reason.ONE_CHECK_IN in missing(day.until("Tue 19:00"))
    assert Reason.NO_CHECK_IN in missing(day.until("Tue 19:00:01"))


def test_swelling_keeps_the_gate_shut_for_two_days() -> None:
    day = swollen().answer("Wed 10:00", Answer.CHECKED, About.WARNING)
    assert Reason.SWELLING in missing(day.until("Thu 14:59:59"))

    assert Reason.SWELLING not in missing(day.until("Thu 15:00"))


def test_on_hold_and_in_a_pause_the_gate_says_so() -> None:
    assert missing(swollen()) == [Reason.HOLD]
    assert missing(sore().on("Thu 21:00", Paused())) == [Reason.PAUSED]


def test_who_lets_it_end_by_time_is_asked_for_nothing_at_the_gate() -> None:
    plan = a_plan(CHECK_IN, WALK, ends_by_time=True)
    day = Timeline(plan).start("Mon 18:00").check_in("Mon 19:00", 8)

    assert missing(day) == [Reason.REST_WINDOW]
    assert day.until("Wed 18:00").events[-1] == "Wed 18:00 completed window_over"


def test_who_wants_no_ladder_is_done_when_it_is_calm() -> None:
    day = sore().with_plan(replace(sore().plan, way_back=WayBack.JUST_END))

    assert day.check_in("Fri 08:00", 2).events[-1] == "Fri 08:00 completed calm"


def test_who_takes_the_ladder_away_before_the_test_movements_is_done() -> None:
    day = sore().check_in("Fri 08:00", 2)
    day.with_plan(replace(day.plan, way_back=WayBack.JUST_END)).on("Fri 08:01", PlanChanged())

    assert day.events[-1] == "Fri 08:01 completed calm"


def test_who_takes_the_ladder_away_on_the_way_back_is_done() -> None:
    day = back_at_the_gym()
    day.with_plan(replace(day.plan, way_back=WayBack.JUST_END)).on("Fri 08:05:30", PlanChanged())

    assert day.events[-1] == "Fri 08:05:30 completed ladder_done"


def test_after_a_long_time_down_the_window_ends_in_the_future() -> None:
    day = Timeline(a_plan(CHECK_IN, rest_window=24)).start("Mon 18:00").check_in("Mon 19:00", 5)

    day.sleep_until("Thu 12:00")

    assert clock(day.episode.window_ends_at) == "Thu 18:00"
    (tell,) = tells(day.last.effects)
    assert (tell.message.text, [one.text for one in tell.message.first]) == (
        "window_extended",
        ["missed"],
    )


def test_a_window_that_ended_long_ago_is_made_longer_from_now_on() -> None:
    day = sore().check_in("Fri 08:00", 2).on("Fri 12:00", WindowMoved(span=hours(24)))

    assert (day.episode.phase, clock(day.episode.window_ends_at)) == (Phase.REST, "Sat 12:00")


def test_a_window_from_a_workout_can_be_made_as_short_as_it_was() -> None:
    plan = a_plan(CHECK_IN, rest_window=48)
    started = RecoveryStarted(counted_from=at("Mon 08:00"))
    day = Timeline(plan).on("Mon 18:00", started).on("Mon 19:00", WindowMoved(span=hours(24)))

    day.on("Mon 19:01", WindowMoved(span=hours(-24)))

    assert clock(day.episode.window_ends_at) == "Wed 08:00"


def test_calm_without_a_walk_is_told_what_is_missing_and_does_not_last_for_ever() -> None:
    day = Timeline(a_plan(CHECK_IN, WALK, rest_window=48)).start("Mon 18:00")
    for number in range(29):
        for hour in (13.5, 24):
            if day.until(at("Mon 18:00") + hours(24 * number + hour)).episode:
                day.on(day.now, CheckedIn(pain_now=1))

    told = [line for line in day.told if line.endswith("still_missing")]
    assert len(told) == 4
    assert said(day, "still_missing").answers[0] is Answer.WALKED
    assert day.events[-1].endswith("closed expired")


# Ladders


def test_every_ladder_begins_without_a_weight_and_ends_as_usual() -> None:
    for way, ladder in LADDERS.items():
        if way is not WayBack.JUST_END:
            assert (ladder[0].stage, ladder[-1].stage) == (Stage.BODYWEIGHT, Stage.USUAL)
    assert (CAPS[Stage.BODYWEIGHT].load, CAPS[Stage.USUAL].load) == (0, 100)


def test_a_stage_that_a_ladder_skips_counts_as_the_one_below() -> None:
    assert rung_at(LADDERS[WayBack.SHORT], Stage.NEAR_USUAL).stage is Stage.FAIRLY_HEAVY
    assert rung_at(LADDERS[WayBack.SHORT], Stage.NONE).stage is Stage.BODYWEIGHT


def test_nothing_heavy_comes_before_six_weeks_on_the_long_ladder() -> None:
    plan = a_plan(CHECK_IN, way_back=WayBack.LONG)
    trained = tuple(
        Training(at=at("+Mon 18:00") + hours(60 * one), stage=Stage.MODERATE, feel=Feel.CLEAN)
        for one in range(2)
    )
    answers = tuple(CheckIn(at=one.at + hours(20), pain_now=0) for one in trained)
    episode = an_episode(
        phase=Phase.RETURN,
        onset=Onset.TWEAK,
        stage=Stage.MODERATE,
        stage_since=at("+Mon 08:00"),
        trainings=trained,
        check_ins=answers,
    )

    (unmet,) = gate(plan, episode, at("Mon 18:00") + hours(24 * 30))

    assert (unmet.reason, unmet.until) == (Reason.STAGE_TIME, at("Mon 18:00") + hours(24 * 42))


def test_a_cap_reads_as_a_weight_rounded_down_to_a_plate() -> None:
    plan = a_plan(
        usual_loads=(
            UsualLoad(name="Deadlift", weight=101),
            UsualLoad(name="Row", weight=90, step=5),
        )
    )

    assert loads_at(plan, Stage.LIGHT) == (("Deadlift", 40.0), ("Row", 35))
    assert loads_at(plan, Stage.NONE) == (("Deadlift", 100.0), ("Row", 90))


@pytest.mark.parametrize(("name", "weight"), [("", 100), ("Squat", 0), ("Squat", 2001)])
def test_a_weight_that_nobody_lifts_is_refused(name: str, weight: float) -> None:
    with pytest.raises(InvalidPlan):
        UsualLoad(name=name, weight=weight)


# What is shown


def test_cards_about_form_brace_and_hips_are_not_shown_twice() -> None:
    plan = a_plan(CHECK_IN, WALK, PREP, quiet=QUIET, rest_window=120)
    day = Timeline(plan).start("Mon 07:00")
    for when in ("Mon", "Tue", "Wed", "Thu", "Fri"):
        day.check_in(f"{when} 08:00", 2).check_in(f"{when} 20:00", 2).walk(f"{when} 20:01")
    day.check_in("Sat 08:00", 1).answer("Sat 08:05", Answer.PASSED, "ready_check")

    assert [line for line in day.offered if "prep" in line] == [
        "Wed 10:30 prep",
        "Thu 10:30 prep",
        "Fri 10:30 prep",
    ]
    assert "Sat 08:05 prep_cards" not in day.told


def test_a_training_is_not_proposed_at_night() -> None:
    day = sore().walk("Fri 12:00").check_in("Fri 18:59", 2)
    day.answer("Fri 21:00", Answer.PASSED, "ready_check").until("Sat 12:00")

    assert [line for line in day.offered if "gym_session" in line] == ["Sat 07:00 gym_session"]


def test_a_training_is_not_proposed_with_more_than_a_little_pain() -> None:
    day = sore().check_in("Fri 08:00", 2).answer("Fri 08:00:30", Answer.PASSED, "ready_check")
    day.check_in("Fri 08:00:40", 4).until("Fri 20:00")

    assert not [line for line in day.offered if "gym_session" in line]


def test_a_training_that_was_not_wanted_is_proposed_again_the_next_day() -> None:
    day = back_at_the_gym().answer("Fri 09:00", Answer.SKIP, "gym_session").until("Sat 12:00")

    cards = [line for line in day.offered if "gym_session" in line]
    assert cards == ["Fri 08:06 gym_session", "Sat 08:06 gym_session"]


def test_a_training_card_nobody_answers_comes_less_often_and_then_no_more() -> None:
    day = back_at_the_gym().until("++Sat 12:00")

    assert len([line for line in day.offered if "gym_session" in line]) == 7
    assert day.events[-1] == "week 3, Fri 08:05 closed expired"


# Pauses on the way back


def test_a_pause_on_the_way_back_goes_on_there() -> None:
    day = back_at_the_gym().on("Fri 12:00", Paused()).on("Sat 12:00", Resumed())

    assert (day.episode.phase, day.episode.stage) == (Phase.RETURN, Stage.BODYWEIGHT)


def test_a_pause_before_the_test_movements_goes_on_there() -> None:
    day = sore().check_in("Fri 08:00", 2).on("Fri 12:00", Paused()).on("Fri 13:00", Resumed())

    assert day.episode.phase is Phase.READY_CHECK


def test_silence_before_the_test_movements_begins_anew_in_the_rest() -> None:
    day = sore().check_in("Fri 08:00", 2).until("+Mon 08:00")
    assert day.episode.phase is Phase.PAUSED

    assert day.answer("+Mon 09:00", Answer.BACK, About.SILENCE).episode.phase is Phase.REST


def test_silence_after_a_training_waits_and_goes_on_there() -> None:
    day = back_at_the_gym().train("Fri 18:00").until("+Tue 18:00")
    assert day.episode.phase is Phase.PAUSED

    day.answer("+Wed 09:00", Answer.BACK, About.SILENCE)

    assert (day.episode.phase, day.episode.stage) == (Phase.RETURN, Stage.BODYWEIGHT)


def test_starting_again_on_the_way_back_is_a_new_rest() -> None:
    day = back_at_the_gym().start("Fri 12:00")

    assert (day.episode.phase, clock(day.episode.window_ends_at)) == (
        Phase.REST,
        "week 2, Mon 12:00",
    )


def test_the_hour_of_a_walk_counts_with_its_open_offer() -> None:
    day = sore().until("Fri 12:00")
    assert day.episode.open_prompt("walk")

    day.walk("Fri 12:05")

    assert day.prompts[-1] == "Fri 12:05 walk done"


def test_a_walk_that_was_stopped_early_is_none() -> None:
    walk = an_activity("walk", duration=10, most_per_day=3)
    day = Timeline(a_plan(CHECK_IN, walk)).start("Mon 08:00").check_in("Mon 08:01", 2)
    day.on("Mon 09:00", ActivityStarted(activity="walk"))
    day.on("Mon 09:09:59", ActivityStopped(activity="walk"))
    assert Reason.NO_WALK in missing(day)

    day.on("Mon 12:00", ActivityStarted(activity="walk"))
    assert Reason.NO_WALK not in missing(day.until("Mon 12:10"))


def test_done_asks_how_the_test_movements_were_and_passes_nothing() -> None:
    day = sore().check_in("Fri 08:00", 2).until("Fri 08:01").on("Fri 08:05", ActivityDone())
    assert (day.episode.phase, day.told_last) == (Phase.READY_CHECK, ["ready_check"])

    day.answer("Fri 08:06", Answer.PASSED, "ready_check")

    assert day.episode.phase is Phase.RETURN


def test_ticking_the_test_movements_asks_too() -> None:
    day = sore().check_in("Fri 08:00", 2).until("Fri 08:01")
    prompt = day.episode.open_prompt("ready_check")

    day.on("Fri 08:05", PromptTicked(prompt_id=prompt.id, by="anna"))

    assert (day.episode.phase, day.told_last) == (Phase.READY_CHECK, ["ready_check"])


def test_a_gate_that_opens_at_dawn_proposes_no_training_before_six() -> None:
    plan = a_plan(CHECK_IN, WALK, rest_window=24)
    day = Timeline(plan).start("Mon 05:00").check_in("Mon 12:00", 2).walk("Mon 12:01")
    day.check_in("Tue 05:01", 2).answer("Tue 05:02", Answer.PASSED, "ready_check")

    assert "Tue 06:00 gym_session" in day.until("Tue 07:00").offered


def test_who_has_no_quiet_hours_is_asked_again_at_ten() -> None:
    day = Timeline(a_plan(CHECK_IN, way_back=WayBack.JUST_END)).start("Mon 08:00")
    day.check_in("Mon 20:00", 2).check_in("Wed 07:00", 1).until("Wed 08:00")

    later = [one for one in day.last.effects if isinstance(one, Tell) and one.not_before]
    assert [clock(one.not_before) for one in later] == ["week 2, Wed 10:00", "week 5, Fri 10:00"]


def test_two_days_down_make_the_window_two_days_longer() -> None:
    day = Timeline(a_plan(CHECK_IN, rest_window=24)).start("Mon 18:00", onset=Onset.TWEAK)
    day.check_in("Mon 19:00", 5).sleep_until("Thu 12:00")

    assert clock(day.episode.window_ends_at) == "Thu 18:00"


def test_nobody_prepares_for_training_with_pain() -> None:
    day = Timeline(a_plan(CHECK_IN, PREP)).start("Mon 08:00").check_in("Mon 12:00", 4)

    assert closed_until(day, "prep") == {"not_calm": "Tue 12:00"}


def test_a_window_that_ran_out_while_the_house_was_down_is_not_announced_any_more() -> None:
    day = Timeline(a_plan(CHECK_IN, rest_window=96)).start("Mon 18:00").check_in("Fri 17:00", 5)

    day.sleep_until("Sun 12:00")

    assert clock(day.episode.window_ends_at) == "Sat 18:00"
    assert "window_extended" not in day.told_last


def test_pain_that_rises_twice_before_the_test_movements_is_a_day_more() -> None:
    day = Timeline(a_plan(CHECK_IN, rest_window=96)).start("Mon 08:00").check_in("Mon 09:00", 0)
    day.check_in("Thu 20:00", 1).check_in("Fri 08:00", 1)
    assert day.episode.phase is Phase.READY_CHECK

    day.check_in("Fri 12:00", 2).check_in("Fri 19:00", 2)

    assert (day.episode.phase, clock(day.episode.window_ends_at)) == (Phase.REST, "Sat 19:00")
