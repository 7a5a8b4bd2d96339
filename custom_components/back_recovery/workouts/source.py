"""What every source declares: how its entities are found, what it tells, how it is read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from .memory import Live
from .observation import BodyReceived, EntityState, StatesSeen
from .settings import NO_NAMES, FieldNames
from .vocabulary import Route, SourceKind, Tells
from .workout import Workout


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a reader may look at besides the observation."""

    now: datetime
    zone: ZoneInfo
    names: FieldNames = NO_NAMES
    live: Live | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRead:
    """Something that was meant as a workout; `reason` says why it is none."""

    reason: str


TIME_UNREADABLE = NotRead(reason="time_unreadable")
HIDDEN = NotRead(reason="hidden")
"""Its maker does not let it be passed on: nothing here or there is wrong with it."""


type Seeing = StatesSeen | BodyReceived
type Reader = Callable[[Seeing, Context], Iterable[Workout | NotRead]]
type Follower = Callable[[Seeing, Context], Live | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One kind of source. `brand` is what its maker calls it, the same in every language.

    An entity belongs to it when its registry entry is of `platform` and its unique_id
    ends with one of `main` or `siblings`, or begins with `beginning`; one of `main` has
    to be there. `calendar` is the ending of its calendar, whose events of the last three
    days are handed over, too, and are asked for every ten minutes. `hint` names
    a text for set-up: what has to be switched on elsewhere. `each_change`: every state
    has to be handed over, because the next one replaces it; otherwise a short wait for
    the siblings is better.
    """

    kind: SourceKind
    brand: str | None = None
    route: Route
    read: Reader
    tells: frozenset[Tells]
    platform: str | None = None
    main: tuple[str, ...] = ()
    beginning: str | None = None
    siblings: tuple[str, ...] = ()
    calendar: str | None = None
    entity_id: str | None = None
    hint: str | None = None
    each_change: bool = False
    live: Follower | None = None

    @property
    def is_found(self) -> bool:
        """Whether the house tells that it is there; all others are always offered."""
        return self.platform is not None or self.entity_id is not None

    def wants(self, unique_id: str) -> bool:
        """Tell whether an entity of the platform has anything to say."""
        return self.is_main(unique_id) or unique_id.endswith(self.siblings)

    def is_main(self, unique_id: str) -> bool:
        """Tell whether an entity of the platform is enough to offer the source."""
        begins = self.beginning is not None and unique_id.startswith(self.beginning)
        return begins or unique_id.endswith(self.main)


def entities(seeing: Seeing) -> tuple[EntityState, ...]:
    """Return the entities that say anything now."""
    if not isinstance(seeing, StatesSeen):
        return ()
    return tuple(one for one in seeing.entities if one.is_there)


def ending(seeing: Seeing, *endings: str) -> EntityState | None:
    """Return the first entity whose unique_id ends so, where it says anything."""
    return next((one for one in entities(seeing) if one.unique_id.endswith(endings)), None)
