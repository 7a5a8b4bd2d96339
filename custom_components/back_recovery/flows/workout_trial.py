"""What a source shows or sent last, and what would be done about it, in words."""

from homeassistant.util import dt as dt_util

from ..telling.keys import WorkoutLine
from ..telling.texts import Texts, async_load_texts
from ..workout_log.coordinator import WorkoutCoordinator
from ..workout_log.texts import evidence_text, level_text, say_line
from ..workouts.judgement import judge
from ..workouts.observe import not_read, read
from ..workouts.settings import SourceConfig
from ..workouts.source import Context
from ..workouts.verdict import filtered_because
from ..workouts.workout import Workout

MOST_SHOWN = 5


async def async_test_result(workouts: WorkoutCoordinator, source_id: str) -> str:
    """Return what can be seen of a source now. Nothing of it is remembered.

    It stands in a form, so it is in the language of Home Assistant and not in the person's.
    """
    texts = await async_load_texts(workouts.hass, None)
    setup, now = workouts.settings.setup, dt_util.utcnow()
    config = setup.source(source_id)
    arrived = workouts.webhooks.arrived.get(source_id)
    zone = setup.zone
    if arrived and arrived.refused:
        reason = texts.wording["workouts"]["refused"][arrived.refused]
        return say_line(
            texts,
            WorkoutLine.TEST_REFUSED,
            when=texts.instant(arrived.at, zone, now),
            reason=reason,
        )
    seen = await workouts.async_see(source_id)
    if seen is None or config is None:
        return say_line(texts, WorkoutLine.TEST_NOTHING_ARRIVED)
    context = Context(now=now, zone=zone, names=config.names)
    found = read(config, seen, context)[-MOST_SHOWN:]
    lines = [_line(one, config, texts, context) for one in reversed(found)]
    if arrived:
        lines.insert(
            0, say_line(texts, WorkoutLine.TEST_ARRIVED, when=texts.instant(arrived.at, zone, now))
        )
    unread = texts.wording["workouts"]["refused"]
    lines += [
        say_line(texts, WorkoutLine.TEST_NOT_READ, reason=unread[one])
        for one in not_read(config, seen, context)
    ]
    if not lines or (arrived and len(lines) == 1):
        lines.append(say_line(texts, WorkoutLine.TEST_NONE))
    return "\n".join(lines)


def _line(workout: Workout, config: SourceConfig, texts: Texts, context: Context) -> str:
    judgement = judge(workout)
    because = filtered_because(workout, config.settings.filters)
    words, action = texts.wording["workouts"], config.settings.action(judgement.level)
    return say_line(
        texts,
        WorkoutLine.TEST_LINE,
        when=texts.instant(workout.ended_at, context.zone, context.now),
        what=evidence_text(judgement, texts),
        level=level_text(judgement.level, texts),
        does=words["because"][because] if because else words["does"][action],
    )
