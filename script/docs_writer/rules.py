"""The rules as tables: when each applies, what happens then, and where that comes from."""

from collections.abc import Mapping
from dataclasses import dataclass

from custom_components.back_recovery.engine.model import catalogue as known
from custom_components.back_recovery.engine.model.vocabulary import Kind, Onset, Reason
from custom_components.back_recovery.engine.reading import said as answered, spans, trainings
from custom_components.back_recovery.engine.reading.closings import COLD_FOR
from custom_components.back_recovery.engine.reading.thermal import WARM
from custom_components.back_recovery.engine.reading.trainings import SORENESS_COUNTS_FROM
from custom_components.back_recovery.engine.rules import check_in_rules, time_rules, training_rules
from custom_components.back_recovery.engine.rules.check_in_rules import TWO_CHECK_INS
from custom_components.back_recovery.engine.rules.table import RULES

from .names import listed
from .numbers import ONSETS
from .sources import JUDGED, linked
from .tables import days, span, table

PAGE = "numbers.md"
"""Where the sources are."""

MOVES = " *"
"""The mark of a rule that decides about the phase, the window or the stage."""


@dataclass(frozen=True, slots=True)
class Words:
    """A rule in words: when it applies, what happens, which sources it has."""

    when: str
    then: str
    sources: tuple[str, ...]


def rules() -> str:
    """Return RULES, in their order."""
    all_words = rule_words()
    rows = [
        (
            f"{rule.id}{MOVES * rule.moves}",
            all_words[rule.id].when,
            all_words[rule.id].then,
            f"`{rule.reason}`",
            linked(all_words[rule.id].sources, page=PAGE),
        )
        for rule in RULES
    ]
    return table(("Rule", "When", "What happens", "Its name", "Source"), rows)


def rule_words() -> Mapping[str, Words]:
    """Return every rule in words, by its id."""
    return {**_answers(), **_trainings(), **_time()}


def _answers() -> Mapping[str, Words]:
    calm, means = trainings.CALM, trainings.MEANS_SOMETHING
    return {
        "R1": Words(
            "you say yes to the first part of the safety list",
            "`hold_emergency`; everything goes off; says at any hour whom to turn to",
            ("warning-card", "niosh"),
        ),
        "R2": Words(
            "you say yes to its second part; in a check-in: something new in a leg, or feeling unwell",
            "`hold_care`; walking stays open as comfort; says to speak to a doctor today",
            ("practices", "mayo"),
        ),
        "R3": Words(
            "swelling",
            f"`hold_care`; everything goes off; a cold pack is offered for {span(COLD_FOR)}",
            ("practices", "thermacare", "epsom"),
        ),
        "R4": Words("a bruise, no swelling", _closed_by(Reason.BRUISE), ("thermacare",)),
        "R5": Words(
            "your skin does not look fine",
            f"closes what was on it for {span(answered.SKIN_RESTS)}, "
            f"other warmth for {span(answered.OTHER_HEAT_RESTS)}",
            ("fda-rubs", JUDGED),
        ),
        "R6": Words(
            "alcohol, a strong painkiller or a sleeping pill",
            _closed_by(Reason.SEDATIVE),
            ("fda-pads", JUDGED),
        ),
        "R7": Words(
            f"pain {spans.HIGH_PAIN} or more, now or at worst",
            f"asks two questions (very weak muscles, very dark urine), then what R3 to R6 are about; "
            f"says to ask a doctor or physiotherapist, from {spans.VERY_HIGH_PAIN} on today; walks of "
            f"{span(spans.SHORT_WALK)}, no offer of a bath; {spans.VERY_HIGH_PAIN} or more, now or at worst, "
            f"for {span(check_in_rules.VERY_HIGH_FOR)}: `hold_care`",
            ("niosh", JUDGED),
        ),
        "R8": Words(
            f"it crept in, the worst pain rises to {check_in_rules.MOST_USUAL} or less, "
            f"{span(check_in_rules.SORE_PEAKS_FROM)} to {span(check_in_rules.SORE_PEAKS_WITHIN)} "
            "after the workout or the start, and nothing else was said",
            "says once that this is usual; never beside a warning",
            ("cheung", JUDGED),
        ),
        "R9": Words(
            f"worst pain {means} or more above the first, twice in a row, "
            f"{span(TWO_CHECK_INS)} apart (it crept in: after "
            f"{span(check_in_rules.SORE_PEAKS_WITHIN)} only)",
            "one day longer, within the days of R10; on the way back one stage lower; "
            "says to ask a doctor or physiotherapist",
            ("ostelo", JUDGED),
        ),
        "R13": Words(
            f"on the way back: worst pain {means} or more above what it was before the training, "
            f"from {span(SORENESS_COUNTS_FROM)} after it to the check of the day after",
            f"no lifting for {span(trainings.OFF_WHEN_SORE)}, the same stage again",
            ("adams", "ostelo"),
        ),
        "R18": Words(
            f"worst pain 0, twice or more in a row, {span(TWO_CHECK_INS)} apart",
            "asks once whether to end, or to keep the stages",
            (JUDGED,),
        ),
        "R15": Words(
            f"a [day of advice](#advice) has come, and the worst pain is above {calm}",
            f"says it once; on day {days(time_rules.REFERRED_AFTER)} the plan closes",
            ("nhs-inform", "thermacare", "och", "mayo"),
        ),
    }


