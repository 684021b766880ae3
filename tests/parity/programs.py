"""Random programs: rules that nobody would write, in the language in which all rules are written.

A program is a library of four modules, as a genre's rules are: constants, helpers, systems, and
the game whose `step` is a tick. Every statement and every expression of docs/rules-language.md
turns up, all numbers fit 32 bits signed by construction, and what a tick does is bounded.
"""

import re
from dataclasses import dataclass
from random import Random

from tests.parity.drawing import Names
from tests.parity.frame import frame
from tests.parity.shapes import (
    ANY,
    BOOL,
    BUTTONS,
    FAMILIES,
    KERNEL_NUMBERS,
    SLOT,
    SOUNDS,
    Helper,
    Shape,
    Variable,
    bits,
)
from tests.parity.statements import Statements
from vintage_game_generator.translate.kernel_interface import KERNEL_MODULE
from vintage_game_generator.translate.program import finished
from vintage_game_generator.translate.reading import read
from vintage_game_generator.translate.sources import Library
from vintage_game_generator.translate.tree import Rules

PACKAGE = "parity.rules"
ENTRY = "game"
KERNEL_NAMES = {
    *(name for family in FAMILIES.values() for name in family),
    *(*SOUNDS, *BUTTONS, *KERNEL_NUMBERS, "World"),
    *("next_random", "cell_at", "set_cell", "spawn", "place", "load_level", "play_sound"),
}
IMPURE = ("next_random", "set_cell", "spawn", "place", "load_level", "play_sound")
VERBS = (
    "measure",
    "weigh",
    "turn",
    "move_on",
    "drift",
    "fold_up",
    "mark",
    "shake",
    "strike",
    "sink",
)
THINGS = ("tide", "lamp", "wall", "shot", "spark", "stone", "gate_way", "wind", "ghost", "crowd")
HELPERS, SYSTEMS = 7, 4
SYSTEM_BUDGET, HELPER_BUDGET = 520, 110


@dataclass(frozen=True)
class Program:
    """One random program, and the seed that brings it back."""

    seed: int
    library: Library
    levels: int

    def original(self) -> Rules:
        """Return the rules as they are written."""
        return read(self.library, ENTRY)

    def finished(self) -> Rules:
        """Return the rules as emitters get them: folded, and without what nothing reaches."""
        return finished(self.original(), {})

    def source(self) -> str:
        """Return the text of all modules, for a message."""
        return "\n".join(f"# --- {name}.py\n{text}" for name, text in self.library.texts.items())


def random_program(seed: int) -> Program:
    """Return the program of a seed."""
    return _Writer(seed).program()


