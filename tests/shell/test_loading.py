"""What is loaded with the integration, and what Home Assistant asks for besides."""

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
for platform in PLATFORMS:
    __import__(f"{PACKAGE}.{{platform}}")
print(json.dumps([one for one in sys.modules if one.startswith("{PACKAGE}.")]))
"""


def test_nothing_of_it_needs_its_forms() -> None:
    # Home Assistant asks for them itself, beside the event loop.
    loaded = subprocess.run(
        [sys.executable, "-c", LIST_MODULES],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    modules = [one.removeprefix(f"{PACKAGE}.") for one in json.loads(loaded.stdout)]
    print(f"{len(modules)} modules")

    assert "coordinator" in modules
    assert not [one for one in modules if one.split(".")[0] in ("flows", "config_flow", "repairs")]
