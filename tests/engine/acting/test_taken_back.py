"""What may not go on is ended, and what may not begin is taken back: by an answer, or by a change."""

import pytest

from custom_components.back_recovery.engine.acting.draft import Draft
from custom_components.back_recovery.engine.acting.withdrawing import withdraw_forbidden
from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.effects import ReportPrompt
from custom_components.back_recovery.engine.model.episode import CheckIn, Fact
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.vocabulary import (
    Condition,
    Kind,
    Onset,
    PromptState,
    Reason,
)

from ..builders import (
    Timeline,
    a_plan,
    a_prompt,
    a_session,
    an_activity,
    an_episode,
    at,
    the_usual,
)
from ..house import HouseTimeline, a_pad
from ..ticks import ticked

PAD, WALK = the_usual(Kind.HEATING_PAD), the_usual(Kind.WALK)
NOON = at("Tue 12:00")


def on_the_pad(**values: object) -> Draft:
    """Return a draft in which the pad is on since 11:55, and is offered once more."""
    episode = an_episode(
        started="Mon 18:00",
        ends="Fri 18:00",
        sessions=(a_session("heating_pad", "Tue 11:55"),),
        prompts=(a_prompt("heating_pad", "Tue 11:50"), a_prompt("walk", "Tue 11:50")),
        **values,
    )
    return Draft(a_plan(PAD, WALK, an_activity("prep", duration=5)), episode, NOON)


def said(**values: object) -> dict[str, object]:
    return {"check_ins": (CheckIn(at=at("Tue 11:59"), pain_now=3, **values),)}


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ({"onset": Onset.TWEAK}, Reason.ONSET),
        (said(swelling=True), Reason.SWELLING),
        (said(bruise=True), Reason.BRUISE),
        (said(alcohol_or_sedative=True), Reason.SEDATIVE),
        (said(skin_ok=False), Reason.SKIN),
        (
            {
                **said(),
                "history": (Fact(at=at("Tue 11:00"), what=What.TOLD, reason="d7"),),
            },
            Reason.REFERRED,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_closes_heat_ends_it_and_takes_its_offer_back(
    what: dict[str, object], why: Reason
) -> None:
    draft = on_the_pad(**what)

    withdraw_forbidden(draft)

    (session,) = draft.episode.sessions
    assert (session.ended_at, session.reason) == (NOON, why)
    taken_back = [one for one in draft.effects if isinstance(one, ReportPrompt)]
    assert [(one.activity, one.reason) for one in taken_back] == [("heating_pad", why)]
    assert [one.activity for one in draft.episode.open_prompts] == ["walk"]


def test_pain_takes_the_practice_back_and_no_walk() -> None:
    episode = an_episode(
        prompts=(a_prompt("prep", "Tue 11:50"), a_prompt("walk", "Tue 11:50")),
        check_ins=(CheckIn(at=at("Tue 11:59"), pain_now=4),),
    )
    draft = Draft(a_plan(WALK, an_activity("prep", duration=5)), episode, NOON)

    withdraw_forbidden(draft)

    (report,) = [one for one in draft.effects if isinstance(one, ReportPrompt)]
    assert (report.activity, report.reason) == ("prep", Reason.NOT_CALM)


def test_of_several_reasons_the_one_that_lasts_longest_is_given() -> None:
    draft = on_the_pad(**said(bruise=True, alcohol_or_sedative=True))

    withdraw_forbidden(draft)

    assert draft.episode.sessions[0].reason == Reason.BRUISE


def test_the_hours_of_the_day_end_nothing_by_themselves() -> None:
    pad = an_activity("heating_pad", duration=15, latest="11:57")
    episode = an_episode(sessions=(a_session("heating_pad", "Tue 11:55"),))
    draft = Draft(a_plan(pad, quiet="11:58-13:00"), episode, NOON)

    withdraw_forbidden(draft)

    assert draft.episode.session


# Removed from the plan


def removed(home: HouseTimeline, when: str) -> HouseTimeline:
    """Let the form lose the pad."""
    home.with_plan(a_plan(WALK, rest_window=120))
    home.readings["switch.pad"] = home.readings.pop("heating_pad")
    return home.on(when, happened.PlanChanged())


def with_the_pad() -> HouseTimeline:
    plan = a_plan(a_pad(times="11:00"), WALK, rest_window=120)
    return HouseTimeline(plan).day().until("Tue 11:00")


def test_what_was_offered_and_is_removed_is_taken_back_with_the_reason() -> None:
    home = removed(with_the_pad(), "Tue 11:05")

    (report,) = [one for one in home.last.effects if isinstance(one, ReportPrompt)]
    assert (report.activity, report.kind) == ("heating_pad", PromptState.LAPSED)
    assert report.reason == Reason.ACTIVITY_REMOVED


def test_what_runs_and_is_removed_ends_with_the_reason() -> None:
    home = removed(with_the_pad().confirm("Tue 11:02"), "Tue 11:08")

    assert home.why() == Reason.ACTIVITY_REMOVED
    assert home.readings["switch.pad"].is_on is False


def test_the_question_about_what_is_removed_is_taken_back() -> None:
    home = removed(with_the_pad().ask("Tue 11:02"), "Tue 11:03")

    assert home.episode.question is None


def test_the_question_about_something_else_stands() -> None:
    home = with_the_pad().ask("Tue 11:02")

    home.with_plan(a_plan(*home.plan.activities[:1], rest_window=120))
    home.on("Tue 11:03", happened.PlanChanged(concerned=frozenset()))

    assert home.episode.question


# Ticked


def test_what_was_offered_and_does_not_suit_any_more_only_says_that_the_plan_changed() -> None:
    day = Timeline(a_plan(the_usual(Kind.ICE), WALK))
    day.episode = an_episode(ends="Fri 18:00", prompts=(a_prompt("ice"), a_prompt("walk")))

    day.with_plan(a_plan(the_usual(Kind.ICE), WALK, profile=ticked(Condition.DIABETES)))
    day.on("Tue 09:10", happened.PlanChanged())

    (report,) = [one for one in day.last.effects if isinstance(one, ReportPrompt)]
    assert report.reason == Reason.PLAN_CHANGED


def test_the_question_about_what_suits_stands() -> None:
    home = with_the_pad().ask("Tue 11:02")
    profile = ticked(Condition.SALICYLATE_ALLERGY)

    home.with_plan(a_plan(*home.plan.activities, profile=profile, rest_window=120))
    home.on("Tue 11:03", happened.PlanChanged(concerned=frozenset()))

    assert home.episode.question
