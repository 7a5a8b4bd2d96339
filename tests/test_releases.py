"""What is released is what was tested, and says what is new."""

import importlib.machinery
import importlib.util
import json
from pathlib import Path
import re
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MANIFEST = json.loads(
    (ROOT / "custom_components" / "back_recovery" / "manifest.json").read_text(encoding="utf-8")
)
HACS = json.loads((ROOT / "hacs.json").read_text(encoding="utf-8"))
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40} # .+")


@pytest.fixture
def release_notes() -> ModuleType:
    loader = importlib.machinery.SourceFileLoader(
        "release_notes", str(ROOT / "script" / "release_notes")
    )
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_there_are_workflows() -> None:
    assert {path.stem for path in WORKFLOWS} >= {"lint", "test", "validate", "release", "nightly"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_of_others_are_pinned_by_commit(path: Path) -> None:
    used = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))

    assert used
    for one in used:
        assert one.startswith("./") or PINNED.fullmatch(one), one


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_read_and_no_more_unless_a_job_says_why(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert "\npermissions:\n  contents: read\n" in text
    assert all(" # " in line for line in text.splitlines() if ": write" in line)


def test_the_release_attaches_the_file_that_hacs_downloads() -> None:
    release = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")

    assert HACS["zip_release"] is True
    assert f"{HACS['filename']} {HACS['filename']}.sha256" in release
    assert "needs: [test, validate]" in release


def test_this_version_has_notes(release_notes: ModuleType) -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert release_notes.notes(changelog, MANIFEST["version"])


@pytest.mark.parametrize(
    ("version", "told"),
    [("1.2.0", "New."), ("1.2.0b1", "New."), ("1.1.0", "Old.\n\n### More"), ("1.0.0", "")],
)
def test_the_notes_are_the_section_of_the_version(
    release_notes: ModuleType, version: str, told: str
) -> None:
    changelog = "# What is new\n\n## 1.2.0\n\nNew.\n\n## 1.1.0 (May)\n\nOld.\n\n### More\n"

    assert release_notes.notes(changelog, version) == told
