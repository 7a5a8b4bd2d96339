"""Which numbers of the code come from somewhere. What is not here is judgement."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
import json
import re

from custom_components.back_recovery.engine.acting import ending
from custom_components.back_recovery.engine.model import catalogue as known
from custom_components.back_recovery.engine.model.catalogue import CATALOGUE, Bounds
from custom_components.back_recovery.engine.model.interlocks import (
    SCALDING,
    TOO_HOT_TO_TOUCH,
    WARMEST_BATH,
)
from custom_components.back_recovery.engine.model.plan import MOST_PROMPTS_PER_DAY
from custom_components.back_recovery.engine.model.vocabulary import (
    Kind,
    Onset,
    Reason,
    Stage,
    WayBack,
)
from custom_components.back_recovery.engine.reading import (
    closings,
    gates,
    ladder,
    said,
    spans,
    trainings,
)
from custom_components.back_recovery.engine.requests import episodes
from custom_components.back_recovery.engine.rules import check_in_rules, time_rules, training_rules

from .names import FOLDER
from .tables import clock, days, span


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """One number, as the code has it, and the sources behind it."""

    what: str
    says: Callable[[], str]
    sources: tuple[str, ...]


def _length(kind: Kind) -> Bounds:
    length = CATALOGUE[kind].duration
    assert length is not None
    return length


def _opens(kind: Kind) -> str:
    return span(CATALOGUE[kind].opens_after_onset[Onset.TWEAK])


def _usual_and_most(kind: Kind) -> str:
    return f"{_length(kind).usual} and {_length(kind).most} min"


def _offered_within(kind: Kind) -> str:
    return span(CATALOGUE[kind].offered_within or timedelta(0))


def _closes(reason: Reason) -> said.Closes:
    return next(one for one in said.CLOSES if one.reason is reason)


def _rule_limit(onset: Onset) -> str:
    return f"day {days(time_rules.LONGEST_BY_RULE[onset])}"


def _first_heavy_day() -> timedelta:
    rungs = ladder.LADDERS[WayBack.LONG]
    return next(one.after_start for one in rungs if one.stage is Stage.FAIRLY_HEAVY)


def _salt() -> str:
    """Return how much the offer of a bath names."""
    offer = json.loads((FOLDER / "telling" / "messages" / "en.json").read_text("utf-8"))["texts"][
        "bath"
    ]
    (amount,) = re.findall(r"\d+ cups \(about \d+ g\)", offer)
    return str(amount)


BASIS = (
    Basis(
        what="Rest window, usual",
        says=lambda: span(known.USUAL_REST_WINDOW),
        sources=("dubois", "mersey", "nhs-inform"),
    ),
    Basis(
        what="Furthest end of a window",
        says=lambda: span(known.OUTER_LIMIT),
        sources=("mayo",),
    ),
    Basis(
        what="Messages a day, most",
        says=lambda: str(MOST_PROMPTS_PER_DAY),
        sources=("bidargaddi",),
    ),
    Basis(
        what="A check-in every day",
        says=lambda: f"{CATALOGUE[Kind.CHECK_IN].most_per_day} a day",
        sources=("morrison",),
    ),
    Basis(
        what="Walks in the rest window at all",
        says=lambda: f"{CATALOGUE[Kind.WALK].most_per_day} a day",
        sources=("dahm",),
    ),
    Basis(
        what="Heating pad: usual and longest session",
        says=lambda: _usual_and_most(Kind.HEATING_PAD),
        sources=("mpft-heat",),
    ),
    Basis(
        what="Heating pad: most a day",
        says=lambda: str(CATALOGUE[Kind.HEATING_PAD].hard_most_per_day),
        sources=("mpft-heat",),
    ),
    Basis(
        what="Heating pad and bath, when it crept in: open from the start",
        says=lambda: "open",
        sources=("mayer", "petrofsky"),
    ),
    Basis(
        what="Heating pad and bath, when it came on suddenly: closed for",
        says=lambda: _opens(Kind.HEATING_PAD),
        sources=("nhs", "thermacare"),
    ),
    Basis(
        what="Bath: longest",
        says=lambda: f"{_length(Kind.BATH).most} min",
        sources=("epsom",),
    ),
    Basis(
        what="Bath: salt, at most",
        says=_salt,
        sources=("epsom",),
    ),
    Basis(
        what="Bath: to be cooled before anybody gets in, above",
        says=lambda: f"{WARMEST_BATH:g} °C",
        sources=("cpsc",),
    ),
    Basis(
        what="Bath: an alarm, from",
        says=lambda: f"{SCALDING:g} °C",
        sources=("hse",),
    ),
    Basis(
        what="Heating pad: off at a surface of",
        says=lambda: f"{TOO_HOT_TO_TOUCH:g} °C",
        sources=("moritz",),
    ),
    Basis(
        what="Bath: not offered after",
        says=lambda: clock(CATALOGUE[Kind.BATH].latest),
        sources=("haghayegh",),
    ),
    Basis(
        what="Cold pack: usual and longest",
        says=lambda: _usual_and_most(Kind.ICE),
        sources=("mpft-cold", "mersey"),
    ),
    Basis(
        what="Cold pack: gap",
        says=lambda: span(CATALOGUE[Kind.ICE].gap),
        sources=("mpft-cold", "mersey"),
    ),
    Basis(
        what="Cold pack: only in the first",
        says=lambda: _offered_within(Kind.ICE),
        sources=("nhs-inform",),
    ),
    Basis(
        what="Mat: once a day",
        says=lambda: f"{CATALOGUE[Kind.MAT].most_per_day} a day",
        sources=("needle-pad", "saha"),
    ),
    Basis(
        what="Mat: longest",
        says=lambda: f"{_length(Kind.MAT).most} min",
        sources=("mat-practice",),
    ),
    Basis(
        what="Warming rub: most a day",
        says=lambda: str(CATALOGUE[Kind.RUB].hard_most_per_day),
        sources=("tiger-balm",),
    ),
    Basis(
        what="Calm: the most pain at worst",
        says=lambda: str(trainings.CALM),
        sources=("traffic-light", "silbernagel"),
    ),
    Basis(
        what="Stop a training from this pain on",
        says=lambda: str(trainings.TOO_MUCH),
        sources=("traffic-light",),
    ),
    Basis(
        what="A change that means something",
        says=lambda: (
            f"{trainings.MEANS_SOMETHING} points or {100 * time_rules.MOVED_BY_A_THIRD:.0f} %"
        ),
        sources=("ostelo",),
    ),
    Basis(
        what="After a workout soreness is often worst between",
        says=lambda: (
            f"{span(check_in_rules.SORE_PEAKS_FROM)} and {span(check_in_rules.SORE_PEAKS_WITHIN)}"
        ),
        sources=("cheung",),
    ),
    Basis(
        what="Swelling: what warms, the rub and the mat are closed for",
        says=lambda: span(_closes(Reason.SWELLING).span),
        sources=("thermacare", "epsom"),
    ),
    Basis(
        what="Swelling: a cold pack is offered for",
        says=lambda: span(closings.COLD_FOR),
        sources=("nhs-inform",),
    ),
    Basis(
        what="It came on suddenly: rest for, at least",
        says=lambda: span(episodes.LEAST_REST),
        sources=("nhs",),
    ),
    Basis(
        what="So much pain is severe: ask a doctor or physiotherapist (the number: judgement)",
        says=lambda: str(spans.HIGH_PAIN),
        sources=("nhs-inform",),
    ),
    Basis(
        what="Swelling: the way back waits for (taken over from warmth)",
        says=lambda: span(gates.NO_SWELLING_FOR),
        sources=("thermacare",),
    ),
    Basis(
        what="Bruise: pad, bath and mat are closed for",
        says=lambda: span(_closes(Reason.BRUISE).span),
        sources=("thermacare",),
    ),
    Basis(
        what="Alcohol, strong painkillers, sleeping pills: no pad and no bath (the hours: judgement)",
        says=lambda: span(_closes(Reason.SEDATIVE).span),
        sources=("fda-pads",),
    ),
    Basis(
        what="Skin that does not look fine: the item is closed (the hours: judgement)",
        says=lambda: span(said.SKIN_RESTS),
        sources=("fda-rubs",),
    ),
    Basis(
        what="Walks grow up to (a goal for later)",
        says=lambda: span(spans.LONGEST_WALK),
        sources=("walkback",),
    ),
    Basis(
        what="It crept in: no rule makes the rest longer after",
        says=lambda: _rule_limit(Onset.SORE),
        sources=("nhs-inform",),
    ),
    Basis(
        what="It came on suddenly: no rule makes the rest longer after",
        says=lambda: _rule_limit(Onset.TWEAK),
        sources=("och",),
    ),
    Basis(
        what="Advice on",
        says=lambda: f"day {', '.join(days(one.after) for one in time_rules.ADVICE)}",
        sources=("nhs-inform", "thermacare", "tiger-balm", "och"),
    ),
    Basis(
        what="The plan closes with advice on",
        says=lambda: f"day {days(time_rules.REFERRED_AFTER)}",
        sources=("mayo",),
    ),
    Basis(
        what="Most amount by stage",
        says=lambda: ", ".join(f"{one.volume} %" for one in ladder.CAPS.values()),
        sources=("cscca",),
    ),
    Basis(
        what="Trainings in the first and in the second week, most",
        says=lambda: " and ".join(str(one) for one in ladder.MOST_PER_WEEK),
        sources=("cscca",),
    ),
    Basis(
        what="Long ladder: nothing fairly heavy before",
        says=lambda: f"day {days(_first_heavy_day())}",
        sources=("adam",),
    ),
    Basis(
        what="Sore in the warm-up, and it stays: no lifting for",
        says=lambda: span(trainings.OFF_AFTER_SETBACK),
        sources=("adams",),
    ),
    Basis(
        what="Sore afterwards or on the next day: no lifting for",
        says=lambda: span(trainings.OFF_WHEN_SORE),
        sources=("adams",),
    ),
    Basis(
        what="After lifting in the rest: rest for",
        says=lambda: span(training_rules.REST_AFTER_LIFTING),
        sources=("adams",),
    ),
    Basis(
        what="The ladder is done: the most pain on the day after",
        says=lambda: str(trainings.ALMOST_GONE),
        sources=("kamper",),
    ),
    Basis(
        what="Asked once more after the end",
        says=lambda: f"day {' and '.join(days(one) for one in ending.FOLLOW_UPS)}",
        sources=("pengel",),
    ),
)
