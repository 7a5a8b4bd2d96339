"""The entrance: new or not, decided once, answers, a memory that survives."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from custom_components.back_recovery.workouts.decisions import unfinished
from custom_components.back_recovery.workouts.memory import Memory, WorkoutRecord
from custom_components.back_recovery.workouts.observation import Answered, Observation, TimePassed
from custom_components.back_recovery.workouts.observe import MOST_AT_ONCE, Observed, begin, observe
from custom_components.back_recovery.workouts.settings import SourceConfig
from custom_components.back_recovery.workouts.verdict import RANKS
from custom_components.back_recovery.workouts.vocabulary import (
    Flag,
    Outcome,
    OutcomeReason,
    Running,
    SourceKind,
)

from .builders import a_record, a_setup, a_source, a_workout, around, at, posted, seen, states
from .sources.test_wear_os import watch

LIFTED = {
    "id": "a",
    "activity": "strength",
    "start": "2026-06-15T17:00:00Z",
    "end": "2026-06-15T18:00:00Z",
}
"""An hour of strength training that ended on Monday at 18:00."""


class House:
    """A memory on a clock that the test turns."""

    def __init__(self, *sources: SourceConfig, memory: Memory | None = None) -> None:
        self.setup = a_setup(*sources)
        self.memory = seen() if memory is None else memory
        self.around = around()
        self.wake_at: datetime | None = None

    def sees(self, when: str, observation: Observation | None = None) -> Observed:
        found = observe(self.setup, self.memory, observation or TimePassed(), at(when), self.around)
        self.memory, self.wake_at = found.memory, found.wake_at
        return found

    def does(self, when: str, observation: Observation | None = None) -> list[str]:
        return [f"{one.outcome} {one.reasons[0]}" for one in self.sees(when, observation).decisions]

    def asked(self, **values: Any) -> str:
        """Let half an hour of strength be asked about, and return the session."""
        told = LIFTED | {"start": "2026-06-15T17:30:00Z"} | values
        self.sees("Mon 18:05", posted(**told))
        (decision,) = self.sees("Mon 18:07").decisions
        assert decision.outcome is Outcome.ASK
        return decision.session


def test_it_is_decided_when_it_has_settled_and_only_once() -> None:
    house = House()

    assert house.does("Mon 18:05", posted(**LIFTED)) == []
    assert house.wake_at == at("Mon 18:07")
    assert house.does("Mon 18:07") == ["start level"]
    assert house.does("Mon 18:30", posted(**LIFTED)) == []
    assert house.wake_at is None


def test_the_rest_window_counts_from_the_end() -> None:
    house = House()
    house.sees("Mon 18:05", posted(**LIFTED))

    (decision,) = house.sees("Mon 18:07").decisions

    assert (decision.counts_from, decision.keys) == (at("Mon 18:00"), (("one", "a"),))


def test_an_end_to_come_does_not_lengthen_the_rest_window() -> None:
    house = House()
    house.sees("Mon 17:50", posted(**LIFTED))

    (decision,) = house.sees("Mon 17:52").decisions

    assert decision.counts_from == at("Mon 17:52")


def test_a_start_to_come_is_looked_at_again_when_it_has_passed() -> None:
    house = House()

    assert house.sees("Mon 16:54", posted(**LIFTED)).workouts == ()
    assert len(house.sees("Mon 16:55", posted(**LIFTED)).workouts) == 1


def test_at_first_sight_everything_is_the_baseline() -> None:
    house = House(memory=Memory())

    assert house.sees("Mon 18:05", posted(**LIFTED)).workouts == ()
    assert house.sees("Mon 18:06", posted(**LIFTED)).workouts == ()
    later = LIFTED | {"id": "b", "start": "2026-06-15T19:00:00Z", "end": "2026-06-15T20:00:00Z"}
    assert len(house.sees("Mon 20:05", posted(**later)).workouts) == 1


def test_what_ended_before_set_up_is_the_baseline_too() -> None:
    house = House(memory=begin(Memory(), "one", at("Mon 18:00")))

    assert house.sees("Mon 18:05", posted(**LIFTED)).workouts == ()
    just_after = LIFTED | {"id": "b", "end": "2026-06-15T18:00:01Z"}
    assert len(house.sees("Mon 18:05", posted(**just_after)).workouts) == 1


def test_a_source_begins_once() -> None:
    memory = seen("a")

    assert begin(memory, "one", at("Tue 07:00")) is memory


def test_what_is_older_than_two_days_is_not_even_told() -> None:
    house = House()

    assert house.sees("Wed 18:00:01", posted(**LIFTED)).workouts == ()
    assert house.memory.seen[0].keys == ("a",)


def test_what_is_older_than_a_day_is_noted() -> None:
    assert House().does("Tue 18:30", posted(**LIFTED)) == ["note ended_long_ago"]


def test_more_is_known_later_and_the_question_becomes_a_start() -> None:
    house = House()
    house.asked()

    found = house.sees(
        "Mon 18:30", posted(**(LIFTED | {"start": "2026-06-15T17:30:00Z", "rpe": 9}))
    )

    (decision,) = found.decisions
    assert (decision.outcome, decision.replaces) == (Outcome.START, Outcome.ASK)
    assert found.updated == ("a",)


def test_more_is_known_later_and_nothing_becomes_less() -> None:
    house = House()
    house.asked()
    bench = [{"name": "Bench press", "sets": 5}]

    assert house.does("Mon 18:30", posted(**LIFTED, exercises=bench)) == []


def test_at_night_a_question_is_left_as_it_is() -> None:
    house = House()
    house.asked()
    house.around = around(quiet_until=at("Tue 08:00"))

    assert house.does("Mon 23:00", posted(**(LIFTED | {"rpe": 9}))) == []
    assert house.wake_at is None


def test_a_start_waits_for_the_morning() -> None:
    house = House()
    house.around = around(quiet_until=at("Tue 08:00"))

    assert house.does("Mon 23:00", posted(**LIFTED)) == []
    assert house.does("Mon 23:02") == []
    assert house.wake_at == at("Tue 08:00")
    assert house.does("Tue 08:00") == ["start level"]


def test_a_verdict_about_the_moment_is_not_changed_by_a_new_name() -> None:
    house = House()
    house.around = around(running=Running.HOLD)
    house.sees("Mon 18:05", posted(**LIFTED))
    assert house.does("Mon 18:07") == ["note on_hold"]
    house.around = around()

    assert house.does("Mon 19:00", posted(**LIFTED, title="Deadlifts")) == []


def test_yes_is_a_start() -> None:
    house = House()

    (decision,) = house.sees("Mon 18:10", Answered(session=house.asked(), wants=True)).decisions

    assert decision.outcome is Outcome.START
    assert decision.reasons == (OutcomeReason.ANSWERED, OutcomeReason.LEVEL)
    assert house.does("Mon 18:20", posted(**(LIFTED | {"rpe": 10}))) == []


def test_no_is_the_last_word() -> None:
    house = House()
    session = house.asked()

    assert house.does("Mon 18:10", Answered(session=session, wants=False)) == []
    assert house.does("Mon 18:20", posted(**(LIFTED | {"rpe": 10}))) == []
    assert house.does("Mon 18:30", Answered(session=session, wants=True)) == []


def test_how_hard_it_was_is_a_rating() -> None:
    house = House()

    (decision,) = house.sees("Mon 18:10", Answered(session=house.asked(), rpe=8)).decisions

    assert (decision.outcome, decision.workout.rpe) == (Outcome.START, 8)


def test_how_easy_it_was_changes_nothing() -> None:
    house = House()
    session = house.asked()

    assert house.does("Mon 18:10", Answered(session=session, rpe=3)) == []
    assert house.does("Mon 18:11", Answered(session=session, wants=True)) == ["start answered"]


def test_an_answer_to_nothing_does_nothing() -> None:
    house = House()
    before = house.memory

    assert house.does("Mon 18:10", Answered(session="gone", wants=True)) == []
    assert house.memory == before


def test_a_latecomer_joins_what_was_decided() -> None:
    house = House(
        a_source(), a_source(source="two"), memory=seen().with_seen(seen(source="two").seen[0])
    )
    house.sees("Mon 18:05", posted(**LIFTED))
    house.sees("Mon 18:07")

    assert house.does("Mon 19:00", posted("two", **(LIFTED | {"id": "z"}))) == []
    assert {one.decided for one in house.memory.records} == {Outcome.START}
    assert len({one.session for one in house.memory.records}) == 1


def test_the_most_eager_source_is_heard_when_all_have_waited() -> None:
    patient = a_source(source="two", settle=timedelta(minutes=20))
    shy = a_source(minimum_minutes=90)
    house = House(shy, patient, memory=seen().with_seen(seen(source="two").seen[0]))
    house.sees("Mon 18:05", posted(**LIFTED))
    house.sees("Mon 18:06", posted("two", **(LIFTED | {"id": "z"})))

    assert house.does("Mon 18:07") == []
    assert house.does("Mon 18:25") == ["start level"]


def test_a_source_that_was_removed_decides_nothing_more() -> None:
    house = House()
    house.sees("Mon 18:05", posted(**LIFTED))
    house.setup = a_setup(a_source(source="two"))

    assert house.does("Mon 18:07") == []
    assert house.does("Mon 18:07", posted(**(LIFTED | {"id": "b"}))) == []
    assert house.memory.without_source("one").seen == ()


def test_another_session_of_the_day_is_only_noted() -> None:
    house = House()
    house.sees("Mon 18:05", posted(**LIFTED))
    house.sees("Mon 18:07")
    evening = LIFTED | {"id": "b", "start": "2026-06-15T20:00:00Z", "end": "2026-06-15T21:00:00Z"}

    house.sees("Mon 21:05", posted(**evening))

    assert house.does("Mon 21:07") == ["note once_a_day"]


def test_after_two_days_a_session_is_forgotten_and_its_key_is_not() -> None:
    house = House()
    house.sees("Mon 18:05", posted(**LIFTED))
    house.sees("Mon 18:07")

    house.sees("Wed 18:00:01")

    assert house.memory.records == ()
    assert house.sees("Wed 18:01", posted(**LIFTED)).workouts == ()


def test_an_exercise_that_goes_on_is_remembered() -> None:
    house = House(a_source(SourceKind.WEAR_OS))
    assert house.sees("Mon 17:01", states(watch("exercise", kind="DEADLIFT"))).workouts == ()
    found = house.sees("Mon 17:41", states(watch("passive", "17:40"))).workouts

    assert [one.activity_raw for one in found] == ["DEADLIFT"]
    assert house.memory.seen[0].live is None


def test_only_so_many_sessions_are_kept() -> None:
    records = tuple(a_record(a_workout(uid=str(n))) for n in range(150))
    memory = Memory(records=records).forgetting(at("Mon 20:00"))

    assert len(memory.records) == 100


def test_a_group_that_comes_apart_is_not_started_again() -> None:
    """Two records of one start stay started, each by itself."""
    house = House()
    done = [
        a_record(
            a_workout(uid=uid),
            session="s",
            decided=Outcome.START,
            because=OutcomeReason.LEVEL,
            decided_at=at("Mon 18:07"),
        )
        for uid in ("a", "b")
    ]
    far = WorkoutRecord(
        source="one", workout=a_workout("Mon 19:00", uid="b"), first_seen_at=at("Mon 19:00")
    )
    house.memory = house.memory.with_records([done[0], done[1].updated(far.workout)])

    assert house.does("Mon 20:30") == []


def test_a_decision_that_was_not_acted_on_is_there_after_a_crash() -> None:
    house = House()
    house.sees("Mon 18:05", posted(**LIFTED))
    (decision,) = house.sees("Mon 18:07").decisions

    assert unfinished(house.memory, at("Mon 18:07")) == (decision,)
    done = house.memory.acknowledged(decision.session)
    assert unfinished(done, at("Mon 18:07")) == ()


def test_a_decision_of_the_day_before_is_not_acted_on_any_more() -> None:
    house = House()
    house.sees("Mon 18:05", posted(**LIFTED))
    house.sees("Mon 18:07")

    assert len(unfinished(house.memory, at("Tue 18:00"))) == 1
    assert unfinished(house.memory, at("Tue 18:00:01")) == ()


def test_the_start_takes_the_place_of_the_question() -> None:
    house = House()
    house.sees("Mon 18:10", Answered(session=house.asked(), wants=True))

    (found,) = unfinished(house.memory, at("Mon 18:10"))

    assert (found.outcome, found.replaces) == (Outcome.START, Outcome.ASK)
    assert found.reasons == (OutcomeReason.ANSWERED, OutcomeReason.LEVEL)


def test_a_rating_outside_the_scale_is_none() -> None:
    house = House()

    house.sees("Mon 18:10", Answered(session=house.asked(), rpe=99))

    assert house.memory.records[0].rpe is None


def test_a_flood_is_cut_to_the_newest_and_nothing_is_new_twice() -> None:
    rows = [LIFTED | {"id": str(n)} for n in range(500)]
    house = House()

    assert len(house.sees("Mon 18:05", posted(workouts=rows)).workouts) == MOST_AT_ONCE
    assert house.sees("Mon 18:06", posted(workouts=rows)).workouts == ()


def test_outcomes_are_in_the_order_of_their_weight() -> None:
    assert sorted(RANKS, key=RANKS.__getitem__) == [
        Outcome.IGNORE,
        Outcome.NOTE,
        Outcome.ASK,
        Outcome.START,
    ]


def in_another_zone(title: str = "Gym") -> dict[str, object]:
    """Return an hour of the evening, in a local time that is still to come at home."""
    return {"id": "far", "activity": "strength", "start": "2026-06-15T22:15:00"} | {
        "duration_min": 60,
        "title": title,
    }


def test_a_local_time_from_the_east_had_ended_when_it_was_first_seen() -> None:
    house = House()

    (found,) = house.sees("Mon 14:00", posted(**in_another_zone())).workouts

    assert (found.start, found.ended_at) == (at("Mon 12:45"), at("Mon 13:45"))
    assert Flag.TZ_ASSUMED in found.flags


def test_it_stays_where_it_is_when_it_is_seen_again() -> None:
    house = House()
    house.sees("Mon 14:00", posted(**in_another_zone()))

    house.sees("Mon 17:10", posted(**in_another_zone("Hotel")))

    (record,) = house.memory.records
    assert (record.workout.title, record.workout.start) == ("Hotel", at("Mon 12:45"))


@pytest.mark.parametrize("start", ["2026-06-15T20:15:00Z", "2026-06-20T20:15:00"])
def test_a_start_to_come_that_no_zone_explains_is_not_over(start: str) -> None:
    house = House()

    assert house.sees("Mon 14:00", posted(**(in_another_zone() | {"start": start}))).workouts == ()
