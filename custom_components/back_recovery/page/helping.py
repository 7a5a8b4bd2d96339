"""Whom to call and when, what is asked before anything warm, and the first steps."""

from datetime import time
from typing import Final

from ..engine.model.catalogue import LEAST_REST_WINDOW, MOST_REST_WINDOW
from ..engine.model.effects import Message
from ..engine.model.plan import AtTimes
from ..engine.model.texts import Text
from ..engine.model.vocabulary import Answer, Condition, Kind
from ..telling.keys import PageLine
from .facts import Facts, PageJson

ITEM: Final = "- "
"""How a line of a list of signs begins."""

SMALLER: Final = {
    "swelling": Answer.SWOLLEN,
    "bruise": Answer.BRUISED,
    "skin": Answer.SKIN,
    "sedative": Answer.SEDATED,
}
"""What is wrong and needs no list, with the answer whose button says it."""

LIFTED: Final = "lifted"

SHORT_LIST: Final = (
    Condition.DIABETES,
    Condition.REDUCED_FEELING,
    Condition.HEART_DISEASE,
    Condition.EPILEPSY,
    Condition.PREGNANCY,
    Condition.MEDICINE_PATCH,
    Condition.BLOOD_THINNERS,
)
"""What is asked before anything warm: the same as the question on the phone."""

BLOCKS: Final = ("then", "phone", "suits")
"""The blocks of the welcome."""


def help_of(facts: Facts) -> PageJson:
    """Return what to do when something is wrong."""
    texts = facts.texts
    now_title, now_text, now = _signs(facts, Text.WARNING_LIST)
    today_title, today_text, today = _signs(facts, Text.WARNING_LIST_TODAY)
    buttons = texts.wording["buttons"]
    smaller = [{"kind": kind, "label": buttons[answer]} for kind, answer in SMALLER.items()]
    lines = facts.settings.lines
    return {
        "emergency": texts.whom_to_call()["emergency_number"],
        "emergency_call": dialled(lines.emergency),
        "advice": lines.advice,
        "advice_call": dialled(lines.advice),
        "now": now,
        "today": today,
        "now_title": now_title,
        "now_text": now_text,
        "today_title": today_title,
        "today_text": today_text,
        "smaller": [*smaller, {"kind": LIFTED, "label": facts.line(PageLine.LIFTED)}],
        "yes": buttons[Answer.YES],
        "none": buttons[Answer.NONE],
    }


def dialled(number: str | None) -> str | None:
    """Return the digits of a number, None where there are none to be called."""
    digits = "".join(one for one in number or "" if one.isdigit() or one == "+")
    return digits or None


def _signs(facts: Facts, text: Text) -> tuple[str, str, list[str]]:
    """Return the title of a list of signs, what is said about it, and its lines."""
    spoken = facts.texts.say(Message(subject="", text=text), facts.plan, facts.view.at)
    lines = spoken.text.split("\n")
    around = " ".join(line for line in lines if not line.startswith(ITEM))
    return spoken.title, around, [line[len(ITEM) :] for line in lines if line.startswith(ITEM)]


def suits(facts: Facts) -> list[PageJson]:
    """Return the short list, with what is ticked."""
    ticked = facts.plan.profile.conditions
    labels = facts.texts.wording["conditions"]
    return [
        {"condition": one.value, "label": labels[one], "ticked": one in ticked}
        for one in SHORT_LIST
    ]


def start(facts: Facts) -> PageJson:
    """Return how long a rest may be chosen."""
    return {
        "hours": facts.plan.rest_window.total_seconds() / 3600,
        "min_hours": LEAST_REST_WINDOW.total_seconds() / 3600,
        "max_hours": MOST_REST_WINDOW.total_seconds() / 3600,
    }


def welcome(facts: Facts) -> PageJson | None:
    """Return the first steps, None once a recovery was begun or each was answered."""
    if facts.episode or facts.view.last:
        return None
    seen = facts.welcomed.seen | (set() if facts.plan.asks_what_suits else {"suits"})
    left = [one for one in BLOCKS if one not in seen]
    if not left:
        return None
    quiet = facts.plan.quiet_hours
    return {
        "phone": facts.phone,
        "sent_at": facts.at_or_none(facts.welcomed.tested_at),
        "offers_a_day": facts.plan.prompts_per_day,
        "check_ins_a_day": _check_ins_a_day(facts),
        "quiet": {"from": _clock(quiet.starts), "to": _clock(quiet.ends)} if quiet else None,
        "open": left,
    }


def _check_ins_a_day(facts: Facts) -> int:
    asked = [one for one in facts.plan.activities if one.kind is Kind.CHECK_IN]
    return sum(
        len(one.schedule.times) if isinstance(one.schedule, AtTimes) else one.most_per_day
        for one in asked
    )


def _clock(clock: time) -> str:
    return clock.isoformat(timespec="minutes")
