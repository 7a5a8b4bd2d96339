"""Who must not: what a person said applies, and what that means for each activity.

The grid is cautious and general. It knows kinds, not people: a professional's word
opens what it asks about, and nothing opens what it blocks. What is not in a row has no
limit. The sources are named beside each row, docs/suitability.md links them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .errors import InvalidPlan
from .vocabulary import Condition, Kind


class Suits(StrEnum):
    """How an activity goes with a condition."""

    BLOCKED = "blocked"
    ASK = "ask"
    CAUTION = "caution"


_B, _A, _C = Suits.BLOCKED, Suits.ASK, Suits.CAUTION

GRID: Mapping[Condition, Mapping[Kind, Suits]] = {
    # FDA and CPSC 1995, ThermaCare, Epsom salt label, mat practice; blocked rather than
    # asked about is judgement.
    Condition.DIABETES: {Kind.HEATING_PAD: _B, Kind.BATH: _B, Kind.ICE: _A, Kind.MAT: _B},
    # Also after a stroke. FDA and CPSC 1995, Midlands Partnership NHS (heat, cold), ThermaCare.
    Condition.REDUCED_FEELING: {
        Kind.HEATING_PAD: _B,
        Kind.SHOWER: _C,
        Kind.BATH: _B,
        Kind.RUB: _C,
        Kind.ICE: _B,
        Kind.MAT: _B,
    },
    # Midlands Partnership NHS (heat, cold), Battle Creek, ThermaCare.
    Condition.POOR_CIRCULATION: {
        Kind.HEATING_PAD: _B,
        Kind.BATH: _A,
        Kind.ICE: _B,
        Kind.MAT: _B,
    },
    # Midlands Partnership NHS (heat, cold), Cleveland Clinic.
    Condition.HEART_DISEASE: {
        Kind.HEATING_PAD: _A,
        Kind.SHOWER: _A,
        Kind.BATH: _B,
        Kind.ICE: _A,
        Kind.MAT: _A,
    },
    # Judgement; a spa list for the bath (Fieldstone).
    Condition.LOW_BLOOD_PRESSURE: {Kind.SHOWER: _C, Kind.BATH: _B, Kind.MAT: _C},
    # Cleveland Clinic, mat practice; caution elsewhere is judgement.
    Condition.HIGH_BLOOD_PRESSURE: {
        Kind.HEATING_PAD: _C,
        Kind.SHOWER: _C,
        Kind.BATH: _B,
        Kind.ICE: _C,
        Kind.MAT: _A,
    },
    # ThermaCare, Tiger Balm label, Epsom salt label; the sources on baths contradict each other.
    Condition.PREGNANCY: {Kind.HEATING_PAD: _A, Kind.BATH: _B, Kind.RUB: _A, Kind.MAT: _B},
    # Electric pads: the manuals of their makers (Boso, Beurer).
    Condition.PACEMAKER: {Kind.HEATING_PAD: _A},
    # A spa list for the bath (Fieldstone); the others are judgement.
    Condition.BLOOD_THINNERS: {Kind.BATH: _C, Kind.RUB: _A, Kind.MAT: _B},
    # Midlands Partnership NHS (heat, cold), Tiger Balm label, a maker of salts.
    Condition.BROKEN_SKIN: {
        Kind.HEATING_PAD: _B,
        Kind.BATH: _B,
        Kind.RUB: _B,
        Kind.ICE: _B,
        Kind.MAT: _B,
    },
    # ThermaCare, said of a heat wrap; for the pad and the mat judgement.
    Condition.RHEUMATOID_ARTHRITIS: {Kind.HEATING_PAD: _C, Kind.MAT: _C},
    # Midlands Partnership NHS (heat, cold), Epsom salt label; the mat is judgement.
    Condition.FEVER_OR_INFECTION: {
        Kind.HEATING_PAD: _B,
        Kind.BATH: _B,
        Kind.ICE: _B,
        Kind.MAT: _B,
    },
    # Drowning in the bath: the advice of epilepsy charities is a shower (NHS, epilepsy).
    Condition.EPILEPSY: {Kind.BATH: _B},
    # Warmth lets more of the medicine through the skin (label of fentanyl patches); a rub near
    # it and other patches than that are judgement.
    Condition.MEDICINE_PATCH: {
        Kind.HEATING_PAD: _B,
        Kind.SHOWER: _B,
        Kind.BATH: _B,
        Kind.RUB: _B,
    },
    # Midlands Partnership NHS (heat, cold); the mat is judgement.
    Condition.CANCER: {Kind.HEATING_PAD: _A, Kind.BATH: _A, Kind.ICE: _A, Kind.MAT: _A},
    # Tiger Balm label, which says ask; blocked is judgement.
    Condition.SALICYLATE_ALLERGY: {Kind.RUB: _B},
    # Midlands Partnership NHS (cold).
    Condition.REACTS_BADLY_TO_COLD: {Kind.ICE: _B},
    # ThermaCare, Battle Creek; cold and the mat are judgement.
    Condition.CANNOT_REMOVE_IT: {
        Kind.HEATING_PAD: _B,
        Kind.BATH: _B,
        Kind.ICE: _B,
        Kind.MAT: _B,
    },
    # FDA and CPSC 1995: almost half of those a pad hurt were older; the age is judgement.
    Condition.AGE_65: {Kind.HEATING_PAD: _C, Kind.BATH: _C, Kind.MAT: _C},
    # Strong painkillers count alike. FDA and CPSC 1995; a spa list for the bath (Fieldstone).
    Condition.ALCOHOL_OR_SEDATIVE: {
        Kind.HEATING_PAD: _B,
        Kind.SHOWER: _C,
        Kind.BATH: _B,
        Kind.ICE: _C,
        Kind.MAT: _B,
    },
    # ThermaCare, Epsom salt label; the rub and the mat are judgement.
    Condition.SWELLING: {
        Kind.HEATING_PAD: _B,
        Kind.SHOWER: _B,
        Kind.BATH: _B,
        Kind.RUB: _B,
        Kind.MAT: _B,
    },
    # ThermaCare; the mat is judgement.
    Condition.BRUISE: {
        Kind.HEATING_PAD: _B,
        Kind.SHOWER: _C,
        Kind.BATH: _B,
        Kind.RUB: _C,
        Kind.MAT: _B,
    },
}
"""How every kind goes with every condition. Walking, lying easily, check-ins, tips and
what is the person's own go with all of them."""

