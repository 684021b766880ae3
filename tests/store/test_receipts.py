"""Receipts of finished games."""

from pathlib import Path

import pytest

from vintage_game_generator.models.assets import Ref
from vintage_game_generator.models.cartridge import PackagedGame
from vintage_game_generator.models.certificate import Certificate
from vintage_game_generator.models.config import GameConfig, GenerationConfig, Language
from vintage_game_generator.settings import Settings
from vintage_game_generator.store import receipts
from vintage_game_generator.store.blobs import Store
from vintage_game_generator.store.receipts import Receipt, keep_receipt, kept_receipt

USUAL = GenerationConfig()
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
        pictures=(),
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
    keep_receipt(CONFIG, USUAL, receipt)
    assert kept_receipt(CONFIG, USUAL, store) == receipt
    unchecked = USUAL.model_copy(update={"style_consistency": False})
    assert kept_receipt(CONFIG, unchecked, store) is None


def test_another_version_of_a_tool_makes_a_game_in_its_language_worth_another_try(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receipts, "settings", lambda: Settings(home=tmp_path))
    rusty = CONFIG.model_copy(update={"target_languages": (Language.PYTHON, Language.RUST)})
    monkeypatch.setattr(receipts, "toolchain", lambda languages: dict.fromkeys(languages, "1.70.0"))
    for config in (CONFIG, rusty):
        keep_receipt(config, USUAL, receipt_of(store.put(b"tide")))
        assert kept_receipt(config, USUAL, store) is not None
    monkeypatch.setattr(receipts, "toolchain", lambda languages: dict.fromkeys(languages, "1.95.0"))
    assert kept_receipt(CONFIG, USUAL, store) is not None
    assert kept_receipt(rusty, USUAL, store) is None


def test_no_receipt_is_kept_of_what_another_try_may_change(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receipts, "settings", lambda: Settings(home=tmp_path))
    receipt = receipt_of(store.put(b"tide"))
    passing = receipt.game.model_copy(update={"lasting": False})
    keep_receipt(CONFIG, USUAL, receipt.model_copy(update={"game": passing}))
    assert kept_receipt(CONFIG, USUAL, store) is None


def test_a_receipt_that_cannot_be_kept_fails_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(receipts, "settings", lambda: Settings(home=tmp_path / "file"))
    keep_receipt(CONFIG, USUAL, receipt_of(store.put(b"tide")))
    assert kept_receipt(CONFIG, USUAL, store) is None
