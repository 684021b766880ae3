"""Programs in Ruby on disk, run by one Ruby beside the same programs in Python."""

import json
import random
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from tests.javascript_programs import random_inputs, random_levels
from tests.waiting import LONGEST
from vintage_game_generator.kernels.python.kernel import Level, new_world
from vintage_game_generator.kernels.python.kernel.recording import Recording, record
from vintage_game_generator.targets.ruby import KERNEL
from vintage_game_generator.translate.loading import load
from vintage_game_generator.translate.python import python_modules
from vintage_game_generator.translate.ruby import ruby_modules
from vintage_game_generator.translate.tree import Rules

PLAYER = """
require "json"
require_relative "kernel/levels"
require_relative "kernel/playback"

JSON.parse(File.read("sessions.json")).each do |session|
  require_relative "#{session['name']}/game"
  step = Object.const_get(session["name"].capitalize)::Rules::Game.method(:step)
  levels = session["levels"].map do |level|
    spawns = level["spawns"].map { |start| RetroKernel::Spawn.new(*start.values) }
    RetroKernel::Level.new(level["width"], level["height"], level["cells"], spawns)
  end
  recording = RetroKernel::Recording.from_json(session["recording"])
  world = RetroKernel::World.new(levels, recording.seed, recording.save)
  matched = 0
  RetroKernel::Playback.replay(recording, step, world) { matched += 1 }
  puts "#{matched} checkpoints, #{recording.outcome} #{recording.digest}"
rescue RetroKernel::Mismatch => e
  puts e.message
end
"""
COMPILER = """
ARGV.each { |file| RubyVM::InstructionSequence.compile_file(file) }
"""


class Session(NamedTuple):
    """A recording of a program, and the levels in which it was played."""

    name: str
    levels: list[Level]
    recording: Recording


def workshop(programs: Sequence[Rules], folder: Path) -> list[str]:
    """Write programs into a folder, one kernel beside them; return their names."""
    shutil.copytree(KERNEL / "lib" / "kernel", folder / "kernel")
    shutil.copy(KERNEL / ".rubocop.yml", folder)
    names = [f"program{number}" for number in range(len(programs))]
    for name, rules in zip(names, programs, strict=True):
        (folder / name).mkdir()
        for file, source in ruby_modules(rules, name.capitalize()).items():
            (folder / name / file).write_text(source, encoding="utf-8")
    return names


def played(name: str, rules: Rules, seed: int, ticks: int) -> Session:
    """Return what Python does in a program for some random input, in random levels."""
    rng = random.Random(seed)
    levels = random_levels(rng)
    step: Any = load(python_modules(rules), "game")["game"].__dict__["step"]
    world = new_world(levels, seed, (1, 500, 2, 7))
    return Session(name, levels, record(step, world, random_inputs(rng, ticks)))


def outcomes(sessions: Sequence[Session], folder: Path) -> list[str]:
    """Return what Ruby says to each session in a workshop."""
    cases = [
        {
            "name": session.name,
            "levels": [asdict(level) for level in session.levels],
            "recording": session.recording.to_json(),
        }
        for session in sessions
    ]
    (folder / "sessions.json").write_text(json.dumps(cases), encoding="utf-8")
    done = ruby(folder, "-e", PLAYER.replace("require_relative ", "require File.join Dir.pwd, "))
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def expected(sessions: Sequence[Session]) -> list[str]:
    """Return what Ruby should say to each session."""
    return [
        f"{len(one.checkpoints)} checkpoints, {one.outcome} {one.hash}"
        for one in (session.recording for session in sessions)
    ]


def ruby(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Ruby in a folder, with all of its warnings; return how it went."""
    return subprocess.run(
        ["ruby", "-w", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )


def warnings(folder: Path, files: Iterable[Path]) -> str:
    """Return what Ruby has to say of some sources: nothing, if all is well."""
    return ruby(folder, "-e", COMPILER, *map(str, files)).stderr
