"""Reading the constants of a rules module, with their comments and groups."""

import ast

from vintage_game_generator.translate.arithmetic import Unknown, value_of
from vintage_game_generator.translate.comments import Comments
from vintage_game_generator.translate.reading_expressions import ExpressionReader
from vintage_game_generator.translate.scope import Scope
from vintage_game_generator.translate.tree import (
    Call,
    Constant,
    Definition,
    Expression,
    Item,
    Length,
    Notes,
    Numbers,
    Truth,
    Type,
)
from vintage_game_generator.translate.walking import inside


class ConstantReader:
    """Reads one constant after the other; `definitions` holds them."""

    def __init__(self, scope: Scope, comments: Comments, owners: dict[str, str]) -> None:
        self.scope = scope
        self.comments = comments
        self.owners = owners
        self.expressions = ExpressionReader(scope)
        self.definitions: list[Definition] = []
        self.group = 0
        self.heading: tuple[str, ...] = ()
        self.open = False

    def end_group(self) -> None:
        """Have the next constant begin a group of its own."""
        self.open = False

    def read(self, node: ast.Assign | ast.AnnAssign, after: int) -> None:
        """Read one assignment at the top of a module."""
        remarks, line = self.scope.remarks, node.lineno
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        if isinstance(node, ast.Assign) and len(node.targets) > 1:
            remarks.refuse(line, "an assignment to several targets", "write one a line")
        if not isinstance(target, ast.Name) or node.value is None:
            remarks.refuse(line, "this is no constant", "write NAME = value")
            return
        name = target.id
        remarks.check_name(name, line, upper=True)
        if name in self.scope.globals:
            remarks.refuse(line, f"'{name}' is in use already", "choose another name")
            return
        owner = self.owners.setdefault(name, self.scope.module)
        if owner != self.scope.module:
            remarks.refuse(line, f"'{name}' is a constant of '{owner}' too", "rename one of them")
        notes = self.comments.around(line, node.end_lineno or line, after, 0)
        if not self.open or notes.blank:
            self.group += 1
            self.heading = notes.leading
            notes = Notes((), notes.trailing)
        self.open = True
        value = self._value(node.value)
        module = self.scope.module
        self.scope.globals[name] = Constant(name, module, value.type)
        self._evaluate(name, value, line)
        self.definitions.append(
            Definition(name, module, value.type, value, self.group, self.heading, notes, line)
        )

    def _value(self, node: ast.expr) -> Expression:
        if isinstance(node, ast.Tuple):
            if not node.elts:
                return self.expressions.refuse(node, "an empty tuple", "leave it out")
            value: Expression = Numbers(
                tuple(self.expressions.read(item, Type.INT) for item in node.elts)
            )
        else:
            value = self.expressions.read(node)
        for part in inside(value):
            if isinstance(part, Call | Item | Length):
                return self.expressions.refuse(
                    node,
                    "a constant that is computed by a call or from a table",
                    "write it with + - * // % and other constants",
                )
        if value.type not in (Type.INT, Type.BOOL, Type.INTS, Type.UNKNOWN):
            return self.expressions.refuse(node, "a constant of another type", "use an int")
        if value.type == Type.BOOL and not isinstance(value, Truth):
            return self.expressions.refuse(
                node, "a computed switch", "write True or False, and combine where it is used"
            )
        return value

    def _evaluate(self, name: str, value: Expression, line: int) -> None:
        key = self.scope.module, name
        if isinstance(value, Numbers):
            self.scope.values[key] = len(value.items)
            items = value.items
        elif value.type == Type.INT:
            items = (value,)
        else:
            return
        try:
            numbers = [value_of(item, self.scope.values) for item in items]
        except Unknown:
            return
        except ArithmeticError as error:
            self.scope.remarks.refuse(line, f"'{name}': {error}", "write another value")
            return
        if not isinstance(value, Numbers):
            self.scope.values[key] = numbers[0]
