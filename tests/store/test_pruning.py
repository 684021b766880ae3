"""Pruning removes what nothing needs, and never what a kept game or a run needs."""

import hashlib
import json
import os
import random
import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.small_games import brief, small_game
from tests.store.conftest import Machine
from vintage_game_generator.errors import BadInput, StoreError
from vintage_game_generator.models.assets import Asset, AssetKind
from vintage_game_generator.models.config import GenerationConfig
from vintage_game_generator.naming import folder_name
from vintage_game_generator.packaging.folder import deliver
from vintage_game_generator.settings import settings
from vintage_game_generator.store import pruning
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.locks import alone
from vintage_game_generator.store.places import DAY, PART, storage
from vintage_game_generator.store.pruned import Pruned, bytes_of, size
from vintage_game_generator.store.pruning import prune
from vintage_game_generator.store.receipts import Receipt, keep_receipt, kept_receipt
from vintage_game_generator.store.results import JSON_SERIALIZER, kept_result
from vintage_game_generator.store.roots import Root


def key_of(piece: str) -> str:
    return f"sprite-{hashlib.sha256(piece.encode()).hexdigest()}"


@dataclass
class Workshop:
    """Makes games of a few pieces as the flow does, and counts the bodies that it had to run."""

    output: Path
    bodies: int = 0
    made: dict[str, dict[str, bytes]] = field(default_factory=dict)

    @property
    def generation(self) -> GenerationConfig:
        return GenerationConfig(output=self.output)

    def folder(self, title: str) -> Path:
        return self.output / folder_name(brief(title))

    def piece(self, name: str, content: bytes) -> Asset:
        if kept := kept_result(key_of(name)):
            assert isinstance(kept.value, Asset)
            return kept.value
        self.bodies += 1
        files = local_store().put_all({f"sprites/{name}.png": content})
        asset = Asset(kind=AssetKind.SPRITE, name=name, files=files)
        data = {"__class__": f"{Asset.__module__}.Asset", "data": asset.model_dump(mode="json")}
        envelope = {"metadata": {"serializer": JSON_SERIALIZER}, "result": json.dumps(data)}
        storage("results").write(key_of(name), json.dumps(envelope).encode())
        return asset

    def make(self, title: str) -> None:
        """Make a game of three pieces, one of which all games share; deliver it."""
        store = local_store()
        receipt = kept_receipt(brief(title), self.generation, store)
        if receipt is None:
            names = [f"{title}-1", f"{title}-2", "shared"]
            pieces = [self.piece(name, name.encode() * 400) for name in names]
            refs = {name: ref for piece in pieces for name, ref in piece.files.items()}
            game = small_game(title, store.get_all(refs) | {"title": title.encode()}, store)
            receipt = Receipt(game=game, pieces=3)
            keep_receipt(brief(title), self.generation, receipt)
        deliver(receipt.game, self.folder(title), store)
        self.made.setdefault(title, self.files(title))

    def files(self, title: str) -> dict[str, bytes]:
        folder = self.folder(title)
        found = [*folder.rglob("*"), folder.with_name(f"{folder.name}.zip")]
        return {str(path): path.read_bytes() for path in found if path.is_file()}

    def lose(self, title: str) -> None:
        """Remove the game's folder."""
        shutil.rmtree(self.folder(title), ignore_errors=True)
        self.folder(title).with_name(f"{self.folder(title).name}.zip").unlink(missing_ok=True)

    def check(self, title: str) -> None:
        """Have a game again, whether its folder is there or not, without running a body."""
        before = self.bodies
        self.make(title)
        self.lose(title)
        self.make(title)
        assert self.bodies == before, "nothing was made again"
        assert self.files(title) == self.made[title]


@pytest.fixture
def workshop(home: Path, tmp_path: Path) -> Workshop:
    return Workshop(tmp_path / "games")


def pruned(
    days_from_now: float = 0, keep_days: int = 30, largest: int | None = None, dry: bool = False
) -> Pruned:
    return prune(keep_days, largest, dry_run=dry, now=time.time() + days_from_now * DAY)


def counts(found: Pruned) -> dict[str, tuple[int, int]]:
    return {kind: (one.kept, one.removed) for kind, one in found.counts.items()}


def blobs() -> set[str]:
    return {one.name for one in storage("store").entries()}


def test_a_fresh_store_loses_nothing(workshop: Workshop) -> None:
    workshop.make("Tide")
    before = blobs()
    assert pruned().freed == 0
    assert blobs() == before
    workshop.check("Tide")


