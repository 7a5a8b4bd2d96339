"""A key stands for the very same values."""

from custom_components.back_recovery.engine.model.same import Same

from ..builders import an_episode


def test_the_very_same_values_are_one_key() -> None:
    episode = an_episode()

    assert Same(episode, "x") == Same(episode, "x")
    assert hash(Same(episode)) == hash(Same(episode))


def test_what_only_says_the_same_is_another_key() -> None:
    assert an_episode() == an_episode()
    assert Same(an_episode()) != Same(an_episode())


def test_it_is_no_other_thing_and_not_as_long_as_a_longer_one() -> None:
    episode = an_episode()

    assert Same(episode) != episode
    assert Same(episode) != Same(episode, episode)
