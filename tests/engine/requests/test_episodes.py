"""What a person does to the episode as a whole."""

from typing import Any

import pytest

from custom_components.back_recovery.engine.model.effects import Clear, ReportEpisode
from custom_components.back_recovery.engine.model.episode import Episode
from custom_components.back_recovery.engine.model.errors import (
    NotRecovering,
    WindowTooLong,
    WindowTooShort,
    WrongPhase,
)
from custom_components.back_recovery.engine.model.events import (
    ActivityStarted,
    CheckedIn,
    HoldLifted,
    OnsetNamed,
    Paused,
    RecoveryStarted,
    RecoveryStopped,
    Resumed,
    WarningSignReported,
    WarningSignsAsked,
    WindowMoved,
)
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Onset,
    Phase,
    PromptState,
    Reason,
    Urgency,
    WarningList,
)
from custom_components.back_recovery.engine.step import step

from ..builders import (
    HOME,
    Timeline,
    a_plan,
    a_prompt,
    a_session,
    an_activity,
    an_episode,
    at,
    hours,
    minutes,
    tells,
    texts,
)

WALK = an_activity("walk", times="09:00", duration=10)
PAD = an_activity("heating_pad", times="11:00", duration=15)
PLAN = a_plan(WALK, PAD)
SIGN_A, SIGN_B = (WarningSignReported(list=one, by="anna") for one in WarningList)


def after(event: Any, now: str = "Tue 12:00", **values: Any) -> Episode:
    found = step(PLAN, an_episode(**values), event, at(now)).episode
    assert found
    return found


def kinds(effects: Any) -> list[tuple[str, str | None]]:
    found = [effect for effect in effects if isinstance(effect, ReportEpisode)]
    return [(report.kind, report.reason) for report in found]


def test_one_tap_begins_an_episode_as_planned() -> None:
    begun = step(PLAN, None, RecoveryStarted(place=HOME, by="anna"), at("Mon 18:00"))

    episode = begun.episode
    assert episode
    assert (episode.started_at, episode.window_ends_at) == (at("Mon 18:00"), at("Wed 18:00"))
    assert (episode.onset, episode.phase, episode.place) == (Onset.SORE, Phase.REST, HOME)
    assert kinds(begun.effects) == [("started", None)]
    assert episode.history[0].by == "anna"


def test_the_first_message_offers_what_a_form_would_ask() -> None:
    (tell,) = tells(step(PLAN, None, RecoveryStarted(), at("Mon 18:00")).effects)

    assert (tell.message.text, tell.message.until) == ("started", at("Wed 18:00"))
    assert tell.message.answers == (Answer.SUDDEN, Answer.WRONG)


def test_who_turns_it_on_by_hand_is_asked_how_it_feels() -> None:
    (tell,) = tells(step(PLAN, None, RecoveryStarted(by="anna"), at("Mon 18:00")).effects)

    assert tell.message.text == "started_by_hand"
    assert tell.message.answers == (Answer.REPLY, Answer.SUDDEN, Answer.WRONG)
    assert tell.message.rings


def test_who_turns_it_on_at_night_is_answered_at_once_and_without_a_sound() -> None:
    plan = a_plan(WALK, quiet="22:00-07:00")

    (tell,) = tells(step(plan, None, RecoveryStarted(by="anna"), at("Mon 23:30")).effects)
    (workout,) = tells(step(plan, None, RecoveryStarted(), at("Mon 23:30")).effects)

    assert (tell.not_before, tell.message.urgency) == (None, Urgency.QUIET)
    assert (workout.not_before, workout.message.urgency) == (at("Tue 07:00"), Urgency.NORMAL)


def test_what_is_known_about_the_onset_is_not_asked() -> None:
    started = RecoveryStarted(onset=Onset.TWEAK, rest_window=hours(72), reason="workout")
    begun = step(PLAN, None, started, at("Mon 18:00"))

    assert tells(begun.effects)[0].message.answers == (Answer.WRONG,)
    assert kinds(begun.effects) == [("started", "workout")]
    assert begun.episode
    assert begun.episode.window_ends_at == at("Thu 18:00")


