"""The written Ruby project: what a person who knows Ruby would accept as their own."""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.plans import FEATURES, Plan, plan
from tests.ruby_programs import warnings
from tests.waiting import LONGEST
from vintage_game_generator.assets.tilesets.tiled import tiled_map
from vintage_game_generator.kernels.python.kernel.recording import record
from vintage_game_generator.models.certificate import RunProof
from vintage_game_generator.models.config import Feature, Genre, Language
from vintage_game_generator.packaging.archive import EXECUTABLE, mode_of
from vintage_game_generator.playtest.proving import LEVEL_BUILDERS
from vintage_game_generator.playtest.worlds import opened_world
from vintage_game_generator.rules.options import INTRO_TICKS
from vintage_game_generator.targets.ruby import KERNEL, project_files, proven
from vintage_game_generator.targets.target import Trial
from vintage_game_generator.translate.program import program

needs_ruby = pytest.mark.skipif(shutil.which("ruby") is None, reason="ruby not found")
needs_rubocop = pytest.mark.skipif(shutil.which("rubocop") is None, reason="rubocop not found")
TITLES = [
    "Ünïcode \"quoted\" 'title'",
    '"#{exit}" #$stdout #@a',
    "＼N ＼",
    "潮の番人",
    "{{ 7 * 7 }}",
    "=begin",
    "Signal",
    "日" * 60,
    "'\"" * 30,
]


def files_of(made: Plan) -> dict[str, bytes]:
    return project_files(made.config, made.design, made.style)


def full(genre: Genre, name: str = "Full Moon") -> Plan:
    return plan(genre, name=name, features=FEATURES[genre], seed=1)


def write(files: Mapping[str, bytes], folder: Path) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(mode_of(content))
    return folder


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=LONGEST, check=False
    )


def game(made: Plan, folder: Path) -> Trial:
    """Return a game whose levels nobody won and whose recordings are a few buttons."""
    design, built = made.design, LEVEL_BUILDERS[made.design.genre]
    levels = [built(brief, design, made.style.view) for brief in design.levels]
    project = write(files_of(made), folder / "ruby")
    maps = {
        f"assets/levels/level-{level.number}.tmj": tiled_map(
            level, design.tilesets[level.biome], made.style
        )
        for level in levels
    }
    write(maps, project)
    inputs = [0, 16, *[0] * INTRO_TICKS, *[1] * 60, *[129] * 40, *[2] * 60, *[65] * 40]
    world = opened_world(design, levels)
    recording = record(program(design).step, world, inputs, design.package)
    write({"recordings/win.json": recording.to_json().encode()}, folder)
    proof = RunProof(
        recording="recordings/win.json",
        outcome=recording.outcome,
        ticks=recording.ticks,
        hash=recording.hash,
    )
    return Trial(folder, project, design.package, (proof,), {}, shells=False)


