"""A place keeps whole files, wherever it is, and says in one line what it cannot do."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from vintage_game_generator.errors import BadInput, StoreError
from vintage_game_generator.settings import settings
from vintage_game_generator.store.places import DAY, Folder, Place, storage
from vintage_game_generator.store.remote import Remote, remote

TICK = 2  # seconds: what these services tell of time ends at the second


@pytest.fixture(params=["folder", "s3", "memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    if request.param == "folder":
        return Folder(tmp_path / "place")
    if request.param == "memory":
        return remote(f"memory://{tmp_path.name}/{time.time_ns()}")
    return remote(request.getfixturevalue("bucket"))


def test_what_is_kept_comes_back(place: Place) -> None:
    begun = time.time()
    assert place.read("ab/cd") is None
    assert place.entry("ab/cd") is None
    assert list(place.entries()) == []
    place.write("ab/cd", b"tide")
    place.write("ef", b"moon")
    assert place.read("ab/cd") == b"tide"
    place.write("ab/cd", b"tides")
    assert place.read("ab/cd") == b"tides"
    listed = {one.name: one.size for one in place.entries()}
    assert listed == {"ab/cd": 5, "ef": 4}
    entry = place.entry("ab/cd")
    assert entry is not None
    assert entry.size == 5
    assert begun - TICK < entry.used < time.time() + TICK
    place.remove(["ab/cd", "never-there"])
    place.remove([])
    assert place.read("ab/cd") is None
    assert place.read("ef") == b"moon"


def test_what_was_written_since_it_was_listed_is_not_removed(place: Place) -> None:
    place.write("kept", b"1")
    place.write("unused", b"2")
    listed = list(place.entries())
    time.sleep(TICK)
    place.write("kept", b"1")
    assert [one.name for one in place.remove_unused(listed)] == ["unused"]
    assert [one.name for one in place.entries()] == ["kept"]
    assert place.remove_unused([]) == []


def test_use_of_an_old_file_makes_it_new(tmp_path: Path) -> None:
    place, begun = Folder(tmp_path), time.time()
    for name, age in (("old", 2 * DAY), ("new", 60.0), ("to come", -DAY)):
        place.write(name, b"1")
        os.utime(tmp_path / name, (begun - age,) * 2)
    for one in list(place.entries()):
        place.renew(one, b"1")
    used = {one.name: one.used for one in place.entries()}
    for renewed in ("old", "to come"):
        assert begun - TICK < used[renewed] < time.time() + TICK
    assert used["new"] == pytest.approx(begun - 60, abs=TICK / 2)


def set_storage(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("VINTAGE_STORAGE", url)
    settings.cache_clear()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("s4://bucket/vintage", "s4"),
        ("shared/vintage", "from its root on"),
        ("s3://", "bucket"),
        ("://", "bucket"),
    ],
)
def test_a_url_that_cannot_be_is_refused(
    home: Path, monkeypatch: pytest.MonkeyPatch, url: str, said: str
) -> None:
    set_storage(monkeypatch, url)
    with pytest.raises(BadInput, match=said) as refused:
        storage("store")
    assert str(refused.value).startswith("VINTAGE_STORAGE: ")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("s3://bucket/vintage", "pip install 'vintage-game-generator[s3]'"),
        ("gs://bucket/vintage", "pip install 'gcsfs'"),
    ],
)
def test_a_protocol_whose_package_is_missing_says_what_to_install(url: str, wanted: str) -> None:
    code = (
        "import sys; sys.modules.update(s3fs=None, gcsfs=None)\n"
        "from vintage_game_generator.store.places import storage\n"
        "from vintage_game_generator.errors import BadInput\n"
        "try: storage('store')\n"
        "except BadInput as error: print(error)"
    )
    environment = {"PATH": "", "VINTAGE_STORAGE": url}
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    ).stdout
    assert wanted in said
    assert said.count("\n") == 1


def test_a_shared_folder_is_a_storage_too(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for url in (str(tmp_path / "mnt"), f"file://{tmp_path / 'mnt'}"):
        set_storage(monkeypatch, url)
        assert storage("results") == Folder(tmp_path / "mnt" / "results")


def test_a_missing_bucket_is_said_in_one_line(s3: dict[str, str]) -> None:
    place = remote("s3://no-such-bucket-here/vintage/store")
    for act in (lambda: place.read("a"), lambda: place.write("a", b""), lambda: place.entry("a")):
        with pytest.raises(StoreError, match="bucket does not exist") as failure:
            act()
        assert str(failure.value).startswith("s3://no-such-bucket-here/vintage/store: cannot ")
        assert isinstance(failure.value.__cause__, FileNotFoundError), "another try is no use"
    with pytest.raises(StoreError, match="bucket does not exist"):
        list(place.entries())


def test_a_network_that_is_away_may_come_back(
    s3: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import s3fs  # noqa: PLC0415

    monkeypatch.setattr(s3fs.S3FileSystem, "retries", 1)
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    system = s3fs.S3FileSystem(skip_instance_cache=True, use_listings_cache=False)
    place = Remote("s3://bucket/vintage", "bucket/vintage", system)
    for act in (lambda: place.read("a"), lambda: place.write("a", b""), lambda: place.entry("a")):
        with pytest.raises(StoreError, match="Could not connect") as failure:
            act()
        cause = failure.value.__cause__
        assert isinstance(cause, OSError) and not isinstance(cause, FileNotFoundError)
        assert "\n" not in str(failure.value)


def test_missing_credentials_are_said_and_not_tried_again(
    s3: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import s3fs  # noqa: PLC0415

    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    system = s3fs.S3FileSystem(skip_instance_cache=True, use_listings_cache=False)
    place = Remote("s3://bucket/vintage", "bucket/vintage", system)
    with pytest.raises(StoreError, match="credentials") as failure:
        place.write("a", b"")
    assert not isinstance(failure.value.__cause__, OSError)


def test_what_is_secret_in_a_url_is_never_shown() -> None:
    place = remote("memory://user:word@host/vintage?key=secret")
    assert str(place) == "memory://host/vintage"


class _Unlistable:
    """A file system that leaves out what it may not list, as fsspec's own `find` does."""

    def ls(self, path: str, detail: bool) -> list[str]:
        raise PermissionError(13, "Permission denied", path)

    def find(self, path: str, detail: bool) -> dict[str, object]:
        return {}


def test_what_cannot_be_listed_is_not_taken_for_nothing(tmp_path: Path) -> None:
    there = Remote("odd://place", "place", _Unlistable())
    with pytest.raises(StoreError, match="odd://place: cannot read"):
        list(there.entries())
    (tmp_path / "place").symlink_to("place")  # a loop, which not even root can list
    with pytest.raises(StoreError, match="place: cannot read"):
        list(Folder(tmp_path / "place").entries())
    with pytest.raises(StoreError, match="place/ab: cannot read"):
        Folder(tmp_path / "place").entry("ab")
    assert list(Folder(tmp_path / "never-made").entries()) == []
