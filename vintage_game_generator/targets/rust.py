"""The Rust target: a core that needs nothing but Rust, and a window drawn with Bevy."""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from vintage_game_generator import kernels
from vintage_game_generator.models.certificate import RUNS, LanguageProof
from vintage_game_generator.models.config import GameConfig, Language
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.playtest.parity import (
    WINDOW_NOT_TRIED,
    Tried,
    not_verified,
    proof_of,
    replay_checks,
)
from vintage_game_generator.playtest.process import LONGEST, run_tool
from vintage_game_generator.targets.cargo import JSON, cargo, compiled
from vintage_game_generator.targets.rendering import Filter, copied, rendered, template_variables
from vintage_game_generator.targets.rust_shell import (
    LINUX_TOOLS,
    LONGEST_SHELL,
    SHELL,
    engine,
    private_target_folder,
    shell_checks,
)
from vintage_game_generator.targets.target import (
    Foundation,
    Program,
    Target,
    Trial,
    nothing_built,
)
from vintage_game_generator.targets.tools import Found, Tool, tool_version
from vintage_game_generator.translate.emitters import emitter_sources
from vintage_game_generator.translate.names import RESERVED
from vintage_game_generator.translate.program import game_rules
from vintage_game_generator.translate.rust import rust_modules
from vintage_game_generator.translate.rust_imports import import_order
from vintage_game_generator.translate.rust_layout import laid_out
from vintage_game_generator.translate.rust_names import member
from vintage_game_generator.translate.rust_shape import TAB, line_shape, one_line
from vintage_game_generator.translate.rust_syntax import Listing, Name, Prefix

KERNELS = Path(kernels.__file__).parent / "rust"
KERNEL_CORE, KERNEL_SHELL = "kernel-core", "kernel-shell"
SHELL_LOCK = KERNELS / "shell" / "Cargo.lock"
VERSION = "1.0.0"
OLDEST_RUST = (1, 85)
TEMPLATES = {
    "README.md": "README.md.jinja",
    "LICENSE": "LICENSE.jinja",
    ".gitignore": "gitignore.jinja",
    "Cargo.toml": "Cargo.toml.jinja",
    "Cargo.lock": "Cargo.lock.jinja",
    "core/Cargo.toml": "core.toml.jinja",
    "core/src/lib.rs": "lib.rs.jinja",
    "core/src/game.rs": "game.rs.jinja",
    "core/src/rules/mod.rs": "rules.rs.jinja",
    "core/src/bin/replay.rs": "replay.rs.jinja",
    "core/tests/recordings.rs": "recordings.rs.jinja",
    "shell/Cargo.toml": "shell/Cargo.toml.jinja",
    "shell/src/main.rs": "shell/main.rs",
}
COPIED = ("core/src/kernel", "shell/src")
"""The folders that go from the kernel's into each game, byte for byte."""
CARGO_FOLDERS = {"build", "deps", "examples", "incremental"}  # no program may be called so
TAKEN_CRATES = CARGO_FOLDERS | {"alloc", "core", "game", "kernel", "replay", "shell", "std", "test"}


def project_files(config: GameConfig, design: GameDesign, style: StyleGuide) -> dict[str, bytes]:
    """Return the project's code: kernel, rules, window, tests and papers, without assets."""
    rules = rust_modules(game_rules(design))
    crate = crate_name(design.package)
    variables = template_variables(config, design, style)
    variables |= {
        "crate": crate,
        "version": VERSION,
        "description": design.story.tagline,
        "modules": sorted((name.removesuffix(".rs") for name in rules), key=import_order),
        "buttons": tuple(f"{keys}: {deed}" for keys, deed in variables["controls"]),
    }
    files = rendered(Language.RUST, TEMPLATES, variables, FILTERS)
    files["shell/Cargo.lock"] = locked(SHELL_LOCK.read_text(encoding="utf-8"), crate)
    files |= {f"core/src/rules/{name}": source for name, source in rules.items()}
    made = {name: text.encode() for name, text in files.items()}
    return dict(sorted((made | copied(KERNELS, {name: name for name in COPIED})).items()))


def proven(trial: Trial) -> LanguageProof:
    """Return how the game fares in Rust, and how it looks where its window can be built."""
    found = _cargo_found()
    if not found.well:
        return not_verified(Language.RUST, f"cargo {found.fact}", lasting=found.lasting)
    built = trial.project.resolve() / "target"
    quiet = ("--release", "--locked", "--offline", "--quiet", JSON)
    done = cargo(trial.project, "build", *quiet, "--target-dir", str(built))
    builds = compiled("rust: builds", "cargo build", done, trial.project)
    if builds.lacking:
        return not_verified(Language.RUST, builds.lacking, lasting=False)
    if not builds.checks[0].passed:
        return proof_of(Language.RUST, builds)
    program = built / "release" / ("replay.exe" if os.name == "nt" else "replay")
    replays = replay_checks(
        Language.RUST, trial.runs, lambda file: run_tool([program, file], trial.game, os.environ)
    )
    window = shell_checks(trial) if trial.shells else Tried(lacking=WINDOW_NOT_TRIED)
    return proof_of(Language.RUST, Tried(replays), window)