FROM_CHECK_INS = frozenset({Condition.ALCOHOL_OR_SEDATIVE, Condition.SWELLING, Condition.BRUISE})
"""What changes from day to day: asked in a check-in, not at set-up."""

STATED = tuple(one for one in Condition if one not in FROM_CHECK_INS)
"""What a person may tick when setting up."""

MAY_BE_AGREED = tuple(one for one in STATED if Suits.ASK in GRID[one].values())
"""Conditions with which a professional's word opens something."""

ASKED_EACH_TIME: Mapping[Condition, frozenset[Kind]] = {
    # Almost half of the people a heating pad hurt were over 65 (FDA and CPSC 1995).
    Condition.AGE_65: frozenset({Kind.HEATING_PAD}),
}
"""Where pressing start is not enough: somebody has to answer that they are awake."""

LIMITED = frozenset(kind for row in GRID.values() for kind in row)
"""Kinds that not everybody may have: what is closed while nobody knows what was ticked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a person said applies; an empty one says that nothing of the list does.

    `agreed` are the conditions in spite of which a doctor, pharmacist or
    physiotherapist agreed to what the grid asks about. `in_doubt`: more may have been ticked
    than can be read, so everything that has a limit for anybody is closed.
    """

    conditions: frozenset[Condition] = frozenset()
    agreed: frozenset[Condition] = frozenset()
    in_doubt: bool = False

    def __post_init__(self) -> None:
        """Refuse what nobody can tick, and a word on something that does not apply."""
        if not (self.conditions <= set(STATED) and self.agreed <= set(MAY_BE_AGREED)):
            raise InvalidPlan("conditions", "condition_unknown")
        if not self.agreed <= self.conditions:
            raise InvalidPlan("agreed", "agreed_not_ticked")


NOTHING_STATED = Profile()
"""Of somebody who ticked nothing, or was never asked."""


def blocking(profile: Profile, kind: Kind) -> tuple[Condition, ...]:
    """Return the conditions that a kind never goes with."""
    return _with(profile.conditions, kind, Suits.BLOCKED)


def asking(profile: Profile, kind: Kind) -> tuple[Condition, ...]:
    """Return the conditions with which a professional has to agree first, and has not."""
    return _with(profile.conditions - profile.agreed, kind, Suits.ASK)


def blocked_with(condition: Condition) -> frozenset[Kind]:
    """Return the kinds that never go with a condition."""
    return frozenset(kind for kind, suits in GRID[condition].items() if suits is Suits.BLOCKED)


def is_closed_for(profile: Profile, kind: Kind) -> bool:
    """Tell whether a person of this profile is never to be offered a kind."""
    return bool(
        blocking(profile, kind) or asking(profile, kind) or is_closed_in_doubt(profile, kind)
    )


def is_closed_in_doubt(profile: Profile, kind: Kind) -> bool:
    """Tell whether a kind is closed because nobody knows all that was ticked."""
    return profile.in_doubt and kind in LIMITED


def needs_caution(profile: Profile, kind: Kind) -> bool:
    """Tell whether an offer of the kind says what to look out for."""
    return bool(_with(profile.conditions, kind, Suits.CAUTION))


def is_asked_each_time(profile: Profile, kind: Kind) -> bool:
    """Tell whether the kind starts only on an answer to "are you there", whoever starts it."""
    return any(kind in ASKED_EACH_TIME.get(one, ()) for one in profile.conditions)


def _with(conditions: frozenset[Condition], kind: Kind, suits: Suits) -> tuple[Condition, ...]:
    return tuple(one for one in GRID if one in conditions and GRID[one].get(kind) is suits)
