"""Today's prompts as a list to tick off."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from syrupy.assertion import SnapshotAssertion

from .acting import (
    MONDAY,
    SWITCH,
    TICKED,
    WALK,
    a_plan,
    a_running_plan,
    act,
    ask,
    press,
    shown,
    until,
)
from .builders import an_activity
from .pictures import assert_as_in_picture

pytestmark = pytest.mark.freeze_time(MONDAY)

TODAY = "todo.back_recovery_today"


async def items(hass: HomeAssistant) -> list[dict[str, str]]:
    found: list[dict[str, str]] = (await ask(hass, "todo.get_items", TODAY))["items"]
    return found


async def lines(hass: HomeAssistant) -> list[str]:
    """Return the list as one would read it: "[ ] 19:00 Walk"."""
    return [
        f"[{'x' if one['status'] == 'completed' else ' '}] {one.get('due', '')[11:16]} {one['summary']}"
        for one in await items(hass)
    ]


async def tick(hass: HomeAssistant, item: str, **data: str) -> None:
    await press(hass, "todo.update_item", TODAY, item=item, **({"status": "completed"} | data))


async def test_the_list_is_as_in_the_picture(
    hass: HomeAssistant, snapshot: SnapshotAssertion
) -> None:
    await assert_as_in_picture(hass, "todo", await a_running_plan(hass, **TICKED), snapshot)


async def test_an_idle_plan_has_nothing_to_do(hass: HomeAssistant) -> None:
    await a_plan(hass)

    assert await lines(hass) == []


async def test_what_comes_today_is_listed(hass: HomeAssistant) -> None:
    await a_running_plan(hass, **TICKED)

    assert await lines(hass) == [
        "[ ] 19:00 Walk",
        "[ ] 20:00 Warm bath",
        "[ ] 21:00 Check-in",
        "[ ] 21:30 Walk",
    ]
    assert shown(hass, TODAY) == "4"


async def test_what_was_answered_moves_to_the_end(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, **TICKED)
    await until(hass, freezer, "Mon 19:00")
    await act(hass, "done")
    await until(hass, freezer, "Mon 20:00")
    await act(hass, "skip")

    assert (await lines(hass))[-2:] == ["[x]  Walk", "[x]  Warm bath (skipped)"]


async def test_what_lapsed_is_gone(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    await a_running_plan(hass)
    await until(hass, freezer, "Mon 19:00")

    await act(hass, "pause")

    assert await lines(hass) == []


async def test_ticking_an_open_prompt_is_done_by_that_user(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, hass_admin_user: MockUser
) -> None:
    entry = await a_running_plan(hass)
    await until(hass, freezer, "Mon 19:00")

    await press(
        hass, "todo.update_item", TODAY, hass_admin_user.id, item="Walk", status="completed"
    )

    (prompt,) = entry.runtime_data.recovery.episode.prompts
    assert (prompt.state, prompt.closed_by) == ("done", hass_admin_user.id)


async def test_ticking_what_is_still_to_come_is_done_early(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    entry = await a_running_plan(hass, **TICKED)
    await tick(hass, (await items(hass))[1]["uid"])
    assert (await lines(hass))[-1] == "[x]  Warm bath"

    await until(hass, freezer, "Mon 20:00")

    offered = [prompt.activity for prompt in entry.runtime_data.recovery.episode.open_prompts]
    assert "bath" not in offered


async def test_ticking_what_is_being_done_ends_it(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)
    await until(hass, freezer, "Mon 19:00")
    await act(hass, "start_activity", activity="walk")
    assert (await lines(hass))[0] == "[ ] 19:10 Walk"

    await tick(hass, "Walk")

    assert shown(hass, "sensor.back_recovery_current_activity") == "unavailable"
    assert (await lines(hass))[-1] == "[x]  Walk"


async def test_the_dialog_can_be_saved_unchanged(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass)
    before = entry.runtime_data.recovery.episode
    item = (await items(hass))[0]

    await tick(
        hass, item["uid"], status="needs_action", rename=item["summary"], due_datetime=item["due"]
    )

    assert entry.runtime_data.recovery.episode == before


async def test_another_time_puts_off_what_is_offered(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    entry = await a_running_plan(hass)
    await until(hass, freezer, "Mon 19:00")

    await tick(hass, "Walk", status="needs_action", due_datetime="2026-11-23 20:30:00")

    (prompt,) = entry.runtime_data.recovery.episode.prompts
    assert (prompt.state, prompt.snoozed_until.isoformat()[11:16]) == ("snoozed", "20:30")


async def test_what_waits_says_why(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    pad = an_activity("heating_pad", schedule="times", times=["19:00:00"], late_until="21:00:00")
    hass.states.async_set("person.alex", "not_home")
    await a_plan(hass, pad, person="person.alex", **TICKED)
    await press(hass, "switch.turn_on", SWITCH)

    await until(hass, freezer, "Mon 19:10")

    assert (await items(hass))[0]["description"] == "Waits: you are not at home."


@pytest.mark.parametrize(
    "change",
    [
        {"rename": "Run"},
        {"due_datetime": "2026-11-24 10:00:00"},
        {"status": "needs_action", "rename": "Run"},
    ],
)
async def test_nothing_but_a_tick_is_possible(hass: HomeAssistant, change: dict[str, str]) -> None:
    await a_running_plan(hass)

    with pytest.raises(ServiceValidationError) as caught:
        await press(hass, "todo.update_item", TODAY, item="Walk", **change)

    assert caught.value.translation_key == "only_tick"


async def test_a_tick_can_be_taken_off_for_a_minute(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, **TICKED)
    before = await lines(hass)
    await tick(hass, "Warm bath")
    await until(hass, freezer, "Mon 18:00:59")

    await tick(hass, "Warm bath", status="needs_action")

    assert await lines(hass) == before


async def test_after_the_minute_a_tick_stays(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, **TICKED)
    await tick(hass, "Warm bath")
    await until(hass, freezer, "Mon 18:01")

    with pytest.raises(ServiceValidationError) as caught:
        await tick(hass, "Warm bath", status="needs_action")

    assert caught.value.translation_key == "unticked_too_late"
    assert (await lines(hass))[-1] == "[x]  Warm bath"


async def test_what_was_skipped_is_there_again_when_its_tick_is_taken_off(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass)
    await until(hass, freezer, "Mon 19:00")
    before = await lines(hass)
    await act(hass, "skip", activity="walk")
    (skipped,) = [one for one in await items(hass) if one["status"] == "completed"]
    await until(hass, freezer, "Mon 19:20")

    await tick(hass, skipped["uid"], status="needs_action")

    assert await lines(hass) == before


async def test_nothing_can_be_deleted(hass: HomeAssistant) -> None:
    await a_running_plan(hass)

    with pytest.raises(HomeAssistantError) as caught:
        await press(hass, "todo.remove_item", TODAY, item="Walk")

    assert caught.value.translation_key == "service_not_supported"


async def test_tomorrow_is_not_on_the_list(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, WALK)

    await until(hass, freezer, "Tue 00:00")

    assert (await items(hass))[0]["due"] == "2026-11-24T19:00:00+00:00"
