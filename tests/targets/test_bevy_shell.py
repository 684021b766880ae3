"""The Bevy window, built for real and looked at beside Pygame's; `make bevy` runs it.

The engine is built once, in the user's cache folder, and takes half an hour the first time.
"""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from tests.library_calls import Clock, made
from tests.waiting import LONGEST
from vintage_game_generator.briefs import load_brief
from vintage_game_generator.kernels.python.kernel.recording import Recording
from vintage_game_generator.models.certificate import Certificate
from vintage_game_generator.models.config import Language
from vintage_game_generator.packaging.folder import deliver
from vintage_game_generator.playtest.looks import differing_pixels
from vintage_game_generator.store.blobs import Store
from vintage_game_generator.targets.rust import KERNELS, TARGET
from vintage_game_generator.targets.rust_shell import forget_shell, pictures, release_shell
from vintage_game_generator.targets.trials import proof_in

REPOSITORY = Path(__file__).parents[2]
DEMO = REPOSITORY / "deployments" / "demo.yaml"
SHORT = 120  # ticks: two seconds in a window

pytestmark = pytest.mark.bevy


@dataclass(frozen=True)
class Shell:
    """The demo game on disk, with its window built and put where players have it."""

    game: Path
    package: str
    program: Path

    @property
    def project(self) -> Path:
        """Return the Rust project."""
        return self.game / TARGET.folder

    def run(
        self, *arguments: str, before: tuple[str, ...] = ()
    ) -> subprocess.CompletedProcess[str]:
        """Run the game."""
        return subprocess.run(
            [*before, str(self.program), *arguments],
            cwd=self.game,
            capture_output=True,
            encoding="utf-8",
            timeout=LONGEST,
            check=False,
        )

    def recording(self, name: str) -> Recording:
        """Return one of the game's recordings."""
        return Recording.from_json((self.game / "recordings" / name).read_text(encoding="utf-8"))

    def in_pygame(self, name: str, ticks: list[int]) -> dict[int, bytes]:
        """Return what Pygame shows of a recording, as PNG files by their ticks."""
        shots = {tick: self.game / f"pygame-{tick}.png" for tick in ticks}
        asked = [part for tick in ticks for part in ("--screenshot", f"{tick}:{shots[tick]}")]
        subprocess.run(
            [sys.executable, "-m", self.package, "--replay", f"recordings/{name}", *asked],
            cwd=self.game,
            timeout=LONGEST,
            check=True,
        )
        return {tick: shot.read_bytes() for tick, shot in shots.items()}


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """The demo game, made from nothing; its window is built where the user's own are."""
    folder = tmp_path_factory.mktemp("bevy")
    store = Store(folder / "store")
    languages = (Language.PYTHON, Language.RUST)
    config = load_brief(DEMO).model_copy(update={"target_languages": languages})
    game = made(config, store, Clock()).game
    deliver(game, folder / game.package, store)
    with pytest.MonkeyPatch.context() as patch:
        if "CARGO_TARGET_DIR" not in os.environ:
            ours = user_cache_path("vintage-game-generator") / "cargo-target"
            patch.setenv("CARGO_TARGET_DIR", str(ours))
        project = folder / game.package / TARGET.folder
        shipped = folder / "shipped"
        shutil.copytree(project / TARGET.assets, shipped / "assets")
        program = shutil.copy2(release_shell(project), shipped)
        yield Shell(folder / game.package, game.package, Path(program))
        forget_shell(project)


def telling_ticks(recording: Recording) -> list[int]:
    """Return ticks at which something else is seen: every screen, every level and its end."""
    first: dict[tuple[int, str], int] = {}
    last: dict[tuple[int, str], int] = {}
    for point in recording.checkpoints:
        first.setdefault((point.level, point.state), point.tick)
        last[point.level, point.state] = point.tick
    return sorted({0, *first.values(), *last.values(), recording.ticks})


@pytest.mark.parametrize("name", ["win.json", "lose.json"])
def test_bevy_shows_what_pygame_shows(shell: Shell, name: str) -> None:
    ticks = telling_ticks(shell.recording(name))
    wanted = shell.in_pygame(name, ticks)
    found = pictures(shell.project, shell.game / "recordings" / name, ticks)
    assert len(ticks) >= 6
    assert {tick: differing_pixels(wanted[tick], found.get(tick, b"")) for tick in ticks} == (
        dict.fromkeys(ticks, 0)
    )


def test_the_proof_has_the_window_compiled_and_looked_at(shell: Shell) -> None:
    text = (shell.game / "certificate.json").read_text(encoding="utf-8")
    certificate = Certificate.model_validate_json(text)
    proof = proof_in(shell.game, Language.RUST, certificate, shells=True)
    assert proof.verdict == "verified"
    assert [check.name for check in proof.checks[-2:]] == [
        "rust: window compiles",
        "rust: looks alike",
    ]


def test_the_window_program_checks_recordings_too(shell: Shell) -> None:
    done = shell.run("--replay", "recordings/win.json")
    last = json.loads(done.stdout.splitlines()[-1])
    assert (done.returncode, last["outcome"]) == (0, "won")


def test_what_is_drawn_can_be_listed_without_a_graphics_card(shell: Shell) -> None:
    playing = next(p.tick for p in shell.recording("win.json").checkpoints if p.state == "playing")
    done = shell.run("--replay", "recordings/win.json", "--draws", str(playing))
    head, *draws = done.stdout.splitlines()
    assert head == f"tick {playing}: {len(draws)} draws"
    assert any(draw.startswith("sprites/hero ") for draw in draws)
    assert any(draw.startswith("tiles/") for draw in draws)


def test_a_wrong_argument_is_answered_in_one_line(shell: Shell) -> None:
    done = shell.run("--replay", "recordings/none.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{shell.package}: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="xvfb-run is not installed")
def test_a_recording_can_be_watched_in_a_window(shell: Shell) -> None:
    full = shell.recording("win.json")
    checkpoints = tuple(point for point in full.checkpoints if point.tick <= SHORT)
    short = replace(
        full,
        inputs=tuple((pressed, 1) for pressed in islice(full.buttons(), SHORT)),
        checkpoints=checkpoints,
        outcome=checkpoints[-1].state,
        ticks=SHORT,
        hash=checkpoints[-1].hash,
    )
    (shell.game / "recordings" / "short.json").write_text(short.to_json(), encoding="utf-8")
    done = shell.run("--replay", "recordings/short.json", "--watch", before=("xvfb-run", "-a"))
    assert (done.returncode, done.stdout) == (0, "")


def test_the_games_manifest_is_the_kernels(shell: Shell) -> None:
    game, kernel = (
        tomllib.loads((folder / "shell" / "Cargo.toml").read_text(encoding="utf-8"))
        for folder in (shell.project, KERNELS)
    )
    for key in ("lib", "profile", "workspace"):
        assert game[key] == kernel[key]
    assert game["dependencies"]["bevy"] == kernel["dependencies"]["bevy"]
    assert game["package"]["rust-version"] == kernel["package"]["rust-version"]


def test_the_kernels_own_tests_pass(shell: Shell) -> None:
    done = subprocess.run(
        ["cargo", "test", "--release", "--locked", "--quiet"],
        cwd=KERNELS / "shell",
        capture_output=True,
        encoding="utf-8",
        timeout=3600,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
