"""Records as JSON values and back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta
import json
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st
import pytest

from custom_components.back_recovery.engine.codec import FORMAT, decode, encode
from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.effects import (
    Clear,
    Message,
    ReportEpisode,
    ReportPrompt,
    Tell,
)
from custom_components.back_recovery.engine.model.episode import CheckIn, Fact
from custom_components.back_recovery.engine.model.errors import DamagedRecord, FutureRecord
from custom_components.back_recovery.engine.model.guards import Cause, Guard, GuardState
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Answer, PromptState, Urgency
from custom_components.back_recovery.engine.record import Pending, Record

from .builders import a_deed, a_prompt, a_session, an_episode, at
from .house import HouseTimeline

MESSAGE = Message(
    subject="p1",
    text=Text.WALK,
    answers=(Answer.START, Answer.SKIP),
    urgency=Urgency.SAFETY,
    minutes=10,
    until=at("Wed 18:00"),
    also=("tip",),
)
EFFECTS = (
    Tell(episode_id="e1", message=MESSAGE, not_before=at("Tue 08:00")),
    Clear(subject="p1"),
    ReportPrompt(kind=PromptState.OFFERED, activity="walk", prompt_id="p1"),
    ReportEpisode(kind=What.STARTED, reason="workout"),
)
RECORD = Record(
    episode=an_episode(
        prompts=(
            a_prompt("walk", repeat_at=at("Tue 09:30")),
            a_prompt("tip", state=PromptState.LAPSED, closed_at=at("Tue 11:00"), closed_by="anna"),
        ),
        sessions=(a_deed("walk"), a_session("bath", "Tue 20:00")),
        check_ins=(CheckIn(at=at("Tue 08:00"), pain_now=4, swelling=False),),
        history=(Fact(at=at("Mon 18:00"), what=What.STARTED),),
        last_told_at=at("Tue 09:00"),
        gym_warned=True,
    ),
    pending=tuple(Pending(number=number, effect=one) for number, one in enumerate(EFFECTS)),
    last=an_episode(history=(Fact(at=at("Mon 09:00"), what=What.STOPPED, reason="by_person"),)),
    next_number=5,
)


def stored(record: Record = RECORD) -> Any:
    return json.loads(json.dumps(encode(record)))


@pytest.mark.parametrize("record", [RECORD, Record(), Record(next_number=3)])
def test_what_is_written_is_read_again(record: Record) -> None:
    assert decode(stored(record)) == record


def test_an_instant_is_written_in_universal_time_and_read_so() -> None:
    local = at("Mon 18:00").astimezone(ZoneInfo("Asia/Kathmandu"))
    episode = replace(an_episode(), started_at=local)

    written = stored(Record(episode=episode))
    read = decode(written).episode

    assert written["episode"]["started_at"] == "2026-06-15T16:00:00+00:00"
    assert read
    assert (read, read.started_at.tzinfo) == (episode, UTC)


def test_a_field_that_an_older_file_lacks_takes_its_default() -> None:
    old = stored()
    del old["episode"]["gym_warned"]
    del old["next_number"]
    del old["last"]

    assert decode(old) == Record(
        episode=replace(RECORD.episode, gym_warned=False), pending=RECORD.pending
    )


def set_to(*path: str | int, to: Any) -> Callable[[Any], None]:
    def damage(value: Any) -> None:
        for key in path[:-1]:
            value = value[key]
        value[path[-1]] = to

    return damage


def drop(*path: str | int) -> Callable[[Any], None]:
    def damage(value: Any) -> None:
        for key in path[:-1]:
            value = value[key]
        del value[path[-1]]

    return damage


@pytest.mark.parametrize(
    "damage",
    [
        drop("format"),
        set_to("format", to=0),
        set_to("format", to="1"),
        set_to("format", to=None),
        set_to("colour", to="blue"),
        set_to("next_number", to="5"),
        set_to("next_number", to=True),
        set_to("episode", to="none"),
        set_to("episode", to=[]),
        set_to("last", to="none"),
        drop("last", "history", 0, "at"),
        set_to("pending", to={}),
        set_to("pending", to=None),
        set_to("episode", "type", to="Plan"),
        drop("episode", "type"),
        drop("episode", "id"),
        set_to("episode", "mood", to="good"),
        set_to("episode", "phase", to="resting"),
        set_to("episode", "phase", to=None),
        set_to("episode", "phase", to=[]),
        set_to("episode", "gym_warned", to=1),
        set_to("episode", "started_at", to="2026-06-15T16:00:00"),
        set_to("episode", "started_at", to="yesterday"),
        set_to("episode", "started_at", to=1750000000),
        set_to("episode", "started_at", to="0001-01-01T00:00:00+14:00"),
        set_to("episode", "prompts", 0, to=None),
        set_to("episode", "prompts", 0, "state", to="answered"),
        set_to("pending", 0, "effect", to=None),
        set_to("pending", 0, "effect", "type", to="TurnOn"),
        set_to("episode", "history", 0, "what", to="danced"),
        set_to("pending", 0, "effect", "message", "text", to="hello"),
        set_to("pending", 3, "effect", "kind", to="offered"),
        set_to("pending", 0, "effect", "message", "answers", to="START"),
        set_to("pending", 0, "effect", "message", "also", to=[1]),
        set_to("pending", 0, "effect", "message", "until", to=""),
    ],
)
def test_damage_is_refused(damage: Callable[[Any], None]) -> None:
    record = stored()
    damage(record)

    with pytest.raises(DamagedRecord) as refused:
        decode(record)

    assert not isinstance(refused.value, FutureRecord)


@pytest.mark.parametrize("value", [None, [], "record", 1, {}])
def test_what_is_no_record_at_all_is_refused(value: Any) -> None:
    with pytest.raises(DamagedRecord):
        decode(value)


def test_a_record_of_a_later_release_is_told_apart_from_damage() -> None:
    with pytest.raises(FutureRecord):
        decode({**stored(), "format": FORMAT + 1, "colour": "blue"})


def places_in(value: Any) -> list[tuple[Any, Any]]:
    """Return every place in a JSON value, as the container and the key."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    found = [(value, key) for key, _ in pairs]
    inner = [one for container, key in found if isinstance(one := container[key], dict | list)]
    return found + [place for one in inner for place in places_in(one)]


