"""The committed files are what a fresh run makes."""

from struct import unpack
from xml.etree import ElementTree as ET

from picture_maker.catalogue import PICTURES
from picture_maker.files import DRAWN, MESSAGES, ROOT, SHEET, differing, drawings
from picture_maker.png import Image, read_png, written
import pytest

SHOWN = sorted(DRAWN.rglob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
MOST = {"600": 8_000, "64": 3_000, "pictures": 7_000}
"""Bytes of a drawing by the folder it is in, as frontend/pictures/README.md says."""
MOST_OF_A_FRAME = 4_000
MOST_OF_AN_IMAGE = 12_000


def test_every_drawing_is_what_a_fresh_run_makes() -> None:
    assert [path.relative_to(ROOT).as_posix() for path, _ in differing()] == []


def test_a_file_that_is_not_as_made_is_found(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = [("hinge.svg", "<svg/>")]
    monkeypatch.setattr("picture_maker.files.drawings", lambda: iter(one))
    monkeypatch.setattr("picture_maker.files.DRAWN", tmp_path)
    (tmp_path / "old.svg").write_text("<svg/>")
    found = [(path.name, text) for path, text in differing()]
    assert found == [("hinge.svg", "<svg/>"), ("old.svg", None)]


def test_every_picture_is_there_in_every_size() -> None:
    names = {path.relative_to(DRAWN).as_posix() for path in SHOWN}
    for picture in PICTURES:
        assert {f"{folder}{picture.name}.svg" for folder in ("600/", "", "64/")} <= names
        if picture.frames == 2:
            assert {f"{picture.name}-1.svg", f"{picture.name}-2.svg"} <= names
    assert len(PICTURES) == 16


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.relative_to(DRAWN).as_posix())
def test_a_drawing_can_stand_in_a_page_beside_others(path: object) -> None:
    text = path.read_text()
    is_frame = path.stem[-2:] in {"-1", "-2"}
    assert len(text) <= (MOST_OF_A_FRAME if is_frame else MOST[path.parent.name])
    root = ET.fromstring(text)
    assert root.get("role") == "img"
    assert root.get("aria-label")
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in {"svg", "g", "path"}
        assert "id" not in element.attrib
    # Its colours are those of the page, and one of its own that a theme can change.
    assert text.count("#") == text.count("var(--picture-accent,#d9622b)")


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_the_image_of_a_message_is_small_and_twice_as_wide_as_high(picture: object) -> None:
    data = (MESSAGES / f"{picture.name}.png").read_bytes()
    assert len(data) <= MOST_OF_AN_IMAGE
    assert unpack(">II", data[16:24]) == (640, 320)


def test_no_image_is_left_over() -> None:
    assert {path.stem for path in MESSAGES.iterdir()} == {one.name for one in PICTURES}


def test_the_sheet_is_small_enough_for_a_page() -> None:
    assert SHEET.stat().st_size < 400_000


def test_a_written_png_shows_the_same() -> None:
    drawn = Image([[(1, 2, 3), (200, 100, 50)], [(200, 100, 50), (1, 2, 3)]])
    data = written(drawn)
    assert data.startswith(b"\x89PNG")
    assert unpack(">II", data[16:24]) == drawn.size


def test_what_is_no_png_of_a_browser_is_refused() -> None:
    with pytest.raises(ValueError, match="not a PNG"):
        read_png(b"GIF89a")
    with pytest.raises(ValueError, match="kind 3"):
        read_png(written(Image([[(0, 0, 0)]])))


def test_a_name_is_used_once() -> None:
    names = [name for name, _ in drawings()]
    assert len(names) == len(set(names))
