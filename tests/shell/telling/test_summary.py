"""One recovery on a page, for somebody who was not there."""

from datetime import UTC, datetime, timedelta
import re
from zoneinfo import ZoneInfo

import pytest
from syrupy.assertion import SnapshotAssertion

from custom_components.back_recovery.engine.model.episode import CheckIn, Episode, Fact, Training
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.vocabulary import (
    Feel,
    Onset,
    Phase,
    Reason,
    Stage,
)
from custom_components.back_recovery.engine.reading.export import PAINS_OF_TRAINING
from custom_components.back_recovery.engine.reading.said import YES_OR_NO
from custom_components.back_recovery.telling.keys import Line
from custom_components.back_recovery.telling.summary import Page, Section, section_of
from custom_components.back_recovery.telling.texts import _load

from ..wording import LANGUAGES
from ..words_of_languages import WORDS

START = datetime(2026, 11, 2, 18, tzinfo=UTC)
DAY = timedelta(days=1)


def on_day(number: float) -> datetime:
    return START + number * DAY


def a_way_back() -> Episode:
    """Return an episode on the way back to training, after a setback."""
    return Episode(
        id="e1",
        started_at=START,
        workout_ended_at=START - timedelta(hours=2),
        window_ends_at=on_day(3),
        onset=Onset.SORE,
        phase=Phase.RETURN,
        phase_since=on_day(4),
        stage=Stage.BODYWEIGHT,
        check_ins=(
            CheckIn(at=on_day(0), pain_now=5),
            CheckIn(at=on_day(0.1), pain_now=4, pain_worst=6, skin_ok=False, bruise=True),
            CheckIn(at=on_day(3), pain_now=1),
        ),
        history=(
            Fact(at=on_day(0), what=What.STARTED, reason=Reason.WORKOUT),
            Fact(at=on_day(1), what=What.EXTENDED, reason=Reason.NOT_READY),
            Fact(at=on_day(3), what=What.GATE_OPENED, reason=Reason.CALM),
            Fact(at=on_day(4), what=What.STAGE_CHANGED, reason=Reason.CALM, stage=Stage.LIGHT),
            Fact(at=on_day(6), what=What.STAGE_CHANGED, reason="setback", stage=Stage.BODYWEIGHT),
        ),
        trainings=(
            Training(at=on_day(6), stage=Stage.LIGHT, pain_before=1, pain_warm_up=6, pain_after=6),
            Training(at=on_day(4), stage=Stage.LIGHT, feel=Feel.CLEAN),
            Training(at=on_day(8), stage=Stage.BODYWEIGHT),
        ),
    )


def page(episode: Episode, language: str = "en") -> str:
    plan = Plan(time_zone=ZoneInfo("Europe/Berlin"))
    return Page(
        episode=episode, plan=plan, texts=_load(language), title="Rücken", now=on_day(8)
    ).text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_way_back_is_as_in_the_picture(
    language: str, snapshot: SnapshotAssertion
) -> None:
    assert page(a_way_back(), language).splitlines() == snapshot


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_finds_nothing_and_names_no_condition(language: str) -> None:
    text = page(a_way_back(), language)

    assert not re.search(WORDS[language].avoided, text, re.IGNORECASE)
    assert WORDS[language].no_finding in text.splitlines()[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_happen_has_words(language: str) -> None:
    words = _load(language).wording["summary"]

    assert words["what"].keys() == {what for what in What if section_of(what) is not Section.NONE}
    assert words["answers"].keys() == set(YES_OR_NO)
    assert words["pains"].keys() == set(PAINS_OF_TRAINING)
    assert words["phases"].keys() == set(Phase)
    assert words["stages"].keys() == set(Stage)
    assert words["feels"].keys() == set(Feel)
    assert words["onsets"].keys() == set(Onset)
    assert words["lines"].keys() == set(Line)
    assert words["reasons"].keys() <= set(Reason)
