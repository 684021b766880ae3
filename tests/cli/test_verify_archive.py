"""`vintage verify` of an archive: the whole proof, and nothing else in it."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.command import Finished, Home
from vintage_game_generator import cli, cli_games
from vintage_game_generator.models.certificate import Check


@pytest.fixture
def archive(platformer: Finished, tmp_path: Path) -> Path:
    place = tmp_path / "sent by mail.zip"
    place.write_bytes(platformer.archive)
    return place


def test_an_archive_passes_every_check_of_its_folder(archive: Path) -> None:
    run = Home(archive.parent).run("verify", archive)
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    lines = run.stdout.splitlines()
    assert lines[0] == "ok   archive: holds the certified files and no other"
    assert all(line.startswith("ok") for line in lines)
    assert {line.split(":")[0].split()[-1] for line in lines} >= {"files", "win", "lose"}
    assert [path.name for path in archive.parent.iterdir()] == [archive.name], "nothing stays"


def test_a_file_more_is_named(archive: Path) -> None:
    with zipfile.ZipFile(archive, "a") as inside:
        inside.writestr("night-tide/sitecustomize.py", "print('here')")
    run = Home(archive.parent).run("verify", archive)
    assert run.returncode == 1
    assert "FAIL archive: holds sitecustomize.py, which is not certified" in run.stdout
    assert "here" not in run.stdout


def test_machines_are_told_which_file_it_is_and_what_could_not_be_verified(archive: Path) -> None:
    changed = archive.with_name("changed.zip")
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(changed, "w") as new:
        for entry in old.infolist():
            flipped = b"x" if entry.filename.endswith("/tuning.py") else old.read(entry)
            new.writestr(entry, flipped)
    run = Home(archive.parent).run("verify", changed, "--json")
    assert run.returncode == 1
    told = json.loads(run.stdout)
    assert set(told) == {"game", "verified", "failures", "not_verified"}
    assert told["game"] == str(changed)
    assert [failure["name"] for failure in told["failures"]] == ["night_tide/rules/tuning.py"]
    assert told["not_verified"] == []


def test_an_archive_of_something_else_is_one_line(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as inside:
        inside.writestr("photos/1.png", "x")
    run = Home(tmp_path).run("verify", "photos.zip")
    assert run.returncode == 1
    assert run.stderr == "vintage: photos.zip: there is no certificate.json; this is not a game\n"


def test_half_an_archive_is_one_line(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:100_000])
    run = Home(archive.parent).run("verify", archive, "--json")
    assert run.returncode == 2
    assert len(run.stderr.splitlines()) == 1
    assert "neither a folder nor a whole .zip archive" in run.stderr
    assert json.loads(run.stdout)["verified"] is False


def test_what_this_machine_cannot_verify_is_said_and_is_no_failure(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def verified(
        folder: Path, told: Callable[[Check], None], noted: Callable[[str], None], *, shells: bool
    ) -> None:
        asked.append(shells)
        told(Check(name="files", passed=True, detail="well"))
        noted("rust: not verified (cargo not found)")

    monkeypatch.setattr(cli_games, "verified", verified)
    run = CliRunner().invoke(cli.app, ["verify", str(archive)])
    assert run.exit_code == 0
    assert run.stdout.splitlines()[1:] == [
        "ok   files: well",
        "--   rust: not verified (cargo not found)",
    ]
    run = CliRunner().invoke(cli.app, ["verify", str(archive), "--json", "--shells"])
    told = json.loads(run.stdout)
    assert (told["verified"], told["failures"]) == (True, [])
    assert told["not_verified"] == ["rust: not verified (cargo not found)"]
    assert asked == [False, True]
