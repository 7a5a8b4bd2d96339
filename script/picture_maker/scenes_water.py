"""The pictures with water, and the one of the closed gym."""

from dataclasses import replace
from functools import cache
from typing import Final

from . import postures
from .field import Shape, polygon
from .figures import near_arm, torso
from .flesh import flesh
from .geometry import arc, curve, smooth_through, toward
from .layers import Layer, Style, Tone
from .props import accent, ground, prop, thermometer, thin_accent, wave
from .skeleton import GROUND, Body

WATER: Final = 44.0
"""How high the water of the bath is above the ground."""
_RIM: Final = 55.0


def _tub(left: float, right: float) -> list[complex]:
    """Return the wall of the tub from rim to rim."""
    top, bottom = GROUND - _RIM, GROUND - 9
    return [
        complex(left - 7, top),
        *curve(
            complex(left, top),
            complex(left + 4, bottom - 8),
            complex(left + 8, bottom),
            complex(left + 26, bottom),
        ),
        *curve(
            complex(right - 26, bottom),
            complex(right - 8, bottom),
            complex(right - 4, bottom - 8),
            complex(right, top),
        ),
        complex(right + 7, top),
    ]


def bath(frame: int, style: Style) -> list[Layer]:
    body = postures.bathing()
    level = GROUND - WATER
    left, right = body.hip.real - 52, body.hip.real + 78
    wall = _tub(left, right)
    shape = flesh(body).torso
    surface = [
        complex(x, level + (1.1 if index % 2 else -1.1))
        for index, x in enumerate(_steps(left + 3.5, right - 3.5, 4.0))
    ]
    feet = [
        [complex(x, GROUND - 9), complex(x + lean, GROUND - 1)]
        for x, lean in ((left + 24, -4), (right - 24, 4))
    ]
    middle = body.hip.real + 20
    steam = [wave(complex(middle + across, level - 38), 0, 22, 3) for across in (-13, 0, 13)]
    return [
        Layer(
            tone=Tone.FAR,
            shape=_below(shape, level) if style.is_solid else shape,
            keeps=lambda point: point.imag > level + style.line,
        ),
        Layer(
            tone=Tone.BODY,
            shape=_above(shape, level) if style.is_solid else shape,
            tint=shape,
            keeps=lambda point: point.imag < level - style.line,
        ),
        *_arm_in_water(body, level, style),
        Layer(tone=Tone.BODY, lines=(wall, *feet), straight=False),
        thin_accent(smooth_through(surface), style=style),
        thin_accent(*steam, style=style),
        ground(left - 16, right + 16),
    ]


def _arm_in_water(body: Body, level: float, style: Style) -> list[Layer]:
    """Return the near arm, paler where it is under water."""
    layers = []
    for layer in near_arm(body):
        shape = layer.shape
        assert shape is not None
        layers += [
            replace(
                layer,
                tone=Tone.FAR,
                shape=_below(shape, level) if style.is_solid else shape,
                keeps=lambda point: point.imag > level + style.line,
            ),
            replace(
                layer,
                shape=_above(shape, level) if style.is_solid else shape,
                keeps=lambda point: point.imag < level - style.line,
                hides=None,
            ),
        ]
    return layers


def _steps(start: float, end: float, step: float) -> list[float]:
    count = round((end - start) / step)
    return [start + (end - start) * index / count for index in range(count + 1)]


_FAR_AWAY: Final = 400.0


@cache
def _above(shape: Shape, level: float) -> Shape:
    return shape.without(_half(level, _FAR_AWAY), 3.5)


@cache
def _below(shape: Shape, level: float) -> Shape:
    return shape.without(_half(level, -_FAR_AWAY), 3.5)


@cache
def _half(level: float, depth: float) -> Shape:
    return polygon(
        [
            complex(-_FAR_AWAY, level),
            complex(_FAR_AWAY, level),
            complex(_FAR_AWAY, level + depth),
            complex(-_FAR_AWAY, level + depth),
        ]
    )


def shower(frame: int, style: Style) -> list[Layer]:
    body = postures.standing("shower")
    pole = body.hip.real - 58
    top = 22.0
    head = complex(pole + 20, top + 8)
    pipe = [
        complex(pole, GROUND),
        *curve(
            complex(pole, top + 12),
            complex(pole, top - 2),
            complex(pole + 14, top - 4),
            head - 3 - 4j,
        ),
    ]
    facing = 128.0
    rose = [head + toward(facing - 90, 9), head + toward(facing + 90, 9)]
    sprays = [
        [head + toward(facing - 90, off) + toward(turn, 6), head + toward(turn, length)]
        for off, turn, length in ((5, 120, 46), (0, 134, 58), (-5, 148, 72))
    ]
    layers = [
        prop(pipe, straight=False),
        Layer(tone=Tone.BODY, lines=(rose,), straight=True, width=1.6),
        accent(*sprays, width=1 / style.accent, dashes=None if style.is_solid else (2.2, 2.6)),
        torso(body),
        *near_arm(body),
        ground(pole - 10, 58),
    ]
    if not style.is_solid:
        layers += thermometer(complex(42, 84), style)
    return layers


def gym_locked(frame: int, style: Style) -> list[Layer]:
    """Return a bar with three plates on each side; the lock is where the bar is interrupted."""
    middle = 110.0
    bar, plates = [], []
    for side in (-1, 1):
        bar += [
            [complex(side * 24, middle), complex(side * 41.5, middle)],
            [complex(side * 75.5, middle), complex(side * 88, middle)],
        ]
        for off, half in ((46, 32), (58, 25), (70, 17)):
            plates.append(_rounded(complex(side * off, middle), 4.0, half))
    lock = _rounded(complex(0, middle + 4), 20, 17, 4)
    shackle = [
        complex(-11, middle - 13),
        *arc(complex(0, middle - 22), 11, -90, 90),
        complex(11, middle - 13),
    ]
    hole = [complex(0, middle + 3), complex(0, middle + 10)]
    body = Tone.BODY
    return [
        Layer(tone=body, lines=tuple(bar), straight=True, width=1.4),
        Layer(tone=body, lines=tuple(plates), closed=True, straight=style.is_solid),
        Layer(tone=Tone.ACCENT, lines=(lock,), is_full=True, is_tint=True),
        thin_accent(lock, style=style, closed=True),
        thin_accent(shackle, style=style),
        thin_accent(hole, style=style, straight=True),
        Layer(
            tone=Tone.ACCENT,
            lines=(arc(complex(0, middle + 2), 3.4, 0, 354),),
            is_full=True,
        ),
    ]


def _rounded(centre: complex, wide: float, high: float, corner: float = 3.0) -> list[complex]:
    """Return a rectangle with round corners; `wide` and `high` are halves."""
    points = []
    for across, down, start in ((1, -1, 0), (1, 1, 90), (-1, 1, 180), (-1, -1, 270)):
        at = centre + complex(across * (wide - corner), down * (high - corner))
        points += arc(at, corner, start, start + 90)
    return points
