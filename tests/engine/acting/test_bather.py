"""Who is in the water, or was: what they hear, how loudly, and what others are told."""

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import Reading, Role
from custom_components.back_recovery.engine.model.effects import Tell
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Countdown,
    Recipient,
    Urgency,
)

from ..builders import a_plan, an_activity, at, hours, tells
from ..house import HouseTimeline, a_bath, by_hand

TUB = an_activity("bath", duration=15, earliest="09:00", latest="21:00")
WATCHED = a_plan(TUB, quiet="22:00-07:00", rest_window=120, has_second_contact=True)
FILLED = a_plan(a_bath(), quiet="22:00-07:00", rest_window=120, has_second_contact=True)


def bathing() -> HouseTimeline:
    """Somebody is in the bath from 20:00 to 20:15, and somebody else would have a look."""
    return HouseTimeline(WATCHED).day().confirm("Tue 20:00", "bath")


def filling() -> HouseTimeline:
    return HouseTimeline(FILLED).day().confirm("Tue 19:00", "bath")


def told(home: HouseTimeline, text: str) -> Tell:
    return next(one for one in tells(home.effects) if one.message.text == text)


# As it is full


def test_a_bath_that_is_ready_counts_down_and_can_be_ended() -> None:
    ready = told(filling().says("Tue 19:12", "bath", level=80.0), "bath_ready")

    assert (ready.message.answers, ready.message.live) == ((Answer.END,), Countdown.RUNS)
    assert ready.not_after == at("Tue 19:27")


@pytest.mark.parametrize(
    ("degrees", "text", "urgency"),
    [(38.0, "bath_ready", Urgency.QUIET), (41.0, "bath_too_warm", Urgency.SAFETY)],
)
def test_while_others_sleep_only_water_that_is_too_warm_is_heard(
    degrees: float, text: str, urgency: Urgency
) -> None:
    home = filling().on("Tue 19:05", happened.RestNoticed(is_undisturbed=True))

    home.says("Tue 19:12", "bath", level=80.0, water_temperature=degrees)

    assert told(home, text).message.urgency is urgency


def test_a_bath_that_was_never_seen_to_be_full_is_not_asked_about() -> None:
    home = filling().sleep_until("Tue 19:46")

    assert home.episode.session is None
    assert home.messages("bath_out") == []


# Too hot


def test_a_shower_is_no_bath_to_get_out_of() -> None:
    lamp = by_hand("switch.shower", Role.OTHER, most_on=30)
    shower = an_activity("shower", duration=8, device=lamp)
    home = HouseTimeline(a_plan(shower, rest_window=120)).day().confirm("Tue 19:00", "shower")

    home.says("Tue 19:02", "shower", water_temperature=44.0)

    assert home.messages("scald") == []


def test_water_that_says_nothing_of_its_warmth_scalds_nobody() -> None:
    home = filling().says("Tue 19:12", "bath", level=80.0)
    home.readings["bath"] = Reading(is_on=False)

    assert home.until("Tue 19:20").messages("scald") == []


# Out of it


def test_the_question_is_old_news_once_nobody_waits_for_the_answer() -> None:
    assert told(bathing().until("Tue 20:15"), "bath_out").not_after == at("Tue 20:25")


def test_what_is_told_to_both_is_old_news_after_an_hour() -> None:
    home = bathing().until("Tue 20:25")

    for text in ("contact_bath", "bath_overdue"):
        assert told(home, text).not_after == at("Tue 21:25")


def test_that_all_is_well_is_heard_and_is_no_alarm() -> None:
    home = bathing().until("Tue 20:30").on("Tue 20:31", happened.ActivityStopped())

    over = told(home, "contact_bath_over")
    assert (over.message.urgency, over.message.to) == (Urgency.SAFETY, Recipient.SECOND_CONTACT)
    assert over.not_after == at("Tue 20:31") + hours(1)


def test_who_is_out_of_the_bath_is_not_overdue_in_the_next_one() -> None:
    home = bathing().until("Tue 20:30").on("Tue 20:31", happened.ActivityStopped())

    home.confirm("Wed 20:00", "bath").until("Wed 20:15")

    assert told_again(home) == ["Tue 20:15 bath_out", "Wed 20:15 bath_out"]
    assert [one.is_overdue for one in home.episode.sessions] == [False, False]


def told_again(home: HouseTimeline) -> list[str]:
    return [line for line in home.told if line.endswith("bath_out")]


# The house was down, or its clock is another one


@pytest.mark.parametrize(("back", "asked"), [("Tue 20:20", 1), ("Tue 20:20:01", 2)])
def test_who_has_five_minutes_left_is_not_asked_again(back: str, asked: int) -> None:
    home = bathing().until("Tue 20:16")

    home._step(happened.Restarted(), at(back))

    assert len(home.messages("bath_out")) == asked


@pytest.mark.parametrize(("back", "asked"), [("Tue 20:00", 1), ("Tue 19:59:59", 2)])
def test_a_clock_set_back_makes_nobody_wait_longer_than_the_longest_bath(
    back: str, asked: int
) -> None:
    home = bathing().until("Tue 20:16")

    home._step(happened.ClockSetBack(), at(back))

    assert len(home.messages("bath_out")) == asked


@pytest.mark.parametrize(("back", "waits_until"), [("21:15", "Tue 21:20"), ("21:15:01", None)])
def test_an_hour_later_nobody_is_asked_again(back: str, waits_until: str | None) -> None:
    home = bathing().until("Tue 20:16")

    home._step(happened.Restarted(), at(f"Tue {back}"))

    awaited = home.episode.sessions[-1].answer_by
    assert awaited == (at(waits_until) if waits_until else None)


def test_at_night_who_is_asked_for_a_sign_reads_nothing_else() -> None:
    home = bathing().on("Tue 20:10", happened.RestNoticed(is_undisturbed=True))

    home.until("Tue 20:16")

    assert home.told[-1] == "Tue 20:15 bath_out"
    assert home.messages("ended_bath") == []
