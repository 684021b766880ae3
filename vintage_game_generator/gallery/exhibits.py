"""What a gallery shows of each game: its card, its film, and the game itself where it fits."""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from vintage_game_generator.cores import cores
from vintage_game_generator.errors import BadGame
from vintage_game_generator.gallery.cards import Card, page_of
from vintage_game_generator.gallery.film import film
from vintage_game_generator.gallery.keeping import kept
from vintage_game_generator.gallery.packing import packed
from vintage_game_generator.models.certificate import Certificate
from vintage_game_generator.packaging.delivered import changed_files
from vintage_game_generator.store.blobs import Store
from vintage_game_generator.store.keys import source_version

FILM_CODE = (
    *(f"gallery/{one}.py" for one in ("film", "filming", "footage")),
    "playtest/screen_test.py",
)
CARD_SIZE = 40_000  # bytes: more than a card has with its picture
STAGE = (320, 292)  # pixels: what a film is shown on
USUAL_SCREEN = (256, 224)  # of a game that does not tell
# The digests by which a game's page lets its own script and style in.
_OWN = re.compile(rb"(script|style)-src '(sha256-[A-Za-z0-9+/]{43}=)'")
_POLICY_WITHIN = 4096  # bytes of a page's beginning


@dataclass(frozen=True)
class Exhibit:
    """A card with what moves: its film, and its game as far as it can be played here."""

    number: int
    card: Card
    film: str  # a GIF in base64, or nothing
    page: str  # the address of its page for the web, or nothing
    packed: str  # that page, packed, in base64; nothing if it must be read from its folder
    policy: Mapping[str, str]  # what that page lets in: the digests of its script and its style

    @property
    def size(self) -> tuple[int, int]:
        """Return the picture's width and height in the console's pixels."""
        return self.card.style.screen if self.card.style else USUAL_SCREEN

    @property
    def zoom(self) -> int:
        """Return how many times the picture is enlarged."""
        return max(1, min(most // own for most, own in zip(STAGE, self.size, strict=True)))


def exhibits(cards: Sequence[Card], store: Store, limit: int) -> list[Exhibit]:
    """Return what is shown of each game.

    Args:
        cards: The games' cards.
        store: Where films and packed games are kept.
        limit: Bytes that all of it may have, more or less: the first game that is beyond it, and
            all later ones, are not packed.
    """
    with ThreadPoolExecutor(cores()) as workers:
        films = list(workers.map(lambda one: film_of(one.folder, one.certificate, store), cards))
    room = limit - sum(map(len, films)) - len(cards) * CARD_SIZE
    found: list[Exhibit] = []
    for card, shot in zip(cards, films, strict=True):
        page, whole, policy = card.page, "", {}
        if page is not None:
            content = page.read_bytes()
            policy = _own_policy(content)
            whole = _packed(content, store) if room > 0 else ""
            room -= len(whole)
        if room < 0:
            whole = ""
        link = card.link(page.relative_to(card.folder).as_posix()) if page else ""
        found.append(Exhibit(len(found) + 1, card, shot, link, whole, policy))
    return found


def prepare(folder: Path, certificate: Certificate, store: Store) -> None:
    """Have what is costly to show of a game made and kept, by whoever has just made the game.

    The gallery of many games is then put together in seconds.
    """
    film_of(folder, certificate, store)
    page = page_of(folder, certificate)
    if page is not None:
        _packed(page.read_bytes(), store)


def film_of(folder: Path, certificate: Certificate, store: Store) -> str:
    """Return a game's film in base64, or nothing if it shows none, or is not what was certified."""
    libraries = (version("pillow"), version("pygame-ce"))
    made_of = (certificate.seal, source_version(FILM_CODE), *libraries)

    def made() -> bytes:
        changed = changed_files(folder, certificate)
        if changed:
            raise BadGame(f"{folder}: {changed[0]} is not what was certified")
        return film(folder, certificate)

    try:
        return _base64(kept("film", made_of, made, store))
    except BadGame:
        return ""


def _packed(page: bytes, store: Store) -> str:
    """Return a page, packed, in base64; or nothing if it is no text."""
    digest = hashlib.sha256(page).hexdigest()
    made_of = (digest, source_version(("gallery/packing.py",)), version("numpy"))
    try:
        return _base64(kept("packed-page", made_of, lambda: packed(page), store))
    except UnicodeDecodeError:
        return ""


def _own_policy(page: bytes) -> dict[str, str]:
    """Return the digests of the script and the style that a page lets in."""
    found = _OWN.findall(page[:_POLICY_WITHIN])
    return {kind.decode(): digest.decode() for kind, digest in found}


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()
