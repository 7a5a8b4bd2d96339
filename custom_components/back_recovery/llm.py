"""Tools for language models: what a person may ask, a model may pass on, and no more.

A model never starts heat or water, and never reads answers that are not of whoever asks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, override

from homeassistant.components.llm import LLMTools
from homeassistant.const import MATCH_ALL
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.llm import (
    LLM_API_ASSIST,
    LLMContext,
    Tool,
    ToolAnnotations,
    ToolInput,
    ToolResult,
)
from homeassistant.helpers.typing import VolDictType
import probatio

from .const import DOMAIN
from .coordinator import RecoveryCoordinator
from .engine.model.vocabulary import Onset
from .engine.reading.said import PAINS
from .requests.responses import agenda_response
from .speaking.accounts import status
from .speaking.saying import NotDone, async_fulfil, async_plan, async_speech
from .speaking.speakers import Voice, name_of, plans_within_reach
from .surroundings.privacy import Eyes, async_may_export

PROMPT: Final = (
    "Back Recovery accompanies the days after a hard workout. Use its tools for status, agenda, "
    "start, stop, check-ins, answers and activities. Pass on only pain numbers the person said. "
    "Heat and water never start by a tool: a person confirms. Give no medical advice; for "
    "warning signs or strong pain say to call a doctor or the emergency number."
)

_READS = ToolAnnotations(read_only=True, destructive=False, idempotent=True, open_world=False)
_ADDS = ToolAnnotations(destructive=False, open_world=False)
_SETS = ToolAnnotations(destructive=False, idempotent=True, open_world=False)
_ENDS = ToolAnnotations(destructive=True, idempotent=True, open_world=False)

_PERSON = "person"
_OF_PERSON: VolDictType = {
    probatio.Optional(
        _PERSON, description="Whose plan, by name; leave out for whoever is speaking"
    ): str
}
_A_PAIN = probatio.All(probatio.Coerce(int), probatio.In(PAINS))


def _minutes(description: str) -> VolDictType:
    number = probatio.All(probatio.Coerce(int), probatio.Range(min=1, max=1440))
    return {probatio.Optional("minutes", description=description): number}


def _voice(hass: HomeAssistant, llm_context: LLMContext) -> Voice:
    """Return who asks through a model; in no conversation, so that nothing waits for a yes there."""
    satellite = None
    if llm_context.device_id:
        mine = er.async_entries_for_device(er.async_get(hass), llm_context.device_id)
        satellite = next((one.entity_id for one in mine if one.domain == "assist_satellite"), None)
    language = llm_context.language
    return Voice(
        context=llm_context.context or Context(),
        # Who speaks through MCP may speak anything.
        language=hass.config.language if language in (None, MATCH_ALL) else language,
        satellite_id=satellite,
        assistant=llm_context.assistant,
    )


class RecoveryTool(Tool):
    """What all tools have in common: whose plan is meant, and a refusal is an error."""

    integration = DOMAIN

    @override
    async def async_call(
        self, hass: HomeAssistant, tool_input: ToolInput, llm_context: LLMContext
    ) -> ToolResult:
        try:
            said = self.parameters(tool_input.tool_args)
            data = await self._async_use(hass, said, _voice(hass, llm_context))
        except NotDone as err:
            return ToolResult(data={"error": str(err.args[0])}, error=True)
        except probatio.Invalid as err:
            return ToolResult(data={"error": str(err)}, error=True)
        return ToolResult(data=data)

    async def _async_use(
        self, hass: HomeAssistant, said: Mapping[str, Any], voice: Voice
    ) -> dict[str, Any]:
        raise NotImplementedError


class StatusTool(RecoveryTool):
    """Where a plan stands, in one answer that can be read out."""

    name = f"{DOMAIN}__get_status"
    title = "Get recovery status"
    description = (
        "Say whether a back recovery plan runs, until when lifting rests, and what is next"
    )
    parameters = probatio.Schema(_OF_PERSON)
    annotations = _READS

    @override
    async def _async_use(
        self, hass: HomeAssistant, said: Mapping[str, Any], voice: Voice
    ) -> dict[str, Any]:
        plan = await async_plan(hass, voice, said.get(_PERSON))
        speech = await async_speech(hass, voice.language, plan)
        stands = await _async_agenda(plan, voice)
        kept = ("phase", "rest_window_ends", "stage", "session", "open_prompts")
        return {
            "person": name_of(plan),
            "answer": status(plan, speech),
            "gym_closed": any(one["activity"] == "gym" for one in stands["closed"]),
            **{name: stands[name] for name in kept},
        }


class AgendaTool(RecoveryTool):
    """What comes and what is closed; answers only for their person and administrators."""

    name = f"{DOMAIN}__get_agenda"
    title = "Get recovery agenda"
    description = (
        "List what is coming in a back recovery plan, and what is closed until when and why"
    )
    parameters = probatio.Schema(_OF_PERSON)
    annotations = _READS

    @override
    async def _async_use(
        self, hass: HomeAssistant, said: Mapping[str, Any], voice: Voice
    ) -> dict[str, Any]:
        plan = await async_plan(hass, voice, said.get(_PERSON))
        return {"person": name_of(plan), **await _async_agenda(plan, voice)}


async def _async_agenda(plan: RecoveryCoordinator, voice: Voice) -> dict[str, Any]:
    """Return the agenda; a model reads answers for the person, or an administrator, only."""
    is_theirs = await async_may_export(plan.hass, plan.settings, voice.context)
    eyes = Eyes(with_answers=is_theirs)
    found = agenda_response(plan.view(), plan.prompter.texts, eyes=eyes, with_streak=False)
    # A model switches nothing of it, so it has to know no device either.
    return {name: value for name, value in found.items() if name != "devices"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActingRow:
    """A row: a tool that does what an intent does."""

    name: str
    title: str
    description: str
    intent: str
    annotations: ToolAnnotations
    fields: VolDictType = field(default_factory=dict)


ACTING: Final = (
    ActingRow(
        name="start",
        title="Start back recovery",
        description="Start the plan for a sore back, or say that it came on suddenly",
        intent="BackRecoveryStart",
        annotations=_SETS,
        fields={
            probatio.Optional("hours", description="How long to rest from lifting"): probatio.All(
                probatio.Coerce(int), probatio.Range(min=12, max=336)
            ),
            probatio.Optional("onset", description="How it began"): probatio.In(
                [one.value for one in Onset]
            ),
        },
    ),
    ActingRow(
        name="stop",
        title="Stop back recovery",
        description="End the plan at once; only when the person asks for it",
        intent="BackRecoveryStop",
        annotations=_ENDS,
    ),
    ActingRow(
        name="check_in",
        title="Check in",
        description="Note how much the back hurts; numbers the person said, never a guess",
        intent="BackRecoveryCheckIn",
        annotations=_ADDS,
        fields={
            probatio.Required("pain", description="Pain now, 0 to 10"): _A_PAIN,
            probatio.Optional("pain_worst", description="Worst since the last one"): _A_PAIN,
        },
    ),
    ActingRow(
        name="answer",
        title="Answer what is offered",
        description="Answer the open offer, or that of an activity: done, skip or snooze",
        intent="BackRecoveryAnswer",
        annotations=_ADDS,
        fields={
            probatio.Required("answer"): probatio.In(["done", "skip", "snooze"]),
            probatio.Optional("activity", description="Its id or name, as in the agenda"): str,
            **_minutes("Snooze for so long"),
        },
    ),
    ActingRow(
        name="start_activity",
        title="Start an activity",
        description="Start an activity of the plan; heat and water only ask a person to confirm",
        intent="BackRecoveryStartActivity",
        annotations=_ADDS,
        fields={
            probatio.Required("activity", description="Its id or name, as in the agenda"): str,
            **_minutes("Do it for so long"),
        },
    ),
)


class ActingTool(RecoveryTool):
    """A tool of a row."""

    def __init__(self, row: ActingRow) -> None:
        """Take everything from the row."""
        self.name = f"{DOMAIN}__{row.name}"
        self.title = row.title
        self.description = row.description
        self.annotations = row.annotations
        self.parameters = probatio.Schema(_OF_PERSON | row.fields)
        self._intent = row.intent

    @override
    async def _async_use(
        self, hass: HomeAssistant, said: Mapping[str, Any], voice: Voice
    ) -> dict[str, Any]:
        slots = {name: value for name, value in said.items() if name != _PERSON}
        plan = await async_plan(hass, voice, said.get(_PERSON))
        asked_before = plan.episode.question if plan.episode else None
        answer = await async_fulfil(hass, self._intent, slots, voice, plan=plan)
        asked = plan.episode.question if plan.episode else None
        needs_yes = asked is not None and asked is not asked_before
        return {"answer": answer, **({"waits_for_confirmation": True} if needs_yes else {})}


@callback
def async_get_tools(hass: HomeAssistant, llm_context: LLMContext, api_id: str) -> LLMTools | None:
    """Return the tools, where a plan is exposed to the assistant."""
    if api_id != LLM_API_ASSIST or not plans_within_reach(hass, llm_context.assistant):
        return None
    acting = [ActingTool(row) for row in ACTING]
    return LLMTools([StatusTool(), AgendaTool(), *acting], prompt=PROMPT)
