"""The record on disk: written before anything is done, never silently lost."""

from datetime import UTC, datetime
import json
from pathlib import Path

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest

from custom_components.back_recovery.engine.codec import FORMAT
from custom_components.back_recovery.engine.model.episode import Episode
from custom_components.back_recovery.engine.model.vocabulary import Onset, Phase
from custom_components.back_recovery.engine.record import Record
from custom_components.back_recovery.storage.store import RecordStore, SetAside

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
