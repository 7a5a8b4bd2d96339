"""Who stands in a picture would not fall over."""

from dataclasses import replace

from picture_maker.balance import STANDS, NotBalanced, balanced, require_balance, share_along
from picture_maker.postures import STANDING, on_stairs, standing, walking
from picture_maker.skeleton import Angles, Leg, joints
import pytest


@pytest.mark.parametrize("name", STANDING)
def test_who_stands_has_the_mass_where_the_table_says(name: str) -> None:
    body = standing(name)
    share = share_along(body, [body.near_leg])
    assert share == pytest.approx(STANDING[name].balance, abs=0.001)
    assert STANDS[0] <= share <= STANDS[1]


@pytest.mark.parametrize("step", [walking, on_stairs])
def test_a_step_is_balanced_along_both_feet(step: object) -> None:
    body = step()
    assert STANDS[0] <= share_along(body, [body.near_leg, body.far_leg]) <= STANDS[1]


@pytest.mark.parametrize("wanted", [0.2, 0.7])
def test_a_posture_that_would_fall_is_refused(wanted: float) -> None:
    stands = Angles(pelvis=0, near_leg=Leg(1, 4))
    body = joints(balanced(stands, wanted))
    with pytest.raises(NotBalanced, match=f"{wanted:.2f} of the feet"):
        require_balance(body, [body.near_leg], "falling")


def test_bending_without_moving_the_hips_back_would_fall() -> None:
    upright = STANDING["hinge-1"].angles
    bent = joints(replace(upright, pelvis=58, near_leg=Leg(59, 4)))
    with pytest.raises(NotBalanced):
        require_balance(bent, [bent.near_leg])


def test_what_no_angle_of_the_hips_can_balance_is_an_error() -> None:
    with pytest.raises(ValueError, match="no way"):
        balanced(Angles(pelvis=0, near_leg=Leg(1, 4)), 9)
