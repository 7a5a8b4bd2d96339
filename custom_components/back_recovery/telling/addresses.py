"""What a message and its answers are called on a phone.

A phone replaces and clears a notification by its tag, and sends back the id of the
button that was tapped. Both name the plan and the subject, so that nobody can answer
for another person or to something that was never asked.
"""

from dataclasses import dataclass

from ..engine.model.vocabulary import Answer

_ACTION = "BACK_RECOVERY"


@dataclass(frozen=True, slots=True)
class Address:
    """One message of one plan."""

    entry_id: str
    subject: str

    @property
    def tag(self) -> str:
        """The tag of the notification."""
        return f"back_recovery_{self.entry_id}_{self.subject}"

    def action(self, answer: Answer) -> str:
        """Return the id of a button."""
        return f"{_ACTION}_{self.entry_id}_{self.subject}_{answer}"


def read_action(action: object) -> tuple[Address, Answer] | None:
    """Return what a button's id stands for, None where it is not one of ours.

    Subjects may contain underscores; the ids of entries and the answers do not.
    """
    prefix = f"{_ACTION}_"
    if not isinstance(action, str) or not action.startswith(prefix):
        return None
    entry_id, _, rest = action.removeprefix(prefix).partition("_")
    subject, _, word = rest.rpartition("_")
    if not subject or word not in Answer:
        return None
    return Address(entry_id, subject), Answer(word)
