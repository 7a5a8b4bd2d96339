"""The documents say what the code does, and every link in them leads somewhere."""

from collections.abc import Iterator
from datetime import timedelta
import json
from pathlib import Path
import re
from types import ModuleType

from docs_writer.pages import PAGES, PART, PARTS, parts_of, rewritten
from docs_writer.phases import BEGUN_BY
from docs_writer.reference import unused_words
from docs_writer.rules import ADVICE_WORDS, SAID_WORDS, rule_words
from docs_writer.sources import SOURCES
from docs_writer.way_back import conditions
from homeassistant.util import slugify
import pytest

from custom_components.back_recovery.const import (
    DEFAULT_QUIET_FROM,
    DEFAULT_QUIET_UNTIL,
    DEFAULT_SPEAK_FROM,
    DEFAULT_SPEAK_UNTIL,
    DOMAIN,
)
from custom_components.back_recovery.engine.acting.holds import TEXTS
from custom_components.back_recovery.engine.model import catalogue as known
from custom_components.back_recovery.engine.model.catalogue import (
    LEAST_REST_WINDOW,
    MOST_REST_WINDOW,
    USUAL_REST_WINDOW,
)
from custom_components.back_recovery.engine.model.plan import MOST_PROMPTS_PER_DAY, Plan
from custom_components.back_recovery.engine.reading import (
    gates,
    ladder,
    said as answered,
    spans,
    trainings,
)
from custom_components.back_recovery.engine.rules import time_rules
from custom_components.back_recovery.engine.rules.table import RULES
from custom_components.back_recovery.flows.input import TITLE

from .shell import test_voice

ROOT = Path(__file__).parent.parent
INTEGRATION = ROOT / "custom_components" / DOMAIN
README = ROOT / "README.md"
REFERENCE = ROOT / "docs" / "reference.md"
SHOWN_TO_USERS = (README, *sorted((ROOT / "docs").rglob("*.md")))
DOCUMENTS = (*SHOWN_TO_USERS, ROOT / "CONTRIBUTING.md")
WITH_NUMBERS = ("how-it-decides", "numbers")
MOST_BYTES = 9_000

LINK = re.compile(r"\[(?P<text>[^\[\]]*(?:!\[[^\]]*\]\([^)]*\))?[^\[\]]*)\]\((?P<target>[^)\s]+)\)")
AVOIDED = re.compile(
    r"treat|\bheal(s|ed|ing)?\b|cure|rehab|(?<!physio)therap|pain relief|inflammation|injur|(?<!Mayo )(?<!Cleveland )clinic|proven"
    r"|\bsafe\b|diagnosis|diagnose|cleared|readiness|prognos|risk score|sciatica|\bdisc\b|strain"
    r"|medicine(?! patch)|tablet|guarantee",
    re.IGNORECASE,
)
"""A routine and reminder tool says none of this about itself."""


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def texts() -> dict[str, dict[str, dict[str, dict[str, str]]]]:
    return json.loads(read(INTEGRATION / "translations" / "en.json"))


def section(heading: str, page: Path = README) -> str:
    """Return what stands under a heading of the second level."""
    _, found, rest = read(page).partition(f"\n## {heading}\n")
    assert found, heading
    return rest.partition("\n## ")[0]


