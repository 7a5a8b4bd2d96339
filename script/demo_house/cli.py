"""What `script/demo` does with its options."""

import argparse
import asyncio
import signal
import sys

from .check import check
from .config_folder import REPOSITORY
from .demo import Demo
from .instance import RESTART_EXIT_CODE, USUAL_PORT, StartFailed
from .minute_plan import FAST, what_comes_when
from .workout_sources import curl_line

FOLDER = REPOSITORY / ".cache" / "demo"

WHAT_TO_TRY = """
  {url}

Home Assistant is running with a simulated house. Open the address: you are Alex, no password.
  1. Turn on "Back recovery", then answer what arrives on the phone in the middle.
  2. Press "Go to the gym" and see what the phone says to that.
  3. Press "Finish a deadlift session": the gym log reports a workout.
  4. Press "Warm the pad", then "Pad offline": see what happens when its time is up, and what when
     you press "Pad online". Or "Fill the bath", and then "Leak in the bathroom".
  5. Press "The same session from three sources": it counts once. Or send a workout yourself:
     {curl}
{fast}Stop with Ctrl-C.{kept}
"""


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """Return the options."""
    parser = argparse.ArgumentParser(
        prog="script/demo", description="Home Assistant with Back Recovery and a simulated house."
    )
    parser.add_argument(
        "--port",
        type=int,
        default=USUAL_PORT,
        help="where Home Assistant listens; another when it is taken (%(default)s)",
    )
    parser.add_argument("--keep", action="store_true", help="go on with the house of the last time")
    parser.add_argument("--fast", action="store_true", help="a plan in minutes instead of hours")
    parser.add_argument(
        "--check", action="store_true", help="play the main job without hands and say how it went"
    )
    return parser.parse_args(arguments)


async def run(options: argparse.Namespace) -> int:
    """Run until somebody stops it."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    stopped = asyncio.create_task(stop.wait())
    scene = asyncio.create_task(_play(options))
    await asyncio.wait({stopped, scene}, return_when=asyncio.FIRST_COMPLETED)
    if not scene.done():
        print("\nStopping Home Assistant.", flush=True)
        scene.cancel()
        await asyncio.wait({scene})
    stopped.cancel()
    if scene.cancelled():
        # A check that was stopped has shown nothing.
        return int(options.check)
    return scene.result()


async def _play(options: argparse.Namespace) -> int:
    if options.check:
        return await check(options.port)
    plan = FAST if options.fast else None
    print("Starting Home Assistant; the first time this takes a minute.", flush=True)
    async with Demo(FOLDER, port=options.port, keep=options.keep, plan=plan) as demo:
        kept = f"\nThis run is kept in {FOLDER.relative_to(REPOSITORY)}." if options.keep else ""
        fast = what_comes_when(plan) if plan else ""
        curl = curl_line(demo.webhook_url)
        print(
            WHAT_TO_TRY.format(url=demo.instance.url, kept=kept, fast=fast, curl=curl), flush=True
        )
        while await demo.instance.wait() == RESTART_EXIT_CODE:
            print("Home Assistant restarts.", flush=True)
            await demo.instance.start()
        print(f"Home Assistant ended by itself; its log is {demo.instance.console}")
        return 1


def main() -> int:
    """Parse, run, and say in one line what went wrong."""
    options = parse()
    try:
        return asyncio.run(run(options))
    except StartFailed as error:
        print(f"Home Assistant did not start. The end of its log:\n{error}", file=sys.stderr)
        return 1
