"""A disk that is full, in the making and at the delivery."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.machine import FOLDER, Machine, files


class SmallDisk:
    """A disk of its own for a folder, that can be enlarged."""

    def __init__(self, folder: Path, size: str) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        options = f"size={size},mode=700"
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "vintage-test", folder],
            capture_output=True,
            text=True,
            check=False,
        )
        if mounted.returncode:
            pytest.skip(f"no small disk can be mounted here: {mounted.stderr.strip()}")

    def make_room(self) -> None:
        """Make it large enough for anything."""
        subprocess.run(["mount", "-o", "remount,size=200m", self._folder], check=True)

    def unmount(self) -> None:
        """Take it away, with all that is on it."""
        subprocess.run(["umount", "-l", self._folder], check=True)


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[SmallDisk]:
    """Have a folder on a small disk."""
    disk = SmallDisk(folder, size)
    try:
        yield disk
    finally:
        disk.unmount()


def parts(folder: Path) -> list[Path]:
    """Return what interrupted writes left."""
    return [path for path in folder.rglob("*") if path.name.endswith(".part")]


def test_a_disk_that_fills_up_in_the_making_costs_only_what_had_no_room(
    machine: Machine, whole: dict[str, bytes]
) -> None:
    with small_disk(machine.home, "400k") as disk:
        ended = machine.generate()
        assert ended.code == 1
        first, *rest = ended.complaint.splitlines()
        assert f"{machine.home}/" in first
        assert "cannot write (No space left on device); make room there" in first
        assert rest == ["what is done is kept: the same command makes only the rest"]
        assert "Traceback" not in ended.said
        assert not parts(machine.home)
        kept = machine.results
        assert kept
        assert not (machine.games / FOLDER / "certificate.json").exists()
        disk.make_room()
        again = machine.generate()
        assert again.code == 0, again.said
        assert again.summary["cached"] == len(kept)
        assert files(machine.games) == whole


def test_a_disk_that_fills_up_at_the_delivery_costs_no_piece(
    machine: Machine, made: Path, whole: dict[str, bytes]
) -> None:
    machine.restore(made, "home")
    with small_disk(machine.games, "100k") as disk:
        ended = machine.generate()
        assert ended.code == 1
        first, *rest = ended.complaint.splitlines()
        assert f"{machine.games}/{FOLDER}" in first
        assert "cannot write (No space left on device); make room there" in first
        assert rest == ["what is done is kept: the same command makes only the rest"]
        assert files(machine.games).keys() <= {f"{FOLDER}/state.json"}
        disk.make_room()
        again = machine.generate()
        assert again.code == 0, again.said
        assert again.summary["executed"] == 0
        assert files(machine.games) == whole


def test_a_write_that_the_kernel_refuses_in_its_middle_leaves_no_half_of_a_file(
    machine: Machine, whole: dict[str, bytes]
) -> None:
    ended = machine.generate(fault=("no-file-above", 8000))
    assert ended.code == 1
    first, *rest = ended.complaint.splitlines()
    assert f"{machine.home}/" in first
    assert "cannot write (File too large)" in first
    assert rest == ["what is done is kept: the same command makes only the rest"]
    assert not parts(machine.home)
    kept = machine.results
    again = machine.generate()
    assert again.code == 0, again.said
    assert again.summary["cached"] == len(kept) > 0
    assert files(machine.games) == whole
