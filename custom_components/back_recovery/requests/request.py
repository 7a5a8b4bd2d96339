"""A person's request: it happens, or the person reads in plain words why it does not."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..coordinator import RecoveryCoordinator
from ..engine.acting.care import needs_confirmation
from ..engine.model.errors import (
    ActivityClosed,
    DomainError,
    GateClosed,
    UnknownActivity,
    Value,
    WrongPhase,
)
from ..engine.model.events import ActivityStarted, CheckedIn, Event
from ..engine.model.plan import NOT_LISTED
from ..surroundings.people import account_of
from ..surroundings.privacy import async_eyes_of, without_ticks
from ..telling.texts import Texts

MOST_CHECK_INS: Final = 30
MOST_BY_OTHERS: Final = 6
"""How many check-ins an hour are taken, and how many of them from anybody but the person: more
are a loop or a mistake, and would flood the person (judgement)."""

MOST_QUESTIONS: Final = 4
"""How often an hour something else than the person may have the house ask for a yes to a device:
each question rings, and who did not answer four of them does not want a fifth (judgement)."""

_ASKED: HassKey[dict[str, list[datetime]]] = HassKey(f"{DOMAIN}_asked")

MOST_LETTERS_NAMED: Final = 60
"""How much of a name that does not exist is repeated to whoever asked for it."""

ONE_HOUR = timedelta(hours=1)
ONE_MINUTE = timedelta(minutes=1)


async def async_request(
    coordinator: RecoveryCoordinator, event: Event, texts: Texts | None = None
) -> None:
    """Let happen what a person asked for. `texts` are the words of who asks; None: of the plan.

    Raises ServiceValidationError with the reason where the engine refuses it.
    """
    try:
        await async_ask(coordinator, event)
    except DomainError as err:
        raise refused(coordinator, err, texts) from err


async def async_ask(coordinator: RecoveryCoordinator, event: Event) -> None:
    """Let happen what a person asked for, to be refused in the words of whoever calls.

    Raises DomainError as whoever asks may read it, where the engine refuses it, and
    ServiceValidationError for more check-ins than anybody means.
    """
    if isinstance(event, CheckedIn):
        _refuse_flood(coordinator, event)
    is_question = _is_question(coordinator, event)
    if is_question:
        _refuse_questions(coordinator)
    try:
        await coordinator.async_handle(event)
    except (ActivityClosed, GateClosed) as err:
        raise await _async_readable(coordinator, event, err) from err
    if is_question:
        _asked(coordinator)[:] = [*_questions(coordinator), dt_util.utcnow()]


def _refuse_flood(coordinator: RecoveryCoordinator, event: CheckedIn) -> None:
    """Refuse more check-ins than anybody means; those of others do not use up the person's."""
    account = account_of(coordinator.hass, coordinator.settings.person)
    now = dt_util.utcnow()
    said = coordinator.episode.check_ins if coordinator.episode else ()
    recent = [one.by for one in said if now - ONE_HOUR < one.at <= now]
    most = MOST_CHECK_INS
    if account is not None and event.by != account:
        recent = [by for by in recent if by != account]
        most = MOST_BY_OTHERS
    if len(recent) >= most:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="too_many_check_ins",
            translation_placeholders={"most": str(most)},
        )


def _is_question(coordinator: RecoveryCoordinator, event: Event) -> bool:
    """Tell whether the house asks for a yes where somebody else than the person begins something."""
    if not isinstance(event, ActivityStarted) or event.is_confirmed:
        return False
    plan = coordinator.settings.plan
    return plan.has(event.activity) and needs_confirmation(plan.activity(event.activity))


def _questions(coordinator: RecoveryCoordinator) -> tuple[datetime, ...]:
    """Return when that was asked within the last hour."""
    now = dt_util.utcnow()
    return tuple(at for at in _asked(coordinator) if now - ONE_HOUR < at <= now)


def _asked(coordinator: RecoveryCoordinator) -> list[datetime]:
    of_all = coordinator.hass.data.setdefault(_ASKED, {})
    return of_all.setdefault(coordinator.config_entry.entry_id, [])


def _refuse_questions(coordinator: RecoveryCoordinator) -> None:
    """Refuse to ask more often than anybody answers."""
    if len(_questions(coordinator)) >= MOST_QUESTIONS:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="too_many_questions",
            translation_placeholders={"most": str(MOST_QUESTIONS)},
        )


async def _async_readable(
    coordinator: RecoveryCoordinator, event: Event, err: ActivityClosed | GateClosed
) -> DomainError:
    """Return the refusal as whoever asks may read it.

    What an automation or a voice is refused ends up in a log, or is said aloud.
    """
    by = getattr(event, "by", None)
    hass, settings = coordinator.hass, coordinator.settings
    eyes = await async_eyes_of(hass, settings, Context(user_id=by))
    if isinstance(err, GateClosed):
        return GateClosed(eyes.unmet(err.unmet))
    is_somebody = by is not None and eyes.with_answers
    public = err.lockouts if is_somebody else without_ticks(err.lockouts)
    return ActivityClosed(str(err.values["activity"]), eyes.lockouts(public))


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
    raise refused(coordinator, UnknownActivity(activity=wanted[:MOST_LETTERS_NAMED]))


def refused(
    coordinator: RecoveryCoordinator, err: DomainError, texts: Texts | None = None
) -> ServiceValidationError:
    """Return what a person reads about a refusal."""
    key = err.key
    if isinstance(err, WrongPhase):
        # What can be done about it depends on where the plan stands, so each has its words.
        key = f"{key}_{err.values['phase']}"
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders=dict(
            _placeholders(coordinator, err, texts or coordinator.prompter.texts)
        ),
    )


def _placeholders(
    coordinator: RecoveryCoordinator, err: DomainError, texts: Texts
) -> Mapping[str, str]:
    plan, now = coordinator.settings.plan, dt_util.utcnow()

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
