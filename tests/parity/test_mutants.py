"""What random programs prove: they notice every deliberate mistake, in every language."""

from pathlib import Path

import pytest

from tests.parity.cases import Case, random_case
from tests.parity.languages import MACHINES, MUTANTS
from tests.parity.machines import Machine
from tests.parity.mutants import EmittedMutant, KernelMutant, NotFound, survivors
from vintage_game_generator.models.config import Language

PROGRAMS, TICKS = 8, 400


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return [random_case(seed, TICKS) for seed in range(PROGRAMS)]


def test_every_language_plays_random_programs() -> None:
    assert [machine.name for machine in MACHINES] == [language.emitter for language in Language]


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)
def test_random_programs_notice_every_mistake(
    machine: Machine, cases: list[Case], tmp_path: Path
) -> None:
    lacking = machine.lacking()
    if lacking:
        pytest.skip(f"mistakes in {machine.name} not tried: {lacking}")
    mutants = MUTANTS[machine.name]
    assert len({mutant.name for mutant in mutants}) == len(mutants) >= 12
    assert survivors(machine, mutants, cases, tmp_path) == []


def test_a_mistake_that_is_not_in_the_source_any_more_is_an_error(tmp_path: Path) -> None:
    machine, case = MACHINES[0], random_case(0, 60)
    gone = KernelMutant("of yesterday", "world.py", "what no kernel says", "")
    with pytest.raises(NotFound, match=r"of yesterday: .* is 0 times in world\.py"):
        survivors(machine, [gone], [case], tmp_path)
    nowhere = EmittedMutant("of nobody", "what no emitter prints", "")
    with pytest.raises(NotFound, match=r"of nobody: .* is in no program"):
        survivors(machine, [nowhere], [case], tmp_path)


def test_what_is_no_mistake_survives(tmp_path: Path) -> None:
    machine, case = MACHINES[0], random_case(0, 60)
    harmless = (
        KernelMutant("a word in a comment", "world.py", "xorshift would stay", "it would stay"),
        EmittedMutant("a word in a docstring", "Advance the world", "Move the world"),
    )
    assert survivors(machine, harmless, [case], tmp_path) == [mutant.name for mutant in harmless]
