import json
import subprocess
import sys
from pathlib import Path

import pytest

from vintage_game_generator.errors import StoreError
from vintage_game_generator.models.assets import Ref
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.settings import settings
from vintage_game_generator.store.blobs import Store
from vintage_game_generator.store.keys import PACKAGE, PHASE_CODE, Phase, code_version, content_key
from vintage_game_generator.store.results import JSON_SERIALIZER, drop_if_unsound, refs_in

CONFIG = GameConfig.model_validate(
    {"name": "Tide", "genre": "platformer", "perspective": "side-view"}
)


def blob(store: Store, ref: Ref) -> Path:
    return store.folder / ref.sha256[:2] / ref.sha256[2:]


def test_bytes_come_back_as_they_were(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    ref = store.put(b"tide")
    assert store.get(ref) == b"tide"
    assert store.put(b"tide") == ref
    assert [path.name for path in store.folder.rglob("*") if path.is_file()] == [ref.sha256[2:]]


def test_the_store_is_for_its_user_alone(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.put(b"tide")
    assert store.folder.stat().st_mode & 0o077 == 0


def test_open_folders_of_ours_are_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = [tmp_path / name for name in ("store", "results", "receipts")]
    for folder in kept:
        folder.mkdir()
        folder.chmod(0o777)
    monkeypatch.setenv("VINTAGE_HOME", str(tmp_path))
    settings.__wrapped__()
    assert [folder.stat().st_mode & 0o777 for folder in kept] == [0o700] * 3


def test_altered_and_missing_bytes_are_no_hit(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    ref = store.put(b"tide")
    blob(store, ref).write_bytes(b"tidy")
    assert not store.holds(ref)
    with pytest.raises(StoreError, match="altered"):
        store.get(ref)
    blob(store, ref).unlink()
    with pytest.raises(StoreError, match="missing"):
        store.get(ref)
    assert store.get(store.put(b"tide")) == b"tide"


def test_a_key_is_what_the_phase_depends_on_in_any_process() -> None:
    code = (
        "from vintage_game_generator.store.keys import *;"
        "from vintage_game_generator.models.config import GameConfig;"
        f"c = GameConfig.model_validate_json({CONFIG.model_dump_json()!r});"
        "print(content_key(Phase.STYLE, {'config': c, 'more': {'b': 1, 'a': [2]}}))"
    )
    others = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert others == {content_key(Phase.STYLE, {"more": {"a": [2], "b": 1}, "config": CONFIG})}
    known = {"config": CONFIG}
    changed = {"config": CONFIG.model_copy(update={"seed": 1})}
    assert content_key(Phase.STYLE, known) != content_key(Phase.DESIGN, known)
    assert content_key(Phase.STYLE, known) != content_key(Phase.STYLE, changed)


def test_every_phase_names_code_that_exists() -> None:
    assert set(PHASE_CODE) == set(Phase)
    assert all((PACKAGE / path).exists() for paths in PHASE_CODE.values() for path in paths)
    assert len({code_version(phase) for phase in Phase}) == len(set(PHASE_CODE.values()))


def record(folder: Path, result: object, serializer: dict[str, object]) -> Path:
    path = folder / "record"
    envelope = {"metadata": {"serializer": serializer}, "result": json.dumps(result)}
    path.write_text(json.dumps(envelope))
    return path


def test_a_sound_record_stays(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    ref = store.put(b"tide")
    result = {"__class__": "vintage_game_generator.models.assets.Ref", "data": ref.model_dump()}
    path = record(tmp_path, result, JSON_SERIALIZER)
    drop_if_unsound(path, store)
    assert path.exists()


@pytest.mark.parametrize("lasting", [True, False])
def test_a_result_that_another_try_may_change_is_made_again(tmp_path: Path, lasting: bool) -> None:
    result = {
        "__class__": "vintage_game_generator.models.cartridge.Port",
        "data": {"proof": {"verdict": "verified", "lasting": lasting}},
    }
    path = record(tmp_path, result, JSON_SERIALIZER)
    drop_if_unsound(path, Store(tmp_path / "store"))
    assert path.exists() is lasting


@pytest.mark.parametrize(
    "serializer",
    [
        {"type": "pickle", "picklelib": "cloudpickle"},
        {**JSON_SERIALIZER, "jsonlib": "pickle"},
        {**JSON_SERIALIZER, "object_decoder": "os.system"},
        {},
    ],
)
def test_a_record_that_names_another_reader_is_dropped(
    tmp_path: Path, serializer: dict[str, object]
) -> None:
    path = record(tmp_path, {}, serializer)
    drop_if_unsound(path, Store(tmp_path))
    assert not path.exists()


def test_a_record_of_a_foreign_class_is_dropped(tmp_path: Path) -> None:
    path = record(tmp_path, [{"__class__": "subprocess.Popen", "data": {}}], JSON_SERIALIZER)
    drop_if_unsound(path, Store(tmp_path))
    assert not path.exists()


def test_a_record_without_its_bytes_is_dropped(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    ref = store.put(b"tide")
    path = record(tmp_path, {"file": ref.model_dump()}, JSON_SERIALIZER)
    blob(store, ref).unlink()
    drop_if_unsound(path, store)
    assert not path.exists()


def test_references_are_found_at_any_depth() -> None:
    ref = {"sha256": "a" * 64, "size": 3}
    assert [found.size for found in refs_in({"x": [{"y": ref}, ref, 3, None, "z"]})] == [3, 3]
