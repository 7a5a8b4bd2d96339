"""The table of faults names tests that are there, and its scripts are documented."""

from pathlib import Path

import pytest

from .faults import FAULTS, ROOT

DOCS = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda one: one.name)
def test_every_fault_has_tests_that_are_there(fault: object) -> None:
    for test in fault.tests:  # type: ignore[attr-defined]
        file, _, name = test.partition("::")
        text = (ROOT / file).read_text(encoding="utf-8")
        assert f"def {name.partition('[')[0]}(" in text, test


def test_the_document_has_a_line_for_each() -> None:
    assert [fault.name for fault in FAULTS if f"| {fault.name} |" not in DOCS] == []


@pytest.mark.parametrize("script", ["soak", "faults", "fuzz"])
def test_the_document_names_each_script(script: str) -> None:
    assert f"`script/{script}" in DOCS
    assert Path(ROOT / "script" / script).is_file()
