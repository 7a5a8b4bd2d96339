"""A group hides nothing: off is what every part of it says."""

from collections.abc import Iterator

from homeassistant.core import HomeAssistant
from hypothesis import given, strategies as st
import pytest

from custom_components.back_recovery.engine.model.devices import Reading
from custom_components.back_recovery.settings.devices import DeviceSettings
from custom_components.back_recovery.surroundings.devices import Devices
from custom_components.back_recovery.surroundings.parts import is_any_on, parts_of


class House:
    """As much of Home Assistant as has states."""

    def __init__(self) -> None:
        self.states = self
        self.said: dict[str, State] = {}

    def get(self, entity_id: str) -> State | None:
        return self.said.get(entity_id)


class State:
    """A state, and what a group consists of."""

    def __init__(self, state: str, members: list[str] | None = None) -> None:
        self.state = state
        self.attributes = {} if members is None else {"entity_id": members}


STATES = ["on", "off", "unavailable", "unknown", "open", "closed", "opening", "closing", "gone"]
TREES = st.recursive(
    st.sampled_from(STATES),
    lambda inner: st.tuples(st.sampled_from(STATES), st.lists(inner, min_size=1, max_size=4)),
    max_leaves=12,
)


def build(house: House, tree: str | tuple[str, list[object]], name: str) -> Iterator[str]:
    """Put a group of groups into the house; return what each part of it says."""
    state, inner = tree if isinstance(tree, tuple) else (tree, None)
    members = None if inner is None else [f"{name}_{number}" for number in range(len(inner))]
    if state != "gone":
        house.said[name] = State(state, members)
        for member, part in zip(members or (), inner or (), strict=True):
            yield from build(house, part, member)  # type: ignore[arg-type]
    yield state


@given(TREES)
def test_it_is_never_off_while_any_part_is_on_or_says_nothing(tree: object) -> None:
    house = House()
    said = set(build(house, tree, "group"))  # type: ignore[arg-type]

    is_on = is_any_on(house.get(part) for part in parts_of(house, "group"))  # type: ignore[arg-type]

    if said & {"on", "open", "opening", "closing"}:
        assert is_on is True
    elif said & {"unavailable", "unknown", "gone"}:
        assert is_on is None
    else:
        assert is_on is False


def says(hass: HomeAssistant, group: list[str], **members: str) -> Devices:
    hass.states.async_set("switch.pads", group[0], {"entity_id": [f"switch.{m}" for m in members]})
    for member, state in members.items():
        hass.states.async_set(f"switch.{member}", state)
    return Devices(hass, {"heating_pad": DeviceSettings(entity_id="switch.pads", sensors={})})


@pytest.mark.parametrize(
    ("left", "right", "is_on"),
    [
        ("off", "off", False),
        ("off", "on", True),
        ("off", "unavailable", None),
        ("on", "unavailable", True),
    ],
)
def test_a_group_that_says_off_is_asked_member_by_member(
    hass: HomeAssistant, left: str, right: str, is_on: bool | None
) -> None:
    devices = says(hass, ["off"], left=left, right=right)

    assert devices.read({}, ())["heating_pad"].is_on is is_on
    assert devices.read({}, ["switch.pads"])["switch.pads"].is_on is is_on


def test_groups_that_contain_each_other_end(hass: HomeAssistant) -> None:
    hass.states.async_set("switch.a", "off", {"entity_id": ["switch.b"]})
    hass.states.async_set("switch.b", "off", {"entity_id": ["switch.a", "switch.c"]})
    hass.states.async_set("switch.c", "on")

    assert set(parts_of(hass, "switch.a")) == {"switch.a", "switch.b", "switch.c"}


def test_one_blind_member_makes_the_group_blind(hass: HomeAssistant) -> None:
    devices = says(hass, ["off"], left="off", right="off")
    hass.states.async_set("switch.right", "off", {"assumed_state": True})

    assert not devices.read({}, ())["heating_pad"].has_feedback


@pytest.mark.parametrize(
    ("state", "moves"), [("closing", True), ("opening", True), ("open", False)]
)
def test_what_is_on_its_way_says_so(hass: HomeAssistant, state: str, moves: bool) -> None:
    devices = says(hass, ["closed"], left=state)

    reading = devices.read({}, ())["heating_pad"]
    assert (reading.is_on, reading.is_moving) == (True, moves)


async def test_a_member_is_followed_from_when_the_group_is_there(hass: HomeAssistant) -> None:
    devices = Devices(hass, {"pad": DeviceSettings(entity_id="switch.pads", sensors={})})
    heard: list[Reading] = []
    stop = devices.async_track((), lambda: heard.append(devices.read({}, ())["pad"]))
    says(hass, ["off"], left="off")
    await hass.async_block_till_done()

    hass.states.async_set("switch.left", "on")
    await hass.async_block_till_done()
    assert heard[-1].is_on
    assert (count := len(heard))

    stop()
    hass.states.async_set("switch.left", "off")
    await hass.async_block_till_done()
    assert len(heard) == count
