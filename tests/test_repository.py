"""Rules of the code base itself."""

import ast
from collections.abc import Iterator
from pathlib import Path
import subprocess
import sys

from docs_writer import rooms
import pytest

ROOT = Path(__file__).parent.parent
INTEGRATION = ROOT / "custom_components" / "back_recovery"
ENGINE = sorted((INTEGRATION / "engine").rglob("*.py"))
EVERYTHING = sorted(
    path
    for folder in ("custom_components", "script", "tests")
    for path in (ROOT / folder).rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
)
CODE = [path for path in EVERYTHING if path.suffix in {".py", ".sh", ".js", ".mjs", ""}]
MOST_LINES = 400


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Yield every import of a file: how many folders up it begins, and the module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.level, node.module or ""
        if isinstance(node, ast.Import):
            yield from ((0, alias.name) for alias in node.names)


def test_the_searches_of_this_file_find_something() -> None:
    assert len(ENGINE) > 20
    assert INTEGRATION / "coordinator.py" in CODE
    assert ROOT / "script" / "lint" in CODE
    assert rooms.arrows()["telling"] >= {"settings", "engine"}


# Rooms: the folders are the layers

FLOORS = (
    {"model"},
    {"reading"},
    {"acting"},
    {"guard", "rules"},
    {"requests"},
)
"""The rooms of the engine from the ground up; a room uses those below it only."""

MOST_DOORS = 25
"""Modules beside the rooms: the names that Home Assistant asks for."""


def test_a_room_of_the_engine_uses_only_those_below_it() -> None:
    below: set[str] = set()
    for floor in FLOORS:
        for room in floor:
            assert rooms.arrows(rooms.ENGINE)[room] <= below, room
        below |= floor
    assert below == {path.name for path in rooms.ENGINE.iterdir() if is_package(path)}


def is_package(path: Path) -> bool:
    return (path / "__init__.py").exists()


def test_no_two_rooms_need_each_other() -> None:
    for top in (rooms.FOLDER, rooms.ENGINE):
        assert rooms.order(top)


def test_nothing_beside_the_rooms_is_needed_by_a_room_but_the_middle() -> None:
    needed = {
        one
        for room, others in rooms.arrows().items()
        if is_package(INTEGRATION / room)
        for one in others
        if not is_package(INTEGRATION / one)
    }
    assert needed <= {"coordinator"}


def test_beside_the_rooms_is_only_what_home_assistant_asks_for() -> None:
    doors = sorted(INTEGRATION.glob("*.py"))
    assert len(doors) <= MOST_DOORS


def test_every_room_opens_with_a_tour() -> None:
    for package in sorted(INTEGRATION.rglob("__init__.py")):
        tour = ast.get_docstring(ast.parse(package.read_text(encoding="utf-8"))) or ""
        assert package.parent == INTEGRATION or len(tour.splitlines()) > 1, package


# The engine


def test_the_engine_runs_where_nothing_is_installed() -> None:
    program = (
        f"import sys; sys.path.insert(0, {str(INTEGRATION)!r}); "
        "import engine.step, engine.codec, engine.simulation; print('imported')"
    )
    command = [sys.executable, "-S", "-I", "-B", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("imported", "")


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: path.stem)
def test_the_engine_imports_the_standard_library_and_itself(path: Path) -> None:
    up_to_engine = len(path.relative_to(INTEGRATION / "engine").parts)
    for level, module in imports_of(path):
        top = module.partition(".")[0]
        is_own = 1 <= level <= up_to_engine
        assert is_own or (level == 0 and top in sys.stdlib_module_names), module


OF_AN_ENUMERATION = {"text", "what", "kind"}
"""Arguments that say what is said, and what happened: grep finds a member, and mypy a wrong one."""

HAND_ON = {"note": 0, "last_fact": 0, "tell_about_window": 1, "end_episode": 2}
"""Functions that take one of them by its place."""


def words_handed_on(path: Path) -> Iterator[str]:
    """Yield what is said, or happened, in a word that is no member of an enumeration."""
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(call, ast.Call):
            continue
        given = [one.value for one in call.keywords if one.arg in OF_AN_ENUMERATION]
        place = HAND_ON.get(ast.unparse(call.func).rpartition(".")[2])
        given += call.args[place : place + 1] if place is not None else []
        for one in given:
            words = [
                part for part in ast.walk(one) if isinstance(part, ast.Constant | ast.JoinedStr)
            ]
            yield from (ast.unparse(word) for word in words if is_word(word))


def is_word(node: ast.Constant | ast.JoinedStr) -> bool:
    return isinstance(node, ast.JoinedStr) or isinstance(node.value, str)


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: path.stem)
def test_what_is_said_and_what_happened_are_members(path: Path) -> None:
    assert list(words_handed_on(path)) == []


def test_a_word_in_the_place_of_a_member_is_found(tmp_path: Path) -> None:
    path = tmp_path / "glued.py"
    path.write_text('Message(text="a" if x else f"b_{y}"); draft.note("c"); Fact(what=What.TOLD)')

    assert list(words_handed_on(path)) == ["'a'", "f'b_{y}'", "'b_'", "'c'"]


def test_only_the_coordinator_steps() -> None:
    shell = [path for path in CODE if path.suffix == ".py" and INTEGRATION in path.parents]
    stepping = [
        path.relative_to(INTEGRATION).as_posix()
        for path in shell
        if any(module in {"engine.step", "step"} for _, module in imports_of(path))
    ]
    assert stepping == ["coordinator.py", "engine/simulation.py"]


def test_no_file_is_too_long_to_be_read() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    too_long = {str(path.relative_to(ROOT)): n for path, n in lengths.items() if n > MOST_LINES}
    assert not too_long


def test_a_name_means_one_thing() -> None:
    named: dict[str, list[str]] = {}
    for path in INTEGRATION.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, (ast.ClassDef, ast.TypeAlias)):
                name = node.name if isinstance(node, ast.ClassDef) else ast.unparse(node.name)
                named.setdefault(name, []).append(path.relative_to(INTEGRATION).as_posix())
    assert {name: paths for name, paths in named.items() if len(paths) > 1} == {}
