"""Who must not: what a person ticked, and what the house makes of it."""

from typing import Any

import pytest

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.catalogue import CATALOGUE
from custom_components.back_recovery.engine.model.effects import Tell
from custom_components.back_recovery.engine.model.errors import ActivityClosed, InvalidPlan
from custom_components.back_recovery.engine.model.plan import Plan
from custom_components.back_recovery.engine.model.suitability import (
    FROM_CHECK_INS,
    GRID,
    MAY_BE_AGREED,
    NOTHING_STATED,
    STATED,
    Profile,
    Suits,
    asking,
    blocking,
    is_closed_for,
    needs_caution,
)
from custom_components.back_recovery.engine.model.vocabulary import Condition, Kind, Onset
from custom_components.back_recovery.engine.reading.agenda import agenda, is_open
from custom_components.back_recovery.engine.reading.lockouts import lockouts

from ..builders import Timeline, a_plan, an_activity, an_episode, at, the_usual, the_usual_plan
from ..house import HouseTimeline, a_pad, by_hand
from ..ticks import ticked

MEDICAL = {Kind.HEATING_PAD, Kind.SHOWER, Kind.BATH, Kind.RUB, Kind.ICE, Kind.MAT}
CELLS = [(one, kind) for one in STATED for kind in sorted(MEDICAL)]
NOON = "Thu 12:00"
"""Of an episode from Monday on: whatever an onset kept closed is open."""

BLOCKED, ASK, CAUTION = Suits.BLOCKED, Suits.ASK, Suits.CAUTION


def everything(profile: Profile = NOTHING_STATED, **values: Any) -> Plan:
    """Return a plan with all there is, as the catalogue proposes it."""
    return a_plan(
        *(the_usual(kind) for kind in CATALOGUE), quiet="22:00-07:00", profile=profile, **values
    )


def closed(profile: Profile, kind: Kind) -> list[str]:
    """Return why a kind cannot be started: "ask_first diabetes"."""
    plan = everything(profile, rest_window=120)
    episode = an_episode(ends="Sat 18:00")
    found = lockouts(plan, episode, plan.activity(kind), at(NOON))
    return [f"{one.reason} {one.condition}" for one in found]


def a_week(profile: Profile, onset: Onset = Onset.SORE) -> Timeline:
    """Let somebody say every morning how it is, for five days."""
    plan = everything(profile, rest_window=120, prompts_per_day=8)
    return mornings(Timeline(plan).start("Mon 07:00", onset=onset))


def mornings(timeline: Timeline) -> Timeline:
    for day in ("Mon", "Tue", "Wed", "Thu", "Fri"):
        timeline.check_in(f"{day} 07:15", 5)
    return timeline.until("Fri 23:00")


def kinds_offered(timeline: Timeline) -> set[str]:
    return {line.split()[2] for line in timeline.offered}


# The grid


def test_the_grid_has_every_condition_and_only_what_touches_the_body() -> None:
    assert list(GRID) == list(Condition)
    assert {kind for row in GRID.values() for kind in row} == MEDICAL


