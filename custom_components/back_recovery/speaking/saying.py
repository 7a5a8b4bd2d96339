"""From what was said to what is answered: whose plan, what is asked of it, how it went."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util, language as language_util
from homeassistant.util.hass_dict import HassKey

from ..coordinator import RecoveryCoordinator
from ..engine.model.errors import ActivityClosed, DomainError
from ..telling.texts import async_load_texts
from .followups import Followup, followups_of
from .languages import CODES, NAME, Situation, SpokenLanguage, load_language
from .speakers import UnclearPlan, Voice, is_own_voice, name_of, plan_meant, plans_within_reach
from .speech import Speech
from .wishes import WISHES, Asked, Wish

FALLBACK_LANGUAGE: Final = "en"

_LANGUAGES: HassKey[dict[str, SpokenLanguage]] = HassKey("back_recovery_languages")
_OWN_WORDS: Final = {"not_recovering", "nothing_to_answer", "no_session"}

BY_INTENT: Final[Mapping[str, Wish]] = {wish.intent: wish for wish in WISHES}


class NotDone(Exception):
    """What was asked for did not happen. `args[0]` says why, aloud."""


def code_of(language: str) -> str | None:
    """Return which of the languages that are understood is meant, None: none of them."""
    return next(iter(language_util.matches(language, CODES)), None)


async def async_language(hass: HomeAssistant, code: str) -> SpokenLanguage:
    """Return a language; its file is read once."""
    known = hass.data.setdefault(_LANGUAGES, {})
    if code not in known:
        known[code] = await hass.async_add_executor_job(load_language, code)
    return known[code]


async def async_speech(
    hass: HomeAssistant, language: str, plan: RecoveryCoordinator | None
) -> Speech:
    """Return the words for an answer, filled in for the plan's house."""
    code = code_of(language) or FALLBACK_LANGUAGE
    texts = await async_load_texts(hass, code)
    if plan:
        settings, country = plan.settings, hass.config.country
        texts = texts.at_home_in(
            settings.lines, settings.mass_unit, settings.temperature_unit, country
        )
    return Speech(await async_language(hass, code), texts, hass.config.country)


async def async_plan(hass: HomeAssistant, voice: Voice, name: str | None) -> RecoveryCoordinator:
    """Return the plan that is meant. Raises NotDone where that is not clear."""
    try:
        return plan_meant(hass, voice, name=name)
    except UnclearPlan as unclear:
        raise NotDone(
            _unclear(await async_speech(hass, voice.language, None), unclear)
        ) from unclear


async def async_fulfil(
    hass: HomeAssistant,
    intent: str,
    slots: Mapping[str, Any],
    voice: Voice,
    *,
    plan: RecoveryCoordinator | None = None,
) -> str:
    """Do what an intent asks for and return the answer. Raises NotDone with the reason.

    `plan` None: whose is meant follows from the name, the voice, and what makes sense.
    """
    wish = BY_INTENT[intent]
    plans = plans_within_reach(hass, voice.assistant)
    if plan is None:
        those = [one for one in plans if wish.makes_sense(one)]
        try:
            plan = plan_meant(
                hass, voice, name=slots.get(NAME), called=slots.get("called"), those=those
            )
        except UnclearPlan as unclear:
            raise NotDone(await _async_ask_whose(hass, unclear, intent, slots, voice)) from unclear
    speech = await async_speech(hass, voice.language, plan)
    asked = Asked(plan=plan, speaker=voice, speech=speech, slots=slots)
    try:
        said = (await wish.perform(asked)).strip()
    except DomainError as err:
        raise NotDone(_refusal(asked, err)) from err
    except HomeAssistantError as err:
        raise NotDone(str(err)) from err
    if len(plans) > 1 and not is_own_voice(hass, plan.settings, voice):
        return speech.say("for_person", person=name_of(plan), text=said)
    return said


async def _async_ask_whose(
    hass: HomeAssistant,
    unclear: UnclearPlan,
    intent: str,
    slots: Mapping[str, Any],
    speaker: Voice,
) -> str:
    speech = await async_speech(hass, speaker.language, None)
    if unclear.key == "which" and speaker.conversation_id:

        async def goes_on(name: str | None, who: Voice) -> str:
            return await async_fulfil(hass, intent, {**slots, NAME: name}, who)

        followups_of(hass).ask(
            speaker.conversation_id,
            Followup(situation=Situation.CHOOSING, goes_on=goes_on, people=unclear.names),
        )
    return _unclear(speech, unclear)


def _unclear(speech: Speech, unclear: UnclearPlan) -> str:
    names = speech.names(unclear.names) if unclear.names else ""
    return speech.say(unclear.key, names=names, name=unclear.said)


def _refusal(asked: Asked, err: DomainError) -> str:
    speech, plan, now = asked.speech, asked.plan, dt_util.utcnow()
    if err.key in _OWN_WORDS:
        return speech.say(err.key)
    onset = plan.episode.onset if plan.episode else None
    if isinstance(err, ActivityClosed):
        return speech.closed(err.lockouts, plan.settings.plan, now, onset)
    if speech.has_reasons:
        return speech.texts.refusal(err, plan.settings.plan, now, onset)
    return speech.say("not_now")


async def async_go_on(
    hass: HomeAssistant, situation: Situation, answer: str | None, speaker: Voice
) -> str:
    """Take the answer to a question that was asked back in this conversation."""
    followup = followups_of(hass).take(speaker.conversation_id, situation)
    if followup is None:
        # Whoever says it next may be talking with somebody else: nothing listens any more.
        followups_of(hass).drop_all()
        return (await async_speech(hass, speaker.language, None)).say("elsewhere")
    try:
        return await followup.goes_on(answer, replace(speaker))
    except NotDone as err:
        return str(err.args[0])
    except DomainError:
        return (await async_speech(hass, speaker.language, None)).say("not_now")
