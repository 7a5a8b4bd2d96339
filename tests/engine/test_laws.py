"""Laws: what is true whatever happens, and in whatever order."""

from datetime import UTC, datetime, timedelta
import json
from typing import Any

from hypothesis import event as seen, note, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
import pytest

from custom_components.back_recovery.engine import events as happened
from custom_components.back_recovery.engine.agenda import agenda
from custom_components.back_recovery.engine.catalogue import CATALOGUE
from custom_components.back_recovery.engine.codec import decode, encode
from custom_components.back_recovery.engine.effects import Decision, ReportPrompt, Tell
from custom_components.back_recovery.engine.episode import (
    CLOSED,
    NOWHERE_KNOWN,
    Episode,
    Place,
    Prompt,
)
from custom_components.back_recovery.engine.errors import DomainError
from custom_components.back_recovery.engine.phases import HOLDS
from custom_components.back_recovery.engine.plan import GYM, Plan
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.engine.step import step
from custom_components.back_recovery.engine.vocabulary import (
    Answer,
    Onset,
    Phase,
    Urgency,
    WarningList,
)

from .builders import HOME, minutes, tells
from .message_laws import (
    a_day_has_no_more_prompts_than_the_plan_allows,
    a_message_has_no_more_answers_than_a_phone_shows,
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
        self.told_at: datetime | None = None
        self.offered: list[Prompt] = []
        self.warned_this_visit = 0
        note(f"plan = {plan}")
        self.happens(happened.RecoveryStarted(place=HOME))

    @property
    def episode(self) -> Episode | None:
        return self.record.episode

    def happens(self, event: happened.Event) -> None:
        before = self.record
        try:
            decision = step(self.plan, before.episode, event, self.now, earlier=before.earlier)
        except DomainError as error:
            seen(f"{type(event).__name__} refused")
            with pytest.raises(type(error)):
                step(self.plan, before.episode, event, self.now, earlier=before.earlier)
            return
        note(f"{self.now} {event}")
        seen(type(event).__name__)
        if not is_same(before.episode, decision.episode):
            self.told_at = None
        local = self.now.astimezone(self.plan.time_zone)
        assert step(self.plan, before.episode, event, local, earlier=before.earlier) == decision
        for law in LAWS:
            law(self, before.episode, event, decision)
        self.last = decision
        for tell in tells(decision.effects):
            if tell.not_before is None:
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
        live = [prompt.id for prompt in self.episode.prompts]
        subjects = [*live[-3:], self.episode.id, self.episode.warning_subject]
        coming = agenda(self.plan, self.episode, self.now).coming
        subjects += [one.prompt_id for one in coming[:2]]
        stale = [*list(self.final)[-2:], "somebody else's"]
        subject = data.draw(st.sampled_from([*subjects, *stale]))
        self.happens(happened.MessageAnswered(subject=subject, answer=answer, text=text))

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


def nothing_is_done_without_an_episode(house, before, event, decision):
    if before is None and decision.episode is None:
        assert decision.effects == ()


def it_wakes_later_while_there_is_an_episode_and_only_then(house, before, event, decision):
    assert (decision.wake_at is None) == (decision.episode is None)
    assert decision.wake_at is None or decision.wake_at > house.now


def only_the_person_makes_the_window_shorter(house, before, event, decision):
    if is_same(before, decision.episode) and not isinstance(event, happened.WindowMoved):
        assert decision.episode.window_ends_at >= before.window_ends_at


def what_is_closed_stays_closed(house, before, event, decision):
    for effect in decision.effects:
        if isinstance(effect, Tell):
            assert effect.message.subject not in house.final
        if isinstance(effect, ReportPrompt):
            assert effect.prompt_id not in house.final
            if effect.kind in CLOSED:
                house.final[effect.prompt_id] = effect.kind
    for prompt in decision.episode.prompts if decision.episode else ():
        assert (prompt.state in CLOSED) == (prompt.id in house.final)
        assert not prompt.is_open or prompt.id not in house.final
        assert house.final.get(prompt.id, prompt.state) == prompt.state


def quiet_hours_are_quiet(house, before, event, decision):
    hours = house.plan.quiet_hours
    quiet_until = hours.end_of(house.now, house.plan.time_zone) if hours else None
    for tell in tells(decision.effects):
        is_safety = tell.message.urgency is Urgency.SAFETY
        assert tell.not_before == (None if is_safety else quiet_until)
    if quiet_until:
        new = new_prompts(before, decision.episode)
        assert all(prompt.activity == GYM or not prompt.is_open for prompt in new)
        assert not prompt_tells(decision, but_gym=True)


def prompts_do_not_share_their_minute(house, before, event, decision):
    told = prompt_tells(decision)
    assert len(told) <= 1
    if told and house.told_at:
        assert house.now - house.told_at >= timedelta(minutes=1)
    if told:
        assert [tell for tell in tells(decision.effects) if not tell.not_before] == told


def an_open_prompt_can_be_answered(house, before, event, decision):
    prompts = decision.episode.open_prompts if decision.episode else ()
    activities = [prompt.activity for prompt in prompts]
    assert len(set(activities)) == len(activities)
    assert all(one == GYM or house.plan.has(one) for one in activities)
    assert all(prompt.lapses_at > house.now for prompt in prompts)


def one_thing_is_done_at_a_time(house, before, event, decision):
    if decision.episode is None:
        return
    running = [one for one in decision.episode.sessions if one.ended_at is None]
    assert len(running) <= 1
    for session in running:
        usual = CATALOGUE[house.plan.activity(session.activity).kind]
        assert session.ends_at - session.started_at <= minutes(usual.duration.most)
        assert session.ends_at > house.now


def heat_is_not_started_in_quiet_hours(house, before, event, decision):
    session = decision.episode.session if decision.episode else None
    hours = house.plan.quiet_hours
    if session is None or session.started_at != house.now or hours is None:
        return
    awake_only = CATALOGUE[house.plan.activity(session.activity).kind].awake_only
    is_new = before is None or before.session != session
    assert not (is_new and awake_only and hours.end_of(house.now, house.plan.time_zone))


def a_hold_is_left_only_by_the_person(house, before, event, decision):
    if before is None or before.phase not in HOLDS:
        return
    if decision.episode is None or not is_same(before, decision.episode):
        # One whose window is over ends as soon as it is lifted.
        is_lifted = isinstance(event, happened.HoldLifted) and before.phase is Phase.HOLD_CARE
        assert is_stop(event) or is_lifted
    elif before.phase is Phase.HOLD_EMERGENCY:
        assert decision.episode.phase is Phase.HOLD_EMERGENCY
    elif decision.episode.phase not in HOLDS:
        assert isinstance(event, happened.HoldLifted)


def history_is_only_added_to(house, before, event, decision):
    if not is_same(before, decision.episode):
        return
    after = decision.episode
    assert after.history[: len(before.history)] == before.history
    assert after.check_ins[: len(before.check_ins)] == before.check_ins
    assert {prompt.id for prompt in before.prompts} <= {prompt.id for prompt in after.prompts}
    assert len(after.sessions) >= len(before.sessions)


def the_gym_warns_once_a_visit(house, before, event, decision):
    gym = [prompt for prompt in new_prompts(before, decision.episode) if prompt.activity == GYM]
    house.warned_this_visit += len(gym)
    assert house.warned_this_visit <= 1
    assert not gym or decision.episode.place.at_gym


def every_instant_is_universal(house, before, event, decision):
    if decision.episode:
        assert decision.episode.window_ends_at.tzinfo is UTC
        assert decision.wake_at.tzinfo is UTC
        assert all(prompt.lapses_at.tzinfo is UTC for prompt in decision.episode.prompts)


LAWS = [
    nothing_is_done_without_an_episode,
    it_wakes_later_while_there_is_an_episode_and_only_then,
    only_the_person_makes_the_window_shorter,
    what_is_closed_stays_closed,
    a_day_has_no_more_prompts_than_the_plan_allows,
    a_message_has_no_more_answers_than_a_phone_shows,
    quiet_hours_are_quiet,
    prompts_do_not_share_their_minute,
    an_open_prompt_can_be_answered,
    one_thing_is_done_at_a_time,
    heat_is_not_started_in_quiet_hours,
    a_hold_is_left_only_by_the_person,
    history_is_only_added_to,
    the_gym_warns_once_a_visit,
    every_instant_is_universal,
]


def is_same(before: Episode | None, after: Episode | None) -> bool:
    return before is not None and after is not None and before.id == after.id


def is_stop(event: happened.Event) -> bool:
    if isinstance(event, happened.MessageAnswered):
        return event.answer is Answer.STOP
    return isinstance(event, happened.RecoveryStopped)


def new_prompts(before: Episode | None, after: Episode | None) -> list[Any]:
    known = {prompt.id for prompt in before.prompts} if before else set()
    return [prompt for prompt in after.prompts if prompt.id not in known] if after else []


def prompt_tells(decision: Decision, *, but_gym: bool = False) -> list[Tell]:
    prompts = {prompt.id: prompt for prompt in decision.episode.prompts} if decision.episode else {}
    found = [tell for tell in tells(decision.effects) if tell.message.subject in prompts]
    return [tell for tell in found if not (but_gym and tell.message.activity == GYM)]


TestAnyEpisode = AnyEpisode.TestCase
# Time enough to find the shortest example where a law is broken.
TestAnyEpisode.pytestmark = [pytest.mark.timeout(900)]
