"""Whose answers: who may see what a person said about the back, or ticked at set-up."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from homeassistant.core import Context, HomeAssistant

from ..engine.model.errors import Lockout
from ..engine.model.vocabulary import Reason
from ..settings.values import Settings
from .people import account_of


def _says_an_answer(reason: Reason) -> bool:
    """Tell whether a reason says what was answered; a new one has to be put on a side."""
    match reason:
        case (
            Reason.WARNING_A
            | Reason.WARNING_B
            | Reason.SWELLING
            | Reason.BRUISE
            | Reason.SKIN
            | Reason.SEDATIVE
            | Reason.HIGH_PAIN
            | Reason.SORE_PEAK
            | Reason.PAIN_UP
            | Reason.NOT_CALM
            | Reason.SORE_AFTER
        ):
            return True
        case (
            Reason.REST_WINDOW
            | Reason.ONSET
            | Reason.SUITABILITY
            | Reason.ANSWERS
            | Reason.ASK_FIRST
            | Reason.GAP
            | Reason.MOST_PER_DAY
            | Reason.HOURS
            | Reason.QUIET_HOURS
            | Reason.AWAY
            | Reason.SPACING
            | Reason.PAUSED
            | Reason.HOLD
            | Reason.SESSION_RUNNING
            | Reason.ANSWERED
            | Reason.UNANSWERED
            | Reason.SESSION_ENDED
            | Reason.BY_PERSON
            | Reason.STARTED_AGAIN
            | Reason.WINDOW_OVER
            | Reason.EPISODE_OVER
            | Reason.ACTIVITY_REMOVED
            | Reason.AFTER_OTHER
            | Reason.WARM_BUDGET
            | Reason.TAKEN
            | Reason.UNREACHABLE
            | Reason.NOT_OFF
            | Reason.LEAK
            | Reason.LEAK_SILENT
            | Reason.NO_FEEDBACK
            | Reason.ASLEEP
            | Reason.TOO_HOT
            | Reason.FILLED
            | Reason.SWITCHED_OFF
            | Reason.NOT_STARTED
            | Reason.NO_REPLY
            | Reason.RESTARTED
            | Reason.PLAN_CHANGED
            | Reason.CLOCK_SET_BACK
            | Reason.UNLOADED
            | Reason.EXPIRED
            | Reason.WORKOUT
            | Reason.LIFTED
            | Reason.NOT_READY
            | Reason.SETBACK
            | Reason.REPEAT
            | Reason.THREE_SETBACKS
            | Reason.REFERRED
            | Reason.SILENCE
            | Reason.CALM
            | Reason.LADDER_DONE
            | Reason.NO_CHECK_IN
            | Reason.ONE_CHECK_IN
            | Reason.NO_WALK
            | Reason.NOT_CLEAN
            | Reason.NEXT_DAY_CHECK
            | Reason.STAGE_TIME
        ):
            return False


ANSWERS: Final = frozenset(one for one in Reason if _says_an_answer(one))
"""Reasons that say what was answered."""


def is_the_person(hass: HomeAssistant, settings: Settings, user_id: str | None) -> bool:
    """Tell whether a user is the person of the plan; without a person, any user may be."""
    return user_id is not None and account_of(hass, settings.person) in (None, user_id)


async def async_may_see_answers(hass: HomeAssistant, settings: Settings, context: Context) -> bool:
    """Tell whether whoever asks may see the answers: the person and administrators always.

    An automation asks for nobody, so private answers are not for it.
    """
    return not settings.private_answers or await async_may_export(hass, settings, context)


async def async_may_export(hass: HomeAssistant, settings: Settings, context: Context) -> bool:
    """Tell whether it is the person or an administrator who asks, private answers or not.

    Everything at once leaves the house on a person's own request only: an automation asks for
    nobody. Where nobody knows which user the person is, administrators are left.
    """
    if context.user_id is None:
        return False
    if context.user_id == account_of(hass, settings.person):
        return True
    user = await hass.auth.async_get_user(context.user_id)
    return user is not None and user.is_admin


def without_ticks(lockouts: Iterable[Lockout]) -> tuple[Lockout, ...]:
    """Return the lockouts without what was ticked at set-up.

    That somebody has to agree first would also say that something was ticked.
    """
    return tuple(
        dict.fromkeys(
            replace(one, reason=Reason.SUITABILITY, condition=None) if one.condition else one
            for one in lockouts
        )
    )


def without_answers(lockouts: Iterable[Lockout]) -> tuple[Lockout, ...]:
    """Return the lockouts for anybody's eyes: what was ticked is an answer, too."""
    return tuple(
        dict.fromkeys(
            replace(one, reason=public_reason(one.reason)) for one in without_ticks(lockouts)
        )
    )


def public_reason[ReasonT: str](reason: ReasonT) -> ReasonT | Reason:
    """Return a reason that anybody may read: that there was an answer, but not which."""
    return Reason.ANSWERS if reason in ANSWERS else reason
