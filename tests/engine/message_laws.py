"""Laws of messages, whatever they are about: how many a day, and how many answers."""

from collections import Counter
from datetime import timedelta

from custom_components.back_recovery.engine.model.effects import MOST_ANSWERS
from custom_components.back_recovery.engine.model.events import CheckedIn
from custom_components.back_recovery.engine.model.happened import What
from custom_components.back_recovery.engine.model.local_time import local_date
from custom_components.back_recovery.engine.model.phases import HOLDS
from custom_components.back_recovery.engine.model.plan import NOT_LISTED
from custom_components.back_recovery.engine.model.texts import TIPS, Text
from custom_components.back_recovery.engine.model.vocabulary import Recipient, Seek, Urgency
from custom_components.back_recovery.engine.reading.day import TAKES_NO_PLACE
from custom_components.back_recovery.engine.reading.spans import HIGH_PAIN
from custom_components.back_recovery.engine.record import Record
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


def messages_that_ring_never_share_a_minute(house, before, event, decision):
    """Whatever they are about, and whenever they were decided; one that is about safety may."""
    now, after = house.now, decision.episode
    known = vars(house).setdefault("rung", [])
    is_set_back = any(decided_at > now for decided_at, _, _ in known)
    # What waits when other hours begin to hold, as after a journey, counts as sent.
    hours = house.plan.time_zone, house.plan.quiet_hours
    is_elsewhere = vars(house).setdefault("rung_in", hours) != hours
    house.rung_in = hours
    if is_set_back or is_elsewhere or before is None or after is None or before.id != after.id:
        known.clear()
    for tell in tells(decision.effects):
        message = tell.message
        is_ours = message.to is Recipient.PERSON and tell.episode_id is not None
        if not is_ours or message.urgency is not Urgency.NORMAL or message.later:
            continue
        leaves_at = max(tell.not_before or now, now)
        others = [at for _, subject, at in known if subject != message.subject]
        assert all(abs(leaves_at - at) >= house.plan.spacing for at in others), message
        known.append((now, message.subject, leaves_at))


def a_tip_makes_no_sound_and_asks_nothing(house, before, event, decision):
    for tell in tells(decision.effects):
        if tell.message.text in TIPS:
            assert not tell.message.rings
            assert not tell.message.answers
