"""Values that are told apart by which they are, not by what they say."""

from typing import Any, override


class Same:
    """A key of the very same values: for frozen ones that are long, and replaced as a whole."""

    __slots__ = ("values",)

    def __init__(self, *values: Any) -> None:
        """Hold on to the values, so that no other ones can take their place in memory."""
        self.values = values

    @override
    def __hash__(self) -> int:
        return hash(tuple(map(id, self.values)))

    @override
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Same) or len(self.values) != len(other.values):
            return False
        return all(one is two for one, two in zip(self.values, other.values, strict=True))
