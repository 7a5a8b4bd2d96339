"""What is behind is left out of the lines, so that a picture needs no mask and no paper."""

from picture_maker.field import disc, union
from picture_maker.layers import GAP, STYLES, Layer, Opening, Tone, strokes
import pytest

OUTLINE, SOLID = STYLES[1], STYLES[2]
BALL = union([disc(0j, 10)])
LINE = Layer(tone=Tone.PROP, lines=([-30 + 0j, 30 + 0j],), straight=True)
BODY = Layer(tone=Tone.BODY, shape=BALL, tint=BALL, hides=BALL)


def test_a_line_behind_a_body_ends_before_it() -> None:
    left, right, _ = strokes([LINE, BODY], OUTLINE)
    margin = 0.95 * OUTLINE.line
    assert max(point.real for point in left.points) == pytest.approx(-10 - margin, abs=0.6)
    assert min(point.real for point in right.points) == pytest.approx(10 + margin, abs=0.6)


def test_a_line_in_front_is_whole() -> None:
    _, line = strokes([BODY, LINE], OUTLINE)
    assert (line.points[0], line.points[-1]) == (-30, 30)


def test_an_outline_that_is_whole_is_filled_and_drawn_at_once() -> None:
    (whole,) = strokes([BODY], OUTLINE)
    assert (whole.closed, whole.filled, whole.drawn) == (True, True, True)


def test_a_solid_body_leaves_a_gap_round_an_arm() -> None:
    arm = union([disc(0j, 3)])
    layers = [BODY, Layer(tone=Tone.BODY, shape=arm, parts=arm)]
    body = [stroke for stroke in strokes(layers, SOLID) if stroke.layer is BODY]
    nearest = min(abs(point) for stroke in body for point in stroke.points)
    assert nearest == pytest.approx(3 + GAP, abs=0.3)


def test_an_arm_is_open_where_it_grows_out_of_the_body() -> None:
    arm = union([disc(0j, 5)])
    open_ = Layer(tone=Tone.BODY, shape=arm, opens=Opening(5 + 0j, BALL))
    (line,) = strokes([open_], OUTLINE)
    assert not line.closed
    assert all(abs(point - 5) > 5 for point in line.points)
