"""What the stories of wording share: a day, a plan, and the words of each language."""

from datetime import datetime, timedelta
import json
from typing import Any
from zoneinfo import ZoneInfo

from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.plan import Activity, Plan
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Kind
from custom_components.back_recovery.telling.texts import FOLDER

ZONE = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 23, 9, tzinfo=ZONE)
THURSDAY = datetime(2026, 11, 26, 10, tzinfo=ZONE)
PLAN = Plan(
    time_zone=ZONE,
    activities=(
        Activity(id="walk", kind=Kind.WALK, name="Whatever", duration=timedelta(minutes=10)),
        Activity(id="heating_pad", kind=Kind.HEATING_PAD),
        Activity(id="stretch", kind=Kind.CUSTOM, name="Cat and cow"),
    ),
)
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.json"))
WARNING_B = Message(subject="1", text=Text.WARNING_B)


def read(language: str) -> dict[str, Any]:
    """Return the words of the engine's messages in a language."""
    return json.loads((FOLDER / f"{language}.json").read_text())
