"""Whole days as timelines: from the first tap to the end, as people live through them.

The days with a heating pad and a bath valve are in test_device_scenarios.py.
"""

from dataclasses import replace

from custom_components.back_recovery.engine.model.effects import Clear, ReportPrompt, Tell
from custom_components.back_recovery.engine.model.episode import About
from custom_components.back_recovery.engine.model.errors import WrongPhase
from custom_components.back_recovery.engine.model.events import (
    ActivityStarted,
    HoldLifted,
    Paused,
    RecoveryStopped,
    Resumed,
    WarningSignsAsked,
)
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Onset,
    Phase,
    Reason,
    Stage,
    Urgency,
)
from custom_components.back_recovery.engine.reading.ladder import CAPS

from .builders import Timeline, a_plan, at, clock
from .days import (
    CHECK_IN,
    COMFORT,
    PLAN,
    QUIET,
    WALK,
    back_at_the_gym,
    closed_until,
    lockouts_of,
    never_better,
    said,
    silent,
    sore,
    swollen,
)

# 1. Swelling at hour three


def test_swelling_closes_what_is_warm_until_somebody_had_a_look() -> None:
    day = swollen()

    assert day.episode.phase is Phase.HOLD_CARE
    assert said(day, "swelling").urgency is Urgency.SAFETY
    assert said(day, "swelling").minutes == 20
    for activity in ("heating_pad", "bath", "shower", "rub", "mat"):
        start = ActivityStarted(activity=activity)
        assert Reason.HOLD in lockouts_of(day.refused("Tue 15:01", start))


def test_after_swelling_a_walk_stays_open_and_a_cold_pack_is_offered() -> None:
    day = swollen()
    day.on("Tue 15:05", ActivityStarted(activity="walk")).until("Tue 20:00")

    assert {line.split()[-1] for line in day.offered if line > "Tue 15:00"} == {"ice"}


def test_swelling_that_is_gone_lifts_nothing_by_itself() -> None:
    day = swollen().check_in("Wed 08:00", 2, swelling=False).until("Sat 12:00")

    assert day.episode.phase is Phase.HOLD_CARE
    assert day.events[-1] == "Tue 15:00 hold_started swelling"


def test_after_a_professional_had_a_look_warmth_waits_for_48_hours_without_swelling() -> None:
    day = swollen().answer("Wed 10:00", Answer.CHECKED, About.WARNING)

    assert day.episode.phase is Phase.REST
    assert closed_until(day, "bath") == {"swelling": "Thu 15:00"}
    day.on("Thu 15:00", ActivityStarted(activity="bath"))
    assert day.episode.session


def test_a_hold_keeps_the_clock_running_and_the_gate_shut() -> None:
    day = swollen().check_in("Wed 08:00", 0).check_in("Fri 08:00", 0).walk("Fri 09:00")

    day.until("Sat 12:00")

    assert not [line for line in day.events if "gate_opened" in line]


# 2. Ordinary soreness, straight run


def test_the_second_day_is_the_worst_and_no_setback() -> None:
    day = sore()

    assert "Wed 08:00 sore_peak" in day.told
    assert len([line for line in day.told if "sore_peak" in line]) == 1
    assert [line for line in day.events if "extended" in line] == []


def test_two_calm_check_ins_open_the_gate() -> None:
    day = sore().until("Fri 07:59")
    assert day.episode.phase is Phase.REST

    day.check_in("Fri 08:00", 2)

    assert day.episode.phase is Phase.READY_CHECK
    assert Clear(subject=day.episode.id) in day.last.effects
    assert day.events[-1] == "Fri 08:00 gate_opened calm"
    assert closed_until(day, "gym") == {"not_ready": "a person opens it"}


def test_the_test_movements_open_the_gym_for_bodyweight() -> None:
    day = back_at_the_gym()

    assert (day.episode.phase, day.episode.stage) == (Phase.RETURN, Stage.BODYWEIGHT)
    assert CAPS[day.episode.stage].load == 0
    assert day.events[-1] == "Fri 08:05 stage_changed calm"
    assert closed_until(day, "gym") == {}
    assert "Fri 08:05 prep_cards" in day.told


