"""The record on disk: written before anything is done, never silently lost."""

from datetime import UTC, datetime
import json
from pathlib import Path
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.back_recovery.const import DOMAIN
from custom_components.back_recovery.engine.codec import FORMAT, encode
from custom_components.back_recovery.engine.model.episode import Episode
from custom_components.back_recovery.engine.model.errors import DamagedRecord
from custom_components.back_recovery.engine.model.vocabulary import Onset, Phase
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.storage import store as store_file
from custom_components.back_recovery.storage.store import (
    RecordStore,
    SetAside,
    async_load_or_report,
    unsealed,
)

from ..builders import an_entry

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
A_RECORD = Record(
    episode=Episode(
        id="1",
        started_at=NOW,
        window_ends_at=NOW,
        onset=Onset.SORE,
        phase=Phase.REST,
        phase_since=NOW,
    )
)


@pytest.fixture
def store(hass: HomeAssistant, tmp_path: Path) -> RecordStore:
    hass.config.config_dir = str(tmp_path)
    return RecordStore(hass, "an_entry")


async def test_what_was_saved_is_loaded(store: RecordStore) -> None:
    await store.async_save(A_RECORD)

    assert await store.async_load() == A_RECORD


async def test_without_a_file_the_record_is_empty(store: RecordStore) -> None:
    assert await store.async_load() == Record()


async def test_a_write_that_fails_is_not_hidden(store: RecordStore) -> None:
    store.path.mkdir(parents=True)

    with pytest.raises(HomeAssistantError):
        await store.async_save(A_RECORD)


async def test_only_the_owner_may_read_the_file(store: RecordStore) -> None:
    await store.async_save(A_RECORD)

    assert store.path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"format": 1, "episode": {"type": "Plan"}}',
        json.dumps({"format": FORMAT + 1}),
    ],
    ids=["empty", "cut off", "a list", "no format", "another thing", "a later release"],
)
async def test_what_cannot_be_read_is_kept_under_another_name(
    store: RecordStore, content: str
) -> None:
    store.path.parent.mkdir()
    store.path.write_text(content)

    with pytest.raises(SetAside) as caught:
        await store.async_load()

    assert caught.value.kept_as.read_text() == content
    assert await store.async_load() == Record()


async def test_removing_leaves_nothing_behind(store: RecordStore) -> None:
    store.path.parent.mkdir()
    store.path.write_text("{")
    with pytest.raises(SetAside):
        await store.async_load()
    await store.async_save(A_RECORD)

    await store.async_remove()

    assert list(store.path.parent.iterdir()) == []


async def test_what_was_never_saved_can_be_removed(store: RecordStore) -> None:
    await store.async_remove()

    assert await store.async_load() == Record()


async def test_what_cannot_be_read_is_reported_and_the_plan_begins_anew(
    hass: HomeAssistant, store: RecordStore
) -> None:
    entry = an_entry()
    store.path.parent.mkdir()
    store.path.write_text("{")
    heard: list[str] = []

    record = await async_load_or_report(
        hass, entry, store, "record_set_aside", lambda: heard.append("set aside")
    )

    assert record == Record()
    assert heard == ["set aside"]
    issue = ir.async_get(hass).async_get_issue(DOMAIN, f"record_set_aside_{entry.entry_id}")
    assert issue
    # Somebody has to say what becomes of the file, after a restart, too.
    assert (issue.is_fixable, issue.is_persistent) == (True, True)
    (kept,) = store.path.parent.glob("*.damaged.*")
    assert issue.translation_placeholders == {"title": entry.title, "kept_as": str(kept)}


# A card that forgets


async def test_a_record_whose_content_flipped_is_put_aside(store: RecordStore) -> None:
    await store.async_save(A_RECORD)
    text = store.path.read_text()
    store.path.write_text(text.replace("2026-11-23T18", "2026-11-24T18"))

    with pytest.raises(SetAside):
        await store.async_load()


async def test_no_bit_that_flips_is_loaded_as_something_else(store: RecordStore) -> None:
    await store.async_save(A_RECORD)
    whole = store.path.read_bytes()

    for place in range(0, len(whole), 7):
        store.path.write_bytes(
            bytes([*whole[:place], whole[place] ^ 1 << place % 8, *whole[place + 1 :]])
        )
        try:
            loaded = await store.async_load()
        except SetAside:
            continue
        assert loaded == A_RECORD


def test_a_sum_that_an_earlier_release_wrote_is_understood() -> None:
    content = {"b": 1, "a": [2.5, "é"]}

    assert unsealed({**content, "checksum": "6d001d8e39991d0a"}) == (
        content,
        None,
        "6d001d8e39991d0a",
    )
    with pytest.raises(DamagedRecord):
        unsealed({**content, "b": 2, "checksum": "6d001d8e39991d0a"})


async def test_a_record_without_a_checksum_is_one_of_an_earlier_release(store: RecordStore) -> None:
    store.path.parent.mkdir()
    store.path.write_text(json.dumps(encode(A_RECORD)))

    assert await store.async_load() == A_RECORD
    assert store.saved_at is None


async def test_when_it_was_written_is_known_afterwards(
    store: RecordStore, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(NOW)
    await store.async_save(A_RECORD)

    await store.async_load()

    assert store.saved_at == NOW


async def test_a_file_that_cannot_be_put_aside_is_not_written_over(store: RecordStore) -> None:
    store.path.parent.mkdir()
    store.path.write_text("{")
    with patch.object(Path, "rename", side_effect=OSError("read-only")):
        with pytest.raises(SetAside) as caught:
            await store.async_load()
        with pytest.raises(HomeAssistantError):
            await store.async_save(A_RECORD)
    assert caught.value.kept_as.read_text() == "{"

    await store.async_save(A_RECORD)

    await store.async_save(A_RECORD)

    assert "{" in [one.read_text() for one in store.path.parent.iterdir()]
    assert len(list(store.path.parent.glob("*.damaged.*"))) == 1
    assert await store.async_load() == A_RECORD


async def test_whatever_the_disk_says_is_an_error_that_can_be_read(store: RecordStore) -> None:
    with (
        patch.object(
            store_file, "write_utf8_file_atomic", side_effect=OSError(5, "Input/output error")
        ),
        pytest.raises(HomeAssistantError),
    ):
        await store.async_save(A_RECORD)
