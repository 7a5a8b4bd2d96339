"""Every picture: its name, what it says to somebody who cannot see it, and its box."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from . import scenes_moving as moving, scenes_resting as resting, scenes_water as water
from .layers import Layer, Style

type Scene = Callable[[int, Style], list[Layer]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of one frame, or of two that stand side by side with an arrow between.

    `apart` is how far, `wide` how wide the box of both is. `up`: how far the ground is moved up in
    the box of 200. `small` is the side of the box that is left at 64 px, where only one of two
    frames is shown: `small_frame`.
    """

    name: str
    label: str
    scene: Scene
    frames: int = 1
    apart: float = 0
    wide: float = 200
    up: float = 0
    small_frame: int = 2
    small: float = 192


PICTURES: Final = (
    Picture(
        name="hinge",
        label="Stand with a stick along your back, then push your hips back with a straight back",
        scene=moving.hinge,
        frames=2,
        apart=170,
        wide=360,
        small=176,
    ),
    Picture(
        name="bridge",
        label="Lie on your back with bent knees, then lift your hips until shoulders, hips and knees are in a line",
        scene=moving.bridge,
        frames=2,
        apart=200,
        wide=400,
        up=28,
        small=176,
    ),
    Picture(
        name="sit_to_stand",
        label="Lean forward on the edge of a chair, then stand up",
        scene=moving.sit_to_stand,
        frames=2,
        apart=160,
        wide=360,
        small=160,
        small_frame=1,
    ),
    Picture(
        name="side_steps",
        label="Hands on your hips, then a wide step to the side",
        scene=moving.side_steps,
        frames=2,
        apart=160,
        wide=360,
        small=176,
    ),
    Picture(
        name="easy_position",
        label="Lie on your back with your calves on a chair",
        scene=resting.easy_position,
        up=22,
    ),
    Picture(
        name="bracing",
        label="Lie on your back with bent knees and a hand on your belly; make it firm and keep breathing",
        scene=resting.bracing,
        up=34,
    ),
    Picture(
        name="bend_forward",
        label="From standing, bend forward and let your arms hang",
        scene=moving.bend_forward,
    ),
    Picture(
        name="one_leg",
        label="Stand on one leg, a hand on the back of a chair",
        scene=moving.one_leg,
    ),
    Picture(name="walking", label="Walk", scene=moving.walking),
    Picture(name="stairs", label="Walk up stairs", scene=moving.stairs),
    Picture(
        name="heating_pad",
        label="Sit and lean lightly against a heating pad in a cloth at your lower back",
        scene=resting.heating_pad,
    ),
    Picture(
        name="cold_pack",
        label="Lie on your belly with a cold pack in a cloth on your lower back",
        scene=resting.cold_pack,
        up=40,
    ),
    Picture(
        name="mat",
        label="Lie on your back on an acupressure mat, knees bent",
        scene=resting.mat,
        up=34,
    ),
    Picture(
        name="bath",
        label="Lie in a warm bath",
        scene=water.bath,
    ),
    Picture(
        name="shower",
        label="Stand under a warm shower, the water on your back",
        scene=water.shower,
    ),
    Picture(
        name="gym_locked",
        label="A barbell with a padlock",
        scene=water.gym_locked,
    ),
)
