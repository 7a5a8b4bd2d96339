"""Who leaves what out, as a table, and the sources behind each of its rows."""

from collections.abc import Mapping

from custom_components.back_recovery.engine.model.suitability import FROM_CHECK_INS, GRID, Suits
from custom_components.back_recovery.engine.model.vocabulary import Condition, Kind

from .names import name_of, translations
from .sources import SOURCES
from .tables import table

KINDS = (Kind.HEATING_PAD, Kind.SHOWER, Kind.BATH, Kind.RUB, Kind.ICE, Kind.MAT)
CELLS = {
    Suits.BLOCKED: "left out",
    Suits.ASK: "ask first",
    Suits.CAUTION: "with caution",
    None: "–",
}
FROM_CHECK_IN_NAMES = {
    Condition.ALCOHOL_OR_SEDATIVE: "Alcohol, a strong painkiller or a sleeping pill",
    Condition.SWELLING: "A swelling",
    Condition.BRUISE: "A bruise",
}

ROW_SOURCES: Mapping[Condition, tuple[str, ...]] = {
    Condition.DIABETES: ("fda-pads", "thermacare", "epsom", "mat-practice"),
    Condition.REDUCED_FEELING: ("fda-pads", "mpft-heat", "mpft-cold", "thermacare"),
    Condition.POOR_CIRCULATION: ("mpft-heat", "mpft-cold", "battle-creek", "thermacare"),
    Condition.HEART_DISEASE: ("mpft-heat", "mpft-cold", "cleveland"),
    Condition.LOW_BLOOD_PRESSURE: ("fieldstone",),
    Condition.HIGH_BLOOD_PRESSURE: ("cleveland", "mat-practice"),
    Condition.PREGNANCY: ("thermacare", "tiger-balm", "epsom", "bath-in-pregnancy", "mat-practice"),
    Condition.PACEMAKER: ("boso",),
    Condition.BLOOD_THINNERS: ("fieldstone",),
    Condition.BROKEN_SKIN: ("mpft-heat", "mpft-cold", "tiger-balm", "la-salt"),
    Condition.RHEUMATOID_ARTHRITIS: ("thermacare",),
    Condition.FEVER_OR_INFECTION: ("mpft-heat", "mpft-cold", "epsom"),
    Condition.EPILEPSY: ("epilepsy",),
    Condition.MEDICINE_PATCH: ("fentanyl",),
    Condition.CANCER: ("mpft-heat", "mpft-cold"),
    Condition.SALICYLATE_ALLERGY: ("tiger-balm",),
    Condition.REACTS_BADLY_TO_COLD: ("mpft-cold",),
    Condition.CANNOT_REMOVE_IT: ("thermacare", "battle-creek"),
    Condition.AGE_65: ("fda-pads",),
    Condition.ALCOHOL_OR_SEDATIVE: ("fda-pads", "fieldstone"),
    Condition.SWELLING: ("thermacare", "epsom"),
    Condition.BRUISE: ("thermacare",),
}
"""Nearly every row has cells that go beyond its sources: those are judgement."""


def grid() -> str:
    """Return the rows that are ticked in the form."""
    return _grid([one for one in GRID if one not in FROM_CHECK_INS])


def grid_of_check_ins() -> str:
    """Return the rows that change from day to day."""
    return _grid([one for one in GRID if one in FROM_CHECK_INS])


def _grid(conditions: list[Condition]) -> str:
    heads = ("", *(name_of(kind) for kind in KINDS), "What stands behind it")
    rows = [
        (
            _name_of(condition),
            *(CELLS[GRID[condition].get(kind)] for kind in KINDS),
            "; ".join(_link(one) for one in ROW_SOURCES[condition]),
        )
        for condition in conditions
    ]
    return table(heads, rows)


def _name_of(condition: Condition) -> str:
    words = translations()["selector"]["condition"]["options"]
    return str(words.get(condition) or FROM_CHECK_IN_NAMES[condition])


def _link(source: str) -> str:
    return f"[{SOURCES[source].short}](numbers.md#{source})"
