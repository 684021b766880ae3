"""One archive of a whole game, the same bytes whenever and wherever it is made."""

import io
import zipfile

from vintage_game_generator.models.cartridge import CertifiedGame, PackagedGame
from vintage_game_generator.store.blobs import Store

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the zip format's first moment: an archive names no time
READABLE, EXECUTABLE = 0o644, 0o755
SHEBANG = b"#!/"  # how a script begins that is started by its name


def zip_archive(folder: str, files: dict[str, bytes]) -> bytes:
    """Return a zip of the files inside one folder.

    They are stored as they are: what a deflater makes of them differs between its versions,
    and the pictures are compressed already.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", EARLIEST)
            entry.external_attr = mode_of(files[name]) << 16
            entry.create_system = 3  # Unix, wherever it is made
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def mode_of(content: bytes) -> int:
    """Return who may do what with a file of a game: all may start its scripts."""
    return EXECUTABLE if content.startswith(SHEBANG) else READABLE


def packaged(game: CertifiedGame, store: Store, *, lasting: bool = True) -> PackagedGame:
    """Return a certified game with an archive of all its files.

    Args:
        game: The game, sealed.
        store: Where its bytes are, and the archive's will be.
        lasting: Whether all of its proofs are.
    """
    folder = game.package.replace("_", "-")
    archive = store.put(zip_archive(folder, store.get_all(game.files)))
    return PackagedGame(
        package=game.package,
        files=game.files,
        archive=archive,
        certificate=game.certificate,
        lasting=lasting,
    )
