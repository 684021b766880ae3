"""Which integers of a set of rules are only ever of one family: kinds, poses, cells and so on.

Rules write `world.actors[me].kind == WALKER`, and all of it is `int`. A language with enumerations
wants to know that this is a kind. The kernel says what its own fields, parameters and results hold;
from there families spread along assignments, comparisons, arguments and results to the locals,
parameters, results and constants of the rules. What two families reach, or what computed numbers
flow into that might be no value of the family, stays a plain integer.
"""

from dataclasses import dataclass
from itertools import pairwise

from vintage_game_generator.translate.arithmetic import Unknown, constant_values, value_of
from vintage_game_generator.translate.families import FAMILIES, MEMBERS
from vintage_game_generator.translate.tree import (
    BUILTIN,
    KERNEL,
    ActorField,
    Assign,
    Augment,
    Binary,
    Call,
    Comparison,
    Constant,
    Declare,
    Expression,
    For,
    Function,
    Item,
    LevelItem,
    Local,
    Numbers,
    Return,
    Rules,
    Type,
    WorldField,
    WorldItem,
)
from vintage_game_generator.translate.walking import expressions, statements

ACTOR_FIELDS = {"kind": "Kind", "pose": "Pose", "facing": "Facing"}
WORLD_FIELDS = {"mode": "Mode"}
LISTS = {"cells": "Cell", "sounds": "Sound"}
ARGUMENTS = {
    "set_cell": {3: "Cell"},
    "spawn": {1: "Kind"},
    "place": {2: "Kind"},
    "play_sound": {1: "Sound"},
}
RESULTS = {"cell_at": "Cell"}

Slot = tuple[str, ...]


@dataclass(frozen=True)
class Enumerations:
    """The families of a set of rules' integers; what is not in here is a plain one."""

    slots: dict[Slot, str]

    def of(self, expression: Expression, function: tuple[str, str]) -> str | None:
        """Return the family of an expression inside a rule."""
        found = _known(expression)
        if found is not None:
            return found
        slot = _slot(expression, function)
        return self.slots.get(slot) if slot is not None else None

    def local(self, function: tuple[str, str], name: str) -> str | None:
        """Return the family of a parameter or a local variable."""
        return self.slots.get(("local", *function, name))

    def result(self, function: tuple[str, str]) -> str | None:
        """Return the family of what a rule returns."""
        return self.slots.get(("result", *function))

    def constant(self, key: tuple[str, str]) -> str | None:
        """Return the family of a constant, or of the items of a constant list."""
        return self.slots.get(("constant", *key))


def enumerations(rules: Rules) -> Enumerations:
    """Return what the integers of a set of rules are."""
    return Enumerations(_Inference(rules).families())


def _known(expression: Expression) -> str | None:
    """Return the family that the kernel gives to an expression."""
    match expression:
        case Constant(name, module, _) if module == KERNEL:
            return MEMBERS.get(name)
        case ActorField(_, name, _):
            return ACTOR_FIELDS.get(name)
        case WorldField(name, _):
            return WORLD_FIELDS.get(name)
        case WorldItem(name, _) | LevelItem(_, name, _):
            return LISTS.get(name)
        case Call(name, module, _, _) if module == KERNEL:
            return RESULTS.get(name)
    return None


def _slot(expression: Expression, function: tuple[str, str]) -> Slot | None:
    match expression:
        case Local(name, Type.INT):
            return ("local", *function, name)
        case Constant(name, module, Type.INT) if module != KERNEL:
            return ("constant", module, name)
        case Item(table, _):
            return ("constant", table.module, table.name)
        case Call(name, module, _, Type.INT) if module not in (BUILTIN, KERNEL):
            return ("result", module, name)
    return None


