"""What it takes to import the integration into a Home Assistant that runs: printed as JSON.

    python -m benchmarks.import_times

What every house has loaded is there before, and so are compiled files, as from the second start on.
"""

import importlib
import json
import sys
from time import process_time
from typing import Final

PACKAGE: Final = "custom_components.back_recovery"

PLATFORMS: Final = (
    *("binary_sensor", "button", "calendar", "event", "number"),
    *("select", "sensor", "switch", "todo"),
)

THERE: Final = (
    *("frontend", "history", "http", "logbook", "persistent_notification", "recorder"),
    *("repairs", "system_health", "webhook", "websocket_api", *PLATFORMS),
)

BESIDE: Final = (
    *("condition", "config_flow", "diagnostics", "intent", "logbook", "repairs"),
    *("system_health", "trigger"),
)
"""What Home Assistant loads of every integration that it sets up, whether it is used or not."""


def load(*names: str) -> float:
    """Import modules; return the milliseconds of the processor which that took."""
    began = process_time()
    for name in names:
        importlib.import_module(name)
    return 1000 * (process_time() - began)


def main() -> None:
    """Import it as Home Assistant does and print what that took."""
    load("homeassistant.bootstrap", *(f"homeassistant.components.{one}" for one in THERE))
    before = set(sys.modules)
    took = load(PACKAGE, *(f"{PACKAGE}.{one}" for one in PLATFORMS))
    ours = [one for one in sys.modules if one == PACKAGE or one.startswith(f"{PACKAGE}.")]
    beside = load(*(f"{PACKAGE}.{one}" for one in BESIDE))
    print(json.dumps({"ms": took, "modules": len(set(ours) - before), "beside": beside}))


if __name__ == "__main__":
    main()
