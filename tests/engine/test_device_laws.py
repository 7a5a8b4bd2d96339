"""Laws of heat and water: whatever fails, in whatever order, it goes off."""

from dataclasses import replace
from datetime import timedelta
import os
from typing import Any

from hypothesis import note, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import Role
from custom_components.back_recovery.engine.model.episode import NOTHING_EARLIER, Place
from custom_components.back_recovery.engine.model.errors import DomainError
from custom_components.back_recovery.engine.model.guards import GuardState
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Condition,
    Onset,
    WarningList,
)
from custom_components.back_recovery.engine.reading.lockouts import closes_at

from .builders import AWAY, HOME, a_plan, an_activity, asking_on, minutes
from .device_laws import (
    it_is_looked_at_again,
    it_is_off_where_it_is_forbidden,
    it_is_on_no_longer_than_it_may_be,
    off_arrives_as_soon_as_it_can,
    off_is_sent_for_ever,
    only_a_fresh_yes_switches_on,
    water_does_not_run_unseen,
    what_is_off_is_soon_believed,
    what_is_on_has_an_end_on_disk,
    whoever_insists_gets_no_more_than_the_cap,
)
from .faulty_house import FaultyHouse
from .house import a_bath, a_device, a_pad, by_hand
from .message_laws import a_message_has_no_more_answers_than_a_phone_shows
from .ticks import ticked

RUB = an_activity("rub", duration=2, most_per_day=4)
WALK = an_activity("walk", duration=10, most_per_day=6)
WATCHED = a_device("valve.bath", Role.WATER, most_on=30, target_level=80.0, has_leak_sensor=True)
PLANS = [
    a_plan(
        a_pad(gap=0, most_per_day=9),
        a_bath(WATCHED, gap=0),
        RUB,
        WALK,
        quiet="22:00-07:00",
        has_second_contact=True,
    ),
    a_plan(a_pad(by_hand()), a_bath(by_hand("valve.bath", Role.WATER, most_on=30)), WALK),
    a_plan(a_pad(a_device(most_on=3), gap=30), RUB, quiet="13:00-15:00"),
    a_plan(a_pad(a_device("switch.other")), a_bath(latest="12:00"), WALK, quiet="21:00-07:00"),
    a_plan(a_pad(), an_activity("belt", duration=20, device=a_device()), WALK),
    a_plan(WALK, RUB, quiet="22:00-07:00"),
    a_plan(a_pad(), a_bath(gap=0), WALK, profile=ticked(Condition.DIABETES)),
]
DEVICES = st.sampled_from(["switch.pad", "switch.pad", "valve.bath", "switch.other"])
ACTIVITIES = st.sampled_from(["heating_pad", "heating_pad", "bath", "belt", "walk"])
SPANS = st.none() | st.sampled_from([minutes(5), minutes(15), minutes(20)])
A_WHILE = st.sampled_from([0, 0, 1, 8, 30, 130, 330, 1210])
FAULTS = st.sampled_from(
    [
        {"is_reachable": False},
        {"is_reachable": False},
        {"deaf_for": 1},
        {"deaf_for": 3},
        {"deaf_for": 40},
        {"lag": 3},
        {"lag": 15},
        {"lag": 20, "moves": True},
        {"bounces": 2},
        {"other_part": True},
        {"other_part": None},
        {"has_power_sensor": True, "is_stale": True},
        {"has_power_sensor": True},
        {"has_power_sensor": True, "leaks_power": True},
        {"senses": {"leak": True}},
        {"senses": {"leak": None}},
        {"senses": {"is_asleep": True}},
        {"senses": {"surface_temperature": 43.0}},
        {"senses": {"water_temperature": 44.0}},
        {"senses": {"level": 80.0}},
    ]
)
HEALTHY: dict[str, Any] = {
    "is_reachable": True,
    "deaf_for": 0,
    "lag": 0,
    "moves": False,
    "bounces": 0,
    "other_part": False,
    "leaks_power": False,
    "is_stale": False,
    "senses": {},
}
EVENTS = st.sampled_from(
    [
        happened.RecoveryStarted(place=HOME),
        happened.RecoveryStarted(place=HOME, onset=Onset.TWEAK),
        happened.RecoveryStopped(),
        happened.Paused(),
        happened.Resumed(),
        happened.WarningSignReported(list=WarningList.A),
        happened.WarningSignReported(list=WarningList.B),
        happened.HoldLifted(),
        happened.ActivityStopped(),
        happened.ActivityDone(activity="rub"),
        happened.OnsetNamed(onset=Onset.TWEAK),
        happened.OnsetNamed(onset=Onset.SORE),
        happened.PersonMoved(place=AWAY),
        happened.PersonMoved(place=HOME),
        happened.PersonMoved(place=Place()),
    ]
)


