"""Whatever stands in a stored entry: the plan is loaded, or says in words why not."""

import json
import logging
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import ConfigEntryState, ConfigSubentryData
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.engine.model.vocabulary import Kind
from custom_components.back_recovery.settings.activities import activity_rows
from custom_components.back_recovery.settings.options import OPTIONS
from tests.shell.acting import MONDAY, press, settle

from .junk import ROUNDS, SEED, as_sent, something
from .life import REFUSALS
from .moments import complaints

pytestmark = [pytest.mark.freeze_time(MONDAY), pytest.mark.timeout(3600)]

OF_A_DEVICE = ("device", "role", "most_on", "patience", "start_mode", "maker_allows", "leak_sensor")
OF_A_SOURCE = ("source_kind", "entity", "webhook_id", "names", "when_high", "when_medium", "min")


def whatever(random: Random, names: list[str]) -> dict[str, Any]:
    """Return JSON values for some of these names."""
    chosen = random.sample(names, random.randrange(min(6, len(names))))
    found: dict[str, Any] = as_sent({name: something(random) for name in chosen})
    return found


def subentries(random: Random) -> list[ConfigSubentryData]:
    """Return subentries of which little is right."""
    found = []
    for number in range(random.randrange(4)):
        kind = random.choice(list(Kind))
        names = [row.name for row in activity_rows(Kind.CUSTOM)]
        data: dict[str, Any] = {"kind": kind.value, "activity_id": f"{kind}{number}"}
        data |= whatever(random, [*names, *OF_A_DEVICE])
        if random.random() < 0.1:
            data |= whatever(random, ["kind", "activity_id"])
        kind_of_it = "activity"
        if random.random() < 0.3:
            kind_of_it = "workout_source"
            data = {"source_kind": "webhook", "webhook_id": f"w{number}"}
            data |= whatever(random, list(OF_A_SOURCE))
        found.append(
            ConfigSubentryData(
                data=MappingProxyType(data),
                subentry_type=kind_of_it,
                title=random.choice(["Walk", "", "x" * 200]),
                unique_id=None,
            )
        )
    return found


async def test_an_entry_of_anything_is_loaded_or_says_why(
    hass: HomeAssistant, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    hass.config.config_dir = str(tmp_path)
    hass.loop.set_debug(False)
    caplog.set_level(logging.WARNING)
    random, loaded = Random(SEED), 0
    names = [row.name for row in OPTIONS]

    for number in range(ROUNDS // 3):
        data = whatever(random, ["person", "known_as", "page"])
        options = whatever(random, names)
        entry = MockConfigEntry(
            domain=DOMAIN,
            title=f"Back {number}",
            data=data,
            options=options,
            subentries_data=subentries(random),
        )
        entry.add_to_hass(hass)
        await hass.config_entries.async_setup(entry.entry_id)
        await settle(hass)
        what = json.dumps([data, options, [dict(one.data) for one in entry.subentries.values()]])
        if entry.state is ConfigEntryState.LOADED:
            loaded += 1
            await press(hass, "switch.turn_on", f"switch.back_{number}")
            # Whom nobody can tell anything is said, once.
            said = [one for one in complaints(caplog) if "cannot tell anything" not in one]
            assert said == [], what
            caplog.clear()
        else:
            assert entry.state is ConfigEntryState.SETUP_ERROR, what
            assert entry.error_reason_translation_key in REFUSALS, what
            # Home Assistant logs why, and the net that it watches alone.
            caplog.clear()
        await hass.config_entries.async_remove(entry.entry_id)
        await settle(hass)

    print(f"{loaded} of {ROUNDS // 3} loaded")
    assert loaded > ROUNDS // 10
