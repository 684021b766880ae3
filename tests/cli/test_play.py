"""`vintage play`: in every language, from a folder and from an archive."""

import shutil
import stat
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.command import Finished, Home
from vintage_game_generator.models.certificate import CERTIFICATE
from vintage_game_generator.packaging.archive import zip_archive
from vintage_game_generator.packaging.delivered import read_certificate

MAIN = "import sys\nprint('played', sys.argv[1:])\nsys.exit(3)\n"
PROGRAM = '#!/bin/sh\necho "$(basename "$0") in $(basename "$PWD"): $*"\nexit 4\n'


@pytest.fixture
def game(platformer: Finished, tmp_path: Path) -> Path:
    """A game whose window prints how it was started."""
    folder = Path(shutil.copytree(platformer.folder, tmp_path / "games" / "night-tide"))
    (folder / "night_tide" / "__main__.py").write_text(MAIN)
    return folder


@pytest.fixture
def ported(game: Path) -> Path:
    """The game as if it were made in all languages."""
    for project in ("rust/shell", "ruby", "web"):
        (game / project).mkdir(parents=True)
    (game / "web" / "night-tide.html").write_text("<p>the game</p>")
    certificate = read_certificate(game)
    languages = dict.fromkeys(("python", "rust", "ruby", "web"), "verified")
    sealed = certificate.model_copy(update={"languages": languages}).sealed()
    (game / CERTIFICATE).write_bytes(sealed.to_json())
    return game


@pytest.fixture
def archive(ported: Path) -> Path:
    paths = [path for path in sorted(ported.rglob("*")) if path.is_file()]
    files = {path.relative_to(ported).as_posix(): path.read_bytes() for path in paths}
    place = ported.with_name("night-tide.zip")
    place.write_bytes(zip_archive("night-tide", files))
    return place


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder of programs that print how they were started, and no other."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("cargo", "ruby"):
        program(folder / name, PROGRAM)
    for name in ("sh", "basename", "cp"):
        (folder / name).symlink_to(str(shutil.which(name)))
    return folder


def program(path: Path, text: str) -> Path:
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def refused(home: Home, *arguments: str | Path, **changes: str) -> str:
    run = home.run("play", *arguments, **changes)
    assert run.returncode == 2
    (line,) = run.stderr.splitlines()
    return line


def test_an_archive_plays_as_its_folder_does(archive: Path, home: Home) -> None:
    run = home.run("play", archive, "--watch", PYTHONSAFEPATH="1")
    assert run.returncode == 3
    assert run.stdout.startswith("played ['--replay', '")
    assert "recordings/win.json', '--watch']" in run.stdout


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("rust", "cargo in shell: run --release"),
        ("ruby", "ruby in ruby: bin/play"),
    ],
)
def test_other_languages_start_their_own_tools(
    language: str, said: str, ported: Path, home: Home, programs: Path
) -> None:
    run = home.run("play", ported, "--language", language, PATH=str(programs))
    assert run.stdout == f"{said}\n"
    assert run.returncode == 4
    watched = home.run("play", ported, "--language", language, "--watch", PATH=str(programs))
    asked = f" -- --replay {ported}" if language == "rust" else f" --replay {ported}"
    assert watched.stdout == f"{said}{asked}/recordings/win.json --watch\n"


@pytest.mark.parametrize(("language", "tool"), [("rust", "cargo"), ("ruby", "ruby")])
def test_a_tool_that_lacks_is_one_line_with_what_to_install(
    language: str, tool: str, ported: Path, home: Home, tmp_path: Path
) -> None:
    line = refused(home, ported, "--language", language, PATH=str(tmp_path))
    assert line.startswith(f"vintage: {tool} not found; ")
    assert "install" in line


@pytest.mark.parametrize("asked", [["--web"], ["--language", "web"]])
def test_the_page_opens_in_the_browser_and_is_named(
    asked: list[str], ported: Path, home: Home, programs: Path, tmp_path: Path
) -> None:
    browser = program(programs / "browser", f"#!/bin/sh\necho \"$1\" > '{tmp_path}/opened'\n")
    run = home.run("play", ported, *asked, BROWSER=str(browser), PATH=str(programs))
    assert run.returncode == 0, run.stderr
    page = ported / "web" / "night-tide.html"
    assert run.stdout == f"{page}\n"
    assert (tmp_path / "opened").read_text().strip() == page.as_uri()


def test_the_page_of_an_archive_is_still_there_when_the_browser_reads_it(
    archive: Path, home: Home, programs: Path, tmp_path: Path
) -> None:
    browser = program(programs / "browser", f"#!/bin/sh\necho \"$1\" > '{tmp_path}/opened'\n")
    changes = {"BROWSER": str(browser), "PATH": str(programs), "TMPDIR": str(tmp_path)}
    run = home.run("play", archive, "--web", **changes)
    assert run.returncode == 0, run.stderr
    page = Path(unquote(urlsplit((tmp_path / "opened").read_text().strip()).path))
    assert run.stdout == f"{page}\n"
    assert page.read_text() == "<p>the game</p>"


def test_where_no_browser_opens_the_page_is_named(ported: Path, home: Home) -> None:
    run = home.run("play", ported, "--web", BROWSER="/nowhere/browser", PATH="/nowhere")
    assert run.returncode == 1
    assert run.stdout == f"{ported / 'web' / 'night-tide.html'}\n"
    assert run.stderr.splitlines() == [
        "vintage: no browser could be opened; open that page yourself"
    ]


@pytest.mark.parametrize("language", ["rust", "ruby", "web"])
def test_a_language_that_the_game_is_not_in_is_one_line_with_how_to_get_it(
    language: str, game: Path, home: Home
) -> None:
    line = refused(home, game, "--language", language)
    assert f"'Night Tide' was not made in the language {language}" in line
    assert f"--set 'target_languages=[python, {language}]'" in line


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--web", "--watch"], "watch it in Python"),
        (["--web", "--language", "ruby"], "cannot be ruby and web"),
    ],
)
def test_what_does_not_go_together_is_one_line(
    arguments: list[str], said: str, ported: Path, home: Home
) -> None:
    assert said in refused(home, ported, *arguments)
