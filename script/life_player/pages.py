"""A life as a page: week, day and time, the text as it is read, its buttons, and the ringing."""

from collections.abc import Iterator, Mapping
from dataclasses import Field, fields
from datetime import date, datetime
from functools import cache
import json
from pathlib import Path
from typing import Any, cast

from custom_components.back_recovery.engine.model.episode import Place
from custom_components.back_recovery.engine.model.events import Event, MessageAnswered
from custom_components.back_recovery.engine.model.vocabulary import Answer
from custom_components.back_recovery.telling.formats import Formats
from custom_components.back_recovery.telling.texts import FOLDER as MESSAGES, Texts
from custom_components.back_recovery.telling.wording import Wording

from .figures import day_of, figures, say
from .lives import LIVES
from .player import MONDAY, ZONE, Did, Life, Line, Lost, Told, play

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "docs" / "lives"
LANGUAGES: Mapping[str, Path] = {"en": FOLDER, "de": FOLDER / "de"}

BELL = "🔔"
HEAD = """# {title}

{about}

{messages} messages · rings a day: {rings} · words of a message: {words:g} in the middle, {most} at most

<!-- Written by script/lives: change the code, not this page. -->
"""

INDEX = """# Lives

Whole lives, played on the engine with the product's own texts, by `script/lives`. Every page is one
person: what arrives, whether it rings ({bell}), its buttons, and what the person does. The same in
{other}. A message that was told and never arrived is ~~struck out~~.

| life | messages | rings a day: first · average after · most | words: middle · most |
|---|---|---|---|
{rows}
"""


@cache
def texts_of(language: str) -> Texts:
    """Return the words of a language, for a house that knows no numbers to call."""
    text = (MESSAGES / f"{language}.json").read_text(encoding="utf-8")
    return Texts(language, cast("Wording", json.loads(text)), Formats.load(language))


@cache
def played(life_name: str) -> list[Line]:
    """Return a life, played once however often it is looked at."""
    return play(life(life_name))


def life(name: str) -> Life:
    """Return the life of that name."""
    return next(one for one in LIVES if one.name == name)


def pages() -> Iterator[tuple[Path, str]]:
    """Yield every page with what has to stand on it."""
    for language, folder in LANGUAGES.items():
        texts = texts_of(language)
        yield folder / "README.md", _index(texts)
        for one in LIVES:
            yield folder / f"{one.name}.md", _page(one, texts)


def _index(texts: Texts) -> str:
    rows = []
    for one in LIVES:
        found = figures(one, played(one.name), texts)
        first, *after = found.rings
        average = f"{sum(after) / len(after):.1f}" if after else "–"
        rows.append(
            f"| [{one.name.replace('_', ' ')}]({one.name}.md) | {found.messages}"
            f" | {first} · {average} · {max(found.rings)} | {found.words:g} · {found.most_words} |"
        )
    other = "[English](../README.md)" if texts.language == "de" else "[German](de/README.md)"
    return INDEX.format(bell=BELL, rows="\n".join(rows), other=other)


def _page(one: Life, texts: Texts) -> str:
    lines = played(one.name)
    found = figures(one, lines, texts)
    head = HEAD.format(
        title=one.name.replace("_", " ").capitalize(),
        about=one.about,
        messages=found.messages,
        rings=", ".join(map(str, found.rings)),
        words=found.words,
        most=found.most_words,
    )
    return head + "".join(_timeline(one, lines, texts))


def _timeline(one: Life, lines: list[Line], texts: Texts) -> Iterator[str]:
    day = None
    for line in lines:
        if day_of(line.at) != day:
            day = day_of(line.at)
            yield f"\n## {_day(day)}\n\n"
        match line:
            case Told():
                yield _told(line, one, texts)
            case Lost(message=message):
                yield f"- {_clock(line.at)} ~~{message.text}~~\n"
            case Did():
                yield _did(line, one, texts)


def _day(day: date) -> str:
    return f"Week {(day - MONDAY).days // 7 + 1}, {day:%a}"


def _clock(instant: datetime) -> str:
    return f"{instant.astimezone(ZONE):%H:%M:%S}".removesuffix(":00")


def _told(line: Told, one: Life, texts: Texts) -> str:
    spoken = say(line, one, texts)
    bell = f" {BELL}" if line.message.rings else ""
    buttons = "".join(f" `{button.title}`" for button in spoken.buttons)
    text = spoken.text.replace("\n", "<br>")
    return f"- {_clock(line.at)}{bell} **{spoken.title}**: {text}{buttons}\n"


def _did(line: Did, one: Life, texts: Texts) -> str:
    event = line.event
    if isinstance(event, MessageAnswered):
        what = _tapped(event, one, texts)
    else:
        said = (f"{field.name} {_value(getattr(event, field.name))}" for field in _said(event))
        what = f"{type(event).__name__}: {', '.join(said)}".removesuffix(": ")
    refused = f" – {texts.refusal(line.refused, one.plan, line.at)}" if line.refused else ""
    return f"  - {_clock(line.at)} *{what}*{refused}\n"


def _tapped(event: MessageAnswered, one: Life, texts: Texts) -> str:
    if event.answer is Answer.REPLY:
        return event.text or ""
    (button,) = texts.buttons((event.answer,), one.plan, None)
    # How long it takes is said where it was offered.
    return button.title.removesuffix(texts.span(_NOTHING)).strip()


_NOTHING = datetime.resolution * 0


def _said(event: Event) -> Iterator[Field[Any]]:
    return (
        field
        for field in fields(event)
        if field.name != "by" and getattr(event, field.name) not in (None, False, Place())
    )


def _value(value: object) -> str:
    if isinstance(value, Place):
        return "home" if value.at_home else "away"
    return str(value)
