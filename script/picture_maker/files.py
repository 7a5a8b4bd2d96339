"""The files in frontend/pictures/: what each contains, and whether it is what was committed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from .boxes import frame, message, pair, small
from .catalogue import PICTURES
from .layers import STYLES

ROOT: Final = Path(__file__).parents[2]
DRAWN: Final = ROOT / "frontend" / "pictures"
MESSAGES: Final = ROOT / "custom_components" / "back_recovery" / "pictures"
SHEET: Final = ROOT / "docs" / "images" / "pictures.png"

LARGE, USUAL, SMALL = STYLES


def drawings() -> Iterator[tuple[str, str]]:
    """Yield every file by its name in frontend/pictures/, and its text."""
    for picture in PICTURES:
        for folder, style in (("600/", LARGE), ("", USUAL)):
            if picture.frames == 1:
                yield f"{folder}{picture.name}.svg", frame(picture, 1, style)
                continue
            yield f"{folder}{picture.name}.svg", pair(picture, style)
            for number in (1, 2):
                yield f"{folder}{picture.name}-{number}.svg", frame(picture, number, style)
        yield f"64/{picture.name}.svg", small(picture, SMALL)


def for_messages() -> Iterator[tuple[str, str]]:
    """Yield every picture as a message shows it, to be made into a PNG of that name."""
    for picture in PICTURES:
        yield f"{picture.name}.png", message(picture, USUAL)


def differing() -> Iterator[tuple[Path, str | None]]:
    """Yield every file that is not as it should be, and its text; None: nothing makes it."""
    made = {DRAWN / name: text for name, text in drawings()}
    for path, text in made.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield path, text
    for path in sorted(DRAWN.rglob("*")):
        if path.suffix == ".svg" and path not in made:
            yield path, None
