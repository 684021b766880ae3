"""The facts that this machine has, in one file."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import Field, ValidationError

from vintage_game_generator.catalog.classic import Classic
from vintage_game_generator.errors import StoreError
from vintage_game_generator.facts.records import Fact
from vintage_game_generator.models.base import Model
from vintage_game_generator.settings import settings
from vintage_game_generator.store.blobs import write_whole

SOURCE = "Giant Bomb (https://www.giantbomb.com): link its pages where the facts are shown"


class FactBook(Model):
    """All facts, by the catalog's names."""

    source: str = SOURCE
    facts: dict[str, Fact] = Field(default_factory=dict)

    def recent(self, classic: Classic, now: datetime, days: int) -> bool:
        """Return whether a game's facts need not be asked for again.

        Facts from the future were fetched before a clock was set back: they are not recent.
        """
        fact = self.facts.get(classic.name)
        return fact is not None and timedelta(0) <= now - fact.fetched < timedelta(days=days)


def book_path() -> Path:
    """Return where the facts are."""
    return settings().home / "catalog" / "facts.json"


def read_book(path: Path) -> FactBook:
    """Return the facts that are kept; none if there is no file.

    Raises:
        StoreError: the file cannot be read, or is no book of facts.
    """
    try:
        return FactBook.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return FactBook()
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror})") from error
    except ValidationError as error:
        raise StoreError(
            f"{path}: holds no facts that can be read; delete it, the next refresh makes it anew"
        ) from error


def add_facts(path: Path, facts: Iterable[Fact]) -> FactBook:
    """Keep more facts, and return all. A file that holds no facts is replaced.

    Raises:
        StoreError: the file cannot be read or written; it is as it was.
    """
    try:
        known = read_book(path).facts
    except StoreError as error:
        if isinstance(error.__cause__, OSError):
            raise
        known = {}
    known = known | {fact.game: fact for fact in facts}
    book = FactBook(facts={name: known[name] for name in sorted(known)})
    write_whole(path, (book.model_dump_json(indent=1) + "\n").encode())
    return book
