"""What a day of one person costs: states, rows of the recorder, saves, forced writes.

Counted with a real recorder and real files, above what Home Assistant costs without a plan.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import atomicwrites
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder
from homeassistant.components.sensor import ATTR_STATE_CLASS
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)
from pytest_homeassistant_custom_component.typing import RecorderInstanceContextManager
from sqlalchemy import text

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.coordinator import RecoveryCoordinator
from custom_components.back_recovery.storage import store as store_file

from .acting import MONDAY, SWITCH, _wakes, a_plan, act, at, press, until
from .builders import an_activity

USUAL_TIMES = {"schedule": "times", "latest": "22:00:00"}
EIGHT_OFFERS = (
    an_activity("walk", times=["08:00:00", "12:00:00", "16:00:00"], **USUAL_TIMES),
    an_activity("check_in", times=["09:00:00", "21:00:00"], most_per_day=2, **USUAL_TIMES),
    *(
        an_activity("custom", name, activity_id=f"own_{number}", times=[clock], **USUAL_TIMES)
        for number, (name, clock) in enumerate(
            (("Cat and cow", "10:30:00"), ("Bird dog", "14:00:00"), ("Breathing", "19:00:00"))
        )
    ),
)
TABLES = ("states", "state_attributes", "states_meta", "events", "event_data", "event_types")


@pytest.fixture
async def mock_recorder_before_hass(
    async_test_recorder: RecorderInstanceContextManager,
) -> None:
    """Let the recorder be there before Home Assistant."""


@dataclass
class Spent:
    """What was counted."""

    steps: int = 0
    forced: int = 0
    saved: list[int] = field(default_factory=list)


@contextmanager
def counting() -> Iterator[Spent]:
    """Count steps, what is written into records, and how often the disk is forced."""
    spent = Spent()
    step, write, force = (
        RecoveryCoordinator._async_step,
        store_file.write_utf8_file_atomic,
        atomicwrites._proper_fsync,
    )

    async def count_step(self: RecoveryCoordinator, event: object) -> None:
        spent.steps += 1
        await step(self, event)

    def count_save(path: str, content: bytes, **how: object) -> None:
        spent.saved.append(len(content))
        write(path, content, **how)

    def count_forced(file: int) -> None:
        spent.forced += 1
        force(file)

    with (
        patch.object(RecoveryCoordinator, "_async_step", count_step),
        patch.object(store_file, "write_utf8_file_atomic", count_save),
        patch.object(atomicwrites, "_proper_fsync", count_forced),
    ):
        yield spent


async def live(hass: HomeAssistant, freezer: FrozenDateTimeFactory, end: datetime) -> int:
    """Let somebody answer every offer three minutes after it came; return how many there were."""
    (recovery,) = [one.runtime_data.recovery for one in hass.config_entries.async_entries(DOMAIN)]
    answered = 0
    while (waking := min(_wakes(hass), default=end)) < end:
        await until(hass, freezer, waking)
        waiting = recovery.episode.open_prompts if recovery.episode else ()
        if not waiting:
            continue
        await until(hass, freezer, waking + timedelta(minutes=3))
        for prompt in waiting:
            answered += 1
            if prompt.activity == "check_in":
                await act(hass, "check_in", pain_now=3)
            elif prompt.asks:
                await act(hass, "done", activity=prompt.activity)
    await until(hass, freezer, end)
    return answered


async def rows(recorder: Recorder) -> int:
    """Return how many rows states and events have, with everything they refer to."""

    def count() -> int:
        with recorder.engine.connect() as connection:
            return sum(
                connection.execute(text(f"select count(*) from {table}")).scalar_one()
                for table in TABLES
            )

    return await recorder.async_add_executor_job(count)


@pytest.mark.freeze_time(MONDAY)
async def test_a_day_in_which_eight_offers_are_answered(
    recorder_mock: Recorder,
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    tmp_path: Path,
) -> None:
    hass.config.config_dir = str(tmp_path)
    await a_plan(hass, *EIGHT_OFFERS)
    await press(hass, "switch.turn_on", SWITCH)
    await until(hass, freezer, "Tue 00:00")
    await async_wait_recording_done(hass)
    before = await rows(recorder_mock)
    changes = async_capture_events(hass, "state_changed")

    with counting() as spent:
        offers = await live(hass, freezer, at("Wed 00:00"))

    await async_wait_recording_done(hass)
    written = await rows(recorder_mock) - before
    print(f"{offers} offers, {len(changes)} state changes, {written} rows, {spent}")
    assert offers == 8
    assert len(changes) <= 80
    assert written <= 150
    assert len(spent.saved) <= 1.2 * spent.steps
    assert spent.forced <= 80


@pytest.mark.freeze_time(MONDAY)
async def test_the_pain_alone_has_statistics(hass: HomeAssistant) -> None:
    """Each entity with a state class costs up to 288 rows of 5 minutes and 24 of hours a day.

    The contract asks for those of the pain, which is known for an hour after each answer, as
    `test_recorder` holds; what changes twice a day needs none.
    """
    await a_plan(hass)

    found = [
        state.entity_id for state in hass.states.async_all() if ATTR_STATE_CLASS in state.attributes
    ]

    assert found == ["sensor.back_recovery_pain"]
