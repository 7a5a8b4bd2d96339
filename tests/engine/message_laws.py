"""Laws of messages, whatever they are about: how many a day, and how many answers."""

from collections import Counter

from custom_components.back_recovery.engine.model.effects import MOST_ANSWERS
from custom_components.back_recovery.engine.model.local_time import local_date
from custom_components.back_recovery.engine.model.plan import NOT_LISTED
from custom_components.back_recovery.engine.model.texts import TIPS
from custom_components.back_recovery.engine.model.vocabulary import Recipient, Urgency
from custom_components.back_recovery.engine.reading.day import TAKES_NO_PLACE
from custom_components.back_recovery.engine.record import Record

from .builders import tells


def a_message_has_no_more_answers_than_a_phone_shows(house, before, event, decision):
    assert all(len(tell.message.answers) <= MOST_ANSWERS for tell in tells(decision.effects))


def a_day_has_no_more_offers_than_the_plan_allows(house, before, event, decision):
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
    offers = sum(made[one] for one in made if house.plan.kind_of(one) not in TAKES_NO_PLACE)
    assert not any(takes_a_place(house, one) for one in new) or offers <= house.plan.prompts_per_day
    for prompt in new:
        assert made[prompt.activity] <= house.plan.activity(prompt.activity).most_per_day


def is_counted(prompt):
    """What is about a training, the check after it, and what was never sent comes on top."""
    is_about_training = prompt.activity in NOT_LISTED or "-after-" in prompt.id
    return not is_about_training and not prompt.never_sent


def takes_a_place(house, prompt):
    return house.plan.kind_of(prompt.activity) not in TAKES_NO_PLACE


def what_is_told_makes_sense(house, before, event, decision):
    """Nothing is told in a step that would never be delivered."""
    record = Record().decided(decision)
    for tell in tells(decision.effects):
        at = max(tell.not_before or house.now, house.now)
        assert tell.not_after is None or at <= tell.not_after
        assert record.makes_sense(tell, at), tell.message


def one_event_has_one_message(house, before, event, decision):
    """What is about safety, is asked besides, or waits for its own minute stands alone."""
    at_once = [
        one
        for one in tells(decision.effects)
        if one.message.urgency in (Urgency.QUIET, Urgency.NORMAL)
        and one.message.to is Recipient.PERSON
        and one.episode_id is not None
        and one.not_before is None
    ]
    assert len([one for one in at_once if not one.message.answers]) <= 1
    assert len([one for one in at_once if one.message.rings]) <= 1


def a_tip_makes_no_sound_and_asks_nothing(house, before, event, decision):
    for tell in tells(decision.effects):
        if tell.message.text in TIPS:
            assert not tell.message.rings
            assert not tell.message.answers
