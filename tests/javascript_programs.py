"""Programs in JavaScript on disk, run in node beside the same programs in Python."""

import json
import random
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from tests.waiting import LONGEST
from vintage_game_generator.kernels.python.kernel import KIND_NAMES, Level, Spawn, new_world
from vintage_game_generator.kernels.python.kernel.recording import Recording, record
from vintage_game_generator.rules.options import INTRO_TICKS
from vintage_game_generator.targets.web import KERNEL
from vintage_game_generator.translate.javascript import javascript_modules
from vintage_game_generator.translate.loading import load
from vintage_game_generator.translate.python import python_modules
from vintage_game_generator.translate.tree import Rules

HARNESS = Path(__file__).parent / "node_replay.mjs"
CELLS = (0,) * 24 + tuple(range(18))
HELD = (0, 1, 2, 4, 8, 128, 64, 129, 130, 65, 66, 33, 1, 1, 129, 16)


class Session(NamedTuple):
    """A recording of a program, and the levels in which it was played."""

    folder: Path
    levels: list[Level]
    recording: Recording


def random_levels(rng: random.Random) -> list[Level]:
    """Return two levels of some screens with anything anywhere."""
    width, height = 32, 26
    levels = []
    for _ in range(2):
        cells = [rng.choice(CELLS) for _ in range(width * height)]
        spawns = [Spawn(1, 5, 5, 0)]
        for _ in range(30):
            kind, place = rng.randrange(2, len(KIND_NAMES)), rng.randrange(width * height)
            spawns.append(Spawn(kind, place % width, place // width, rng.randrange(4)))
        levels.append(Level(width, height, cells, spawns))
    return levels


def random_inputs(rng: random.Random, ticks: int) -> list[int]:
    """Return buttons that begin a game and go on by chance."""
    inputs = [0, 16, *[0] * INTRO_TICKS]
    while len(inputs) < ticks:
        inputs += [rng.choice(HELD)] * rng.randrange(1, 12)
    return inputs[:ticks]


def written_program(rules: Rules, folder: Path) -> Path:
    """Write a program into a folder, the kernel beside it, and return the folder."""
    written = folder / "src" / "rules"
    written.mkdir(parents=True)
    for name, source in javascript_modules(rules).items():
        (written / name).write_text(source, encoding="utf-8")
    shutil.copytree(KERNEL / "src" / "kernel", folder / "src" / "kernel")
    return folder


def played(rules: Rules, folder: Path, seed: int, ticks: int) -> Session:
    """Return what Python does in a program for some random input, in random levels."""
    rng = random.Random(seed)
    levels = random_levels(rng)
    modules = python_modules(rules)
    step: Any = load(modules, "game")[rules.entry[0].rpartition(".")[2]].__dict__["step"]
    world = new_world(levels, seed, (1, 500, 2, 7))
    return Session(folder, levels, record(step, world, random_inputs(rng, ticks)))


def outcomes(sessions: Sequence[Session], scratch: Path) -> list[str]:
    """Return what node says to each session."""
    cases = [
        {
            "folder": str(session.folder),
            "levels": [asdict(level) for level in session.levels],
            "recording": asdict(session.recording),
        }
        for session in sessions
    ]
    file = scratch / "cases.json"
    file.write_text(json.dumps(cases), encoding="utf-8")
    done = subprocess.run(
        ["node", str(HARNESS), str(file)],
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def expected(sessions: Sequence[Session]) -> list[str]:
    """Return what node should say to each session."""
    return [
        f"{len(one.checkpoints)} checkpoints, {one.outcome} {one.hash}"
        for one in (session.recording for session in sessions)
    ]
