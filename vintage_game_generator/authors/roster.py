"""The authors, by who is to write."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from vintage_game_generator.asking.opening import desk_of
from vintage_game_generator.authors.language_model.author import LanguageModelAuthor
from vintage_game_generator.authors.procedural.author import ProceduralAuthor
from vintage_game_generator.authors.protocol import Author
from vintage_game_generator.models.writer import Terms, Writer

NOBODY = Writer()
_STAND_IN: ContextVar[Author | None] = ContextVar("stand-in", default=None)


def author_of(writer: Writer, terms: Terms, painter: Writer = NOBODY) -> Author:
    """Return the author: the procedural one if no model is to write.

    Args:
        writer: Who writes.
        terms: How models are asked.
        painter: The image models that draw, if any.
    """
    if stand_in := _STAND_IN.get():
        return stand_in
    if not writer.models and not painter.models:
        return ProceduralAuthor()
    return LanguageModelAuthor(
        desk_of(writer, terms), desk_of(painter, terms) if painter.models else None
    )


@contextmanager
def standing_in(author: Author) -> Iterator[None]:
    """Have an author write in place of all others in this context."""
    token = _STAND_IN.set(author)
    try:
        yield
    finally:
        _STAND_IN.reset(token)
