"""Between which numbers the value of an expression lies, whatever happens in a game.

Each function's variables have one interval each, over all that is ever assigned to them, however
the function is left or entered; what may be any number has none. Nothing is run to find it out.
"""

import ast
from collections.abc import Mapping
from functools import reduce

from vintage_game_generator.features.interval_arithmetic import (
    Found,
    Interval,
    between,
    combined,
    inverted,
    joined,
    known,
    negative,
    outermost,
)
from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.rules.feature_kit import MOST_KEPT, MOST_SPEED, OWN_1
from vintage_game_generator.translate.custom import OWN_REGISTERS

Unknown: Found = None
_LEVEL_CELLS = 512  # no map is wider or higher
_PLACE: Interval = (-(2**24), 2**24)  # eight times as far as the widest map
_COUNT: Interval = (0, 10**7)  # of points and coins
_FEW: Interval = (-(2**15), 2**15)
_WORLD: Mapping[str, Interval] = {
    "awake_count": (0, kernel.ACTORS),
    "boss": (0, kernel.ACTORS - 1),
    "buttons": (0, 255),
    "checkpoint_x": _PLACE,
    "checkpoint_y": _PLACE,
    "coins": _COUNT,
    "keys": _FEW,
    "level": _FEW,
    "lives": _FEW,
    "max_hp": _FEW,
    "previous": (0, 255),
    "score": _COUNT,
    "width": (1, _LEVEL_CELLS),
    "height": (1, _LEVEL_CELLS),
}
_ACTOR: Mapping[str, Interval] = {
    "facing": (0, 3),
    "home_x": _PLACE,
    "home_y": _PLACE,
    "hp": _FEW,
    "kind": (0, len(kernel.KIND_NAMES) - 1),
    "pose": (0, len(kernel.POSE_NAMES) - 1),
    "x": _PLACE,
    "y": _PLACE,
}
_KEPT: Mapping[str, Interval] = {
    "memory": (-MOST_KEPT, MOST_KEPT),
    "vx": (-4 * MOST_SPEED, 4 * MOST_SPEED),  # a boss may be faster than the hero
    "vy": (-4 * MOST_SPEED, 4 * MOST_SPEED),
}
"""What a feature may write itself: the rest of the tick may see that, and the next one this."""
_CALLS: Mapping[str, Interval] = {
    "ahead_x": (-1, 1),
    "ahead_y": (-1, 1),
    "cell_at": (0, len(kernel.CELL_NAMES) - 1),
    "nearest_foe": (0, kernel.ACTORS - 1),
    "next_random": (0, 0x7FFFFFFF),
    "strike_near": (0, kernel.ACTORS),
}
_LENGTHS = {"actors": kernel.ACTORS, "awake": kernel.ACTORS, "memory": kernel.MEMORY}
_MOST_TURNS = 65536
_RETURNED = "->"  # stands for the variable that holds what a rule returns
_EVERYWHERE = ""  # stands for the rule whose variables are what all rules may write
_WIDEN_AFTER = 6  # rounds in which a variable's interval still grows; a counter's grows for ever

_Key = tuple[str, str]  # a rule, and a variable of it
_Source = tuple[_Key, str, tuple[ast.expr | None, ast.expr | None]]


