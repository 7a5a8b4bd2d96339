"""`script/demo --check`: the main job played without hands, in less than three minutes."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from functools import partial
import sys
import time
from typing import Any

from .check_devices import warm_the_pad, wet_the_floor
from .config_folder import REPOSITORY
from .demo import Demo
from .instance import StartFailed, describe
from .minute_plan import MinutePlan, at_once, midday_zone
from .notifications import Notification
from .prompts import answers, prompt_about, tap, wait_for_prompt
from .timeline import Step, StepFailed, Timeline
from .waiting import until

FOLDER = REPOSITORY / ".cache" / "demo-check"
AT_MOST = 175
"""Seconds for all of it, start and stop included."""
WINDOW = 100
SNOOZE = 15
SESSION = 6

SWITCH = "switch.back_recovery"
LOCKOUT = "binary_sensor.back_recovery_gym_lockout"
ENDS = "sensor.back_recovery_rest_window_ends"
PAIN = "sensor.back_recovery_pain"
CURRENT = "sensor.back_recovery_current_activity"
TODAY = "todo.back_recovery_today"
PROMPT = "event.back_recovery_prompt"


def plan_around(now: datetime, zone: str) -> MinutePlan:
    """Return a plan in which everything is due at once: it comes one by one, 4 s apart."""
    due = {"most_per_day": 1}
    return MinutePlan(
        window=WINDOW / 60,
        repeat_after=30,
        lapse_after=60,
        snooze=SNOOZE / 60,
        spacing=4 / 60,
        activities={
            "check_in": at_once(10, now, zone, **due),
            "walk": at_once(10, now, zone, **due, duration=None),
            "heating_pad": at_once(10, now, zone, **due, duration=SESSION / 60),
            "custom": at_once(10, now, zone, **due, duration=SESSION / 60),
            "bath": {"schedule": "never", "duration": SESSION / 60},
        },
        # Nobody waits half a day for the second check-in.
        options={"ends_by_time": True},
    )


async def check(port: int) -> int:
    """Play, print, stop everything; return the exit code."""
    now = datetime.now(UTC)
    zone = midday_zone(now)
    plan = plan_around(now, zone)
    timeline = Timeline(lambda line: print(line, flush=True))
    demo = Demo(FOLDER, port=port, plan=plan, time_zone=zone)
    try:
        async with asyncio.timeout(AT_MOST):
            await _play(demo, timeline)
    except TimeoutError:
        print(f"It took longer than {AT_MOST} s.", file=sys.stderr)
        timeline.failed += 1
    except StepFailed as error:
        if isinstance(error.__cause__, StartFailed):
            raise error.__cause__ from None
    problems = demo.instance.problems()
    if problems:
        print(f"The log has errors:\n{describe(problems)}", file=sys.stderr)
    is_right = not timeline.failed and not problems
    verdict = "The main job works" if is_right else "The main job does not work"
    print(f"{verdict}; that took {timeline.seconds:.0f} s.")
    return 0 if is_right else 1


async def _play(demo: Demo, timeline: Timeline) -> None:
    async with AsyncExitStack() as stack:
        with timeline.step("start") as step:
            await stack.enter_async_context(demo)
            step.note("Home Assistant runs, Back Recovery set up through its config flow")
        await Scene(demo, timeline).play()


class Scene:
    """The steps, in order; each raises when something is not as it should be."""

    def __init__(self, demo: Demo, timeline: Timeline) -> None:
        self.demo = demo
        self.client = demo.client
        self.phone = demo.phone()
        self.timeline = timeline
        self.began_at = datetime.now(UTC)

    async def play(self) -> None:
        steps: dict[str, Callable[[Step], Awaitable[None]]] = {
            "turn the switch on": self.turn_on,
            "turn it on again": self.turn_on_again,
            "first message": self.reply_with_pain,
            "prompt walk": self.do_the_walk,
            "prompt what applies": self.say_what_applies,
            "prompt heating pad": self.snooze_the_pad,
            "kill -9": self.kill,
            "snooze is over": self.skip_the_pad,
            "prompt own activity": self.start_a_session,
            "pad from the phone": partial(warm_the_pad, self.demo),
            "leak": partial(wet_the_floor, self.demo),
            "at the gym": self.go_to_the_gym,
            "end of the window": self.wait_for_the_end,
        }
        for name, play in steps.items():
            with self.timeline.step(name) as step:
                await play(step)

    # The steps

    async def turn_on(self, step: Step) -> None:
        await self.client.call("switch.turn_on", {"entity_id": SWITCH})
        self.first = await self.phone.wait_for(tag=None, seconds=10)
        step.note("push received")
        await self.client.wait_for(LOCKOUT, "on", seconds=5)
        step.note("gym locked out")
        self.ends_at = await self.window_ends_at()

    async def turn_on_again(self, step: Step) -> None:
        # The sensor shows whole seconds.
        await asyncio.sleep(2)
        await self.client.call("switch.turn_on", {"entity_id": SWITCH})
        await asyncio.sleep(2)
        step.expect(await self.window_ends_at() == self.ends_at, "the window ends at another time")
        step.expect(self.times("replaced", self.first) == 0, "told twice")
        step.note("nothing changed")

    async def reply_with_pain(self, step: Step) -> None:
        await tap(self.phone, self.first, "REPLY", reply="3 5")
        step.note("answered")
        await self.client.wait_for(PAIN, "3", seconds=10)
        step.note("pain is 3")

    async def do_the_walk(self, step: Step) -> None:
        prompt = await self.prompt("walk", step)
        await self.tap(prompt, "DONE", step)
        await self.wait_for_event("walk", "done")
        step.note("event fired")
        await until(self.ticked, lambda uids: any("-walk-" in uid for uid in uids), seconds=10)
        step.note("to-do ticked")
        await until(self.recorded_events, lambda events: ("walk", "done") in events, seconds=15)
        step.note("recorded")

    async def say_what_applies(self, step: Step) -> None:
        question = await self.prompt("suits", step)
        step.expect(not self.asks_about("heating_pad"), "something warm came before the answer")
        await self.tap(question, "NONE", step)

    async def snooze_the_pad(self, step: Step) -> None:
        self.pad = await self.prompt("heating_pad", step)
        await self.tap(self.pad, "SNOOZE", step)
        self.snoozed_at = time.monotonic()
        await self.wait_for_event("heating_pad", "snoozed")

    async def kill(self, step: Step) -> None:
        self.before = self.shown()
        await self.demo.instance.kill9()
        step.note("killed")
        await self.demo.instance.start()
        await self.demo.report_places()
        step.note("started again")
        step.expect(await self.client.value(SWITCH) == "on", "the switch is not on")
        step.expect(await self.window_ends_at() == self.ends_at, "the window ends at another time")
        step.note("the same window goes on")

    async def skip_the_pad(self, step: Step) -> None:
        again = await self.phone.wait_for(tag=self.pad.tag, seconds=30)
        after = time.monotonic() - self.snoozed_at
        step.expect(after >= SNOOZE - 1, f"the prompt came back after {after:.0f} s already")
        step.note("came back")
        # For a minute the message says that it was skipped, with a button that takes it back.
        await self.tap(again, "SKIP", step, then="replaced")
        left = self.phone.notifications.find(tag=self.pad.tag)
        step.expect(left is not None and "UNDO" in answers(left), "no way to take the skip back")
        await self.wait_for_event("heating_pad", "skipped")
        twice = [tag for tag, times in self.before.items() if self.shown()[tag] > times]
        step.expect(twice in ([], [self.pad.tag]), f"shown again after the restart: {twice}")
        step.note("nothing shown twice")

    async def start_a_session(self, step: Step) -> None:
        prompt = await self.prompt("custom", step)
        await self.tap(prompt, "START", step)
        await self.client.wait_for(CURRENT, "custom", seconds=10)
        step.note("session runs")
        await self.wait_for_event("custom", "done")
        step.note("ended by itself")

    async def go_to_the_gym(self, step: Step) -> None:
        await self.phone.go("gym")
        prompt = await self.prompt("gym", step)
        await self.tap(prompt, "WALKING", step)
        await self.phone.go("home")

    async def wait_for_the_end(self, step: Step) -> None:
        left = (self.ends_at - datetime.now(UTC)).total_seconds()
        await self.client.wait_for(SWITCH, "off", seconds=max(left, 0) + 10)
        step.note("switch off")
        await self.client.wait_for(LOCKOUT, "off", seconds=5)
        step.note("gym open")
        await self.until(lambda: not any(one.actions for one in self.phone.notifications.visible))
        step.note("nothing left to answer")
        last = await self.phone.wait_for(tag=self.first.tag, seconds=10)
        step.expect(last.message != self.first.message, "no last message")
        step.note("last message received")

    # What they are made of

    async def prompt(self, activity: str, step: Step) -> Notification:
        """Wait until the phone asks about an activity."""
        found = await wait_for_prompt(self.phone, activity)
        step.note("push received")
        return found

    async def tap(
        self,
        prompt: Notification,
        answer: str,
        step: Step,
        reply: str | None = None,
        then: str = "cleared",
    ) -> None:
        """Tap an answer and wait until Home Assistant has taken the prompt back, or replaced it."""
        step.expect(answer in answers(prompt), f"no {answer} among {list(answers(prompt))}")
        before = self.times(then, prompt)
        await tap(self.phone, prompt, answer, reply)
        title = next(one.title for one in prompt.actions if one.action == answers(prompt)[answer])
        step.note(f"{title} tapped")
        await self.until(lambda: self.times(then, prompt) > before)
        step.note(then)

    def asks_about(self, activity: str) -> bool:
        return prompt_about(self.phone, activity) is not None

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something here is so."""

        async def ask() -> bool:
            return is_so()

        await until(ask, seconds=10)

    def times(self, kind: str, prompt: Notification) -> int:
        """Return how often that happened on the phone to a message of this tag."""
        log = self.phone.notifications.log
        return sum(one.tag == prompt.tag and one.kind.startswith(kind) for one in log)

    def shown(self) -> Counter[str]:
        """Return how often each tag appeared on the phone."""
        log = self.phone.notifications.log
        return Counter(one.tag or "" for one in log if one.kind in ("received", "replaced"))

    async def window_ends_at(self) -> datetime:
        return datetime.fromisoformat(await self.client.value(ENDS) or "")

    async def wait_for_event(self, activity: str, kind: str) -> None:
        """Wait until the event entity says what became of a prompt, or the recorder that it did."""

        async def ask() -> bool:
            now = _event((await self.client.state(PROMPT) or {}).get("attributes", {}))
            return now == (activity, kind) or (activity, kind) in await self.recorded_events()

        await until(ask, seconds=20)

    async def ticked(self) -> list[str]:
        """Return what is ticked on today's list."""
        items = await self.client.to_do(TODAY)
        return [item["uid"] for item in items if item["status"] == "completed"]

    async def recorded_events(self) -> set[tuple[str, str]]:
        """Return what the recorder knows to have become of prompts."""
        history = await self.client.history(PROMPT, self.began_at)
        return {_event(one["attributes"]) for one in history}


def _event(attributes: dict[str, Any]) -> tuple[str, str]:
    """Return of which activity's prompt something became, and what."""
    return attributes.get("activity", ""), attributes.get("event_type", "")
