"""How fast the days of a plan pass: as days do, or in minutes for somebody who watches a demo."""

from dataclasses import dataclass
from datetime import timedelta

from .errors import InvalidPlan

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pace:
    """A pace; `day` is how long a day of the routine takes."""

    day: timedelta

    def __post_init__(self) -> None:
        """Refuse a day that never passes, and one that is longer than a day."""
        if not timedelta(0) < self.day <= _A_DAY:
            raise InvalidPlan("day", "out_of_range")

    def of(self, span: timedelta) -> timedelta:
        """Return how long a span takes at this pace."""
        return span if self.day == _A_DAY else span * (self.day / _A_DAY)


REAL_TIME = Pace(_A_DAY)
"""The pace of every plan but a demo's."""
