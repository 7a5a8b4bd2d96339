"""A plan in minutes, written into the stored entry."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
import json
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from demo_house.check import plan_around
from demo_house.minute_plan import FAST, MinutePlan, midday_zone, write
import pytest

from custom_components.back_recovery.engine.model.effects import NOTHING_ASKED, Tell
from custom_components.back_recovery.engine.model.events import (
    ClockMoved,
    Event,
    MessageAnswered,
    RecoveryStarted,
)
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.vocabulary import Answer, Kind, Phase
from custom_components.back_recovery.engine.reading.agenda import coming
from custom_components.back_recovery.engine.step import step
from custom_components.back_recovery.settings.activities import activity_rows, read_activity
from custom_components.back_recovery.settings.devices import DEVICE_ROWS
from custom_components.back_recovery.settings.entry import read_limits
from custom_components.back_recovery.settings.options import OPTIONS
from custom_components.back_recovery.settings.readable import readable

STORED: dict[str, Any] = {
    "domain": "back_recovery",
    "title": "Back recovery",
    "options": {"quiet_from": "22:00:00", "quiet_until": "07:00:00", "phones": ["notify.a"]},
    "subentries": [
        {
            "subentry_id": "ONE",
            "subentry_type": "activity",
            "title": "Walk",
            "unique_id": "walk",
            "data": {"kind": "walk", "activity_id": "walk"},
        },
    ],
}
NIGHT = datetime(2026, 11, 22, 23, 58, tzinfo=UTC)
AFTER = timedelta(seconds=20)
"""How long somebody takes to answer."""

ANSWERS = {
    "check_in": (Answer.REPLY, "2"),
    "walk": (Answer.START, None),
    "suits_asked": (Answer.NONE, None),
    "ready_check": (Answer.PASSED, None),
}


def engine_plan(plan: MinutePlan, zone: str) -> Plan:
    """Return what the integration reads from the stored plan."""
    entry = plan.rewrite(STORED)
    activities = tuple(
        read_activity(MappingProxyType({**one["data"], "name": one["title"]}))
        for one in entry["subentries"]
    )
    return Plan(time_zone=ZoneInfo(zone), activities=activities, **read_limits(entry["options"]))


def played(plan: Plan, started: datetime) -> dict[Phase, datetime]:
    """Return when each phase came for somebody who answers the phone until the first stage."""
    now, event, episode, askings = started, RecoveryStarted(), None, NOTHING_ASKED
    seen: dict[Phase, datetime] = {}
    to_tap: list[tuple[datetime, Event]] = []
    while Phase.RETURN not in seen:
        decision = step(plan, episode, event, now, askings=askings)
        episode, askings = decision.episode, decision.askings
        assert episode, f"over at {now}"
        assert decision.wake_at, f"waits for ever since {now}"
        seen.setdefault(episode.phase, now)
        for one in decision.effects:
            if isinstance(one, Tell) and one.message.text in ANSWERS and one.message.answers:
                answer, text = ANSWERS[one.message.text]
                tap = MessageAnswered(
                    asking=one.message.asking, answer=answer, text=text, by="alex"
                )
                to_tap.append((now + AFTER, tap))
        now, event = min([(decision.wake_at, ClockMoved()), *to_tap], key=lambda due: due[0])
        to_tap = [due for due in to_tap if due[1] is not event]
    return seen


def walk_left(at: datetime) -> timedelta:
    """Return how much is left at an instant of a walk due in the minutes 1 and 6, if it runs."""
    due_at = at.replace(second=0) - timedelta(minutes=(at.minute - 1) % 5)
    left = due_at + AFTER + timedelta(minutes=1) - at
    return left if timedelta(0) < left < timedelta(minutes=1) else timedelta(0)


def test_the_person_keeps_the_channels_and_has_no_quiet_hours() -> None:
    options = FAST.rewrite(STORED)["options"]

    assert options["phones"] == ["notify.a"]
    assert not {"quiet_from", "quiet_until"} & set(options)


def test_an_activity_of_the_set_up_stays_the_same_one() -> None:
    walk = next(one for one in FAST.rewrite(STORED)["subentries"] if one["data"]["kind"] == "walk")

    assert (walk["subentry_id"], walk["title"]) == ("ONE", "Walk")
    assert walk["data"]["every_minutes"] == 5


@pytest.mark.parametrize("plan", [FAST, plan_around(NIGHT, "Etc/GMT")], ids=["fast", "check"])
def test_nothing_of_a_plan_in_minutes_is_taken_for_unreadable(plan: MinutePlan) -> None:
    entry = plan.rewrite(STORED)

    unreadable = readable(OPTIONS, entry["options"])[1]
    for one in entry["subentries"]:
        data = one["data"]
        unreadable += readable((*activity_rows(Kind(data["kind"])), *DEVICE_ROWS), data)[1]

    assert unreadable == []


@pytest.mark.parametrize("started", [NIGHT, NIGHT.replace(hour=3), NIGHT.replace(hour=12)])
def test_the_fast_plan_asks_about_one_thing_a_minute_at_any_hour(started: datetime) -> None:
    plan = replace(engine_plan(FAST, "UTC"), asks_what_suits=False)
    episode = step(plan, None, RecoveryStarted(), started).episode
    assert episode

    asked = [one.at for one in coming(plan, episode, started)]

    assert len(asked) >= 7
    assert asked[0] <= started + timedelta(minutes=1)
    assert episode.window_ends_at == started + timedelta(minutes=13)
    assert len({at.replace(second=0) for at in asked}) == len(asked)


@pytest.mark.parametrize("seconds", range(0, 300, 20))
def test_who_answers_the_fast_plan_is_back_at_bodyweight_by_its_first_end(seconds: int) -> None:
    started = NIGHT.replace(hour=12, minute=0) + timedelta(seconds=seconds)

    stage_at = played(engine_plan(FAST, "UTC"), started)

    after = {phase: at - started for phase, at in stage_at.items()}
    end = timedelta(minutes=13)
    assert list(after) == [Phase.REST, Phase.READY_CHECK, Phase.RETURN]
    assert after[Phase.READY_CHECK] == end
    # A walk that still runs at the end is over before the movements are shown.
    assert after[Phase.RETURN] == end + AFTER + walk_left(started + end)


def test_a_number_does_not_make_the_check_wait_for_another() -> None:
    zone = midday_zone(NIGHT)

    assert engine_plan(plan_around(NIGHT, zone), zone).ends_by_time


@pytest.mark.parametrize("hour", range(24))
def test_the_check_is_played_at_midday_whenever_it_is_run(hour: int) -> None:
    now = NIGHT.replace(hour=hour)

    assert now.astimezone(ZoneInfo(midday_zone(now))).hour == 12


def test_the_plan_of_the_check_has_everything_due_within_seconds() -> None:
    zone = midday_zone(NIGHT)
    plan = replace(engine_plan(plan_around(NIGHT, zone), zone), asks_what_suits=False)
    started = NIGHT + timedelta(seconds=40)
    episode = step(plan, None, RecoveryStarted(), started).episode
    assert episode

    due = {one.activity: one.at for one in coming(plan, episode, started)}

    assert set(due) == {"check_in", "walk", "heating_pad", "custom"}
    assert max(due.values()) <= started + timedelta(seconds=10)


def test_only_the_entries_of_the_integration_are_rewritten(tmp_path: Path) -> None:
    path = tmp_path / ".storage" / "core.config_entries"
    path.parent.mkdir()
    other = {"domain": "sun", "options": {}}
    path.write_text(json.dumps({"data": {"entries": [other, STORED]}}))

    write(tmp_path, FAST)

    entries = json.loads(path.read_text())["data"]["entries"]
    assert entries[0] == other
    assert entries[1]["options"]["snooze"] == 1
