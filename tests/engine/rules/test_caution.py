"""What is said to much pain, and when it is said that more pain is usual."""

import pytest

from custom_components.back_recovery.engine.model.effects import Clear, Tell
from custom_components.back_recovery.engine.model.episode import About
from custom_components.back_recovery.engine.model.events import (
    ActivityStarted,
    CheckedIn,
    Paused,
)
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Onset,
    Phase,
    Reason,
    Seek,
    Urgency,
)

from ..builders import Timeline, a_plan, at, tells, the_usual_plan
from ..days import CHECK_IN, PLAN, WALK, back_at_the_gym, said
from ..house import HouseTimeline


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


def test_that_it_is_usual_is_said_once() -> None:
    day = rising(3, 4, "Tue 12:00").check_in("Tue 18:00", 5).check_in("Wed 12:00", 6)

    assert [line for line in day.told if "sore_peak" in line] == ["Tue 12:00 sore_peak"]


@pytest.mark.parametrize("then", [3, 2])
def test_as_much_pain_as_before_or_less_needs_no_word(then: int) -> None:
    assert "sore_peak" not in rising(3, then).told_last


def test_the_number_before_is_the_one_that_counts() -> None:
    assert "sore_peak" in rising(5, 3, "Tue 12:00").check_in("Tue 18:00", 4).told_last
    assert "sore_peak" not in rising(3, 5, "Mon 18:00").check_in("Tue 18:00", 4).told_last


def test_nothing_is_called_usual_in_a_pause() -> None:
    day = Timeline(PLAN).start("Mon 08:00").check_in("Mon 12:00", 3).on("Mon 13:00", Paused())

    assert day.check_in("Tue 12:00", 5).told_last == []


@pytest.mark.parametrize("onset", [Onset.TWEAK, Onset.UNSURE])
def test_what_came_on_suddenly_has_no_usual_second_day(onset: Onset) -> None:
    day = Timeline(PLAN).start("Mon 08:00", onset=onset)

    day.check_in("Mon 12:00", 3).check_in("Tue 18:00", 5)

    assert "sore_peak" not in " ".join(day.told)


# Much pain


@pytest.mark.parametrize(("pain", "seek"), [(7, Seek.SOON), (8, Seek.TODAY), (10, Seek.TODAY)])
def test_much_pain_ends_with_whom_to_ask(pain: int, seek: Seek) -> None:
    assert said(rising(3, pain), "pain_high").seek is seek


def test_the_two_questions_about_much_pain_are_heard_and_are_no_alarm() -> None:
    message = said(rising(3, 7), "pain_high")

    assert (message.urgency, message.answers) == (Urgency.SAFETY, (Answer.NONE, Answer.YES))


@pytest.mark.parametrize(
    ("then", "phase"), [("Tue 08:59:59", Phase.REST), ("Tue 09:00", Phase.HOLD_CARE)]
)
def test_very_much_pain_for_a_day_is_held(then: str, phase: Phase) -> None:
    day = Timeline(PLAN).start("Mon 08:00").check_in("Mon 09:00", 8).check_in("Mon 20:00", 9)

    assert day.check_in(then, 8).episode.phase is phase
    if phase is Phase.HOLD_CARE:
        assert (day.told_last, day.events[-1].split()[-1]) == (["warning_b"], "high_pain")


def test_on_hold_much_pain_asks_nothing_more() -> None:
    day = Timeline(PLAN).start("Mon 08:00").check_in("Mon 09:00", 4, feel_unwell=True)
    assert day.episode.phase is Phase.HOLD_CARE

    assert day.check_in("Mon 12:00", 9).told_last == []


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


# What closes single items


@pytest.mark.parametrize(
    ("finding", "text", "urgency"),
    [
        ({"bruise": True}, "bruise", Urgency.QUIET),
        ({"alcohol_or_sedative": True}, "sedative", Urgency.QUIET),
        ({"skin_ok": False}, "skin_stop", Urgency.SAFETY),
    ],
)
def test_what_is_closed_is_said_to_somebody_who_has_the_phone_in_the_hand(
    finding: dict[str, bool], text: str, urgency: Urgency
) -> None:
    day = Timeline(PLAN).start("Mon 08:00").check_in("Mon 12:00", 3, **finding)

    message = said(day, text)
    assert (day.told_last, message.urgency, message.answers) == ([text], urgency, ())


@pytest.mark.parametrize(
    ("finding", "reason"),
    [
        ({"bruise": True}, Reason.BRUISE),
        ({"alcohol_or_sedative": True}, Reason.SEDATIVE),
        ({"skin_ok": False}, Reason.SKIN),
    ],
)
def test_it_makes_no_sound_either_where_an_automation_says_it(
    finding: dict[str, bool], reason: Reason
) -> None:
    day = Timeline(PLAN).start("Mon 08:00").on("Mon 12:00", CheckedIn(pain_now=3, **finding))

    (message,) = [one.message for one in tells(day.last.effects) if one.message.reason is reason]
    assert message.rings is (reason is Reason.SKIN)


def test_a_bruise_with_a_swelling_is_a_matter_of_the_swelling() -> None:
    day = Timeline(PLAN).start("Mon 08:00").check_in("Mon 12:00", 3, bruise=True, swelling=True)

    assert day.told_last == ["swelling"]


def test_on_hold_a_swelling_gives_the_hold_no_other_reason() -> None:
    day = Timeline(PLAN).start("Mon 08:00").check_in("Mon 12:00", 3, leg_symptoms=True)

    day.check_in("Mon 13:00", 3, swelling=True)

    assert (day.told_last, day.events[-1]) == ([], "Mon 12:00 hold_started warning_b")


def test_on_hold_a_bruise_is_still_spoken_of() -> None:
    day = Timeline(PLAN).start("Mon 08:00").check_in("Mon 12:00", 3, leg_symptoms=True)

    assert day.check_in("Mon 13:00", 3, bruise=True).told_last == ["bruise"]


def test_a_walk_has_no_question_about_the_skin_to_take_away() -> None:
    day = Timeline(PLAN).start("Mon 08:00").on("Mon 09:00", ActivityStarted(activity="walk"))

    day.check_in("Mon 09:05", 3, skin_ok=False)

    assert Clear(subject=day.episode.skin_subject) not in day.last.effects


def test_the_question_about_the_skin_goes_with_the_answer() -> None:
    home = HouseTimeline().day().confirm("Tue 20:00").until("Tue 20:05")
    assert home.told_last == ["skin_check"]

    home.check_in("Tue 20:06", 3, skin_ok=False)

    assert Clear(subject=home.episode.skin_subject) in home.effects
    assert home.askings.on(home.episode.skin_subject) is None


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
