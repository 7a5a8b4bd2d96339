"""What is closed stays closed: no stop and no start opens it, and it keeps its own hours."""

from datetime import timedelta

import pytest

from custom_components.back_recovery.engine.model.catalogue import CATALOGUE
from custom_components.back_recovery.engine.model.episode import About
from custom_components.back_recovery.engine.model.errors import ActivityClosed
from custom_components.back_recovery.engine.model.events import (
    ActivityStarted,
    HoldLifted,
    Lifted,
    OnsetNamed,
    RecoveryStopped,
    TrainingLogged,
    WarningSignReported,
    WindowMoved,
)
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Condition,
    Kind,
    Onset,
    Phase,
    Reason,
    WarningList,
)

from .builders import Timeline, a_plan, at, the_usual
from .days import CHECK_IN, WALK, back_at_the_gym, closed_until, never_better, said, swollen
from .ticks import ticked

EVERYTHING = [the_usual(kind) for kind in CATALOGUE]
PLAN = a_plan(*EVERYTHING, rest_window=120)


def again(day: Timeline, stop: str, start: str, **values: object) -> Timeline:
    return day.on(stop, RecoveryStopped()).start(start, **values)


# An onset


def test_a_sudden_onset_outlives_a_stop_and_a_start() -> None:
    day = Timeline(PLAN).start("Mon 10:00").on("Mon 12:00", OnsetNamed(onset=Onset.TWEAK))

    again(day, "Mon 13:00", "Mon 13:01")

    assert day.episode.onset is Onset.TWEAK
    assert closed_until(day, "heating_pad")["onset"] == "Thu 12:00"
    assert closed_until(day, "bath")["onset"] == "Thu 12:00"


def test_a_workout_that_begins_it_anew_as_sore_opens_nothing_either() -> None:
    day = Timeline(PLAN).start("Mon 10:00", onset=Onset.TWEAK)

    again(day, "Mon 13:00", "Mon 13:01", onset=Onset.SORE)

    assert day.episode.onset is Onset.SORE
    assert closed_until(day, "heating_pad")["onset"] == "Thu 10:00"


def test_of_two_onsets_that_were_said_the_last_one_counts_after_a_stop() -> None:
    day = Timeline(a_plan(*EVERYTHING, rest_window=72)).start("Mon 10:00", onset=Onset.TWEAK)
    again(day, "Wed 10:00", "Thu 09:59", onset=Onset.SORE)
    before = closed_until(day, "mat")["onset"]

    again(day, "Thu 10:00", "Thu 10:00")

    assert day.episode.onset is Onset.SORE
    assert (before, closed_until(day, "mat")["onset"]) == ("Fri 09:59", "Fri 10:00")


def test_who_says_anew_that_it_came_slowly_knows_better() -> None:
    day = again(Timeline(PLAN).start("Mon 10:00", onset=Onset.TWEAK), "Mon 13:00", "Mon 13:01")

    day.on("Mon 13:02", OnsetNamed(onset=Onset.SORE))

    assert "onset" not in closed_until(day, "heating_pad")


def test_an_onset_is_over_after_its_hours() -> None:
    day = again(Timeline(PLAN).start("Mon 10:00", onset=Onset.TWEAK), "Tue 10:00", "Thu 10:01")

    assert day.episode.onset is Onset.SORE
    assert "onset" not in closed_until(day, "heating_pad")


def test_an_onset_counts_from_when_it_is_said() -> None:
    day = Timeline(PLAN).start("Mon 10:00").on("Fri 09:00", OnsetNamed(onset=Onset.TWEAK))

    assert said(day, "onset_tweak").until == at("+Mon 09:00")
    assert closed_until(day, "heating_pad")["onset"] == "week 2, Mon 09:00"
    assert day.episode.window_ends_at == at("+Mon 09:00")


