"""What a value worked out of itself lasts as long as it does, and goes no further."""

from dataclasses import dataclass, fields, replace

from custom_components.back_recovery.engine.model.remembering import Remembering, remembered

ASKED: list[int] = []


@dataclass(frozen=True, slots=True)
class Number(Remembering):
    of: int

    @remembered
    def double(self) -> int:
        """Twice as much."""
        ASKED.append(self.of)
        return 2 * self.of

    @remembered
    def half(self) -> float:
        return self.of / 2


def test_it_is_worked_out_once_for_each_value() -> None:
    ASKED.clear()
    one = Number(3)

    assert (one.double, one.half, one.double) == (6, 1.5, 6)
    assert ASKED == [3]


def test_another_value_knows_nothing_of_it() -> None:
    one = Number(3)
    assert one.double == 6

    assert replace(one, of=4).double == 8


def test_it_is_no_part_of_the_value() -> None:
    one, other = Number(3), Number(3)
    assert one.double == 6

    assert one == other
    assert [field.name for field in fields(one)] == ["of"]


def test_the_class_shows_what_it_means() -> None:
    assert Number.double.__doc__ == "Twice as much."
