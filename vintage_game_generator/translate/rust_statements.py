"""Statements as Rust: values at the ends of blocks, `match`, and `let` with an `if`."""

from dataclasses import replace

from vintage_game_generator.translate.rust_branches import Branches, remarks_of
from vintage_game_generator.translate.rust_expressions import Expressions
from vintage_game_generator.translate.rust_liveness import (
    LATER,
    UNNAMED,
    without_dead_values,
)
from vintage_game_generator.translate.rust_precedence import bracketed
from vintage_game_generator.translate.rust_syntax import (
    Aside,
    Code,
    Do,
    Give,
    Infix,
    Leave,
    Let,
    Line,
    Lines,
    Loop,
    Method,
    Name,
    Put,
    Span,
)
from vintage_game_generator.translate.rust_syntax import Group as RustGroup
from vintage_game_generator.translate.rust_types import with_types
from vintage_game_generator.translate.tree import (
    Assign,
    Augment,
    Binary,
    Block,
    Break,
    Continue,
    Declare,
    Expression,
    For,
    Function,
    If,
    Local,
    Notes,
    Number,
    Perform,
    Remark,
    Return,
    Statement,
    Type,
    Unary,
)
from vintage_game_generator.translate.walking import assigned_locals, expressions, with_blocks

COMMUTATIVE = ("+", "*", "&", "|", "^")


