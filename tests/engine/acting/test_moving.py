"""What a move between phases takes away, and what it leaves."""

import pytest

from custom_components.back_recovery.engine.acting.draft import Draft
from custom_components.back_recovery.engine.acting.moving import BECAUSE, move
from custom_components.back_recovery.engine.model.effects import Clear
from custom_components.back_recovery.engine.model.episode import About, Episode, Question
from custom_components.back_recovery.engine.model.events import ActivityStarted
from custom_components.back_recovery.engine.model.phases import PHASES, LetGo, PhaseMove
from custom_components.back_recovery.engine.model.vocabulary import Phase, Reason, Stage

from ..builders import Timeline, a_plan, a_prompt, a_session, an_activity, an_episode, at
from ..days import CHECK_IN, QUIET, WALK

TAKES_AWAY = {
    "open_gate": "window",
    "pass": "",
    "send_back": "prompts stage",
    "pause": "bath question session prompts",
    "resume": "",
    "resume_check": "",
    "resume_return": "",
    "hold_care": "window bath question session prompts asked",
    "hold_emergency": "window bath question session prompts asked",
    "lift": "stage warnings asked",
    "complete": "bath question session prompts asked warnings",
    "refer": "bath question session prompts asked warnings",
    "expire": "bath question session prompts asked warnings",
    "stop": "window bath question session prompts asked warnings",
    "take_back": "warnings",
    "take_back_check": "warnings",
    "take_back_return": "warnings",
    "take_back_pause": "warnings",
    "take_back_care": "warnings",
}
ROWS = [(phase, one) for phase in Phase for one in PHASES[phase]]
NOW = at("Tue 12:00")


def with_everything_open(phase: Phase) -> Episode:
    """Nobody has so much going on at once; what a move takes is seen best on it."""
    bath = a_session("bath", "Tue 11:30", ended_at=at("Tue 11:45"), answer_by=at("Tue 12:05"))
    return an_episode(
        phase=phase,
        question=Question(activity="heating_pad", minutes=15, asked_at=NOW),
        sessions=(bath, a_session("walk", "Tue 11:55")),
        prompts=(a_prompt("tip", "Tue 11:00", id="tip"),),
        asked=(About.HIGH_PAIN,),
        stage=Stage.LIGHT,
        stage_since=at("Tue 08:00"),
    )


def gone(draft: Draft) -> set[str]:
    """Return what is not open any more, or was taken away on the phones."""
    episode = draft.episode
    cleared = {one.subject for one in draft.effects if isinstance(one, Clear)}
    is_gone = {
        "window": "e1" in cleared,
        "bath": episode.sessions[0].answer_by is None,
        "question": episode.question is None,
        "session": episode.session is None,
        "prompts": not episode.open_prompts,
        "stage": episode.stage is Stage.NONE and episode.stage_since is None,
        "asked": not episode.asked,
        "warnings": "e1-warning" in cleared,
    }
    assert set(is_gone) == set(LetGo)
    return {what for what, is_so in is_gone.items() if is_so}


@pytest.mark.parametrize(("phase", "how"), ROWS)
def test_a_move_takes_away_what_its_row_says_and_no_more(phase: Phase, how: PhaseMove) -> None:
    draft = Draft(a_plan(an_activity("walk")), with_everything_open(phase), NOW)

    move(draft, how)

    assert gone(draft) == set(TAKES_AWAY[how].split())


def test_a_hold_upon_a_hold_keeps_the_instant_of_the_first() -> None:
    since = at("Tue 09:00")
    held = an_episode(phase=Phase.HOLD_CARE, phase_since=since)
    draft = Draft(a_plan(), held, NOW)

    move(draft, PhaseMove.HOLD_CARE)

    assert draft.episode.phase_since == since


def test_silence_ends_what_is_running_like_a_pause_of_ones_own() -> None:
    plan = a_plan(CHECK_IN, WALK, quiet=QUIET)
    day = Timeline(plan).start("Mon 18:00").check_in("Mon 19:30", 4)

    day.on("Thu 19:25", ActivityStarted(activity="walk")).until("Thu 19:30")

    assert day.episode
    assert day.episode.phase is Phase.PAUSED
    assert day.episode.sessions[-1].ended_at == at("Thu 19:30")
    assert day.episode.sessions[-1].reason is Reason.PAUSED


def test_both_holds_end_what_runs_because_of_a_hold() -> None:
    assert BECAUSE[Phase.HOLD_EMERGENCY] == BECAUSE[Phase.HOLD_CARE] == Reason.HOLD
    assert set(BECAUSE.values()) >= {Reason.REST_WINDOW, Reason.PAUSED, Reason.EPISODE_OVER}
