"""Answers tapped on a phone: whose they are, and what to do where they are refused."""

import logging
from typing import Any

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from ..coordinator import RecoveryCoordinator
from ..engine.model.errors import ActivityClosed, DomainError, StaleAnswer, WindowIsOver
from ..engine.model.events import MessageAnswered
from ..engine.model.vocabulary import PromptState
from ..surroundings.people import account_of
from ..telling.addresses import Address, read_action
from ..telling.keys import NOT_SAVED
from ..workout_log.coordinator import WorkoutCoordinator
from ..workout_log.questions import PREFIX, is_open

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
    read = read_action(event.data.get("action"))
    if read is None:
        return
    address, answer = read
    entry = _entry_of(hass, address)
    if entry is None:
        return
    coordinator: RecoveryCoordinator = entry.runtime_data.recovery
    user_id = event.context.user_id
    if not _may_answer(hass, coordinator, user_id):
        _LOGGER.debug("%s: user %s answered for somebody else", coordinator.name, user_id)
        return
    reply = event.data.get("reply_text")
    answered = MessageAnswered(
        subject=address.subject,
        answer=answer,
        text=None if reply is None else str(reply),
        by=user_id,
    )
    await _async_answer(coordinator, entry.runtime_data.workouts, answered)


def _entry_of(hass: HomeAssistant, address: Address) -> ConfigEntry | None:
    entry = hass.config_entries.async_get_entry(address.entry_id)
    if entry is None or entry.domain != DOMAIN or entry.state is not ConfigEntryState.LOADED:
        _LOGGER.debug("There is no plan behind the message %s", address.tag)
        return None
    return entry


def _may_answer(hass: HomeAssistant, coordinator: RecoveryCoordinator, user_id: str | None) -> bool:
    """Tell whether it is the person's own answer.

    A phone always says whose it is; without a user it was an automation of this house.
    """
    account = account_of(hass, coordinator.settings.person)
    return account is None or user_id in (None, account)


async def _async_answer(
    coordinator: RecoveryCoordinator, workouts: WorkoutCoordinator, answered: MessageAnswered
) -> None:
    prompter, plan = coordinator.prompter, coordinator.settings.plan
    subject, answer = answered.subject, answered.answer
    try:
        if subject.startswith(PREFIX):
            await workouts.async_answer(answered)
        else:
            await coordinator.async_handle(answered)
    except StaleAnswer:
        # An answer that an open message does not offer says nothing about the message.
        if not _is_on_the_phone(coordinator, workouts, subject):
            await prompter.async_clear(subject)
    except DomainError as err:
        onset = coordinator.episode.onset if coordinator.episode else None
        why = prompter.texts.refusal(err, plan, dt_util.utcnow(), onset)
        hopeless = isinstance(err, (ActivityClosed, WindowIsOver))
        await prompter.async_refuse(subject, answer, why, hopeless=hopeless)
    except HomeAssistantError:
        why = prompter.texts.wording["refusals"][NOT_SAVED]
        await prompter.async_refuse(subject, answer, why)


def _is_on_the_phone(
    coordinator: RecoveryCoordinator, workouts: WorkoutCoordinator, subject: str
) -> bool:
    """Tell whether a message still waits for one of its answers."""
    if subject.startswith(PREFIX):
        return is_open(workouts.memory, subject)
    prompts = coordinator.episode.open_prompts if coordinator.episode else ()
    return any(one.id == subject and one.state is PromptState.OFFERED for one in prompts)
