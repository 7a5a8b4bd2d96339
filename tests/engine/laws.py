"""The laws of an episode: each looks at one step of a house, before and after."""

from datetime import UTC, timedelta
from typing import Any

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.catalogue import CATALOGUE
from custom_components.back_recovery.engine.model.devices import NO_READINGS
from custom_components.back_recovery.engine.model.effects import (
    UNDO_FOR,
    Clear,
    Decision,
    ReportPrompt,
    Tell,
)
from custom_components.back_recovery.engine.model.episode import CLOSED, Episode
from custom_components.back_recovery.engine.model.errors import StaleAnswer
from custom_components.back_recovery.engine.model.phases import HOLDS
from custom_components.back_recovery.engine.model.plan import GYM, NOT_LISTED
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Phase,
    PromptState,
    Reason,
    Urgency,
)
from custom_components.back_recovery.engine.reading.agenda import agenda
from custom_components.back_recovery.engine.reading.slots import JUST_AFTER
from custom_components.back_recovery.engine.reading.undisturbed import undisturbed_until
from custom_components.back_recovery.engine.step import step

from .builders import minutes, tells
from .message_laws import (
    a_day_has_no_more_offers_than_the_plan_allows,
    a_hold_asks_again,
    a_message_has_no_more_answers_than_a_phone_shows,
    a_tip_makes_no_sound_and_asks_nothing,
    messages_that_ring_never_share_a_minute,
    no_reassuring_text_stands_beside_a_warning,
    no_text_says_until_when_of_what_is_over,
    one_event_has_one_message,
    severe_pain_is_answered_with_whom_to_ask,
    what_is_told_makes_sense,
)
from .ticks import what_does_not_suit_is_neither_offered_nor_done


def nothing_is_done_without_an_episode(house, before, event, decision):
    """But for the list of warning signs, which is there for anybody at any time."""
    if before is None and decision.episode is None:
        about_signs = [tell for tell in tells(decision.effects) if tell.episode_id is None]
        is_asked = isinstance(event, happened.WarningSignsAsked | happened.MessageAnswered)
        assert all(tell.message.urgency is Urgency.SAFETY for tell in about_signs)
        assert is_asked or decision.effects == ()


def it_wakes_later_while_there_is_an_episode_and_only_then(house, before, event, decision):
    assert (decision.wake_at is None) == (decision.episode is None)
    assert decision.wake_at is None or decision.wake_at > house.now


def nothing_happens_before_it_wakes(house, before, event, decision):
    if decision.episode is None:
        return
    known = {
        "askings": decision.askings,
        "guards": decision.guards,
        "readings": getattr(house, "readings", NO_READINGS),
    }
    looked = step(house.plan, decision.episode, happened.ClockMoved(), house.now, **known)
    if looked.effects:
        # Of the rules that move the plan one acts at a time; the next one at the next look.
        moved = {getattr(one, "kind", "") for one in decision.effects}
        moved |= {tell.message.text for tell in tells(decision.effects)}
        assert {"extended", "stage_changed", Text.WINDOW_OVER} & moved, looked.effects
        return
    assert looked.episode == decision.episode
    almost = decision.wake_at - timedelta.resolution
    early = step(house.plan, decision.episode, happened.ClockMoved(), almost, **known)
    if early.effects and decision.wake_at - JUST_AFTER > house.now:
        # What had no room until another one was over leaves within the second after that.
        almost = decision.wake_at - JUST_AFTER
        early = step(house.plan, decision.episode, happened.ClockMoved(), almost, **known)
    assert (early.episode, early.effects) == (decision.episode, ()), early.effects


def only_the_person_makes_the_window_shorter(house, before, event, decision):
    if is_same(before, decision.episode) and not isinstance(event, happened.WindowMoved):
        assert decision.episode.window_ends_at >= before.window_ends_at


