"""Laws of messages, whatever they are about: how many a day, and how many answers."""

from collections import Counter
from datetime import timedelta

from custom_components.back_recovery.engine.model.effects import MOST_ANSWERS
from custom_components.back_recovery.engine.model.events import CheckedIn
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.local_time import local_date
from custom_components.back_recovery.engine.model.phases import HOLDS
from custom_components.back_recovery.engine.model.plan import NOT_LISTED
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Seek
from custom_components.back_recovery.engine.reading.spans import HIGH_PAIN
from custom_components.back_recovery.engine.rules.time_rules import HOLD_ASKED_ON

from .builders import tells


def a_message_has_no_more_answers_than_a_phone_shows(house, before, event, decision):
    assert all(len(tell.message.answers) <= MOST_ANSWERS for tell in tells(decision.effects))


REASSURES = {
    Text.SORE_PEAK,
    Text.STAGE_REPEAT,
    Text.DONE,
    Text.NO_PAIN,
    Text.FOLLOW_UP_7,
    Text.FOLLOW_UP_30,
}
"""Texts that say, in one way or another, that things are well."""

WARNS = {
    Text.WARNING_A,
    Text.WARNING_B,
    Text.WARNING_LIST,
    Text.WARNING_LIST_TODAY,
    Text.SWELLING,
    Text.SWELLING_NO_ICE,
    Text.PAIN_HIGH,
    Text.SKIN_STOP,
    Text.D5,
    Text.D7,
    Text.D14,
    Text.D28,
    Text.THREE_SETBACKS,
}


def no_reassuring_text_stands_beside_a_warning(house, before, event, decision):
    told = [tell.message for tell in tells(decision.effects) if not tell.not_before]
    messages = [one for message in told for one in (message, *message.first)]
    warns = any(one.text in WARNS or one.seek for one in messages)
    reassures = {one.text for one in messages} & REASSURES
    assert not (warns and reassures)


def no_text_says_until_when_of_what_is_over(house, before, event, decision):
    for tell in tells(decision.effects):
        until = tell.message.until
        assert until is None or until > house.now
        # One that waits for the end of the quiet hours is not told after that either.
        assert until is None or tell.not_after <= until


def severe_pain_is_answered_with_whom_to_ask(house, before, event, decision):
    known = len(before.check_ins) if before else 0
    new = decision.episode.check_ins[known:] if decision.episode else ()
    if not isinstance(event, CheckedIn) or not new or new[-1].worst < HIGH_PAIN:
        return
    if before.phase in HOLDS or decision.episode.phase in HOLDS:
        return
    told = [one.message for one in tells(decision.effects)]
    every = [one for message in told for one in (message, *message.first)]
    said = [one for one in every if one.text is Text.PAIN_HIGH]
    assert [one.seek for one in said] == [Seek.TODAY if new[-1].worst >= 8 else Seek.SOON]


def a_hold_asks_again(house, before, event, decision):
    """Somebody on hold is asked about it at the latest on the third day after it began."""
    if decision.episode is None or decision.episode.phase not in HOLDS:
        return
    held_since = decision.episode.last_fact(What.HOLD_STARTED).at
    asked = {
        fact.reason
        for fact in decision.episode.history
        if fact.what is What.TOLD and fact.at >= held_since
    }
    if house.now - held_since >= timedelta(days=5):
        assert set(HOLD_ASKED_ON) <= asked


def a_day_has_no_more_prompts_than_the_plan_allows(house, before, event, decision):
    """Also where the recovery was ended and begun again on that day."""
    known = {prompt.id for prompt in before.prompts} if before else set()
    prompts = decision.episode.prompts if decision.episode else ()
    new = [one for one in prompts if one.id not in known and is_counted(one)]
    house.offered += new
    zone = house.plan.time_zone
    today = local_date(house.now, zone)
    made = Counter(
        prompt.activity for prompt in house.offered if local_date(prompt.offered_at, zone) == today
    )
    assert not new or made.total() <= house.plan.prompts_per_day
    for prompt in new:
        assert made[prompt.activity] <= house.plan.activity(prompt.activity).most_per_day


def is_counted(prompt):
    """What is about a training, and the check after it, comes on top."""
    return prompt.activity not in NOT_LISTED and "-after-" not in prompt.id
