"""What stays closed beyond an episode, for how long, and which hold counts."""

from datetime import timedelta
from typing import Any

import pytest

from custom_components.back_recovery.engine.model.episode import (
    NOTHING_EARLIER,
    Closing,
    Earlier,
    Episode,
    Fact,
)
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.vocabulary import Onset, Phase, Reason
from custom_components.back_recovery.engine.reading.closings import (
    closings_left,
    cold_until,
    earlier_onset,
    held_since,
    hold_reason,
    onset_opens_at,
    open_hold,
)
from custom_components.back_recovery.engine.reading.earlier import still_counting

from ..builders import a_plan, an_activity, an_episode, at, clock, hours

A_SECOND = timedelta(seconds=1)


def closing(reason: Reason, when: str = "Mon 12:00", **values: Any) -> Closing:
    return Closing(reason=reason, at=at(when), **values)


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        (Reason.SWELLING, 48),
        (Reason.BRUISE, 48),
        (Reason.SEDATIVE, 12),
        (Reason.SKIN, 48),
        (Reason.ONSET, 72),
        (Reason.AFTER_WORKOUT, 1),
        (Reason.NOT_CALM, 24),
        (Reason.REFERRED, 7 * 24),
    ],
)
def test_what_closes_something_is_kept_for_its_own_hours(reason: Reason, kept: float) -> None:
    said = Earlier(closings=(closing(reason),))
    until = at("Mon 12:00") + hours(kept)

    assert still_counting(said, until) == said
    assert still_counting(said, until + A_SECOND) == NOTHING_EARLIER


def test_a_hold_that_nobody_lifted_is_kept_for_a_week_whatever_it_is_for() -> None:
    held = Earlier(closings=(closing(Reason.WARNING_B, is_hold=True),))

    assert still_counting(held, at("+Mon 12:00")) == held
    assert still_counting(held, at("+Mon 12:00:01")) == NOTHING_EARLIER


# What an episode leaves


def left(**values: Any) -> list[str]:
    """Return what an episode leaves that ends on Tuesday at noon: "onset Mon 18:00"."""
    found = closings_left(a_plan(), an_episode(**values), at("Tue 12:00"))
    return [f"{one.reason} {clock(one.at)}{' hold' if one.is_hold else ''}" for one in found]


def held(reason: str | None, when: str = "Tue 10:00", **values: Any) -> dict[str, Any]:
    fact = Fact(at=at(when), what=What.HOLD_STARTED, reason=reason)
    return {"phase": Phase.HOLD_CARE, "history": (fact,), **values}


def test_soreness_leaves_nothing_closed() -> None:
    assert left() == []


def test_how_it_began_is_left_from_when_it_was_said() -> None:
    assert left(onset=Onset.TWEAK) == ["onset Mon 18:00"]
    assert left(onset=Onset.UNSURE, onset_at=at("Tue 09:00")) == ["onset Tue 09:00"]


def test_a_hold_and_advice_nobody_followed_count_from_the_end() -> None:
    told = (Fact(at=at("Mon 20:00"), what=What.TOLD, reason="d7"),)

    assert left(**held("swelling")) == ["swelling Tue 12:00 hold"]
    assert left(history=told) == ["referred Tue 12:00"]


def test_what_was_left_before_is_left_on_and_its_hold_is_not() -> None:
    before = (closing(Reason.BRUISE), closing(Reason.SWELLING, is_hold=True))

    assert left(earlier=Earlier(closings=before)) == ["bruise Mon 12:00"]


# How it began


def test_of_two_that_came_suddenly_the_later_keeps_heat_closed() -> None:
    pad = an_activity("heating_pad", duration=15)
    before = Earlier(closings=(closing(Reason.ONSET, onset=Onset.TWEAK),))

    def opens(**values: Any) -> str:
        return clock(onset_opens_at(an_episode(**values), pad))

    assert opens() == "Mon 18:00"
    assert opens(earlier=before) == "Thu 12:00"
    assert opens(earlier=before, onset=Onset.TWEAK) == "Thu 18:00"
    assert opens(onset=Onset.TWEAK, onset_at=at("Tue 09:00")) == "Fri 09:00"