def what_is_closed_stays_closed(house, before, event, decision):
    """But for what the person takes back: a skip, a tick."""
    if isinstance(event, happened.PromptUnticked):
        house.final.pop(event.prompt_id, None)
    for effect in decision.effects:
        if isinstance(effect, Tell):
            # What was skipped says so for a minute, with a button that takes it back.
            is_way_back = effect.message.text is Text.SKIPPED
            assert effect.message.subject not in house.final or is_way_back
        if isinstance(effect, ReportPrompt):
            if is_slip(event) and effect.kind is PromptState.OFFERED:
                assert house.final.pop(effect.prompt_id) is PromptState.SKIPPED
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
        is_at_once = tell.message.urgency is not Urgency.NORMAL
        if tell.message.text.startswith("follow_up"):
            assert not hours or hours.end_of(tell.not_before, house.plan.time_zone) is None
        elif is_at_once and tell.not_before:
            # Of two questions of one event the second leaves a minute after the first.
            assert tell.message.answers
            assert tell.not_before - house.now <= house.plan.spacing
        else:
            assert is_at_once or not quiet_until or tell.not_before >= quiet_until
            assert not tell.not_before or not hours or is_loud_hour(house, tell.not_before)
    if quiet_until:
        new = new_prompts(before, decision.episode)
        assert all(prompt.activity == GYM or not prompt.is_open for prompt in new)
        assert not prompt_tells(decision, but_gym=True)


def who_rests_is_left_alone(house, before, event, decision):
    """What may wait waits until nobody believes any more that somebody sleeps."""
    rests_until = undisturbed_until(decision.episode, house.now)
    for tell in tells(decision.effects) if rests_until else ():
        waits = tell.message.urgency is Urgency.NORMAL and not tell.message.later
        assert not waits or tell.not_before >= rests_until
    if rests_until:
        new = new_prompts(before, decision.episode)
        assert all(prompt.activity == GYM or not prompt.is_open for prompt in new)


def is_loud_hour(house, at):
    return house.plan.quiet_hours.end_of(at, house.plan.time_zone) is None


def prompts_do_not_share_their_minute(house, before, event, decision):
    told = prompt_tells(decision)
    assert len(told) <= 1
    if told and house.told_at:
        assert house.now - house.told_at >= timedelta(minutes=1)
    if told:
        # What stands already, and loses a button, makes no sound and is no message more.
        now = [one for one in tells(decision.effects) if not one.not_before]
        assert [one for one in now if one in told or not one.message.again] == told


def takes_its_minute(tell: Tell) -> bool:
    """Tell whether no prompt may leave within a minute of it.

    What stands silently, and says how a session stands, is no message more.
    """
    return tell.not_before is None and not tell.message.again and tell.message.live is None


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
        activity = house.plan.activity(session.activity)
        most = minutes(CATALOGUE[activity.kind].duration.most)
        # A bath is filled before somebody soaks.
        filling = activity.device.most_on if activity.device else minutes(0)
        assert session.ends_at - session.started_at <= most + filling
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
        may_lift = is_lift(event) and before.phase is Phase.HOLD_CARE
        assert is_stop(event) or may_lift or is_denial(event)
    elif before.phase is Phase.HOLD_EMERGENCY:
        assert decision.episode.phase is Phase.HOLD_EMERGENCY or is_denial(event)
    elif decision.episode.phase not in HOLDS:
        assert is_lift(event) or is_denial(event) or is_slip(event)


def history_is_only_added_to(house, before, event, decision):
    if not is_same(before, decision.episode):
        return
    after = decision.episode
    assert after.history[: len(before.history)] == before.history
    assert [one.at for one in after.check_ins][: len(before.check_ins)] == [
        one.at for one in before.check_ins
    ]
    pairs = zip(before.check_ins, after.check_ins, strict=False)
    changed = [one for one, other in pairs if one != other]
    # Within a minute the person may take back a yes that was a slip, and nothing else.
    assert not changed or (is_slip(event) and all(house.now - one.at < UNDO_FOR for one in changed))
    if isinstance(event, happened.PromptUnticked):
        return
    assert {prompt.id for prompt in before.prompts} <= {prompt.id for prompt in after.prompts}
    assert len(after.sessions) >= len(before.sessions)


PASSING = {Reason.SESSION_RUNNING, Reason.PAUSED}
"""What ends with the episode: a session, and a pause of the person's own."""


