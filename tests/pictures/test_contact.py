"""What touches in a picture touches, and what stays put does."""

from math import inf

from picture_maker import postures
from picture_maker.flesh import flesh, lowest, lowest_of_head, sole
from picture_maker.front_view import front_figure
from picture_maker.layers import STYLES
from picture_maker.scenes_moving import SIDE_STEP, STICK_WIDTH, stick
from picture_maker.skeleton import GROUND, Body
import pytest

STICK_HALF = STICK_WIDTH * STYLES[1].line / 2
TOUCHES = 2.5
"""Units between two skins that the eye takes for a touch: one width of a line."""


def gap_to_stick(body: Body, low: float, high: float) -> float:
    """Return how far the stick is from the skin of the back between two shares of the trunk."""
    start, end = stick(body)
    skin = flesh(body).torso
    nearest = inf
    for index in range(401):
        point = start + (end - start) * index / 400
        share = ((point - body.hip) / (body.shoulder - body.hip)).real
        if low <= share <= high:
            nearest = min(nearest, skin.depth(point))
    return nearest - STICK_HALF


@pytest.mark.parametrize("frame", [1, 2])
@pytest.mark.parametrize(
    ("low", "high"),
    [(-0.3, 0.15), (0.6, 0.95), (1.2, 1.8)],
    ids=["bottom", "upper back", "head"],
)
def test_the_stick_touches_in_both_frames(frame: int, low: float, high: float) -> None:
    gap = gap_to_stick(postures.standing(f"hinge-{frame}"), low, high)
    assert -TOUCHES < gap < TOUCHES


@pytest.mark.parametrize("name", postures.STANDING)
def test_the_standing_foot_is_on_the_ground(name: str) -> None:
    foot = postures.standing(name).near_leg
    assert sole(foot) == pytest.approx(GROUND, abs=0.01)
    assert foot.points == 90


def test_the_feet_of_the_hinge_do_not_slide() -> None:
    before, after = (postures.standing(f"hinge-{frame}").near_leg for frame in (1, 2))
    assert abs(before.ankle - after.ankle) < 0.01


def test_the_feet_stay_where_they_are_on_the_way_up_from_the_chair() -> None:
    before = postures.rising()[0].near_leg
    after = postures.standing("sit_to_stand-2").near_leg
    assert abs(before.ankle - after.ankle) < 0.01


def test_heels_and_shoulders_of_the_bridge_stay_put() -> None:
    down, up = postures.bridge(raised=False), postures.bridge(raised=True)
    assert abs(down.near_leg.ankle - up.near_leg.ankle) < 0.01
    assert abs(down.shoulder.real - up.shoulder.real) < 2
    assert abs(down.shoulder.imag - up.shoulder.imag) < 2


def test_the_raised_bridge_is_one_line_and_rests_on_shoulders_head_and_feet() -> None:
    body = postures.bridge(raised=True)
    along = (body.near_leg.knee - body.shoulder) / (body.hip - body.shoulder)
    assert abs(along.imag) < 0.01
    assert lowest(body) == pytest.approx(GROUND, abs=0.01)
    assert lowest_of_head(body) == pytest.approx(GROUND, abs=0.01)
    assert sole(body.near_leg) == pytest.approx(GROUND, abs=0.01)


@pytest.mark.parametrize(
    ("body", "up"),
    [
        (postures.bridge(raised=False), 0),
        (postures.bracing(), 0),
        (postures.easy_position(), 0),
        (postures.on_mat(6.5), 6.5),
    ],
    ids=["bridge", "bracing", "easy position", "mat"],
)
def test_who_lies_on_the_back_touches_what_is_below(body: Body, up: float) -> None:
    assert lowest(body) == pytest.approx(GROUND - up, abs=0.01)
    assert body.near_arm
    arm = flesh(body).near_arm
    assert arm
    # No elbow is in the floor.
    through = [y for x in range(-90, 60) if arm.field(x, y := GROUND + 2) < 0]
    assert through == []


@pytest.mark.parametrize(
    "body",
    [postures.bridge(raised=False), postures.bracing(), postures.on_mat(6.5)],
    ids=["bridge", "bracing", "mat"],
)
def test_with_bent_knees_the_soles_stand_on_the_floor(body: Body) -> None:
    assert sole(body.near_leg) == pytest.approx(GROUND, abs=0.01)


def test_on_the_stairs_the_near_foot_is_flat_on_its_step() -> None:
    body = postures.on_stairs()
    assert body.far_leg
    assert sole(body.far_leg) == pytest.approx(GROUND, abs=0.01)
    assert sole(body.near_leg) == pytest.approx(GROUND - postures.STEP_RISE, abs=0.01)


def test_the_standing_foot_of_a_side_step_stays() -> None:
    before, after = SIDE_STEP
    assert before.left == after.left
    ankles = [front_figure(pose).depth(complex(pose.left, GROUND - 5)) for pose in SIDE_STEP]
    assert max(ankles) < 0


def test_what_is_too_far_away_is_reached_for_with_a_straight_arm() -> None:
    arm = postures.arm_to(0j, 500 + 0j, bend=1)
    assert abs(arm.tip - 55) < 0.1
