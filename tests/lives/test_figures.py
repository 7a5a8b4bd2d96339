"""What whole lives are measured by: how often it rings, how much is said, what comes how often."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from life_player.figures import (
    SAFETY,
    close_together,
    day_of,
    figures,
    is_safety,
    say,
    told,
    words_of,
)
from life_player.lives import LIVES
from life_player.pages import LANGUAGES, life, played, texts_of
from life_player.player import MONDAY, Did, Lost, Told
import pytest

from custom_components.back_recovery.engine.model.texts import ENDED, TIPS, Text
from custom_components.back_recovery.engine.model.vocabulary import Kind
from custom_components.back_recovery.engine.reading.thermal import WARM
from custom_components.back_recovery.engine.rules.time_rules import ADVICE

NAMES = [one.name for one in LIVES]
A_DAY = timedelta(days=1)
COMFORT = {Kind.HEATING_PAD, Kind.BATH, Kind.MAT, Kind.RUB}
NOT_TWICE = {*TIPS, *(one.text for one in ADVICE)} | {
    text for kind, text in ENDED.items() if kind not in WARM | {Kind.ICE}
}


def offered(name: str) -> Iterator[tuple[date, str]]:
    """Yield what was offered, and on which day."""
    for line in told(played(name)):
        if line.message.activity:
            yield day_of(line.at), line.message.activity


def rings_since_start(name: str) -> list[int]:
    """Count the rings of each 24 hours since the switch was turned on."""
    lines = played(name)
    began = lines[0].at
    found = Counter((line.at - began) // A_DAY for line in told(lines) if line.message.rings)
    return [found[number] for number in range(max(found) + 1)]


def full_days(name: str) -> dict[date, Counter[str]]:
    """Return what was offered on each day of rest that neither began nor ended the rest."""
    days: dict[date, Counter[str]] = defaultdict(Counter)
    for day, activity in offered(name):
        days[day][activity] += 1
    first, *full, _last = sorted(days)
    return {day: days[day] for day in full if day != first}


def test_a_silent_person_is_left_in_peace() -> None:
    first, *after = rings_since_start("silent")

    assert first <= 10
    assert after
    assert max(after) <= 3


def test_who_answers_everything_hears_eight_a_day_and_never_more_than_ten() -> None:
    rings = figures(life("cooperative"), played("cooperative"), texts_of("en")).rings

    assert len(rings) > 10
    assert sum(rings) / len(rings) <= 8
    assert max(rings) <= 10


@pytest.mark.parametrize("name", NAMES)
def test_no_day_of_any_life_rings_more_than_ten_times(name: str) -> None:
    assert max(figures(life(name), played(name), texts_of("en")).rings) <= 10


def test_the_day_on_which_warmth_opens_still_has_its_three_walks() -> None:
    thursday = MONDAY + timedelta(days=3)
    walks = [
        line
        for line in told(played("tweak"))
        if line.message.text is Text.WALK and day_of(line.at) == thursday
    ]

    assert len(walks) == 3


@pytest.mark.parametrize("name", ["eight_activities", "away"])
def test_a_full_rest_day_has_three_walks(name: str) -> None:
    days = full_days(name)

    assert len(days) > 2
    assert {day: walks for day in days if (walks := days[day]["walk"]) < 3} == {}


def test_the_days_of_the_usual_plan_have_three_walks_while_it_is_rested() -> None:
    walks = Counter(day for day, activity in offered("cooperative") if activity == "walk")
    rest = [MONDAY + timedelta(days=number) for number in range(1, 5)]

    # Who is told how the walk was is told about it, too: once a day.
    assert [walks[day] for day in rest] == [4, 4, 4, 4]


def test_no_walk_is_offered_soon_after_another() -> None:
    for name in NAMES:
        walks = [
            line.at
            for line in told(played(name))
            if line.message.activity == "walk" and line.message.answers
        ]
        close = [pair for pair in pairwise(walks) if pair[1] - pair[0] < timedelta(minutes=90)]
        # On and off: each start is a new beginning.
        assert close == [] or name == "on_and_off", name


def test_whether_warmth_suits_is_asked_once_a_day_and_on_three_days_at_most() -> None:
    for name in NAMES:
        asked = [
            day_of(line.at) for line in told(played(name)) if line.message.text is Text.SUITS_ASKED
        ]
        assert len(set(asked)) == len(asked) <= 3, name


def test_the_walks_of_a_day_are_spread_over_it() -> None:
    walks = [line.at for line in told(played("eight_activities")) if line.message.text == Text.WALK]
    same_day = [
        later - earlier for earlier, later in pairwise(walks) if day_of(earlier) == day_of(later)
    ]
    assert len(same_day) > 20
    assert min(same_day) >= timedelta(hours=2)


def test_nothing_of_the_plan_is_left_out_for_more_than_two_days() -> None:
    days = full_days("eight_activities")
    first = min(days)
    for kind in COMFORT:
        on = [(day - first).days for day in days if days[day][kind]]
        # What opens a day late (the mat) is not left out before.
        assert len(on) > 4, kind
        gaps = [later - earlier for earlier, later in pairwise(on)]
        assert max(gaps) <= 3, kind


def test_there_is_one_warm_thing_in_half_a_day() -> None:
    halves: Counter[tuple[date, bool]] = Counter()
    for line in told(played("eight_activities")):
        if line.message.activity in WARM and line.message.answers:
            local = line.at.astimezone(life("silent").plan.time_zone)
            halves[day_of(line.at), local.hour >= 15] += 1
    assert len(halves) > 10
    assert max(halves.values()) == 1


@pytest.mark.parametrize("name", NAMES)
def test_no_tip_no_advice_and_no_end_is_said_twice_on_a_day(name: str) -> None:
    said = Counter(
        (day_of(line.at), line.message.text)
        for line in told(played(name))
        if line.message.text in NOT_TWICE
    )
    assert [one for one, number in said.items() if number > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_are_short(language: str) -> None:
    texts = texts_of(language)
    for name in NAMES:
        lengths = {
            line.message.text: words_of(say(line, life(name), texts))
            for line in told(played(name))
            if not is_safety(line.message)
        }
        assert {text: length for text, length in lengths.items() if length > 40} == {}, name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_message_in_the_middle_has_seventeen_words_at_most(name: str, language: str) -> None:
    found = figures(life(name), played(name), texts_of(language))

    # Of a handful of messages there is no middle.
    assert found.words <= 17 or found.messages < 10


@pytest.mark.parametrize("name", NAMES)
def test_two_messages_never_share_a_minute_unless_somebody_taps(name: str) -> None:
    lines = played(name)
    taps = {line.at for line in lines if isinstance(line, Did)}
    unasked = [pair for pair in close_together(lines) if pair[1].at not in taps]

    assert unasked == []


@pytest.mark.parametrize("name", [one for one in NAMES if one != "once_a_day"])
def test_a_tap_is_answered_by_one_message_a_minute(name: str) -> None:
    """What only loses a button stays where it is; who taps five times within a minute is answered."""
    minutes = Counter(
        line.at.replace(second=0)
        for line in told(played(name))
        if not line.message.again and line.message.urgency not in SAFETY
    )

    assert [one for one, number in minutes.items() if number > 1] == []


def test_whom_to_ask_is_said_a_minute_before_it_is_asked_what_is_new() -> None:
    lines = told(played("rising"))
    pairs = [
        (one.at, other.at)
        for one, other in pairwise(lines)
        if one.message.seek and other.message.text is Text.ANYTHING_NEW
    ]

    assert {second - first for first, second in pairs} == {timedelta(minutes=1)}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_told_arrives(name: str) -> None:
    assert [line for line in played(name) if isinstance(line, Lost)] == []


@pytest.mark.parametrize("name", NAMES)
def test_one_event_has_one_message(name: str) -> None:
    at = Counter(
        line.at for line in played(name) if isinstance(line, Told) and not is_safety(line.message)
    )
    assert [one for one, number in at.items() if number > 1] == []


def test_a_tip_is_silent_has_no_buttons_and_each_comes_once() -> None:
    for name in NAMES:
        tips = [line.message for line in told(played(name)) if line.message.text in TIPS]
        assert not any(one.rings or one.answers for one in tips)
        assert len({one.text for one in tips}) == len(tips) or name == "on_and_off"


def test_nobody_reads_a_tip_about_what_is_not_for_them() -> None:
    texts = {line.message.text for line in told(played("less_feeling"))}

    assert not texts & {Text.TIP_SALT, Text.TIP_HEAT, Text.TIP_ICE, Text.TIP_MAT}
    assert Text.TIP_REST in texts


def test_the_first_answer_is_followed_by_one_thing_within_a_minute() -> None:
    lines = played("cooperative")
    answered = next(line.at for line in lines if isinstance(line, Did) and line is not lines[0])
    offer = next(line for line in told(lines) if line.message.text == Text.WALK)

    assert offer.at - answered <= timedelta(minutes=1)


def test_at_night_whoever_turns_it_on_is_answered_without_a_sound() -> None:
    night = [line for line in told(played("late_evening")) if day_of(line.at).weekday() == 0]

    assert night[0].message.text is Text.STARTED_BY_HAND
    assert Text.TONIGHT in {part.text for line in night for part in line.message.first}
    assert not any(line.message.rings for line in night)


def test_no_pain_is_asked_about_once() -> None:
    asked = [line for line in told(played("no_pain")) if line.message.text is Text.NO_PAIN]

    assert len(asked) == 1


def test_the_reminder_of_a_missed_check_in_is_delivered() -> None:
    texts = [line.message.text for line in told(played("falls_silent"))]

    assert texts.count(Text.MISSED) == 1
    assert texts.index(Text.MISSED) < texts.index(Text.PAUSED_SILENT)
