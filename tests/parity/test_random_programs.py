"""Programs that nobody would write do the same, tick for tick, in all four languages."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.parity.cases import Case, python_step
from tests.parity.interpreter import Interpreter
from tests.parity.languages import MACHINES
from tests.parity.machines import Difference, Machine
from tests.parity.programs import random_program
from vintage_game_generator.kernels.python.kernel.recording import CHECKPOINT_TICKS
from vintage_game_generator.translate import tree
from vintage_game_generator.translate.walking import expressions, statements

ROOT = Path(__file__).parent.parent.parent
TICKS_OF_THE_TREE = 60


@pytest.mark.parametrize("machine", MACHINES[1:], ids=lambda machine: machine.name)
def test_every_language_plays_random_programs_as_python_does(
    machine: Machine, batches: list[list[Case]], tmp_path: Path
) -> None:
    lacking = machine.lacking()
    if lacking:
        pytest.skip(f"{machine.name} not compared: {lacking}")
    for number, batch in enumerate(batches):
        found = machine.play_cases(tmp_path / str(number), batch)
        if found:
            case = next(case for case in batch if case.name == found[0].code)
            pytest.fail(report(machine, case, found, tmp_path))


def test_python_plays_them_from_files_in_a_process_of_its_own(
    batches: list[list[Case]], tmp_path: Path
) -> None:
    assert MACHINES[0].play_cases(tmp_path / "python", batches[0][:6]) == []


def report(machine: Machine, case: Case, found: list[Difference], folder: Path) -> str:
    """Return what is known of the first program that differs: seed, tick, source."""
    first = found[0]
    exact = range(max(1, first.tick - CHECKPOINT_TICKS + 1), first.tick + 1)
    if first.tick:
        ends = machine.play_cases(folder / "exact", [case.until(*exact)])
        tick = exact[min(end.recording for end in ends)] if ends else first.tick
    else:
        tick = 0
    return (
        f"{machine.name} differs in {len(found)} programs; the first is of seed "
        f"{case.program.seed}, and differs at tick {tick}\n"
        f"at the checkpoint of tick {first.tick}: expected {first.expected}, found {first.found}\n"
        f"{case.program.source()}"
    )


def test_python_does_what_the_tree_says(batches: list[list[Case]]) -> None:
    """The interpreter also refuses a number that leaves 32 bits, and an index outside a list."""
    for case in (case for batch in batches for case in batch):
        tree_step = Interpreter(case.program.original()).step
        emitted_step = python_step(case.rules)
        one, other = case.world(), case.world()
        pressed = list(case.recordings[0].buttons())[:TICKS_OF_THE_TREE]
        for tick, buttons in enumerate(pressed, start=1):
            one.buttons = other.buttons = buttons
            tree_step(one)
            emitted_step(other)
            assert one == other, f"seed {case.program.seed}, tick {tick}\n{case.program.source()}"


def test_every_form_of_the_language_turns_up(batches: list[list[Case]]) -> None:
    found: set[str] = set()
    for case in (case for batch in batches for case in batch):
        for function in case.program.original().functions():
            for statement in statements(function.body):
                found.add(type(statement).__name__ + getattr(statement, "operator", ""))
            for part in expressions(function.body):
                operators = getattr(part, "operators", (getattr(part, "operator", ""),))
                found |= {type(part).__name__ + operator for operator in operators}
                if isinstance(part, tree.Call) and part.module in (tree.KERNEL, tree.BUILTIN):
                    found.add(part.name)
    arithmetic = ("+", "-", "*", "//", "%", "&", "|", "^", "<<", ">>")
    wanted = {f"{kind}{word}" for kind in ("Binary", "Augment") for word in arithmetic}
    wanted |= {f"Comparison{word}" for word in ("==", "!=", "<", "<=", ">", ">=")}
    wanted |= {"Unary-", "Unary~", "Unarynot", "Logicand", "Logicor"}
    wanted |= {"If", "For", "Break", "Continue", "Return", "Declare", "Assign", "Perform"}
    wanted |= {"Item", "Length", "LevelField", "LevelItem", "WorldField", "WorldItem"}
    wanted |= {"ActorField", "Constant", "Local", "Number", "Truth", "abs", "min", "max"}
    wanted |= {"next_random", "cell_at", "set_cell", "spawn", "place", "load_level", "play_sound"}
    assert wanted <= found, sorted(wanted - found)


def test_a_seed_gives_the_same_program_in_every_process() -> None:
    script = "from tests.parity.programs import random_program; print(random_program(3).source())"
    printed = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": salt, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for salt in ("1", "2")
    }
    assert printed == {random_program(3).source().strip()}
