"""Statements as Rust: values at the ends of blocks, `match`, and `let` with an `if`."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from vintage_game_generator.translate.conditions import conjunction
from vintage_game_generator.translate.purity import is_pure
from vintage_game_generator.translate.rust_expressions import Expressions, is_literal
from vintage_game_generator.translate.rust_liveness import (
    LATER,
    UNNAMED,
    without_dead_values,
)
from vintage_game_generator.translate.rust_matches import as_match
from vintage_game_generator.translate.rust_syntax import (
    Aside,
    Choice,
    Code,
    Do,
    Fork,
    Give,
    Infix,
    Leave,
    Let,
    Line,
    Lines,
    Loop,
    Match,
    Method,
    Name,
    Prefix,
    Put,
    Remarks,
    Span,
)
from vintage_game_generator.translate.rust_syntax import Group as RustGroup
from vintage_game_generator.translate.rust_walking import receivers
from vintage_game_generator.translate.tree import (
    Assign,
    Augment,
    Binary,
    Block,
    Branch,
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
from vintage_game_generator.translate.walking import assigned_locals, expressions, inside

COMMUTATIVE = ("+", "*", "&", "|", "^")


def remarks_of(notes: Notes) -> Remarks:
    """Return notes as remarks."""
    return Remarks(notes.leading, notes.trailing, notes.blank)


class Statements:
    """Turns the body of one rule into Rust."""

    def __init__(self, expressions_: Expressions, function: Function) -> None:
        self.expressions = expressions_
        self.function = function
        self.result = expressions_.around.enumerations.result(function.key)

    def body(self) -> Lines:
        """Return the rule's body; its value is the last expression."""
        pure = self.expressions.around.pure
        return with_types(self.tail(without_dead_values(self.function.body, pure)))

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
        while block and isinstance(block[-1], Return) and block[-1].value is None:
            notes = block[-1].notes
            block = block[:-1]
            if notes.leading:
                block = (*block, Remark(replace(notes, trailing="")))
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

    def chosen(self, first: Declare, fork: If, family: str | None) -> Code | None:
        """Return the `if` that gives a local its value at once, where the rules assign it later.

        Rules write `x = a` and then `if c: x = b`; or `x = a` for nothing, and then a value in
        each branch.
        """
        name = first.name
        conditions = [branch.condition for branch in fork.branches]
        pure = self.expressions.around.pure
        if any(_reads(condition, name) for condition in conditions):
            return None
        bodies = [branch.body for branch in fork.branches]
        if fork.otherwise:
            bodies.append(fork.otherwise)
        elif not all(is_pure(part, pure) for part in (first.value, *conditions)):
            return None
        if not is_pure(first.value, pure):
            return None
        if not all(_sets_at_the_end(body, name) for body in bodies):
            return None
        if not fork.otherwise:
            if any(len(body) > 1 for body in bodies):
                return None
            bodies.append((Assign(Local(name, first.type), first.value),))
        blocks = [self.giving(body, family) for body in bodies]
        notes = [branch.notes for branch in fork.branches]
        blocks = [
            _with_head(block, note, inner=place > 0)
            for place, (block, note) in enumerate(
                zip(blocks, [*notes, fork.otherwise_notes], strict=True)
            )
        ]
        if len(conditions) == 1:
            whole = self.condition_itself(conditions[0], *blocks)
            if whole is not None:
                return whole
        plain = [self.expressions.plain(condition) for condition in conditions]
        return Choice(tuple(zip(plain, blocks[:-1], strict=True)), blocks[-1])

    def giving(self, body: Block, family: str | None) -> Lines:
        """Return a block whose last assignment is its value."""
        last = body[-1]
        if not isinstance(last, Assign):
            raise TypeError(last)
        code = self.expressions.value(last.value, family)
        return (*self.block(body[:-1]), Give(code, remarks_of(last.notes)))

    def assigned(self, statement: Assign) -> Line:
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

    def branching(self, statement: If, lower: Callable[[Block], Lines]) -> Line:
        """Return an `if`, or a `match` where one value is compared again and again.

        Args:
            statement: The `if`.
            lower: What makes Rust of its blocks: `block`, or `tail` where the rule ends with it.
        """
        branches, otherwise = self.merged(statement)
        notes = [*(branch.notes for branch in branches), statement.otherwise_notes]
        bodies = [*(branch.body for branch in branches), otherwise]

        def lowered(place: int) -> Lines:
            return _with_head(lower(bodies[place]), notes[place], inner=place > 0)

        remarks = Remarks(statement.notes.leading, "", statement.notes.blank)
        found = as_match(self.expressions, branches, otherwise, lowered)
        if found is not None:
            return replace(found, remarks=remarks)
        codes = [
            (self.expressions.plain(branch.condition), lowered(place))
            for place, branch in enumerate(branches)
        ]
        if not otherwise:
            return Fork(tuple(codes), None, remarks)
        last = lowered(len(branches))
        if len(codes) == 1:
            whole = self.condition_itself(branches[0].condition, codes[0][1], last)
            if whole is not None:
                return Give(whole, remarks)
        return Fork(tuple(codes), last, remarks)

    def condition_itself(self, condition: Expression, first: Lines, last: Lines) -> Code | None:
        """Return a condition, or its opposite, where that is all that its two branches give."""
        match _truth(first), _truth(last):
            case True, False:
                return self.expressions.plain(condition)
            case False, True:
                return self.expressions.opposite(condition)
        return None

    def merged(self, statement: If) -> tuple[tuple[Branch, ...], Block]:
        """Return branches and `else` of an `if`, without an `if` that is all there is in one."""
        branches, otherwise = statement.branches, statement.otherwise
        while (
            len(otherwise) == 1
            and isinstance(otherwise[0], If)
            and not otherwise[0].notes.leading
            and not statement.otherwise_notes.leading
        ):
            branches += otherwise[0].branches
            otherwise = otherwise[0].otherwise
        if len(branches) == 1 and not otherwise:
            branch = branches[0]
            match branch.body:
                case (If((inner,), ()),) if not (inner.notes.leading or branch.notes.trailing):
                    condition = conjunction(branch.condition, inner.condition)
                    notes = replace(branch.notes, trailing=inner.notes.trailing)
                    return self.merged(If((Branch(condition, inner.body, notes),)))
        return branches, otherwise

    def loop(self, statement: For) -> Line:
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
        return self.expressions.operand(self.expressions.number(expression), 2)


