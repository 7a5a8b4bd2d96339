"""Laws of every message, whatever it is about."""

from custom_components.back_recovery.engine.effects import MOST_ANSWERS

from .builders import tells


def a_message_has_no_more_answers_than_a_phone_shows(house, before, event, decision):
    assert all(len(tell.message.answers) <= MOST_ANSWERS for tell in tells(decision.effects))