class _Inference:
    """Finds which slots must be alike, and then the family that all of them are of."""

    def __init__(self, rules: Rules) -> None:
        self.values = constant_values(rules)
        self.parameters = {function.key: function.parameters for function in rules.functions()}
        self.parents: dict[Slot, Slot] = {}
        self.reached: list[tuple[Slot, str]] = []
        self.inflows: list[tuple[Slot, Expression | None]] = []
        for constant in rules.constants():
            value = constant.value
            for item in value.items if isinstance(value, Numbers) else (value,):
                self.flow(("constant", *constant.key), item, constant.key)
        for function in rules.functions():
            self.read(function)

    def families(self) -> dict[Slot, str]:
        """Return the slots that are of one family, with that family."""
        found: dict[Slot, set[str]] = {}
        for slot, family in self.reached:
            found.setdefault(self.root(slot), set()).add(family)
        only = {root: families.pop() for root, families in found.items() if len(families) == 1}
        for slot, value in self.inflows:
            root = self.root(slot)
            if root in only and not self.fits(value, len(FAMILIES[only[root]])):
                del only[root]
        slots = {slot for slot, _ in self.reached} | self.parents.keys()
        return {slot: only[self.root(slot)] for slot in slots if self.root(slot) in only}

    def fits(self, value: Expression | None, count: int) -> bool:
        """Return whether a computed number is surely the code of one of so many members."""
        match value:
            case None:
                return False
            case Binary("%", _, divisor):
                try:
                    return 0 < value_of(divisor, self.values) <= count
                except Unknown:
                    return False
        try:
            return 0 <= value_of(value, self.values) < count
        except Unknown:
            return False

    def read(self, function: Function) -> None:
        key = function.key
        for statement in statements(function.body):
            match statement:
                case Declare(name, Type.INT, value, _):
                    self.flow(("local", *key, name), value, key)
                case Assign(target, value, _) if target.type == Type.INT:
                    self.alike(target, value, key)
                case Augment(_, target, _, _):
                    self.computed(target, key)
                case For(variable=variable):
                    self.inflows.append((("local", *key, variable), None))
                case Return(value, _) if value is not None and value.type == Type.INT:
                    self.flow(("result", *key), value, key)
                case _:
                    pass
        for expression in expressions(function.body):
            match expression:
                case Comparison(operands, _) if operands[0].type == Type.INT:
                    for left, right in pairwise(operands):
                        self.alike(left, right, key, compared=True)
                case Call(name, module, arguments, _):
                    self.hand_over(name, module, arguments, key)
                case _:
                    pass

    def hand_over(
        self, name: str, module: str, arguments: tuple[Expression, ...], key: tuple[str, str]
    ) -> None:
        """Note what the arguments of a call are."""
        if module == KERNEL:
            for place, family in ARGUMENTS.get(name, {}).items():
                slot = _slot(arguments[place], key)
                if slot is not None:
                    self.reached.append((slot, family))
        for place, parameter in enumerate(self.parameters.get((module, name), ())):
            if parameter.type == Type.INT:
                self.flow(("local", module, name, parameter.name), arguments[place], key)

    def alike(
        self, one: Expression, other: Expression, key: tuple[str, str], compared: bool = False
    ) -> None:
        """Note that two expressions are compared, or that the other is assigned to the one."""
        for first, second in ((one, other), (other, one)):
            slot = _slot(first, key)
            if slot is None:
                continue
            if not compared and first is one:
                self.flow(slot, second, key)
                return
            if _slot(second, key) is not None:
                self.flow(slot, second, key)
                return
            family = _known(second)
            if family is not None:
                self.reached.append((slot, family))

    def flow(self, slot: Slot, value: Expression, key: tuple[str, str]) -> None:
        """Note that a value comes to be in a slot."""
        source, family = _slot(value, key), _known(value)
        if family is not None:
            self.reached.append((slot, family))
        elif source is not None:
            self.unite(slot, source)
        else:
            self.inflows.append((slot, value))

    def computed(self, target: Expression, key: tuple[str, str]) -> None:
        """Note that a place is written with a computed number."""
        slot = _slot(target, key)
        if slot is not None:
            self.inflows.append((slot, None))

    def root(self, slot: Slot) -> Slot:
        while self.parents.get(slot, slot) != slot:
            slot = self.parents[slot]
        return slot

    def unite(self, one: Slot, other: Slot) -> None:
        self.parents.setdefault(one, one)
        self.parents.setdefault(other, other)
        self.parents[self.root(one)] = self.root(other)
