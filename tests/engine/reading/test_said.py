"""What an answer closes, and for how long."""

from dataclasses import replace

import pytest

from custom_components.back_recovery.engine.model.catalogue import CATALOGUE
from custom_components.back_recovery.engine.model.episode import CheckIn, Fact, Session
from custom_components.back_recovery.engine.model.events import CheckedIn, RecoveryStopped
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.vocabulary import Reason
from custom_components.back_recovery.engine.reading.lockouts import lockouts
from custom_components.back_recovery.engine.reading.said import (
    has_finding,
    is_past_advice,
)

from ..builders import Timeline, a_deed, a_plan, an_episode, at, clock, the_usual
from ..days import CHECK_IN, closed_until, swollen

EVERYTHING = a_plan(*(the_usual(kind) for kind in CATALOGUE), rest_window=120)


def kept_closed(reason: Reason, *said: CheckIn, **values: object) -> dict[str, str]:
    """Return until when an answer keeps each activity closed."""
    episode = an_episode(started="Mon 06:00", check_ins=said, **values)
    return {
        one.activity: clock(one.until) if one.until else "a person opens it"
        for activity in EVERYTHING.activities
        for one in lockouts(EVERYTHING, episode, activity, said[-1].at if said else at("Tue 12:00"))
        if one.reason is reason
    }


def says(when: str, pain: int = 2, **said: bool) -> CheckIn:
    return CheckIn(at=at(when), pain_now=pain, **said)


@pytest.mark.parametrize(
    ("answer", "reason", "closed", "until"),
    [
        ("swelling", Reason.SWELLING, "bath heating_pad mat prep rub shower", "Thu 12:00"),
        ("bruise", Reason.BRUISE, "bath heating_pad mat", "Thu 12:00"),
        ("alcohol_or_sedative", Reason.SEDATIVE, "bath heating_pad mat", "Wed 00:00"),
    ],
)
def test_an_answer_closes_what_it_does_not_go_with_for_its_hours(
    answer: str, reason: Reason, closed: str, until: str
) -> None:
    found = kept_closed(reason, says("Tue 12:00", **{answer: True}))

    assert found == dict.fromkeys(sorted(closed.split()), until)


def test_what_was_denied_or_not_asked_closes_nothing() -> None:
    calm = says("Tue 12:00", swelling=False, bruise=False, alcohol_or_sedative=False, skin_ok=True)

    for reason in (Reason.SWELLING, Reason.BRUISE, Reason.SEDATIVE, Reason.SKIN, Reason.NOT_CALM):
        assert kept_closed(reason, calm) == {}


def test_what_was_said_last_counts() -> None:
    bruised = (says("Tue 10:00", bruise=True), says("Tue 18:00", bruise=True), says("Tue 20:00"))

    assert kept_closed(Reason.BRUISE, *bruised)["bath"] == "Thu 18:00"


def test_what_was_said_again_after_a_stop_counts_from_then() -> None:
    day = Timeline(EVERYTHING).start("Mon 10:00").check_in("Mon 11:00", 4, bruise=True)
    day.on("Mon 12:00", RecoveryStopped()).start("Mon 12:01")
    assert closed_until(day, "bath")["bruise"] == "Wed 11:00"

    day.check_in("Mon 13:00", 4, bruise=True)

    assert closed_until(day, "bath")["bruise"] == "Wed 13:00"


def test_a_swelling_closes_from_when_it_was_said_and_not_from_the_stop_on_hold() -> None:
    day = swollen().on("Wed 10:00", RecoveryStopped()).start("Wed 10:01")

    assert closed_until(day, "heating_pad")["swelling"] == "Thu 15:00"


# Pain, and the body prepared for training


@pytest.mark.parametrize(("pain", "found"), [(3, {}), (4, {"prep": "Wed 12:00"})])
def test_with_pain_nobody_prepares_for_training_for_a_day(pain: int, found: dict[str, str]) -> None:
    assert kept_closed(Reason.NOT_CALM, says("Tue 12:00", pain)) == found


