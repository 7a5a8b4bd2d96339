"""What a browser does with the forms of set-up."""

from collections.abc import Mapping
import json
from pathlib import Path
import re
from typing import Any

from homeassistant.data_entry_flow import section

from custom_components import back_recovery

TRANSLATIONS = Path(back_recovery.__file__).parent / "translations"


def unfilled(form: Mapping[str, Any], *path: str) -> set[str]:
    """Return what the texts of a form leave open and nobody fills; `path` leads to its flow.

    A browser shows such a text as an error, in whatever language it is.
    """
    wanted: set[str] = set()
    for language in TRANSLATIONS.glob("*.json"):
        texts = json.loads(language.read_text())
        for name in path:
            texts = texts[name]
        wanted |= set(re.findall(r"{(\w+)}", json.dumps(texts["step"][form["step_id"]])))
        wanted |= set(re.findall(r"{(\w+)}", _error_texts(form, texts)))
    return wanted - set(form["description_placeholders"] or {})


def texts_of(language: str, *path: str) -> dict[str, Any]:
    """Return the texts of a language below a path."""
    texts = json.loads((TRANSLATIONS / f"{language}.json").read_text())
    for name in path:
        texts = texts[name]
    return dict(texts)


def _error_texts(form: Mapping[str, Any], texts: Mapping[str, Any]) -> str:
    """Return the texts of the errors that are shown; one without a text is an error itself."""
    return " ".join(texts["error"][key] for key in (form["errors"] or {}).values())


def fields(form: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a form by name, those of a section inside it."""
    return _fields(form["data_schema"].schema)


def _fields(schema: Mapping[Any, Any]) -> dict[str, Any]:
    return {
        str(marker): _fields(value.schema.schema) if isinstance(value, section) else value
        for marker, value in schema.items()
    }


def proposed(form: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the browser sends when somebody just presses Submit."""
    return _proposed(form["data_schema"].schema)


def _proposed(schema: Mapping[Any, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for marker, value in schema.items():
        if isinstance(value, section):
            values[str(marker)] = _proposed(value.schema.schema)
        elif (marker.description or {}).get("suggested_value") is not None:
            values[str(marker)] = marker.description["suggested_value"]
        elif callable(marker.default):
            values[str(marker)] = marker.default()
    return values


def with_changes(form: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    """Return the form as it is proposed, but for some fields; None empties one."""
    values = proposed(form)
    for name, change in changes.items():
        target = values.setdefault(name, {}) if isinstance(change, Mapping) else values
        target |= change if isinstance(change, Mapping) else {name: change}
    for part in (values, *(value for value in values.values() if isinstance(value, dict))):
        for name in [name for name, value in part.items() if value is None]:
            del part[name]
    return values


def open_sections(form: Mapping[str, Any]) -> set[str]:
    """Return the sections that are not folded away."""
    return {
        str(marker)
        for marker, value in form["data_schema"].schema.items()
        if isinstance(value, section) and not value.options["collapsed"]
    }
