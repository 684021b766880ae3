"""Rows that all threads and processes of this machine share."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from vintage_game_generator.errors import StoreError
from vintage_game_generator.settings import private_folder

PATIENCE = 30  # seconds for the others' transactions, each of which takes a millisecond
DAMAGED = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
FILES = ("", "-journal", "-wal", "-shm")  # what SQLite keeps beside a database, and itself

T = TypeVar("T")


@dataclass(frozen=True)
class Database:
    """A small SQLite file; a connection lasts for one transaction, so nothing is left open.

    Attributes:
        path: Its file; missing folders are made for this user alone.
        tables: The statements that make its tables, where they are missing.
        renewed: Whether a damaged file is replaced by an empty one.
    """

    path: Path
    tables: tuple[str, ...]
    renewed: bool = False

    def transact(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Return what work on the rows returns, while nobody else reads or writes them.

        If it raises, the rows stay as they were.

        Raises:
            StoreError: the file cannot be made, read or written.
        """
        try:
            try:
                return self._transact(work)
            except sqlite3.Error as error:
                if not (self.renewed and is_damage(error)):
                    raise
            remove_database(self.path)
            return self._transact(work)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"{self.path}: cannot be used ({error})") from error

    def _transact(self, work: Callable[[sqlite3.Connection], T]) -> T:
        private_folder(self.path.parent)
        with closing(sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)) as rows:
            # What is kept here is of use for minutes: it must outlive a process, not a power cut.
            rows.execute("PRAGMA synchronous = OFF")
            rows.execute("BEGIN IMMEDIATE")
            for table in self.tables:
                rows.execute(table)
            done = work(rows)
            rows.execute("COMMIT")  # closing without it rolls back
            return done


def is_damage(error: Exception) -> bool:
    """Return whether the file is no sound database of ours, rather than busy, full or closed."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(code, int) and code & 0xFF in DAMAGED


def remove_database(path: Path) -> None:
    """Remove a database's files.

    Raises:
        OSError: one is there and cannot be removed.
    """
    for ending in FILES:
        path.with_name(path.name + ending).unlink(missing_ok=True)
