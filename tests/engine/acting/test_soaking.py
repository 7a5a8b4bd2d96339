"""Who sits in the water is told when it scalds, and looked after when they do not answer."""

from typing import Any, Self

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import Role
from custom_components.back_recovery.engine.model.effects import Clear, Message, Tell
from custom_components.back_recovery.engine.model.episode import About
from custom_components.back_recovery.engine.model.errors import NoSession, StaleAnswer
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Recipient,
    Urgency,
    WarningList,
)

from ..builders import AWAY, a_plan, an_activity, at, minutes
from ..house import PAD, HouseTimeline, a_bath, a_device

STEP = an_activity("walk", duration=10)
A_TUB = an_activity("bath", duration=15, earliest="09:00", latest="21:00")
PLAN = a_plan(A_TUB, STEP, quiet="22:00-07:00", rest_window=120, has_second_contact=True)
ALONE = a_plan(A_TUB, STEP, quiet="22:00-07:00", rest_window=120)


class Bathing(HouseTimeline):
    """Somebody is in the bath since 20:00, for 15 minutes: overdue at 20:25."""

    def __init__(self, plan: Any = PLAN) -> None:
        super().__init__(plan)
        self.day().confirm("Tue 20:00", "bath")

    def out(self, when: str, by: str | None = "anna") -> Self:
        """Let the person tap "I am out"."""
        self._pass_until(at(when))
        event = self.tapped(self.episode.subject(About.OUT), Answer.OUT, by=by)
        return self.on(when, event)

    @property
    def to_contact(self) -> list[str]:
        """Everything the second contact is told: "Tue 20:25 contact_bath"."""
        return [
            f"{self.clock(when)} {effect.message.text}"
            for when, effect in self.happened
            if isinstance(effect, Tell) and effect.message.to is Recipient.SECOND_CONTACT
        ]

    def only(self, text: str) -> Message:
        """Return the one message of that text."""
        (message,) = self.messages(text)
        return message


# The question, and the answer


def test_at_the_end_of_a_bath_the_person_is_asked_for_a_sign() -> None:
    question = Bathing().until("Tue 20:15").only("bath_out")

    assert question.answers == (Answer.OUT,)
    assert question.until == at("Tue 20:25")
    assert question.urgency is Urgency.SAFETY


@pytest.mark.parametrize(("when", "told"), [("20:24:59", 0), ("20:25", 1), ("20:59", 1)])
def test_after_25_minutes_in_the_water_the_second_contact_is_told_once(
    when: str, told: int
) -> None:
    home = Bathing().until(f"Tue {when}")

    assert home.to_contact == ["Tue 20:25 contact_bath"] * told
    assert len(home.messages("bath_overdue")) == told


def test_the_second_contact_reads_since_when_and_no_more() -> None:
    message = Bathing().until("Tue 20:25").only("contact_bath")

    assert message.since == at("Tue 20:00")
    assert message.urgency is Urgency.ALARM
    assert (message.activity, message.reason, message.answers) == (None, None, ())


def test_the_person_is_asked_again_and_loudly() -> None:
    again = Bathing().until("Tue 20:25").only("bath_overdue")

    assert (again.answers, again.urgency) == ((Answer.OUT,), Urgency.ALARM)


def test_the_longest_bath_leaves_five_minutes_to_answer() -> None:
    home = HouseTimeline(PLAN).day().confirm("Tue 20:00", "bath", span=minutes(20))

    (question,) = home.until("Tue 20:20").messages("bath_out")
    assert question.until == at("Tue 20:25")


def test_a_bath_that_is_filled_counts_from_when_it_is_full() -> None:
    home = HouseTimeline(a_plan(a_bath(), rest_window=120, has_second_contact=True)).day()
    home.confirm("Tue 19:00", "bath").says("Tue 19:12", "bath", level=80.0).until("Tue 19:37")

    assert home.told[-2:] == ["Tue 19:37 contact_bath", "Tue 19:37 bath_overdue"]


@pytest.mark.parametrize(
    "event",
    [
        happened.ActivityDone(activity="bath"),
        happened.ActivityDone(),
        happened.ActivityStopped(activity="bath"),
        happened.ActivityStopped(),
        happened.ActivityStarted(activity="walk"),
        happened.Paused(),
        happened.WarningSignReported(list=WarningList.B),
        happened.RecoveryStopped(),
        happened.PersonMoved(place=AWAY),
    ],
    ids=lambda event: type(event).__name__,
)
def test_whoever_does_something_else_has_answered(event: happened.Event) -> None:
    home = Bathing().on("Tue 20:20", event).until("Tue 23:00")

    assert home.to_contact == []
    question = home.only("bath_out")
    assert Clear(subject=question.subject) in home.effects


def test_who_says_to_be_out_is_left_alone() -> None:
    home = Bathing().out("Tue 20:24:59").until("Tue 23:00")

    assert home.to_contact == []
    assert len(home.episode.sessions) == 1


