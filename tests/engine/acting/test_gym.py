"""The warning of somebody who is at the gym while lifting is locked out."""

from dataclasses import replace

import pytest

from custom_components.back_recovery.engine.acting.at_gym import owes_word_at_gym, say_at_gym
from custom_components.back_recovery.engine.acting.draft import Draft
from custom_components.back_recovery.engine.model.effects import ReportPrompt
from custom_components.back_recovery.engine.model.episode import CheckIn, Place
from custom_components.back_recovery.engine.model.events import (
    Paused,
    PersonMoved,
    Resumed,
    WarningSignReported,
)
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Phase,
    PromptState,
    Reason,
    Urgency,
    WarningList,
)

from ..builders import AT_GYM, AWAY, HOME, Timeline, a_plan, an_activity, an_episode, at, tells
from ..days import CHECK_IN, QUIET, WALK, back_at_the_gym, sore

PLAN = a_plan(quiet="22:00-08:00")
ENTERS, LEAVES = PersonMoved(place=AT_GYM), PersonMoved(place=HOME)


def evening() -> Timeline:
    return Timeline(PLAN).start("Mon 18:00")


def test_entering_the_gym_is_warned_of_at_once() -> None:
    visit = evening().on("Mon 19:00", ENTERS)

    (tell,) = tells(visit.last.effects)
    assert (tell.message.text, tell.message.until) == ("gym", at("Wed 18:00"))
    assert tell.message.answers == (Answer.WALKING, Answer.STOP)
    assert (tell.message.activity, tell.message.urgency) == ("gym", Urgency.SAFETY)
    assert visit.offered == ["Mon 19:00 gym"]


def test_a_visit_has_one_warning() -> None:
    visit = evening().on("Mon 19:00", ENTERS).on("Mon 19:30", ENTERS).until("Tue 08:00")

    assert visit.told[1:] == ["Mon 19:00 gym"]


def test_answering_does_not_bring_a_second_warning() -> None:
    visit = evening().on("Mon 19:00", ENTERS)
    subject = visit.episode.prompts[0].id

    visit.on("Mon 19:01", visit.tapped(subject, Answer.WALKING))

    assert visit.until("Tue 08:00").prompts == ["Mon 19:00 gym offered", "Mon 19:01 gym done"]


def test_ten_minutes_outside_end_the_visit_and_the_next_one_has_its_own() -> None:
    visits = evening().on("Mon 19:00", ENTERS).on("Mon 19:30", LEAVES).on("Mon 20:00", ENTERS)

    assert visits.prompts == [
        "Mon 19:00 gym offered",
        "Mon 19:40 gym lapsed",
        "Mon 20:00 gym offered",
    ]
    assert len({prompt.id for prompt in visits.episode.prompts}) == 2


def test_leaving_without_a_warning_does_nothing() -> None:
    assert evening().on("Mon 18:00", ENTERS).on("Mon 18:00:30", LEAVES).prompts == []


def test_somebody_who_is_at_the_gym_when_it_starts_is_warned_a_minute_later() -> None:
    visit = Timeline(PLAN, AT_GYM).start("Mon 18:00").until("Mon 19:00")

    assert visit.told == ["Mon 18:00 started", "Mon 18:01 gym"]


def test_the_warning_passes_quiet_hours() -> None:
    visit = evening().on("Mon 23:00", ENTERS)

    assert visit.told_last == ["gym"]
    assert tells(visit.last.effects)[0].not_before is None


@pytest.mark.parametrize(
    ("event", "text"),
    [(Paused(), "gym_paused"), (WarningSignReported(list=WarningList.B), "gym_hold")],
    ids=["pause", "care hold"],
)
def test_the_warning_comes_in_a_pause_and_in_a_care_hold(event: Paused, text: str) -> None:
    visit = evening().on("Mon 18:30", event).on("Mon 19:00", ENTERS)

    assert visit.told_last == [text]
    assert tells(visit.last.effects)[0].message.until is None


def test_who_enters_when_the_window_is_over_reads_what_is_missing() -> None:
    visit = sore().until("Fri 07:30").on("Fri 07:30", ENTERS)

    (tell,) = tells(visit.last.effects)
    assert (tell.message.text, tell.message.reason) == ("gym_missing", "one_check_in")


def test_on_the_way_back_the_word_at_the_gym_is_what_the_stage_allows() -> None:
    visit = back_at_the_gym().on("Fri 12:00", ENTERS)

    (tell,) = tells(visit.last.effects)
    assert (tell.message.text, tell.message.stage) == ("gym_stage", "bodyweight")
    assert (tell.message.rings, tell.message.answers) == (False, ())


def test_an_emergency_hold_says_nothing_more() -> None:
    reported = WarningSignReported(list=WarningList.A)

    assert evening().on("Mon 18:30", reported).on("Mon 19:00", ENTERS).told_last == []


