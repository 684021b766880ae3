"""Programs in Rust on disk, one crate each, run beside the same programs in Python."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.javascript_programs import Session
from tests.waiting import LONGEST
from vintage_game_generator.kernels.python.kernel import CELL_NAMES, KIND_NAMES, Level
from vintage_game_generator.targets.rust import KERNELS
from vintage_game_generator.translate.rust import rust_modules
from vintage_game_generator.translate.tree import Rules

HARNESS = Path(__file__).parent / "rust_replay.rs"


def cargo(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Cargo in a folder, without a network; skip the test where there is none."""
    program = shutil.which("cargo")
    if program is None:
        pytest.skip("cargo not found")
    environment = {**os.environ, "CARGO_TARGET_DIR": str(folder / "target")}
    return subprocess.run(
        [program, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )


def written_crates(programs: Sequence[Rules], folder: Path) -> list[Path]:
    """Write programs as crates of one workspace that share the kernel; return their folders."""
    crates = [folder / f"program{number}" for number in range(len(programs))]
    for rules, crate in zip(programs, crates, strict=True):
        _write_crate(rules, crate)
    members = json.dumps([crate.name for crate in crates])
    text = f'[workspace]\nresolver = "3"\nmembers = {members}\n'
    (folder / "Cargo.toml").write_text(text, encoding="utf-8")
    return crates


def _write_crate(rules: Rules, crate: Path) -> None:
    modules = rust_modules(rules)
    inside = crate / "src" / "rules"
    inside.mkdir(parents=True)
    for name, source in modules.items():
        (inside / name).write_text(source, encoding="utf-8")
    listed = "".join(f"mod {name.removesuffix('.rs')};\n" for name in sorted(modules))
    files = {
        "Cargo.toml": (
            f'[package]\nname = "{crate.name}"\nversion = "1.0.0"\nedition = "2024"\n\n'
            f"[dependencies]\n"
            f'game = {{ package = "kernel-core", path = "{(KERNELS / "core").as_posix()}" }}\n'
        ),
        "src/lib.rs": "pub use game::kernel;\nmod rules;\n\npub use rules::step;\n",
        "src/rules/mod.rs": f"{listed}\npub use game::step;\n",
        "src/main.rs": HARNESS.read_text(encoding="utf-8").replace("PROGRAM", crate.name),
    }
    for name, text in files.items():
        (crate / name).write_text(text, encoding="utf-8")


def outcomes(sessions: Sequence[Session]) -> list[str]:
    """Return what Rust says to each session, whose folder is its crate."""
    said = []
    for session in sessions:
        workspace, scratch = session.folder.parent, session.folder / "session"
        scratch.mkdir(exist_ok=True)
        for number, level in enumerate(session.levels):
            document = json.dumps(tiled(level))
            (scratch / f"level-{number}.tmj").write_text(document, encoding="utf-8")
        (scratch / "recording.json").write_text(session.recording.to_json(), encoding="utf-8")
        program = workspace / "target" / "debug" / session.folder.name
        done = subprocess.run(
            [program, scratch], capture_output=True, text=True, timeout=LONGEST, check=False
        )
        said.append(done.stdout.strip() or done.stderr)
    return said


def tiled(level: Level) -> dict[str, object]:
    """Return a level as a Tiled map."""
    first = 2  # of the cells, after one drawn tile
    points = [
        {
            "type": KIND_NAMES[start.kind],
            "x": start.column * 16 + 8,
            "y": start.row * 16 + 15,
            "properties": [{"name": "tag", "value": start.tag}],
        }
        for start in level.spawns
    ]
    return {
        "width": level.width,
        "height": level.height,
        "tilewidth": 16,
        "tileheight": 16,
        "tilesets": [{"firstgid": 1}, {"firstgid": first, "tilecount": len(CELL_NAMES)}],
        "layers": [
            {"name": "cells", "data": [first + cell for cell in level.cells]},
            {"name": "actors", "objects": points},
        ],
    }
