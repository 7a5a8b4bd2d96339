"""A copy of what is mutated and of its tests."""

from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Final

from .parts import INTEGRATION, Part

BESIDE: Final = (Path("tests"), Path("script"))
"""What the tests may read: records and helpers lie beside them."""

ALONE: Final = """[pytest]
addopts = --disable-plugin-autoload
pythonpath = . script
markers =
    slow: takes more than a few seconds
    timeout: has a limit of its own
"""

IN_HOME_ASSISTANT: Final = """[pytest]
pythonpath = . script
asyncio_mode = auto
asyncio_default_fixture_loop_scope = function
timeout = 20
markers =
    slow: takes more than a few seconds
"""


def copy_part(tree: Path, part: Part, to: Path) -> None:
    """Copy what is mutated, and what notices it."""
    needed = INTEGRATION if part.in_home_assistant else part.folder
    for folder in (needed, *BESIDE):
        if (tree / folder).exists():
            copytree(tree / folder, to / folder, ignore=ignore_patterns("__pycache__"))
    if not part.in_home_assistant:
        # The integration itself imports Home Assistant, which takes seconds.
        (to / INTEGRATION / "__init__.py").touch()
    settings = IN_HOME_ASSISTANT if part.in_home_assistant else ALONE
    (to / "pytest.ini").write_text(settings, encoding="utf-8")
