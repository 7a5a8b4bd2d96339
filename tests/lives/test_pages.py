"""The lives in docs/lives/ are those that the engine would lead now."""

from life_player.lives import LIVES
from life_player.pages import FOLDER, pages, played
from life_player.player import Told
import pytest

PAGES = dict(pages())


def test_there_are_lives_in_both_languages() -> None:
    assert len(PAGES) == 2 * (len(LIVES) + 1)
    assert len(LIVES) >= 19
    assert {page for page in PAGES if page.parent == FOLDER} != set(PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_a_page_tells_what_the_engine_would_do_now(page) -> None:
    assert page.read_text(encoding="utf-8") == PAGES[page], "run script/lives"


def test_no_other_page_lies_among_them() -> None:
    assert set(FOLDER.rglob("*.md")) == set(PAGES)


@pytest.mark.parametrize("name", [life.name for life in LIVES])
def test_something_happens_in_every_life(name) -> None:
    assert sum(isinstance(line, Told) for line in played(name)) > 3
