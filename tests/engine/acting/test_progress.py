"""The one message of a session: from its start to the proof that its device is off."""

from custom_components.back_recovery.engine.model.effects import Clear
from custom_components.back_recovery.engine.model.events import (
    ActivityStarted,
    ActivityStopped,
    ReadingsChanged,
)
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Answer, Countdown, Reason

from ..builders import Timeline, a_plan, an_activity, at, tells
from ..house import HouseTimeline, a_bath, a_pad

WALK = an_activity("walk", duration=10)
PAD = a_plan(a_pad(), rest_window=120)


def walked() -> Timeline:
    return (
        Timeline(a_plan(WALK)).start("Mon 18:00").on("Tue 11:00", ActivityStarted(activity="walk"))
    )


def warmed() -> HouseTimeline:
    """The pad from 12:00 to 12:15, and the skin is fine."""
    home = HouseTimeline(PAD).day().confirm("Tue 12:00")
    return home.tap("Tue 12:05:30", Answer.FINE, "skin_subject")


def of_the_session(timeline: Timeline) -> list[str]:
    """Return what its message said, one after the other, and when it was taken away."""
    subject = timeline.episode.session_subject
    return [
        "" if isinstance(one, Clear) else one.message.text
        for one in timeline.effects
        if (one.subject if isinstance(one, Clear) else getattr(one, "message", None))
        and (one.subject if isinstance(one, Clear) else one.message.subject) == subject
    ]


def test_what_runs_is_shown_with_its_end_and_a_way_to_stop_it() -> None:
    (shown,) = tells(walked().last.effects)

    message = shown.message
    assert (message.text, message.until) == (Text.RUNNING, at("Tue 11:10"))
    assert (message.answers, message.live) == ((Answer.END,), Countdown.RUNS)
    assert not message.rings


def test_the_end_of_the_time_takes_the_place_of_it() -> None:
    ended = walked().until("Tue 11:10")

    (last,) = tells(ended.last.effects)
    assert (last.message.text, last.message.live) == (Text.ENDED_WALK, Countdown.ENDS)
    assert of_the_session(ended) == [Text.RUNNING, Text.ENDED_WALK]


def test_what_is_stopped_and_has_no_device_is_taken_away() -> None:
    assert of_the_session(walked().on("Tue 11:05", ActivityStopped())) == [Text.RUNNING, ""]


def test_the_proof_that_heat_is_off_takes_the_place_of_the_end() -> None:
    home = warmed().until("Tue 12:16")

    assert of_the_session(home) == [Text.RUNNING_DEVICE, Text.ENDED_HEAT, Text.HEAT_OVER]
    proof = next(one for one in tells(home.effects) if one.message.text is Text.HEAT_OVER)
    assert not proof.message.rings


def test_stop_on_the_message_ends_the_heat_and_shows_that_it_is_off() -> None:
    home = warmed().tap("Tue 12:07", Answer.END, "session_subject").until("Tue 12:08")

    assert home.is_on() is False
    assert of_the_session(home) == [Text.RUNNING_DEVICE, Text.GOING_OFF, Text.OFF_CONFIRMED]


def test_a_pad_that_does_not_go_off_is_not_said_to_be_off() -> None:
    home = warmed().deaf().until("Tue 12:25")

    assert Text.HEAT_OVER not in of_the_session(home)
    assert of_the_session(home)[-1] == ""
    assert "Tue 12:17 not_off" in home.told


def test_a_bath_says_that_it_is_filling_and_then_until_when_it_is_good() -> None:
    home = HouseTimeline(a_plan(a_bath(), rest_window=120)).day().confirm("Tue 12:00", "bath")

    assert of_the_session(home.until("Tue 13:30"))[:2] == [Text.FILLING, Text.BATH_READY]
    assert of_the_session(home)[-1] == Text.ENDED_BATH


def test_what_is_said_of_a_device_that_goes_off_ends_with_the_proof() -> None:
    home = warmed().restart("Tue 12:10", is_on=True).until("Tue 12:11")

    assert home.told[-2:] == ["Tue 12:10 stopped_by_restart", "Tue 12:10 is_off"]
    said, proof = (one.message for one in tells(home.effects)[-2:])
    assert said.subject == proof.subject
    assert (proof.reason, proof.rings) == (Reason.RESTARTED, False)
    assert of_the_session(home)[-1] == ""


def test_nothing_is_shown_twice() -> None:
    assert of_the_session(walked().on("Tue 11:02", ReadingsChanged())) == [Text.RUNNING]
