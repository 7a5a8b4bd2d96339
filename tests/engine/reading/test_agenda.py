"""What comes, and why it comes when it does."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.back_recovery.engine.model.episode import CheckIn
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.vocabulary import (
    MissedPolicy,
    Onset,
    Phase,
    PromptState,
    Reason,
)
from custom_components.back_recovery.engine.reading.agenda import Agenda, Coming, agenda

from ..builders import (
    AWAY,
    a_deed,
    a_plan,
    a_prompt,
    a_session,
    an_activity,
    an_episode,
    at,
    clock,
    the_usual_plan,
)
from ..days import coming


def thursday(plan: Plan, **values: Any) -> list[str]:
    """Return what comes on Thursday to somebody who has said something the evening before."""
    return coming(plan, "Thu 00:00", **values, check_ins=(CheckIn(at=at("Wed 20:00"), pain_now=5),))


def held(plan: Plan, now: str) -> dict[str, Reason | None]:
    """Return what holds back the next prompt of each activity of somebody who is away."""
    found = agenda(plan, an_episode(place=AWAY), at(now)).coming
    return {one.activity: one.waits_for for one in reversed(found)}


WALK = an_activity("walk", times="09:00 13:00", most_per_day=2, missed=MissedPolicy.MERGE)
TIP = an_activity("tip", times="12:00")
MAT = an_activity("mat", times="18:00", duration=10)
CHECK_IN = an_activity("check_in", times="08:00 19:30", most_per_day=2)
PAD = an_activity(
    "heating_pad",
    times="11:00 16:00",
    most_per_day=2,
    duration=15,
    gap=120,
    needs_home=True,
    missed=MissedPolicy.SEND_LATE,
    late_until="18:00",
)


def test_without_an_episode_nothing_comes_and_nothing_is_closed() -> None:
    known = agenda(the_usual_plan(), None, at("Tue 09:00"))

    assert known == Agenda()
    assert (known.coming, known.following, known.closed, known.left_out) == ((), None, (), ())


def test_prompts_come_in_order_of_time() -> None:
    assert coming(a_plan(WALK, TIP)) == ["09:00 walk", "12:00 tip", "13:00 walk"]


def test_a_coming_prompt_is_known_by_its_id_and_its_time() -> None:
    (first, *_) = agenda(a_plan(TIP), an_episode(), at("Tue 00:00")).coming

    noon = at("Tue 12:00")
    assert first == Coming(activity="tip", prompt_id="e1-tip-20260616-0", at=noon, due_at=noon)


def test_nothing_is_due_before_the_episode_began() -> None:
    assert coming(a_plan(TIP), started="Tue 12:00") == ["12:00 tip"]
    assert coming(a_plan(TIP), started="Tue 12:00:01") == []


def test_nothing_comes_at_the_end_of_the_window_or_after_it() -> None:
    assert coming(a_plan(TIP), ends="Tue 12:00") == []
    assert coming(a_plan(TIP), ends="Tue 12:00:01") == ["12:00 tip"]


@pytest.mark.parametrize("phase", [Phase.PAUSED, Phase.HOLD_CARE, Phase.HOLD_EMERGENCY])
def test_nothing_comes_unless_the_episode_rests(phase: Phase) -> None:
    assert coming(a_plan(TIP), phase=phase) == []


def test_check_ins_and_the_tip_take_no_place_of_a_full_day() -> None:
    plan = a_plan(WALK, TIP, CHECK_IN, prompts_per_day=1)

    assert coming(plan) == ["08:00 check_in", "09:00 walk", "12:00 tip", "19:30 check_in"]


def test_a_full_day_has_its_walks_first() -> None:
    walks = an_activity("walk", times="09:00 13:00 17:00 20:00", most_per_day=4)
    three, five = (a_plan(PAD, MAT, walks, prompts_per_day=number) for number in (3, 5))

    assert coming(three) == ["09:00 walk", "13:00 walk", "17:00 walk"]
    assert coming(five) == [
        "09:00 walk",
        "11:00 heating_pad",
        "13:00 walk",
        "17:00 walk",
        "18:00 mat",
    ]


def test_what_was_left_out_yesterday_comes_first_today() -> None:
    plan = a_plan(PAD, MAT, prompts_per_day=1, quiet="22:00-07:00")
    values = {"started": "Mon 08:00", "ends": "Thu 20:00"}
    padded = a_prompt("heating_pad", "Mon 11:00", state=PromptState.LAPSED)

    assert coming(plan, "Mon 08:00", **values) == ["11:00 heating_pad"]
    assert coming(plan, **values, prompts=(padded,)) == ["18:00 mat"]


def test_a_day_has_room_for_so_many_rings_and_an_end_that_rings_takes_one() -> None:
    ice = an_activity("ice", times="08:30 12:30 16:30 20:30", duration=15, most_per_day=4, gap=60)
    walks = an_activity("walk", times="09:00 13:00 17:00", most_per_day=3)
    plan = a_plan(ice, walks, prompts_per_day=6)
    answered = (CheckIn(at=at("Mon 20:00"), pain_now=5),)
    onset = {"onset": Onset.TWEAK, "started": "Mon 08:00", "ends": "Fri 20:00"}
    onset |= {"check_ins": answered}

    day = coming(plan, **onset)

    assert [one for one in day if "walk" in one] == ["09:00 walk", "13:00 walk", "17:00 walk"]
    assert [one for one in day if "ice" in one] == ["08:30 ice", "12:30 ice"]
    iced = (a_prompt("ice", "Tue 08:30", state=PromptState.DONE),)
    assert coming(plan, "Tue 08:45", **onset, prompts=iced) == day[1:]


def test_half_a_day_has_one_warm_thing() -> None:
    bath = an_activity("bath", times="20:00", duration=15)

    assert coming(a_plan(PAD, bath)) == ["11:00 heating_pad", "20:00 bath"]
    assert coming(a_plan(PAD)) == ["11:00 heating_pad", "16:00 heating_pad"]
    one = replace(PAD, most_per_day=1)
    assert coming(a_plan(one, bath)) == ["11:00 heating_pad", "20:00 bath"]
    warmed = (a_deed("heating_pad", "Tue 15:30"),)
    assert coming(a_plan(one, bath), "Tue 16:00", sessions=warmed) == []


def test_after_a_day_without_any_answer_little_comes() -> None:
    plan = a_plan(WALK, CHECK_IN, PAD, TIP)
    values = {"ends": "Fri 18:00"}

    assert len(coming(plan, "Tue 00:00", **values)) == 7
    assert coming(plan, "Wed 00:00", **values) == ["08:00 check_in", "09:00 walk"]


def test_an_offer_that_was_made_does_not_change_the_choice_of_the_others() -> None:
    plan = a_plan(WALK, MAT, PAD, prompts_per_day=3)
    before = coming(plan)

    lapsed = a_prompt("walk", id="e1-walk-20260616-0", state=PromptState.LAPSED)
    after = coming(plan, "Tue 11:00", prompts=(lapsed,))

    assert before == ["09:00 walk", *after] == ["09:00 walk", "11:00 heating_pad", "13:00 walk"]


def test_the_warning_at_the_gym_takes_nobodys_place() -> None:
    gym = a_prompt("gym", "Tue 00:00")

    assert coming(a_plan(TIP, prompts_per_day=1), prompts=(gym,)) == ["12:00 tip"]


def test_an_activity_has_its_own_most_per_day() -> None:
    assert coming(a_plan(an_activity("walk", times="09:00 13:00", most_per_day=1))) == [
        "09:00 walk"
    ]


def test_what_was_done_unasked_counts() -> None:
    plan = a_plan(an_activity("walk", times="09:00 13:00", most_per_day=2))

    assert coming(plan, "Tue 08:30", sessions=(a_deed("walk", "Tue 08:00"),)) == ["09:00 walk"]
    assert len(coming(plan, sessions=(a_deed("walk", "Mon 20:00"),))) == 2


@pytest.mark.parametrize(
    ("done", "comes"),
    [("Tue 08:59", ["11:00"]), ("Tue 09:01", ["11:01"]), ("Tue 15:59", []), (None, ["11:00"])],
)
def test_an_offer_waits_for_the_gap(done: str | None, comes: list[str]) -> None:
    plan = a_plan(an_activity("rub", times="11:00", gap=120, late_until="17:00",
                              most_per_day=5, missed=MissedPolicy.SEND_LATE))  # fmt: skip
    sessions = (a_deed("rub", done),) if done else ()

    found = coming(plan, sessions=sessions)

    assert found == [f"{clock} rub" for clock in comes]


def test_while_something_is_done_nothing_is_offered() -> None:
    running = a_session("walk", "Tue 11:58")
    tip = an_activity("tip", times="12:00", missed=MissedPolicy.MERGE)

    assert coming(a_plan(tip), "Tue 12:00", sessions=(running,)) == ["12:08 tip"]


def test_the_next_of_what_is_running_comes_a_gap_after_it() -> None:
    rub = an_activity("rub", times="12:10", gap=30, missed=MissedPolicy.MERGE, most_per_day=3)
    running = a_session("rub", "Tue 11:58")

    assert coming(a_plan(rub), "Tue 12:00", sessions=(running,)) == ["12:38 rub"]


def test_the_onset_keeps_heat_closed_for_three_days() -> None:
    values = {"onset": Onset.TWEAK, "started": "Mon 11:00", "ends": "Sun 11:00"}

    assert coming(a_plan(PAD), "Mon 11:00", **values) == []
    assert thursday(a_plan(PAD), **values) == ["11:00 heating_pad", "16:00 heating_pad"]


def test_ice_is_offered_only_for_a_sudden_onset_and_within_three_days_of_it() -> None:
    ice = a_plan(an_activity("ice", times="09:00 18:00", most_per_day=2))
    values = {"started": "Mon 18:00", "ends": "Sun 18:00"}

    assert coming(ice, **values) == []
    assert coming(ice, **values, onset=Onset.UNSURE) == ["09:00 ice", "18:00 ice"]
    assert thursday(ice, **values, onset=Onset.TWEAK) == ["09:00 ice"]


def test_what_is_due_in_quiet_hours_comes_at_their_end_if_it_still_makes_sense() -> None:
    morning = "06:00"
    merged = an_activity("walk", times=morning, earliest="06:00", missed=MissedPolicy.MERGE)
    skipped = an_activity("tip", times=morning, earliest="06:00")

    assert coming(a_plan(merged, skipped, quiet="22:00-08:00")) == ["08:00 walk"]


def test_several_missed_of_one_activity_become_one() -> None:
    walk = an_activity("walk", times="06:00 07:00 08:00 12:00", earliest="06:00",
                       most_per_day=4, missed=MissedPolicy.MERGE)  # fmt: skip

    assert coming(a_plan(walk, quiet="22:00-08:00")) == ["08:00 walk", "12:00 walk"]


def test_one_that_is_merged_into_a_later_one_does_not_come_by_itself() -> None:
    covered = a_prompt("walk", "Tue 09:30", id="e1-walk-20260616-1", state=PromptState.LAPSED)
    walk = an_activity("walk", times="09:00 09:30", most_per_day=3, missed=MissedPolicy.MERGE)

    assert coming(a_plan(walk), "Tue 09:31", prompts=(covered,)) == []


def test_one_activity_is_not_offered_twice_at_once() -> None:
    often = an_activity("walk", every=60, earliest="09:00", latest="13:00", most_per_day=6)

    assert coming(a_plan(often)) == ["09:00 walk", "11:00 walk", "13:00 walk"]


def test_two_missed_ones_of_one_activity_both_wait() -> None:
    rub = an_activity("rub", times="11:00 12:00", most_per_day=2, needs_home=True,
                      missed=MissedPolicy.SEND_LATE)  # fmt: skip
    found = agenda(a_plan(rub), an_episode(place=AWAY), at("Tue 14:00")).coming

    assert [clock(one.at) for one in found] == ["Tue 11:00", "Tue 13:00", "Wed 11:00", "Wed 13:00"]
    assert [one.waits_for for one in found] == [Reason.AWAY, Reason.AWAY, None, None]


@pytest.mark.parametrize(("now", "comes"), [("Tue 12:05", ["12:00 tip"]), ("Tue 12:05:01", [])])
def test_what_was_missed_is_given_up_after_its_deadline(now: str, comes: list[str]) -> None:
    assert coming(a_plan(TIP), now) == comes


def test_a_prompt_that_is_held_back_says_why() -> None:
    plan = a_plan(PAD, an_activity("tip", times="16:00"))

    assert held(plan, "Tue 15:59:59") == {"heating_pad": Reason.AWAY, "tip": None}
    assert held(plan, "Tue 16:00") == {"heating_pad": Reason.AWAY, "tip": Reason.SPACING}


def test_who_is_at_home_waits_for_the_message_before_and_not_for_home() -> None:
    (first, *_) = agenda(a_plan(PAD), an_episode(), at("Tue 11:00")).coming

    assert first.waits_for is Reason.SPACING


def test_a_snoozed_prompt_comes_again() -> None:
    until = at("Tue 13:00")
    tip = a_prompt("tip", "Tue 12:00", id="e1-tip-20260616-0", state=PromptState.SNOOZED,
                   snoozed_until=until, lapses_at=at("Tue 15:00"))  # fmt: skip

    assert coming(a_plan(TIP), "Tue 12:10", prompts=(tip,)) == ["13:00 tip"]
    assert coming(a_plan(TIP), "Tue 12:10", prompts=(tip,), phase=Phase.PAUSED) == []


@pytest.mark.parametrize(("lapses", "comes"), [("08:00", []), ("08:01", ["08:00 tip"])])
def test_a_prompt_snoozed_into_quiet_hours_comes_after_them_or_not(
    lapses: str, comes: list[str]
) -> None:
    tip = a_prompt("tip", "Tue 05:00", id="e1-tip-20260616-0", state=PromptState.SNOOZED,
                   snoozed_until=at("Tue 06:00"), lapses_at=at(f"Tue {lapses}"))  # fmt: skip
    plan = a_plan(TIP, quiet="22:00-08:00")

    assert coming(plan, "Tue 05:10", prompts=(tip,)) == comes


def test_a_snoozed_prompt_waits_for_what_is_being_done() -> None:
    tip = a_prompt("tip", "Tue 11:00", id="e1-tip-20260616-0", state=PromptState.SNOOZED,
                   snoozed_until=at("Tue 12:00"), lapses_at=at("Tue 15:00"))  # fmt: skip
    running = a_session("walk", "Tue 11:55")

    assert "12:05 tip" in coming(
        a_plan(TIP, WALK), "Tue 11:58", prompts=(tip,), sessions=(running,)
    )


@pytest.mark.parametrize("hour", ["00:00", "13:00"])
def test_what_falls_due_comes_before_what_was_put_off_to_the_same_minute(hour: str) -> None:
    walk = an_activity("walk", times=hour, earliest="00:00")
    tip = a_prompt("tip", "Mon 20:00", id="e1-tip-20260615-0", state=PromptState.SNOOZED,
                   snoozed_until=at(f"Tue {hour}"), lapses_at=at("Tue 20:00"))  # fmt: skip

    both = agenda(a_plan(TIP, walk), an_episode(prompts=(tip,)), at("Mon 20:10")).coming

    assert [one.activity for one in both if one.at == at(f"Tue {hour}")][:2] == ["walk", "tip"]


def test_what_was_put_off_comes_between_what_falls_due() -> None:
    tip = a_prompt("tip", "Mon 20:00", id="e1-tip-20260615-0", state=PromptState.SNOOZED,
                   snoozed_until=at("Tue 10:00"), lapses_at=at("Tue 20:00"))  # fmt: skip

    assert coming(a_plan(WALK, TIP), "Tue 00:00", prompts=(tip,)) == [
        "09:00 walk",
        "10:00 tip",
        "13:00 walk",
    ]


def test_a_snoozed_prompt_of_an_activity_that_was_removed_does_not_come() -> None:
    tip = a_prompt("tip", "Tue 11:00", state=PromptState.SNOOZED, snoozed_until=at("Tue 12:00"))

    assert coming(a_plan(), "Tue 11:10", prompts=(tip,)) == []


def test_the_closed_activities_stand_in_the_agenda_with_the_gym_first() -> None:
    closed = agenda(a_plan(PAD), an_episode(onset=Onset.TWEAK), at("Tue 12:00")).closed

    assert [(lock.activity, clock(lock.until), lock.reason) for lock in closed if lock.until] == [
        ("gym", "Wed 18:00", Reason.REST_WINDOW),
        ("heating_pad", "Thu 18:00", Reason.ONSET),
    ]


def test_what_comes_soon_is_the_beginning_of_all_that_comes() -> None:
    plan, episode = the_usual_plan(), an_episode()
    known = agenda(plan, episode, at("Tue 09:00"))
    midnight = at("Wed 00:00")

    soon = list(known.coming_until(midnight))

    assert soon == [one for one in known.coming if one.at < midnight]
    assert list(known.coming_until(soon[-1].at)) == soon[:-1]
    assert known.following == next(one for one in known.coming if one.waits_for is None)
    assert list(known.coming) == sorted(known.coming, key=lambda one: one.at)
