"""The words of messages, in the person's language.

Home Assistant has the translations of one language at a time, the server's; a person
may read another one. So what is told to people has files of its own: messages/.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE, UnitOfMass
from homeassistant.core import Event, HomeAssistant
from homeassistant.util.hass_dict import HassKey
from homeassistant.util.json import load_json_object

from ..engine.model.effects import Message
from ..engine.model.errors import ActivityClosed, DomainError, GateClosed, Lockout, Unmet, Value
from ..engine.model.local_time import local_date
from ..engine.model.plan import Plan
from ..engine.model.texts import Text
from ..engine.model.vocabulary import Answer, Kind, Onset, Reason, Stage
from ..engine.reading.ladder import CAPS, loads_at
from ..settings.help_lines import UNKNOWN, HelpLines
from .keys import CARDS, Card, Phrase
from .wording import Wording

FALLBACK = "en"
FOLDER = Path(__file__).parent / "messages"

_ONSETS: Mapping[Onset, Phrase] = {
    Onset.TWEAK: Phrase.ONSET_TWEAK,
    Onset.UNSURE: Phrase.ONSET_UNSURE,
}
"""Why the onset closes something; what crept in closes nothing."""

_TICKED: Mapping[Reason, Phrase] = {
    Reason.ASK_FIRST: Phrase.ASK_FIRST_TICKED,
    Reason.SUITABILITY: Phrase.SUITABILITY_TICKED,
}
"""Why something is closed that was ticked at set-up."""

_LOADED: HassKey[dict[str, Texts]] = HassKey("back_recovery_texts")
_OF_SERVER: HassKey[Texts] = HassKey("back_recovery_server_texts")
_WEEK = 7
_A_MINUTE = 60
_AN_HOUR = 60 * _A_MINUTE
_LONG_IN_MINUTES = 2 * _AN_HOUR


@dataclass(frozen=True, slots=True)
class Button:
    """One possible answer, as it is written on a button."""

    answer: Answer
    title: str


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
    lines: HelpLines = UNKNOWN
    mass_unit: str = UnitOfMass.KILOGRAMS

    def say(self, message: Message, plan: Plan, now: datetime, person: str | None = None) -> Spoken:
        """Put a message of the engine into words. `person` is what the plan's person is called."""
        key = _text_key(message)
        text = message.own_text or self.wording["texts"][key].format_map(
            {
                "activity": self._activity_of(message, plan),
                "until": self._instant_or_nothing(message.until, plan, now),
                "since": self._instant_or_nothing(message.since, plan, now),
                "person": person or self.phrase(Phrase.SOMEBODY_AT_HOME),
                "reason": self.reason(message.reason) if message.reason else "",
                "by": message.by or self.phrase(Phrase.SOMEBODY),
                "degrees": self._degrees(message.temperature),
                "minutes": message.minutes,
                **self.whom_to_call(),
                **(self._stage(message.stage, plan) if message.stage else {}),
            }
        )
        if message.because:
            text = f"{message.because}. {text}"
        if message.cautious:
            text = f"{text} {self.wording['cautions'][message.text]}"
        if message.also:
            waiting = self._list(self.activity(one, plan) for one in message.also)
            text = f"{text} {self.phrase(Phrase.ALSO, activities=waiting)}"
        return Spoken(
            self._title(key, message, plan),
            text,
            self.buttons(message.answers, plan, message.minutes),
        )

    def _instant_or_nothing(self, at: datetime | None, plan: Plan, now: datetime) -> str:
        return self.instant(at, plan.time_zone, now) if at else ""

    def at_home_in(self, lines: HelpLines, mass_unit: str) -> Texts:
        """Return the same words for a house in some country."""
        return replace(self, lines=lines, mass_unit=mass_unit)

    def whom_to_call(self) -> dict[str, str]:
        """Return the numbers to call, in neutral words where they are not known."""
        return {
            "emergency_number": self.lines.emergency or self.phrase(Phrase.EMERGENCY_NUMBER),
            "advice_line": self.lines.advice or self.phrase(Phrase.ADVICE_LINE),
        }

    def _stage(self, stage: Stage, plan: Plan) -> dict[str, str]:
        """Return what a stage is called and what it allows; loads where there are usual ones."""
        caps = CAPS[stage]
        key = Phrase.CAPS if caps.load else Phrase.CAPS_BODYWEIGHT
        loads = [
            self.phrase(Phrase.LOAD_UP_TO, name=name, weight=f"{weight:g}", unit=self.mass_unit)
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
        return "" if celsius is None else self.phrase(Phrase.DEGREES, celsius=round(celsius))

    def _activity_of(self, message: Message, plan: Plan) -> str:
        return self.activity(message.activity, plan) if message.activity else ""

    def _title(self, key: Text | Card, message: Message, plan: Plan) -> str:
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
        return tuple(
            Button(answer, self.wording["buttons"][answer].format_map(values)) for answer in answers
        )

    def span(self, span: timedelta) -> str:
        """Write how long something takes, in the unit in which people say it."""
        seconds = round(span.total_seconds())
        if seconds < _A_MINUTE:
            return self.phrase(Phrase.SECONDS, number=seconds)
        if seconds > _LONG_IN_MINUTES and not seconds % _AN_HOUR:
            return self.phrase(Phrase.HOURS, number=seconds // _AN_HOUR)
        return self.phrase(Phrase.MINUTES, number=round(seconds / _A_MINUTE))

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
        return pattern.format(
            time=f"{local:%H:%M}",
            weekday=dates["weekdays"][local.weekday()],
            day=local.day,
            month=dates["months"][local.month - 1],
        )

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

    def reason(self, reason: str, onset: Onset | None = None) -> str:
        """Return why, as a clause; a reason in somebody's own words is left as it is.

        With `onset`, what is closed because of how it began says how that was.
        """
        reasons = self.wording["reasons"]
        if reason == Reason.ONSET and onset:
            return self.phrase(_ONSETS[onset]) if onset in _ONSETS else reasons[reason]
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
                "reason": self._lockout_reason(lockout, plan, onset),
            }
            if lockout.until is None:
                key = Phrase.CLOSED_MORE if number else Phrase.CLOSED
            else:
                key = Phrase.CLOSED_MORE_UNTIL if number else Phrase.OPENS
                values["until"] = self.instant(lockout.until, plan.time_zone, now)
            sentences.append(self.phrase(key, **values))
        return " ".join(sentences)

    def _lockout_reason(self, lockout: Lockout, plan: Plan, onset: Onset | None) -> str:
        if lockout.condition:
            ticked = self.wording["conditions"][lockout.condition]
            return self.phrase(_TICKED[lockout.reason], condition=ticked)
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

    def _list(self, names: Iterable[str]) -> str:
        return self.phrase(Phrase.LIST_SEPARATOR).join(names)


def _text_key(message: Message) -> Text | Card:
    cards = CARDS.get(message.text)
    return cards[(message.number or 0) % len(cards)] if cards else message.text


async def async_load_texts(hass: HomeAssistant, language: str | None) -> Texts:
    """Return the words of a language, or of the closest one there is.

    `language` None: the server's. A file is read once.
    """
    wanted = language or hass.config.language
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
    files = {path.stem.lower(): path for path in FOLDER.glob("*.json")}
    candidates = (language, language.split("-", maxsplit=1)[0], FALLBACK)
    path = next(files[one.lower()] for one in candidates if one.lower() in files)
    return Texts(path.stem, cast("Wording", load_json_object(path)))
