"""The Rust project of a game: what is in it, and that it plays what Python recorded."""

import re
import shutil
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.plans import GENRES, Plan, plan
from tests.rust_programs import cargo
from vintage_game_generator.kernels.python.kernel import new_world
from vintage_game_generator.kernels.python.kernel.levels import read_map
from vintage_game_generator.kernels.python.kernel.recording import record
from vintage_game_generator.models.certificate import RunProof
from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.rules.options import INTRO_TICKS
from vintage_game_generator.targets.rust import (
    KERNELS,
    SHELL_LOCK,
    TARGET,
    crate_name,
    literal,
    locked,
    project_files,
    proven,
)
from vintage_game_generator.targets.target import Trial
from vintage_game_generator.translate.program import program

TOY_MAP = KERNELS / "core" / "tests" / "kernel" / "toy" / "level.tmj"
INPUTS = [0, 16, *[0] * INTRO_TICKS, *([1] * 30 + [129] * 12 + [65] * 9 + [2] * 20 + [64] * 5) * 12]


class Game(NamedTuple):
    """A game on disk: its Rust project, the toy's map as every level, and one recording."""

    plan: Plan
    folder: Path
    run: RunProof

    @property
    def trial(self) -> Trial:
        """Return the game as it is tried."""
        package = self.plan.design.package
        return Trial(self.folder, self.folder / "rust", package, (self.run,), {}, shells=False)


def files_of(planned: Plan) -> dict[str, bytes]:
    return project_files(planned.config, planned.design, planned.style)


def game_of(planned: Plan, folder: Path) -> Game:
    """Write a game's Rust project, and what Python does in it."""
    for name, content in files_of(planned).items():
        path = folder / "rust" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    levels = folder / "rust" / TARGET.assets / "levels"
    levels.mkdir(parents=True)
    for level in planned.design.levels:
        shutil.copy(TOY_MAP, levels / f"level-{level.number}.tmj")
    design = planned.design
    maps = [read_map(TOY_MAP).level for _ in design.levels]
    world = new_world(maps, design.seed)
    recording = record(program(design).step, world, INPUTS, design.package)
    (folder / "recordings").mkdir()
    (folder / "recordings" / "win.json").write_text(recording.to_json(), encoding="utf-8")
    proof = RunProof(
        recording="recordings/win.json",
        outcome=recording.outcome,
        ticks=recording.ticks,
        hash=recording.hash,
    )
    return Game(planned, folder, proof)


