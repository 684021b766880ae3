import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.game import Game
from vintage_game_generator.kernels.python.kernel.program import main
from vintage_game_generator.kernels.python.kernel.recording import record


@pytest.fixture
def recorded(toy: Game, tmp_path: Path) -> Path:
    inputs = [0, kernel.START, *[0] * 40, *[kernel.RIGHT] * 90]
    file = tmp_path / "run.json"
    file.write_text(record(toy.step, toy.world(), inputs, toy.package).to_json())
    return file


def test_replay_prints_its_checkpoints_and_the_outcome(
    toy: Game, recorded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(toy, ["--replay", str(recorded)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line.get("tick") for line in lines] == [60, 120, None]
    assert lines[0]["state"] == "playing"
    assert lines[-1]["outcome"] == "playing"
    assert lines[-1]["ticks"] == 132


def test_replay_of_a_changed_recording_fails_and_says_where(
    toy: Game, recorded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recorded.write_text(recorded.read_text().replace('"playing"', '"paused"', 1))
    assert main(toy, ["--replay", str(recorded)]) == 1
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert last["mismatch"] == 60
    assert last["expected"].startswith("paused")


@pytest.mark.parametrize("content", ["", "{}", '{"game": "toy", "seed": "x"}', None])
def test_a_malformed_recording_gives_one_clear_line(
    toy: Game, tmp_path: Path, content: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.json"
    if content is not None:
        file.write_text(content)
    assert main(toy, ["--replay", str(file)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
    assert "bad.json" in captured.err


def test_another_game_s_recording_is_refused(
    toy: Game, recorded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recorded.write_text(recorded.read_text().replace('"toy"', '"ploy"'))
    assert main(toy, ["--replay", str(recorded)]) == 2
    assert "is of 'ploy', and this is 'toy'" in capsys.readouterr().err


def test_screenshots_are_written_where_they_are_wanted(
    toy: Game, recorded: Path, tmp_path: Path
) -> None:
    shots = [f"100:{tmp_path / 'b.png'}", f"5:{tmp_path / 'a.png'}"]
    arguments = ["--replay", str(recorded), "--screenshot", shots[0], "--screenshot", shots[1]]
    assert main(toy, arguments) == 0
    first, second = (tmp_path / "a.png").read_bytes(), (tmp_path / "b.png").read_bytes()
    assert first.startswith(b"\x89PNG") and second.startswith(b"\x89PNG")
    assert first != second


@pytest.mark.parametrize("arguments", [["--watch"], ["--screenshot", "x"], ["--screenshot", "5:a"]])
def test_arguments_that_make_no_sense_end_with_code_2(toy: Game, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(toy, arguments)
    assert caught.value.code == 2


def test_only_the_shell_needs_pygame() -> None:
    package = kernel.__name__
    headless = ("game", "program", "replay", "saves", "snapshot")
    lines = [f"import {package}.{name}" for name in headless]
    code = "\n".join(["import sys", *lines, "assert 'pygame' not in sys.modules"])
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[4])


def test_the_kernel_can_be_copied_into_any_package() -> None:
    folder = Path(kernel.__file__).parent
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            allowed = sys.stdlib_module_names | ({"pygame"} if "shell" in file.parts else set())
            assert {name.split(".")[0] for name in names} <= allowed, file
