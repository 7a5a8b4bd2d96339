"""The dashboard of the demo, made of built-in cards only.

Left the person's recovery, in the middle the phone, on the right the house and what drives it. An
entity that does not exist (an option that hides it, an integration without it) leaves no gap.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from .client import Client
from .people import ALEX, BOB, Person
from .phone import Phone

type Card = dict[str, Any]

URL_PATH = "demo-house"
PHONE_ROWS = 12
FULL = {"columns": 12}
OWN_NAME = {"type": "entity"}
"""An entity's name without its device's in front."""


def _while_known(entity: str) -> Card:
    """Return what shows a card only while the entity has something to say."""
    condition = {"entity": entity, "state_not": ["unknown", "unavailable"]}
    return {"visibility": [{"condition": "state", **condition}]}


CURRENT = "sensor.back_recovery_current_activity"
LOAD_CAP = "sensor.back_recovery_load_cap"
VOLUME_CAP = "sensor.back_recovery_volume_cap"
RECOVERY: tuple[tuple[str, Card], ...] = (
    (
        "switch.back_recovery",
        {"features": [{"type": "toggle"}], "features_position": "inline", "grid_options": FULL},
    ),
    ("sensor.back_recovery_phase", {"grid_options": FULL}),
    ("binary_sensor.back_recovery_gym_lockout", {}),
    ("sensor.back_recovery_return_stage", {}),
    ("sensor.back_recovery_rest_window_ends", {"name": "Rest ends"}),
    ("sensor.back_recovery_next_prompt", {}),
    ("sensor.back_recovery_next_activity", {}),
    (LOAD_CAP, _while_known(LOAD_CAP)),
    (VOLUME_CAP, _while_known(VOLUME_CAP)),
    (CURRENT, _while_known(CURRENT)),
    ("sensor.back_recovery_session_ends", _while_known(CURRENT)),
)
ANSWERS = ("done", "skip", "snooze")
SAID: tuple[tuple[str, Card], ...] = (
    (
        "number.back_recovery_pain_now",
        {"features": [{"type": "numeric-input", "style": "slider"}], "grid_options": FULL},
    ),
    (
        "select.back_recovery_onset",
        {"features": [{"type": "select-options"}], "grid_options": FULL},
    ),
)

DEVICES: tuple[tuple[str, Card], ...] = (
    ("person.alex", {}),
    ("sensor.steps", {}),
    ("switch.heating_pad", {}),
    ("sensor.heating_pad_power", {"name": "Its power"}),
    ("valve.bath", {"features": [{"type": "valve-open-close"}], "grid_options": FULL}),
    ("sensor.bath_level", {}),
    ("number.bath_mixer", {}),
    ("sensor.bath_water_temperature", {"name": "Bath water"}),
    ("binary_sensor.bathroom_leak", {}),
    (
        "media_player.living_room_speaker",
        {"state_content": ["state", "media_title"], "grid_options": FULL},
    ),
    (
        "event.back_recovery_workout",
        {"state_content": ["event_type", "decision", "level"], "grid_options": FULL},
    ),
    ("sensor.watch_last_workout", {"grid_options": FULL}),
    ("sensor.gym_log_last_workout", {"grid_options": FULL}),
)
PROBLEM = "binary_sensor.back_recovery_device_problem"
WARM_AND_WET: tuple[tuple[str, str, str, Card], ...] = (
    ("switch.heating_pad", "Warm the pad", "start_activity", {"activity": "heating_pad"}),
    ("valve.bath", "Fill the bath", "start_activity", {"activity": "bath"}),
    (CURRENT, "Stop it", "stop_activity", {}),
)
"""What Alex may want, who is signed in: entity, name, action, its data."""
ASKS = "automation.an_automation_wants_the_pad_warm"
DRIVES = (
    "go_to_the_gym",
    "go_home",
    "go_for_a_walk",
    "take_600_steps",
    "finish_a_deadlift_session",
    "watch_says_70_min_strength",
    "finish_a_bench_session",
    "watch_says_30_min_run",
    "the_same_session_from_three_sources",
)
TROUBLE = (
    "pad_offline",
    "pad_online",
    "pad_stuck",
    "pad_repaired",
    "leak_in_the_bathroom",
    "wipe_the_floor",
    "empty_the_bath",
)
BOB_DRIVES = ("bob_goes_to_the_gym", "bob_goes_home")
LONG_NAME = 18
"""From this many characters on, a tile of half the width cuts a name off."""


async def save(client: Client, phones: Mapping[Person, Phone]) -> None:
    """Create the dashboard, or bring it up to date, and make it the one that opens."""
    dashboards = await client.command("lovelace/dashboards/list")
    if not any(one["url_path"] == URL_PATH for one in dashboards):
        await client.command(
            "lovelace/dashboards/create",
            url_path=URL_PATH,
            title="Back Recovery",
            icon="mdi:human-handsup",
        )
    content = config(set(await client.states()), phones)
    await client.command("lovelace/config/save", url_path=URL_PATH, config=content)
    await client.command("frontend/set_system_data", key="core", value={"default_panel": URL_PATH})


def config(entities: set[str], phones: Mapping[Person, Phone]) -> dict[str, Any]:
    """Return the content of the dashboard."""
    return {
        "views": [
            _view(
                "Demo",
                "demo",
                [
                    list(_recovery(entities)),
                    _phone(phones[ALEX]),
                    list(_house(entities)),
                ],
            ),
            _view(
                "Bob",
                "bob",
                [
                    [
                        _heading("Bob", "mdi:account"),
                        *_tiles(entities, [("person.bob", {"grid_options": FULL})]),
                        *_buttons(entities, BOB_DRIVES),
                    ],
                    _phone(phones[BOB]),
                ],
            ),
            _view("History", "history", [list(_history(entities))]),
        ]
    }


def _view(title: str, path: str, sections: list[list[Card]]) -> dict[str, Any]:
    return {
        "type": "sections",
        "title": title,
        "path": path,
        "max_columns": 3,
        "sections": [
            {"type": "grid", "cards": cards, "column_span": 1} for cards in sections if cards
        ],
    }


def _recovery(entities: set[str]) -> Iterator[Card]:
    yield _heading("Back recovery", "mdi:human-handsup")
    yield from _tiles(entities, RECOVERY)
    yield from _buttons(entities, ANSWERS, "back_recovery_", vertical=True, columns=4)
    if "todo.back_recovery_today" in entities:
        yield _heading("Today", "mdi:format-list-checks")
        yield {
            "type": "todo-list",
            "entity": "todo.back_recovery_today",
            "hide_create": True,
            "grid_options": FULL,
        }
    yield from _tiles(entities, SAID)
    yield from _buttons(entities, ("something_is_wrong",), "back_recovery_", columns=12)


def _phone(phone: Phone) -> list[Card]:
    return [
        _heading(phone.name, "mdi:cellphone"),
        {
            "type": "iframe",
            "url": phone.url,
            "grid_options": {**FULL, "rows": PHONE_ROWS},
        },
    ]


def _house(entities: set[str]) -> Iterator[Card]:
    yield _heading("What Alex does", "mdi:gesture-tap-button")
    yield from _buttons(entities, DRIVES)
    yield _heading("Heat and water", "mdi:heating-coil")
    yield from _warm_and_wet(entities)
    yield _heading("House", "mdi:home")
    yield from _tiles(entities, DEVICES)
    yield _heading("Trouble", "mdi:alert")
    yield from _buttons(entities, TROUBLE)


def _warm_and_wet(entities: set[str]) -> Iterator[Card]:
    for entity, name, action, data in WARM_AND_WET:
        if entity in entities:
            act = _perform(f"back_recovery.{action}", "switch.back_recovery", data)
            yield {"type": "tile", "entity": entity, "name": name, **_tapped(act)}
    if ASKS in entities:
        act = _perform("automation.trigger", ASKS)
        yield {
            "type": "tile",
            "entity": ASKS,
            "name": "An automation asks for warmth",
            "icon": "mdi:robot",
            "grid_options": FULL,
            **_tapped(act),
        }
    yield from _tiles(entities, [(PROBLEM, {"grid_options": FULL})])


def _history(entities: set[str]) -> Iterator[Card]:
    wide = {"grid_options": {"columns": "full"}}
    watched = [
        entity
        for entity in (
            "switch.back_recovery",
            "sensor.back_recovery_phase",
            "sensor.back_recovery_return_stage",
            "sensor.back_recovery_pain",
            "switch.heating_pad",
            "valve.bath",
            "person.alex",
        )
        if entity in entities
    ]
    yield {"type": "history-graph", "entities": watched, "hours_to_show": 2, **wide}
    if "calendar.back_recovery_plan" in entities:
        yield {"type": "calendar", "entities": ["calendar.back_recovery_plan"], **wide}
    yield {"type": "logbook", "target": {"entity_id": watched}, "hours_to_show": 2, **wide}


def _heading(text: str, icon: str) -> Card:
    return {"type": "heading", "heading": text, "icon": icon}


def _tiles(
    entities: set[str], rows: tuple[tuple[str, Card], ...] | list[tuple[str, Card]]
) -> Iterator[Card]:
    for entity, options in rows:
        if entity in entities:
            yield {"type": "tile", "entity": entity, "name": OWN_NAME, **options}


def _buttons(
    entities: set[str],
    names: tuple[str, ...],
    prefix: str = "",
    *,
    vertical: bool = False,
    columns: int = 6,
) -> Iterator[Card]:
    for name in names:
        entity = f"button.{prefix}{name}"
        if entity in entities:
            yield {
                "type": "tile",
                "entity": entity,
                "name": OWN_NAME,
                **_tapped(_perform("button.press", entity)),
                "vertical": vertical,
                "grid_options": {"columns": 12 if len(name) >= LONG_NAME else columns},
            }


def _perform(action: str, entity: str, data: Card | None = None) -> Card:
    return {
        "action": "perform-action",
        "perform_action": action,
        "target": {"entity_id": entity},
        "data": data or {},
    }


def _tapped(act: Card) -> Card:
    """Return what makes a tile a button."""
    return {"hide_state": True, "tap_action": act, "icon_tap_action": act}
