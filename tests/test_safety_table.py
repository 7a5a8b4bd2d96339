"""The table in docs/safety.md: every fault has a test, and every test that it names exists."""

import ast
from pathlib import Path
import re

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "safety.md").read_text(encoding="utf-8")
ROWS = [line for line in TEXT.splitlines() if line.startswith("| ")][2:]
TESTS = {
    node.name
    for path in (ROOT / "tests").rglob("test_*.py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
}


def test_the_table_is_found() -> None:
    assert len(ROWS) > 20
    assert len(TESTS) > 500


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip())
def test_a_fault_is_shown_by_tests_that_exist(row: str) -> None:
    named = re.findall(r"`(test_\w+)`", row.split("|")[3])

    assert named
    assert set(named) <= TESTS


def test_every_part_of_the_page_can_be_reached() -> None:
    headings = re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}

    assert set(re.findall(r"\]\(#([\w-]+)\)", TEXT)) == anchors
