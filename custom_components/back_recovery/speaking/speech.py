"""What is said back: short, in the language of the request, as one says it aloud."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from ..engine.model.errors import Lockout
from ..engine.model.local_time import local_date
from ..engine.model.plan import Plan
from ..engine.model.vocabulary import Kind, Onset
from ..telling.texts import Texts
from .languages import SpokenLanguage

_WEEK: Final = 7
_NOON: Final = 12
_DAYS_FROM: Final = timedelta(hours=48)
"""A shorter span is said in hours, as people do."""
_A_DAY: Final = timedelta(days=1)
_AN_HOUR: Final = timedelta(hours=1)
_A_MINUTE: Final = timedelta(minutes=1)
_FEW: Final = range(2, 5)
_TEENS: Final = range(12, 15)


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of one language; `texts` are those of messages, for reasons and refusals."""

    language: SpokenLanguage
    texts: Texts
    country: str | None = None

    def say(self, key: str, **values: Any) -> str:
        """Return an answer."""
        return _sentence(self.language.answers[key].format_map(values))

    def call(self) -> str:
        """Return the number to call, in neutral words where it is not known."""
        return self.texts.lines.emergency or self.language.answers["emergency"]

    @property
    def has_reasons(self) -> bool:
        """Whether there are messages in this language: else a reason would be in another one."""
        return self.texts.language.lower() == self.language.code.lower()

    def activity(self, activity_id: str, plan: Plan) -> str:
        """Return what an activity is called in a sentence: the person's word for an own one."""
        kind: str = activity_id
        if plan.has(activity_id):
            activity = plan.activity(activity_id)
            if activity.kind is Kind.CUSTOM and activity.name:
                return activity.name
            kind = activity.kind
        return self.language.activity_names.get(kind, activity_id)

    def until(self, at: datetime, zone: ZoneInfo, now: datetime) -> str:
        """Say an instant up to which something lasts: "tomorrow at 18:00"."""
        return self._instant("", at, zone, now)

    def at(self, at: datetime, zone: ZoneInfo, now: datetime) -> str:
        """Say an instant at which something comes: "at 18:00", "tomorrow at 18:00"."""
        return self._instant("coming_", at, zone, now)

    def _instant(self, prefix: str, at: datetime, zone: ZoneInfo, now: datetime) -> str:
        local = at.astimezone(zone)
        days = (local.date() - local_date(now, zone)).days
        times = self.language.times
        which = "today" if days == 0 else "tomorrow" if days == 1 else "far"
        if 1 < days < _WEEK:
            which = "near"
        pattern: str = times[prefix + which]
        return pattern.format(
            time=self._clock(local),
            # Some languages bend the day: until Saturday's, but on Saturday.
            weekday=times.get(f"{prefix}weekdays", times["weekdays"])[local.weekday()],
            day=local.day,
            month=times["months"][local.month - 1],
        )

    def _clock(self, local: datetime) -> str:
        times = self.language.times
        is_twelve = "clock_12" in times and self.texts.formats.has_twelve_hours(self.country)
        patterns = times["clock_12"] if is_twelve else times["clock"]
        pattern: str = patterns["part" if local.minute else "full"]
        return pattern.format(
            hour=local.hour,
            hour12=local.hour % _NOON or _NOON,
            minute=f"{local.minute:02}",
            ampm="AM" if local.hour < _NOON else "PM",
        )

    def closed(
        self, lockouts: Sequence[Lockout], plan: Plan, now: datetime, onset: Onset | None
    ) -> str:
        """Say that an activity is closed, until when, and why, as far as there are words for that."""
        name = self.activity(lockouts[0].activity, plan)
        last = max(lockouts, key=lambda one: (one.until is None, one.until or now))
        values = {"activity": name}
        if last.until is not None and not last.by:
            values["until"] = self.until(last.until, plan.time_zone, now)
        ending = "_until" if "until" in values else ""
        if self.has_reasons:
            values["reason"] = self.texts.lockout_reason(last, plan, onset, now)
            ending = f"{ending}_because"
        return self.say(f"is_closed{ending}", **values)

    def span(self, span: timedelta) -> str:
        """Say how long something takes, in the units in which people say it."""
        minutes = max(1, round(span / _A_MINUTE))
        span = minutes * _A_MINUTE
        if span >= _DAYS_FROM:
            return self._two("days", span // _A_DAY, "hours", span % _A_DAY // _AN_HOUR)
        if span > 2 * _AN_HOUR:
            hours = round(span / _AN_HOUR)
            return self._count("hours", hours)
        if span % _AN_HOUR == timedelta():
            return self._count("hours", span // _AN_HOUR)
        return self._count("minutes", minutes)

    def _two(self, unit: str, number: int, smaller: str, rest: int) -> str:
        first = self._count(unit, number)
        if not rest:
            return first
        pattern: str = self.language.times["and"]
        return pattern.format(first=first, second=self._count(smaller, rest))

    def _count(self, unit: str, number: int) -> str:
        forms = self.language.times[unit]
        form: str = forms.get(_plural(number), forms["other"])
        return form.format(n=number)

    def names(self, names: Iterable[str]) -> str:
        """Say several names of which one is meant: "Alice, Bob or Cem"."""
        *before, last = names
        words = self.language.answers
        return words["or"].join([words["comma"].join(before), last]) if before else last


def _plural(number: int) -> str:
    """Return which form a number asks for; only Polish has a form of its own for a few."""
    if number == 1:
        return "one"
    is_few = number % 10 in _FEW and number % 100 not in _TEENS
    return "few" if is_few else "other"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
