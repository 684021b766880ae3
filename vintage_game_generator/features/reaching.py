"""What a feature reads and writes: it stays inside every list, and leaves the game its own."""

import ast
from collections.abc import Collection

from vintage_game_generator.features.interval_arithmetic import Interval, combined
from vintage_game_generator.features.intervals import Intervals
from vintage_game_generator.features.wording import given
from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.models.config import Genre
from vintage_game_generator.models.design import FeatureButton
from vintage_game_generator.rules.feature_kit import OWN_1
from vintage_game_generator.translate.checker import Remarks
from vintage_game_generator.translate.custom import (
    MOST_FEATURES,
    OWN_REGISTERS,
    TICK,
    taken_names,
)

BUTTONS: dict[FeatureButton, tuple[str, ...]] = {
    FeatureButton.NONE: (),
    FeatureButton.A: ("A",),
    FeatureButton.B: ("B",),
    FeatureButton.SELECT: ("SELECT",),
    FeatureButton.UP: ("UP",),
    FeatureButton.DOWN: ("DOWN",),
    FeatureButton.UP_B: ("UP", "B"),
    FeatureButton.DOWN_B: ("DOWN", "B"),
    FeatureButton.DOWN_A: ("DOWN", "A"),
}
"""What a feature must read of the buttons that it says it uses."""
_WRITABLE = {Genre.PLATFORMER: ("vx", "vy"), Genre.ACTION_ADVENTURE: ()}
_INSTEAD = {
    "x": "call move_hero(world, dx, dy)",
    "y": "call move_hero(world, dx, dy)",
    "vx": "call move_hero(world, dx, dy) in every tick",
    "vy": "call move_hero(world, dx, dy) in every tick",
    "hurt": "call shield_hero(world)",
    "hp": "call heal_hero(world)",
    "kind": "call strike_near(world, x, y, reach)",
    "score": "call add_score(world, points)",
    "coins": "call take_coin(world, column, row)",
    "cells": "call take_coin, put_crate or smash_crate",
}
_LISTS: dict[str, tuple[Interval, str]] = {
    "actors": (
        (0, kernel.ACTORS - 1),
        "write world.actors[0] for the hero, or loop over range(1, len(world.actors))",
    ),
    "awake": ((0, kernel.ACTORS - 1), "loop over range(world.awake_count)"),
}
_PRODUCTS = (ast.Mult, ast.LShift)
_WHOLE: Interval = (-(2**31), 2**31 - 1)  # what every language counts with
_BOUND = "bound what goes in: min(max(x, -999), 999)"


