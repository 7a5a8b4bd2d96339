"""What can be mutated, and the tests that have to notice."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

INTEGRATION: Final = Path("custom_components", "back_recovery")


@dataclass(frozen=True, slots=True)
class Part:
    """A folder of the integration, and the folders and files of the tests that are about it.

    `in_home_assistant` tells whether these run in Home Assistant's test harness.
    """

    folder: Path
    tests: tuple[Path, ...]
    in_home_assistant: bool


PARTS: Final = {
    "engine": Part(INTEGRATION / "engine", (Path("tests", "engine"),), in_home_assistant=False),
    "storage": Part(
        INTEGRATION / "storage", (Path("tests", "shell", "storage"),), in_home_assistant=True
    ),
}
