"""Where a person is, above all after a crash: Home Assistant begins with an older place then."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.engine.model.episode import Place

from ..acting import MONDAY, WALK, a_running_plan, settle
from ..test_trigger import pass_time

pytestmark = pytest.mark.freeze_time(MONDAY)

PERSON = "person.alex"
AT_GYM, AT_HOME, AWAY = "Gym", "home", "not_home"
ON_THE_WAY = Place(at_home=False)


async def be(hass: HomeAssistant, where: str) -> None:
    hass.states.async_set(PERSON, where)
    await settle(hass)


@pytest.fixture
async def plan(hass: HomeAssistant) -> MockConfigEntry:
    """Return the running plan of somebody who is at home."""
    hass.states.async_set("zone.gym", "0", {"friendly_name": "Gym"})
    await be(hass, AT_HOME)
    return await a_running_plan(hass, WALK, person=PERSON, gym_zones=["zone.gym"])


async def crash(hass: HomeAssistant, plan: MockConfigEntry, restored: str) -> None:
    """Start again, with the person where they were up to a quarter of an hour before."""
    await hass.config_entries.async_unload(plan.entry_id)
    hass.states.async_remove(PERSON)
    hass.set_state(CoreState.not_running)
    await hass.config_entries.async_setup(plan.entry_id)
    await be(hass, restored)
    hass.set_state(CoreState.running)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await settle(hass)


def visits(plan: MockConfigEntry) -> int:
    """Return how many visits to the gym were warned of."""
    return sum(one.activity == "gym" for one in plan.runtime_data.recovery.episode.prompts)


def place(plan: MockConfigEntry) -> Place:
    found: Place = plan.runtime_data.recovery.episode.place
    return found


@pytest.fixture
async def visit(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, plan: MockConfigEntry
) -> MockConfigEntry:
    """Return the plan of somebody who came to the gym, and was warned."""
    await pass_time(hass, freezer, minutes=5)
    await be(hass, AT_GYM)
    assert visits(plan) == 1
    return plan


async def test_a_visit_goes_on_though_home_assistant_begins_with_an_older_place(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, visit: MockConfigEntry
) -> None:
    await crash(hass, visit, restored=AT_HOME)
    await pass_time(hass, freezer, minutes=5)
    await be(hass, AT_GYM)

    assert place(visit).at_gym
    assert visits(visit) == 1


async def test_a_visit_that_is_over_does_not_begin_again(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, visit: MockConfigEntry
) -> None:
    await be(hass, AWAY)
    await crash(hass, visit, restored=AT_GYM)
    await pass_time(hass, freezer, minutes=5)

    assert place(visit) == ON_THE_WAY
    assert visits(visit) == 1


async def test_who_left_the_gym_meanwhile_has_left_as_soon_as_the_tracker_says_so(
    hass: HomeAssistant, visit: MockConfigEntry
) -> None:
    await crash(hass, visit, restored=AT_HOME)

    await be(hass, AWAY)

    assert place(visit) == ON_THE_WAY


@pytest.mark.parametrize(("short_of", "is_believed"), [(1, False), (0, True)])
async def test_a_tracker_that_says_nothing_new_is_believed_in_the_end(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    visit: MockConfigEntry,
    short_of: int,
    is_believed: bool,
) -> None:
    await crash(hass, visit, restored=AT_HOME)

    await pass_time(hass, freezer, minutes=15, seconds=-short_of)

    assert (place(visit) == Place(at_home=True)) is is_believed


async def test_who_came_home_meanwhile_is_at_home_at_once(
    hass: HomeAssistant, plan: MockConfigEntry
) -> None:
    await be(hass, AWAY)

    await crash(hass, plan, restored=AT_HOME)

    assert place(plan) == Place(at_home=True)


async def test_after_a_reload_the_place_is_no_old_one(
    hass: HomeAssistant, visit: MockConfigEntry
) -> None:
    await hass.config_entries.async_unload(visit.entry_id)
    await be(hass, AT_HOME)

    await hass.config_entries.async_setup(visit.entry_id)
    await settle(hass)

    assert place(visit) == Place(at_home=True)
