"""Answers tapped on a phone: whose they are, and what to do where they are refused."""

import logging
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from ..coordinator import RecoveryCoordinator
from ..engine.model.effects import Message
from ..engine.model.errors import ActivityClosed, DomainError, StaleAnswer, WindowIsOver
from ..engine.model.events import MessageAnswered
from ..surroundings.people import account_of
from ..surroundings.presses import pressed_by
from ..telling.addresses import Tap, plan_key, read_action
from ..telling.keys import NOT_SAVED
from ..telling.trial import TEST
from ..workout_log.log import PREFIX, WorkoutLog

MOST_LETTERS = 100
"""What is typed is one number or two; more than this is nobody's answer."""

_LOGGER = logging.getLogger(__name__)

EVENT_TAPPED = "mobile_app_notification_action"
"""A button was tapped. That a notification was swiped away says nothing: the plan
repeats what nobody answered."""


@callback
def async_listen_to_phones(hass: HomeAssistant) -> None:
    """Listen for all entries at once."""

    async def tapped(event: Event[dict[str, Any]]) -> None:
        await _async_tapped(hass, event)

    hass.bus.async_listen(EVENT_TAPPED, tapped)


async def _async_tapped(hass: HomeAssistant, event: Event[dict[str, Any]]) -> None:
    tap = read_action(event.data.get("action"))
    if tap is None:
        return
    entry = _entry_of(hass, tap)
    if entry is None:
        _LOGGER.debug("There is no plan behind %s", tap)
        return
    coordinator: RecoveryCoordinator = entry.runtime_data.recovery
    workouts: WorkoutLog = entry.runtime_data.workouts
    user_id = event.context.user_id
    person = coordinator.settings.person
    if not _may_answer(hass, person, user_id):
        _LOGGER.debug("%s: user %s answered for somebody else", coordinator.name, user_id)
        return
    if tap.asking == TEST:
        await coordinator.prompter.async_clear(TEST)
        return
    message = coordinator.message_of(tap.asking) or workouts.message_of(tap.asking)
    if message is None or tap.answer not in message.answers:
        # Phones deliver a tap late, and twice. A push to say so would cost one of 500 a day.
        _LOGGER.debug("%s: %s is not asked any more", coordinator.name, tap)
        return
    reply = event.data.get("reply_text")
    answered = MessageAnswered(
        asking=tap.asking,
        answer=tap.answer,
        text=None if reply is None else str(reply)[:MOST_LETTERS],
        # Of a person who is not there, or has no account, nobody knows that it is them: as good as
        # an automation, which may stop everything, but never says yes to heat or water.
        by=None if person and account_of(hass, person) is None else pressed_by(event.context),
    )
    await _async_answer(coordinator, workouts, answered, message)


def _entry_of(hass: HomeAssistant, tap: Tap) -> ConfigEntry | None:
    entries = hass.config_entries.async_loaded_entries(DOMAIN)
    return next((one for one in entries if plan_key(one.entry_id) == tap.plan), None)


def _may_answer(hass: HomeAssistant, person: str | None, user_id: str | None) -> bool:
    """Tell whether it is the person's own answer.

    A phone always says whose it is; without a user it was an automation of this house.
    """
    account = account_of(hass, person)
    return account is None or user_id in (None, account)


async def _async_answer(
    coordinator: RecoveryCoordinator,
    workouts: WorkoutLog,
    answered: MessageAnswered,
    message: Message,
) -> None:
    prompter, plan = coordinator.prompter, coordinator.settings.plan
    answer = answered.answer
    try:
        if answered.asking.startswith(PREFIX):
            await workouts.async_answer(answered)
        else:
            await coordinator.async_handle(answered)
    except StaleAnswer:
        _LOGGER.debug("%s: %s was answered meanwhile", coordinator.name, answered.asking)
    except DomainError as err:
        onset = coordinator.episode.onset if coordinator.episode else None
        why = prompter.texts.refusal(err, plan, dt_util.utcnow(), onset)
        hopeless = isinstance(err, (ActivityClosed, WindowIsOver))
        await prompter.async_refuse(message, answer, why, hopeless=hopeless)
    except HomeAssistantError:
        why = prompter.texts.wording["refusals"][NOT_SAVED]
        await prompter.async_refuse(message, answer, why)
