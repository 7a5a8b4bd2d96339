"""Tools for language models, called as Assist's own interface for them calls them."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import llm
from homeassistant.helpers.llm import APIInstance, LLMContext, ToolInput, ToolResult
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockUser

from .acting import CHECK_IN, MONDAY, WALK, a_plan, act, press, settle, shown, until
from .appliances import Plug, plug_in
from .builders import an_activity
from .speaking.house import ALICE, BOB, live_with_assist, two_people

pytestmark = pytest.mark.freeze_time(MONDAY)

MOST_WORDS = 60
PAD = an_activity(
    "heating_pad",
    device="switch.pad",
    start_mode="after_confirmation",
    maker_allows=True,
    schedule="never",
    needs_home=False,
)


@pytest.fixture(autouse=True)
async def assistant(hass: HomeAssistant) -> None:
    await live_with_assist(hass)
    assert await async_setup_component(hass, "llm", {})
    await settle(hass)


async def model(hass: HomeAssistant, by: str | None = None, language: str = "en") -> APIInstance:
    """Return what a model is offered that works for a user."""
    context = LLMContext(
        platform="test",
        context=Context(user_id=by),
        language=language,
        assistant="conversation",
        device_id=None,
    )
    return await llm.async_get_api(hass, llm.LLM_API_ASSIST, context)


async def use(hass: HomeAssistant, tool: str, by: str | None = None, **said: Any) -> ToolResult:
    """Let a model use a tool."""
    api = await model(hass, by)
    result = await api.async_call_tool(
        ToolInput(tool_name=f"back_recovery__{tool}", tool_args=said)
    )
    await settle(hass)
    assert isinstance(result, ToolResult)
    return result


def ours(api: APIInstance) -> dict[str, llm.Tool]:
    return {tool.name: tool for tool in api.tools if tool.name.startswith("back_recovery__")}


async def test_the_tools_are_offered_with_a_short_prompt(hass: HomeAssistant) -> None:
    await a_plan(hass)

    api = await model(hass)

    assert sorted(name.removeprefix("back_recovery__") for name in ours(api)) == [
        "answer",
        "check_in",
        "get_agenda",
        "get_status",
        "start",
        "start_activity",
        "stop",
    ]
    (prompt,) = [one for one in api.api_prompt.split("\n") if "Back Recovery" in one]
    assert len(prompt.split()) <= MOST_WORDS


async def test_what_reads_says_so_and_only_the_end_destroys(hass: HomeAssistant) -> None:
    await a_plan(hass)

    tools = ours(await model(hass))

    assert {name for name, tool in tools.items() if tool.annotations.read_only} == {
        "back_recovery__get_status",
        "back_recovery__get_agenda",
    }
    assert {name for name, tool in tools.items() if tool.annotations.destructive} == {
        "back_recovery__stop"
    }
    assert not any(tool.annotations.open_world for tool in tools.values())


async def test_what_is_not_exposed_is_not_offered(hass: HomeAssistant) -> None:
    await a_plan(hass)
    async_expose_entity(hass, "conversation", ALICE, False)

    assert ours(await model(hass)) == {}


async def test_a_whole_day_is_led_by_tool_calls(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await a_plan(hass, WALK, CHECK_IN)

    started = await use(hass, "start", hours=24)
    assert shown(hass, ALICE) == "on"
    assert str(started.data["answer"]).startswith(
        "Back recovery is on. Rest from lifting until tomorrow at 18:00"
    )
    checked = await use(hass, "check_in", pain=4)
    assert str(checked.data["answer"]).startswith("Noted: 4 of 10.")

    await until(hass, freezer, "Mon 19:31")
    waiting = await use(hass, "get_status")
    assert [one["activity"] for one in waiting.data["open_prompts"]] == ["walk"]
    began = await use(hass, "start_activity", activity="walk", minutes=10)
    assert began.data == {"answer": "Walk, 10 minutes, until 19:41."}
    await use(hass, "answer", answer="done")

    agenda = await use(hass, "get_agenda")
    assert [one["activity"] for one in agenda.data["closed"]][:1] == ["gym"]
    ended = await use(hass, "stop")
    assert ended.data == {"answer": "Back recovery is off."}
    assert shown(hass, ALICE) == "off"


async def test_a_refusal_is_a_tool_error_in_plain_words(hass: HomeAssistant) -> None:
    await a_plan(hass)

    refused = await use(hass, "check_in", pain=4)

    assert refused.error
    assert refused.data == {"error": "Back recovery is off. Say: start back recovery."}


async def test_a_number_nobody_can_say_is_a_tool_error_too(hass: HomeAssistant) -> None:
    await a_plan(hass)
    await press(hass, "switch.turn_on", ALICE)

    refused = await use(hass, "check_in", pain=11)

    assert refused.error
    plan = hass.config_entries.async_entries("back_recovery")[0].runtime_data.recovery
    assert plan.episode.check_ins == ()


async def test_a_model_never_starts_heat(hass: HomeAssistant, hass_admin_user: MockUser) -> None:
    pad = Plug()
    await plug_in(hass, "switch", [pad])
    await a_plan(hass, PAD)
    await press(hass, "switch.turn_on", ALICE)
    by = hass_admin_user.id

    first = await use(hass, "start_activity", by, activity="heating_pad")
    await use(hass, "start_activity", by, activity="heating_pad")
    await use(hass, "answer", by, answer="done", activity="heating_pad")

    assert first.data["waits_for_confirmation"] is True
    assert str(first.data["answer"]).startswith("A person has to confirm that first.")
    plan = hass.config_entries.async_entries("back_recovery")[0].runtime_data.recovery
    assert plan.askings.on(plan.episode.question_subject)
    assert not pad.is_on


async def test_answers_are_read_for_their_person_only(hass: HomeAssistant) -> None:
    alice, bob = await two_people(hass)
    await press(hass, "switch.turn_on", ALICE)
    await act(hass, "check_in", by=alice, pain_now=6)

    own = await use(hass, "get_agenda", alice)
    foreign = await use(hass, "get_agenda", bob, person="Alice")
    nobody = await use(hass, "get_agenda", person="Alice")

    assert [one["pain_now"] for one in own.data["check_ins"]] == [6]
    assert "check_ins" not in foreign.data
    assert "check_ins" not in nobody.data


async def test_an_administrator_reads_them_too(
    hass: HomeAssistant, hass_admin_user: MockUser
) -> None:
    alice, _ = await two_people(hass)
    await press(hass, "switch.turn_on", ALICE)
    await act(hass, "check_in", by=alice, pain_now=6)

    agenda = await use(hass, "get_agenda", hass_admin_user.id, person="Alice")

    assert [one["pain_now"] for one in agenda.data["check_ins"]] == [6]


async def test_whoever_asks_means_the_own_plan(hass: HomeAssistant) -> None:
    _, bob = await two_people(hass)

    await use(hass, "start", bob)

    assert (shown(hass, ALICE), shown(hass, BOB)) == ("off", "on")


async def test_of_several_plans_one_has_to_be_named(hass: HomeAssistant) -> None:
    await two_people(hass)

    asked = await use(hass, "start")
    await use(hass, "start", person="Bob")

    assert (asked.error, asked.data) == (True, {"error": "Whose plan: Alice or Bob?"})
    assert (shown(hass, ALICE), shown(hass, BOB)) == ("off", "on")


async def test_it_answers_in_the_language_of_the_request(hass: HomeAssistant) -> None:
    await a_plan(hass)
    api = await model(hass, language="de")

    result = await api.async_call_tool(
        ToolInput(tool_name="back_recovery__get_status", tool_args={})
    )

    assert isinstance(result, ToolResult)
    assert result.data["answer"] == "Back Recovery ist aus."
