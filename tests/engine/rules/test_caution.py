"""What is said to much pain, and when it is said that more pain is usual."""

import pytest

from custom_components.back_recovery.engine.model.effects import Tell
from custom_components.back_recovery.engine.model.episode import About
from custom_components.back_recovery.engine.model.events import CheckedIn
from custom_components.back_recovery.engine.model.vocabulary import Answer, Onset, Phase, Seek

from ..builders import Timeline, a_plan, at, tells, the_usual_plan
from ..days import CHECK_IN, PLAN, WALK, back_at_the_gym, said


def rising(first: int, then: int, when: str = "Tue 18:00", **more: object) -> Timeline:
    """Sore since Monday 08:00 after a workout that ended then."""
    day = Timeline(a_plan(CHECK_IN, WALK, rest_window=120)).start(
        "Mon 08:30", counted_from=at("Mon 08:00")
    )
    return day.check_in("Mon 12:00", first).check_in(when, then, **more)


# More pain is usual


@pytest.mark.parametrize(
    ("when", "usual"),
    [("Tue 07:59:59", False), ("Tue 08:00", True), ("Thu 08:00", True), ("Thu 08:00:01", False)],
)
def test_more_pain_is_usual_between_one_and_three_days_after_the_workout(
    when: str, usual: bool
) -> None:
    assert ("sore_peak" in rising(3, 5, when).told_last) is usual


@pytest.mark.parametrize(("worst", "usual"), [(6, True), (7, False)])
def test_much_pain_is_never_called_usual(worst: int, usual: bool) -> None:
    assert ("sore_peak" in rising(3, worst).told_last) is usual


@pytest.mark.parametrize(
    "finding",
    [
        {"swelling": True},
        {"bruise": True},
        {"skin_ok": False},
        {"leg_symptoms": True},
        {"feel_unwell": True},
        {"alcohol_or_sedative": True},
    ],
)
def test_nothing_is_usual_beside_another_finding(finding: dict[str, bool]) -> None:
    assert "sore_peak" not in rising(3, 5, **finding).told_last


def test_what_came_on_suddenly_has_no_usual_second_day() -> None:
    day = Timeline(PLAN).start("Mon 08:00", onset=Onset.TWEAK)

    day.check_in("Mon 12:00", 3).check_in("Tue 18:00", 5)

    assert "sore_peak" not in " ".join(day.told)


# Much pain


@pytest.mark.parametrize(("pain", "seek"), [(7, Seek.SOON), (8, Seek.TODAY), (10, Seek.TODAY)])
def test_much_pain_ends_with_whom_to_ask(pain: int, seek: Seek) -> None:
    assert said(rising(3, pain), "pain_high").seek is seek


def test_the_worst_since_the_last_time_counts_as_well() -> None:
    day = Timeline(PLAN).start("Mon 18:00").check_in("Mon 19:00", 2, 8)

    assert said(day, "pain_high").seek is Seek.TODAY


def test_pain_that_rises_from_three_to_eight_is_no_quiet_day_only() -> None:
    day = rising(3, 8, "Thu 12:00").check_in("Thu 19:00", 8)

    longer = said(day, "window_extended")
    assert (longer.reason, longer.seek) == ("pain_up", Seek.TODAY)


def test_pain_that_rises_twice_ends_with_whom_to_ask_however_little_it_is() -> None:
    day = rising(1, 3, "Thu 12:00").check_in("Thu 19:00", 3)

    assert said(day, "window_extended").seek is Seek.SOON


def test_a_training_with_much_pain_ends_with_whom_to_ask() -> None:
    day = back_at_the_gym().train("Fri 18:00", 1, 7, 8)

    assert said(day, "stage_down").seek is Seek.TODAY
    assert said(back_at_the_gym().train("Fri 18:00", 1, 6, 6), "stage_down").seek is None


def test_after_the_two_questions_it_is_asked_what_closes_something() -> None:
    day = Timeline(PLAN).start("Mon 18:00").check_in("Mon 19:00", 7)

    day.answer("Mon 19:01", Answer.NONE, About.HIGH_PAIN)
    assert day.told_last == ["anything_new"]
    day.answer("Mon 19:02", Answer.SWOLLEN, About.ANYTHING_NEW)

    assert day.episode.phase is Phase.HOLD_CARE


# Never in the past


def test_what_waits_for_the_morning_is_not_told_once_its_until_is_over() -> None:
    plan = a_plan(CHECK_IN, quiet="22:00-10:00", rest_window=12)
    day = Timeline(plan).start("Mon 21:30").start("Mon 23:00", rest_window=None)

    (tell,) = [one for one in day.last.effects if isinstance(one, Tell)]
    assert tell.message.until == at("Tue 11:00")
    assert (tell.not_before, tell.not_after) == (at("Tue 10:00"), at("Tue 11:00"))


def rises_twice(**values: object) -> Timeline:
    """Calm for three days; then somebody taps a number that is up for the second time."""
    day = Timeline(the_usual_plan(**values)).start("Mon 08:00")
    for when in ("Mon 12:00", "Tue 12:00", "Wed 12:00"):
        day.check_in(when, 1)
    return day.check_in("Thu 12:00", 3).on("Thu 19:31", CheckedIn(pain_now=5, by="anna"))


def test_whom_to_ask_is_said_also_where_the_rest_is_not_made_longer() -> None:
    day = rises_twice(rest_window=120)

    (told,) = tells(day.last.effects)
    assert (told.message.text, told.message.seek) == ("window_extended", Seek.SOON)
    assert told.message.until == day.episode.window_ends_at == at("Sat 08:00")
