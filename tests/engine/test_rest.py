"""Somebody of whom the house knows that they sleep, or want to be left alone."""

from contextlib import suppress

from hypothesis import given, settings, strategies as st

from custom_components.back_recovery.engine.acting.draft import LONGEST_QUEUE
from custom_components.back_recovery.engine.codec import decode, encode
from custom_components.back_recovery.engine.model.effects import Sooner, Tell
from custom_components.back_recovery.engine.model.episode import Place
from custom_components.back_recovery.engine.model.errors import DomainError
from custom_components.back_recovery.engine.model.events import (
    CheckedIn,
    ClockMoved,
    PersonMoved,
    PromptSkipped,
    PromptSnoozed,
    RestNoticed,
    WarningSignsAsked,
    WindowMoved,
)
from custom_components.back_recovery.engine.model.vocabulary import (
    Kind,
    MissedPolicy,
    Reason,
    Urgency,
)
from custom_components.back_recovery.engine.reading.agenda import coming
from custom_components.back_recovery.engine.reading.undisturbed import undisturbed_until
from custom_components.back_recovery.engine.record import Record

from .builders import (
    AMSTERDAM,
    AT_GYM,
    HOME,
    Timeline,
    a_plan,
    an_activity,
    an_episode,
    at,
    hours,
    minutes,
    reports,
    the_usual,
)
from .house import HouseTimeline

WALK = an_activity(
    "walk", times="09:00", duration=10, missed=MissedPolicy.SEND_LATE, late_until="20:00"
)
RUB = an_activity("rub", times="14:00", duration=5)
RESTS, IS_UP = RestNoticed(is_undisturbed=True), RestNoticed(is_undisturbed=False)


def a_day(*activities, **values) -> Timeline:
    return Timeline(a_plan(*(activities or (WALK,)), **values)).start("Mon 18:00")


def test_an_offer_waits_until_the_person_is_up() -> None:
    day = a_day().on("Tue 08:59:59", RESTS).until("Tue 10:00")
    assert day.offered == []

    day.on("Tue 10:30", IS_UP)

    assert day.offered == ["Tue 10:30 walk"]


def test_without_rest_it_comes_at_its_time() -> None:
    assert a_day().on("Tue 08:00", RESTS).on("Tue 08:59:59", IS_UP).until("Tue 09:00").offered == [
        "Tue 09:00 walk"
    ]


def test_what_says_so_for_more_than_a_day_is_not_believed_any_more() -> None:
    day = a_day().on("Mon 18:30", RESTS).until("Tue 18:29:59")
    assert day.offered == []

    assert day.until("Tue 18:30").offered == ["Tue 18:30 walk"]


def test_saying_it_again_does_not_make_it_news() -> None:
    day = a_day().on("Mon 18:30", RESTS).on("Tue 12:00", RESTS)

    assert day.until("Tue 18:30").offered == ["Tue 18:30 walk"]


def test_who_got_up_and_lies_down_again_rests_anew() -> None:
    day = a_day().on("Mon 18:30", RESTS).on("Tue 08:00", IS_UP).on("Tue 08:01", RESTS)

    assert day.until("Tue 18:30").offered == []


def test_what_is_about_safety_gets_through() -> None:
    day = a_day().on("Mon 20:00", RESTS).on("Mon 20:30", PersonMoved(place=AT_GYM))

    assert day.told[1:] == ["Mon 20:30 gym"]
    assert day.last.effects[-1].not_before is None


def test_an_answer_makes_no_sound_and_comes_at_once() -> None:
    day = a_day().on("Mon 18:30", RESTS).on("Mon 19:00", WindowMoved(span=hours(24), by="anna"))

    told = [one for one in day.last.effects if isinstance(one, Tell)]
    assert told
    assert all(one.not_before is None and not one.message.rings for one in told)


def test_what_was_missed_meanwhile_is_noted_with_the_reason() -> None:
    day = a_day(RUB).on("Tue 13:00", RESTS).until("Tue 22:00")

    assert [one for one in reports(day.effects) if "rub" in one] == ["rub lapsed"]
    assert day.effects[-1].reason == Reason.UNDISTURBED


def test_who_is_away_and_rests_was_away_where_home_is_needed() -> None:
    rub = an_activity("rub", times="14:00", duration=5, needs_home=True)
    day = a_day(rub).on("Tue 13:00", RESTS).on("Tue 13:01", PersonMoved(place=Place(at_home=False)))

    day.until("Tue 22:00")

    assert day.effects[-1].reason == Reason.AWAY


def test_a_tip_that_nobody_saw_is_not_missed() -> None:
    tip = an_activity("tip", times="14:00")

    assert a_day(tip).on("Tue 13:00", RESTS).until("Tue 22:00").prompts == []


def test_the_agenda_says_what_it_waits_for() -> None:
    day = a_day().on("Tue 08:00", RESTS).until("Tue 09:30")

    first = coming(day.plan, day.episode, at("Tue 09:30"))[0]
    assert (first.activity, first.waits_for) == ("walk", Reason.UNDISTURBED)


def test_a_snooze_that_is_over_waits_too() -> None:
    day = a_day().on("Tue 09:10", PromptSnoozed()).on("Tue 09:20", RESTS).until("Tue 10:00")
    assert day.told[-1] == "Tue 09:00 walk"

    assert day.on("Tue 10:05", IS_UP).told[-1] == "Tue 10:05 walk"


