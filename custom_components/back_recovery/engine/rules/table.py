"""R1 to R19, in the order in which they are asked."""

from typing import NamedTuple

from ..acting.draft import Draft
from ..model.vocabulary import Reason
from . import check_in_rules as check_ins, time_rules as times, training_rules as training
from .rule import Act, Applies, Instants, News, Occasion, Rule, apply_rules

_SAID = frozenset({Occasion.CHECK_IN})
_SIGN = frozenset({Occasion.WARNING_SIGN})
_TIME = frozenset({Occasion.TIME})
_TRAINED = frozenset({Occasion.TRAINING})


class _Row(NamedTuple):
    reason: Reason
    on: frozenset[Occasion]
    applies: Applies
    act: Act
    moves: bool = False
    instants: Instants | None = None


_ROWS = (
    _Row(Reason.WARNING_A, _SIGN, check_ins.is_sign_a, check_ins.hold_for, moves=True),
    _Row(
        Reason.WARNING_B,
        _SIGN | _SAID,
        check_ins.is_sign_b,
        check_ins.hold_for,
        moves=True,
    ),
    _Row(Reason.SWELLING, _SAID, check_ins.is_swollen, check_ins.hold_for, moves=True),
    _Row(Reason.BRUISE, _SAID, check_ins.is_bruised, check_ins.say_bruise),
    _Row(Reason.SKIN, _SAID, check_ins.is_skin_bad, check_ins.say_skin),
    _Row(Reason.SEDATIVE, _SAID, check_ins.is_sedated, check_ins.say_sedative),
    _Row(Reason.HIGH_PAIN, _SAID, check_ins.is_high, check_ins.ask_about_high_pain),
    _Row(Reason.SORE_PEAK, _SAID, check_ins.is_usual_peak, check_ins.reassure),
    _Row(Reason.PAIN_UP, _SAID, check_ins.is_up_twice, check_ins.slow_down, moves=True),
    _Row(
        Reason.NOT_READY,
        _TIME,
        times.is_not_ready,
        times.add_a_day,
        moves=True,
        instants=times.waits_until,
    ),
    _Row(Reason.SETBACK, _TRAINED, training.is_setback, training.step_back, moves=True),
    _Row(Reason.REPEAT, _TRAINED, training.is_repeat, training.say_again),
    _Row(Reason.SORE_AFTER, _SAID, check_ins.is_sore_after, check_ins.rest_a_day),
    _Row(Reason.THREE_SETBACKS, _TRAINED, training.are_too_many, training.begin_anew, moves=True),
    _Row(
        Reason.REFERRED,
        _TIME,
        times.is_advice_due,
        times.advise,
        instants=times.advised_at,
    ),
    _Row(
        Reason.SILENCE,
        _TIME,
        times.is_silent,
        times.mind_silence,
        moves=True,
        instants=times.silent_at,
    ),
    _Row(
        Reason.LIFTED,
        frozenset({Occasion.LIFTED}),
        training.has_lifted,
        training.rest_after_lifting,
        moves=True,
    ),
    _Row(Reason.NO_PAIN, _SAID, check_ins.is_gone, check_ins.ask_whether_over),
    _Row(
        Reason.HOLD,
        _TIME,
        times.is_hold_to_ask,
        times.ask_about_hold,
        instants=times.hold_asked_at,
    ),
)

RULES: tuple[Rule, ...] = tuple(
    Rule(id=f"R{number}", **row._asdict()) for number, row in enumerate(_ROWS, start=1)
)
"""Each is called after its place."""


def ask_rules(draft: Draft, news: News) -> None:
    """Let every rule of the table act that has something to say about the news.

    Raises NotRecovering without an episode.
    """
    _ = draft.episode
    apply_rules(RULES, draft, news)
