"""Every field of every action: what it means, and what it takes."""

from collections.abc import Iterator, Mapping
from typing import Any

from .automations import DOMAIN, described_in, must_be_given
from .names import translations
from .tables import table

NO_FIELDS = "No fields."


def action_fields() -> str:
    """Return every action with a table of its fields."""
    parts: list[str] = []
    for name, words, described in described_in("services"):
        parts += [f"### {words['name']}", f"`{DOMAIN}.{name}`. {words['description']}"]
        rows = list(_rows(words.get("fields", {}), described.get("fields", {})))
        parts.append(table(("Field", "What it means", "Takes"), rows) if rows else NO_FIELDS)
    return "\n\n".join(parts)


def _rows(
    words: Mapping[str, Any], fields: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, str, str]]:
    for name, field in fields.items():
        star = "\\*" * must_be_given(field)
        yield f"`{name}`{star}", words[name]["description"], _takes(field["selector"])


def _takes(selector: Mapping[str, Any]) -> str:
    """Return what a field takes, in words: a range with its unit, the choices, or the kind."""
    (kind, settings) = next(iter(selector.items()))
    match kind, settings or {}:
        case "number", limits:
            unit = f" {limits['unit_of_measurement']}" if "unit_of_measurement" in limits else ""
            return f"{limits['min']} to {limits['max']}{unit}"
        case "select", {"options": options}:
            return ", ".join(f"`{one}`" for one in options)
        case _:
            return _KINDS[kind]


_KINDS = {
    "boolean": "yes or no",
    "datetime": "a date and a time",
    "object": "a list",
    "text": "text",
}


def unused_words() -> list[str]:
    """Return fields that have words and do not exist."""
    words = translations()["services"]
    return [
        f"{name}.{field}"
        for name, _, described in described_in("services")
        for field in words[name].get("fields", {})
        if field not in described.get("fields", {})
    ]
