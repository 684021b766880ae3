"""`if` as Rust: as a statement, as a `match`, or as the value of a variable."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace

from vintage_game_generator.translate.conditions import conjunction
from vintage_game_generator.translate.purity import is_pure
from vintage_game_generator.translate.rust_expressions import Expressions
from vintage_game_generator.translate.rust_matches import as_match
from vintage_game_generator.translate.rust_syntax import (
    Aside,
    Choice,
    Code,
    Fork,
    Give,
    Line,
    Lines,
    Name,
    Remarks,
)
from vintage_game_generator.translate.tree import (
    Assign,
    Block,
    Branch,
    Declare,
    Expression,
    If,
    Local,
    Notes,
    Return,
)
from vintage_game_generator.translate.walking import assigned_locals, expressions, inside


def remarks_of(notes: Notes) -> Remarks:
    """Return notes as remarks."""
    return Remarks(notes.leading, notes.trailing, notes.blank)


class Branches(ABC):
    """Turns the branches of one rule into Rust."""

    def __init__(self, expressions_: Expressions) -> None:
        self.expressions = expressions_

    @abstractmethod
    def block(self, block: Block) -> Lines:
        """Return a block inside a rule."""

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
