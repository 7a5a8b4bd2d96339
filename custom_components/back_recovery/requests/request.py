"""A person's request: it happens, or the person reads in plain words why it does not."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from ..coordinator import RecoveryCoordinator
from ..engine.model.errors import (
    ActivityClosed,
    DomainError,
    GateClosed,
    NotRecovering,
    UnknownActivity,
    Value,
    WrongPhase,
)
from ..engine.model.events import ActivityStarted, Event, WarningSignsAsked
from ..engine.model.plan import NOT_LISTED
from ..surroundings.privacy import async_may_see_answers, without_answers, without_ticks

ONE_HOUR = timedelta(hours=1)
ONE_MINUTE = timedelta(minutes=1)

WRONG_WHILE_IDLE = "wrong_while_idle"
"""Said instead of "nothing is running" to somebody who feels that something is wrong."""


async def async_request(coordinator: RecoveryCoordinator, event: Event) -> None:
    """Let happen what a person asked for.

    Raises ServiceValidationError with the reason where the engine refuses it.
    """
    try:
        await coordinator.async_handle(event)
    except NotRecovering as err:
        if isinstance(event, WarningSignsAsked):
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key=WRONG_WHILE_IDLE,
                translation_placeholders=coordinator.prompter.texts.whom_to_call(),
            ) from err
        raise refused(coordinator, err) from err
    except ActivityClosed as err:
        raise refused(coordinator, await _async_readable(coordinator, event, err)) from err
    except DomainError as err:
        raise refused(coordinator, err) from err


async def _async_readable(
    coordinator: RecoveryCoordinator, event: Event, err: ActivityClosed
) -> ActivityClosed:
    """Return the refusal as whoever asks may read it.

    What an automation or a voice is refused ends up in a log, or is said aloud.
    """
    by = event.by if isinstance(event, ActivityStarted) else None
    hass, settings = coordinator.hass, coordinator.settings
    if by and await async_may_see_answers(hass, settings, Context(user_id=by)):
        return err
    public = without_ticks(err.lockouts)
    if settings.private_answers:
        public = without_answers(public)
    return ActivityClosed(str(err.values["activity"]), public)


def activity_id(coordinator: RecoveryCoordinator, wanted: str) -> str:
    """Return the id of the activity that somebody named by its id or its name.

    Raises ServiceValidationError that lists what there is.
    """
    word = wanted.strip().casefold()
    plan, texts = coordinator.settings.plan, coordinator.prompter.texts
    for activity in plan.activities:
        names = {activity.id, activity.name or "", texts.activity(activity.id, plan)}
        if word and word in {name.casefold() for name in names}:
            return activity.id
    for unlisted in NOT_LISTED:
        if word in {unlisted, texts.activity(unlisted, plan).casefold()}:
            return unlisted
    raise refused(coordinator, UnknownActivity(activity=wanted))


def refused(coordinator: RecoveryCoordinator, err: DomainError) -> ServiceValidationError:
    """Return what a person reads about a refusal."""
    key = err.key
    if isinstance(err, WrongPhase):
        # What can be done about it depends on where the plan stands, so each has its words.
        key = f"{key}_{err.values['phase']}"
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders=dict(_placeholders(coordinator, err)),
    )


def _placeholders(coordinator: RecoveryCoordinator, err: DomainError) -> Mapping[str, str]:
    plan, texts, now = coordinator.settings.plan, coordinator.prompter.texts, dt_util.utcnow()

    def readable(name: str, value: Value) -> str:
        if isinstance(value, datetime):
            return texts.instant(value, plan.time_zone, now)
        if name == "activity" and plan.has(str(value)):
            return texts.activity(str(value), plan)
        return str(value)

    words = {name: readable(name, value) for name, value in err.values.items()}
    if isinstance(err, ActivityClosed):
        words["why"] = texts.closed(err.lockouts, plan, now)
    if isinstance(err, GateClosed):
        words["why"] = texts.unmet(err.unmet, plan, now)
    if isinstance(err, UnknownActivity):
        words["activities"] = ", ".join(texts.activity(one.id, plan) for one in plan.activities)
    return words
