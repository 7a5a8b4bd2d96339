"""What a person could begin now."""

from dataclasses import dataclass
from datetime import timedelta

from ..model.devices import StartMode
from ..model.plan import Activity
from .spans import offered_span
from .view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Startable:
    """An activity that is open. `asks_first`: somebody has to say that they are there."""

    activity: Activity
    span: timedelta
    asks_first: bool


def startable(view: View) -> tuple[Startable, ...]:
    """Return what can be begun, what was done most often first."""
    episode = view.episode
    if episode is None:
        return ()
    closed = {one.activity for one in view.agenda.closed}
    times = [one.activity for one in episode.sessions if one.took_place]
    found = [
        Startable(activity=one, span=span, asks_first=_is_switched_on(one))
        for one in view.plan.activities
        if one.id not in closed and (span := offered_span(episode, one, view.at))
    ]
    return tuple(sorted(found, key=lambda one: -times.count(one.activity.id)))


def _is_switched_on(activity: Activity) -> bool:
    return activity.device is not None and activity.device.start is StartMode.AFTER_CONFIRMATION
