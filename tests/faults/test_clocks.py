"""A clock that jumps while a game is made: by libfaketime, for the whole process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect.settings import PREFECT_API_URL

from tests.faults.machine import Machine, files

LIBRARY = "faketime/libfaketime.so.1"
DAYS = ("+2d", "-2d")


def library() -> str:
    """Return where libfaketime is, nothing if it is not installed."""
    found = [path for top in ("/usr/lib", "/usr/local/lib") for path in Path(top).rglob(LIBRARY)]
    return str(found[0]) if found else ""


@pytest.fixture(scope="module")
def clock(prefect_server: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A machine with a clock that goes wrong when the file `clock` says so."""
    if not library():
        pytest.skip("no clock can jump here: libfaketime is not installed")
    machine = Machine(tmp_path_factory.mktemp("clock"), PREFECT_API_URL.value() or "")
    (machine.root / "clock").write_text("+0d")
    machine.boot(
        LD_PRELOAD=library(),
        FAKETIME_TIMESTAMP_FILE=str(machine.root / "clock"),
        FAKETIME_NO_CACHE="1",
        FAKETIME_DONT_FAKE_MONOTONIC="1",  # what measures spans never jumps
    )
    try:
        yield machine
    finally:
        machine.shut_down()


@pytest.mark.parametrize("jump", DAYS)
def test_a_clock_that_jumps_in_the_middle_changes_no_byte(
    jump: str, clock: Machine, whole: dict[str, bytes]
) -> None:
    clock.clear()
    (clock.root / "clock").write_text("+0d")
    run = clock.begin()
    clock.in_the_middle(run)
    (clock.root / "clock").write_text(jump)
    ended = clock.end(run, seconds=120)
    assert ended.code == 0, ended.said
    assert files(clock.games) == whole
    clock.forget_receipts()
    again = clock.generate()
    assert again.code == 0, again.said
    assert again.summary["executed"] == 0, "what was kept counts, whenever that was"
    (clock.root / "clock").write_text("+0d")
    pruned = clock.end(clock.start("prune", "--json", "--keep-days", "1"))
    assert pruned.code == 0, pruned.said
    assert pruned.summary["freed"] == 0
    clock.forget_receipts()
    assert clock.generate().summary["executed"] == 0
    assert files(clock.games) == whole