def test_a_sudden_start_is_rested_for_three_days_however_short_the_plan() -> None:
    plan = a_plan(*EVERYTHING, rest_window=12)

    for onset in (Onset.TWEAK, Onset.UNSURE):
        day = Timeline(plan).start("Mon 10:00", onset=onset)
        assert day.episode.window_ends_at == at("Thu 10:00")
    assert Timeline(plan).start("Mon 10:00").episode.window_ends_at == at("Mon 22:00")


# What was answered


@pytest.mark.parametrize(
    ("answer", "reason", "until"),
    [
        ({"swelling": True}, "swelling", "Wed 11:00"),
        ({"bruise": True}, "bruise", "Wed 11:00"),
        ({"alcohol_or_sedative": True}, "sedative", "Mon 23:00"),
        ({"skin_ok": False}, "skin", "Wed 11:00"),
    ],
)
def test_an_answer_outlives_a_stop_for_its_own_hours(
    answer: dict[str, bool], reason: str, until: str
) -> None:
    day = Timeline(PLAN).start("Mon 10:00").check_in("Mon 11:00", 4, **answer)

    again(day, "Mon 11:10", "Mon 11:11")

    assert closed_until(day, "heating_pad")[reason] == until


def test_two_stops_in_a_row_open_nothing_either() -> None:
    day = Timeline(PLAN).start("Mon 10:00").check_in("Mon 11:00", 4, bruise=True)

    again(again(day, "Mon 11:10", "Mon 11:11"), "Mon 11:20", "Mon 11:21")

    assert closed_until(day, "bath")["bruise"] == "Wed 11:00"


def test_what_touched_the_skin_is_still_the_one_that_stays_closed_longest() -> None:
    day = Timeline(PLAN).start("Mon 10:00").on("Mon 10:10", ActivityStarted(activity="heating_pad"))
    day.check_in("Mon 11:00", 4, skin_ok=False)

    again(day, "Mon 11:10", "Mon 11:11")

    assert closed_until(day, "heating_pad")["skin"] == "Wed 11:00"
    assert closed_until(day, "bath")["skin"] == "Tue 11:00"


# A workout


@pytest.mark.parametrize("activity", ["bath", "shower"])
def test_no_bath_and_no_shower_within_an_hour_of_a_workout(activity: str) -> None:
    day = Timeline(PLAN).start("Mon 18:15", counted_from=at("Mon 18:00"))

    assert closed_until(day, activity)["after_workout"] == "Mon 19:00"
    assert "after_workout" not in closed_until(day, "heating_pad")
    day.until("Mon 19:00")
    assert "after_workout" not in closed_until(day, activity)


def test_the_bath_of_the_evening_waits_for_the_hour() -> None:
    plan = a_plan(the_usual(Kind.BATH), rest_window=72)

    day = Timeline(plan).start("Mon 19:45", counted_from=at("Mon 19:30")).until("Mon 23:00")

    assert day.offered == ["Mon 20:30 bath"]


def test_lifting_and_a_training_close_the_bath_for_an_hour_as_well() -> None:
    day = Timeline(PLAN).start("Mon 10:00").on("Mon 18:00", Lifted())
    assert closed_until(day, "bath")["after_workout"] == "Mon 19:00"

    again(day, "Mon 18:10", "Mon 18:11")
    assert closed_until(day, "bath")["after_workout"] == "Mon 19:00"


# A hold


def on_hold(signs: WarningList) -> Timeline:
    day = Timeline(PLAN).start("Mon 10:00")
    return day.on("Mon 12:00", WarningSignReported(list=signs))


@pytest.mark.parametrize("signs", list(WarningList))
def test_a_start_within_a_week_of_a_hold_asks_the_list_first(signs: WarningList) -> None:
    day = on_hold(signs)
    held = day.episode.phase

    again(day, "Mon 12:10", "Fri 12:00")

    assert (day.episode.phase, day.told_last) == (held, ["warning_list"])
    assert isinstance(day.refused("Fri 12:01", ActivityStarted(activity="bath")), ActivityClosed)


