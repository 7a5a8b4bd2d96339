"""The trainings on the way back, as they are told: by the person, or by a workout log."""

from dataclasses import replace
from datetime import datetime, timedelta

from ..acting.draft import Draft
from ..acting.returning import close_card
from ..model.effects import Message
from ..model.episode import About, Training
from ..model.errors import InvalidPain
from ..model.events import TrainingLogged
from ..model.plan import TRAINING
from ..model.texts import Text
from ..model.vocabulary import Answer, Feel
from ..reading.said import PAINS
from ..reading.trainings import feel_of
from ..rules.rule import News, Occasion
from ..rules.table import ask_rules

_SAME_TRAINING = timedelta(hours=6)
"""Within this span what is said about a training is about the same one (judgement)."""


def log_training(draft: Draft, event: TrainingLogged) -> None:
    """Remember a training, or more about the one that was logged last; do what follows.

    Raises InvalidPain for anything but whole numbers from 0 to 10.
    """
    said = {
        "pain_before": event.pain_before,
        "pain_warm_up": event.pain_warm_up,
        "pain_after": event.pain_after,
        "feel": event.feel,
    }
    for name, pain in said.items():
        if name != "feel" and pain is not None and pain not in PAINS:
            raise InvalidPain
    known = {name: value for name, value in said.items() if value is not None}
    at = min(event.ended_at or draft.now, draft.now)
    same = _same(draft, at)
    training = same or Training(at=at, stage=draft.episode.stage, by=event.by)
    others = tuple(one for one in draft.episode.trainings if one.at != training.at)
    training = replace(training, **known)  # type: ignore[arg-type]
    draft.change(trainings=(*others, training))
    for prompt in draft.episode.open_prompts:
        if prompt.activity == TRAINING:
            close_card(draft, prompt, by=event.by)
    if feel_of(training) is None:
        _ask_how_it_was(draft)
    else:
        draft.settle(About.TRAINING)
    news = News(
        occasion=Occasion.TRAINING,
        training=training,
        before=feel_of(same) if same else None,
        by=event.by,
    )
    ask_rules(draft, news)


def _same(draft: Draft, at: datetime) -> Training | None:
    """Return the last training if it is the one that is meant: a watch and a person tell it."""
    last = draft.episode.trainings[-1] if draft.episode.trainings else None
    is_near = last is not None and abs(at - last.at) <= draft.plan.span(_SAME_TRAINING)
    return last if is_near else None


def _ask_how_it_was(draft: Draft) -> None:
    answers = (Answer.CLEAN, Answer.AMBER, Answer.BAD)
    draft.ask(About.TRAINING, Message(subject="", text=Text.HOW_WAS_IT, answers=answers))


def say_how_it_was(draft: Draft, feel: Feel, *, by: str | None) -> None:
    """Add how it went to the training that was asked about."""
    last = draft.episode.trainings[-1]
    log_training(draft, TrainingLogged(feel=feel, ended_at=last.at, by=by))
