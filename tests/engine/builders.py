"""Plans, episodes and instants in few words, and a timeline to play them on."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

import pytest

from custom_components.back_recovery.engine.model.catalogue import CATALOGUE
from custom_components.back_recovery.engine.model.effects import (
    NOTHING_ASKED,
    Askings,
    Decision,
    Effect,
    ReportEpisode,
    ReportPrompt,
    Tell,
)
from custom_components.back_recovery.engine.model.episode import (
    NOTHING_EARLIER,
    About,
    Episode,
    Place,
    Prompt,
    Session,
)
from custom_components.back_recovery.engine.model.errors import DomainError
from custom_components.back_recovery.engine.model.events import (
    ActivityDone,
    CheckedIn,
    ClockMoved,
    Event,
    MessageAnswered,
    RecoveryStarted,
    TrainingLogged,
)
from custom_components.back_recovery.engine.model.local_time import QuietHours
from custom_components.back_recovery.engine.model.plan import Activity, AtTimes, Every, Plan
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Kind,
    Onset,
    Phase,
    PromptState,
)
from custom_components.back_recovery.engine.step import step

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
WEEK = date(2026, 6, 15)
"""The Monday of the reference week: no clock change is near."""
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
HOME = Place(at_home=True)
AWAY = Place(at_home=False)
AT_GYM = Place(at_home=False, at_gym=True)


def at(text: str, zone: ZoneInfo = AMSTERDAM, *, fold: int = 0) -> datetime:
    """Return the instant of "Tue 07:00" in the reference week, of "+Tue 07:00" in the week
    after it ("week 2" where `clock` writes it), or of "2026-03-29 07:00".
    """
    word, clock = text.split()
    week = 7 * word.count("+")
    word = word.lstrip("+")
    days = DAYS.index(word) + week if word in DAYS else None
    day = date.fromisoformat(word) if days is None else WEEK + timedelta(days=days)
    local = datetime.combine(day, time.fromisoformat(clock), zone)
    return local.replace(fold=fold).astimezone(UTC)


def clock(instant: datetime, zone: ZoneInfo = AMSTERDAM, first: date = WEEK) -> str:
    """Return the instant as "Tue 07:00", with seconds where there are any.

    From the second week on as "week 2, Tue 07:00"; weeks count from the Monday `first`.
    """
    local = instant.astimezone(zone)
    week = (local.date() - first).days // 7 + 1
    name = f"week {week}, " if week > 1 else ""
    return f"{name}{local:%a %H:%M:%S}".removesuffix(":00")


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def hours_of_day(text: str) -> tuple[time, ...]:
    return tuple(time.fromisoformat(one) for one in text.split())


def an_activity(
    activity_id: str = "walk", *, times: str = "", every: float | None = None, **values: Any
) -> Activity:
    """Return an activity; spans are given in minutes, hours of the day as "08:00"."""
    known = activity_id in set(Kind)
    values.setdefault("kind", Kind(activity_id) if known else Kind.CUSTOM)
    values.setdefault("name", None if known else activity_id)
    for span in {"duration", "gap"} & set(values):
        values[span] = minutes(values[span])
    for hour in {"earliest", "latest", "late_until"} & set(values):
        values[hour] = time.fromisoformat(values[hour])
    if every is not None:
        values["schedule"] = Every(minutes(every))
    if times:
        values["schedule"] = AtTimes(hours_of_day(times))
    return Activity(id=activity_id, **values)


def the_usual(kind: Kind) -> Activity:
    """Return the activity as the catalogue proposes it."""
    usual = CATALOGUE[kind]
    same = {field.name for field in fields(Activity)} & {field.name for field in fields(usual)}
    values = {name: getattr(usual, name) for name in same - {"duration"}}
    duration = minutes(usual.duration.usual) if usual.duration else None
    return Activity(id=kind, kind=kind, name=kind, duration=duration, **values)


def a_plan(*activities: Activity, quiet: str = "", **values: Any) -> Plan:
    """Return a plan; `rest_window` is given in hours, other spans in minutes."""
    values.setdefault("time_zone", AMSTERDAM)
    for span in {"repeat_after", "lapse_after", "snooze"} & set(values):
        values[span] = minutes(values[span])
    if "rest_window" in values:
        values["rest_window"] = hours(values["rest_window"])
    if quiet:
        starts, ends = hours_of_day(quiet.replace("-", " "))
        values["quiet_hours"] = QuietHours(starts=starts, ends=ends)
    return Plan(activities=activities, **values)


def the_usual_plan(**values: Any) -> Plan:
    """Return the plan of somebody who pressed Submit on every page."""
    chosen = [the_usual(kind) for kind, usual in CATALOGUE.items() if usual.on_at_set_up]
    return a_plan(*chosen, quiet="22:00-08:00", **values)


def an_episode(**values: Any) -> Episode:
    """Return an episode from Monday 18:00 for 48 hours of somebody who is at home."""
    started_at = at(values.pop("started", "Mon 18:00"))
    ends_at = at(values.pop("ends", "Wed 18:00"))
    values.setdefault("onset", Onset.SORE)
    values.setdefault("phase", Phase.REST)
    values.setdefault("place", HOME)
    return Episode(
        id="e1",
        started_at=started_at,
        window_ends_at=ends_at,
        phase_since=values.pop("phase_since", started_at),
        **values,
    )


def a_prompt(activity: str = "walk", when: str = "Tue 09:00", **values: Any) -> Prompt:
    """Return a prompt offered at `when` that lapses two hours later."""
    offered_at = at(when)
    values.setdefault("id", f"e1-{activity}-{when}")
    values.setdefault("state", PromptState.OFFERED)
    values.setdefault("lapses_at", offered_at + hours(2))
    return Prompt(activity=activity, due_at=offered_at, offered_at=offered_at, **values)


def a_session(activity: str = "walk", when: str = "Tue 09:00", **values: Any) -> Session:
    """Return a session that began at `when` for ten minutes, and is running."""
    started_at = at(when)
    values.setdefault("ends_at", started_at + minutes(10))
    return Session(activity=activity, started_at=started_at, **values)


def a_deed(activity: str = "walk", when: str = "Tue 09:00") -> Session:
    """Return a session without length: it was done at `when`."""
    return a_session(activity, when, ends_at=at(when), ended_at=at(when))


def tells(effects: Iterable[Effect]) -> list[Tell]:
    return [effect for effect in effects if isinstance(effect, Tell)]


def texts(effects: Iterable[Effect]) -> list[str]:
    """Return the keys of the texts that are told."""
    return [tell.message.text for tell in tells(effects)]


def reports(effects: Iterable[Effect]) -> list[str]:
    """Return what is said to automations about prompts: "walk done"."""
    found = [effect for effect in effects if isinstance(effect, ReportPrompt)]
    return [f"{report.activity} {report.kind}" for report in found]


def asking_on(askings: Askings, subject: str) -> str:
    """Return the id of what a message asks now; one that is nowhere where it asks nothing."""
    found = askings.on(subject)
    return (found and found.id) or "nowhere"


class Timeline:
    """An episode on a clock that the test turns. Between events every wake-up happens."""

    def __init__(self, plan: Plan, place: Place = HOME) -> None:
        self.plan = plan
        self.place = place
        self.episode: Episode | None = None
        self.earlier = NOTHING_EARLIER
        self.askings = NOTHING_ASKED
        self.now: datetime | None = None
        self.wake_at: datetime | None = None
        self.happened: list[tuple[datetime, Effect]] = []

    def start(self, when: str, **values: Any) -> Self:
        return self.on(when, RecoveryStarted(place=self.place, **values))

    def on(self, when: str | datetime, event: Event) -> Self:
        """Let the event happen at `when`, after everything that is due before it."""
        moment = at(when) if isinstance(when, str) else when
        self._pass_until(moment)
        self._step(event, moment)
        return self

    def _pass_until(self, moment: datetime) -> None:
        while self.wake_at is not None and self.wake_at < moment:
            self._step(ClockMoved(), self.wake_at)

    def check_in(self, when: str, now: int, worst: int | None = None, **said: bool) -> Self:
        """Let the person say how the back is."""
        return self.on(when, CheckedIn(pain_now=now, pain_worst=worst, by="anna", **said))

    def walk(self, when: str) -> Self:
        """Let the person say that a walk was done."""
        return self.on(when, ActivityDone(activity="walk", by="anna"))

    def train(self, when: str, before: int = 0, warm_up: int = 0, after: int = 0) -> Self:
        """Let the person tell of a training, with its three pains."""
        event = TrainingLogged(pain_before=before, pain_warm_up=warm_up, pain_after=after)
        return self.on(when, event)

    def answer(self, when: str, answer: Answer, about: About | str, text: str = "") -> Self:
        """Let the person tap: on what was asked about, on the open prompt of an activity."""
        self._pass_until(at(when))
        assert self.episode
        prompt = None if isinstance(about, About) else self.episode.open_prompt(about)
        subject = (
            prompt.id if prompt else f"{self.episode.id}-{about}" if about else self.episode.id
        )
        return self.on(when, self.tapped(subject, answer, text=text, by="anna"))

    def tapped(self, subject: str, answer: Answer, **values: Any) -> MessageAnswered:
        """Return the tap on the message of a subject as it stands on the phone now."""
        return MessageAnswered(asking=asking_on(self.askings, subject), answer=answer, **values)

    def refused(self, when: str, event: Event) -> DomainError:
        """Return why the event is refused."""
        with pytest.raises(DomainError) as error:
            self.on(when, event)
        return error.value

    def until(self, when: str | datetime) -> Self:
        """Let the time pass up to `when`, what is due then included."""
        return self.on(when, ClockMoved())

    def sleep_until(self, when: str) -> Self:
        """Let the time pass as when the house was down: nothing happens in between."""
        self._step(ClockMoved(), at(when))
        return self

    def with_plan(self, plan: Plan) -> Self:
        self.plan = plan
        return self

    def _step(self, event: Event, now: datetime) -> None:
        known = {"earlier": self.earlier, "askings": self.askings}
        decision = step(self.plan, self.episode, event, now, **known)
        self.now, self.episode, self.wake_at = now, decision.episode, decision.wake_at
        self.earlier, self.askings = decision.earlier, decision.askings
        self.happened.extend((now, effect) for effect in decision.effects)
        self.last: Decision = decision

    @property
    def effects(self) -> list[Effect]:
        """Everything that was to be done, in order."""
        return [effect for _, effect in self.happened]

    @property
    def told(self) -> list[str]:
        """Every message: "Tue 09:00 walk"."""
        return [
            f"{self.clock(when)} {effect.message.text}"
            for when, effect in self.happened
            if isinstance(effect, Tell)
        ]

    @property
    def told_last(self) -> list[str]:
        """The keys of the texts of the last step."""
        return texts(self.last.effects)

    @property
    def prompts(self) -> list[str]:
        """Everything that became of prompts: "Tue 09:00 walk offered"."""
        return [
            f"{self.clock(when)} {effect.activity} {effect.kind}"
            for when, effect in self.happened
            if isinstance(effect, ReportPrompt)
        ]

    @property
    def events(self) -> list[str]:
        """Everything that became of the episode: "Tue 09:00 extended not_ready"."""
        return [
            f"{self.clock(when)} {effect.kind} {effect.reason}"
            for when, effect in self.happened
            if isinstance(effect, ReportEpisode)
        ]

    @property
    def offered(self) -> list[str]:
        """Every offer: "Tue 09:00 walk"."""
        return [line.removesuffix(" offered") for line in self.prompts if "offered" in line]

    def clock(self, instant: datetime) -> str:
        zone = self.plan.time_zone
        began = self.happened[0][0].astimezone(zone).date()
        return clock(instant, zone, began - timedelta(days=began.weekday()))
