"""Plays a recorded situation through `observe`, as the shell would, and compares.

A situation is a JSON file: `registry` (the entities), `known_before` (the keys that
were seen, by source; a source that is not named was never looked at), `steps` in the
order of time and `expected`. Between steps the memory goes through its JSON form, as
over a restart. The clock stops at every wake-up on the way. `refused` are the reasons
why something was not read, `questions` how often the person is asked, where they matter.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime
from itertools import groupby
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from custom_components.back_recovery.workouts.activities import words_of
from custom_components.back_recovery.workouts.codec import decode, encode
from custom_components.back_recovery.workouts.guard import BodyRefused, read_body
from custom_components.back_recovery.workouts.memory import Memory, SeenBefore
from custom_components.back_recovery.workouts.observation import (
    BodyReceived,
    CalendarEvent,
    EntityState,
    Observation,
    StatesSeen,
    TimePassed,
)
from custom_components.back_recovery.workouts.observe import WorkoutDecision, observe
from custom_components.back_recovery.workouts.settings import (
    Around,
    FieldNames,
    Setup,
    SourceConfig,
    SourceSettings,
    usual_settle,
)
from custom_components.back_recovery.workouts.sources.table import SOURCES, offered
from custom_components.back_recovery.workouts.verdict import RANKS
from custom_components.back_recovery.workouts.vocabulary import Outcome, Running, SourceKind
from custom_components.back_recovery.workouts.workout import Workout

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
ASIDE = {"flags", "muscle_groups", "uid_kind"}
"""Fields of a workout that a situation need not name."""


class Situation:
    """One file, played from its first step to the last wake-up."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self.told = told
        self.zone = ZoneInfo(told["ha"]["time_zone"])
        self.registry = {one["entity_id"]: one for one in told.get("registry", ())}
        self.states: dict[str, Mapping[str, Any]] = {}
        self.events: dict[str, tuple[CalendarEvent, ...]] = {}
        self.setup = self._setup()
        self.memory = Memory(
            seen=tuple(
                SeenBefore(source=kind, since=LONG_AGO, keys=tuple(keys))
                for kind, keys in told.get("known_before", {}).items()
            )
        )
        self.wake_at: datetime | None = None
        self.workouts: dict[tuple[str, str], Workout] = {}
        self.new: list[tuple[str, str]] = []
        self.updated: list[str] = []
        self.decisions: list[tuple[datetime, WorkoutDecision]] = []
        self.refused: list[str] = []

    def _setup(self) -> Setup:
        found = {offered(one["platform"], one["unique_id"]) for one in self.registry.values()}
        named = {*self.told.get("known_before", {}), self.told["source"]} & set(SourceKind)
        kinds = {SourceKind(one) for one in named} | {one for one in found if one}
        own = self.told.get("settings", {})
        settings = SourceSettings(settle=usual_settle(kinds), **own)
        names = FieldNames(**self.told.get("names", {}))
        sources = (
            SourceConfig(id=one, kind=one, settings=settings, names=names) for one in sorted(kinds)
        )
        return Setup(sources=tuple(sources), zone=self.zone)

    def play(self) -> None:
        def when(step: Mapping[str, Any]) -> datetime:
            return datetime.fromisoformat(step["at"])

        for now, steps in groupby(self.told["steps"], key=when):
            self._pass_until(now)
            for source in dict.fromkeys(found for step in steps for found in self._take(step, now)):
                self._observe(self._seeing(source), now)
        for _ in range(20):
            if self.wake_at is not None:
                self._pass_until(self.wake_at)

    def _pass_until(self, now: datetime) -> None:
        while self.wake_at is not None and self.wake_at <= now:
            self._observe(TimePassed(), self.wake_at)

    def _take(self, step: Mapping[str, Any], now: datetime) -> list[str]:
        """Put the step into the house, and return the sources that have to look again."""
        match step["kind"]:
            case "restart":
                self.states.clear()
            case "state_changed":
                return self._taken([step["new_state"]])
            case "states":
                return self._taken(step["states"])
            case "service_response":
                found = step["response"][step["target"]]["events"]
                self.events[step["target"]] = tuple(CalendarEvent(**one) for one in found)
                return self._sources_of(step["target"])
            case "webhook":
                self._post(step["body"], now)
        return []

    def _taken(self, states: list[Mapping[str, Any]]) -> list[str]:
        self.states.update({one["entity_id"]: one for one in states})
        return [found for one in states for found in self._sources_of(one["entity_id"])]

    def _sources_of(self, entity_id: str) -> list[str]:
        return [one.id for one in self.setup.sources if self._belongs(entity_id, one.kind)]

    def _belongs(self, entity_id: str, kind: SourceKind) -> bool:
        source, row = SOURCES[kind], self.registry.get(entity_id)
        if row is None:
            return entity_id == source.entity_id or (
                kind == self.told["source"] and source.platform is None
            )
        is_calendar = bool(source.calendar) and row["unique_id"].endswith(source.calendar or "")
        return row["platform"] == source.platform and (
            source.wants(row["unique_id"]) or is_calendar
        )

    def _seeing(self, source: str) -> StatesSeen:
        kind = SourceKind(source)
        entities = [
            EntityState(
                unique_id=self.registry.get(entity_id, {}).get("unique_id", ""),
                state=one["state"],
                attributes=one["attributes"],
            )
            for entity_id, one in self.states.items()
            if self._belongs(entity_id, kind)
        ]
        events = [
            one for name, found in self.events.items() if self._belongs(name, kind) for one in found
        ]
        return StatesSeen(source=source, entities=tuple(entities), events=tuple(events))

    def _post(self, body: object, now: datetime) -> None:
        raw = body if isinstance(body, str) else json.dumps(body)
        try:
            received = BodyReceived(source=self.told["source"], body=read_body(raw.encode()))
        except BodyRefused as err:
            self.refused.append(err.reason)
        else:
            self._observe(received, now)

    def _around(self, now: datetime) -> Around:
        local = now.astimezone(self.zone)
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        told = dict(self.told.get("around", {}))
        quiet_until = told.get("quiet_until")
        since = told.get("running_since")
        return Around(
            day_began_at=midnight,
            quiet_until=datetime.fromisoformat(quiet_until) if quiet_until else None,
            running=Running(told.get("running", "nothing")),
            running_since=datetime.fromisoformat(since) if since else None,
        )

    def _observe(self, observation: Observation, now: datetime) -> None:
        found = observe(self.setup, self.memory, observation, now, self._around(now))
        self.memory = decode(json.loads(json.dumps(encode(found.memory))))
        self.wake_at = found.wake_at
        self.new += [(one.source, one.uid) for one in found.workouts]
        self.updated += found.updated
        self.refused += found.not_read
        self.decisions += [(now, one) for one in found.decisions]
        known = {(one.workout.source, one.workout.uid): one.workout for one in self.memory.records}
        self.workouts |= {(one.source, one.uid): one for one in found.workouts} | known

    # What came of it.

    @property
    def decision(self) -> str:
        """Return the strongest thing that was done: start, ask or none."""
        done = {one.outcome for _, one in self.decisions}
        return next((one.value for one in (Outcome.START, Outcome.ASK) if one in done), "none")

    @property
    def starts(self) -> int:
        return sum(one.outcome is Outcome.START for _, one in self.decisions)

    @property
    def questions(self) -> int:
        return sum(one.outcome is Outcome.ASK for _, one in self.decisions)

    @property
    def level(self) -> str:
        """Return the judgement of what most was done about, or none without a workout."""
        done = [one for _, one in self.decisions]
        strongest = max(done, key=lambda one: RANKS[one.outcome], default=None)
        return strongest.judgement.level if strongest else "none"

    def failures(self) -> list[str]:
        """Return what is not as expected, one sentence each."""
        expected = self.told["expected"]
        wanted = {(one["source"], one["uid"]): one for one in expected["new_workouts"]}
        found = []
        if sorted(self.new) != sorted(wanted):
            found.append(f"new {sorted(self.new)} instead of {sorted(wanted)}")
        for name in ("decision", "level", "starts"):
            want = expected[{"level": "back_loading", "starts": "routine_starts"}.get(name, name)]
            if getattr(self, name) != want:
                found.append(f"{name} {getattr(self, name)} instead of {want}")
        if self.questions != self.told.get("questions", self.questions):
            found.append(f"{self.questions} questions instead of {self.told['questions']}")
        refused = sorted(set(self.refused))
        if refused != self.told.get("refused", refused):
            found.append(f"refused {refused} instead of {self.told['refused']}")
        for key, row in wanted.items():
            found += _differences(self.workouts[key], row) if key in self.workouts else []
        found += [f"{must} happened" for must in expected.get("must_not", ()) if self._did(must)]
        return found

    def _did(self, must_not: str) -> bool:
        """Tell whether something happened that must not; free text is for the reader."""
        word, _, rest = must_not.partition(" ")
        match word:
            case "start_before":
                until = datetime.fromisoformat(rest)
                return any(
                    now < until and one.outcome is Outcome.START for now, one in self.decisions
                )
            case "speak_before":
                until = datetime.fromisoformat(rest)
                return any(now < until for now, _ in self.decisions)
            case "record":
                return any(uid == rest for _, uid in self.new)
            case "say":
                return any(
                    one.key == rest for _, done in self.decisions for one in done.judgement.evidence
                )
        return False


def _differences(workout: Workout, row: Mapping[str, Any]) -> list[str]:
    found = []
    for name, want in row.items():
        if name in ASIDE:
            continue
        have = _plain(getattr(workout, name))
        if not _agrees(name, have, want):
            found.append(f"{name} {have!r} instead of {want!r}")
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [{one.name: getattr(each, one.name) for one in fields(each)} for each in value]
    return dict(value) if isinstance(value, Mapping) else value


def _agrees(name: str, have: Any, want: Any) -> bool:
    if name == "activity_raw" and have and want:
        return words_of(have) == words_of(want)
    if isinstance(want, float) and isinstance(have, int | float):
        return abs(have - want) <= max(0.6, want * 0.001)
    if isinstance(want, list) and isinstance(have, list):
        return len(have) == len(want) and all(
            _agrees(key, mine.get(key), value)
            for mine, theirs in zip(have, want, strict=True)
            for key, value in theirs.items()
        )
    return bool(have == want)


def load(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def failures_of(told: Mapping[str, Any]) -> list[str]:
    """Play a situation, and return what is not as expected."""
    situation = Situation(told)
    situation.play()
    return situation.failures()
