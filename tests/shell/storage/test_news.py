"""What automations are told: it waits for no phone, but until it is shown."""

import asyncio
from unittest.mock import patch

from custom_components.back_recovery.engine.model.effects import Decision, Effect
from custom_components.back_recovery.storage.performed import PerformedNote

from .journaling import CLEARED, NOW, STARTED, Plan


async def test_news_waits_for_no_phone(plan: Plan) -> None:
    answers = asyncio.Event()

    async def perform(effect: Effect) -> None:
        if effect == CLEARED:
            await answers.wait()
        await plan.perform(effect)

    journal = await plan.start(perform)
    await journal.async_decide(Decision(episode=None, effects=(CLEARED, STARTED)), NOW)
    journal.drain()
    await asyncio.sleep(0)
    assert plan.story[1:] == ["performed ReportEpisode"]

    answers.set()
    await plan.hass.async_block_till_done(wait_background_tasks=True)
    assert plan.story[2:] == ["performed Clear"]


async def test_news_can_wait_until_it_is_shown(plan: Plan) -> None:
    journal = await plan.start()
    await journal.async_decide(Decision(episode=None, effects=(STARTED, CLEARED)), NOW)

    journal.drain(with_news=False)
    await plan.hass.async_block_till_done(wait_background_tasks=True)
    assert plan.story[1:] == ["performed Clear"]

    await plan.drain(journal)
    assert plan.story[2:] == ["performed ReportEpisode"]


async def test_what_was_done_beside_news_is_noted_with_it(plan: Plan) -> None:
    journal = await plan.start()
    await journal.async_decide(Decision(episode=None, effects=(STARTED, CLEARED)), NOW)

    with patch.object(PerformedNote, "write", autospec=True) as write:
        journal.drain(with_news=False)
        await plan.drain(journal)

    assert [sorted(call.args[2]) for call in write.call_args_list] == [[1, 2]]


async def test_what_is_done_while_no_news_may_leave_is_noted_at_once(plan: Plan) -> None:
    answers = asyncio.Event()

    async def perform(_effect: Effect) -> None:
        await answers.wait()

    journal = await plan.start(perform)
    await journal.async_decide(Decision(episode=None, effects=(CLEARED,)), NOW)
    journal.drain()
    journal.may_tell = False
    await journal.async_decide(Decision(episode=None, effects=(STARTED,)), NOW)
    answers.set()
    await plan.hass.async_block_till_done(wait_background_tasks=True)

    again = await plan.start()
    assert [one.effect for one in again.kept.pending] == [STARTED]
