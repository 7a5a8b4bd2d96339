"""The numbers of the catalogue as tables."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from custom_components.back_recovery.engine.acting import bath, care
from custom_components.back_recovery.engine.acting.returning import CARD_LASTS
from custom_components.back_recovery.engine.model import catalogue as known, guards
from custom_components.back_recovery.engine.model.catalogue import CATALOGUE, Usual
from custom_components.back_recovery.engine.model.devices import IDLE_POWER, MOST_ON, Role
from custom_components.back_recovery.engine.model.interlocks import LEAK_SILENT_FOR
from custom_components.back_recovery.engine.model.plan import (
    MOST_PROMPTS_PER_DAY,
    AtTimes,
    Plan,
    Schedule,
)
from custom_components.back_recovery.engine.model.vocabulary import MissedPolicy, Onset
from custom_components.back_recovery.engine.reading import spans
from custom_components.back_recovery.engine.reading.said import PAINS
from custom_components.back_recovery.engine.reading.slots import ON_TIME

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
        ("Furthest end of a window that is extended", f"{span(known.OUTER_LIMIT)} after the start"),
        ("Messages a day", f"{plan.prompts_per_day} (0 to {MOST_PROMPTS_PER_DAY})"),
        ("Asked again, once, after", span(plan.repeat_after)),
        ("Taken back after", span(plan.lapse_after)),
        ("Put off for", f"{span(plan.snooze)} ({span(known.LONGEST_SNOOZE)} at most)"),
        ("Between two messages, at least", span(plan.spacing)),
        ("On time means within", span(ON_TIME)),
        ("Pain is a whole number", f"{PAINS[0]} to {PAINS[-1]}"),
        ("The last pain is shown for", span(known.PAIN_IS_NEWS_FOR)),
        ("A pause nobody ends closes after", span(known.PAUSE_EXPIRES)),
        ("A walk, while it is calm, grows by", _growth()),
        ("A walk, with much pain, is at most", span(spans.SHORT_WALK)),
        (
            f"The first {spans.MAT_IS_NEW_FOR} times on the mat are at most",
            span(spans.FIRST_ON_THE_MAT),
        ),
        ("A card of the way back can be answered for", span(CARD_LASTS)),
    ]
    return table(("What", "Usual (range)"), rows)


def _growth() -> str:
    most = span(spans.LONGEST_WALK)
    return f"{span(spans.GROWS_BY)} every {span(spans.GROWS_EVERY)}, up to {most}"


def heat_and_water() -> str:
    """Return the numbers that switch heat and water, and that look after who uses them."""
    heat, water, other = (span(MOST_ON[role]) for role in (Role.HEAT, Role.WATER, Role.OTHER))
    rows = [
        ("On at the longest: heat, water, anything else", f"{heat}, {water}, {other}"),
        ("A yes is fresh for", span(care.CONFIRMATION_HOLDS)),
        ("Look at the skin after", span(care.SKIN_CHECK_AFTER)),
        ("Off without an answer to that within", span(care.SKIN_ANSWER_WITHIN)),
        ("On has to be confirmed within", span(guards.VERIFY_WITHIN)),
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
