"""What a subentry says about a device, also one that no form would have stored."""

from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest

from custom_components.back_recovery.engine.model.devices import Device, Role, StartMode
from custom_components.back_recovery.engine.model.errors import InvalidPlan
from custom_components.back_recovery.settings.devices import read_device

from ..acting import a_running_plan, somebody
from ..appliances import NOON, Plug, plug_in, start
from ..builders import an_activity


def a_device(kind: str, device: str = "switch.pad", **data: Any) -> Device:
    """Return the device of a subentry as it is read."""
    read = read_device({"kind": kind, "activity_id": kind, "device": device, **data})
    assert read
    return read


@pytest.mark.parametrize("role", ["other", "water"])
def test_a_heating_pad_is_heat_whatever_is_said(role: str) -> None:
    pad = a_device("heating_pad", role=role)

    assert (pad.role, pad.start) == (Role.HEAT, StartMode.BY_HAND)


def test_a_valve_is_water_whatever_is_said() -> None:
    assert a_device("custom", "valve.bath", role="other").role is Role.WATER
    assert a_device("custom", "valve.radiator", role="heat").role is Role.HEAT
    assert a_device("custom", "switch.lamp", role="other").role is Role.OTHER


@pytest.mark.parametrize(("said", "counts"), [(120, 20), (20, 20), (5, 5), (None, 20)])
def test_a_span_of_a_milder_role_is_cut_to_what_heat_may_be_on(
    said: int | None, counts: int
) -> None:
    pad = a_device("heating_pad", role="other", **({"most_on": said} if said else {}))

    assert pad.most_on == timedelta(minutes=counts)


def test_a_span_that_its_own_role_does_not_allow_is_refused() -> None:
    with pytest.raises(InvalidPlan):
        a_device("heating_pad", most_on=21)


@pytest.mark.parametrize(
    ("allowed", "start"), [(False, StartMode.BY_HAND), (True, StartMode.AFTER_CONFIRMATION)]
)
@pytest.mark.parametrize("kind", ["heating_pad", "custom"])
def test_heat_is_switched_on_by_hand_unless_its_maker_allows_a_plug(
    kind: str, allowed: bool, start: StartMode
) -> None:
    said = {"role": "heat", "start_mode": "after_confirmation", "maker_allows": allowed}

    assert a_device(kind, **said).start is start


def test_water_needs_no_maker() -> None:
    assert a_device("bath", "valve.bath").start is StartMode.AFTER_CONFIRMATION
    assert a_device("bath", "valve.bath", start_mode="by_hand").start is StartMode.BY_HAND


def test_a_leak_sensor_that_was_chosen_is_missed() -> None:
    assert a_device("bath", "valve.bath", leak_sensor="binary_sensor.leak").has_leak_sensor
    assert not a_device("bath", "valve.bath").has_leak_sensor


async def test_heat_that_gives_no_feedback_is_not_started(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(NOON)
    plug = Plug()
    plug._attr_assumed_state = True
    await plug_in(hass, "switch", [plug])
    pad = {"start_mode": "after_confirmation", "maker_allows": True, "schedule": "never"}
    await a_running_plan(hass, an_activity("heating_pad", device="switch.pad", **pad))

    with pytest.raises(ServiceValidationError) as caught:
        await start(hass, await somebody(hass, "Alex"), "heating_pad")

    assert "does not say whether" in caught.value.translation_placeholders["why"]
    assert plug.commands == []
