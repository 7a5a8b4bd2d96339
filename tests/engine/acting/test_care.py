"""Is the skin fine: heat goes on only as long as somebody answers."""

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import Role
from custom_components.back_recovery.engine.model.effects import Clear
from custom_components.back_recovery.engine.model.errors import StaleAnswer
from custom_components.back_recovery.engine.model.vocabulary import Answer, Urgency
from custom_components.back_recovery.engine.reading.agenda import agenda

from ..builders import a_plan, an_activity, at, clock, hours, minutes
from ..house import HouseTimeline, a_bath, a_device, a_pad, by_hand

WARM = a_plan(
    a_pad(gap=0, most_per_day=9, times="08:00 12:00"),
    a_bath(gap=0, most_per_day=9),
    an_activity("ice", duration=15, most_per_day=9),
    rest_window=240,
)


def on_the_pad() -> HouseTimeline:
    return HouseTimeline(WARM).day().confirm("Tue 20:00")


def closed(home: HouseTimeline, now: str) -> list[str]:
    found = agenda(home.plan, home.episode, at(now)).closed
    return [
        f"{one.activity} {one.reason} {clock(one.until)}"
        for one in found
        if one.until and one.activity != "gym"
    ]


def test_the_skin_is_asked_about_at_minute_five() -> None:
    home = on_the_pad()

    assert home.until("Tue 20:04:59").messages("skin_check") == []
    (message,) = home.until("Tue 20:05").messages("skin_check")
    assert message.answers == (Answer.FINE, Answer.HALT)
    assert message.urgency is Urgency.SAFETY


def test_two_minutes_of_silence_switch_off() -> None:
    home = on_the_pad()

    assert home.until("Tue 20:06:59").is_on()
    assert home.until("Tue 20:07").is_on() is False
    assert home.why() == "no_reply"
    assert len(home.messages("no_reply")) == 1


def test_the_word_that_nobody_answered_can_be_answered() -> None:
    home = on_the_pad().until("Tue 20:07")

    (message,) = home.messages("no_reply")
    assert message.answers == (Answer.FINE, Answer.SKIN, Answer.WRONG)
    home.tap("Tue 20:30", Answer.SKIN, "skin_subject")

    assert len(home.messages("skin_stop")) == 1
    assert "heating_pad skin Thu 20:30" in closed(home, "Thu 20:29")


def test_who_slept_and_is_fine_is_asked_no_more() -> None:
    home = on_the_pad().until("Tue 20:07").tap("Tue 20:30", Answer.FINE, "skin_subject")

    assert home.askings.on(home.episode.skin_subject) is None
    assert "heating_pad no_reply Wed 07:00" in closed(home, "Tue 20:31")


def test_who_slept_and_is_not_well_sees_the_list() -> None:
    home = on_the_pad().until("Tue 20:07").tap("Tue 20:30", Answer.WRONG, "skin_subject")

    assert len(home.messages("warning_list")) == 1


def test_yes_lets_the_heat_go_on_to_its_end() -> None:
    home = on_the_pad().until("Tue 20:06").tap("Tue 20:06", Answer.FINE, "skin_subject")

    assert home.until("Tue 20:14:59").is_on()
    assert home.until("Tue 20:15").is_on() is False
    assert len(home.messages("skin_check")) == 1


def test_no_switches_off_at_once() -> None:
    home = on_the_pad().tap("Tue 20:05:30", Answer.HALT, "skin_subject")

    assert home.is_on() is False
    assert home.why() == "skin"
    assert len(home.messages("skin_stop")) == 1


@pytest.mark.parametrize("answer", [Answer.FINE, Answer.HALT])
def test_an_answer_nobody_asked_for_is_stale(answer: Answer) -> None:
    with pytest.raises(StaleAnswer):
        on_the_pad().tap("Tue 20:04", answer, "skin_subject")


def test_an_answer_is_given_once() -> None:
    home = on_the_pad().tap("Tue 20:06", Answer.FINE, "skin_subject")

    with pytest.raises(StaleAnswer):
        home.tap("Tue 20:07", Answer.HALT, "skin_subject")


def test_an_automation_cannot_look_at_the_skin_but_it_can_stop() -> None:
    home = on_the_pad().until("Tue 20:06")
    subject = home.episode.skin_subject

    with pytest.raises(StaleAnswer):
        home.on("Tue 20:06", home.tapped(subject, Answer.FINE))
    assert home.on("Tue 20:06", home.tapped(subject, Answer.HALT)).is_on() is False


def test_a_bath_has_no_skin_check() -> None:
    home = HouseTimeline(WARM).day().confirm("Tue 19:00", "bath").until("Tue 19:20")

    assert home.messages("skin_check") == []


def test_a_pad_without_a_plug_has_no_skin_check() -> None:
    plan = a_plan(an_activity("heating_pad", duration=15), rest_window=120)
    home = (
        HouseTimeline(plan).day().on("Tue 20:00", happened.ActivityStarted(activity="heating_pad"))
    )

    assert home.until("Tue 20:20").messages("skin_check") == []


