"""Which devices a change of the plan concerns: only those are switched off for it."""

from ..model.plan import Activity, Plan


def concerned(before: Plan, after: Plan) -> frozenset[str]:
    """Return the activities whose device would be on under other limits than it began with."""
    if _hours(before) != _hours(after) or before.profile != after.profile:
        return frozenset(one.id for one in before.activities)
    return frozenset(
        one.id
        for one in before.activities
        if not after.has(one.id) or _limits(one) != _limits(after.activity(one.id))
    )


def _hours(plan: Plan) -> tuple[object, ...]:
    return plan.time_zone, plan.quiet_hours


def _limits(activity: Activity) -> tuple[object, ...]:
    """Return what a device that is on has to do with; what it is called and offered is not."""
    return activity.kind, activity.device, activity.duration, activity.earliest, activity.latest
