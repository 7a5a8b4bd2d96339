"""A house with a heating pad and a bath, and a timeline that has one."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Self

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.devices import Device, Reading, Role, StartMode
from custom_components.back_recovery.engine.model.effects import (
    Effect,
    Message,
    ReportDevice,
    Tell,
    TurnOff,
    TurnOn,
)
from custom_components.back_recovery.engine.model.episode import Place
from custom_components.back_recovery.engine.model.guards import Cause, Guard, GuardState
from custom_components.back_recovery.engine.model.plan import Activity, Plan
from custom_components.back_recovery.engine.model.vocabulary import Answer
from custom_components.back_recovery.engine.step import step

from .builders import HOME, Timeline, a_plan, an_activity, at, minutes


def a_device(
    device_id: str = "switch.pad", role: Role = Role.HEAT, most_on: float = 20, **values: Any
) -> Device:
    """Return a device that is switched on after a confirmation; `most_on` in minutes."""
    values.setdefault("start", StartMode.AFTER_CONFIRMATION)
    return Device(id=device_id, role=role, most_on=minutes(most_on), **values)


def a_pad(device: Device | None = None, **values: Any) -> Activity:
    usual = {"duration": 15, "gap": 120, "most_per_day": 3, "earliest": "07:00"}
    usual |= {"latest": "21:30", "device": device or a_device()}
    return an_activity("heating_pad", **(usual | values))


def a_bath(device: Device | None = None, **values: Any) -> Activity:
    valve = device or a_device("valve.bath", Role.WATER, 30, target_level=80.0, target_volume=150.0)
    usual = {"duration": 15, "gap": 1200, "earliest": "09:00", "latest": "21:00", "device": valve}
    return an_activity("bath", **(usual | values))


def by_hand(device_id: str = "switch.pad", role: Role = Role.HEAT, **values: Any) -> Device:
    """Return a device that the person switches on, and the house only off."""
    return a_device(device_id, role, start=StartMode.BY_HAND, **values)


PAD = a_pad()
BATH = a_bath()
PLAN = a_plan(PAD, BATH, quiet="22:00-07:00", rest_window=120)


def a_guard(state: GuardState = GuardState.ON, since: str = "Tue 20:00", **values: Any) -> Guard:
    """Return the guard over the pad that began at `since` and lasts 15 minutes."""
    values.setdefault("off_at", at(since) + minutes(15))
    values.setdefault("cause", Cause.SESSION)
    values.setdefault("activity", "heating_pad")
    values.setdefault("device", "switch.pad")
    return Guard(state=state, since=at(since), **values)


A_MOMENT = timedelta(milliseconds=200)
"""Until a device has done what it was told, and said so."""


class HouseTimeline(Timeline):
    """A timeline in a house whose devices do at once what they are told, unless deaf."""

    def __init__(self, plan: Plan = PLAN, place: Place = HOME) -> None:
        super().__init__(plan, place)
        self.guards: tuple[Guard, ...] = ()
        self.is_deaf = False
        self.readings = {
            one.id: Reading(is_on=False) for one in plan.activities if one.device is not None
        }

    def day(self) -> Self:
        """Begin an episode the evening before: everything is open on Tuesday."""
        return self.start("Mon 18:00")

    def says(self, when: str, activity: str = "heating_pad", **values: Any) -> Self:
        """Let the house say something else about the device of an activity."""
        self._pass_until(at(when))
        self.readings[activity] = replace(self.readings[activity], **values)
        return self.on(when, happened.ReadingsChanged())

    def confirm(self, when: str, activity: str = "heating_pad", **values: Any) -> Self:
        """Let the person press start."""
        event = happened.ActivityStarted(activity=activity, is_confirmed=True, by="anna", **values)
        return self.on(when, event)

    def ask(self, when: str, activity: str = "heating_pad", **values: Any) -> Self:
        """Let an automation ask for a start."""
        return self.on(when, happened.ActivityStarted(activity=activity, **values))

    def tap(self, when: str, answer: Answer, subject: str = "question_subject") -> Self:
        """Let the person tap on a message about the episode."""
        self._pass_until(at(when))
        name = getattr(self.episode, subject)
        return self.on(when, self.tapped(name, answer, by="anna"))

    def deaf(self) -> Self:
        """Let the devices ignore commands from now on."""
        self.is_deaf = True
        return self

    def restart(self, when: str, **values: Any) -> Self:
        """Let the house be down until `when`; then the pad says `values`."""
        self.readings["heating_pad"] = replace(self.readings["heating_pad"], **values)
        self._step(happened.Restarted(), at(when))
        return self

    def _step(self, event: happened.Event, now: datetime) -> None:
        known = {"readings": self.readings, "guards": self.guards, "earlier": self.earlier}
        known["askings"] = self.askings
        decision = step(self.plan, self.episode, event, now, **known)
        self.now, self.episode, self.wake_at = now, decision.episode, decision.wake_at
        self.guards, self.earlier, self.last = decision.guards, decision.earlier, decision
        self.askings = decision.askings
        self.happened.extend((now, effect) for effect in decision.effects)
        if not self.is_deaf and self._obey(decision.effects):
            self._step(happened.ReadingsChanged(), now + A_MOMENT)

    def _obey(self, effects: tuple[Effect, ...]) -> bool:
        """Do what the commands say where the device can be reached; tell of any change."""
        before = dict(self.readings)
        for effect in effects:
            if isinstance(effect, TurnOn | TurnOff):
                name = effect.activity if effect.activity in self.readings else effect.device
                if self.readings[name].is_on is not None:
                    is_on = isinstance(effect, TurnOn)
                    self.readings[name] = replace(self.readings[name], is_on=is_on)
        return self.readings != before

    def is_on(self, activity: str = "heating_pad") -> bool | None:
        return self.readings[activity].is_on

    @property
    def switched(self) -> list[str]:
        """Every command: "Tue 20:00 on switch.pad"."""
        return [
            f"{self.clock(when)} {'on' if isinstance(effect, TurnOn) else 'off'} {effect.device}"
            for when, effect in self.happened
            if isinstance(effect, TurnOn | TurnOff)
        ]

    @property
    def reported(self) -> list[str]:
        """What automations are told about devices: "Tue 20:15 off_confirmed session_ended"."""
        return [
            f"{self.clock(when)} {effect.kind} {effect.reason or ''}".rstrip()
            for when, effect in self.happened
            if isinstance(effect, ReportDevice)
        ]

    def messages(self, text: str) -> list[Message]:
        """Return every message of that text."""
        return [
            effect.message
            for _, effect in self.happened
            if isinstance(effect, Tell) and effect.message.text == text
        ]

    def guard(self, device: str = "switch.pad") -> Guard:
        return next(one for one in self.guards if one.device == device)

    def why(self, activity: str = "heating_pad") -> str | None:
        """Return why the last session of an activity ended."""
        assert self.episode
        return [one for one in self.episode.sessions if one.activity == activity][-1].reason