def test_who_leaves_before_the_end_is_not_asked() -> None:
    home = Bathing().on("Tue 20:10", happened.ActivityStopped()).until("Tue 23:00")

    assert home.messages("bath_out") == []
    assert home.to_contact == []


def test_who_is_away_at_the_end_is_not_asked() -> None:
    home = Bathing().on("Tue 20:10", happened.PersonMoved(place=AWAY)).until("Tue 23:00")

    assert home.messages("bath_out") == []
    assert home.told[-1] == "Tue 20:15 ended_bath"


def test_an_automation_is_not_out_of_the_bath() -> None:
    home = Bathing().until("Tue 20:16")

    with pytest.raises(StaleAnswer):
        home.out("Tue 20:17", by=None)

    assert home.until("Tue 20:25").to_contact == ["Tue 20:25 contact_bath"]


def test_a_second_tap_is_stale() -> None:
    with pytest.raises(StaleAnswer):
        Bathing().out("Tue 20:17").out("Tue 20:18")


def test_another_activity_is_not_the_bath() -> None:
    with pytest.raises(NoSession):
        Bathing().on("Tue 20:17", happened.ActivityStopped(activity="walk"))


def test_a_late_answer_is_told_to_the_second_contact() -> None:
    home = Bathing().out("Tue 20:31").until("Tue 23:00")

    assert home.to_contact == ["Tue 20:25 contact_bath", "Tue 20:31 contact_bath_over"]


def test_after_another_hour_nobody_waits_any_more() -> None:
    home = Bathing().until("Tue 21:25")

    assert home.episode.sessions[-1].answer_by is None
    with pytest.raises(StaleAnswer):
        home.out("Tue 21:26")


# Without one, or without a bath


def test_without_a_second_contact_nobody_is_asked() -> None:
    home = Bathing(ALONE).until("Tue 23:00")

    assert home.told[-1] == "Tue 20:15 ended_bath"
    assert home.messages("ended_bath")[0].answers == ()
    assert home.to_contact == []


@pytest.mark.parametrize("when", ["Tue 20:20", "Tue 20:30"])
def test_a_second_contact_who_is_removed_meanwhile_is_left_alone(when: str) -> None:
    home = Bathing().until(when)
    before = home.to_contact

    home.with_plan(ALONE).on(when, happened.PlanChanged()).until("Tue 23:00")

    assert home.to_contact == before


def test_a_walk_needs_nobody() -> None:
    home = HouseTimeline(PLAN).day().confirm("Tue 20:00", "walk").until("Tue 23:00")

    assert home.told[-1] == "Tue 20:10 ended_walk"


# What breaks in


def test_the_end_of_the_window_forgets_nobody_in_the_bath() -> None:
    plan = a_plan(A_TUB, rest_window=26.1, has_second_contact=True)
    home = Bathing(plan).until("Tue 20:25")

    assert home.to_contact == ["Tue 20:25 contact_bath"]
    assert home.out("Tue 20:30").episode is None
    assert home.told[-2:] == ["Tue 20:30 contact_bath_over", "Tue 20:30 completed"]


def test_a_window_that_ended_is_over_at_last_without_an_answer() -> None:
    home = Bathing(a_plan(A_TUB, rest_window=26.1, has_second_contact=True))

    assert home.until("Tue 21:24:59").episode
    assert home.until("Tue 21:25").episode is None
    assert home.told[-1] == "Tue 21:25 completed"


@pytest.mark.parametrize(
    ("back", "answer_by"), [("20:19", "20:25"), ("20:21", "20:26"), ("20:50", "20:55")]
)
def test_after_a_restart_there_is_time_to_answer(back: str, answer_by: str) -> None:
    home = Bathing().until("Tue 20:16")
    home._step(happened.Restarted(), at(f"Tue {back}"))

    assert home.episode.sessions[-1].answer_by == at(f"Tue {answer_by}")
    assert home.until(f"Tue {answer_by}").to_contact == [f"Tue {answer_by} contact_bath"]


def test_a_bath_that_ended_while_the_house_was_down_is_asked_about() -> None:
    home = Bathing().until("Tue 20:10")
    home._step(happened.Restarted(), at("Tue 20:40"))

    assert home.only("bath_out").until == at("Tue 20:45")
    assert home.until("Tue 20:45").to_contact == ["Tue 20:45 contact_bath"]


@pytest.mark.parametrize(("back", "asked"), [("21:15", 1), ("21:15:01", 0)])
def test_a_bath_of_long_ago_is_not_asked_about(back: str, asked: int) -> None:
    home = Bathing().until("Tue 20:10")
    home._step(happened.Restarted(), at(f"Tue {back}"))

    assert len(home.until("Tue 21:19").messages("bath_out")) == asked