def test_none_of_both_parts_ends_it() -> None:
    day = again(on_hold(WarningList.A), "Mon 12:10", "Fri 12:00")

    day.answer("Fri 12:01", Answer.NONE, About.WARNING)
    assert (day.episode.phase, day.told_last) == (Phase.HOLD_EMERGENCY, ["warning_list_today"])
    day.answer("Fri 12:02", Answer.NONE, About.WARNING_TODAY)

    assert (day.episode.phase, day.told_last) == (Phase.REST, ["started"])


def test_a_yes_leaves_it_as_it_was() -> None:
    day = again(on_hold(WarningList.B), "Mon 12:10", "Fri 12:00")

    day.answer("Fri 12:01", Answer.NONE, About.WARNING)
    day.answer("Fri 12:02", Answer.YES, About.WARNING_TODAY)

    assert (day.episode.phase, day.told_last) == (Phase.HOLD_CARE, ["warning_b"])


def test_swelling_is_not_gone_because_of_a_list() -> None:
    day = again(swollen(), "Tue 16:00", "Tue 16:10")

    day.answer("Tue 16:11", Answer.NONE, About.WARNING)
    day.answer("Tue 16:12", Answer.NONE, About.WARNING_TODAY)

    assert (day.episode.phase, day.told_last) == (Phase.HOLD_CARE, ["swelling"])


def test_after_a_week_a_start_is_a_start() -> None:
    day = again(on_hold(WarningList.B), "Mon 12:10", "+Mon 12:11")

    assert (day.episode.phase, day.told_last) == (Phase.REST, ["started"])


def test_the_week_counts_from_the_stop_however_long_it_was_held() -> None:
    day = again(on_hold(WarningList.A), "+Tue 12:00", "+Tue 12:01")

    assert (day.episode.phase, day.told_last) == (Phase.HOLD_EMERGENCY, ["warning_list"])


def test_a_hold_that_was_lifted_after_another_start_is_gone_for_good() -> None:
    day = again(on_hold(WarningList.B), "Mon 12:10", "Mon 12:11").on("Tue 12:00", HoldLifted())

    again(day, "Tue 12:10", "Tue 12:11")

    assert (day.episode.phase, day.told_last) == (Phase.REST, ["started"])


def test_the_graver_of_two_signs_of_one_instant_is_kept_over_a_stop() -> None:
    day = Timeline(PLAN).start("Mon 10:00")
    day.on("Mon 12:00", WarningSignReported(list=WarningList.B))
    day.on("Mon 12:00", WarningSignReported(list=WarningList.A))

    again(day, "Mon 13:00", "Mon 13:01")

    assert day.episode.phase is Phase.HOLD_EMERGENCY


def test_a_hold_that_was_lifted_asks_nothing() -> None:
    day = on_hold(WarningList.B).on("Tue 12:00", HoldLifted())

    again(day, "Tue 12:10", "Tue 12:11")

    assert (day.episode.phase, day.told_last) == (Phase.REST, ["started"])


# Every hold asks again


@pytest.mark.parametrize(
    ("signs", "asked"), [(WarningList.A, "help_asked"), (WarningList.B, "hold_asked")]
)
def test_every_hold_asks_again_on_the_next_morning_and_on_day_three(
    signs: WarningList, asked: str
) -> None:
    day = on_hold(signs).until("++Mon 12:00")

    assert [line for line in day.told if asked in line] == [
        f"Tue 09:00 {asked}",
        f"Thu 09:00 {asked}",
    ]


def test_it_asks_after_the_quiet_hours() -> None:
    plan = a_plan(CHECK_IN, WALK, quiet="22:00-10:00")
    day = Timeline(plan).start("Mon 10:00").on("Mon 12:00", WarningSignReported(list=WarningList.B))

    assert day.until("Tue 23:00").told[-1] == "Tue 10:00 hold_asked"


