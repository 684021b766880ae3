"""Printing conditions as Ruby: modifiers, guards, `case`, and choices between values."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from enum import Enum

from vintage_game_generator.translate.conditions import negated
from vintage_game_generator.translate.ruby_choices import chosen_cases, chosen_target
from vintage_game_generator.translate.ruby_expressions import Expressions, spelt
from vintage_game_generator.translate.ruby_layout import STEP, WIDTH, Layout
from vintage_game_generator.translate.ruby_order import choice_is_independent
from vintage_game_generator.translate.tree import (
    Assign,
    Augment,
    Block,
    Branch,
    Call,
    Comparison,
    Expression,
    For,
    If,
    Local,
    Logic,
    Notes,
    Remark,
    Return,
    Statement,
    Target,
    Type,
    Unary,
)

MOST_NESTED = 3  # so many lines of a loop's last condition need no `next` instead


class End(Enum):
    """What follows the last statement of a block."""

    MORE = "something in the same rule"
    VALUE = "the rule's end, which returns what the statement is worth"
    NOTHING = "the rule's end, which returns nothing"
    TURN = "the loop's next turn"
    BRANCH = "the rule's end, behind the end of a condition"


class Conditionals(ABC):
    """Prints the conditions of one module; what is inside of them is printed by its heir."""

    def __init__(self, expressions: Expressions) -> None:
        self.expressions = expressions
        self.layout = Layout(expressions)
        self.text = expressions.text

    @abstractmethod
    def block(self, block: Block, indent: str, end: End) -> list[str]:
        """Return the lines of a block."""

    @abstractmethod
    def simple(self, statement: Statement, indent: str, end: End) -> list[str]:
        """Return the lines of a statement that has no block."""

    @abstractmethod
    def comments(self, indent: str, lines: Sequence[str]) -> list[str]:
        """Return comments on lines of their own."""

    @abstractmethod
    def with_note(self, lines: list[str], notes: Notes, indent: str) -> list[str]:
        """Return lines with the comment that stood behind them."""

    def condition_lines(self, statement: If, indent: str, end: End) -> list[str]:
        """Return the lines of a condition with all of its branches."""
        inner = End.MORE if end in (End.MORE, End.TURN) else End.BRANCH
        cases = chosen_cases(statement)
        if cases:
            return self._case(statement, *cases, indent, inner)
        chosen = chosen_target(statement) if statement.otherwise else None
        if chosen and choice_is_independent(statement, chosen[0], self.expressions.names.pure):
            return self._choice(statement, *chosen, indent)
        if len(statement.branches) == 1 and not statement.otherwise:
            return self._condition(statement.branches[0], indent, end, inner)
        return self._alternatives(
            statement, indent, lambda block: self.block(block, indent + STEP, inner)
        )

    def _condition(self, branch: Branch, indent: str, end: End, inner: End) -> list[str]:
        """Return a condition without `else`: behind its statement, before it, or as a guard."""
        modified = self._modified(branch, indent)
        if modified:
            return modified
        body = self.block(branch.body, indent + STEP, inner)
        head = self._head(branch, indent, *_worded(branch.condition))
        if end is End.NOTHING or (end is End.TURN and len(head + body) > MOST_NESTED):
            word = "return" if end is End.NOTHING else "next"
            guards = self._guards(word, branch.condition, indent)
            following = self.block(branch.body, indent, end)
            return [*self.with_note(guards, branch.notes, indent), "", *following]
        return [*head, *body, f"{indent}end"]

    def _guards(self, word: str, condition: Expression, indent: str) -> list[str]:
        """Return what leaves unless a condition holds: a long one is asked part by part."""
        match condition:
            case Unary("not", _, _) | Comparison():
                lines = self.layout.laid_out(indent, f"{word} if ", negated(condition))
            case _:
                lines = self.layout.laid_out(indent, f"{word} unless ", condition)
        if len(lines) > 1 and isinstance(condition, Logic) and condition.operator == "and":
            parts = [self._guards(word, part, indent) for part in condition.operands]
            return [line for part in parts for line in part]
        return lines

    def _modified(self, branch: Branch, indent: str) -> list[str]:
        """Return a statement with its condition behind it, or nothing where that does not fit."""
        if len(branch.body) != 1:
            return []
        statement = branch.body[0]
        notes = statement.notes
        if isinstance(statement, If | For | Remark) or notes.leading or notes.trailing:
            return []
        if isinstance(statement, Return) and statement.value is None:
            lines = [f"{indent}return"]
        else:
            lines = self.simple(statement, indent, End.MORE)
        word, condition = _worded(branch.condition)
        line = f"{lines[0]} {word} {self.text(condition)}"
        if len(lines) > 1 or len(line) > WIDTH:
            return []
        return self.with_note([line], branch.notes, indent)

    def _head(self, branch: Branch, indent: str, word: str, condition: Expression) -> list[str]:
        lines = self.layout.laid_out(indent, f"{word} ", condition)
        return self.with_note(lines, branch.notes, indent)

    def _alternatives(
        self, statement: If, indent: str, body: Callable[[Block], list[str]]
    ) -> list[str]:
        """Return `if`, `elsif` and `else`, with what `body` makes of their blocks."""
        lines: list[str] = []
        for place, branch in enumerate(statement.branches):
            if place > 0:
                lines += self.comments(indent, branch.notes.leading)
            lines += self._head(branch, indent, "elsif" if place else "if", branch.condition)
            lines += body(branch.body)
        if statement.otherwise:
            notes = statement.otherwise_notes
            lines += self.comments(indent, notes.leading)
            lines += self.with_note([f"{indent}else"], notes, indent)
            lines += body(statement.otherwise)
        return [*lines, f"{indent}end"]

    def _case(
        self,
        statement: If,
        subject: Expression,
        options: list[tuple[Expression, ...]],
        indent: str,
        inner: End,
    ) -> list[str]:
        """Return a choice by one value."""
        lines = [f"{indent}case {self.text(subject)}"]
        for place, (branch, values) in enumerate(zip(statement.branches, options, strict=True)):
            if place > 0:
                lines += self.comments(indent, branch.notes.leading)
            head = f"{indent}when {', '.join(self.text(value) for value in values)}"
            lines += self.with_note([head], branch.notes, indent)
            lines += self.block(branch.body, indent + STEP, inner)
        if statement.otherwise:
            notes = statement.otherwise_notes
            lines += self.comments(indent, notes.leading)
            lines += self.with_note([f"{indent}else"], notes, indent)
            lines += self.block(statement.otherwise, indent + STEP, inner)
        return [*lines, f"{indent}end"]

    def _choice(self, statement: If, target: Target, operator: str, indent: str) -> list[str]:
        """Return an assignment of which only the value hangs on conditions."""
        before = f"{indent}{self.text(target)} {spelt(operator)}="
        ternary = self._ternary(statement)
        if ternary and len(f"{before} {ternary}") <= WIDTH:
            return self.with_note([f"{before} {ternary}"], statement.notes, indent)
        inner = indent + STEP
        return [before, *self._alternatives(statement, inner, self._values(inner + STEP))]

    def _values(self, indent: str) -> Callable[[Block], list[str]]:
        """Return what prints the values that blocks of one assignment assign."""

        def values(block: Block) -> list[str]:
            (statement,) = block
            assert isinstance(statement, Assign | Augment)
            lines = self.comments(indent, statement.notes.leading)
            printed = self.layout.laid_out(indent, "", statement.value)
            return lines + self.with_note(printed, statement.notes, indent)

        return values

    def _ternary(self, statement: If) -> str:
        """Return a choice between two values on one line, or nothing where it needs more."""
        if len(statement.branches) != 1 or statement.otherwise_notes != Notes():
            return ""
        (one,), (other,) = statement.branches[0].body, statement.otherwise
        assert isinstance(one, Assign | Augment) and isinstance(other, Assign | Augment)
        condition = statement.branches[0].condition
        if one.notes != Notes() or other.notes != Notes():
            return ""
        if not isinstance(condition, Comparison | Call | Local):
            return ""
        yes, no = self.text(one.value), self.text(other.value)
        return f"{self.text(condition)} ? {yes} : {no}"


def _worded(condition: Expression) -> tuple[str, Expression]:
    """Return `if` or `unless`, and the condition that it goes with."""
    if isinstance(condition, Unary) and condition.type == Type.BOOL:
        return "unless", condition.operand
    return "if", condition
