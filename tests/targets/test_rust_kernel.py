"""The Rust kernel passes its own tests, formatted and without a warning."""

from pathlib import Path

from tests.rust_programs import cargo
from vintage_game_generator.targets.rust import KERNELS


def test_the_rust_kernel_passes_its_own_tests(tmp_path: Path) -> None:
    options = ("--offline", "--locked", "--quiet", "--target-dir", str(tmp_path))
    for command in (
        ("fmt", "--check"),
        ("test", *options),
        ("clippy", *options, "--all-targets", "--", "-D", "warnings"),
    ):
        done = cargo(KERNELS, *command)
        assert done.returncode == 0, done.stdout + done.stderr
