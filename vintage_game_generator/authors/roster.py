"""The authors by the name that a brief calls them."""

from vintage_game_generator.authors.procedural.author import ProceduralAuthor
from vintage_game_generator.authors.protocol import Author

AUTHORS: dict[str, Author] = {"procedural": ProceduralAuthor()}


def author_named(name: str) -> Author:
    """Return the author of a brief: `GameConfig` admits only names that are here."""
    return AUTHORS[name]
