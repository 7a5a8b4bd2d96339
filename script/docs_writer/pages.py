"""Which pages have generated parts, and how a part is found in its page."""

from collections.abc import Callable, Mapping
from pathlib import Path
import re

from . import (
    automations,
    diagrams,
    numbers,
    phases,
    reference,
    rooms,
    rules,
    suitability,
    voice,
    way_back,
)

ROOT = Path(__file__).parent.parent.parent
PAGES = tuple(
    ROOT / "docs" / f"{name}.md"
    for name in (
        "how-it-decides",
        "numbers",
        "suitability",
        "safety",
        "architecture",
        "automations",
        "reference",
        "voice",
    )
)

PARTS: Mapping[str, Callable[[], str]] = {
    "phases": diagrams.phases,
    "lets-go": phases.lets_go,
    "stays-open": phases.stays_open,
    "offered": phases.offered,
    "holds": phases.holds,
    "rules": rules.rules,
    "said": rules.said,
    "advice": rules.advice,
    "gates": way_back.gates,
    "ladders": way_back.ladders,
    "prompts": diagrams.prompts,
    "guards": diagrams.guards,
    "guard-rows": diagrams.guard_rows,
    "catalogue": numbers.catalogue,
    "onset": numbers.onset,
    "limits": numbers.limits,
    "heat-and-water": numbers.heat_and_water,
    "basis": numbers.basis,
    "sources": numbers.sources,
    "grid": suitability.grid,
    "grid-of-check-ins": suitability.grid_of_check_ins,
    "rooms": rooms.diagram,
    "engine-rooms": rooms.engine_diagram,
    "files": rooms.files,
    "triggers": automations.triggers,
    "conditions": automations.conditions,
    "actions": automations.actions,
    "events": automations.events,
    "blueprints": automations.blueprints,
    "action-fields": reference.action_fields,
    "spoken-languages": voice.spoken_languages,
    "sentences": voice.sentences,
}
"""What writes the part of that name."""

PART = re.compile(r"<!-- generated: (?P<name>[\w-]+) -->\n.*?<!-- end -->", re.DOTALL)


def rewritten(page: str) -> str:
    """Return the page with every part as the code says it now.

    Raises KeyError for a part that nothing writes.
    """

    def write(found: re.Match[str]) -> str:
        name = found["name"]
        return f"<!-- generated: {name} -->\n{PARTS[name]()}\n<!-- end -->"

    return PART.sub(write, page)


def parts_of(page: str) -> list[str]:
    """Return the names of the parts a page has."""
    return [found["name"] for found in PART.finditer(page)]
