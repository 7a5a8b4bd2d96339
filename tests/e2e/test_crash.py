"""kill -9 at many instants of a fast window: nobody notices.

`KILLS=200 script/test e2e tests/e2e/test_crash.py` does it more often.
"""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
import os

from demo_house.demo import Demo
from demo_house.instance import describe
from demo_house.minute_plan import midday_zone
import pytest
import pytest_asyncio

from custom_components.back_recovery.engine.model.episode import CLOSED, Prompt
from custom_components.back_recovery.engine.model.plan import GYM
from custom_components.back_recovery.engine.model.vocabulary import PromptState
from custom_components.back_recovery.engine.record import Record

from .scene import ENDS, SWITCH
from .stress import Stress, stress_plan

KILLS = int(os.environ.get("KILLS", "50"))
SEED = 20261122


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
    episodes: set[str] = set()
    try:
        # How many instants fall on an effect depends on the machine; that some do is the point.
        while stress.kills < KILLS or not stress.kills_at_work:
            await stress.live_until_the_power_fails()
            left = [await stress.kill()]
            left += await stress.start()
            after = await stress.settled()
            for before in left:
                the_same_window_goes_on(stress, before, after)
            await home_assistant_shows(stress, after)
            the_phone_shows(stress, after)
            nothing_was_shown_twice(stress, after)
            if after.episode:
                episodes.add(after.episode.id)
        await the_last_window_ends(stress)
    except BaseException:
        print("\n".join(stress.diary))
        raise
    problems = stress.demo.instance.problems()
    print(
        f"{stress.kills} kills in {len(episodes)} windows, "
        f"{stress.kills_at_work} of them while something was to be performed"
    )
    assert not problems, describe(problems)


def the_same_window_goes_on(stress: Stress, before: Record, after: Record) -> None:
    """What was on disk when the power failed holds; time alone changed it."""
    now = datetime.now(UTC)
    if before.episode is None:
        return
    if before.episode.window_ends_at <= now:
        assert after.episode is None or after.episode.id != before.episode.id
        return
    assert after.episode, "the episode is lost"
    assert after.episode.id == before.episode.id
    assert after.episode.window_ends_at == before.episode.window_ends_at
    still_there = {prompt.id: prompt for prompt in after.episode.prompts}
    for prompt in before.episode.prompts:
        if not (prompt.activity == GYM and stress.is_misplaced):
            only_time_changed(prompt, still_there[prompt.id], now)
    lost = stress.coming(before.episode) - still_there.keys() - stress.coming(after.episode)
    assert not lost, "prompts were lost"


def only_time_changed(before: Prompt, after: Prompt, now: datetime) -> None:
    if before.state in CLOSED:
        assert after == before
    elif before.state is PromptState.STARTED:
        assert after.state in (PromptState.STARTED, PromptState.DONE)
    elif before.lapses_at > now and not (before.snoozed_until and before.snoozed_until <= now):
        assert after == before


async def home_assistant_shows(stress: Stress, record: Record) -> None:
    client, episode = stress.demo.client, record.episode
    assert await client.value(SWITCH) == ("on" if episode else "off")
    if episode:
        shown = datetime.fromisoformat(await client.value(ENDS) or "")
        assert shown == episode.window_ends_at.replace(microsecond=0)


def the_phone_shows(stress: Stress, record: Record) -> None:
    """Exactly what waits for an answer is on the screen."""
    if record.episode is None:
        prompts: tuple[Prompt, ...] = ()
    else:
        prompts = record.episode.prompts
    shown = {stress.subject(one.tag) for one in stress.phone.notifications.visible}
    for prompt in prompts:
        waits = prompt.state is PromptState.OFFERED and prompt.told
        assert (prompt.id in shown) == waits, f"{prompt.id} is {prompt.state}, on screen: {shown}"


def nothing_was_shown_twice(stress: Stress, record: Record) -> None:
    """Once an offer and once an end of a snooze; again only what was being sent at a kill."""
    log = stress.phone.notifications.log
    tags = Counter(one.tag or "" for one in log if one.kind in ("received", "replaced"))
    for tag, times in tags.items():
        subject = stress.subject(tag)
        # The message about the window comes at its start and at its end.
        once = 1 if "-" in subject else 2
        most = once + stress.snoozed[subject] + stress.interrupted[subject]
        assert times <= most, f"{subject} was shown {times} times"
    visits = {subject for tag in tags if "-gym-" in (subject := stress.subject(tag))}
    assert len(visits) <= stress.visits


async def the_last_window_ends(stress: Stress) -> None:
    """It ends by itself; a last message is left on the phone and nothing to answer."""
    record = stress.record()
    if record.episode:
        left = record.episode.window_ends_at - datetime.now(UTC)
        seconds = max(left, timedelta(0)).total_seconds() + 15
        await stress.demo.client.wait_for(SWITCH, "off", seconds=seconds)
    record = await stress.settled()
    assert record.episode is None
    assert not [one.tag for one in stress.phone.notifications.visible if one.actions]
