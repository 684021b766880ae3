"""Random programs with all that it takes to play them again: levels, and what was recorded."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from tests.parity.edges import edges
from tests.parity.programs import Program, random_program
from tests.parity.worlds import (
    PACKAGE,
    random_input,
    random_levels,
    random_save,
    random_seed,
    write_levels,
)
from vintage_game_generator.kernels.python.kernel import Level, World, new_world
from vintage_game_generator.kernels.python.kernel.recording import Recording, record
from vintage_game_generator.translate.loading import load
from vintage_game_generator.translate.python import python_modules
from vintage_game_generator.translate.tree import Rules

Step = Callable[[World], None]


@dataclass(frozen=True)
class Case:
    """A program, its levels, and recordings of it that Python made."""

    name: str
    program: Program
    rules: Rules
    levels: tuple[Level, ...]
    recordings: tuple[Recording, ...]

    def world(self) -> World:
        """Return the world in which the recordings begin."""
        recording = self.recordings[0]
        return new_world(list(self.levels), recording.seed, recording.save)

    def until(self, *lengths: int) -> "Case":
        """Return the case with recordings of its first ticks, as many as each length says.

        A recording ends with the hash of its last state. So the shortest one that does not match
        tells the tick at which a difference begins.
        """
        step = python_step(self.rules)
        pressed = list(self.recordings[0].buttons())
        made = (record(step, self.world(), pressed[:length], PACKAGE) for length in lengths)
        return replace(self, recordings=tuple(made))

    def write(self, folder: Path) -> None:
        """Write what every language reads: `level-1.tmj` and so on, `0.json` and so on."""
        write_levels(list(self.levels), folder)
        for number, recording in enumerate(self.recordings):
            (folder / f"{number}.json").write_text(recording.to_json(), encoding="utf-8")


def python_step(rules: Rules) -> Step:
    """Return the tick of some rules as Python plays it."""
    module, rule = rules.entry
    return cast(Step, load(python_modules(rules), "parity")[module].__dict__[rule])


def case_of(name: str, program: Program, ticks: int) -> Case:
    """Return a program's case, recorded for so many ticks."""
    rules, seed = program.finished(), program.seed
    levels = random_levels(seed, program.levels)
    world = new_world(levels, random_seed(seed), random_save(seed))
    recording = record(python_step(rules), world, random_input(seed, ticks), PACKAGE)
    return Case(name, program, rules, tuple(levels), (recording,))


def random_case(seed: int, ticks: int) -> Case:
    """Return the case of a seed, recorded for so many ticks."""
    return case_of(f"p{seed}", random_program(seed), ticks)


def edge_case(ticks: int) -> Case:
    """Return the case of the program that a person wrote."""
    return case_of("edges", edges(), ticks)
