"""Evenings with the pad and the bath, from the first tap to the last proof that it is off."""

from collections.abc import Callable

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.errors import ActivityClosed
from custom_components.back_recovery.engine.model.guards import GuardState
from custom_components.back_recovery.engine.model.vocabulary import Answer, Phase, WarningList
from custom_components.back_recovery.engine.reading.agenda import agenda

from ..builders import a_plan, an_activity, at, clock
from ..house import HouseTimeline, a_bath, a_pad

PAD = a_pad(times="21:30", gap=60)
RUB = an_activity("rub", duration=2, gap=180, most_per_day=4, earliest="07:00", latest="22:00")
WALK = an_activity("walk", times="21:40", duration=10, latest="22:00")
PLAN = a_plan(PAD, a_bath(), RUB, WALK, quiet="22:00-07:00", rest_window=96)


def refused(act: Callable[[], object]) -> list[str]:
    """Return every reason of a refusal with what is to blame: "after_other rub Tue 19:00"."""
    with pytest.raises(ActivityClosed) as closed:
        act()
    return [
        " ".join(filter(None, [one.reason, one.after, one.until and clock(one.until)]))
        for one in closed.value.lockouts
    ]


def done(home: HouseTimeline, when: str, activity: str) -> HouseTimeline:
    return home.on(when, happened.ActivityDone(activity=activity, by="anna"))


# A warning sign at hour three


def hour_three() -> HouseTimeline:
    """Heat from 19:00 to 19:15, again since 20:58, and a warning sign at 21:00."""
    home = HouseTimeline(PLAN).start("Tue 18:00").confirm("Tue 19:00")
    home.tap("Tue 19:05:30", Answer.FINE, "skin_subject").until("Tue 19:15").confirm("Tue 20:58")
    return home.on("Tue 21:00", happened.WarningSignReported(list=WarningList.B))


def test_the_first_session_is_off_after_its_fifteen_minutes() -> None:
    assert hour_three().switched[:2] == ["Tue 19:00 on switch.pad", "Tue 19:15 off switch.pad"]


def test_a_warning_sign_switches_the_pad_off_at_once() -> None:
    home = hour_three()

    assert home.switched[2:] == ["Tue 20:58 on switch.pad", "Tue 21:00 off switch.pad"]
    assert home.episode.phase is Phase.HOLD_CARE


def test_in_the_hold_nothing_warm_is_offered_and_a_walk_may_be_begun() -> None:
    home = hour_three().until("Tue 22:00")

    assert home.offered == []
    assert home.on("Wed 12:00", happened.ActivityStarted(activity="walk")).episode.session


def test_in_the_hold_a_start_is_refused_with_the_reason() -> None:
    home = hour_three()

    assert "hold" in refused(lambda: home.confirm("Tue 21:01"))
    assert "hold" in refused(lambda: home.ask("Tue 21:02", "bath"))


def test_in_the_hold_a_plug_switched_on_by_hand_goes_off_at_once() -> None:
    home = hour_three().says("Tue 21:10", is_on=True, switched_by="Ben")

    assert home.switched[-1] == "Tue 21:10 off switch.pad"
    assert home.messages("switched_off")[-1].by == "Ben"


# A restart in the middle of heat


def on_since_eight() -> HouseTimeline:
    return HouseTimeline(PLAN).start("Mon 18:00").confirm("Tue 20:00").until("Tue 20:04")


@pytest.mark.parametrize(
    ("back", "text"), [("20:40", "ended_late"), ("20:08", "stopped_by_restart")]
)
def test_after_a_restart_the_pad_goes_off_first_and_stays_off(back: str, text: str) -> None:
    home = on_since_eight().restart(f"Tue {back}").until("Tue 21:20")

    assert home.switched[1:] == [f"Tue {back} off switch.pad"]
    assert len(home.messages(text)) == 1
    assert home.why() in ("restarted", "session_ended")


def test_after_a_restart_a_new_session_waits_for_the_gap() -> None:
    home = on_since_eight().restart("Tue 20:08")

    assert refused(lambda: home.confirm("Tue 21:07:59")) == ["gap Tue 21:08"]
    assert home.confirm("Tue 21:08").is_on()


