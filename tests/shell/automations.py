"""Automations as people write them, and what they saw."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import parse_yaml
from pytest_homeassistant_custom_component.common import async_capture_events

from .acting import settle

TOLD = "told"

type Told = list[dict[str, Any]]


async def automate(hass: HomeAssistant, *automations: str | dict[str, Any]) -> None:
    """Put automations, written in YAML, into Home Assistant."""
    configs = [parse_yaml(one) if isinstance(one, str) else one for one in automations]
    assert await async_setup_component(hass, "automation", {"automation": configs})
    await settle(hass)
    for state in hass.states.async_all("automation"):
        assert state.state == "on", f"{state.name} could not be set up"


class Diary:
    """What automations wrote down, each time they ran."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._events = async_capture_events(hass, TOLD)

    @property
    def told(self) -> Told:
        return [dict(event.data) for event in self._events]

    @property
    def entities(self) -> list[str]:
        """Whose change it was, each time."""
        return [one["entity_id"] for one in self.told]

    @property
    def decisions(self) -> list[str]:
        """What was decided about workouts, each time."""
        return [one["decision"] for one in self.told]

    def __len__(self) -> int:
        return len(self._events)


NOTE = {
    "event": TOLD,
    "event_data": {
        "trigger": "{{ trigger.platform }}",
        "entity_id": "{{ trigger.entity_id }}",
        "activity": "{{ trigger.to_state.attributes.activity | default('') }}",
        "decision": "{{ trigger.to_state.attributes.decision | default('') }}",
        "state": "{{ trigger.to_state.state }}",
    },
}


async def note(hass: HomeAssistant, *triggers: dict[str, Any]) -> Diary:
    """Write down every time one of these triggers fires."""
    diary = Diary(hass)
    await automate(
        hass, {"alias": "note", "mode": "queued", "triggers": list(triggers), "actions": [NOTE]}
    )
    return diary


def trigger(name: str, *entity_ids: str, **options: Any) -> dict[str, Any]:
    """Return one of our triggers for these entities."""
    return trigger_for(name, {"entity_id": list(entity_ids)}, **options)


def trigger_for(name: str, target: dict[str, Any], **options: Any) -> dict[str, Any]:
    """Return one of our triggers for a target."""
    of = {"options": options} if options else {}
    return {"trigger": f"back_recovery.{name}", "target": target, **of}
