"""When a plan would offer something."""

from datetime import date, datetime

import pytest

from custom_components.back_recovery.engine.model.plan import Activity
from custom_components.back_recovery.engine.model.vocabulary import MissedPolicy
from custom_components.back_recovery.engine.reading.slots import slots_of

from ..builders import AMSTERDAM, an_activity, at, clock

TUESDAY = date(2026, 6, 16)


def due(activity: Activity) -> list[str]:
    return [clock(slot.due_at) for slot in slots_of(activity, TUESDAY, AMSTERDAM)]


def deadline(activity: Activity) -> datetime:
    return slots_of(activity, TUESDAY, AMSTERDAM)[0].deadline


def test_times_of_day_come_in_order_and_once() -> None:
    assert due(an_activity(times="16:00 11:00 16:00")) == ["Tue 11:00", "Tue 16:00"]


def test_every_so_often_begins_at_the_earliest_and_ends_by_the_latest_time() -> None:
    walk = an_activity(every=240, earliest="09:00", latest="17:00")

    assert due(walk) == ["Tue 09:00", "Tue 13:00", "Tue 17:00"]


def test_a_minute_less_of_the_day_is_one_less() -> None:
    walk = an_activity(every=240, earliest="09:00", latest="16:59")

    assert due(walk) == ["Tue 09:00", "Tue 13:00"]


def test_what_has_no_schedule_is_never_due() -> None:
    assert due(an_activity()) == []


def test_a_slot_is_named_after_its_day_and_number() -> None:
    slots = slots_of(an_activity(times="11:00 16:00"), TUESDAY, AMSTERDAM)

    assert [slot.id for slot in slots] == ["walk-20260616-0", "walk-20260616-1"]


@pytest.mark.parametrize(
    ("missed", "late_until", "last"),
    [
        (MissedPolicy.SKIP, None, "Tue 11:05"),
        (MissedPolicy.SKIP, "18:00", "Tue 11:05"),
        (MissedPolicy.MERGE, "18:00", "Tue 21:00"),
        (MissedPolicy.SEND_LATE, None, "Tue 21:00"),
        (MissedPolicy.SEND_LATE, "18:00", "Tue 18:00"),
        (MissedPolicy.SEND_LATE, "10:00", "Tue 11:05"),
    ],
)
def test_the_policy_says_until_when_it_may_still_be_sent(
    missed: MissedPolicy, late_until: str | None, last: str
) -> None:
    late = {"late_until": late_until} if late_until else {}

    assert deadline(an_activity(times="11:00", missed=missed, **late)) == at(last)


def test_what_is_due_at_the_end_of_the_day_is_not_sent_the_day_after() -> None:
    late = an_activity(times="23:58", latest="23:59")

    assert at("Tue 23:59:59") < deadline(late) < at("Wed 00:00")
