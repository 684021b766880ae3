"""The shared reading of a set of rules: what every emitter prints from.

Names are as the rules write them; what a name refers to is resolved: a `Constant` or a `Call`
carries the module that defines it (`KERNEL`, `BUILTIN`, or a rules module's dotted name inside its
library, such as `platformer.hero`). All nodes are frozen, and every expression has a `type`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

KERNEL = "<kernel>"
BUILTIN = "<builtin>"


class Type(StrEnum):
    """The types of the rules language."""

    INT = "int"
    BOOL = "bool"
    NONE = "None"
    INTS = "tuple[int, ...]"
    WORLD = "World"
    ACTOR = "Actor"  # of a short name for an actor, which rules cannot write but emitters may
    UNKNOWN = "unknown"  # of an expression that was refused; agrees with every type


@dataclass(frozen=True, slots=True)
class Number:
    """An integer literal."""

    value: int
    hexadecimal: bool = False
    type: ClassVar[Type] = Type.INT


@dataclass(frozen=True, slots=True)
class Truth:
    """`True` or `False`."""

    value: bool
    type: ClassVar[Type] = Type.BOOL


@dataclass(frozen=True, slots=True)
class Broken:
    """What stands for an expression that was refused."""

    type: ClassVar[Type] = Type.UNKNOWN


@dataclass(frozen=True, slots=True)
class TheWorld:
    """The world, handed on to another rule."""

    type: ClassVar[Type] = Type.WORLD


@dataclass(frozen=True, slots=True)
class Local:
    """A parameter, a loop variable or a local variable."""

    name: str
    type: Type


@dataclass(frozen=True, slots=True)
class Constant:
    """A constant of the kernel or of a rules module."""

    name: str
    module: str
    type: Type


@dataclass(frozen=True, slots=True)
class Numbers:
    """The value of a constant that is a fixed tuple of integers."""

    items: tuple["Expression", ...]
    type: ClassVar[Type] = Type.INTS


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a constant tuple: `TABLE[i]`."""

    table: Constant
    index: "Expression"
    type: ClassVar[Type] = Type.INT


@dataclass(frozen=True, slots=True)
class WorldField:
    """A field of the world: `world.score`."""

    name: str
    type: Type


@dataclass(frozen=True, slots=True)
class WorldItem:
    """An item of one of the world's lists of integers: `world.cells[i]`."""

    name: str
    index: "Expression"
    type: ClassVar[Type] = Type.INT


@dataclass(frozen=True, slots=True)
class LevelField:
    """A field of a level's layout, which only the kernel writes: `world.levels[i].width`."""

    level: "Expression"
    name: str
    type: ClassVar[Type] = Type.INT


@dataclass(frozen=True, slots=True)
class LevelItem:
    """An item of a level's layout: `world.levels[i].cells[j]`."""

    level: "Expression"
    name: str
    index: "Expression"
    type: ClassVar[Type] = Type.INT


@dataclass(frozen=True, slots=True)
class ActorField:
    """A field of an actor: `world.actors[me].x`."""

    index: "Expression"
    name: str
    type: Type


@dataclass(frozen=True, slots=True)
class Length:
    """The length of one of the world's lists (by name) or of a constant tuple."""

    of: "str | Constant"
    type: ClassVar[Type] = Type.INT


@dataclass(frozen=True, slots=True)
class Unary:
    """`-x`, `~x` or `not x`."""

    operator: str
    operand: "Expression"
    type: Type


@dataclass(frozen=True, slots=True)
class Binary:
    """Integer arithmetic; `//` and `%` are floored."""

    operator: str
    left: "Expression"
    right: "Expression"
    type: ClassVar[Type] = Type.INT


@dataclass(frozen=True, slots=True)
class Comparison:
    """`a < b`, or a chain `a <= b < c` whose inner operands have no side effects."""

    operands: "tuple[Expression, ...]"
    operators: tuple[str, ...]
    type: ClassVar[Type] = Type.BOOL


@dataclass(frozen=True, slots=True)
class Membership:
    """`x in (A, B)` for `x == A or x == B`; an emitter's choice, never in rules."""

    operand: "Expression"
    options: "tuple[Expression, ...]"
    negated: bool
    type: ClassVar[Type] = Type.BOOL


