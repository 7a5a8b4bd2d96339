"""What else can happen on a day: much pain, a glass of wine, lifting anyway."""

from custom_components.back_recovery.engine.model.effects import Tell
from custom_components.back_recovery.engine.model.episode import About
from custom_components.back_recovery.engine.model.errors import StaleAnswer
from custom_components.back_recovery.engine.model.events import (
    ActivityStarted,
    Lifted,
    WarningSignReported,
)
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Phase,
    Reason,
    WarningList,
)

from .builders import Timeline, a_plan, clock
from .days import (
    CHECK_IN,
    PLAN,
    QUIET,
    WALK,
    closed_until,
    never_better,
    said,
    silent,
    sore,
    swollen,
)

# What else can happen


def test_very_much_pain_for_a_day_is_for_somebody_who_can_look() -> None:
    day = Timeline(PLAN).start("Mon 08:00").check_in("Mon 08:01", 8)
    assert said(day, "pain_high").answers == (Answer.NONE, Answer.YES)
    assert day.check_in("Tue 08:00", 8).episode.phase is Phase.REST

    day.check_in("Tue 08:01", 8)

    assert (day.episode.phase, day.told[-1]) == (Phase.HOLD_CARE, "Tue 08:01 warning_b")


def test_a_yes_to_one_of_the_two_questions_is_an_emergency() -> None:
    day = Timeline(PLAN).start("Mon 08:00").check_in("Mon 08:01", 8)

    day.answer("Mon 08:02", Answer.YES, About.HIGH_PAIN)

    assert day.episode.phase is Phase.HOLD_EMERGENCY


def test_something_in_a_leg_is_for_somebody_who_can_look() -> None:
    day = Timeline(PLAN).start("Mon 08:00").check_in("Mon 09:00", 3, leg_symptoms=True)

    assert (day.episode.phase, day.events[-1]) == (
        Phase.HOLD_CARE,
        "Mon 09:00 hold_started warning_b",
    )


def test_the_graver_sign_wins() -> None:
    day = swollen().on("Tue 16:00", WarningSignReported(list=WarningList.A))

    assert (day.episode.phase, day.events[-1]) == (
        Phase.HOLD_EMERGENCY,
        "Tue 16:00 hold_started warning_a",
    )


def test_who_lifted_anyway_rests_two_days_more_and_is_asked_the_next_day() -> None:
    day = sore().on("Thu 21:00", Lifted(by="anna"))

    assert clock(day.episode.window_ends_at) == "Sat 21:00"
    assert day.told[-1] == "Thu 21:00 lifted_anyway"
    asked = [line for line in day.until("Sat 07:00").offered if "check_in" in line]
    assert asked == ["Fri 08:00 check_in", "Fri 19:31 check_in"]


def test_a_bruise_keeps_warmth_away_for_two_days_and_the_routine_goes_on() -> None:
    day = Timeline(PLAN).start("Mon 08:00").check_in("Mon 12:00", 3, bruise=True)

    assert closed_until(day, "bath") == {"bruise": "Wed 12:00"}
    assert day.episode.phase is Phase.REST


def test_a_glass_of_wine_closes_warmth_for_the_evening() -> None:
    day = Timeline(PLAN).start("Mon 08:00").check_in("Mon 18:00", 3, alcohol_or_sedative=True)

    assert closed_until(day, "heating_pad") == {"sedative": "Tue 06:00"}
    assert closed_until(day, "walk") == {}


def test_a_skin_that_is_not_fine_closes_what_was_on_it_longer_than_other_warmth() -> None:
    day = Timeline(PLAN).start("Mon 08:00").on("Mon 18:00", ActivityStarted(activity="bath"))
    day.check_in("Mon 19:00", 3, skin_ok=False)

    assert closed_until(day, "bath")["skin"] == "Wed 19:00"
    assert closed_until(day, "heating_pad")["skin"] == "Tue 19:00"


