"""What people are told, in words, in their language."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
import json
from pathlib import Path
import re
from string import Formatter
from typing import Any

from homeassistant.const import UnitOfTemperature
from homeassistant.core import HomeAssistant
import pytest

from custom_components.back_recovery.engine.model import errors
from custom_components.back_recovery.engine.model.effects import Message
from custom_components.back_recovery.engine.model.errors import Lockout
from custom_components.back_recovery.engine.model.texts import TO_CONTACT, Text
from custom_components.back_recovery.engine.model.vocabulary import Answer, Condition, Onset, Reason
from custom_components.back_recovery.settings.help_lines import UNKNOWN
from custom_components.back_recovery.telling.texts import (
    _LOADED,
    FOLDER,
    Texts,
    _load,
    async_load_texts,
)
from custom_components.back_recovery.workout_log.texts import evidence_text
from custom_components.back_recovery.workouts.judgement import judge
from tests.workouts.builders import a_workout

from ..wording import LANGUAGES, MONDAY, PLAN, THURSDAY, ZONE, read
from ..words_of_languages import WORDS

TRANSLATIONS = FOLDER.parents[1] / "translations"


def flat(value: Any, path: str = "") -> dict[str, str]:
    if isinstance(value, str):
        return {path: value}
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    found: dict[str, str] = {}
    for key, one in pairs:
        found |= flat(one, f"{path}.{key}")
    return found


def without_plurals(language: str) -> dict[str, Any]:
    """Return the words of a language but those that have as many forms as its plural."""
    return {key: words for key, words in read(language).items() if key != "counted"}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_there_are_languages() -> None:
    assert {"de", "en"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys_and_placeholders(language: str) -> None:
    english, other = flat(without_plurals("en")), flat(without_plurals(language))

    assert other.keys() == english.keys()
    assert {key: placeholders(text) for key, text in other.items()} == {
        key: placeholders(text) for key, text in english.items()
    }


@pytest.mark.parametrize("folder", [FOLDER, TRANSLATIONS], ids=lambda folder: folder.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_promises_or_names_a_condition(language: str, folder: Path) -> None:
    texts = flat(json.loads((folder / f"{language}.json").read_text()))
    assert texts

    for key, text in texts.items():
        is_about_a_file = "_set_aside." in key
        assert is_about_a_file or not re.search(WORDS[language].avoided, text, re.IGNORECASE), key


def test_an_offer_says_how_long_it_takes_and_waits(english: Texts) -> None:
    message = Message(
        subject="1",
        text=Text.WALK,
        activity="walk",
        minutes=10,
        answers=(Answer.START, Answer.SNOOZE),
    )

    spoken = english.say(message, PLAN, MONDAY)

    assert spoken.title == "Walk, 10 min"
    assert spoken.text.startswith("Time for an easy walk?")
    assert [button.title for button in spoken.buttons] == ["Start 10 min", "In 30 min"]
    assert spoken.aloud == f"Walk, 10 min. {spoken.text}"


@pytest.mark.parametrize(
    ("span", "en", "de"),
    [
        (timedelta(seconds=4), "4 s", "4 Sekunden"),
        (timedelta(seconds=59), "59 s", "59 Sekunden"),
        (timedelta(seconds=60), "1 min", "1 Minute"),
        (timedelta(seconds=59.7), "1 min", "1 Minute"),
        (timedelta(hours=2), "120 min", "120 Minuten"),
        (timedelta(hours=3), "3 h", "3 h"),
        (timedelta(hours=2, minutes=1), "121 min", "121 Minuten"),
    ],
)
def test_a_span_is_said_in_the_unit_in_which_people_say_it(
    english: Texts, german: Texts, span: timedelta, en: str, de: str
) -> None:
    assert (english.span(span), german.span(span)) == (en, de)


def test_an_offer_of_seconds_says_seconds(english: Texts) -> None:
    answers = (Answer.START, Answer.SNOOZE)
    message = Message(subject="1", text=Text.WALK, activity="walk", minutes=0.25, answers=answers)

    spoken = english.say(message, replace(PLAN, snooze=timedelta(seconds=4)), MONDAY)

    assert spoken.title == "Walk, 15 s"
    assert [button.title for button in spoken.buttons] == ["Start 15 s", "In 4 s"]


@pytest.mark.parametrize(
    ("seconds", "said"), [(29, "under a minute of strength"), (31, "1 min strength")]
)
def test_a_workout_of_seconds_is_no_workout_of_no_minutes(
    english: Texts, seconds: int, said: str
) -> None:
    assert evidence_text(judge(a_workout(minutes=seconds / 60)), english) == said


def test_what_has_ended_does_not_say_how_long_it_takes(english: Texts) -> None:
    ended = Message(subject="1", text=Text.ENDED_WALK, activity="walk", minutes=10)

    assert english.say(ended, PLAN, MONDAY).title == "Walk"


def test_own_words_are_said_instead_and_own_names_used(german: Texts) -> None:
    own = Message(subject="1", text=Text.CUSTOM, activity="stretch", own_text="Ab auf die Matte!")
    plain = Message(subject="1", text=Text.CUSTOM, activity="stretch")

    assert german.say(own, PLAN, MONDAY).text == "Ab auf die Matte!"
    assert german.say(own, PLAN, MONDAY).title == "Cat and cow"
    assert german.say(plain, PLAN, MONDAY).text == "Zeit für: Cat and cow."


def test_what_waits_behind_a_message_is_named(english: Texts) -> None:
    message = Message(
        subject="1", text=Text.CHECK_IN, activity="check_in", also=("walk", "heating_pad")
    )

    assert english.say(message, PLAN, MONDAY).text.endswith("Also waiting: Walk, Heating pad.")


def test_the_start_says_until_when_and_what_it_is_not(english: Texts, german: Texts) -> None:
    started = Message(subject="1", text=Text.STARTED, until=THURSDAY)

    assert "until Thu 10:00, not from moving" in english.say(started, PLAN, MONDAY).text
    assert "replace a doctor" in english.say(started, PLAN, MONDAY).text
    assert "bis Do 10:00 Uhr" in german.say(started, PLAN, MONDAY).text


@pytest.mark.parametrize(
    ("number", "title"),
    [(0, "Rest from lifting, not from life"), (9, "Rest from lifting, not from life")],
)
def test_a_tip_that_an_older_record_holds_has_words_still(
    number: int, title: str, english: Texts
) -> None:
    tip = Message(subject="1", text=Text.TIP, activity="tip", number=number)

    assert english.say(tip, PLAN, MONDAY).title == title


def test_what_one_event_has_to_say_is_said_in_one_message(english: Texts) -> None:
    peak = Message(subject="2", text=Text.SORE_PEAK)
    missed = Message(subject="1", text=Text.MISSED, first=(peak,))

    spoken = english.say(missed, PLAN, MONDAY)
    assert spoken.title == "No check-in yet"
    assert spoken.text.index("Day two") < spoken.text.index("No check-in for a day")


def test_a_late_message_says_for_when_it_was(english: Texts, german: Texts) -> None:
    late = Message(subject="1", text=Text.WALK, due=MONDAY)

    assert english.say(late, PLAN, MONDAY).text.endswith(f"This was for {MONDAY:%H:%M}.")
    assert german.say(late, PLAN, MONDAY).text.endswith(f"Das war für {MONDAY:%H:%M} Uhr.")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 23, 20, 45, tzinfo=ZONE), "20:45"),
        (datetime(2026, 11, 24, 0, 30, tzinfo=ZONE), "Tue 00:30"),
        (datetime(2026, 11, 29, 23, 59, tzinfo=ZONE), "Sun 23:59"),
        (datetime(2026, 11, 30, 0, 0, tzinfo=ZONE), "Mon 30 Nov 00:00"),
        (datetime(2026, 11, 22, 23, 59, tzinfo=ZONE), "Sun 22 Nov 23:59"),
        (datetime(2026, 11, 23, 23, 30, tzinfo=UTC), "Tue 00:30"),
    ],
)
def test_an_instant_is_as_short_as_it_stays_clear(at: datetime, words: str, english: Texts) -> None:
    assert english.instant(at, ZONE, MONDAY) == words


def test_activities_have_the_name_of_the_language(german: Texts) -> None:
    named = [german.activity(one, PLAN) for one in ("walk", "stretch", "gym", "bath", "gone")]

    assert named == ["Spaziergang", "Cat and cow", "Gym", "Warmes Bad", "gone"]


def test_a_reason_in_own_words_is_left_as_it_is(english: Texts) -> None:
    assert english.reason("deadlifts") == "deadlifts"
    assert english.reason("gap") == "the last time was not long ago"


def test_how_it_began_is_named_only_when_it_is_known(english: Texts) -> None:
    assert english.reason("onset") == "it is still too soon after the start"
    assert english.reason("onset", Onset.TWEAK) == "it came on suddenly"
    assert english.reason("onset", Onset.SORE) == english.reason("onset")


def test_what_is_closed_is_said_with_every_reason(english: Texts, german: Texts) -> None:
    evening = MONDAY.replace(hour=18)
    closed = (
        Lockout(activity="heating_pad", until=evening, reason=Reason.GAP),
        Lockout(activity="heating_pad", until=THURSDAY, reason=Reason.ONSET),
    )

    assert english.closed(closed, PLAN, MONDAY, Onset.TWEAK) == (
        "Heating pad opens Thu 10:00, because it came on suddenly."
        " Until 18:00, also because the last time was not long ago."
    )
    assert german.closed(closed[1:], PLAN, MONDAY, Onset.TWEAK) == (
        "Heizkissen ist zu bis Do 10:00 Uhr: es kam plötzlich."
    )


def test_what_only_a_person_opens_has_no_time(english: Texts) -> None:
    closed = (
        Lockout(activity="bath", until=THURSDAY, reason=Reason.ONSET),
        Lockout(activity="bath", until=None, reason=Reason.PAUSED),
        Lockout(activity="bath", until=None, reason=Reason.HOLD),
        Lockout(activity="gym", until=None, reason=Reason.PAUSED),
    )

    assert english.closed(closed, PLAN, MONDAY) == (
        "Warm bath is closed, because the plan is paused."
        " Also, because the plan is on hold after a warning sign."
        " Until Thu 10:00, also because it is still too soon after the start."
        " Gym is closed, because the plan is paused."
    )


def test_what_was_ticked_is_said_in_the_words_of_the_form(english: Texts, german: Texts) -> None:
    closed = (
        Lockout(activity="ice", until=None, reason=Reason.ASK_FIRST, condition=Condition.DIABETES),
        Lockout(
            activity="bath", until=None, reason=Reason.SUITABILITY, condition=Condition.PREGNANCY
        ),
    )

    assert english.closed(closed, PLAN, MONDAY) == (
        "Warm bath is closed, because you ticked “Pregnancy”."
        " Cold pack is closed, because you ticked “Diabetes”."
        " A doctor, pharmacist or physiotherapist has to agree first."
    )
    assert german.closed(closed[1:], PLAN, MONDAY) == (
        "Warmes Bad ist zu: du hast „Schwangerschaft“ angekreuzt."
    )


def test_a_refusal_is_said_in_words(english: Texts) -> None:
    closed = errors.ActivityClosed(
        "bath", (Lockout(activity="bath", until=None, reason=Reason.PAUSED),)
    )
    too_long = errors.DurationOutOfRange(activity="walk", least=3, most=30)

    assert english.refusal(closed, PLAN, MONDAY) == (
        "Warm bath is closed, because the plan is paused."
    )
    assert english.refusal(too_long, PLAN, MONDAY) == "Walk takes 3 to 30 minutes."
    assert "beyond Thu 10:00." in english.refusal(
        errors.WindowTooLong(until=THURSDAY), PLAN, MONDAY
    )


@pytest.mark.parametrize(
    ("wanted", "found"), [("de", "de"), ("de-AT", "de"), ("tlh", "en"), ("EN", "en"), (None, "de")]
)
async def test_the_closest_language_is_found(
    wanted: str | None, found: str, hass: HomeAssistant
) -> None:
    hass.config.language = "de"

    assert (await async_load_texts(hass, wanted)).language == found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_walk_is_offered_in_other_words_each_time(language: str) -> None:
    texts = _load(language)
    walks = [Message(subject="1", text=Text.WALK, activity="walk", number=one) for one in range(5)]

    said = [texts.say(one, PLAN, MONDAY).text for one in walks]

    assert len(set(said[:4])) == 4
    assert said[4] == said[0]


@pytest.mark.parametrize(("person", "who"), [("Anna", "Anna"), (None, "Somebody at home")])
def test_a_second_contact_reads_who_and_since_when(
    person: str | None, who: str, english: Texts
) -> None:
    message = Message(subject="1", text=Text.CONTACT_BATH, since=MONDAY)

    spoken = english.say(message, PLAN, MONDAY, person)

    assert spoken.text == f"{who} started a bath at 09:00 and has not answered. Please have a look."


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_second_contact_reads_nothing_about_a_back(language: str) -> None:
    wording = read(language)
    told = [
        words[key]
        for key in (*TO_CONTACT.values(), Text.CONTACT_BATH, Text.CONTACT_BATH_OVER)
        for words in (wording["texts"], wording["titles"])
        if key in words
    ]

    assert len(told) >= 7
    assert not re.search(WORDS[language].of_a_back, " ".join(told), re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bath_names_how_much_salt_at_most(language: str) -> None:
    offer = read(language)["texts"]["bath"]

    assert WORDS[language].salt in offer
    assert "500 g" in offer


async def test_a_language_is_read_once(hass: HomeAssistant) -> None:
    assert await async_load_texts(hass, "de") is await async_load_texts(hass, "de")


async def test_whatever_language_is_asked_for_is_one_of_those_there_are(
    hass: HomeAssistant,
) -> None:
    """A browser may ask for anything, and that is neither kept nor the name of a file."""
    for language in ("../../../secrets", "x" * 300, "zz-ZZ", "DE-at", ""):
        texts = await async_load_texts(hass, language)
        assert texts.language in LANGUAGES

    assert set(hass.data[_LOADED]) <= set(LANGUAGES)


def test_a_house_in_fahrenheit_reads_fahrenheit() -> None:
    texts = _load("en").at_home_in(UNKNOWN, "lb", UnitOfTemperature.FAHRENHEIT, "US")
    hot = Message(subject="1", text=Text.BATH_TOO_WARM, temperature=41.1)

    said = texts.say(hot, PLAN, THURSDAY).text

    assert said == "The water is too warm, 106 °F. Cool it to 104 °F or less before you get in."


@pytest.mark.parametrize(
    ("language", "country", "written"),
    [("en", "US", "8:05 PM"), ("en", "GB", "20:05"), ("en", None, "20:05"), ("de", "US", "20:05")],
)
def test_the_clock_is_that_of_the_country(language: str, country: str | None, written: str) -> None:
    texts = _load(language).at_home_in(UNKNOWN, "kg", UnitOfTemperature.CELSIUS, country)

    assert texts.clock(THURSDAY.replace(hour=20, minute=5)) == written


@pytest.mark.parametrize(("language", "written"), [("en", "62.5"), ("de", "62,5")])
def test_a_number_is_written_as_the_language_does(language: str, written: str) -> None:
    assert _load(language).number(62.5) == written


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_minutes_have_no_decimals(language: str) -> None:
    short = Message(subject="1", text=Text.WALK_HIGH_PAIN, activity="walk", minutes=5.0)

    assert "5 " in (said := _load(language).say(short, PLAN, THURSDAY).text)
    assert "5.0" not in said
