"""What a disk, a mode or an umask does to the store: a clear line, and nothing lost."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.small_games import brief, small_game
from vintage_game_generator.errors import StoreError
from vintage_game_generator.models.config import GenerationConfig
from vintage_game_generator.packaging.folder import deliver
from vintage_game_generator.settings import FOLDERS, settings
from vintage_game_generator.store.blobs import Store, local_store
from vintage_game_generator.store.locks import alone
from vintage_game_generator.store.places import storage
from vintage_game_generator.store.receipts import Receipt, keep_receipt, kept_receipt

ROOM = 64 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with little room."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(disk)]
    said = subprocess.run(mount, capture_output=True, text=True, check=False)
    if said.returncode:
        pytest.skip(f"no disk can be mounted here: {said.stderr.strip()}")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_loses_nothing(small_disk: Path) -> None:
    store = Store(small_disk / "store")
    kept = store.put(b"tide")
    with pytest.raises(StoreError, match="No space left on device") as failure:
        store.put(b"x" * 2 * ROOM)
    assert isinstance(failure.value.__cause__, OSError), "there may be room later"
    assert store.get(kept) == b"tide"
    files = [path for path in small_disk.rglob("*") if path.is_file()]
    assert len(files) == 1, "nothing half-written is left"
    assert store.get(store.put(b"moon")) == b"moon"


def test_a_full_disk_leaves_the_game_that_was_there(small_disk: Path, home: Path) -> None:
    store = local_store()
    older = small_game("Tide", {"a.txt": b"tide"}, store)
    folder = small_disk / "games" / "tide"
    deliver(older, folder, store)
    newer = small_game("Tide", {"a.txt": b"x" * 2 * ROOM}, store)
    with pytest.raises(StoreError, match="No space left on device"):
        deliver(newer, folder, store)
    assert (folder / "a.txt").read_bytes() == b"tide"
    deliver(older, folder, store)
    assert sorted(path.name for path in folder.parent.iterdir()) == ["tide", "tide.zip"]


def test_a_file_that_may_not_grow_so_far_is_a_failure_in_one_line(tmp_path: Path) -> None:
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from vintage_game_generator.errors import StoreError\n"
        "from vintage_game_generator.store.blobs import Store\n"
        "store = Store(Path(sys.argv[1])); kept = store.put(b'tide')\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: store.put(b'x' * 2000)\n"
        "except StoreError as error: print(error)\n"
        "assert store.get(kept) == b'tide'"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "cannot write (File too large)" in said
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


AS_SOMEBODY_ELSE = """\
import os, sys
from pathlib import Path
from vintage_game_generator.errors import StoreError
from vintage_game_generator.models.assets import Ref
from vintage_game_generator.store.blobs import Store

if os.getuid() == 0:  # modes do not bind root
    os.setgid(65534)
    os.setuid(65534)
store = Store(Path(sys.argv[1]))
assert store.get(Ref(sha256=sys.argv[2], size=4)) == b"tide"
assert store.holds(Ref(sha256=sys.argv[2], size=4))
assert store.put(b"tide").sha256 == sys.argv[2], "what is there need not be written"
try:
    store.put(b"moon")
except StoreError as error:
    print(error, "|", type(error.__cause__).__name__)
"""


def test_a_read_only_store_serves_what_it_has(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    ref = Store(folder).put(b"tide")
    blob = folder / ref.sha256[:2] / ref.sha256[2:]
    for path, mode in ((blob, 0o444), (blob.parent, 0o555), (folder, 0o555)):
        path.chmod(mode)
    for parent in folder.parents:
        if parent.owner() == Path.cwd().owner() and str(parent).startswith("/tmp/"):
            parent.chmod(parent.stat().st_mode | 0o011)
    command = [sys.executable, "-c", AS_SOMEBODY_ELSE, str(folder), ref.sha256]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "cannot write (Permission denied) | PermissionError" in ended.stdout
    assert [path for path in folder.rglob("*") if path.is_file()] == [blob]


def test_all_that_is_kept_is_for_its_user_alone_whatever_the_umask(
    home: Path, tmp_path: Path
) -> None:
    before = os.umask(0)
    try:
        store = local_store()
        game = small_game("Tide", {"a.txt": b"tide"}, store)
        usual = GenerationConfig(output=tmp_path / "games")
        keep_receipt(brief("Tide"), usual, Receipt(game=game, pieces=1))
        storage("results").write("key", b"{}")
        deliver(game, usual.output / "tide", store)
        with alone("a game"):
            pass
    finally:
        os.umask(before)
    kept = {"store", "results", "receipts", "seen", "locks"}
    assert {path.name for path in home.iterdir()} == kept
    for path in [home, *home.rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0, path


def test_folders_that_came_with_wide_modes_are_closed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in FOLDERS:
        (home / name).mkdir(parents=True)
        (home / name).chmod(0o777)
    settings.cache_clear()
    settings()
    modes = {(home / name).stat().st_mode & 0o777 for name in FOLDERS}
    assert modes == {0o700}


@pytest.mark.parametrize("when", [0.0, 4_000_000_000.0])
def test_a_clock_that_jumped_breaks_no_hit(home: Path, tmp_path: Path, when: float) -> None:
    store = local_store()
    usual = GenerationConfig(output=tmp_path / "games")
    receipt = Receipt(game=small_game("Tide", {"a.txt": b"tide"}, store), pieces=1)
    keep_receipt(brief("Tide"), usual, receipt)
    deliver(receipt.game, usual.output / "tide", store)
    for path in [*home.rglob("*"), *usual.output.rglob("*")]:
        os.utime(path, (when, when))
    assert kept_receipt(brief("Tide"), usual, store) == receipt
    deliver(receipt.game, usual.output / "tide", store)
    assert (usual.output / "tide" / "a.txt").read_bytes() == b"tide"
