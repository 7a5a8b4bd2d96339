"""A small engine with one good test is mutated as the real one is."""

import json
import os
from pathlib import Path
import subprocess
import sys

import pytest

SCRIPT = Path(__file__).parents[2] / "script"
ENGINE = Path("custom_components", "back_recovery", "engine")
TESTS = Path("tests", "engine")
CODE = """
from .pain import HIGH

def is_high(pain):
    return pain >= HIGH

def unasked(pain):
    return pain > HIGH
"""
TEST = """
from custom_components.back_recovery.engine.answers import is_high

def test_seven_is_high():
    assert is_high(7)

def test_five_is_not():
    assert not is_high(5)
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a checkout in which Home Assistant would be imported, were it not left out."""
    for name, text in (
        (ENGINE.parent / "__init__.py", "raise ImportError"),
        (ENGINE / "__init__.py", ""),
        (ENGINE / "answers.py", CODE),
        (ENGINE / "pain.py", "HIGH = 7\n"),
        ("tests/__init__.py", ""),
        (TESTS / "__init__.py", ""),
        (TESTS / "test_answers.py", TEST),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def mutate(tree: Path, *options: str) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, "-m", "mutation", "--tree", str(tree), *options],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(SCRIPT), "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr
    return done.returncode, [line[5:] for line in done.stdout.splitlines() if line[:4].strip()]


def test_who_is_noticed_is_killed_and_who_is_not_survives(tree: Path) -> None:
    code, lines = mutate(tree, "--only", "engine/answers", "--at-least", "50")

    assert code == 0
    at_seven = "(engine/test_answers.py::test_seven_is_high)"
    assert {line for line in lines if "pain" in line} >= {
        f"killed: engine/answers.py:5  pain >= HIGH  ->  pain > HIGH  {at_seven}",
        f"killed: engine/answers.py:5  return pain >= HIGH  ->  return None  {at_seven}",
        "survived: engine/answers.py:8  pain > HIGH  ->  pain >= HIGH",
    }


def test_a_constant_is_tried_by_the_tests_of_other_files(tree: Path) -> None:
    code, lines = mutate(tree, "--only", "engine/pain.py", "--at-least", "90")

    assert code == 1
    outcomes = {line.partition("  (")[0] for line in lines if "HIGH" in line}
    assert {
        "killed: engine/pain.py:1  HIGH = 7  ->  HIGH = 8",
        "survived: engine/pain.py:1  HIGH = 7  ->  HIGH = 6",
    } <= outcomes


def test_an_endless_loop_is_noticed(tree: Path) -> None:
    loop = (
        "def is_high(pain, more=ONE):\n    while pain < 7:\n        pain += more\n    return pain"
    )
    (tree / ENGINE / "answers.py").write_text(f"from .pain import ONE\n{loop}\n", encoding="utf-8")
    (tree / ENGINE / "pain.py").write_text("ONE = 1\n", encoding="utf-8")
    test = TEST.replace("not is_high(5)", "is_high(5)")
    (tree / TESTS / "test_answers.py").write_text(test, encoding="utf-8")

    _, lines = mutate(tree, "--only", "engine/answers")

    by = "(engine/test_answers.py::test_five_is_not)"
    assert f"timed out: engine/answers.py:4  pain += more  ->  pain -= more  {by}" in lines


def test_a_function_that_needs_other_variables_is_loaded_anew(tree: Path) -> None:
    code = """
from .pain import HIGH

def above(limit):
    def is_it(pain):
        return pain >= limit and pain < 11
    return is_it

is_high = above(HIGH)
"""
    (tree / ENGINE / "answers.py").write_text(code, encoding="utf-8")

    _, lines = mutate(tree, "--only", "engine/answers")

    dropped = "pain >= limit and pain < 11  ->  pain < 11"
    by = "(engine/test_answers.py::test_five_is_not)"
    assert f"killed: engine/answers.py:6  {dropped}  {by}" in lines


def test_what_tests_reach_is_kept_until_one_of_them_or_the_code_is_new(tree: Path) -> None:
    keep = ("--keep", str(tree / "kept"))
    before = mutate(tree, *keep)
    assert mutate(tree, *keep) == before

    more = TEST.replace("is_high", "unasked").replace("(7)", "(8)")
    (tree / TESTS / "test_unasked.py").write_text(more, encoding="utf-8")
    killed = "killed: engine/answers.py:8  return pain > HIGH  ->  return None"
    assert any(line.startswith(killed) for line in mutate(tree, *keep)[1])

    (tree / ENGINE / "answers.py").write_text(CODE.replace("> HIGH", "<= HIGH"), encoding="utf-8")
    assert mutate(tree, *keep)[0] == 2


def test_nothing_is_said_where_the_tests_fail_anyway(tree: Path) -> None:
    (tree / ENGINE / "pain.py").write_text("HIGH = 8\n", encoding="utf-8")
    code, _ = mutate(tree)
    assert code == 2


def test_only_what_is_new_is_tried_where_that_is_asked_for(tree: Path) -> None:
    commit(tree)
    changed = CODE.replace("return pain > HIGH", "return not pain > HIGH")
    (tree / ENGINE / "answers.py").write_text(changed, encoding="utf-8")

    code, lines = mutate(tree, "--changed", "HEAD", "--at-least", "50")

    assert code == 1
    assert {line.split("  ")[0] for line in lines if "engine/" in line and ": " in line} == {
        "survived: engine/answers.py:8"
    }


def test_where_nothing_is_new_nothing_is_tried(tree: Path) -> None:
    commit(tree)

    assert mutate(tree, "--changed", "HEAD")[0] == 0
    assert mutate(tree, "--changed", "no-such-commit")[0] == 2


def commit(tree: Path) -> None:
    """Make a repository of the checkout, with everything in its first commit."""
    who = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
    for order in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "before"]):
        subprocess.run(["git", *who, *order], cwd=tree, check=True, capture_output=True)


def test_what_was_saved_is_played_again_where_it_is_now(tree: Path) -> None:
    saved, again = tree / "mutants.json", tree / "again.json"
    mutate(tree, "--mutants", "3", "--save", str(saved))
    moved = tree / ENGINE / "rules" / "reading.py"
    moved.parent.mkdir()
    (tree / ENGINE / "answers.py").unlink()
    moved.write_text(CODE.replace(".pain", "..pain"), encoding="utf-8")
    test = TEST.replace("engine.answers", "engine.rules.reading")
    (tree / TESTS / "test_answers.py").write_text(test, encoding="utf-8")

    options = ("--from", str(saved), "--save", str(again), "--at-least", "0")
    code, _ = mutate(tree, *options)

    def outcomes(file: Path) -> list[tuple[str, str, bool]]:
        rows = json.loads(file.read_text(encoding="utf-8"))
        return [(row["before"], row["after"], row["is_killed"]) for row in rows]

    assert code == 0
    assert len(outcomes(saved)) == 3
    assert outcomes(again) == outcomes(saved)
