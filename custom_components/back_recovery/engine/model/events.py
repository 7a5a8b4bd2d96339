"""What can happen to an episode: the second argument of `step` that matters.

`by` is the user who did it, or None where nobody is known (an automation).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .episode import NOWHERE_KNOWN, Place
from .vocabulary import Answer, Feel, Onset, WarningList


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockMoved:
    """Time went on; after a restart or a clock change it may have jumped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSetBack:
    """The clock shows an earlier time than before; nobody knows how long anything ran."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingsChanged:
    """A device or a sensor says something else than before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restarted:
    """The engine was not there for a while, and is again: nothing may have stayed on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBack:
    """The house can be heard again after a while; until `down_since` it is known to have run."""

    down_since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """The engine will not be there any more: nothing may stay on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChanged:
    """The plan is another one than in the step before, or may be.

    `concerned` are the activities whose device it may concern; None: all of them.
    """

    concerned: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceGone:
    """A device that owes its off is not there any more.

    Somebody says that it is unplugged or thrown away; or, where `by` is None, the house has
    no such device any more and somebody was told to unplug it.
    """

    device: str
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OffAsked:
    """Somebody wants off to be sent again now, to a device that has not proven it."""

    activity: str
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMoved:
    """The person came or went, or somebody found out where the person is."""

    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class RestNoticed:
    """The person went to sleep, or wants to be left alone; or does not any more."""

    is_undisturbed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryStarted:
    """The switch was turned on. `rest_window` None: the plan's.

    `is_undisturbed`: somebody sleeps, or wants to be left alone. `counted_from` is when the workout
    ended from which the window counts; None: now. `because` says in words what for, and is only
    told.
    """

    rest_window: timedelta | None = None
    counted_from: datetime | None = None
    onset: Onset | None = None
    reason: str | None = None
    because: str | None = None
    place: Place = NOWHERE_KNOWN
    is_undisturbed: bool = False
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryStopped:
    """The switch was turned off."""

    reason: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowMoved:
    """The person made the rest window longer, or shorter where `span` is negative."""

    span: timedelta
    reason: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused:
    """The person wants no prompts for now."""

    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """The person wants prompts again."""

    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnsetNamed:
    """The person said how it began."""

    onset: Onset
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedIn:
    """The person said how the back is."""

    pain_now: int
    pain_worst: int | None = None
    swelling: bool | None = None
    bruise: bool | None = None
    skin_ok: bool | None = None
    leg_symptoms: bool | None = None
    feel_unwell: bool | None = None
    alcohol_or_sedative: bool | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInCorrected:
    """The numbers of the last check-in were a slip."""

    pain_now: int
    pain_worst: int | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifted:
    """The person lifted although resting, or a workout log says so. `ended_at` None: now."""

    ended_at: datetime | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingLogged:
    """The person trained on the way back; pains from 0 to 10, None: not said.

    `ended_at` None: now. Nothing said at all: the person is asked how it was.
    """

    pain_before: int | None = None
    pain_warm_up: int | None = None
    pain_after: int | None = None
    feel: Feel | None = None
    ended_at: datetime | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityStarted:
    """The person began an activity. `span` None: as long as the plan says.

    `is_confirmed`: the person itself pressed a button just now. An automation, or
    somebody else, only makes the house ask.
    """

    activity: str
    span: timedelta | None = None
    is_confirmed: bool = False
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityStopped:
    """The person stopped before the end. `activity` None: whatever is running."""

    activity: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityDone:
    """The person did it. `activity` None: what the latest open prompt offers."""

    activity: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptSkipped:
    """The person does not want it this time."""

    activity: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptSnoozed:
    """The person wants to be asked again later. `span` None: the plan's."""

    activity: str | None = None
    span: timedelta | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageAnswered:
    """A button of a message was tapped. `asking` is the id of that very message."""

    asking: str
    answer: Answer
    text: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptTicked:
    """A line of the to-do list was ticked: what is offered, or comes today, is done."""

    prompt_id: str
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptUnticked:
    """The tick was taken off a line of the to-do list: it was not done."""

    prompt_id: str
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningSignsAsked:
    """The person feels that something is wrong."""

    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningSignReported:
    """The person has one of the warning signs."""

    list: WarningList
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignsRuledOut:
    """The person went through both lists of signs, and nothing of them is there."""

    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldLifted:
    """The person had it looked at and goes on."""

    by: str | None = None


type Event = (
    ClockMoved
    | ClockSetBack
    | ReadingsChanged
    | Restarted
    | CameBack
    | Left
    | PlanChanged
    | DeviceGone
    | OffAsked
    | PersonMoved
    | RestNoticed
    | RecoveryStarted
    | RecoveryStopped
    | WindowMoved
    | Paused
    | Resumed
    | OnsetNamed
    | CheckedIn
    | CheckInCorrected
    | Lifted
    | TrainingLogged
    | ActivityStarted
    | ActivityStopped
    | ActivityDone
    | PromptSkipped
    | PromptSnoozed
    | MessageAnswered
    | PromptTicked
    | PromptUnticked
    | WarningSignsAsked
    | WarningSignReported
    | SignsRuledOut
    | HoldLifted
)
