"""R1 to R19, in the order in which they are asked."""

from ..acting.draft import Draft
from ..model.vocabulary import Reason
from . import check_in_rules as check_ins, time_rules as times, training_rules as training
from .rule import Act, Applies, Instants, News, Occasion, Rule, apply_rules

_SAID = frozenset({Occasion.CHECK_IN})
_SIGN = frozenset({Occasion.WARNING_SIGN})
_TIME = frozenset({Occasion.TIME})
_TRAINED = frozenset({Occasion.TRAINING})


def _row(
    number: int,
    reason: Reason,
    on: frozenset[Occasion],
    applies: Applies,
    act: Act,
    *,
    moves: bool = False,
    instants: Instants | None = None,
) -> Rule:
    return Rule(
        id=f"R{number}",
        reason=reason,
        on=on,
        moves=moves,
        applies=applies,
        act=act,
        instants=instants,
    )


RULES: tuple[Rule, ...] = (
    _row(1, Reason.WARNING_A, _SIGN, check_ins.is_sign_a, check_ins.hold_for_sign_a, moves=True),
    _row(
        2,
        Reason.WARNING_B,
        _SIGN | _SAID,
        check_ins.is_sign_b,
        check_ins.hold_for_sign_b,
        moves=True,
    ),
    _row(3, Reason.SWELLING, _SAID, check_ins.is_swollen, check_ins.hold_for_swelling, moves=True),
    _row(4, Reason.BRUISE, _SAID, check_ins.is_bruised, check_ins.say_bruise),
    _row(5, Reason.SKIN, _SAID, check_ins.is_skin_bad, check_ins.say_skin),
    _row(6, Reason.SEDATIVE, _SAID, check_ins.is_sedated, check_ins.say_sedative),
    _row(7, Reason.HIGH_PAIN, _SAID, check_ins.is_high, check_ins.ask_about_high_pain),
    _row(8, Reason.SORE_PEAK, _SAID, check_ins.is_usual_peak, check_ins.reassure),
    _row(9, Reason.PAIN_UP, _SAID, check_ins.is_up_twice, check_ins.slow_down, moves=True),
    _row(
        10,
        Reason.NOT_READY,
        _TIME,
        times.is_not_ready,
        times.add_a_day,
        moves=True,
        instants=times.waits_until,
    ),
    _row(11, Reason.SETBACK, _TRAINED, training.is_setback, training.step_back, moves=True),
    _row(12, Reason.REPEAT, _TRAINED, training.is_repeat, training.say_again),
    _row(13, Reason.SORE_AFTER, _SAID, check_ins.is_sore_after, check_ins.rest_a_day),
    _row(
        14, Reason.THREE_SETBACKS, _TRAINED, training.are_too_many, training.begin_anew, moves=True
    ),
    _row(
        15,
        Reason.REFERRED,
        _TIME,
        times.is_advice_due,
        times.advise,
        instants=times.advised_at,
    ),
    _row(
        16,
        Reason.SILENCE,
        _TIME,
        times.is_silent,
        times.mind_silence,
        moves=True,
        instants=times.silent_at,
    ),
    _row(
        17,
        Reason.LIFTED,
        frozenset({Occasion.LIFTED}),
        training.has_lifted,
        training.rest_after_lifting,
        moves=True,
    ),
    _row(18, Reason.NO_PAIN, _SAID, check_ins.is_gone, check_ins.ask_whether_over),
    _row(
        19,
        Reason.HOLD,
        _TIME,
        times.is_hold_to_ask,
        times.ask_about_hold,
        instants=times.hold_asked_at,
    ),
)


def ask_rules(draft: Draft, news: News) -> None:
    """Let every rule of the table act that has something to say about the news.

    Raises NotRecovering without an episode.
    """
    _ = draft.episode
    apply_rules(RULES, draft, news)
