"""Laws: what is true whatever happens, and in whatever order."""

from datetime import datetime, timedelta
import json
from typing import Any

from hypothesis import event as seen, note, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
import pytest

from custom_components.back_recovery.engine.codec import decode, encode
from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.effects import Decision
from custom_components.back_recovery.engine.model.episode import (
    NOWHERE_KNOWN,
    Episode,
    Place,
    Prompt,
)
from custom_components.back_recovery.engine.model.errors import DomainError
from custom_components.back_recovery.engine.model.plan import GYM, Plan
from custom_components.back_recovery.engine.model.vocabulary import Answer, Onset, WarningList
from custom_components.back_recovery.engine.reading.agenda import agenda
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.engine.step import step

from .builders import HOME, minutes, tells
from .laws import (
    LAWS,
    an_answer_counts_once_and_for_its_own_asking,
    is_same,
    prompt_tells,
    takes_its_minute,
)
from .strategies import PLACES, plans, starts

SPANS = st.sampled_from([1, 5, 10, 15, 60, 600]).map(minutes)


class AnyEpisode(RuleBasedStateMachine):
    """One person, one house, and everything that can happen to them."""

    @initialize(plan=plans(), now=starts())
    def set_up(self, plan: Plan, now: datetime) -> None:
        self.plan = plan
        self.now = now
        self.record = Record()
        self.last: Decision | None = None
        self.final: dict[str, str] = {}
        self.asked: list[str] = []
        self.told_at: datetime | None = None
        self.offered: list[Prompt] = []
        self.warned_this_visit = 0
        note(f"plan = {plan}")
        self.happens(happened.RecoveryStarted(place=HOME))

    def laws(self) -> list[Any]:
        return LAWS

    @property
    def episode(self) -> Episode | None:
        return self.record.episode

    def happens(self, event: happened.Event) -> None:
        before = self.record
        known = {"earlier": before.earlier, "askings": before.askings}
        try:
            decision = step(self.plan, before.episode, event, self.now, **known)
        except DomainError as error:
            seen(f"{type(event).__name__} refused")
            with pytest.raises(type(error)):
                step(self.plan, before.episode, event, self.now, **known)
            return
        note(f"{self.now} {event}")
        seen(type(event).__name__)
        if not is_same(before.episode, decision.episode):
            self.told_at = None
        local = self.now.astimezone(self.plan.time_zone)
        assert step(self.plan, before.episode, event, local, **known) == decision
        for law in self.laws():
            law(self, before.episode, event, decision)
        an_answer_counts_once_and_for_its_own_asking(self, before.askings, event, decision)
        self.last = decision
        self.asked += [one.message.asking for one in tells(decision.effects) if one.message.asking]
        for tell in tells(decision.effects):
            if takes_its_minute(tell):
                self.told_at = self.now
        self.record = self.restarted(Record(next_number=7).decided(decision))

    def restarted(self, record: Record) -> Record:
        again = decode(json.loads(json.dumps(encode(record))))
        assert again == record
        return again

    def some_activity(self, data: st.DataObject) -> str:
        """Draw an activity that is offered, one of the plan, or sometimes one of nobody's."""
        offered = [one.activity for one in self.episode.open_prompts] if self.episode else []
        running = [self.episode.session.activity] if self.episode and self.episode.session else []
        planned = [activity.id for activity in self.plan.activities]
        others = [*planned, GYM, "nothing of ours"]
        return data.draw(st.sampled_from(offered + running or others) | st.sampled_from(others))

    # What happens

    @rule(
        hours=st.none() | st.sampled_from([1, 12, 48, 336]),
        onset=st.none() | st.sampled_from(Onset),
        place=PLACES,
    )
    def start(self, hours: int | None, onset: Onset | None, place: Place) -> None:
        span = None if hours is None else timedelta(hours=hours)
        if self.episode is None:
            self.warned_this_visit = 0
        self.happens(happened.RecoveryStarted(rest_window=span, onset=onset, place=place))

    @rule(sure=st.sampled_from([False, False, True]))
    def stop(self, sure: bool) -> None:
        if sure:
            self.happens(happened.RecoveryStopped())

    @rule(hours=st.sampled_from([-48, -12, -1, 1, 24, 700]))
    def move_window(self, hours: int) -> None:
        self.happens(happened.WindowMoved(span=timedelta(hours=hours)))

    @rule(event=st.sampled_from([happened.Paused(), happened.Resumed(), happened.Resumed()]))
    def pause_or_resume(self, event: happened.Event) -> None:
        self.happens(event)

    @rule(onset=st.sampled_from(Onset))
    def name_onset(self, onset: Onset) -> None:
        self.happens(happened.OnsetNamed(onset=onset))

    @rule(now=st.integers(-1, 11), worst=st.none() | st.integers(0, 11), by=st.none() | st.text())
    def check_in(self, now: int, worst: int | None, by: str | None) -> None:
        self.happens(happened.CheckedIn(pain_now=now, pain_worst=worst, by=by))

    @rule(data=st.data(), span=st.none() | SPANS)
    def start_activity(self, data: st.DataObject, span: timedelta | None) -> None:
        activity = self.some_activity(data)
        self.happens(happened.ActivityStarted(activity=activity, span=span))

    @rule(
        kind=st.sampled_from(
            [happened.ActivityStopped, happened.ActivityDone, happened.PromptSkipped]
        ),
        named=st.booleans(),
        data=st.data(),
    )
    def answer_activity(self, kind: Any, named: bool, data: st.DataObject) -> None:
        self.happens(kind(activity=self.some_activity(data) if named else None))

    @rule(data=st.data(), span=st.none() | SPANS | st.just(timedelta(hours=25)))
    def snooze(self, data: st.DataObject, span: timedelta | None) -> None:
        activity = self.some_activity(data)
        self.happens(happened.PromptSnoozed(activity=activity, span=span))

    @precondition(lambda self: self.episode is not None)
    @rule(data=st.data(), answer=st.sampled_from(Answer), text=st.sampled_from(["3", "x", None]))
    def answer_message(self, data: st.DataObject, answer: Answer, text: str | None) -> None:
        assert self.episode
        is_open = [one.id for one in self.record.askings.open]
        asking = data.draw(st.sampled_from([*is_open, *self.asked[-20:], "somebody else's"]))
        found = self.record.askings.find(asking, self.now)
        if found:
            answer = data.draw(st.just(answer) | st.sampled_from(found.message.answers))
        self.happens(happened.MessageAnswered(asking=asking, answer=answer, text=text, by="anna"))

    @precondition(lambda self: self.episode is not None)
    @rule(data=st.data())
    def tick(self, data: st.DataObject) -> None:
        assert self.episode
        live = [prompt.id for prompt in self.episode.prompts][-3:]
        coming = agenda(self.plan, self.episode, self.now).coming
        subjects = [*live, *(one.prompt_id for one in coming[:2])]
        prompt = data.draw(st.sampled_from([*subjects, *list(self.final)[-2:], "nobody's"]))
        self.happens(happened.PromptTicked(prompt_id=prompt))

    @rule()
    def feel_that_something_is_wrong(self) -> None:
        self.happens(happened.WarningSignsAsked())

    @rule(place=PLACES)
    def move(self, place: Place) -> None:
        if not place.at_gym and place != NOWHERE_KNOWN:
            self.warned_this_visit = 0
        self.happens(happened.PersonMoved(place=place))

    @rule(
        event=st.sampled_from(
            [
                happened.WarningSignReported(list=WarningList.A),
                happened.WarningSignReported(list=WarningList.B),
                happened.WarningSignsAsked(),
                happened.HoldLifted(),
                happened.HoldLifted(),
            ]
        )
    )
    def something_is_wrong(self, event: happened.Event) -> None:
        self.happens(event)

    @rule(plan=plans())
    def change_plan(self, plan: Plan) -> None:
        self.plan = plan
        note(f"plan = {plan}")
        self.happens(happened.PlanChanged())

    @rule(seconds=st.sampled_from([1, 59, 60, 299, 1800, 7200, 40_000, 86_400, 1_300_000]))
    def sleep(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        self.happens(happened.ClockMoved())

    @rule(times=st.integers(1, 8))
    def wake(self, times: int) -> None:
        self.follow_wake_ups(times)

    def follow_wake_ups(self, times: int) -> None:
        for _ in range(times):
            if self.last is None or self.last.wake_at is None:
                return
            self.now = max(self.now, self.last.wake_at)
            self.happens(happened.ClockMoved())

    @rule()
    def wait_for_a_prompt(self) -> None:
        for _ in range(12):
            self.follow_wake_ups(1)
            if self.last and prompt_tells(self.last):
                return

    @rule(seconds=st.sampled_from([1, 61, 3600, 90_000]))
    def set_clock_back(self, seconds: int) -> None:
        self.now -= timedelta(seconds=seconds)
        self.told_at = None
        self.offered = []
        self.happens(happened.ClockMoved())

    @invariant()
    def the_agenda_can_always_be_read(self) -> None:
        if self.last is None or self.last.episode is None:
            return
        found = agenda(self.plan, self.episode, self.now)
        assert [one.at for one in found.coming] == sorted(one.at for one in found.coming)
        assert not {one.prompt_id for one in found.coming} & set(self.final)
        assert all(one.waits_for for one in found.coming if one.at <= self.now)
        assert all(lock.until is None or lock.until > self.now for lock in found.closed)


TestAnyEpisode = AnyEpisode.TestCase
# Time enough to find the shortest example where a law is broken.
TestAnyEpisode.pytestmark = [pytest.mark.timeout(900)]
