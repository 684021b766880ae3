"""Results that were kept are read as our own models, or not at all."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.store.conftest import Machine
from vintage_game_generator.models.assets import Asset, AssetKind
from vintage_game_generator.store import results
from vintage_game_generator.store.blobs import Store, local_store
from vintage_game_generator.store.places import storage
from vintage_game_generator.store.results import (
    JSON_SERIALIZER,
    Kept,
    drop_if_unsound,
    kept_result,
)

OURS = "vintage_game_generator.models."
EMPTY = {"sha256": hashlib.sha256(b"").hexdigest(), "size": 0}


def keep(key: str, result: object, serializer: object = JSON_SERIALIZER) -> None:
    envelope = {"metadata": {"serializer": serializer}, "result": json.dumps(result)}
    storage("results").write(key, json.dumps(envelope).encode())


def sprite() -> Asset:
    files = local_store().put_all({"sprites/hero.png": b"hero"})
    return Asset(kind=AssetKind.SPRITE, name="hero", files=files)


def as_record(model: Any) -> dict[str, Any]:
    name = f"{type(model).__module__}.{type(model).__qualname__}"
    return {"__class__": name, "data": model.model_dump(mode="json")}


def test_models_come_back_at_any_depth(home: Path) -> None:
    asset = sprite()
    keep("one", as_record(asset))
    keep("many", [as_record(asset), {"more": [as_record(asset), 3, None]}])
    assert kept_result("one") == Kept(asset)
    assert kept_result("many") == Kept([asset, {"more": [asset, 3, None]}])


def test_nothing_is_a_result_too(home: Path) -> None:
    keep("none", None)
    assert kept_result("none") == Kept(None)
    assert kept_result("never-made") is None


@pytest.mark.parametrize(
    "result",
    [
        {"__class__": "subprocess.Popen", "data": {"args": ["true"]}},
        {"__class__": f"{OURS}assets.json", "data": {}},
        {"__class__": f"{OURS}assets.AssetKind", "data": "sprite"},
        {"__class__": f"{OURS}assets.Nothing", "data": {}},
        {"__class__": f"{OURS}nowhere.Asset", "data": {}},
        {"__class__": f"{OURS}assets.Asset", "data": {"kind": "sprite"}},
        {"__class__": f"{OURS}assets.Asset"},
        {"__class__": ["a"], "data": {}},
        {"__class__": f"{OURS}assets.Ref", "data": {"sha256": "a" * 64, "size": 1}},
        {"lasting": False},
        {"__exc_type__": "subprocess.CalledProcessError", "message": "a"},
        {"__class__": f"{OURS}assets.Ref", "data": {"a": {"__exc_type__": "os.Any"}}},
        {"__class__": f"{OURS}certificate.pairwise", "data": ["a"]},
        {"sha256": "../../etc", "size": 1},
        {
            "__class__": f"{OURS}assets.Asset",
            "data": {"kind": "sprite", "name": "a", "files": {"../../.bashrc": EMPTY}},
        },
    ],
)
def test_what_cannot_be_trusted_is_removed(home: Path, result: object) -> None:
    local_store().put(b"")
    keep("odd", result)
    assert kept_result("odd") is None
    assert storage("results").read("odd") is None


@pytest.mark.parametrize("cut", [0, 1, 50, -1])
def test_a_truncated_record_is_made_again(home: Path, cut: int) -> None:
    keep("cut", as_record(sprite()))
    record = home / "results" / "cut"
    record.write_bytes(record.read_bytes()[:cut])
    assert kept_result("cut") is None
    keep("cut", as_record(sprite()))
    assert kept_result("cut") == Kept(sprite())


@pytest.mark.parametrize(
    "result",
    [
        {"__exc_type__": "email.errors.MessageError", "message": "a"},
        {"__class__": f"{OURS}certificate.pairwise", "data": ["a"]},
    ],
)
def test_prefect_never_gets_to_load_anything_but_models(home: Path, result: object) -> None:
    keep("odd", result)
    drop_if_unsound(home / "results" / "odd", local_store())
    assert not (home / "results" / "odd").exists()


def test_a_record_that_another_process_is_writing_is_left_to_it(home: Path) -> None:
    keep("half", as_record(sprite()))
    record = home / "results" / "half"
    whole = record.read_bytes()
    with record.open("wb") as writing:
        writing.write(whole[:60])
        writing.flush()
        assert kept_result("half") is None
        writing.write(whole[60:])
    assert kept_result("half") == Kept(sprite())


def test_a_record_that_was_made_again_meanwhile_stays(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asset = sprite()
    keep("piece", {"lasting": False, "was": as_record(asset)})
    checked = results.is_sound

    def meanwhile(result: object, store: Store) -> bool:
        sound = checked(result, store)
        keep("piece", as_record(asset))
        return sound

    with monkeypatch.context() as patched:
        patched.setattr(results, "is_sound", meanwhile)
        assert kept_result("piece") is None
    assert kept_result("piece") == Kept(asset)


def test_a_record_that_names_a_pickle_is_never_loaded(home: Path, tmp_path: Path) -> None:
    keep("pickled", "gASVIAAAAAAAAAA=", {"type": "pickle", "picklelib": "cloudpickle"})
    assert kept_result("pickled") is None
    assert not (home / "results" / "pickled").exists()


def test_another_machine_has_the_result_too(machine: Machine) -> None:
    machine("one")
    asset = sprite()
    keep("shared", as_record(asset))
    other = machine("other")
    assert kept_result("shared") == Kept(asset)
    assert list((other / "store").rglob("*"))
    assert not (other / "results").exists()


def test_a_result_whose_bytes_are_gone_elsewhere_is_made_again(machine: Machine) -> None:
    machine("one")
    keep("shared", as_record(sprite()))
    place = storage("store")
    place.remove([one.name for one in place.entries()])
    machine("other")
    assert kept_result("shared") is None
    assert storage("results").read("shared") is None


def test_reading_results_takes_no_prefect() -> None:
    code = (
        "import sys; from vintage_game_generator.store.results import kept_result;"
        "kept_result('none'); print('prefect' in sys.modules, 'fsspec' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert said.split() == ["False", "False"]
