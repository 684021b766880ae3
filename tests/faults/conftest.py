"""One machine for all faults of a process of tests, and what it makes when nothing is wrong."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect.settings import PREFECT_API_URL

from tests.faults.machine import Machine, files


@pytest.fixture(scope="session")
def booted(prefect_server: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A machine, and beside it in `whole` all that it made of its brief undisturbed."""
    machine = Machine(tmp_path_factory.mktemp("machine"), PREFECT_API_URL.value() or "")
    machine.boot()
    try:
        made = machine.generate()
        assert made.code == 0, made.said
        shutil.copytree(machine.root, machine.root.with_name("whole"), symlinks=True)
        yield machine
    finally:
        machine.shut_down()


@pytest.fixture
def machine(booted: Machine) -> Machine:
    """The machine, on which nothing was made yet."""
    booted.clear()
    return booted


@pytest.fixture(scope="session")
def made(booted: Machine) -> Path:
    """The home and the games of the same machine after an undisturbed run: not to be changed."""
    return booted.root.with_name("whole")


@pytest.fixture(scope="session")
def whole(made: Path) -> dict[str, bytes]:
    """All files of an undisturbed game, its archive too."""
    return files(made / "games")
