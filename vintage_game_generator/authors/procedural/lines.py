"""Lines of text for a game's screen."""

import textwrap

from vintage_game_generator.models.drafts.reading import fitting
from vintage_game_generator.models.style import StyleGuide

ROOMY = 200  # a screen so wide has large letters far apart
# Lines that the shells' screens show at once, on large screens and on small ones; a title's text
# has the middle of the screen, how it ended what is left between a heading and the hero.
INTRO_LINES, ENDING_LINES = (11, 8), (7, 5)
GOAL_LINES, SAYING_LINES = 2, 2


def rooms(style: StyleGuide) -> tuple[int, int]:
    """Return how many lines an intro may have, and how many an ending or a defeat."""
    small = style.screen[0] < ROOMY
    return INTRO_LINES[small], ENDING_LINES[small]


def letters_a_line(style: StyleGuide) -> int:
    """Return how many letters of the bitmap font fit a line, with a margin of one each side."""
    return style.screen[0] // (6 if style.tile == 8 else 8) - 2


def wrapped(text: str, style: StyleGuide) -> tuple[str, ...]:
    """Return a text in lines."""
    return tuple(textwrap.wrap(text, letters_a_line(style)))


def laid(text: str, style: StyleGuide, lines: int) -> tuple[str, ...]:
    """Return as much of a text as a screen has lines for, in whole sentences or clauses."""
    shown = fitting(text, lambda some: len(wrapped(some, style)) <= lines)
    return wrapped(shown, style) if shown else ()


def announced(name: str, style: StyleGuide) -> str:
    """Return a speaker's name and a colon: its last words, where all of it is too long."""
    wide = letters_a_line(style) - 1
    parts = name.split()
    while len(parts) > 1 and len(" ".join(parts)) > wide:
        parts = parts[1:]
    return f"{' '.join(parts)[:wide]}:"
