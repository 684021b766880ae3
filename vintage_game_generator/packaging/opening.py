"""A game on disk, whether it is a folder or an archive: opened for a while, as a folder."""

import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from vintage_game_generator.errors import BadGame, BadInput
from vintage_game_generator.models.certificate import CERTIFICATE, Certificate, Check

# A game in all languages has about 1,500 files and 60 MB; what claims much more is none.
MOST_FILES = 20_000
MOST_BYTES = 1024 * 1024 * 1024
LONGEST_NAME = 400  # characters of a path


@contextmanager
def opened(place: Path) -> Iterator[Path]:
    """Give the folder of a game that is a folder, or an archive, which is unpacked for a while.

    Raises:
        BadInput: there is neither a folder nor an archive.
        BadGame: the archive is damaged, or holds what no archive of a game does.
    """
    if place.is_dir():
        yield place
        return
    if not place.exists():
        raise BadInput(
            "there is no such folder or archive",
            where=str(place),
            hint="name a game's folder, or its .zip",
        )
    with tempfile.TemporaryDirectory(prefix="vintage-") as scratch:
        folder = unpacked(place, Path(scratch))
        try:
            yield folder
        except BadGame as error:  # whoever reads it knows the archive
            raise BadGame(str(error).replace(str(folder), str(place))) from error


def unpacked(archive: Path, into: Path) -> Path:
    """Return the folder that an archive of one folder was unpacked to, in an empty folder.

    Nothing is written before every name was looked at; nothing goes elsewhere than below `into`.

    Raises:
        BadInput: this is no archive.
        BadGame: it is damaged, or holds what no archive of a game does.
    """
    try:
        with zipfile.ZipFile(archive) as inside:
            entries = inside.infolist()
            wrong = _wrong(entries)
            if wrong:
                raise BadGame(f"{archive}: {wrong}; this is not the archive of a game")
            for entry in entries:
                inside.extract(entry, into)
    except zipfile.BadZipFile as error:
        if not zipfile.is_zipfile(archive):
            raise _not_an_archive(archive) from None
        raise BadGame(f"{archive}: is damaged ({error})") from None
    # What a damaged archive raises besides: a deflater's errors, an end too early, a method that
    # is not known, a name that cannot be; or there is no place for all of it.
    except (OSError, EOFError, RuntimeError, NotImplementedError, ValueError, zlib.error) as error:
        raise BadGame(f"{archive}: cannot be unpacked ({error})") from None
    return into / PurePosixPath(entries[0].filename).parts[0]


def _not_an_archive(place: Path) -> BadInput:
    return BadInput(
        "this is neither a folder nor a whole .zip archive",
        where=str(place),
        hint="name a game's folder, or its .zip",
    )


def _wrong(entries: Sequence[zipfile.ZipInfo]) -> str:
    """Return what about an archive cannot be of a game; nothing if all is well."""
    if not entries:
        return "is empty"
    if len(entries) > MOST_FILES:
        return f"holds {len(entries)} files"
    # No more than this is unpacked: reading an entry ends at the size that it claims.
    size = sum(entry.file_size for entry in entries)
    if size > MOST_BYTES:
        return f"holds {size >> 20} MiB"
    seen: set[str] = set()
    for entry in entries:
        wrong = _wrong_entry(entry)
        name = entry.filename.rstrip("/").casefold()  # as the file systems that fold case see it
        if not wrong and name in seen:
            wrong = "stands there twice"
        if wrong:
            return f"{entry.filename[:LONGEST_NAME]!r} {wrong}"
        seen.add(name)
    tops = {PurePosixPath(entry.filename).parts[0] for entry in entries}
    if len(tops) > 1 or any("/" not in entry.filename for entry in entries):
        return "does not hold one folder"
    return ""


def _wrong_entry(entry: zipfile.ZipInfo) -> str:
    # The name as it stands in the archive: zipfile cuts it at a NUL, and turns separators.
    name = entry.orig_filename
    kind = stat.S_IFMT(entry.external_attr >> 16)
    parts = name.removesuffix("/").split("/")
    if len(name) > LONGEST_NAME or not name.isprintable() or "\\" in name or ":" in name:
        return "is no name of a file"
    if any(part in ("", ".", "..") for part in parts):
        return "leads out of its folder"
    if kind not in (0, stat.S_IFDIR if entry.is_dir() else stat.S_IFREG):
        return "is a link or a device"
    if entry.flag_bits & 1:
        return "is encrypted"
    return ""


def archive_check(folder: Path, certificate: Certificate) -> Check:
    """Return whether an unpacked archive holds the certified files and no other."""
    certified = {CERTIFICATE, *certificate.files}
    paths = (path for path in sorted(folder.rglob("*")) if not path.is_dir())
    strange = [
        name for path in paths if (name := path.relative_to(folder).as_posix()) not in certified
    ]
    detail = "holds the certified files and no other"
    if strange:
        more = f" and {len(strange) - 1} more" if strange[1:] else ""
        detail = f"holds {strange[0]}{more}, which is not certified"
    return Check(name="archive", passed=not strange, detail=detail)
