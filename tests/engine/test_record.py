"""What is on disk, and whether an effect still makes sense."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from custom_components.back_recovery.engine.model.effects import (
    Clear,
    Decision,
    Effect,
    Message,
    ReportEpisode,
    ReportPrompt,
    Sooner,
    Tell,
    TurnOff,
)
from custom_components.back_recovery.engine.model.episode import Episode, Fact
from custom_components.back_recovery.engine.model.events import RecoveryStarted, RecoveryStopped
from custom_components.back_recovery.engine.model.guards import GuardState
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Phase,
    PromptState,
    Recipient,
)
from custom_components.back_recovery.engine.record import LAST_KEPT_FOR, Pending, Record

from .builders import Timeline, a_plan, a_prompt, an_activity, an_episode, at
from .house import a_guard

NOW = at("Tue 09:10")
CLEAR = Clear(subject="p1")
REPORT = ReportEpisode(kind=What.STARTED)
OFFER = Tell(
    episode_id="e1",
    message=Message(subject="p1", text=Text.WALK, answers=(Answer.DONE, Answer.SKIP)),
)
GOODBYE = Tell(episode_id="e1", message=Message(subject="e1", text=Text.COMPLETED))
HELLO = replace(GOODBYE, message=Message(subject="e1", text=Text.STARTED, answers=(Answer.STOP,)))


def with_prompt(state: PromptState) -> Record:
    return Record(episode=an_episode(prompts=(a_prompt(id="p1", state=state),)))


def test_a_decision_is_kept_with_its_effects_pending_and_numbered() -> None:
    episode = an_episode()
    before = Record(pending=(Pending(number=4, effect=REPORT),), next_number=5)

    after = before.decided(Decision(episode=episode, effects=(CLEAR, OFFER)))

    assert after.episode is episode
    assert [(one.number, one.effect) for one in after.pending] == [
        (4, REPORT),
        (5, CLEAR),
        (6, OFFER),
    ]
    assert after.next_number == 7


def test_the_end_of_an_episode_keeps_what_is_pending() -> None:
    after = Record(episode=an_episode()).decided(Decision(episode=None, effects=(GOODBYE,)))

    assert after == Record(pending=(Pending(number=1, effect=GOODBYE),), next_number=2)


def asking(tell: Tell, record: Record | None = None) -> tuple[Record, Tell]:
    """Return a record in which something is asked, and what tells of it."""
    record = record or Record(episode=an_episode())
    askings, message = record.askings.asked(tell.message, NOW)
    return replace(record, askings=askings), replace(tell, message=message)


def test_what_is_acknowledged_is_forgotten_and_its_number_not_used_again() -> None:
    record = Record().decided(Decision(episode=None, effects=(CLEAR, REPORT)))

    after = record.acknowledged(1)

    assert after.pending == (Pending(number=2, effect=REPORT),)
    assert after.next_number == 3


def test_to_acknowledge_twice_is_harmless() -> None:
    record = Record().decided(Decision(episode=None, effects=(CLEAR, REPORT)))

    assert record.acknowledged(1).acknowledged(1) == record.acknowledged(1)


@pytest.mark.parametrize(
    "effect", [CLEAR, REPORT, ReportPrompt(kind=PromptState.DONE, activity="walk", prompt_id="p1")]
)
def test_what_happened_is_always_reported_and_what_is_gone_always_cleared(effect: Effect) -> None:
    assert Record().makes_sense(effect, NOW)
    assert with_prompt(PromptState.DONE).makes_sense(effect, NOW)


def test_only_a_prompt_that_waits_for_an_answer_is_asked() -> None:
    asked, offer = asking(OFFER)
    _, again = asking(OFFER, asked)

    assert asked.makes_sense(offer, NOW)
    assert not Record(episode=an_episode()).makes_sense(offer, NOW)
    assert not asked.makes_sense(again, NOW)
    assert not replace(asked, askings=asked.askings.without("p1")).makes_sense(offer, NOW)


def test_old_news_is_not_told() -> None:
    news = replace(GOODBYE, not_after=NOW)

    assert Record(episode=an_episode()).makes_sense(news, NOW)
    assert not Record(episode=an_episode()).makes_sense(news, at("Tue 09:10:01"))


def test_after_the_end_nothing_is_asked_any_more_but_the_end_is_told() -> None:
    assert not Record().makes_sense(HELLO, NOW)
    assert Record().makes_sense(GOODBYE, NOW)


def test_a_message_about_the_episode_is_told_while_it_is_the_same() -> None:
    record, hello = asking(HELLO)
    assert record.makes_sense(hello, NOW)
    another = replace(record, episode=replace(an_episode(), id="e2"))
    assert not another.makes_sense(hello, NOW)
    assert not another.makes_sense(GOODBYE, NOW)


# The episode that ended last


def an_ended_episode(when: str = "Wed 18:00", **values: str) -> Episode:
    return an_episode(history=(Fact(at=at(when), what=What.COMPLETED),), **values)


def test_what_an_episode_left_for_later_is_moot_once_another_one_has_ended() -> None:
    last = an_ended_episode()

    assert Record(last=last).makes_sense(GOODBYE, NOW)
    assert not Record(last=replace(last, id="e2")).makes_sense(GOODBYE, NOW)


@pytest.mark.parametrize("how", ["by itself", "by the person"])
def test_an_episode_that_ends_is_handed_over_whole(how: str) -> None:
    day = Timeline(a_plan(an_activity("walk", times="09:00"))).start("Mon 18:00").until("Tue 09:00")

    day.on("Tue 10:00", RecoveryStopped()) if how == "by the person" else day.until("Wed 18:00")

    ended = day.last.ended
    assert day.episode is None
    assert ended
    assert ended.end == ended.history[-1]
    assert ended.prompts
    assert (ended.phase, ended.open_prompts) == (Phase.REST, ())


def test_while_an_episode_runs_nothing_has_ended() -> None:
    day = Timeline(a_plan()).start("Mon 18:00")

    assert day.last.ended is None
    assert day.episode
    assert day.episode.end is None
    assert an_episode().end is None


def test_an_episode_that_ended_while_the_house_was_down_makes_room_for_the_next() -> None:
    day = Timeline(a_plan()).start("Mon 18:00")

    day.wake_at = None
    day.on("Thu 09:00", RecoveryStarted())

    assert day.last.ended
    assert day.episode
    assert day.last.ended.started_at == at("Mon 18:00")
    assert day.episode.started_at == at("Thu 09:00")


def test_the_episode_that_ended_is_kept_until_the_next_one_ends() -> None:
    first, second = an_ended_episode(), an_ended_episode(started="Tue 18:00")

    record = Record().decided(Decision(episode=None, ended=first))
    running = record.decided(Decision(episode=an_episode()))

    assert (record.last, running.last) == (first, first)
    assert running.decided(Decision(episode=None, ended=second)).last == second


def test_the_last_episode_is_forgotten_35_days_after_its_end() -> None:
    record = Record(last=an_ended_episode(), episode=an_episode())
    ends_at = at("Wed 18:00") + LAST_KEPT_FOR

    assert timedelta(days=35) == LAST_KEPT_FOR
    assert record.forgets_at == ends_at
    assert record.without_old(ends_at - timedelta(seconds=1)) == record
    assert record.without_old(ends_at) == replace(record, last=None)


def test_where_nothing_ended_there_is_nothing_to_forget() -> None:
    assert Record().forgets_at is None
    assert Record(episode=an_episode()).without_old(NOW) == Record(episode=an_episode())


def test_a_question_that_was_answered_in_the_night_is_not_asked_in_the_morning() -> None:
    message = Message(subject="e1-advice", text=Text.D5, answers=(Answer.CHECKED,))
    record, tell = asking(Tell(episode_id="e1", message=message, not_before=at("Tue 07:00")))

    assert record.makes_sense(tell, at("Tue 07:00"))
    answered = record.askings.without_answer(record.askings.open[0], Answer.CHECKED)
    assert not replace(record, askings=answered).makes_sense(tell, at("Tue 07:00"))


def test_what_a_device_owes_it_owes_under_its_new_name() -> None:
    off = TurnOff(activity="heating_pad", device="switch.pad")
    other = TurnOff(activity="bath", device="valve.bath")
    record = Record(
        guards=(a_guard(GuardState.GOING_OFF, device="switch.pad"),),
        pending=tuple(Pending(number=1, effect=one) for one in (off, other, CLEAR)),
    )

    renamed = record.under_new_names({"switch.pad": "switch.warm"})

    assert [one.device for one in renamed.guards] == ["switch.warm"]
    assert [one.effect for one in renamed.pending] == [
        replace(off, device="switch.warm"),
        other,
        CLEAR,
    ]


def test_things_that_swap_their_names_keep_what_they_owe() -> None:
    record = Record(guards=(a_guard(device="switch.a"), a_guard(device="switch.b")))

    swapped = record.under_new_names({"switch.a": "switch.b", "switch.b": "switch.a"})

    assert [one.device for one in swapped.guards] == ["switch.b", "switch.a"]


# What waits


def waiting(text: Text = Text.WALK, **values: Any) -> Tell:
    message = Message(subject="p1", text=text, to=values.pop("to", Recipient.PERSON))
    return Tell(episode_id="e1", message=message, **values)


MORNING = at("Wed 07:00")


def left(before: Effect, after: Effect) -> list[Effect]:
    """Return what is pending once something newer was decided."""
    record = Record(pending=(Pending(number=1, effect=before),), next_number=2)
    return [one.effect for one in record.decided(Decision(episode=None, effects=(after,))).pending]


@pytest.mark.parametrize(
    ("before", "after", "stays"),
    [
        (waiting(not_before=MORNING), waiting(Text.BATH), False),
        (waiting(not_before=MORNING), CLEAR, False),
        (waiting(not_before=MORNING), Clear(subject="p2"), True),
        (waiting(not_before=MORNING), waiting(to=Recipient.SECOND_CONTACT), True),
        (waiting(not_before=MORNING, to=Recipient.SECOND_CONTACT), CLEAR, False),
        (waiting(not_before=MORNING), REPORT, True),
        (waiting(), waiting(Text.BATH), True),
        (waiting(), CLEAR, True),
        (CLEAR, CLEAR, True),
    ],
)
def test_what_waits_for_the_morning_goes_where_something_newer_takes_its_place(
    before: Effect, after: Effect, stays: bool
) -> None:
    assert left(before, after) == [*([before] if stays else []), after]


def test_what_waits_leaves_as_soon_as_the_quiet_is_over_and_the_rest_is_as_it_was() -> None:
    effects = (waiting(not_before=MORNING), waiting(Text.BATH), CLEAR, REPORT)
    record = Record(pending=tuple(Pending(number=1, effect=one) for one in effects))
    sooner = Sooner(instead_of=MORNING, at=NOW)

    after = record.decided(Decision(episode=None, sooner=sooner))

    first, *others = [one.effect for one in after.pending]
    assert first == replace(effects[0], not_before=NOW)
    assert tuple(others) == effects[1:]
    assert record.decided(Decision(episode=None)).pending == record.pending


def test_after_the_end_nobody_is_asked_what_was_left_for_later() -> None:
    record, hello = asking(HELLO)

    assert not replace(record, episode=None).makes_sense(hello, NOW)


@pytest.mark.parametrize("is_asked", [True, False])
def test_a_question_about_a_device_is_asked_without_an_episode_while_it_stands(
    is_asked: bool,
) -> None:
    record, hello = asking(replace(HELLO, episode_id=None), Record())

    assert (record if is_asked else Record()).makes_sense(hello, NOW) is is_asked
