"""Deliberate mistakes, one at a time, in a kernel or in what an emitter prints.

They are what slips into a language by habit: a division that truncates, a sum that wraps, a bound
that is one off. Each is a change of text in a scratch copy, and random programs must notice every
one of them: a check that never fails proves nothing. A mutant whose text is not found any more is
an error, since it would test nothing.
"""

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tests.parity.cases import Case
from tests.parity.machines import Code, Difference, Machine, Modules

FEW = 5  # programs in which a mistake of a kernel is tried
PROCESSES = 2


class NotFound(Exception):
    """A mutant whose text is not in the source, or in several places of a kernel."""


class NothingProven(Exception):
    """Programs that differ without any mistake: of those with one nothing can be told."""


@dataclass(frozen=True)
class KernelMutant:
    """A mistake in a kernel: a text that is there once, and what replaces it."""

    name: str
    file: str
    text: str
    instead: str

    def applied(self, kernel: Modules) -> dict[str, str]:
        """Return the kernel with the mistake.

        Raises:
            NotFound: the text is not there, or several times.
        """
        count = kernel.get(self.file, "").count(self.text)
        if count != 1:
            raise NotFound(f"{self.name}: {self.text!r} is {count} times in {self.file}")
        changed = kernel[self.file].replace(self.text, self.instead)
        return {**kernel, self.file: changed}


@dataclass(frozen=True)
class EmittedMutant:
    """A mistake in emitted code: a pattern, and what replaces it where it is first found."""

    name: str
    pattern: str
    instead: str
    everywhere: bool = False
    """Whether the mistake is made in all places, as by an emitter that never knew better."""

    def applied(self, modules: Modules) -> dict[str, str] | None:
        """Return modules with the mistake, or None where there is no place for it."""
        found = re.compile(self.pattern, re.MULTILINE)
        count = 0 if self.everywhere else 1
        changed = {name: found.sub(self.instead, text, count) for name, text in modules.items()}
        return changed if changed != dict(modules) else None


Mutant = KernelMutant | EmittedMutant


def survivors(
    machine: Machine,
    mutants: Sequence[Mutant],
    cases: Sequence[Case],
    folder: Path,
) -> list[str]:
    """Return the names of the mutants that play every recording as if nothing were wrong.

    Args:
        machine: The language.
        mutants: What to try in it.
        cases: The programs; without a mistake they all match.
        folder: Where to work.

    Raises:
        NotFound: a mutant's text is not in the source.
        NothingProven: the programs do not match without a mistake.
        ToolFailed: a mutant cannot be built: it tests nothing either.
    """
    codes = [Code(case.name, case, machine.modules(case)) for case in cases]
    few = codes[:FEW]
    of_kernel = [mutant for mutant in mutants if isinstance(mutant, KernelMutant)]
    emitted = [mutant for mutant in mutants if isinstance(mutant, EmittedMutant)]
    kernels = {mutant.name: mutant.applied(machine.kernel()) for mutant in of_kernel}
    mistaken = {
        mutant.name: _spread(mutant, number, codes, machine.spread)
        for number, mutant in enumerate(emitted)
    }

    def of_kernels() -> list[str]:
        with ThreadPoolExecutor(PROCESSES) as pool:
            plays = {
                name: pool.submit(machine.play, folder / f"kernel-{number}", few, kernel)
                for number, (name, kernel) in enumerate(kernels.items())
            }
            return [name for name, play in plays.items() if not play.result()]

    everything = [*codes, *(code for several in mistaken.values() for code in several)]
    found = {difference.code for difference in machine.play(folder / "emitted", everything)}
    differing = sorted(found & {code.name for code in codes})
    if differing:
        raise NothingProven(f"{machine.name} differs without a mistake, in {', '.join(differing)}")
    alive = of_kernels()
    alive += [
        name for name, several in mistaken.items() if not found & {code.name for code in several}
    ]
    return alive


def _spread(mutant: EmittedMutant, number: int, codes: Sequence[Code], most: int) -> list[Code]:
    """Return a few programs with a mistake."""
    places = ((code, mutant.applied(code.modules)) for code in codes)
    made = [
        Code(f"{code.name}_{number}", code.case, changed)
        for code, changed in islice(
            ((code, changed) for code, changed in places if changed is not None), most
        )
    ]
    if not made:
        raise NotFound(f"{mutant.name}: {mutant.pattern!r} is in no program")
    return made


__all__ = ["Difference", "EmittedMutant", "KernelMutant", "NotFound", "survivors"]
