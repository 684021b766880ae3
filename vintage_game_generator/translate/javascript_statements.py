"""Printing statements as JavaScript."""

from vintage_game_generator.translate.javascript_expressions import (
    Parts,
    camel_case,
    level,
    parts,
    text,
    within,
)
from vintage_game_generator.translate.javascript_layout import (
    STEP,
    Document,
    Group,
    Indent,
    Line,
    bracketed,
    printed,
)
from vintage_game_generator.translate.javascript_locals import never_read
from vintage_game_generator.translate.tree import (
    ActorField,
    Assign,
    Augment,
    Binary,
    Block,
    Break,
    Call,
    Comparison,
    Constant,
    Continue,
    Declare,
    Expression,
    For,
    If,
    Length,
    LevelField,
    LevelItem,
    Local,
    Logic,
    NameActor,
    Notes,
    Number,
    Perform,
    Remark,
    Return,
    Statement,
    Unary,
    WorldItem,
)
from vintage_game_generator.translate.walking import (
    assigned_locals,
    inside,
)

Operation = Binary | Comparison | Logic
LOOKED_UP = ActorField | WorldItem | LevelField | LevelItem


def comment(indent: str, words: str) -> str:
    """Return a comment line."""
    return f"{indent}// {words}" if words else f"{indent}//"


def beside(notes: Notes) -> str:
    """Return the comment at a line's end, or nothing."""
    return f" // {notes.trailing}" if notes.trailing else ""


def inside_head(notes: Notes, indent: str, *, leading: bool) -> list[str]:
    """Return the comments of a block's head, which stand at the block's beginning.

    Args:
        notes: The comments above the head and beside it.
        indent: The indentation of the block.
        leading: Whether those above it belong there too, since an `else` has no line of its own.
    """
    words = [*(notes.leading if leading else ()), *([notes.trailing] if notes.trailing else [])]
    return [comment(indent, one) for one in words]


def block_lines(block: Block, indent: str) -> list[str]:
    """Return the lines of a block."""
    lines: list[str] = []
    for place, statement in enumerate(block):
        if statement.notes.blank and place > 0:
            lines.append("")
        lines += [comment(indent, words) for words in statement.notes.leading]
        lines += _statement(statement, indent, block[place + 1 :])
    return lines


def assigned(before: str, value: Expression, indent: str) -> list[str]:
    """Return the lines of an assignment: `before` is all of it up to its `=`."""
    return printed((Group((*_assignment(before, value), ";")),), indent)


def _assignment(before: str, value: Expression) -> Parts:
    if isinstance(value, Operation) or _is_chain(value):
        return (before, Group((Indent((Line(), *level(value))),)))
    return (before, " ", *level(value))


def _is_chain(value: Expression) -> bool:
    """Return whether Prettier takes a value for a chain of members, which it does not break."""
    while isinstance(value, Unary):
        value = value.operand
    return isinstance(value, LOOKED_UP)


def _statement(statement: Statement, indent: str, rest: Block) -> list[str]:
    match statement:
        case If():
            return _if(statement, indent)
        case For():
            return _for(statement, indent)
        case Remark():
            return []
        case Declare(name, _, value, _):
            lines = _declared(name, value, indent, rest)
        case Assign(target, value, _):
            lines = assigned(f"{text(target)} =", value, indent)
        case Augment(operator, target, value, _):
            lines = assigned(f"{text(target)} {operator}=", value, indent)
        case Perform(call=call):
            lines = printed((*parts(call), ";"), indent)
        case Return(value, _):
            lines = _return(value, indent)
        case NameActor(name, index, _):
            lines = [f"{indent}const {camel_case(name)} = world.actors[{text(index)}];"]
        case Break():
            lines = [f"{indent}break;"]
        case Continue():
            lines = [f"{indent}continue;"]
    lines[-1] += beside(statement.notes)
    return lines


def _declared(name: str, value: Expression, indent: str, rest: Block) -> list[str]:
    changes = name in assigned_locals(rest)
    # A call stays for what it does.
    if changes and not _calls(value) and never_read(name, rest):
        return [f"{indent}let {camel_case(name)};"]
    return assigned(f"{'let' if changes else 'const'} {camel_case(name)} =", value, indent)


def _calls(value: Expression) -> bool:
    return any(isinstance(part, Call) for part in inside(value))


def _return(value: Expression | None, indent: str) -> list[str]:
    if value is None:
        return [f"{indent}return;"]
    if not isinstance(value, Operation):
        return printed(("return ", *level(value), ";"), indent)
    line = f"{indent}return {text(value)};"
    whole = printed((Group((bracketed("return (", level(value), ");"),)),), indent)
    return whole if len(whole) > 3 or len(line) > 100 else [line]


def _if(statement: If, indent: str) -> list[str]:
    lines: list[str] = []
    for place, branch in enumerate(statement.branches):
        word = f"{indent}}} else if (" if place else f"{indent}if ("
        lines += printed((_if_head(word.lstrip(), branch.condition),), indent)
        lines += inside_head(branch.notes, indent + STEP, leading=place > 0)
        lines += block_lines(branch.body, indent + STEP)
    if statement.otherwise:
        notes = statement.otherwise_notes
        lines.append(f"{indent}}} else {{")
        lines += inside_head(notes, indent + STEP, leading=True)
        lines += block_lines(statement.otherwise, indent + STEP)
    return [*lines, f"{indent}}}"]


def _if_head(word: str, condition: Expression) -> Group:
    if isinstance(condition, Unary) and isinstance(condition.operand, Operation):
        return bracketed(f"{word}!(", within(condition.operand), ")) {")
    return bracketed(word, within(condition), ") {")


def _for(statement: For, indent: str) -> list[str]:
    name = camel_case(statement.variable)
    changing = set(assigned_locals(statement.body))
    start: Document = Group(_assignment(f"let {name} =", statement.start))
    stop = parts(statement.stop)
    if not _lasts(statement.stop, changing):
        first = Group(_assignment(f"let {name} =", statement.start))
        second = Group(_assignment("end =", statement.stop))
        start = Group((Indent((first,)), Indent((",", Line(), second))))
        stop = ("end",)
    elif isinstance(statement.stop, Binary) and statement.stop.operator in ("|", "^", "&"):
        stop = ("(", *stop, ")")  # these bind less tightly than a comparison
    turn = f"{name} {'<' if statement.step > 0 else '>'} "
    head = Group(
        (
            "for (",
            Indent((Line(""), start, ";", Line(), turn, *stop, ";", Line(), _step(statement))),
            Line(""),
            ") {",
        )
    )
    lines = printed((head,), indent)
    lines += inside_head(statement.notes, indent + STEP, leading=False)
    return [*lines, *block_lines(statement.body, indent + STEP), f"{indent}}}"]


def _step(statement: For) -> str:
    name, step = camel_case(statement.variable), statement.step
    if step in (1, -1):
        return f"{name}++" if step > 0 else f"{name}--"
    return f"{name} += {step}" if step > 0 else f"{name} -= {-step}"


def _lasts(stop: Expression, changing: set[str]) -> bool:
    """Return whether a loop's bound is the same whenever it is read, so that it needs no name."""
    for part in inside(stop):
        match part:
            case Number() | Constant():
                pass
            case Unary() | Binary():
                pass
            case Length(of) if of != "cells":
                pass
            case Local(name, _) if name not in changing:
                pass
            case _:
                return False
    return True
