"""Heat and water by voice: the house asks back, and only a yes of that conversation starts them."""

from datetime import timedelta

from homeassistant.util import dt as dt_util

from ..coordinator import RecoveryCoordinator
from ..engine.acting.care import is_fresh
from ..engine.model.devices import Role
from ..engine.model.events import ActivityStarted, MessageAnswered
from ..engine.model.vocabulary import Answer
from ..requests.request import async_ask
from .followups import Followup, followups_of
from .languages import Situation
from .speakers import Voice, is_yes_by_voice, speaks_as
from .speech import Speech


def ask_back(
    plan: RecoveryCoordinator,
    speech: Speech,
    speaker: Voice,
    activity: str,
    span: timedelta | None,
) -> str:
    """Return the question before an activity, and wait for its yes in this conversation.

    Who cannot be told from anybody else is sent to where the person's messages are: the engine
    has asked there by now.
    """
    settings = plan.settings
    if speaker.conversation_id is None or not is_yes_by_voice(plan.hass, settings, speaker):
        return speech.say("confirm_elsewhere")

    async def goes_on(answer: str | None, who: Voice) -> str:
        return await async_answer_question(
            plan, speech, who, (activity, span), is_yes=answer is not None
        )

    followups_of(plan.hass).ask(
        speaker.conversation_id, Followup(situation=Situation.CONFIRMING, goes_on=goes_on)
    )
    return question(plan, speech, activity, span)


def question(
    plan: RecoveryCoordinator, speech: Speech, activity: str, span: timedelta | None
) -> str:
    """Return what is asked before heat or water."""
    takes = span or plan.settings.plan.activity(activity).duration or timedelta()
    name = speech.activity(activity, plan.settings.plan)
    return speech.say(key_of_question(plan, activity), activity=name, span=speech.span(takes))


def key_of_question(plan: RecoveryCoordinator, activity: str) -> str:
    """Return which question comes before an activity: heat asks for the skin as well."""
    device = plan.settings.plan.activity(activity).device
    is_heat = device is not None and device.role is Role.HEAT
    return "confirm_heat" if is_heat else "confirm_start"


async def async_answer_question(
    plan: RecoveryCoordinator,
    speech: Speech,
    speaker: Voice,
    about: tuple[str, timedelta | None],
    *,
    is_yes: bool,
) -> str:
    """Take the answer to the question before heat or water; say what came of it."""
    activity, span = about
    episode, now = plan.episode, dt_util.utcnow()
    asked = episode.question if episode else None
    if episode is None or asked is None or asked.activity != activity:
        return speech.say("too_late")
    if not is_fresh(asked.asked_at, now):
        return speech.say("too_late")
    by = speaks_as(plan.hass, plan.settings, speaker)
    if not is_yes:
        await _async_decline(plan, episode.question_subject, by)
        return speech.say("declined")
    if not is_yes_by_voice(plan.hass, plan.settings, speaker):
        return speech.say("confirm_elsewhere")
    await async_ask(plan, ActivityStarted(activity=activity, span=span, is_confirmed=True, by=by))
    session = plan.episode.session if plan.episode else None
    if session is None:
        return speech.say("not_now")
    zone = plan.settings.plan.time_zone
    return speech.say(
        "session_started",
        activity=speech.activity(activity, plan.settings.plan),
        span=speech.span(session.ends_at - now),
        until=speech.until(session.ends_at, zone, now),
    )


async def _async_decline(plan: RecoveryCoordinator, subject: str, by: str | None) -> None:
    asking = plan.askings.on(subject)
    if asking and asking.id:
        await plan.async_handle(MessageAnswered(asking=asking.id, answer=Answer.SKIP, by=by))
