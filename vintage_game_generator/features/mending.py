"""A feature as its writer plainly meant it: without imports, each rule with a docstring."""

import ast
import re
import sys
from collections.abc import Collection
from dataclasses import dataclass

from vintage_game_generator.features.meaning import meant
from vintage_game_generator.models.config import Genre
from vintage_game_generator.translate.custom import TICK, renamed

_REGISTER = re.compile(r"\bworld\.memory\[([0-3])\]")
_SOUND = re.compile(r"\bSOUND_[A-Z_]+\b")
_ANY_SOUND = "SOUND_SELECT"  # every game has it


@dataclass(frozen=True)
class Mended:
    """A source, and of which line of the original each of its lines is, counted from 1."""

    source: str
    lines: tuple[int, ...]

    def original(self, line: int) -> int:
        """Return the line as its writer counts."""
        return self.lines[min(max(line, 1), len(self.lines)) - 1]


def mended(source: str, genre: Genre, kit: Collection[str]) -> Mended:
    """Return a source that parses with what it lacks, and without what it does not need.

    Args:
        source: What was written.
        genre: The game's genre.
        kit: The names that are imported for it, so that its own imports of them may go. Of sounds
            that are not among them, each becomes one that every game has.
    """
    others = [name for name in _SOUND.findall(source) if name not in kit]
    source = renamed(source, dict.fromkeys(others, _ANY_SOUND))
    source = _REGISTER.sub(lambda found: f"world.memory[OWN_{int(found[1]) + 1}]", source)
    source = meant(source, genre)
    source = renamed(source, _tick(ast.parse(source)))
    tree = ast.parse(source)
    lines = source.rstrip("\n").split("\n")
    dropped: set[int] = set()
    added: dict[int, str] = {}
    for place, node in enumerate(tree.body):
        docstring = place == 0 and _is_docstring(node)
        if docstring or (isinstance(node, ast.ImportFrom) and _is_needless(node, kit)):
            dropped |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
        if isinstance(node, ast.FunctionDef) and not _is_docstring(node.body[0]):
            first = node.body[0]
            if first.lineno > node.lineno:
                indent = " " * first.col_offset
                added[first.lineno] = f'{indent}"""{_sentence(node.name)}"""'
    made: list[tuple[str, int]] = []
    for number, line in enumerate(lines, start=1):
        if number in added:
            made.append((added[number], number))
        if number not in dropped:
            made.append((line, number))
    while made and not made[0][0].strip():
        made.pop(0)
    made = made or [("", 1)]
    return Mended("\n".join(line for line, _ in made) + "\n", tuple(place for _, place in made))


def _tick(tree: ast.Module) -> dict[str, str]:
    """Return the name that the tick was given in place of its own, if it is plain which it is."""
    rules = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    ticks = [
        name
        for name, rule in rules.items()
        if name not in called and [one.arg for one in rule.args.args] == ["world"]
    ]
    return {ticks[0]: TICK} if TICK not in rules and len(ticks) == 1 else {}


def _is_docstring(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _is_needless(node: ast.ImportFrom, kit: Collection[str]) -> bool:
    root = (node.module or "").partition(".")[0]
    return root not in sys.stdlib_module_names and all(
        one.name in kit and one.asname is None for one in node.names
    )


def _sentence(name: str) -> str:
    return f"{name.replace('_', ' ').capitalize()}."