def rows(text: str) -> Iterator[list[str]]:
    """Yield the cells of the rows of every table, without the heads."""
    lines = text.splitlines()
    for before, line in zip(["", *lines], lines, strict=False):
        if line.startswith("| ") and not line.startswith("| ---") and before.startswith("|"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def bold(text: str) -> set[str]:
    return {name for cells in rows(text) for name in re.findall(r"\*\*([^*]+)\*\*", cells[0])}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# What is written by the code


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_says_what_the_code_says(page: Path) -> None:
    assert rewritten(read(page)) == read(page), "run script/write-docs"


def test_every_generated_part_has_its_place() -> None:
    assert sorted(name for page in PAGES for name in parts_of(read(page))) == sorted(PARTS)


@pytest.mark.parametrize(
    ("module", "name", "other"),
    [
        (trainings, "CALM", 4),
        (gates, "NO_SWELLING_FOR", timedelta(hours=47)),
        (gates, "A_WALK", timedelta(minutes=11)),
        (ladder, "MOST_PER_WEEK", (3, 5)),
        (answered, "SKIN_RESTS", timedelta(hours=47)),
        (spans, "LONGEST_WALK", timedelta(minutes=31)),
        (time_rules, "REFERRED_AFTER", timedelta(days=29)),
        (known, "OUTER_LIMIT", timedelta(days=27)),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_number_that_changes_makes_a_page_differ(
    module: ModuleType, name: str, other: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [read(ROOT / "docs" / f"{page}.md") for page in WITH_NUMBERS]

    monkeypatch.setattr(module, name, other)

    assert [rewritten(page) for page in pages] != pages


def test_every_rule_has_words() -> None:
    assert sorted(rule_words()) == sorted(rule.id for rule in RULES)


def test_everything_that_an_answer_closes_has_words() -> None:
    assert set(SAID_WORDS) == {one.reason for one in answered.CLOSES}


def test_every_advice_has_words() -> None:
    assert set(ADVICE_WORDS) == {one.id for one in time_rules.ADVICE}


def test_everything_that_begins_a_hold_has_words() -> None:
    assert set(BEGUN_BY) == set(TEXTS)


def test_everything_a_gate_can_lack_has_words() -> None:
    lacks = set(re.findall(r"\bReason\.([A-Z_]+)", read(Path(gates.__file__))))
    named = {reason.name for _gate, _words, reasons, _sources in conditions() for reason in reasons}

    assert lacks
    assert lacks <= named


def test_every_source_stands_behind_something() -> None:
    linked = {target for page in SHOWN_TO_USERS for target in links(page)}
    behind = {target.rpartition("#")[2] for target in linked if "#" in target}

    assert set(SOURCES) <= behind


@pytest.mark.parametrize("page", WITH_NUMBERS)
def test_the_prose_around_the_tables_has_no_number_of_its_own(page: str) -> None:
    prose = PART.sub("", read(ROOT / "docs" / f"{page}.md"))
    words = re.sub(r"\]\([^)]*\)|`[^`]*`|^\d\. ", "", prose, flags=re.MULTILINE)

    assert not re.findall(r"(?<![\w])\d[\w.:%]*", words)


# What is written by hand


def test_the_reference_has_every_entity_under_its_name() -> None:
    # Names are for people, and may change; ids are made of the keys.
    expected = {
        str(one["name"]): f"`{platform}.{slugify(f'{TITLE} {key}')}`"
        for platform, entities in texts()["entity"].items()
        for key, one in entities.items()
    } | {TITLE: f"`switch.{slugify(TITLE)}`"}

    assert {cells[0]: cells[1] for cells in rows(section("Entities", REFERENCE))} == expected


def test_no_field_of_an_action_has_words_and_does_not_exist() -> None:
    assert not unused_words()


def test_the_reference_has_every_field_of_the_forms() -> None:
    plan, activity = section("Configuration", REFERENCE).split("\n\n| Activity |")
    every = texts()
    steps = [every["config"]["step"]["user"], every["options"]["step"]["init"]]
    assert bold(plan) == labels(*steps)
    assert bold(activity) == labels(every["config_subentries"]["activity"]["step"]["details"])


def labels(*steps: dict[str, dict[str, str]]) -> set[str]:
    """Return what the fields of forms are called, those in sections too."""
    found: set[str] = set()
    for step in steps:
        found |= set(step.get("data", {}).values())
        for inside in step.get("sections", {}).values():
            found |= set(inside["data"].values())  # type: ignore[attr-defined]
    return found


def test_the_reference_has_the_usual_values() -> None:
    plan = Plan.__dataclass_fields__
    shown = {
        cells[0].replace("*", ""): cells[2] for cells in rows(section("Configuration", REFERENCE))
    }

    assert shown["Rest from lifting"] == (
        f"{hours(USUAL_REST_WINDOW)} h ({hours(LEAST_REST_WINDOW)} to {hours(MOST_REST_WINDOW)})"
    )
    usual, most = plan["prompts_per_day"].default, MOST_PROMPTS_PER_DAY
    assert shown["Most offers a day"] == f"{usual} (0 to {most})"
    again, gives_up = (minutes(plan[name].default) for name in ("repeat_after", "lapse_after"))
    assert shown["Ask again after, Give up after"] == f"{again}, {gives_up}"
    assert shown["Put off for"] == minutes(plan["snooze"].default)
    assert shown["Quiet from, Quiet until"] == clocks(DEFAULT_QUIET_FROM, DEFAULT_QUIET_UNTIL)
    assert shown["Speak from, Speak until"] == clocks(DEFAULT_SPEAK_FROM, DEFAULT_SPEAK_UNTIL)


def hours(value: timedelta) -> int:
    return value // timedelta(hours=1)


def minutes(value: timedelta) -> str:
    return f"{value // timedelta(minutes=1)} min"


def clocks(first: str, last: str) -> str:
    return f"{first[:5]} to {last[:5]}"


def test_the_readme_names_the_oldest_home_assistant() -> None:
    release = json.loads(read(ROOT / "hacs.json"))["homeassistant"].removesuffix(".0")

    assert f"[Home Assistant](https://www.home-assistant.io) {release} or newer" in read(README)


def test_every_sentence_of_the_readme_was_said_to_the_assistant() -> None:
    said = {sentence for sentence, *_ in [*test_voice.ON, *test_voice.OFF, *test_voice.ASK]}

    languages = "".join(line for line in section("Voice").splitlines() if line.startswith("- "))
    assert set(re.findall(r"[\"„]([^\"“]+)[\"“]", languages)) == said


def test_the_readme_says_how_often_the_power_is_cut() -> None:
    (kills,) = re.findall(r'"KILLS", "(\d+)"', read(ROOT / "tests" / "e2e" / "test_crash.py"))

    assert f"kills it {kills} times" in section("Known limits")


# All of it


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_link_leads_somewhere(document: Path) -> None:
    for target in links(document):
        if target.startswith(("http://", "https://")):
            continue
        path, _, anchor = target.partition("#")
        found = document.parent / path if path else document
        assert found.exists(), target
        assert not anchor or anchor in anchors(found), target


def links(document: Path) -> Iterator[str]:
    for found in LINK.finditer(read(document)):
        yield found["target"]
        yield from (inner["target"] for inner in LINK.finditer(found["text"]))


def anchors(document: Path) -> set[str]:
    """Return what can be linked to: headings, as GitHub names them, and explicit ids."""
    headings = re.findall(r"^#+ (.+)$", read(document), re.MULTILINE)
    slugs = {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}
    return slugs | set(re.findall(r'<a id="([\w-]+)">', read(document)))


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_no_document_promises_anything(document: Path) -> None:
    for number, line in enumerate(read(document).splitlines(), 1):
        words = re.sub(r"\]\([^)]*\)|`[^`]*`", "", line)
        found = AVOIDED.search(words)
        assert not found, f"line {number}: {found and found[0]}"


def test_the_readme_can_be_read_at_once() -> None:
    assert len(README.read_bytes()) <= MOST_BYTES


@pytest.mark.parametrize("document", SHOWN_TO_USERS, ids=name_of)
def test_every_file_a_document_names_exists(document: Path) -> None:
    named = re.findall(r"`((?:script|tests|docs|custom_components)/[\w./-]+)[^`]*`", read(document))
    for path in named:
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_test_a_document_names_exists(document: Path) -> None:
    for path, test in re.findall(r"`([\w/]+\.py)::(\w+)`", read(document)):
        assert re.search(rf"^(async )?def {test}\(", read(ROOT / path), re.MULTILINE), test
