"""Questions aloud: a satellite of the person asks what is due, and hears the answer."""

import asyncio
from collections.abc import Mapping
from datetime import date
import logging
from typing import Any, Final
from zoneinfo import ZoneInfo

from homeassistant.const import ATTR_SUPPORTED_FEATURES
from homeassistant.core import CALLBACK_TYPE, Context, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from ..coordinator import RecoveryCoordinator
from ..engine.model.effects import Report, ReportPrompt
from ..engine.model.episode import Prompt
from ..engine.model.local_time import local_date
from ..engine.model.vocabulary import PromptState
from ..engine.requests.checkins import is_check_in
from .confirming import async_answer_question, key_of_question
from .languages import AGREE, DECLINE, Heard, Situation
from .saying import NotDone, async_fulfil, async_speech
from .speakers import Voice
from .speech import Speech

_LOGGER = logging.getLogger(__name__)

PATIENCE: Final = 60
"""So many seconds a satellite may take to ask and to hear; after that nobody is there."""

_START_CONVERSATION: Final = 2
"""The feature of a satellite that can ask (`AssistSatelliteEntityFeature`)."""

_IDLE: Final = "idle"
_TRIES: Final = 2

_ANSWER: Final = "BackRecoveryAnswer"
_CHECK_IN: Final = "BackRecoveryCheckIn"


class AskingAloud:
    """Asks for one plan.

    How often it did today is not on disk. After a start all that was offered before it, in the
    hours in which the house speaks, counts as asked: rather too few questions than too many.
    """

    def __init__(self, plan: RecoveryCoordinator) -> None:
        """Ask nothing yet."""
        self._plan = plan
        self._hass: HomeAssistant = plan.hass
        today = local_date(dt_util.utcnow(), self._zone)
        self._asked: tuple[date, int] = (today, self._offered_on(today))

    @callback
    def async_listen(self) -> CALLBACK_TYPE:
        """Ask for each offer from now on; return what ends that."""
        return self._plan.async_add_report_listener(self._reported)

    @callback
    def _reported(self, report: Report) -> None:
        if not isinstance(report, ReportPrompt) or report.kind is not PromptState.OFFERED:
            return
        if satellite := self._satellite():
            self._plan.config_entry.async_create_background_task(
                self._hass,
                self._async_ask(satellite, report.prompt_id),
                f"{DOMAIN} asks aloud",
            )

    @property
    def _zone(self) -> ZoneInfo:
        return self._plan.settings.plan.time_zone

    def _offered_on(self, day: date) -> int:
        """Count what was offered that day while the house might have asked."""
        episode, may_speak = self._plan.episode, self._plan.prompter.is_hour_to_speak
        at = [one.offered_at for one in (episode.prompts if episode else ()) if one.told]
        return sum(local_date(one, self._zone) == day and may_speak(one) for one in at)

    def _satellite(self) -> str | None:
        """Return who asks now, None where nobody may, or the day has had enough questions."""
        channels, now = self._plan.settings.channels, dt_util.utcnow()
        if not channels.asks_aloud or not self._plan.prompter.may_speak(now):
            return None
        today = local_date(now, self._zone)
        asked = self._asked[1] if self._asked[0] == today else 0
        if asked >= channels.asks_aloud_per_day:
            return None
        for satellite in channels.own_satellites:
            state = self._hass.states.get(satellite)
            if state is None or state.state != _IDLE:
                continue
            if state.attributes.get(ATTR_SUPPORTED_FEATURES, 0) & _START_CONVERSATION:
                self._asked = (today, asked + 1)
                return satellite
        return None

    def _prompt(self, prompt_id: str) -> Prompt | None:
        episode = self._plan.episode
        return (
            next((one for one in episode.open_prompts if one.id == prompt_id), None)
            if episode
            else None
        )

    async def _async_ask(self, satellite: str, prompt_id: str) -> None:
        prompt = self._prompt(prompt_id)
        if prompt is None:
            return
        channels = self._plan.settings.channels
        language = channels.language or self._hass.config.language
        speech = await async_speech(self._hass, language, self._plan)
        voice = Voice(context=Context(), language=language, satellite_id=satellite)
        try:
            async with asyncio.timeout(PATIENCE):
                said = await self._async_answer(satellite, speech, voice, prompt)
            if said:
                await self._async_say(satellite, said)
        except (HomeAssistantError, TimeoutError) as err:
            # Nobody answered, or it is busy: the message on the phone waits as ever.
            _LOGGER.debug("%s was asked in vain: %s", satellite, err)

    async def _async_answer(
        self, satellite: str, speech: Speech, voice: Voice, prompt: Prompt
    ) -> str | None:
        heard = await self._async_question(satellite, speech, prompt)
        if heard is None:
            return None
        about: dict[str, Any] = {"activity": prompt.activity}
        intent, slots = heard.intent, dict(heard.slots)
        if intent in {AGREE, DECLINE}:
            intent, slots = _ANSWER, {"answer": "start" if intent == AGREE else "skip"}
        if intent == _ANSWER:
            slots = about | slots
        try:
            said = await async_fulfil(self._hass, intent, slots, voice, plan=self._plan)
        except NotDone as err:
            return str(err.args[0])
        if self._plan.episode and self._plan.episode.question:
            return await self._async_confirm(satellite, speech, voice)
        return said

    async def _async_question(self, satellite: str, speech: Speech, prompt: Prompt) -> Heard | None:
        """Ask, once more where a number was not understood; None: nothing was."""
        plan = self._plan.settings.plan
        is_number = is_check_in(plan, prompt)
        situations = {Situation.RATING, Situation.ASKED}
        if is_number:
            question = speech.say("ask_check_in")
        else:
            situations |= {Situation.CONFIRMING}
            question = speech.say("ask_prompt", activity=speech.activity(prompt.activity, plan))
        for _ in range(_TRIES):
            text = await self._async_hear(satellite, question)
            heard = await self._async_understand(speech, text, situations)
            if heard and (heard.intent != _CHECK_IN or is_number):
                return heard
            question = speech.say("asked_again") if is_number else question
        return None

    async def _async_confirm(self, satellite: str, speech: Speech, voice: Voice) -> str:
        """Ask what has to be asked before heat or water."""
        episode = self._plan.episode
        assert episode
        assert episode.question
        about = episode.question
        question = speech.say(f"ask_{key_of_question(self._plan, about.activity)}")
        text = await self._async_hear(satellite, question)
        heard = await self._async_understand(speech, text, {Situation.CONFIRMING})
        is_yes = heard is not None and heard.intent == AGREE
        return await async_answer_question(
            self._plan, speech, voice, (about.activity, None), is_yes=is_yes
        )

    async def _async_understand(
        self, speech: Speech, text: str, situations: set[Situation]
    ) -> Heard | None:
        language = speech.language
        return await self._hass.async_add_executor_job(language.understand, text, situations, {})

    async def _async_hear(self, satellite: str, question: str) -> str:
        answer = await self._hass.services.async_call(
            "assist_satellite",
            "ask_question",
            {"entity_id": satellite, "question": question},
            blocking=True,
            return_response=True,
        )
        found: Mapping[str, Any] = answer or {}
        return str(found.get("sentence") or "")

    async def _async_say(self, satellite: str, text: str) -> None:
        await self._hass.services.async_call(
            "assist_satellite",
            "announce",
            {"entity_id": satellite, "message": text, "preannounce": False},
            blocking=True,
        )
