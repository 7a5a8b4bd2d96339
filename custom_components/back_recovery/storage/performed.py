"""A note beside the record of what was performed since it was saved.

The record crosses out an effect when it is saved the next time: a save forces the disk, and a
step with four messages would force it five times. Until then this note does, which is handed to
the operating system and no further. It outlasts the end of the process, whatever ended it; where
the power fails, too, it may be lost, and what it names is performed again, which does no harm.
"""

from collections.abc import Iterable
import json
import logging
from pathlib import Path
from typing import Final

_LOGGER = logging.getLogger(__name__)

OF: Final = "of"
NUMBERS: Final = "numbers"


class PerformedNote:
    """The note of one record; each method blocks. It counts for one file only: `of` is its sum."""

    def __init__(self, record_path: Path) -> None:
        """Name the note after the record."""
        self.path = record_path.with_name(f"{record_path.name}.performed")

    def read(self, of: str | None) -> tuple[int, ...]:
        """Return the numbers of what was performed, none where it is about another file."""
        try:
            noted = json.loads(self.path.read_bytes())
            is_meant = of is not None and noted[OF] == of
            numbers = tuple(noted[NUMBERS]) if is_meant else ()
        except FileNotFoundError:
            return ()
        except OSError, ValueError, TypeError, KeyError, RecursionError:
            # Written half: what it named is performed again.
            return ()
        return tuple(one for one in numbers if type(one) is int)

    def write(self, of: str, numbers: Iterable[int]) -> None:
        """Write the note anew. Where that fails the next save still crosses out."""
        noted = json.dumps({OF: of, NUMBERS: list(numbers)})
        try:
            self.path.write_text(noted, encoding="utf-8")
        except OSError as err:
            _LOGGER.debug("%s is not written: %s", self.path, err)

    def remove(self) -> None:
        """Remove the note."""
        self.path.unlink(missing_ok=True)
