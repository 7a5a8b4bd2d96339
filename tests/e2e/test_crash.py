"""kill -9 at many instants of a fast window: nobody notices.

`KILLS=200 script/test e2e tests/e2e/test_crash.py` does it more often, `SEED=7` elsewhere.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
import os

from demo_house.demo import Demo
from demo_house.instance import describe
from demo_house.minute_plan import midday_zone
from demo_house.notifications import LogEntry
from demo_house.waiting import until
import pytest
import pytest_asyncio

from custom_components.back_recovery.engine.model.episode import CLOSED, Episode, Prompt
from custom_components.back_recovery.engine.model.plan import GYM
from custom_components.back_recovery.engine.model.vocabulary import PromptState
from custom_components.back_recovery.engine.reading.trainings import CALM
from custom_components.back_recovery.engine.record import Record

from .chance import chosen_seed, how_to_repeat
from .scene import ENDS, LOCKOUT, SWITCH
from .stress import WINDOW, Stress, stress_plan

KILLS = int(os.environ.get("KILLS", "50"))
SEED = chosen_seed(20261122)

WELL_BEFORE = timedelta(seconds=10)
"""What is to come nearer to the end of the window than this may have no time left."""


@pytest_asyncio.fixture(loop_scope="session")
async def stress(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stress]:
    now = datetime.now(UTC)
    zone = midday_zone(now)
    folder = tmp_path_factory.mktemp("crash") / "config"
    plan = stress_plan(now, zone)
    async with Demo(folder, port=0, plan=plan, time_zone=zone, has_devices=False) as demo:
        yield Stress(demo, SEED)


@pytest.mark.timeout(120 + 30 * KILLS)
async def test_a_window_goes_on_whenever_the_power_fails(stress: Stress) -> None:
    print(how_to_repeat(__file__, SEED, KILLS))
    episodes: set[str] = set()
    waiting: set[str] = set()
    try:
        # How many instants fall on an effect depends on the machine; that some do is the point.
        while stress.kills < KILLS or not stress.kills_at_work:
            await stress.live_until_the_power_fails()
            left = [await stress.kill()]
            left += await stress.start()
            after = await stress.settled()
            for before in left:
                the_same_window_goes_on(stress, before, after)
            the_phone_shows(stress, after)
            nothing_was_shown_twice(stress)
            await home_assistant_shows_what_is_on_disk(stress)
            if after.episode:
                episodes.add(after.episode.id)
                if stress.waits_for_him(after.episode):
                    waiting.add(after.episode.id)
        await the_last_window_ends(stress)
    except BaseException:
        print("\n".join(stress.diary))
        raise
    problems = stress.demo.instance.problems()
    print(
        f"{stress.kills} kills, {stress.kills_at_work} of them while something was to be performed, "
        f"in {len(episodes)} windows, {len(waiting)} of which waited for answers at their end"
    )
    assert not problems, describe(problems)


def the_same_window_goes_on(stress: Stress, before: Record, after: Record) -> None:
    """What was on disk when the power failed holds; time alone changed it."""
    now = datetime.now(UTC)
    if before.episode is None:
        assert after.episode is None, "an episode began by itself"
        return
    if before.episode.window_ends_at <= now and not before.episode.check_ins:
        assert after.episode is None, "without a check-in it ends by time"
        return
    assert after.episode, "the episode is lost"
    assert after.episode.id == before.episode.id
    assert after.episode.phase is before.episode.phase
    assert after.episode.check_ins == before.episode.check_ins
    assert after.episode.window_ends_at == rests_until(stress, before.episode, now)
    is_elsewhere = stress.is_misplaced or after.episode.place.at_gym != before.episode.place.at_gym
    still_there = {prompt.id: prompt for prompt in after.episode.prompts}
    for prompt in before.episode.prompts:
        # Leaving the gym takes its warning back.
        if not (prompt.activity == GYM and is_elsewhere):
            only_time_changed(prompt, still_there[prompt.id], now)
    surely = before.episode.started_at + timedelta(seconds=WINDOW) - WELL_BEFORE
    to_come = {one for one, at in stress.coming(before.episode, now).items() if at < surely}
    lost = to_come - still_there.keys() - stress.coming(after.episode, now).keys()
    assert not lost, "prompts were lost"


def rests_until(stress: Stress, episode: Episode, now: datetime) -> datetime:
    """Return when the rest of somebody ends who has checked in: answers steer it, not time.

    A window that is over waits for what is missing, and is a day longer where the answer was
    that it hurts. Half a day without answers would make it longer, too, but nobody lives so long.
    """
    is_sore = episode.check_ins and episode.check_ins[-1].worst > CALM
    if is_sore and episode.window_ends_at <= now:
        return episode.window_ends_at + stress.plan.span(timedelta(days=1))
    return episode.window_ends_at


def only_time_changed(before: Prompt, after: Prompt, now: datetime) -> None:
    if before.state in CLOSED:
        assert after == before
    elif before.state is PromptState.STARTED:
        assert after.state in (PromptState.STARTED, PromptState.DONE)
    elif before.lapses_at > now and not (before.snoozed_until and before.snoozed_until <= now):
        assert after == before


SKIPPED = "Skipped this time."


def the_phone_shows(stress: Stress, record: Record) -> None:
    """Exactly what waits for an answer is on the screen, and nothing of an earlier window."""
    episode = record.episode
    visible = stress.phone.notifications.visible
    # The word that it was skipped stands in its place for a minute, with the way back.
    shown = {stress.subject(one.tag) for one in visible if one.message != SKIPPED}
    for prompt in episode.prompts if episode else ():
        waits = prompt.state is PromptState.OFFERED and prompt.told
        is_right = (prompt.id in shown) == waits or (waits and prompt.id in stress.lost)
        assert is_right, f"{prompt.id} is {prompt.state}, on screen: {shown}"
    answerable = {stress.subject(one.tag) for one in visible if one.actions}
    assert all(episode and one.startswith(episode.id) for one in answerable), answerable


async def home_assistant_shows_what_is_on_disk(stress: Stress) -> None:
    """The gym is locked as long as he rests; the end is known until the window is over."""
    client = stress.demo.client

    async def ask() -> tuple[object, object]:
        episode, now = stress.record().episode, datetime.now(UTC)
        switch = "on" if episode else "off"
        ends_at = episode.window_ends_at if episode and episode.window_ends_at > now else None
        ends = ends_at.isoformat(timespec="seconds") if ends_at else "unavailable"
        shown = [await client.value(one) for one in (SWITCH, LOCKOUT, ENDS)]
        return shown, [switch, switch, ends]

    # It shows a moment later what it saves.
    await until(ask, lambda answer: answer[0] == answer[1], seconds=5)


def news(stress: Stress) -> Iterator[LogEntry]:
    """Yield what was shown, but for what follows a tap: the same with a button less, or a way back."""
    asked: dict[str | None, set[str]] = {}
    for one in stress.phone.notifications.log:
        if one.kind not in ("received", "replaced"):
            continue
        before = asked.setdefault(one.tag, set())
        if one.message != SKIPPED and not set(one.buttons) < before:
            yield one
        before.update(one.buttons)


def nothing_was_shown_twice(stress: Stress) -> None:
    """Once, and again what his answers bring back and what was being sent at a kill."""
    tags = Counter(one.tag or "" for one in news(stress))
    for tag, times in tags.items():
        subject = stress.subject(tag)
        # The message about the window comes at its start, and at its end or when it gets longer.
        once = 1 if "-" in subject else 2
        most = once + stress.again[subject] + stress.interrupted[subject]
        assert times <= most, f"{subject} was shown {times} times"
    visits = {subject for tag in tags if "-gym-" in (subject := stress.subject(tag))}
    assert len(visits) <= stress.visits


async def the_last_window_ends(stress: Stress) -> None:
    """It ends by time or, after a check-in, because he says so; nothing to answer is left."""
    record = stress.record()
    if episode := record.episode:
        stress.note("wait for the end of the window")
        left = episode.started_at + timedelta(seconds=WINDOW) - datetime.now(UTC)
        await asyncio.sleep(max(left, timedelta(0)).total_seconds())
        after = await stress.settled()
        the_same_window_goes_on(stress, record, after)
        if after.episode:
            await home_assistant_shows_what_is_on_disk(stress)
            await stress.turn_off()
    record = await stress.settled()
    assert record.episode is None
    the_phone_shows(stress, record)
    await home_assistant_shows_what_is_on_disk(stress)
