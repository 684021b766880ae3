"""Rust as the emitter builds it: the few forms of code that rules need.

A tree of these is what `rust_layout` prints. Parentheses are nodes of their own, since whoever
builds the tree knows where a person would write them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A literal, a name or a path: `7`, `vx`, `Kind::Boss`."""

    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """`owner.name`."""

    owner: "Code"
    name: str


@dataclass(frozen=True, slots=True)
class Index:
    """`owner[place]`."""

    owner: "Code"
    place: "Code"


@dataclass(frozen=True, slots=True)
class Method:
    """`owner.name(arguments)`."""

    owner: "Code"
    name: str
    arguments: "tuple[Code, ...]" = ()


@dataclass(frozen=True, slots=True)
class Call:
    """`name(arguments)`; a macro's name ends with `!`."""

    name: str
    arguments: "tuple[Code, ...]"


@dataclass(frozen=True, slots=True)
class Prefix:
    """`-x`, `!x` or `&x`."""

    operator: str
    operand: "Code"


@dataclass(frozen=True, slots=True)
class Infix:
    """`left + right`, and all other operators between two operands."""

    operator: str
    left: "Code"
    right: "Code"


@dataclass(frozen=True, slots=True)
class Span:
    """A range: `1..count`, `Kind::Walker..=Kind::Charger`."""

    start: "Code"
    stop: "Code"
    inclusive: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """`(inside)`."""

    inside: "Code"


@dataclass(frozen=True, slots=True)
class Listing:
    """`[1, 2, 3]`."""

    items: "tuple[Code, ...]"


@dataclass(frozen=True, slots=True)
class Choice:
    """`if ... { a } else { b }` as a value; every block ends with one."""

    branches: "tuple[tuple[Code, Lines], ...]"
    otherwise: "Lines"


Code = Name | Field | Index | Method | Call | Prefix | Infix | Span | Group | Listing | Choice


@dataclass(frozen=True, slots=True)
class Remarks:
    """The comments around a statement, without their slashes."""

    leading: tuple[str, ...] = ()
    trailing: str = ""
    blank: bool = False


SILENT = Remarks()


@dataclass(frozen=True, slots=True)
class Let:
    """`let mut name: kind = value;`."""

    name: str
    value: Code | None
    mutable: bool = False
    kind: str = ""
    remarks: Remarks = SILENT


@dataclass(frozen=True, slots=True)
class Put:
    """`place = value;`, `place += value;`."""

    operator: str
    place: Code
    value: Code
    remarks: Remarks = SILENT


@dataclass(frozen=True, slots=True)
class Do:
    """An expression for what it does: `step_hero(world);`; `value` says that it has one."""

    code: Code
    value: bool = False
    remarks: Remarks = SILENT


@dataclass(frozen=True, slots=True)
class Give:
    """A block's value, at its end: an expression without a semicolon."""

    code: Code
    remarks: Remarks = SILENT


@dataclass(frozen=True, slots=True)
class Leave:
    """`return value;`, `break;` or `continue;`."""

    word: str
    value: Code | None = None
    remarks: Remarks = SILENT


@dataclass(frozen=True, slots=True)
class Fork:
    """`if`, `else if` and `else` as a statement, or as a block's value."""

    branches: "tuple[tuple[Code, Lines], ...]"
    otherwise: "Lines | None" = None
    remarks: Remarks = SILENT


@dataclass(frozen=True, slots=True)
class Arm:
    """`A | B if guard => body`; no pattern means `_`."""

    patterns: tuple[Code, ...]
    guard: Code | None
    body: "Lines"


@dataclass(frozen=True, slots=True)
class Match:
    """`match subject { ... }`."""

    subject: Code
    arms: tuple[Arm, ...]
    remarks: Remarks = SILENT


@dataclass(frozen=True, slots=True)
class Loop:
    """`for name in range { ... }`."""

    name: str
    range: Code
    body: "Lines"
    remarks: Remarks = SILENT


@dataclass(frozen=True, slots=True)
class Aside:
    """Comments that no statement follows."""

    remarks: Remarks


Line = Let | Put | Do | Give | Leave | Fork | Match | Loop | Aside
Lines = tuple[Line, ...]