@dataclass(frozen=True, slots=True)
class Logic:
    """`and` or `or` over two or more operands."""

    operator: str
    operands: "tuple[Expression, ...]"
    type: ClassVar[Type] = Type.BOOL


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a rule, of a kernel primitive or of a builtin (`abs`, `min`, `max`)."""

    name: str
    module: str
    arguments: "tuple[Expression, ...]"
    type: Type


Expression = (
    Number
    | Truth
    | Broken
    | TheWorld
    | Local
    | Constant
    | Numbers
    | Item
    | WorldField
    | WorldItem
    | ActorField
    | LevelField
    | LevelItem
    | Length
    | Unary
    | Binary
    | Comparison
    | Membership
    | Logic
    | Call
)
Target = Local | WorldField | WorldItem | ActorField


@dataclass(frozen=True, slots=True)
class Notes:
    """What a reader sees around a statement: comments without their `#`, and a blank line."""

    leading: tuple[str, ...] = ()
    trailing: str = ""
    blank: bool = False


BARE = Notes()


@dataclass(frozen=True, slots=True)
class Declare:
    """The first assignment of a local variable; it lives until its block ends."""

    name: str
    type: Type
    value: Expression
    notes: Notes = BARE


@dataclass(frozen=True, slots=True)
class Assign:
    """`target = value`."""

    target: Target
    value: Expression
    notes: Notes = BARE


@dataclass(frozen=True, slots=True)
class Augment:
    """`target += value`, and so on."""

    operator: str
    target: Target
    value: Expression
    notes: Notes = BARE


@dataclass(frozen=True, slots=True)
class Perform:
    """A call for what it does."""

    call: Call
    notes: Notes = BARE
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Branch:
    """One condition of an `If`, and what happens then."""

    condition: Expression
    body: "Block"
    notes: Notes = BARE


@dataclass(frozen=True, slots=True)
class If:
    """`if`, any number of `elif`, and perhaps an `else` (an empty block means none)."""

    branches: tuple[Branch, ...]
    otherwise: "Block" = ()
    otherwise_notes: Notes = BARE

    @property
    def notes(self) -> Notes:
        """Return the notes of the first branch."""
        return self.branches[0].notes


@dataclass(frozen=True, slots=True)
class For:
    """`for variable in range(start, stop, step)`; the bounds are read once, the step is fixed."""

    variable: str
    start: Expression
    stop: Expression
    step: int
    body: "Block"
    notes: Notes = BARE


@dataclass(frozen=True, slots=True)
class Return:
    """`return`, with or without a value."""

    value: Expression | None
    notes: Notes = BARE


@dataclass(frozen=True, slots=True)
class NameActor:
    """A short name for an actor until the block ends; an emitter's choice, never in rules.

    Where the name is used, an `ActorField` has a `Local` of type `ACTOR` as its index.
    """

    name: str
    index: Expression
    notes: Notes = BARE


@dataclass(frozen=True, slots=True)
class Break:
    """Leave the loop."""

    notes: Notes = BARE


@dataclass(frozen=True, slots=True)
class Continue:
    """Go on with the loop's next turn."""

    notes: Notes = BARE


@dataclass(frozen=True, slots=True)
class Remark:
    """Comments that no statement follows."""

    notes: Notes


Statement = (
    Declare | Assign | Augment | Perform | If | For | Return | NameActor | Break | Continue | Remark
)
Block = tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a rule; one of type `World` is always called `world` and comes first."""

    name: str
    type: Type


@dataclass(frozen=True, slots=True)
class Function:
    """One rule."""

    name: str
    module: str
    parameters: tuple[Parameter, ...]
    returns: Type
    docstring: str
    body: Block
    line: int
    notes: Notes = BARE

    @property
    def key(self) -> tuple[str, str]:
        """Return what identifies the rule among all modules."""
        return self.module, self.name


@dataclass(frozen=True, slots=True)
class Definition:
    """A constant of a rules module; constants without a blank line between them share a group."""

    name: str
    module: str
    type: Type
    value: Expression
    group: int
    heading: tuple[str, ...]
    notes: Notes
    line: int

    @property
    def key(self) -> tuple[str, str]:
        """Return what identifies the constant among all modules."""
        return self.module, self.name


@dataclass(frozen=True, slots=True)
class Module:
    """One rules module."""

    name: str
    docstring: str
    constants: tuple[Definition, ...]
    functions: tuple[Function, ...]

    @property
    def file(self) -> str:
        """Return its name without folders: `platformer.hero` is `hero`."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Rules:
    """All modules that an entry rule reaches, each after those that it imports."""

    modules: tuple[Module, ...]
    entry: tuple[str, str]

    def functions(self) -> Iterable[Function]:
        """Return every rule of every module."""
        return (function for module in self.modules for function in module.functions)

    def constants(self) -> Iterable[Definition]:
        """Return every constant of every module."""
        return (constant for module in self.modules for constant in module.constants)
