"""What is plainly meant by statements that features cannot have, said as they can.

Variables of a whole module become registers; writing where the hero is becomes a move; writing how
well he is becomes a call of the kit. Each change stays on its line: lines keep their numbers.
"""

import ast
from collections.abc import Iterator
from typing import TypeGuard

from vintage_game_generator.models.config import Genre
from vintage_game_generator.translate.custom import OWN_REGISTERS

_HERO = "world.actors[0]."
Change = tuple[ast.AST, str]
"""A part of a source, and what it becomes."""


def meant(source: str, genre: Genre) -> str:
    """Return a source that parses with what is plainly meant in place of what is not allowed."""
    source = _changed(source, _without_own_registers(ast.parse(source)))
    source = _changed(source, _registers(ast.parse(source)))
    return _changed(source, _moves(ast.parse(source), genre))


def _without_own_registers(tree: ast.Module) -> Iterator[Change]:
    """Yield what sets a register to 0 where the module begins, which it is."""
    for node in tree.body:
        if _constant(node) in OWN_REGISTERS and _is_zero(node):
            yield node, ""


def _registers(tree: ast.Module) -> Iterator[Change]:
    """Yield variables of the module, which become registers, and where one is meant by its name."""
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    free = iter([name for name in OWN_REGISTERS if name not in named])
    stored = _stored(tree)
    registers = set(OWN_REGISTERS)
    for statement in tree.body:
        name = _constant(statement)
        if name and _is_register(statement):
            registers.add(name)
        elif name in stored and _is_zero(statement) and (register := next(free, "")):
            registers.add(name)
            yield statement, f"{name} = {register}"
    for function in tree.body:
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Global):
                    yield node, "pass"
            for value in _values(function, registers, stored):
                yield value, f"world.memory[{value.id}]"


def _values(function: ast.FunctionDef, registers: set[str], stored: set[str]) -> Iterator[ast.Name]:
    """Yield the names of registers where what they hold is meant, and not which they are."""
    inside = {id(part) for index in _indexes(function) for part in ast.walk(index)}
    handed_on = {id(part) for call in _calls(function) for part in call.args}
    for node in ast.walk(function):
        if not isinstance(node, ast.Name) or node.id not in registers or id(node) in inside:
            continue
        if node.id in stored or id(node) not in handed_on:
            yield node


def _moves(tree: ast.Module, genre: Genre) -> Iterator[Change]:
    """Yield assignments to what is the game's own, as calls of the kit."""
    numbers = {_constant(node): _number(node.value) for node in tree.body if _is_set(node)}
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[target], value=value):
                how = "="
            case ast.AugAssign(target=target, op=ast.Add(), value=value):
                how = "+"
            case ast.AugAssign(target=target, op=ast.Sub(), value=value):
                how = "-"
            case _:
                continue
        number = numbers.get(value.id) if isinstance(value, ast.Name) else _number(value)
        said = _said(_field(target), how, ast.unparse(value), number, genre)
        if said:
            yield node, said


def _said(field: str, how: str, value: str, number: int | None, genre: Genre) -> str:
    """Return an assignment as a call, or nothing if it is none of those that can be.

    To be safe for a while, or to get a heart, may be meant; to lose either is no feature's.
    """
    sign = f"-({value})" if how == "-" else value
    slides = ("vx", "vy") if genre == Genre.ACTION_ADVENTURE else ()
    match field:
        case "x":
            way = f"({value}) - {_HERO}x" if how == "=" else sign
            return f"move_hero(world, {way}, 0)"
        case "y":
            way = f"({value}) - {_HERO}y" if how == "=" else sign
            return f"move_hero(world, 0, {way})"
        case "vx" if "vx" in slides:
            return f"move_hero(world, {sign}, 0)"
        case "vy" if "vy" in slides:
            return f"move_hero(world, 0, {sign})"
        case "hurt" if how != "-" and number is not None and number > 0:
            return "shield_hero(world)"
        case "hp" if how == "+" and number == 1:
            return "heal_hero(world)"
        case "score" if how == "+":
            return f"add_score(world, {value})"
    return ""


def _field(target: ast.expr) -> str:
    """Return the hero's field that is written to, or the world's score; nothing for all others."""
    match target:
        case ast.Attribute(
            value=ast.Subscript(
                value=ast.Attribute(value=ast.Name(id="world"), attr="actors"),
                slice=ast.Constant(value=0),
            ),
            attr=("x" | "y" | "vx" | "vy" | "hurt" | "hp") as field,
        ):
            return field
        case ast.Attribute(value=ast.Name(id="world"), attr="score"):
            return "score"
    return ""


def _number(value: ast.expr | None) -> int | None:
    match value:
        case ast.Constant(value=int() as number) if not isinstance(number, bool):
            return number
    return None


def _is_set(node: ast.stmt) -> TypeGuard[ast.Assign | ast.AnnAssign]:
    return _constant(node) != ""


def _constant(node: ast.stmt) -> str:
    """Return the name that a statement of a module gives to a value, or nothing."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
    return ""


def _is_zero(node: ast.stmt) -> bool:
    match node:
        case ast.Assign(value=ast.Constant(value=0)) | ast.AnnAssign(value=ast.Constant(value=0)):
            return True
    return False


def _is_register(node: ast.stmt) -> bool:
    match node:
        case ast.Assign(value=ast.Name(id=name)) | ast.AnnAssign(value=ast.Name(id=name)):
            return name in OWN_REGISTERS
    return False


def _stored(tree: ast.Module) -> set[str]:
    """Return the names in capitals that rules write to."""
    return {
        node.id
        for function in tree.body
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id.isupper()
    }


def _indexes(function: ast.FunctionDef) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "world.memory":
            yield node.slice


def _calls(function: ast.FunctionDef) -> Iterator[ast.Call]:
    return (node for node in ast.walk(function) if isinstance(node, ast.Call))


def _changed(source: str, changes: Iterator[Change]) -> str:
    """Return a source with parts of it changed; what spans several lines stays as it is."""
    lines = source.split("\n")
    places = [
        (node.lineno - 1, node.col_offset, node.end_col_offset, text)
        for node, text in changes
        if isinstance(node, ast.expr | ast.stmt) and node.lineno == node.end_lineno
    ]
    for row, start, end, text in sorted(places, reverse=True):
        lines[row] = lines[row][:start] + text + lines[row][end:]
    return "\n".join(lines)
