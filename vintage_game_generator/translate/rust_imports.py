"""`use` lines in the order and with the line breaks of rustfmt."""

import re
from collections.abc import Mapping

from vintage_game_generator.translate.rust_shape import TAB, WIDTH


def use_lines(names: Mapping[str, set[str]]) -> list[str]:
    """Return what imports names from modules, by the modules' paths."""
    lines: list[str] = []
    for path in sorted(names, key=lambda path: [import_order(part) for part in path.split("::")]):
        found = sorted(names[path], key=import_order)
        line = f"use {path}::{found[0] if len(found) == 1 else '{' + ', '.join(found) + '}'};"
        if len(line) < WIDTH:  # rustfmt keeps one column more free here
            lines.append(line)
        else:
            lines += [f"use {path}::{{", *_packed(found), "};"]
    return lines


def _packed(names: list[str]) -> list[str]:
    lines = [" " * TAB]
    for name in names:
        piece = f"{name},"
        if lines[-1].strip() and len(lines[-1]) + 1 + len(piece) > WIDTH:
            lines.append(" " * TAB)
        lines[-1] += f" {piece}" if lines[-1].strip() else piece
    return lines


def import_order(name: str) -> list[tuple[int, int, str]]:
    """Return a key after which rustfmt sorts: numbers by their value, else letter by letter."""
    pieces = re.findall(r"\d+|_|[^\d_]+", name)
    return [
        (0, 0, "") if piece == "_" else (2, int(piece), "") if piece.isdigit() else (1, 0, piece)
        for piece in pieces
    ]
