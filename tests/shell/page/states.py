"""Pages of many states, made by the real code: what the tests of the frontend are shown.

`python -m tests.shell.page.states` writes them to frontend/test/states/.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
import json
from pathlib import Path
from typing import Any, Final

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.episode import Episode
from custom_components.back_recovery.engine.model.plan import UsualLoad
from custom_components.back_recovery.engine.model.suitability import Profile
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Condition,
    Kind,
    Onset,
    WarningList,
)
from custom_components.back_recovery.engine.reading.view import view
from custom_components.back_recovery.page.facts import Facts, PageJson
from custom_components.back_recovery.page.running import alarms
from custom_components.back_recovery.page.whole import glimpse, line, plan_page
from custom_components.back_recovery.settings.first_steps import Welcomed
from custom_components.back_recovery.settings.help_lines import COUNTRIES
from custom_components.back_recovery.settings.values import Channels, Settings
from custom_components.back_recovery.telling.keys import PageLine
from custom_components.back_recovery.telling.texts import _load
from tests.engine.builders import a_plan, an_activity, at, the_usual
from tests.engine.house import HouseTimeline, a_bath, a_pad

FOLDER: Final = Path(__file__).parents[3] / "frontend" / "test" / "states"
ENTRY: Final = "01JDMARTIN0000000000000000"
LOADS: Final = (UsualLoad(name="Deadlift", weight=120), UsualLoad(name="Squat", weight=100))

PLAN: Final = a_plan(
    an_activity("check_in", times="08:00 19:30", most_per_day=2, gap=180),
    an_activity("walk", times="09:00 14:30 18:00", duration=10, gap=90, most_per_day=3),
    a_pad(times="11:00"),
    a_bath(times="20:00"),
    the_usual(Kind.ICE),
    the_usual(Kind.MAT),
    the_usual(Kind.EASY_POSITION),
    quiet="22:00-07:00",
    rest_window=48,
    usual_loads=LOADS,
)

WELCOMED: Final = Welcomed(seen=frozenset({"then", "phone", "suits"}))


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A page: how it came about, and what of the shell it shows."""

    story: Callable[[], HouseTimeline]
    language: str = "en"
    others: bool = False
    last: Episode | None = None
    welcomed: Welcomed = WELCOMED
    not_running: bool = False
    is_admin: bool = True


def of(state: State) -> PageJson:
    """Return the page of a state."""
    house = state.story()
    facts = _facts(state, house)
    seen = glimpse(facts) if state.others else plan_page(facts)
    return {
        "bundle": "test",
        "version": "0.1.0",
        "plans": [
            {
                "entry_id": ENTRY,
                "name": facts.name,
                "mine": not state.others,
                "line": seen["line"] if state.others else line(facts),
            }
        ],
        "alarms": alarms(facts),
        "plan": seen,
    }


def _facts(state: State, house: HouseTimeline) -> Facts:
    texts = _load(state.language).at_home_in(COUNTRIES["NL"], "kg", country="NL")
    now = house.now or at("Tue 12:00")
    ended = house.episode is None and house.last.ended if house.now else None
    return Facts(
        entry_id=ENTRY,
        name="Martin",
        settings=Settings(
            title="Back recovery",
            person="person.martin",
            plan=house.plan,
            channels=Channels(phones=("notify.mobile_app_martin",)),
            lines=COUNTRIES["NL"],
        ),
        view=view(
            house.plan,
            house.episode,
            now,
            readings=house.readings,
            guards=house.guards,
            askings=house.askings,
            last=ended or None,
        ),
        texts=texts,
        is_admin=state.is_admin,
        phone="Martin's phone",
        welcomed=state.welcomed,
        not_running=texts.on_page(PageLine.NOT_RUNNING) if state.not_running else None,
    )


def idle() -> HouseTimeline:
    """Nothing ever happened."""
    return HouseTimeline(replace(PLAN, asks_what_suits=True))


def begun() -> HouseTimeline:
    """It was turned on just now, and has one question."""
    return HouseTimeline(PLAN).start("Tue 07:30", by="anna")


def resting() -> HouseTimeline:
    """A day with answers, and nothing due."""
    return (
        begun()
        .check_in("Tue 08:05", 5, 6)
        .walk("Tue 09:10")
        .on("Tue 11:05", happened.PromptSkipped(activity="heating_pad", by="anna"))
        .check_in("Tue 19:35", 4, 5)
        .on("Tue 20:05", happened.PromptSkipped(activity="bath", by="anna"))
        .check_in("Wed 08:10", 4, 5)
        .walk("Wed 09:05")
        .on("Wed 11:05", happened.PromptSkipped(activity="heating_pad", by="anna"))
        .until("Wed 12:00")
    )


def offered() -> HouseTimeline:
    return resting().until("Wed 14:31")


def warm_offered() -> HouseTimeline:
    plan = replace(PLAN, profile=Profile(conditions=frozenset({Condition.AGE_65})))
    return (
        HouseTimeline(plan)
        .start("Tue 07:30", by="anna")
        .check_in("Tue 08:05", 5)
        .until("Tue 11:01")
    )


def are_you_there() -> HouseTimeline:
    return resting().ask("Wed 12:05").until("Wed 12:06")


def in_session() -> HouseTimeline:
    return resting().confirm("Wed 12:05").until("Wed 12:08")


def skin_look() -> HouseTimeline:
    return resting().confirm("Wed 12:05").until("Wed 12:11")


