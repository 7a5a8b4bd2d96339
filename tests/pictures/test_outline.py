"""From a shape to the text of a path."""

from math import pi

from picture_maker.contour import area, outlines
from picture_maker.curves import fitted, number, path_of_corners, path_of_curves, straightened
from picture_maker.field import Capsule, disc, polygon, union
import pytest

ROUND = union([disc(10 + 20j, 8)])


def test_the_outline_of_a_disc_is_a_circle() -> None:
    (loop,) = outlines(ROUND)
    off = [abs(abs(point - (10 + 20j)) - 8) for point in loop]
    assert max(off) < 0.15
    assert abs(area(loop)) == pytest.approx(pi * 64, rel=0.03)


def test_a_hole_has_an_outline_of_its_own() -> None:
    holed = ROUND.without(union([disc(10 + 20j, 3)]), 0)
    assert len(outlines(holed)) == 2


def test_two_shapes_far_from_each_other_are_both_found() -> None:
    apart = union([disc(0j, 4), disc(150 + 90j, 4)])
    assert len(outlines(apart)) == 2


def test_a_gap_parts_a_solid_shape() -> None:
    bar = union([Capsule(0j, 4, 40 + 0j, 4)])
    cut = bar.without(polygon([18 - 9j, 22 - 9j, 22 + 9j, 18 + 9j]), 1)
    assert len(outlines(cut)) == 2


def test_few_curves_follow_many_points() -> None:
    (loop,) = outlines(ROUND)
    cubics = fitted(tuple(loop), closed=True, tolerance=0.15)
    assert len(cubics) <= 8
    assert cubics[0][0] == cubics[-1][-1]
    middles = [(a + 3 * b + 3 * c + d) / 8 for a, b, c, d in cubics]
    assert all(abs(abs(middle - (10 + 20j)) - 8) < 0.3 for middle in middles)


def test_a_corner_stays_a_corner() -> None:
    line = tuple(complex(x) for x in range(11)) + tuple(complex(10, y) for y in range(1, 11))
    cubics = fitted(line, closed=False, tolerance=0.1)
    assert 10 + 0j in [one[0] for one in cubics]


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.04, "0"), (-0.04, "0"), (0.5, ".5"), (-0.5, "-.5"), (3.0, "3"), (-12.34, "-12.3")],
)
def test_a_number_is_short(value: float, text: str) -> None:
    assert number(value) == text


def test_numbers_share_their_signs_and_points() -> None:
    assert path_of_corners([0.5 + 0.5j, 0j, 3 + 0.2j]) == "M.5.5l-.5-.5 3 .2"
    assert path_of_curves([(0j, 1 + 0j, 2 + 1j, 3 + 3j)], closed=True) == "M0 0c1 0 2 1 3 3z"


def test_rounding_does_not_add_up() -> None:
    steps = path_of_corners([complex(index * 0.04) for index in range(6)])
    assert steps == "M0 0l0 0 .1 0 0 0 .1 0 0 0"


def test_points_on_a_straight_line_are_left_out() -> None:
    assert straightened([0j, 1 + 0j, 2 + 0j, 2 + 1j, 2 + 2j]) == [0j, 2 + 0j, 2 + 2j]