class Intervals:
    """The intervals of a module's expressions.

    Args:
        tree: The module.
        first: Where its registers begin, which differs with what other features a game has.
    """

    def __init__(self, tree: ast.Module, first: int = OWN_1) -> None:
        self.functions = {
            node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)
        }
        self.tables: dict[str, int] = {}
        self._items: dict[str, Found] = {}
        self._constants: dict[str, Interval] = {
            name: (value, value)
            for name, value in vars(kernel).items()
            if name.isupper() and isinstance(value, int)
        }
        for place, name in enumerate(OWN_REGISTERS, start=first):
            self._constants[name] = place, place
        self._locals: dict[_Key, Found] = {}
        self._read_constants(tree)
        self._settle()

    def of(self, node: ast.expr, function: str = "") -> Found:
        """Return the interval of an expression inside a function."""
        match node:
            case ast.Constant(value=bool()):
                return Unknown
            case ast.Constant(value=int() as value):
                return known(value, value)
            case ast.Name(id=name):
                if (function, name) in self._locals:
                    return self._locals[function, name]
                return self._constants.get(name)
            case ast.UnaryOp(op=ast.Invert(), operand=operand):
                return inverted(self.of(operand, function))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return negative(self.of(operand, function))
            case ast.BinOp(left=left, op=op, right=right):
                return combined(op, self.of(left, function), self.of(right, function))
            case ast.Call(func=ast.Name(id=name), args=arguments):
                return self._call(name, arguments, function)
            case ast.Attribute(value=ast.Name(id="world"), attr=name):
                return _WORLD.get(name)
            case ast.Attribute(attr=name):
                return self._kept(name) if name in _KEPT else _ACTOR.get(name)
            case ast.Subscript(value=ast.Attribute(attr="awake")):
                return 0, kernel.ACTORS - 1
            case ast.Subscript(value=ast.Attribute(attr="memory")):
                return self._kept("memory")
            case ast.Subscript(value=ast.Name(id=name)):
                return self._items.get(name)
        return Unknown

    def turns(self, loop: ast.For, function: str) -> int | None:
        """Return how often a loop over a range turns at most, or none if nobody knows.

        More than any loop may turn is as good as not known.
        """
        if not isinstance(loop.iter, ast.Call):
            return None
        ends = _ends(loop.iter)
        if ends is None:
            return None
        start, stop, step = ends
        if step < 0:
            start, stop = stop, start
        apart = self._difference(stop, start)
        first, last = self.of(start, function), self.of(stop, function)
        if first and last:
            widest = last[1] - first[0]
            apart = widest if apart is None else min(apart, widest)
        turns = 0 if apart is None else max(-(-apart // abs(step)), 0)
        return None if apart is None or turns > _MOST_TURNS else turns

    def _kept(self, name: str) -> Found:
        key = _EVERYWHERE, name
        return self._locals[key] if key in self._locals else _KEPT[name]

    def _difference(self, one: ast.expr, other: ast.expr) -> int | None:
        """Return one expression minus another where what varies cancels out: `x + 3 - (x - 2)`."""
        terms: dict[str, int] = {}
        apart = self._add_terms(one, 1, terms) + self._add_terms(other, -1, terms)
        return None if any(terms.values()) else apart

    def _add_terms(self, node: ast.expr, factor: int, terms: dict[str, int]) -> int:
        """Add what varies in an expression to some terms, and return the number that does not."""
        match node:
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return self._add_terms(operand, -factor, terms)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return self._add_terms(left, factor, terms) + self._add_terms(right, factor, terms)
            case ast.BinOp(left=left, op=ast.Sub(), right=right):
                return self._add_terms(left, factor, terms) + self._add_terms(right, -factor, terms)
        fixed = self.of(node)
        if fixed and fixed[0] == fixed[1]:
            return factor * fixed[0]
        name = ast.dump(node)
        if any(isinstance(part, ast.Call) for part in ast.walk(node)):
            name += str(len(terms))  # chance and the like: not the same when read again
        terms[name] = terms.get(name, 0) + factor
        return 0

    def _call(self, name: str, arguments: list[ast.expr], function: str) -> Found:
        values = [self.of(argument, function) for argument in arguments]
        sure = [value for value in values if value]
        match name:
            case "len":
                return self._length(arguments)
            case "abs" if len(sure) == 1:
                low, high = sure[0]
                least = 0 if low <= 0 <= high else min(abs(low), abs(high))
                return least, max(abs(low), abs(high))
            case "min" | "max" if sure:
                return outermost(name, values, sure)
        if name in self.functions:
            return self._locals.get((name, _RETURNED), Unknown)
        return _CALLS.get(name)

    def _length(self, arguments: list[ast.expr]) -> Found:
        match arguments:
            case [ast.Attribute(value=ast.Name(id="world"), attr=name)] if name in _LENGTHS:
                return _LENGTHS[name], _LENGTHS[name]
            case [ast.Name(id=name)] if name in self.tables:
                return self.tables[name], self.tables[name]
        return Unknown

    def _read_constants(self, tree: ast.Module) -> None:
        for node in tree.body:
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    pass
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    pass
                case _:
                    continue
            self._constants.pop(name, None)
            found = self.of(value)
            if isinstance(value, ast.Tuple):
                items = [self.of(item) for item in value.elts]
                self.tables[name] = len(items)
                self._items[name] = reduce(joined, items) if items else Unknown
            elif found:
                self._constants[name] = found

    def _settle(self) -> None:
        """Find the intervals of all variables; what goes on growing may be any number."""
        sources = list(self._sources())
        empty = {key for key, _, _ in sources}
        grown = dict.fromkeys(empty, 0)
        changed = True
        while changed:
            changed = False
            for key, function, (low, high) in sources:
                if key not in empty and self._locals[key] is Unknown:
                    continue
                if self._is_empty(low, function, empty) or self._is_empty(high, function, empty):
                    continue
                ends = self._end(low, function), self._end(high, function)
                found = between(*ends)
                old = self._locals.get(key)
                new = found if key in empty else joined(old, found)
                if key in empty or new != old:
                    empty.discard(key)
                    grown[key] += 1
                    self._locals[key] = new if grown[key] <= _WIDEN_AFTER else Unknown
                    changed = True

    def _end(self, node: ast.expr | None, function: str) -> Found:
        return Unknown if node is None else self.of(node, function)

    def _is_empty(self, node: ast.expr | None, function: str, empty: set[_Key]) -> bool:
        """Return whether an expression has no value yet, since one of its variables has none."""
        parts = [] if node is None else ast.walk(node)
        names = [one.id for one in parts if isinstance(one, ast.Name)]
        return any((function, one) in empty or (one, _RETURNED) in empty for one in names)

    def _sources(self) -> list[_Source]:
        """Return what flows into each variable: its key, in which function, between what."""
        found: list[_Source] = [
            ((_EVERYWHERE, name), "", (ast.Constant(value=low), ast.Constant(value=high)))
            for name, (low, high) in _KEPT.items()
        ]
        for name, function in self.functions.items():
            for node in ast.walk(function):
                match node:
                    case ast.Return(value=ast.expr() as value):
                        found.append(((name, _RETURNED), name, (value, value)))
                    case ast.Assign(targets=targets, value=value):
                        named = [one for one in targets if isinstance(one, ast.Name)]
                        found += [((name, one.id), name, (value, value)) for one in named]
                        kept = {_field(one) for one in targets} & set(_KEPT)
                        found += [
                            ((_EVERYWHERE, one), name, (value, value))
                            for one in sorted(kept)
                            if one not in map(_field, ast.walk(value))
                        ]
                    case ast.AnnAssign(target=ast.Name(id=local), value=given):
                        found.append(((name, local), name, (given, given)))
                    case ast.AugAssign(target=ast.Name(id=local) as target, op=op, value=value):
                        read = ast.Name(id=target.id, ctx=ast.Load())
                        whole = ast.BinOp(left=read, op=op, right=value)
                        found.append(((name, local), name, (whole, whole)))
                    case ast.For(target=ast.Name(id=local), iter=ast.Call() as call):
                        found.append(((name, local), name, _turned(call)))
                    case ast.Call(func=ast.Name(id=called), args=given) if called in self.functions:
                        parameters = self.functions[called].args.args
                        found += [
                            ((called, parameter.arg), name, (one, one))
                            for parameter, one in zip(parameters, given, strict=False)
                        ]
                    case _:
                        pass
        return found


def _field(node: ast.AST) -> str:
    """Return the field that is read or written, be it a number or a list of them."""
    match node:
        case ast.Attribute(attr=name) | ast.Subscript(value=ast.Attribute(attr=name)):
            return name
    return ""


def _ends(call: ast.Call) -> tuple[ast.expr, ast.expr, int] | None:
    """Return where a range starts and stops, and its step."""
    zero = ast.Constant(value=0)
    match call:
        case ast.Call(func=ast.Name(id="range"), args=[stop]):
            return zero, stop, 1
        case ast.Call(func=ast.Name(id="range"), args=[start, stop]):
            return start, stop, 1
        case ast.Call(func=ast.Name(id="range"), args=[start, stop, ast.Constant(value=int(step))]):
            return (start, stop, step) if step else None
        case ast.Call(
            func=ast.Name(id="range"),
            args=[start, stop, ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(step)))],
        ):
            return (start, stop, -step) if step else None
    return None


def _turned(call: ast.Call) -> tuple[ast.expr | None, ast.expr | None]:
    """Return the least and the greatest value of a loop's variable, as expressions."""
    ends = _ends(call)
    if ends is None:
        return None, None
    start, stop, step = ends
    one = ast.Constant(value=1)
    if step > 0:
        return start, ast.BinOp(left=stop, op=ast.Sub(), right=one)
    return ast.BinOp(left=stop, op=ast.Add(), right=one), start
