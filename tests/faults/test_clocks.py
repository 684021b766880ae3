"""A clock that jumps while a game is made."""

from pathlib import Path

import pytest

from tests.faults.machine import Machine, files

DAYS = 86_400  # seconds


def turn(hand: Path, off: int) -> None:
    """Have the clock be off by so many seconds, from one moment to the next."""
    new = hand.with_suffix(".new")
    new.write_text(str(off))
    new.replace(hand)


@pytest.mark.parametrize("jump", [2 * DAYS, -2 * DAYS])
def test_a_clock_that_jumps_in_the_middle_changes_no_byte(
    jump: int, machine: Machine, whole: dict[str, bytes]
) -> None:
    hand = machine.root / "clock"
    turn(hand, 0)
    clock = ("clock", str(hand))
    run = machine.in_the_middle(fault=clock)
    turn(hand, jump)
    machine.go_on(run)
    ended = machine.end(run)
    assert ended.code == 0, ended.said
    assert files(machine.games) == whole

    machine.forget_receipts()
    again = machine.generate(fault=clock)
    assert again.code == 0, again.said
    assert again.summary["executed"] == 0, "what is kept counts, whenever that was"

    pruned = machine.end(machine.start("prune", "--json", "--keep-days", "3", fault=clock))
    assert pruned.code == 0, pruned.said
    turn(hand, 0)
    machine.forget_receipts()
    assert machine.generate(fault=clock).summary["executed"] == 0, "nothing needed was removed"
    assert files(machine.games) == whole
