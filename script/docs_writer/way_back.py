"""The way back to training as tables: its gates, and its ladders."""

from collections.abc import Iterable

from custom_components.back_recovery.engine.model.vocabulary import Reason, Stage, WayBack
from custom_components.back_recovery.engine.reading import gates as known, ladder, trainings
from custom_components.back_recovery.engine.reading.gates import CALM_APART, SAYS_SOMETHING_FOR
from custom_components.back_recovery.engine.reading.ladder import CAPS, LADDERS, Rung
from custom_components.back_recovery.engine.reading.trainings import NEXT_DAY_FROM
from custom_components.back_recovery.engine.reading.way_back import (
    FORGOTTEN_AFTER,
    TRAINING_FROM,
    TRAINING_UNTIL,
)

from .rules import PAGE
from .sources import JUDGED, linked
from .tables import clock, days, span, table

type Condition = tuple[str, str, tuple[Reason, ...], tuple[str, ...]]
"""The gate, what has to be true, its names when it is not, and where it comes from."""


def gates() -> str:
    """Return what has to be true to move on."""
    rows = [
        (gate, condition, ", ".join(f"`{one}`" for one in reasons), linked(sources, page=PAGE))
        for gate, condition, reasons, sources in conditions()
    ]
    return table(("Gate", "What has to be true", "Its name when it is not", "Source"), rows)


def conditions() -> Iterable[Condition]:
    """Return every condition of the four gates."""
    calm, waits = trainings.CALM, span(known.NO_SWELLING_FOR)
    walk, fresh = span(known.A_WALK), span(SAYS_SOMETHING_FOR)
    return (
        ("G1, end of the rest", "the rest window is over", (Reason.REST_WINDOW,), ("dubois",)),
        (
            "",
            f"a check-in in the last {fresh}, its worst pain {calm} or less",
            (Reason.NO_CHECK_IN, Reason.NOT_CALM),
            ("traffic-light", JUDGED),
        ),
        (
            "",
            f"another one {span(CALM_APART)} or more before it, and none in between that says more",
            (Reason.ONE_CHECK_IN,),
            (JUDGED,),
        ),
        ("", f"no swelling for {waits}", (Reason.SWELLING,), ("thermacare", JUDGED)),
        ("", f"nothing new in a leg for {waits}", (Reason.WARNING_B,), (JUDGED,)),
        (
            "",
            (
                f"a walk of {walk} in the last {fresh}, or as long as your plan has it "
                "(only with walks in the plan)"
            ),
            (Reason.NO_WALK,),
            (JUDGED,),
        ),
        ("", "no hold and no pause", (Reason.HOLD, Reason.PAUSED), (JUDGED,)),
        (
            "G2, ready check",
            "every movement of the card was fine, and what G1 asks is still true",
            (Reason.NOT_READY,),
            (JUDGED,),
        ),
        (
            "G3, next stage",
            (
                "as many clean trainings as the stage asks for, the last one clean: pain "
                f"{calm} or less, no soreness in the warm-up, and not more on the day after"
            ),
            (Reason.NOT_CLEAN,),
            ("adams", "traffic-light", JUDGED),
        ),
        (
            "",
            f"you said how the last one was, and how it is {span(NEXT_DAY_FROM)} later or more",
            (Reason.NEXT_DAY_CHECK,),
            ("next-morning", JUDGED),
        ),
        (
            "",
            (
                f"{span(ladder.BETWEEN_TRAININGS)} since the last training, "
                "and the time of the stage is over"
            ),
            (Reason.STAGE_TIME,),
            (JUDGED,),
        ),
        (
            "G4, end of the ladder",
            (
                "the last stage is clean, and the last check-in says "
                f"{trainings.ALMOST_GONE} or less at worst"
            ),
            (Reason.NOT_CALM,),
            ("kamper", JUDGED),
        ),
    )


def ladders() -> str:
    """Return the stages with their caps and ladders, and what holds for every training."""
    ways = [way for way in WayBack if LADDERS.get(way)]
    heads = ("Stage", "Most weight", "Most amount", *(f"`{way}`" for way in ways))
    rows = [
        (
            f"`{stage}`",
            f"{caps.load} %",
            f"{caps.volume} %",
            *(_rung(stage, LADDERS[way]) for way in ways),
        )
        for stage, caps in CAPS.items()
    ]
    return f"{table(heads, rows)}\n\n{_every_training()}"


def _rung(stage: Stage, rungs: tuple[Rung, ...]) -> str:
    here = next((one for one in rungs if one.stage is stage), None)
    if here is None:
        return "–"
    found = [f"{here.trainings} training{'s' * (here.trainings > 1)}"]
    if here.own_caps:
        found.append(f"with {here.caps.load} % and {here.caps.volume} %")
    if here.least:
        found.append(f"{days(here.least)} days at least")
    if here.after_start:
        found.append(f"not before day {days(here.after_start)}")
    if here.after_first:
        found.append(f"not before {days(here.after_first)} days after the first training")
    return ", ".join(found)


def _every_training() -> str:
    first, second = ladder.MOST_PER_WEEK
    rows = (
        ("Between two trainings, at least", span(ladder.BETWEEN_TRAININGS), (JUDGED,)),
        ("Trainings in the first and in the second week, most", f"{first}, {second}", ("cscca",)),
        ("Offered from, until", f"{clock(TRAINING_FROM)}, {clock(TRAINING_UNTIL)}", (JUDGED,)),
        ("Without a word the way back closes after", span(FORGOTTEN_AFTER), (JUDGED,)),
    )
    return table(
        ("What", "Number", "Source"),
        ((what, number, linked(sources, page=PAGE)) for what, number, sources in rows),
    )