def _trainings() -> Mapping[str, Words]:
    calm, too_much = trainings.CALM, trainings.TOO_MUCH
    days_off = span(trainings.OFF_AFTER_SETBACK)
    return {
        "R11": Words(
            f"a training at pain {too_much} or more, or sore in the warm-up and it stays",
            f"no lifting for {days_off}, one stage lower; from the lowest: rest",
            ("adams", "traffic-light"),
        ),
        "R12": Words(
            f"a training at pain {calm + 1} to {too_much - 1}, or sore in the warm-up and then not",
            "the same stage again",
            ("adams", "traffic-light"),
        ),
        "R14": Words(
            f"what R11 is about, {training_rules.IN_A_ROW} times in a row "
            f"or {training_rules.IN_TWO_WEEKS} times in two weeks",
            f"rest for {span(training_rules.REST_AFTER_SETBACKS)}, "
            "then from the lowest stage, on new answers",
            (JUDGED,),
        ),
        "R17": Words(
            "you, or a workout log, say that you lifted",
            f"rest for {span(training_rules.REST_AFTER_LIFTING)} from then at least, "
            "and a check-in on the next day",
            ("adams", JUDGED),
        ),
    }


def _time() -> Mapping[str, Words]:
    most = time_rules.LONGEST_BY_RULE
    return {
        "R10": Words(
            "the window is over and the [gate](#gates) is shut",
            "says at once what only is missing, and waits for it for "
            f"{span(time_rules.WAITS_FOR)}; else, and then, one day longer with its hour; not "
            f"beyond day {days(most[Onset.SORE])} (it crept in) or {days(most[Onset.TWEAK])}",
            ("nhs-inform", "och", JUDGED),
        ),
        "R18": Words(
            f"you say 0, now and at worst, twice at least {span(check_in_rules.TWO_CHECK_INS)} apart",
            "asks once whether to end, or to keep the stages",
            (JUDGED,),
        ),
        "R16": Words(
            f"no check-in for {span(time_rules.REMINDED_AFTER)}; "
            "on the way back: none on the day after a training",
            f"reminds once; after {span(time_rules.PAUSED_AFTER)} it pauses",
            (JUDGED,),
        ),
        "R19": Words(
            "a hold that nobody lifted, on the next morning and on day three",
            "asks whether somebody had a look",
            (JUDGED,),
        ),
    }


def _closed_by(reason: Reason) -> str:
    closes = next(one for one in answered.CLOSES if one.reason is reason)
    return f"closes {listed(closes.kinds).lower()} for {span(closes.span)}; the rest goes on"


SAID_WORDS: Mapping[Reason, tuple[str, tuple[str, ...]]] = {
    Reason.SWELLING: ("swelling", ("thermacare", "epsom", JUDGED)),
    Reason.BRUISE: ("a bruise", ("thermacare", JUDGED)),
    Reason.SEDATIVE: (
        "alcohol, a strong painkiller or a sleeping pill",
        ("fda-pads", JUDGED),
    ),
}
"""What is said, and where what it closes comes from."""


def said() -> str:
    """Return what an answer closes, and for how long."""
    rows = [
        (
            SAID_WORDS[one.reason][0],
            listed(one.kinds),
            span(one.span),
            f"`{one.reason}`",
            linked(SAID_WORDS[one.reason][1], page=PAGE),
        )
        for one in answered.CLOSES
    ]
    skin = "your skin does not look fine"
    burns = linked(("fda-rubs", JUDGED), page=PAGE)
    week = next(one for one in time_rules.ADVICE if one.id == answered.WEEK)
    rows += [
        (
            skin,
            f"what was on it last; where that is not known: {listed(answered.TOUCHES_SKIN)}",
            span(answered.SKIN_RESTS),
            f"`{Reason.SKIN}`",
            burns,
        ),
        (
            skin,
            f"other warmth: {listed(WARM)}",
            span(answered.OTHER_HEAT_RESTS),
            f"`{Reason.SKIN}`",
            burns,
        ),
        (
            f"pain now {answered.NO_PREP_FROM} or more",
            listed({Kind.PREP}),
            f"{span(known.PAIN_IS_NEWS_FOR)}, or until you say less",
            f"`{Reason.NOT_CALM}`",
            JUDGED,
        ),
        (
            f"no clear change by day {days(week.after)} ([advice](#advice))",
            listed(answered.ADVICE_CLOSES),
            "until you say that a professional agrees",
            f"`{Reason.REFERRED}`",
            linked(ADVICE_WORDS[week.id][1], page=PAGE),
        ),
    ]
    return table(("You say", "What is closed", "For", "Its name", "Source"), rows)


ADVICE_WORDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "d5": ("by now such soreness is usually gone: somebody can have a look", ("nhs-inform",)),
    "d7": (
        "ask a professional before you go on with warmth or a rub",
        ("thermacare", "tiger-balm"),
    ),
    "d14": ("please book an appointment", ("och",)),
    "d21": ("the same once more", (JUDGED,)),
}
"""What is advised, and where the day comes from."""


def advice() -> str:
    """Return what is said on which day of a back that is still sore."""
    rows = [
        (
            days(one.after),
            _to_whom(one),
            ADVICE_WORDS[one.id][0],
            linked(ADVICE_WORDS[one.id][1], page=PAGE),
        )
        for one in time_rules.ADVICE
    ]
    last = (
        days(time_rules.REFERRED_AFTER),
        "everybody",
        "see a doctor; the plan closes",
        linked(("mayo",), page=PAGE),
    )
    return table(("Day", "To whom", "What", "Source"), [*rows, last])


def _to_whom(one: time_rules.Advice) -> str:
    if one.onsets >= set(Onset):
        whom = "everybody"
    else:
        whom = ", ".join(name for onset, name in ONSETS.items() if onset in one.onsets)
    if not one.unless_better:
        return whom
    return (
        f"{whom}, unless the worst pain is {trainings.MEANS_SOMETHING} points or "
        f"{100 * time_rules.MOVED_BY_A_THIRD:.0f} % below the first"
    )
