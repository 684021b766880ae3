"""Reading statements: the body of a rule becomes a block, or is refused in places."""

import ast

from vintage_game_generator.translate.comments import Comments
from vintage_game_generator.translate.outside import outside
from vintage_game_generator.translate.reading_expressions import ARITHMETIC, ExpressionReader
from vintage_game_generator.translate.scope import Scope
from vintage_game_generator.translate.tree import (
    BARE,
    Assign,
    Augment,
    Block,
    Branch,
    Break,
    Call,
    Continue,
    Declare,
    For,
    If,
    Local,
    Notes,
    Number,
    Perform,
    Remark,
    Return,
    Statement,
    Target,
    Type,
    Unary,
)

_MOST_TURNS = 65536  # more than any map has cells
_TYPE_NAMES = {"int": Type.INT, "bool": Type.BOOL}


class StatementReader:
    """Reads the statements of one rule."""

    def __init__(self, scope: Scope, comments: Comments, returns: Type) -> None:
        self.scope = scope
        self.comments = comments
        self.returns = returns
        self.expressions = ExpressionReader(scope)

    def refuse(self, node: ast.stmt | ast.expr, what: str, instead: str) -> None:
        """Note what is outside the language."""
        self.scope.remarks.refuse(node.lineno, what, instead)

    def block(self, nodes: list[ast.stmt], after: int, end: int) -> Block:
        """Return the statements of a block in a scope of its own.

        Args:
            nodes: The block's statements.
            after: The last line before the block.
            end: The line before which comments still belong to the block.
        """
        self.scope.blocks.append({})
        read: list[Statement] = []
        for node in nodes:
            statement = self._statement(node, after)
            if statement is not None:
                read.append(statement)
            after = node.end_lineno or node.lineno
        left = self.comments.above(end, after, nodes[0].col_offset) if nodes else ()
        if left:
            read.append(Remark(Notes(leading=left)))
        self.scope.blocks.pop()
        return tuple(read)

    def _statement(self, node: ast.stmt, after: int) -> Statement | None:
        last = node.end_lineno or node.lineno
        if isinstance(node, ast.If | ast.For):
            head = node.test if isinstance(node, ast.If) else node.iter
            last = self.comments.end_of_head(head.end_lineno or node.lineno)
        notes = self.comments.around(node.lineno, last, after, node.col_offset)
        match node:
            case ast.Expr(value=ast.Call() as call):
                return self._perform(node, call, notes)
            case ast.Expr(value=ast.Constant(value=str())):
                self.refuse(node, "a string", "rules hold no text: write a comment")
            case ast.Expr():
                self.refuse(node, "a value that nothing uses", "assign it or leave it out")
            case ast.Assign(targets=[target], value=value):
                return self._assign(target, value, None, notes)
            case ast.Assign():
                self.refuse(node, "an assignment to several targets", "write one a line")
            case ast.AnnAssign():
                return self._annotated(node, notes)
            case ast.AugAssign():
                return self._augment(node, notes)
            case ast.If():
                return self._if(node, notes, last)
            case ast.For():
                return self._for(node, notes, last)
            case ast.Return():
                return self._return(node, notes)
            case ast.Break() | ast.Continue() if not self.scope.fixed:
                self.refuse(node, "`break` or `continue` outside of a loop", "leave it out")
            case ast.Break():
                return Break(notes)
            case ast.Continue():
                return Continue(notes)
            case ast.Pass():
                return Remark(notes) if notes.leading or notes.trailing else None
            case _:
                self.refuse(node, *outside(node))
        return None

    def _perform(self, node: ast.Expr, call: ast.Call, notes: Notes) -> Statement | None:
        expression = self.expressions.read(call)
        if isinstance(expression, Call):
            return Perform(expression, notes, node.lineno)
        if expression.type != Type.UNKNOWN:
            self.refuse(node, "a value that nothing uses", "assign it or leave it out")
        return None

    def _annotated(self, node: ast.AnnAssign, notes: Notes) -> Statement | None:
        name = node.annotation.id if isinstance(node.annotation, ast.Name) else ""
        if name not in _TYPE_NAMES:
            self.refuse(node, "a variable of another type than int or bool", "use one of them")
            return None
        if node.value is None:
            self.refuse(node, "a variable without a value", "give it one at once")
            return None
        if isinstance(node.target, ast.Name) and self.scope.local(node.target.id) is not None:
            self.refuse(node, f"'{node.target.id}' is declared already", "assign without a type")
            return None
        return self._assign(node.target, node.value, _TYPE_NAMES[name], notes)

    def _assign(
        self, target: ast.expr, node: ast.expr, declared: Type | None, notes: Notes
    ) -> Statement | None:
        if isinstance(target, ast.Name):
            known = self.scope.local(target.id)
            if known is None:
                value = self.expressions.read(node, declared)
                kind = declared or value.type
                if kind not in (Type.INT, Type.BOOL, Type.UNKNOWN):
                    self.refuse(
                        node,
                        "an alias of a record or a table",
                        "write world.actors[slot].field where it is used",
                    )
                    kind = Type.UNKNOWN
                self.scope.declare(target.id, kind, target.lineno)
                return Declare(target.id, kind, value, notes)
        place = self._target(target)
        if place is None:
            return None
        return Assign(place, self.expressions.read(node, place.type), notes)

    def _target(self, target: ast.expr) -> Target | None:
        if isinstance(target, ast.Name):
            known = self.scope.local(target.id)
            if known is None:
                if target.id in self.scope.globals:
                    self.refuse(target, f"'{target.id}' is a constant", "assign to a variable")
                else:
                    self.refuse(target, f"'{target.id}' is not declared", "give it a value first")
                return None
            if target.id in self.scope.fixed:
                self.refuse(
                    target, "an assignment to a loop's variable", "use a variable of its own"
                )
                return None
            if known == Type.WORLD:
                self.refuse(target, "an assignment to the world", "assign to its fields")
                return None
            return Local(target.id, known)
        if isinstance(target, ast.Tuple | ast.List):
            self.refuse(target, "an assignment to several targets", "write one a line")
            return None
        place = self.expressions.read(target)
        if isinstance(place, Target):
            return place
        if place.type != Type.UNKNOWN:
            self.refuse(target, "an assignment to a constant", "assign to a field or a variable")
        return None

    def _augment(self, node: ast.AugAssign, notes: Notes) -> Statement | None:
        if type(node.op) not in ARITHMETIC:
            self.refuse(node, "this operator", "write it with += -= *= //= %= &= |= ^= <<= >>=")
            return None
        place = self._target(node.target)
        if place is None:
            return None
        if place.type == Type.BOOL:
            self.refuse(node, "a bool is used as an int", "write it with and, or, not")
            return None
        value = self.expressions.read(node.value, Type.INT)
        word = ARITHMETIC[type(node.op)]
        if word in ("//", "%") and isinstance(value, Number) and value.value == 0:
            self.refuse(node, "a division by zero", "divide by something else")
        return Augment(word, place, value, notes)

    def _if(self, node: ast.If, notes: Notes, head: int) -> Statement:
        branches: list[Branch] = []
        otherwise: Block = ()
        otherwise_notes = BARE
        while True:
            condition = self.expressions.read(node.test, Type.BOOL)
            below = self._else_line(node)
            body = self.block(node.body, head, below)
            branches.append(Branch(condition, body, notes))
            if not node.orelse:
                break
            ended = node.body[-1].end_lineno or below
            above = self.comments.above(below, ended, node.col_offset)
            inner = node.orelse[0]
            if len(node.orelse) == 1 and isinstance(inner, ast.If) and inner.lineno == below:
                node = inner
                head = self.comments.end_of_head(inner.test.end_lineno or below)
                around = self.comments.around(below, head, below - 1, node.col_offset)
                notes = Notes(above + around.leading, around.trailing)
                continue
            otherwise_notes = Notes(above, self.comments.beside.get(below, ""))
            otherwise = self.block(
                node.orelse, below, self.comments.end_of_remarks(node.end_lineno or below)
            )
            break
        return If(tuple(branches), otherwise, otherwise_notes)

    def _else_line(self, node: ast.If) -> int:
        """Return the line of the `else` or `elif` that follows, or the one after the end."""
        if not node.orelse:
            return self.comments.end_of_remarks(node.end_lineno or node.lineno)
        line = node.orelse[0].lineno
        while not self.comments.lines[line - 1].lstrip().startswith(("else", "elif")):
            line -= 1
        return line

    def _for(self, node: ast.For, notes: Notes, head: int) -> Statement | None:
        if node.orelse:
            self.refuse(node, "`else` after a loop", "set a variable before `break`")
        if not isinstance(node.target, ast.Name):
            self.refuse(node, "a loop over several variables", "loop over one range")
            return None
        loop = node.iter
        if not (
            isinstance(loop, ast.Call)
            and isinstance(loop.func, ast.Name)
            and loop.func.id == "range"
            and not loop.keywords
            and 1 <= len(loop.args) <= 3
        ):
            self.refuse(node, "a loop over something else than a range", "write `range(...)`")
            return None
        bounds = [self.expressions.read(argument, Type.INT) for argument in loop.args]
        step = _literal(bounds[2]) if len(bounds) == 3 else 1
        if not step:
            self.refuse(node, "a loop with a step that is no fixed number", "write one, not 0")
            step = 1
        start = bounds[0] if len(bounds) > 1 else Number(0)
        stop = bounds[1] if len(bounds) > 1 else bounds[0]
        first, last = _literal(start), _literal(stop)
        if first is not None and last is not None and len(range(first, last, step)) > _MOST_TURNS:
            self.refuse(node, f"a loop of more than {_MOST_TURNS} turns", "make it shorter")
        name = node.target.id
        if self.scope.local(name) is not None:
            self.refuse(node, f"'{name}' is in use already", "choose another loop variable")
        self.scope.blocks.append({})
        if name != "_":
            self.scope.declare(name, Type.INT, node.lineno)
        self.scope.fixed.append(name)
        body = self.block(
            node.body, head, self.comments.end_of_remarks(node.end_lineno or node.lineno)
        )
        self.scope.fixed.pop()
        self.scope.blocks.pop()
        return For(name, start, stop, step, body, notes)

    def _return(self, node: ast.Return, notes: Notes) -> Statement | None:
        if node.value is None:
            if self.returns != Type.NONE:
                self.refuse(node, "a return without a value", f"return {self.returns}")
            return Return(None, notes)
        if self.returns == Type.NONE:
            self.refuse(node, "a value from a rule that returns None", "leave the value out")
            return None
        return Return(self.expressions.read(node.value, self.returns), notes)


def _literal(expression: object) -> int | None:
    match expression:
        case Number(value, _):
            return value
        case Unary("-", Number(value, _), _):
            return -value
    return None


def always_returns(block: Block) -> bool:
    """Return whether a block cannot be left at its end."""
    for statement in block:
        match statement:
            case Return():
                return True
            case If(branches, otherwise, _) if otherwise:
                if always_returns(otherwise) and all(
                    always_returns(branch.body) for branch in branches
                ):
                    return True
            case _:
                pass
    return False