@pytest.mark.parametrize(
    ("kind", "suits", "conditions"),
    [
        (
            Kind.HEATING_PAD,
            BLOCKED,
            """
            alcohol_or_sedative broken_skin bruise cannot_remove_it diabetes fever_or_infection
            medicine_patch poor_circulation reduced_feeling swelling
            """,
        ),
        (Kind.HEATING_PAD, ASK, "cancer heart_disease pacemaker pregnancy"),
        (Kind.HEATING_PAD, CAUTION, "age_65 high_blood_pressure rheumatoid_arthritis"),
        (Kind.SHOWER, BLOCKED, "medicine_patch swelling"),
        (Kind.SHOWER, ASK, "heart_disease"),
        (
            Kind.SHOWER,
            CAUTION,
            """
            alcohol_or_sedative bruise high_blood_pressure low_blood_pressure reduced_feeling
            """,
        ),
        (
            Kind.BATH,
            BLOCKED,
            """
            alcohol_or_sedative broken_skin bruise cannot_remove_it diabetes epilepsy
            fever_or_infection heart_disease high_blood_pressure low_blood_pressure medicine_patch
            pregnancy reduced_feeling swelling
            """,
        ),
        (Kind.BATH, ASK, "cancer poor_circulation"),
        (Kind.BATH, CAUTION, "age_65 blood_thinners"),
        (Kind.RUB, BLOCKED, "broken_skin medicine_patch salicylate_allergy swelling"),
        (Kind.RUB, ASK, "blood_thinners pregnancy"),
        (Kind.RUB, CAUTION, "bruise reduced_feeling"),
        (
            Kind.ICE,
            BLOCKED,
            """
            broken_skin cannot_remove_it fever_or_infection poor_circulation reacts_badly_to_cold
            reduced_feeling
            """,
        ),
        (Kind.ICE, ASK, "cancer diabetes heart_disease"),
        (Kind.ICE, CAUTION, "alcohol_or_sedative high_blood_pressure"),
        (
            Kind.MAT,
            BLOCKED,
            """
            alcohol_or_sedative blood_thinners broken_skin bruise cannot_remove_it diabetes
            fever_or_infection poor_circulation pregnancy reduced_feeling swelling
            """,
        ),
        (Kind.MAT, ASK, "cancer heart_disease high_blood_pressure"),
        (Kind.MAT, CAUTION, "age_65 low_blood_pressure rheumatoid_arthritis"),
    ],
)
def test_each_activity_is_kept_from_those_whom_the_sources_name(
    kind: Kind, suits: Suits, conditions: str
) -> None:
    found = [condition for condition, row in GRID.items() if row.get(kind) is suits]

    assert sorted(found) == conditions.split()


@pytest.mark.parametrize(("condition", "kind"), CELLS)
def test_every_cell_closes_what_it_says(condition: Condition, kind: Kind) -> None:
    expected = {BLOCKED: [f"suitability {condition}"], ASK: [f"ask_first {condition}"]}

    assert closed(ticked(condition), kind) == expected.get(GRID[condition].get(kind), [])


@pytest.mark.parametrize("condition", MAY_BE_AGREED)
def test_a_professionals_word_opens_what_is_asked_about_and_nothing_else(
    condition: Condition,
) -> None:
    agreed = ticked(condition, agreed=(condition,))
    still_closed = {kind for kind in Kind if is_closed_for(agreed, kind)}

    assert still_closed == {kind for kind, suits in GRID[condition].items() if suits is BLOCKED}


def test_a_word_on_one_condition_says_nothing_about_another() -> None:
    profile = ticked(Condition.CANCER, Condition.PACEMAKER, agreed=(Condition.CANCER,))

    assert asking(profile, Kind.HEATING_PAD) == (Condition.PACEMAKER,)


def test_nobody_is_sent_to_ask_about_what_stays_blocked() -> None:
    assert closed(ticked(Condition.CANCER, Condition.DIABETES), Kind.BATH) == [
        "suitability diabetes"
    ]


def test_every_tick_that_blocks_is_named_in_the_order_of_the_form() -> None:
    profile = ticked(Condition.FEVER_OR_INFECTION, Condition.DIABETES)

    assert blocking(profile, Kind.BATH) == (Condition.DIABETES, Condition.FEVER_OR_INFECTION)


def test_who_ticks_nothing_has_no_limits() -> None:
    assert not any(is_closed_for(NOTHING_STATED, kind) for kind in Kind)
    assert not any(needs_caution(NOTHING_STATED, kind) for kind in Kind)
    assert everything().profile == NOTHING_STATED


@pytest.mark.parametrize("condition", sorted(FROM_CHECK_INS))
def test_what_changes_from_day_to_day_cannot_be_ticked(condition: Condition) -> None:
    with pytest.raises(InvalidPlan) as caught:
        ticked(condition)

    assert (caught.value.field, caught.value.key) == ("conditions", "condition_unknown")


