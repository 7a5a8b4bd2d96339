"""Whose answers: who may see what a person said about the back, or ticked at set-up."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from homeassistant.core import Context, HomeAssistant

from ..engine.model.effects import Message
from ..engine.model.errors import Lockout, Unmet
from ..engine.model.texts import Text
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
            | Reason.NO_PAIN
        ):
            return True
        case (
            Reason.REST_WINDOW
            | Reason.ONSET
            | Reason.SUITABILITY
            | Reason.ANSWERS
            | Reason.ASK_FIRST
            | Reason.IN_DOUBT
            | Reason.GAP
            | Reason.MOST_PER_DAY
            | Reason.HOURS
            | Reason.QUIET_HOURS
            | Reason.AWAY
            | Reason.UNDISTURBED
            | Reason.SPACING
            | Reason.AFTER_WORKOUT
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
            | Reason.RESTS
            | Reason.CAME_BACK_ON
            | Reason.UNREACHABLE
            | Reason.TAKEN_AWAY
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
            | Reason.DAY_OVER
            | Reason.DAY_FULL
            | Reason.NOT_RUNNING
            | Reason.NOT_SAID
        ):
            return False


ANSWERS: Final = frozenset(one for one in Reason if _says_an_answer(one))
"""Reasons that say what was answered."""


def _follows_from_an_answer(text: Text) -> bool:
    """Tell whether a text says what was answered; a new one has to be put on a side."""
    match text:
        case (
            Text.WALK_HIGH_PAIN
            | Text.STILL_MISSING
            | Text.SWELLING_NO_ICE
            | Text.NO_PAIN
            | Text.ANYTHING_NEW
            | Text.WHAT_IS_NEW
            | Text.BRUISE
            | Text.SEDATIVE
            | Text.SORE_PEAK
            | Text.PAIN_HIGH
            | Text.D5
            | Text.D7
            | Text.D14
            | Text.D28
            | Text.WARNING_A
            | Text.WARNING_B
            | Text.SWELLING
            | Text.SUITS_CHOOSE
            | Text.SORE_AFTER
            | Text.STAGE_REPEAT
            | Text.STAGE_DOWN
            | Text.STAGE_LOWER
            | Text.THREE_SETBACKS
            | Text.SKIN_STOP
        ):
            return True
        case (
            Text.WALK
            | Text.WALK_LOOSE
            | Text.WALK_SHORT
            | Text.WALK_UP
            | Text.HEATING_PAD
            | Text.BATH
            | Text.SHOWER
            | Text.ICE
            | Text.MAT
            | Text.RUB
            | Text.EASY_POSITION
            | Text.CHECK_IN
            | Text.TEST
            | Text.TIP
            | Text.PREP
            | Text.CUSTOM
            | Text.TIP_REST
            | Text.TIP_PACING
            | Text.TIP_SALT
            | Text.TIP_HEAT
            | Text.TIP_ICE
            | Text.TIP_MAT
            | Text.TIP_FORM
            | Text.TIP_BRACE
            | Text.TIP_HIPS
            | Text.PREP_FORM
            | Text.PREP_BRACE
            | Text.PREP_HIPS
            | Text.ENDED_WALK
            | Text.ENDED_HEAT
            | Text.ENDED_HEATING_PAD
            | Text.ENDED_BATH
            | Text.ENDED_SHOWER
            | Text.ENDED_ICE
            | Text.ENDED_MAT
            | Text.ENDED_RUB
            | Text.ENDED_EASY_POSITION
            | Text.ENDED_PREP
            | Text.ENDED_CUSTOM
            | Text.WITHDRAWN
            | Text.SKIPPED
            | Text.RUNNING
            | Text.RUNNING_DEVICE
            | Text.FILLING
            | Text.GOING_OFF
            | Text.OFF_CONFIRMED
            | Text.HEAT_OVER
            | Text.STARTED
            | Text.STARTED_BY_HAND
            | Text.TONIGHT
            | Text.EXTENDED
            | Text.SHORTENED
            | Text.WINDOW_EXTENDED
            | Text.WINDOW_OVER
            | Text.LIFTED_ANYWAY
            | Text.ONSET_SORE
            | Text.ONSET_TWEAK
            | Text.ONSET_TWEAK_NO_ICE
            | Text.ONSET_UNSURE
            | Text.MISSED
            | Text.PAUSED_SILENT
            | Text.COMPLETED
            | Text.DONE
            | Text.CLOSED
            | Text.FOLLOW_UP_7
            | Text.FOLLOW_UP_30
            | Text.WARNING_LIST
            | Text.WARNING_LIST_TODAY
            | Text.HOLD_LIFTED
            | Text.HOLD_ASKED
            | Text.HELP_ASKED
            | Text.SUITS_ASKED
            | Text.READY_CHECK
            | Text.GYM_SESSION
            | Text.PREP_CARDS
            | Text.HOW_WAS_IT
            | Text.STAGE_OPENED
            | Text.GYM
            | Text.GYM_HOLD
            | Text.GYM_PAUSED
            | Text.GYM_MISSING
            | Text.GYM_STAGE
            | Text.CONFIRM_HEAT
            | Text.CONFIRM_START
            | Text.SKIN_CHECK
            | Text.NO_REPLY
            | Text.BATH_READY
            | Text.BATH_TOO_WARM
            | Text.BATH_OUT
            | Text.BATH_OVERDUE
            | Text.SCALD
            | Text.SWITCHED_OFF
            | Text.WENT_OFF
            | Text.NOT_SWITCHED_ON
            | Text.NOT_OFF
            | Text.OFF_AGAIN
            | Text.IS_OFF
            | Text.IS_OFF_LATE
            | Text.ENDED_LATE
            | Text.STOPPED_BY_RESTART
            | Text.STOPPED_BY_RESTART_AGAIN
            | Text.STOPPED_BY_LEAVING
            | Text.STOPPED_BY_LEAVING_AGAIN
            | Text.STOPPED_BY_CHANGE
            | Text.STOPPED_BY_CHANGE_AGAIN
            | Text.CAME_BACK_ON
            | Text.NOT_METERED
            | Text.CONTACT_BATH
            | Text.CONTACT_BATH_OVER
            | Text.CONTACT_NOT_OFF
            | Text.CONTACT_OFF_AGAIN
            | Text.WORKOUT
            | Text.WORKOUT_DURING_LOCKOUT
        ):
            return False


ABOUT_ANSWERS: Final = frozenset(one for one in Text if _follows_from_an_answer(one))
"""Texts that follow from an answer and so say what it was."""


def is_the_person(hass: HomeAssistant, settings: Settings, user_id: str | None) -> bool:
    """Tell whether a user is the person of the plan; without a person, any user may be.

    A person who is not there, or has no account, is nobody: somebody else would say yes.
    """
    if user_id is None or settings.person is None:
        return user_id is not None
    return account_of(hass, settings.person) == user_id


@dataclass(frozen=True, slots=True)
class Eyes:
    """What somebody may read: everything, or everything but the answers.

    The one gate between what was answered and whoever looks: states and events, actions that
    answer, refusals, notifications that every user of Home Assistant sees, diagnostics. What
    leaves by any of these passes here.
    """

    with_answers: bool

    def reason[ReasonT: str](self, reason: ReasonT) -> ReasonT | Reason:
        """Return why, to others only that there was an answer."""
        return Reason.ANSWERS if reason in ANSWERS and not self.with_answers else reason

    def lockouts(self, lockouts: Iterable[Lockout]) -> tuple[Lockout, ...]:
        """Return what is closed; that something was ticked is an answer, too."""
        if self.with_answers:
            return tuple(lockouts)
        public = (replace(one, reason=self.reason(one.reason)) for one in without_ticks(lockouts))
        return tuple(dict.fromkeys(public))

    def unmet(self, unmet: Iterable[Unmet]) -> tuple[Unmet, ...]:
        """Return what is missing to move on; to others that an answer is, and no more."""
        if self.with_answers:
            return tuple(unmet)
        return (Unmet(reason=Reason.ANSWERS),)

    def may_read(self, message: Message) -> bool:
        """Tell whether the words of a message are for these eyes."""
        if self.with_answers:
            return True
        says_one = message.text in ABOUT_ANSWERS or message.reason in ANSWERS
        return not says_one and all(self.may_read(one) for one in message.first)


EVERYTHING: Final = Eyes(with_answers=True)

NO_ANSWERS: Final = Eyes(with_answers=False)
"""Of what is recorded, or everybody of the house reads."""


def eyes_of_all(settings: Settings) -> Eyes:
    """Return what everybody of the house may read."""
    return Eyes(with_answers=not settings.private_answers)


async def async_eyes_of(hass: HomeAssistant, settings: Settings, context: Context) -> Eyes:
    """Return what whoever asks may read: the person and administrators everything.

    An automation asks for nobody, so private answers are not for it.
    """
    if not settings.private_answers or await async_may_export(hass, settings, context):
        return EVERYTHING
    return eyes_of_all(settings)


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

    That somebody has to agree first would also say that something was ticked, and so would
    that it cannot be read.
    """
    return tuple(
        dict.fromkeys(
            replace(one, reason=Reason.SUITABILITY, condition=None)
            if one.condition or one.reason is Reason.IN_DOUBT
            else one
            for one in lockouts
        )
    )
