"""Comments of rules in Ruby, wrapped where its deeper indentation makes them too long."""

import re
import textwrap
from collections.abc import Sequence

from vintage_game_generator.translate.ruby_layout import WIDTH

MARGIN = 4  # of what stands in a section of a docstring
_ITEM = re.compile(r"[-*] |\d+\. |@(param|return) ")
_PARAMETER = re.compile(r"( +)(\w+): (.*)")


def comment_lines(indent: str, lines: Sequence[str]) -> list[str]:
    """Return comments, one or more lines each.

    Args:
        indent: What stands before each.
        lines: Their words; blank lines part paragraphs, indented lines and items stand alone.
    """
    printed: list[str] = []
    for paragraph in _paragraphs(lines):
        room = WIDTH - len(indent) - 2
        if all(len(line) <= room for line in paragraph):
            printed += paragraph
            continue
        first = paragraph[0]
        margin = first[: len(first) - len(first.lstrip())]
        hanging = margin + ("  " if _ITEM.match(first.lstrip()) else "")
        words = " ".join(line.strip() for line in paragraph)
        printed += textwrap.wrap(
            words,
            room,
            initial_indent=margin,
            subsequent_indent=hanging,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return [f"{indent}# {line}".rstrip() for line in printed]


def _paragraphs(lines: Sequence[str]) -> list[list[str]]:
    """Return the lines that belong together, in order; a blank line is one by itself."""
    paragraphs: list[list[str]] = []
    previous = ""
    for line in lines:
        margin = len(line) - len(line.lstrip())
        starts = (
            not line.strip()
            or not previous.strip()
            or margin != len(previous) - len(previous.lstrip())
            or _ITEM.match(line.lstrip()) is not None
        )
        if starts or not paragraphs:
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
        previous = line
    return paragraphs


def yard_lines(docstring: str) -> list[str]:
    """Return a docstring's lines, with its parameters and its result as YARD names them."""
    first, _, rest = docstring.partition("\n")
    lines = [first]
    section = ""
    for line in textwrap.dedent(rest).splitlines():
        if line in ("Args:", "Returns:"):
            section = line
            continue
        section = section if line.startswith(" ") else ""
        parameter = _PARAMETER.fullmatch(line)
        if section == "Args:" and parameter and len(parameter[1]) == MARGIN:
            lines.append(f"@param {parameter[2]} {parameter[3]}")
        elif section == "Returns:" and lines[-1] == "":
            lines.append(f"@return {line.strip()}")
        elif section:
            lines.append(f"  {line.strip()}")
        else:
            lines.append(line)
    return lines
