"""When a prompt that nobody answers is taken back."""

import pytest

from custom_components.back_recovery.engine.model.devices import Role
from custom_components.back_recovery.engine.model.plan import Activity
from custom_components.back_recovery.engine.reading.lapsing import lapses_at

from ..builders import a_plan, an_activity, at, clock
from ..house import a_device

HOURS = {"earliest": "08:00", "latest": "20:00", "duration": 10}
TIP, CHECK_IN, WALK, PAD = (
    an_activity(kind, **HOURS) for kind in ("tip", "check_in", "walk", "heating_pad")
)
VALVE = an_activity("stretch", **HOURS, device=a_device(role=Role.WATER))
LAMP = an_activity("stretch", **HOURS, device=a_device(role=Role.OTHER))


@pytest.mark.parametrize(
    ("activity", "sent", "lapses"),
    [
        (WALK, "12:00", "14:00"),
        (WALK, "19:00", "21:00"),
        (CHECK_IN, "12:00", "16:00"),
        (TIP, "12:00", "21:00"),
        (TIP, "20:59:59", "21:00"),
        (TIP, "21:00", "23:00"),
        (PAD, "12:00", "14:00"),
        (PAD, "19:00", "20:00"),
        (PAD, "19:59:59", "20:00"),
        (PAD, "20:00", "22:00"),
        (VALVE, "19:00", "20:00"),
        (LAMP, "19:00", "21:00"),
    ],
)
def test_it_is_taken_back_once_it_makes_no_sense_any_more(
    activity: Activity, sent: str, lapses: str
) -> None:
    now = at(f"Tue {sent}")

    assert clock(lapses_at(a_plan(lapse_after=120), activity, now)) == f"Tue {lapses}"


def test_who_is_left_longer_to_answer_has_as_long_for_a_check_in() -> None:
    noon = at("Tue 12:00")

    assert lapses_at(a_plan(lapse_after=300), CHECK_IN, noon) == at("Tue 17:00")
