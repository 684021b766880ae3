"""Start scripts: they run where people double-click, and say in one line what lacks."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vintage_game_generator.models.config import Language
from vintage_game_generator.packaging.archive import EXECUTABLE, mode_of
from vintage_game_generator.packaging.launchers import batch_escaped, launchers, shell_quoted

PYTHON, WEB = (Language.PYTHON,), (Language.PYTHON, Language.WEB)
TITLES = [
    "Night Tide",
    "O'Neil's \"Quest\" & more",
    "$HOME `date` 100% ^ !x!",
    "“Tide” ’n’ ‘Foam’",
    "月の夜 ☃ ليل",
    "-n # (x) <y> | z; *",
]
SHELLS = [shell for shell in ("dash", "bash", "sh") if shutil.which(shell)]
MAIN = "import sys\nprint('played', sys.argv[1:])\nsys.exit(3)\n"


@pytest.fixture
def game(tmp_path: Path) -> Path:
    """A game with the smallest package, in a folder whose name is hard on scripts."""
    folder = tmp_path / "games of O'Neil & $HOME" / "night-tide"
    (folder / "night_tide").mkdir(parents=True)
    (folder / "night_tide" / "__main__.py").write_text(MAIN)
    return folder


def laid_out(folder: Path, languages: tuple[Language, ...] = PYTHON) -> Path:
    for name, content in launchers("night_tide", "Night Tide", languages).items():
        (folder / name).write_bytes(content)
        (folder / name).chmod(mode_of(content))
    return folder / "play.sh"


def started(script: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run a script as it stands, from elsewhere, without this project's Python on the path."""
    home = script.parent.parent
    search = os.pathsep.join(
        folder
        for folder in os.environ["PATH"].split(os.pathsep)
        if Path(folder) != Path(sys.executable).parent
    )
    return subprocess.run(
        [script, *arguments],
        cwd="/",
        env={"PATH": search, "HOME": str(home), "PYTHONSAFEPATH": "1", **changes},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def tools(folder: Path, *names: str) -> str:
    """Return a search path on which there are these programs alone."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).symlink_to(str(shutil.which(name)))
    return str(folder)


def wheel_of_pygame(folder: Path) -> Path:
    """Return a folder with a wheel that is called pygame-ce."""
    folder.mkdir()
    facts = "pygame_ce-2.5.8.dist-info"
    files = {
        "pygame/__init__.py": "IS_CE = 1\n",
        f"{facts}/METADATA": "Metadata-Version: 2.1\nName: pygame-ce\nVersion: 2.5.8\n",
        f"{facts}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},,\n" for name in [*files, f"{facts}/RECORD"])
    with zipfile.ZipFile(folder / "pygame_ce-2.5.8-py3-none-any.whl", "w") as wheel:
        for name, text in {**files, f"{facts}/RECORD": record}.items():
            wheel.writestr(name, text)
    return folder


def test_there_is_a_script_for_every_system() -> None:
    files = launchers("night_tide", "Night Tide", PYTHON)
    assert set(files) == {"play.sh", "play.command", "play.bat"}
    started = {name for name, content in files.items() if mode_of(content) == EXECUTABLE}
    assert started == {"play.sh", "play.command"}
    assert b"-m night_tide %*" in files["play.bat"]


@pytest.mark.parametrize("languages", [PYTHON, WEB])
def test_lines_end_as_the_system_wants_it(languages: tuple[Language, ...]) -> None:
    for name, content in launchers("night_tide", "Night Tide", languages).items():
        ends = content.count(b"\r\n") if name == "play.bat" else 0
        assert content.count(b"\r") == ends
        assert ends in (0, content.count(b"\n"))


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="shellcheck is not here")
@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("languages", [PYTHON, WEB])
def test_shellcheck_has_nothing_to_say(
    title: str, languages: tuple[Language, ...], tmp_path: Path
) -> None:
    files = launchers("night_tide", title, languages)
    for name in ("play.sh", "play.command"):
        (tmp_path / name).write_bytes(files[name])
        run = subprocess.run(
            ["shellcheck", tmp_path / name], capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("shell", SHELLS)
@given(text=st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])))
@settings(max_examples=60)
def test_a_title_reads_in_the_shell_as_it_is_written(shell: str, text: str) -> None:
    script = f"printf %s {shell_quoted(text)}"
    run = subprocess.run([shell, "-c", script], capture_output=True, check=True)
    assert run.stdout.decode() == text


def test_a_title_means_nothing_to_a_batch_file() -> None:
    assert batch_escaped('A & B | "C" > 100%') == 'A ^& B ^| ^"C^" ^> 100%%'
    assert batch_escaped("(^_^)") == "^(^^_^^^)"
    text = launchers("night_tide", "A & del B", WEB)["play.bat"].decode()
    assert "\r\ntitle A ^& del B\r\n" in text
    assert "A & del" not in text


@pytest.mark.parametrize("shell", SHELLS)
def test_the_game_plays_with_the_environment_in_its_folder(shell: str, game: Path) -> None:
    script = laid_out(game)
    (game / ".venv").symlink_to(sys.prefix)
    script.write_text(script.read_text().replace("#!/bin/sh", f"#!{shutil.which(shell)}"))
    run = started(script, "--replay", "a b.json")
    assert run.stdout == "played ['--replay', 'a b.json']\n"
    assert run.stderr == ""
    assert run.returncode == 3


@pytest.mark.slow
def test_the_first_start_with_a_network_installs_what_the_game_needs_and_no_later_one(
    game: Path, tmp_path: Path
) -> None:
    script = laid_out(game)
    run = started(script, PIP_NO_INDEX="1", PIP_FIND_LINKS=str(tmp_path))
    assert run.returncode == 1
    (line,) = run.stderr.splitlines()
    assert line.startswith("Night Tide: cannot install pygame-ce, is there a network?")
    assert "pygame-ce" in (game / ".venv" / "install.log").read_text()
    wheels = wheel_of_pygame(tmp_path / "wheels")
    run = started(script, PIP_NO_INDEX="1", PIP_FIND_LINKS=str(wheels))
    assert run.stdout.splitlines() == ["Night Tide: installing pygame-ce, this once", "played []"]
    assert run.returncode == 3, run.stderr
    again = started(script, "x", PATH=tools(tmp_path / "few", "dirname"))
    assert again.stdout == "played ['x']\n"


def test_without_python_one_line_says_what_to_install(game: Path, tmp_path: Path) -> None:
    run = started(laid_out(game), PATH=tools(tmp_path / "few", "dirname"))
    assert run.returncode == 1
    (line,) = run.stderr.splitlines()
    assert line.startswith("Night Tide: needs Python 3.11 or later, from https://")
    assert not (game / ".venv").exists()


def test_an_old_python_is_passed_over(game: Path, tmp_path: Path) -> None:
    few = tools(tmp_path / "few", "dirname")
    (Path(few) / "python3").write_text("#!/bin/sh\nexit 1\n")
    (Path(few) / "python3").chmod(0o755)
    run = started(laid_out(game), PATH=few)
    assert "needs Python 3.11" in run.stderr


def test_without_python_the_web_page_opens_instead(game: Path, tmp_path: Path) -> None:
    (game / "web").mkdir()
    (game / "web" / "night-tide.html").write_text("<p>the game</p>")
    few = tools(tmp_path / "few", "dirname", "cp")
    (Path(few) / "xdg-open").write_text(f"#!/bin/sh\ncp \"$1\" '{tmp_path}/shown'\n")
    (Path(few) / "xdg-open").chmod(0o755)
    run = started(laid_out(game, WEB), PATH=few)
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "shown").read_text() == "<p>the game</p>"
    assert "opening the web page instead" in run.stderr


def test_where_no_browser_opens_the_page_is_named(game: Path, tmp_path: Path) -> None:
    run = started(laid_out(game, WEB), PATH=tools(tmp_path / "few", "dirname"))
    assert run.returncode == 1
    assert "open web/night-tide.html in a browser" in run.stderr.splitlines()[-1]
