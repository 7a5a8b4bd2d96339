"""What can be said: one row an intent. Each asks for the same as an action, and says what came of it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers.typing import VolDictType
from homeassistant.util import dt as dt_util
import probatio

from ..coordinator import RecoveryCoordinator
from ..engine.model import events as happened
from ..engine.model.catalogue import LEAST_REST_WINDOW, MOST_REST_WINDOW
from ..engine.model.errors import NothingToAnswer, NotRecovering
from ..engine.model.events import Event
from ..engine.model.vocabulary import Onset
from ..engine.reading.said import PAINS
from ..requests.request import ONE_HOUR, ONE_MINUTE, activity_id, async_ask
from .accounts import after_that, gym, status, time_left, why_closed
from .confirming import ask_back
from .followups import Followup, followups_of
from .languages import Situation
from .speakers import Voice, speaks_as
from .speech import Speech

ONE_DAY: Final = timedelta(days=1)
_SEE_SOMEBODY_FROM: Final = 7
_TODAY_FROM: Final = 8
"""From these pains on a doctor is named, as in the messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request: of which plan, by whom, with what, and the words for the answer."""

    plan: RecoveryCoordinator
    speaker: Voice
    speech: Speech
    slots: Mapping[str, Any]

    @property
    def hass(self) -> HomeAssistant:
        """The house."""
        return self.plan.hass

    @property
    def now(self) -> datetime:
        """The instant at which it is asked."""
        return dt_util.utcnow()

    @property
    def by(self) -> str | None:
        """The user in whose name it is asked."""
        return speaks_as(self.plan.hass, self.plan.settings, self.speaker)

    @property
    def activity(self) -> str | None:
        """The activity that was named: its id, or its kind where the plan has one of it."""
        named = self.slots.get("activity")
        if not named:
            return None
        mine = self.plan.settings.plan.activities
        of_kind = [one.id for one in mine if one.kind == named and one.id != named]
        exact = any(one.id == named for one in mine)
        return of_kind[0] if of_kind and not exact else activity_id(self.plan, named)

    @property
    def span(self) -> timedelta | None:
        """How long, or by how much; None where that was not said."""
        for name, unit in (("days", ONE_DAY), ("hours", ONE_HOUR), ("minutes", ONE_MINUTE)):
            if (number := self.slots.get(name)) is not None:
                return float(number) * unit
        return None

    async def ask(self, event: Event) -> None:
        """Let it happen. Raises DomainError where it is refused."""
        await async_ask(self.plan, event)

    def wait_for_pain(self) -> None:
        """Take the next number of this conversation as a check-in."""
        if self.speaker.conversation_id is None:
            return

        async def goes_on(number: str | None, who: Voice) -> str:
            return await _check_in(replace(self, speaker=who, slots={"pain": number}))

        followup = Followup(situation=Situation.RATING, goes_on=goes_on)
        followups_of(self.hass).ask(self.speaker.conversation_id, followup)

    def until(self, at: datetime) -> str:
        """Say an instant up to which something lasts."""
        return self.speech.until(at, self.plan.settings.plan.time_zone, self.now)


async def _start(asked: Asked) -> str:
    onset = Onset(asked.slots["onset"]) if asked.slots.get("onset") else None
    running = asked.plan.episode
    if running and onset and onset is not running.onset:
        await asked.ask(happened.OnsetNamed(onset=onset, by=asked.by))
        return _window(asked, f"onset_{onset.value}", "already_on_later")
    if running and asked.span is None:
        asked.wait_for_pain()
        return _window(asked, "already_on", "already_on_later")
    window = asked.span
    if window is not None:
        window = min(max(window, LEAST_REST_WINDOW), MOST_REST_WINDOW)
    await asked.ask(
        happened.RecoveryStarted(
            rest_window=window, onset=onset, place=asked.plan.place, by=asked.by
        )
    )
    if running:
        return _window(asked, "extended", "already_on_later")
    return f"{_window(asked, 'started', 'already_on_later')} {after_that(asked.plan, asked.speech)}"


def _window(asked: Asked, key: str, else_key: str) -> str:
    ends_at = asked.plan.data.window_ends_at
    if ends_at is None or key not in asked.speech.language.answers:
        return asked.speech.say(else_key)
    return asked.speech.say(key, until=asked.until(ends_at))


async def _stop(asked: Asked) -> str:
    if asked.plan.episode is None:
        return asked.speech.say("already_off")
    await asked.ask(happened.RecoveryStopped(by=asked.by))
    return asked.speech.say("stopped")


async def _pause(asked: Asked) -> str:
    await asked.ask(happened.Paused(by=asked.by))
    return asked.speech.say("paused")


async def _resume(asked: Asked) -> str:
    await asked.ask(happened.Resumed(by=asked.by))
    return f"{asked.speech.say('resumed')} {after_that(asked.plan, asked.speech)}"


async def _extend(asked: Asked) -> str:
    await asked.ask(happened.WindowMoved(span=asked.span or ONE_DAY, by=asked.by))
    return _window(asked, "extended", "already_on_later")


async def _status(asked: Asked) -> str:
    return status(asked.plan, asked.speech)


async def _time_left(asked: Asked) -> str:
    return time_left(asked.plan, asked.speech)


async def _may_i_lift(asked: Asked) -> str:
    return gym(asked.plan, asked.speech)


async def _next(asked: Asked) -> str:
    if asked.plan.episode is None:
        raise NotRecovering
    return after_that(asked.plan, asked.speech) or asked.speech.say("nothing_next")


async def _why_closed(asked: Asked) -> str:
    if asked.plan.episode is None:
        raise NotRecovering
    return await why_closed(asked.plan, asked.speech, asked.activity or "", asked.speaker.context)


async def _check_in(asked: Asked) -> str:
    pain, worst = int(asked.slots["pain"]), asked.slots.get("pain_worst")
    event = happened.CheckedIn(
        pain_now=pain, pain_worst=None if worst is None else int(worst), by=asked.by
    )
    await asked.ask(event)
    said = asked.speech.say("checked_in", pain=pain)
    most = max(pain, int(worst or 0))
    if most >= _TODAY_FROM:
        return f"{said} {asked.speech.say('very_high_pain')}"
    if most >= _SEE_SOMEBODY_FROM:
        return f"{said} {asked.speech.say('high_pain')}"
    return f"{said} {after_that(asked.plan, asked.speech)}"


async def _answer(asked: Asked) -> str:
    if asked.plan.episode is None:
        raise NotRecovering
    activity = asked.activity
    prompt = asked.plan.episode.open_prompt(activity)
    about = activity or (prompt.activity if prompt else None)
    if about is None and asked.slots["answer"] != "done":
        raise NothingToAnswer
    return await _ANSWERS[asked.slots["answer"]](asked, about)


async def _done(asked: Asked, about: str | None) -> str:
    session = asked.plan.episode.session if asked.plan.episode else None
    about = about or (session.activity if session else None)
    await asked.ask(happened.ActivityDone(activity=about, by=asked.by))
    return f"{asked.speech.say('done', activity=_called(asked, about))} {after_that(asked.plan, asked.speech)}"


async def _skip(asked: Asked, about: str | None) -> str:
    await asked.ask(happened.PromptSkipped(activity=about, by=asked.by))
    return f"{asked.speech.say('skipped', activity=_called(asked, about))} {after_that(asked.plan, asked.speech)}"


async def _snooze(asked: Asked, about: str | None) -> str:
    await asked.ask(happened.PromptSnoozed(activity=about, span=asked.span, by=asked.by))
    span = asked.span or asked.plan.settings.plan.snooze
    return asked.speech.say("snoozed", span=asked.speech.span(span))


async def _begin(asked: Asked, about: str | None) -> str:
    span = asked.span
    if about is None:
        raise NothingToAnswer
    await asked.ask(happened.ActivityStarted(activity=about, span=span, by=asked.by))
    episode = asked.plan.episode
    if episode and episode.session and episode.session.activity == about:
        session = episode.session
        return asked.speech.say(
            "session_started",
            activity=_called(asked, about),
            span=asked.speech.span(session.ends_at - asked.now),
            until=asked.until(session.ends_at),
        )
    return ask_back(asked.plan, asked.speech, asked.speaker, about, span)


_ANSWERS: Final[Mapping[str, Callable[[Asked, str | None], Awaitable[str]]]] = {
    "done": _done,
    "skip": _skip,
    "snooze": _snooze,
    "start": _begin,
}


async def _start_activity(asked: Asked) -> str:
    if asked.plan.episode is None:
        raise NotRecovering
    return await _begin(asked, asked.activity)


async def _stop_activity(asked: Asked) -> str:
    session = asked.plan.episode.session if asked.plan.episode else None
    about = asked.activity or (session.activity if session else None)
    await asked.ask(happened.ActivityStopped(activity=about, by=asked.by))
    return asked.speech.say("session_stopped", activity=_called(asked, about))


async def _something_is_wrong(asked: Asked) -> str:
    await asked.ask(happened.WarningSignsAsked(by=asked.by))
    return asked.speech.say("wrong", emergency=asked.speech.call())


def _called(asked: Asked, activity: str | None) -> str:
    return asked.speech.activity(activity or "custom", asked.plan.settings.plan)


def _has_open_prompt(plan: RecoveryCoordinator) -> bool:
    return bool(plan.episode and (plan.episode.open_prompts or plan.episode.session))


def _is_running(plan: RecoveryCoordinator) -> bool:
    return plan.episode is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A row: an intent, what it takes, what it asks for, and for which plans it makes sense."""

    intent: str
    description: str
    perform: Callable[[Asked], Awaitable[str]]
    slots: VolDictType = field(default_factory=dict)
    makes_sense: Callable[[RecoveryCoordinator], bool] = _is_running


