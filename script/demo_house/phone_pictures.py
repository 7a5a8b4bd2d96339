"""Takes a picture of each kind of message on the demo's phone, light and dark: docs/images/phone/.

The words are the product's own, and the push service is as strict as the real ones: what it would
refuse ends this with an error.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
import sys
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp

from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.plan import Activity, Plan
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Countdown,
    Kind,
    Urgency,
)
from custom_components.back_recovery.settings.help_lines import help_lines
from custom_components.back_recovery.telling.addresses import Address
from custom_components.back_recovery.telling.channels import Letter, no_order, push_data
from custom_components.back_recovery.telling.lasting import lasts
from custom_components.back_recovery.telling.texts import Texts, _load as load

from .browser import browser
from .config_folder import REPOSITORY
from .people import ALEX
from .phone import Phone

FOLDER = REPOSITORY / "docs" / "images" / "phone"
SIZE = 360, 900
HIDDEN = "footer, article time { display: none }"
"""What is of the demo and of the minute, and would be another picture each time."""
ZONE = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 26, 19, 30, tzinfo=ZONE)
PLAN = Plan(
    time_zone=ZONE,
    activities=(
        Activity(id="walk", kind=Kind.WALK, duration=timedelta(minutes=10)),
        Activity(id="heating_pad", kind=Kind.HEATING_PAD, duration=timedelta(minutes=15)),
        Activity(id="bath", kind=Kind.BATH, duration=timedelta(minutes=15)),
        Activity(id="check_in", kind=Kind.CHECK_IN),
    ),
)


@dataclass(frozen=True)
class Shot:
    """A picture, and what lies on the phone in it."""

    name: str
    text: Text
    answers: tuple[Answer, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)


IN_15 = (NOW + timedelta(minutes=15)).astimezone(UTC)
SHOTS = (
    Shot(
        "offer",
        Text.WALK,
        (Answer.START, Answer.SNOOZE, Answer.SKIP),
        {"activity": "walk", "minutes": 10},
    ),
    Shot(
        "check_in",
        Text.CHECK_IN,
        (Answer.REPLY, Answer.SNOOZE, Answer.SKIP),
        {"activity": "check_in"},
    ),
    Shot(
        "question",
        Text.CONFIRM_HEAT,
        (Answer.START, Answer.SKIP),
        {"activity": "heating_pad", "minutes": 15, "urgency": Urgency.SAFETY},
    ),
    Shot(
        "running",
        Text.RUNNING_DEVICE,
        (Answer.END,),
        {
            "activity": "heating_pad",
            "until": IN_15,
            "urgency": Urgency.QUIET,
            "live": Countdown.RUNS,
        },
    ),
    Shot("over", Text.HEAT_OVER, (), {"activity": "heating_pad", "minutes": 15}),
    Shot(
        "warning_signs", Text.WARNING_LIST, (Answer.NONE, Answer.YES), {"urgency": Urgency.SAFETY}
    ),
    Shot(
        "gym",
        Text.GYM,
        (Answer.WALKING, Answer.STOP),
        {"activity": "gym", "until": IN_15 + timedelta(days=1), "urgency": Urgency.SAFETY},
    ),
    Shot(
        "alarm",
        Text.NOT_OFF,
        (),
        {"activity": "heating_pad", "since": NOW, "urgency": Urgency.ALARM},
    ),
    Shot("tip", Text.TIP_PACING, (), {"urgency": Urgency.QUIET}),
    Shot("test", Text.TEST, (Answer.DONE,)),
)


def payload_of(shot: Shot, texts: Texts) -> dict[str, Any]:
    """Return what Home Assistant pushes for it."""
    message = Message(
        subject=f"e1-{shot.name}", text=shot.text, answers=shot.answers, asking="t1-1", **shot.more
    )
    spoken = texts.say(message, PLAN, NOW, "Alex")
    letter = Letter(
        address=Address("entry", message.subject),
        message=message,
        sender="Back recovery",
        spoken=spoken,
        texts=texts,
        lasts=lasts(message, NOW),
    )
    return {
        "message": no_order(spoken.text),
        "title": spoken.title,
        "data": push_data(letter),
        "push_token": "demo:pictures",
    }


async def take() -> None:
    """Push each message to an empty phone, and look at it by day and by night."""
    texts = load("en").at_home_in(help_lines("GB"), "kg", country="GB")
    FOLDER.mkdir(parents=True, exist_ok=True)
    phone = Phone(ALEX)
    await phone.start()
    try:
        async with browser() as started, aiohttp.ClientSession() as session:
            for scheme in ("light", "dark"):
                context = await started.new_context(
                    viewport={"width": SIZE[0], "height": SIZE[1]},
                    color_scheme=scheme,
                    reduced_motion="reduce",
                )
                tab = await context.new_page()
                await tab.goto(phone.url)
                await tab.add_style_tag(content=HIDDEN)
                for shot in SHOTS:
                    for one in phone.notifications.visible:
                        phone.notifications.remove(one, "dismissed", 0)
                    payload = payload_of(shot, texts)
                    async with session.post(f"{phone.url}/push", json=payload) as answer:
                        assert answer.status == 201, await answer.text()
                    card = tab.locator("article", has_text=payload["title"])
                    await card.wait_for()
                    await card.screenshot(path=FOLDER / f"{shot.name}_{scheme}.png")
                await context.close()
    finally:
        await phone.stop()
    taken = sorted(FOLDER.glob("*.png"))
    size = sum(path.stat().st_size for path in taken)
    print(f"{FOLDER.relative_to(REPOSITORY)}: {len(taken)} pictures, {size // 1000} kB")


if __name__ == "__main__":
    sys.exit(asyncio.run(take()))
