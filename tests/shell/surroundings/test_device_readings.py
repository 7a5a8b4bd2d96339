"""What the house says about a device, whatever the units and however broken."""

from homeassistant.core import Context, HomeAssistant
import pytest

from custom_components.back_recovery.engine.model.devices import Reading
from custom_components.back_recovery.engine.model.effects import TurnOn
from custom_components.back_recovery.settings.devices import DeviceSettings
from custom_components.back_recovery.surroundings.devices import Devices
from custom_components.back_recovery.surroundings.sharing import UsedBy

from ..appliances import NOON

SENSORS = {
    name: f"sensor.{name}"
    for name in (
        *("power_sensor", "leak_sensor", "water_sensor", "surface_sensor"),
        *("level_sensor", "volume_sensor", "bed_sensor"),
    )
}
PAD = DeviceSettings(entity_id="switch.pad", sensors=SENSORS, on_script=None, off_script=None)


@pytest.fixture
def devices(hass: HomeAssistant) -> Devices:
    return Devices(hass, {"heating_pad": PAD})


def says(hass: HomeAssistant, name: str, state: str, unit: str | None = None) -> None:
    attributes = {"unit_of_measurement": unit} if unit else {}
    hass.states.async_set(SENSORS[name], state, attributes)


def read(devices: Devices, *, taken: tuple[str, ...] = ()) -> Reading:
    others = {device: UsedBy(by="Bob", is_on=True) for device in taken}
    return devices.read(others, ())["heating_pad"]


@pytest.mark.parametrize(
    ("name", "state", "unit", "field", "value"),
    [
        ("water_sensor", "38.5", "°C", "water_temperature", 38.5),
        ("water_sensor", "104", "°F", "water_temperature", 40.0),
        ("surface_sensor", "316.15", "K", "surface_temperature", 43.0),
        ("surface_sensor", "40", None, "surface_temperature", 40.0),
        ("power_sensor", "4", "W", "power", 4.0),
        ("power_sensor", "0.06", "kW", "power", 60.0),
        ("level_sensor", "70", "%", "level", 70.0),
    ],
)
def test_every_unit_is_understood(
    hass: HomeAssistant,
    devices: Devices,
    name: str,
    state: str,
    unit: str | None,
    field: str,
    value: float,
) -> None:
    says(hass, name, state, unit)

    assert getattr(read(devices), field) == pytest.approx(value)


@pytest.mark.parametrize("state", ["unavailable", "unknown", "nan", "inf", "warm", ""])
def test_what_is_no_number_says_nothing(hass: HomeAssistant, devices: Devices, state: str) -> None:
    for name in ("water_sensor", "surface_sensor", "power_sensor", "level_sensor", "volume_sensor"):
        says(hass, name, state, "°C")

    assert read(devices) == Reading()


@pytest.mark.parametrize(
    ("state", "is_on"),
    [("on", True), ("off", False), ("unknown", None), ("unavailable", None)],
)
def test_a_sensor_that_cannot_be_reached_says_nothing(
    hass: HomeAssistant, devices: Devices, state: str, is_on: bool | None
) -> None:
    says(hass, "leak_sensor", state)
    says(hass, "bed_sensor", state)
    hass.states.async_set("switch.pad", state)

    reading = read(devices)

    assert (reading.leak, reading.is_asleep, reading.is_on) == (is_on, is_on, is_on)


@pytest.mark.parametrize(
    ("state", "is_on"),
    [("open", True), ("opening", True), ("closing", True), ("closed", False)],
)
def test_a_valve_is_off_only_once_it_is_closed(
    hass: HomeAssistant, devices: Devices, state: str, is_on: bool
) -> None:
    hass.states.async_set("switch.pad", state)

    assert read(devices).is_on is is_on


@pytest.mark.parametrize(
    ("before", "after", "unit", "litres"),
    [("1200", "1280", "L", 80), ("1.2", "1.28", "m³", 80), ("10", "12", "gal", 7.571)],
)
async def test_a_water_meter_counts_from_the_moment_the_tap_opens(
    hass: HomeAssistant, devices: Devices, before: str, after: str, unit: str, litres: float
) -> None:
    hass.states.async_set("switch.pad", "off")
    says(hass, "volume_sensor", before, unit)
    assert read(devices).volume is None

    on = TurnOn(activity="heating_pad", device="switch.pad", off_at=NOON, not_after=NOON)
    await devices.async_turn_on(on)
    says(hass, "volume_sensor", after, unit)

    assert read(devices).volume == pytest.approx(litres, abs=0.01)


@pytest.mark.parametrize("is_blind", [True, False])
def test_a_device_that_only_repeats_what_it_was_told_gives_no_feedback(
    hass: HomeAssistant, devices: Devices, is_blind: bool
) -> None:
    hass.states.async_set("switch.pad", "off", {"assumed_state": True} if is_blind else {})

    assert read(devices).has_feedback is not is_blind


def test_a_device_that_another_plan_has_on_is_taken(hass: HomeAssistant, devices: Devices) -> None:
    hass.states.async_set("switch.pad", "on")

    assert read(devices, taken=("switch.pad",)).is_taken
    assert not read(devices).is_taken


def test_who_switched_it_is_named_where_it_is_known(hass: HomeAssistant, devices: Devices) -> None:
    hass.states.async_set("person.bob", "home", {"user_id": "b", "friendly_name": "Bob"})

    by = {}
    for user in ("b", "somebody", None):
        hass.states.async_set("switch.pad", "on", force_update=True, context=Context(user_id=user))
        by[user] = read(devices).switched_by

    assert by == {"b": "Bob", "somebody": None, None: None}


def test_a_device_that_the_plan_lost_is_still_read(hass: HomeAssistant, devices: Devices) -> None:
    hass.states.async_set("switch.lost", "on")

    assert devices.read({}, ["switch.lost", "switch.gone"]) == {
        "heating_pad": Reading(),
        "switch.lost": Reading(is_on=True),
        "switch.gone": Reading(),
    }