def test_nobody_can_agree_to_what_is_never_asked_about() -> None:
    with pytest.raises(InvalidPlan) as caught:
        ticked(Condition.BROKEN_SKIN, agreed=(Condition.BROKEN_SKIN,))

    assert caught.value.key == "condition_unknown"


def test_a_word_on_what_is_not_ticked_is_refused() -> None:
    with pytest.raises(InvalidPlan) as caught:
        ticked(Condition.DIABETES, agreed=(Condition.CANCER,))

    assert (caught.value.field, caught.value.key) == ("agreed", "agreed_not_ticked")


# What is offered


@pytest.mark.parametrize("onset", [Onset.SORE, Onset.TWEAK])
@pytest.mark.parametrize("condition", STATED)
def test_what_is_closed_is_never_offered(condition: Condition, onset: Onset) -> None:
    timeline = a_week(ticked(condition), onset)

    assert not {kind for kind in kinds_offered(timeline) if is_closed_for(ticked(condition), kind)}


@pytest.mark.parametrize("condition", STATED)
def test_every_day_still_has_a_plan(condition: Condition) -> None:
    activities = (*the_usual_plan().activities, the_usual(Kind.EASY_POSITION))
    plan = a_plan(*activities, rest_window=120, prompts_per_day=8, profile=ticked(condition))

    timeline = mornings(Timeline(plan).start("Mon 07:00"))

    for day in ("Tue", "Wed", "Thu", "Fri"):
        kinds = {line.split()[2] for line in timeline.offered if line.startswith(day)}
        assert kinds >= {"check_in", "walk", "easy_position"}
    assert [line.split()[0] for line in timeline.offered if " tip" in line][:2] == ["Mon", "Tue"]


def test_diabetes_leaves_heat_bath_and_mat_out_and_asks_about_cold() -> None:
    profile = ticked(Condition.DIABETES)

    assert not kinds_offered(a_week(profile, Onset.TWEAK)) & {"heating_pad", "bath", "mat", "ice"}
    assert closed(profile, Kind.HEATING_PAD) == ["suitability diabetes"]
    assert closed(profile, Kind.ICE) == ["ask_first diabetes"]


def test_in_pregnancy_pad_and_rub_appear_once_a_professional_agreed() -> None:
    pregnancy = Condition.PREGNANCY

    before = kinds_offered(a_week(ticked(pregnancy)))
    after = kinds_offered(a_week(ticked(pregnancy, agreed=(pregnancy,))))

    assert not before & {"bath", "mat", "heating_pad", "rub"}
    assert after - before >= {"heating_pad", "rub"}
    assert not after & {"bath", "mat"}


def test_with_a_heart_condition_pad_shower_and_mat_appear_once_a_professional_agreed() -> None:
    heart = Condition.HEART_DISEASE

    before = kinds_offered(a_week(ticked(heart)))
    after = kinds_offered(a_week(ticked(heart, agreed=(heart,))))

    assert not before & {"bath", "heating_pad", "shower", "mat"}
    assert after - before >= {"heating_pad", "shower", "mat"}
    assert "bath" not in after


def test_what_is_ones_own_has_no_medical_rules() -> None:
    stretch = an_activity("stretch", duration=10, times="12:00")
    plan = a_plan(stretch, profile=ticked(*STATED))

    assert Timeline(plan).start("Tue 07:00").until("Tue 13:00").offered == ["Tue 12:00 stretch"]


def test_what_is_closed_does_not_come_and_is_named_with_the_tick() -> None:
    pad = an_activity("heating_pad", times="12:00", duration=15)
    plan = a_plan(pad, profile=ticked(Condition.DIABETES))

    found = agenda(plan, an_episode(), at("Tue 09:00"))

    assert found.coming == ()
    _gym, lock = found.closed
    assert (lock.reason, lock.until, lock.condition) == ("suitability", None, Condition.DIABETES)
    assert not is_open(plan, an_episode(), "heating_pad", at("Tue 09:00"))


