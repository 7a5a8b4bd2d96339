"""With *Keep my answers private* somebody else finds no answer, wherever they look."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
import json
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_CALL_SERVICE, MATCH_ALL
from homeassistant.core import Event, HomeAssistant, ServiceCall, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.const import CONF_PRIVATE_ANSWERS, DOMAIN
from custom_components.back_recovery.diagnostics import async_get_config_entry_diagnostics
from custom_components.back_recovery.engine.model.effects import Message, Tell
from custom_components.back_recovery.engine.model.errors import GateClosed, Unmet
from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Reason
from custom_components.back_recovery.logbook import async_describe_events
from custom_components.back_recovery.surroundings.privacy import (
    ABOUT_ANSWERS,
    ANSWERS,
    Eyes,
)
from custom_components.back_recovery.telling.texts import Texts
from tests.engine.builders import Timeline, the_usual_plan

from ..acting import CHECK_IN, SWITCH, WALK, a_plan, act, ask, settle, somebody, until
from ..appliances import NOON, Plug, after, messages, plug_in, start
from ..builders import an_activity
from ..way_back import all_fine

PAD = an_activity(
    "heating_pad",
    device="switch.pad",
    start_mode="after_confirmation",
    maker_allows=True,
    schedule="never",
)
PREP = an_activity("prep")
PLAYER, ENGINE, SATELLITE = "media_player.den", "tts.voice", "assist_satellite.kitchen"
VOICES = {
    "speakers": [PLAYER],
    "tts_engine": ENGINE,
    "satellites": [SATELLITE],
    "speak_from": "00:00:00",
    "speak_until": "23:59:00",
}
GIVEN: dict[Reason, tuple[str, dict[str, Any]]] = {
    Reason.SWELLING: ("check_in", {"pain_now": 2, "swelling": True}),
    Reason.BRUISE: ("check_in", {"pain_now": 2, "bruise": True}),
    Reason.SKIN: ("check_in", {"pain_now": 2, "skin_ok": False}),
    Reason.SEDATIVE: ("check_in", {"pain_now": 2, "alcohol_or_sedative": True}),
    Reason.HIGH_PAIN: ("check_in", {"pain_now": 9}),
    Reason.WARNING_A: ("report_warning_sign", {"list": "a"}),
    Reason.WARNING_B: ("report_warning_sign", {"list": "b"}),
}
"""Answers that one action gives."""

SAID_OF: dict[Reason, Text] = {
    Reason.SWELLING: Text.SWELLING,
    Reason.BRUISE: Text.BRUISE,
    Reason.HIGH_PAIN: Text.PAIN_HIGH,
    Reason.SEDATIVE: Text.SEDATIVE,
    Reason.WARNING_A: Text.WARNING_A,
    Reason.WARNING_B: Text.WARNING_B,
    Reason.SORE_PEAK: Text.SORE_PEAK,
    Reason.NO_PAIN: Text.NO_PAIN,
    Reason.SORE_AFTER: Text.SORE_AFTER,
}
"""What the person is told then."""


@pytest.fixture(autouse=True)
def monday_evening(freezer: FrozenDateTimeFactory) -> None:
    freezer.move_to(NOON)


class House:
    """A person with a warm pad and a private plan, somebody else, and all that can be heard."""

    def __init__(self, hass: HomeAssistant) -> None:
        self.hass = hass
        self.heard: list[Any] = []
        self.spoken: list[Any] = []
        hass.bus.async_listen(MATCH_ALL, self._hear)
        for entity_id in (PLAYER, ENGINE, SATELLITE):
            hass.states.async_set(entity_id, "idle")
        for domain, action in (("tts", "speak"), ("assist_satellite", "announce")):
            hass.services.async_register(domain, action, self._listen)

    @callback
    def _listen(self, call: ServiceCall) -> None:
        self.spoken.append(dict(call.data))

    @callback
    def _hear(self, event: Event[Any]) -> None:
        # What is asked of Home Assistant is told by Home Assistant, to administrators only.
        if event.event_type != EVENT_CALL_SERVICE:
            self.heard.append(json.loads(json.dumps(event.as_dict(), default=str)))

    async def begin(self, *, is_private: bool = True) -> None:
        await plug_in(self.hass, "switch", [Plug()])
        self.alex = await somebody(self.hass, "Alex")
        self.kim = await somebody(self.hass, "Kim")
        self.hass.states.async_set("person.alex", "home", {"user_id": self.alex})
        options = {CONF_PRIVATE_ANSWERS: is_private}
        self.plan: MockConfigEntry = await a_plan(
            self.hass, PAD, WALK, PREP, CHECK_IN, person="person.alex", **options, **VOICES
        )
        await act(self.hass, "start", self.alex)
        await act(self.hass, "check_in", self.alex, pain_now=1)
        await start(self.hass, self.alex, "heating_pad")
        assert self.hass.states.is_state("switch.pad", "on")

    async def outlets(self) -> dict[str, Any]:
        """Return all that somebody else can look at, by where it is."""
        hass = self.hass
        return {
            "states": [
                json.loads(json.dumps(one.as_dict(), default=str))
                for one in hass.states.async_all()
            ],
            "events": self.heard,
            "notifications": messages(hass),
            "speakers": self.spoken,
            "logbook": self._log(),
            "agenda": await ask(hass, f"{DOMAIN}.get_agenda", SWITCH, self.kim),
            "refusal to somebody else": await self._refusal(self.kim),
            "refusal to an automation": await self._refusal(None),
            "repairs": [one.translation_placeholders for one in ir.async_get(hass).issues.values()],
            "diagnostics": await async_get_config_entry_diagnostics(hass, self.plan),
        }

    def _log(self) -> list[dict[str, str]]:
        """Return what the activity log says of the events that it describes."""
        describe: dict[str, Any] = {}
        async_describe_events(self.hass, lambda _domain, kind, how: describe.update({kind: how}))
        return [
            describe[one["event_type"]](Event(one["event_type"], one["data"]))
            for one in self.heard
            if one["event_type"] in describe
        ]

    async def _refusal(self, by: str | None) -> str:
        try:
            await start(self.hass, by, "heating_pad")
        except ServiceValidationError as err:
            return str(err)
        return ""


async def hurts(house: House, freezer: FrozenDateTimeFactory, *said: tuple[str, int]) -> None:
    """Let the person check in again and again: when, and how much it hurts."""
    for when, pain in said:
        await until(house.hass, freezer, when)
        await act(house.hass, "check_in", house.alex, pain_now=pain)


async def it_hurts_more_twice(house: House, freezer: FrozenDateTimeFactory) -> None:
    onset = {"entity_id": "select.back_recovery_onset", "option": "tweak"}
    await house.hass.services.async_call("select", "select_option", onset, blocking=True)
    await hurts(house, freezer, ("Mon 19:00", 5), ("Tue 08:00", 5))


async def it_hurts_most_on_the_second_day(house: House, freezer: FrozenDateTimeFactory) -> None:
    await hurts(house, freezer, ("Tue 19:00", 3))


async def it_hurts_too_much_to_practise(house: House, freezer: FrozenDateTimeFactory) -> None:
    await hurts(house, freezer, ("Mon 19:00", 5))


async def it_does_not_hurt(house: House, freezer: FrozenDateTimeFactory) -> None:
    await hurts(house, freezer, ("Tue 08:00", 0), ("Tue 14:00", 0))


async def it_hurts_after_a_training(house: House, freezer: FrozenDateTimeFactory) -> None:
    await hurts(house, freezer, ("Tue 20:00", 2), ("Wed 09:00", 1))
    await act(house.hass, "done", house.alex, activity="walk")
    await until(house.hass, freezer, "Wed 18:30")
    await all_fine(house.hass, house.plan)
    await act(house.hass, "log_gym_session", house.alex, pain_before=1, pain_after=1)
    await hurts(house, freezer, ("Thu 09:00", 5))


STORIES: Mapping[Reason, Callable[[House, FrozenDateTimeFactory], Awaitable[None]]] = {
    Reason.PAIN_UP: it_hurts_more_twice,
    Reason.SORE_PEAK: it_hurts_most_on_the_second_day,
    Reason.NOT_CALM: it_hurts_too_much_to_practise,
    Reason.NO_PAIN: it_does_not_hurt,
    Reason.SORE_AFTER: it_hurts_after_a_training,
}
"""Answers that only say something after others."""


def leaves(value: Any) -> Iterator[str]:
    """Yield every text in a value, however deep."""
    if isinstance(value, Mapping):
        for one in value.values():
            yield from leaves(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from leaves(one)
    elif isinstance(value, str):
        yield str(value)


def places(outlets: Mapping[str, Any], words: list[str]) -> list[str]:
    """Return where an answer is found: the very word of it, or what is said of it."""
    reason, *said = words
    return [
        place
        for place, value in outlets.items()
        if any(leaf == reason or any(one in leaf for one in said) for leaf in leaves(value))
    ]


def words_of(reason: Reason, texts: Texts) -> list[str]:
    said = [texts.reason(reason)]
    if reason in SAID_OF:
        said.append(str(texts.wording["texts"][SAID_OF[reason]])[:25])
    return [reason.value, *said]


def test_every_kind_of_answer_is_given_once() -> None:
    assert {*GIVEN, *STORIES} == ANSWERS


async def give(house: House, freezer: FrozenDateTimeFactory, reason: Reason) -> None:
    """Let the person give an answer, in whatever time that takes."""
    if reason in STORIES:
        await STORIES[reason](house, freezer)
    else:
        action, fields = GIVEN[reason]
        await act(house.hass, action, house.alex, **fields)
        await after(house.hass, freezer, seconds=30)
        # Strong pain alone is a question first.
        is_on = reason is Reason.HIGH_PAIN
        assert house.hass.states.is_state("switch.pad", "on" if is_on else "off")
    await settle(house.hass)


@pytest.mark.parametrize("reason", sorted(ANSWERS))
async def test_somebody_else_finds_no_private_answer_anywhere(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, english: Texts, reason: Reason
) -> None:
    house = House(hass)
    await house.begin()

    await give(house, freezer, reason)

    assert places(await house.outlets(), words_of(reason, english)) == []


@pytest.mark.parametrize("reason", sorted(ANSWERS))
async def test_an_answer_that_is_not_private_would_be_found(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, english: Texts, reason: Reason
) -> None:
    house = House(hass)
    await house.begin(is_private=False)

    await give(house, freezer, reason)

    found = places(await house.outlets(), words_of(reason, english))
    assert found
    assert "diagnostics" not in found


async def test_who_may_not_read_it_still_reads_whom_to_call(hass: HomeAssistant) -> None:
    house = House(hass)
    await house.begin()

    await act(hass, "report_warning_sign", house.alex, list="a")

    assert any("answers are private here" in one and "call" in one for one in messages(hass))


def test_what_is_missing_to_move_on_is_an_answer() -> None:
    unmet = (Unmet(reason=Reason.NOT_CALM),)

    assert Eyes(with_answers=True).unmet(unmet) == unmet
    assert Eyes(with_answers=False).unmet(unmet) == (Unmet(reason=Reason.ANSWERS),)
    assert GateClosed(unmet).key == "gate_closed"


def test_who_never_answers_anything_is_told_nothing_that_follows_from_an_answer() -> None:
    day = Timeline(the_usual_plan()).start("Mon 18:00").until("+Mon 18:00")

    told = {one.message.text for one in day.effects if isinstance(one, Tell)}
    assert len(told) > 5
    assert told & ABOUT_ANSWERS == set()


@pytest.mark.parametrize("reason", sorted(SAID_OF))
def test_what_an_answer_is_told_with_follows_from_it(reason: Reason) -> None:
    assert SAID_OF[reason] in ABOUT_ANSWERS


def test_nobody_reads_of_a_swelling_by_what_a_person_had_better_not_do() -> None:
    assert {Text.SWELLING, Text.SWELLING_NO_ICE} <= ABOUT_ANSWERS


def test_a_message_with_an_answer_for_a_reason_is_private() -> None:
    message = Message(subject="1", text=Text.SWITCHED_OFF, reason=Reason.SWELLING)

    assert not Eyes(with_answers=False).may_read(message)
    assert Eyes(with_answers=True).may_read(message)


def test_so_is_one_that_has_such_a_message_in_it() -> None:
    inside = Message(subject="1", text=Text.BRUISE)
    message = Message(subject="1", text=Text.WALK, first=(inside,))

    assert not Eyes(with_answers=False).may_read(message)
