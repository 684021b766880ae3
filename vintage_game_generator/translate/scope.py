"""What names mean at a place in a rules module."""

from dataclasses import dataclass, field

from vintage_game_generator.translate.checker import Remarks
from vintage_game_generator.translate.kernel_interface import (
    BUILTINS,
    KernelInterface,
    Signature,
)
from vintage_game_generator.translate.tree import Constant, Type


@dataclass(frozen=True)
class Rule:
    """A function that can be called, and the module that defines it."""

    name: str
    module: str
    signature: Signature


Binding = Constant | Rule


@dataclass
class Scope:
    """The names of a module, and inside a function those of its open blocks."""

    module: str
    kernel: KernelInterface
    remarks: Remarks
    globals: dict[str, Binding] = field(default_factory=dict)
    values: dict[tuple[str, str], int] = field(default_factory=dict)
    """The values of integer constants, by module and name; a tuple's is its length."""
    blocks: list[dict[str, Type]] = field(default_factory=list)
    fixed: list[str] = field(default_factory=list)
    """Loop variables, which must not be assigned."""
    seen: dict[str, int] = field(default_factory=dict)
    """Every local name of the function so far, with its line."""
    types: dict[str, Type] = field(default_factory=dict)
    """The type that each of them has wherever it is declared."""

    def local(self, name: str) -> Type | None:
        """Return the type of a local that is visible here, or None."""
        for block in reversed(self.blocks):
            if name in block:
                return block[name]
        return None

    def declare(self, name: str, kind: Type, line: int) -> None:
        """Add a local to the innermost block."""
        self.remarks.check_name(name, line)
        if name == "world" and kind != Type.WORLD:
            self.remarks.refuse(line, "'world' is something else", "choose another name")
        if name in self.globals or name in BUILTINS:
            self.remarks.refuse(
                line,
                f"'{name}' hides a rule, a constant or a builtin of that name",
                "choose another name",
            )
        known = self.types.setdefault(name, kind)
        if Type.UNKNOWN not in (known, kind) and known != kind:
            self.remarks.refuse(
                line, f"'{name}' is {known} elsewhere in this rule", "choose another name"
            )
        self.seen.setdefault(name, line)
        self.blocks[-1][name] = kind
