"""What must stay in the store: receipts and results, and the bytes that they name."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from vintage_game_generator.errors import StoreError
from vintage_game_generator.models.certificate import CERTIFICATE
from vintage_game_generator.settings import settings
from vintage_game_generator.store.blobs import AT_A_TIME
from vintage_game_generator.store.places import PART, Entry, Place
from vintage_game_generator.store.results import refs_in

RECORDS = ("receipts", "results")
# What we write has such names. Whatever else lies there is somebody's, and no business of ours.
OURS = {
    "store": re.compile(r"[0-9a-f]{2}/[0-9a-f]{62}"),
    "results": re.compile(r"[a-z-]+-[0-9a-f]{64}"),
    "receipts": re.compile(r"[0-9a-f]{64}\.json"),
}
LEFT = re.compile(rf"([0-9a-f]{{2}}/)?\.[\w.-]+{re.escape(PART)}")  # by interrupted writes


@dataclass(frozen=True)
class Root:
    """A receipt or a result, and the digests of the bytes that it names, if it can be read."""

    kind: str
    entry: Entry
    names: frozenset[str] = frozenset()
    readable: bool = True
    pinned: bool = False


def roots(kind: str, place: Place, entries: list[Entry]) -> list[Root]:
    """Return the receipts or results of a place that are still there, with what they name."""
    here = frozenset(games_here()) if kind == "receipts" else frozenset()
    with ThreadPoolExecutor(AT_A_TIME) as requests:
        found = list(requests.map(lambda one: _root(kind, place, one, here), entries))
    return [one for one in found if one]


def _root(kind: str, place: Place, entry: Entry, here: frozenset[str]) -> Root | None:
    """Return a record with what it names; nothing if it is gone."""
    try:
        content = place.read(entry.name)
        if content is None:
            return None
        told = json.loads(content)
        if kind == "results":
            told = json.loads(told["result"])
        certificate = told["game"]["files"][CERTIFICATE]["sha256"] if kind == "receipts" else ""
        names = frozenset(ref.sha256 for ref in refs_in(told))
    except (StoreError, ValueError, KeyError, TypeError, RecursionError) as error:
        # A result that is cut off is never a hit: what it named is made again. Of anything else
        # that cannot be read, another version or another moment may make sense.
        cut = kind == "results" and not isinstance(error, StoreError)
        return Root(kind, entry, readable=cut)
    return Root(kind, entry, names, pinned=certificate in here)


def games_here() -> dict[str, Path]:
    """Return the folders of all games on this machine, by the digests of their certificates."""
    found = {}
    for record in settings().seen.glob("*.json"):
        with suppress(OSError, ValueError, KeyError, TypeError):
            known = json.loads(record.read_bytes())
            folder = Path(known["folder"])
            if (folder / CERTIFICATE).is_file():
                found[str(known["certificate"])] = folder
    return found
