"""What was noted of a recovery, to take away: a table for programs, and a page for people."""

from collections.abc import Iterable, Iterator
import csv
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from io import StringIO
from zoneinfo import ZoneInfo

from ..engine.model.episode import CheckIn, Episode, Fact, Training
from ..engine.model.happened import What
from ..engine.model.plan import Plan
from ..engine.model.vocabulary import Feel, Phase
from ..engine.reading.export import ExportRow, Use, pain_by_day, pains_of, rows, uses, warnings
from ..engine.reading.trainings import feel_of
from .keys import Line
from .texts import Texts
from .wording import SummaryWording

COLUMNS = (
    "time",
    "what",
    "activity",
    "pain_now",
    "pain_worst",
    "answers",
    "reason",
    "stage",
)

_RUNS_IN_A_SPREADSHEET = ("=", "+", "-", "@", "\t", "\r")

_MINUTE = timedelta(minutes=1)


class Section(Enum):
    """Where a line of the history is on the page."""

    HEAD = auto()
    CHANGES = auto()
    WARNINGS = auto()
    NONE = auto()


def section_of(what: What) -> Section:
    """Return where on the page a line is; what a rule said is no news to who reads it."""
    match what:
        case What.COMPLETED | What.STOPPED | What.CLOSED:
            return Section.HEAD
        case What.HOLD_STARTED | What.HOLD_LIFTED:
            return Section.WARNINGS
        case What.STARTED | What.EXTENDED | What.SHORTENED | What.LIFTED:
            return Section.CHANGES
        case What.GATE_OPENED | What.STAGE_CHANGED | What.PAUSED | What.RESUMED:
            return Section.CHANGES
        case What.TOLD:
            return Section.NONE


def table(episode: Episode, zone: ZoneInfo) -> str:
    """Return everything that happened as CSV (RFC 4180), in words that no language changes."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for row in rows(episode):
        writer.writerow([_harmless(cell) for cell in _cells(row, zone)])
    return written.getvalue()


def _cells(row: ExportRow, zone: ZoneInfo) -> Iterator[object]:
    yield row.at.astimezone(zone).isoformat(timespec="seconds")
    yield from (row.what, row.activity, row.pain_now, row.pain_worst)
    yield "; ".join(f"{name}={_plain(answer)}" for name, answer in row.answers)
    yield from (row.reason, row.stage)


def _plain(answer: bool | int | str) -> str:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return str(answer)


def _harmless(cell: object) -> object:
    """Return a cell that a spreadsheet shows and does not run: reasons are anybody's words."""
    is_formula = isinstance(cell, str) and cell.startswith(_RUNS_IN_A_SPREADSHEET)
    return f"'{cell}" if is_formula else cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One recovery on a page, in the words of one language, for somebody who was not there."""

    episode: Episode
    plan: Plan
    texts: Texts
    title: str
    now: datetime

    def text(self) -> str:
        """Return the whole page."""
        says, episode = self._say, self.episode
        bad = sum(feel_of(one) is Feel.BAD for one in episode.trainings)
        sections = (
            (says(Line.HEADING_PAIN), self._pain()),
            (says(Line.HEADING_CHANGES), self._changes()),
            (says(Line.HEADING_WARNINGS), self._warnings()),
            (says(Line.HEADING_USED), (self._use(one) for one in uses(episode))),
            (says(Line.HEADING_TRAININGS, number=bad), self._trainings()),
        )
        return "\n\n".join(["\n".join(self._head()), *(self._section(*one) for one in sections)])

    def _head(self) -> Iterator[str]:
        episode = self.episode
        yield self._say(Line.TITLE, title=self.title)
        yield self._say(Line.SOURCE)
        yield self._say(Line.AS_OF, at=self._moment(self.now))
        yield ""
        onset = self._words["onsets"][episode.onset]
        yield self._say(Line.BEGAN, at=self._moment(episode.started_at), onset=onset)
        if episode.workout_ended_at:
            yield self._say(Line.WORKOUT, at=self._moment(episode.workout_ended_at))
        yield self._say(Line.REST, at=self._moment(episode.window_ends_at))
        if episode.end:
            at = self._moment(episode.end.at)
            yield self._say(Line.ENDED, at=at, what=self._what(episode.end))
        else:
            yield self._say(Line.NOW, phase=self._phase())

    def _phase(self) -> str:
        phase = self._words["phases"][self.episode.phase]
        if self.episode.phase is not Phase.RETURN:
            return phase
        return self._say(Line.WHY, what=phase, reason=self._words["stages"][self.episode.stage])

    def _section(self, heading: str, lines: Iterable[str]) -> str:
        return "\n".join([heading, *(list(lines) or [self._say(Line.NOTHING)])])

    def _pain(self) -> Iterator[str]:
        for said in pain_by_day(self.episode, self.plan.time_zone).values():
            day = self._date(self.texts.wording["dates"]["day"], said[0].at)
            yield self._say(Line.LINE, at=day, what=", ".join(map(_pains, said)))

    def _facts(self, section: Section) -> Iterator[Fact]:
        return (one for one in self.episode.history if section_of(one.what) is section)

    def _changes(self) -> Iterator[str]:
        for fact in self._facts(Section.CHANGES):
            yield self._line(fact.at, self._what(fact))

    def _warnings(self) -> list[str]:
        """Return the answers somebody should know about, and the holds, in order."""
        found = [
            (said.at, ", ".join(self._words["answers"][name] for name in names))
            for said in self.episode.check_ins
            if (names := warnings(said))
        ]
        found += [(one.at, self._what(one)) for one in self._facts(Section.WARNINGS)]
        found.sort(key=lambda one: one[0])
        return [self._line(at, what) for at, what in found]

    def _use(self, use: Use) -> str:
        minutes = round(use.took / _MINUTE)
        activity = self.texts.activity(use.activity, self.plan)
        key = Line.USED_FOR if minutes else Line.USED
        return self._say(key, activity=activity, times=use.times, minutes=minutes)

    def _trainings(self) -> Iterator[str]:
        for training in sorted(self.episode.trainings, key=lambda one: one.at):
            yield self._line(training.at, ", ".join(self._training(training)))

    def _training(self, training: Training) -> Iterator[str]:
        yield self._words["stages"][training.stage]
        for name, pain in pains_of(training).items():
            yield self._words["pains"][name].format(pain=pain)
        if feel := feel_of(training):
            yield self._words["feels"][feel]

    def _what(self, fact: Fact) -> str:
        stage = self._words["stages"][fact.stage] if fact.stage else ""
        what = self._words["what"][fact.what].format(stage=stage)
        if fact.reason is None:
            return what
        reason = self._words["reasons"].get(fact.reason, fact.reason)
        return self._say(Line.WHY, what=what, reason=reason)

    def _line(self, at: datetime, what: str) -> str:
        return self._say(Line.LINE, at=self._moment(at), what=what)

    def _moment(self, at: datetime) -> str:
        return self._date(self.texts.wording["dates"]["moment"], at)

    def _date(self, pattern: str, at: datetime) -> str:
        local = at.astimezone(self.plan.time_zone)
        return self.texts.formats.date(pattern, local, self.texts.clock(local))

    @property
    def _words(self) -> SummaryWording:
        return self.texts.wording["summary"]

    def _say(self, key: Line, **values: object) -> str:
        return self._words["lines"][key].format_map(values)


def _pains(said: CheckIn) -> str:
    return str(said.pain_now) if said.pain_worst is None else f"{said.pain_now}/{said.pain_worst}"
