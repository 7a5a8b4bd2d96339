"""The lives that are played: what was asked about the routine, and what went wrong once."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import time, timedelta

from custom_components.back_recovery.engine.model import events as happened
from custom_components.back_recovery.engine.model.catalogue import CATALOGUE
from custom_components.back_recovery.engine.model.episode import Place
from custom_components.back_recovery.engine.model.local_time import QuietHours
from custom_components.back_recovery.engine.model.plan import Activity, Plan
from custom_components.back_recovery.engine.model.suitability import Profile
from custom_components.back_recovery.engine.model.vocabulary import (
    Answer,
    Condition,
    Kind,
    Onset,
)
from custom_components.back_recovery.engine.model.waking import in_waking_hours

from . import people
from .player import ANNA, ZONE, Life, Person, Reply, at

HOME = Place(at_home=True)
AWAY = Place(at_home=False)
USUAL = tuple(kind for kind, usual in CATALOGUE.items() if usual.on_at_set_up)
EIGHT = (*USUAL, Kind.MAT, Kind.RUB)
NIGHT = QuietHours(starts=time(22), ends=time(7))
START = "Mon 18:00"


def the_usual(kind: Kind, quiet: QuietHours) -> Activity:
    """Return the activity as the catalogue proposes it to somebody with these quiet hours."""
    usual = CATALOGUE[kind]
    same = {field.name for field in fields(Activity)} & {field.name for field in fields(usual)}
    values = {name: getattr(usual, name) for name in same - {"duration"}}
    duration = timedelta(minutes=usual.duration.usual) if usual.duration else None
    values["schedule"] = in_waking_hours(
        usual.schedule, values["earliest"], values["latest"], quiet
    )
    return Activity(id=kind, kind=kind, name=kind, duration=duration, **values)


def plan(
    kinds: Iterable[Kind] = USUAL,
    quiet: QuietHours = NIGHT,
    conditions: Iterable[Condition] = (),
    **values: object,
) -> Plan:
    """Return the plan of somebody who pressed Submit on every page, and ticked what applies."""
    ticked = frozenset(conditions)
    return Plan(
        time_zone=ZONE,
        quiet_hours=quiet,
        activities=tuple(the_usual(kind, quiet) for kind in kinds),
        profile=Profile(conditions=ticked),
        asks_what_suits=not ticked,
        **values,  # type: ignore[arg-type]
    )


def begins(when: str = START, **values: object) -> tuple[str, happened.Event]:
    """Return that the switch is turned on by hand."""
    return when, happened.RecoveryStarted(by=ANNA, place=HOME, **values)  # type: ignore[arg-type]


def _life(
    name: str,
    about: str,
    person: Person,
    *does: tuple[str, happened.Event],
    with_plan: Plan | None = None,
    until: str = "++++++Mon 00:00",
) -> Life:
    return Life(
        name=name,
        about=about,
        plan=with_plan or plan(),
        person=person,
        does=does or (begins(),),
        until=until,
    )


def _said(pain: int, **more: bool) -> happened.CheckedIn:
    return happened.CheckedIn(pain_now=pain, by=ANNA, **more)


def _on_and_off() -> Iterable[tuple[str, happened.Event]]:
    for hour in (9, 11, 13, 15, 17):
        yield begins(f"Tue {hour:02}:00")
        yield f"Tue {hour + 1:02}:00", happened.RecoveryStopped(by=ANNA)


STANDARD = (begins("Mon 10:00", onset=Onset.TWEAK),)

LIVES: tuple[Life, ...] = (
    _life("silent", "Turned on, and never a word again.", people.silent),
    _life(
        "cooperative",
        "Sore after training: answers everything, does what is offered, to the end.",
        people.cooperative(),
    ),
    _life(
        "tweak",
        "It came on suddenly while lifting; answers everything.",
        people.cooperative(people.course(6, 5, 5, 4, 3, 3, 2, 2, 1, 1, 0)),
        begins("Mon 10:00"),
        ("Mon 10:05", happened.OnsetNamed(onset=Onset.TWEAK, by=ANNA)),
    ),
    _life(
        "swelling",
        "Notes swelling after three hours, and nobody has a look at it.",
        people.silent,
        begins("Mon 12:00"),
        ("Mon 12:05", _said(5)),
        ("Mon 15:00", _said(5, swelling=True)),
        until="+++Mon 00:00",
    ),
    _life(
        "leg_signs",
        "Something is wrong at 02:10 on the second night: yes, at least one.",
        people.only(warning_list=Reply(answer=Answer.YES, after=1)),
        begins(),
        ("Mon 19:40", _said(4)),
        ("Tue 19:40", _said(4)),
        ("Wed 02:10", happened.WarningSignsAsked(by=ANNA)),
        until="+Mon 00:00",
    ),
    _life(
        "rising",
        "The pain rises every day, from 3 to 8.",
        people.cooperative(people.course(3, 4, 5, 6, 7, 8, 9)),
        until="++Mon 00:00",
    ),
    _life(
        "no_pain",
        "Says 0 from the first question on.",
        people.cooperative(people.course(0)),
    ),
    _life(
        "trained_anyway",
        "Lifts on the second evening although resting.",
        people.cooperative(),
        begins(),
        ("Tue 18:30", happened.Lifted(by=ANNA)),
        until="++Mon 00:00",
    ),
    _life(
        "less_feeling",
        "Diabetes, and less feeling in the skin.",
        people.cooperative(),
        begins(),
        with_plan=plan(EIGHT, conditions=(Condition.DIABETES, Condition.REDUCED_FEELING)),
        until="+Mon 00:00",
    ),
    _life(
        "pregnant",
        "Pregnant.",
        people.cooperative(),
        begins(),
        with_plan=plan(EIGHT, conditions=(Condition.PREGNANCY,)),
        until="+Mon 00:00",
    ),
    _life(
        "night_shift",
        "Works at night and sleeps from 09:00 to 17:00.",
        people.cooperative(),
        begins("Mon 18:00"),
        with_plan=plan(quiet=QuietHours(starts=time(9), ends=time(17))),
        until="+Mon 00:00",
    ),
    _life(
        "away",
        "Away from home from Tuesday noon to Friday noon.",
        people.cooperative(),
        begins("Mon 18:00", rest_window=timedelta(days=5)),
        ("Tue 12:00", happened.PersonMoved(place=AWAY)),
        ("Fri 12:00", happened.PersonMoved(place=HOME)),
        until="Sun 00:00",
    ),
    _life(
        "bad_session",
        "A tweak, the standard ladder, and a training in the third stage that is too much.",
        people.bad_training(people.cooperative(people.course(5, 4, 3, 2, 2, 1, 1, 0)), 5),
        *STANDARD,
        until="+++++++Mon 00:00",
    ),
    _life(
        "falls_silent",
        "Answers for a day and a half, and then nothing more.",
        people.away(people.cooperative(), 1.5, 99),
        until="++++Mon 00:00",
    ),
    _life(
        "once_a_day",
        "Looks at the phone at 22:05 and at no other time.",
        people.only_at(time(22, 5), people.cooperative()),
        until="++Mon 00:00",
    ),
    _life(
        "late_evening",
        "Turned on at 23:30 with the phone in the hand.",
        people.cooperative(),
        begins("Mon 23:30"),
        until="Thu 00:00",
    ),
    _life(
        "on_and_off",
        "On and off five times on one day.",
        people.silent,
        *_on_and_off(),
        until="Thu 00:00",
    ),
    _life(
        "eight_activities",
        "Fourteen days of rest with everything the plan can offer.",
        people.cooperative(people.course(6, 6, 5, 5, 4)),
        begins("Mon 18:00", rest_window=timedelta(days=14)),
        with_plan=plan(EIGHT),
        until="++Mon 20:00",
    ),
    _life(
        "mis_tap",
        "Taps on Swelling by mistake, and on Undo half a minute later.",
        people.slips_once(
            people.cooperative(),
            anything_new=Reply(answer=Answer.SWOLLEN),
            swelling=Reply(answer=Answer.UNDO, after=0.5),
        ),
        until="Thu 00:00",
    ),
    _life(
        "workout",
        "A heavy workout ends at 19:45, with a bath planned at 20:00.",
        people.silent,
        (
            "Mon 19:50",
            happened.RecoveryStarted(
                counted_from=at("Mon 19:45"),
                reason="workout",
                because="Deadlifts, 5 × 5",
                place=HOME,
            ),
        ),
        until="Thu 00:00",
    ),
)
