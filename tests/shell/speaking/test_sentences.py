"""Every example of every language, said to the real Assist: what it does, and what is answered.

The examples stand in the files of the languages, beside the sentences they are examples of.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
import re
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from custom_components.back_recovery.coordinator import RecoveryCoordinator
from custom_components.back_recovery.engine.model.vocabulary import Onset, Phase, PromptState
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.speaking.languages import (
    CODES,
    Block,
    Situation,
    SpokenLanguage,
    load_language,
)

from ..acting import (
    BATH,
    CHECK_IN,
    HEATING_PAD,
    MONDAY,
    STRETCH,
    TICKED,
    WALK,
    act,
    press,
    settle,
    until,
)
from .house import ALICE, converse, live_with_assist, spoken, two_people

LEAST_EXAMPLES = 25
"""So many natural sentences there are at least in each language."""

type State = Mapping[str, Record]
type Check = Callable[[RecoveryCoordinator, RecoveryCoordinator, Mapping[str, Any]], bool]


def plans(hass: HomeAssistant) -> dict[str, RecoveryCoordinator]:
    entries = hass.config_entries.async_loaded_entries("back_recovery")
    return {entry.title: entry.runtime_data.recovery for entry in entries}


def now_kept(hass: HomeAssistant) -> State:
    return {title: plan._journal.kept for title, plan in plans(hass).items()}


async def back_to(hass: HomeAssistant, state: State) -> None:
    """Let both plans be as they were: every sentence is said in the same situation."""
    for title, plan in plans(hass).items():
        plan._journal.kept = state[title]
        plan.async_set_updated_data(plan.view())
    await settle(hass)


async def states(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> dict[str, State]:
    """Return what can be said to: a plan that is off, runs, asks, or waits for a number."""
    found = {"off": now_kept(hass)}
    for switch in (ALICE, f"{ALICE}_bob"):
        await press(hass, "switch.turn_on", switch)
    found["running"] = now_kept(hass)
    await act(hass, "pause")
    found["paused"] = now_kept(hass)
    await back_to(hass, found["running"])
    await act(hass, "start_activity", activity="walk")
    found["doing"] = now_kept(hass)
    await back_to(hass, found["running"])
    return found


async def later_states(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, when: str, name: str
) -> dict[str, State]:
    await until(hass, freezer, when)
    return {name: now_kept(hass)}


def state_for(block: Block, slots: Mapping[str, Any]) -> str:
    """Return in which state a sentence makes sense."""
    match block.intent:
        case "BackRecoveryStart":
            return "off"
        case "BackRecoveryStop" | "BackRecoveryPause" | "BackRecoveryExtend":
            return "running"
        case "BackRecoveryResume":
            return "paused"
        case "BackRecoveryStopActivity":
            return "doing"
        case "BackRecoveryAnswer" if slots["answer"] != "done" and slots.get("activity") == "bath":
            return "bath_asked"
        case "BackRecoveryAnswer":
            return "walk_asked"
    return "rating" if Situation.RATING in block.situations else "running"


def fits(language: SpokenLanguage, key: str, answer: str) -> bool:
    """Tell whether an answer is this one, with something in every blank, and may be followed by more."""
    template = language.answers[key]
    parts = (re.escape(one) for one in re.split(r"\{\w+\}", template))
    return re.match(".+".join(parts), answer, re.IGNORECASE | re.DOTALL) is not None


def expected_answer(block: Block, slots: Mapping[str, Any]) -> list[str]:
    kind = {
        "BackRecoveryStart": ["started"],
        "BackRecoveryStop": ["stopped"],
        "BackRecoveryPause": ["paused"],
        "BackRecoveryResume": ["resumed"],
        "BackRecoveryExtend": ["extended"],
        "BackRecoveryStatus": ["status_rest"],
        "BackRecoveryTimeLeft": ["time_left"],
        "BackRecoveryMayILift": ["gym_closed"],
        "BackRecoveryNext": ["next"],
        "BackRecoveryWhyClosed": [
            "is_open",
            "is_closed_until",
            "is_closed_until_because",
        ],
        "BackRecoveryCheckIn": ["checked_in"],
        "BackRecoveryStartActivity": ["session_started"],
        "BackRecoveryStopActivity": ["session_stopped"],
        "BackRecoverySomethingIsWrong": ["wrong"],
    }
    if block.intent == "BackRecoveryAnswer":
        answers = {"done": "done", "skip": "skipped", "snooze": "snoozed"}
        return [answers.get(slots["answer"], "session_started")]
    return kind[block.intent]


def span_of(slots: Mapping[str, Any]) -> timedelta | None:
    units = {"days": 24 * 60, "hours": 60, "minutes": 1}
    found = [timedelta(minutes=slots[name] * one) for name, one in units.items() if name in slots]
    return found[0] if found else None


def effect(  # noqa: C901 - one case an intent
    plan: RecoveryCoordinator, before: Record, block: Block, slots: Mapping[str, Any]
) -> bool:
    """Tell whether what was asked for has happened, to this plan."""
    after, episode, was = plan._journal.kept, plan.episode, before.episode
    match block.intent:
        case "BackRecoveryStart":
            assert episode
            window = episode.window_ends_at - episode.started_at
            onset = Onset(slots.get("onset", "sore"))
            least = span_of(slots) or timedelta(hours=72 if onset is Onset.TWEAK else 48)
            return window == least and episode.onset is onset
        case "BackRecoveryStop":
            return episode is None
        case "BackRecoveryPause":
            return bool(episode and episode.phase is Phase.PAUSED)
        case "BackRecoveryResume":
            return bool(episode and episode.phase is Phase.REST)
        case "BackRecoveryExtend":
            assert episode
            assert was
            return episode.window_ends_at - was.window_ends_at == span_of(slots)
        case "BackRecoveryCheckIn":
            assert episode
            last = episode.check_ins[-1]
            return (last.pain_now, last.pain_worst) == (slots["pain"], slots.get("pain_worst"))
        case "BackRecoveryStartActivity":
            assert episode
            assert episode.session
            session, wanted = episode.session, span_of(slots)
            is_so_long = wanted is None or session.ends_at - session.started_at == wanted
            return session.activity == slots["activity"] and is_so_long
        case "BackRecoveryStopActivity":
            return bool(episode and episode.session is None)
        case "BackRecoveryAnswer":
            return was_answered(plan, before, slots)
        case "BackRecoverySomethingIsWrong":
            return len(after.askings.open) > len(before.askings.open)
    return after == before


def was_answered(plan: RecoveryCoordinator, before: Record, slots: Mapping[str, Any]) -> bool:
    assert plan.episode
    assert before.episode
    about = slots.get("activity")
    if slots["answer"] == "start":
        return plan.episode.session is not None
    prompt = before.episode.open_prompt(about)
    if prompt is None:
        return plan.episode.last_done_at(about) is not None
    now = next(one for one in plan.episode.prompts if one.id == prompt.id)
    states = {"done": PromptState.DONE, "skip": PromptState.SKIPPED, "snooze": PromptState.SNOOZED}
    return now.state is states[slots["answer"]]


@pytest.mark.parametrize("code", CODES)
async def test_every_example_does_what_it_says(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, code: str
) -> None:
    freezer.move_to(MONDAY)
    await live_with_assist(hass, code)
    alice, _ = await two_people(hass, WALK, BATH, CHECK_IN, HEATING_PAD, STRETCH, **TICKED)
    language = load_language(code)
    known = await states(hass, freezer)
    wrong: list[str] = []
    for name, when in (
        ("", ""),
        ("walk_asked", "Mon 19:01"),
        ("bath_asked", "Mon 20:16"),
        ("rating", "Mon 21:16"),
    ):
        if name:
            await back_to(hass, known["running"])
            known = {"running": known["running"]} | await later_states(hass, freezer, when, name)
        for block in language.blocks:
            for sentence, said in block.examples.items():
                slots = {**block.slots, **said}
                state = state_for(block, slots)
                if state not in known or (name and state != name):
                    continue
                await back_to(hass, known[state])
                answer = spoken(await converse(hass, sentence, code, by=alice))
                mine, other = plans(hass)["Back recovery"], plans(hass)["Back recovery Bob"]
                if "name" in slots:
                    mine, other = other, mine
                    answer = answer.removeprefix(
                        language.answers["for_person"].format(person="Bob", text="")
                    )
                titles = {plan: title for title, plan in plans(hass).items()}
                is_done = effect(mine, known[state][titles[mine]], block, slots)
                is_alone = other._journal.kept == known[state][titles[other]]
                is_said = any(fits(language, key, answer) for key in expected_answer(block, slots))
                if not (is_done and is_alone and is_said):
                    wrong.append(f"{sentence!r} ({state}): {is_done=} {is_alone=} {answer!r}")
    assert wrong == []


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_enough_examples(code: str) -> None:
    examples = [one for block in load_language(code).blocks for one in block.examples]

    assert len(set(examples)) >= LEAST_EXAMPLES