def test_a_session_by_hand_has_its_skin_check_too() -> None:
    plan = a_plan(a_pad(by_hand()), rest_window=120)
    home = HouseTimeline(plan).day().confirm("Tue 20:00").says("Tue 20:00:30", is_on=True)

    assert home.until("Tue 20:07").is_on() is False


def test_who_did_not_answer_gets_no_heat_before_the_next_morning() -> None:
    home = on_the_pad().until("Tue 20:08")

    assert "heating_pad no_reply Wed 07:00" in closed(home, "Tue 20:08")
    assert "bath no_reply Wed 09:00" in closed(home, "Tue 20:08")
    assert "heating_pad no_reply Wed 07:00" in closed(home, "Wed 06:59:59")
    assert closed(home, "Wed 09:00") == []


def test_cold_stays_possible_for_who_did_not_answer() -> None:
    found = closed(on_the_pad().until("Tue 20:08"), "Tue 22:00")

    assert [line for line in found if "ice no_reply" in line] == []


def test_skin_that_is_not_fine_rests_for_two_days_and_other_warmth_for_one() -> None:
    home = on_the_pad().until("Tue 20:05").tap("Tue 20:05", Answer.HALT, "skin_subject")

    assert "heating_pad skin Thu 20:05" in closed(home, "Thu 20:04:59")
    assert "bath skin Wed 20:05" in closed(home, "Wed 20:04:59")
    assert [line for line in closed(home, "Wed 20:05") if "bath" in line] == []
    assert [line for line in closed(home, "Thu 20:05") if "pad" in line] == []


def test_what_rests_is_not_offered() -> None:
    home = on_the_pad().until("Tue 20:05").tap("Tue 20:05", Answer.HALT, "skin_subject")
    home.check_in("Thu 20:30", 5).until("Sat 07:00")

    days = [line.split()[0] for line in home.offered]
    assert set(days) == {"Tue", "Fri"}


def test_a_lamp_has_no_skin() -> None:
    lamp = a_device("light.desk", Role.OTHER, 60)
    plan = a_plan(an_activity("stretch", duration=20, device=lamp), rest_window=120)
    home = HouseTimeline(plan).day().confirm("Tue 12:00", "stretch")

    assert home.until("Tue 12:19").messages("skin_check") == []


# Nobody waits for the answer any more


def short() -> HouseTimeline:
    """Six minutes of heat, and the question about the skin in the last of them."""
    return HouseTimeline(WARM).day().confirm("Tue 20:00", span=minutes(6)).until("Tue 20:06")


def test_a_question_about_heat_that_is_over_is_taken_back() -> None:
    home = short()
    subject = home.episode.skin_subject
    assert home.askings.on(subject)

    home.until("Tue 20:07")

    assert Clear(subject=subject) in home.last.effects
    assert home.askings.on(subject) is None


@pytest.mark.parametrize("when", ["Tue 20:06:30", "Tue 20:30", "Wed 12:00"])
def test_skin_that_is_not_fine_closes_heat_whenever_it_is_said(when: str) -> None:
    home = short()
    halt = home.tapped(home.episode.skin_subject, Answer.HALT, by="anna")

    home.until(when).on(when, halt)

    assert home.told_last[-1] == "skin_stop"
    found = closed(home, when)
    assert f"heating_pad skin {clock(at(when) + hours(48))}" in found
    assert isinstance(home.refused(when, halt), StaleAnswer)


def test_a_no_after_two_minutes_of_silence_closes_it_for_longer() -> None:
    home = on_the_pad().until("Tue 20:06")
    halt = home.tapped(home.episode.skin_subject, Answer.HALT, by="anna")

    home.until("Tue 20:10").on("Tue 21:00", halt)

    assert home.why() == "skin"
    assert "heating_pad skin Thu 21:00" in closed(home, "Tue 21:01")


def test_a_late_no_ends_the_heat_that_runs_by_now() -> None:
    home = short()
    halt = home.tapped(home.episode.skin_subject, Answer.HALT, by="anna")
    home.until("Tue 20:10").confirm("Tue 20:20")
    assert home.is_on()

    home.on("Tue 20:21", halt)

    assert home.is_on() is False


def test_a_late_no_is_heard_after_the_episode_too() -> None:
    home = short()
    halt = home.tapped(home.episode.skin_subject, Answer.HALT, by="anna")
    home.on("Tue 20:06:30", happened.RecoveryStopped()).on("Tue 20:10", halt)
    assert home.told_last == ["skin_stop"]

    home.start("Tue 20:30")

    assert "heating_pad skin Thu 20:10" in closed(home, "Tue 20:31")


def test_a_late_fine_opens_nothing() -> None:
    home = on_the_pad().until("Tue 20:06")
    fine = home.tapped(home.episode.skin_subject, Answer.FINE, by="anna")
    home.until("Tue 20:10")

    assert isinstance(home.refused("Tue 20:11", fine), StaleAnswer)


def test_a_late_no_is_heard_in_the_next_episode_too() -> None:
    home = short()
    halt = home.tapped(home.episode.skin_subject, Answer.HALT, by="anna")
    home.on("Tue 20:06:30", happened.RecoveryStopped()).start("Tue 20:07")

    home.on("Tue 20:10", halt)

    assert "heating_pad skin Thu 20:10" in closed(home, "Tue 20:11")
