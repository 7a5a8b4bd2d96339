"""What the world does after off was sent: groups, slow valves, silent sensors, power cuts, a stop."""

from typing import Any, override
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from ..acting import MONDAY, a_plan, a_running_plan, settle, shown, somebody
from ..appliances import Plug, Tap, after, messages, plug_in, start
from ..builders import an_activity

pytestmark = pytest.mark.freeze_time(MONDAY)
PROBLEM = "binary_sensor.back_recovery_device_problem"
WATTS = {"unit_of_measurement": "W"}
PAD_FIELDS: dict[str, Any] = {
    "device": "switch.pad",
    "start_mode": "after_confirmation",
    "maker_allows": True,
    "schedule": "never",
    "needs_home": False,
}
PAD = an_activity("heating_pad", **PAD_FIELDS)
BY_HAND = an_activity("heating_pad", device="switch.pad", schedule="never")


@pytest.fixture
async def user(hass: HomeAssistant) -> str:
    return await somebody(hass, "Alex")


@pytest.fixture
async def pad(hass: HomeAssistant) -> Plug:
    pad = Plug("pad")
    await plug_in(hass, "switch", [pad])
    return pad


async def restart(hass: HomeAssistant, plan: MockConfigEntry) -> None:
    """Come back as after a power cut: nobody said goodbye."""
    with patch.object(type(plan.runtime_data.recovery), "async_unload"):
        assert await hass.config_entries.async_unload(plan.entry_id)
    assert await hass.config_entries.async_setup(plan.entry_id)
    await settle(hass)


# Groups


@pytest.fixture
async def warmers(hass: HomeAssistant) -> list[Plug]:
    """Two plugs in one group, which says on only while both are."""
    plugs = [Plug("left"), Plug("right")]
    await plug_in(hass, "switch", plugs)
    group = MockConfigEntry(
        domain="group",
        title="Warmers",
        options={
            "group_type": "switch",
            "name": "Warmers",
            "entities": ["switch.left", "switch.right"],
            "hide_members": False,
            "all": True,
        },
    )
    group.add_to_hass(hass)
    assert await hass.config_entries.async_setup(group.entry_id)
    await settle(hass)
    return plugs


