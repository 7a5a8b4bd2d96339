"""What is done on the page and is no action of its own: taps, lists, and the first steps."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from homeassistant.components.switch import DOMAIN as SWITCH_DOMAIN
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv, entity_registry as er
from homeassistant.helpers.typing import VolDictType
from homeassistant.util import dt as dt_util
import probatio

from ..const import CONF_CONDITIONS, DOMAIN
from ..coordinator import RecoveryCoordinator
from ..engine.model import events as happened
from ..engine.model.effects import Message
from ..engine.model.errors import DomainError, NotRecovering, StaleAnswer
from ..engine.model.texts import Text
from ..engine.model.vocabulary import Answer, Condition, Onset, WarningList
from ..engine.reading.said import PAINS, last_check_in
from ..engine.reading.standing import Asks, standing
from ..engine.reading.trainings import CALM
from ..requests.request import async_request, refused
from ..settings.first_steps import Welcomed
from ..surroundings.given import one_of
from ..surroundings.presses import pressed_by
from ..telling.texts import Texts
from ..workout_log.log import PREFIX, WorkoutLog
from .facts import PageJson
from .helping import BLOCKS, LIFTED, SHORT_LIST, SMALLER
from .rights import Onlooker

MOST_LETTERS: Final = 100
"""What is typed is one number or two; more than this is nobody's answer."""

TEST_MESSAGES: Final = "test_messages"
"""The action that sends a test on every channel, and answers what became of it."""

