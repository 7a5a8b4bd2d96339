"""What counts of a session, a prompt and an episode."""

from datetime import timedelta

import pytest

from custom_components.back_recovery.engine.model.episode import CheckIn, Fact, Session
from custom_components.back_recovery.engine.model.happened import ENDS, What
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import PromptState, Reason

from ..builders import a_deed, a_prompt, a_session, an_episode, at, minutes


def broken_off(reason: Reason | None, after: timedelta) -> Session:
    return a_session("walk", ended_at=at("Tue 09:00") + after, reason=reason)


A_SECOND = timedelta(seconds=1)
NEVER_BEGAN = {Reason.NOT_STARTED, Reason.LEAK_SILENT}
THE_HOUSES_DOING = {
    Reason.RESTARTED,
    Reason.UNLOADED,
    Reason.PLAN_CHANGED,
    Reason.ACTIVITY_REMOVED,
    Reason.CLOCK_SET_BACK,
    Reason.LEAK,
}


def test_what_the_house_broke_off_within_three_minutes_uses_nothing_up() -> None:
    soon = {one for one in Reason if not broken_off(one, minutes(3) - A_SECOND).took_place}
    later = {one for one in Reason if not broken_off(one, minutes(3)).took_place}

    assert soon == NEVER_BEGAN | THE_HOUSES_DOING
    assert later == NEVER_BEGAN


def test_what_runs_or_was_stopped_by_the_person_counts_at_once() -> None:
    assert a_session("walk").took_place
    assert broken_off(None, minutes(0)).took_place


@pytest.mark.parametrize(
    ("states", "percent"),
    [
        ("", None),
        ("offered snoozed lapsed", None),
        ("skipped", 0),
        ("done", 100),
        ("started", 100),
        ("done started skipped lapsed offered", 200 / 3),
    ],
)
def test_what_was_taken_up_is_counted_among_what_was_answered(
    states: str, percent: float | None
) -> None:
    prompts = [a_prompt(state=PromptState(state)) for state in states.split()]

    assert an_episode(prompts=tuple(prompts)).adherence == percent


@pytest.mark.parametrize("state", PromptState)
def test_a_prompt_is_open_or_answered_or_over(state: PromptState) -> None:
    prompt = a_prompt(state=state)

    assert prompt.is_open is (state in {PromptState.OFFERED, PromptState.SNOOZED})
    assert prompt.is_answered is (state in {"done", "skipped", "started"})


@pytest.mark.parametrize(
    ("state", "lapses_at", "never"),
    [
        (PromptState.LAPSED, "Tue 09:00", True),
        (PromptState.LAPSED, "Tue 11:00", False),
        (PromptState.OFFERED, "Tue 09:00", False),
    ],
)
def test_what_lapsed_as_it_was_offered_was_never_sent(
    state: PromptState, lapses_at: str, never: bool
) -> None:
    assert a_prompt(state=state, lapses_at=at(lapses_at)).never_sent is never


def test_a_snoozed_prompt_is_meant_only_where_no_other_is_open() -> None:
    walk = a_prompt("walk", "Tue 09:00")
    bath = a_prompt("bath", "Tue 10:00", state=PromptState.SNOOZED)
    tip = a_prompt("tip", "Tue 11:00", card=Text.TIP_REST)

    assert an_episode(prompts=(walk, bath, tip)).open_prompt() == walk
    assert an_episode(prompts=(bath, tip)).open_prompt() == bath
    assert an_episode(prompts=(tip,)).open_prompt() is None
    assert an_episode(prompts=(walk, tip)).open_prompt("tip") == tip


def test_of_two_prompts_the_one_told_last_is_meant() -> None:
    walk, bath = a_prompt("walk", "Tue 09:00"), a_prompt("bath", "Tue 10:00")

    assert an_episode(prompts=(walk, bath)).open_prompt() == bath


@pytest.mark.parametrize(
    ("now", "worst", "of_both"), [(4, None, 4), (4, 2, 4), (4, 6, 6), (0, 0, 0)]
)
def test_what_hurts_now_is_never_worse_than_the_worst(
    now: int, worst: int | None, of_both: int
) -> None:
    assert CheckIn(at=at("Tue 08:00"), pain_now=now, pain_worst=worst).worst == of_both


def test_an_activity_was_done_last_when_it_ended_last() -> None:
    hardly = a_session("walk", "Tue 15:00", ended_at=at("Tue 15:01"), reason=Reason.RESTARTED)
    sessions = (a_deed("walk", "Tue 12:00"), a_deed("walk", "Tue 09:00"), hardly)

    assert an_episode(sessions=sessions).last_done_at("walk") == at("Tue 12:00")
    assert an_episode(sessions=(a_session("walk"),)).last_done_at("walk") is None


def test_an_episode_is_over_once_its_last_line_says_so() -> None:
    assert {What.COMPLETED, What.STOPPED, What.CLOSED} == ENDS
    over = Fact(at=at("Wed 18:00"), what=What.STOPPED)
    later = Fact(at=at("Wed 18:00"), what=What.TOLD)

    assert an_episode(history=(later, over)).end == over
    assert an_episode(history=(over, later)).end is None


def test_the_last_line_of_a_kind_is_the_one_that_was_written_last() -> None:
    first = Fact(at=at("Wed 18:00"), what=What.EXTENDED, reason=Reason.NOT_READY)
    second = Fact(at=at("Tue 18:00"), what=What.EXTENDED, reason=Reason.LIFTED)
    other = Fact(at=at("Thu 18:00"), what=What.SHORTENED)
    episode = an_episode(history=(first, second, other))

    assert episode.last_fact(What.EXTENDED) == second
    assert episode.last_fact(What.EXTENDED, Reason.NOT_READY) == first
    assert episode.last_fact(What.EXTENDED, Reason.SILENCE) is None


def test_a_bath_begins_when_it_is_ready() -> None:
    filled = a_session("bath", soak_began_at=at("Tue 09:08"))

    assert filled.in_water_since == at("Tue 09:08")
    assert a_session("bath").in_water_since == at("Tue 09:00")
    assert (a_session("bath", soak_minutes=15).is_filling, filled.is_filling) == (True, False)
