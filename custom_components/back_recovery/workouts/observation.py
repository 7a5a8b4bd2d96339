"""What the shell hands over: plain values, nothing of Home Assistant's."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .guard import Json
from .values import MISSING_STATES


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityState:
    """One entity of a source, as it is now. `unique_id` is empty where it has none."""

    unique_id: str
    state: str
    attributes: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_there(self) -> bool:
        """Tell whether the state says anything: not in an outage, not before set-up."""
        return self.state.lower() not in MISSING_STATES and not self.attributes.get("restored")

    @property
    def unit(self) -> object:
        return self.attributes.get("unit_of_measurement")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """One event as `calendar.get_events` returns it; a whole day has dates, not times."""

    start: str
    end: str
    summary: str = ""
    description: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatesSeen:
    """All entities of a source, and what its calendar says about the last days."""

    source: str
    entities: tuple[EntityState, ...] = ()
    events: tuple[CalendarEvent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyReceived:
    """A webhook body that the guard let through, or the data of an event or action."""

    source: str
    body: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The person answered the question about a session, or the routine was begun for it.

    `rpe` is how hard it was, from 1 to 10, where the person said so. `wants` None:
    only the number was given, so the judgement is made again with it.
    """

    session: str
    wants: bool | None = None
    rpe: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePassed:
    """Time went on."""


type Observation = StatesSeen | BodyReceived | Answered | TimePassed
