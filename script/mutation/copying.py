"""A copy of the engine and its tests, in which Home Assistant is not needed."""

from pathlib import Path
from shutil import copytree, ignore_patterns

from .mutants import ENGINE

TESTS = Path("tests", "engine")

NEEDED = (ENGINE, Path("tests"), Path("script"))
"""What is mutated, and what its tests may read: records and helpers lie beside them."""

PYTEST_INI = """[pytest]
pythonpath = . script
markers =
    slow: takes more than a few seconds
    timeout: has a limit of its own
"""


def copy_engine(tree: Path, to: Path) -> None:
    """Copy what is mutated, and what notices it."""
    for folder in NEEDED:
        if (tree / folder).exists():
            copytree(tree / folder, to / folder, ignore=ignore_patterns("__pycache__"))
    # The integration itself imports Home Assistant, which takes seconds.
    (to / ENGINE.parent / "__init__.py").touch()
    (to / "pytest.ini").write_text(PYTEST_INI, encoding="utf-8")
