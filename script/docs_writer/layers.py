"""Who imports whom, drawn from the files themselves."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

from .names import FOLDER
from .tables import table

LAYERS: Mapping[str, tuple[str, ...]] = {
    "set-up": ("__init__",),
    "entities": (
        "binary_sensor", "button", "calendar", "event", "number", "select", "sensor", "switch",
        "todo", "entity",
    ),
    "automations": ("trigger", "condition"),
    "actions": ("services", "responses", "summary", "workout_actions"),
    "requests": ("requests", "standing"),
    "forms": (
        "config_flow", "options_flow", "activity_flow", "activity_form", "flow_answers",
        "flow_checks", "flow_schema", "device_form", "workout_flow", "workout_form",
        "workout_trial",
    ),
    "diagnostics and repairs": ("diagnostics", "repairs", "device_problems", "logbook"),
    "answers from phones": ("phone_answers",),
    "coordinator": ("coordinator", "performing", "sharing"),
    "devices": ("devices", "user_actions"),
    "workout log": (
        "workout_setup", "workout_coordinator", "workout_acting", "workout_questions",
        "workout_texts",
    ),
    "sources": ("workout_sources", "webhook"),
    "store": ("store", "saving", "workout_memory"),
    "prompter": ("prompter", "channels", "outages", "addresses"),
    "words": ("texts",),
    "settings": (
        "settings", "device_settings", "workout_settings", "usual_loads", "help_lines",
    ),
    "people and places": ("presence", "house", "privacy"),
    "engine": ("engine",),
    "workouts": ("workouts",),
}  # fmt: skip
"""What belongs together. A file that is not here is a layer of its own."""

NOT_SHOWN = {"const"}
"""Names that everybody needs say nothing about who depends on whom."""


def _layer_of(module: str) -> str:
    return next((name for name, modules in LAYERS.items() if module in modules), module)


def _modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(FOLDER.rglob("*.py")):
        top = path.relative_to(FOLDER).parts[0].removesuffix(".py")
        if top not in NOT_SHOWN:
            yield top, path


def _imports(path: Path) -> Iterator[str]:
    """Yield the modules of the integration that a file of its top folder needs to run."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tree.body = [node for node in tree.body if not isinstance(node, ast.If)]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == len(path.relative_to(FOLDER).parts):
            if node.module:
                yield node.module.partition(".")[0]
            else:
                yield from (alias.name for alias in node.names)


@cache
def edges() -> Mapping[str, frozenset[str]]:
    """Return which other layers each layer imports."""
    found: dict[str, set[str]] = {}
    for module, path in _modules():
        layer = found.setdefault(_layer_of(module), set())
        wanted = (_layer_of(name) for name in _imports(path) if name not in NOT_SHOWN)
        layer.update(name for name in wanted if name != _layer_of(module))
    return {name: frozenset(others) for name, others in found.items()}


def _reached(layer: str) -> frozenset[str]:
    """Return every layer that is imported, and what those import, and so on."""
    return frozenset(edges()[layer]).union(*(_reached(one) for one in edges()[layer]))


def _order() -> list[str]:
    """Return the layers, each before what it imports; the same on every run."""
    sorter = TopologicalSorter({name: sorted(needs) for name, needs in edges().items()})
    return list(sorter.static_order())[::-1]


def diagram() -> str:
    """Return the layers with an arrow to what each needs.

    An arrow that follows from two others is left out. Raises CycleError where two layers
    need each other.
    """
    order = _order()
    ids = {name: name.replace(" ", "_").replace("-", "_") for name in order}
    lines = ["```mermaid", "flowchart TD"]
    lines += [f'    {ids[name]}["{name}"]' for name in order]
    for name in order:
        needs = edges()[name]
        indirect = frozenset[str]().union(*(_reached(one) for one in needs))
        lines += [f"    {ids[name]} --> {ids[one]}" for one in sorted(needs - indirect)]
    return "\n".join([*lines, "```"])


def files() -> str:
    """Return which files are in a layer, and what the first of them says it is for."""
    there: dict[str, list[str]] = {}
    for module, path in _modules():
        name = module if path.parent == FOLDER else f"{module}/"
        kept = there.setdefault(_layer_of(module), [])
        if name not in kept:
            kept.append(name)
    order = _order()
    rows = [
        (
            name,
            ", ".join(_shown(one) for one in there[name]),
            ", ".join(sorted(edges()[name])) or "–",
        )
        for name in order
    ]
    return table(("Layer", "Files", "Imports"), rows)


def _shown(name: str) -> str:
    return f"`{name}`" if name.endswith("/") else f"`{name}.py`"