def with_types(lines: Lines) -> Lines:
    """Return a rule's body that says `i32` where Rust could not tell it from a bare literal."""
    asked = receivers(lines)

    def typed(line: Line) -> Line:
        match line:
            case Let(name, value, _, _, _) if name in asked and _is_literal(value):
                return replace(line, kind="i32")
            case Fork(branches, otherwise, _):
                return replace(
                    line,
                    branches=tuple((code, all_typed(block)) for code, block in branches),
                    otherwise=None if otherwise is None else all_typed(otherwise),
                )
            case Match(_, arms, _):
                new = tuple(replace(arm, body=all_typed(arm.body)) for arm in arms)
                return replace(line, arms=new)
            case Loop(name, range_, body, _):
                if name in asked:
                    range_ = _with_typed_start(range_)
                return replace(line, range=range_, body=all_typed(body))
        return line

    def all_typed(block: Lines) -> Lines:
        return tuple(typed(line) for line in block)

    return all_typed(lines)


def _with_typed_start(range_: Code) -> Code:
    """Return a range whose numbers are `i32` also where both are bare literals."""
    match range_:
        case Span(Name(first), stop, inclusive) if _is_literal(Name(first)) and _is_literal(stop):
            return Span(Name(f"{first}_i32"), stop, inclusive)
        case Span(Prefix(sign, Name(first)), stop, inclusive) if _is_literal(stop):
            return Span(Prefix(sign, Name(f"{first}_i32")), stop, inclusive)
        case RustGroup(inside):
            return RustGroup(_with_typed_start(inside))
        case Method(owner, _, _):
            return replace(range_, owner=_with_typed_start(owner))
    return range_


def _is_literal(code: Code | None) -> bool:
    if isinstance(code, Choice):
        blocks = [*(block for _, block in code.branches), code.otherwise]
        values = [block[-1] for block in blocks]
        return all(isinstance(value, Give) and is_literal(value.code) for value in values)
    return code is not None and is_literal(code)


def _stepped(range_: Code, step: int) -> Code:
    return Method(range_, "step_by", (Name(str(step)),))


def _reads(expression: Expression, name: str) -> bool:
    return any(isinstance(part, Local) and part.name == name for part in inside(expression))


def _sets_at_the_end(body: Block, name: str) -> bool:
    """Return whether all that a block does with a local is to give it a value at its end."""
    if not body:
        return False
    match body[-1]:
        case Assign(Local(target, _), value, _) if target == name and not _reads(value, name):
            before = body[:-1]
            mentioned = any(_reads(expression, name) for expression in expressions(before))
            leaves = any(isinstance(statement, Return) for statement in before)
            return not mentioned and not leaves and name not in assigned_locals(before)
    return False


def _with_head(lines: Lines, notes: Notes, inner: bool) -> Lines:
    """Return a block that begins with what is said beside or above its head."""
    words = (*(notes.leading if inner else ()), *((notes.trailing,) if notes.trailing else ()))
    if not words:
        return lines
    if not lines:
        return (Aside(Remarks(words)),)
    first = lines[0]
    remarks = replace(first.remarks, leading=(*words, *first.remarks.leading))
    return (replace(first, remarks=remarks), *lines[1:])


def _truth(lines: Sequence[Line]) -> bool | None:
    match lines:
        case (Give(Name("true"), Remarks((), "")),):
            return True
        case (Give(Name("false"), Remarks((), "")),):
            return False
    return None
