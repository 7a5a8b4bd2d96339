"""A life at random, and seeded: what somebody does in the weeks of a soak."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
import json
from typing import Any

from homeassistant.core import Context
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.translation import async_get_exception_message

from custom_components.back_recovery.const import DOMAIN
from tests.shell.forms import texts_of

from .street import PLACES, Person, Street

REFUSALS = texts_of("en")["exceptions"]
EVENT_TAPPED = "mobile_app_notification_action"


def what_is_wrong_with(refusal: HomeAssistantError) -> str | None:
    """Return why nobody could read a refusal, None where it is in words."""
    if refusal.translation_domain != DOMAIN or refusal.translation_key not in REFUSALS:
        return f"{refusal!r} has no words of ours"
    said = async_get_exception_message(
        DOMAIN, refusal.translation_key, refusal.translation_placeholders
    )
    return None if said and "{" not in said else f"{said!r} is not filled in"


class Life:
    """What one person does, and what the house hears of it."""

    def __init__(self, street: Street, person: Person) -> None:
        """Live in that street."""
        self.street = street
        self.person = person
        self.random = person.random
        self.deeds: list[tuple[int, Callable[[], Awaitable[None]]]] = [
            (30, self.answers),
            (5, self.taps_late),
            (4, self.taps_twice),
            (8, self.checks_in),
            (3, self.slides_a_number),
            (5, self.begins_something),
            (5, self.answers_without_a_phone),
            (10, self.goes_somewhere),
            (3, self.lies_down),
            (3, self.turns),
            (2, self.pauses),
            (1, self.feels_something_wrong),
            (2, self.moves_the_window),
            (3, self.trains),
            (2, self.ticks),
            (3, self.switches_by_hand),
            (2, self.has_a_bad_plug),
            (1, self.is_reloaded),
            (1, self.renames),
            (1, self.changes_options),
            (2, self.reads),
        ]

    async def does_something(self) -> None:
        if self.person.recovery.episode is None and self.random.random() < 0.3:
            await self.turns()
        weights = [weight for weight, _ in self.deeds]
        (deed,) = self.random.choices([deed for _, deed in self.deeds], weights)
        self.street.counted[deed.__name__] += 1
        self.street.note(f"{self.person.name} {deed.__name__}")
        await deed()

    def times(self, day: datetime) -> list[datetime]:
        """Return when something is done on a day: little at night; nothing on a silent day."""
        if self.random.random() < 0.15:
            return []
        zone = self.person.recovery.settings.plan.time_zone
        anytime = [
            day + timedelta(seconds=self.random.randrange(86_400))
            for _ in range(self.random.randrange(2, 20))
        ]
        return [
            at for at in anytime if 7 <= at.astimezone(zone).hour < 23 or self.random.random() < 0.2
        ]

    # Ways to say something

    async def act(self, domain: str, service: str, **data: Any) -> None:
        """Call an action; what is refused has words, and is no error of ours."""
        hass = self.street.hass
        context = Context(user_id=self.person.user_id)
        try:
            await hass.services.async_call(domain, service, data, blocking=True, context=context)
        except HomeAssistantError as err:
            self.street.counted["refusals"] += 1
            if problem := what_is_wrong_with(err):
                raise AssertionError(f"{domain}.{service} {data}: {problem}") from err
        await self.street.settle()

    async def ours(self, name: str, **data: Any) -> None:
        await self.act(DOMAIN, name, entity_id=self.entity("switch", ""), **data)

    def entity(self, domain: str, key: str) -> str:
        return f"{domain}.{self.person.prefix}{key}"

    async def tap(self, button: tuple[str, bool]) -> None:
        action, takes_text = button
        data = {"action": action}
        if takes_text:
            data["reply_text"] = self.random.choice(["3", "2", "1", "5", "8", "3 7", "ouch", ""])
        context = Context(user_id=self.person.user_id)
        self.street.hass.bus.async_fire(EVENT_TAPPED, data, context=context)

    @property
    def live(self) -> list[tuple[str, bool]]:
        shown = json.dumps([one["data"].get("actions", ()) for one in self.person.screen.values()])
        return [one for one in self.person.buttons if one[0] in shown]

    # What is done

    async def answers(self) -> None:
        if buttons := self.live:
            await self.tap(self.random.choice(buttons))
        await self.street.settle()

    async def taps_late(self) -> None:
        if self.person.buttons:
            await self.tap(self.random.choice(self.person.buttons))
        await self.street.settle()

    async def taps_twice(self) -> None:
        if buttons := self.live:
            button = self.random.choice(buttons)
            await asyncio.gather(self.tap(button), self.tap(button))
        await self.street.settle()

    async def checks_in(self) -> None:
        said: dict[str, Any] = {"pain_now": self.random.choice([0, 1, 2, 2, 3, 3, 4, 5, 7, 9])}
        if self.random.random() < 0.3:
            said["pain_worst"] = self.random.randrange(11)
        if self.random.random() < 0.2:
            said[self.random.choice(["swelling", "bruise", "skin_ok", "leg_symptoms"])] = True
        await self.ours("check_in", **said)

    async def slides_a_number(self) -> None:
        entity = self.entity("number", "_pain_now")
        if self.street.hass.states.get(entity) is None:
            return
        for value in (self.random.randrange(11), self.random.randrange(11)):
            await self.act("number", "set_value", entity_id=entity, value=value)
        if self.random.random() < 0.3:
            await self.act("switch", "turn_off", entity_id=self.entity("switch", ""))

    async def begins_something(self) -> None:
        plan = self.person.recovery.settings.plan
        activity = self.random.choice([one.id for one in plan.activities])
        await self.ours("start_activity", activity=activity)
        if self.random.random() < 0.3:
            await self.ours("stop_activity")

    async def answers_without_a_phone(self) -> None:
        name = self.random.choice(["done", "skip", "snooze"])
        if self.random.random() < 0.5:
            await self.act("button", "press", entity_id=self.entity("button", f"_{name}"))
        else:
            await self.ours(name)

    async def goes_somewhere(self) -> None:
        if (entity := self.person.person) and (state := self.street.hass.states.get(entity)):
            places = (*PLACES, "unavailable")
            where = self.random.choice(places)
            self.street.hass.states.async_set(entity, where, state.attributes)
        await self.street.settle()

    async def lies_down(self) -> None:
        entity = f"input_boolean.sleep_{self.person.name}"
        self.street.hass.states.async_set(entity, self.random.choice(["on", "off"]))
        await self.street.settle()

    async def turns(self) -> None:
        is_on = self.person.recovery.episode is not None
        # Whoever has begun mostly goes on.
        service = "turn_on" if not is_on or self.random.random() < 0.6 else "turn_off"
        await self.act("switch", service, entity_id=self.entity("switch", ""))
        if service == "turn_on" and self.random.random() < 0.3:
            onset = self.random.choice(["sore", "tweak", "unsure"])
            entity = self.entity("select", "_onset")
            await self.act("select", "select_option", entity_id=entity, option=onset)

    async def pauses(self) -> None:
        await self.ours("pause")
        if self.random.random() < 0.7:
            await self.ours("resume")

    async def feels_something_wrong(self) -> None:
        if self.random.random() < 0.6:
            entity = self.entity("button", "_something_is_wrong")
            await self.act("button", "press", entity_id=entity)
            await self.answers()
        else:
            await self.ours("report_warning_sign", list="b")
        if self.random.random() < 0.6:
            await self.ours("lift_hold")

    async def moves_the_window(self) -> None:
        await self.ours("extend", hours=self.random.choice([-24, -5.5, 1, 12, 48, 600]))

    async def trains(self) -> None:
        if self.random.random() < 0.5:
            await self.ours("log_gym_session", feel=self.random.choice(["clean", "amber", "bad"]))
        else:
            pains = {
                name: self.random.randrange(6)
                for name in ("pain_before", "pain_warm_up", "pain_after")
            }
            await self.ours("log_gym_session", **pains)

    async def ticks(self) -> None:
        episode = self.person.recovery.episode
        prompts = [one.id for one in episode.prompts[-4:]] if episode else ["nobody's"]
        item = self.random.choice(prompts or ["nobody's"])
        status = self.random.choice(["completed", "needs_action"])
        entity = self.entity("todo", "_today")
        listed = await self.street.hass.services.async_call(
            "todo", "get_items", {"entity_id": entity}, blocking=True, return_response=True
        )
        assert listed
        items = [one["uid"] for one in listed[entity]["items"]]  # type: ignore[index,call-overload]
        if item in items:
            await self.act("todo", "update_item", entity_id=entity, item=item, status=status)

    async def switches_by_hand(self) -> None:
        plug = self.random.choice(self.street.plugs)
        if plug.available:
            plug.become(is_on=self.random.random() < 0.7)
        await self.street.settle()

    async def has_a_bad_plug(self) -> None:
        plug = self.random.choice(self.street.plugs)
        match self.random.randrange(4):
            case 0:
                plug.ignores = self.random.choice([1, 3])
            case 1:
                plug.become(available=False)
            case _:
                plug.ignores = 0
                plug.become(available=True)
        await self.street.settle()

    async def is_reloaded(self) -> None:
        await self.street.reload(self.person, crashes=self.random.random() < 0.5)

    async def renames(self) -> None:
        """Give the plug another id, and the plan another title."""
        registry, plug = er.async_get(self.street.hass), self.random.choice(self.street.plugs)
        number = self.street.counted["renames"]
        registry.async_update_entity(plug.entity_id, new_entity_id=f"switch.pad_again_{number}")
        await self.street.settle()
        title = f"{self.person.entry.title.partition(' the')[0]} the {number}."
        self.street.hass.config_entries.async_update_entry(self.person.entry, title=title)
        await self.street.settle()

    async def changes_options(self) -> None:
        change = self.random.choice(
            [
                {"rest_window": self.random.choice([12, 36, 120])},
                {"prompts_per_day": self.random.choice([0, 2, 5])},
                {"quiet_from": "21:00:00", "quiet_until": "08:30:00"},
                {"private_answers": self.random.random() < 0.5},
                {"language": self.random.choice(["en", "de"])},
                {"lapse_after": 30, "repeat_after": 15},
            ]
        )
        options = {**self.person.entry.options, **change}
        self.street.hass.config_entries.async_update_entry(self.person.entry, options=options)
        await self.street.settle()

    async def reads(self) -> None:
        hass, entity = self.street.hass, self.entity("switch", "")
        for name in ("get_agenda", "export"):
            try:
                await hass.services.async_call(
                    DOMAIN, name, {"entity_id": entity}, blocking=True, return_response=True
                )
            except HomeAssistantError as err:
                if problem := what_is_wrong_with(err):
                    raise AssertionError(f"{name}: {problem}") from err
