"""The files in frontend/pictures/: what each contains, and whether it is what was committed."""

from collections.abc import Callable, Iterator, Mapping
import json
from pathlib import Path
from types import MappingProxyType
from typing import Final

from .boxes import box_of_frames, frame, message, pair, small
from .catalogue import PICTURES
from .layers import STYLES, Layer
from .motion import bridging, eased, getting_up, hinging
from .props import ground
from .scenes_moving import bridged, hinged, risen
from .svg import markup, view

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


MOVING: Final[Mapping[str, Callable[[float], list[Layer]]]] = MappingProxyType(
    {
        "hinge": lambda done: [*hinged(hinging(done), USUAL), ground(-34, 52)],
        "bridge": lambda done: bridged(bridging(done), USUAL),
        "sit_to_stand": lambda done: risen(getting_up(done), USUAL),
    }
)
"""What is drawn on the way from the first frame to the second."""


def motions() -> Iterator[tuple[str, str]]:
    """Yield the frames of each movement: what stands in one `svg` element after the other."""
    for picture in PICTURES:
        if layers := MOVING.get(picture.name):
            frames = [markup(layers(done), USUAL) for done in eased()]
            moving = {"viewBox": view(box_of_frames(picture)), "frames": frames}
            yield f"motion/{picture.name}.json", json.dumps(moving, indent=0) + "\n"


def for_messages() -> Iterator[tuple[str, str]]:
    """Yield every picture as a message shows it, to be made into a PNG of that name."""
    for picture in PICTURES:
        yield f"{picture.name}.png", message(picture, USUAL)


def differing() -> Iterator[tuple[Path, str | None]]:
    """Yield every file that is not as it should be, and its text; None: nothing makes it."""
    made = {DRAWN / name: text for name, text in (*drawings(), *motions())}
    for path, text in made.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield path, text
    for path in sorted(DRAWN.rglob("*")):
        if path.suffix in {".svg", ".json"} and path not in made:
            yield path, None
