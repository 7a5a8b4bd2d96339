"""A copy of the engine and its tests, in which Home Assistant is not needed."""

from pathlib import Path
from shutil import copyfile, copytree, ignore_patterns

from .mutants import ENGINE

TESTS = Path("tests", "engine")
OF_ALL_TESTS = ("tests/__init__.py", "tests/conftest.py")
PYTEST_INI = """[pytest]
pythonpath = .
markers =
    slow: takes more than a few seconds
    timeout: has a limit of its own
"""


def copy_engine(tree: Path, to: Path) -> None:
    """Copy what is mutated, and what notices it."""
    for folder in (ENGINE, TESTS):
        copytree(tree / folder, to / folder, ignore=ignore_patterns("__pycache__"))
    for name in OF_ALL_TESTS:
        if (tree / name).exists():
            copyfile(tree / name, to / name)
    # The integration itself imports Home Assistant, which takes seconds.
    (to / ENGINE.parent / "__init__.py").touch()
    (to / "pytest.ini").write_text(PYTEST_INI, encoding="utf-8")
