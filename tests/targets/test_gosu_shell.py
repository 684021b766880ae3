"""The Gosu shell, drawn by the double of Gosu: it looks and plays as Pygame's does."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.plans import plan_of
from tests.targets.conftest import BRIEFS
from tests.waiting import LONGEST
from tests.web_games import TOUR, TOUR_TICKS, WIN, WebGame
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.kernels.python.kernel.levels import read_map
from vintage_game_generator.kernels.python.kernel.recording import record
from vintage_game_generator.kernels.python.kernel.world import new_world
from vintage_game_generator.models.config import Language
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.playtest.looks import look_check, picture_arguments, pictures_in
from vintage_game_generator.playtest.players import PLAYERS
from vintage_game_generator.playtest.worlds import buttons_to_play
from vintage_game_generator.targets.ruby import KERNEL, WITHOUT_SDL, project_files
from vintage_game_generator.translate.program import program
from vintage_game_generator.translate.ruby_names import game_namespace

Games = Callable[[str], WebGame]
Finished = subprocess.CompletedProcess[str]

CONSOLES = ("nes", "game-boy", "snes", "pico-8")

# Plays a recording in a window by pressing keys as a player would, and prints its checkpoints.
# Every so many frames the picture is written to a folder.
SESSION = """
require "gosu"
require "json"
require_relative "lib/{package}"
require_relative "lib/{package}/kernel/replay"
require_relative "lib/{package}/kernel/shell/window"

file, folder, ticks, every = ARGV
game = {namespace}::GAME
recording = RetroKernel::Replay.read(file, game)
keys = {{
  RetroKernel::Button::A => Gosu::KB_Z, RetroKernel::Button::B => Gosu::KB_X,
  RetroKernel::Button::SELECT => Gosu::KB_LEFT_SHIFT, RetroKernel::Button::START => Gosu::KB_RETURN,
  RetroKernel::Button::UP => Gosu::KB_UP, RetroKernel::Button::DOWN => Gosu::KB_S,
  RetroKernel::Button::LEFT => Gosu::KB_LEFT, RetroKernel::Button::RIGHT => Gosu::KB_D
}}
GosuDouble.frame_times = [17, 17, 16] # milliseconds: a tick a frame
window = RetroKernel::Shell::Window.new(game, game.world)
window.width, window.height = game.screen
window.tick
world = window.world
held = 0
frames = 0
recording.each_buttons.first(Integer(ticks)).each do |pressed|
  keys.each do |button, key|
    next if (held ^ pressed) & button == 0

    GosuDouble.post((pressed & button == 0) ? :button_up : :button_down, key)
  end
  held = pressed
  before = world.tick
  while world.tick == before
    GosuDouble.pass_frame(0)
    window.tick
    GosuDouble.screen.save("#{{folder}}/#{{frames}}.png") if (frames += 1) % Integer(every) == 0
  end
  next if world.tick % 60 != 0

  hash = RetroKernel::Hashing.state_hash(world)
  puts JSON.generate(tick: world.tick, hash: hash, level: world.level,
                     state: RetroKernel::Mode::NAMES[world.mode])
end
"""
# What Python's own window shows of a recording, every so many frames.
FRAMES = """
import pathlib, sys, pygame
from {package}.game import GAME
from {package}.kernel.replay import read_recording
from {package}.kernel.shell.gallery import frames
recording, folder, every, count = sys.argv[1:]
shown = frames(GAME, read_recording(pathlib.Path(recording), GAME), int(every))
for number in range(int(count)):
    pygame.image.save(next(shown), f"{{folder}}/{{(number + 1) * int(every)}}.png")
