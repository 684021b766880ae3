"""`vintage generate`, from nothing and again."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.command import Finished, Home

FINAL = {"COMPLETED", "FAILED", "CANCELLED", "CRASHED"}
KEYS = {"game", "certified", "languages", "executed", "cached", "failed", "findings", "seconds"}


def rows(home: Home, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(home.prefect / "prefect.db")) as database:
        return database.execute(query).fetchall()


def stamps(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


@pytest.fixture(params=["platformer", "adventure"])
def game(request: pytest.FixtureRequest) -> Finished:
    found: Finished = request.getfixturevalue(request.param)
    return found


def test_a_brief_becomes_a_certified_game(game: Finished) -> None:
    assert game.code == 0, game.stderr
    summary = game.summary
    assert set(summary) == KEYS
    assert summary["certified"] is True
    assert summary["languages"] == {"python": "verified"}
    assert summary["failed"] == summary["cached"] == 0
    assert summary["executed"] > 40
    assert game.folder.parent == game.home.root / "games", "the default --out"
    assert (game.folder / "certificate.json").is_file()
    assert game.archive


def test_it_is_quiet_where_no_terminal_is(game: Finished) -> None:
    assert game.stderr == ""
    assert len(game.stdout.splitlines()) == 1


def test_no_task_run_is_lost_from_the_history_of_prefects_own_server(game: Finished) -> None:
    assert rows(game.home, "SELECT state_type FROM flow_run") == [("COMPLETED",)]
    states = rows(game.home, "SELECT state_type FROM task_run")
    assert len(states) == game.summary["executed"] + 1, "each piece, and the laying out"
    assert {state for (state,) in states} <= FINAL


def test_the_same_brief_again_runs_nothing_and_starts_no_server(platformer: Finished) -> None:
    before = stamps(platformer.home.prefect), stamps(platformer.folder)
    again = platformer.home.run("generate", platformer.brief, "--json")
    summary = json.loads(again.stdout)
    assert again.returncode == 0
    assert summary["executed"] == summary["failed"] == 0
    assert summary["cached"] == platformer.summary["executed"]
    assert summary["game"] == platformer.summary["game"]
    assert (stamps(platformer.home.prefect), stamps(platformer.folder)) == before


def test_a_person_reads_where_the_game_is_and_what_was_proven(
    platformer: Finished, tmp_path: Path
) -> None:
    run = platformer.home.run("generate", platformer.brief, "--out", tmp_path / "new" / "place")
    folder = tmp_path / "new" / "place" / "night-tide"
    assert run.returncode == 0
    assert f"vintage play {folder}" in run.stdout
    assert f"vintage verify {folder}" in run.stdout
    assert f"{folder}/screenshots" in run.stdout
    assert "levels won by play; certified" in run.stdout
    assert (folder / "night_tide" / "__main__.py").is_file()
    assert folder.with_name("night-tide.zip").is_file()


def test_a_change_on_the_command_line_changes_the_brief(
    platformer: Finished, tmp_path: Path
) -> None:
    brief = tmp_path / "brief.yaml"
    brief.write_text(platformer.brief.read_text().replace("seed: 11", "seed: 12"))
    same = platformer.home.run(
        "generate", brief, "--set", "seed=11", "--out", tmp_path / "out", "--json"
    )
    assert json.loads(same.stdout)["executed"] == 0, "it is the platformer's brief again"
    wrong = platformer.home.run("generate", brief, "--set", "genre=opera", "--out", tmp_path)
    assert wrong.returncode == 2
    assert "genre" in wrong.stderr


def test_without_the_cache_all_is_made_anew_and_comes_out_the_same(
    platformer: Finished, tmp_path: Path
) -> None:
    run = platformer.home.run(
        *("generate", platformer.brief, "--no-cache", "--parallel", "1", "--json"),
        *("--out", tmp_path),
        PYTHONHASHSEED="1",
    )
    summary = json.loads(run.stdout)
    assert run.returncode == 0, run.stderr
    assert (summary["executed"], summary["cached"]) == (platformer.summary["executed"], 0)
    assert (tmp_path / "night-tide.zip").read_bytes() == platformer.archive


def test_a_changed_game_is_not_overwritten(platformer: Finished, tmp_path: Path) -> None:
    mine = tmp_path / "night-tide"
    shutil.copytree(platformer.folder, mine)
    (mine / "README.md").write_text("my own words")
    run = platformer.home.run("generate", platformer.brief, "--out", tmp_path)
    assert run.returncode == 2
    assert "README.md was changed" in run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert (mine / "README.md").read_text() == "my own words"


@pytest.mark.parametrize("name", ["night-tide", "night-tide.zip"])
def test_somebody_elses_file_is_not_overwritten(
    name: str, platformer: Finished, tmp_path: Path
) -> None:
    (tmp_path / name).write_text("mine")
    run = platformer.home.run("generate", platformer.brief, "--out", tmp_path)
    assert run.returncode == 2
    assert len(run.stderr.splitlines()) == 1
    assert (tmp_path / name).read_text() == "mine"


@pytest.mark.parametrize("out", ["file/below", "file", "/proc/nowhere", "x" * 300])
def test_a_place_that_cannot_be_written_is_one_line(
    out: str, platformer: Finished, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("a file")
    run = platformer.home.run("generate", platformer.brief, "--out", tmp_path / out)
    assert run.returncode in (1, 2)
    assert len(run.stderr.splitlines()) == 1, run.stderr
    assert "Traceback" not in run.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
