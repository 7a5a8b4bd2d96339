"""Every refusal has words, in every language."""

from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

from homeassistant.core import HomeAssistant
from homeassistant.util.json import load_json_object
import pytest

import custom_components.back_recovery as integration
from custom_components.back_recovery.engine.model import errors
from custom_components.back_recovery.engine.model.errors import DomainError, Lockout, Unmet
from custom_components.back_recovery.engine.model.vocabulary import Phase, Reason
from custom_components.back_recovery.requests.request import refused

from ..acting import a_plan

TRANSLATIONS = Path(integration.__file__).parent / "translations"
LANGUAGES = sorted(path.stem for path in TRANSLATIONS.glob("*.json"))
AN_INSTANT = datetime(2026, 11, 25, 18, tzinfo=UTC)
CLOSED = Lockout(activity="walk", until=AN_INSTANT, reason=Reason.GAP)

RAISED: tuple[DomainError, ...] = (
    errors.NotRecovering(),
    errors.NothingToAnswer(),
    errors.StaleAnswer(),
    errors.NothingToCorrect(),
    errors.UntickedTooLate(seconds=60),
    errors.UnskippedTooLate(),
    errors.UnknownActivity(activity="sauna"),
    errors.NoDuration(activity="tip"),
    errors.NoSession(),
    errors.InvalidPain(),
    errors.WindowIsOver(),
    errors.WindowTooLong(until=AN_INSTANT),
    errors.WindowTooShort(until=AN_INSTANT),
    errors.DurationOutOfRange(activity="walk", least=3, most=30),
    errors.SnoozeTooLong(hours=24),
    *(errors.WrongPhase(phase=phase, move="resume") for phase in Phase),
    errors.ActivityClosed("walk", (CLOSED,)),
    errors.GateClosed((Unmet(reason=Reason.NO_WALK),)),
)
"""Every refusal of the engine, with the values that it is raised with."""

RAISED_BY_THE_SHELL = {
    "answer_not_yours": set[str](),
    "export_not_yours": set[str](),
    "field_missing": {"field"},
    "field_not_one_of": {"field", "options"},
    "field_unknown": {"field"},
    "field_unreadable": {"field"},
    "invalid_plan": {"field"},
    "no_test": set[str](),
    "not_a_finished_workout": set[str](),
    "not_a_number": set[str](),
    "not_loaded": set[str](),
    "not_saved": {"path"},
    "not_yours": set[str](),
    "nothing_to_export": {"days"},
    "number_first": set[str](),
    "only_tick": set[str](),
    "out_of_range": {"least", "most"},
    "plan_gone": set[str](),
    "simulating": set[str](),
    "start_too_far": set[str](),
    "stopping": set[str](),
    "test_again": {"seconds"},
    "test_not_yours": set[str](),
    "too_long": {"most"},
    "too_many_check_ins": {"most"},
    "too_many_questions": {"most"},
    "unforeseen": set[str](),
}


def texts(language: str) -> dict[str, str]:
    words = load_json_object(TRANSLATIONS / f"{language}.json")["exceptions"]
    assert isinstance(words, dict)
    return {key: str(text["message"]) for key, text in words.items() if isinstance(text, dict)}


def blanks(text: str) -> set[str]:
    """Return the names of what a text leaves open."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_no_refusal_is_forgotten_here() -> None:
    known = {error for error in vars(errors).values() if isinstance(error, type)}
    refusals = {error for error in known if issubclass(error, DomainError)} - {DomainError}

    assert refusals == {type(error) for error in RAISED}
    assert refusals


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("error", RAISED, ids=str)
async def test_a_refusal_has_words_that_its_values_fill(
    hass: HomeAssistant, error: DomainError, language: str
) -> None:
    entry = await a_plan(hass)

    answer = refused(entry.runtime_data.recovery, error)

    assert answer.translation_key in texts(language)
    text = texts(language)[answer.translation_key]
    assert blanks(text) <= set(answer.translation_placeholders or {})


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_shell_refuses_has_words_too(language: str) -> None:
    words = texts(language)

    assert {key: blanks(words[key]) for key in RAISED_BY_THE_SHELL} == RAISED_BY_THE_SHELL


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_left_that_nothing_says(language: str) -> None:
    keys = {error.key for error in RAISED if not isinstance(error, errors.WrongPhase)}
    keys |= {f"wrong_phase_{phase}" for phase in Phase} | set(RAISED_BY_THE_SHELL)

    assert set(texts(language)) == keys