def test_the_question_lifts_the_hold_shows_the_list_or_ends_it() -> None:
    for answer, phase in ((Answer.CHECKED, Phase.REST), (Answer.WRONG, Phase.HOLD_CARE)):
        day = on_hold(WarningList.B).until("Tue 09:00")
        assert said(day, "hold_asked").answers == (Answer.CHECKED, Answer.WRONG, Answer.STOP)
        assert day.answer("Tue 09:10", answer, About.WARNING).episode.phase is phase
    day = on_hold(WarningList.B).until("Tue 09:00")
    assert day.answer("Tue 09:10", Answer.STOP, About.WARNING).episode is None


def test_nobody_says_of_an_emergency_that_it_was_looked_at() -> None:
    day = on_hold(WarningList.A).until("Tue 09:00")

    assert said(day, "help_asked").answers == (Answer.CALL, Answer.MISTAKE, Answer.STOP)


def test_a_cold_pack_on_a_swelling_is_offered_for_three_days() -> None:
    day = swollen().until("+Tue 12:00")

    ice = [line for line in day.offered if line.endswith(" ice")]
    assert ice
    assert max(at(line.removesuffix(" ice")) for line in ice) < at("Fri 15:00")
    assert closed_until(day, "ice") == {"hold": "a person opens it"}


@pytest.mark.parametrize("stopped", ["Tue 16:00", "Fri 15:00"])
def test_a_stop_and_a_start_give_a_swelling_no_more_cold(stopped: str) -> None:
    day = again(swollen(), stopped, stopped).until("Fri 15:01")

    assert closed_until(day, "ice")["hold"] == "a person opens it"


def test_who_must_not_cool_never_reads_that_a_cold_pack_is_fine() -> None:
    plan = a_plan(*EVERYTHING, rest_window=120, profile=ticked(Condition.REDUCED_FEELING))
    day = Timeline(plan).start("Mon 10:00").check_in("Mon 11:00", 4, swelling=True)

    assert day.told_last == ["swelling_no_ice"]


# The outer limit


def test_the_way_back_does_not_count_for_the_outer_limit() -> None:
    day = back_at_the_gym()
    for days in range(6, 31, 6):
        day.check_in(f"{at('Tue 18:00') + timedelta(days=days):%Y-%m-%d} 18:00", 1)
    assert day.episode.phase is Phase.RETURN

    later = at("Tue 07:00") + timedelta(days=31)
    day.on(later, WindowMoved(span=timedelta(days=3)))

    assert day.episode.phase is Phase.REST
    assert day.episode.window_ends_at == later + timedelta(days=3)
    day.until(later + timedelta(hours=1))
    assert Reason.REFERRED not in {fact.reason for fact in day.episode.history}


def test_two_bad_trainings_after_day_28_are_rested_for_and_close_nothing() -> None:
    day = back_at_the_gym()
    for days in range(6, 31, 6):
        day.check_in(f"{at('Tue 18:00') + timedelta(days=days):%Y-%m-%d} 18:00", 1)
    later = at("Tue 07:00") + timedelta(days=31)

    for hours_later in (0, 48):
        moment = later + timedelta(hours=hours_later)
        day.on(moment, TrainingLogged(pain_before=1, pain_warm_up=6, pain_after=7))

    assert day.episode.phase is Phase.REST
    assert day.episode.window_ends_at > day.now
    assert closed_until(day, "gym")


# A week without a change


def test_what_waits_for_somebody_to_look_outlives_a_stop_and_a_start_for_a_week() -> None:
    day = never_better(days=9)
    assert said(day, "d7")
    assert "referred" in closed_until(day, "heating_pad")

    day.on("+Thu 09:00", RecoveryStopped()).start("+Thu 09:01")

    assert closed_until(day, "heating_pad")["referred"] == "week 3, Thu 09:00"