def test_the_short_ladder_from_the_first_training_to_the_end() -> None:
    day = back_at_the_gym().train("Fri 18:00").check_in("Sat 18:30", 1)
    day.train("Sun 18:30").check_in("+Mon 19:00", 1)
    day.train("+Tue 19:00").check_in("+Wed 19:30", 1)
    day.train("+Fri 18:30").check_in("+Sat 19:00", 1)
    day.train("+Sun 19:00").check_in("++Mon 19:30", 1)

    stages = [line for line in day.events if "stage_changed" in line or "completed" in line]
    assert stages == [
        "Fri 08:05 stage_changed calm",
        "Sun 18:00 stage_changed calm",
        "week 2, Tue 18:00 stage_changed calm",
        "week 2, Thu 18:00 stage_changed calm",
        "week 2, Sun 18:00 stage_changed calm",
        "week 3, Mon 19:30 completed ladder_done",
    ]
    assert day.episode is None


def test_no_training_is_proposed_before_its_time() -> None:
    day = back_at_the_gym().train("Fri 18:00").check_in("Sat 18:30", 1).until("+Mon 12:00")

    cards = [line for line in day.offered if "gym_session" in line]
    assert cards == ["Fri 08:06 gym_session", "Sun 18:00 gym_session"]


def test_without_the_next_day_check_nothing_moves_on() -> None:
    day = back_at_the_gym().train("Fri 18:00").until("+Mon 12:00")

    assert day.episode.stage is Stage.BODYWEIGHT
    assert "Sat 18:00 check_in" in day.offered


def test_after_the_end_it_asks_once_more_after_a_week_and_a_month() -> None:
    day = back_at_the_gym().train("Fri 18:00").check_in("Sat 18:30", 1)
    day.train("Sun 18:30").check_in("+Mon 19:00", 1).train("+Tue 19:00").check_in("+Wed 19:30", 1)
    day.train("+Fri 18:30").check_in("+Sat 19:00", 1)
    day.train("+Sun 19:00").check_in("++Mon 19:30", 1)

    later = [one for one in day.last.effects if isinstance(one, Tell) and one.not_before]
    assert [one.message.text for one in later] == ["follow_up_7", "follow_up_30"]
    assert [f"{one.not_before:%d.%m. %H:%M}" for one in later] == ["06.07. 08:00", "29.07. 08:00"]


# 3. A sudden tweak: heat stays shut


def test_after_a_tweak_heat_and_bath_open_after_three_days_and_ice_is_offered() -> None:
    day = Timeline(a_plan(WALK, *COMFORT, rest_window=168)).start("Mon 10:00", onset=Onset.TWEAK)

    for activity in ("heating_pad", "bath"):
        assert Reason.ONSET in lockouts_of(
            day.refused("Mon 12:00", ActivityStarted(activity=activity))
        )
        assert closed_until(day, activity)["onset"] == "Thu 10:00"
    assert "ice" in " ".join(day.until("Mon 18:00").offered)
    assert day.on("Thu 10:00", ActivityStarted(activity="bath")).episode.session


# 5. Numbness in the night


def night() -> Timeline:
    day = Timeline(PLAN).start("Mon 18:00").check_in("Mon 19:30", 4).check_in("Tue 08:00", 4)
    day.on("Wed 02:10", WarningSignsAsked(by="anna"))
    return day.answer("Wed 02:11", Answer.YES, About.WARNING)


def test_a_warning_sign_in_the_night_is_answered_at_once() -> None:
    day = night()

    assert (day.episode.phase, day.told[-1]) == (Phase.HOLD_EMERGENCY, "Wed 02:11 warning_a")
    assert said(day, "warning_a").answers == (Answer.CALL, Answer.MISTAKE)
    (tell,) = [one for one in day.last.effects if isinstance(one, Tell)]
    assert (tell.not_before, tell.message.urgency) == (None, Urgency.SAFETY)


def test_in_an_emergency_nothing_more_comes_and_nothing_goes_on() -> None:
    day = night().until("Sat 12:00")

    after = day.told[day.told.index("Wed 02:11 warning_a") :]
    assert after == ["Wed 02:11 warning_a", "Thu 09:00 help_asked", "Sat 09:00 help_asked"]
    assert isinstance(day.refused("Sat 12:00", HoldLifted()), WrongPhase)
    assert isinstance(day.refused("Sat 12:00", Resumed()), WrongPhase)
    assert day.on("Sat 12:01", RecoveryStopped()).episode is None