def test_nobody_is_woken_for_a_question_of_long_ago() -> None:
    home = Bathing().until("Tue 20:16")
    home._step(happened.Restarted(), at("Wed 02:00"))

    assert home.until("Wed 06:00").to_contact == []
    assert home.episode.sessions[-1].answer_by is None


@pytest.mark.parametrize(
    ("awake", "told"), [("20:26", "20:26 contact_bath"), ("20:26:01", "20:31:01 contact_bath")]
)
def test_a_machine_that_slept_asks_again(awake: str, told: str) -> None:
    home = Bathing().until("Tue 20:16").sleep_until(f"Tue {awake}")

    assert home.until("Tue 20:40").to_contact == [f"Tue {told}"]


def test_a_restart_does_not_ask_whoever_was_told_already() -> None:
    home = Bathing().until("Tue 20:25")
    home._step(happened.Restarted(), at("Tue 20:40"))

    assert len(home.messages("bath_out")) == 1
    assert home.to_contact == ["Tue 20:25 contact_bath"]


def test_a_clock_set_back_does_not_make_the_wait_longer() -> None:
    home = Bathing().until("Tue 20:16")
    home._step(happened.ClockSetBack(), at("Tue 18:16"))

    assert home.until("Tue 18:21").to_contact == ["Tue 18:21 contact_bath"]


# Too hot


def soaking(plan: Any = None, **values: Any) -> HouseTimeline:
    """Return a house in which somebody soaks since 19:12."""
    home = HouseTimeline(plan or a_plan(a_bath(), quiet="22:00-07:00", rest_window=120)).day()
    home.confirm("Tue 19:00", "bath").says("Tue 19:12", "bath", level=80.0)
    return home.says("Tue 19:15", "bath", **values)


@pytest.mark.parametrize(("degrees", "told"), [(43.9, 0), (44.0, 1)])
def test_water_that_scalds_is_an_alarm_for_whoever_sits_in_it(degrees: float, told: int) -> None:
    alarms = soaking(water_temperature=degrees).messages("scald")

    assert [(one.temperature, one.urgency) for one in alarms] == [(degrees, Urgency.ALARM)] * told


def test_it_is_told_once_and_not_at_every_step() -> None:
    home = soaking(water_temperature=44.0).says("Tue 19:16", "bath", water_temperature=45.0)

    assert len(home.until("Tue 19:27").messages("scald")) == 1
    assert home.why("bath") == "session_ended"


def test_hot_water_that_runs_into_a_bath_is_an_alarm_and_shut_off() -> None:
    home = soaking().says("Tue 19:18", "bath", is_on=True, level=60.0)

    home.says("Tue 19:19", "bath", water_temperature=44.0)

    assert home.is_on("bath") is False
    assert len(home.messages("scald")) == len(home.messages("went_off")) == 1


def test_water_that_only_runs_in_scalds_nobody() -> None:
    home = HouseTimeline(a_plan(a_bath(), rest_window=120)).day().confirm("Tue 19:00", "bath")

    assert home.says("Tue 19:05", "bath", water_temperature=44.0).messages("scald") == []


# A device that is not off


class PadOn(Bathing):
    """A pad that does not go off since 20:03."""

    def __init__(self) -> None:
        HouseTimeline.__init__(self, a_plan(PAD, rest_window=120, has_second_contact=True))
        self.day().confirm("Tue 20:00").deaf().on("Tue 20:03", happened.ActivityStopped())


@pytest.mark.parametrize(("when", "told"), [("20:04:59", []), ("20:05", ["contact_not_off"])])
def test_a_pad_that_stays_on_is_told_to_the_second_contact(when: str, told: list[str]) -> None:
    home = PadOn().until(f"Tue {when}")

    assert [line.split()[-1] for line in home.to_contact] == told


def test_the_second_contact_hears_that_it_is_off_at_last() -> None:
    home = PadOn().says("Tue 20:30", is_on=False)

    assert home.to_contact == ["Tue 20:05 contact_not_off", "Tue 20:30 contact_off_again"]


def test_a_pad_that_the_plan_has_lost_is_told_about_all_the_same() -> None:
    home = PadOn().with_plan(a_plan(rest_window=120, has_second_contact=True))
    home.readings = {"switch.pad": home.readings["heating_pad"]}

    assert home.until("Tue 20:05").to_contact == ["Tue 20:05 contact_not_off"]


def test_the_second_contact_is_not_woken_for_a_lamp() -> None:
    lamp = an_activity("belt", duration=20, device=a_device("light.mat", Role.OTHER))
    home = HouseTimeline(a_plan(lamp, rest_window=120, has_second_contact=True)).day()
    home.confirm("Tue 20:00", "belt").deaf().on("Tue 20:03", happened.ActivityStopped())

    assert len(home.until("Tue 20:05").messages("not_off")) == 1
    assert home.messages("contact_not_off") == []