def test_no_window_reaches_beyond_the_outer_limit() -> None:
    begun = step(PLAN, None, RecoveryStarted(rest_window=hours(24 * 29)), at("Mon 18:00"))

    assert begun.episode
    assert begun.episode.window_ends_at == at("Mon 18:00") + hours(24 * 28)


def test_starting_again_extends_to_the_later_end_and_says_so() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 19:00", CheckedIn(pain_now=4))

    day.start("Tue 18:00")

    assert day.episode.window_ends_at == at("Thu 18:00")
    assert (day.told_last, kinds(day.last.effects)) == (
        ["extended"],
        [("extended", "started_again")],
    )
    assert [fact.what for fact in day.episode.history] == ["started", "extended"]
    assert day.episode.check_ins


def test_starting_again_never_makes_the_window_shorter() -> None:
    again = step(PLAN, an_episode(), RecoveryStarted(rest_window=hours(12)), at("Tue 18:00"))

    assert again.episode
    assert again.episode.window_ends_at == at("Wed 18:00")
    assert again.effects == ()


def test_starting_again_does_not_pass_the_outer_limit_either() -> None:
    again = after(RecoveryStarted(rest_window=hours(24 * 28)))

    assert again.window_ends_at == at("Mon 18:00") + hours(24 * 28)


def test_starting_again_ends_a_pause_but_not_a_hold() -> None:
    assert after(RecoveryStarted(), phase=Phase.PAUSED).phase is Phase.REST
    assert after(RecoveryStarted(), phase=Phase.HOLD_CARE).phase is Phase.HOLD_CARE


def test_starting_again_may_name_another_onset() -> None:
    open_pad = a_prompt("heating_pad", "Tue 11:00")

    again = after(RecoveryStarted(onset=Onset.TWEAK), prompts=(open_pad,))

    assert (again.onset, again.prompts[0].state) == (Onset.TWEAK, PromptState.LAPSED)


def test_starting_after_the_end_begins_another_episode() -> None:
    again = step(PLAN, an_episode(), RecoveryStarted(), at("Wed 18:00"))

    assert kinds(again.effects) == [("completed", "window_over"), ("started", None)]
    assert again.episode
    assert again.episode.id != "e1"


def test_the_window_is_extended_by_elapsed_hours() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Tue 12:00", WindowMoved(span=hours(24)))

    assert day.episode.window_ends_at == at("Thu 18:00")
    assert (day.told_last, kinds(day.last.effects)) == (["extended"], [("extended", "by_person")])


def test_the_window_is_shortened_down_to_the_plan() -> None:
    shorter = step(
        PLAN,
        an_episode(ends="Thu 18:00"),
        WindowMoved(span=hours(-24), reason="x"),
        at("Tue 12:00"),
    )

    assert shorter.episode
    assert shorter.episode.window_ends_at == at("Wed 18:00")
    assert (texts(shorter.effects), kinds(shorter.effects)) == (["shortened"], [("shortened", "x")])


def test_the_window_is_not_shortened_below_the_plan() -> None:
    with pytest.raises(WindowTooShort) as refused:
        after(WindowMoved(span=hours(-24.01)), ends="Thu 18:00")

    assert refused.value.values == {"until": at("Wed 18:00")}


def test_nobody_is_told_of_a_window_that_is_over_before_the_word_could_leave() -> None:
    plan = a_plan(WALK, rest_window=18)
    told_last = an_episode(ends="Tue 13:00", last_told_at=at("Tue 12:00"))

    shorter = step(plan, told_last, WindowMoved(span=-minutes(59.5)), at("Tue 12:00"))

    assert shorter.episode
    assert shorter.episode.window_ends_at == at("Tue 12:00:30")
    assert texts(shorter.effects) == []


def test_the_window_is_extended_to_the_outer_limit_and_no_further() -> None:
    room = hours(24 * 26)
    assert after(WindowMoved(span=room)).window_ends_at == at("Wed 18:00") + room

    with pytest.raises(WindowTooLong) as refused:
        after(WindowMoved(span=room + hours(0.01)))

    assert refused.value.values == {"until": at("Mon 18:00") + hours(24 * 28)}


