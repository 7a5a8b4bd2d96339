"""The numbers of the catalogue as tables."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from custom_components.back_recovery.engine.acting import bath, care, offering
from custom_components.back_recovery.engine.acting.returning import CARD_LASTS
from custom_components.back_recovery.engine.model import catalogue as known, guards
from custom_components.back_recovery.engine.model.catalogue import CATALOGUE, Usual
from custom_components.back_recovery.engine.model.devices import (
    IDLE_POWER,
    LEAST_PATIENCE,
    MOST_ON,
    MOST_PATIENCE,
    PATIENCE,
    WATER_PATIENCE,
    Role,
)
from custom_components.back_recovery.engine.model.episode import HARDLY_ON
from custom_components.back_recovery.engine.model.interlocks import LEAK_SILENT_FOR
from custom_components.back_recovery.engine.model.plan import (
    MOST_PROMPTS_PER_DAY,
    AtTimes,
    Plan,
    Schedule,
)
from custom_components.back_recovery.engine.model.runs import RESTS_FOR
from custom_components.back_recovery.engine.model.vocabulary import MissedPolicy, Onset
from custom_components.back_recovery.engine.reading import (
    covered,
    day,
    lapsing,
    spans,
    standing,
    suits,
    trainings,
)
from custom_components.back_recovery.engine.reading.said import KEPT_WITHOUT_WORD, PAINS
from custom_components.back_recovery.engine.reading.slots import IS_LATE, ON_TIME
from custom_components.back_recovery.engine.reading.thermal import COOLS_DOWN_FOR
from custom_components.back_recovery.engine.rules.time_rules import HOLD_ASKED_AT, HOLD_ASKED_ON

from .basis import BASIS
from .names import name_of, translations
from .sources import SOURCES, linked
from .tables import clock, span, table

ONSETS = {Onset.SORE: "crept in", Onset.TWEAK: "came on suddenly", Onset.UNSURE: "not sure"}
NEVER = "–"


def catalogue() -> str:
    """Return how every kind of activity is offered unless the person changes it."""
    heads = (
        "Activity", "Order", "Offered", "Minutes (least–most)", "Gap", "A day (most)", "Hours",
        "Only at home", "If it could not be sent",
    )  # fmt: skip
    rows = [
        (
            name_of(kind) + ("" if usual.on_at_set_up else " *"),
            str(usual.priority),
            _schedule(usual.schedule),
            _duration(usual),
            span(usual.gap),
            f"{usual.most_per_day} ({usual.hard_most_per_day})",
            f"{clock(usual.earliest)}–{clock(usual.latest)}",
            "yes" if usual.needs_home else "no",
            _missed(usual),
        )
        for kind, usual in CATALOGUE.items()
    ]
    return table(heads, rows)


def _schedule(schedule: Schedule) -> str:
    if isinstance(schedule, AtTimes):
        return ", ".join(clock(one) for one in schedule.times)
    return f"every {span(schedule.interval)}"


def _duration(usual: Usual) -> str:
    bounds = usual.duration
    return f"{bounds.usual} ({bounds.least}–{bounds.most})" if bounds else NEVER


def _missed(usual: Usual) -> str:
    words = str(translations()["selector"]["missed"]["options"][usual.missed]).lower()
    if usual.missed is MissedPolicy.SEND_LATE:
        return f"{words} until {clock(usual.late_until or usual.latest)}"
    return words


def onset() -> str:
    """Return what is closed, or only offered, because of how it began."""
    rows = [
        (name_of(kind), *(_opens(usual, one) for one in Onset))
        for kind, usual in CATALOGUE.items()
        if usual.opens_after_onset or usual.offered_for != frozenset(Onset)
    ]
    return table(("Activity", *ONSETS.values()), rows)


def _opens(usual: Usual, onset: Onset) -> str:
    if onset not in usual.offered_for:
        return "not offered"
    if usual.offered_within:
        return f"offered for {span(usual.offered_within)}"
    closed_for = usual.opens_after_onset.get(onset, timedelta(0))
    return f"closed for {span(closed_for)}" if closed_for else "open"


def limits() -> str:
    """Return the numbers that are not about one activity."""
    plan = Plan(time_zone=ZoneInfo("UTC"))
    rest, longest = span(known.USUAL_REST_WINDOW), span(known.MOST_REST_WINDOW)
    rows = [
        ("Rest window", f"{rest} ({span(known.LEAST_REST_WINDOW)} to {longest})"),
        (
            "Furthest end of a window that is extended",
            f"{span(known.OUTER_LIMIT)} after the start, the way back not counted",
        ),
        (
            "Offers a day, of walks and comfort",
            f"{plan.prompts_per_day} (0 to {MOST_PROMPTS_PER_DAY})",
        ),
        ("Walks that come before any comfort", str(day.WALKS_FIRST)),
        ("Ends that ring, beside the offers, a day has room for", str(day.ENDS_ON_TOP)),
        ("The day is halved, for warmth, at", clock(day.HALF_OF_DAY)),
        ("A check-in is asked again, once, after", span(plan.repeat_after)),
        ("It can be answered for at least", span(lapsing.ANSWERED_FOR)),
        ("Silence is", f"{span(day.SILENT_AFTER)} without any answer"),
        ("A tip is gone at", clock(lapsing.TIPS_LEAVE_AT)),
        ("A message is late after", span(IS_LATE)),
        ("Taken back after", span(plan.lapse_after)),
        (
            "Skipped is not offered again before its gap is over, from and to",
            f"{span(covered.LEAST_AFTER_SKIP)} to {span(covered.MOST_AFTER_SKIP)}",
        ),
        ("Whether warmth suits is asked on at most", f"{suits.ASKED_ON_DAYS} days"),
        ("After an outage what fell due is noted for", span(offering.LOOKED_BACK_FOR)),
        ("Put off for", f"{span(plan.snooze)} ({span(known.LONGEST_SNOOZE)} at most)"),
        ("Between two messages, at least", span(plan.spacing)),
        ("On time means within", span(ON_TIME)),
        ("Pain is a whole number", f"{PAINS[0]} to {PAINS[-1]}"),
        ("*Pain now* is known for", span(known.PAIN_IS_NEWS_FOR)),
        ("*Pain in the last hour*, and its statistics, are of", span(known.PAIN_IS_A_POINT_FOR)),
        ("A pause nobody ends closes after", span(known.PAUSE_EXPIRES)),
        ("A walk, while it is calm, grows by", _growth()),
        ("Walks that have grown make, in a day, at most", span(spans.WALKS_TOGETHER)),
        ("A walk, with much pain, is at most", span(spans.SHORT_WALK)),
        (
            f"The first {spans.MAT_IS_NEW_FOR} times on the mat are at most",
            span(spans.FIRST_ON_THE_MAT),
        ),
        ("A card of the way back can be answered for", span(CARD_LASTS)),
        (
            "A training counts from its card where it is told of within",
            span(trainings.SAME_HOUR_WITHIN),
        ),
        ("No warm bath or shower after a workout for", span(COOLS_DOWN_FOR)),
        ("A hold nobody lifted asks first at a start within", span(KEPT_WITHOUT_WORD)),
        ("A hold asks whether somebody had a look", _hold_asks()),
    ]
    return table(("What", "Usual (range)"), rows)


def _hold_asks() -> str:
    days = " and ".join(str(day) for day in HOLD_ASKED_ON.values())
    return f"{days} days after it began, at {clock(HOLD_ASKED_AT)}"


def _growth() -> str:
    most = span(spans.LONGEST_WALK)
    return f"{span(spans.GROWS_BY)} every {span(spans.GROWS_EVERY)}, up to {most}"


def heat_and_water() -> str:
    """Return the numbers that switch heat and water, and that look after who uses them."""
    heat, water, other = (span(MOST_ON[role]) for role in (Role.HEAT, Role.WATER, Role.OTHER))
    rows = [
        ("On at the longest: heat, water, anything else", f"{heat}, {water}, {other}"),
        ("Rests after that, but for your yes; and counts over", span(RESTS_FOR)),
        ("A run that the house breaks off counts from", span(HARDLY_ON)),
        ("A yes is fresh for", span(guards.CONFIRMATION_HOLDS)),
        ("Look at the skin after", span(care.SKIN_CHECK_AFTER)),
        ("Off without an answer to that within", span(standing.SKIN_ANSWER_WITHIN)),
        ("On or off has to be confirmed within", f"{span(PATIENCE)}, water {span(WATER_PATIENCE)}"),
        (
            "The person may say otherwise, from and to",
            f"{span(LEAST_PATIENCE)} to {span(MOST_PATIENCE)}",
        ),
        ("What says that it is closing is waited for", span(guards.MOVES_FOR)),
        ("Off is sent again every", span(guards.RETRY_EVERY)),
        ("Off not confirmed is loud after", span(guards.LOUD_AFTER)),
        ("From then on off is sent every", span(guards.RETRY_SLOWLY_EVERY)),
        ("Off is no more than", f"{IDLE_POWER:g} W"),
        ("Water runs without an answer of its leak sensor for", span(LEAK_SILENT_FOR)),
        ("Second contact, counted from when the bath began, after", span(bath.OVERDUE_AFTER)),
        ("Time to answer before that, at least", span(bath.ANSWER_WITHIN)),
        ("A bath that ended longer ago is not asked about", span(bath.ASKED_WITHIN)),
    ]
    return table(("What", "Here"), rows)


def basis() -> str:
    """Return which numbers come from somewhere, and from where."""
    rows = [(basis.what, basis.says(), linked(basis.sources)) for basis in BASIS]
    return table(("Number", "Here", "What stands behind it"), rows)


def sources() -> str:
    """Return the list of sources."""
    rows = [
        (
            f'<a id="{key}"></a>[{source.short}]({source.link})',
            source.kind,
            source.year,
            source.says,
        )
        for key, source in sorted(SOURCES.items(), key=lambda one: one[1].short)
    ]
    return table(("Source", "What it is", "Year", "What was taken from it"), rows)
