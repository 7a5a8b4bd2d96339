"""The whole window played on a clock that only the simulation turns."""

from custom_components.back_recovery.engine.simulation import simulate

from .builders import Timeline, at, clock, hours, texts, the_usual_plan


def test_it_plays_the_episode_of_somebody_who_answers_nothing() -> None:
    plan = the_usual_plan()

    moments = simulate(plan, at("Mon 18:00"))

    played = [f"{clock(moment.at)} {text}" for moment in moments for text in texts(moment.effects)]
    assert played == Timeline(plan).start("Mon 18:00").until("Thu 00:00").told
    assert (moments[0].at, moments[-1].at) == (at("Mon 18:00"), at("Wed 18:00"))
    assert moments[-1].episode is None


def test_it_shows_only_moments_at_which_something_is_done() -> None:
    assert all(moment.effects for moment in simulate(the_usual_plan(), at("Mon 18:00")))


def test_it_plays_a_window_of_another_length() -> None:
    moments = simulate(the_usual_plan(), at("Mon 18:00"), hours(12))

    assert moments[-1].at == at("Tue 06:00")


def test_it_comes_to_the_end_of_the_longest_window() -> None:
    moments = simulate(the_usual_plan(), at("Mon 18:00"), hours(10_000))

    assert moments[-1].at == at("Mon 18:00") + hours(28 * 24)
