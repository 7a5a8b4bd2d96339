"""What quality_scale.yaml claims, where a test can check it."""

import ast
from collections.abc import Iterator
import json
from pathlib import Path
import tomllib
from typing import Any

from homeassistant.const import Platform
import pytest
import yaml

ROOT = Path(__file__).parent.parent
HERE = ROOT / "custom_components" / "back_recovery"
RULES: dict[str, Any] = yaml.safe_load((HERE / "quality_scale.yaml").read_text())["rules"]
MANIFEST = json.loads((HERE / "manifest.json").read_text())
ICONS = json.loads((HERE / "icons.json").read_text())
PLATFORMS = sorted(HERE / f"{one}.py" for one in Platform if (HERE / f"{one}.py").exists())
SOURCES = sorted(HERE.rglob("*.py"))

TIMERS_IN_A_RHYTHM = {"surroundings/clock.py", "surroundings/names.py", "workout_log/sources.py"}
"""Those that the comment on polling names."""

TOLD_IN = {"actions": "reference.md", "triggers": "automations.md", "conditions": "automations.md"}


def status(rule: str) -> str:
    said = RULES[rule]
    return str(said["status"] if isinstance(said, dict) else said)


def calls(name: str) -> Iterator[str]:
    """Yield the files in which something of this name is called."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call):
                called = node.func
                if name in (getattr(called, "id", None), getattr(called, "attr", None)):
                    yield path.relative_to(HERE).as_posix()


def test_there_are_the_54_rules() -> None:
    assert len(RULES) == 54


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_kept_or_says_why_it_does_not_apply(rule: str) -> None:
    assert status(rule) in ("done", "exempt")
    if status(rule) == "exempt":
        assert len(RULES[rule]["comment"]) > 20


def test_what_is_looked_at_in_a_rhythm_is_what_the_comment_names() -> None:
    assert set(calls("async_track_time_interval")) == TIMERS_IN_A_RHYTHM
    assert "should_poll" not in "".join(path.read_text() for path in PLATFORMS)


def test_there_are_platforms() -> None:
    assert len(PLATFORMS) > 8


@pytest.mark.parametrize("path", PLATFORMS, ids=lambda path: path.stem)
def test_a_platform_updates_in_parallel_without_limit(path: Path) -> None:
    assert "\nPARALLEL_UPDATES = 0\n" in path.read_text()


def test_there_are_no_requirements_to_be_transparent_about() -> None:
    assert "requirements" not in MANIFEST


def test_no_request_leaves_home_assistant() -> None:
    used = [
        path.name
        for path in SOURCES
        if any(
            word in path.read_text()
            for word in (
                "ClientSession",
                "async_get_clientsession",
                "import requests",
                "urllib.req",
            )
        )
    ]

    assert used == []


def test_an_owner_is_named() -> None:
    assert MANIFEST["codeowners"]


@pytest.mark.parametrize("name", ["icon.png", "icon@2x.png", "logo.png", "logo@2x.png"])
def test_the_brand_has_its_pictures(name: str) -> None:
    assert (HERE / "brand" / name).stat().st_size > 0


def test_each_action_has_a_picture_and_its_fields_in_the_docs() -> None:
    services = yaml.safe_load((HERE / "services.yaml").read_text())
    told = (ROOT / "docs" / TOLD_IN["actions"]).read_text()

    assert services.keys() == ICONS["services"].keys()
    for name, service in services.items():
        about = told.partition(f"`back_recovery.{name}`. ")[2].partition("\n### ")[0]
        assert about, name
        for field in service.get("fields", {}):
            assert f"`{field}`" in about, f"{name} {field}"


@pytest.mark.parametrize("kind", ["triggers", "conditions"])
def test_each_trigger_and_condition_is_in_the_docs(kind: str) -> None:
    offered = yaml.safe_load((HERE / f"{kind}.yaml").read_text())
    told = (ROOT / "docs" / TOLD_IN[kind]).read_text()

    assert offered
    for name in offered:
        if not name.startswith("."):
            assert f"`back_recovery.{name}`" in told


@pytest.mark.parametrize(
    ("page", "heading"),
    [
        ("README.md", "## Install"),
        ("README.md", "## Removal"),
        ("README.md", "## Known limits"),
        ("README.md", "## Troubleshooting"),
        ("README.md", "## What it does"),
        ("docs/reference.md", "## How states are updated"),
        ("docs/reference.md", "## Configuration"),
        ("docs/automations.md", "## Three automations"),
    ],
)
def test_the_docs_have_what_is_claimed(page: str, heading: str) -> None:
    assert f"\n{heading}\n" in (ROOT / page).read_text()


def test_typing_is_strict() -> None:
    mypy = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]

    assert mypy["strict"] is True
    assert "explicit-override" in mypy["enable_error_code"]
    assert "custom_components.back_recovery" in mypy["packages"]
    assert (HERE / "py.typed").exists()


@pytest.mark.parametrize("path", PLATFORMS, ids=lambda path: path.stem)
def test_a_platform_types_its_entry(path: Path) -> None:
    assert "entry: BackRecoveryConfigEntry" in path.read_text()


def test_the_flows_are_covered_whole_or_the_tests_fail() -> None:
    assert "config_flow.py,$integration/flows/*" in (ROOT / "script" / "test").read_text()
