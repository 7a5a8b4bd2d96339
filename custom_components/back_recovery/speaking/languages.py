"""What is heard in one language: a file of `sentences/`, and how a sentence of it is understood.

A language is one file. Home Assistant's sentence triggers know no lists, so each template is
written out for them; what a sentence says is then read here, with the lists, in one language only.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
import re
from typing import TYPE_CHECKING, Any, Final

from homeassistant.util.yaml import load_yaml_dict

if TYPE_CHECKING:
    from hassil.intents import Intents, SlotList
    from hassil.recognize import RecognizeResult

FOLDER: Final = Path(__file__).parent / "sentences"
"""One file a language, called after it."""

CODES: Final = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))
"""The languages in which something is heard."""

NAME: Final = "name"
ACTIVITY: Final = "activity"
CONFIRMED: Final = "confirmed"
AGREE: Final = "agree"
DECLINE: Final = "decline"
WHOSE: Final = "whose"

_MOST_PAIN: Final = 10
_DIGITS: Final[Mapping[str, range]] = {
    "pain": range(_MOST_PAIN + 1),
    "pain_worst": range(_MOST_PAIN + 1),
    "days": range(1, 15),
    "hours": range(1, 337),
    "minutes": range(1, 241),
}
"""The numbers that can be said of each kind, as digits. Which words there are is the language's."""
_IN_WORDS: Final = {"pain", "pain_worst", "days"}

_LIST = re.compile(r"\{(\w+)\}")
_RULE = re.compile(r"<(\w+)>")
_MARKS = re.compile(r"[()\[\]{}<>|@\\]")
_ENDS = re.compile(r"[.,;:!?¿¡…]+")


