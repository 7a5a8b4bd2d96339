"""What things are called in the user interface."""

from collections.abc import Iterable
from functools import cache
import json
from pathlib import Path
from typing import Any

import custom_components.back_recovery
from custom_components.back_recovery.engine.model.vocabulary import Kind

FOLDER = Path(custom_components.back_recovery.__file__).parent


@cache
def translations() -> dict[str, Any]:
    """Return every English text of the user interface."""
    texts = (FOLDER / "translations" / "en.json").read_text(encoding="utf-8")
    return dict(json.loads(texts))


def name_of(kind: Kind) -> str:
    """Return what a kind of activity is called."""
    return str(translations()["selector"]["kind"]["options"].get(kind, kind.capitalize()))


def listed(kinds: Iterable[Kind]) -> str:
    """Name kinds, in the order of the vocabulary."""
    wanted = set(kinds)
    if wanted >= set(Kind) - {Kind.GYM}:
        return "every activity of the plan"
    return ", ".join(name_of(kind) for kind in Kind if kind in wanted) or "nothing"
