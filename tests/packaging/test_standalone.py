"""Builds that run where nothing is installed: made aside, tried, and put in place whole."""

import json
import os
import shutil
import stat
import subprocess
import zipfile
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from tests.command import Finished
from vintage_game_generator.errors import BadGame, BadInput, StoreError
from vintage_game_generator.models.certificate import Certificate
from vintage_game_generator.models.config import Language
from vintage_game_generator.packaging.delivered import read_certificate
from vintage_game_generator.packaging.standalone import python
from vintage_game_generator.packaging.standalone.building import BUILDERS, build_standalone
from vintage_game_generator.packaging.standalone.crates import crate_notices
from vintage_game_generator.packaging.standalone.job import Job
from vintage_game_generator.packaging.standalone.notices import known_texts, library_notices
from vintage_game_generator.packaging.standalone.place import (
    check_standalone_place,
    put_in_place,
    standalone_archive,
    standalone_folder,
)

HEADLESS = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
PAGE = "<p>the game</p>"
WINDOWS_NEED = ["pkg-config", "--exists", "alsa", "libudev"]
CAN_COMPILE = (
    shutil.which("cargo")
    and shutil.which("pkg-config")
    and subprocess.run(WINDOWS_NEED, check=False).returncode == 0
)


@pytest.fixture
def game(platformer: Finished, tmp_path: Path) -> Path:
    """A game with a web page."""
    folder = Path(shutil.copytree(platformer.folder, tmp_path / "my: games" / "night-tide"))
    (folder / "web").mkdir(exist_ok=True)
    (folder / "web" / "night-tide.html").write_text(PAGE)
    return folder