# 8. Setbacks on the way back


def on_stage(stage: Stage) -> Timeline:
    """A tweak, on the standard ladder since Friday, at the stage."""
    plan = a_plan(CHECK_IN, WALK, quiet=QUIET, rest_window=72)
    day = Timeline(plan).start("Tue 07:00", onset=Onset.TWEAK)
    day.check_in("Thu 19:30", 3).walk("Thu 20:00").check_in("Fri 08:00", 2)
    day.answer("Fri 08:05", Answer.PASSED, "ready_check")
    assert day.episode
    day.episode = replace(day.episode, stage=stage)
    return day


def test_sore_in_the_warm_up_and_it_stays_is_a_step_down() -> None:
    day = on_stage(Stage.MODERATE).train("Fri 18:00", before=1, warm_up=4, after=6)

    assert (day.episode.stage, day.told[-1]) == (Stage.LIGHT, "Fri 18:00 stage_down")
    assert closed_until(day, "gym") == {"setback": "Sun 18:00"}


def test_sore_in_the_warm_up_and_then_gone_is_the_same_again() -> None:
    day = on_stage(Stage.LIGHT).train("Fri 18:00", before=1, warm_up=2, after=1)

    day.check_in("Sat 18:30", 1).until("+Tue 12:00")

    assert (day.episode.stage, "Fri 18:00 stage_repeat" in day.told) == (Stage.LIGHT, True)


def test_sore_on_the_next_day_is_a_day_off_and_the_same_again() -> None:
    day = on_stage(Stage.LIGHT).train("Fri 18:00", before=1).check_in("Sat 18:30", 3, 4)

    assert (day.episode.stage, day.told[-1]) == (Stage.LIGHT, "Sat 18:30 sore_after")
    assert closed_until(day, "gym") == {"sore_after": "Sun 18:30"}


def test_two_clean_trainings_and_four_days_lead_one_stage_up() -> None:
    day = on_stage(Stage.LIGHT).train("Fri 18:00").check_in("Sat 18:30", 1)
    day.train("Sun 18:30").check_in("+Mon 19:00", 1).until("+Wed 12:00")

    assert day.events[-1] == "week 2, Tue 18:00 stage_changed calm"
    assert day.episode.stage is Stage.MODERATE


def test_two_setbacks_in_a_row_begin_the_way_back_anew() -> None:
    day = on_stage(Stage.MODERATE).train("Fri 18:00", before=1, warm_up=4, after=6)
    day.check_in("Sat 18:30", 1).train("Sun 18:30", before=1, warm_up=4, after=6)

    assert (day.episode.phase, day.episode.stage) == (Phase.REST, Stage.NONE)
    assert clock(day.episode.window_ends_at) == "week 2, Wed 18:30"
    assert day.told[-1] == "Sun 18:30 three_setbacks"


def test_a_setback_at_the_first_stage_is_two_days_of_rest() -> None:
    day = back_at_the_gym().train("Fri 18:00", before=1, warm_up=4, after=6)

    assert (day.episode.phase, clock(day.episode.window_ends_at)) == (Phase.REST, "Sun 18:00")


def test_pain_that_rises_in_two_check_ins_is_a_step_down() -> None:
    day = on_stage(Stage.MODERATE).check_in("Sat 08:00", 5).check_in("Sat 19:30", 5)

    assert (day.episode.stage, day.events[-1]) == (Stage.LIGHT, "Sat 19:30 stage_changed pain_up")


# 9. No improvement


def advice(day: Timeline) -> list[str]:
    """Return the advice that was given, by the day of the episode."""
    started_at = at("Tue 07:00")
    return [
        f"{(when - started_at).days} {effect.message.text}"
        for when, effect in day.happened
        if isinstance(effect, Tell) and effect.message.text in {"d5", "d7", "d14", "d28"}
    ]


def test_four_weeks_without_a_change() -> None:
    day = never_better()

    assert advice(day) == ["5 d5", "7 d7", "14 d14", "21 d14", "28 d28"]
    assert [line for line in day.events if "extended" in line] == [
        "Fri 07:00 extended not_ready",
        "Sat 07:00 extended not_ready",
    ]
    assert (day.episode, day.events[-1]) == (None, "week 5, Tue 07:00 closed referred")


