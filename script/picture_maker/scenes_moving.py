"""The pictures of somebody who stands or moves: what is drawn in each of their frames."""

from functools import cache
from typing import Final

from . import postures
from .figures import accent_line, back_line, cached_tube, far_limbs, figure, near_arm, torso
from .flesh import flesh
from .front_view import Front, front_figure
from .geometry import arc, direction_of, smooth_through, toward
from .layers import Layer, Style, Tone
from .props import accent, arrow, arrow_head, chair, dotted, ground, prop, thin_accent
from .skeleton import GROUND, NECK, TRUNK, Body

STICK_BEHIND: Final = 12.0
"""The axis of the stick behind that of the trunk: there it touches head, upper back and bottom."""
STICK_WIDTH: Final = 1.8
"""In widths of a line."""


def stick(body: Body) -> tuple[complex, complex]:
    """Return the two ends of the axis of the broomstick along a back."""
    above = 1 + (NECK + 21.5) / TRUNK
    below = -16 / TRUNK
    return body.along_trunk(below, STICK_BEHIND), body.along_trunk(above, STICK_BEHIND)


def hinge(frame: int, style: Style) -> list[Layer]:
    body = postures.standing(f"hinge-{frame}")
    layers = hinged(body, style)
    layers.append(ground(-34, 34 if frame == 1 else 52))
    if frame == 2:
        behind = body.hip - 17 + 6j
        layers.append(arrow(behind, behind - 20, style))
    return layers


def hinged(body: Body, style: Style) -> list[Layer]:
    """Return somebody with a stick along the back."""
    line = back_line(body)
    line += smooth_through([line[-1], body.head + toward(body.leans[-1] - 90, 4.0)])[1:]
    if style.is_solid:
        layers = [torso(body), _solid_stick(body, style)]
    else:
        wood = Layer(tone=Tone.BODY, lines=(stick(body),), straight=True, width=STICK_WIDTH)
        layers = [*far_limbs(body), wood, torso(body)]
    return [*layers, accent_line(line, style), *near_arm(body)]


def _solid_stick(body: Body, style: Style) -> Layer:
    """Return the stick on a solid body: a little farther off, so that a gap fits between."""
    off = toward(body.leans[0] - 90, 2.0)
    line = tuple(end + off for end in stick(body))
    return Layer(
        tone=Tone.BODY,
        lines=(line,),
        straight=True,
        parts=cached_tube(line, style.line / 2),
    )


def bridge(frame: int, style: Style) -> list[Layer]:
    if frame == 1:
        body = postures.bridge(raised=False)
        return [*figure(body), _below_bridge(body)]
    body = postures.bridge(raised=True)
    top = body.hip - 20j
    return [*bridged(body, style), arrow(top, top - 19j, style)]


def bridged(body: Body, style: Style) -> list[Layer]:
    """Return a bridge and the line that is to become straight."""
    joints = (body.shoulder, body.hip, body.near_leg.knee)
    dots = [] if style.is_solid else [_dot(joint, style) for joint in joints]
    line = accent_line(joints, style, straight=True)
    return [*figure(body), line, *dots, _below_bridge(body)]


def _below_bridge(body: Body) -> Layer:
    return ground(body.shoulder.real - 34, body.near_leg.ankle.real + 26)


def _dot(at: complex, style: Style) -> Layer:
    return Layer(
        tone=Tone.ACCENT,
        lines=(arc(at, style.line * 1.55, 0, 354),),
        is_full=True,
    )


def risen(body: Body, style: Style) -> list[Layer]:
    """Return somebody on the way up from a chair: the line of the back stays straight."""
    return [
        *behind_rising(),
        torso(body, postures.on_seat(body, postures.SEAT)),
        accent_line(back_line(body), style),
        *near_arm(body),
    ]


def sit_to_stand(frame: int, style: Style) -> list[Layer]:
    seated, body = postures.rising()
    if frame == 2:
        return [*behind_rising(), *figure(body)]
    up = seated.head + complex(18, -2)
    layers = risen(seated, style)
    return [*layers, arrow(up, up - 26j, style)] if style.is_solid else layers


def behind_rising() -> list[Layer]:
    """Return the chair and the ground, which are the same all the way up."""
    back = postures.rising()[0].hip.real - 16
    return [ground(back - 14, 34), chair(back, postures.SEAT, depth=34)]


SIDE_STEP: Final = (Front(-9, 9, 4), Front(-9, 45, 9))
"""Feet together, then one wide step; the standing foot stays."""


@cache
def _front(frame: int) -> Layer:
    shape = front_figure(SIDE_STEP[frame - 1])
    return Layer(tone=Tone.BODY, shape=shape, tint=shape, hides=shape)


def side_steps(frame: int, style: Style) -> list[Layer]:
    layers = [_front(frame), ground(-34, 70)]
    if frame == 2:
        if not style.is_solid:
            layers.append(dotted([complex(9, GROUND + 9), complex(30, GROUND + 9)], style))
        layers.append(arrow(complex(33, GROUND + 9), complex(52, GROUND + 9), style))
    return layers


def bend_forward(frame: int, style: Style) -> list[Layer]:
    body = postures.standing("bend_forward")
    start = postures.standing("bend_forward-start")
    body = postures.with_hand(body, body.near_leg.ankle + 6 - 25j, bend=-1)
    before = flesh(start).torso
    ghost = Layer(tone=Tone.FAR, shape=before, keeps=lambda point: point.imag < start.hip.imag - 6)
    path = arc(body.hip, 76, 14, 68)
    layers = [] if style.is_solid else [ghost]
    layers += [torso(body), accent_line(back_line(body), style), *near_arm(body)]
    layers += [dotted(path[:-1], style), _head_of(path, style), ground(-34, 44)]
    return layers


def _head_of(path: list[complex], style: Style) -> Layer:
    tip = path[-1]
    return thin_accent(
        arrow_head(tip, direction_of(tip - path[-3]), style), style=style, straight=True
    )


def one_leg(frame: int, style: Style) -> list[Layer]:
    body = postures.standing("one_leg")
    back_x = 44.0
    top = complex(back_x - 5, GROUND - 46 - 46)
    body = postures.with_hand(body, top + complex(1, -4.4), bend=1)
    assert body.far_leg is not None
    lifted = flesh(body).far_leg
    assert lifted is not None
    far = Layer(
        tone=Tone.BODY, shape=lifted, tint=lifted.without(flesh(body).torso, 0), hides=lifted
    )
    return [
        chair(back_x, 46),
        far,
        torso(body),
        *near_arm(body),
        ground(-34, 98),
    ]


def walking(frame: int, style: Style) -> list[Layer]:
    body = postures.walking()
    return [*figure(body), ground(-66, 34)]


def stairs(frame: int, style: Style) -> list[Layer]:
    body = postures.on_stairs()
    assert body.far_leg is not None
    edge = body.near_leg.ankle.real - 9
    rise, depth = postures.STEP_RISE, postures.STEP_DEPTH
    corners = [complex(edge - 60, GROUND), complex(edge, GROUND)]
    height = GROUND
    for step in range(4):
        height -= rise
        corners += [
            complex(edge + step * depth, height),
            complex(edge + (step + 1) * depth, height),
        ]
    top = corners[-1] - 12
    flag = [top, top - 28j]
    cloth = [top - 28j, top + 13 - 22j, top - 16j]
    return [
        *figure(body),
        prop(corners),
        prop(flag),
        accent(cloth, width=1 / style.accent),
        Layer(tone=Tone.ACCENT, lines=(cloth,), straight=True, is_full=True),
    ]
