"""Random programs in Ruby: each in a module of its own, all in one process."""

from collections.abc import Sequence
from pathlib import Path

from tests.parity.cases import Case
from tests.parity.machines import KERNELS, RUNNERS, Code, Machine, Modules, run, sources, write_all
from vintage_game_generator.translate.ruby import ruby_modules


class Ruby(Machine):
    """Plain Ruby; `P7` is the module of the program that is called `p7`."""

    name = "ruby"
    tools = ("ruby",)

    def modules(self, case: Case) -> dict[str, str]:
        return ruby_modules(case.rules, case.name.upper())

    def kernel(self) -> dict[str, str]:
        return sources(KERNELS / "ruby" / "lib" / "kernel", ".rb", leave_out=("shell",))

    def lay_out(self, folder: Path, kernel: Modules, codes: Sequence[Code]) -> None:
        write_all(kernel, folder / "kernel")
        for code in codes:
            module = f"module {code.case.name.upper()}"
            renamed = {
                name: text.replace(module, f"module {code.name.upper()}")
                for name, text in code.modules.items()
            }
            write_all(renamed, folder / code.name)
        runner = (RUNNERS / "play.rb").read_text(encoding="utf-8")
        write_all({"play.rb": runner}, folder)

    def output(self, folder: Path) -> str:
        return run(["ruby", "play.rb"], folder)
