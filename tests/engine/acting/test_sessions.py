"""An activity being done."""

from datetime import timedelta

import pytest

from custom_components.back_recovery.engine.model.effects import Clear
from custom_components.back_recovery.engine.model.errors import (
    ActivityClosed,
    DurationOutOfRange,
    NoDuration,
    NoSession,
    UnknownActivity,
)
from custom_components.back_recovery.engine.model.events import (
    ActivityDone,
    ActivityStarted,
    ActivityStopped,
    ClockMoved,
)
from custom_components.back_recovery.engine.model.vocabulary import PromptState, Reason
from custom_components.back_recovery.engine.step import step

from ..builders import Timeline, a_plan, a_session, an_activity, an_episode, at, minutes, tells

PAD = an_activity("heating_pad", times="11:00", duration=15, most_per_day=3)
PLAN = a_plan(PAD, an_activity("walk", duration=10), an_activity("tip"), repeat_after=600)
START = ActivityStarted(activity="heating_pad", by="anna")


def day() -> Timeline:
    return Timeline(PLAN).start("Mon 18:00").until("Tue 11:00")


def test_a_session_has_an_end_from_its_beginning() -> None:
    running = day().on("Tue 11:02", START).episode.session

    assert running
    assert (running.started_at, running.ends_at) == (at("Tue 11:02"), at("Tue 11:17"))
    assert (running.started_by, running.ended_at) == ("anna", None)


def test_starting_takes_up_the_open_prompt_and_its_message() -> None:
    begun = day().on("Tue 11:02", START)

    (prompt,) = begun.episode.prompts
    assert prompt.state is PromptState.STARTED
    assert begun.episode.session.prompt_id == prompt.id
    assert begun.last.effects[0] == Clear(subject=prompt.id)


def test_a_session_ends_by_itself_and_its_prompt_is_done() -> None:
    done = day().on("Tue 11:02", START).until("Tue 11:17")

    assert done.episode.session is None
    assert done.prompts[-1] == "Tue 11:17 heating_pad done"
    (prompt,) = done.episode.prompts
    assert (prompt.closed_at, prompt.closed_by) == (at("Tue 11:17"), "anna")


def test_a_second_before_its_end_it_is_still_running() -> None:
    assert day().on("Tue 11:02", START).until("Tue 11:16:59").episode.session


def test_the_end_of_a_session_is_told_unless_it_is_old_news() -> None:
    ended = day().on("Tue 11:02", START).until("Tue 11:17")
    (tell,) = tells(ended.last.effects)
    assert (tell.message.text, tell.message.minutes) == ("ended_heating_pad", 15)
    assert tell.not_after == at("Tue 11:22")

    assert day().on("Tue 11:02", START).sleep_until("Tue 11:22").told_last == ["ended_heating_pad"]
    assert day().on("Tue 11:02", START).sleep_until("Tue 11:22:01").told_last == []


def test_the_end_of_a_session_makes_no_sound_in_quiet_hours() -> None:
    plan = a_plan(an_activity("walk", duration=10), quiet="11:05-12:00")
    walked = Timeline(plan).start("Mon 18:00").on("Tue 11:00", ActivityStarted(activity="walk"))

    ended = walked.until("Tue 11:10").last.effects

    assert [(one.message.text, one.message.rings) for one in tells(ended)] == [
        ("ended_walk", False)
    ]
    assert walked.episode.last_done_at("walk") == at("Tue 11:10")


def test_a_session_that_ended_while_the_house_was_down_ended_at_its_time() -> None:
    done = day().on("Tue 11:02", START).sleep_until("Tue 20:00")

    assert done.episode.last_done_at("heating_pad") == at("Tue 11:17")


@pytest.mark.parametrize("event", [ActivityStopped(), ActivityStopped(activity="heating_pad"),
                                   ActivityDone(), ActivityDone(activity="heating_pad")])  # fmt: skip
def test_stopping_early_counts_as_done(event: ActivityStopped) -> None:
    stopped = day().on("Tue 11:02", START).on("Tue 11:10", event)

    assert stopped.episode.session is None
    assert stopped.episode.last_done_at("heating_pad") == at("Tue 11:10")
    assert stopped.prompts[-1] == "Tue 11:10 heating_pad done"


def test_a_session_may_be_begun_without_a_prompt() -> None:
    begun = Timeline(PLAN).start("Mon 18:00").on("Mon 19:00", ActivityStarted(activity="walk"))

    assert begun.episode.session.prompt_id is None
    assert begun.until("Mon 19:10").prompts == []


@pytest.mark.parametrize("span", [minutes(5), minutes(20)])
def test_a_person_chooses_how_long_within_the_limits(span: timedelta) -> None:
    event = ActivityStarted(activity="heating_pad", span=span)

    assert day().on("Tue 11:02", event).episode.session.ends_at == at("Tue 11:02") + span


@pytest.mark.parametrize("span", [minutes(5) - timedelta(seconds=1), minutes(20.5)])
def test_heat_is_never_longer_than_its_limit(span: timedelta) -> None:
    with pytest.raises(DurationOutOfRange) as refused:
        step(
            PLAN, an_episode(), ActivityStarted(activity="heating_pad", span=span), at("Tue 11:00")
        )

    assert refused.value.values == {"activity": "heating_pad", "least": 5, "most": 20}


@pytest.mark.parametrize(
    ("activity", "error"),
    [("sauna", UnknownActivity), ("gym", UnknownActivity), ("tip", NoDuration)],
)
def test_what_has_no_duration_or_is_not_planned_cannot_be_started(
    activity: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        step(PLAN, an_episode(), ActivityStarted(activity=activity), at("Tue 11:00"))


@pytest.mark.parametrize("span", [None, minutes(5)])
def test_a_kind_without_length_has_none_whatever_is_said(span: timedelta | None) -> None:
    plan = a_plan(an_activity("tip", duration=10))

    with pytest.raises(NoDuration):
        step(plan, an_episode(), ActivityStarted(activity="tip", span=span), at("Tue 11:00"))


def test_what_the_plan_gives_no_length_has_none_although_its_kind_could() -> None:
    plan = a_plan(an_activity("walk"))

    with pytest.raises(NoDuration):
        step(
            plan, an_episode(), ActivityStarted(activity="walk", span=minutes(10)), at("Tue 11:00")
        )


def test_what_is_closed_cannot_be_started_and_every_reason_is_given() -> None:
    episode = an_episode(sessions=(a_session("walk", "Tue 06:55"),))

    with pytest.raises(ActivityClosed) as refused:
        step(PLAN, episode, START, at("Tue 07:00"))

    reasons = [lock.reason for lock in refused.value.lockouts]
    assert reasons == [Reason.SESSION_RUNNING, Reason.HOURS]
    assert refused.value.values == {"activity": "heating_pad"}


@pytest.mark.parametrize("activity", [None, "walk"])
def test_nothing_can_be_stopped_where_nothing_is_being_done(activity: str | None) -> None:
    with pytest.raises(NoSession):
        step(PLAN, an_episode(), ActivityStopped(activity=activity), at("Tue 11:00"))


def test_another_activity_than_the_running_one_cannot_be_stopped() -> None:
    episode = an_episode(sessions=(a_session("walk", "Tue 11:00"),))

    with pytest.raises(NoSession):
        step(PLAN, episode, ActivityStopped(activity="heating_pad"), at("Tue 11:01"))


def test_a_session_wakes_the_house_at_its_end() -> None:
    episode = an_episode(sessions=(a_session("walk", "Tue 12:00"),))

    assert step(PLAN, episode, ClockMoved(), at("Tue 12:01")).wake_at == at("Tue 12:10")
