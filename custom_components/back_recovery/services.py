"""Actions: what automations, dashboards and people ask of a plan."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from math import isnan, nan
from types import ModuleType
from typing import Any, Final

from homeassistant.core import HomeAssistant, ServiceCall, SupportsResponse, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.importlib import async_import_module
from homeassistant.helpers.typing import VolDictType
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey
import probatio

from .const import DOMAIN
from .coordinator import RecoveryCoordinator
from .engine.model import events as happened
from .engine.model.catalogue import LEAST_REST_WINDOW, MOST_REST_WINDOW, OUTER_LIMIT
from .engine.model.errors import InvalidPain
from .engine.model.events import Event
from .engine.model.vocabulary import Feel, Onset, WarningList
from .engine.reading.said import PAINS, YES_OR_NO
from .entity import RecoveryEntity
from .requests.request import ONE_HOUR, ONE_MINUTE, activity_id, async_request
from .requests.trial import async_test_messages
from .surroundings.given import Given, async_register_action, instant, one_of
from .surroundings.presses import is_yes_of_the_person
from .surroundings.privacy import async_eyes_of, async_may_export

ATTR_ACTIVITY = "activity"
ATTR_FEEL = "feel"
ATTR_HOURS = "hours"
ATTR_LIST = "list"
ATTR_MINUTES = "minutes"
ATTR_ONSET = "onset"
ATTR_PAIN_NOW = "pain_now"
ATTR_PAIN_WORST = "pain_worst"
ATTR_REASON = "reason"
ATTR_REST_WINDOW = "rest_window"
ATTR_START = "start"

MOST_LETTERS: Final = 200
"""The longest reason, or name: a reason is stored, and shown as an attribute."""

SIMULATED_WITHIN: Final = timedelta(days=366)
"""How far from now a window may be played."""

_SIMULATING: HassKey[bool] = HassKey(f"{DOMAIN}_simulating")

TRAINING_PAINS = ("pain_before", "pain_warm_up", "pain_after")
"""The pains of a training, in its order."""

type Targeted = RecoveryEntity[bool]
"""What is targeted: the switch of a plan."""


def _between(least: timedelta, most: timedelta, unit: timedelta) -> Callable[[Any], timedelta]:
    """Return what reads a span of so many units, and refuses what is too short or too long."""
    lowest, highest = least / unit, most / unit

    def span(value: Any) -> timedelta:
        number = _number(value, "not_a_number")
        if not lowest <= number <= highest:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="out_of_range",
                translation_placeholders={"least": f"{lowest:g}", "most": f"{highest:g}"},
            )
        return number * unit

    return span


def _number(value: Any, key: str) -> float:
    """Return a number; yes and no are none, although Python counts yes as one."""
    try:
        number = float("nan" if isinstance(value, bool) else value)
    except TypeError, ValueError, OverflowError:
        number = nan
    if isnan(number):
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key=key)
    return number


def _pain(value: Any) -> int:
    """Return a pain number; 3.0 is a whole number, too."""
    number = _number(value, InvalidPain.key)
    if number not in PAINS:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key=InvalidPain.key)
    return int(number)


def _words(value: Any) -> str:
    """Return what somebody wrote; refuse what is too long to be kept and shown.

    Half a character, as a template can make one, cannot be stored: it becomes a sign of that.
    """
    words = cv.string(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if len(words) > MOST_LETTERS:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="too_long",
            translation_placeholders={"most": str(MOST_LETTERS)},
        )
    return words


_MINUTES = _between(ONE_MINUTE, timedelta(days=7), ONE_MINUTE)
_REST_WINDOW = _between(LEAST_REST_WINDOW, MOST_REST_WINDOW, ONE_HOUR)

_ACTIVITY: VolDictType = {probatio.Optional(ATTR_ACTIVITY): _words}
_REASON: VolDictType = {probatio.Optional(ATTR_REASON): _words}


@dataclass(frozen=True, kw_only=True)
class RecoveryAction:
    """A row: the fields of an action, and what it asks for in the name of a user."""

    name: str
    asks: Callable[[RecoveryCoordinator, Given, str | None], Event]
    fields: VolDictType = field(default_factory=dict)


def _start(coordinator: RecoveryCoordinator, fields: Given, by: str | None) -> Event:
    return happened.RecoveryStarted(
        rest_window=fields.get(ATTR_REST_WINDOW),
        onset=fields.get(ATTR_ONSET),
        reason=fields.get(ATTR_REASON),
        place=coordinator.place,
        by=by,
    )


def _check_in(_coordinator: RecoveryCoordinator, fields: Given, by: str | None) -> Event:
    names = (ATTR_PAIN_NOW, ATTR_PAIN_WORST, *YES_OR_NO)
    return happened.CheckedIn(by=by, **{name: fields[name] for name in names if name in fields})


def _training(_coordinator: RecoveryCoordinator, fields: Given, by: str | None) -> Event:
    names = (*TRAINING_PAINS, ATTR_FEEL)
    return happened.TrainingLogged(
        by=by, **{name: fields[name] for name in names if name in fields}
    )


def _activity(coordinator: RecoveryCoordinator, fields: Given) -> str | None:
    """Return which activity is meant, None where none was named."""
    wanted = fields.get(ATTR_ACTIVITY)
    return activity_id(coordinator, wanted) if wanted else None


ACTIONS = (
    RecoveryAction(
        name="start",
        fields={
            probatio.Optional(ATTR_REST_WINDOW): _REST_WINDOW,
            probatio.Optional(ATTR_ONSET): one_of(Onset),
            **_REASON,
        },
        asks=_start,
    ),
    RecoveryAction(
        name="stop",
        fields=_REASON,
        asks=lambda _, fields, by: happened.RecoveryStopped(reason=fields.get(ATTR_REASON), by=by),
    ),
    RecoveryAction(
        name="extend",
        fields={
            probatio.Required(ATTR_HOURS): _between(-OUTER_LIMIT, OUTER_LIMIT, ONE_HOUR),
            **_REASON,
        },
        asks=lambda _, fields, by: happened.WindowMoved(
            span=fields[ATTR_HOURS], reason=fields.get(ATTR_REASON), by=by
        ),
    ),
    RecoveryAction(name="pause", asks=lambda _, _fields, by: happened.Paused(by=by)),
    RecoveryAction(name="resume", asks=lambda _, _fields, by: happened.Resumed(by=by)),
    RecoveryAction(
        name="check_in",
        fields={
            probatio.Required(ATTR_PAIN_NOW): _pain,
            probatio.Optional(ATTR_PAIN_WORST): _pain,
            **{probatio.Optional(name): cv.boolean for name in YES_OR_NO},
        },
        asks=_check_in,
    ),
    RecoveryAction(
        name="log_gym_session",
        fields={
            **{probatio.Optional(name): _pain for name in TRAINING_PAINS},
            probatio.Optional(ATTR_FEEL): one_of(Feel),
        },
        asks=_training,
    ),
    RecoveryAction(
        name="start_activity",
        fields={
            probatio.Required(ATTR_ACTIVITY): _words,
            probatio.Optional(ATTR_MINUTES): _MINUTES,
        },
        asks=lambda coordinator, fields, by: happened.ActivityStarted(
            activity=activity_id(coordinator, fields[ATTR_ACTIVITY]),
            span=fields.get(ATTR_MINUTES),
            by=by,
        ),
    ),
    RecoveryAction(
        name="stop_activity",
        fields=_ACTIVITY,
        asks=lambda coordinator, fields, by: happened.ActivityStopped(
            activity=_activity(coordinator, fields), by=by
        ),
    ),
    RecoveryAction(
        name="done",
        fields=_ACTIVITY,
        asks=lambda coordinator, fields, by: happened.ActivityDone(
            activity=_activity(coordinator, fields), by=by
        ),
    ),
    RecoveryAction(
        name="skip",
        fields=_ACTIVITY,
        asks=lambda coordinator, fields, by: happened.PromptSkipped(
            activity=_activity(coordinator, fields), by=by
        ),
    ),
    RecoveryAction(
        name="snooze",
        fields={**_ACTIVITY, probatio.Optional(ATTR_MINUTES): _MINUTES},
        asks=lambda coordinator, fields, by: happened.PromptSnoozed(
            activity=_activity(coordinator, fields), span=fields.get(ATTR_MINUTES), by=by
        ),
    ),
    RecoveryAction(
        name="report_warning_sign",
        fields={probatio.Required(ATTR_LIST): one_of(WarningList)},
        asks=lambda _, fields, by: happened.WarningSignReported(list=fields[ATTR_LIST], by=by),
    ),
    RecoveryAction(name="lift_hold", asks=lambda _, _fields, by: happened.HoldLifted(by=by)),
)


@callback
def async_register_services(hass: HomeAssistant) -> None:
    """Register the actions; each is done for every person that is targeted."""
    for action in ACTIONS:
        async_register_action(hass, action.name, _performer(action), fields=action.fields)
    for name, answers, support in (
        ("get_agenda", _async_get_agenda, SupportsResponse.ONLY),
        ("export", _async_export, SupportsResponse.ONLY),
        ("test_messages", _async_test_messages, SupportsResponse.OPTIONAL),
    ):
        async_register_action(hass, name, answers, supports_response=support)
    async_register_action(
        hass,
        "simulate",
        _async_simulate,
        fields={
            probatio.Optional(ATTR_REST_WINDOW): _REST_WINDOW,
            probatio.Optional(ATTR_START): instant,
        },
        supports_response=SupportsResponse.ONLY,
    )


def _performer(action: RecoveryAction) -> Callable[[Targeted, ServiceCall, Given], Awaitable[None]]:
    async def async_perform(entity: Targeted, call: ServiceCall, given: Given) -> None:
        coordinator = entity.coordinator
        event = action.asks(coordinator, given, call.context.user_id)
        if isinstance(event, happened.ActivityStarted):
            is_yes = is_yes_of_the_person(coordinator.hass, coordinator.settings, call.context)
            event = replace(event, is_confirmed=is_yes)
        await async_request(coordinator, event)

    return async_perform


async def async_load_responses(hass: HomeAssistant) -> ModuleType:
    """Return what words the answers; few houses ask for any, so it is loaded when one is asked."""
    return await async_import_module(hass, f"{__package__}.requests.responses")


async def _async_get_agenda(entity: Targeted, call: ServiceCall, _given: Given) -> dict[str, Any]:
    coordinator = entity.coordinator
    eyes = await async_eyes_of(coordinator.hass, coordinator.settings, call.context)
    responses = await async_load_responses(coordinator.hass)
    found: dict[str, Any] = responses.agenda_response(
        coordinator.view(),
        coordinator.prompter.texts,
        eyes=eyes,
        with_streak=eyes.with_answers and coordinator.settings.streak,
    )
    return found


async def _async_export(entity: Targeted, call: ServiceCall, _given: Given) -> dict[str, Any]:
    """Return all that was noted of the recovery that runs, or of the last one."""
    coordinator = entity.coordinator
    if not await async_may_export(coordinator.hass, coordinator.settings, call.context):
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="export_not_yours")
    responses = await async_load_responses(coordinator.hass)
    found: dict[str, Any] = responses.export_response(coordinator, coordinator.prompter.texts)
    return found


async def _async_test_messages(
    entity: Targeted, call: ServiceCall, _given: Given
) -> dict[str, Any]:
    return await async_test_messages(entity.coordinator, call.context)


async def _async_simulate(entity: Targeted, _call: ServiceCall, given: Given) -> dict[str, Any]:
    """Play a window ahead, from now on or from another instant."""
    coordinator = entity.coordinator
    plan = coordinator.settings.plan
    starts_at = given.get(ATTR_START) or dt_util.utcnow()
    if starts_at.tzinfo is None:
        starts_at = starts_at.replace(tzinfo=plan.time_zone)
    if abs(starts_at - dt_util.utcnow()) > SIMULATED_WITHIN:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="start_too_far")
    hass = coordinator.hass
    if hass.data.get(_SIMULATING):
        # It uses the machine up for seconds: one at a time, and nobody queues.
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="simulating")
    hass.data[_SIMULATING] = True
    try:
        responses = await async_load_responses(hass)
        found: dict[str, Any] = await responses.async_simulation_response(
            coordinator, starts_at, given.get(ATTR_REST_WINDOW)
        )
    finally:
        hass.data[_SIMULATING] = False
    return found
