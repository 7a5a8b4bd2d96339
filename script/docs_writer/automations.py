"""What automations can use, as tables: names from the translations, fields from the YAML files."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from homeassistant.util import slugify
from homeassistant.util.yaml import load_yaml_dict

from custom_components.back_recovery.condition import CONDITIONS
from custom_components.back_recovery.flows.input import TITLE
from custom_components.back_recovery.switch import SWITCH
from custom_components.back_recovery.trigger import TRIGGERS

from .names import FOLDER, translations
from .tables import table

DOMAIN = FOLDER.name
BLUEPRINTS = FOLDER.parent.parent / "blueprints" / "automation" / DOMAIN
IMPORT = "https://my.home-assistant.io/redirect/blueprint_import/?blueprint_url="
BADGE = "https://my.home-assistant.io/badges/blueprint_import.svg"
NOTHING = "–"


def triggers() -> str:
    """Return every trigger with what it is attached to and its options."""
    return _targeted("triggers", "Trigger", TRIGGERS)


def conditions() -> str:
    """Return every condition with what it looks at and its options."""
    return _targeted("conditions", "Condition", CONDITIONS)


def actions() -> str:
    """Return every action with its fields."""
    rows = [
        (f"{words['name']}<br>`{DOMAIN}.{name}`", words["description"], _fields(described))
        for name, words, described in described_in("services")
    ]
    return table(("Action", "What it does", "Fields"), rows)


def events() -> str:
    """Return every event entity with the types of its events and what comes with them."""
    rows = [
        (
            words["name"],
            _listed(words["state_attributes"]["event_type"].get("state", ())),
            _listed(name for name in words["state_attributes"] if name != "event_type"),
        )
        for words in translations()["entity"]["event"].values()
    ]
    return table(("Entity", "`event_type`", "More attributes"), rows)


def blueprints() -> str:
    """Return every blueprint with a button that imports it."""
    rows = [
        (
            f"**{one['name']}**",
            one["description"],
            f"[![Import]({BADGE})]({IMPORT}{quote(one['source_url'], safe='')})",
        )
        for one in map(_blueprint, sorted(BLUEPRINTS.glob("*.yaml")))
    ]
    return table(("Blueprint", "What it does", ""), rows)


def _targeted(section: str, head: str, looks_at: Mapping[str, type[Any]]) -> str:
    rows = [
        (
            f"{words['name']}<br>`{DOMAIN}.{name}`",
            words["description"],
            _entity_id(described["target"]["entity"][0]["domain"], looks_at[name].entity_key),
            _fields(described),
        )
        for name, words, described in described_in(section)
    ]
    return table((head, "What it does", "Entity", "Options"), rows)


def _entity_id(domain: str, key: str) -> str:
    """Return what the entity of a plan with the usual name is called."""
    return f"`{domain}.{slugify(TITLE if key == SWITCH.key else f'{TITLE} {key}')}`"


def described_in(section: str) -> Iterator[tuple[str, Mapping[str, Any], Mapping[str, Any]]]:
    """Yield name, words and description of everything in a YAML file, in its order."""
    for name, described in _yaml(FOLDER / f"{section}.yaml").items():
        yield name, translations()[section][name], described


def _fields(described: Mapping[str, Any]) -> str:
    """Return the names of the fields; those with a star have no default."""
    fields = described.get("fields", {})
    return _listed(fields, {name for name, one in fields.items() if must_be_given(one)})


def must_be_given(field: Mapping[str, Any]) -> bool:
    return bool(field.get("required")) and "default" not in field


def _listed(names: Iterable[str], starred: Iterable[str] = ()) -> str:
    return ", ".join(f"`{name}`{'\\*' * (name in starred)}" for name in names) or NOTHING


def _blueprint(path: Path) -> Mapping[str, Any]:
    return _yaml(path)["blueprint"]  # type: ignore[no-any-return]


@cache
def _yaml(path: Path) -> dict[str, Any]:
    """Read a YAML file; what a blueprint's input will be is of no interest here."""
    return dict(load_yaml_dict(str(path)))
