"""The small commands: what there is to choose from, and what this machine can do."""

import json
import shutil
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest

from tests.command import Finished, Home
from vintage_game_generator import doctor
from vintage_game_generator.models.config import ArtStyle


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def told(home: Home, *arguments: str, code: int = 0) -> Any:
    run = home.run(*arguments, "--json")
    assert run.returncode == code, run.stderr
    return json.loads(run.stdout.splitlines()[-1])


def test_the_catalog_lists_every_classic(home: Home) -> None:
    run = home.run("catalog")
    assert run.returncode == 0
    lines = run.stdout.splitlines()
    assert len(lines) >= 60
    assert any("Metroid" in line and "1986" in line for line in lines)
    assert len(told(home, "catalog")) == len(lines)


def test_the_catalog_finds_games_like_one(home: Home) -> None:
    names = [game["name"] for game in told(home, "catalog", "--like", "metroid")]
    assert 3 <= len(names) < 30
    run = home.run("catalog", "--like", "Metroyd")
    assert run.returncode == 2
    assert "Metroid" in run.stderr
    assert len(run.stderr.splitlines()) == 1


def test_a_blend_traces_every_trait_to_its_source(home: Home) -> None:
    run = home.run("blend", "Metroid", "Castlevania", "--weights", "2,1")
    assert run.returncode == 0
    lines = run.stdout.splitlines()
    assert len(lines) > 5
    assert all(": " in line and " <- " in line for line in lines)
    sources = " ".join(line.split(" <- ")[1] for line in lines)
    assert "Metroid" in sources
    assert "Castlevania" in sources


def test_the_weights_of_a_blend_change_its_numbers(home: Home) -> None:
    mostly = told(home, "blend", "Metroid", "Super Mario Bros.", "--weights", "9,1")
    hardly = told(home, "blend", "Metroid", "Super Mario Bros.", "--weights", "1,9")
    differing = [key for key in mostly if mostly[key] != hardly[key]]
    assert len(differing) >= 4


@pytest.mark.parametrize("weights", ["2", "1,2,3", "a,b", "0,1", "-1,2", "nan,1", "inf,1", ""])
def test_weights_that_cannot_be_are_one_line(weights: str, home: Home) -> None:
    run = home.run("blend", "Metroid", "Castlevania", f"--weights={weights}")
    assert run.returncode == 2
    (line,) = run.stderr.splitlines()
    assert "weight" in line


def test_an_unknown_game_or_genre_of_a_blend_is_one_line(home: Home) -> None:
    for arguments in (["Metroid", "Metroyd"], ["Metroid", "--genre", "opera"]):
        run = home.run("blend", *arguments)
        assert run.returncode == 2
        assert len(run.stderr.splitlines()) == 1


def test_every_console_is_listed(home: Home) -> None:
    assert {console["art_style"] for console in told(home, "consoles")} == set(ArtStyle)
    assert home.run("consoles").stdout.count("voices") <= 1


def test_init_writes_a_brief_and_never_over_one(home: Home) -> None:
    assert home.run("init").returncode == 0
    text = (home.root / "brief.yaml").read_text()
    assert text.count("#") >= 8
    (home.root / "brief.yaml").write_text("mine")
    again = home.run("init")
    assert again.returncode == 2
    assert len(again.stderr.splitlines()) == 1
    assert (home.root / "brief.yaml").read_text() == "mine"
    assert home.run("init", "no/such/folder/brief.yaml").returncode == 2


def test_doctor_says_what_there_is(home: Home) -> None:
    found = {one["name"]: one for one in told(home, "doctor")}
    assert {"Python", "prefect", "store", "disk"} <= set(found)
    assert all(one["well"] or one["optional"] for one in found.values())
    assert found["fastapi"]["detail"] == version("fastapi")
    assert {"pygame-ce", "pyyaml", "typer"} <= set(found)
    assert "pytest" not in found, "a player needs none"


def test_doctor_names_a_library_of_the_wrong_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def installed(package: str) -> str:
        if package == "pillow":
            raise PackageNotFoundError(package)
        return "99.0" if package == "fastapi" else version(package)

    monkeypatch.setattr(doctor, "version", installed)
    lacks = {one.name: one for one in doctor.examined() if not (one.well or one.optional)}
    assert set(lacks) == {"fastapi", "pillow"}
    assert lacks["fastapi"].detail == "99.0"
    assert "<0.151" in lacks["fastapi"].hint
    assert lacks["pillow"].detail == "is not installed"


def test_doctor_says_what_lacks(home: Home) -> None:
    (home.root / "vintage").write_text("a file where the store should go")
    found = {one["name"]: one for one in told(home, "doctor", code=1)}
    assert not found["store"]["well"]
    assert "VINTAGE_HOME" in found["store"]["hint"]


def test_doctor_asks_the_server_that_is_set(home: Home) -> None:
    for address in ("http://127.0.0.1:9/api", "nonsense"):
        run = home.run("doctor", PREFECT_API_URL=address)
        assert run.returncode == 1
        assert "does not answer" in run.stdout


def test_play_runs_the_game(platformer: Finished, tmp_path: Path) -> None:
    folder = shutil.copytree(platformer.folder, tmp_path / "night-tide")
    main = folder / "night_tide" / "__main__.py"
    main.write_text("import sys\nprint('played', sys.argv[1:])\nsys.exit(3)\n")
    run = platformer.home.run("play", folder, "--watch", PYTHONSAFEPATH="1")
    assert run.returncode == 3
    won = folder / "recordings" / "win.json"
    assert f"played ['--replay', '{won}', '--watch']" in run.stdout