class Reach:
    """What a module's rules read and write."""

    def __init__(
        self, tree: ast.Module, genre: Genre, intervals: Intervals, remarks: Remarks
    ) -> None:
        self._tree = tree
        self._genre = genre
        self._intervals = intervals
        self._remarks = remarks
        self._numbered: list[tuple[Intervals, Interval]] = []
        for number in range(MOST_FEATURES):  # it shall do as the first of a game and as the last
            first = OWN_1 + number * len(OWN_REGISTERS)
            registers = first, first + len(OWN_REGISTERS) - 1
            self._numbered.append((Intervals(tree, first), registers))

    def check(self, button: FeatureButton) -> None:
        """Refuse what belongs to the game, what may lie outside of a list, and other mistakes."""
        self._check_tick()
        self._check_button(button)
        self._check_constants()
        for name, function in self._intervals.functions.items():
            for node in ast.walk(function):
                self._check_target(node)
                self._check_number(node, name)
                self._check_product(node, name)
                if isinstance(node, ast.For):
                    self._check_growth(node)
                if isinstance(node, ast.Subscript):
                    self._check_index(node, name)

    def _check_tick(self) -> None:
        tick = self._intervals.functions.get(TICK)
        wanted = f"write `def {TICK}(world: World) -> None:`"
        if tick is None:
            self._remarks.refuse(1, f"there is no rule '{TICK}'", wanted)
        elif [one.arg for one in tick.args.args] != ["world"]:
            self._remarks.refuse(tick.lineno, f"'{TICK}' takes something else", wanted)
        elif not isinstance(tick.returns, ast.Constant) or tick.returns.value is not None:
            self._remarks.refuse(tick.lineno, f"'{TICK}' returns something", wanted)

    def _check_button(self, button: FeatureButton) -> None:
        read = {node.id: node.lineno for node in ast.walk(self._tree) if isinstance(node, ast.Name)}
        for name in BUTTONS[button]:
            if name not in read:
                self._remarks.refuse(
                    1,
                    f"the button is '{button}', and {name} is never asked for",
                    f"write `pressed(world, {name})` or `held(world, {name})`",
                )
        if "START" in read:
            self._remarks.refuse(
                read["START"], "START is the pause's", "use another button, as `button` says"
            )

    def _check_target(self, node: ast.AST) -> None:
        targets: list[ast.expr] = []
        match node:
            case ast.Assign(targets=several):
                targets = several
            case ast.AugAssign(target=one) | ast.AnnAssign(target=one):
                targets = [one]
            case _:
                return
        for target in targets:
            match target:
                case (
                    ast.Name()
                    | ast.Subscript(value=ast.Attribute(value=ast.Name(id="world"), attr="memory"))
                ):
                    continue
                case ast.Attribute(
                    value=ast.Subscript(
                        value=ast.Attribute(attr="actors"), slice=ast.Constant(value=0)
                    ),
                    attr=field,
                ) if field in _WRITABLE[self._genre]:
                    continue
                case ast.Attribute(value=ast.Subscript(slice=ast.Constant(value=0)), attr=field):
                    instead = _INSTEAD.get(field)
                case ast.Attribute(value=ast.Subscript(), attr=field):
                    instead = "call push_foe, strike_near or hold_foes"
                case ast.Attribute(attr=field) | ast.Subscript(value=ast.Attribute(attr=field)):
                    instead = _INSTEAD.get(field)
                case _:
                    continue
            self._remarks.refuse(
                target.lineno,
                f"'.{field}' is the game's own",
                instead or "leave it, or keep a number in world.memory[OWN_1]",
            )

    def _check_number(self, node: ast.AST, function: str) -> None:
        """Refuse a division by what may be 0, and a shift by what may be no number of bits."""
        match node:
            case ast.BinOp(op=op, right=right) | ast.AugAssign(op=op, value=right):
                found = self._intervals.of(right, function)
            case _:
                return
        if isinstance(op, ast.FloorDiv | ast.Mod) and (not found or found[0] <= 0 <= found[1]):
            self._remarks.refuse(
                node.lineno, "a division by what may be 0", "divide by a number, or by max(x, 1)"
            )
        if isinstance(op, ast.LShift | ast.RShift) and (not found or found[0] < 0 or found[1] > 31):
            self._remarks.refuse(
                node.lineno, "a shift by what may be no number of bits", "shift by a fixed number"
            )

    def _check_constants(self) -> None:
        """Refuse a constant of which nobody knows what it is: loops may turn that often."""
        for node in self._tree.body:
            if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
                continue
            items = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            for item in items:
                if isinstance(item, ast.Constant) and isinstance(item.value, bool):
                    continue
                found = self._intervals.of(item)
                if not found or not _inside(found, _WHOLE):
                    self._remarks.refuse(
                        node.lineno,
                        "a constant of which nobody knows the value",
                        "write NAME = a number of 32 bits at most",
                    )

    def _check_product(self, node: ast.AST, function: str) -> None:
        """Refuse a product, and the like, that may not fit 32 bits: languages differ there."""
        of = self._intervals.of
        match node:
            case (
                ast.BinOp(left=left, op=op, right=right)
                | ast.AugAssign(target=left, op=op, value=right)
            ) if isinstance(op, _PRODUCTS):
                found = combined(op, of(left, function), of(right, function))
                what = "a product" if isinstance(op, ast.Mult) else "a shift"
            case (
                ast.UnaryOp(op=ast.USub(), operand=operand)
                | ast.BinOp(left=operand, op=ast.FloorDiv())
            ) if not isinstance(operand, ast.Constant) and of(node, function):
                found, what = of(node, function), "a change of sign"
            case ast.Call(func=ast.Name(id="abs")):
                found, what = of(node, function), "an `abs`"
            case _:
                return
        if not found or not _inside(found, _WHOLE):
            self._remarks.refuse(node.lineno, f"{what} that may not fit 32 bits", _BOUND)

    def _check_growth(self, loop: ast.For) -> None:
        """Refuse a number of the world's that grows by a product with every turn of a loop."""
        for node in ast.walk(loop):
            match node:
                case ast.AugAssign(target=ast.Attribute() | ast.Subscript(), op=op) if isinstance(
                    op, _PRODUCTS
                ):
                    grows = True
                case ast.Assign(targets=[ast.Attribute() | ast.Subscript() as target], value=value):
                    itself = ast.unparse(target)
                    grows = any(
                        isinstance(part, ast.BinOp)
                        and isinstance(part.op, _PRODUCTS)
                        and itself in (ast.unparse(part.left), ast.unparse(part.right))
                        for part in ast.walk(value)
                    )
                case _:
                    continue
            if grows:
                self._remarks.refuse(
                    node.lineno, "a product that grows with every turn", "do it once in a tick"
                )

    def _is_own(self, index: ast.expr, function: str) -> bool:
        """Return whether an index is of an own register, whichever these are."""
        for intervals, registers in self._numbered:
            found = intervals.of(index, function)
            if not found or not _inside(found, registers):
                return False
        return not isinstance(index, ast.Constant)

    def _check_index(self, node: ast.Subscript, function: str) -> None:
        found = self._intervals.of(node.slice, function)
        match node.value:
            case ast.Attribute(value=ast.Name(id="world"), attr="memory"):
                if not self._is_own(node.slice, function):
                    self._remarks.refuse(
                        node.lineno,
                        "a register that is not the feature's own",
                        "write world.memory[OWN_1], or OWN_2, OWN_3, OWN_4",
                    )
            case ast.Attribute(value=ast.Name(id="world"), attr=name) if name in _LISTS:
                limits, instead = _LISTS[name]
                if not found or not _inside(found, limits):
                    self._remarks.refuse(
                        node.lineno, f"an item of world.{name} that may not be there", instead
                    )
            case ast.Attribute(value=ast.Name(id="world"), attr="cells"):
                self._remarks.refuse(
                    node.lineno, "world.cells itself", "call cell_at(world, column, row)"
                )
            case ast.Attribute(attr=name):
                self._remarks.refuse(node.lineno, f"'.{name}' is the game's own", "leave it out")
            case ast.Name(id=table) if table in self._intervals.tables:
                size = self._intervals.tables[table]
                if not found or not _inside(found, (0, size - 1)):
                    self._remarks.refuse(
                        node.lineno,
                        f"an item of {table} that may not be there",
                        f"write {table}[x % {size}]",
                    )
            case _:
                pass


def _inside(found: Interval, limits: Interval) -> bool:
    return limits[0] <= found[0] and found[1] <= limits[1]


def check_names(tree: ast.Module, names: Collection[str], remarks: Remarks) -> None:
    """Refuse a name that any game's kit has already, and a call of what is not there."""
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    for node in ast.walk(tree):
        for name in given(node):
            line = getattr(node, "lineno", 1)
            if name in OWN_REGISTERS:
                remarks.refuse(
                    line, f"'{name}' is given a value", "registers begin at 0; leave this out"
                )
            elif name in taken_names():
                called = "call it, or name yours otherwise"
                instead = called if name.islower() else "name yours otherwise"
                remarks.refuse(line, f"'{name}' is there already", instead)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            called = node.func.id
            if called not in own and called not in names and called not in _BUILTINS:
                near = ", ".join(sorted(name for name in names if name.islower()))
                remarks.refuse(node.lineno, f"there is no '{called}' to call", f"there are {near}")


_BUILTINS = ("abs", "min", "max", "len", "range")