def certificate_of(game: Path, *languages: Language) -> Certificate:
    certificate = read_certificate(game)
    added = [path for folder in ("web", "rust") for path in (game / folder).rglob("*.*")]
    changes = {
        "languages": dict.fromkeys(languages, "verified"),
        "files": certificate.files | {path.relative_to(game).as_posix(): "" for path in added},
    }
    return certificate.model_copy(update=changes)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def run_alone(program: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program with an environment in which no Python can be found."""
    return subprocess.run(
        [program, *arguments], cwd="/", env=HEADLESS, capture_output=True, text=True, check=False
    )


def unpacked(archive: Path, into: Path) -> Path:
    """Unpack an archive as `unzip` does, with its modes and links; return where to."""
    with zipfile.ZipFile(archive) as inside:
        for entry in inside.infolist():
            place, mode = into / entry.filename, entry.external_attr >> 16
            place.parent.mkdir(parents=True, exist_ok=True)
            if stat.S_ISLNK(mode):
                place.symlink_to(inside.read(entry).decode())
            else:
                place.write_bytes(inside.read(entry))
                place.chmod(stat.S_IMODE(mode))
    return into


@pytest.mark.slow
def test_a_frozen_game_plays_without_python_as_it_did_with_it(
    platformer: Finished, game: Path, tmp_path: Path
) -> None:
    certificate = certificate_of(game, Language.PYTHON)
    into = standalone_folder(game)
    lines: list[str] = []
    (built,) = build_standalone(game, certificate, into, lines.append)
    assert lines == [f"python: {into / 'python'}"]
    assert built.place == into / "python"
    assert names(game.parent) == ["night-tide", into.name, standalone_archive(into).name]

    folder = unpacked(standalone_archive(into), tmp_path / "elsewhere") / into.name / "python"
    program = folder / "night-tide"
    assert os.access(program, os.X_OK)
    shutil.rmtree(into)
    recording = game / "recordings" / "win.json"
    run = run_alone(program, "--replay", str(recording))
    assert run.returncode == 0, run.stderr
    won = certificate.runs[0]
    told = {"outcome": "won", "ticks": won.ticks, "hash": won.hash}
    assert json.loads(run.stdout.splitlines()[-1]) == told
    shot = next(one for one in certificate.pictures if one.recording == won.recording)
    picture = tmp_path / "shot.png"
    run = run_alone(program, "--replay", str(recording), "--screenshot", f"{shot.tick}:{picture}")
    assert run.returncode == 0, run.stderr
    assert picture.read_bytes() == (game / shot.file).read_bytes()

    said = (folder / "LICENCES.md").read_text()
    for name in ("pygame-ce", "Python 3", "PyInstaller", "SDL 2", "FreeType", "the game itself"):
        assert name in said
    assert "of the system that this was built on" not in said, "every library is known"
    texts = names(folder / "licences")
    assert {"LGPL-2.1.txt", "Zlib.txt", "PSF-2.0.txt", "PyInstaller.txt", "MIT-0.txt"} <= {*texts}
    assert all(f"(licences/{text})" in said for text in texts)
    assert "Start night-tide:" in (folder / "README.txt").read_text()


def test_a_page_is_a_build_already_and_ruby_cannot_be_one(game: Path) -> None:
    into = standalone_folder(game)
    lines: list[str] = []
    certificate = certificate_of(game, Language.RUBY, Language.WEB)
    ruby, web = build_standalone(game, certificate, into, lines.append)
    assert (ruby.place, web.place) == (None, into / "web")
    way = "`cd ruby && bundle install && ruby bin/play`"
    assert lines[0] == f"ruby: not built (cannot be built standalone; play it in {game} with {way})"
    assert (into / "web" / "night-tide.html").read_text() == PAGE
    assert names(into) == ["standalone.json", "web"]
    assert names(into / "web") == ["LICENCES.md", "README.txt", "licences", "night-tide.html"]
    with zipfile.ZipFile(standalone_archive(into)) as archive:
        assert "night-tide-standalone/web/night-tide.html" in archive.namelist()
    assert len(names(game.parent)) == 3, "nothing is left half-written"


def test_a_build_replaces_the_one_before(game: Path) -> None:
    into = standalone_folder(game)
    certificate = certificate_of(game, Language.WEB)
    build_standalone(game, certificate, into)
    first = standalone_archive(into).read_bytes()
    (game / "web" / "night-tide.html").write_text("<p>a newer game</p>")
    build_standalone(game, certificate, into)
    assert (into / "web" / "night-tide.html").read_text() == "<p>a newer game</p>"
    (game / "web" / "night-tide.html").write_text(PAGE)
    build_standalone(game, certificate, into)
    assert standalone_archive(into).read_bytes() == first, "the same again, byte for byte"
    assert len(names(game.parent)) == 3


def test_without_pyinstaller_nothing_is_built_and_the_extra_is_named(
    game: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(python, "find_spec", lambda _: None)
    lines: list[str] = []
    into = standalone_folder(game)
    build_standalone(game, certificate_of(game, Language.PYTHON), into, lines.append)
    assert lines == ["python: not built (pyinstaller not found; pip install pyinstaller)"]
    assert names(game.parent) == ["night-tide"]


@pytest.mark.parametrize("lacking", ["pygame-ce", "pyinstaller"])
def test_without_a_package_s_papers_nothing_is_frozen(
    lacking: str, game: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def version(package: str) -> str:
        if package == lacking:
            raise PackageNotFoundError(package)
        return "1.0.0"

    monkeypatch.setattr(python, "find_spec", lambda _: True)
    monkeypatch.setattr(python, "version", version)
    into = standalone_folder(game)
    (built,) = build_standalone(game, certificate_of(game, Language.PYTHON), into)
    said = f"{lacking} cannot be shipped: it does not say its version or its licence"
    assert (built.place, built.why) == (None, said)
    assert names(game.parent) == ["night-tide"]


def test_without_cargo_the_rust_game_is_not_built(
    game: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    into = standalone_folder(game)
    rust, web = build_standalone(game, certificate_of(game, Language.RUST, Language.WEB), into)
    assert rust.place is None
    assert rust.why.startswith("cargo not found; install it from https://")
    assert names(into) == ["standalone.json", "web"]
    assert web.place


PROGRAM = """\
fn main() {
    let program = std::env::current_exe().unwrap();
    let beside = program.with_file_name("assets").join("font.png").is_file();
    let asked = std::env::args().nth(1).as_deref() == Some("--replay");
    std::process::exit(if beside && asked { 0 } else { 1 });
}
"""


@pytest.mark.skipif(not CAN_COMPILE, reason="cargo, or a library that windows need, is not here")
def test_a_compiled_game_lies_beside_its_assets(
    game: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = crate(game / "rust" / "shell", "night-tide", "[workspace]\n")
    (shell / "src" / "main.rs").write_text(PROGRAM)
    subprocess.run(
        ["cargo", "generate-lockfile", "--offline"], cwd=shell, check=True, capture_output=True
    )
    (game / "rust" / "assets").mkdir()
    (game / "rust" / "assets" / "font.png").write_bytes(b"letters")
    monkeypatch.setenv("CARGO_TARGET_DIR", str(tmp_path / "target"))
    into = standalone_folder(game)
    (built,) = build_standalone(game, certificate_of(game, Language.RUST), into)
    assert built.place == into / "rust", built.why
    assert names(into / "rust") == ["LICENCES.md", "README.txt", "assets", "licences", "night-tide"]
    assert run_alone(into / "rust" / "night-tide", "--replay", "x").returncode == 0
    said = (into / "rust" / "LICENCES.md").read_text()
    assert "[Rust's standard library](https://www.rust-lang.org) | MIT OR Apache-2.0 |" in said
    assert "(licences/Apache-2.0.txt)" in said

    (shell / "src" / "main.rs").write_text("fn main() { no() }")
    (built,) = build_standalone(game, certificate_of(game, Language.RUST), into)
    assert built.place is None
    assert str(game.parent) not in built.why
    assert (into / "rust" / "night-tide").exists(), "what was built before stays"


@pytest.mark.slow
def test_a_frozen_game_that_does_not_play_is_not_kept(game: Path) -> None:
    (game / "night_tide" / "__main__.py").write_text("def main() -> int:\n    return 1\n")
    into = standalone_folder(game)
    (built,) = build_standalone(game, certificate_of(game, Language.PYTHON), into)
    assert built.why == "the built game does not play: exit code 1"
    assert names(game.parent) == ["night-tide"]


def test_a_build_that_breaks_off_leaves_nothing(
    game: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(job: Job) -> str:
        job.into.mkdir()
        (job.into / "half").write_text("a game")
        raise BadGame("cargo did not end")

    monkeypatch.setitem(BUILDERS, Language.RUBY, break_off)
    into = standalone_folder(game)
    with pytest.raises(BadGame):
        build_standalone(game, certificate_of(game, Language.WEB, Language.RUBY), into)
    assert names(game.parent) == ["night-tide"]


def test_what_was_changed_or_is_somebody_elses_is_not_replaced(game: Path) -> None:
    certificate = certificate_of(game, Language.WEB)
    into = standalone_folder(game)
    into.mkdir()
    build_standalone(game, certificate, into)
    check_standalone_place(into, certificate.title)
    with pytest.raises(BadInput, match="there is something else of this name"):
        check_standalone_place(into, "Another Game")
    (into / "NOTES.md").write_text("mine")
    with pytest.raises(BadInput, match=r"NOTES\.md was changed since this was built"):
        build_standalone(game, certificate, into)
    (into / "NOTES.md").unlink()
    (into / "standalone.json").unlink()
    with pytest.raises(BadInput, match="there is something else of this name"):
        build_standalone(game, certificate, into)
    shutil.rmtree(into)
    check_standalone_place(into, certificate.title)
    standalone_archive(into).write_text("mine")
    with pytest.raises(BadInput, match=r"\.zip: there is something else of this name"):
        build_standalone(game, certificate, into)
    assert standalone_archive(into).read_text() == "mine"


def test_a_game_that_lacks_a_file_is_not_built(game: Path) -> None:
    (game / "LICENSE").unlink()
    with pytest.raises(BadGame, match="LICENSE is missing"):
        build_standalone(game, certificate_of(game, Language.WEB), standalone_folder(game))


def test_a_place_that_cannot_be_written_is_one_line(game: Path) -> None:
    with pytest.raises(StoreError, match="cannot write"):
        build_standalone(game, certificate_of(game, Language.WEB), Path("/proc/x-standalone"))


def test_what_was_there_comes_back_when_the_new_cannot_take_its_place(tmp_path: Path) -> None:
    (tmp_path / "place").write_text("old")
    with pytest.raises(OSError, match="No such file"):
        put_in_place([(tmp_path / "missing", tmp_path / "place")], tmp_path)
    assert (tmp_path / "place").read_text() == "old"
    assert names(tmp_path) == ["place"]


def test_no_new_folder_stays_beside_an_old_archive(tmp_path: Path) -> None:
    for name, text in (("folder", "old"), ("archive", "old"), ("made", "new")):
        (tmp_path / name).write_text(text)
    pairs = [("made", "folder"), ("missing", "archive")]
    with pytest.raises(OSError, match="No such file"):
        put_in_place([(tmp_path / made, tmp_path / place) for made, place in pairs], tmp_path)
    there = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert there == {"folder": "old", "archive": "old", "made": "new"}


def test_libraries_are_recognised_by_their_files(tmp_path: Path) -> None:
    for file in (
        *(
            "libSDL2-2-50d19f93.0.so.0.3200.10",
            "SDL2_ttf.dll",
            "libopusfile-96d7.so.0",
            "zlib1.dll",
        ),
        *(
            "libz.so.1",
            "libstdc++.so.6",
            "libunheard.so.1",
            "libpython3.11.so.1.0",
            "python311.dll",
        ),
        *("array.cpython-311-x86_64-linux-gnu.so", "notes.txt", "libfreetype.6.dylib"),
    ):
        (tmp_path / file).touch()
    (tmp_path / "libogg.so.0").symlink_to("libz.so.1")
    found = {notice.name: notice.licence for notice in library_notices(tmp_path)}
    assert found == {
        "SDL 2": "Zlib",
        "SDL_ttf": "Zlib",
        "Opusfile": "BSD-3-Clause",
        "zlib": "Zlib",
        "GCC runtime libraries": "GPL-3.0-or-later WITH GCC-exception-3.1",
        "libunheard.so.1": "of the system that this was built on",
        "FreeType": "FTL",
    }


def test_all_licences_of_an_expression_have_their_texts() -> None:
    assert set(known_texts("IJG AND BSD-3-Clause AND Zlib")) == {
        "IJG.txt",
        "BSD-3-Clause.txt",
        "Zlib.txt",
    }
    assert "GNU LESSER GENERAL PUBLIC" in known_texts("LGPL-2.1-or-later")["LGPL-2.1.txt"]


@pytest.mark.skipif(not shutil.which("cargo"), reason="cargo is not here")
def test_crates_that_are_linked_in_are_named_with_the_texts_that_they_came_with(
    tmp_path: Path,
) -> None:
    project = tmp_path / "project"
    crate(project, "night-tide", '[dependencies]\nlinked = "1"\n[dev-dependencies]\ntests = "1"\n')
    for name, needs in (
        ("linked", '[dependencies]\nfurther = "1"\n[build-dependencies]\nbuilds = "1"\n'),
        *(("further", ""), ("builds", ""), ("tests", "")),
    ):
        folder = crate(tmp_path / "vendor" / name, name, needs)
        (folder / "LICENSE-MIT").write_text(f"of {name}" if name == "linked" else "of others")
        (folder / ".cargo-checksum.json").write_text('{"files": {}, "package": null}')
    (project / ".cargo").mkdir()
    (project / ".cargo" / "config.toml").write_text(
        '[source.crates-io]\nreplace-with = "vendored"\n'
        '[source.vendored]\ndirectory = "../vendor"\n'
    )
    lock = ["cargo", "generate-lockfile", "--offline"]
    subprocess.run(lock, cwd=project, check=True, capture_output=True)
    found = {notice.name: notice for notice in crate_notices(project)}
    assert set(found) == {"Rust's standard library", "linked 1.2.3", "further 1.2.3"}
    linked = found["linked 1.2.3"]
    assert linked.texts == {"linked-1.2.3-LICENSE-MIT.txt": "of linked"}
    assert (linked.licence, linked.copyright) == ("MIT OR Apache-2.0", "A. Person")
    assert linked.link == "https://example.org/linked"


def crate(folder: Path, name: str, needs: str) -> Path:
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "lib.rs").touch()
    (folder / "Cargo.toml").write_text(
        f'[package]\nname = "{name}"\nversion = "1.2.3"\nedition = "2021"\n'
        f'license = "MIT OR Apache-2.0"\nauthors = ["A. Person <a@example.org>"]\n'
        f'repository = "https://example.org/{name}"\n{needs}'
    )
    return folder
