"""Reading expressions: each becomes a typed tree, or is refused."""

import ast

from vintage_game_generator.translate.kernel_interface import BUILTINS, KERNELS_OWN
from vintage_game_generator.translate.outside import outside
from vintage_game_generator.translate.scope import Rule, Scope
from vintage_game_generator.translate.tree import (
    BUILTIN,
    ActorField,
    Binary,
    Broken,
    Call,
    Comparison,
    Constant,
    Expression,
    Item,
    Length,
    LevelField,
    LevelItem,
    Local,
    Logic,
    Number,
    TheWorld,
    Truth,
    Type,
    Unary,
    WorldField,
    WorldItem,
)
from vintage_game_generator.translate.walking import inside

ARITHMETIC: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.BitAnd: "&",
    ast.BitOr: "|",
    ast.BitXor: "^",
    ast.LShift: "<<",
    ast.RShift: ">>",
}
_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_LARGEST = 2**31 - 1


class ExpressionReader:
    """Reads expressions in a scope; what is outside the language becomes `Broken`."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def refuse(self, node: ast.expr, what: str, instead: str) -> Broken:
        """Note what is wrong and return what stands for the expression."""
        self.scope.remarks.refuse(node.lineno, what, instead)
        return Broken()

    def read(self, node: ast.expr, wanted: Type | None = None) -> Expression:
        """Return an expression; one of another type than wanted is refused."""
        expression = self._read(node)
        kind = expression.type
        if wanted is None or Type.UNKNOWN in (kind, wanted) or kind == wanted:
            return expression
        if wanted == Type.BOOL and kind == Type.INT:
            return self.refuse(node, "an int is used as a bool", "compare it: `!= 0`")
        if wanted == Type.INT and kind == Type.BOOL:
            return self.refuse(node, "a bool is used as an int", "choose the number with `if`")
        if kind == Type.NONE:
            return self.refuse(node, "this rule returns nothing", "call it on a line of its own")
        return self.refuse(node, f"this is {kind}, not {wanted}", "give a value of that type")

    def _read(self, node: ast.expr) -> Expression:
        match node:
            case ast.Constant():
                return self._literal(node)
            case ast.Name(id=name):
                return self._name(node, name)
            case ast.Attribute():
                return self._attribute(node)
            case ast.Subscript():
                return self._subscript(node)
            case ast.UnaryOp(op=op, operand=operand):
                return self._unary(node, op, operand)
            case ast.BinOp(left=left, op=op, right=right):
                return self._binary(node, left, op, right)
            case ast.BoolOp(op=op, values=values):
                word = "and" if isinstance(op, ast.And) else "or"
                return Logic(word, tuple(self.read(value, Type.BOOL) for value in values))
            case ast.Compare():
                return self._comparison(node)
            case ast.Call():
                return self._call(node)
        return self.refuse(node, *outside(node))

    def _literal(self, node: ast.Constant) -> Expression:
        value = node.value
        if isinstance(value, bool):
            return Truth(value)
        if isinstance(value, int):
            if value > _LARGEST:
                return self.refuse(
                    node, f"{value} does not fit 32 bits signed", "stay between -2**31 and 2**31-1"
                )
            line = self.scope.remarks.lines[node.lineno - 1]
            start = line.encode()[node.col_offset : node.col_offset + 2].lower()
            return Number(value, start == b"0x")
        if isinstance(value, float | complex):
            return self.refuse(node, "a float", "write it as an int, in finer units")
        if isinstance(value, str | bytes):
            return self.refuse(node, "a string", "rules hold no text: use a number")
        return self.refuse(node, f"`{value}`", "use an int or a bool")

    def _name(self, node: ast.expr, name: str) -> Expression:
        kind = self.scope.local(name)
        if kind == Type.WORLD:
            return TheWorld()
        if kind is not None:
            return Local(name, kind)
        binding = self.scope.globals.get(name)
        if isinstance(binding, Constant):
            return binding
        if isinstance(binding, Rule):
            return self.refuse(node, f"the rule '{name}' is used as a value", "call it")
        if name in self.scope.seen:
            return self.refuse(
                node,
                f"'{name}' was declared in a block that has ended",
                "declare it before that block",
            )
        if name.startswith("__"):
            return self.refuse(node, f"'{name}' has a double underscore", "leave it out")
        return self.refuse(
            node, f"'{name}' is not defined here", "define it, or import it from where it is"
        )

    def _attribute(self, node: ast.Attribute) -> Expression:
        name = node.attr
        kernel = self.scope.kernel
        if name.startswith("__"):
            return self.refuse(node, f"'{name}' has a double underscore", "leave it out")
        if self._is_world(node.value):
            if name in kernel.world:
                return WorldField(name, kernel.world[name])
            if name in kernel.lengths:
                return self.refuse(
                    node, f"the list `world.{name}` as a value", f"read an item: world.{name}[i]"
                )
            if name in KERNELS_OWN:
                return self.refuse(
                    node, f"`world.{name}` is the kernel's own", "leave it to next_random, set_cell"
                )
            return self.refuse(node, f"the world has no field '{name}'", "see the kernel's World")
        match node.value:
            case ast.Subscript(value=ast.Attribute(value=owner, attr="actors"), slice=index) if (
                self._is_world(owner)
            ):
                if name not in kernel.actor:
                    return self.refuse(
                        node, f"an actor has no field '{name}'", "see the kernel's Actor"
                    )
                return ActorField(self._index(index), name, kernel.actor[name])
        level = self._level(node.value)
        if level is not None and name in kernel.level:
            return LevelField(self._index(level), name)
        return self.refuse(
            node, f"the attribute '.{name}'", "only `world` and `world.actors[i]` have fields"
        )

    def _is_world(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Name) and self.scope.local(node.id) == Type.WORLD

    def _index(self, node: ast.expr) -> Expression:
        index = self.read(node, Type.INT)
        match index:
            case Unary("-", Number(), _):
                return self.refuse(node, "a negative index", "count from 0")
        return index

    def _level(self, node: ast.expr) -> ast.expr | None:
        """Return the index in `world.levels[index]`, or None when this is something else."""
        match node:
            case ast.Subscript(value=ast.Attribute(value=owner, attr="levels"), slice=index) if (
                self._is_world(owner)
            ):
                return index
        return None

    def _subscript(self, node: ast.Subscript) -> Expression:
        if isinstance(node.slice, ast.Slice | ast.Tuple):
            return self.refuse(node, *outside(node.slice))
        match node.value:
            case ast.Attribute(value=owner, attr=name) if self._is_world(owner):
                if name in self.scope.kernel.lists:
                    return WorldItem(name, self._index(node.slice))
                if name == "actors":
                    return self.refuse(
                        node,
                        "an alias of an actor",
                        "name the actor's slot, and write world.actors[slot].field",
                    )
            case ast.Attribute(value=owner, attr=name) if (
                name in self.scope.kernel.level_lists and (level := self._level(owner)) is not None
            ):
                index = self._index(node.slice)
                return LevelItem(self._index(level), name, index)
        if isinstance(node.value, ast.Name):
            table = self.scope.globals.get(node.value.id)
            if isinstance(table, Constant) and table.type == Type.INTS:
                index = self._index(node.slice)
                size = self.scope.values[table.module, table.name]
                if isinstance(index, Number) and index.value >= size:
                    return self.refuse(
                        node, f"'{table.name}' has only {size} items", "count from 0"
                    )
                return Item(table, index)
        return self.refuse(
            node, "an index into this", "only the world's lists and constant tuples have items"
        )

    def _unary(self, node: ast.expr, op: ast.unaryop, operand: ast.expr) -> Expression:
        if isinstance(op, ast.Not):
            return Unary("not", self.read(operand, Type.BOOL), Type.BOOL)
        if isinstance(op, ast.UAdd):
            return self.refuse(node, "a unary plus", "leave it out")
        if isinstance(operand, ast.Constant) and operand.value == _LARGEST + 1:
            return Number(-_LARGEST - 1)
        word = "-" if isinstance(op, ast.USub) else "~"
        return Unary(word, self.read(operand, Type.INT), Type.INT)

    def _binary(
        self, node: ast.expr, left: ast.expr, op: ast.operator, right: ast.expr
    ) -> Expression:
        if isinstance(op, ast.Div):
            return self.refuse(node, "a division with `/`", "write `//`, which rounds down")
        if isinstance(op, ast.Pow):
            return self.refuse(node, "a power with `**`", "multiply, or shift with `<<`")
        if type(op) not in ARITHMETIC:
            return self.refuse(node, "this operator", "write it with + - * // %")
        word = ARITHMETIC[type(op)]
        first, second = self.read(left, Type.INT), self.read(right, Type.INT)
        if word in ("//", "%") and isinstance(second, Number) and second.value == 0:
            return self.refuse(node, "a division by zero", "divide by something else")
        if word in ("<<", ">>") and isinstance(second, Number) and second.value > 31:
            return self.refuse(node, "a shift by more than 31 bits", "an int has 32 bits")
        return Binary(word, first, second)

    def _comparison(self, node: ast.Compare) -> Expression:
        operators: list[str] = []
        for op in node.ops:
            if type(op) not in _COMPARISONS:
                word = "in" if isinstance(op, ast.In | ast.NotIn) else "is"
                return self.refuse(node, f"a comparison with `{word}`", "write it with `==`")
            operators.append(_COMPARISONS[type(op)])
        operands = tuple(self.read(value) for value in (node.left, *node.comparators))
        kinds = {operand.type for operand in operands} - {Type.UNKNOWN}
        if kinds - {Type.INT, Type.BOOL}:
            return self.refuse(node, "a comparison of records or nothing", "compare ints")
        if len(kinds) > 1:
            return self.refuse(node, "an int is compared with a bool", "compare like with like")
        if kinds == {Type.BOOL} and set(operators) - {"==", "!="}:
            return self.refuse(node, "bools have no order", "write it with and, or, not")
        for operand in operands[1:-1]:
            if any(isinstance(part, Call) for part in inside(operand)):
                return self.refuse(
                    node, "a call in the middle of a chain", "assign it to a variable first"
                )
        return Comparison(operands, tuple(operators))

    def _call(self, node: ast.Call) -> Expression:
        if node.keywords:
            return self.refuse(node, "an argument by keyword", "give arguments by their order")
        for argument in node.args:
            if isinstance(argument, ast.Starred):
                return self.refuse(node, *outside(argument))
        if not isinstance(node.func, ast.Name):
            return self.refuse(node, "a call of an attribute", "call a rule or kernel primitive")
        name = node.func.id
        binding = self.scope.globals.get(name)
        if isinstance(binding, Rule) and self.scope.local(name) is None:
            wanted = binding.signature.parameters
            if len(node.args) != len(wanted):
                return self.refuse(
                    node, f"'{name}' wants {len(wanted)} arguments", "give as many as it wants"
                )
            arguments = tuple(
                self.read(argument, kind) for argument, kind in zip(node.args, wanted, strict=True)
            )
            return Call(name, binding.module, arguments, binding.signature.returns)
        if name == "len" and len(node.args) == 1:
            return self._length(node, node.args[0])
        if name in BUILTINS:
            return self._builtin(node, name)
        return self.refuse(
            node, f"'{name}' is no rule, primitive, abs, min, max or len", "define or import it"
        )

    def _builtin(self, node: ast.Call, name: str) -> Expression:
        if len(node.args) != 1 if name == "abs" else len(node.args) < 2:
            number = "one int" if name == "abs" else "two ints or more"
            return self.refuse(node, f"'{name}' wants {number}", "give as many as it wants")
        arguments = tuple(self.read(argument, Type.INT) for argument in node.args)
        return Call(name, BUILTIN, arguments, Type.INT)

    def _length(self, node: ast.Call, argument: ast.expr) -> Expression:
        match argument:
            case ast.Attribute(value=owner, attr=name) if (
                self._is_world(owner) and name in self.scope.kernel.lengths
            ):
                return Length(name)
            case ast.Name(id=name):
                table = self.scope.globals.get(name)
                if isinstance(table, Constant) and table.type == Type.INTS:
                    return Length(table)
        return self.refuse(
            node, "the length of this", "only the world's lists and constant tuples have one"
        )
