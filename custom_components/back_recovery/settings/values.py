"""What a person chose, as values: the plan of the engine, and all around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Any

from homeassistant.const import UnitOfMass, UnitOfTemperature

from ..const import DEFAULT_SPEAK_FROM, DEFAULT_SPEAK_UNTIL
from ..engine.model.happened import SessionEdge
from ..engine.model.plan import Plan
from ..engine.reading.plan_changes import concerned
from .devices import DeviceSettings
from .help_lines import UNKNOWN, HelpLines

_SPEAK_FROM = time.fromisoformat(DEFAULT_SPEAK_FROM)
_SPEAK_UNTIL = time.fromisoformat(DEFAULT_SPEAK_UNTIL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channels:
    """How the person is told. Empty: as a persistent notification.

    `phones` are notify actions (`notify.mobile_app_…`) that carry buttons;
    `notify_entities` take text only; speakers and satellites speak within their own
    hours. `language` None: the server's. `second_contact` is the phone of somebody else,
    who is told when the person may need help. What is said at one of `own_satellites` is
    said by the person; where `asks_aloud`, they also ask, within the same hours and so often
    a day at most.
    """

    phones: tuple[str, ...] = ()
    notify_entities: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    tts_engine: str | None = None
    satellites: tuple[str, ...] = ()
    own_satellites: tuple[str, ...] = ()
    asks_aloud: bool = False
    asks_aloud_per_day: int = 4
    speak_from: time = _SPEAK_FROM
    speak_until: time = _SPEAK_UNTIL
    language: str | None = None
    second_contact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything the person chose, in the words of the engine.

    `undisturbed_when` are entities of which each says that the person sleeps, or wants to be
    left alone. `devices` are the entities of each activity's device; `actions` what the person
    wants run, by activity and end of its session. `lines` say whom to call, `mass_unit` is
    what usual weights are in, and `temperature_unit` what warm water is measured in. `known`
    says what lasts of everything that is named, by name. `unreadable` are fields that are
    stored and cannot be read.
    """

    title: str
    person: str | None
    plan: Plan
    gym_zones: tuple[str, ...] = ()
    undisturbed_when: tuple[str, ...] = ()
    channels: Channels
    private_answers: bool = False
    streak: bool = True
    show_page: bool = True
    lines: HelpLines = UNKNOWN
    mass_unit: str = UnitOfMass.KILOGRAMS
    temperature_unit: str = UnitOfTemperature.CELSIUS
    known: Mapping[str, str] = field(default_factory=dict)
    devices: Mapping[str, DeviceSettings] = field(default_factory=dict)
    actions: Mapping[tuple[str, SessionEdge], Sequence[Any]] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()

    def concerned_since(self, before: Settings) -> frozenset[str]:
        """Return the activities whose device may not go on as it began under other settings."""
        activities = before.devices.keys() | self.devices.keys()
        others = {one for one in activities if before.devices.get(one) != self.devices.get(one)}
        return concerned(before.plan, self.plan) | others
