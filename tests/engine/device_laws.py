"""The laws of heat and water: each looks at a house after something happened in it."""

from datetime import timedelta
from itertools import pairwise

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.effects import Decision, TurnOff, TurnOn
from custom_components.back_recovery.engine.model.episode import Episode
from custom_components.back_recovery.engine.model.guards import RUNNING, Cause, GuardState
from custom_components.back_recovery.engine.model.local_time import at_local, local_date
from custom_components.back_recovery.engine.model.plan import Activity
from custom_components.back_recovery.engine.model.suitability import is_closed_for
from custom_components.back_recovery.engine.model.vocabulary import Answer, Phase

from .faulty_house import FaultyHouse

OPEN_IN = {Phase.REST, Phase.READY_CHECK, Phase.RETURN}


def only_a_fresh_yes_switches_on(event: happened.Event, decision: Decision) -> None:
    if any(isinstance(effect, TurnOn) for effect in decision.effects):
        if isinstance(event, happened.ActivityStarted):
            assert event.is_confirmed
        else:
            assert isinstance(event, happened.MessageAnswered)
            assert event.answer is Answer.START


def what_is_on_has_an_end_on_disk(house: FaultyHouse) -> None:
    guards = {guard.device: guard for guard in house.record.guards}
    for device in house.managed:
        reading = house.plug(device).reading
        if reading.is_on and not reading.is_taken:
            guard = guards[device]
            assert guard.state is not GuardState.OFF
            assert guard.state is GuardState.GOING_OFF or guard.off_at > house.now
    for guard in house.record.guards:
        if guard.device not in house.managed:
            assert guard.state not in RUNNING


def it_is_looked_at_again(house: FaultyHouse) -> None:
    active = [one for one in house.record.guards if one.state is not GuardState.OFF]
    if not active:
        return
    assert house.last.wake_at is not None
    assert house.wake_real is not None
    if any(one.state is GuardState.GOING_OFF for one in active):
        assert house.wake_real <= house.real + 60


def it_is_on_no_longer_than_it_may_be(house: FaultyHouse) -> None:
    for device, activity in house.managed.items():
        plug = house.plug(device)
        if plug.on_since is None or not plug.is_willing:
            continue
        if house.real > plug.settled_at:
            assert activity.device
            most_on = max(
                one.device.most_on
                for one in house.plan.activities
                if one.device and one.device.id == device
            )
            assert house.real - plug.on_since <= most_on.total_seconds() + 10, device


def off_arrives_as_soon_as_it_can(house: FaultyHouse) -> None:
    for guard in house.record.guards:
        plug = house.plug(guard.device)
        if guard.state is GuardState.GOING_OFF and plug.is_willing:
            since = house.going_since[guard.device]
            may_be_on = house.real <= since + 1 or house.real <= plug.settled_at or plug.is_taken
            assert may_be_on or not plug.is_on, guard


def it_is_off_where_it_is_forbidden(house: FaultyHouse) -> None:
    for device, activity in house.managed.items():
        plug = house.plug(device)
        if plug.on_since is None or not plug.is_willing:
            continue
        five_seconds_ago = house.real - 5
        if plug.on_since < five_seconds_ago and plug.settled_at < five_seconds_ago:
            before = is_forbidden(house, activity, house.record.episode, 5)
            assert not (before and is_forbidden(house, activity, house.record.episode, 0)), device


def is_forbidden(
    house: FaultyHouse, activity: Activity, episode: Episode | None, seconds_ago: int
) -> bool:
    """Tell whether nothing warm or wet may have been on then: these rules, told once more."""
    then = house.now - timedelta(seconds=seconds_ago)
    zone = house.plan.time_zone
    if house.plan.quiet_hours and house.plan.quiet_hours.end_of(then, zone):
        return True
    if episode is None:
        return False
    since = min(episode.phase_since, house.now)
    if episode.phase not in OPEN_IN and since <= then:
        return True
    if is_closed_for(house.plan.profile, activity.kind):
        return min(episode.started_at, house.now) <= then
    today = local_date(then, zone)
    earliest = at_local(today, activity.earliest, zone)
    return not earliest <= then < at_local(today, activity.latest, zone)


def water_does_not_run_unseen(house: FaultyHouse) -> None:
    """A leak sensor that is silent for more than a minute keeps a valve closed."""
    for device, activity in house.managed.items():
        plug = house.plug(device)
        assert activity.device
        if not activity.device.has_leak_sensor or plug.silent_since is None or plug.is_taken:
            continue
        if plug.is_willing and house.real > plug.settled_at:
            since = max(plug.silent_since, plug.on_since or house.real)
            assert house.real <= since + 70, device


TWO_HOURS = 7200


def whoever_insists_gets_no_more_than_the_cap(house: FaultyHouse) -> None:
    """What is on without a yes has not been on past its cap within any two hours."""
    for guard in house.record.guards:
        activity = house.managed.get(guard.device)
        if activity is None or guard.state not in RUNNING or guard.cause is not Cause.BY_HAND:
            continue
        since = house.real - TWO_HOURS
        if house.clock_set_at is not None and house.clock_set_at >= since:
            continue
        spans = house.allowed.get(guard.device, ())
        lately = sum(max(0, until - max(began, since)) for began, until in spans)
        most_on = max(
            one.device.most_on
            for one in house.plan.activities
            if one.device and one.device.id == guard.device
        )
        assert lately <= most_on.total_seconds() + 10, (guard, lately)


def what_is_off_is_soon_believed(house: FaultyHouse) -> None:
    """No sensor that has fallen silent keeps anybody in alarm for ever."""
    for guard in house.record.guards:
        plug = house.plug(guard.device)
        if guard.state is GuardState.GOING_OFF and house.real > plug.settled_at + 70:
            assert house.real - house.off_said.get(guard.device, house.real) <= 70, guard


def off_is_sent_for_ever(house: FaultyHouse) -> None:
    sent: dict[str, list[float]] = {}
    for real, effect in house.commanded:
        if isinstance(effect, TurnOff):
            sent.setdefault(effect.device, []).append(real)
    for guard in house.record.guards:
        if guard.state is GuardState.GOING_OFF:
            assert house.real - sent[guard.device][-1] <= 61
    for times in sent.values():
        assert all(later >= sooner for sooner, later in pairwise(times))
