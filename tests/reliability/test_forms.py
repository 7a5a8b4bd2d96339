"""Whatever is sent to a form is taken, or refused with a text that is there; then nothing changes."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from random import Random
import re
from typing import Any

from homeassistant.config_entries import SOURCE_RECONFIGURE, SOURCE_USER, ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.const import DOMAIN
from tests.shell.acting import MONDAY, settle
from tests.shell.builders import an_activity, set_up_with
from tests.shell.forms import fields, proposed, texts_of
from tests.shell.workout_house import a_source

from .junk import ROUNDS, SEED, something
from .moments import complaints

pytestmark = [pytest.mark.freeze_time(MONDAY), pytest.mark.timeout(3600)]

type Form = Mapping[str, Any]

MOST_PAGES = 5
"""Pages of a form that are gone through; then it is left."""


@pytest.fixture
async def plan(hass: HomeAssistant, tmp_path: Path) -> MockConfigEntry:
    hass.config.config_dir = str(tmp_path)
    hass.loop.set_debug(False)
    await hass.config.async_update(internal_url="http://home.test:8123")
    for entity in ("switch.pad", "valve.bath", "script.off", "zone.gym", "sensor.power"):
        hass.states.async_set(entity, "off")
    hass.states.async_set("person.alice", "home")
    hass.services.async_register("notify", "mobile_app_x", lambda _call: None)
    pad = an_activity("heating_pad", device="switch.pad")
    return await set_up_with(hass, [an_activity("walk"), pad, a_source("webhook", webhook_id="w")])


class Door:
    """One form: how it is begun, sent, and where its texts are."""

    def __init__(
        self,
        begin: Callable[[], Awaitable[Form]],
        send: Callable[[str, dict[str, Any]], Awaitable[Form]],
        leave: Callable[[str], None],
        *path: str,
    ) -> None:
        """Use these calls of Home Assistant."""
        self.begin, self.send, self.leave, self.path = begin, send, leave, path


def doors(hass: HomeAssistant, plan: MockConfigEntry) -> dict[str, Door]:
    """Return every form of the integration."""
    entries = hass.config_entries
    flow, options, subentries = entries.flow, entries.options, entries.subentries
    walk, source = (
        next(one for one in plan.subentries.values() if one.subentry_type == kind)
        for kind in ("activity", "workout_source")
    )

    def of(kind: str, subentry: Any = None) -> Door:
        context = (
            {"source": SOURCE_RECONFIGURE, "subentry_id": subentry.subentry_id}
            if subentry
            else {"source": SOURCE_USER}
        )
        key = (plan.entry_id, kind)
        return Door(
            lambda: subentries.async_init(key, context=context),  # type: ignore[arg-type]
            subentries.async_configure,
            subentries.async_abort,
            "config_subentries",
            kind,
        )

    again = {"source": SOURCE_RECONFIGURE, "entry_id": plan.entry_id}
    new: Any = {"source": SOURCE_USER}
    return {
        "set-up": Door(
            lambda: flow.async_init(DOMAIN, context=new),
            flow.async_configure,
            flow.async_abort,
            "config",
        ),
        "reconfigure": Door(
            lambda: flow.async_init(DOMAIN, context=again),  # type: ignore[arg-type]
            flow.async_configure,
            flow.async_abort,
            "config",
        ),
        "options": Door(
            lambda: options.async_init(plan.entry_id),
            options.async_configure,
            options.async_abort,
            "options",
        ),
        "new activity": of("activity"),
        "activity": of("activity", walk),
        "new source": of("workout_source"),
        "source": of("workout_source", source),
    }


NAMES = ("set-up", "reconfigure", "options", "new activity", "activity", "new source", "source")


@pytest.mark.parametrize("name", NAMES)
async def test_a_form_takes_anything_or_says_what_is_wrong(
    hass: HomeAssistant, plan: MockConfigEntry, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    random, ended = Random(f"{SEED} {name}"), dict.fromkeys(FlowResultType, 0)
    caplog.clear()

    for _ in range(max(4, ROUNDS // 12)):
        before = stored(hass)
        how = await somebody_fills_in(hass, doors(hass, plan)[name], random)
        ended[how] += 1
        await settle(hass)
        if how is FlowResultType.FORM:
            assert stored(hass) == before
        for entry in hass.config_entries.async_entries(DOMAIN):
            assert entry.state is ConfigEntryState.LOADED, dict(entry.options)
            if entry.entry_id != plan.entry_id:
                await hass.config_entries.async_remove(entry.entry_id)

    print(f"{name}: { ({how.value: count for how, count in ended.items() if count}) }")
    assert complaints(caplog) == []


def stored(hass: HomeAssistant) -> Any:
    """Return everything that the forms can change."""
    return [
        (one.entry_id, one.title, dict(one.data), dict(one.options), dict(one.subentries))
        for one in hass.config_entries.async_entries(DOMAIN)
    ]


async def somebody_fills_in(hass: HomeAssistant, door: Door, random: Random) -> FlowResultType:
    """Send anything to each page until the form ends, or is left; return how it ended."""
    form = await door.begin()
    for _ in range(MOST_PAGES):
        if form["type"] is FlowResultType.MENU:
            step = random.choice(list(form["menu_options"]))
            form = await door.send(form["flow_id"], {"next_step_id": step})
        if form["type"] is not FlowResultType.FORM:
            break
        for key in (form["errors"] or {}).values():
            blanks = set(re.findall(r"{(\w+)}", texts_of("en", *door.path)["error"][key]))
            assert blanks <= set(form["description_placeholders"] or {}), key
        try:
            form = await door.send(form["flow_id"], filled_in(random, form))
        except InvalidData:
            # What no browser can send: Home Assistant itself says so, field by field.
            break
    return how_it_ended(door, form)


def how_it_ended(door: Door, form: Form) -> FlowResultType:
    """Leave a form that is open still; return how it ended."""
    how: FlowResultType = form["type"]
    if how in (FlowResultType.FORM, FlowResultType.MENU):
        door.leave(form["flow_id"])
        return FlowResultType.FORM
    if how is FlowResultType.ABORT:
        assert form["reason"] in texts_of("en", *door.path)["abort"], form["reason"]
    return how


def filled_in(random: Random, form: Form) -> dict[str, Any]:
    """Return a page as it is proposed, but for some fields."""
    if not form["data_schema"]:
        return {}
    values = proposed(form)
    change(random, fields(form), values)
    return values


def change(random: Random, there: Mapping[str, Any], values: dict[str, Any]) -> None:
    for name, field in there.items():
        if isinstance(field, Mapping):
            change(random, field, values.setdefault(name, {}))
        elif random.random() < 0.3:
            values[name] = one_of_its_own(random, field)
        elif random.random() < 0.05:
            values.pop(name, None)


def one_of_its_own(random: Random, field: Any) -> Any:
    """Return a value that the field may take, as far as its selector tells; now and then any."""
    config = getattr(field, "config", {})
    if random.random() < 0.08:
        return something(random)
    match getattr(field, "selector_type", ""):
        case "select":
            options = [one if isinstance(one, str) else one["value"] for one in config["options"]]
            if config.get("multiple"):
                return random.sample(options, random.randrange(min(4, len(options) + 1)))
            return random.choice(options) if options else None
        case "number":
            least, most = config.get("min", 0), config.get("max", 100)
            return random.choice([least, most, (least + most) // 2])
        case "boolean":
            return random.random() < 0.5
        case "time":
            return random.choice(["00:00:00", "07:30:00", "22:00:00", "23:59:59"])
        case "entity":
            found = random.choice(
                ["switch.pad", "valve.bath", "person.alice", "zone.gym", "sensor.x"]
            )
            return [found] if config.get("multiple") else found
        case "text":
            one = random.choice(["Bob", "", "x" * 300, "25:00", "18:00", "{name}", "https://a.b"])
            return [one] if config.get("multiple") else one
        case _:
            return something(random)
