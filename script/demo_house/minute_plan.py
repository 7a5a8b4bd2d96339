"""A plan in minutes instead of hours, so that somebody can watch a whole window.

No form offers such numbers. They are written into the stored entry while Home Assistant is
stopped: the integration itself takes any.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from .set_up import DOMAIN

ALL_DAY = {"earliest": "00:00:00", "latest": "23:59:59"}
QUIET = ("quiet_from", "quiet_until")
STORED_IN = Path(".storage", "core.config_entries")


@dataclass(frozen=True, kw_only=True)
class MinutePlan:
    """What takes the place of the options and of the activities; everything in minutes."""

    window: float
    repeat_after: float
    lapse_after: float
    snooze: float
    spacing: float
    activities: Mapping[str, Mapping[str, Any]]
    """By kind: what the activity's data says."""
    custom_name: str = "Stretch"
    """The user's own activity, where there is one."""
    day: float = 24 * 60
    """What gates and stages take for a day."""
    options: Mapping[str, Any] = field(default_factory=dict)

    def rewrite(self, entry: dict[str, Any]) -> dict[str, Any]:
        """Return the stored entry with this plan in it; it has no quiet hours."""
        options = {key: value for key, value in entry["options"].items() if key not in QUIET}
        minutes = {
            "rest_window": self.window / 60,
            "repeat_after": self.repeat_after,
            "lapse_after": self.lapse_after,
            "snooze": self.snooze,
            "spacing": self.spacing,
            "day": self.day,
            "prompts_per_day": 8,
            "speak_from": "00:00:00",
            "speak_until": "23:59:59",
        }
        return {
            **entry,
            "options": {**options, **minutes, **self.options},
            "subentries": self._activities(entry["subentries"]),
        }

    def _activities(self, stored: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Keep the activities that the set-up made and that this plan has; add the others."""
        by_kind = {one["data"]["kind"]: one for one in stored if one["subentry_type"] == "activity"}
        others = [one for one in stored if one["subentry_type"] != "activity"]
        return others + [
            {
                "subentry_type": "activity",
                "subentry_id": f"DEMO{kind.upper()}",
                "title": self.custom_name,
                "unique_id": None,
                **by_kind.get(kind, {}),
                "data": {
                    "kind": kind,
                    "activity_id": kind,
                    **by_kind.get(kind, {"data": {}})["data"],
                    **ALL_DAY,
                    **data,
                },
            }
            for kind, data in self.activities.items()
        ]


def write(folder: Path, plan: MinutePlan) -> None:
    """Put the plan into every entry of a configuration folder; Home Assistant must not run."""
    path = folder / STORED_IN
    stored = json.loads(path.read_text())
    stored["data"]["entries"] = [
        plan.rewrite(entry) if entry["domain"] == DOMAIN else entry
        for entry in stored["data"]["entries"]
    ]
    path.write_text(json.dumps(stored, indent=2))


def every(minutes: float, since: str, **data: Any) -> dict[str, Any]:
    """Return the data of an activity that is due every so often from a time of day on."""
    return {"schedule": "every", "every_minutes": minutes, "gap": 0, "earliest": since, **data}


FAST = MinutePlan(
    window=13,
    repeat_after=1.5,
    lapse_after=3,
    snooze=1,
    spacing=0.25,
    # Longer, and half of it is too long for the way from a check-in to the next; shorter, and
    # the last check-in says nothing any more by the end of the window.
    day=8,
    activities={
        "check_in": every(5, "00:00:00", most_per_day=3),
        "walk": every(5, "00:01:00", most_per_day=3, duration=1),
        "heating_pad": every(5, "00:02:00", most_per_day=1, duration=1),
        "ice": every(5, "00:02:30", most_per_day=1, duration=1),
        "bath": every(5, "00:03:00", most_per_day=1, duration=1),
        "tip": every(5, "00:04:00", most_per_day=1),
    },
)
"""For people: one thing a minute, the same whenever they turn the switch on."""

WHAT_COMES_WHEN = """
The fast plan: a rest window lasts {window:.0f} minutes, an activity one, a snooze one.
Turn "Back recovery" on and the phone says until when Alex rests; the gym is locked out.
Then it asks, by the last digit of the minute on the clock:
   0 5  check-in: how is the back?     2 7  the heating pad     4 9  a tip
   1 6  a walk                         3 8  a bath (not in the same half of a day as the pad)
A check-in and a walk three times, the others once: start the demo anew for another round. The first
walk comes as soon as you said how it is. Pad and bath wait until "Any of these?" is answered with
"None of these". What nobody answers is given up after three minutes; only a check-in is asked once
more, after a minute and a half. Answer nothing, and at the end one last message comes and the gym
opens.

The way back to training, in a quarter of an hour:
   - answer every check-in with 2 ("Nothing new" to the question after it), and start every walk
   - when the window ends, the phone shows the test movements: "All fine" opens the gym, and the
     dashboard shows the stage and its caps (between 6 and 21 h the first training is offered at once)
   - "I trained", then "Fine, 0-3": a check-in follows, and the next stage in {two_days:.0f} minutes
A day of that takes {day:.0f} minutes, but swelling keeps its 48 h. If the phone says that a walk or a
check-in is missing, "Pain now" on the dashboard is a check-in, too.
"""


def what_comes_when(plan: MinutePlan) -> str:
    """Return what to expect of the fast plan, and how to get to the first stage."""
    return WHAT_COMES_WHEN.format(window=plan.window, day=plan.day, two_days=2 * plan.day)


def midday_zone(now: datetime) -> str:
    """Return a time zone in which it is twelve to one o'clock at `now`.

    A plan around now then never meets midnight, whenever a test runs.
    """
    ahead = (12 - now.astimezone(UTC).hour) % 24
    if ahead > 12:
        ahead -= 24
    # In these names the sign is the other way round.
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


def at_once(seconds: float, now: datetime, zone: str, **data: Any) -> dict[str, Any]:
    """Return the data of an activity that is due every few seconds in the hour around now.

    Whenever the switch is turned on, the activity is due then.
    """
    local = now.astimezone(ZoneInfo(zone))
    since = local - timedelta(minutes=1)
    until = local + timedelta(minutes=40)
    return every(
        seconds / 60,
        _clock(since.time()),
        latest=_clock(until.time()),
        missed="skip",
        **data,
    )


def _clock(moment: time) -> str:
    return moment.isoformat("seconds")
