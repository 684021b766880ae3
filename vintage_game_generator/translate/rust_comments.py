"""Comments and documentation in Rust, carried over from the rules."""

import re
import textwrap
from collections.abc import Sequence

from vintage_game_generator.translate.rust_shape import WIDTH

_SECTIONS = {"Args:": "# Arguments", "Returns:": "# Returns"}
_ENTRY = re.compile(r"(\w+): (.*)")


def comment_lines(words: Sequence[str], indent: int) -> list[str]:
    """Return comments, each on its own line or on as many as it needs."""
    return [line for text in words for line in _wrapped("// ", text, indent)]


def documentation(slashes: str, docstring: str) -> list[str]:
    """Return a docstring as documentation.

    Args:
        slashes: `///` for what follows, `//!` for the module around.
        docstring: As the rules have it; `Args:` becomes a list under a heading.
    """
    lines: list[str] = []
    listed = False
    for line in docstring.strip().splitlines():
        words = line.strip()
        if words in _SECTIONS:
            listed = True
            lines += [_SECTIONS[words], ""]
        elif listed and (entry := _ENTRY.match(words)):
            lines.append(f"- `{entry[1]}`: {entry[2]}")
        elif listed and words:
            lines.append(f"  {words}")
        else:
            lines.append(words)
            listed = listed and bool(words)
    return [text for line in lines for text in _wrapped(f"{slashes} ", line, 0)]


def _wrapped(before: str, text: str, indent: int) -> list[str]:
    margin = " " * indent + before
    if len(margin + text) <= WIDTH:
        return [(margin + text).rstrip()]
    inner = " " * (len(text) - len(text.lstrip()) + (2 if text.startswith("- ") else 0))
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=margin,
        subsequent_indent=margin + inner,
        break_long_words=False,
        break_on_hyphens=False,
    )
