"""The words of messages, in the person's language.

Home Assistant has the translations of one language at a time, the server's; a person
may read another one. So what is told to people has files of its own: messages/.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE, UnitOfMass, UnitOfTemperature
from homeassistant.core import Event, HomeAssistant
from homeassistant.util.hass_dict import HassKey
from homeassistant.util.json import load_json_object

from ..engine.model.effects import Message
from ..engine.model.errors import ActivityClosed, DomainError, GateClosed, Lockout, Unmet, Value
from ..engine.model.local_time import local_date
from ..engine.model.plan import Caps, Plan
from ..engine.model.texts import WARM_OFFERS, Text
from ..engine.model.vocabulary import Answer, Kind, Onset, Reason, Stage
from ..engine.reading.ladder import CAPS, loads_at
from ..settings.help_lines import UNKNOWN, HelpLines
from .formats import Formats, closest
from .keys import CARDS, OF_ONSETS, OF_SEEKS, OF_TICKED, VARIED, Counted, PageLine, Phrase
from .temperatures import in_unit, temperature
from .wording import Wording

FOLDER = Path(__file__).parent / "messages"

_LOADED: HassKey[dict[str, Texts]] = HassKey("back_recovery_texts")
_OF_SERVER: HassKey[Texts] = HassKey("back_recovery_server_texts")
_WEEK = 7
_A_MINUTE = 60
_AN_HOUR = 60 * _A_MINUTE
_LONG_IN_MINUTES = 2 * _AN_HOUR


@dataclass(frozen=True, slots=True)
class Button:
    """One possible answer, as it is written on a button. `uri` is what the phone opens for it."""

    answer: Answer
    title: str
    uri: str | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message in words."""

    title: str
    text: str
    buttons: tuple[Button, ...] = ()

    @property
    def aloud(self) -> str:
        """What a speaker says: it has no title to show."""
        return f"{self.title}. {self.text}"


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of one language, and what fills them wherever the person lives."""

    language: str
    wording: Wording
    formats: Formats
    lines: HelpLines = UNKNOWN
    mass_unit: str = UnitOfMass.KILOGRAMS
    temperature_unit: str = UnitOfTemperature.CELSIUS
    country: str | None = None
    twelve_hours: bool | None = None  # None: as the country has it

    def say(self, message: Message, plan: Plan, now: datetime, person: str | None = None) -> Spoken:
        """Put a message of the engine into words. `person` is what the plan's person is called."""
        key = _text_key(message)
        text = message.own_text or self._words(key).format_map(
            {
                "activity": self._activity_of(message, plan),
                "until": self._instant_or_nothing(message.until, plan, now),
                "since": self._instant_or_nothing(message.since, plan, now),
                "person": person or self.phrase(Phrase.SOMEBODY_AT_HOME),
                "reason": self.reason(message.reason) if message.reason else "",
                "by": message.by or self.phrase(Phrase.SOMEBODY),
                "degrees": self._degrees(message.temperature),
                "minutes": "" if message.minutes is None else self.number(message.minutes),
                **self.whom_to_call(),
                **(self._stage(message.stage, message.caps, plan) if message.stage else {}),
            }
        )
        if message.first:
            before = (self.say(one, plan, now, person).text for one in message.first)
            text = " ".join((*before, text))
        if message.due:
            text = f"{text} {self.phrase(Phrase.LATE, time=self.instant(message.due, plan.time_zone, now))}"
        if message.because:
            text = f"{message.because}. {text}"
        if message.seek:
            text = f"{text} {self.phrase(OF_SEEKS[message.seek])}"
        if caution := self.caution(message):
            text = f"{text} {caution}"
        if message.also:
            waiting = self._list(self.activity(one, plan) for one in message.also)
            text = f"{text} {self.phrase(Phrase.ALSO, activities=waiting)}"
        return Spoken(
            self._title(key, message, plan),
            text,
            self.buttons(message.answers, plan, message.minutes),
        )

    def caution(self, message: Message) -> str:
        """Return what to look out for before taking up an offer; empty where there is nothing."""
        # Also where the person's own words stand for the text.
        found = [self.phrase(Phrase.NOT_WITH)] if message.text in WARM_OFFERS else []
        found += [self.wording["cautions"][message.text]] if message.cautious else []
        return " ".join(found)

    def _words(self, key: Text) -> str:
        return in_unit(self.wording["texts"][key], self.temperature_unit)

    def _instant_or_nothing(self, at: datetime | None, plan: Plan, now: datetime) -> str:
        return self.instant(at, plan.time_zone, now) if at else ""

    def at_home_in(
        self,
        lines: HelpLines,
        mass_unit: str,
        temperature_unit: str = UnitOfTemperature.CELSIUS,
        country: str | None = None,
    ) -> Texts:
        """Return the same words for a house in some country, with its units."""
        return replace(
            self,
            lines=lines,
            mass_unit=mass_unit,
            temperature_unit=temperature_unit,
            country=country,
        )

    def whom_to_call(self) -> dict[str, str]:
        """Return the numbers to call, in neutral words where they are not known."""
        return {
            "emergency_number": self.lines.emergency or self.phrase(Phrase.EMERGENCY_NUMBER),
            "advice_line": self.lines.advice or self.phrase(Phrase.ADVICE_LINE),
        }

    def _stage(self, stage: Stage, own_caps: Caps | None, plan: Plan) -> dict[str, str]:
        """Return what a stage is called and what it allows; loads where there are usual ones."""
        caps = own_caps or CAPS[stage]
        key = Phrase.CAPS if caps.load else Phrase.CAPS_BODYWEIGHT
        loads = [
            self.phrase(
                Phrase.LOAD_UP_TO, name=name, weight=self.number(weight), unit=self.mass_unit
            )
            for name, weight in loads_at(plan, stage)
            if caps.load
        ]
        return {
            "stage": self.stage(stage),
            "caps": self.phrase(key, load=caps.load, volume=caps.volume),
            "loads": f"{self._list(loads)}. " if loads else "",
        }

    def stage(self, stage: Stage) -> str:
        """Return what a stage is called."""
        return self.wording["stages"][stage]

    def _degrees(self, celsius: float | None) -> str:
        if celsius is None:
            return ""
        return self.phrase(Phrase.DEGREES, degrees=temperature(celsius, self.temperature_unit))

    def number(self, value: float) -> str:
        """Write a number as the language does."""
        return self.formats.number(value)

    def clock(self, local: datetime) -> str:
        """Write a time of day, with the clock of who reads it."""
        return self.formats.time(local, self.country, has_twelve=self.twelve_hours)

    def _activity_of(self, message: Message, plan: Plan) -> str:
        return self.activity(message.activity, plan) if message.activity else ""

    def _title(self, key: Text, message: Message, plan: Plan) -> str:
        if message.seek and message.text is not Text.PAIN_HIGH:
            # What is said first is what matters most, not that there is one more quiet day.
            return self.phrase(Phrase.ASK_TITLE)
        if title := self.wording["titles"].get(key):
            return title
        activity = self._activity_of(message, plan)
        # What has ended has no more to do with how long it took.
        if message.minutes is None or not message.answers:
            return activity
        span = self.span(timedelta(minutes=message.minutes))
        return self.phrase(Phrase.TIMED, activity=activity, span=span)

    def buttons(
        self, answers: Iterable[Answer], plan: Plan, minutes: float | None
    ) -> tuple[Button, ...]:
        """Return the buttons for answers; they say how long a thing takes or waits."""
        takes = timedelta(minutes=minutes or 0)
        values = {"span": self.span(takes), "snooze": self.span(plan.snooze)}
        values |= self.whom_to_call()
        return tuple(
            Button(answer, self.wording["buttons"][answer].format_map(values), self._uri(answer))
            for answer in answers
            if answer is not Answer.CALL or self.lines.emergency
        )

    def _uri(self, answer: Answer) -> str | None:
        number = "".join(one for one in self.lines.emergency or "" if one.isdigit() or one == "+")
        return f"tel:{number}" if answer is Answer.CALL else None

    def span(self, span: timedelta) -> str:
        """Write how long something takes, in the unit in which people say it."""
        seconds = round(span.total_seconds())
        if seconds < _A_MINUTE:
            return self.counted(Counted.SECONDS, seconds)
        if seconds > _LONG_IN_MINUTES and not seconds % _AN_HOUR:
            return self.counted(Counted.HOURS, seconds // _AN_HOUR)
        return self.counted(Counted.MINUTES, round(seconds / _A_MINUTE))

    def counted(self, what: Counted, number: int) -> str:
        """Write so many of something, in the form that the language has for that number."""
        return self.formats.counted(self.wording["counted"][what], number)

    def instant(self, at: datetime, zone: ZoneInfo, now: datetime) -> str:
        """Write an instant as short as it stays clear: "20:45", "Thu 20:45", with a date."""
        local = at.astimezone(zone)
        days = (local.date() - local_date(now, zone)).days
        dates = self.wording["dates"]
        if days == 0:
            pattern = dates["today"]
        else:
            # A weekday alone would be ambiguous from the same weekday on.
            pattern = dates["near"] if 0 < days < _WEEK else dates["far"]
        return self.formats.date(pattern, local, self.clock(local))

    def activity(self, activity_id: str, plan: Plan) -> str:
        """Return what an activity is called: the person's word for an own one."""
        kind = activity_id
        if plan.has(activity_id):
            activity = plan.activity(activity_id)
            if activity.kind is Kind.CUSTOM and activity.name:
                return activity.name
            kind = activity.kind
        # One that was removed from the plan can still be named by its kind.
        return self.wording["activities"].get(kind, activity_id)

    def not_for_all(self, spoken: Spoken) -> Spoken:
        """Return what those read of a message who may not read the answers."""
        return Spoken(spoken.title, self.phrase(Phrase.NOT_FOR_ALL, **self.whom_to_call()))

    def reason(self, reason: str, onset: Onset | None = None) -> str:
        """Return why, as a clause; a reason in somebody's own words is left as it is.

        With `onset`, what is closed because of how it began says how that was.
        """
        reasons = self.wording["reasons"]
        if reason == Reason.ONSET and onset:
            return self.phrase(OF_ONSETS[onset]) if onset in OF_ONSETS else reasons[reason]
        return reasons.get(reason, reason)

    def closed(
        self, lockouts: Iterable[Lockout], plan: Plan, now: datetime, onset: Onset | None = None
    ) -> str:
        """Name in one line what is closed, with every reason, the one that lasts longest first."""
        by_activity = groupby(
            sorted(lockouts, key=lambda one: one.activity), key=lambda one: one.activity
        )
        return " ".join(
            self._closed_activity(activity_id, list(group), plan, now, onset)
            for activity_id, group in by_activity
        )

    def _closed_activity(
        self,
        activity_id: str,
        lockouts: list[Lockout],
        plan: Plan,
        now: datetime,
        onset: Onset | None,
    ) -> str:
        lockouts.sort(key=lambda one: (one.until is None, one.until or now), reverse=True)
        sentences: list[str] = []
        for number, lockout in enumerate(lockouts):
            values = {
                "activity": self.activity(activity_id, plan),
                "reason": self.lockout_reason(lockout, plan, onset, now),
            }
            # Who uses it says until when, too.
            if lockout.until is None or lockout.by:
                key = Phrase.CLOSED_MORE if number else Phrase.CLOSED
            else:
                key = Phrase.CLOSED_MORE_UNTIL if number else Phrase.OPENS
                values["until"] = self.instant(lockout.until, plan.time_zone, now)
            sentences.append(self.phrase(key, **values))
        return " ".join(sentences)

    def lockout_reason(
        self, lockout: Lockout, plan: Plan, onset: Onset | None, now: datetime
    ) -> str:
        """Return why one thing is closed, as a clause."""
        if lockout.condition:
            ticked = self.wording["conditions"][lockout.condition]
            return self.phrase(OF_TICKED[lockout.reason], condition=ticked)
        if lockout.by:
            if lockout.until is None:
                return self.phrase(Phrase.USED_BY, by=lockout.by)
            until = self.instant(lockout.until, plan.time_zone, now)
            return self.phrase(Phrase.USED_BY_UNTIL, by=lockout.by, until=until)
        other = self.activity(lockout.after, plan) if lockout.after else ""
        return self.reason(lockout.reason, onset).format(other=other)

    def refusal(
        self, error: DomainError, plan: Plan, now: datetime, onset: Onset | None = None
    ) -> str:
        """Say why the engine refused something."""
        if isinstance(error, ActivityClosed):
            return self.closed(error.lockouts, plan, now, onset)
        if isinstance(error, GateClosed):
            why = self.unmet(error.unmet, plan, now)
            return self.wording["refusals"][error.key].format(why=why)
        values = {name: self._value(name, value, plan, now) for name, value in error.values.items()}
        return self.wording["refusals"][error.key].format_map(values)

    def unmet(self, unmet: Iterable[Unmet], plan: Plan, now: datetime) -> str:
        """Name in one line all that is missing to move on."""
        separator = self.phrase(Phrase.REASON_SEPARATOR)
        return separator.join(self.missing(one, plan, now) for one in unmet)

    def missing(self, unmet: Unmet, plan: Plan, now: datetime) -> str:
        """Name one thing that is missing, and until when where time alone brings it."""
        reason = self.reason(unmet.reason)
        if unmet.until is None:
            return reason
        until = self.instant(unmet.until, plan.time_zone, now)
        return self.phrase(Phrase.REASON_UNTIL, reason=reason, until=until)

    def _value(self, name: str, value: Value, plan: Plan, now: datetime) -> str:
        if isinstance(value, datetime):
            return self.instant(value, plan.time_zone, now)
        return self.activity(str(value), plan) if name == "activity" else str(value)

    def phrase(self, key: Phrase, **values: object) -> str:
        """Return a short wording that is part of something else."""
        return self.wording["phrases"][key].format_map(values)

    def on_page(self, key: PageLine, **values: object) -> str:
        """Return a line of the page that no message has."""
        return self.wording["page"][key].format_map(values)

    def _list(self, names: Iterable[str]) -> str:
        return self.phrase(Phrase.LIST_SEPARATOR).join(names)


def _text_key(message: Message) -> Text:
    several = CARDS.get(message.text) or VARIED.get(message.text)
    return several[(message.number or 0) % len(several)] if several else message.text


async def async_load_texts(hass: HomeAssistant, language: str | None) -> Texts:
    """Return the words of a language, or of the closest one there is.

    `language` None: the server's. A file is read once.
    """
    wanted = closest(language or hass.config.language)
    loaded = hass.data.setdefault(_LOADED, {})
    if wanted not in loaded:
        loaded[wanted] = await hass.async_add_executor_job(_load, wanted)
    return loaded[wanted]


async def async_follow_server(hass: HomeAssistant) -> None:
    """Keep the words of the server's language at hand, for what cannot wait for a file."""

    async def load(_event: Event | None = None) -> None:
        hass.data[_OF_SERVER] = await async_load_texts(hass, None)

    await load()
    hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, load)


def server_texts(hass: HomeAssistant) -> Texts:
    """Return the words of the server's language; they are there after `async_follow_server`."""
    return hass.data[_OF_SERVER]


def _load(language: str) -> Texts:
    words = cast("Wording", load_json_object(FOLDER / f"{language}.json"))
    return Texts(language, words, Formats.load(language))
