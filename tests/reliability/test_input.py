"""Whatever comes in at a door is taken, or refused in words that anybody reads; then nothing changes."""

from collections.abc import Callable
import logging
from pathlib import Path
from random import Random
import re
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Context, HomeAssistant, SupportsResponse
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util.yaml import load_yaml_dict
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components import back_recovery
from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.websocket_api import NAMES
from tests.shell.acting import MONDAY, SWITCH, USUAL, a_running_plan, settle
from tests.shell.browsers import a_browser
from tests.shell.builders import an_activity

from .junk import ROUNDS, SEED, as_sent, some_of, something
from .life import EVENT_TAPPED, REFUSALS, what_is_wrong_with
from .moments import complaints

pytestmark = [pytest.mark.freeze_time(MONDAY), pytest.mark.timeout(3600)]

SERVICES = load_yaml_dict(str(Path(back_recovery.__file__).parent / "services.yaml"))
PAD = an_activity("heating_pad", schedule="never")


def fields_of(service: str) -> list[str]:
    """Return the fields of an action as the UI shows them."""
    found: list[str] = []
    for name, field in (SERVICES[service] or {}).get("fields", {}).items():
        found += list(field["fields"]) if "fields" in field else [name]
    return found


def all_of(hass: HomeAssistant, entry: MockConfigEntry) -> Any:
    """Return everything that something refused must not change."""
    runtime = entry.runtime_data
    shown = {
        one.entity_id: (one.state, one.attributes)
        for one in hass.states.async_all()
        if "back_recovery" in one.entity_id
    }
    workouts = runtime.workouts.coordinator
    stored = (dict(entry.data), dict(entry.options), dict(entry.subentries), entry.title)
    return (runtime.recovery._journal.kept, workouts and workouts.memory, stored, shown)


@pytest.fixture
async def plan(hass: HomeAssistant, tmp_path: Path) -> MockConfigEntry:
    hass.config.config_dir = str(tmp_path)
    hass.loop.set_debug(False)
    return await a_running_plan(hass, *USUAL, PAD)


async def test_every_action_takes_anything_or_says_why_not(
    hass: HomeAssistant,
    plan: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
) -> None:
    random, counted = Random(SEED), {True: 0, False: 0}
    caplog.clear()

    for name in SERVICES:
        for _ in range(ROUNDS // 3):
            freezer.tick(random.choice([1, 60, 4000]))
            await settle(hass)
            data, before = some_of(random, fields_of(name)), all_of(hass, plan)
            problem = await what_is_said(hass, name, data)
            counted[problem is None] += 1
            assert not problem or problem == "refused", (name, data, problem)
            assert not problem or all_of(hass, plan) == before, (name, data)

    print(f"{counted[True]} taken, {counted[False]} refused")
    assert counted[False] > counted[True] / 20
    assert complaints(caplog) == []


async def what_is_said(hass: HomeAssistant, name: str, data: dict[str, Any]) -> str | None:
    """Call an action; return None where it is taken, "refused", or what is wrong with the refusal."""
    answers = hass.services.supports_response(DOMAIN, name) is not SupportsResponse.NONE
    try:
        await hass.services.async_call(
            DOMAIN,
            name,
            {**data, "entity_id": SWITCH},
            blocking=True,
            return_response=answers,
            context=Context(),
        )
    except HomeAssistantError as err:
        return what_is_wrong_with(err) or "refused"
    await settle(hass)
    return None


async def test_the_page_takes_anything_or_says_why_not(
    hass: HomeAssistant,
    plan: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    hass_admin_user: MockUser,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
) -> None:
    browser, random = await a_browser(hass, hass_ws_client, hass_admin_user), Random(SEED)
    await browser.look(plan.entry_id)
    names = sorted(
        {*map(str, FIELDS_OF_THE_PAGE), *(one for n in SERVICES for one in fields_of(n))}
    )
    languages = ("en", "de", "", "../../secrets", "x" * 300, "zz-ZZ")
    caplog.clear()

    for _ in range(ROUNDS * 3):
        freezer.tick(random.choice([1, 60, 4000]))
        await settle(hass)
        await browser.catch_up()
        action, data = random.choice(NAMES), as_sent(some_of(random, names[:]))
        if random.random() < 0.7:
            data = {name: data[name] for name in list(data)[:2]}
        if random.random() < 0.7:
            data = almost_of(random, action)
        before = all_of(hass, plan)
        browser.language = random.choice(languages)
        answer = await browser._act(plan, action, data)
        if not answer["success"]:
            code, words = answer["error"]["code"], answer["error"]["message"]
            assert code in REFUSALS, (action, data, answer)
            assert words, (action, data)
            assert not re.search(r"{\w+}", words), (action, words)
            assert all_of(hass, plan) == before, (action, data)

    assert complaints(caplog) == []


FIELDS_OF_THE_PAGE = {
    "asking", "answer", "text", "pain_now", "pain_worst", "onset", "list", "any", "kind", "pains",
    "activity", "conditions", "block", "arrived",
}  # fmt: skip


def almost_of(random: Random, action: str) -> dict[str, Any]:
    """Return the fields of an action of the page, with values that are nearly right."""
    from custom_components.back_recovery.page.acts import ACTS  # noqa: PLC0415

    fields = map(str, ACTS[action].fields) if action in ACTS else fields_of(action)
    found: dict[str, Any] = as_sent({name: something(random) for name in fields})
    return found


async def test_no_tap_of_anything_does_anything(
    hass: HomeAssistant,
    plan: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    random, before = Random(SEED), all_of(hass, plan)
    caplog.clear()
    makers: tuple[Callable[[], Any], ...] = (
        lambda: something(random),
        lambda: f"BACK_RECOVERY_{random.randbytes(5).hex()}-{random.randbytes(3).hex()}_DONE",
        lambda: f"BACK_RECOVERY_{'0' * 10}-{'-' * 3000}_STOP",
        lambda: "BACK_RECOVERY_",
    )

    for _ in range(ROUNDS * 5):
        data = {"action": random.choice(makers)(), "reply_text": something(random)}
        hass.bus.async_fire(EVENT_TAPPED, data if random.random() < 0.9 else some_of(random, []))
    await settle(hass)

    assert all_of(hass, plan) == before
    assert complaints(caplog) == []
    assert caplog.get_records("call")[-1].levelno < logging.ERROR if caplog.records else True