def a_stop_and_a_start_open_nothing(house, before, event, decision):
    """Whoever stops now and starts again finds closed what was closed, for as long.

    But for what was said by a clock that has been set back since: that counts for this recovery.
    """
    if decision.episode is None or house.now < decision.episode.started_at:
        return
    if any(one.at > house.now for one in decision.episode.check_ins):
        return
    plan, now = house.plan, house.now
    stopped = step(plan, decision.episode, happened.RecoveryStopped(), now)
    begun = step(plan, None, happened.RecoveryStarted(), now, earlier=stopped.earlier)
    after = {one.activity: one for one in agenda(plan, begun.episode, now).closed}
    for lock in agenda(plan, decision.episode, now).closed:
        if lock.reason in PASSING:
            continue
        assert lock.activity in after, lock


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


def an_answer_counts_once_and_for_its_own_asking(house, askings, event, decision):
    """A tap that comes late, twice or from elsewhere does nothing; no id comes twice."""
    # A message without the button that was used is the same asking: its other buttons still count.
    standing = {one.id for one in askings.open}
    new = [
        one.message.asking
        for one in tells(decision.effects)
        if one.message.answers and not (one.message.again and one.message.asking in standing)
    ]
    assert all(new)
    assert len({*new, *house.asked}) == len(new) + len(set(house.asked))
    assert {one.id for one in decision.askings.open} <= {*new, *house.asked}
    if isinstance(event, happened.MessageAnswered):
        asking = askings.find(event.asking, house.now)
        assert asking
        assert event.answer in asking.message.answers
        with pytest.raises(StaleAnswer):
            step(
                house.plan,
                decision.episode,
                event,
                house.now,
                earlier=decision.earlier,
                askings=decision.askings,
            )


def what_is_asked_stands_on_the_phone(house, before, event, decision):
    """Whatever takes a message away closes its asking."""
    subjects = {one.subject for one in decision.effects if isinstance(one, Clear)}
    subjects -= {tell.message.subject for tell in tells(decision.effects)}
    assert not any(decision.askings.on(subject) for subject in subjects)


LAWS = [
    nothing_is_done_without_an_episode,
    it_wakes_later_while_there_is_an_episode_and_only_then,
    nothing_happens_before_it_wakes,
    only_the_person_makes_the_window_shorter,
    what_is_closed_stays_closed,
    a_day_has_no_more_offers_than_the_plan_allows,
    a_message_has_no_more_answers_than_a_phone_shows,
    no_reassuring_text_stands_beside_a_warning,
    no_text_says_until_when_of_what_is_over,
    severe_pain_is_answered_with_whom_to_ask,
    a_hold_asks_again,
    a_stop_and_a_start_open_nothing,
    a_tip_makes_no_sound_and_asks_nothing,
    messages_that_ring_never_share_a_minute,
    one_event_has_one_message,
    what_is_told_makes_sense,
    quiet_hours_are_quiet,
    who_rests_is_left_alone,
    prompts_do_not_share_their_minute,
    an_open_prompt_can_be_answered,
    one_thing_is_done_at_a_time,
    heat_is_not_started_in_quiet_hours,
    what_does_not_suit_is_neither_offered_nor_done,
    a_hold_is_left_only_by_the_person,
    history_is_only_added_to,
    the_gym_warns_once_a_visit,
    every_instant_is_universal,
    what_is_asked_stands_on_the_phone,
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


def is_denial(event: happened.Event) -> bool:
    """Tell whether the person says that none of the signs is there: it was a mistake."""
    return isinstance(event, happened.MessageAnswered) and event.answer is Answer.NONE


def is_slip(event: happened.Event) -> bool:
    """Tell whether the person takes back what was answered by mistake."""
    return isinstance(event, happened.MessageAnswered) and event.answer is Answer.UNDO


def new_prompts(before: Episode | None, after: Episode | None) -> list[Any]:
    known = {prompt.id for prompt in before.prompts} if before else set()
    return [prompt for prompt in after.prompts if prompt.id not in known] if after else []


def prompt_tells(decision: Decision, *, but_gym: bool = False) -> list[Tell]:
    prompts = {prompt.id: prompt for prompt in decision.episode.prompts} if decision.episode else {}
    # What only takes the place of what is there is no message of its own.
    found = [
        tell
        for tell in tells(decision.effects)
        if tell.message.subject in prompts and not tell.message.again
    ]
    return [tell for tell in found if not (but_gym and tell.message.activity == GYM)]
