"""What a change of settings concerns."""

from ..engine.reading.plan_changes import concerned as concerned_by
from .values import Settings


def concerned(before: Settings, after: Settings) -> frozenset[str]:
    """Return the activities whose device may not go on as it began."""
    activities = before.devices.keys() | after.devices.keys()
    others = {one for one in activities if before.devices.get(one) != after.devices.get(one)}
    return concerned_by(before.plan, after.plan) | others