def test_an_answer_ends_the_session_it_forbids() -> None:
    day = Timeline(PLAN).start("Mon 08:00").on("Mon 18:00", ActivityStarted(activity="bath"))

    day.check_in("Mon 18:05", 3, bruise=True)

    assert (day.episode.session, day.episode.sessions[0].reason) == (None, Reason.BRUISE)


def test_a_night_sends_nothing_also_when_the_house_was_down() -> None:
    day = silent("Mon 22:00").sleep_until("Wed 04:00")

    assert [one for one in day.last.effects if isinstance(one, Tell) and not one.not_before] == []


def test_walking_the_ten_minutes_is_part_of_the_gate() -> None:
    plan = a_plan(CHECK_IN, WALK, quiet=QUIET, rest_window=24)
    day = Timeline(plan).start("Mon 18:00").check_in("Mon 19:30", 2).check_in("Tue 19:30", 2)
    assert day.episode.phase is Phase.REST

    day.until("Wed 06:00").answer("Wed 08:00", Answer.WALKED, "")

    assert day.episode.phase is Phase.REST
    assert day.check_in("Wed 08:01", 1).until("Wed 18:00").episode.phase is Phase.READY_CHECK


def test_not_all_test_movements_fine_is_one_more_day() -> None:
    day = sore().check_in("Fri 08:00", 2).answer("Fri 08:05", Answer.FAILED, "ready_check")

    assert (day.episode.phase, clock(day.episode.window_ends_at)) == (Phase.REST, "Sat 08:05")


def test_test_movements_do_not_open_the_gym_on_answers_of_yesterday() -> None:
    day = sore().check_in("Fri 08:00", 2).walk("Fri 12:00")
    day.check_in("Fri 20:00", 2).until("Sat 08:01")
    prompt = day.episode.open_prompt("ready_check")

    passed = day.tapped(prompt.id, Answer.PASSED, by="anna")

    assert day.refused("Sat 12:00:01", passed).key == "gate_closed"


def test_who_is_sore_again_before_the_test_movements_rests_a_day_more() -> None:
    day = sore().check_in("Fri 08:00", 2).check_in("Fri 12:00", 6)

    assert (day.episode.phase, clock(day.episode.window_ends_at)) == (Phase.REST, "Sat 12:00")
    assert said(day, "window_extended").reason == Reason.NOT_CALM


def test_in_an_emergency_an_answer_is_noted_and_nothing_is_said() -> None:
    day = swollen().on("Tue 16:00", WarningSignReported(list=WarningList.A))

    day.check_in("Tue 17:00", 5, bruise=True, skin_ok=False, alcohol_or_sedative=True)

    assert (day.told_last, len(day.episode.check_ins)) == ([], 3)


def test_a_question_that_was_answered_takes_no_second_answer() -> None:
    day = never_better(9).until("+Wed 20:00")
    again = day.tapped(f"{day.episode.id}-advice", Answer.CHECKED)
    day.on("+Wed 20:00", again)

    assert isinstance(day.refused("+Wed 20:01", again), StaleAnswer)


def test_lifting_on_hold_changes_nothing_and_is_remembered() -> None:
    day = swollen().on("Tue 18:00", Lifted(by="anna"))

    assert (day.told_last, day.episode.phase) == ([], Phase.HOLD_CARE)
    assert day.episode.last_fact(What.LIFTED)


def test_a_better_hour_in_between_is_no_day_of_very_much_pain() -> None:
    day = Timeline(PLAN).start("Mon 08:00").check_in("Mon 08:01", 8).check_in("Mon 19:00", 4)

    assert day.check_in("Tue 08:02", 8).episode.phase is Phase.REST


def test_an_answer_about_skin_that_is_fine_closes_nothing() -> None:
    day = Timeline(PLAN).start("Mon 08:00").check_in("Mon 12:00", 3, skin_ok=True)

    assert "skin" not in closed_until(day, "bath")