def test_the_last_number_says_whether_anybody_prepares() -> None:
    assert kept_closed(Reason.NOT_CALM, says("Tue 10:00", 8), says("Tue 12:00", 1)) == {}
    found = kept_closed(Reason.NOT_CALM, says("Tue 10:00", 1), says("Tue 12:00", 8))
    assert found == {"prep": "Wed 12:00"}


@pytest.mark.parametrize("pain", [0, 10])
def test_pain_goes_from_0_to_10(pain: int) -> None:
    day = Timeline(a_plan(CHECK_IN)).start("Mon 18:00").check_in("Mon 18:05", pain)

    assert day.episode
    assert day.episode.check_ins[-1].pain_now == pain
    assert day.refused("Mon 18:10", CheckedIn(pain_now=11))


# Skin

BAD = says("Tue 12:00", skin_ok=False)


def skin(*sessions: Session) -> dict[str, str]:
    return kept_closed(Reason.SKIN, BAD, sessions=sessions)


def test_bad_skin_of_nobody_knows_what_closes_all_that_touches_it_for_two_days() -> None:
    touching = ("heating_pad", "ice", "bath", "shower", "mat", "rub")

    assert skin() == dict.fromkeys(touching, "Thu 12:00")
    assert skin(a_deed("walk", "Tue 11:00")) == dict.fromkeys(touching, "Thu 12:00")


def test_what_was_on_the_skin_last_rests_for_two_days_and_other_warmth_for_one() -> None:
    rubbed = skin(a_deed("heating_pad", "Mon 20:00"), a_deed("rub", "Tue 11:00"))

    warm = dict.fromkeys(("heating_pad", "bath", "shower"), "Wed 12:00")
    assert rubbed == {**warm, "rub": "Thu 12:00"}
    assert skin(a_deed("bath", "Tue 11:00")) == {**warm, "bath": "Thu 12:00"}


def test_what_was_on_the_skin_more_than_two_days_ago_or_comes_later_is_not_to_blame() -> None:
    long_ago = a_deed("ice", "2026-06-14 12:00")

    assert len(skin(long_ago)) == len(skin())
    assert len(skin(a_deed("ice", "Tue 12:00:01"))) == len(skin())
    assert "rub" not in skin(a_deed("ice", "Tue 12:00"))


# Advice that nobody followed


def test_a_week_without_a_change_closes_warmth_and_the_rub_until_somebody_agrees() -> None:
    told = Fact(at=at("Tue 10:00"), what=What.TOLD, reason="d7")

    found = kept_closed(Reason.REFERRED, history=(told,))

    warm = ("heating_pad", "bath", "shower", "rub")
    assert found == dict.fromkeys(warm, "a person opens it")


@pytest.mark.parametrize(
    ("agreed", "is_past"), [(None, True), ("Tue 09:59:59", True), ("Tue 10:00", False)]
)
def test_a_word_of_a_professional_counts_from_the_advice_on(
    agreed: str | None, is_past: bool
) -> None:
    told = Fact(at=at("Tue 10:00"), what=What.TOLD, reason="d7")
    episode = an_episode(history=(told,), agreed_at=at(agreed) if agreed else None)

    assert is_past_advice(episode) is is_past
    assert is_past_advice(replace(episode, history=())) is False


@pytest.mark.parametrize(
    ("said", "is_finding"),
    [
        ({"feel_unwell": True}, True),
        ({"leg_symptoms": True}, True),
        ({"alcohol_or_sedative": True}, True),
        ({"skin_ok": False}, True),
        ({"skin_ok": True, "swelling": False}, False),
    ],
)
def test_anything_but_the_pain_is_a_finding(said: dict[str, bool], is_finding: bool) -> None:
    assert has_finding(says("Tue 12:00", 9, **said)) is is_finding
