"""The comments of a source text, by line, so that a tree can carry them over."""

import io
import tokenize
from dataclasses import dataclass

from vintage_game_generator.translate.tree import Notes

_FOR_TOOLS = ("noqa", "type:", "fmt:", "ruff:", "pragma:")


@dataclass(frozen=True)
class Comments:
    """The comments of one module; lines count from 1, and texts lack the `#`."""

    lines: tuple[str, ...]
    whole: dict[int, tuple[int, str]]
    """Comments that have a line to themselves: column and text."""
    beside: dict[int, str]
    """Comments after code on the same line."""

    def above(self, line: int, after: int, column: int) -> tuple[str, ...]:
        """Return the comments between two lines that are indented by a column."""
        return tuple(
            self.whole[number][1]
            for number in range(after + 1, line)
            if number in self.whole and self.whole[number][0] == column
        )

    def around(self, first: int, last: int, after: int, column: int) -> Notes:
        """Return the notes of a statement that spans two lines.

        Args:
            first: Its first line.
            last: Its last line, or that of its head when it is compound.
            after: The last line of what stands before it.
            column: Its indentation.
        """
        inner = tuple(
            text
            for line in range(first, last + 1)
            for text in (
                self.whole[line][1] if line in self.whole else "",
                self.beside.get(line, "") if line != last else "",
            )
            if text
        )
        gap = self.lines[after : first - 1]
        return Notes(
            leading=self.above(first, after, column) + inner,
            trailing=self.beside.get(last, ""),
            blank=any(not line.strip() for line in gap),
        )

    def end_of_remarks(self, line: int) -> int:
        """Return the first line with code after one, past comments and blank lines."""
        line += 1
        while line in self.whole or (line <= len(self.lines) and not self.lines[line - 1].strip()):
            line += 1
        return line

    def end_of_head(self, line: int) -> int:
        """Return the line on which the head of a compound statement ends with its colon."""
        while not self.lines[line - 1].partition("#")[0].rstrip().endswith(":"):
            line += 1
        return line


def comments_of(text: str) -> Comments:
    """Return the comments of a source text that parses."""
    whole: dict[int, tuple[int, str]] = {}
    beside: dict[int, str] = {}
    if "#" in text:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT:
                line, column = token.start
                words = token.string[1:].strip()
                if words.startswith(_FOR_TOOLS):
                    continue
                if token.line[:column].strip():
                    beside[line] = words
                else:
                    whole[line] = (column, words)
    return Comments(tuple(text.splitlines()), whole, beside)
