"""Notifies the person of what the engine decided. Only this file notifies."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from functools import partial

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from ..engine.model.effects import Message
from ..engine.model.texts import OFFERS
from ..engine.model.vocabulary import Answer, Recipient, Urgency
from ..settings.values import Settings
from ..surroundings.people import first_name, person_state
from ..surroundings.presence import place_of
from .addresses import Address
from .channels import (
    Channel,
    ClearableChannel,
    Letter,
    NotifyEntity,
    PersistentNotification,
    Phone,
    Satellite,
    Speaker,
)
from .outages import Outage, Outages
from .texts import Spoken, Texts, async_load_texts

_TRIES = 2
_OFFERS = frozenset(OFFERS.values())


class Prompter:
    """One person's channels."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, settings: Settings) -> None:
        """Keep what is needed; the words are there after `async_setup`."""
        self._hass = hass
        self._entry = entry
        self.settings = settings
        self._outages = Outages(hass, entry)
        self._texts: Texts | None = None
        self._told: dict[str, Message] = {}

    @property
    def texts(self) -> Texts:
        """The words of the person's language."""
        assert self._texts is not None, "the words are loaded by async_setup"
        return self._texts

    async def async_setup(self) -> None:
        """Load the words, and drop complaints about what is not chosen (any more).

        To be awaited again after the settings were replaced.
        """
        await self._async_load_texts()
        channels = (*self._written(), *self._voices(), *self._second_contact())
        self._outages.forget_all_but({channel.target for channel in channels})

    async def async_tell(self, message: Message) -> None:
        """Say it on every channel; one that is out of order keeps no other from it."""
        if message.answers:
            self._told[message.subject] = message
        now = dt_util.utcnow()
        texts = await self._async_load_texts()
        spoken = texts.say(message, self.settings.plan, now, self._person)
        letter = self._letter(message.subject, spoken, texts, message.urgency)
        if self._may_speak(message, now):
            # Nobody waits for the last word of an announcement.
            self._entry.async_create_background_task(
                self._hass, self._deliver(letter, self._voices()), f"{DOMAIN} speak {letter.sender}"
            )
        is_for_person = message.to is Recipient.PERSON
        written = self._written() if is_for_person else self._second_contact()
        if not await self._deliver(letter, written):
            # Nothing is lost while all that was chosen is out of order.
            await self._deliver(letter, [PersistentNotification()])

    async def async_clear(self, subject: str) -> None:
        """Take it away on every channel from which something can be taken back."""
        self._told.pop(subject, None)
        address = self._address(subject)
        # A persistent notification may be there whatever is chosen: while all else failed.
        channels: list[ClearableChannel] = [*self._phones(), PersistentNotification()]
        await asyncio.gather(
            *(self._reach(one, partial(one.clear, self._hass, address)) for one in channels)
        )

    async def async_refuse(
        self, subject: str, answer: Answer, why: str, *, hopeless: bool = False
    ) -> None:
        """Say on the phones why an answer was not taken, with the buttons to answer again.

        `hopeless`: the same answer would be refused again, so it is not offered.
        """
        # After a restart only the answer itself is known, and not how long a start would take.
        again = () if answer is Answer.START else (answer,)
        told = self._told.get(subject)
        offered = told.answers if told else again
        answers = tuple(one for one in offered if not (hopeless and one is answer))
        texts, plan = await self._async_load_texts(), self.settings.plan
        title = self.settings.title
        if told and told.activity:
            title = texts.activity(told.activity, plan)
        buttons = texts.buttons(answers, plan, told.minutes if told else None)
        letter = self._letter(subject, Spoken(title, why, buttons), texts, Urgency.NORMAL)
        await self._deliver(letter, self._phones())

    # What to whom

    def _address(self, subject: str) -> Address:
        return Address(self._entry.entry_id, subject)

    def _letter(self, subject: str, spoken: Spoken, texts: Texts, urgency: Urgency) -> Letter:
        return Letter(
            address=self._address(subject),
            sender=self.settings.title,
            spoken=spoken,
            texts=texts,
            urgency=urgency,
        )

    def _phones(self) -> list[Phone]:
        return [Phone(target) for target in self.settings.channels.phones]

    def _written(self) -> list[Channel]:
        entities = self.settings.channels.notify_entities
        chosen: list[Channel] = [*self._phones(), *(NotifyEntity(one) for one in entities)]
        return chosen or [PersistentNotification()]

    def _second_contact(self) -> list[Channel]:
        phone = self.settings.channels.second_contact
        return [Phone(phone)] if phone else []

    @property
    def _person(self) -> str | None:
        """What others call the person; None where nobody knows who it is."""
        person = self.settings.person
        is_known = person is not None and person_state(self._hass, person) is not None
        return first_name(self._hass, person) if person and is_known else None

    def _voices(self) -> list[Channel]:
        channels = self.settings.channels
        return [
            *(Speaker(one, channels.tts_engine) for one in channels.speakers),
            *(Satellite(one) for one in channels.satellites),
        ]

    def _may_speak(self, message: Message, now: datetime) -> bool:
        """Tell whether the house may say this aloud now: an offer, to somebody who may hear it."""
        if not _is_plain_offer(message):
            return False
        plan, channels = self.settings.plan, self.settings.channels
        if plan.quiet_hours and plan.quiet_hours.end_of(now, plan.time_zone):
            return False
        clock = now.astimezone(plan.time_zone).time()
        starts, ends = channels.speak_from, channels.speak_until
        in_hours = starts <= clock < ends if starts < ends else clock >= starts or clock < ends
        return in_hours and place_of(self._hass, self.settings).at_home is not False

    # How

    async def _async_load_texts(self) -> Texts:
        texts = await async_load_texts(self._hass, self.settings.channels.language)
        self._texts = texts.at_home_in(self.settings.lines, self.settings.mass_unit)
        return self._texts

    async def _deliver(self, letter: Letter, channels: Iterable[Channel]) -> bool:
        """Deliver a letter side by side; return whether it got through anywhere."""
        arrived = await asyncio.gather(
            *(self._reach(one, partial(one.deliver, self._hass, letter)) for one in channels)
        )
        return any(arrived)

    async def _reach(self, channel: Channel, call: Callable[[], Awaitable[None]]) -> bool:
        """Make the call, once more if it fails; report an outage, and the end of one."""
        if not channel.is_there(self._hass):
            self._outages.begin(channel.target, Outage.MISSING, "there is no such target")
            return False
        why = ""
        for _ in range(_TRIES):
            try:
                async with asyncio.timeout(channel.patience):
                    await call()
            except TimeoutError:
                why = f"no answer within {channel.patience:g} seconds"
                if not channel.may_repeat_late:
                    break
            except Exception as err:  # noqa: BLE001 - any integration may be behind a target
                why = str(err) or type(err).__name__
            else:
                self._outages.end(channel.target)
                return True
        self._outages.begin(channel.target, Outage.FAILED, why)
        return False


def _is_plain_offer(message: Message) -> bool:
    """Tell an offer of one activity from lists, warnings and news."""
    return message.text in _OFFERS and not message.also
