"""The recipes of CONTRIBUTING name every file that their example is in, and no other."""

from pathlib import Path
import re

import pytest

ROOT = Path(__file__).parent.parent
INTEGRATION = ROOT / "custom_components" / "back_recovery"
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = CONTRIBUTING.partition("\n## Recipes\n")[2].partition("\n## ")[0]

EXAMPLES = {
    "An activity": r"Kind\.MAT\b|Text\.MAT\b|ENDED_MAT|\"mat\"|\"ended_mat\"|(?m:^ +- mat$)",
    "A workout source": r"[Pp]eloton|PELOTON",
    "An entity": r"\"volume_cap\"",
    "An option": r"\brepeat_after\b",
    "A rule": r"_row\(13\b|\bis_sore_after\b|Reason\.SORE_AFTER|Text\.SORE_AFTER|\"sore_after\"",
}
"""By which words the example of a recipe is known wherever it is."""

LANGUAGES = {path.stem for path in (INTEGRATION / "translations").glob("*.json")}
MEANT_TOO = LANGUAGES - {"en", "de"}
"""Recipes name two languages, and say that the same goes for the others."""


def recipe(name: str) -> str:
    found = re.search(rf"^### {name}\n(.*?)(?=^### |\Z)", RECIPES, re.DOTALL | re.MULTILINE)
    assert found, name
    return found[1]


def listed(name: str) -> set[str]:
    """Return the files of the list of a recipe, those of the integration."""
    lines = [line for line in recipe(name).splitlines() if line.startswith("- ")]
    return {path for line in lines for path in re.findall(r"`([\w/]+\.\w+)`", line)}


def holding(words: str) -> set[str]:
    """Return the files of the integration in which an example is."""
    return {
        path.relative_to(INTEGRATION).as_posix()
        for path in INTEGRATION.rglob("*")
        if path.suffix in {".py", ".json", ".yaml"}
        and path.stem not in MEANT_TOO
        and re.search(words, path.read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_recipe_names_the_files_of_its_example(name: str) -> None:
    assert listed(name) == holding(EXAMPLES[name])


def test_the_recipe_of_a_language_names_every_file_of_one() -> None:
    german = {path.relative_to(INTEGRATION).as_posix() for path in INTEGRATION.rglob("de.*")}

    assert listed("A language") == german


def test_every_language_has_the_same_files() -> None:
    files = {
        language: {
            path.parent.relative_to(INTEGRATION) for path in INTEGRATION.rglob(f"{language}.*")
        }
        for language in LANGUAGES
    }

    assert MEANT_TOO
    assert {language for language, folders in files.items() if folders != files["de"]} == set()


def test_there_is_no_recipe_that_nobody_tries() -> None:
    names = set(re.findall(r"^### (.+)$", RECIPES, re.MULTILINE))

    assert names == {*EXAMPLES, "A language"}


def test_every_other_file_a_recipe_names_is_there() -> None:
    named = re.findall(r"`((?:tests|docs|script)/[\w/.-]+)`", RECIPES)

    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []
