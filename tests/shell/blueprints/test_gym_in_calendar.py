"""Tell me the evening before a gym day."""

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from typing import override

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.calendar import CalendarEntity, CalendarEvent
from homeassistant.core import HomeAssistant
import pytest

from tests.shell.acting import MONDAY, SWITCH, WALK, a_running_plan, act, at, press, until
from tests.shell.appliances import plug_in
from tests.shell.phones import Phone
from tests.shell.test_trigger import device_of, pass_time

from .conftest import make, phone_device

pytestmark = pytest.mark.freeze_time(MONDAY)


class Calendar(CalendarEntity):
    """A calendar that somebody writes into."""

    _attr_name = "Alex"
    _attr_unique_id = "alex"

    def __init__(self) -> None:
        self.entries: list[CalendarEvent] = []

    @property
    @override
    def event(self) -> CalendarEvent | None:
        return None

    def write(self, summary: str, start: str, **more: str) -> None:
        """Enter something of an hour, or of a whole day where only the day is named."""
        if " " in start:
            begins: datetime | date = at(start)
            ends = begins + timedelta(hours=1)
        else:
            begins = at(f"{start} 00:00").date()
            ends = begins + timedelta(days=1)
        self.entries.append(CalendarEvent(start=begins, end=ends, summary=summary, **more))

    @override
    async def async_get_events(
        self, hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        return [
            one
            for one in self.entries
            if one.start_datetime_local < end_date and one.end_datetime_local > start_date
        ]


@pytest.fixture
async def calendar(hass: HomeAssistant) -> Calendar:
    calendar = Calendar()
    await plug_in(hass, "calendar", [calendar])
    return calendar


@pytest.fixture
async def evening(hass: HomeAssistant, calendar: Calendar, alex: Phone) -> AsyncIterator[None]:
    """Look into the calendar at seven in the evening, while recovering."""
    entry = await a_running_plan(hass, WALK)
    await make(
        hass,
        "gym_in_calendar",
        plan=device_of(hass, entry),
        calendars=["calendar.alex"],
        phone=phone_device(hass),
    )
    yield
    await press(hass, "automation.turn_off", "automation.made")


RESTING = "Gym opens Wed 18:00, because you are resting from lifting."


@pytest.mark.usefixtures("evening")
async def test_the_evening_before_a_gym_day_the_phone_says_so(
    hass: HomeAssistant, calendar: Calendar, alex: Phone, freezer: FrozenDateTimeFactory
) -> None:
    calendar.write("Dentist", "Tue 08:00")
    calendar.write("Back day", "Tue 18:00", location="GYM Iron House")
    calendar.write("Gym again", "Tue 20:00")

    await until(hass, freezer, "Mon 18:59")
    assert not alex.screen
    await until(hass, freezer, "Mon 19:00")

    assert alex.last["message"] == f"Tomorrow: Back day, 18:00. {RESTING}"


@pytest.mark.usefixtures("evening")
async def test_a_gym_day_without_a_time_is_one_too(
    hass: HomeAssistant, calendar: Calendar, alex: Phone, freezer: FrozenDateTimeFactory
) -> None:
    calendar.write("Gym", "Tue")

    await until(hass, freezer, "Mon 19:00")

    assert alex.last["message"] == f"Tomorrow: Gym. {RESTING}"


@pytest.mark.usefixtures("evening")
async def test_a_gym_day_after_the_lockout_is_none(
    hass: HomeAssistant, calendar: Calendar, alex: Phone, freezer: FrozenDateTimeFactory
) -> None:
    calendar.write("Gym", "Wed 18:00")

    await until(hass, freezer, "Tue 19:00")

    assert not alex.screen


@pytest.mark.usefixtures("evening")
async def test_a_gym_day_while_paused_is_one_whenever_it_is(
    hass: HomeAssistant, calendar: Calendar, alex: Phone, freezer: FrozenDateTimeFactory
) -> None:
    calendar.write("Gym", "Tue 23:00")
    await act(hass, "pause")

    await until(hass, freezer, "Mon 19:00")

    paused = "Gym is closed, because the plan is paused."
    assert alex.last["message"] == f"Tomorrow: Gym, 23:00. {paused}"


async def test_own_words_have_what_the_plan_says_in_its_language_and_the_time_alone(
    hass: HomeAssistant, calendar: Calendar, alex: Phone, freezer: FrozenDateTimeFactory
) -> None:
    entry = await a_running_plan(hass, WALK, language="de")
    await make(
        hass,
        "gym_in_calendar",
        plan=device_of(hass, entry),
        calendars=["calendar.alex"],
        phone=phone_device(hass),
        message="{event}: {closed} ({until})",
        time_format="%d.%m. %H:%M",
    )
    calendar.write("Gym", "Tue 18:00")

    await until(hass, freezer, "Mon 19:00")

    resting = "Gym ist zu bis Mi 18:00 Uhr: du machst Pause vom Heben."
    assert alex.last["message"] == f"Gym: {resting} (25.11. 18:00)"
    await press(hass, "automation.turn_off", "automation.made")


@pytest.mark.usefixtures("evening")
async def test_nobody_is_told_of_gym_days_while_lifting_is_open(
    hass: HomeAssistant, calendar: Calendar, alex: Phone, freezer: FrozenDateTimeFactory
) -> None:
    calendar.write("Gym", "Tue 18:00")
    await press(hass, "switch.turn_off", SWITCH)

    await pass_time(hass, freezer, hours=1)

    assert not alex.screen
