"""Notifies the person of what the engine decided. Only this file notifies."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from ..engine.model.effects import Message
from ..engine.model.texts import OFFERS, PRACTICES
from ..engine.model.vocabulary import Answer, Recipient, Urgency
from ..settings.values import Settings
from ..surroundings.people import first_name, person_state
from ..surroundings.presence import place_of
from ..surroundings.privacy import eyes_of_all
from .addresses import Address, page_of
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
from .hearing import NotTaken, listening
from .lasting import lasts
from .outages import Outage, Outages
from .texts import Spoken, Texts, async_load_texts
from .trial import Tested, test_message, tested

_TRIES = 2
_OFFERS = frozenset({*OFFERS.values(), *PRACTICES})


class Prompter:
    """One person's channels."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, settings: Settings) -> None:
        """Keep what is needed; the words are there after `async_setup`."""
        self._hass = hass
        self._entry = entry
        self.settings = settings
        self._outages = Outages(hass, entry)
        self._texts: Texts | None = None
        self.tested_at: datetime | None = None
        """When a test was sent last."""

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
        self._outages.forget_all_but({channel.target for channel in self.channels()})

    def channels(self) -> tuple[Channel, ...]:
        """Return everything that was chosen to tell people through."""
        return (*self._written(), *self._voices(), *self._second_contact())

    def is_out_of_order(self, channel: Channel) -> bool:
        """Tell whether the last message through a channel did not arrive."""
        return self._outages.lasts(channel.target)

    async def async_tell(self, message: Message) -> None:
        """Say it on every channel; one that is out of order keeps no other from it."""
        now = dt_util.utcnow()
        texts = await self._async_load_texts()
        spoken = texts.say(message, self.settings.plan, now, self._person)
        letter = self._letter(message, spoken, texts, now)
        if not eyes_of_all(self.settings).may_read(message):
            letter = replace(letter, for_all=texts.not_for_all(spoken))
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
        address = Address(self._entry.entry_id, subject)
        # A persistent notification may be there whatever is chosen: while all else failed.
        channels: list[ClearableChannel] = [*self._phones(), PersistentNotification()]
        await asyncio.gather(
            *(self._reach(one, partial(one.clear, self._hass, address)) for one in channels)
        )

    async def async_refuse(
        self, message: Message, answer: Answer, why: str, *, hopeless: bool = False
    ) -> None:
        """Say on the phones why an answer was not taken, with the buttons to answer again.

        It is still the same asking. `hopeless`: the same answer would be refused again, so it is
        not offered.
        """
        answers = tuple(one for one in message.answers if not (hopeless and one is answer))
        texts, plan = await self._async_load_texts(), self.settings.plan
        activity = message.activity
        title = texts.activity(activity, plan) if activity else self.settings.title
        spoken = Spoken(title, why, texts.buttons(answers, plan, message.minutes))
        # It answers somebody who has the phone in the hand.
        quiet = replace(message, urgency=Urgency.QUIET)
        letter = self._letter(quiet, spoken, texts, dt_util.utcnow())
        await self._deliver(letter, self._phones())

    async def async_test(self) -> list[Tested]:
        """Send a test everywhere, also to the second contact; return what became of each."""
        mine = (*self._written(), *self._voices())
        sent = [(one, Recipient.PERSON) for one in mine]
        sent += [(one, Recipient.SECOND_CONTACT) for one in self._second_contact()]
        outages = await asyncio.gather(*(self._async_try(one, to) for one, to in sent))
        return [
            tested(self._hass, one, outage) for (one, _), outage in zip(sent, outages, strict=True)
        ]

    async def _async_try(self, channel: Channel, to: Recipient) -> Outage | None:
        texts, now = await self._async_load_texts(), dt_util.utcnow()
        message = test_message(to)
        spoken = texts.say(message, self.settings.plan, now)
        letter = self._letter(message, spoken, texts, now)
        return await self._reach(channel, partial(channel.deliver, self._hass, letter))

    # What to whom

    def _letter(self, message: Message, spoken: Spoken, texts: Texts, now: datetime) -> Letter:
        plan, activity = self.settings.plan, message.activity
        return Letter(
            address=Address(self._entry.entry_id, message.subject),
            message=message,
            sender=self.settings.title,
            spoken=spoken,
            texts=texts,
            kind=plan.kind_of(activity) if activity and plan.has(activity) else None,
            lasts=lasts(message, now),
            leads_to=page_of(message.asking),
            is_private=self.settings.private_answers,
        )

    def _phones(self) -> list[Phone]:
        known = self.settings.known
        return [Phone(one, known.get(one)) for one in self.settings.channels.phones]

    def _written(self) -> list[Channel]:
        entities = self.settings.channels.notify_entities
        chosen: list[Channel] = [*self._phones(), *(NotifyEntity(one) for one in entities)]
        return chosen or [PersistentNotification()]

    def _second_contact(self) -> list[Channel]:
        phone = self.settings.channels.second_contact
        return [Phone(phone, self.settings.known.get(phone))] if phone else []

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
            # What asks an offer aloud does not say it as well.
            *(
                Satellite(one)
                for one in channels.satellites
                if not (channels.asks_aloud and one in channels.own_satellites)
            ),
        ]

    def _may_speak(self, message: Message, now: datetime) -> bool:
        """Tell whether the house may say this aloud now: an offer, to somebody who may hear it."""
        return _is_plain_offer(message) and self.may_speak(now)

    def may_speak(self, now: datetime) -> bool:
        """Tell whether the house may say anything of the plan aloud now: within its hours, at home."""
        is_at_home = place_of(self._hass, self.settings).at_home is not False
        return is_at_home and self.is_hour_to_speak(now)

    def is_hour_to_speak(self, now: datetime) -> bool:
        """Tell whether an instant lies in the hours in which the house speaks, and nobody sleeps."""
        plan, channels = self.settings.plan, self.settings.channels
        if plan.quiet_hours and plan.quiet_hours.end_of(now, plan.time_zone):
            return False
        clock = now.astimezone(plan.time_zone).time()
        starts, ends = channels.speak_from, channels.speak_until
        return starts <= clock < ends if starts < ends else clock >= starts or clock < ends

    # How

    async def _async_load_texts(self) -> Texts:
        texts = await async_load_texts(self._hass, self.settings.channels.language)
        settings = self.settings
        self._texts = texts.at_home_in(
            settings.lines,
            settings.mass_unit,
            settings.temperature_unit,
            self._hass.config.country,
        )
        return self._texts

    async def _deliver(self, letter: Letter, channels: Iterable[Channel]) -> bool:
        """Deliver a letter side by side; return whether it got through anywhere."""
        plain = replace(letter, is_plain=True)

        def otherwise(channel: Channel) -> None:
            here = self._deliver_otherwise(plain, channel)
            self._entry.async_create_task(self._hass, here, f"{DOMAIN} deliver {letter.sender}")

        arrived = await asyncio.gather(
            *(
                self._reach(
                    one,
                    partial(one.deliver, self._hass, letter),
                    plainer=partial(one.deliver, self._hass, plain),
                    otherwise=partial(otherwise, one),
                )
                for one in channels
            )
        )
        return any(outage is None for outage in arrived)

    async def _deliver_otherwise(self, plain: Letter, channel: Channel) -> None:
        """Deliver what was refused only later: plainly, and if that is not taken either, here."""

        def here() -> None:
            shown = self._deliver(plain, [PersistentNotification()])
            self._entry.async_create_task(self._hass, shown, f"{DOMAIN} deliver {plain.sender}")

        deliver = partial(channel.deliver, self._hass, plain)
        if await self._reach(channel, deliver, otherwise=here):
            await self._deliver(plain, [PersistentNotification()])

    async def _reach(
        self,
        channel: Channel,
        call: Callable[[], Awaitable[None]],
        *,
        plainer: Callable[[], Awaitable[None]] | None = None,
        otherwise: Callable[[], None] = lambda: None,
    ) -> Outage | None:
        """Make the call, once more if it fails; report and return an outage, or the end of one.

        What a push service refused is tried `plainer`: it says no more than that it did not
        like it. `otherwise` is done where only later somebody says that it did not arrive.
        """
        if not channel.is_there(self._hass):
            self._outages.begin(channel.target, Outage.MISSING, "there is no such target")
            return Outage.MISSING

        def not_taken_later(error: NotTaken) -> None:
            self._outages.begin(channel.target, _outage_of(error), str(error))
            otherwise()

        why, outage = "", Outage.FAILED
        for _ in range(_TRIES):
            try:
                async with asyncio.timeout(channel.patience):
                    with listening(not_taken_later):
                        await call()
            except TimeoutError:
                why, outage = f"no answer within {channel.patience:g} seconds", Outage.FAILED
                if not channel.may_repeat_late:
                    break
            except NotTaken as err:
                why, outage = str(err), _outage_of(err)
                if err.is_over_limit:
                    # Each try counts, and none is taken before midnight.
                    break
                call = plainer or call
            except Exception as err:  # noqa: BLE001 - any integration may be behind a target
                why, outage = str(err) or type(err).__name__, Outage.FAILED
            else:
                self._outages.end(channel.target)
                return None
        self._outages.begin(channel.target, outage, why)
        return outage


def _outage_of(error: NotTaken) -> Outage:
    return Outage.OVER_LIMIT if error.is_over_limit else Outage.NOT_TAKEN


def _is_plain_offer(message: Message) -> bool:
    """Tell an offer of one activity from lists, warnings and news."""
    return message.text in _OFFERS and not message.also and message.rings