def test_what_was_said_last_of_how_it_began_counts() -> None:
    first = closing(Reason.ONSET, "Mon 09:00", onset=Onset.TWEAK)
    last = closing(Reason.ONSET, "Mon 10:00", onset=Onset.UNSURE)

    assert earlier_onset((last, first, closing(Reason.SKIN, "Mon 11:00"))) == last
    assert earlier_onset((closing(Reason.SKIN),)) is None


# Holds


def test_of_several_holds_the_gravest_counts_and_then_the_latest() -> None:
    grave = closing(Reason.WARNING_A, "Mon 09:00", is_hold=True)
    early = closing(Reason.SWELLING, "Mon 10:00", is_hold=True)
    late = closing(Reason.WARNING_B, "Mon 11:00", is_hold=True)
    said = closing(Reason.SWELLING, "Mon 12:00")

    assert open_hold((early, grave, late, said)) == grave
    assert open_hold((late, early, said)) == late
    assert open_hold((said,)) is None


@pytest.mark.parametrize(("reason", "found"), [("swelling", "swelling"), ("odd", "warning_b")])
def test_a_hold_for_what_nobody_knows_counts_as_a_warning_sign(reason: str, found: str) -> None:
    assert hold_reason(an_episode(**held(reason))) == found


def test_a_hold_whose_beginning_is_lost_counts_as_a_warning_sign_too() -> None:
    lost = an_episode(phase=Phase.HOLD_CARE, phase_since=at("Tue 09:00"))

    assert hold_reason(lost) is Reason.WARNING_B
    assert held_since(lost) == at("Tue 09:00")
    assert held_since(an_episode(**held("swelling"))) == at("Tue 10:00")


def test_what_is_not_on_hold_has_no_reason_for_it() -> None:
    assert hold_reason(an_episode(history=held("swelling")["history"])) is None


# The cold pack


def cold(episode: Episode) -> str | None:
    until = cold_until(episode)
    return clock(until) if until else None


def test_a_cold_pack_is_offered_for_three_days_of_a_hold_for_swelling() -> None:
    assert cold(an_episode(**held("swelling"))) == "Fri 10:00"
    assert cold(an_episode(**held("bruise"))) is None
    assert cold(an_episode(**held("swelling", phase=Phase.HOLD_EMERGENCY))) is None
    assert cold(an_episode(**held("swelling", phase=Phase.REST))) is None


def test_a_hold_that_goes_on_after_a_stop_counts_from_when_the_swelling_was_said() -> None:
    hold = closing(Reason.SWELLING, "Mon 18:00", is_hold=True)
    said = (closing(Reason.SWELLING, "Mon 09:00"), closing(Reason.SWELLING, "Mon 11:00"))
    goes_on = held("swelling", "Mon 18:00", earlier=Earlier(closings=(hold, *said)))

    assert cold(an_episode(**goes_on)) == "Thu 09:00"


def test_a_swelling_that_is_said_anew_counts_anew() -> None:
    hold = closing(Reason.SWELLING, "Mon 18:00", is_hold=True)
    said = closing(Reason.SWELLING, "Mon 09:00")

    anew = held("swelling", "Mon 18:00:01", earlier=Earlier(closings=(hold, said)))
    lifted = held("swelling", "Mon 18:00", earlier=Earlier(closings=(said,)))
    other = held("swelling", "Mon 18:00", earlier=Earlier(
        closings=(closing(Reason.WARNING_B, "Mon 18:00", is_hold=True), said)))  # fmt: skip

    assert cold(an_episode(**anew)) == "Thu 18:00:01"
    assert cold(an_episode(**lifted)) == cold(an_episode(**other)) == "Thu 18:00"


def test_a_hold_of_before_without_the_word_that_began_it_offers_no_cold() -> None:
    hold = closing(Reason.SWELLING, "Mon 18:00", is_hold=True)
    lost = held("swelling", "Mon 18:00", earlier=Earlier(closings=(hold,)))

    assert cold(an_episode(**lost)) == "Mon 18:00"
