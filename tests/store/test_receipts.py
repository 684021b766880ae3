"""Receipts of finished games."""

from pathlib import Path

import pytest

from vintage_game_generator.models.assets import Ref
from vintage_game_generator.models.cartridge import PackagedGame
from vintage_game_generator.models.certificate import Certificate
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.settings import Settings
from vintage_game_generator.store import receipts
from vintage_game_generator.store.blobs import Store
from vintage_game_generator.store.receipts import Receipt, keep_receipt, kept_receipt

CONFIG = GameConfig.model_validate(
    {"name": "Tide", "genre": "platformer", "perspective": "side-view"}
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def receipt_of(archive: Ref) -> Receipt:
    certificate = Certificate(
        title="Tide",
        package="tide",
        generator="1",
        levels=(),
        runs=(),
        checks=(),
        languages={},
        findings=(),
        files={},
    )
    game = PackagedGame(package="tide", files={}, archive=archive, certificate=certificate)
    return Receipt(game=game, pieces=60)


def test_a_receipt_comes_back(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receipts, "settings", lambda: Settings(home=tmp_path))
    receipt = receipt_of(store.put(b"tide"))
    keep_receipt(CONFIG, True, receipt)
    assert kept_receipt(CONFIG, True, store) == receipt
    assert kept_receipt(CONFIG, False, store) is None


def test_a_receipt_that_cannot_be_kept_fails_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(receipts, "settings", lambda: Settings(home=tmp_path / "file"))
    keep_receipt(CONFIG, True, receipt_of(store.put(b"tide")))
    assert kept_receipt(CONFIG, True, store) is None