def walking() -> HouseTimeline:
    return offered().on("Wed 14:33", happened.ActivityStarted(activity="walk", by="anna"))


def going_off() -> HouseTimeline:
    house = in_session().deaf()
    return house.on("Wed 12:09", happened.ActivityStopped(by="anna"))


def off_confirmed() -> HouseTimeline:
    return in_session().on("Wed 12:09", happened.ActivityStopped(by="anna"))


def unproven() -> HouseTimeline:
    return going_off().until("Wed 12:14")


def check_in_due() -> HouseTimeline:
    return resting().walk("Wed 14:35").until("Wed 19:31")


def what_is_new() -> HouseTimeline:
    return check_in_due().answer("Wed 19:32", Answer.REPLY, "check_in", "5 6")


def high_pain() -> HouseTimeline:
    return resting().check_in("Wed 12:05", 8)


def emergency() -> HouseTimeline:
    event = happened.WarningSignReported(list=WarningList.A, by="anna")
    return in_session().on("Wed 12:09", event)


def care() -> HouseTimeline:
    event = happened.WarningSignReported(list=WarningList.B, by="anna")
    return resting().on("Wed 12:05", event)


def swollen() -> HouseTimeline:
    return resting().check_in("Wed 12:05", 5, swelling=True)


def signs_asked() -> HouseTimeline:
    return resting().on("Wed 12:05", happened.WarningSignsAsked(by="anna"))


def paused() -> HouseTimeline:
    return resting().on("Wed 12:05", happened.Paused(by="anna"))


def sudden() -> HouseTimeline:
    return begun().on("Tue 07:40", happened.OnsetNamed(onset=Onset.TWEAK, by="anna"))


def calm() -> HouseTimeline:
    """Two days with little pain, and one thing missing."""
    return resting().check_in("Wed 19:35", 3).check_in("Thu 08:05", 2).until("Thu 08:30")


def missing_walk() -> HouseTimeline:
    house = HouseTimeline(PLAN).start("Tue 07:30", by="anna").check_in("Tue 08:05", 4)
    return house.check_in("Wed 19:35", 3).check_in("Thu 08:05", 2).until("Thu 08:40")


def ready() -> HouseTimeline:
    return missing_walk().walk("Thu 09:10").until("Thu 09:12")


def back() -> HouseTimeline:
    return ready().answer("Thu 09:20", Answer.PASSED, "ready_check").until("Thu 12:00")


def trained() -> HouseTimeline:
    house = back().on("Thu 18:00", happened.TrainingLogged(by="anna"))
    return house.until("Thu 18:01")


def second_step() -> HouseTimeline:
    house = back().train("Thu 18:00").check_in("Fri 18:30", 1)
    return house.until("Sun 09:00")


def no_pain() -> HouseTimeline:
    return resting().check_in("Wed 12:05", 0, 0).check_in("Thu 06:50", 0, 0)


def over() -> HouseTimeline:
    return second_step().on("Sun 10:00", happened.RecoveryStopped(by="anna"))


STATES: Final[Mapping[str, State]] = {
    "welcome": State(story=idle, welcomed=Welcomed()),
    "welcome_tested": State(
        story=idle,
        welcomed=Welcomed(tested_at=datetime(2027, 3, 16, 10, 40, tzinfo=UTC)),
        is_admin=False,
    ),
    "idle": State(story=idle),
    "idle_later": State(story=over),
    "first_question": State(story=begun),
    "sudden": State(story=sudden),
    "rest": State(story=resting),
    "offer": State(story=offered),
    "offer_warm": State(story=warm_offered),
    "are_you_there": State(story=are_you_there),
    "session_heat": State(story=in_session),
    "session_skin": State(story=skin_look),
    "session_walk": State(story=walking),
    "going_off": State(story=going_off),
    "off_confirmed": State(story=off_confirmed),
    "unproven": State(story=unproven),
    "check_in": State(story=check_in_due),
    "anything_new": State(story=what_is_new),
    "high_pain": State(story=high_pain),
    "hold_emergency": State(story=emergency),
    "hold_care": State(story=care),
    "hold_swelling": State(story=swollen),
    "signs": State(story=signs_asked),
    "paused": State(story=paused),
    "calm": State(story=calm),
    "missing": State(story=missing_walk),
    "ready_check": State(story=ready),
    "return": State(story=back),
    "training_asked": State(story=trained),
    "return_second": State(story=second_step),
    "no_pain": State(story=no_pain),
    "glimpse_rest": State(story=resting, others=True, is_admin=False),
    "glimpse_session": State(story=in_session, others=True, is_admin=False),
    "glimpse_hold": State(story=care, others=True, is_admin=False),
    "glimpse_unproven": State(story=unproven, others=True, is_admin=False),
    "not_running": State(story=idle, not_running=True),
}

IN_GERMAN: Final = ("rest", "offer_warm", "session_heat", "hold_care", "return", "welcome")


def pages() -> Iterator[tuple[Path, str]]:
    """Yield every file with what stands in it."""
    german = {f"{name}.de": replace(STATES[name], language="de") for name in IN_GERMAN}
    for name, state in {**STATES, **german}.items():
        yield FOLDER / f"{name}.json", json.dumps(of(state), ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write what differs; a state that is gone goes."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    written: dict[Path, Any] = dict(pages())
    for path, text in written.items():
        path.write_text(text, encoding="utf-8")
    for path in FOLDER.glob("*.json"):
        if path not in written:
            path.unlink()


if __name__ == "__main__":
    main()
