"""Random programs in JavaScript, all in one process of Node."""

from collections.abc import Sequence
from pathlib import Path

from tests.parity.cases import Case
from tests.parity.machines import KERNELS, RUNNERS, Code, Machine, Modules, run, sources, write_all
from vintage_game_generator.translate.javascript import javascript_modules


class JavaScript(Machine):
    """ES modules, as they lie in a web game's `src`."""

    name = "javascript"
    tools = ("node",)

    def modules(self, case: Case) -> dict[str, str]:
        return javascript_modules(case.rules)

    def kernel(self) -> dict[str, str]:
        return sources(KERNELS / "web" / "src" / "kernel", ".js")

    def lay_out(self, folder: Path, kernel: Modules, codes: Sequence[Code]) -> None:
        write_all(kernel, folder / "kernel")
        for code in codes:
            write_all(code.modules, folder / code.name)
        runner = (RUNNERS / "play.js").read_text(encoding="utf-8")
        write_all({"play.js": runner, "package.json": '{"type": "module"}\n'}, folder)

    def output(self, folder: Path) -> str:
        return run(["node", "play.js"], folder)
