"""Who imports whom, drawn from the folders themselves: a folder is a room, and a layer."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

from .names import FOLDER
from .tables import table

ENGINE = FOLDER / "engine"

NOT_SHOWN = {"const"}
"""Names that everybody needs say nothing about who depends on whom."""


def files_of(folder: Path) -> list[Path]:
    """Return every file of Python in a folder and below it, in order."""
    return sorted(folder.rglob("*.py"))


def imported(path: Path, top: Path = FOLDER) -> Iterator[tuple[str, ...]]:
    """Yield what a file imports of `top`, as parts of a path; imports for types only, too."""
    package = path.relative_to(FOLDER).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        begin = package[: len(package) - node.level + 1]
        module = (*begin, *(node.module or "").split(".")) if node.module else begin
        names = [alias.name for alias in node.names]
        is_package = (FOLDER / Path(*module)).is_dir()
        for found in [(*module, name) for name in names] if is_package else [module]:
            inside = top.relative_to(FOLDER).parts
            if found[: len(inside)] == inside:
                yield found[len(inside) :]


def room_of(path: Path, top: Path = FOLDER) -> str:
    """Return the folder below `top` that a file is in, or the file's own name."""
    return path.relative_to(top).parts[0].removesuffix(".py")


@cache
def arrows(top: Path = FOLDER) -> Mapping[str, frozenset[str]]:
    """Return which other rooms below `top` each room imports."""
    found: dict[str, set[str]] = {}
    for path in files_of(top):
        room = room_of(path, top)
        if room in NOT_SHOWN or path == ENGINE / "__init__.py":
            continue
        others = found.setdefault(room, set())
        others.update(parts[0] for parts in imported(path, top) if parts)
        others -= {room, *NOT_SHOWN}
    return {name: frozenset(others & found.keys()) for name, others in found.items()}


@cache
def _reached(room: str, top: Path) -> frozenset[str]:
    """Return every room that is imported, and what those import, and so on."""
    needs = arrows(top)[room]
    return frozenset(needs).union(*(_reached(one, top) for one in needs))


def order(top: Path = FOLDER) -> list[str]:
    """Return the rooms, each before what it imports; the same on every run.

    Raises CycleError where two rooms need each other.
    """
    sorter = TopologicalSorter({name: sorted(needs) for name, needs in arrows(top).items()})
    return list(sorter.static_order())[::-1]


def _floors(top: Path) -> Mapping[str, frozenset[str]]:
    """Return the arrows to draw; files that nobody imports stand together as one."""
    wanted = {one for needs in arrows(top).values() for one in needs}
    drawn: dict[str, frozenset[str]] = {}
    doors = frozenset[str]()
    for room in order(top):
        is_file = not (top / room).is_dir()
        if is_file and room not in wanted and top == FOLDER:
            doors |= arrows(top)[room]
        else:
            drawn[room] = arrows(top)[room]
    return {DOORS: doors, **drawn} if doors else drawn


DOORS = "what Home Assistant asks for by name"


def diagram(top: Path = FOLDER) -> str:
    """Return the rooms with an arrow to what each needs; what follows from two is left out."""
    floors = _floors(top)
    lines = ["```mermaid", "flowchart TD"]
    lines += [f'    {_id(name)}["{_shown(name, top)}"]' for name in floors]
    for name, needs in floors.items():
        indirect = frozenset[str]().union(*(_reached(one, top) for one in needs))
        lines += [f"    {_id(name)} --> {_id(one)}" for one in sorted(needs - indirect)]
    return "\n".join([*lines, "```"])


def engine_diagram() -> str:
    """Return the rooms of the engine."""
    return diagram(ENGINE)


def _id(name: str) -> str:
    return "doors" if name == DOORS else f"room_{name.strip('_')}"


def files() -> str:
    """Return each folder with what its tour says first, and what it imports."""
    rows = [
        (
            f"`{_shown(name, top)}`",
            tour_of(top / name),
            ", ".join(f"`{_shown(one, top)}`" for one in sorted(arrows(top)[name])) or "–",
        )
        for top in (FOLDER, ENGINE)
        for name in order(top)
        if (top / name).is_dir()
    ]
    return table(("Folder", "What it is for", "Imports"), rows)


def tour_of(folder: Path) -> str:
    """Return the first sentence of a package's tour."""
    tree = ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))
    return (ast.get_docstring(tree) or "").partition("\n")[0]


def _shown(name: str, top: Path) -> str:
    if name == DOORS:
        return name
    prefix = "" if top == FOLDER else f"{top.name}/"
    return f"{prefix}{name}/" if (top / name).is_dir() else f"{prefix}{name}.py"