def test_a_plug_that_is_away_at_the_restart_is_told_until_it_is_off() -> None:
    home = on_since_eight().restart("Tue 20:40", is_on=None).until("Tue 20:50")

    assert home.switched[1:3] == ["Tue 20:40 off switch.pad", "Tue 20:40:10 off switch.pad"]
    assert home.switched[-1] == "Tue 20:50 off switch.pad"
    assert [line for line in home.told if "not_off" in line] == ["Tue 20:42 not_off"]
    assert home.says("Tue 20:50:05", is_on=True).guard().state is GuardState.OFF


# A warming rub and heat


def test_a_rub_keeps_heat_and_bath_away_and_every_refusal_says_until_when() -> None:
    home = done(HouseTimeline(PLAN).start("Mon 18:00"), "Tue 15:00", "rub")

    assert refused(lambda: home.confirm("Tue 15:20")) == ["after_other rub Tue 19:00"]
    assert refused(lambda: home.confirm("Tue 15:45", "bath")) == ["after_other rub Tue 16:00"]
    assert home.confirm("Tue 16:05", "bath").is_on("bath")


def test_a_rub_too_soon_after_the_bath_is_refused_for_both_reasons() -> None:
    home = bathed()

    found = refused(lambda: home.on("Tue 16:35", happened.ActivityStarted(activity="rub")))
    assert found == ["after_other bath Tue 16:50", "gap Tue 18:00"]


def test_a_second_rub_moves_the_lock_of_the_pad() -> None:
    home = bathed()
    home.on("Tue 18:05", happened.ActivityStarted(activity="rub")).until("Tue 18:07")

    assert refused(lambda: home.confirm("Tue 19:30")) == ["after_other rub Tue 22:07"]


def test_the_agenda_shows_every_reason() -> None:
    home = done(bathed(), "Tue 18:05", "rub")

    closed = agenda(home.plan, home.episode, at("Tue 22:00"), readings=home.readings).closed
    pad = {one.reason for one in closed if one.activity == "heating_pad"}
    assert pad == {"after_other", "quiet_hours", "hours"}


def bathed() -> HouseTimeline:
    """A rub at 15:00, and a bath from 16:05 to 16:20."""
    home = done(HouseTimeline(PLAN).start("Mon 18:00"), "Tue 15:00", "rub").confirm(
        "Tue 16:05", "bath"
    )
    return home.says("Tue 16:06", "bath", level=80.0).on("Tue 16:20", happened.ActivityStopped())


# Silence, sleep and a foreign switch


def asleep() -> HouseTimeline:
    """Heat since 21:00, and nobody answers."""
    return HouseTimeline(PLAN).start("Mon 18:00").confirm("Tue 21:00").until("Tue 21:08")


def test_who_falls_asleep_on_the_pad_does_not_sleep_on_it() -> None:
    home = asleep()

    assert home.switched == ["Tue 21:00 on switch.pad", "Tue 21:07 off switch.pad"]
    assert home.told[-4:] == [
        "Tue 21:05 skin_check",
        "Tue 21:07 going_off",
        "Tue 21:07 no_reply",
        "Tue 21:07 off_confirmed",
    ]
    assert home.why() == "no_reply"


def test_there_is_no_further_heat_that_night_nor_before_the_morning() -> None:
    home = asleep()

    assert "no_reply Wed 07:00" in refused(lambda: home.confirm("Tue 21:20"))
    assert "no_reply Wed 07:00" in refused(lambda: home.ask("Wed 00:01"))
    assert "no_reply Wed 07:00" in refused(lambda: home.ask("Wed 06:59:59"))
    assert home.confirm("Wed 07:00").is_on()


def test_an_automation_that_heats_in_the_night_is_undone_at_once() -> None:
    home = asleep().says("Tue 22:10", is_on=True)

    assert home.switched[-1] == "Tue 22:10 off switch.pad"
    assert home.messages("switched_off")[-1].reason == "quiet_hours"
    assert home.is_on() is False


def test_three_warm_things_are_shared_by_pad_and_bath() -> None:
    home = HouseTimeline(PLAN).start("Mon 18:00")
    for hour in ("09", "12"):
        home = done(home, f"Tue {hour}:00", "heating_pad")
    home = done(home, "Tue 15:00", "bath")

    assert "warm_budget Wed 00:00" in refused(lambda: home.confirm("Tue 20:00"))


def test_options_changed_in_the_middle_do_not_make_it_longer() -> None:
    longer = a_plan(a_pad(duration=20, latest="23:00"), rest_window=96)
    home = on_since_eight().with_plan(longer).on("Tue 20:05", happened.PlanChanged())

    assert home.until("Tue 20:15").is_on() is False
