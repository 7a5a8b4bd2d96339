"""Plays a recorded situation in a running Home Assistant.

States are set, bodies are posted to a real address, calendars answer; what comes of it is
read from the plan itself: whether a recovery runs, and what was sent to the phone.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from itertools import groupby
import json
from types import MappingProxyType
from typing import Any

from aiohttp.test_utils import TestClient
from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import HomeAssistant, ServiceCall, SupportsResponse
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.const import DOMAIN, SUBENTRY_WORKOUT_SOURCE
from custom_components.back_recovery.engine.model.episode import Episode
from custom_components.back_recovery.engine.model.vocabulary import Onset, Phase
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.storage.memories import MemoryStore
from custom_components.back_recovery.storage.store import RecordStore
from custom_components.back_recovery.workout_log.coordinator import WorkoutCoordinator
from custom_components.back_recovery.workouts.observation import Observation
from custom_components.back_recovery.workouts.observe import Observed
from custom_components.back_recovery.workouts.sources.table import SOURCES
from custom_components.back_recovery.workouts.vocabulary import Route, SourceKind
from tests.workouts.runner import Situation

from .acting import settle
from .workout_house import pass_until

ENTRY_ID = "the_entry"
PHONE = "mobile_app_phone"
A_SECOND = timedelta(seconds=1)
SIBLINGS_ARE_THERE = timedelta(seconds=3)
FIVE_MINUTES = timedelta(minutes=5)


class RealSituation(Situation):
    """One file, played from its first step until nothing more comes of it."""

    def __init__(
        self,
        told: Mapping[str, Any],
        hass: HomeAssistant,
        client: TestClient[Any, Any],
        freezer: FrozenDateTimeFactory,
    ) -> None:
        super().__init__(told)
        self.hass, self.client, self.freezer = hass, client, freezer
        self.told_phone: list[ServiceCall] = []
        self.statuses: list[int] = []
        self.entries: dict[str, MockConfigEntry] = {}
        self.plan: MockConfigEntry

    @property
    def has_begun(self) -> bool:
        """Tell whether a recovery runs that did not run before."""
        episode = self.plan.runtime_data.recovery.episode
        return episode is not None and episode.id != "before"

    @property
    def has_asked(self) -> bool:
        """Tell whether the phone was asked about a workout."""
        return any(call.data.get("title") == "A workout" for call in self.told_phone)

    async def play_for_real(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._listen_in(monkeypatch)
        begins_at = datetime.fromisoformat(self.told["steps"][0]["at"])
        self.freezer.move_to(begins_at - A_SECOND)
        await self._furnish()
        await self._move_in()
        now = begins_at
        for now, steps in groupby(
            self.told["steps"], key=lambda one: datetime.fromisoformat(one["at"])
        ):
            await pass_until(self.hass, self.freezer, now)
            # A calendar knows of a workout by the time the sensors change.
            for step in sorted(steps, key=lambda one: one["kind"] != "service_response"):
                await self._do(step)
            await settle(self.hass)
            await pass_until(self.hass, self.freezer, now + SIBLINGS_ARE_THERE)
        for count in range(1, 10):
            await pass_until(self.hass, self.freezer, now + count * FIVE_MINUTES)
        for _ in range(20):
            if wake_at := self.plan.runtime_data.workouts.coordinator._wake_up.at:
                await pass_until(self.hass, self.freezer, wake_at)

    def _listen_in(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Write down what is found on the way."""
        real = WorkoutCoordinator.async_observe

        async def listened(
            coordinator: WorkoutCoordinator, observation: Observation, done: str | None = None
        ) -> Observed:
            found = await real(coordinator, observation, done)
            now = datetime.now(UTC)
            self.new += [(one.source, one.uid) for one in found.workouts]
            self.decisions += [(now, one) for one in found.decisions]
            self.refused += found.not_read
            self.workouts |= {(one.source, one.uid): one for one in found.workouts}
            known = [one.workout for one in found.memory.records]
            self.workouts |= {(one.source, one.uid): one for one in known}
            return found

        monkeypatch.setattr(WorkoutCoordinator, "async_observe", listened)

    # The house before the first step

    async def _furnish(self) -> None:
        hass = self.hass
        await hass.config.async_set_time_zone(self.told["ha"]["time_zone"])
        assert await async_setup_component(hass, "calendar", {})
        hass.services.async_register(
            "calendar", "get_events", self._answer, supports_response=SupportsResponse.ONLY
        )
        hass.services.async_register("notify", PHONE, self.told_phone.append)
        for one in self.registry.values():
            domain, _, name = one["entity_id"].partition(".")
            er.async_get(hass).async_get_or_create(
                domain,
                one["platform"],
                one["unique_id"],
                suggested_object_id=name,
                config_entry=self._entry_of(one["platform"]),
            )
            if domain == "calendar":
                hass.states.async_set(one["entity_id"], "off")
        before: dict[str, Any] = {}
        for step in self.told["steps"]:
            if step["kind"] == "state_changed":
                before.setdefault(step["entity_id"], step.get("old_state"))
        for entity_id, state in before.items():
            if state:
                hass.states.async_set(entity_id, state["state"], state["attributes"])

    def _entry_of(self, platform: str) -> MockConfigEntry:
        if platform not in self.entries:
            self.entries[platform] = MockConfigEntry(domain=platform)
            self.entries[platform].add_to_hass(self.hass)
        return self.entries[platform]

    def _answer(self, call: ServiceCall) -> dict[str, Any]:
        (target,) = (
            call.data["entity_id"]
            if isinstance(call.data["entity_id"], list)
            else (call.data["entity_id"],)
        )
        events = [
            {"start": one.start, "end": one.end, "summary": one.summary, "uid": one.uid}
            for one in self.events.get(target, ())
        ]
        return {target: {"events": events}}

    async def _move_in(self) -> None:
        """Set the plan up as it is after whatever happened before."""
        self.plan = MockConfigEntry(
            domain=DOMAIN,
            title="Back recovery",
            entry_id=ENTRY_ID,
            options={"phones": [f"notify.{PHONE}"], **self._quiet()},
            subentries_data=[self._subentry(one.id) for one in self.setup.sources],
        )
        await MemoryStore(self.hass, ENTRY_ID).async_save(self.memory)
        around = self.told.get("around", {})
        if "running" in around:
            since = datetime.fromisoformat(around["running_since"])
            episode = Episode(
                id="before",
                started_at=since,
                window_ends_at=since + timedelta(hours=48),
                onset=Onset.SORE,
                phase=Phase(around["running"]),
                phase_since=since,
            )
            await RecordStore(self.hass, ENTRY_ID).async_save(Record(episode=episode))
        self.plan.add_to_hass(self.hass)
        assert await self.hass.config_entries.async_setup(ENTRY_ID)
        await settle(self.hass)

    def _quiet(self) -> dict[str, str]:
        until = self.told.get("around", {}).get("quiet_until")
        if until is None:
            return {}
        clock = datetime.fromisoformat(until).astimezone(self.zone).time()
        return {"quiet_from": time(22).isoformat(), "quiet_until": clock.isoformat()}

    def _subentry(self, source_id: str) -> ConfigSubentryDataWithId:
        kind = SourceKind(source_id)
        source = SOURCES[kind]
        data: dict[str, Any] = {"source_kind": kind.value, **self.told.get("settings", {})}
        if source.platform in self.entries:
            data["source_entry"] = self.entries[source.platform].entry_id
        if source.route is Route.WEBHOOK:
            data |= {"webhook_id": f"secret_{kind}"}
        if kind in {SourceKind.ENTITY, SourceKind.CALENDAR}:
            data |= {"entity": self._own_entity()}
        if "names" in self.told:
            data["names"] = self.told["names"]
        return ConfigSubentryDataWithId(
            data=MappingProxyType(data),
            subentry_id=source_id,
            subentry_type=SUBENTRY_WORKOUT_SOURCE,
            title=kind.value,
            unique_id=None,
        )

    def _own_entity(self) -> str:
        named = [one.get("entity_id") or one.get("target") for one in self.told["steps"]]
        found = next(one for one in named if one)
        if found.startswith("calendar.") and self.hass.states.get(found) is None:
            self.hass.states.async_set(found, "off")
        return str(found)

    # A step

    async def _do(self, step: Mapping[str, Any]) -> None:
        match step["kind"]:
            case "restart":
                for entity_id in self.registry:
                    self.hass.states.async_remove(entity_id)
                await self.hass.config_entries.async_reload(ENTRY_ID)
                await settle(self.hass)
            case "state_changed":
                self._set(step["new_state"], step["entity_id"])
                await self.hass.async_block_till_done()
            case "states":
                for state in step["states"]:
                    self._set(state, state["entity_id"])
            case "service_response":
                self._take(step, datetime.now(UTC))
            case "webhook":
                await self._send(step)

    def _set(self, state: Mapping[str, Any] | None, entity_id: str) -> None:
        if state is None:
            self.hass.states.async_remove(entity_id)
        else:
            self.hass.states.async_set(entity_id, state["state"], state["attributes"])

    async def _send(self, step: Mapping[str, Any]) -> None:
        body = step["body"]
        raw = body if isinstance(body, str) else json.dumps(body)
        response = await self.client.post(
            f"/api/webhook/secret_{self.told['source']}",
            data=raw.encode(),
            headers=step.get("headers", {}),
        )
        self.statuses.append(response.status)

    # What came of it

    def failures_for_real(self) -> list[str]:
        """Return what is not as expected, in what was found and in what was done."""
        found = self.failures()
        done = "start" if self.has_begun else "ask" if self.has_asked else "none"
        if done != self.told["expected"]["decision"]:
            found.append(f"{done} was done instead of {self.told['expected']['decision']}")
        if "error" in self.statuses:
            found.append("an address failed")
        return found
