"""What is loaded with the integration, and what Home Assistant asks for besides."""

from collections.abc import Iterable
import json
from pathlib import Path
import subprocess
import sys

ROOT = Path(__file__).parents[2]
PACKAGE = "custom_components.back_recovery"
LIST_MODULES = f"""
import json, sys
import {PACKAGE}
from {PACKAGE}.const import PLATFORMS
for module in (*PLATFORMS, *sys.argv[1:]):
    __import__(f"{PACKAGE}.{{module}}")
print(json.dumps([one for one in sys.modules if one.startswith("{PACKAGE}.")]))
"""

ASKED_FOR = (
    *("condition", "config_flow", "diagnostics", "intent", "logbook", "repairs"),
    *("system_health", "trigger"),
)
"""What Home Assistant imports of every integration as it starts, whether it is used or not."""


def loaded_with(beside: Iterable[str] = ()) -> list[str]:
    """Return the modules that are there with the platforms, and with others beside them."""
    loaded = subprocess.run(
        [sys.executable, "-c", LIST_MODULES, *beside],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    modules = [one.removeprefix(f"{PACKAGE}.") for one in json.loads(loaded.stdout)]
    print(f"{len(modules)} modules")
    assert "coordinator" in modules
    return modules


def test_nothing_of_it_needs_its_forms() -> None:
    # Home Assistant asks for them itself, beside the event loop.
    rooms = {one.split(".")[0] for one in loaded_with()}

    assert not rooms & {"flows", "config_flow", "repairs"}


def test_a_page_and_what_is_rarely_asked_wait_for_whoever_asks() -> None:
    modules = loaded_with()

    # What serves the files, and who may see what.
    rooms = {one for one in modules if one.startswith("page.")}
    assert rooms == {"page.resources", "page.rights", "page.serving"}
    assert not {"engine.simulation", "engine.reading.export", "telling.summary"} & {*modules}


def test_what_reads_workouts_waits_for_the_first_source() -> None:
    modules = loaded_with(ASKED_FOR)

    assert "config_flow" in modules
    # The words that a trigger compares with are all that is there of it.
    words = ["workouts", "workouts.vocabulary"]
    assert sorted(one for one in modules if one.split(".")[0] == "workouts") == words