@given(
    number=st.integers(min_value=0),
    value=st.none() | st.booleans() | st.integers() | st.text() | st.just([]) | st.just({}),
)
def test_whatever_stands_in_any_place_is_read_or_refused(number: int, value: Any) -> None:
    record = stored()
    places = places_in(record)
    container, key = places[number % len(places)]
    container[key] = value

    try:
        read = decode(record)
    except DamagedRecord:
        return
    assert decode(stored(read)) == read


# What is read is bounded


def test_the_last_year_that_a_clock_shows_is_read() -> None:
    stored = encode(RECORD)
    stored["episode"]["phase_since"] = "2199-12-31T23:59:59+00:00"

    read = decode(stored).episode

    assert read
    assert read.phase_since.year == 2199


@pytest.mark.parametrize("year", ["2200", "9999"])
def test_an_instant_that_no_clock_shows_is_damage(year: str) -> None:
    stored = encode(RECORD)
    stored["episode"]["phase_since"] = f"{year}-01-01T00:00:00+00:00"

    with pytest.raises(DamagedRecord):
        decode(stored)


def test_a_window_that_no_form_allows_is_damage() -> None:
    stored = encode(Record(episode=an_episode()))
    stored["episode"]["window_ends_at"] = "2199-01-01T00:00:00+00:00"

    with pytest.raises(DamagedRecord):
        decode(stored)


def test_a_window_that_was_extended_after_weeks_of_the_way_back_is_read() -> None:
    started = Fact(at=at("Mon 18:00"), what=What.STARTED)
    extended = Fact(at=at("Tue 10:00") + timedelta(days=49), what=What.EXTENDED)
    ends_at = extended.at + timedelta(days=1)
    episode = replace(an_episode(history=(started, extended)), window_ends_at=ends_at)
    record = Record(episode=episode)

    assert decode(encode(record)) == record


A_SECOND = timedelta(seconds=1)


def a_window_of(span: timedelta) -> Record:
    episode = an_episode()
    return Record(episode=replace(episode, window_ends_at=episode.started_at + span))


def a_device_on_for(span: timedelta) -> Record:
    guard = Guard(
        activity="heating_pad",
        device="switch.pad",
        state=GuardState.ON,
        cause=Cause.BY_HAND,
        since=at("Tue 08:00"),
        off_at=at("Tue 08:00") + span,
    )
    return Record(guards=(guard,))


def a_session_of(span: timedelta) -> Record:
    session = replace(a_session("walk", "Tue 08:00"), ends_at=at("Tue 08:00") + span)
    return Record(episode=an_episode(sessions=(session,)))


@pytest.mark.parametrize(
    ("lasting", "longest"),
    [
        (a_window_of, timedelta(days=28)),
        (a_device_on_for, timedelta(hours=2)),
        (a_session_of, timedelta(days=1)),
    ],
)
def test_what_lasts_for_longer_than_anything_can_is_damage(
    lasting: Callable[[timedelta], Record], longest: timedelta
) -> None:
    record = lasting(longest)

    assert decode(encode(record)) == record
    with pytest.raises(DamagedRecord):
        decode(encode(lasting(longest + A_SECOND)))


def test_what_was_on_as_the_clock_was_set_back_by_hours_is_read() -> None:
    home = HouseTimeline().day().confirm("Tue 20:00")
    home._step(happened.ClockSetBack(), at("Tue 15:00"))
    record = Record(episode=home.episode, guards=home.guards)

    assert decode(encode(record)) == record


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_not_finite_is_damage(number: float) -> None:
    stored = encode(RECORD)
    stored["pending"] = [
        {
            "type": "Pending",
            "number": 1,
            "effect": {
                "type": "Tell",
                "episode_id": None,
                "message": {
                    "type": "Message",
                    "subject": "1",
                    "text": "scald",
                    "temperature": number,
                },
            },
        }
    ]

    with pytest.raises(DamagedRecord):
        decode(stored)