def test_what_was_not_used_for_long_goes(workshop: Workshop) -> None:
    workshop.make("Tide")
    workshop.lose("Tide")
    there = len(blobs())
    found = pruned(days_from_now=31)
    assert counts(found) == {"receipts": (0, 1), "results": (0, 3), "bytes": (0, there)}
    assert found.freed > 3000
    assert blobs() == set()
    assert not list(settings().seen.iterdir()), "nor is the lost folder remembered"
    workshop.make("Tide")
    assert workshop.bodies == 6


def test_a_dry_run_says_the_same_and_removes_nothing(workshop: Workshop) -> None:
    workshop.make("Tide")
    workshop.make("Moor")
    workshop.lose("Tide")
    pruned(dry=True)  # it takes a lock
    before = {path: path.stat().st_mtime_ns for path in settings().home.rglob("*")}
    told = pruned(days_from_now=31, dry=True)
    assert {path: path.stat().st_mtime_ns for path in settings().home.rglob("*")} == before
    assert told == pruned(days_from_now=31)


def test_a_game_whose_folder_is_here_is_kept_whatever_its_age(workshop: Workshop) -> None:
    workshop.make("Tide")
    found = pruned(days_from_now=3000, largest=1)
    assert counts(found)["receipts"] == (1, 0)
    assert counts(found)["results"] == (0, 3)
    workshop.check("Tide")


def test_use_keeps_results(workshop: Workshop, home: Path) -> None:
    workshop.make("Tide")
    long_ago = time.time() - 40 * DAY
    for path in (home / "results").iterdir():
        os.utime(path, (long_ago, long_ago))
    assert kept_result(key_of("shared"))
    assert counts(pruned())["results"] == (1, 2)


def test_bytes_of_a_run_that_is_under_way_stay(workshop: Workshop) -> None:
    ref = local_store().put(b"named by nobody yet")
    assert counts(pruned(days_from_now=0.9))["bytes"] == (1, 0)
    assert local_store().holds(ref)
    assert counts(pruned(days_from_now=1.1))["bytes"] == (0, 1)


def test_putting_old_bytes_again_makes_them_young(workshop: Workshop) -> None:
    ref = local_store().put(b"tide")
    path = settings().store / ref.sha256[:2] / ref.sha256[2:]
    os.utime(path, (time.time() - 5 * DAY,) * 2)
    local_store().put(b"tide")
    assert counts(pruned())["bytes"] == (1, 0)


def test_what_is_used_while_it_is_pruned_stays(
    workshop: Workshop, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.make("Tide")
    workshop.lose("Tide")
    long_ago = time.time() - 40 * DAY
    for kind in ("results", "receipts", "store"):
        for path in (home / kind).rglob("*"):
            os.utime(path, (long_ago, long_ago))
    to_fit = pruning._without

    def meanwhile(*args: Any) -> list[Root]:
        assert kept_result(key_of("shared")), "a run takes it between the listing and the removal"
        return to_fit(*args)

    monkeypatch.setattr(pruning, "_without", meanwhile)
    found = pruned()
    assert counts(found)["results"] == (1, 2)
    assert kept_result(key_of("shared"))


def test_an_old_result_goes_before_a_newer_one(workshop: Workshop, home: Path) -> None:
    contents = {f"piece-{age}": str(age).encode() * 1000 for age in (2, 3, 4, 5)}
    for name, content in contents.items():
        workshop.piece(name, content)
        when = time.time() - float(name[-1]) * DAY
        paths = [home / "results" / key_of(name), *(home / "store").rglob("*")]
        for path in paths:
            if path.is_file() and path.stat().st_mtime > time.time() - DAY:
                os.utime(path, (when, when))
    found = pruned(largest=4000)
    assert counts(found) == {"receipts": (0, 0), "results": (2, 2), "bytes": (2, 2)}
    assert found.kept_bytes <= 4000
    assert [name for name in contents if kept_result(key_of(name))] == ["piece-2", "piece-3"]


def test_what_was_used_today_stays_however_large(workshop: Workshop) -> None:
    workshop.make("Tide")
    found = pruned(largest=10)
    assert found.freed == 0
    assert "used within a day" in found.notes[0]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"game": {"files": {}}}'])
def test_a_receipt_that_cannot_be_read_may_name_anything(
    workshop: Workshop, home: Path, damage: bytes
) -> None:
    workshop.make("Tide")
    workshop.make("Moor")
    there = blobs()
    first = min((home / "receipts").iterdir())
    whole = first.read_bytes()
    first.write_bytes(damage)
    found = pruned(days_from_now=31)
    assert blobs() == there
    assert first.exists()
    assert str(first) in found.notes[0]
    first.write_bytes(whole)
    workshop.check("Tide")
    workshop.check("Moor")


