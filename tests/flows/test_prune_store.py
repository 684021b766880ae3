"""The flow that prunes the store, on a real server."""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client

from flows.prune_store import prune_store
from tests.small_games import brief, small_game
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import GenerationConfig
from vintage_game_generator.packaging.folder import deliver
from vintage_game_generator.settings import settings
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.places import DAY
from vintage_game_generator.store.receipts import Receipt, keep_receipt, kept_receipt


@pytest.fixture
def generation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[GenerationConfig]:
    monkeypatch.setenv("VINTAGE_HOME", str(tmp_path / "home"))
    settings.cache_clear()
    yield GenerationConfig(output=tmp_path / "games")
    settings.cache_clear()


@pytest.mark.usefixtures("prefect_server")
def test_what_is_old_goes_and_the_run_shows_it(generation: GenerationConfig) -> None:
    store = local_store()
    game = small_game("Tide", {"a.txt": b"tide"}, store)
    keep_receipt(brief("Tide"), generation, Receipt(game=game, pieces=1))
    deliver(game, generation.output / "tide", store)
    for number in range(3):
        store.put(b"nobody names this %d" % number)
    for path in settings().home.rglob("*"):
        os.utime(path, (time.time() - 40 * DAY,) * 2)
    would = prune_store(dry_run=True)
    assert prune_store() == would > 0
    assert prune_store() == 0
    assert kept_receipt(brief("Tide"), generation, store)
    with get_client(sync_client=True) as client:
        shown = [one for one in client.read_artifacts() if one.key == "pruned"]
    tables = [json.loads(str(one.data)) for one in shown]
    rows = [{row["what"]: (row["kept"], row["removed"]) for row in table} for table in tables]
    assert {"receipts": (1, 0), "results": (0, 0), "bytes": (3, 3)} in rows
    assert any("freed" in str(one.description) for one in shown)


@pytest.mark.usefixtures("prefect_server", "generation")
def test_a_size_that_is_none_is_refused() -> None:
    with pytest.raises(BadInput, match="write '5 GB'"):
        prune_store(largest="plenty")
