"""Today's prompts as a list to tick off."""

from collections.abc import Iterator
from datetime import datetime
from typing import override

from homeassistant.components.todo import (
    TodoItem,
    TodoItemStatus,
    TodoListEntity,
    TodoListEntityFeature,
)
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .engine.model.episode import Prompt
from .engine.model.events import PromptSnoozed, PromptTicked, PromptUnticked
from .engine.model.local_time import local_date, next_midnight
from .engine.model.plan import GYM
from .engine.model.vocabulary import PromptState
from .engine.reading.agenda import Coming
from .engine.reading.view import View
from .entity import RecoveryEntity
from .runtime import BackRecoveryConfigEntry
from .telling.keys import Phrase
from .telling.texts import Texts

PARALLEL_UPDATES = 0

TODAY = EntityDescription(key="today")

WAITING = frozenset({PromptState.OFFERED, PromptState.STARTED})
TICKED = frozenset({PromptState.DONE, PromptState.SKIPPED})
"""What lapsed is on neither side: it was not done, and it can no longer be."""


async def async_setup_entry(
    _hass: HomeAssistant,
    entry: BackRecoveryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the entity."""
    async_add_entities([TodayList(entry.runtime_data.recovery, TODAY)])


class TodayList(RecoveryEntity[list[TodoItem]], TodoListEntity):
    """What is open, what comes today, and what was answered."""

    _attr_supported_features = (
        # The dialog of the list sends the time along, whatever was changed in it.
        TodoListEntityFeature.UPDATE_TODO_ITEM | TodoListEntityFeature.SET_DUE_DATETIME_ON_ITEM
    )

    @override
    def _show(self, view: View) -> list[TodoItem]:
        return list(_items(view, self._texts))

    @property
    @override
    def todo_items(self) -> list[TodoItem]:
        return self._shown

    @override
    async def async_update_todo_item(self, item: TodoItem) -> None:
        """Tick an item: it was done; for a minute the tick can be taken off again.

        Another time puts off what is offered now.
        """
        before = next(one for one in self._shown if one.uid == item.uid)
        if item.summary != before.summary or item.uid is None:
            raise _only_tick()
        if item.status != before.status:
            is_done = item.status == TodoItemStatus.COMPLETED
            ticked = PromptTicked if is_done else PromptUnticked
            await self._async_request(ticked(prompt_id=item.uid, by=self._by))
        elif isinstance(item.due, datetime) and item.due != before.due:
            await self._put_off(item.uid, item.due)

    async def _put_off(self, prompt_id: str, until: datetime) -> None:
        """Ask again at another time. What is not offered yet has its time from the plan."""
        episode = self.coordinator.episode
        prompts = episode.open_prompts if episode else ()
        offered = next((one for one in prompts if one.id == prompt_id), None)
        if offered is None or offered.state not in WAITING or until <= dt_util.utcnow():
            raise _only_tick()
        span = until - dt_util.utcnow()
        await self._async_request(PromptSnoozed(activity=offered.activity, span=span, by=self._by))


def _only_tick() -> ServiceValidationError:
    return ServiceValidationError(translation_domain=DOMAIN, translation_key="only_tick")


def _items(view: View, texts: Texts) -> Iterator[TodoItem]:
    """Yield what can still be done first: a name that is ticked means the first of that name."""
    if view.episode is None:
        return
    zone = view.plan.time_zone
    today = local_date(view.at, zone)
    offered = [
        prompt
        for prompt in view.episode.prompts
        if prompt.activity != GYM
        and (prompt.is_open or local_date(prompt.offered_at, zone) == today)
    ]
    yield from (_open(prompt, view, texts) for prompt in offered if prompt.state in WAITING)
    for coming in view.agenda.coming_until(next_midnight(view.at, zone)):
        if local_date(coming.at, zone) == today:
            yield _coming(coming, view, texts)
    yield from (_ticked(prompt, view, texts) for prompt in offered if prompt.state in TICKED)


def _open(prompt: Prompt, view: View, texts: Texts) -> TodoItem:
    session = view.episode.session if view.episode else None
    due_at = session.ends_at if session and session.prompt_id == prompt.id else prompt.due_at
    return TodoItem(
        uid=prompt.id,
        summary=texts.activity(prompt.activity, view.plan),
        status=TodoItemStatus.NEEDS_ACTION,
        due=dt_util.as_local(due_at),
    )


def _coming(coming: Coming, view: View, texts: Texts) -> TodoItem:
    return TodoItem(
        uid=coming.prompt_id,
        summary=texts.activity(coming.activity, view.plan),
        status=TodoItemStatus.NEEDS_ACTION,
        due=dt_util.as_local(coming.at),
        description=texts.phrase(Phrase.WAITS, reason=texts.reason(coming.waits_for))
        if coming.waits_for
        else None,
    )


def _ticked(prompt: Prompt, view: View, texts: Texts) -> TodoItem:
    name = texts.activity(prompt.activity, view.plan)
    skipped = prompt.state is PromptState.SKIPPED
    return TodoItem(
        uid=prompt.id,
        summary=texts.phrase(Phrase.SKIPPED, activity=name) if skipped else name,
        status=TodoItemStatus.COMPLETED,
        completed=prompt.closed_at,
    )
