"""Rules of the code base itself."""

import ast
from collections.abc import Iterator
from pathlib import Path
import subprocess
import sys

import pytest

ROOT = Path(__file__).parent.parent
INTEGRATION = ROOT / "custom_components" / "back_recovery"
ENGINE = sorted((INTEGRATION / "engine").glob("*.py"))
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
    for level, module in imports_of(path):
        top = module.partition(".")[0]
        assert level == 1 or (level == 0 and top in sys.stdlib_module_names), module


def test_only_the_coordinator_steps() -> None:
    shell = [path for path in CODE if path.suffix == ".py" and INTEGRATION in path.parents]
    stepping = [
        path.relative_to(INTEGRATION).as_posix()
        for path in shell
        if any(module in {"engine.step", "step"} for _, module in imports_of(path))
    ]
    assert stepping == ["coordinator.py", "engine/simulation.py"]


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_is_too_long_to_be_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
