"""Imports point one way: flows -> tasks -> the library, which never imports Prefect."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINTER = Path(sys.executable).with_name("lint-imports")
COMMAND_LINE = """
import sys
import vintage_game_generator.cli
heavy = ("prefect", "litellm", "pygame", "flows", "tasks")
print([name for name in heavy if name in sys.modules])
"""


def test_the_contracts_hold() -> None:
    run = subprocess.run(
        [LINTER, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout
    assert "0 broken" in run.stdout


@pytest.mark.parametrize(
    ("path", "line", "contract"),
    [
        ("vintage_game_generator/naming.py", "import prefect", "never imports Prefect"),
        ("vintage_game_generator/naming.py", "import tasks.style", "point one way"),
        ("tasks/style.py", "import flows.local", "point one way"),
    ],
)
def test_the_contracts_see_an_import_that_points_the_other_way(
    path: str, line: str, contract: str, tmp_path: Path
) -> None:
    for package in ("flows", "tasks", "vintage_game_generator"):
        for source in (ROOT / package).rglob("*.py"):
            copy = tmp_path / source.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(source.read_bytes())
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    broken = tmp_path / path
    broken.write_text(f"{line}\n{broken.read_text()}")
    run = subprocess.run(
        [LINTER, "--no-cache"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode != 0, run.stdout
    broken_contracts = [one for one in run.stdout.splitlines() if one.endswith("BROKEN")]
    assert any(contract in one for one in broken_contracts)


def test_the_command_line_starts_without_prefect_or_a_window() -> None:
    run = subprocess.run(
        [sys.executable, "-c", COMMAND_LINE], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