@pytest.fixture(scope="module", params=list(GENRES))
def game(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Game:
    """One game of each genre, with a title that wants escaping."""
    features = (Feature.COMBAT, Feature.BOSSES, Feature.KEYS_AND_DOORS)
    name = '灯台守 "Mill" of O\'Hara: 50% – شعلة'
    planned = plan(request.param, name=name, features=features, seed=9)
    return game_of(planned, tmp_path_factory.mktemp("game"))


@pytest.mark.parametrize("genre", Genre)
def test_kernel_and_window_are_copied_byte_for_byte(genre: Genre) -> None:
    files = files_of(plan(genre))
    copied = {
        path.relative_to(KERNELS).as_posix(): path.read_bytes()
        for folder in ("core/src/kernel", "shell/src")
        for path in (KERNELS / folder).rglob("*.rs")
    }
    assert copied.items() <= files.items()
    own = files.keys() - copied.keys()
    assert {name for name in own if not name.startswith("core/src/rules/")} == {
        ".gitignore",
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE",
        "README.md",
        "core/Cargo.toml",
        "core/src/bin/replay.rs",
        "core/src/game.rs",
        "core/src/lib.rs",
        "core/tests/recordings.rs",
        "shell/Cargo.lock",
        "shell/Cargo.toml",
        "shell/src/main.rs",
    }


def test_the_same_brief_gives_the_same_project() -> None:
    assert files_of(plan(seed=4)) == files_of(plan(seed=4))


def test_manifests_name_the_crates_and_keep_overflow_an_error() -> None:
    planned = plan(name="Moon Mill")
    files = {name: content.decode() for name, content in files_of(planned).items()}
    core, shell = tomllib.loads(files["core/Cargo.toml"]), tomllib.loads(files["shell/Cargo.toml"])
    assert (core["package"]["name"], core["lib"]["name"]) == ("moon-mill-core", "game")
    assert shell["package"]["name"] == "moon-mill"
    assert shell["dependencies"]["game"] == {"package": "moon-mill-core", "path": "../core"}
    assert "dependencies" not in core
    for manifest in ("Cargo.toml", "shell/Cargo.toml"):
        assert tomllib.loads(files[manifest])["profile"] == {"release": {"overflow-checks": True}}
    for source in ("core/src/lib.rs", "shell/src/lib.rs"):
        assert "#![forbid(unsafe_code)]" in files[source]


@pytest.mark.parametrize("crate", ["abacus", "moon-mill", "zebra-9"])
def test_locks_list_the_game_s_crates_in_cargo_s_order(crate: str) -> None:
    text = locked(SHELL_LOCK.read_text(encoding="utf-8"), crate)
    packages = tomllib.loads(text)["package"]
    names = [package["name"] for package in packages]
    assert sorted(names) == names
    own = {package["name"]: package for package in packages if "source" not in package}
    assert own == {
        crate: {
            "name": crate,
            "version": "1.0.0",
            "dependencies": sorted(["bevy", f"{crate}-core"]),
        },
        f"{crate}-core": {"name": f"{crate}-core", "version": "1.0.0"},
    }
    kernel = tomllib.loads(SHELL_LOCK.read_text(encoding="utf-8"))["package"]
    assert len(packages) == len(kernel)


@pytest.mark.parametrize(
    ("package", "crate"),
    [
        ("moon_mill", "moon-mill"),
        ("core", "core-game"),
        ("bevy", "bevy-game"),
        ("deps", "deps-game"),
        ("loop", "loop-game"),
        ("game", "game-game"),
    ],
)
def test_no_crate_hides_another(package: str, crate: str) -> None:
    assert crate_name(package) == crate


@pytest.mark.parametrize(
    ("value", "source"),
    [
        ('say "go"', r'"say \"go\""'),
        ("back\\slash", r'"back\\slash"'),
        ("灯台守", '"灯台守"'),
        ("two\nlines", r'"two\nlines"'),
        (True, "true"),
    ],
)
def test_values_are_written_as_rust(value: str | bool, source: str) -> None:
    assert literal(value) == source


def test_the_project_is_proven(game: Game) -> None:
    if shutil.which("cargo") is None:
        pytest.skip("cargo not found")
    proof = proven(game.trial)
    assert proof.verdict == "verified; window not tried"
    assert [check.name for check in proof.checks] == ["rust: replay win"]


def test_a_recording_that_does_not_match_is_a_failure(game: Game, tmp_path: Path) -> None:
    if shutil.which("cargo") is None:
        pytest.skip("cargo not found")
    copy = Path(shutil.copytree(game.folder, tmp_path / "game"))
    file = copy / "recordings" / "win.json"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub('"hash": "....', '"hash": "0000', text, count=1), encoding="utf-8")
    proof = proven(game.trial._replace(game=copy, project=copy / "rust"))
    assert proof.verdict == "failed: rust: replay win"
    assert '"mismatch": 60' in proof.checks[0].detail


def test_without_cargo_nothing_is_claimed(game: Game, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(game.folder))
    assert proven(game.trial).verdict == "not verified (cargo not found)"


def test_an_old_cargo_is_no_failure_of_the_game(
    game: Game, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "cargo"
    old.write_text("#!/bin/sh\necho 'cargo 1.70.0 (7fe40dc8c 2023-04-27)'\n", encoding="utf-8")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert proven(game.trial).verdict == "not verified (cargo 1.70.0 is older than 1.85)"


def test_a_machine_without_a_linker_is_no_failure_of_the_game(
    game: Game, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which("cargo") is None:
        pytest.skip("cargo not found")
    copy = Path(shutil.copytree(game.folder, tmp_path / "game"))
    monkeypatch.setenv("RUSTFLAGS", "-C linker=no-such-linker")
    proof = proven(game.trial._replace(game=copy, project=copy / "rust"))
    assert proof.verdict == "not verified (linker `no-such-linker` not found)"
    assert not proof.lasting


def test_the_project_passes_its_own_checks(game: Game) -> None:
    project = game.folder / "rust"
    options = ("--offline", "--locked", "--quiet")
    for command in (
        ("fmt", "--check"),
        ("clippy", *options, "--all-targets", "--", "-D", "warnings"),
        ("test", *options),
    ):
        done = cargo(project, *command)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_replay_program_tells_what_is_wrong_in_one_line(game: Game) -> None:
    project = game.folder / "rust"
    quiet = ("run", "--offline", "--locked", "--quiet", "--bin", "replay", "--")
    package = game.plan.design.package
    for arguments, said in (
        (["none.json"], f"{package}: none.json: cannot be read (no such file)"),
        (["core/Cargo.toml"], f"{package}: core/Cargo.toml: is not JSON"),
        ([], f"{package}: usage: replay [--bench TIMES] RECORDING"),
        (["--bench", "some", "x"], f'{package}: "some" is no number of times'),
    ):
        done = cargo(project, *quiet, *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(said)
        assert len(done.stderr.splitlines()) == 1
    measured = cargo(project, *quiet, "--bench", "2", "../recordings/win.json")
    assert measured.stdout.startswith(f'{{"ticks": {2 * len(INPUTS)}, "seconds": ')
