"""One page with every picture at 200 and at 64 px, light and dark: what is looked at."""

from typing import Final

from .boxes import frame, pair, small
from .catalogue import PICTURES, Picture
from .files import LARGE, SMALL, USUAL

SHEET_WIDTH: Final = 1300
_THEMES: Final = (("#ffffff", "#1b2b3b", "#d9622b"), ("#1b2026", "#e6ebf0", "#ff9a5c"))
_STYLE: Final = """
body { margin: 0; font: 13px/1.3 system-ui, sans-serif }
section { display: flex; flex-wrap: wrap; gap: 8px; padding: 10px }
figure { margin: 0; border: 1px solid #8883; border-radius: 10px }
figcaption { text-align: center; opacity: .6; padding-bottom: 6px }
svg { display: block }
.break { flex-basis: 100% }
"""


def sheet(*, is_large: bool = False) -> str:
    """Return the page. With `is_large` the frames are drawn at 600 px."""
    return f"<!doctype html><style>{_STYLE}</style>" + "".join(
        f'<section style="background:{paper};color:{ink};--picture-accent:{accent}">'
        f"{_pictures(is_large=is_large)}</section>"
        for paper, ink, accent in _THEMES
    )


def _pictures(*, is_large: bool) -> str:
    if is_large:
        return "".join(
            _figure(frame(picture, number, LARGE), 600, picture)
            for picture in PICTURES
            for number in range(1, picture.frames + 1)
        )
    twos = [picture for picture in PICTURES if picture.frames == 2]
    ones = [picture for picture in PICTURES if picture.frames == 1]
    text = "".join(_figure(pair(picture, USUAL), 200, picture) for picture in twos)
    text += "".join(_figure(frame(picture, 1, USUAL), 200, picture) for picture in ones)
    text += '<div class="break"></div>'
    return text + "".join(_figure(small(picture, SMALL), 64, None) for picture in PICTURES)


def _figure(drawing: str, height: int, picture: Picture | None) -> str:
    words = f"<figcaption>{picture.name.replace('_', ' ')}</figcaption>" if picture else ""
    sized = drawing.replace("<svg ", f'<svg height="{height}" ', 1)
    return f"<figure>{sized}{words}</figure>"
