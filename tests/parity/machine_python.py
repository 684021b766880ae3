"""Random programs in Python, in a process of their own."""

import sys
from collections.abc import Sequence
from pathlib import Path

from tests.parity.cases import Case
from tests.parity.machines import KERNELS, RUNNERS, Code, Machine, Modules, run, sources, write_all
from vintage_game_generator.translate.python import python_modules


class Python(Machine):
    """The reference: a package of which the kernel and each program are subpackages."""

    name = "python"

    def modules(self, case: Case) -> dict[str, str]:
        return python_modules(case.rules)

    def kernel(self) -> dict[str, str]:
        return sources(KERNELS / "python" / "kernel", ".py", leave_out=("shell",))

    def lay_out(self, folder: Path, kernel: Modules, codes: Sequence[Code]) -> None:
        write_all(kernel, folder / "workshop" / "kernel")
        for code in codes:
            write_all(code.modules, folder / "workshop" / code.name)
        runner = (RUNNERS / "play.py").read_text(encoding="utf-8")
        write_all({"play.py": runner}, folder)

    def output(self, folder: Path) -> str:
        return run([sys.executable, "play.py"], folder)
