"""What is at the address of the games: a page that leads to all galleries and games below it."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from vintage_game_generator.errors import BadGame
from vintage_game_generator.gallery.cards import Card, card_of
from vintage_game_generator.gallery.page import GALLERY
from vintage_game_generator.gallery.pixels import pixel_words
from vintage_game_generator.gallery.rendering import TEMPLATES as GALLERY_TEMPLATES
from vintage_game_generator.models.batch import BATCH
from vintage_game_generator.models.certificate import CERTIFICATE
from vintage_game_generator.packaging.delivered import read_certificate
from vintage_game_generator.packaging.folder import archive_path
from vintage_game_generator.templates import templates_of

DEEPEST = 4  # folders: a batch of every night has one a day
MOST = 500  # games that the page shows, the latest ones
# Nothing but this server's own pictures and the page's own style.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'"


@dataclass(frozen=True)
class Batch:
    """A gallery: what it is called, how many games it has, and since when."""

    address: str
    title: str
    count: int | None  # where that is not known, nothing
    when: str


@dataclass(frozen=True)
class Game:
    """A game that is in no gallery."""

    card: Card
    picture: str  # the addresses of files, or nothing
    page: str
    archive: str


def index_page(folder: Path) -> bytes:
    """Return the page, as its folder is now."""
    batches: list[tuple[float, Batch]] = []
    games: list[tuple[float, Path]] = []
    for place in _folders(folder, DEEPEST):
        gallery = place / GALLERY
        named: set[str] = set()
        with suppress(OSError):
            changed = gallery.lstat().st_mtime
            batch, named = _batch(gallery, folder, changed)
            batches.append((changed, batch))
        for game in _games(place):
            if game.name not in named:
                with suppress(OSError):
                    games.append((game.joinpath(CERTIFICATE).stat().st_mtime, game))
    batches.sort(key=lambda one: (-one[0], one[1].address))
    games.sort(key=lambda one: (-one[0], one[1]))
    shown = [_game(path, _address(path, folder), when) for when, path in games[:MOST]]
    page = (
        templates_of("serving", autoescape=True)
        .get_template("index.html.jinja")
        .render(
            batches=[one for _, one in batches],
            games=[one for one in shown if one],
            more=max(0, len(games) - MOST),
            folder=folder,
            style=Markup(_style()),
            heading=pixel_words("Games"),
            spelt=pixel_words,
        )
    )
    return page.encode()


def _folders(folder: Path, depth: int) -> Iterator[Path]:
    """Yield a folder and those below it that are no games."""
    yield folder
    if depth:
        for path in _below(folder):
            if not (path / CERTIFICATE).is_file():
                yield from _folders(path, depth - 1)


def _games(folder: Path) -> list[Path]:
    return [path for path in _below(folder) if (path / CERTIFICATE).is_file()]


def _below(folder: Path) -> list[Path]:
    """Return the folders in one; no links, which may lead out, and nothing that is hidden."""
    with suppress(OSError):
        return sorted(
            path
            for path in folder.iterdir()
            if not path.name.startswith(".") and not path.is_symlink() and path.is_dir()
        )
    return []


def _batch(gallery: Path, root: Path, changed: float) -> tuple[Batch, set[str]]:
    """Return what is told of a gallery, and the folders of the games that it shows."""
    title, named = gallery.parent.name if gallery.parent != root else "Gallery", set()
    with suppress(OSError, ValueError, TypeError, KeyError):
        told = json.loads((gallery.parent / BATCH).read_bytes())
        named = {Path(one["folder"]).name for one in told["games"] if not one["error"]}
        title = str(told["title"])
    when = datetime.fromtimestamp(changed, UTC).strftime("%Y-%m-%d %H:%M UTC")
    return Batch(_address(gallery, root), title, len(named) or None, when), named


def _game(folder: Path, address: str, changed: float) -> Game | None:
    """Return what is shown of a game; nothing if it is none."""
    card = _card(folder, address, changed)
    if card is None:
        return None
    return Game(
        card=card,
        picture=next(filter(None, map(card.link, card.pictures)), ""),
        page=card.link(card.page.relative_to(folder).as_posix()) if card.page else "",
        archive=f"{address}.zip" if archive_path(folder).is_file() else "",
    )


@lru_cache(maxsize=2 * MOST)
def _card(folder: Path, address: str, _changed: float) -> Card | None:
    try:
        return card_of(folder, read_certificate(folder), address, {})
    except (BadGame, OSError):
        return None


def _address(path: Path, root: Path) -> str:
    return quote(path.relative_to(root).as_posix())


@cache
def _style() -> str:
    own = Path(__file__).with_name("templates") / "index.css"
    gallery = GALLERY_TEMPLATES / "gallery.css"
    return gallery.read_text(encoding="utf-8") + own.read_text(encoding="utf-8")
