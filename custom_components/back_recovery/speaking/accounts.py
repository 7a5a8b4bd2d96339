"""What a plan has to say of itself, aloud: where it stands, what comes, what is closed."""

from datetime import datetime

from homeassistant.core import Context
from homeassistant.util import dt as dt_util

from ..coordinator import RecoveryCoordinator
from ..engine.model.phases import HOLDS
from ..engine.model.plan import GYM
from ..engine.model.vocabulary import Phase
from ..surroundings.privacy import async_eyes_of
from .speech import Speech


def status(plan: RecoveryCoordinator, speech: Speech) -> str:
    """Say where a plan stands, what runs, what waits and what comes next; no answer of the person."""
    view, now = plan.data, dt_util.utcnow()
    episode, zone = view.episode, view.plan.time_zone
    if episode is None:
        return speech.say("status_idle")
    key = "status_hold" if episode.phase in HOLDS else f"status_{episode.phase.value}"
    until = speech.until(episode.window_ends_at, zone, now)
    said = [speech.say(key, until=until, emergency=speech.call())]
    if session := episode.session:
        ends = speech.until(session.ends_at, zone, now)
        name = speech.activity(session.activity, view.plan)
        said.append(speech.say("session", activity=name, until=ends))
    if waiting := episode.open_prompt():
        name = speech.activity(waiting.activity, view.plan)
        said.append(speech.say("open_prompt", activity=name))
    return " ".join([*said, after_that(plan, speech)]).strip()


def after_that(plan: RecoveryCoordinator, speech: Speech) -> str:
    """Say what comes next; nothing where nothing is planned, or it waits for something."""
    view, now = plan.data, dt_util.utcnow()
    coming = next((one for one in view.agenda.coming if one.at > now), None)
    if coming is None:
        return ""
    return speech.say(
        "next",
        activity=speech.activity(coming.activity, view.plan),
        at=speech.at(coming.at, view.plan.time_zone, now),
    )


def _gym_closed(plan: RecoveryCoordinator) -> tuple[bool, datetime | None]:
    found = [one for one in plan.data.agenda.closed if one.activity == GYM]
    return bool(found), found[0].until if found else None


def time_left(plan: RecoveryCoordinator, speech: Speech) -> str:
    """Say how long lifting stays closed."""
    is_closed, until = _gym_closed(plan)
    if not is_closed or until is None:
        return gym(plan, speech)
    now = dt_util.utcnow()
    ends = speech.until(until, plan.settings.plan.time_zone, now)
    return speech.say("time_left", span=speech.span(until - now), until=ends)


def gym(plan: RecoveryCoordinator, speech: Speech) -> str:
    """Say whether lifting is closed, and what a stage allows."""
    view, now = plan.data, dt_util.utcnow()
    if view.episode and view.episode.phase in HOLDS:
        return speech.say("status_hold", emergency=speech.call())
    is_closed, until = _gym_closed(plan)
    if is_closed and until:
        return speech.say("gym_closed", until=speech.until(until, view.plan.time_zone, now))
    if is_closed:
        return speech.say("gym_closed_open_end")
    if view.episode and view.episode.phase is Phase.RETURN and view.caps and view.caps.load:
        return speech.say("gym_open_caps", load=view.caps.load, volume=view.caps.volume)
    return speech.say("gym_open")


async def why_closed(
    plan: RecoveryCoordinator, speech: Speech, activity: str, context: Context
) -> str:
    """Say why an activity is closed and until when, as far as whoever asks may know."""
    eyes = await async_eyes_of(plan.hass, plan.settings, context)
    view, now = plan.data, dt_util.utcnow()
    closed = eyes.lockouts(one for one in view.agenda.closed if one.activity == activity)
    if not closed:
        return speech.say("is_open", activity=speech.activity(activity, view.plan))
    onset = view.episode.onset if view.episode else None
    return speech.closed(closed, view.plan, now, onset)
