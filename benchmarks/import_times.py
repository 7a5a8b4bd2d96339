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
    *("repairs", "webhook", "websocket_api", *PLATFORMS),
)


def main() -> None:
    """Import it as Home Assistant does and print what that took."""
    for name in ("bootstrap", *(f"components.{one}" for one in THERE)):
        importlib.import_module(f"homeassistant.{name}")
    before = set(sys.modules)
    began = process_time()
    for name in (PACKAGE, *(f"{PACKAGE}.{one}" for one in PLATFORMS)):
        importlib.import_module(name)
    took = 1000 * (process_time() - began)
    ours = [one for one in sys.modules if one == PACKAGE or one.startswith(f"{PACKAGE}.")]
    print(json.dumps({"ms": took, "modules": len(set(ours) - before)}))


if __name__ == "__main__":
    main()