"""


@cache
def ruby() -> str:
    """Return the program `ruby`; without it, or without SDL, there is nothing to look at."""
    found = shutil.which("ruby")
    if found is None:
        pytest.skip("ruby not found")
    double = KERNEL / "test" / "gosu_double"
    done = subprocess.run([found, "-I", double, "-e", 'require "gosu"'], check=False)
    if done.returncode == WITHOUT_SDL:
        pytest.skip("libSDL2 not found")
    return found


def run(folder: Path, *arguments: str | Path) -> Finished:
    """Run Ruby in a folder, with the double in place of Gosu."""
    done = subprocess.run(
        [ruby(), "-w", "-I", KERNEL / "test" / "gosu_double", *arguments],
        cwd=folder,
        env={**os.environ, "HOME": str(folder)},
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == "", "a warning"
    return done


@dataclass(frozen=True)
class Ported:
    """A console's game, and the folder of its Ruby project."""

    game: WebGame
    design: GameDesign
    project: Path

    def in_python(self, recording: Path, ticks: Sequence[int], folder: Path) -> dict[int, bytes]:
        """Return what Pygame shows of a recording, as PNG files by their ticks."""
        shots = picture_arguments(ticks, folder)
        self.game.in_python("-m", self.game.package, "--replay", str(recording), *shots)
        return pictures_in(folder, ticks)

    def in_ruby(self, recording: Path, ticks: Sequence[int], folder: Path) -> dict[int, bytes]:
        """Return what Gosu shows of a recording, as PNG files by their ticks."""
        shots = picture_arguments(ticks, folder)
        run(self.project, "bin/play", "--replay", recording, *shots)
        return pictures_in(folder, ticks)

    def lost(self, file: Path) -> Path:
        """Return a file with a recording that ends in defeat."""
        step = program(self.design).step
        maps = sorted((self.project / "assets" / "levels").glob("*.tmj"))
        levels = [read_map(path).level for path in maps]
        world = new_world(levels, self.design.seed)
        pressed = buttons_to_play(step, world)
        pressed += PLAYERS[self.design.genre].lose(step, world) + [0] * 300
        afresh = new_world(levels, self.design.seed)
        recording = record(step, afresh, pressed, self.design.package)
        assert recording.outcome == "lost"
        file.write_text(recording.to_json(), encoding="utf-8")
        return file


@pytest.fixture
def ported(web_games: Games, tmp_path: Path) -> Callable[[str], Ported]:
    ruby()

    def port(console: str) -> Ported:
        game, folder = web_games(console), tmp_path / "ruby"
        brief = checked_brief({"art_style": console, "seed": 3, **BRIEFS[console]})
        config, style, design = plan_of(brief)
        for name, content in project_files(config, design, style).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        shutil.copytree(game.folder / game.package / "assets", folder / "assets")
        return Ported(game, design, folder)

    return port


@pytest.mark.parametrize("console", CONSOLES)
def test_pictures_are_pygames(
    console: str, ported: Callable[[str], Ported], tmp_path: Path
) -> None:
    game = ported(console)
    win = game.game.folder / WIN
    end = game.game.run().ticks
    shown = (0, 60, *range(end // 8, end, end // 8), end - 1, end)
    lose = game.lost(tmp_path / "lose.json")
    over = json.loads(lose.read_text(encoding="utf-8"))["ticks"]
    tour = game.game.folder / TOUR
    for recording, ticks in (
        (win, shown),
        (tour, TOUR_TICKS),
        (lose, (over // 2, over - 299, over)),
    ):
        folders = [tmp_path / name / recording.stem for name in ("python", "gosu")]
        for folder in folders:
            folder.mkdir(parents=True)
        wanted = game.in_python(recording, ticks, folders[0])
        assert len(wanted) == len(set(ticks))
        look = look_check(Language.RUBY, wanted, game.in_ruby(recording, ticks, folders[1]))
        assert look.passed, look.detail


@pytest.mark.parametrize("console", ["nes", "snes"])
def test_a_session_in_the_window_is_the_recording(
    console: str, ported: Callable[[str], Ported], tmp_path: Path
) -> None:
    game, ticks, every = ported(console), 900, 13
    recording = game.game.folder / WIN
    session = game.project / "session.rb"
    namespace = game_namespace(game.design.package)
    session.write_text(SESSION.format(package=game.design.package, namespace=namespace))
    for name in ("python", "gosu"):
        (tmp_path / name).mkdir()
    said = run(game.project, session, recording, tmp_path / "gosu", str(ticks), str(every))
    document = json.loads(recording.read_text(encoding="utf-8"))
    wanted = [point for point in document["checkpoints"] if point["tick"] <= ticks]
    assert [json.loads(line) for line in said.stdout.splitlines()] == wanted

    frames = sorted(int(path.stem) for path in (tmp_path / "gosu").iterdir())
    slides = len(frames) > ticks // every  # while a picture slides, the world waits
    assert slides == (console == "nes")
    script = FRAMES.format(package=game.design.package)
    shown = [str(recording), str(tmp_path / "python"), str(every), str(len(frames))]
    game.game.in_python("-c", script, *shown)
    look = look_check(
        Language.RUBY,
        pictures_in(tmp_path / "python", frames),
        pictures_in(tmp_path / "gosu", frames),
    )
    assert look.passed, look.detail


@pytest.mark.parametrize("folder", ["double", "shell"])
def test_the_tests_in_ruby_pass(folder: str) -> None:
    files = sorted((KERNEL / "test" / folder).glob("test_*.rb"))
    assert files
    required = "ARGV.each { |file| require file }"
    done = run(KERNEL, "-e", required, *files)
    assert "0 failures, 0 errors, 0 skips" in done.stdout
