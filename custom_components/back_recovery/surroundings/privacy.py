"""Whose answers: who may see what a person said about the back, or ticked at set-up."""

from collections.abc import Iterable
from dataclasses import replace

from homeassistant.core import Context, HomeAssistant

from ..engine.model.errors import Lockout
from ..engine.model.vocabulary import Reason
from ..settings.entry import Settings
from .people import account_of

ANSWERS = frozenset(
    {
        Reason.WARNING_A,
        Reason.WARNING_B,
        Reason.SWELLING,
        Reason.BRUISE,
        Reason.SKIN,
        Reason.SEDATIVE,
        Reason.HIGH_PAIN,
        Reason.SORE_PEAK,
        Reason.PAIN_UP,
        Reason.NOT_CALM,
        Reason.SORE_AFTER,
    }
)
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
