"""Finding Back Recovery's prompts among the notifications of a phone, and answering them."""

import re

from .notifications import Notification
from .phone import Phone
from .waiting import until


def prompt_about(phone: Phone, activity: str) -> Notification | None:
    """Return what the phone shows about an activity: the tag names it, and the first walk as such."""
    named = re.compile(rf"_{re.escape(activity[:16])}(-first)?_")
    visible = phone.notifications.visible
    return next((one for one in visible if named.search(one.tag or "")), None)


async def wait_for_prompt(phone: Phone, activity: str, seconds: float = 30) -> Notification:
    """Wait until the phone asks about an activity."""

    async def ask() -> Notification | None:
        return prompt_about(phone, activity)

    found = await until(ask, seconds=seconds)
    assert found is not None
    return found


def answers(notification: Notification) -> dict[str, str]:
    """Return the id of each button, by the answer it gives."""
    return {one.action.rpartition("_")[2]: one.action for one in notification.actions}


async def tap(
    phone: Phone, notification: Notification, answer: str, reply: str | None = None
) -> bool:
    """Tap the button that gives this answer; KeyError when there is none."""
    return await phone.tap(notification, answers(notification)[answer], reply)
