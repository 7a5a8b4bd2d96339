"""What became of the offers, activity by activity."""

from custom_components.back_recovery.engine.model.episode import Prompt
from custom_components.back_recovery.engine.model.plan import GYM
from custom_components.back_recovery.engine.model.vocabulary import PromptState
from custom_components.back_recovery.engine.reading.adherence import Tally, tallies

from ..builders import a_prompt, an_episode

DONE, SKIPPED, LAPSED = PromptState.DONE, PromptState.SKIPPED, PromptState.LAPSED


def offered(activity: str, when: str, state: PromptState) -> Prompt:
    return a_prompt(activity, when, state=state)


def test_every_activity_has_its_own_count_in_the_order_of_its_first_offer() -> None:
    prompts = (
        offered("walk", "Tue 15:00", SKIPPED),
        offered("bath", "Tue 20:00", LAPSED),
        offered("walk", "Tue 09:00", DONE),
        offered("walk", "Wed 09:00", DONE),
    )

    assert tallies(an_episode(prompts=prompts)) == (
        Tally(activity="walk", done=2, skipped=1, lapsed=0),
        Tally(activity="bath", done=0, skipped=0, lapsed=1),
    )


def test_what_is_being_done_is_taken_up() -> None:
    (tally,) = tallies(an_episode(prompts=(offered("walk", "Tue 09:00", PromptState.STARTED),)))

    assert tally.done == 1


def test_what_waits_for_an_answer_is_not_counted_yet() -> None:
    waiting = (PromptState.OFFERED, PromptState.SNOOZED)

    assert tallies(an_episode(prompts=[offered("walk", "Tue 09:00", one) for one in waiting])) == ()


def test_the_gym_is_never_offered() -> None:
    assert tallies(an_episode(prompts=(offered(GYM, "Tue 09:00", LAPSED),))) == ()
