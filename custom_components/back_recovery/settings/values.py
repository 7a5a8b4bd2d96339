"""What a person chose, as values: the plan of the engine, and all around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Any

from homeassistant.const import UnitOfMass

from ..const import DEFAULT_SPEAK_FROM, DEFAULT_SPEAK_UNTIL
from ..engine.model.happened import SessionEdge
from ..engine.model.plan import Plan
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
    who is told when the person may need help.
    """

    phones: tuple[str, ...] = ()
    notify_entities: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    tts_engine: str | None = None
    satellites: tuple[str, ...] = ()
    speak_from: time = _SPEAK_FROM
    speak_until: time = _SPEAK_UNTIL
    language: str | None = None
    second_contact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything the person chose, in the words of the engine.

    `devices` are the entities of each activity's device; `actions` what the person
    wants run, by activity and end of its session. `lines` say whom to call, `mass_unit` is
    what usual weights are in.
    """

    title: str
    person: str | None
    plan: Plan
    gym_zones: tuple[str, ...] = ()
    channels: Channels
    private_answers: bool = False
    streak: bool = True
    lines: HelpLines = UNKNOWN
    mass_unit: str = UnitOfMass.KILOGRAMS
    devices: Mapping[str, DeviceSettings] = field(default_factory=dict)
    actions: Mapping[tuple[str, SessionEdge], Sequence[Any]] = field(default_factory=dict)
