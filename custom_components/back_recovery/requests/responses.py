"""What the actions that answer return: the agenda, a recovery on paper, a window played ahead.

Imported with the first of them that is called.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from ..coordinator import RecoveryCoordinator
from ..engine.model.effects import ReportEpisode, ReportPrompt, Tell
from ..engine.model.episode import CheckIn, Prompt, Session
from ..engine.model.errors import Lockout, Unmet
from ..engine.model.guards import Guard, GuardState
from ..engine.model.plan import Plan
from ..engine.reading.adherence import check_in_streak, tallies
from ..engine.reading.agenda import Coming, LeftOut
from ..engine.reading.closings import hold_reason
from ..engine.reading.gates import gate
from ..engine.reading.view import View
from ..engine.record import LAST_KEPT_FOR
from ..engine.simulation import Moment, simulate
from ..surroundings.privacy import Eyes
from ..telling.summary import Page, table
from ..telling.texts import Texts

type Answers = dict[str, Any]


def agenda_response(view: View, texts: Texts, *, eyes: Eyes, with_streak: bool) -> Answers:
    """Return everything that comes and everything that is closed, for people and programs."""
    episode, zone, most = view.episode, view.plan.time_zone, view.caps
    closed = eyes.lockouts(view.agenda.closed)
    held_for = hold_reason(episode) if episode else None
    response: Answers = {
        "phase": episode.phase.value if episode else "idle",
        "rest_window_ends": _local_or_none(view.window_ends_at, zone),
        "hold": eyes.reason(held_for).value if held_for else None,
        "stage": view.stage.value,
        "load_cap": most.load if most else None,
        "volume_cap": most.volume if most else None,
        "next_training": _local_or_none(view.next_training_at, zone),
        "session": _session(episode.session, view.plan, texts) if episode else None,
        "open_prompts": [
            _open(one, view.plan, texts) for one in (episode.open_prompts if episode else ())
        ],
        "coming": [_coming(one, view.plan, texts) for one in view.agenda.coming],
        "devices": [_device(one, view.plan, texts, eyes) for one in view.guards],
        "closed": [_closed(group, view, texts) for group in _by_activity(closed)],
        "left_out": [
            _named(one.activity, view.plan, texts) | _left_out(one, texts, eyes)
            for one in view.agenda.left_out
        ],
        "adherence": [
            _named(one.activity, view.plan, texts)
            | {"done": one.done, "skipped": one.skipped, "lapsed": one.lapsed}
            for one in (tallies(episode) if episode else ())
        ],
    }
    if with_streak:
        response["check_in_streak"] = (
            check_in_streak(view.plan, episode, view.at) if episode else None
        )
    if eyes.with_answers:
        # What is missing says what was answered.
        unmet = gate(view.plan, episode, view.at) if episode else ()
        response["gate"] = [_unmet(one, view, texts) for one in unmet]
        response["check_ins"] = [
            _check_in(one, zone) for one in (episode.check_ins if episode else ())
        ]
    return response


def _left_out(one: LeftOut, texts: Texts, eyes: Eyes) -> Answers:
    reason = eyes.reason(one.reason)
    return {"reason": reason.value, "text": texts.reason(reason)}


def _session(session: Session | None, plan: Plan, texts: Texts) -> Answers | None:
    if session is None:
        return None
    return _named(session.activity, plan, texts) | {
        "started_at": _local(session.started_at, plan.time_zone),
        "ends_at": _local(session.ends_at, plan.time_zone),
    }


def _open(prompt: Prompt, plan: Plan, texts: Texts) -> Answers:
    until = prompt.snoozed_until
    return _named(prompt.activity, plan, texts) | {
        "prompt_id": prompt.id,
        "state": prompt.state.value,
        "offered_at": _local(prompt.offered_at, plan.time_zone),
        "snoozed_until": _local(until, plan.time_zone) if until else None,
        "lapses_at": _local(prompt.lapses_at, plan.time_zone),
    }


def _coming(coming: Coming, plan: Plan, texts: Texts) -> Answers:
    return _named(coming.activity, plan, texts) | {
        "prompt_id": coming.prompt_id,
        "at": _local(coming.at, plan.time_zone),
        "due_at": _local(coming.due_at, plan.time_zone),
        "waits_for": coming.waits_for.value if coming.waits_for else None,
    }


def _device(guard: Guard, plan: Plan, texts: Texts, eyes: Eyes) -> Answers:
    """Return what a device is allowed, and what proved that it is off."""
    is_on = guard.state in (GuardState.STARTING, GuardState.ON)
    return _named(guard.activity, plan, texts) | {
        "entity_id": guard.device,
        "state": guard.state.value,
        "since": _local(guard.since, plan.time_zone),
        "off_at": _local(guard.off_at, plan.time_zone) if is_on else None,
        "why": eyes.reason(guard.reason) if guard.reason else None,
        "proof": guard.proof if guard.state is GuardState.OFF else None,
    }


def _by_activity(lockouts: Iterable[Lockout]) -> list[list[Lockout]]:
    groups: dict[str, list[Lockout]] = {}
    for lockout in lockouts:
        groups.setdefault(lockout.activity, []).append(lockout)
    return list(groups.values())


def _closed(lockouts: list[Lockout], view: View, texts: Texts) -> Answers:
    """Return until when an activity is closed, and why; what opens it last comes last."""
    onset = view.episode.onset if view.episode else None
    *_, last = reasons = [_why(one, view.plan.time_zone) for one in lockouts]
    return _named(lockouts[0].activity, view.plan, texts) | {
        **last,
        "text": texts.closed(lockouts, view.plan, view.at, onset),
        "reasons": reasons,
    }


def _why(lockout: Lockout, zone: ZoneInfo) -> Answers:
    until = _local(lockout.until, zone) if lockout.until else None
    return {
        "until": until,
        "why": lockout.reason.value,
        "after": lockout.after,
        "condition": lockout.condition.value if lockout.condition else None,
    }


def _unmet(unmet: Unmet, view: View, texts: Texts) -> Answers:
    """Return one thing that is missing to move on."""
    return {
        "why": unmet.reason.value,
        "until": _local_or_none(unmet.until, view.plan.time_zone),
        "text": texts.missing(unmet, view.plan, view.at),
    }


def _check_in(check_in: CheckIn, zone: ZoneInfo) -> Answers:
    return {
        "at": _local(check_in.at, zone),
        "pain_now": check_in.pain_now,
        "pain_worst": check_in.pain_worst,
        "swelling": check_in.swelling,
        "bruise": check_in.bruise,
        "skin_ok": check_in.skin_ok,
        "leg_symptoms": check_in.leg_symptoms,
        "feel_unwell": check_in.feel_unwell,
        "alcohol_or_sedative": check_in.alcohol_or_sedative,
    }


def export_response(coordinator: RecoveryCoordinator, texts: Texts) -> Answers:
    """Return the table and the page of a recovery, as `csv` and `summary`.

    Raises ServiceValidationError where there is none.
    """
    settings = coordinator.settings
    episode = coordinator.episode or coordinator.last
    if episode is None:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="nothing_to_export",
            translation_placeholders={"days": str(LAST_KEPT_FOR.days)},
        )
    page = Page(
        episode=episode,
        plan=settings.plan,
        texts=texts,
        title=settings.title,
        now=dt_util.utcnow(),
    )
    return {"csv": table(episode, settings.plan.time_zone), "summary": page.text()}


async def async_simulation_response(
    coordinator: RecoveryCoordinator, starts_at: datetime, rest_window: timedelta | None
) -> Answers:
    """Play a window ahead. It takes a while, and it is pure: so it may leave the event loop."""
    plan = coordinator.settings.plan
    moments = await coordinator.hass.async_add_executor_job(simulate, plan, starts_at, rest_window)
    return simulation_response(moments, plan, coordinator.prompter.texts)


def simulation_response(moments: Iterable[Moment], plan: Plan, texts: Texts) -> Answers:
    """Return what would happen, and be said, in a window in which nobody answers."""
    lines = [
        {"at": moment.at, **_effect(effect, moment.at, plan, texts)}
        for moment in moments
        for effect in moment.effects
        if isinstance(effect, (ReportEpisode, ReportPrompt, Tell))
    ]
    # A message that waits for the end of the quiet hours is told after what came meanwhile.
    lines.sort(key=lambda line: line["at"])
    return {"timeline": [line | {"at": _local(line["at"], plan.time_zone)} for line in lines]}


def _effect(
    effect: Tell | ReportPrompt | ReportEpisode, at: datetime, plan: Plan, texts: Texts
) -> Mapping[str, Any]:
    match effect:
        case Tell(message=message, not_before=not_before):
            spoken = texts.say(message, plan, at)
            words = {
                "what": "message",
                "title": spoken.title,
                "text": spoken.text,
                "buttons": [one.title for one in spoken.buttons],
            }
            return words | {"at": not_before or at}
        case ReportPrompt(kind=kind, activity=activity):
            return {"what": str(kind)} | _named(activity, plan, texts)
        case ReportEpisode(kind=kind, reason=reason):
            return {"what": str(kind), "reason": reason and str(reason)}


def _named(activity_id: str, plan: Plan, texts: Texts) -> Answers:
    return {"activity": activity_id, "name": texts.activity(activity_id, plan)}


def _local_or_none(instant: datetime | None, zone: ZoneInfo) -> str | None:
    return _local(instant, zone) if instant else None


def _local(instant: datetime, zone: ZoneInfo) -> str:
    """Write an instant on the plan's clock; its offset says which instant it is."""
    return instant.astimezone(zone).isoformat(timespec="seconds")
