"""What people are told on the way back, and whom they may call."""

from dataclasses import replace

import pytest

from custom_components.back_recovery.engine.model import errors
from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.errors import Unmet
from custom_components.back_recovery.engine.model.plan import TRAINING, UsualLoad
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Reason, Stage
from custom_components.back_recovery.settings.help_lines import UNKNOWN, help_lines
from custom_components.back_recovery.telling.texts import Texts

from ..wording import LANGUAGES, MONDAY, PLAN, THURSDAY, WARNING_B, read


def a_training(stage: Stage) -> Message:
    return Message(subject="1", text=TRAINING, activity=TRAINING, stage=stage)


def test_a_training_says_what_its_stage_allows(english: Texts) -> None:
    spoken = english.say(a_training(Stage.LIGHT), PLAN, MONDAY)

    assert spoken.title == "Training"
    assert spoken.text.startswith(
        "Light: up to 40 % of your usual weight and 50 % of your usual amount. Stop at pain 6;"
    )


@pytest.mark.parametrize(
    ("stage", "load", "amount"),
    [
        (Stage.MODERATE, 60, 70),
        (Stage.FAIRLY_HEAVY, 80, 80),
        (Stage.NEAR_USUAL, 90, 90),
    ],
)
def test_every_stage_names_its_own_caps(
    english: Texts, stage: Stage, load: int, amount: int
) -> None:
    text = english.say(a_training(stage), PLAN, MONDAY).text

    assert f": up to {load} % of your usual weight and {amount} % of your usual amount." in text


@pytest.mark.parametrize(
    ("unit", "said"), [("kg", "Deadlift up to 42.5 kg"), ("lb", "Deadlift up to 42.5 lb")]
)
def test_usual_weights_make_the_cap_plates(english: Texts, unit: str, said: str) -> None:
    loads = (UsualLoad(name="Deadlift", weight=110), UsualLoad(name="Squat", weight=80, step=5))
    texts = english.at_home_in(UNKNOWN, unit)

    spoken = texts.say(a_training(Stage.LIGHT), replace(PLAN, usual_loads=loads), MONDAY)

    assert f"{said}, Squat up to 30 {unit}. Stop at pain 6" in spoken.text


def test_the_first_stage_names_no_plates(german: Texts) -> None:
    plan = replace(PLAN, usual_loads=(UsualLoad(name="Kreuzheben", weight=100),))

    spoken = german.say(a_training(Stage.BODYWEIGHT), plan, MONDAY)

    assert spoken.text.startswith("Körpergewicht: ohne Gewichte, höchstens 50 %")
    assert "Kreuzheben" not in spoken.text


@pytest.mark.parametrize(
    ("country", "called"),
    [
        ("GB", "Call 999 or go"),
        ("DE", "Call 112 or go"),
        ("XX", "Call your local emergency number or go"),
        (None, "Call your local emergency number or go"),
    ],
)
def test_a_warning_names_the_number_of_the_country(
    english: Texts, country: str | None, called: str
) -> None:
    texts = english.at_home_in(help_lines(country), "kg")

    spoken = texts.say(Message(subject="1", text=Text.WARNING_A), PLAN, MONDAY)

    assert called in spoken.text


def test_a_number_of_ones_own_goes_first(german: Texts) -> None:
    texts = german.at_home_in(help_lines("DE", advice="0800 1"), "kg")

    assert "0800 1 an" in texts.say(WARNING_B, PLAN, MONDAY).text
    assert "den ärztlichen Bereitschaftsdienst an" in german.say(WARNING_B, PLAN, MONDAY).text


def test_a_gate_says_all_that_is_missing(english: Texts) -> None:
    unmet = (Unmet(reason=Reason.SWELLING, until=THURSDAY), Unmet(reason=Reason.NO_WALK))

    said = english.refusal(errors.GateClosed(unmet), PLAN, MONDAY)

    assert said.startswith(
        "Not yet: there was swelling (until Thu 10:00); you have not walked ten minutes"
    )


@pytest.mark.parametrize(("number", "title"), enumerate(["Move well first", "Brace before you lift", "Let your hips do the work", "Move well first"]))  # fmt: skip
def test_the_practice_cards_come_one_after_the_other(
    english: Texts, number: int, title: str
) -> None:
    message = Message(subject="1", text=Text.PREP, activity="prep", number=number)

    assert english.say(message, PLAN, MONDAY).title == title


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_fits_on_a_phone(language: str) -> None:
    for answer, title in read(language)["buttons"].items():
        assert len(title.format(span="15 min", snooze="30 min", emergency_number="112")) <= 20, (
            answer
        )