@pytest.mark.parametrize(
    "told",
    [
        {"sha256": "../../etc/passwd", "size": 1},
        {"sha256": 3, "size": "x"},
        "[" * 100_000,
        [1, None],
    ],
)
def test_an_odd_result_stops_no_pruning(workshop: Workshop, told: object) -> None:
    workshop.make("Tide")
    result = told if isinstance(told, str) else json.dumps(told)
    storage("results").write(key_of("odd"), json.dumps({"result": result}).encode())
    assert counts(pruned(days_from_now=31))["results"] == (0, 4)
    workshop.check("Tide")


def test_what_somebody_else_keeps_there_stays(workshop: Workshop, home: Path) -> None:
    workshop.make("Tide")
    workshop.lose("Tide")
    theirs = [
        *(home / "store" / name for name in ("thesis.tex", "ab/photo.jpg", ".draft.part.tex")),
        *(home / "results" / name for name in ("trial-1.csv", "2026/trial-2.csv")),
        *(home / "receipts" / name for name in ("taxes.json", "notes.txt")),
    ]
    for path in theirs:
        path.parent.mkdir(exist_ok=True)
        path.write_text("somebody's work")
    found = pruned(days_from_now=400)
    assert counts(found)["receipts"] == (0, 1), "nor does it stop the pruning of ours"
    assert counts(found)["results"] == (0, 3)
    assert counts(found)["bytes"][0] == 0
    assert [path for path in theirs if not path.exists()] == []


def test_accounts_of_games_that_are_gone_go(workshop: Workshop, home: Path) -> None:
    workshop.make("Tide")
    made = {name: home / "made" / f"{name}.json" for name in ("tide", "moor", "taxes")}
    made["tide"].parent.mkdir()
    for path in made.values():
        path.write_text('{"config": {}, "versions": {}, "pieces": {}}')
    made["taxes"].write_text('{"year": 2025}')
    assert counts(pruned(days_from_now=20))["accounts of games"] == (2, 0)
    assert counts(pruned(days_from_now=31))["accounts of games"] == (1, 1)
    assert [name for name, path in made.items() if path.exists()] == ["tide", "taxes"]


@pytest.mark.parametrize("kind", ["receipts", "results"])
def test_records_that_cannot_be_listed_are_not_taken_for_none(
    workshop: Workshop, home: Path, kind: str
) -> None:
    workshop.make("Tide")
    workshop.lose("Tide")
    there = blobs()
    (home / kind).rename(home / "away")
    (home / kind).symlink_to(kind)  # a loop, which not even root can list
    with pytest.raises(StoreError, match=f"{kind}: cannot read"):
        pruned(days_from_now=1.5)
    assert blobs() == there
    (home / kind).unlink()
    (home / "away").rename(home / kind)
    workshop.check("Tide")


def test_what_interrupted_writes_left_goes_a_day_later(workshop: Workshop, home: Path) -> None:
    workshop.make("Tide")
    part = home / "store" / f".abc{PART}"
    part.write_bytes(b"half")
    assert "left by interrupted writes" not in pruned(days_from_now=0.5).counts
    assert part.exists()
    assert pruned(days_from_now=1.5).counts["left by interrupted writes"].removed == 1
    assert not part.exists()
    workshop.check("Tide")


@pytest.mark.parametrize("when", [0.0, 86_400.0, 4_000_000_000.0])
def test_a_wrong_clock_removes_nothing(workshop: Workshop, home: Path, when: float) -> None:
    workshop.make("Tide")
    local_store().put(b"named by nobody yet")
    workshop.lose("Tide")
    for path in home.rglob("*"):
        os.utime(path, (when, when))
    assert pruned(keep_days=1).freed == 0
    workshop.check("Tide")


def test_a_clock_that_jumps_ahead_takes_nothing_from_a_run(workshop: Workshop) -> None:
    with alone("a game that is being made"):
        ref = local_store().put(b"named by nobody yet")
        assert counts(pruned(days_from_now=400))["bytes"] == (1, 0)
    assert local_store().holds(ref)


def test_less_than_a_day_is_refused(home: Path) -> None:
    with pytest.raises(BadInput, match="keep-days"):
        pruned(keep_days=0)


