"""A store that several machines share: a copy here, the whole elsewhere."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.store.conftest import Machine
from vintage_game_generator.errors import StoreError
from vintage_game_generator.models.assets import Ref
from vintage_game_generator.store import blobs
from vintage_game_generator.store.blobs import Store, local_store
from vintage_game_generator.store.places import Entry, Place, storage
from vintage_game_generator.store.remote import Remote, remote


@dataclass(frozen=True)
class Counted(Remote):
    """A place that counts what is asked of it."""

    asked: Counter[str] = field(default_factory=Counter)

    def read(self, name: str) -> bytes | None:
        self.asked["read"] += 1
        return super().read(name)

    def write(self, name: str, content: bytes) -> None:
        self.asked["write"] += 1
        super().write(name, content)


@pytest.fixture
def place(bucket: str) -> Counted:
    there = remote(f"{bucket}/store")
    return Counted(there.shown, there.root, there.system)


def name_of(ref: Ref) -> str:
    return f"{ref.sha256[:2]}/{ref.sha256[2:]}"


def test_what_one_machine_puts_another_gets(place: Counted, tmp_path: Path) -> None:
    one, other = (Store(tmp_path / name, place) for name in ("one", "other"))
    files = {f"{number}.png": b"%d" % number * 100 for number in range(20)}
    refs = one.put_all(files)
    assert other.get_all(refs) == files
    assert other.holds_all(refs.values())
    before = place.asked["read"]
    assert other.get_all(refs) == files
    assert place.asked["read"] == before, "the copies are enough"


def test_nothing_is_put_twice(place: Counted, tmp_path: Path) -> None:
    one, other = (Store(tmp_path / name, place) for name in ("one", "other"))
    for store in (one, other, one):
        store.put(b"tide")
    assert place.asked["write"] == 1


def test_files_that_are_the_same_are_put_once(place: Counted, tmp_path: Path) -> None:
    store = Store(tmp_path / "one", place)
    store.put_all({f"sprites/{number}.json": b"the same" for number in range(20)})
    assert place.asked["write"] == 1


def test_what_was_put_long_ago_is_put_again_so_that_it_counts_as_new(
    place: Counted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path, place)
    store.put(b"tide")
    monkeypatch.setattr(blobs, "is_old", lambda entry: True)
    store.put(b"tide")
    assert place.asked["write"] == 2


@pytest.mark.parametrize("damage", [b"tidy", b"", b"ti"])
def test_an_altered_copy_comes_again_from_elsewhere(
    place: Counted, tmp_path: Path, damage: bytes
) -> None:
    store = Store(tmp_path, place)
    ref = store.put(b"tide")
    (tmp_path / name_of(ref)).write_bytes(damage)
    assert store.get(ref) == b"tide"
    assert (tmp_path / name_of(ref)).read_bytes() == b"tide"


def test_what_is_altered_elsewhere_goes_and_can_be_put_again(
    place: Counted, tmp_path: Path
) -> None:
    one, other = (Store(tmp_path / name, place) for name in ("one", "other"))
    ref = one.put(b"tide")
    place.write(name_of(ref), b"tidy")
    with pytest.raises(StoreError, match=f"altered in {place}"):
        other.get(ref)
    assert not other.holds(ref)
    assert place.entry(name_of(ref)) is None
    other.put(b"tide")
    assert Store(tmp_path / "third", place).get(ref) == b"tide"


def test_what_is_nowhere_is_no_hit(place: Counted, tmp_path: Path) -> None:
    ref = Ref(sha256="a" * 64, size=1)
    store = Store(tmp_path, place)
    assert not store.holds(ref)
    with pytest.raises(StoreError, match="missing in s3://") as failure:
        store.get(ref)
    assert isinstance(failure.value.__cause__, FileNotFoundError)


class Away:
    """A place that does not answer."""

    def __getattr__(self, act: str) -> object:
        def refuse(*_: object) -> None:
            raise StoreError("s3://away: cannot read (no answer)") from OSError("no answer")

        return refuse


def test_a_place_that_is_away_is_no_reason_to_make_things_again(tmp_path: Path) -> None:
    ref = Store(tmp_path / "elsewhere").put(b"tide")
    away: Place = Away()  # type: ignore[assignment]
    store = Store(tmp_path / "copies", away)
    with pytest.raises(StoreError, match="no answer"):
        store.holds(ref)


def test_a_copy_that_cannot_be_kept_costs_no_bytes(place: Counted, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    store = Store(tmp_path / "file", place)
    assert store.get(store.put(b"tide")) == b"tide"


def test_machines_find_each_others_store_by_the_environment(machine: Machine) -> None:
    machine("one")
    ref = local_store().put(b"tide")
    storage("results").write("key", b"{}")
    other = machine("other")
    assert local_store().get(ref) == b"tide"
    assert local_store().folder == other / "store"
    assert storage("results").read("key") == b"{}"
    entries: list[Entry] = list(storage("store").entries())
    assert [one.name for one in entries] == [name_of(ref)]
