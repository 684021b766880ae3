"""Random programs in Rust: all of them modules of one crate, which is built and run once."""

from collections.abc import Sequence
from pathlib import Path

from tests.parity.cases import Case
from tests.parity.machines import KERNELS, RUNNERS, Code, Machine, Modules, run, sources, write_all
from vintage_game_generator.translate.rust import rust_modules

MANIFEST = """\
[package]
name = "workshop"
version = "1.0.0"
edition = "2024"

[profile.dev]
debug = false
incremental = false
overflow-checks = true

[workspace]
"""
HERE = "crate::rules"


class Rust(Machine):
    """A debug build, in which a sum that does not fit panics."""

    name = "rust"
    tools = ("cargo",)
    spread = 5

    def modules(self, case: Case) -> dict[str, str]:
        return rust_modules(case.rules)

    def kernel(self) -> dict[str, str]:
        return sources(KERNELS / "rust" / "core" / "src" / "kernel", ".rs")

    def lay_out(self, folder: Path, kernel: Modules, codes: Sequence[Code]) -> None:
        write_all({"Cargo.toml": MANIFEST}, folder)
        write_all(kernel, folder / "src" / "kernel")
        for code in codes:
            own = {
                name: text.replace(HERE, f"crate::{code.name}")
                for name, text in code.modules.items()
            }
            files = [Path(name).stem for name in code.modules]
            own["mod.rs"] = "".join(f"pub mod {file};\n" for file in files)
            write_all(own, folder / "src" / code.name)
        runner = (RUNNERS / "play.rs").read_text(encoding="utf-8")
        modules = "".join(f"mod {code.name};\n" for code in codes)
        steps = "".join(f'    ("{code.name}", {code.name}::game::step),\n' for code in codes)
        runner = runner.replace("// modules\n", modules).replace("    // steps\n", steps)
        write_all({"main.rs": runner}, folder / "src")

    def output(self, folder: Path) -> str:
        build: list[str | Path] = [
            "cargo",
            "build",
            "--quiet",
            "--offline",
            "--target-dir",
            folder / "target",
        ]
        run(build, folder)
        return run([folder / "target" / "debug" / "workshop"], folder)
