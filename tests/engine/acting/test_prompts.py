"""The life of one prompt."""

from datetime import timedelta

import pytest

from custom_components.back_recovery.engine.acting.draft import Draft
from custom_components.back_recovery.engine.acting.prompts import PROMPTS, PromptMove, move_prompt
from custom_components.back_recovery.engine.model.effects import ReportPrompt
from custom_components.back_recovery.engine.model.episode import CLOSED, Prompt
from custom_components.back_recovery.engine.model.errors import (
    NothingToAnswer,
    SnoozeTooLong,
    StaleAnswer,
    UnknownActivity,
)
from custom_components.back_recovery.engine.model.events import (
    ActivityDone,
    ClockMoved,
    Paused,
    PromptSkipped,
    PromptSnoozed,
)
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    PromptState,
    Reason,
    Urgency,
)
from custom_components.back_recovery.engine.step import step

from ..builders import (
    Timeline,
    a_plan,
    a_prompt,
    an_activity,
    an_episode,
    at,
    hours,
    minutes,
    tells,
)

OFFERED, SNOOZED, STARTED, DONE, SKIPPED, LAPSED = PromptState
OFFER, START, DO, SKIP, SNOOZE, LAPSE, BREAK_OFF, TAKE_BACK = PromptMove
PLAN = a_plan(an_activity("walk", times="09:00"), an_activity("tip", times="12:00"))
EVERY_MOVE = {START: STARTED, DO: DONE, SKIP: SKIPPED, SNOOZE: SNOOZED, LAPSE: LAPSED}
TABLE = {
    OFFERED: EVERY_MOVE,
    SNOOZED: {**EVERY_MOVE, OFFER: OFFERED},
    STARTED: {DO: DONE, BREAK_OFF: LAPSED},
    DONE: {TAKE_BACK: OFFERED},
    SKIPPED: {TAKE_BACK: OFFERED},
    LAPSED: {},
}


@pytest.mark.parametrize("move", PromptMove)
@pytest.mark.parametrize("state", PromptState)
def test_a_prompt_moves_as_the_table_says_and_in_no_other_way(
    state: PromptState, move: PromptMove
) -> None:
    prompt = a_prompt(state=state)
    draft = Draft(PLAN, an_episode(prompts=(prompt,)), at("Tue 09:10"))
    after = TABLE[state].get(move)

    if after is None:
        with pytest.raises(StaleAnswer):
            move_prompt(draft, prompt, move)
        assert draft.episode.prompts == (prompt,)
    else:
        assert move_prompt(draft, prompt, move, by="anna").state is after
        assert draft.episode.prompts[0].state is after


def test_nothing_leaves_a_closed_state_but_what_is_taken_back() -> None:
    assert {state for state, moves in PROMPTS.items() if not moves} == CLOSED - {DONE, SKIPPED}


def test_who_answered_is_remembered_and_when() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Tue 09:05", PromptSkipped(by="anna"))

    (walk,) = day.episode.prompts
    assert (walk.closed_by, walk.closed_at) == ("anna", at("Tue 09:05"))
    assert walk.repeat_at is None
    assert day.last.effects[0] == ReportPrompt(
        kind=PromptState.SKIPPED, activity="walk", prompt_id=walk.id
    )
    assert day.told_last == ["skipped"]


def test_done_counts_as_having_done_it() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Tue 09:05", ActivityDone(by="anna"))

    (deed,) = day.episode.sessions
    assert (deed.activity, deed.ended_at, deed.started_by) == ("walk", at("Tue 09:05"), "anna")
    assert deed.prompt_id == day.episode.prompts[0].id


def test_something_may_be_done_without_having_been_asked() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 19:00", ActivityDone(activity="walk"))

    assert day.episode.last_done_at("walk") == at("Mon 19:00")
    assert day.last.effects == ()


def test_what_the_plan_does_not_know_cannot_be_done() -> None:
    with pytest.raises(UnknownActivity):
        step(PLAN, an_episode(), ActivityDone(activity="sauna"), at("Mon 19:00"))


@pytest.mark.parametrize("event", [ActivityDone(), PromptSkipped(), PromptSnoozed()])
def test_without_an_open_prompt_there_is_nothing_to_answer(event: ActivityDone) -> None:
    with pytest.raises(NothingToAnswer):
        step(PLAN, an_episode(), event, at("Mon 19:00"))


def test_an_answer_means_the_prompt_of_its_activity() -> None:
    walk, tip = a_prompt("walk"), a_prompt("tip", "Tue 09:30")
    episode = an_episode(prompts=(walk, tip))

    after = step(PLAN, episode, PromptSkipped(activity="walk"), at("Tue 09:40")).episode

    assert after
    assert [one.activity for one in after.open_prompts] == ["tip"]


def test_an_answer_without_a_name_means_the_latest_prompt() -> None:
    episode = an_episode(prompts=(a_prompt("walk"), a_prompt("tip", "Tue 09:30")))

    after = step(PLAN, episode, PromptSkipped(), at("Tue 09:40")).episode

    assert after
    assert [one.activity for one in after.open_prompts] == ["walk"]


