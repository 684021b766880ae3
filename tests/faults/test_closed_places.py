"""Places that cannot be written: the home, the output, Prefect's home."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.command import Home
from tests.faults.machine import FOLDER, Machine, files

OBEYING = ("obey-permissions",)


@contextmanager
def closed(*folders: Path) -> Iterator[None]:
    """Have folders in which nothing can be made or removed."""
    for folder in folders:
        folder.chmod(0o500)
    try:
        yield
    finally:
        for folder in folders:
            folder.chmod(0o700)


def test_a_home_that_cannot_be_written_is_said_at_once(
    machine: Machine, whole: dict[str, bytes]
) -> None:
    machine.home.mkdir()
    with closed(machine.home):
        ended = machine.generate(fault=OBEYING)
    assert ended.code == 1
    first, *_ = ended.complaint.splitlines()
    assert f"{machine.home}/" in first
    assert "cannot write (Permission denied)" in first
    assert "set VINTAGE_HOME to another folder" in first
    assert "Traceback" not in ended.said
    assert not list(machine.home.iterdir())
    assert not files(machine.games)
    again = machine.generate(fault=OBEYING)
    assert again.code == 0, again.said
    assert files(machine.games) == whole


def test_a_store_made_read_only_serves_what_it_has(
    machine: Machine, made: Path, whole: dict[str, bytes]
) -> None:
    machine.restore(made, "home")
    machine.forget_receipts()
    with closed(*(machine.home / one for one in ("store", "results", "made"))):
        ended = machine.generate(fault=OBEYING)
    assert ended.code == 0, ended.said
    assert ended.summary["executed"] == 0
    assert files(machine.games) == whole


def test_a_store_made_read_only_in_the_middle_loses_nothing(
    machine: Machine, whole: dict[str, bytes]
) -> None:
    run = machine.in_the_middle(fault=OBEYING, phase="sprite")
    folders = [one for one in (machine.home / "store").rglob("*") if one.is_dir()]
    with closed(*folders, machine.home / "store", machine.home / "results"):
        machine.go_on(run)
        ended = machine.end(run)
    assert ended.code == 1
    first, *rest = ended.complaint.splitlines()
    assert f"{machine.home}/" in first
    assert "cannot write (Permission denied)" in first
    assert rest == ["what is done is kept: the same command makes only the rest"]
    kept = machine.results
    again = machine.generate(fault=OBEYING)
    assert again.code == 0, again.said
    assert again.summary["cached"] == len(kept)
    assert files(machine.games) == whole


def test_an_output_that_cannot_be_written_is_refused_before_anything_is_made(
    machine: Machine, whole: dict[str, bytes]
) -> None:
    machine.games.mkdir()
    with closed(machine.games):
        ended = machine.generate(fault=OBEYING)
    assert ended.code == 2
    where = f"{machine.games}/{FOLDER}"
    assert f"{where}: cannot write there (Permission denied); choose another --out" in ended.said
    assert ended.complaint.count("\n") == 0
    assert not machine.results
    assert machine.generate(fault=OBEYING).code == 0
    assert files(machine.games) == whole


def test_a_file_in_the_homes_place_is_said_in_one_line(machine: Machine) -> None:
    machine.home.write_text("not a folder")
    try:
        ended = machine.generate()
    finally:
        machine.home.unlink()
    assert ended.code == 1
    first, *_ = ended.complaint.splitlines()
    assert str(machine.home) in first
    assert "set VINTAGE_HOME to another folder" in first
    assert "Traceback" not in ended.said


def test_a_home_of_prefect_that_cannot_be_is_said_in_one_line(
    booted: Machine, tmp_path: Path
) -> None:
    home = Home(tmp_path / "user")
    home.root.mkdir()
    home.prefect.write_text("not a folder")
    ended = home.run("generate", booted.brief)
    assert ended.returncode == 2
    said = f"vintage: PREFECT_HOME={home.prefect}: cannot write there (File exists); set it to"
    assert ended.stderr.startswith(said)
    assert ended.stderr.count("\n") == 1
