"""What the house tells of a state in a language for which no file of it is kept.

Nobody compares these: they are written anew by each run, by the code that wrote the others.
"""

from dataclasses import replace
from functools import cache
from importlib import import_module
import json
from pathlib import Path

from .scenes import REPOSITORY

FOLDER = REPOSITORY / ".cache" / "gallery" / "states"


@cache
def written(state: str, language: str) -> Path:
    """Write the page of a state in this language; return the file."""
    # Imported late: without another language nothing of Home Assistant is needed here.
    states = import_module("tests.shell.page.states")
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{state}.{language}.json"
    page = states.of(replace(states.STATES[state], language=language))
    path.write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")
    return path