def _cargo_found() -> Found:
    return tool_version("cargo", OLDEST_RUST)


def crate_name(package: str) -> str:
    """Return the name of a game's crate: none that Cargo, Rust or another crate has already."""
    name = package.replace("_", "-")
    locked_names = set(re.findall(r'^name = "(.+)"$', SHELL_LOCK.read_text("utf-8"), re.MULTILINE))
    taken = TAKEN_CRATES | RESERVED.keys() | locked_names
    return f"{name}-game" if taken & {name, f"{name}-core"} else name


def locked(lock: str, crate: str) -> str:
    """Return a Cargo.lock with the game's own crates in place of the kernel's, in their order."""
    head, *packages = lock.rstrip("\n").split("\n\n[[package]]\n")
    own = {KERNEL_CORE: f"{crate}-core", KERNEL_SHELL: crate}
    others = [text for text in packages if _name(text) not in own]
    core = f'name = "{crate}-core"\nversion = "{VERSION}"'
    needed = "".join(f' "{name}",\n' for name in sorted(("bevy", f"{crate}-core")))
    shell = f'name = "{crate}"\nversion = "{VERSION}"\ndependencies = [\n{needed}]'
    ordered = sorted([*others, core, shell], key=_name)
    return "\n\n[[package]]\n".join([head, *ordered]) + "\n"


def _name(package: str) -> str:
    return package.partition("\n")[0].removeprefix('name = "').removesuffix('"')


def literal(value: str | bool) -> str:
    """Return a text or a truth as Rust source; in TOML it means the same."""
    if isinstance(value, bool):
        return "true" if value else "false"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def pair(numbers: tuple[int, int]) -> str:
    """Return two numbers as a tuple."""
    return f"({numbers[0]}, {numbers[1]})"


def colour(hexadecimal: str) -> str:
    """Return a colour that is written `#rrggbb`."""
    return f"Colour::rgb(0x{hexadecimal.removeprefix('#').upper()})"


def texts(entry: tuple[str, Sequence[str]], indent: int = TAB) -> str:
    """Return the list of texts that is the value of a field."""
    field, lines = entry
    return _listing(field, [Name(literal(line)) for line in lines], indent)


def sheets(kinds: Mapping[str, str]) -> str:
    """Return pairs of kinds of actors and their sprite sheets."""
    pairs = [f"({member('Kind', kind)}, {literal(name)})" for kind, name in kinds.items()]
    return _listing("sprites", [Name(text) for text in pairs])


def _listing(field: str, items: Sequence[Name], indent: int = TAB) -> str:
    listing = Prefix("&", Listing(tuple(items)))
    shape = line_shape(indent).after(len(f"{field}: ")).without(len(","))
    return laid_out(listing, shape) or one_line(listing)


def play_program(project: Path, package: str, options: Sequence[str]) -> Program:
    """Return what compiles the game's window, and opens it."""
    del package
    handed = ["--", *options] if options else []
    return Program(
        ["cargo", "run", "--release", *handed],
        project / SHELL,
        {"CARGO_TARGET_DIR": str(private_target_folder())},  # the engine's, for all games
    )


FILTERS: dict[str, Filter] = {
    "literal": literal,
    "pair": pair,
    "colour": colour,
    "texts": texts,
    "sheets": sheets,
}
TARGET = Target(
    language=Language.RUST,
    folder="rust",
    assets="assets",
    project_files=project_files,
    built=nothing_built,
    proven=proven,
    tools=(
        Tool("cargo", "https://rustup.rs", _cargo_found),
        *LINUX_TOOLS,
        Tool("Bevy", "`vintage generate BRIEF --standalone`", engine, way="build it with"),
    ),
    code=(
        "targets/rust.py",
        "targets/rust_shell.py",
        "targets/templates/rust",
        "targets/templates/shared",
        "kernels/rust/core/src/kernel",
        "kernels/rust/shell/src",
        "kernels/rust/shell/Cargo.lock",
        *emitter_sources(Language.RUST),
    ),
    title="Rust, with Bevy",
    play="cd rust/shell && cargo run --release",
    replay="cd rust && cargo run --release --bin replay -- ../recordings/win.json",
    foundations=(Foundation("Bevy", "https://bevy.org", "MIT OR Apache-2.0"),),
    program=play_program,
    seconds=(len(RUNS) + 2) * LONGEST + LONGEST_SHELL,
)
