"""Where a plan stands: what sensors, the calendar and the agenda say alike."""

from datetime import datetime

from ..coordinator import View
from ..engine.model.vocabulary import Phase, Stage
from ..engine.reading.ladder import CAPS, Caps
from ..engine.reading.way_back import training_due_at

PAST_REST = frozenset({Phase.READY_CHECK, Phase.RETURN})


def window_ends_at(view: View) -> datetime | None:
    """Return when the rest window ends, None once it is over: what comes then waits for answers."""
    episode = view.episode
    if episode is None or episode.phase in PAST_REST or episode.window_ends_at <= view.at:
        return None
    return episode.window_ends_at


def stage(view: View) -> Stage:
    """Return the stage of the way back, `NONE` before the first."""
    return view.episode.stage if view.episode else Stage.NONE


def caps(view: View) -> Caps | None:
    """Return what the stage allows at most, None where no stage is open."""
    return CAPS.get(stage(view))


def next_training_at(view: View) -> datetime | None:
    """Return when a training will be offered, None where none is planned, or one is open."""
    return training_due_at(view.plan, view.episode, view.at) if view.episode else None
