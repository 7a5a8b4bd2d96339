"""The pictures of somebody who lies or sits: what is drawn in each of them."""

from functools import cache
from typing import Final

from . import postures
from .figures import accent_line, back_line, near_arm, torso
from .flesh import HEAD, flesh
from .geometry import arc, curve, direction_of, smooth_through, toward
from .layers import Layer, Style, Tone
from .props import arrow_head, chair, ground, pillow, prop, snowflake, thin_accent, wave, wrapped
from .skeleton import GROUND, Body

PAD_OFF: Final = 6.3
"""How far the middle of a pad in its cloth is off the skin."""


def beside_back(body: Body, low: float, high: float, off: float) -> list[complex]:
    """Return a line along the back, that far off the skin, between two shares of the trunk."""
    skin = flesh(body).torso

    def at(share: float) -> complex:
        behind = 6.0
        while skin.depth(body.along_trunk(share, behind)) < off:
            behind += 0.2
        return body.along_trunk(share, behind)

    return smooth_through([at(low + (high - low) * index / 4) for index in range(5)])


def easy_position(frame: int, style: Style) -> list[Layer]:
    body = postures.easy_position()
    ankle = body.near_leg.ankle
    arm = [] if style.is_solid else near_arm(body)
    return [
        chair(ankle.real + 16, GROUND - ankle.imag - 5.6, depth=45, inset=9, faces=-1),
        torso(body),
        accent_line(back_line(body, end=0.8), style),
        *arm,
        ground(body.head.real - 18, ankle.real + 34),
    ]


def bracing(frame: int, style: Style) -> list[Layer]:
    body = postures.bracing()
    nostril = body.head + toward(body.faces - 24, HEAD + 6)
    breath = wave(nostril, body.faces - 8, 24, 2.6)
    tip = breath[-1]
    head = arrow_head(tip, direction_of(tip - breath[-8]), style)
    low, high = (hoop(body, share) for share in (0.06, 0.24))
    if style.is_solid:
        belt = [accent_line(hoop(body, 0.15), style, width=1.3)]
    else:
        belt = [
            Layer(tone=Tone.ACCENT, lines=([*low, *reversed(high)],), is_full=True, is_tint=True),
            accent_line(low, style),
            accent_line(high, style),
        ]
    return [
        torso(body),
        *belt,
        *near_arm(body),
        thin_accent(breath, style=style),
        thin_accent(head, style=style, straight=True),
        ground(body.head.real - 18, body.near_leg.ankle.real + 24),
    ]


def hoop(body: Body, share: float) -> list[complex]:
    """Return the near half of a hoop round the waist, from the belly to the back."""
    skin = flesh(body).torso

    def at(side: int) -> complex:
        off = 5.0
        while skin.depth(body.along_trunk(share, side * off)) < 0.6:
            off += 0.1
        return body.along_trunk(share, side * off)

    front, back = at(-1), at(1)
    bulge = toward(body.leans[0], -4)
    return curve(front, front + bulge, back + bulge, back)


@cache
def seated_by_pad() -> Body:
    body = postures.sitting(-9, 81, 90, 5)
    return postures.with_hand(body, body.near_leg.knee + toward(270, 9) - 9.5j, bend=1)


