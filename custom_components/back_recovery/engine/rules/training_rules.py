"""Rules about training: on the way back, and in the middle of the rest."""

from datetime import timedelta

from ..acting.draft import Draft
from ..acting.returning import step_down
from ..acting.window import rest_until, tell_about_window
from ..model.happened import What
from ..model.phases import HOLDS
from ..model.texts import Text
from ..model.vocabulary import Feel, Phase, Reason, Seek
from ..reading.spans import seek_at
from ..reading.trainings import OFF_AFTER_SETBACK, feel_of, setbacks
from .check_in_rules import tell_stage
from .rule import News

IN_A_ROW = 2
IN_TWO_WEEKS = 3
"""So many setbacks, and the way back begins anew (judgement)."""

REST_AFTER_SETBACKS = timedelta(days=3)
REST_AFTER_LIFTING = timedelta(days=2)
"""A rest for so long at least (judgement; two days off: soreness guidelines, Adams)."""


def is_new(news: News, feel: Feel) -> bool:
    """Tell whether a training turned out to be like that only now."""
    return feel_of(news.told) is feel is not news.before


def _is_new_setback(draft: Draft, news: News) -> bool:
    return draft.episode.phase is Phase.RETURN and is_new(news, Feel.BAD)


def is_setback(draft: Draft, news: News) -> bool:
    return _is_new_setback(draft, news) and not _are_too_many(draft)


def step_back(draft: Draft, news: News, reason: Reason) -> None:
    tell_stage(draft, Text.STAGE_DOWN, seek=_seek_after(news))
    step_down(draft, reason, OFF_AFTER_SETBACK)


def _seek_after(news: News) -> Seek | None:
    """Return whom to ask after the pains of the training that was told."""
    told = news.told
    said = (told.pain_before, told.pain_warm_up, told.pain_after)
    pains = [one for one in said if one is not None]
    return seek_at(max(pains)) if pains else None


def is_repeat(draft: Draft, news: News) -> bool:
    return draft.episode.phase is Phase.RETURN and is_new(news, Feel.AMBER)


def say_again(draft: Draft, _news: News, _reason: Reason) -> None:
    tell_stage(draft, Text.STAGE_REPEAT)


def are_too_many(draft: Draft, news: News) -> bool:
    return _is_new_setback(draft, news) and _are_too_many(draft)


def _are_too_many(draft: Draft) -> bool:
    episode = draft.episode
    begun_anew = episode.last_fact(What.EXTENDED, Reason.THREE_SETBACKS)
    row, lately = setbacks(draft.plan, episode, begun_anew.at if begun_anew else None)
    return row >= IN_A_ROW or lately >= IN_TWO_WEEKS


def begin_anew(draft: Draft, news: News, reason: Reason) -> None:
    draft.change(answers_from=draft.now)
    rest_until(draft, draft.now + draft.plan.span(REST_AFTER_SETBACKS), reason)
    tell_stage(draft, Text.THREE_SETBACKS, seek=_seek_after(news))


def has_lifted(_draft: Draft, _news: News) -> bool:
    return True


def rest_after_lifting(draft: Draft, news: News, reason: Reason) -> None:
    """No blame: two easy days, and a look at it tomorrow."""
    draft.note(What.LIFTED, by=news.by)
    if draft.episode.phase in HOLDS:
        return
    ends_at = draft.now + draft.plan.span(REST_AFTER_LIFTING)
    rest_until(draft, ends_at, reason, by=news.by)
    tell_about_window(draft, Text.LIFTED_ANYWAY)
