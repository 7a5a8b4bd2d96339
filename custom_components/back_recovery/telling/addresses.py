"""What a message and its answers are called on a phone.

A phone replaces and clears a notification by its tag, and sends back the id of the button
that was tapped. The tag names the plan and the subject: a later message of the subject takes
the place of an earlier one. The id of a button names the plan and one asking, so that an answer
counts for the very question that it was given to, and for nobody else's.
"""

from dataclasses import dataclass
from functools import lru_cache
import hashlib
import re

from ..engine.model.vocabulary import Answer

PAGE_PATH = "/back-recovery"
"""Where the page is."""

_ACTION = "BACK_RECOVERY"
_ACTION_ID = re.compile(rf"{_ACTION}_([0-9a-f]{{10}})-([0-9a-z-]+)_([A-Z]+)")

_WORDS = re.compile(r"[a-z][a-z_]*")
MOST_OF_THE_WORDS = 16

LONGEST_TAG = 64
"""Apple's `apns-collapse-id` has 64 bytes at most; a longer tag has the whole message refused."""


@lru_cache
def plan_key(entry_id: str) -> str:
    """Return the short name of a plan."""
    return _digest(entry_id, 10)


def _digest(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]


@dataclass(frozen=True, slots=True)
class Address:
    """Where the messages of one subject of one plan are."""

    entry_id: str
    subject: str

    @property
    def tag(self) -> str:
        """The tag of the notification, of letters every phone takes and short for any subject.

        Its words are for whoever reads a log; the digest alone tells subjects apart.
        """
        words = "-".join(_WORDS.findall(self.subject))[:MOST_OF_THE_WORDS].strip("-_")
        parts = ("back_recovery", plan_key(self.entry_id), words, _digest(self.subject, 16))
        return "_".join(part for part in parts if part)

    @property
    def group(self) -> str:
        """What the messages of a plan lie together under."""
        return f"back_recovery_{plan_key(self.entry_id)}"

    def action(self, asking: str, answer: Answer) -> str:
        """Return the id of a button of one asking."""
        return f"{_ACTION}_{plan_key(self.entry_id)}-{asking}_{answer}"


def page_of(asking: str | None) -> str:
    """Return where a tap on a message leads: to the page, with its question open."""
    return f"{PAGE_PATH}?prompt={asking}" if asking else PAGE_PATH


@dataclass(frozen=True, slots=True)
class Tap:
    """What the id of a button stands for: an answer to one asking of one plan."""

    plan: str
    asking: str
    answer: Answer


def read_action(action: object) -> Tap | None:
    """Return what a button's id stands for, None where it is not one of ours."""
    found = _ACTION_ID.fullmatch(action) if isinstance(action, str) else None
    if found is None or found[3] not in Answer:
        return None
    return Tap(found[1], found[2], Answer(found[3]))