class Statements(Branches):
    """Turns the body of one rule into Rust."""

    def __init__(self, expressions_: Expressions, function: Function) -> None:
        super().__init__(expressions_)
        self.function = function
        self.result = expressions_.around.enumerations.result(function.key)

    def body(self) -> Lines:
        """Return the rule's body; its value is the last expression."""
        pure = self.expressions.around.pure
        return with_types(
            self.tail(without_dead_values(without_last_returns(self.function.body), pure))
        )

    # Blocks.

    def block(self, block: Block) -> Lines:
        """Return a block inside a rule."""
        lines: list[Line] = []
        rest = tuple(block)
        while rest:
            statement, rest = rest[0], rest[1:]
            line, rest = self.line(statement, rest)
            lines.append(line)
        return tuple(lines)

    def tail(self, block: Block) -> Lines:
        """Return a block after which the rule ends."""
        if not block:
            return ()
        last = block[-1]
        match last:
            case Return(value, notes) if value is not None:
                before = block[-2] if len(block) > 1 else None
                if (
                    isinstance(before, Declare)
                    and isinstance(value, Local)
                    and before.name == value.name
                    and not notes.leading
                ):
                    giving = Return(before.value, before.notes)
                    return self.tail((*block[:-2], giving))
                code = self.expressions.value(value, self.result)
                return (*self.block(block[:-1]), Give(code, remarks_of(notes)))
            case If():
                return (*self.block(block[:-1]), self.branching(last, self.tail))
        return self.block(block)

    # Statements.

    def line(self, statement: Statement, rest: Block) -> tuple[Line, Block]:
        """Return a statement, and what is left of those after it."""
        match statement:
            case Declare():
                return self.declared(statement, rest)
            case Assign():
                return self.assigned(statement), rest
            case Augment(operator, target, value, _):
                return self.augmented(operator, target, value, statement.notes), rest
            case Perform(call, notes, _):
                valued = call.type != Type.NONE
                return Do(self.expressions.plain(call), valued, remarks_of(notes)), rest
            case If():
                return self.branching(statement, self.block), rest
            case For():
                return self.loop(statement), rest
            case Return(None, notes):
                return Leave("return", None, remarks_of(notes)), rest
            case Return(value, notes) if value is not None:
                code = self.expressions.value(value, self.result)
                return Leave("return", code, remarks_of(notes)), rest
            case Break(notes):
                return Leave("break", None, remarks_of(notes)), rest
            case Continue(notes):
                return Leave("continue", None, remarks_of(notes)), rest
            case Remark(notes):
                return Aside(remarks_of(notes)), rest
        raise TypeError(statement)

    def declared(self, statement: Declare, rest: Block) -> tuple[Line, Block]:
        """Return the `let` of a variable, and what is left of the statements after it."""
        name, value = statement.name, statement.value
        if name == UNNAMED:
            return Let(
                name, self.expressions.number(value), remarks=remarks_of(statement.notes)
            ), rest
        family = self.expressions.around.enumerations.local(self.function.key, name)
        remarks = remarks_of(statement.notes)
        if rest and isinstance(rest[0], If):
            choice = self.chosen(statement, rest[0], family)
            if choice is not None:
                follow = rest[0].notes
                leading = (*remarks.leading, *follow.leading)
                mutable = name in assigned_locals(rest[1:])
                remarks = replace(remarks, leading=leading)
                return Let(name, choice, mutable, remarks=remarks), rest[1:]
        if value == LATER:
            return Let(name, None, False, remarks=remarks), rest
        mutable = name in assigned_locals(rest)
        code = self.expressions.value(value, family)
        return Let(name, code, mutable, remarks=remarks), rest

    def assigned(self, statement: Assign) -> Line:
        """Return an assignment; one that changes its own target as such."""
        target, value, notes = statement.target, statement.value, statement.notes
        family = self.expressions.family(target)
        if family is None and isinstance(value, Binary):
            match value:
                case Binary(operator, left, right) if left == target:
                    return self.augmented(operator, target, right, notes)
                case Binary(operator, left, right) if right == target and operator in COMMUTATIVE:
                    return self.augmented(operator, target, left, notes)
        place = self.expressions.plain(target)
        return Put("=", place, self.expressions.value(value, family), remarks_of(notes))

    def augmented(self, operator: str, target: Expression, value: Expression, notes: Notes) -> Line:
        """Return a change of a target by an operator."""
        place = self.expressions.plain(target)
        remarks = remarks_of(notes)
        family = self.expressions.family(target)
        whole = Binary(operator, target, value)
        if family is not None or operator in ("//", "%"):
            code = self.expressions.value(whole, family)
            if isinstance(code, Infix) and code.left == place:
                return Put(f"{code.operator}=", place, code.right, remarks)
            return Put("=", place, code, remarks)
        return Put(f"{operator}=", place, self.expressions.number(value), remarks)

    def loop(self, statement: For) -> Line:
        """Return a loop over a range."""
        read = {part.name for part in expressions(statement.body) if isinstance(part, Local)}
        name = statement.variable if statement.variable in read else "_"
        remarks = remarks_of(statement.notes)
        leading = remarks.leading
        if remarks.trailing:
            leading = (*leading, remarks.trailing)
        remarks = replace(remarks, leading=leading, trailing="")
        return Loop(name, self.range(statement), self.block(statement.body), remarks)

    def range(self, statement: For) -> Code:
        """Return what a loop goes over."""
        low, high, step = statement.start, statement.stop, statement.step
        if step > 0:
            match high:
                case Binary("+", last, Number(1)):
                    span = Span(self.bound(low), self.bound(last), inclusive=True)
                case _:
                    span = Span(self.bound(low), self.bound(high))
            return span if step == 1 else _stepped(RustGroup(span), step)
        after: Expression = Binary("+", high, Number(1))
        known = self.expressions.known(high)
        if isinstance(high, Number | Unary) and known is not None:
            after = Number(known + 1)
        down = Method(RustGroup(Span(self.bound(after), self.bound(low), inclusive=True)), "rev")
        return down if step == -1 else _stepped(down, -step)

    def bound(self, expression: Expression) -> Code:
        """Return an end of a range."""
        return bracketed(self.expressions.number(expression), 2)


def without_last_returns(block: Block) -> Block:
    """Return a block, after which the rule ends, that does not say so."""
    if not block:
        return ()
    last = block[-1]
    match last:
        case Return(None, notes):
            left = (Remark(Notes(notes.leading)),) if notes.leading else ()
            return (*without_last_returns(block[:-1]), *left)
        case If():
            return (*block[:-1], with_blocks(last, without_last_returns))
    return block


def _stepped(range_: Code, step: int) -> Code:
    return Method(range_, "step_by", (Name(str(step)),))
