"""Printing statements as Python."""

from vintage_game_generator.translate.layout import STEP, laid_out
from vintage_game_generator.translate.python_expressions import text
from vintage_game_generator.translate.settings import literal
from vintage_game_generator.translate.tree import (
    BUILTIN,
    Assign,
    Augment,
    Block,
    Break,
    Call,
    Continue,
    Declare,
    Expression,
    For,
    If,
    Local,
    NameActor,
    Notes,
    Number,
    Perform,
    Remark,
    Return,
    Statement,
    Type,
)
from vintage_game_generator.translate.walking import expressions


def comment(indent: str, words: str) -> str:
    """Return a comment line."""
    return f"{indent}# {words}" if words else f"{indent}#"


def beside(notes: Notes) -> str:
    """Return the comment at a line's end, or nothing."""
    return f"  # {notes.trailing}" if notes.trailing else ""


def block_lines(block: Block, indent: str) -> list[str]:
    """Return the lines of a block."""
    lines: list[str] = []
    for place, statement in enumerate(block):
        if statement.notes.blank and place > 0:
            lines.append("")
        lines += [comment(indent, words) for words in statement.notes.leading]
        lines += _statement(statement, indent)
    if all(isinstance(statement, Remark) for statement in block):
        lines.append(f"{indent}pass")
    return lines


def _statement(statement: Statement, indent: str) -> list[str]:
    match statement:
        case If():
            return _if(statement, indent)
        case For():
            return _for(statement, indent)
        case Remark():
            return []
        case Declare(name, _, value, _):
            lines = laid_out(indent, f"{name} = ", value, "")
        case Assign(target, value, _):
            lines = laid_out(indent, f"{text(target)} = ", value, "")
        case Augment(operator, target, value, _):
            lines = laid_out(indent, f"{text(target)} {operator}= ", value, "")
        case Perform(call=call):
            lines = laid_out(indent, "", call, "")
        case Return(value, _):
            lines = laid_out(indent, "return ", value, "") if value else [f"{indent}return"]
        case NameActor(name, index, _):
            lines = [f"{indent}{name} = world.actors[{text(index)}]"]
        case Break():
            lines = [f"{indent}break"]
        case Continue():
            lines = [f"{indent}continue"]
    lines[-1] += beside(statement.notes)
    return lines


def _if(statement: If, indent: str) -> list[str]:
    lines: list[str] = []
    for place, branch in enumerate(statement.branches):
        if place > 0:
            lines += [comment(indent, words) for words in branch.notes.leading]
        lines += laid_out(indent, "elif " if place else "if ", branch.condition, ":")
        lines[-1] += beside(branch.notes)
        lines += block_lines(branch.body, indent + STEP)
    if statement.otherwise:
        notes = statement.otherwise_notes
        lines += [comment(indent, words) for words in notes.leading]
        lines.append(f"{indent}else:{beside(notes)}")
        lines += block_lines(statement.otherwise, indent + STEP)
    return lines


def _for(statement: For, indent: str) -> list[str]:
    read = {part.name for part in expressions(statement.body) if isinstance(part, Local)}
    name = statement.variable if statement.variable in read else "_"
    bounds: list[Expression] = [statement.stop]
    if statement.start != Number(0) or statement.step != 1:
        bounds.insert(0, statement.start)
    if statement.step != 1:
        bounds.append(literal(statement.step))
    lines = laid_out(
        indent, f"for {name} in ", Call("range", BUILTIN, tuple(bounds), Type.NONE), ":"
    )
    lines[-1] += beside(statement.notes)
    return [*lines, *block_lines(statement.body, indent + STEP)]
