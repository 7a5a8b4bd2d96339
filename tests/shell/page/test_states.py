"""The states that the frontend is tested with are what the real code makes."""

from pathlib import Path

import pytest

from .states import FOLDER, pages

PAGES = dict(pages())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_state_is_what_the_code_makes(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == PAGES[path], "python -m tests.shell.page.states"


def test_no_state_is_left_over() -> None:
    assert set(FOLDER.glob("*.json")) == set(PAGES)