class AnyHouse(RuleBasedStateMachine):
    """Two devices, one person, and everything that can go wrong. Time passes after each."""

    @initialize(plan=st.sampled_from(PLANS), hours=st.integers(0, 15))
    def set_up(self, plan: Any, hours: int) -> None:
        self.house = FaultyHouse(plan)
        self.house.real = hours * 3600.0
        self.tell(happened.RecoveryStarted(place=HOME))

    def tell(self, event: happened.Event, **values: Any) -> bool:
        note(f"{self.house.now:%H:%M:%S} {event}")
        try:
            decision = self.house.happens(event, **values)
        except DomainError:
            return False
        only_a_fresh_yes_switches_on(event, decision)
        a_message_has_no_more_answers_than_a_phone_shows(self.house, None, event, decision)
        return True

    # What the person does

    @rule(event=EVENTS, then=A_WHILE)
    def something_happens(self, event: happened.Event, then: int) -> None:
        self.tell(event)
        self.pass_time(then)

    @rule(activity=ACTIVITIES, span=SPANS, anew=st.booleans(), is_fine=st.booleans(), then=A_WHILE)
    def start(self, activity: str, span: Any, anew: bool, is_fine: bool, then: int) -> None:
        self.begin(activity, span, anew=anew)
        self.pass_time(then)
        if is_fine:
            self.answer(Answer.FINE)

    def begin(self, activity: str, span: Any = None, *, anew: bool = True, **values: Any) -> None:
        event = happened.ActivityStarted(activity=activity, span=span, is_confirmed=True, by="anna")
        if not self.tell(event, **values) and anew:
            self.tell(happened.RecoveryStopped())
            # As days later: what was done before would keep most of what is tried here closed.
            self.house.record = replace(self.house.record, earlier=NOTHING_EARLIER)
            self.tell(happened.RecoveryStarted(place=HOME))
            self.tell(event, **values)

    @rule(
        before=st.sampled_from([0, 330, 1100]),
        later=st.sampled_from([1, 330, 500]),
        back=st.sampled_from([None, None, 60, 600]),
    )
    def a_long_run(self, before: int, later: int, back: int | None) -> None:
        """Begin heat, perhaps of a pad that is on already, and say that the skin is fine."""
        if before:
            self.switch_by_hand("switch.pad", is_on=True, then=before)
        self.begin("heating_pad")
        self.pass_time(330)
        self.answer(Answer.FINE)
        self.pass_time(later)
        if back:
            self.house.set_clock(timedelta(seconds=-back))
        self.pass_time(1210)

    @rule(activity=ACTIVITIES, after=st.sampled_from([5, 119, 121]), then=A_WHILE)
    def an_automation_asks(self, activity: str, after: int, then: int) -> None:
        self.tell(happened.ActivityStarted(activity=activity))
        self.pass_time(after)
        self.answer(Answer.START)
        self.pass_time(then)

    @rule(answer=st.sampled_from([Answer.START, Answer.FINE, Answer.HALT]))
    def answer(self, answer: Answer) -> None:
        episode = self.house.record.episode
        if episode:
            is_start = answer is Answer.START
            subject = episode.question_subject if is_start else episode.skin_subject
            asking = asking_on(self.house.record.askings, subject)
            self.tell(happened.MessageAnswered(asking=asking, answer=answer, by="anna"))

    @rule(device=DEVICES, is_on=st.sampled_from([True, True, False]), then=A_WHILE)
    def switch_by_hand(self, device: str, is_on: bool, then: int) -> None:
        self.house.sets(device, is_on=is_on)
        self.tell(happened.ReadingsChanged())
        self.pass_time(then)

    @rule(before=st.sampled_from([1, 4, 200]), data=st.data(), device=DEVICES, then=A_WHILE)
    def it_gets_late(self, before: int, data: st.DataObject, device: str, then: int) -> None:
        """Go to shortly before the hours of something are over, and switch it on."""
        house = self.house
        activity = data.draw(st.sampled_from(house.plan.activities))
        late = closes_at(house.plan, activity, house.now) - timedelta(seconds=before)
        house.set_clock(max(timedelta(0), late - house.now))
        if data.draw(st.booleans()):
            self.begin(activity.id)
        else:
            self.house.sets(device, is_on=True)
            self.tell(happened.ReadingsChanged())
        self.pass_time(then)

    # What the house does

    @rule(device=DEVICES, fault=FAULTS, then=A_WHILE, heals=st.sampled_from([True, True, False]))
    def a_device_fails(self, device: str, fault: dict[str, Any], then: int, heals: bool) -> None:
        self.house.change(device, **fault)
        self.pass_time(then)
        if heals:
            self.house.change(device, **HEALTHY)

    @rule(is_tried=st.booleans(), away_for=st.sampled_from([1, 130, 455, 1210]))
    def it_is_away_at_its_end(self, is_tried: bool, away_for: int) -> None:
        """Lose the pad before off is sent to it, or between two tries, and find it again."""
        self.begin("heating_pad")
        self.pass_time(8)
        if is_tried:
            self.house.change("switch.pad", deaf_for=99)
            self.tell(happened.ActivityStopped())
            self.pass_time(30)
        self.house.change("switch.pad", is_reachable=False, deaf_for=0)
        self.tell(happened.ActivityStopped())
        self.pass_time(away_for)
        self.house.plug("switch.pad").settled_at = 0
        self.house.change("switch.pad", is_reachable=True)
        self.pass_time(130)

    @rule(silent_for=st.sampled_from([30, 130]), by_hand=st.booleans())
    def the_leak_sensor_falls_silent(self, silent_for: int, by_hand: bool) -> None:
        """Let water run, and lose the sensor that would see it on the floor."""
        if by_hand:
            self.switch_by_hand("valve.bath", is_on=True, then=8)
        else:
            self.begin("bath")
            self.pass_time(8)
        self.house.change("valve.bath", senses={"leak": None})
        self.pass_time(silent_for)
        self.house.change("valve.bath", senses={})

    @rule(device=DEVICES, leaves_on=st.booleans(), then=A_WHILE)
    def another_plan_has_it(self, device: str, leaves_on: bool, then: int) -> None:
        guards = self.house.record.guards
        if any(one.device == device and one.state is not GuardState.OFF for one in guards):
            return
        self.house.change(device, is_taken=True)
        self.house.sets(device, is_on=True)
        self.pass_time(then)
        self.house.sets(device, is_on=leaves_on)
        self.house.change(device, is_taken=False)

    @rule(device=DEVICES, every=st.sampled_from([0.5, 4, 8, 12, 65, 700]), heals=st.booleans())
    def somebody_insists(self, device: str, every: float, heals: bool) -> None:
        """Let an automation switch it on again and again, whatever becomes of it."""
        if heals:
            self.house.change(device, **HEALTHY)
        for _ in range(6):
            self.switch_by_hand(device, is_on=True, then=0)
            self.pass_time(every)
            for _ in range(2):
                # As long as it is left on.
                if self.house.plug(device).is_on:
                    self.pass_time(630)

    @rule(down_for=st.sampled_from([1, 60, 3600]), when=st.sampled_from(["saved", "left", None]))
    def restart(self, down_for: float, when: str | None) -> None:
        """Come back after a crash, at worst right after something was saved."""
        if when == "saved":
            self.begin("heating_pad", crashes=True)
        if when == "left":
            self.tell(happened.Left())
        self.house.restart(down_for)
        self.pass_time(8)

    @rule(plan=st.sampled_from(PLANS), then=A_WHILE)
    def change_plan(self, plan: Any, then: int) -> None:
        self.house.plan = plan
        self.house.notice()
        for device, plug in self.house.plugs.items():
            if device not in self.house.managed:
                # What the plan does not have is nobody's to count.
                self.house.allowed.pop(device, None)
            # What was on before it belonged to the plan goes off now, and not sooner.
            plug.settled_at = max(plug.settled_at, self.house.real + 1)
        self.tell(happened.PlanChanged())
        self.pass_time(then)

    @rule(seconds=st.sampled_from([-36000, -3600, -600, -30, 30, 3600]), then=A_WHILE)
    def set_clock(self, seconds: int, then: int) -> None:
        self.house.set_clock(timedelta(seconds=seconds))
        self.pass_time(then)

    @rule(then=A_WHILE)
    def let_time_pass(self, then: int) -> None:
        self.pass_time(then)

    def pass_time(self, seconds: float) -> None:
        house, until = self.house, self.house.real + seconds
        for _ in range(1000):
            instant = house.next_instant()
            if instant is None or instant > until:
                self.check_until(until)
                return
            self.check_until(max(instant, house.real))
            house.one_instant()
            self.laws_hold()
        raise AssertionError("time does not pass")

    def check_until(self, until: float) -> None:
        """Let the clock run to `until`, looking every minute at what is on."""
        house = self.house
        while house.real < until:
            house.pass_until(min(until, house.real + 30))
            whoever_insists_gets_no_more_than_the_cap(house)
            what_is_off_is_soon_believed(house)
            it_is_on_no_longer_than_it_may_be(house)
            it_is_off_where_it_is_forbidden(house)
            off_arrives_as_soon_as_it_can(house)
            water_does_not_run_unseen(house)

    @invariant()
    def laws_hold(self) -> None:
        if not hasattr(self, "house"):
            return
        what_is_on_has_an_end_on_disk(self.house)
        it_is_looked_at_again(self.house)
        it_is_on_no_longer_than_it_may_be(self.house)
        off_arrives_as_soon_as_it_can(self.house)

    def teardown(self) -> None:
        if hasattr(self, "house"):
            off_is_sent_for_ever(self.house)


TestAnyHouse = AnyHouse.TestCase
# Time enough to find the shortest example where a law is broken.
TestAnyHouse.pytestmark = [pytest.mark.timeout(3600)]
if os.environ.get("LAWS") == "long":
    TestAnyHouse.settings = settings(max_examples=600, stateful_step_count=60)