def test_a_plan_shorter_than_what_has_passed_lets_the_window_end_at_once() -> None:
    plan = a_plan(rest_window=12)

    over = step(plan, an_episode(), WindowMoved(span=hours(-34)), at("Tue 12:00"))

    assert over.episode is None
    assert texts(over.effects) == ["completed"]


def test_naming_a_sudden_onset_closes_heat_and_says_until_when() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Tue 11:10", OnsetNamed(onset=Onset.TWEAK))

    (tell,) = tells(day.last.effects)
    assert (tell.message.text, tell.message.until) == ("onset_tweak", at("Fri 11:10"))
    assert day.prompts[-1] == "Tue 11:10 heating_pad lapsed"
    assert [one.activity for one in day.episode.open_prompts] == []


def test_naming_a_sudden_onset_ends_the_heat_that_is_on_and_not_a_walk() -> None:
    sudden = OnsetNamed(onset=Onset.TWEAK)

    assert after(sudden, sessions=(a_session("heating_pad", "Tue 11:55"),)).session is None
    assert after(sudden, sessions=(a_session("walk", "Tue 11:55"),)).session
    assert after(sudden, prompts=(a_prompt("walk", "Tue 11:55"),)).open_prompts


def test_naming_soreness_opens_heat_and_says_no_time() -> None:
    told = step(PLAN, an_episode(onset=Onset.TWEAK), OnsetNamed(onset=Onset.SORE), at("Tue 12:00"))

    (tell,) = tells(told.effects)
    assert (tell.message.text, tell.message.until) == ("onset_sore", None)


def test_naming_the_same_onset_changes_nothing() -> None:
    same = step(PLAN, an_episode(), OnsetNamed(onset=Onset.SORE), at("Tue 12:00"))

    assert (same.episode, same.effects) == (an_episode(), ())


def test_a_pause_takes_everything_back() -> None:
    running = a_session("walk", "Tue 11:55")

    paused = after(Paused(), prompts=(a_prompt("heating_pad", "Tue 11:00"),), sessions=(running,))

    assert (paused.phase, paused.phase_since) == (Phase.PAUSED, at("Tue 12:00"))
    assert (paused.open_prompts, paused.session) == ((), None)


def test_a_pause_cannot_be_paused_nor_rest_be_resumed() -> None:
    with pytest.raises(WrongPhase):
        after(Paused(), phase=Phase.PAUSED)
    with pytest.raises(WrongPhase):
        after(Resumed())


def test_after_a_pause_prompts_come_again() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 19:00", Paused()).on("Tue 08:00", Resumed())

    assert day.until("Tue 09:00").offered == ["Tue 09:00 walk"]


def test_stopping_ends_it_at_once_and_clears_every_message() -> None:
    episode = an_episode(prompts=(a_prompt("walk", "Tue 11:55", id="p1"),))

    stopped = step(PLAN, episode, RecoveryStopped(reason="better"), at("Tue 12:00"))

    assert (stopped.episode, stopped.wake_at) == (None, None)
    cleared = [one.subject for one in stopped.effects if isinstance(one, Clear)]
    assert cleared == ["e1", "p1", "e1-warning"]
    assert (kinds(stopped.effects), texts(stopped.effects)) == ([("stopped", "better")], [])


def test_stopping_ends_what_is_being_done_and_its_prompt() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Tue 09:01", ActivityStarted(activity="walk"))

    day.on("Tue 09:05", RecoveryStopped())

    assert day.prompts[-1] == "Tue 09:05 walk done"
    assert kinds(day.last.effects) == [("stopped", "by_person")]


@pytest.mark.parametrize("event", [RecoveryStopped(), Paused(), Resumed(), HoldLifted(), SIGN_A,
                                   OnsetNamed(onset=Onset.SORE),
                                   CheckedIn(pain_now=1), WindowMoved(span=hours(1)),
                                   ActivityStarted(activity="walk")])  # fmt: skip
def test_without_an_episode_there_is_nothing_to_change(event: Any) -> None:
    with pytest.raises(NotRecovering):
        step(PLAN, None, event, at("Tue 12:00"))


def test_the_list_of_warning_signs_is_shown_even_at_night() -> None:
    plan = a_plan(quiet="22:00-08:00")

    (tell,) = tells(step(plan, an_episode(), WarningSignsAsked(), at("Tue 23:00")).effects)

    assert (tell.message.subject, tell.message.text) == ("e1-warning", "warning_list")
    assert (tell.message.answers, tell.not_before) == ((Answer.NONE, Answer.YES), None)


@pytest.mark.parametrize(
    ("event", "phase", "text"),
    [
        (SIGN_A, Phase.HOLD_EMERGENCY, "warning_a"),
        (SIGN_B, Phase.HOLD_CARE, "warning_b"),
    ],
)
def test_a_warning_sign_closes_everything(event: Any, phase: Phase, text: str) -> None:
    episode = an_episode(
        prompts=(a_prompt("walk", "Tue 11:55"),), sessions=(a_session("walk", "Tue 11:55"),)
    )

    held = step(PLAN, episode, event, at("Tue 12:00"))

    assert held.episode
    assert (held.episode.phase, held.episode.open_prompts) == (phase, ())
    assert held.episode.session is None
    assert kinds(held.effects) == [("hold_started", text)]
    (tell,) = tells(held.effects)
    assert (tell.message.text, tell.message.urgency) == (text, Urgency.SAFETY)


def test_a_graver_sign_makes_a_graver_hold() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 19:00", SIGN_B).on("Mon 19:10", SIGN_A)

    assert (day.episode.phase, day.told_last) == (Phase.HOLD_EMERGENCY, ["warning_a"])
    assert kinds(day.last.effects) == [("hold_started", "warning_a")]


def test_a_milder_sign_does_not_talk_an_emergency_down() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 19:00", SIGN_A).on("Mon 19:10", SIGN_B)

    assert (day.episode.phase, day.told_last) == (Phase.HOLD_EMERGENCY, ["warning_a"])
    assert kinds(day.last.effects) == []


def test_a_care_hold_is_lifted_by_the_person() -> None:
    day = Timeline(PLAN).start("Mon 18:00").on("Mon 19:00", SIGN_B).on("Tue 08:00", HoldLifted())

    assert day.episode.phase is Phase.REST
    assert kinds(day.last.effects) == [("hold_lifted", Reason.BY_PERSON)]
    assert Clear(subject=day.episode.warning_subject) in day.last.effects


@pytest.mark.parametrize("phase", [Phase.REST, Phase.PAUSED, Phase.HOLD_EMERGENCY])
def test_nothing_but_a_care_hold_is_lifted(phase: Phase) -> None:
    with pytest.raises(WrongPhase):
        after(HoldLifted(), phase=phase)


def test_adherence_counts_what_was_answered() -> None:
    states = (PromptState.DONE, PromptState.STARTED, PromptState.SKIPPED, PromptState.LAPSED)
    prompts = tuple(a_prompt("walk", id=state, state=state) for state in states)

    assert an_episode(prompts=prompts).adherence == pytest.approx(200 / 3)
    assert an_episode(prompts=prompts[3:]).adherence is None


def test_a_start_that_bounces_moves_the_window_and_is_said_once() -> None:
    day = Timeline(a_plan()).start("Mon 18:00")
    for minute in range(1, 10):
        day.on(f"Mon 18:0{minute}", RecoveryStarted())

    assert day.episode.window_ends_at == at("Wed 18:09")
    assert (day.told, len(day.episode.history)) == (["Mon 18:00 started"], 1)


def test_an_automation_that_starts_every_minute_says_it_every_ten_minutes() -> None:
    day = Timeline(a_plan()).start("Mon 18:00")
    for minute in range(1, 60):
        day.on(f"Mon 18:{minute:02}", RecoveryStarted())

    assert len(day.told) <= 6
