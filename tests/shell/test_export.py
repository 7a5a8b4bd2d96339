"""What was noted of a recovery, taken away by the person."""

import csv
from io import StringIO

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from syrupy.assertion import SnapshotAssertion

from custom_components.back_recovery.const import CONF_LANGUAGE, CONF_PRIVATE_ANSWERS, DOMAIN

from .acting import MONDAY, SWITCH, a_plan, a_running_plan, act, ask, shown, somebody, until

pytestmark = pytest.mark.freeze_time(MONDAY)

EXPORT = f"{DOMAIN}.export"
ALEX = "person.alex"


@pytest.fixture
async def alex(hass: HomeAssistant) -> str:
    """Let Alex, who is no administrator, be the person of the plan; return the user's id."""
    user_id = await somebody(hass, "Alex")
    hass.states.async_set(ALEX, "home", {"user_id": user_id})
    return user_id


async def a_story(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    """Let a day happen to a running plan, with a bit of everything."""
    await act(hass, "check_in", pain_now=4, pain_worst=6, alcohol_or_sedative=False)
    await until(hass, freezer, "Mon 19:05")
    await act(hass, "start_activity", activity="walk")
    await until(hass, freezer, "Mon 21:35")
    await act(hass, "skip", activity="walk")
    await act(hass, "extend", hours=24, reason='He said: "slow down", twice')
    await until(hass, freezer, "Tue 08:00")
    await act(hass, "check_in", pain_now=3, swelling=True)


@pytest.mark.parametrize("language", ["en", "de"])
async def test_the_export_is_as_in_the_picture(
    hass: HomeAssistant,
    alex: str,
    freezer: FrozenDateTimeFactory,
    language: str,
    snapshot: SnapshotAssertion,
) -> None:
    await a_plan(hass, person=ALEX, **{CONF_LANGUAGE: language})
    await act(hass, "start", onset="unsure")
    await a_story(hass, freezer)

    exported = await ask(hass, EXPORT, SWITCH, alex)

    assert exported.keys() == {"csv", "summary"}
    assert exported["csv"].splitlines() == snapshot(name="csv")
    assert exported["summary"].splitlines() == snapshot(name=f"summary {language}")


async def test_the_table_is_read_as_it_was_meant(
    hass: HomeAssistant, alex: str, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, person=ALEX)
    await a_story(hass, freezer)

    exported = await ask(hass, EXPORT, SWITCH, alex)

    rows = list(csv.DictReader(StringIO(exported["csv"], newline=""), strict=True))
    (extended,) = [row for row in rows if row["what"] == "extended"]
    assert extended["reason"] == 'He said: "slow down", twice'
    assert exported["csv"].count("\r\n") == len(rows) + 1
    assert rows[1] | {"time": "2026-11-23T18:00:00+00:00", "pain_worst": "6"} == rows[1]


@pytest.mark.parametrize("reason", ["=1+1", "+1", "-1", "@sum", "\t=1"])
async def test_nobodys_words_are_run_by_a_spreadsheet(
    hass: HomeAssistant, alex: str, reason: str
) -> None:
    await a_running_plan(hass, person=ALEX)
    await act(hass, "extend", hours=1, reason=reason)

    exported = await ask(hass, EXPORT, SWITCH, alex)

    (*_, extended) = csv.DictReader(StringIO(exported["csv"], newline=""))
    assert extended["reason"] == f"'{reason}"


async def test_times_are_on_the_clock_of_the_plan(hass: HomeAssistant, alex: str) -> None:
    await a_plan(hass, person=ALEX)
    await hass.config.async_update(time_zone="Europe/Amsterdam")
    await act(hass, "start")

    exported = await ask(hass, EXPORT, SWITCH, alex)

    assert exported["csv"].splitlines()[1].startswith("2026-11-23T19:00:00+01:00,started")
    assert "Began: Mon 23 Nov 2026, 19:00" in exported["summary"]


@pytest.mark.parametrize("private", [True, False])
@pytest.mark.parametrize(
    ("who", "may"),
    [("the person", True), ("an administrator", True), ("somebody else", False), (None, False)],
)
async def test_only_the_person_and_administrators_export_whether_answers_are_private_or_not(
    hass: HomeAssistant,
    alex: str,
    hass_admin_user: MockUser,
    who: str | None,
    may: bool,
    private: bool,
) -> None:
    users = {
        "the person": alex,
        "an administrator": hass_admin_user.id,
        "somebody else": await somebody(hass, "Kim"),
    }
    await a_running_plan(hass, person=ALEX, **{CONF_PRIVATE_ANSWERS: private})
    by = users[who] if who else None

    if may:
        assert "summary" in await ask(hass, EXPORT, SWITCH, by)
        return
    with pytest.raises(ServiceValidationError) as refused:
        await ask(hass, EXPORT, SWITCH, by)
    assert refused.value.translation_key == "export_not_yours"


@pytest.mark.parametrize("person", [None, "person.of_no_account"])
async def test_where_nobody_knows_whose_it_is_only_administrators_export(
    hass: HomeAssistant, hass_admin_user: MockUser, person: str | None
) -> None:
    hass.states.async_set("person.of_no_account", "home")
    await a_running_plan(hass, person=person)

    assert await ask(hass, EXPORT, SWITCH, hass_admin_user.id)
    with pytest.raises(ServiceValidationError, match="Only the person of this plan"):
        await ask(hass, EXPORT, SWITCH, await somebody(hass, "Kim"))


async def test_the_last_recovery_is_exported_while_none_is_running(
    hass: HomeAssistant, alex: str
) -> None:
    await a_running_plan(hass, person=ALEX)
    await act(hass, "check_in", pain_now=7)
    await act(hass, "stop", reason="all good")

    exported = await ask(hass, EXPORT, SWITCH, alex)

    assert "Ended: Mon 23 Nov 2026, 18:00: stopped (all good)" in exported["summary"]
    assert "Mon 23 Nov 2026: 7" in exported["summary"]


async def test_the_one_that_is_running_comes_first(hass: HomeAssistant, alex: str) -> None:
    await a_running_plan(hass, person=ALEX)
    await act(hass, "check_in", pain_now=7)
    await act(hass, "stop")
    await act(hass, "start")

    exported = await ask(hass, EXPORT, SWITCH, alex)

    assert "Mon 23 Nov 2026: 7" not in exported["summary"]


async def test_an_emergency_hold_does_not_keep_it_from_anybody(
    hass: HomeAssistant, alex: str
) -> None:
    await a_running_plan(hass, person=ALEX)
    await act(hass, "report_warning_sign", list="a")
    assert shown(hass, "sensor.back_recovery_phase") == "hold_emergency"

    exported = await ask(hass, EXPORT, SWITCH, alex)

    assert "put on hold (a sign of list A" in exported["summary"]


async def test_where_nothing_was_ever_there_is_nothing_to_export(
    hass: HomeAssistant, alex: str
) -> None:
    await a_plan(hass, person=ALEX)

    with pytest.raises(ServiceValidationError) as refused:
        await ask(hass, EXPORT, SWITCH, alex)

    assert refused.value.translation_key == "nothing_to_export"
    assert str(refused.value) == (
        "There is nothing to export: no recovery is running, and none ended in the last 35 days"
    )
