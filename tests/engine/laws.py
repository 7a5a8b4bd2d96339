"""The laws of an episode: each looks at one step of a house, before and after."""

from datetime import UTC, timedelta
from typing import Any

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.catalogue import CATALOGUE
from custom_components.back_recovery.engine.model.effects import Decision, ReportPrompt, Tell
from custom_components.back_recovery.engine.model.episode import CLOSED, Episode
from custom_components.back_recovery.engine.model.phases import HOLDS
from custom_components.back_recovery.engine.model.plan import GYM, NOT_LISTED
from custom_components.back_recovery.engine.model.vocabulary import Answer, Phase, Urgency
from custom_components.back_recovery.engine.step import step

from .builders import minutes, tells
from .message_laws import (
    a_day_has_no_more_prompts_than_the_plan_allows,
    a_message_has_no_more_answers_than_a_phone_shows,
)
from .ticks import what_does_not_suit_is_neither_offered_nor_done


def nothing_is_done_without_an_episode(house, before, event, decision):
    if before is None and decision.episode is None:
        assert decision.effects == ()


def it_wakes_later_while_there_is_an_episode_and_only_then(house, before, event, decision):
    assert (decision.wake_at is None) == (decision.episode is None)
    assert decision.wake_at is None or decision.wake_at > house.now


def nothing_happens_before_it_wakes(house, before, event, decision):
    if decision.episode is None:
        return
    looked = step(house.plan, decision.episode, happened.ClockMoved(), house.now)
    if looked.effects:
        # Of the rules that move the plan one acts at a time; the next one at the next look.
        assert {"extended", "stage_changed"} & {
            getattr(one, "kind", "") for one in decision.effects
        }
        return
    assert looked.episode == decision.episode
    almost = decision.wake_at - timedelta.resolution
    early = step(house.plan, decision.episode, happened.ClockMoved(), almost)
    assert (early.episode, early.effects) == (decision.episode, ())


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
        if tell.message.text.startswith("follow_up"):
            assert not hours or hours.end_of(tell.not_before, house.plan.time_zone) is None
        else:
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
    assert all(one in NOT_LISTED or house.plan.has(one) for one in activities)
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
        assert is_stop(event) or (is_lift(event) and before.phase is Phase.HOLD_CARE)
    elif before.phase is Phase.HOLD_EMERGENCY:
        assert decision.episode.phase is Phase.HOLD_EMERGENCY
    elif decision.episode.phase not in HOLDS:
        assert is_lift(event)


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
    nothing_happens_before_it_wakes,
    only_the_person_makes_the_window_shorter,
    what_is_closed_stays_closed,
    a_day_has_no_more_prompts_than_the_plan_allows,
    a_message_has_no_more_answers_than_a_phone_shows,
    quiet_hours_are_quiet,
    prompts_do_not_share_their_minute,
    an_open_prompt_can_be_answered,
    one_thing_is_done_at_a_time,
    heat_is_not_started_in_quiet_hours,
    what_does_not_suit_is_neither_offered_nor_done,
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


def is_lift(event: happened.Event) -> bool:
    if isinstance(event, happened.MessageAnswered):
        return event.answer is Answer.CHECKED
    return isinstance(event, happened.HoldLifted)


def new_prompts(before: Episode | None, after: Episode | None) -> list[Any]:
    known = {prompt.id for prompt in before.prompts} if before else set()
    return [prompt for prompt in after.prompts if prompt.id not in known] if after else []


def prompt_tells(decision: Decision, *, but_gym: bool = False) -> list[Tell]:
    prompts = {prompt.id: prompt for prompt in decision.episode.prompts} if decision.episode else {}
    found = [tell for tell in tells(decision.effects) if tell.message.subject in prompts]
    return [tell for tell in found if not (but_gym and tell.message.activity == GYM)]