@pytest.mark.parametrize(
    ("profile", "cautious"), [(NOTHING_STATED, False), (ticked(Condition.AGE_65), True)]
)
def test_an_offer_comes_with_caution_where_the_grid_says_so(
    profile: Profile, cautious: bool
) -> None:
    plan = a_plan(an_activity("walk", times="09:00"), a_pad(times="12:00"), profile=profile)

    played = Timeline(plan).start("Tue 07:00").until("Tue 12:30")

    offers = {
        effect.message.text: effect.message.cautious
        for effect in played.effects
        if isinstance(effect, Tell)
    }
    assert (offers["walk"], offers["heating_pad"]) == (False, cautious)


@pytest.mark.parametrize(
    ("profile", "text"),
    [
        (NOTHING_STATED, "onset_tweak"),
        (ticked(Condition.REACTS_BADLY_TO_COLD), "onset_tweak_no_ice"),
        (ticked(Condition.CANCER), "onset_tweak_no_ice"),
    ],
)
def test_nobody_is_told_to_cool_who_had_better_not(profile: Profile, text: str) -> None:
    played = Timeline(everything(profile)).start("Tue 09:00")

    assert played.on("Tue 09:05", happened.OnsetNamed(onset=Onset.TWEAK)).told_last == [text]
    assert played.on("Tue 09:06", happened.OnsetNamed(onset=Onset.SORE)).told_last == ["onset_sore"]


# What is started


@pytest.mark.parametrize("confirmed", [False, True])
def test_a_start_is_refused_with_the_tick_as_the_reason(confirmed: bool) -> None:
    plan = a_plan(a_pad(), profile=ticked(Condition.DIABETES), rest_window=120)
    home = HouseTimeline(plan).day()
    event = happened.ActivityStarted(activity="heating_pad", is_confirmed=confirmed, by="anna")

    with pytest.raises(ActivityClosed) as caught:
        home.on("Tue 12:00", event)

    (lockout,) = caught.value.lockouts
    assert (lockout.reason, lockout.condition) == ("suitability", "diabetes")
    assert home.switched == []


@pytest.mark.parametrize("condition", [Condition.DIABETES, Condition.PACEMAKER])
def test_a_pad_switched_on_by_somebody_goes_off_at_once_and_tells_no_tick(
    condition: Condition,
) -> None:
    plan = a_plan(a_pad(by_hand()), profile=ticked(condition), rest_window=120)
    home = HouseTimeline(plan).day().says("Tue 12:00", is_on=True)

    assert home.is_on() is False
    assert [message.reason for message in home.messages("switched_off")] == ["suitability"]
    assert home.reported == ["Tue 12:00 off_confirmed suitability"]


def test_what_was_done_all_the_same_can_be_said() -> None:
    plan = a_plan(the_usual(Kind.ICE), profile=ticked(Condition.DIABETES))

    played = (
        Timeline(plan).start("Tue 09:00").on("Tue 10:00", happened.ActivityDone(activity="ice"))
    )

    assert played.episode
    assert [session.activity for session in played.episode.sessions] == ["ice"]


IN_DOUBT = Profile(conditions=frozenset({Condition.DIABETES}), in_doubt=True)


def test_while_nobody_knows_what_was_ticked_all_is_closed_that_has_a_limit_for_anybody() -> None:
    assert {kind for kind in Kind if is_closed_for(IN_DOUBT, kind)} == MEDICAL


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (Kind.ICE, ["ask_first diabetes"]),
        (Kind.BATH, ["suitability diabetes"]),
        (Kind.RUB, ["in_doubt None"]),
        (Kind.WALK, []),
    ],
)
def test_a_tick_that_can_be_read_is_named_and_the_doubt_where_there_is_none(
    kind: Kind, why: list[str]
) -> None:
    assert closed(IN_DOUBT, kind) == why
