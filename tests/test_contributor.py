"""A contributor's path: a clone, the recipe of an activity followed to the letter, its tests, and it is in.

The activity is called after nothing that is there. What is done to each file is what the recipe
says of it, by the example it names: where the mat has a row, the new one has one, too.
"""

import ast
from collections.abc import Callable, Mapping
import json
import os
from pathlib import Path
import re
import shutil
import subprocess
import sys
from typing import Any

import pytest

from .test_recipes import INTEGRATION, ROOT, recipe

NEW = "swing"
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".cache", "node_modules", "__pycache__", "gallery", "*.webp", "*.png"
)
NEEDS_NO_ROW = {
    "engine/model/suitability.py",
    "engine/reading/said.py",
    "engine/reading/spans.py",
    "engine/reading/cards.py",
    "engine/reading/thermal.py",
    "telling/images.py",
}
"""Where only something that somebody has to leave out, that is warm, or has a posture needs one."""

STORY = '''"""A day of the activity that a contributor adds."""

from custom_components.back_recovery.engine.model.effects import Tell
from custom_components.back_recovery.engine.model.events import ActivityDone
from custom_components.back_recovery.engine.model.vocabulary import Kind

from .builders import Timeline, a_plan, the_usual


def test_it_is_offered_at_its_hour_and_done() -> None:
    plan = a_plan(the_usual(Kind.SWING), rest_window=72, asks_what_suits=False)
    day = Timeline(plan).start("Mon 07:00").check_in("Tue 08:00", 4)

    day.until("Tue 18:05")
    told = {one.message.activity for _, one in day.happened if isinstance(one, Tell)}
    day.on("Tue 18:06", ActivityDone(activity="swing", by="anna"))

    assert "swing" in told
    assert day.episode.sessions[-1].activity == "swing"
'''


def with_rows(source: str) -> str:
    """Return a file of Python with a row for the new one after each of the mat's."""
    lines = source.splitlines(keepends=True)
    ends: dict[int, str] = {}
    for node in ast.walk(ast.parse(source)):
        for key, value in rows_of(node):
            row = "".join(lines[key.lineno - 1 : value.end_lineno])
            ends[value.end_lineno or 0] = renamed(row)
    for number, line in enumerate(lines, 1):
        if re.fullmatch(r"\s*(\| Text\.|)(ENDED_|)MAT( = .*|)\n", line):
            ends[number] = renamed(line)
    return "".join(line + ends.get(number, "") for number, line in enumerate(lines, 1))


def rows_of(node: ast.AST) -> list[tuple[ast.expr, ast.expr]]:
    """Return the rows of the mat in a table."""
    if not isinstance(node, ast.Dict):
        return []
    pairs = zip(node.keys, node.values, strict=True)
    return [(key, value) for key, value in pairs if key and ast.unparse(key) == "Kind.MAT"]


def renamed(text: str) -> str:
    return text.replace("MAT", NEW.upper()).replace('mat"', f'{NEW}"')


def with_keys(value: Any) -> Any:
    """Return JSON with a text of the new one beside each of the mat's."""
    if not isinstance(value, dict):
        return value
    found: dict[str, Any] = {}
    for key, one in value.items():
        found[key] = with_keys(one)
        if key in ("mat", "ended_mat"):
            found[renamed(f'{key}"').rstrip('"')] = NEW.title() if len(str(one)) < 20 else one
    return found


def with_words(text: str) -> str:
    """Return YAML with the new one where the mat is."""
    text = re.sub(r"^( +)mat: .*\n", rf"\g<0>\g<1>{NEW}: {NEW}\n", text, flags=re.MULTILINE)
    return re.sub(r"^( +)- mat\n", rf"\g<0>\g<1>- {NEW}\n", text, flags=re.MULTILINE)


WAYS: Mapping[str, Callable[[str], str]] = {
    ".py": with_rows,
    ".json": lambda text: (
        json.dumps(with_keys(json.loads(text)), ensure_ascii=False, indent=2) + "\n"
    ),
    ".yaml": with_words,
}


def files_of_the_recipe(tree: Path) -> list[Path]:
    """Return every file that the recipe of an activity names, in this tree."""
    lines = [line for line in recipe("An activity").splitlines() if line.startswith("- ")]
    named = [path for line in lines for path in re.findall(r"`([\w/.]+)`", line)]
    folder = tree / INTEGRATION.relative_to(ROOT)
    found: list[Path] = []
    for name in named:
        if (folder / name).is_dir():
            found += sorted((folder / name).glob("*.yaml"))
        elif name.endswith("/en.json"):
            # Every text exists in every language.
            found += sorted((folder / name).parent.glob("*.json"))
        elif (folder / name).is_file() and name not in NEEDS_NO_ROW:
            found.append(folder / name)
    return list(dict.fromkeys(found))


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_the_recipe_of_an_activity_leads_from_a_clone_to_one_that_passes(tmp_path: Path) -> None:
    tree = tmp_path / "clone"
    shutil.copytree(ROOT, tree, ignore=LEFT_OUT, symlinks=True)

    for path in files_of_the_recipe(tree):
        before = path.read_text(encoding="utf-8")
        after = WAYS[path.suffix](before)
        assert NEW in after.lower(), path.name
        path.write_text(after, encoding="utf-8")
    (tree / "tests/engine/test_swing.py").write_text(STORY, encoding="utf-8")

    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-header", *TESTS],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-2000:]
    assert "passed" in ran.stdout


TESTS = (
    "tests/engine/test_swing.py",
    "tests/engine/model/test_stored_words.py",
    "tests/engine/model/test_suitability.py",
    "tests/test_repository.py",
    "tests/shell/telling/test_texts.py",
    "tests/shell/telling/test_every_message.py",
    "tests/shell/speaking/test_languages.py",
)
"""The story of the new one, and what looks at every activity: its row, texts and words."""
