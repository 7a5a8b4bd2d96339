"""The end of what is being done: who hears it, how loudly, and how often a day."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.back_recovery.engine.acting.draft import Draft
from custom_components.back_recovery.engine.acting.progress import show_progress
from custom_components.back_recovery.engine.acting.sessions import end_session
from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import Role
from custom_components.back_recovery.engine.model.effects import (
    Clear,
    ReportPrompt,
    RunActions,
)
from custom_components.back_recovery.engine.model.guards import GuardState
from custom_components.back_recovery.engine.model.happened import SessionEdge
from custom_components.back_recovery.engine.model.plan import Activity
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Countdown,
    Kind,
    PromptState,
    Reason,
    Urgency,
)

from ..builders import (
    Timeline,
    a_plan,
    a_prompt,
    a_session,
    an_activity,
    an_episode,
    at,
    minutes,
    tells,
    the_usual,
)
from ..house import HouseTimeline, a_bath, a_device, a_guard, a_pad

STRETCH = an_activity("stretch", duration=10, most_per_day=9)
WALK = an_activity("walk", duration=10)
PAD, BATH, NOON = a_pad(), a_bath(), at("Tue 12:00")
WITHOUT_PLUG = an_activity("heating_pad", duration=15)
SOAKS = {"soak_began_at": at("Tue 11:00")}
PLAN = a_plan(STRETCH, WALK, rest_window=120)


def begins(day: Timeline, when: str, activity: str = "stretch") -> Timeline:
    return day.on(when, happened.ActivityStarted(activity=activity, by="anna"))


def ends_of(day: Timeline) -> list[str]:
    return [line for line in day.told if " ended_" in line]


# How loudly


@pytest.mark.parametrize(
    ("kind", "text", "urgency"),
    [
        (Kind.WALK, "ended_walk", Urgency.QUIET),
        (Kind.EASY_POSITION, "ended_easy_position", Urgency.QUIET),
        (Kind.ICE, "ended_ice", Urgency.NORMAL),
        (Kind.HEATING_PAD, "ended_heating_pad", Urgency.NORMAL),
        (Kind.SHOWER, "ended_shower", Urgency.NORMAL),
    ],
)
def test_only_the_end_of_what_is_warm_wet_or_cold_is_heard(
    kind: Kind, text: str, urgency: Urgency
) -> None:
    day = Timeline(a_plan(the_usual(kind), rest_window=120)).start("Mon 18:00")

    begins(day, "Tue 11:00", kind).until("Tue 11:25")

    (ended,) = [one.message for one in tells(day.effects) if one.message.text == text]
    assert (ended.urgency, ended.live, ended.answers) == (urgency, Countdown.ENDS, ())


# How often


def test_the_end_of_the_same_is_said_once_a_day() -> None:
    day = Timeline(PLAN).start("Mon 18:00")
    for when in ("Tue 11:00", "Tue 13:00", "Wed 11:00"):
        begins(day, when)

    assert ends_of(day.until("Wed 12:00")) == ["Tue 11:10 ended_custom", "Wed 11:10 ended_custom"]


def test_the_end_of_something_else_is_said_all_the_same() -> None:
    day = begins(begins(Timeline(PLAN).start("Mon 18:00"), "Tue 11:00"), "Tue 13:00", "walk")

    assert ends_of(day.until("Tue 14:00")) == ["Tue 11:10 ended_custom", "Tue 13:10 ended_walk"]


def test_one_that_was_broken_off_has_no_end_that_was_said() -> None:
    day = begins(Timeline(PLAN).start("Mon 18:00"), "Tue 11:00")
    day.on("Tue 11:05", happened.ActivityStopped())

    assert ends_of(begins(day, "Tue 13:00").until("Tue 14:00")) == ["Tue 13:10 ended_custom"]


def test_heat_is_heard_to_end_each_time() -> None:
    pad = replace(the_usual(Kind.HEATING_PAD), gap=minutes(60))
    day = Timeline(a_plan(pad, rest_window=120)).start("Mon 18:00")

    day = begins(begins(day, "Tue 11:00", "heating_pad"), "Tue 14:00", "heating_pad")

    assert len(ends_of(day.until("Tue 15:00"))) == 2


# What ends with it


def test_it_closes_its_own_prompt_and_no_other() -> None:
    mine = a_prompt("stretch", "Tue 10:59", id="mine", state=PromptState.STARTED)
    other = a_prompt("walk", "Tue 10:00", id="other", state=PromptState.STARTED)
    running = a_session("stretch", "Tue 11:00", prompt_id="mine", started_by="anna")
    draft = Draft(PLAN, an_episode(prompts=(other, mine), sessions=(running,)), at("Tue 11:05"))

    end_session(draft, draft.now, Reason.BY_PERSON)

    states = {one.id: one.state for one in draft.episode.prompts}
    assert states == {"other": PromptState.STARTED, "mine": PromptState.DONE}
    (report,) = [one for one in draft.effects if isinstance(one, ReportPrompt)]
    assert (report.prompt_id, report.reason) == ("mine", Reason.BY_PERSON)


def test_a_prompt_that_was_closed_meanwhile_stays_as_it_is() -> None:
    mine = a_prompt("stretch", "Tue 10:59", id="mine", state=PromptState.SKIPPED)
    running = a_session("stretch", "Tue 11:00", prompt_id="mine")
    draft = Draft(PLAN, an_episode(prompts=(mine,), sessions=(running,)), at("Tue 11:05"))

    end_session(draft, draft.now, Reason.BY_PERSON)

    assert draft.episode.prompts[0].state is PromptState.SKIPPED


def test_ones_own_actions_run_as_it_begins_and_as_it_ends() -> None:
    day = begins(Timeline(PLAN).start("Mon 18:00"), "Tue 11:00").until("Tue 11:10")

    runs = [one for one in day.effects if isinstance(one, RunActions)]
    assert [(one.kind, one.ends_at, one.reason) for one in runs] == [
        (SessionEdge.START, at("Tue 11:10"), None),
        (SessionEdge.END, at("Tue 11:10"), Reason.SESSION_ENDED),
    ]


# The one message about it


def shown(
    session_values: dict[str, Any],
    now: str,
    activity: Activity = PAD,
    **draft_values: Any,
) -> Draft:
    """Show how it stands with a session from 11:00 to 11:15."""
    values = {"ends_at": at("Tue 11:15"), "ended_at": at("Tue 11:15")} | session_values
    session = a_session(activity.id, "Tue 11:00", **values)
    plan = a_plan(activity, quiet="22:00-07:00", rest_window=120)
    draft = Draft(plan, an_episode(ends="Fri 18:00", sessions=(session,)), at(now), **draft_values)
    show_progress(draft)
    return draft


def says(draft: Draft) -> str:
    """Return what the message of a session says next: nothing new, or that it goes."""
    told: list[str] = [one.message.text for one in tells(draft.effects)]
    return " ".join(told + ["gone" for one in draft.effects if isinstance(one, Clear)])


RUNS = {"ended_at": None, "shown_until": at("Tue 11:15")}
IN_TIME = {"reason": Reason.SESSION_ENDED, "shown": Text.RUNNING_DEVICE}
STOPPED = {"reason": Reason.BY_PERSON, "shown": Text.RUNNING_DEVICE}
GOES_OFF = {"guards": (a_guard(GuardState.GOING_OFF, "Tue 11:15"),)}


@pytest.mark.parametrize(
    ("session", "now", "guards", "expected"),
    [
        (IN_TIME, "Tue 11:15", GOES_OFF, Text.ENDED_HEAT),
        (IN_TIME, "Tue 11:20", GOES_OFF, Text.ENDED_HEAT),
        (IN_TIME, "Tue 11:20:01", GOES_OFF, Text.GOING_OFF),
        (STOPPED, "Tue 11:15", GOES_OFF, Text.GOING_OFF),
        (IN_TIME | {"shown": Text.ENDED_HEAT}, "Tue 11:40", GOES_OFF, ""),
        (IN_TIME, "Tue 11:15", {}, Text.HEAT_OVER),
        (IN_TIME | {"shown": Text.ENDED_HEAT}, "Tue 11:40", {}, Text.HEAT_OVER),
        (STOPPED | {"shown": Text.GOING_OFF}, "Tue 11:16", {}, Text.OFF_CONFIRMED),
        (STOPPED | {"shown": Text.OFF_CONFIRMED}, "Tue 11:40", {}, ""),
        (STOPPED, "Tue 11:16", {}, "gone"),
        (IN_TIME | {"shown": Text.HEAT_OVER}, "Tue 11:40", {}, ""),
    ],
)
def test_what_it_says_follows_from_how_things_stand(
    session: dict[str, Any], now: str, guards: dict[str, Any], expected: str
) -> None:
    assert says(shown(session, now, **guards)) == expected


def test_what_is_shown_at_the_end_makes_no_sound_and_has_no_button() -> None:
    (message,) = [one.message for one in tells(shown(IN_TIME, "Tue 11:15").effects)]

    assert (message.urgency, message.answers) == (Urgency.QUIET, ())
    assert (message.live, message.minutes, message.until) == (Countdown.ENDS, 15, None)


@pytest.mark.parametrize("values", [{"is_loud": True}, {"said": Text.NOT_OFF}])
def test_where_the_word_about_the_device_says_more_it_goes(values: dict[str, Any]) -> None:
    guard = a_guard(GuardState.GOING_OFF, "Tue 11:15", **values)

    assert says(shown(IN_TIME, "Tue 11:17", guards=(guard,))) == "gone"


def test_a_device_that_something_else_has_on_is_not_its_own() -> None:
    guard = a_guard(GuardState.GOING_OFF, "Tue 11:15", activity="belt")

    assert says(shown(IN_TIME, "Tue 11:15", guards=(guard,))) == Text.HEAT_OVER


@pytest.mark.parametrize(
    ("session", "activity", "expected"),
    [
        ({"shown": Text.RUNNING_DEVICE}, PAD, ""),
        ({"shown": Text.RUNNING_DEVICE}, WITHOUT_PLUG, Text.RUNNING),
        ({"shown": None}, PAD, Text.RUNNING_DEVICE),
        ({"shown": Text.BATH_READY, **SOAKS}, BATH, ""),
        ({"shown": Text.BATH_TOO_WARM, **SOAKS}, BATH, ""),
        ({"shown": None, **SOAKS}, BATH, Text.RUNNING),
        ({"shown": Text.BATH_READY, **SOAKS, "shown_until": NOON}, BATH, Text.RUNNING),
        ({"shown": Text.RUNNING, "soak_minutes": 15}, BATH, Text.FILLING),
    ],
)
def test_what_it_says_while_it_runs(
    session: dict[str, Any], activity: Activity, expected: str
) -> None:
    assert says(shown(RUNS | session, "Tue 11:05", activity)) == expected


def test_nobody_is_told_until_when_a_bath_fills() -> None:
    filling = shown(RUNS | {"shown": None, "soak_minutes": 15}, "Tue 11:05", BATH)
    (message,) = [one.message for one in tells(filling.effects)]

    assert (message.text, message.until) == ("filling", None)


def test_what_runs_without_a_word_of_its_own_says_until_when() -> None:
    day = begins(Timeline(PLAN).start("Mon 18:00"), "Tue 11:00")

    (message,) = [one.message for one in tells(day.last.effects)]
    assert (message.text, message.minutes, message.urgency) == ("running", 10, Urgency.QUIET)
    assert (message.answers, message.live) == ((Answer.END,), Countdown.RUNS)


def test_the_next_one_takes_the_place_of_the_one_before() -> None:
    day = begins(Timeline(PLAN).start("Mon 18:00"), "Tue 11:00").until("Tue 11:30")

    begins(day, "Tue 12:00", "walk")

    assert [one.shown for one in day.episode.sessions] == [None, "running"]
    assert Clear(subject=day.episode.session_subject) not in day.last.effects


def test_at_night_the_end_of_the_time_is_shown_and_not_heard() -> None:
    day = HouseTimeline(a_plan(WALK, quiet="11:05-13:00", rest_window=120)).day()

    begins(day, "Tue 11:00", "walk").until("Tue 11:12")

    ended = [one.message for one in tells(day.effects) if one.message.text == "ended_walk"]
    assert [one.rings for one in ended] == [False]


def test_what_is_stopped_at_night_has_no_end_of_its_time() -> None:
    day = Timeline(a_plan(WALK, quiet="11:05-13:00", rest_window=120)).start("Mon 18:00")

    begins(day, "Tue 11:00", "walk").on("Tue 11:07", happened.ActivityStopped())

    assert ends_of(day.until("Tue 11:15")) == []


def test_the_end_of_a_lamp_speaks_of_no_heat() -> None:
    lamp = an_activity("stretch", duration=20, device=a_device("light.desk", Role.OTHER, 60))
    home = HouseTimeline(a_plan(lamp, rest_window=120)).day().confirm("Tue 12:00", "stretch")

    home.until("Tue 12:21")

    assert ends_of(home) == ["Tue 12:20 ended_custom"]
    assert says(shown(IN_TIME, "Tue 11:15", lamp)) == "gone"


def test_who_rests_sees_that_the_cold_pack_has_its_time_and_hears_nothing() -> None:
    day = Timeline(a_plan(the_usual(Kind.ICE), rest_window=120)).start("Mon 18:00")
    begins(day, "Tue 11:00", "ice").on("Tue 11:05", happened.RestNoticed(is_undisturbed=True))

    day.until("Tue 11:25")

    ended = [one.message for one in tells(day.effects) if one.message.text == "ended_ice"]
    assert [one.rings for one in ended] == [False]


def test_what_a_person_ends_was_ended_by_a_person() -> None:
    day = begins(Timeline(PLAN).start("Mon 18:00"), "Tue 11:00")

    day.on("Tue 11:05", happened.ActivityStopped())

    assert [one.reason for one in day.episode.sessions] == [Reason.BY_PERSON]