def test_the_visit_of_a_pause_is_not_warned_of_again_after_it() -> None:
    visit = evening().on("Mon 19:00", ENTERS).on("Mon 19:10", Paused()).on("Mon 19:20", Resumed())

    assert visit.until("Mon 21:00").told[1:] == ["Mon 19:00 gym"]


def test_not_knowing_where_the_person_is_does_not_end_the_visit() -> None:
    visit = evening().on("Mon 19:00", ENTERS).on("Mon 19:10", PersonMoved(place=Place()))

    assert visit.on("Mon 19:20", ENTERS).told[1:] == ["Mon 19:00 gym"]


def test_the_warning_goes_before_a_prompt_that_is_due() -> None:
    plan = a_plan(an_activity("walk", times="19:00"), repeat_after=600)

    visit = Timeline(plan).start("Mon 18:00").on("Mon 19:00", ENTERS).until("Mon 20:00")

    assert visit.told[1:] == ["Mon 19:00 gym", "Mon 19:01 walk"]


def test_where_the_person_is_matters_to_nobody_without_an_episode() -> None:
    nobody = Timeline(PLAN).on("Mon 18:00", PersonMoved(place=AWAY))

    assert (nobody.episode, nobody.told, nobody.wake_at) == (None, [], None)


def test_a_tracker_that_jitters_makes_no_second_visit() -> None:
    visit = evening().on("Mon 19:00", ENTERS)
    for minute in range(1, 40, 9):
        visit.on(f"Mon 19:{minute:02}", LEAVES).on(f"Mon 19:{minute + 8:02}", ENTERS)

    assert visit.until("Mon 21:00").prompts.count("Mon 19:00 gym offered") == 1
    assert [one for one in visit.prompts if one.endswith("offered")] == ["Mon 19:00 gym offered"]


def test_only_walking_is_remembered_over_a_minute_outside() -> None:
    visit = evening().on("Mon 19:00", ENTERS)
    visit.on("Mon 19:01", visit.tapped(visit.episode.prompts[0].id, Answer.WALKING))

    visit.on("Mon 19:05", LEAVES).on("Mon 19:06", ENTERS)

    assert visit.until("Mon 21:00").prompts[-1] == "Mon 19:01 gym done"


def test_who_is_at_home_is_at_no_gym() -> None:
    visit = evening().on("Mon 19:00", PersonMoved(place=Place(at_home=True, at_gym=True)))

    assert visit.offered == []


def test_another_word_from_outside_makes_the_visit_no_longer() -> None:
    visit = evening().on("Mon 19:00", ENTERS).on("Mon 19:30", LEAVES).on("Mon 19:35", LEAVES)

    assert visit.until("Mon 19:50").prompts[-1] == "Mon 19:40 gym lapsed"
    assert (visit.episode.gym_warned, visit.episode.left_gym_at) == (False, None)


def test_the_word_at_the_gym_is_taken_back_as_the_person_is_away() -> None:
    visit = evening().on("Mon 19:00", ENTERS).on("Mon 19:30", LEAVES).until("Mon 19:40")

    (report,) = [one for one in visit.last.effects if isinstance(one, ReportPrompt)]
    assert (report.kind, report.reason) == (PromptState.LAPSED, Reason.AWAY)


def test_who_enters_before_the_test_movements_reads_that_they_are_missing() -> None:
    visit = sore().check_in("Fri 08:00", 2).on("Fri 08:30", ENTERS)

    (tell,) = tells(visit.last.effects)
    assert (tell.message.text, tell.message.reason) == ("gym_missing", "not_ready")


def test_of_several_things_that_are_missing_the_first_is_said() -> None:
    plan = a_plan(CHECK_IN, WALK, quiet=QUIET, rest_window=24)
    visit = Timeline(plan).start("Mon 18:00").check_in("Mon 19:30", 2).until("Tue 18:00")

    (tell,) = tells(visit.on("Tue 18:30", ENTERS).last.effects)

    assert (tell.message.text, tell.message.reason) == ("gym_missing", "one_check_in")


def test_who_lets_it_end_by_time_is_asked_for_no_answer_at_the_gym() -> None:
    plan = a_plan(CHECK_IN, WALK, ends_by_time=True)
    at_the_gym = an_episode(
        phase=Phase.READY_CHECK, check_ins=(CheckIn(at=at("Mon 19:00"), pain_now=8),)
    )
    draft = Draft(plan, replace(at_the_gym, place=AT_GYM), at("Tue 12:00"))

    say_at_gym(draft)

    (tell,) = tells(draft.effects)
    assert tell.message.reason == "not_ready"


def test_where_no_stage_is_known_nothing_is_said_about_one() -> None:
    somewhere = an_episode(phase=Phase.RETURN, place=AT_GYM)

    assert not owes_word_at_gym(Draft(PLAN, somewhere, at("Tue 12:00")))
