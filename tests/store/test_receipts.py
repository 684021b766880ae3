"""Receipts of finished games."""

import os
import shutil
import time
from pathlib import Path

import pytest

from tests.small_games import small_game
from tests.store.conftest import Machine
from vintage_game_generator.models.config import GameConfig, GenerationConfig, Language
from vintage_game_generator.naming import folder_name
from vintage_game_generator.packaging import delivered
from vintage_game_generator.packaging import folder as folders
from vintage_game_generator.packaging.folder import check_place, deliver
from vintage_game_generator.settings import Settings
from vintage_game_generator.store import places, receipts
from vintage_game_generator.store.blobs import Store, local_store
from vintage_game_generator.store.places import DAY
from vintage_game_generator.store.receipts import Receipt, keep_receipt, kept_receipt

USUAL = GenerationConfig()
TICK = 2  # seconds: more than the coarsest clock by which files are stamped
CONFIG = GameConfig.model_validate(
    {"name": "Tide", "genre": "platformer", "perspective": "side-view"}
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def receipt_of(store: Store) -> Receipt:
    return Receipt(game=small_game("Tide", {"a.txt": b"tide"}, store), pieces=60)


def test_a_receipt_comes_back(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "settings", lambda: Settings(home=tmp_path))
    receipt = receipt_of(store)
    keep_receipt(CONFIG, USUAL, receipt)
    assert kept_receipt(CONFIG, USUAL, store) == receipt
    unchecked = USUAL.model_copy(update={"style_consistency": False})
    assert kept_receipt(CONFIG, unchecked, store) is None


def test_another_version_of_a_tool_makes_a_game_in_its_language_worth_another_try(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "settings", lambda: Settings(home=tmp_path))
    rusty = CONFIG.model_copy(update={"target_languages": (Language.PYTHON, Language.RUST)})
    monkeypatch.setattr(receipts, "toolchain", lambda languages: dict.fromkeys(languages, "1.70.0"))
    for config in (CONFIG, rusty):
        keep_receipt(config, USUAL, receipt_of(store))
        assert kept_receipt(config, USUAL, store) is not None
    monkeypatch.setattr(receipts, "toolchain", lambda languages: dict.fromkeys(languages, "1.95.0"))
    assert kept_receipt(CONFIG, USUAL, store) is not None
    assert kept_receipt(rusty, USUAL, store) is None


def test_no_receipt_is_kept_of_what_another_try_may_change(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "settings", lambda: Settings(home=tmp_path))
    receipt = receipt_of(store)
    passing = receipt.game.model_copy(update={"lasting": False})
    keep_receipt(CONFIG, USUAL, receipt.model_copy(update={"game": passing}))
    assert kept_receipt(CONFIG, USUAL, store) is None


def test_a_receipt_that_cannot_be_kept_fails_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(places, "settings", lambda: Settings(home=tmp_path / "file"))
    keep_receipt(CONFIG, USUAL, receipt_of(store))
    assert kept_receipt(CONFIG, USUAL, store) is None


@pytest.fixture
def usual(home: Path, tmp_path: Path) -> GenerationConfig:
    return GenerationConfig(output=tmp_path / "games")


def test_the_folder_or_the_store_is_enough(usual: GenerationConfig) -> None:
    store = local_store()
    receipt = receipt_of(store)
    keep_receipt(CONFIG, usual, receipt)
    assert kept_receipt(CONFIG, usual, store) == receipt, "it can be laid out"
    deliver(receipt.game, usual.output / "tide", store)
    shutil.rmtree(store.folder)
    assert kept_receipt(CONFIG, usual, store) == receipt, "it is laid out"
    (usual.output / "tide" / "a.txt").write_bytes(b"tidy")
    assert kept_receipt(CONFIG, usual, store) is None, "neither"


def test_a_corrupted_blob_is_no_hit_where_it_is_needed(usual: GenerationConfig) -> None:
    store = local_store()
    receipt = receipt_of(store)
    keep_receipt(CONFIG, usual, receipt)
    ref = receipt.game.files["a.txt"]
    (store.folder / ref.sha256[:2] / ref.sha256[2:]).write_bytes(b"tidy")
    assert kept_receipt(CONFIG, usual, store) is None


@pytest.mark.parametrize("cut", [0, 1, 100, -1])
def test_a_truncated_receipt_is_no_hit(usual: GenerationConfig, home: Path, cut: int) -> None:
    keep_receipt(CONFIG, usual, receipt_of(local_store()))
    (path,) = (home / "receipts").iterdir()
    path.write_bytes(path.read_bytes()[:cut])
    assert kept_receipt(CONFIG, usual, local_store()) is None


def test_another_machine_has_the_game_too(machine: Machine, tmp_path: Path) -> None:
    usual = GenerationConfig(output=machine("one") / "games")
    receipt = receipt_of(local_store())
    keep_receipt(CONFIG, usual, receipt)
    usual = GenerationConfig(output=machine("other") / "games")
    assert kept_receipt(CONFIG, usual, local_store()) == receipt
    deliver(receipt.game, usual.output / "tide", local_store())
    assert (usual.output / "tide" / "a.txt").read_bytes() == b"tide"


def test_a_hit_is_a_use(usual: GenerationConfig, home: Path) -> None:
    keep_receipt(CONFIG, usual, receipt_of(local_store()))
    (path,) = (home / "receipts").iterdir()
    begun = time.time()
    os.utime(path, (begun - 20 * DAY,) * 2)
    assert kept_receipt(CONFIG, usual, local_store())
    assert path.stat().st_mtime > begun - TICK


def test_of_an_unchanged_game_no_file_is_read_here_or_in_the_store(
    usual: GenerationConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = local_store()
    game = small_game("Tide", {"sprites/hero.png": b"tide" * 500}, store)
    keep_receipt(CONFIG, usual, Receipt(game=game, pieces=60))
    folder = usual.output / folder_name(CONFIG)
    deliver(game, folder, store)

    def refuse(*_: object) -> None:
        raise AssertionError("it takes its time, for nothing")

    for module in (delivered, folders):
        monkeypatch.setattr(module, "digest_of", refuse)
    for name in ("get", "get_all", "holds", "holds_all"):
        monkeypatch.setattr(Store, name, refuse)
    receipt = kept_receipt(CONFIG, usual, store)
    assert receipt
    check_place(folder, "Tide")
    deliver(receipt.game, folder, store)
