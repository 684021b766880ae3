"""Printing statements as Ruby."""

from collections.abc import Callable, Sequence

from vintage_game_generator.translate.ruby_comments import comment_lines
from vintage_game_generator.translate.ruby_conditionals import Conditionals, End
from vintage_game_generator.translate.ruby_expressions import Expressions, spelt
from vintage_game_generator.translate.ruby_layout import STEP, WIDTH
from vintage_game_generator.translate.ruby_loops import loop_head
from vintage_game_generator.translate.tree import (
    Assign,
    Augment,
    Block,
    Branch,
    Break,
    Continue,
    Declare,
    For,
    If,
    Local,
    Logic,
    NameActor,
    Notes,
    Perform,
    Remark,
    Return,
    Statement,
)


class Statements(Conditionals):
    """Prints the statements of one module."""

    def __init__(self, expressions: Expressions, respelt: Callable[[str], str]) -> None:
        super().__init__(expressions)
        self.respelt = respelt

    def comments(self, indent: str, lines: Sequence[str]) -> list[str]:
        """Return comments on lines of their own."""
        return comment_lines(indent, [self.respelt(line) for line in lines])

    def block(self, block: Block, indent: str, end: End) -> list[str]:
        """Return the lines of a block."""
        while len(block) > 1 and end in (End.NOTHING, End.BRANCH) and block[-1] == Return(None):
            block = block[:-1]
        lines: list[str] = []
        guarded = False
        for place, statement in enumerate(block):
            guards = self._is_guard(statement, indent)
            if place > 0 and (statement.notes.blank or (guarded and not guards)):
                lines.append("")
            guarded = guards
            lines += self.comments(indent, statement.notes.leading)
            lines += self._statement(
                statement, indent, end if place == len(block) - 1 else End.MORE
            )
        return lines or [f"{indent}nil"]

    def _statement(self, statement: Statement, indent: str, end: End) -> list[str]:
        match statement:
            case If():
                return self.condition_lines(statement, indent, end)
            case For():
                return self._for(statement, indent)
            case Remark():
                return []
            case Return(value, _) if value is None:
                quiet = end in (End.NOTHING, End.BRANCH)
                lines = [f"{indent}{'nil' if quiet else 'return'}"]
            case _:
                lines = self.simple(statement, indent, end)
        return self.with_note(lines, statement.notes, indent)

    def simple(self, statement: Statement, indent: str, end: End) -> list[str]:
        """Return the lines of a statement that has no block, without its comments."""
        match statement:
            case Declare(name, _, value, _):
                return self.layout.laid_out(indent, f"{name} = ", value)
            case Assign(Local() as name, Logic(operator, (first, *others)), _) if first == name:
                value = Logic(operator, tuple(others)) if len(others) > 1 else others[0]
                return self.layout.laid_out(indent, f"{self.text(name)} {spelt(operator)}= ", value)
            case Assign(target, value, _):
                return self.layout.laid_out(indent, f"{self.text(target)} = ", value)
            case Augment(operator, target, value, _):
                before = f"{self.text(target)} {spelt(operator)}= "
                return self.layout.laid_out(indent, before, value)
            case Perform(call=call):
                return self.layout.laid_out(indent, "", call)
            case Return(value, _) if value is not None:
                is_last = end in (End.VALUE, End.BRANCH)
                return self.layout.laid_out(indent, "" if is_last else "return ", value)
            case NameActor(name, index, _):
                return [f"{indent}{name} = world.actors[{self.text(index)}]"]
            case Break():
                return [f"{indent}break"]
            case Continue():
                return [f"{indent}next"]
        raise TypeError(f"{statement} cannot be written in Ruby")

    def _is_guard(self, statement: Statement, indent: str) -> bool:
        """Return whether a statement leaves under a condition, on one line, and does no more."""
        match statement:
            case If((Branch(_, (Return(None) | Break() | Continue(),), _),), (), _):
                return True
            case If((Branch(_, (Return() as leaving,), _),), (), _):
                return len(self.simple(leaving, indent + STEP, End.MORE)) == 1
        return False

    def with_note(self, lines: list[str], notes: Notes, indent: str) -> list[str]:
        """Return lines with the comment that stood behind them, above them if it is too long."""
        if not notes.trailing:
            return lines
        noted = f"{lines[-1]} # {self.respelt(notes.trailing)}"
        if len(noted) <= WIDTH:
            return [*lines[:-1], noted]
        return [*self.comments(indent, [notes.trailing]), *lines]

    def _for(self, statement: For, indent: str) -> list[str]:
        head = f"{indent}{loop_head(statement, self.expressions)}"
        lines = self.with_note([head], statement.notes, indent)
        return [*lines, *self.block(statement.body, indent + STEP, End.TURN), f"{indent}end"]
