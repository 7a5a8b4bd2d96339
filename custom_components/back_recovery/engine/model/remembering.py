"""A value that remembers what was worked out of it: it never changes, so the answer lasts."""

from collections.abc import Callable, Hashable
from typing import Any, overload


class Remembering:
    """What a frozen value inherits from whose properties are `remembered`; no field of it."""

    __slots__ = ("_remembered",)

    _remembered: dict[Hashable, Any]


def memory_of(value: Remembering) -> dict[Hashable, Any]:
    """Return what a value remembers, to be added to; it lasts as long as the value."""
    try:
        return value._remembered  # noqa: SLF001 - its own half
    except AttributeError:
        object.__setattr__(value, "_remembered", {})
    return value._remembered  # noqa: SLF001


class remembered[ValueT]:
    """A property that is worked out once for each value."""

    def __init__(self, work: Callable[[Any], ValueT]) -> None:
        """Keep how it is worked out."""
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, value: None, of: type) -> remembered[ValueT]: ...

    @overload
    def __get__(self, value: object, of: type) -> ValueT: ...

    def __get__(self, value: Any, of: type) -> Any:
        """Return the answer, which is worked out where nobody has asked before."""
        if value is None:
            return self
        memory = memory_of(value)
        if self._name not in memory:
            memory[self._name] = self._work(value)
        return memory[self._name]
