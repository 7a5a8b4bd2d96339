"""Things, as lines: ground, chair, arrows, steam and the like."""

from functools import cache
from typing import Final

from .field import Shape, tube
from .geometry import Line, arc, direction_of, smooth_through, toward
from .layers import Layer, Style, Tone
from .skeleton import GROUND


def prop(
    *lines: Line,
    straight: bool = True,
    width: float = 1.0,
    closed: bool = False,
    hides: Shape | None = None,
) -> Layer:
    return Layer(
        tone=Tone.PROP,
        lines=lines,
        straight=straight,
        width=width,
        closed=closed,
        hides=hides,
    )


def accent(
    *lines: Line,
    straight: bool = True,
    width: float = 1.0,
    closed: bool = False,
    dashes: tuple[float, float] | None = None,
) -> Layer:
    """Return lines of the accent beside the body."""
    return Layer(
        tone=Tone.ACCENT,
        lines=lines,
        straight=straight,
        width=width,
        closed=closed,
        dashes=dashes,
    )


def ground(left: float, right: float) -> Layer:
    return prop([complex(left, GROUND), complex(right, GROUND)])


def chair(
    back: float,
    seat: float,
    *,
    depth: float = 40,
    inset: float = 0,
    faces: int = 1,
    leans: float = 5,
) -> Layer:
    """Return a chair whose seat begins at x = `back`, `seat` above the ground.

    `inset`: how far the front legs are inside the edge; `faces`: 1 to the right, -1 to the left;
    `leans`: how far the top of its back is behind the seat.
    """
    high = GROUND - seat
    front = back + faces * depth
    return prop(
        [
            complex(back - faces * leans, high - 46),
            complex(back, high),
            complex(back - faces * 1, GROUND),
        ],
        [complex(back, high), complex(front, high)],
        [complex(front - faces * inset, high), complex(front - faces * (inset - 1), GROUND)],
    )


ARROW_HEAD: Final = 6.0


def arrow(start: complex, end: complex, style: Style) -> Layer:
    """Return a straight arrow of the accent."""
    return accent(
        [start, end], arrow_head(end, direction_of(end - start), style), width=_thin(style)
    )


def arrow_head(tip: complex, direction: float, style: Style) -> list[complex]:
    size = ARROW_HEAD + style.line * 0.4
    return [tip + toward(direction + 142, size), tip, tip + toward(direction - 142, size)]


def _thin(style: Style) -> float:
    """Return the factor that makes a line of the accent as thin as the others."""
    return 1 / style.accent


def thin_accent(*lines: Line, style: Style, straight: bool = False, closed: bool = False) -> Layer:
    return accent(*lines, straight=straight, width=_thin(style), closed=closed)


def dotted(line: Line, style: Style) -> Layer:
    """Return a path of dots: the way something goes."""
    return accent(line, straight=False, width=_thin(style), dashes=(0.01, 2.4))


def wave(start: complex, direction: float, length: float, swing: float) -> list[complex]:
    """Return a line that winds twice: warmth, or steam."""
    side = toward(direction + 90, swing)
    along = toward(direction, length)
    knots = [
        start,
        start + 0.25 * along + side,
        start + 0.5 * along,
        start + 0.75 * along - side,
        start + along,
    ]
    return smooth_through(knots)


def wrapped(pad: Line, style: Style) -> list[Layer]:
    """Return a pad in its cloth: a closed line round a solid accent."""
    cloth = tube_of(tuple(pad), 5.2)
    inside = tube_of(tuple(pad), 2.3 if not style.is_solid else 3.4)
    if style.is_solid:
        return [Layer(tone=Tone.ACCENT, lines=(pad,), width=1.35 / style.accent, parts=cloth)]
    return [
        Layer(tone=Tone.BODY, shape=cloth, width=0.75, hides=tube_of(tuple(pad), 6.4), parts=cloth),
        Layer(tone=Tone.ACCENT, shape=inside, is_full=True),
    ]


@cache
def tube_of(line: tuple[complex, ...], radius: float) -> Shape:
    return tube(line, radius)


def pillow(left: float, right: float, high: float) -> Layer:
    """Return a flat pillow on the ground."""
    corner = high * 0.45
    points = []
    for x, y, start in (
        (right - corner, GROUND - high + corner, 0),
        (right - corner, GROUND - corner, 90),
        (left + corner, GROUND - corner, 180),
        (left + corner, GROUND - high + corner, 270),
    ):
        points += arc(complex(x, y), corner, start, start + 90)
    return prop(points, straight=False, closed=True)


def snowflake(centre: complex, size: float, style: Style) -> Layer:
    lines = []
    for turn in range(0, 360, 60):
        tip = centre + toward(turn, size)
        fork = centre + toward(turn, size * 0.6)
        lines.append([centre, tip])
        if not style.is_solid:
            lines.append([fork + toward(turn + 50, 3.6), fork, fork + toward(turn - 50, 3.6)])
    return thin_accent(*lines, style=style, straight=True)


def thermometer(foot: complex, style: Style) -> list[Layer]:
    """Return a thermometer that stands at warm, not at hot."""
    tube_half, bulb = 3.6, 6.4
    height = 42.0
    top = foot - 1j * height
    outline = [
        *arc(top, tube_half, -90, 90),
        *arc(foot, bulb, 34, 326),
    ]
    return [
        prop(outline, straight=False, closed=True),
        accent([foot, foot - 1j * height * 0.55], width=1.2),
        Layer(tone=Tone.ACCENT, lines=(arc(foot, bulb - style.line * 1.3, 0, 354),), is_full=True),
    ]