def test_who_is_clearly_better_after_a_week_is_not_told_otherwise() -> None:
    assert advice(never_better(8, worst=7, better_from=6, then=5)) == ["5 d5"]


def test_one_point_less_than_a_lot_is_no_clear_change() -> None:
    assert advice(never_better(8, worst=5, better_from=6, then=4)) == ["5 d5", "7 d7"]


def test_after_a_week_without_a_change_warmth_is_not_offered_any_more() -> None:
    day = never_better(9)
    offers = [
        effect.activity
        for when, effect in day.happened
        if isinstance(effect, ReportPrompt) and effect.kind == "offered" and when > at("+Tue 07:00")
    ]

    assert offers
    assert not set(offers) & {"heating_pad", "bath", "shower", "rub"}
    start = ActivityStarted(activity="bath")
    assert Reason.REFERRED in lockouts_of(day.refused("+Wed 20:00", start))


def test_after_a_professional_agreed_warmth_is_open_again() -> None:
    day = never_better(9).answer("+Wed 20:00", Answer.CHECKED, About.ADVICE)

    assert day.on("+Wed 20:01", ActivityStarted(activity="bath")).episode.session


# 10. Silence


def test_a_day_of_silence_is_reminded_of_once_and_moves_nothing_on() -> None:
    day = silent("Wed 17:59")

    assert [line for line in day.told if "missed" in line] == ["Tue 19:30 missed"]
    assert day.episode.phase is Phase.REST


def test_a_pause_for_silence_ends_what_is_being_done() -> None:
    day = silent("Thu 19:25").on("Thu 19:25", ActivityStarted(activity="walk")).until("Thu 19:30")

    session = day.episode.sessions[-1]
    assert (day.episode.phase, day.episode.session) == (Phase.PAUSED, None)
    assert (session.ended_at, session.reason) == (at("Thu 19:30"), Reason.PAUSED)


def test_three_days_of_silence_pause_the_plan() -> None:
    day = silent("Thu 19:30")

    assert (day.episode.phase, day.told[-1]) == (Phase.PAUSED, "Thu 19:30 paused_silent")
    assert Reason.PAUSED in lockouts_of(day.refused("Thu 20:00", ActivityStarted(activity="walk")))


def test_who_comes_back_sees_the_safety_list_first_and_only_new_answers_count() -> None:
    day = silent("Thu 20:00").answer("Fri 08:00", Answer.BACK, About.SILENCE)

    assert (day.episode.phase, day.told[-1]) == (Phase.REST, "Fri 08:00 warning_list")
    day.check_in("Fri 08:01", 0).walk("Fri 09:00").until("Fri 19:00")
    assert day.episode.phase is Phase.REST
    assert day.check_in("Fri 20:01", 0).episode.phase is Phase.READY_CHECK


def test_who_resumes_after_a_long_pause_has_not_been_silent() -> None:
    day = silent("Mon 20:00").on("Mon 20:00", Paused()).until("Fri 20:00")
    day.on("Fri 20:00", Resumed()).until("Sat 19:59")

    assert day.episode.phase is Phase.REST
    assert day.until("Sat 23:30").told[-1] == "Sat 23:30 missed"
    assert day.until("+Mon 20:00").episode.phase is Phase.PAUSED


def test_an_answer_after_a_long_silence_is_a_coming_back() -> None:
    day = silent("Thu 20:00").check_in("Fri 08:00", 2)

    assert (day.episode.phase, "Fri 08:00 warning_list" in day.told) == (Phase.REST, True)


def test_a_plan_to_which_nobody_comes_back_closes_after_two_weeks() -> None:
    day = silent("++Mon 19:29")
    assert day.episode

    assert day.until("++Mon 19:30").episode is None
    assert day.events[-1].endswith("closed expired")


def test_an_episode_in_which_nobody_ever_says_anything_ends_by_time() -> None:
    day = Timeline(PLAN).start("Tue 07:00").until("Fri 07:00")

    assert (day.episode, day.events[-1]) == (None, "Fri 07:00 completed window_over")
    assert not [line for line in day.told if "follow_up" in line]