def test_who_begins_something_may_do_so_and_nothing_goes_off() -> None:
    """Who presses is awake, whatever a sensor says; the quiet hours alone close heat."""
    home = HouseTimeline().day().on("Tue 14:00", RESTS)

    home.confirm("Tue 14:10").until("Tue 14:13")

    assert home.is_on()
    assert home.on("Tue 14:14", RESTS).is_on()


def test_it_may_be_so_from_the_start_on() -> None:
    day = Timeline(a_plan(WALK)).start("Mon 18:00", is_undisturbed=True)
    (started,) = [one for one in day.last.effects if isinstance(one, Tell)]
    assert started.not_before == at("Tue 18:00")

    assert day.until("Tue 09:00").offered == []


def test_without_a_recovery_nobody_is_left_alone() -> None:
    day = Timeline(a_plan(WALK)).on("Mon 18:00", RESTS)

    assert day.episode is None


# What waits on disk


def test_what_waits_for_the_end_leaves_when_it_comes_sooner() -> None:
    day = Timeline(a_plan(WALK)).start("Mon 18:00", is_undisturbed=True)
    record = Record().decided(day.last)
    day.on("Mon 21:00", IS_UP)

    record = record.decided(day.last)

    waiting = [one.effect for one in record.pending if isinstance(one.effect, Tell)]
    assert [one.not_before for one in waiting] == [at("Mon 21:00")]
    assert day.episode.last_told_at == at("Mon 21:00")


def test_it_waits_on_where_the_quiet_hours_go_on() -> None:
    plan = a_plan(WALK, quiet="22:00-08:00")
    day = Timeline(plan).start("Mon 21:00", is_undisturbed=True)
    record = Record().decided(day.last)

    record = record.decided(day.on("Mon 23:00", IS_UP).last)

    waiting = [one.effect for one in record.pending if isinstance(one.effect, Tell)]
    assert [one.not_before for one in waiting] == [at("Tue 08:00")]


def test_what_waits_for_something_else_waits_on() -> None:
    sooner = Sooner(instead_of=at("Tue 18:00"), at=at("Tue 09:00"))

    assert sooner.of(at("Tue 18:02")) == at("Tue 09:02")
    assert sooner.of(at("Tue 17:59")) == at("Tue 17:59")
    assert sooner.of(None) is None


def test_it_is_known_after_a_restart() -> None:
    day = a_day().on("Mon 20:00", RESTS)

    record = decode(encode(Record(episode=day.episode)))

    assert record.episode.undisturbed_since == at("Mon 20:00")


def test_an_instant_ahead_says_nothing() -> None:
    """The clock was set back since."""
    episode = an_episode(undisturbed_since=at("Tue 08:00"))

    assert undisturbed_until(episode, at("Tue 07:59:59")) is None
    assert undisturbed_until(episode, at("Tue 08:00")) == at("Wed 08:00")
    assert undisturbed_until(episode, at("Wed 08:00")) is None


def test_a_rest_that_is_not_believed_any_more_at_night_ends_in_the_morning() -> None:
    day = Timeline(a_plan(WALK, quiet="22:00-08:00")).start("Mon 23:30", is_undisturbed=True)

    (started,) = [one for one in day.last.effects if isinstance(one, Tell)]

    assert started.not_before == at("Wed 08:00")


# Whatever happens meanwhile

WHAT_HAPPENS = st.sampled_from(
    [
        RESTS,
        RESTS,
        IS_UP,
        ClockMoved(),
        PromptSnoozed(),
        PromptSkipped(by="anna"),
        CheckedIn(pain_now=3, by="anna"),
        CheckedIn(pain_now=7),
        PersonMoved(place=AT_GYM),
        PersonMoved(place=HOME),
        WindowMoved(span=hours(12)),
        WarningSignsAsked(),
    ]
)


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.sampled_from([1, 20, 90, 400, 1000]), WHAT_HAPPENS), max_size=25),
    st.sampled_from(["", "22:00-08:00", "13:00-15:00"]),
)
def test_who_rests_is_left_alone(story, quiet: str) -> None:
    """A message that may wait is told neither in a rest nor in quiet hours, and none is lost."""
    plan = a_plan(*(the_usual(kind) for kind in (Kind.WALK, Kind.CHECK_IN, Kind.MAT)), quiet=quiet)
    day, record = Timeline(plan).start("Mon 18:00"), Record()
    for later, event in story:
        day.until(day.now + minutes(later))
        with suppress(DomainError):
            day.on(day.now, event)
        record = record.decided(day.last)
        rests_until = undisturbed_until(day.episode, day.now)
        told = [one for one in day.last.effects if isinstance(one, Tell)]
        for one in told:
            may_wait = one.message.urgency is Urgency.NORMAL
            assert not (may_wait and rests_until) or one.not_before >= rests_until
            at_night = plan.quiet_hours and plan.quiet_hours.end_of(
                one.not_before or day.now, AMSTERDAM
            )
            assert not (may_wait and at_night)
        if not rests_until:
            waits = [
                one.effect.not_before for one in record.pending if isinstance(one.effect, Tell)
            ]
            hours_end = plan.quiet_hours and plan.quiet_hours.end_of(day.now, AMSTERDAM)
            latest = (hours_end or day.now) + LONGEST_QUEUE
            assert all(one is None or one <= latest for one in waits)