class Situation(StrEnum):
    """When a sentence is listened to: what is short, or said every day, only while it is meant.

    `NEAR` is what may come near the name of something else: not where there is such a thing.
    """

    ALWAYS = "always"
    NEAR = "near"
    RUNNING = "running"
    DOING = "doing"
    ASKED = "asked"
    RATING = "rating"
    CONFIRMING = "confirming"
    CHOOSING = "choosing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Sentences that mean the same. `slots` is what all of them say without a word for it."""

    intent: str
    situations: frozenset[Situation]
    templates: tuple[str, ...]
    slots: Mapping[str, Any]
    examples: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a sentence means: an intent, and its slots."""

    intent: str
    slots: Mapping[str, Any]
    situations: frozenset[Situation]


@dataclass(frozen=True, kw_only=True)
class SpokenLanguage:
    """One language: what is heard, and the words of what is said back."""

    code: str
    blocks: tuple[Block, ...]
    rules: Mapping[str, str]
    numbers: tuple[str, ...]
    lists: Mapping[str, Mapping[int, str]]
    activities: Mapping[str, str]
    answers: Mapping[str, str]
    activity_names: Mapping[str, str]
    times: Mapping[str, Any]

    def sentences(
        self, situations: Iterable[Situation], named: Mapping[str, str], people: Iterable[str]
    ) -> Iterator[str]:
        """Yield what is to be listened for now, each written out in full.

        `named` are the activities there are by what they are called, `people` whose plans.
        """
        called, people = [_plain(one) for one in named], [_plain(one) for one in people]
        for block in self.blocks:
            if block.situations.isdisjoint(situations):
                continue
            for template in block.templates:
                if "{activity}" not in template or called:
                    yield self._in_full(template, called, people, is_choice=_is_choice(block))

    def _in_full(
        self, template: str, called: list[str], people: list[str], *, is_choice: bool
    ) -> str:
        def words(found: re.Match[str]) -> str:
            name = found[1]
            if name == ACTIVITY:
                return f"({'|'.join(called)})"
            if name == NAME:
                return f"({'|'.join(people)})" if is_choice else found[0]
            digits = _DIGITS[name]
            # A range by its bounds is understood wherever it stands, as digits.
            bounds = f"{{{digits.start}..{digits.stop - 1}:{name}}}"
            said = [text for text, number in self._numbers(name) if text != str(number)]
            return f"({'|'.join([bounds, *said])})"

        return _LIST.sub(words, self._without_rules(template))

    def _without_rules(self, template: str) -> str:
        while "<" in template:
            template = _RULE.sub(lambda found: f"({self.rules[found[1]]})", template)
        return template

    def _numbers(self, name: str) -> Iterator[tuple[str, int]]:
        digits = _DIGITS[name]
        for number in digits:
            yield str(number), number
        if name in _IN_WORDS:
            for number, said in enumerate(self.numbers):
                if number in digits:
                    yield from ((one, number) for one in said.split("|"))
        for number, said in self.lists.get(name, {}).items():
            yield from ((one, number) for one in said.split("|"))

    @cached_property
    def _intents(self) -> Intents:
        # Assist installs it, and a house may have none.
        from hassil.intents import Intents  # noqa: PLC0415

        return Intents.from_dict(
            {
                "language": self.code,
                "intents": {
                    f"{number}": {"data": [{"sentences": list(block.templates)}]}
                    for number, block in enumerate(self.blocks)
                },
                "expansion_rules": dict(self.rules),
                "lists": {
                    NAME: {"wildcard": True},
                    **{
                        name: {
                            "values": [
                                {"in": said, "out": number} for said, number in self._numbers(name)
                            ]
                        }
                        for name in _DIGITS
                    },
                },
            }
        )

    def understand(
        self, text: str, situations: Iterable[Situation], named: Mapping[str, str]
    ) -> Heard | None:
        """Return what a sentence means, None for one of another language.

        Where several templates fit, the one that leaves the least to a name is meant.
        """
        from hassil.intents import TextSlotList  # noqa: PLC0415
        from hassil.recognize import recognize_all  # noqa: PLC0415

        listened = frozenset(situations)
        lists: dict[str, SlotList] = {
            ACTIVITY: TextSlotList.from_tuples(
                ((_plain(said), activity) for said, activity in named.items()),
                allow_template=False,
                name=ACTIVITY,
            )
        }
        found = [
            (_named_letters(result), number, self._heard(result))
            for number, result in enumerate(recognize_all(text, self._intents, slot_lists=lists))
            if not self.blocks[int(result.intent.name)].situations.isdisjoint(listened)
        ]
        return min(found, key=lambda one: one[:2])[2] if found else None

    def _heard(self, result: RecognizeResult) -> Heard:
        block = self.blocks[int(result.intent.name)]
        said = {
            name: entity.value.strip() if isinstance(entity.value, str) else entity.value
            for name, entity in result.entities.items()
        }
        return Heard(
            intent=block.intent, slots={**block.slots, **said}, situations=block.situations
        )

    def names_of(self, kind: str) -> list[str]:
        """Return what people call a kind of activity; nothing for what cannot be asked for."""
        said = self.activities.get(kind)
        return said.split("|") if said else []


def _is_choice(block: Block) -> bool:
    return Situation.CHOOSING in block.situations


def _named_letters(result: RecognizeResult) -> int:
    name = result.entities.get(NAME)
    return len(str(name.value)) if name else 0


def _plain(words: str) -> str:
    """Return a name as it is said: nothing in it is a template."""
    return " ".join(_ENDS.sub(" ", _MARKS.sub(" ", words)).split())


def _with_any_apostrophe(template: str) -> str:
    """Let it be typed straight, curly or not at all: keyboards and recognisers differ."""
    return template.replace("'", "['|’]")


def load_language(code: str) -> SpokenLanguage:
    """Read the file of a language. To be called where waiting for a disk does no harm."""
    raw = load_yaml_dict(str(FOLDER / f"{code}.yaml"))
    blocks = [
        Block(
            intent=one["intent"],
            situations=frozenset(map(Situation, one.get("situations", [Situation.ALWAYS]))),
            templates=tuple(map(_with_any_apostrophe, one["say"])),
            slots=one.get("slots", {}),
            examples={said: slots or {} for said, slots in one.get("examples", {}).items()},
        )
        for one in raw["sentences"]
    ]
    blocks += [
        Block(
            intent=intent,
            situations=frozenset({situation}),
            templates=tuple(map(_with_any_apostrophe, raw[intent])),
            slots={},
            examples={},
        )
        for intent, situation in (
            (AGREE, Situation.CONFIRMING),
            (DECLINE, Situation.CONFIRMING),
            (WHOSE, Situation.CHOOSING),
        )
    ]
    return SpokenLanguage(
        code=code,
        blocks=tuple(blocks),
        rules={name: _with_any_apostrophe(rule) for name, rule in raw["rules"].items()},
        numbers=tuple(raw["numbers"]),
        lists=raw.get("lists", {}),
        activities=raw["activities"],
        answers=raw["answers"],
        activity_names=raw["activity_names"],
        times=raw["times"],
    )
