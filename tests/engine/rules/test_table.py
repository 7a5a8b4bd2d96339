"""The table of the rules: each is called after its place, and all that only say something act."""

from custom_components.back_recovery.engine.model.vocabulary import Phase
from custom_components.back_recovery.engine.rules.table import RULES

from ..builders import Timeline
from ..days import PLAN


def test_the_rules_are_called_after_their_place() -> None:
    assert (RULES[0].id, RULES[-1].id) == ("R1", f"R{len(RULES)}")


def test_what_closes_everything_lets_the_rules_about_single_things_speak_too() -> None:
    day = Timeline(PLAN).start("Mon 08:00").check_in("Mon 12:00", 4, leg_symptoms=True, bruise=True)

    assert day.episode.phase is Phase.HOLD_CARE
    assert set(day.told_last) == {"warning_b", "bruise"}


def test_of_two_findings_the_sign_is_the_one_that_is_held_for() -> None:
    day = (
        Timeline(PLAN).start("Mon 08:00").check_in("Mon 12:00", 4, leg_symptoms=True, swelling=True)
    )

    assert [line for line in day.events if "hold" in line] == ["Mon 12:00 hold_started warning_b"]
