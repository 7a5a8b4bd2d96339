"""A change of the plan switches off only what it concerns."""

from dataclasses import replace
from datetime import time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from custom_components.back_recovery.engine.model.plan import AtTimes
from custom_components.back_recovery.engine.model.vocabulary import Condition
from custom_components.back_recovery.engine.reading.plan_changes import concerned

from ..builders import a_plan, minutes
from ..house import BATH, PAD, a_device, a_pad
from ..ticks import ticked

PLAN = a_plan(PAD, BATH, quiet="22:00-07:00")


@pytest.mark.parametrize(
    "change",
    [
        {"prompts_per_day": 3},
        {"snooze": minutes(5)},
        {"rest_window": timedelta(hours=72)},
        {"has_second_contact": True},
        {
            "activities": (
                replace(PAD, message="Mind the cat", schedule=AtTimes((time(12),)), most_per_day=1),
                BATH,
            )
        },
    ],
)
def test_what_is_no_limit_of_a_device_concerns_none(change: dict[str, Any]) -> None:
    assert concerned(PLAN, replace(PLAN, **change)) == frozenset()


@pytest.mark.parametrize(
    "pad",
    [
        a_pad(a_device(most_on=5)),
        a_pad(a_device("switch.other")),
        a_pad(latest="20:00"),
        a_pad(earliest="08:00"),
        a_pad(duration=10),
    ],
)
def test_its_own_row_concerns_it_alone(pad: Any) -> None:
    assert concerned(PLAN, replace(PLAN, activities=(pad, BATH))) == {"heating_pad"}


def test_what_is_removed_is_concerned() -> None:
    assert concerned(PLAN, replace(PLAN, activities=(BATH,))) == {"heating_pad"}


@pytest.mark.parametrize(
    "change",
    [
        {"quiet_hours": None},
        {"time_zone": ZoneInfo("Europe/London")},
        {"profile": ticked(Condition.DIABETES)},
    ],
)
def test_the_hours_of_the_house_and_what_was_ticked_concern_all(change: dict[str, Any]) -> None:
    assert concerned(PLAN, replace(PLAN, **change)) == {"heating_pad", "bath"}