def heating_pad(frame: int, style: Style) -> list[Layer]:
    body = seated_by_pad()
    pad = beside_back(body, 0.04, 0.56, PAD_OFF)
    # A thick line leaves a gap round the pad.
    back = body.hip.real - (31 if style.is_solid else 23)
    layers = [
        chair(back, postures.SEAT, depth=50, leans=8),
        torso(body, postures.on_seat(body, postures.SEAT)),
        *near_arm(body),
        *wrapped(pad, style),
    ]
    middle = pad[len(pad) // 2]
    layers += [
        thin_accent(
            wave(middle + complex(-24 if style.is_solid else -18, rise), 276, 13, 2.6), style=style
        )
        for rise in (-11, 0, 11)
    ]
    if not style.is_solid:
        layers += _lead(pad[0], back)
        layers += close_up(middle + complex(-34, -57), middle, style)
    layers.append(ground(back - 62, 34))
    return layers


def _lead(pad: complex, back: float) -> list[Layer]:
    """Return the lead from the pad down to a plug."""
    start = pad + 1 + 6j
    plug = complex(back - 50, GROUND - 5)
    line = curve(
        start, start + 22j - 3, complex(back - 6, plug.imag), complex(back - 30, plug.imag)
    )
    line += [plug + 7]
    box = [plug - 3j, plug + 7 - 3j, plug + 7 + 3j, plug + 3j]
    pins = [[plug - 4 + 1.7j * side, plug + 1.7j * side] for side in (-1, 1)]
    return [
        prop(line, straight=False, width=0.8),
        prop(box, closed=True, width=0.8),
        prop(*pins, width=0.8),
    ]


CLOSE_UP: Final = 25.0


def close_up(centre: complex, pad: complex, style: Style) -> list[Layer]:
    """Return a round window that shows how the pad, a woven cloth and the back lie on each other."""
    circle = arc(centre, CLOSE_UP, 0, 360)[:-1]

    def down(off: float) -> tuple[complex, complex]:
        """Return the two ends of a vertical line in the window."""
        half = ((CLOSE_UP - style.line * 0.4) ** 2 - off**2) ** 0.5
        return centre + complex(off, -half), centre + complex(off, half)

    skin, inner, outer = 7.0, 2.2, -6.4
    heat = [point for point in circle if -19.5 <= (point - centre).real <= -10.5]
    hatch = [
        [centre + complex(outer + 2, y + 2.0), centre + complex(inner - 2, y - 2.0)]
        for y in range(-20, 21, 5)
    ]
    within = [point for point in circle if (point - centre).real >= skin]
    return [
        Layer(tone=Tone.ACCENT, lines=(_between(heat, centre),), is_full=True),
        Layer(tone=Tone.BODY, lines=(within,), is_full=True, is_tint=True),
        Layer(tone=Tone.BODY, lines=(down(skin),), straight=True),
        Layer(
            tone=Tone.BODY,
            lines=(down(inner), down(outer), *hatch),
            straight=True,
            width=0.6,
        ),
        Layer(tone=Tone.BODY, lines=(circle,), closed=True, width=0.8),
        thin_accent([centre + toward(128, CLOSE_UP + 2), pad - 5 - 4j], style=style),
    ]


def _between(points: list[complex], centre: complex) -> list[complex]:
    """Return points of a circle as the edge of the strip between them."""
    upper = sorted((p for p in points if p.imag < centre.imag), key=lambda p: p.real)
    lower = sorted((p for p in points if p.imag > centre.imag), key=lambda p: -p.real)
    return [*upper, *lower]


def cold_pack(frame: int, style: Style) -> list[Layer]:
    body = postures.prone()
    pad = beside_back(body, 0.08, 0.44, PAD_OFF)
    middle = pad[len(pad) // 2]
    left, right = body.near_leg.toe.real - 14, body.head.real + 24
    rest = [] if style.is_solid else [pillow(body.head.real - 15, body.head.real + 15, 7.5)]
    return [
        *rest,
        torso(body),
        *near_arm(body),
        *wrapped(pad, style),
        snowflake(middle - 24j, 9.5, style),
        ground(left, right),
    ]


MAT: Final = 6.5
"""How high the mat lifts the back."""


def mat(frame: int, style: Style) -> list[Layer]:
    body = postures.on_mat(MAT)
    left, right = body.along_trunk(0.98, 0).real, body.hip.real + 8
    count = 15 if not style.is_solid else 7
    step = (right - left) / count
    tips = [
        complex(left + (index + 0.5) * step, GROUND - MAT + style.line * 0.7)
        for index in range(count)
    ]
    spikes = [[tip, complex(tip.real, GROUND - 1.2)] for tip in tips]
    base = [complex(left - 2, GROUND - 1.2), complex(right + 2, GROUND - 1.2)]
    rest = [] if style.is_solid else [pillow(body.head.real - 13, body.head.real + 15, 7.0)]
    return [
        *rest,
        torso(body),
        *near_arm(body),
        thin_accent(*spikes, style=style, straight=True),
        thin_accent(base, style=style, straight=True),
        ground(body.head.real - 24, body.near_leg.ankle.real + 24),
    ]
