"""How it goes: the check-ins, what is missing to move on, the way back, and the last recovery."""

from collections.abc import Iterator

from ..engine.model.errors import Unmet
from ..engine.model.vocabulary import Phase, Reason
from ..engine.reading.behind import recap
from ..engine.reading.correcting import correctable_until
from ..engine.reading.ladder import Rung, ladder_of, loads_at, rank_of
from ..engine.reading.requirements import Bar, Requirement, requirements
from ..engine.reading.trainings import stage_opens_at
from ..telling.keys import PageLine, Phrase
from .facts import Facts, PageJson, sentence

_BARS = {
    Bar.WINDOW: PageLine.BAR_WINDOW,
    Bar.CHECK_INS: PageLine.BAR_CHECK_INS,
    Bar.SIGNS_GONE: PageLine.BAR_SIGNS_GONE,
    Bar.WALK: PageLine.BAR_WALK,
    Bar.TRAININGS: PageLine.BAR_TRAININGS,
    Bar.STAGE_TIME: PageLine.BAR_STAGE_TIME,
    Bar.CALM_DAY: PageLine.BAR_CALM_DAY,
}

_SHOWS_THE_WAY = frozenset({Phase.REST, Phase.READY_CHECK, Phase.RETURN})


def check_ins(facts: Facts) -> list[PageJson]:
    """Return what was said about the back, in order."""
    episode = facts.episode
    return [
        {"at": facts.at(one.at), "now": one.pain_now, "worst": one.pain_worst}
        for one in (episode.check_ins if episode else ())
    ]


def change_until(facts: Facts) -> str | None:
    """Return until when the last check-in may be corrected."""
    return facts.at_or_none(correctable_until(facts.episode, facts.view.at))


def gate(facts: Facts) -> list[PageJson]:
    """Return what has to be true before the next step, what is met first."""
    return [_need(facts, one) for one in _requirements(facts)]


def _requirements(facts: Facts) -> tuple[Requirement, ...]:
    episode = facts.episode
    return requirements(facts.plan, episode, facts.view.at) if episode else ()


def _need(facts: Facts, one: Requirement) -> PageJson:
    return {
        "met": one.unmet is None,
        "what": one.bar.value,
        "text": facts.line(_BARS[one.bar], done=one.done, wanted=one.wanted),
        "from": facts.at_or_none(one.unmet.until) if one.unmet else None,
        "why": _why(facts, one.unmet),
        "act": _act(facts, one),
    }


def _act(facts: Facts, one: Requirement) -> str | None:
    """Return what a person can do now about what is missing, None where only time brings it."""
    unmet = one.unmet
    if unmet is None or (unmet.until and unmet.until > facts.view.at):
        return None
    if one.bar is Bar.TRAININGS:
        return "check_in" if unmet.reason is Reason.NEXT_DAY_CHECK else "training"
    acts = {Bar.WALK: "walk", Bar.CHECK_INS: "check_in", Bar.CALM_DAY: "check_in"}
    return acts.get(one.bar)


def _why(facts: Facts, unmet: Unmet | None) -> str:
    return sentence(facts.texts.reason(unmet.reason)) if unmet else ""


def way_back(facts: Facts) -> PageJson | None:
    """Return the stairs back to training, None where there are none to be shown."""
    plan, episode = facts.plan, facts.episode
    if episode is None or episode.phase not in _SHOWS_THE_WAY:
        return None
    ladder = ladder_of(plan, episode)
    if not ladder:
        return None
    is_back = episode.phase is Phase.RETURN
    return {
        "stage": step_of(ladder, facts),
        "stages": len(ladder),
        "steps": list(_steps(facts, ladder)),
        "needs": gate(facts) if is_back else [],
        "next_training": facts.at_or_none(facts.view.next_training_at),
        "next_step_from": facts.at_or_none(stage_opens_at(plan, episode)) if is_back else None,
    }


def step_of(ladder: tuple[Rung, ...], facts: Facts) -> int:
    """Return which step of the stairs the person stands on, 0 before the first."""
    return sum(rank_of(one.stage) <= rank_of(facts.view.stage) for one in ladder)


def _steps(facts: Facts, ladder: tuple[Rung, ...]) -> Iterator[PageJson]:
    texts = facts.texts
    for number, rung in enumerate(ladder, 1):
        caps = rung.caps
        key = Phrase.CAPS if caps.load else Phrase.CAPS_BODYWEIGHT
        title = facts.line(
            PageLine.STAGE_TITLE, step=number, steps=len(ladder), stage=texts.stage(rung.stage)
        )
        yield {
            "stage": rung.stage.value,
            "title": title,
            "load": caps.load,
            "volume": caps.volume,
            "text": sentence(texts.phrase(key, load=caps.load, volume=caps.volume)),
            "weights": list(_weights(facts, rung)) if caps.load else [],
        }


def _weights(facts: Facts, rung: Rung) -> Iterator[PageJson]:
    for name, weight in loads_at(facts.plan, rung.stage):
        number, unit = facts.texts.number(weight), facts.settings.mass_unit
        yield {"name": name, "weight": facts.line(PageLine.WEIGHT, weight=number, unit=unit)}


def last(facts: Facts) -> PageJson | None:
    """Return how the last recovery went, while nothing runs."""
    before = facts.view.last
    found = recap(before) if before and facts.episode is None else None
    if found is None:
        return None
    return {
        "from": facts.at(found.began_at),
        "to": facts.at(found.ended_at),
        "days": found.days,
        "pain_first": found.pain_first,
        "pain_last": found.pain_last,
        "done": [
            {"name": facts.texts.activity(one.activity, facts.plan), "count": one.times}
            for one in found.done
        ],
    }