_A_PAIN = probatio.All(probatio.Coerce(int), probatio.In(PAINS))
_A_NUMBER = probatio.All(probatio.Coerce(float), probatio.Range(min=1, max=40320))
_OF_ACTIVITY: VolDictType = {probatio.Optional("activity"): str}
_SPAN: VolDictType = {probatio.Optional(name): _A_NUMBER for name in ("days", "hours")}
_MINUTES: VolDictType = {probatio.Optional("minutes"): _A_NUMBER}

WISHES: Final = (
    Wish(
        intent="BackRecoveryStart",
        description="Start the recovery plan of a sore back",
        perform=_start,
        slots=_SPAN
        | {
            probatio.Optional("onset"): probatio.In([one.value for one in Onset]),
            probatio.Optional("called"): str,
        },
        makes_sense=lambda plan: not _is_running(plan),
    ),
    Wish(
        intent="BackRecoveryStop",
        description="End the recovery plan",
        perform=_stop,
        slots={probatio.Optional("called"): str},
    ),
    Wish(intent="BackRecoveryPause", description="Pause the recovery plan", perform=_pause),
    Wish(intent="BackRecoveryResume", description="Resume the recovery plan", perform=_resume),
    Wish(
        intent="BackRecoveryExtend",
        description="Rest from lifting for longer",
        perform=_extend,
        slots=_SPAN,
    ),
    Wish(
        intent="BackRecoveryStatus",
        description="Say where the recovery plan stands",
        perform=_status,
    ),
    Wish(
        intent="BackRecoveryTimeLeft",
        description="Say how long lifting is still closed",
        perform=_time_left,
    ),
    Wish(
        intent="BackRecoveryMayILift",
        description="Say whether lifting is closed now",
        perform=_may_i_lift,
    ),
    Wish(intent="BackRecoveryNext", description="Say what comes next", perform=_next),
    Wish(
        intent="BackRecoveryWhyClosed",
        description="Say why an activity is closed, and until when",
        perform=_why_closed,
        slots={probatio.Required("activity"): str},
    ),
    Wish(
        intent="BackRecoveryCheckIn",
        description="Say how much the back hurts, from 0 to 10",
        perform=_check_in,
        slots={probatio.Required("pain"): _A_PAIN, probatio.Optional("pain_worst"): _A_PAIN},
    ),
    Wish(
        intent="BackRecoveryAnswer",
        description="Answer what is offered now: done, skip, snooze or start",
        perform=_answer,
        slots={
            probatio.Required("answer"): probatio.In(list(_ANSWERS)),
            **_OF_ACTIVITY,
            **_MINUTES,
        },
        makes_sense=_has_open_prompt,
    ),
    Wish(
        intent="BackRecoveryStartActivity",
        description="Start an activity of the plan; heat and water ask first",
        perform=_start_activity,
        slots={probatio.Required("activity"): str, **_MINUTES},
    ),
    Wish(
        intent="BackRecoveryStopActivity",
        description="Stop the activity that is going on",
        perform=_stop_activity,
        slots=_OF_ACTIVITY,
        makes_sense=_has_open_prompt,
    ),
    Wish(
        intent="BackRecoverySomethingIsWrong",
        description="Show the list of warning signs",
        perform=_something_is_wrong,
    ),
)
