"""The questions around warmth: what they say, how long they hold, and which heat they are about."""

from dataclasses import replace

import pytest

from custom_components.back_recovery.engine.acting.care import say_skin_is_bad
from custom_components.back_recovery.engine.acting.draft import Draft
from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import Role
from custom_components.back_recovery.engine.model.effects import Clear, Tell
from custom_components.back_recovery.engine.model.episode import NOTHING_EARLIER, Session
from custom_components.back_recovery.engine.model.errors import StaleAnswer
from custom_components.back_recovery.engine.model.vocabulary import Answer, Reason, Urgency

from ..builders import a_plan, a_session, an_activity, an_episode, at, minutes, tells
from ..house import HouseTimeline, a_bath, a_device, a_pad

LAMP = an_activity("stretch", duration=20, device=a_device("light.desk", Role.OTHER, 60))
OFTEN = {"gap": 0, "most_per_day": 9}
PLAN = a_plan(a_pad(**OFTEN), a_bath(**OFTEN), LAMP, rest_window=120)


def told(home: HouseTimeline, text: str) -> Tell:
    return next(one for one in reversed(tells(home.effects)) if one.message.text == text)


# Are you there


@pytest.mark.parametrize(
    ("activity", "text", "takes"),
    [
        ("heating_pad", "confirm_heat", 15),
        ("bath", "confirm_start", 15),
        ("stretch", "confirm_start", 20),
    ],
)
def test_before_anything_gets_warm_or_wet_somebody_has_to_be_there_for_two_minutes(
    activity: str, text: str, takes: int
) -> None:
    home = HouseTimeline(PLAN).day().ask("Tue 12:00", activity)

    question = told(home, text)
    assert question.message.answers == (Answer.START, Answer.SKIP)
    assert question.message.urgency is Urgency.SAFETY
    assert question.message.minutes == takes
    assert question.not_after == at("Tue 12:02")


@pytest.mark.parametrize(("span", "ends"), [(None, "Tue 12:16"), (minutes(10), "Tue 12:11")])
def test_a_yes_starts_what_was_asked_for(span: object, ends: str) -> None:
    home = HouseTimeline(PLAN).day().ask("Tue 12:00", span=span)

    home.tap("Tue 12:01", Answer.START)

    assert home.episode.session.ends_at == at(ends)


def test_the_question_is_taken_back_after_two_minutes() -> None:
    home = HouseTimeline(PLAN).day().ask("Tue 12:00")
    subject = home.episode.question_subject
    assert home.until("Tue 12:01:59").episode.question

    home.until("Tue 12:02")

    assert home.episode.question is None
    assert Clear(subject=subject) in home.last.effects


def test_a_question_from_before_the_clock_was_set_back_is_taken_back() -> None:
    home = HouseTimeline(PLAN).day().ask("Tue 12:00")

    home._step(happened.ClockMoved(), at("Tue 11:59:59"))

    assert home.episode.question is None


# Is the skin fine


def test_fine_about_the_heat_before_says_nothing_about_the_heat_that_runs_now() -> None:
    home = HouseTimeline(PLAN).day().confirm("Tue 12:00", span=minutes(6)).until("Tue 12:06")
    fine = home.tapped(home.episode.skin_subject, Answer.FINE, by="anna")
    home.confirm("Tue 12:06:20")

    home.on("Tue 12:06:40", fine).until("Tue 12:11:20")

    assert home.told_last == ["skin_check"]


def test_who_is_not_there_is_told_loudly_that_the_heat_is_off() -> None:
    home = HouseTimeline(PLAN).day().confirm("Tue 12:00").until("Tue 12:07")

    assert told(home, "no_reply").message.urgency is Urgency.ALARM


@pytest.mark.parametrize("is_over", [False, True])
def test_what_to_do_about_the_skin_is_about_safety(is_over: bool) -> None:
    home = HouseTimeline(PLAN).day().confirm("Tue 12:00").until("Tue 12:05")
    halt = home.tapped(home.episode.skin_subject, Answer.HALT, by="anna")
    if is_over:
        home.on("Tue 12:05:10", happened.RecoveryStopped(by="anna"))

    home.on("Tue 12:05:30", halt)

    stop = told(home, "skin_stop").message
    assert stop.urgency is Urgency.SAFETY
    assert stop.subject.endswith("skin")


def asked_about(when: str) -> Session:
    """Return a session of heat whose skin was asked about at `when`, and that is over."""
    asked_at = at(when)
    return a_session(
        "heating_pad", when, skin_asked_at=asked_at, ended_at=asked_at, reason=Reason.NO_REPLY
    )


FIRST, SECOND = asked_about("Tue 10:00"), asked_about("Tue 12:00")
NEVER_ASKED = a_session("heating_pad", "Tue 14:00", ended_at=at("Tue 14:15"))


@pytest.mark.parametrize(("asked", "bad"), [(FIRST, [0]), (SECOND, [1])])
@pytest.mark.parametrize("is_earlier", [False, True], ids=["now", "before a stop"])
def test_skin_that_was_not_fine_is_noted_where_it_was_asked_about(
    asked: Session, bad: list[int], is_earlier: bool
) -> None:
    sessions = (FIRST, SECOND, NEVER_ASKED)
    earlier = replace(NOTHING_EARLIER, sessions=sessions if is_earlier else ())
    episode = an_episode(sessions=() if is_earlier else sessions, earlier=earlier)
    draft = Draft(PLAN, episode, at("Tue 15:00"))
    assert asked.skin_asked_at

    say_skin_is_bad(draft, asked.skin_asked_at)

    noted = draft.episode.all_sessions
    assert [number for number, one in enumerate(noted) if one.skin_bad_at] == bad
    assert [number for number, one in enumerate(noted) if one.reason == Reason.SKIN] == bad
    assert noted[bad[0]].skin_bad_at == at("Tue 15:00")


def test_skin_before_a_stop_is_left_alone_where_it_is_about_this_plan() -> None:
    episode = an_episode(sessions=(SECOND,), earlier=replace(NOTHING_EARLIER, sessions=(FIRST,)))
    draft = Draft(PLAN, episode, at("Tue 15:00"))

    say_skin_is_bad(draft, at("Tue 12:00"))

    assert draft.episode.earlier.sessions == (FIRST,)


def test_no_about_the_heat_before_ends_what_runs_as_skin_that_rests() -> None:
    running = a_session("heating_pad", "Tue 14:55", skin_asked_at=at("Tue 15:00"))
    draft = Draft(PLAN, an_episode(sessions=(FIRST, running)), at("Tue 15:00"))

    say_skin_is_bad(draft, at("Tue 10:00"))

    assert [one.skin_bad_at for one in draft.episode.sessions] == [at("Tue 15:00"), None]


def test_an_answer_of_an_automation_is_no_look_at_the_skin() -> None:
    home = HouseTimeline(PLAN).day().confirm("Tue 12:00").until("Tue 12:05")

    fine = home.tapped(home.episode.skin_subject, Answer.FINE)

    assert isinstance(home.refused("Tue 12:06", fine), StaleAnswer)
