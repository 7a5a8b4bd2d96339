"""Many people under one roof: their plans, phones, plugs and whereabouts, and what befalls the house."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
import json
from random import Random
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState, HomeAssistant, ServiceCall
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.coordinator import RecoveryCoordinator
from custom_components.back_recovery.engine import codec
from custom_components.back_recovery.engine.model.vocabulary import Condition, PromptState, WayBack
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.storage.performed import PerformedNote
from custom_components.back_recovery.storage.store import RecordStore
from tests.shell.acting import settle, somebody
from tests.shell.appliances import Plug, plug_in
from tests.shell.builders import an_activity, an_entry

from .appliances import BriskPlug, BriskTap, Watched, heat_is_as_it_should_be
from .witness import Witness

GYM = "zone.iron"
PLACES = ("home", "home", "home", "not_home", "Iron House")
KINDS = (
    "walk", "check_in", "bath", "heating_pad", "shower", "ice", "mat", "rub", "easy_position",
    "tip", "prep",
)  # fmt: skip
MOST_BUTTONS = 40
"""Buttons of messages that are gone, and may still be tapped."""


@dataclass
class Person:
    """Somebody with a plan. `screen` is what their phone shows, by tag."""

    name: str
    random: Random
    entry: MockConfigEntry
    user_id: str | None
    witness: Witness
    screen: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    buttons: list[tuple[str, bool]] = field(default_factory=list)
    """The id of each button that was ever shown, and whether it takes a text."""
    pushes: int = 0

    @property
    def recovery(self) -> RecoveryCoordinator:
        coordinator: RecoveryCoordinator = self.entry.runtime_data.recovery
        return coordinator

    @property
    def prefix(self) -> str:
        return f"back_{self.name}"

    @property
    def person(self) -> str | None:
        return f"person.{self.name}" if self.user_id else None

    async def hears(self, call: ServiceCall) -> None:
        """Take a push, as the app does."""
        self.pushes += 1
        tag = call.data["data"]["tag"]
        self.screen.pop(tag, None)
        if call.data["message"] == "clear_notification":
            return
        self.screen[tag] = call.data
        for action in call.data["data"].get("actions", ()):
            if action["action"].startswith("BACK_RECOVERY"):
                is_text = action.get("behavior") == "textInput"
                self.buttons.append((action["action"], is_text))
        del self.buttons[:-MOST_BUTTONS]


class Street:
    """The house, its people, and the clock."""

    def __init__(self, hass: HomeAssistant, freezer: FrozenDateTimeFactory, seed: int) -> None:
        """Nobody lives here yet."""
        self.hass = hass
        self.freezer = freezer
        self.random = Random(seed)
        self.people: list[Person] = []
        self.plugs: list[Plug] = []
        self.broken: list[str] = []
        self.counted: Counter[str] = Counter()
        self.watched: dict[str, Watched] = {}
        self.began_at = dt_util.utcnow()
        self.diary: list[str] = []

    def note(self, what: str) -> None:
        self.diary.append(f"{dt_util.utcnow():%d %H:%M:%S} {what}")
        del self.diary[:-200]

    def witness_of(self, entry_id: str) -> Witness:
        return next(one.witness for one in self.people if one.entry.entry_id == entry_id)

    async def move_in(self, count: int) -> None:
        """Let people move in, each with a plan; two share each pad."""
        hass = self.hass
        hass.states.async_set(GYM, "0", {"friendly_name": "Iron House"})
        self.plugs = [
            BriskPlug(f"pad {number}", self.freezer) for number in range((count + 1) // 2)
        ]
        await plug_in(hass, "switch", self.plugs)
        await plug_in(hass, "valve", [BriskTap("bath", self.freezer)])
        for number in range(count):
            await self._moves_in(number)
        # The first that is set up sets up all of its domain.
        assert await hass.config_entries.async_setup(self.people[0].entry.entry_id)
        await settle(hass)
        assert len(self.loaded) == count

    async def _moves_in(self, number: int) -> None:
        random, hass = Random(f"{self.random.random()}"), self.hass
        name = f"p{number}"
        user_id = await somebody(hass, name) if number % 4 else None
        entry = an_entry(
            *self._activities(random, self.plugs[number // 2].entity_id),
            title=f"Back {name}",
            person=f"person.{name}" if user_id else None,
            options=self._options(random, name),
        )
        entry.add_to_hass(hass)
        person = Person(name, random, entry, user_id, Witness(self.broken))
        if user_id:
            attributes = {"user_id": user_id, "friendly_name": name.title()}
            hass.states.async_set(f"person.{name}", "home", attributes)
        hass.services.async_register("notify", f"mobile_app_{name}", person.hears)
        hass.states.async_set(f"input_boolean.sleep_{name}", "off")
        self.people.append(person)

    def _activities(self, random: Random, pad: str) -> list[Any]:
        kinds = {"walk", "check_in", *random.sample(KINDS, random.randrange(2, 8))}
        found = []
        for kind in sorted(kinds):
            more: dict[str, Any] = {}
            if kind == "heating_pad":
                more = {"device": pad, "maker_allows": True, "start_mode": "after_confirmation"}
            if kind == "bath" and random.random() < 0.3:
                more = {"device": "valve.bath"}
            if random.random() < 0.3:
                more |= {"schedule": "every", "every_minutes": random.choice([60, 90, 240])}
            found.append(an_activity(kind, needs_home=random.random() < 0.4, **more))
        if random.random() < 0.5:
            own = {"schedule": "times", "times": ["09:30:00", "17:00:00"], "missed": "send_late"}
            found.append(an_activity("custom", "Cat and cow", activity_id="cat", **own))
        return found

    def _options(self, random: Random, name: str) -> dict[str, Any]:
        options: dict[str, Any] = {
            "phones": [f"notify.mobile_app_{name}"],
            "rest_window": random.choice([24, 48, 72, 96]),
            "gym_zones": [GYM],
            "undisturbed_when": [f"input_boolean.sleep_{name}"],
            "way_back": random.choice(list(WayBack)),
            "prompts_per_day": random.choice([3, 6, 8]),
            "language": random.choice(["en", "de"]),
            "ends_by_time": random.random() < 0.2,
        }
        if random.random() < 0.8:
            options |= {"quiet_from": "22:00:00", "quiet_until": "07:00:00"}
        if random.random() < 0.4:
            options["conditions"] = [random.choice(list(Condition)[:19]).value]
        if random.random() < 0.3:
            options["private_answers"] = True
        return options

    # Time

    @property
    def loaded(self) -> list[Person]:
        there = {one.entry_id for one in self.hass.config_entries.async_loaded_entries(DOMAIN)}
        return [person for person in self.people if person.entry.entry_id in there]

    async def pass_until(self, end: datetime) -> None:
        """Let time pass with every wake-up in it."""
        while True:
            wakes = [one.recovery._wake_up.at for one in self.loaded]
            nearest = min((at for at in wakes if at), default=end)
            if nearest >= end:
                break
            await self.tick(nearest)
        await self.tick(end)

    async def tick(self, at: datetime) -> None:
        """Let it be that time, unless it is later already."""
        self.freezer.move_to(max(at, dt_util.utcnow()))
        async_fire_time_changed(self.hass)
        await self.settle()

    async def settle(self) -> None:
        await settle(self.hass)
        for person in self.loaded:
            heat_is_as_it_should_be(self, person)
        assert not self.broken, "\n".join([*self.diary, *self.broken])

    # What befalls the house

    async def restart(self, *, crashes: bool, down_for: timedelta) -> None:
        """Stop Home Assistant, or lose its power, and start it again after a while."""
        self.counted["crashes" if crashes else "restarts"] += 1
        self.note(f"restart, crashes={crashes}, for {down_for}")
        hass = self.hass
        there = self.loaded
        hass.set_state(CoreState.stopping)
        for person in there:
            await self._unload(person, crashes=crashes)
        hass.set_state(CoreState.not_running)
        self.freezer.tick(down_for)
        async_fire_time_changed(hass)
        for person in there:
            self.maybe_upgrade(person)
            assert await hass.config_entries.async_setup(person.entry.entry_id)
        await settle(hass)
        self.freezer.tick(timedelta(seconds=20))
        hass.set_state(CoreState.running)
        hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
        await self.settle()

    async def reload(self, person: Person, *, crashes: bool = False) -> None:
        self.counted["reloads"] += 1
        self.note(f"{person.name} reload")
        await self._unload(person, crashes=crashes)
        self.maybe_upgrade(person)
        assert await self.hass.config_entries.async_setup(person.entry.entry_id)
        await self.settle()

    async def _unload(self, person: Person, *, crashes: bool) -> None:
        if not crashes:
            assert await self.hass.config_entries.async_unload(person.entry.entry_id)
            return
        # What is to be done at the end of a run is not done.
        with patch.object(RecoveryCoordinator, "async_unload"):
            assert await self.hass.config_entries.async_unload(person.entry.entry_id)

    def maybe_upgrade(self, person: Person) -> None:
        """Now and then let an earlier release have written what is on disk."""
        path = RecordStore(self.hass, person.entry.entry_id).path
        if person.random.random() > 0.15 or not path.exists():
            return
        number = person.random.choice([1, 2, 3])
        self.counted[f"records of format {number}"] += 1
        record = on_disk(self.hass, person)
        path.write_text(json.dumps(as_format(record, number)), encoding="utf-8")
        PerformedNote(path).remove()
        person.witness.begin_from(on_disk(self.hass, person))

    async def turn_off(self, person: Person) -> None:
        entity_id = f"switch.{person.prefix}"
        await self.hass.services.async_call(
            "switch", "turn_off", {"entity_id": entity_id}, blocking=True
        )
        await self.settle()

    async def move_clock(self, zone: str) -> None:
        """Move to another time zone, all of the house at once."""
        self.counted["time zones"] += 1
        self.note(f"time zone {zone}")
        await self.hass.config.async_update(time_zone=zone)
        await self.settle()

    # What has to be so

    def check(self, person: Person) -> None:
        """Compare what is on disk, in memory, in Home Assistant and on the phone."""
        kept = person.recovery._journal.kept
        stored = on_disk(self.hass, person)
        path = RecordStore(self.hass, person.entry.entry_id).path
        assert not list(path.parent.glob("*.damaged.*"))
        if path.exists():
            assert stored == kept, f"{person.name}: {stored} is on disk, {kept} is kept"
        episode = kept.episode
        self._shows(person, "switch", "", "on" if episode else "off")
        self._shows(person, "sensor", "_phase", episode.phase if episode else "idle")
        now = dt_util.utcnow()
        waiting = [one.effect for one in kept.pending if not getattr(one.effect, "not_before", 0)]
        assert not waiting, f"{person.name}: {waiting} is not performed"
        shown = json.dumps([one["data"].get("actions", ()) for one in person.screen.values()])
        for prompt in episode.open_prompts if episode else ():
            asking = kept.askings.on(prompt.id)
            told = prompt.state is PromptState.OFFERED and prompt.told and asking
            later = any(
                getattr(getattr(one.effect, "message", None), "subject", None) == prompt.id
                for one in kept.pending
            )
            assert not told or later or f"-{asking.id}_" in shown, f"{prompt} is not on screen"
        self.counted["comparisons"] += 1
        assert all(one.off_at.tzinfo and now.tzinfo for one in kept.guards)

    def _shows(self, person: Person, domain: str, key: str, expected: str) -> None:
        state = self.hass.states.get(f"{domain}.{person.prefix}{key}")
        assert state, f"{domain}.{person.prefix}{key}"
        assert state.state == expected, (person.name, state, expected)


def on_disk(hass: HomeAssistant, person: Person) -> Record:
    """Return what a start would read now; raises where it would be set aside."""
    return RecordStore(hass, person.entry.entry_id)._load()


def as_format(record: Record, number: int) -> dict[str, Any]:
    """Return a record as an earlier release wrote it, as far as that one knew of its parts."""
    with patch.object(codec, "packed", lambda values, encode: [encode(one) for one in values]):
        written = codec.encode(record)
    written["format"] = number
    if number < 3:
        del written["askings"]
        for one in written["pending"]:
            one["effect"].get("message", {}).pop("asking", None)
    if number < 2:
        written["watches"] = [{**one, "type": "Watch"} for one in written.pop("guards")]
    return written
