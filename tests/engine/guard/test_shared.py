"""One device for two activities: it is on for one of them."""

import pytest

from custom_components.back_recovery.engine.model.devices import Reading

from ..builders import a_plan, an_activity, at
from ..house import HouseTimeline, a_pad, by_hand

BELT = an_activity("belt", duration=10, device=by_hand())
PLAN = a_plan(a_pad(by_hand(), gap=0), BELT, rest_window=120)


class Sharing(HouseTimeline):
    """A house in which what the pad's plug says is said of the belt, too."""

    def plug(self, when: str, *, is_on: bool) -> HouseTimeline:
        self._pass_until(at(when))
        self.readings["belt"] = Reading(is_on=is_on)
        return self.says(when, is_on=is_on)


@pytest.mark.parametrize("activity", ["heating_pad", "belt"])
def test_it_is_on_for_whose_session_runs_whoever_had_it_last(activity: str) -> None:
    home = Sharing(PLAN).day()
    home.plug("Tue 12:00", is_on=True)
    home.plug("Tue 12:02", is_on=False)

    home.confirm("Tue 14:00", activity)
    home.plug("Tue 14:01", is_on=True)

    assert home.switched == []
    assert home.guard().activity == activity