PAIN: Final = probatio.All(int, probatio.In(PAINS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """Somebody does something with a plan that is loaded."""

    hass: HomeAssistant
    entry: ConfigEntry
    look: Onlooker
    texts: Texts
    context: Context
    data: Mapping[str, Any]

    @property
    def recovery(self) -> RecoveryCoordinator:
        """The plan itself."""
        coordinator: RecoveryCoordinator = self.entry.runtime_data.recovery
        return coordinator

    @property
    def workouts(self) -> WorkoutLog:
        """Its log of workouts."""
        log: WorkoutLog = self.entry.runtime_data.workouts
        return log

    @property
    def by(self) -> str:
        """The user who does it."""
        return self.look.user.id

    async def request(self, event: happened.Event) -> None:
        """Let it happen; raises ServiceValidationError in the language of who asks."""
        await async_request(self.recovery, event, self.texts)

    def refuse(self, key: str, **values: str) -> ServiceValidationError:
        """Return a refusal that is not the engine's."""
        return ServiceValidationError(
            translation_domain=DOMAIN, translation_key=key, translation_placeholders=values
        )

    def said(self, text: Text) -> str:
        """Return what a message of the engine says."""
        spoken = self.texts.say(
            Message(subject="", text=text), self.recovery.settings.plan, dt_util.utcnow()
        )
        return spoken.aloud


type Said = PageJson | None
type Does = Callable[[Doing], Awaitable[Said]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAct:
    """A row: the fields of what is done, and what does it."""

    does: Does
    fields: VolDictType = field(default_factory=dict)


# Answers


async def _tap(doing: Doing) -> Said:
    """Answer one asking, as a tap on the phone does: the person's own, at this moment."""
    asking, answer = doing.data["asking"], doing.data["answer"]
    await _async_answer(doing, asking, answer, doing.data.get("text"))
    return None


async def _async_answer(doing: Doing, asking: str, answer: Answer, text: str | None) -> None:
    if not doing.look.is_person:
        raise doing.refuse("answer_not_yours")
    coordinator = doing.recovery
    message = coordinator.message_of(asking) or doing.workouts.message_of(asking)
    if message is None or answer not in message.answers:
        raise refused(coordinator, StaleAnswer(), doing.texts)
    answered = happened.MessageAnswered(
        asking=asking,
        answer=answer,
        text=None if text is None else text[:MOST_LETTERS],
        by=pressed_by(doing.context),
    )
    try:
        if asking.startswith(PREFIX):
            await doing.workouts.async_answer(answered)
        else:
            await coordinator.async_handle(answered)
    except DomainError as err:
        raise refused(coordinator, err, doing.texts) from err


async def _correct(doing: Doing) -> Said:
    data = doing.data
    event = happened.CheckInCorrected(
        pain_now=data["pain_now"], pain_worst=data.get("pain_worst"), by=doing.by
    )
    await doing.request(event)
    return None


async def _onset(doing: Doing) -> Said:
    await doing.request(happened.OnsetNamed(onset=doing.data["onset"], by=doing.by))
    return None


async def _test_movements(doing: Doing) -> Said:
    """Answer the test movements by how much each hurt."""
    view = doing.recovery.view()
    cards = standing(view.plan, view.episode, view.askings, view.at)
    card = next((one for one in cards if one.asking.message.text is Text.READY_CHECK), None)
    if card is None or card.kind is not Asks.GATE or card.asking.id is None:
        raise refused(doing.recovery, StaleAnswer(), doing.texts)
    is_fine = all(pain <= CALM for pain in doing.data["pains"].values())
    answer = Answer.PASSED if is_fine else Answer.FAILED
    await _async_answer(doing, card.asking.id, answer, None)
    return None


# Something is wrong


async def _signs(doing: Doing) -> Said:
    """Take in what the lists say; where nothing runs there is nothing to hold, only what to do."""
    which, is_any = doing.data["list"], doing.data["any"]
    is_emergency = which is WarningList.A
    if not is_any:
        if not is_emergency:
            await doing.request(happened.SignsRuledOut(by=doing.by))
        return None
    if doing.recovery.episode is not None:
        await doing.request(happened.WarningSignReported(list=which, by=doing.by))
    return {"said": doing.said(Text.WARNING_A if is_emergency else Text.WARNING_B)}


_SAYS: Final[Mapping[str, Mapping[str, bool]]] = {
    "swelling": {"swelling": True},
    "bruise": {"bruise": True},
    "skin": {"skin_ok": False},
    "sedative": {"alcohol_or_sedative": True},
}


async def _smaller(doing: Doing) -> Said:
    """Add something to what was said last today; it needs no other number."""
    kind = doing.data["kind"]
    if kind == LIFTED:
        await doing.request(happened.Lifted(by=doing.by))
        return None
    if doing.recovery.episode is None:
        raise refused(doing.recovery, NotRecovering(), doing.texts)
    last = last_check_in(doing.recovery.episode, dt_util.utcnow())
    if last is None:
        raise doing.refuse("number_first")
    said = _SAYS[kind]
    await doing.request(
        happened.CheckedIn(pain_now=last.pain_now, pain_worst=last.pain_worst, by=doing.by, **said)
    )
    return None


async def _looked_at(doing: Doing) -> Said:
    await doing.request(happened.HoldLifted(by=doing.by))
    return None


# Devices


async def _unplugged(doing: Doing) -> Said:
    """Take somebody's word that it is unplugged."""
    device = next(
        (
            guard.device
            for guard in doing.recovery.guards
            if guard.activity == doing.data["activity"]
        ),
        None,
    )
    if device:
        await doing.request(happened.DeviceGone(device=device, by=doing.by))
    return None


async def _off_again(doing: Doing) -> Said:
    await doing.request(happened.OffAsked(activity=doing.data["activity"], by=doing.by))
    return None


# The first steps


async def _suits(doing: Doing) -> Said:
    """Keep what was ticked of the short list; what else is ticked stays."""
    ticked = {*doing.data["conditions"]}
    options = doing.entry.options
    others = [one for one in options.get(CONF_CONDITIONS, []) if one not in SHORT_LIST]
    conditions = [*others, *(one.value for one in SHORT_LIST if one in ticked)]
    await _async_answer_suits(doing, is_none=not ticked)
    # Said before anything runs, too, there is no question on the phone to be answered by it.
    welcomed = replace(_with_seen(doing.entry, "suits"), nothing_applies=not ticked)
    data = welcomed.write(doing.entry.data)
    doing.hass.config_entries.async_update_entry(
        doing.entry, options={**options, CONF_CONDITIONS: conditions}, data=data
    )
    return None


async def _async_answer_suits(doing: Doing, *, is_none: bool) -> None:
    """Let the question on the phone be answered, too, where it stands."""
    view = doing.recovery.view()
    found = standing(view.plan, view.episode, view.askings, view.at)
    asked = next((one for one in found if one.kind is Asks.SUITS), None)
    if asked and asked.asking.id and is_none and doing.look.is_person:
        await _async_answer(doing, asked.asking.id, Answer.NONE, None)


async def _seen(doing: Doing) -> Said:
    _keep(doing, _with_seen(doing.entry, doing.data["block"]))
    return None


async def _test_message(doing: Doing) -> Said:
    """Let the action send it, and say what became of it on each channel."""
    hass = doing.hass
    switch = er.async_get(hass).async_get_entity_id(
        SWITCH_DOMAIN, DOMAIN, f"{doing.entry.entry_id}_recovery"
    )
    if switch is None or not hass.services.has_service(DOMAIN, TEST_MESSAGES):
        raise doing.refuse("no_test")
    answers: Any = await hass.services.async_call(
        DOMAIN,
        TEST_MESSAGES,
        {ATTR_ENTITY_ID: switch},
        blocking=True,
        context=doing.context,
        return_response=True,
    )
    note_tested(doing, dt_util.utcnow())
    channels = answers[switch]["channels"]
    return {"said": " ".join(f"{one['name']}: {one['check']}" for one in channels)}


async def _test_arrived(doing: Doing) -> Said:
    """Ask no more whether the phone rings once it did."""
    if doing.data["arrived"]:
        _keep(doing, _with_seen(doing.entry, "phone"))
    return None


def _with_seen(entry: ConfigEntry, block: str) -> Welcomed:
    welcomed = Welcomed.read(entry.data)
    return replace(welcomed, seen=welcomed.seen | {block})


def note_tested(doing: Doing, at: datetime) -> None:
    """Remember when a test message was sent."""
    _keep(doing, replace(Welcomed.read(doing.entry.data), tested_at=at))


def _keep(doing: Doing, welcomed: Welcomed) -> None:
    data = welcomed.write(doing.entry.data)
    doing.hass.config_entries.async_update_entry(doing.entry, data=data)


ACTS: Final[Mapping[str, PageAct]] = {
    "tap": PageAct(
        does=_tap,
        fields={
            probatio.Required("asking"): cv.string,
            probatio.Required("answer"): one_of(Answer),
            probatio.Optional("text"): cv.string,
        },
    ),
    "change_check_in": PageAct(
        does=_correct,
        fields={
            probatio.Required("pain_now"): PAIN,
            probatio.Optional("pain_worst"): probatio.Any(None, PAIN),
        },
    ),
    "onset": PageAct(does=_onset, fields={probatio.Required("onset"): one_of(Onset)}),
    "signs": PageAct(
        does=_signs,
        fields={
            probatio.Required("list"): one_of(WarningList),
            probatio.Required("any"): cv.boolean,
        },
    ),
    "smaller": PageAct(
        does=_smaller, fields={probatio.Required("kind"): probatio.In([*SMALLER, LIFTED])}
    ),
    "looked_at": PageAct(
        does=_looked_at,
        fields={probatio.Optional("by"): cv.string, probatio.Optional("when"): cv.string},
    ),
    "test_movements": PageAct(
        does=_test_movements, fields={probatio.Required("pains"): {cv.string: PAIN}}
    ),
    "unplugged": PageAct(does=_unplugged, fields={probatio.Required("activity"): cv.string}),
    "off_again": PageAct(does=_off_again, fields={probatio.Required("activity"): cv.string}),
    "suits": PageAct(
        does=_suits,
        fields={
            probatio.Required("conditions"): [
                probatio.All(one_of(Condition), probatio.In(SHORT_LIST))
            ]
        },
    ),
    "seen": PageAct(does=_seen, fields={probatio.Required("block"): probatio.In(BLOCKS)}),
    "test_message": PageAct(does=_test_message),
    "test_arrived": PageAct(does=_test_arrived, fields={probatio.Required("arrived"): cv.boolean}),
}
"""By their names in the contract. What is an action of the integration, too, is a row of
`services.py`."""
