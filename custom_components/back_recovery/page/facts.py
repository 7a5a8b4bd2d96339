"""What the page of one plan is made of."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ..engine.model.episode import Episode
from ..engine.model.plan import Plan
from ..engine.reading.view import View
from ..settings.first_steps import NOT_WELCOMED, Welcomed
from ..settings.values import Settings
from ..telling.keys import PageLine
from ..telling.texts import Texts
from .pictures import icon_of

type PageJson = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything there is to show of a plan, and the words for it.

    `name` is the person, or the title of the plan. `phone` is what the first phone is called.
    `not_running` says why there is nothing to show but whom to call, None where it runs.
    """

    entry_id: str
    name: str
    settings: Settings
    view: View
    texts: Texts
    is_admin: bool = False
    phone: str | None = None
    has_workout_source: bool = False
    welcomed: Welcomed = NOT_WELCOMED
    not_running: str | None = None

    @property
    def plan(self) -> Plan:
        """The plan as it stands."""
        return self.view.plan

    @property
    def episode(self) -> Episode | None:
        """The recovery that runs."""
        return self.view.episode

    def at(self, instant: datetime) -> str:
        """Write an instant on the plan's clock; its offset says which instant it is."""
        return instant.astimezone(self.plan.time_zone).isoformat(timespec="seconds")

    def at_or_none(self, instant: datetime | None) -> str | None:
        """Write an instant that may not be there."""
        return self.at(instant) if instant else None

    def until(self, instant: datetime) -> str:
        """Name an instant as short as it stays clear."""
        return self.texts.instant(instant, self.plan.time_zone, self.view.at)

    def line(self, key: PageLine, **values: object) -> str:
        """Return a line of the page."""
        return self.texts.on_page(key, **values)

    def activity(self, activity_id: str) -> PageJson:
        """Return an activity with its name and its icon."""
        return {
            "activity": activity_id,
            "name": self.texts.activity(activity_id, self.plan),
            "icon": icon_of(self.plan, activity_id),
        }


def sentence(clause: str) -> str:
    """Return a clause as a sentence of its own."""
    return f"{clause[:1].upper()}{clause[1:]}." if clause else ""


def minutes_of(span: timedelta) -> float:
    """Return how many minutes a span has, without a fraction where there is none."""
    minutes = span / timedelta(minutes=1)
    return int(minutes) if minutes.is_integer() else minutes