@pytest.fixture(scope="module", params=Genre)
def trial(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """A game of each genre with all that there is."""
    genre: Genre = request.param
    return game(full(genre), tmp_path_factory.mktemp(genre.name.lower()))


@needs_ruby
def test_a_game_is_proven_by_its_recordings_and_its_own_tests(trial: Trial) -> None:
    proof = proven(trial)
    assert proof.language is Language.RUBY
    assert proof.verdict == "verified; window not tried"
    assert [check.name for check in proof.checks] == [
        "ruby: replay win",
        "ruby: the game's own tests",
    ]
    assert all(check.passed for check in proof.checks)


@needs_ruby
def test_a_game_that_does_something_else_is_not_proven(trial: Trial, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(trial.game, tmp_path / "copy"))
    file = folder / "recordings" / "win.json"
    run_ = json.loads(file.read_text())
    run_["checkpoints"][1]["hash"] = "00000000"
    file.write_text(json.dumps(run_))
    proof = proven(trial._replace(game=folder, project=folder / "ruby"))
    assert proof.verdict == "failed: ruby: replay win, ruby: the game's own tests"
    assert '"mismatch": 120' in proof.checks[0].detail


def test_without_ruby_nothing_is_proven_and_nothing_failed(
    trial: Trial, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    proof = proven(trial)
    assert (proof.verdict, proof.checks) == ("not verified (ruby not found)", ())


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for Ruby")
def test_an_old_ruby_is_named(
    trial: Trial, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    old = tmp_path / "ruby"
    old.write_text("#!/bin/sh\nprintf 2.7.4\n")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert proven(trial).verdict == "not verified (ruby 2.7.4 is older than 3.1)"


@needs_ruby
@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({"fiddle/import.rb": 'raise LoadError, "fiddle"'}, "fiddle not found"),
        (
            {
                "fiddle/import.rb": """
module Fiddle
  class DLError < StandardError; end

  module Importer
    def dlload(_name) = nil
    def struct(_fields) = nil
    def extern(_signature) = raise(DLError)
  end
end
""",
            },
            "libSDL2 lacks SDL_CreateRGBSurfaceWithFormat",
        ),
    ],
)
def test_a_ruby_that_cannot_reach_sdl_is_no_failure_of_the_game(
    trial: Trial, broken: dict[str, str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({name: source.encode() for name, source in broken.items()}, tmp_path)
    monkeypatch.setenv("RUBYLIB", str(tmp_path))
    proof = proven(trial._replace(shells=True, pictures={60: b"never looked at"}))
    assert proof.verdict == f"verified; look not compared ({said})"


@needs_ruby
def test_a_bench_says_how_fast_it_plays(trial: Trial) -> None:
    done = run(trial.project, "ruby", "bin/replay", "--bench", "2", "../recordings/win.json")
    measured = json.loads(done.stdout)
    assert measured["ticks"] == 2 * trial.runs[0].ticks
    assert measured["seconds"] > 0


@needs_ruby
def test_what_is_no_recording_of_the_game_gives_one_line(trial: Trial) -> None:
    done = run(trial.project, "ruby", "bin/replay", "Gemfile")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{trial.package}: Gemfile: is not JSON (")
    assert done.stderr.count("\n") == 1


@needs_ruby
def test_ruby_has_no_warning_for_a_project(trial: Trial) -> None:
    files = [*sorted(trial.project.rglob("*.rb")), *sorted((trial.project / "bin").iterdir())]
    assert warnings(trial.project, files) == ""


@needs_rubocop
def test_rubocop_is_content_with_what_is_made_for_a_game(tmp_path: Path) -> None:
    for number, title in enumerate(["Full Moon", *TITLES]):
        files = files_of(full(list(Genre)[number % 2], title))
        left_out = ("/kernel/", "/rules/", "gosu_double", *(("bin/", "test/") if number else ()))
        kept = {
            name: content
            for name, content in files.items()
            if not any(part in name for part in left_out)
        }
        write(kept, tmp_path / str(number))
    shutil.copy(KERNEL / ".rubocop.yml", tmp_path)
    scripts = [str(path) for path in sorted(tmp_path.glob("*/bin/*"))]
    done = run(tmp_path, "rubocop", "--cache", "false", "--format", "emacs", ".", *scripts)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout[:2000] + done.stderr


@needs_ruby
@pytest.mark.parametrize("title", TITLES)
def test_any_title_comes_back_from_ruby_as_it_was(title: str, tmp_path: Path) -> None:
    made = plan(Genre.PLATFORMER, name=title)
    files = files_of(made)
    folder = write(files, tmp_path)
    package = made.design.package
    script = f'require "./lib/{package}"; print ObjectSpace.each_object(RetroKernel::Game).first.'
    for field, wanted in (("title", title), ("display_title", made.design.display_title)):
        done = run(folder, "ruby", "-w", "-e", script + field)
        assert (done.stdout, done.stderr) == (wanted, "")
    for name in (f"lib/{package}.rb", f"lib/{package}/game.rb"):
        assert max(map(len, files[name].decode().splitlines())) <= 100
    assert title in files["README.md"].decode()


@needs_ruby
@pytest.mark.skipif(sys.platform == "win32", reason="Windows starts no scripts by their names")
def test_its_programs_are_started_by_their_names(trial: Trial) -> None:
    files = files_of(plan(Genre.PLATFORMER))
    started = {name for name, content in files.items() if mode_of(content) == EXECUTABLE}
    assert started == {"bin/play", "bin/replay"}
    done = run(trial.project, "bin/replay", "../recordings/win.json")
    assert done.returncode == 0, done.stderr


def test_the_kernel_is_copied_byte_for_byte() -> None:
    files = files_of(plan(Genre.PLATFORMER))
    for source in sorted((KERNEL / "lib" / "kernel").rglob("*.rb")):
        inside = source.relative_to(KERNEL / "lib" / "kernel").as_posix()
        assert files[f"lib/plan/kernel/{inside}"] == source.read_bytes()
    assert files["test/gosu_double/gosu.rb"] == (KERNEL / "test/gosu_double/gosu.rb").read_bytes()


@pytest.mark.parametrize("genre", Genre)
def test_a_project_has_the_rules_of_its_features_alone(genre: Genre) -> None:
    barest = files_of(plan(genre, seed=1))
    fullest = files_of(full(genre))
    foes = {"walker", "hopper", "flyer", "shooter", "chaser", "charger"}
    rules = {Path(name).stem for name in barest if "/rules/" in name} - foes
    assert rules < {Path(name).stem for name in fullest if "/rules/" in name}
    assert not any(b"HAS_" in content for name, content in barest.items() if "/rules/" in name)
    game_file = next(text.decode() for name, text in fullest.items() if name.endswith("/game.rb"))
    assert ("has_save: true" in game_file) is (Feature.SAVE in FEATURES[genre])


def test_the_readme_names_controls_places_and_the_way_on() -> None:
    made = full(Genre.PLATFORMER)
    readme = files_of(made)["README.md"].decode()
    for words in ("ruby bin/play", "bundle install", "Arrows", "attack", "dash", "F11"):
        assert words in readme
    for place in ("game.rb", "rules/tuning.rb", "kernel/", "assets/", "test/", "../recordings/win"):
        assert place in readme


def test_nothing_speaks_of_where_it_comes_from() -> None:
    for name, content in files_of(full(Genre.ACTION_ADVENTURE)).items():
        assert b"vintage_game_generator" not in content, name
