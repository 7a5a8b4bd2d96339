"""Laws of the way back: what is true whatever somebody answers, trains, or does not say."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, override

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.effects import Decision, ReportEpisode
from custom_components.back_recovery.engine.model.episode import About, Episode
from custom_components.back_recovery.engine.model.errors import (
    ActivityClosed,
    DomainError,
    GateClosed,
)
from custom_components.back_recovery.engine.model.phases import HOLDS
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Feel,
    Onset,
    Phase,
    Reason,
    Stage,
    WayBack,
)
from custom_components.back_recovery.engine.reading.ladder import ladder_of, rung_above
from custom_components.back_recovery.engine.reading.lockouts import gym_lockout
from custom_components.back_recovery.engine.reading.trainings import CALM
from custom_components.back_recovery.engine.step import step

from .builders import a_plan, an_episode, asking_on
from .laws import LAWS, is_same
from .test_laws import AnyEpisode

PAIN = st.integers(0, 10)
LITTLE = st.integers(0, 3)
FLAGS = st.dictionaries(
    st.sampled_from(
        ["swelling", "bruise", "leg_symptoms", "feel_unwell", "alcohol_or_sedative", "skin_ok"]
    ),
    st.booleans(),
    max_size=2,
)
FORWARD = frozenset({Phase.READY_CHECK, Phase.RETURN})


class AnyWayBack(AnyEpisode):
    """Somebody who answers, and gets as far as the gym."""

    @override
    def laws(self) -> list[Any]:
        return [*LAWS, *STEERING_LAWS]

    @override
    def happens(self, event: happened.Event) -> None:
        try:
            known = {"earlier": self.record.earlier, "askings": self.record.askings}
            step(self.plan, self.record.episode, event, self.now, **known)
        except (ActivityClosed, GateClosed) as refusal:
            every_refusal_has_a_reason(self, refusal)
        except DomainError:
            pass
        super().happens(event)

    @rule(now=PAIN, worst=st.none() | PAIN, flags=FLAGS)
    def say(self, now: int, worst: int | None, flags: dict[str, bool]) -> None:
        self.happens(happened.CheckedIn(pain_now=now, pain_worst=worst, **flags))

    @precondition(lambda self: self.episode is not None)
    @rule(pains=st.lists(LITTLE, min_size=3, max_size=3), way=st.sampled_from(WayBack))
    def get_better(self, pains: list[int], way: WayBack) -> None:
        """Let two calm days pass, with a walk and the test movements."""
        self.plan = replace(self.plan, way_back=way)
        for pain in pains:
            self.pass_time(timedelta(hours=13))
            self.happens(happened.ActivityDone(activity="walk"))
            self.happens(happened.CheckedIn(pain_now=pain))
        self.pass_time(timedelta(hours=2))
        prompt = self.episode.open_prompt("ready_check") if self.episode else None
        asking = self.record.askings.on(prompt.id) if prompt else None
        if asking:
            self.happens(happened.MessageAnswered(asking=asking.id, answer=Answer.PASSED))

    @precondition(lambda self: self.episode is not None and self.episode.phase is Phase.RETURN)
    @rule(feel=st.sampled_from(Feel), next_day=PAIN | LITTLE)
    def train_and_sleep(self, feel: Feel, next_day: int) -> None:
        self.happens(happened.TrainingLogged(feel=feel))
        self.pass_time(timedelta(hours=22))
        self.happens(happened.CheckedIn(pain_now=next_day))
        self.pass_time(timedelta(hours=40))

    @rule(pains=st.tuples(PAIN, PAIN, PAIN), feel=st.none() | st.sampled_from(Feel))
    def train(self, pains: tuple[int, int, int], feel: Feel | None) -> None:
        before, warm_up, after = pains
        event = happened.TrainingLogged(
            pain_before=before, pain_warm_up=warm_up, pain_after=after, feel=feel
        )
        self.happens(event)

    @rule()
    def lift(self) -> None:
        self.happens(happened.Lifted())

    @precondition(lambda self: self.episode is not None)
    @rule(about=st.sampled_from(About), answer=st.sampled_from(Answer))
    def answer_question(self, about: About, answer: Answer) -> None:
        assert self.episode
        asking = asking_on(self.record.askings, self.episode.subject(about))
        self.happens(happened.MessageAnswered(asking=asking, answer=answer, by="anna"))

    def pass_time(self, span: timedelta) -> None:
        """Let time pass with every wake-up in it, as long as there are not too many."""
        until = self.now + span
        for _ in range(60):
            if self.last is None or self.last.wake_at is None or self.last.wake_at > until:
                break
            self.follow_wake_ups(1)
        self.now = until
        self.happens(happened.ClockMoved())


def every_refusal_has_a_reason(house: Any, refusal: ActivityClosed | GateClosed) -> None:
    if isinstance(refusal, GateClosed):
        assert refusal.unmet
        assert all(one.until is None or one.until > house.now for one in refusal.unmet)
        return
    assert refusal.lockouts
    assert all(one.until is None or one.until > house.now for one in refusal.lockouts)


def stage_of(episode: Episode | None) -> Stage:
    return episode.stage if episode else Stage.NONE


def a_stage_rises_by_one_rung_and_through_a_gate(house, before, event, decision):
    if not is_same(before, decision.episode) or before.stage is decision.episode.stage:
        return
    ladder = ladder_of(house.plan, decision.episode)
    stages = [Stage.NONE, *(rung.stage for rung in ladder)]
    after = decision.episode.stage
    if (
        before.stage in stages
        and after in stages
        and stages.index(after) > stages.index(before.stage)
    ):
        assert stages.index(after) == stages.index(before.stage) + 1
        assert last_worst(decision) <= CALM


def nobody_who_climbs_is_closed_by_the_outer_limit(house, before, event, decision):
    if before is None or before.phase is not Phase.RETURN or decision.ended is None:
        return
    assert decision.ended.end.reason != Reason.REFERRED


def silence_opens_no_gate(house, before, event, decision):
    """Whoever gets further has said within two weeks that it is calm."""
    if not is_same(before, decision.episode) or decision.episode.phase not in FORWARD:
        return
    if before.phase is Phase.REST:
        said = decision.episode.check_ins[-1]
        assert said.worst <= CALM
        assert house.now - said.at <= timedelta(days=1)


def last_worst(decision: Decision) -> int:
    assert decision.episode
    return decision.episode.check_ins[-1].worst


def no_rule_shortens_a_lockout(house, before, event, decision):
    """What closes the gym until an instant is not over before it, unless the person says so."""
    lock = gym_lockout(house.plan, before, house.now) if before else None
    if lock is None or lock.until is None or not is_same(before, decision.episode):
        return
    if isinstance(event, (happened.WindowMoved, happened.PlanChanged, happened.HoldLifted)):
        return
    after = gym_lockout(house.plan, decision.episode, house.now)
    assert after is not None
    assert after.until is None or after.until >= lock.until


def on_the_way_back_there_is_a_stage_and_only_there(house, before, event, decision):
    episode = decision.episode
    if episode is None:
        return
    on_the_way = episode.phase is Phase.RETURN or episode.paused_from is Phase.RETURN
    if episode.phase not in HOLDS:
        assert on_the_way == (episode.stage is not Stage.NONE)


def what_is_asked_is_asked_once(house, before, event, decision):
    if decision.episode:
        assert len(set(decision.episode.asked)) == len(decision.episode.asked)


def what_is_reported_has_a_known_kind(house, before, event, decision):
    kinds = {
        "started", "extended", "shortened", "gate_opened", "stage_changed",
        "hold_started", "hold_lifted", "completed", "stopped", "closed",
    }  # fmt: skip
    reports = [one for one in decision.effects if isinstance(one, ReportEpisode)]
    assert {one.kind for one in reports} <= kinds
    assert all(one.reason for one in reports if one.kind != "started")


STEERING_LAWS = [
    a_stage_rises_by_one_rung_and_through_a_gate,
    silence_opens_no_gate,
    no_rule_shortens_a_lockout,
    nobody_who_climbs_is_closed_by_the_outer_limit,
    on_the_way_back_there_is_a_stage_and_only_there,
    what_is_asked_is_asked_once,
    what_is_reported_has_a_known_kind,
]


@pytest.mark.parametrize("way", [one for one in WayBack if one is not WayBack.BY_ONSET])
def test_a_ladder_rises_from_rung_to_rung(way: WayBack) -> None:
    ladder = ladder_of(a_plan(way_back=way), an_episode(onset=Onset.SORE))
    climbed, stage = [], Stage.NONE
    while above := rung_above(ladder, stage):
        climbed.append(above.stage)
        stage = above.stage

    assert climbed == [rung.stage for rung in ladder]


TestAnyWayBack = AnyWayBack.TestCase
TestAnyWayBack.pytestmark = [pytest.mark.timeout(900)]
