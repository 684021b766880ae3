"""The catalog: every classic that a brief can name, read from the data files of this package."""

import difflib
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files

from vintage_game_generator.catalog.classic import Classic
from vintage_game_generator.errors import BadInput

SHELVES = ("platformers", "action", "adventures", "arcade", "puzzles-and-roles")
NEAREST = 3


class UnknownGame(BadInput):
    """A game that the catalog does not have.

    Attributes:
        name: the name that was asked for.
        nearest: the catalog's names most like it, the likeliest first.
    """

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        self.name = name
        self.nearest = nearest
        hint = f"did you mean {' or '.join(nearest)}?" if nearest else "see `vintage catalog`"
        super().__init__(f"no game of the catalog is called {name[:60]!r}", hint=hint)

    def __reduce__(self) -> tuple[object, ...]:
        return UnknownGame, (self.name, self.nearest)


@lru_cache(maxsize=1)
def games() -> tuple[Classic, ...]:
    """Return every classic of the catalog, by name."""
    data = files("vintage_game_generator.catalog") / "data"
    entries = [
        entry
        for shelf in SHELVES
        for entry in tomllib.loads((data / f"{shelf}.toml").read_text("utf-8"))["game"]
    ]
    return tuple(sorted(map(Classic.model_validate, entries), key=lambda game: plain(game.name)))


def find(name: str) -> Classic:
    """Return the game of that name or alias, whatever its case, accents and punctuation.

    Raises:
        UnknownGame: no game is called so; the error holds the nearest names.
    """
    known = _by_plain_name()
    wanted = plain(name)
    if wanted in known:
        return known[wanted]
    close = difflib.get_close_matches(wanted, known, n=8, cutoff=0.5)
    within = [key for key in known if len(wanted) > 2 and wanted in key]
    nearest = dict.fromkeys(known[key].name for key in [*within, *close])
    raise UnknownGame(name, tuple(nearest)[:NEAREST])


def plain(name: str) -> str:
    """Return a name in lower-case ASCII letters and digits alone, to compare by."""
    spread = unicodedata.normalize("NFKD", name.replace("&", " and "))
    return "".join(c for c in spread.casefold() if c.isascii() and c.isalnum())


@lru_cache(maxsize=1)
def _by_plain_name() -> dict[str, Classic]:
    known: dict[str, Classic] = {}
    for game in games():
        for name in (game.name, *game.aliases):
            known.setdefault(plain(name), game)
    return known
