"""The gallery page: one file with everything in it that shows finished games and plays them."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from vintage_game_generator.errors import BadGame, BadInput
from vintage_game_generator.packaging.archive import READABLE
from vintage_game_generator.packaging.delivered import certificate_digest, read_certificate
from vintage_game_generator.store.blobs import Store, write_whole
from vintage_game_generator.store.keys import source_version

GALLERY = "gallery.html"
LIMIT = 150_000_000  # bytes of a page; a browser opens that in some seconds
HEAD = 4096  # bytes at the page's beginning that say what it was made of
GENERATOR = b'<meta name="generator" content="Vintage Game Generator">'
ENDING = b"</html>\n"
NO_NOTES: Mapping[str, str] = MappingProxyType({})
CODE = (
    *("gallery", "briefs.py", "models", "consoles", "targets/web_page.py", "templates.py"),
    *("assets/font.py", "assets/font_large.txt", "playtest/screen_test.py"),
)


def build_gallery(
    output: Path,
    games: Sequence[Path],
    title: str,
    store: Store,
    *,
    notes: Mapping[str, str] = NO_NOTES,
    limit: int = LIMIT,
) -> Path:
    """Have the gallery of some games in a folder, and return its page.

    A page that was made of the same games is left as it is: that takes milliseconds. To film a
    game its own code is run, in a process of its own.

    Args:
        output: The folder of the page, `gallery.html`.
        games: The games' folders, in the order in which they are shown.
        title: What the gallery is called.
        store: Where films and packed games are kept, so that each is made once.
        notes: What else to say of a game, by its title or its folder's name; a name that none of
            the games has is of one that could not be made, and the note says why.
        limit: Bytes that the page may have: what does not fit is played from its folder.

    Raises:
        BadInput: there is something else of the page's name.
        StoreError: the page cannot be written.
    """
    page = output / GALLERY
    check_page(page)
    made_of = ingredients(output, games, title, notes, limit)
    if _says(page, made_of):
        return page
    # Late: most of the time nothing is to be made, and what draws takes long to load.
    from vintage_game_generator.gallery.cards import card_of  # noqa: PLC0415
    from vintage_game_generator.gallery.exhibits import exhibits  # noqa: PLC0415
    from vintage_game_generator.gallery.rendering import rendered  # noqa: PLC0415

    cards, unread = [], {}
    for folder in games:
        try:
            certificate = read_certificate(folder)
        except BadGame as error:
            unread[folder.name] = str(error)
        else:
            cards.append(card_of(folder, certificate, address(output, folder), notes))
    known = {name for card in cards for name in card.names}
    lacking = unread | {name: why for name, why in notes.items() if name not in known}
    content = rendered(exhibits(cards, store, limit), lacking, title, made_of)
    write_whole(page, content, READABLE)
    return page


def check_page(page: Path) -> None:
    """Return quietly if a gallery may be written there: nothing is, or an earlier one.

    Raises:
        BadInput: somebody's own page is.
    """
    if not os.path.lexists(page):
        return
    with suppress(OSError), page.open("rb") as file:
        if GENERATOR in file.read(HEAD):
            return
    raise BadInput(
        "there is something else of this name",
        where=str(page),
        hint="choose another folder for the games, or move it away",
    )


def ingredients(
    output: Path, games: Sequence[Path], title: str, notes: Mapping[str, str], limit: int
) -> str:
    """Return a digest of all that the page depends on.

    A game is told by its certificate, which lists the digests of its files, and by whether its
    page for the web is still there.
    """
    told = [
        [address(output, folder), certificate_digest(folder), sorted(_sizes(folder / "web"))]
        for folder in games
    ]
    parts = [title, told, list(notes.items()), limit, source_version(CODE)]
    parts += [version(library) for library in ("jinja2", "numpy", "pillow")]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def address(output: Path, folder: Path) -> str:
    """Return where a folder is, as a link in a page of another."""
    return quote(Path(os.path.relpath(folder.resolve(), output.resolve())).as_posix())


def _says(page: Path, made_of: str) -> bool:
    """Return whether a page is there, whole, and made of this."""
    with suppress(OSError), page.open("rb") as file:
        head = file.read(HEAD)
        file.seek(-len(ENDING), os.SEEK_END)
        return f'name="made-of" content="{made_of}"'.encode() in head and file.read() == ENDING
    return False


def _sizes(folder: Path) -> list[tuple[str, int]]:
    with suppress(OSError):
        return [(page.name, page.stat().st_size) for page in folder.glob("*.html")]
    return []