class _Writer:
    """Writes one program's modules."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.rng = Random(f"program {seed}")
        self.names = Names(levels=self.rng.randrange(1, 5))
        self.owners: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.rules: list[str] = []

    def program(self) -> Program:
        self.constants()
        for number in range(HELPERS):
            self.helper(number)
        self.close("helpers", "Small rules that others call.")
        systems = [self.system(number) for number in range(SYSTEMS)]
        self.close("systems", "What happens in a tick, one thing after the other.")
        self.game(systems)
        return Program(self.seed, Library(PACKAGE, self.texts), self.names.levels)

    def constants(self) -> None:
        rng, lines = self.rng, ['"""The numbers of a program that nobody wrote."""', ""]
        for number in range(6):
            name = f"{rng.choice(('REACH', 'SPEED', 'WAIT', 'GRAVITY', 'NEAR'))}_{number}"
            value = rng.choice((rng.randrange(-9, 9), rng.randrange(5000), rng.randrange(1 << 30)))
            text = rng.choice((str(value), f"{value}" if value < 0 else hex(value)))
            if number > 2:
                other, known = rng.choice(list(self.names.numbers.items()))
                operator = rng.choice(("//", "%", "&", "|", "^", ">>"))
                text, value = _computed(other, known, operator, rng.randrange(1, 9))
            lines.append(f"{name} = {text}{rng.choice(('', '', '  # as it felt right'))}")
            self.names.numbers[name] = value
        for number in range(3):
            name = f"TABLE_{number}"
            items = tuple(
                rng.choice((rng.randrange(-99, 100), rng.randrange(-(1 << 31), 1 << 31)))
                for _ in range(rng.randrange(1, 18))
            )
            inner = ", ".join(map(str, items)) + ("," if len(items) == 1 else "")
            lines += ["", "# a table", f"{name} = ({inner})"]
            self.names.tables[name] = items
        for number in range(3):
            lines.append(f"HAS_OPTION_{number} = {rng.choice((True, False))}")
            self.names.switches.append(f"HAS_OPTION_{number}")
        for name in (*self.names.numbers, *self.names.tables, *self.names.switches):
            self.owners[name] = "tuning"
        self.texts["tuning"] = "\n".join(lines) + "\n"

    def helper(self, number: int) -> None:
        """Write a small rule with parameters that mostly returns something."""
        rng = self.rng
        name = f"{rng.choice(VERBS)}_{rng.choice(THINGS)}_{number}"
        writer = self.statements(HELPER_BUDGET)
        writer.world = rng.randrange(4) > 0
        writer.effects_allowed = writer.world and rng.randrange(2) == 0
        parameters = self.parameters()
        for parameter in parameters:
            writer.used[parameter.name] = parameter.shape.sort
        writer.scopes.append(list(parameters))
        families = [Shape(family) for family in FAMILIES]
        shapes = [ANY, bits(20), bits(12), SLOT, BOOL, BOOL, rng.choice(families)]
        returns = rng.choice([*shapes, None] if writer.effects_allowed else shapes)
        writer.returns = returns
        writer.nesting = 0
        count = rng.randrange(0, 5)
        for _ in range(count):
            writer.statement()
        if returns is None:
            writer.budget += 40
            writer.store()
        else:
            writer.write(f"return {writer.within(returns, 3).text}")
        effects = self.effects_of(writer.lines)
        self.finish(writer, name, parameters, returns)
        helper = Helper(
            name, "helpers", writer.world, parameters, returns, effects, writer.cost + 5
        )
        self.names.helpers.append(helper)
        self.owners[name] = "helpers"

    def parameters(self) -> tuple[Variable, ...]:
        rng = self.rng
        options = [
            *(Variable(name, ANY) for name in ("amount", "limit")),
            *(Variable(name, bits(14)) for name in ("dx", "dy")),
            *(Variable(name, SLOT) for name in ("me", "other")),
            *(Variable(name, BOOL) for name in ("is_left", "strong")),
            *(Variable(f"the_{family}", Shape(family)) for family in FAMILIES),
        ]
        return tuple(rng.sample(options, rng.randrange(1, 4)))

    def system(self, number: int) -> str:
        """Write a rule that changes the world, and return its name."""
        name = f"step_{self.rng.choice(THINGS)}_{number}"
        writer = self.statements(SYSTEM_BUDGET)
        while writer.cost < writer.budget - 40 and writer.size < 60:
            writer.statement()
        writer.budget += 60
        writer.store()
        self.finish(writer, name, (), None)
        self.owners[name] = "systems"
        return name

    def game(self, systems: list[str]) -> None:
        """Write the frame of a tick around the systems."""
        self.rules = [frame(self.rng, systems)]
        self.close(ENTRY, "A tick.")

    def statements(self, budget: int) -> Statements:
        writer = Statements(self.rng, self.names)
        writer.budget = budget
        return writer

    def effects_of(self, lines: list[str]) -> bool:
        """Return whether some statements change the world."""
        impure = [helper.name for helper in self.names.helpers if helper.effects]
        calls = re.compile(rf"\b({'|'.join([*IMPURE, *impure])})\(")
        writes = re.compile(r"\s*world\.[^=!<>]* (?:[-+*/%&|^]|<<|>>|//)?= ")
        code = [line.partition("  # ")[0] for line in lines if not line.lstrip().startswith("#")]
        return any(calls.search(line) or writes.match(line) for line in code)

    def finish(
        self,
        writer: Statements,
        name: str,
        parameters: tuple[Variable, ...],
        returns: Shape | None,
    ) -> None:
        """Add a rule to the module that is being written."""
        given = ["world: World"] if writer.world else []
        kinds = {"bool": "bool"}
        given += [f"{each.name}: {kinds.get(each.shape.sort, 'int')}" for each in parameters]
        result = "None" if returns is None else kinds.get(returns.sort, "int")
        head = [
            f"def {name}({', '.join(given)}) -> {result}:",
            f'    """{name.replace("_", " ").capitalize()}."""',
        ]
        self.rules.append("\n".join(head + writer.lines))

    def close(self, module: str, docstring: str) -> None:
        """End the module that is being written, with the imports that it needs."""
        body = "\n\n\n".join(self.rules)
        self.rules = []
        code = "\n".join(line.partition("#")[0] for line in body.splitlines())
        words = set(
            re.findall(r"[A-Za-z_][A-Za-z0-9_]*", re.sub(r"\.[a-z_]+|\"\"\".*\"\"\"", "", code))
        )
        imports = [f"from {KERNEL_MODULE} import {name}" for name in sorted(words & KERNEL_NAMES)]
        for name in sorted(words & set(self.owners)):
            if self.owners[name] != module:
                imports.append(f"from {PACKAGE}.{self.owners[name]} import {name}")
        parts = [f'"""{docstring}"""', "", *imports, "", "", body]
        self.texts[module] = "\n".join(parts) + "\n"


def _computed(name: str, value: int, operator: str, other: int) -> tuple[str, int]:
    operations = {
        "//": value // other,
        "%": value % other,
        "&": value & other,
        "|": value | other,
        "^": value ^ other,
        ">>": value >> other,
    }
    return f"{name} {operator} {other}", operations[operator]
