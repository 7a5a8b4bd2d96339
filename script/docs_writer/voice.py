"""What can be said, in every language: from the files in which it stands."""

from collections.abc import Iterator
from typing import Final

from custom_components.back_recovery.speaking.languages import (
    CODES,
    FOLDER,
    Block,
    Situation,
    SpokenLanguage,
    load_language,
)

from .names import FOLDER as INTEGRATION
from .tables import table

LANGUAGES: Final = {
    "da": "Danish",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt-BR": "Portuguese (Brazil)",
    "sv": "Swedish",
}

PURPOSES: Final = {
    "BackRecoveryStart": "start",
    "BackRecoveryStop": "end",
    "BackRecoveryPause": "pause",
    "BackRecoveryResume": "go on",
    "BackRecoveryExtend": "rest for longer",
    "BackRecoveryStatus": "ask how it stands",
    "BackRecoveryTimeLeft": "ask how long still",
    "BackRecoveryMayILift": "ask for the gym",
    "BackRecoveryNext": "ask what is next",
    "BackRecoveryWhyClosed": "ask why something is closed",
    "BackRecoveryCheckIn": "check in",
    "BackRecoveryAnswer": "answer what is offered",
    "BackRecoveryStartActivity": "begin an activity",
    "BackRecoveryStopActivity": "end an activity",
    "BackRecoverySomethingIsWrong": "say that something is wrong",
}

_WHEN: Final = {
    Situation.ALWAYS: "always",
    Situation.NEAR: "unless something else is called so",
    Situation.RUNNING: "while it is on",
    Situation.DOING: "while something goes on",
    Situation.ASKED: "while something is offered",
    Situation.RATING: "while a check-in is asked",
}


def spoken_languages() -> str:
    """Write which languages there are, and where."""
    rows = []
    for code in sorted(CODES, key=LANGUAGES.__getitem__):
        examples = sum(len(block.examples) for block in load_language(code).blocks)
        path = (FOLDER / f"{code}.yaml").relative_to(INTEGRATION.parent.parent).as_posix()
        rows.append([LANGUAGES[code], f"`{code}`", f"`{path}`", str(examples)])
    return table(["Language", "Code", "File", "Examples"], rows)


def sentences() -> str:
    """Write the examples of every language."""
    first, *others = sorted(CODES, key=lambda code: (code != "en", LANGUAGES[code]))
    return "\n\n".join([_of_language(load_language(first)), *map(_folded, others)])


def _folded(code: str) -> str:
    inside = _of_language(load_language(code))
    return f"<details><summary>{LANGUAGES[code]}</summary>\n\n{inside}\n\n</details>"


def _of_language(language: SpokenLanguage) -> str:
    return table(["To", "Say, for example", "Heard"], _rows(language))


def _rows(language: SpokenLanguage) -> Iterator[list[str]]:
    for intent, purpose in PURPOSES.items():
        blocks = [block for block in language.blocks if block.intent == intent]
        for when in dict.fromkeys(_when(block) for block in blocks):
            said = [one for block in blocks if _when(block) == when for one in block.examples]
            yield [f"{purpose} (`{intent}`)", " · ".join(said), when]


def _when(block: Block) -> str:
    return ", ".join(text for one, text in _WHEN.items() if one in block.situations)
