"""Who answers what, and when: a person is a small function."""

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta

from custom_components.back_recovery.engine.model.texts import Text
from custom_components.back_recovery.engine.model.vocabulary import Answer

from .player import ZONE, Letter, Person, Reply

type Pain = Callable[[float], tuple[int, int]]
"""Pain now and at worst, so many days after it began."""

TRAINS_FOR = 60.0
"""Minutes until somebody who is offered a training says that it is done."""


def silent(_letter: Letter) -> Reply | None:
    """Never answers anything."""
    return None


def course(*worst: int) -> Pain:
    """Return a pain that is as bad as said on each day, and a little less in the moment."""

    def pain(days: float) -> tuple[int, int]:
        today = worst[min(int(days), len(worst) - 1)]
        return max(today - 1, 0), today

    return pain


SORE = course(5, 6, 5, 4, 3, 2, 2, 1, 1, 0)
"""A soreness as it usually goes: the second day is the worst (Cheung 2003)."""


def cooperative(pain: Pain = SORE, **other: Reply) -> Person:
    """Return who answers everything and does what is offered; `other` says what differs."""
    others: Mapping[str, Reply] = other

    def answers(letter: Letter) -> Reply | None:
        message = letter.message
        if reply := others.get(message.text):
            return reply
        if Answer.REPLY in message.answers:
            now, worst = pain(letter.days)
            return Reply(answer=Answer.REPLY, text=f"{now} {worst}")
        return next((_WILLING[one] for one in message.answers if one in _WILLING), None)

    return answers


_WILLING: Mapping[Answer, Reply] = {
    Answer.START: Reply(answer=Answer.START),
    Answer.PASSED: Reply(answer=Answer.PASSED, after=15),
    Answer.TRAINED: Reply(answer=Answer.TRAINED, after=TRAINS_FOR),
    Answer.CLEAN: Reply(answer=Answer.CLEAN),
    Answer.WALKED: Reply(answer=Answer.WALKED),
    Answer.SAME: Reply(answer=Answer.SAME, after=1),
    Answer.BACK: Reply(answer=Answer.BACK),
    Answer.NONE: Reply(answer=Answer.NONE, after=1),
    Answer.DONE: Reply(answer=Answer.DONE),
}
"""What somebody taps who does what is offered."""


def bad_training(person: Person, number: int) -> Person:
    """Return the same person whose training of that number was too much."""
    trainings = 0

    def answers(letter: Letter) -> Reply | None:
        nonlocal trainings
        if letter.message.text is Text.HOW_WAS_IT:
            trainings += 1
            if trainings == number:
                return Reply(answer=Answer.BAD)
        return person(letter)

    return answers


def slips_once(person: Person, **slips: Reply) -> Person:
    """Return the same person, who answers each of these texts otherwise the first time."""
    left: dict[str, Reply] = dict(slips)

    def answers(letter: Letter) -> Reply | None:
        return left.pop(letter.message.text, None) or person(letter)

    return answers


def only_at(clock: time, person: Person) -> Person:
    """Return the same person, who looks at the phone once a day."""

    def answers(letter: Letter) -> Reply | None:
        reply = person(letter)
        if reply is None:
            return None
        wait = _next(letter.at, clock) - letter.at
        return Reply(answer=reply.answer, text=reply.text, after=wait / timedelta(minutes=1))

    return answers


def _next(instant: datetime, clock: time) -> datetime:
    local = instant.astimezone(ZONE)
    today = datetime.combine(local.date(), clock, ZONE)
    return today if today >= local else today + timedelta(days=1)


def away(person: Person, from_day: float, until_day: float) -> Person:
    """Return the same person, who answers nothing between two days of the episode."""

    def answers(letter: Letter) -> Reply | None:
        return None if from_day <= letter.days < until_day else person(letter)

    return answers


def only(**replies: Reply) -> Person:
    """Return who answers these texts and nothing else."""
    return lambda letter: replies.get(letter.message.text)
