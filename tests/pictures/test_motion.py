"""Between two frames nobody floats, slides or falls."""

import itertools

from picture_maker import postures
from picture_maker.balance import STANDS, share_along
from picture_maker.files import DRAWN, MOVING
from picture_maker.flesh import flesh, lowest, sole
from picture_maker.motion import FRAMES, bridging, eased, getting_up, hinging
from picture_maker.skeleton import GROUND, Body
import pytest

STEPS = eased()


def same(one: Body, other: Body) -> bool:
    joints = [(one.hip, other.hip), (one.shoulder, other.shoulder), (one.head, other.head)]
    return all(abs(a - b) < 0.5 for a, b in joints)


def test_a_movement_begins_and_ends_slowly() -> None:
    steps = [after - before for before, after in itertools.pairwise(STEPS)]
    assert (STEPS[0], STEPS[-1], len(STEPS)) == (0, 1, FRAMES)
    assert max(steps) == steps[FRAMES // 2 - 1] > 4 * steps[0]


def test_it_leads_from_one_frame_to_the_other() -> None:
    assert same(hinging(0), postures.standing("hinge-1"))
    assert same(hinging(1), postures.standing("hinge-2"))
    assert same(bridging(0), postures.bridge(raised=False))
    assert same(bridging(1), postures.bridge(raised=True))
    assert same(getting_up(0), postures.rising()[0])
    assert same(getting_up(1), postures.rising()[1])


@pytest.mark.parametrize("done", STEPS)
def test_the_hinge_stands_in_every_frame(done: float) -> None:
    body = hinging(done)
    assert STANDS[0] <= share_along(body, [body.near_leg]) <= STANDS[1]


@pytest.mark.parametrize("move", [hinging, getting_up], ids=lambda move: move.__name__)
@pytest.mark.parametrize("done", STEPS)
def test_the_feet_stay_on_the_ground_and_do_not_slide(move: object, done: float) -> None:
    foot = move(done).near_leg
    assert sole(foot) == pytest.approx(GROUND, abs=0.01)
    assert abs(foot.ankle.real) < 0.01


@pytest.mark.parametrize("done", STEPS)
def test_the_bridge_keeps_shoulders_heels_and_the_floor(done: float) -> None:
    body, start = bridging(done), bridging(0)
    assert abs(body.near_leg.ankle - start.near_leg.ankle) < 0.01
    assert abs(body.shoulder - start.shoulder) < 2
    assert lowest(body) < GROUND + 1


def test_the_mass_is_over_the_feet_once_the_chair_is_left() -> None:
    seat = GROUND - postures.SEAT
    for done in STEPS:
        body = getting_up(done)
        bottom = body.hip.imag + 12.6
        if bottom < seat - 8:
            assert share_along(body, [body.near_leg]) > 0.1
        assert flesh(body).torso.depth(body.hip) < 0


@pytest.mark.parametrize("name", MOVING)
def test_a_movement_is_loaded_in_one_piece_of_less_than_40_kb(name: str) -> None:
    assert (DRAWN / "motion" / f"{name}.json").stat().st_size < 40_000
