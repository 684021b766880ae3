"""`vintage remix`: one wish changed, and all else the same to the byte."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.command import Finished, Home

REPAINTED = {"style": 1, "code": 1, "game": 1, "certificate": 1, "package": 1}


@pytest.fixture(scope="module")
def home(adventure: Finished, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A copy of the home in which the adventure was made, and of the game."""
    return adventure.copied_home(tmp_path_factory.mktemp("remixes") / "home")


@pytest.fixture(scope="module")
def game(home: Home, adventure: Finished) -> Path:
    return home.root / adventure.folder.relative_to(adventure.home.root)


@pytest.fixture(scope="module")
def remix(home: Home, game: Path) -> dict[str, Any]:
    """The game in other colours, as a machine is told of it."""
    expected = home.run("explain", game / "brief.yaml", "--set", "palette=dusk", "--json")
    run = home.run("remix", game, "--set", "palette=dusk", "--json")
    assert run.returncode == 0, run.stderr
    told: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return told | {"expected": json.loads(expected.stdout.splitlines()[-1])}


def kinds(remix: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["kind"]: one for one in remix["kinds"]}


def test_a_palette_makes_only_what_is_seen_anew(remix: dict[str, Any]) -> None:
    assert remix["certified"]
    made = {one["phase"]: one["runs"] for one in remix["expected"]["phases"] if one["runs"]}
    painted = {phase: made.pop(phase) for phase in ("sprite", "tileset")}
    assert made == REPAINTED
    assert remix["executed"] == sum(made.values()) + sum(painted.values())
    assert remix["cached"] == len(remix["expected"]["pieces"]) - remix["executed"]


def test_the_hashes_show_what_stayed_the_same(remix: dict[str, Any], game: Path) -> None:
    found = kinds(remix)
    for kind in ("recordings", "tunes", "sounds", "font"):
        assert found[kind]["same"], kind
        assert not found[kind]["changed"], kind
    assert not any(one["added"] or one["removed"] for one in found.values())
    assert {one["note"] for one in found["levels"]["changed"]} == {"only the colour behind it"}
    assert [one["file"] for one in found["code"]["changed"]] == ["game.py"]
    assert {one["file"] for one in found["papers"]["changed"]} == {"brief.yaml"}
    package = game.name.replace("-", "_")
    for name in found["sounds"]["same"]:
        old, new = (
            (folder / package / name).read_bytes() for folder in (game, Path(remix["game"]))
        )
        assert old == new
    for one in found["sprites"]["changed"]:
        digests = [
            hashlib.sha256((folder / package / one["file"]).read_bytes()).hexdigest()
            for folder in (game, Path(remix["game"]))
        ]
        assert digests == [one["before"], one["after"]]


def test_the_remix_lies_beside_its_game_and_proves_itself(
    home: Home, remix: dict[str, Any], game: Path
) -> None:
    folder = Path(remix["game"])
    assert folder == game.with_name(f"{game.name}-remix") / game.name
    assert "palette: dusk" in (folder / "brief.yaml").read_text()
    assert home.run("verify", folder).returncode == 0
    assert remix["wishes"] == [{"field": "palette", "before": "", "after": "dusk"}]


def test_a_remix_of_an_archive_is_told_to_people(
    home: Home, remix: dict[str, Any], game: Path
) -> None:
    archive = game.with_name(f"{game.name}.zip")
    run = home.run("remix", archive, "--set", "palette=dusk", "--out", "elsewhere")
    assert run.returncode == 0, run.stderr
    assert 'palette: nothing -> "dusk"' in run.stdout
    assert "files are the same to the byte; 0 pieces made" in run.stdout
    assert f"vintage play elsewhere/{game.name}" in run.stdout


def test_what_cannot_be_remixed_is_refused_in_one_line(
    home: Home, game: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    changed = tmp_path / game.name
    shutil.copytree(game, changed)
    (changed / "README.md").write_text("mine")
    wish = ("--set", "palette=rose")
    for arguments, said in (
        (
            (game, "--set", "palett=rose"),
            "vintage: --set palett: is not a field of a brief; did you mean",
        ),
        (
            (game, "--set", "palette=pink"),
            "vintage: --set palette: 'pink' is no palette; write one of dawn",
        ),
        (
            (game, "--set", "palette=[blue, red]"),
            "'blue' is no colour; write one such as '#3060c8'",
        ),
        ((game, "--set", "seed=5"), "the game is like that already"),
        ((game, *wish, "--price", "openai/a=1,2"), "nobody of that name is asked"),
        ((game, *wish, "--runner", "threds"), "did you mean 'threads'?"),
        ((game, *wish, "--out", game.parent), "the game itself is there"),
        ((tmp_path / "empty", *wish), "there is no certificate.json; this is not a game"),
        ((tmp_path / "nowhere", *wish), "there is no such folder or archive"),
        ((changed, *wish), "README.md was changed since the game was made"),
    ):
        run = home.run("remix", *arguments)
        assert run.returncode == 2, arguments
        (line,) = run.stderr.splitlines()
        assert said in line


def test_a_machine_is_told_of_a_remix_that_fails(home: Home, game: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    run = home.run("remix", game, "--set", "palette=rose", "--out", tmp_path / "file", "--json")
    assert run.returncode in (1, 2)
    (finding,) = json.loads(run.stdout.splitlines()[-1])["findings"]
    assert finding["message"] in run.stderr
