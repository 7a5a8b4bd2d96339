"""The words that may lie on disk, or in somebody's automation: none is renamed or forgotten."""

from enum import StrEnum

import pytest

from custom_components.back_recovery.engine.model.catalogue import CATALOGUE
from custom_components.back_recovery.engine.model.happened import (
    NO_NEWS,
    DeviceNews,
    SessionEdge,
    What,
)
from custom_components.back_recovery.engine.model.texts import ENDED, OFFERS, ONSETS, Text
from custom_components.back_recovery.engine.model.vocabulary import Onset

WRITTEN: dict[type[StrEnum], str] = {
    What: """
        closed completed extended gate_opened hold_lifted hold_started lifted paused resumed
        shortened stage_changed started stopped told
    """,
    DeviceNews: "not_confirmed_off off_confirmed",
    SessionEdge: "start end",
    Text: """
        anything_new bath bath_out bath_overdue bath_ready bath_too_warm bruise check_in closed
        completed confirm_heat confirm_start contact_bath contact_bath_over contact_not_off
        contact_off_again custom d14 d28 d5 d7 done easy_position ended_bath ended_custom
        ended_easy_position ended_heat ended_heating_pad ended_ice ended_late ended_mat ended_prep
        ended_rub ended_shower ended_walk extended follow_up_30 follow_up_7 gym gym_hold
        gym_session heating_pad hold_lifted how_was_it ice lifted_anyway mat missed no_reply
        not_off not_switched_on off_again onset_sore onset_tweak onset_tweak_no_ice onset_unsure
        pain_high paused_silent prep prep_cards ready_check rub scald sedative shortened shower
        skin_check skin_stop sore_after sore_peak stage_down stage_lower stage_repeat started
        still_missing stopped_by_restart swelling switched_off three_setbacks tip walk
        walk_high_pain warning_a warning_b warning_list went_off what_is_new window_extended
        withdrawn
    """,
}
"""What has been written by a release."""


@pytest.mark.parametrize("words", WRITTEN, ids=lambda words: words.__name__)
def test_what_was_written_once_is_still_understood(words: type[StrEnum]) -> None:
    written = WRITTEN[words].split()

    assert written
    assert set(written) <= {one.value for one in words}


def test_the_tables_of_texts_are_whole() -> None:
    assert OFFERS.keys() == CATALOGUE.keys()
    assert ENDED.keys() == {kind for kind, usual in CATALOGUE.items() if usual.duration}
    assert ONSETS.keys() == set(Onset)


def test_automations_hear_of_what_they_can_act_on() -> None:
    assert set(What) - NO_NEWS == {
        What.STARTED,
        What.EXTENDED,
        What.SHORTENED,
        What.GATE_OPENED,
        What.STAGE_CHANGED,
        What.HOLD_STARTED,
        What.HOLD_LIFTED,
        What.COMPLETED,
        What.STOPPED,
        What.CLOSED,
    }