def test_a_snoozed_prompt_is_meant_only_where_no_other_is_open() -> None:
    snoozed = a_prompt("tip", "Tue 09:30", state=SNOOZED, snoozed_until=at("Tue 11:00"))
    episode = an_episode(prompts=(a_prompt("walk"), snoozed))

    assert episode.open_prompt() == episode.prompts[0]
    assert an_episode(prompts=(snoozed,)).open_prompt() == snoozed


def test_a_snooze_lasts_as_long_as_the_plan_says() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Tue 09:05", PromptSnoozed()).until("Tue 10:00")

    assert day.told[1:] == ["Tue 09:00 walk", "Tue 09:35 walk"]
    assert day.prompts == [
        "Tue 09:00 walk offered",
        "Tue 09:05 walk snoozed",
        "Tue 09:35 walk offered",
    ]


def test_a_snoozed_prompt_lapses_after_its_new_time() -> None:
    snooze = PromptSnoozed(span=hours(3))
    day = Timeline(PLAN).start("Mon 18:00").on("Tue 09:05", snooze).until("Tue 20:00")

    assert "Tue 14:05 walk lapsed" in day.prompts


@pytest.mark.parametrize("span", [timedelta(seconds=1), minutes(1), hours(24)])
def test_a_prompt_may_be_put_off_for_a_day(span: object) -> None:
    day = Timeline(PLAN).start("Mon 18:00").until("Tue 09:00")

    after = step(PLAN, day.episode, PromptSnoozed(span=span), at("Tue 09:00")).episode

    assert after
    assert after.prompts[0].snoozed_until == at("Tue 09:00") + span


@pytest.mark.parametrize("span", [minutes(-1), timedelta(milliseconds=-1), hours(24.001)])
def test_a_prompt_is_put_off_for_a_day_at_most(span: object) -> None:
    day = Timeline(PLAN).start("Mon 18:00").until("Tue 09:00")

    with pytest.raises(SnoozeTooLong) as refused:
        step(PLAN, day.episode, PromptSnoozed(span=span), at("Tue 09:00"))

    assert refused.value.values == {"hours": 24}


def test_the_warning_at_the_gym_is_not_put_off() -> None:
    episode = an_episode(prompts=(a_prompt("gym"),))

    with pytest.raises(StaleAnswer):
        step(PLAN, episode, PromptSnoozed(), at("Tue 09:10"))


def test_a_prompt_lapses_exactly_when_its_time_is_over() -> None:
    episode = an_episode(prompts=(a_prompt("walk"),))

    open_until_then = step(PLAN, episode, ClockMoved(), at("Tue 10:59:59")).episode
    lapsed = step(PLAN, episode, ClockMoved(), at("Tue 11:00")).episode

    assert open_until_then
    assert open_until_then.prompts[0].is_open
    assert lapsed
    assert lapsed.prompts[0].state is LAPSED


def test_a_prompt_lapsed_at_its_time_however_late_that_is_noticed() -> None:
    episode = an_episode(prompts=(a_prompt("walk"),))

    after = step(PLAN, episode, ClockMoved(), at("Tue 23:00")).episode

    assert after
    assert after.prompts[0].closed_at == at("Tue 11:00")


def lapse(prompt: Prompt, plan: Plan = PLAN) -> tuple[Prompt, str | None]:
    """Return a prompt that nobody answered as it is late in the evening, and why that is."""
    decision = step(plan, an_episode(prompts=(prompt,)), ClockMoved(), at("Tue 23:00"))
    assert decision.episode
    (after, *_) = decision.episode.prompts
    reports = [one for one in decision.effects if isinstance(one, ReportPrompt)]
    return after, next(one.reason for one in reports if one.prompt_id == prompt.id)


def test_what_asks_is_unanswered_and_what_is_read_is_over_with_the_day() -> None:
    tip = a_prompt("tip", "Tue 12:00", card=Text.TIP_REST, lapses_at=at("Tue 21:00"))

    walked, why_walk = lapse(a_prompt("walk"))
    read, why_tip = lapse(tip)

    assert (why_walk, why_tip) == (Reason.UNANSWERED, Reason.DAY_OVER)
    assert (walked.closed_at, read.closed_at) == (at("Tue 11:00"), at("Tue 21:00"))


def test_what_is_taken_back_for_another_reason_is_closed_now() -> None:
    day = Timeline(PLAN).start("Mon 18:00").until("Tue 09:00").on("Tue 09:05", Paused())

    (walk,) = day.episode.prompts
    assert (walk.state, walk.closed_at) == (PromptState.LAPSED, at("Tue 09:05"))
    (report,) = [one for one in day.last.effects if isinstance(one, ReportPrompt)]
    assert report.reason == Reason.PAUSED


def test_who_skips_reads_so_without_a_sound_and_with_one_button() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Tue 09:05", PromptSkipped(by="anna"))

    (skipped,) = [one.message for one in tells(day.last.effects)]
    assert (skipped.answers, skipped.urgency, skipped.again) == (
        (Answer.UNDO,),
        Urgency.QUIET,
        True,
    )