def test_sizes_are_read_and_said() -> None:
    assert [bytes_of(text) for text in ("5 GB", "1.5kb", " 2 MiB ")] == [5 * 10**9, 1500, 2**21]
    assert [size(one) for one in (0, 999, 1500, 5 * 10**9)] == ["0 B", "999 B", "1.5 KB", "5.0 GB"]
    for text in ("5", "GB", "-1 GB", "5 XB", "1e3 B"):
        with pytest.raises(BadInput, match="write '5 GB'"):
            bytes_of(text)


@pytest.mark.parametrize("seed", range(5))
def test_kept_games_survive_any_order_of_makes_and_prunes(workshop: Workshop, seed: int) -> None:
    rng = random.Random(seed)
    titles = [f"Tide {number}" for number in range(5)]
    used: dict[str, float] = {}
    today = 0.0
    for _ in range(25):
        title = rng.choice(titles)
        match rng.choice(["make", "make", "lose", "wait", "prune"]):
            case "make":
                workshop.make(title)
                used[title] = today
            case "lose":
                workshop.lose(title)
            case "wait":
                today += age_everything(rng.choice([0.4, 3, 20]))
            case _:
                largest = rng.choice([None, None, 5_000, 10**9])
                pruned(keep_days=10, largest=largest)
                for one, when in used.items():
                    here = workshop.folder(one).exists()
                    if here or (largest is None and today - when <= 10) or today - when < 1:
                        workshop.check(one)
                        used[one] = today


def age_everything(days: float) -> float:
    """Have so many days pass."""
    for path in settings().home.rglob("*"):
        if path.is_file():
            then = path.stat().st_mtime - days * DAY
            os.utime(path, (then, then))
    return days


class TestShared:
    def test_games_of_two_machines(self, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pruning, "GRACE", 0.5)
        shops = {}
        for name in ("one", "other"):
            shops[name] = Workshop(machine(name) / "games")
            shops[name].make(f"Tide {name}")
        assert shops["other"].bodies == 2, "the shared piece came from the first machine"
        local_store().put(b"named by nobody")
        time.sleep(2.1)
        local_store().put(b"the youngest")
        found = pruned()
        assert counts(found)["bytes"][1] == 1
        shops["other"].check("Tide other")
        shops["other"].output = settings().home / "more-games"
        shops["other"].make("Tide one")
        assert shops["other"].bodies == 2, "all of it came from the first machine"
        machine("one")
        assert "copies on this machine" in pruned().counts
        shops["one"].check("Tide one")

    def test_copies_that_this_machine_did_not_use_go(self, machine: Machine) -> None:
        home = machine("one")
        refs = [local_store().put(content) for content in (b"tide", b"moor")]
        old = home / "store" / refs[0].sha256[:2] / refs[0].sha256[2:]
        os.utime(old, (time.time() - 40 * DAY,) * 2)
        assert counts(pruned())["copies on this machine"] == (1, 1)
        assert not old.exists()
        assert local_store().get(refs[0]) == b"tide"


def test_a_shared_folder_that_is_not_there_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VINTAGE_HOME", str(tmp_path))
    monkeypatch.setenv("VINTAGE_STORAGE", str(tmp_path / "not-mounted"))
    settings.cache_clear()
    with pytest.raises(BadInput, match=r"^VINTAGE_STORAGE=.*/not-mounted: there is no such folder"):
        prune(1, None, dry_run=True, now=time.time())
    settings.cache_clear()


def test_locks_that_cannot_be_seen_are_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setenv("VINTAGE_HOME", str(tmp_path / "file" / "home"))
    (tmp_path / "file").write_text("")
    settings.cache_clear()
    monkeypatch.setattr(Path, "glob", refuse)
    with pytest.raises(StoreError, match=r"locks: cannot write \(Not a directory\)"):
        prune(1, None, dry_run=True, now=time.time())
    settings.cache_clear()


def test_locks_that_nobody_holds_go_a_week_later(home: Path) -> None:
    old = time.time() - 8 * DAY
    with alone("a game that is being made"):
        for what in ("a game of last week", "a game of today"):
            with alone(what):
                pass
        (home / "locks" / "notes.lock").write_text("mine")
        for lock in (home / "locks").iterdir():
            if lock.name != lock_of("a game of today"):
                os.utime(lock, (old, old))
        pruned()
        names = {path.name for path in (home / "locks").iterdir()}
    assert lock_of("a game of last week") not in names
    kept = {lock_of("a game that is being made"), lock_of("a game of today"), "notes.lock"}
    assert kept <= names


def lock_of(what: str) -> str:
    return hashlib.sha256(what.encode()).hexdigest() + ".lock"