async def test_a_group_is_off_once_every_member_is(
    hass: HomeAssistant, warmers: list[Plug], user: str, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(
        hass, an_activity("heating_pad", **PAD_FIELDS | {"device": "switch.warmers"})
    )
    await start(hass, user, "heating_pad")
    assert all(one.is_on for one in warmers)
    warmers[1].ignores = 2

    await after(hass, freezer, minutes=8)

    assert not any(one.is_on for one in warmers)
    assert warmers[1].commands.count(False) >= 3


async def test_a_group_with_a_member_out_of_reach_is_a_problem(
    hass: HomeAssistant, warmers: list[Plug], user: str, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(
        hass, an_activity("heating_pad", **PAD_FIELDS | {"device": "switch.warmers"})
    )
    await start(hass, user, "heating_pad")
    warmers[0].become(available=False)

    await after(hass, freezer, minutes=8)

    assert shown(hass, PROBLEM) == "on"


# Sensors


async def test_a_power_sensor_that_has_fallen_silent_is_no_alarm(
    hass: HomeAssistant, pad: Plug, user: str, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, an_activity("heating_pad", **PAD_FIELDS, power_sensor="sensor.w"))
    await start(hass, user, "heating_pad")
    hass.states.async_set("sensor.w", "45", WATTS)

    await after(hass, freezer, minutes=12)

    assert not pad.is_on
    assert shown(hass, PROBLEM) == "off"
    assert not any("not confirm" in one for one in messages(hass))


def as_a_bridge_does(hass: HomeAssistant, pad: Plug, watts: str) -> None:
    """Tell all that is known of the plug at once, as Zigbee2MQTT does, be it new or not."""
    pad.async_write_ha_state()
    hass.states.async_set("sensor.w", watts, WATTS)


async def test_a_power_that_a_bridge_only_repeats_is_no_alarm(
    hass: HomeAssistant, pad: Plug, user: str, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, an_activity("heating_pad", **PAD_FIELDS, power_sensor="sensor.w"))
    await start(hass, user, "heating_pad")
    hass.states.async_set("sensor.w", "45", WATTS)

    for _ in range(80):
        await after(hass, freezer, seconds=10)
        as_a_bridge_does(hass, pad, "45")
        await settle(hass)

    assert not pad.is_on
    assert shown(hass, PROBLEM) == "off"
    assert not any("not confirm" in one for one in messages(hass))


async def test_a_power_that_a_bridge_measured_anew_is_believed(
    hass: HomeAssistant, pad: Plug, user: str, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, an_activity("heating_pad", **PAD_FIELDS, power_sensor="sensor.w"))
    await start(hass, user, "heating_pad")
    hass.states.async_set("sensor.w", "45", WATTS)

    for number in range(80):
        await after(hass, freezer, seconds=10)
        as_a_bridge_does(hass, pad, "45" if pad.is_on else f"45.{number % 9}")
        await settle(hass)

    assert shown(hass, PROBLEM) == "on"


async def test_a_power_sensor_that_reports_after_off_is_believed(
    hass: HomeAssistant, pad: Plug, user: str, freezer: FrozenDateTimeFactory
) -> None:
    await a_running_plan(hass, an_activity("heating_pad", **PAD_FIELDS, power_sensor="sensor.w"))
    await start(hass, user, "heating_pad")
    await after(hass, freezer, minutes=7, seconds=10)
    assert not pad.is_on
    freezer.tick(1)
    hass.states.async_set("sensor.w", "44", WATTS)
    await settle(hass)

    await after(hass, freezer, minutes=3)

    assert shown(hass, PROBLEM) == "on"
    assert any("not confirm" in one for one in messages(hass))


# Slow things


class SlowTap(Tap):
    """A tap with a motor: it says closing until the test lets it be closed."""

    @override
    async def async_close_valve(self) -> None:
        self._attr_is_closing = True
        self.async_write_ha_state()

    def arrive(self) -> None:
        self._attr_is_closing = False
        self._attr_is_closed = True
        self.async_write_ha_state()


async def test_a_valve_that_takes_twenty_seconds_to_close_is_no_problem(
    hass: HomeAssistant, user: str, freezer: FrozenDateTimeFactory
) -> None:
    tap = SlowTap()
    await plug_in(hass, "valve", [tap])
    hass.states.async_set("sensor.level", "0")
    bath = an_activity(
        "bath", device="valve.bath", schedule="never", needs_home=False,
        level_sensor="sensor.level", target_level=70,
    )  # fmt: skip
    await a_running_plan(hass, bath)
    await start(hass, user, "bath")
    hass.states.async_set("sensor.level", "70")
    await settle(hass)

    await after(hass, freezer, seconds=20)
    assert shown(hass, PROBLEM) == "off"
    tap.arrive()
    await settle(hass)
    await after(hass, freezer, minutes=3)

    assert shown(hass, PROBLEM) == "off"
    assert not any("not confirm" in one for one in messages(hass))


class LatePlug(Plug):
    """A plug that obeys at once and says so when the test lets it."""

    @override
    def _obey(self, *, is_on: bool) -> None:
        self.commands.append(is_on)


@pytest.mark.parametrize(("patience", "is_used"), [(30, True), (10, False)])
async def test_a_plug_that_reports_after_16_seconds_can_be_used_by_who_has_patience(
    hass: HomeAssistant,
    user: str,
    freezer: FrozenDateTimeFactory,
    patience: int,
    is_used: bool,
) -> None:
    pad = LatePlug("pad")
    await plug_in(hass, "switch", [pad])
    await a_running_plan(hass, an_activity("heating_pad", **PAD_FIELDS, patience=patience))
    await start(hass, user, "heating_pad")
    await after(hass, freezer, seconds=16)

    pad.become(is_on=True)
    await after(hass, freezer, seconds=30)

    assert (False not in pad.commands) is is_used


# Power cuts, and whoever insists


async def test_a_plug_that_comes_back_on_after_a_power_cut_goes_off_at_once(
    hass: HomeAssistant, pad: Plug, freezer: FrozenDateTimeFactory
) -> None:
    plan = await a_plan(hass, BY_HAND)
    pad.become(available=False)
    await restart(hass, plan)
    await after(hass, freezer, seconds=30)

    pad.become(available=True, is_on=True)
    await settle(hass)

    assert not pad.is_on
    assert any("came back on" in one for one in messages(hass))


async def test_an_automation_that_insists_heats_for_no_longer_than_the_limit(
    hass: HomeAssistant, pad: Plug, freezer: FrozenDateTimeFactory
) -> None:
    await a_plan(hass, BY_HAND)
    minutes_on = 0
    for _ in range(60):
        pad.become(is_on=True)
        await settle(hass)
        await after(hass, freezer, minutes=1)
        minutes_on += bool(pad.is_on)

    assert minutes_on <= 20
    assert sum("within two hours" in one for one in messages(hass)) == 1


# The house goes


async def stop(hass: HomeAssistant) -> None:
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await settle(hass)


async def test_a_planned_restart_in_the_middle_is_said_once_it_is_back(
    hass: HomeAssistant, pad: Plug, user: str, freezer: FrozenDateTimeFactory
) -> None:
    plan = await a_running_plan(hass, PAD)
    await start(hass, user, "heating_pad")
    await after(hass, freezer, minutes=4)

    await stop(hass)
    assert not pad.is_on
    assert not any("Home Assistant was stopped" in one for one in messages(hass))
    await restart(hass, plan)

    assert sum("Home Assistant was stopped" in one for one in messages(hass)) == 1


async def test_nothing_is_started_after_the_stop(hass: HomeAssistant, pad: Plug, user: str) -> None:
    await a_running_plan(hass, PAD)
    await stop(hass)

    with pytest.raises(HomeAssistantError) as caught:
        await start(hass, user, "heating_pad")

    assert caught.value.translation_key == "stopping"
    assert True not in pad.commands


async def test_what_somebody_switches_on_after_the_stop_is_undone(
    hass: HomeAssistant, pad: Plug
) -> None:
    await a_plan(hass, BY_HAND)
    await stop(hass)

    pad.become(is_on=True)
    await settle(hass)

    assert not pad.is_on


async def change(hass: HomeAssistant, plan: MockConfigEntry, **options: Any) -> None:
    hass.config_entries.async_update_entry(plan, options={**plan.options, **options})
    await settle(hass)


async def test_more_messages_a_day_do_not_switch_the_pad_off(
    hass: HomeAssistant, pad: Plug, user: str
) -> None:
    plan = await a_running_plan(hass, PAD)
    await start(hass, user, "heating_pad")

    await change(hass, plan, prompts_per_day=3)

    assert pad.is_on
    assert plan.runtime_data.recovery.settings.plan.prompts_per_day == 3


async def test_other_quiet_hours_switch_it_off_and_that_is_said(
    hass: HomeAssistant, pad: Plug, user: str, freezer: FrozenDateTimeFactory
) -> None:
    plan = await a_running_plan(hass, PAD)
    await start(hass, user, "heating_pad")

    await change(hass, plan, quiet_from="23:00:00", quiet_until="06:00:00")

    assert not pad.is_on
    assert any("The plan was changed" in one for one in messages(hass))
    # It was hardly on: nothing is used up.
    await after(hass, freezer, seconds=20)
    await start(hass, user, "heating_pad")
    assert pad.is_on
