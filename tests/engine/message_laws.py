"""Laws of messages, whatever they are about: how many a day, and how many answers."""

from collections import Counter

from custom_components.back_recovery.engine.model.effects import MOST_ANSWERS
from custom_components.back_recovery.engine.model.local_time import local_date
from custom_components.back_recovery.engine.model.plan import NOT_LISTED

from .builders import tells


def a_message_has_no_more_answers_than_a_phone_shows(house, before, event, decision):
    assert all(len(tell.message.answers) <= MOST_ANSWERS for tell in tells(decision.effects))


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
