"""The self-test looks at everything a plan relies on, and says what needs a look."""

from unittest.mock import patch

from homeassistant.config_entries import ConfigSubentryData
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.const import CONF_PHONES
from custom_components.back_recovery.requests.self_test import Finding, async_test_oneself
from custom_components.back_recovery.storage.store import RecordStore
from custom_components.back_recovery.telling.keys import SelfTestLine

from ..acting import MONDAY, WALK, a_plan, a_running_plan, act, press, settle, somebody
from ..appliances import Plug, messages, plug_in, start
from ..builders import an_activity
from ..workout_house import a_source

PHONE = "notify.mobile_app_alex"
PAD = an_activity(
    "heating_pad",
    device="switch.pad",
    start_mode="after_confirmation",
    maker_allows=True,
    schedule="never",
)
BUTTON = "button.back_recovery_self_test"

pytestmark = pytest.mark.freeze_time(MONDAY)


@pytest.fixture
async def plug(hass: HomeAssistant) -> Plug:
    plug = Plug()
    await plug_in(hass, "switch", [plug])
    return plug


async def found(entry: MockConfigEntry) -> dict[SelfTestLine, Finding]:
    runtime = entry.runtime_data
    findings = await async_test_oneself(runtime.recovery, runtime.workouts)
    return {one.line: one for one in findings}


async def test_where_all_works_the_report_says_so(hass: HomeAssistant, plug: Plug) -> None:
    await a_plan(hass, WALK, PAD)

    await press(hass, "button.press", BUTTON)

    (report,) = messages(hass)
    assert report.startswith("Everything that was looked at works.")
    assert "What happens can be saved." in report
    assert "pad answers, and is off." in report


async def test_the_report_is_in_the_language_of_the_plan(hass: HomeAssistant, plug: Plug) -> None:
    await a_plan(hass, WALK, PAD, language="de")

    await press(hass, "button.press", BUTTON)

    (report,) = messages(hass)
    assert report.startswith("Alles, was angesehen wurde, geht.")


async def test_a_second_report_takes_the_place_of_the_first(
    hass: HomeAssistant, plug: Plug
) -> None:
    await a_plan(hass, WALK, PAD)

    await press(hass, "button.press", BUTTON)
    plug.become(available=False)
    await press(hass, "button.press", BUTTON)

    (report,) = messages(hass)
    assert report.startswith("Needs a look: 1")


async def test_a_disk_that_takes_nothing_is_found(hass: HomeAssistant) -> None:
    entry = await a_plan(hass)

    with patch.object(RecordStore, "async_save", side_effect=HomeAssistantError("disk full")):
        lines = await found(entry)

    assert SelfTestLine.STORAGE_FAILS in lines
    assert not lines[SelfTestLine.STORAGE_FAILS].is_fine


async def test_what_is_kept_is_not_touched(hass: HomeAssistant) -> None:
    entry = await a_running_plan(hass)
    store = RecordStore(hass, entry.entry_id)
    before = store.path.read_bytes()

    assert SelfTestLine.STORAGE_WORKS in await found(entry)

    assert store.path.read_bytes() == before
    assert not list(store.path.parent.glob("*self_test*"))


async def test_a_phone_is_there_or_gone(hass: HomeAssistant) -> None:
    entry = await a_plan(hass, **{CONF_PHONES: [PHONE]})
    assert (await found(entry))[SelfTestLine.CHANNEL_IS_GONE].name == PHONE

    hass.services.async_register("notify", "mobile_app_alex", lambda _call: None)

    assert (await found(entry))[SelfTestLine.CHANNEL_IS_THERE].name == PHONE


async def test_a_phone_that_failed_last_is_named(hass: HomeAssistant) -> None:
    async def refuse(_call: ServiceCall) -> None:
        raise HomeAssistantError("no such token")

    hass.services.async_register("notify", "mobile_app_alex", refuse)
    entry = await a_running_plan(hass, **{CONF_PHONES: [PHONE]})
    await settle(hass)

    assert (await found(entry))[SelfTestLine.CHANNEL_FAILED].name == PHONE


async def test_without_a_phone_messages_stay_in_home_assistant(hass: HomeAssistant) -> None:
    entry = await a_plan(hass)

    assert SelfTestLine.CHANNEL_IS_HOME_ASSISTANT in await found(entry)


async def test_a_device_that_is_on_for_the_plan_is_as_it_should_be(
    hass: HomeAssistant, plug: Plug
) -> None:
    user = await somebody(hass, "Alex")
    entry = await a_running_plan(hass, PAD)
    await start(hass, user, "heating_pad")

    lines = await found(entry)

    assert plug.is_on
    assert lines[SelfTestLine.DEVICE_RUNS].is_fine


async def test_a_device_that_ignores_off_is_named(hass: HomeAssistant, plug: Plug) -> None:
    user = await somebody(hass, "Alex")
    entry = await a_running_plan(hass, PAD)
    await start(hass, user, "heating_pad")
    plug.ignores = 100

    await act(hass, "stop_activity", activity="heating_pad")

    assert (await found(entry))[SelfTestLine.DEVICE_IS_NOT_OFF].name == "pad"


async def test_a_device_that_does_not_answer_is_named(hass: HomeAssistant, plug: Plug) -> None:
    entry = await a_plan(hass, PAD)
    plug.become(available=False)

    assert (await found(entry))[SelfTestLine.DEVICE_IS_SILENT].name == "pad"


async def test_a_device_that_only_repeats_what_it_was_told_is_named(
    hass: HomeAssistant, plug: Plug
) -> None:
    entry = await a_plan(hass, PAD)
    plug._attr_assumed_state = True
    plug.become()

    assert SelfTestLine.DEVICE_IS_BLIND in await found(entry)


async def test_a_sensor_that_says_nothing_is_named_with_its_device(
    hass: HomeAssistant, plug: Plug
) -> None:
    watched = an_activity(
        "heating_pad",
        device="switch.pad",
        start_mode="after_confirmation",
        maker_allows=True,
        schedule="never",
        surface_sensor="sensor.surface",
    )
    hass.states.async_set("sensor.surface", "unavailable")
    entry = await a_plan(hass, watched)

    finding = (await found(entry))[SelfTestLine.SENSOR_IS_SILENT]

    assert (finding.name, finding.device) == ("surface", "pad")
    hass.states.async_set("sensor.surface", "23.5")
    assert SelfTestLine.SENSOR_IS_SILENT not in await found(entry)


async def a_plan_with(hass: HomeAssistant, source: ConfigSubentryData) -> MockConfigEntry:
    entry = await a_plan(hass, WALK, source)
    await settle(hass)
    return entry


async def test_a_source_answers_or_says_nothing(hass: HomeAssistant) -> None:
    hass.states.async_set("sensor.watch", "2026-11-23T17:00:00+00:00")
    entry = await a_plan_with(hass, a_source("entity", "Watch", entity="sensor.watch"))
    assert (await found(entry))[SelfTestLine.SOURCE_ANSWERS].name == "Watch"

    hass.states.async_set("sensor.watch", "unavailable")

    assert (await found(entry))[SelfTestLine.SOURCE_IS_SILENT].name == "Watch"


async def test_a_source_that_sends_may_have_sent_nothing_yet(hass: HomeAssistant) -> None:
    entry = await a_plan_with(hass, a_source("webhook", "App", webhook_id="a" * 64))

    assert (await found(entry))[SelfTestLine.SOURCE_WAITS].is_fine
