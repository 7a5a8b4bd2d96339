"""How much water has run into a bath: every filling has its own start on the meter."""

from dataclasses import dataclass


@dataclass(slots=True)
class _Filling:
    """`empty_at` is what the meter showed first in it, None where it has said nothing yet."""

    empty_at: float | None
    has_run: bool = False


class Fillings:
    """The fillings that go on, by activity."""

    def __init__(self) -> None:
        """Begin with every tap closed."""
        self._fillings: dict[str, _Filling] = {}

    def begin(self, activity: str, meter: float | None) -> None:
        """Begin anew: what the meter shows now, or else first, is where this filling begins."""
        self._fillings[activity] = _Filling(empty_at=meter)

    def litres(self, activity: str, meter: float | None, *, runs: bool | None) -> float | None:
        """Return the litres of the filling that goes on; None where nobody can tell.

        A tap that somebody else opened begins a filling, too; one that has closed ends it.
        """
        filling = self._fillings.get(activity)
        if filling and filling.has_run and runs is False:
            del self._fillings[activity]
            return None
        if runs:
            filling = filling or self._fillings.setdefault(activity, _Filling(empty_at=None))
            filling.has_run = True
        if filling is None or meter is None:
            return None
        if filling.empty_at is None:
            filling.empty_at = meter
        return meter - filling.empty_at
