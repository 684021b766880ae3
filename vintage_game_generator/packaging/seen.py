"""What games' folders were like when they were last verified, so that nothing is hashed twice.

As with git's index: a file whose size, times and inode are what they were when its bytes were
verified has the same bytes. Any way of writing to a file changes its times, and putting another in
its place changes the inode. What this does not see is a disk that alters bytes by itself:
`vintage verify` hashes every file.

A write so soon after the verification that a clock cannot tell them apart would go unnoticed too
(git calls such an entry racy): files are only held to be verified if they were still at that time.
"""

import hashlib
import json
import os
import stat
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from vintage_game_generator.errors import StoreError
from vintage_game_generator.settings import settings
from vintage_game_generator.store.places import write_whole

TICK = 20_000_000  # nanoseconds: twice the coarsest clock by which kernels stamp files
COARSE_TICK = 2_100_000_000  # where a file system counts whole seconds, or two
SECOND = 1_000_000_000
Mark = list[int]  # size, modified, changed (ns), inode


@dataclass(frozen=True)
class Seen:
    """A game in its folder and archive, verified: whose it is, and the digests of both."""

    title: str
    certificate: str
    archive: str


def seen(folder: Path) -> Seen | None:
    """Return what a game's folder and archive were verified to be, if no file changed since."""
    folder = folder.resolve()
    try:
        known = json.loads(_record(folder).read_bytes())
        found = Seen(known["title"], known["certificate"], known["archive"])
        marks = known["marks"]
        same = known["folder"] == str(folder) and marks == _marks(folder, marks)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if same else None


@dataclass(frozen=True)
class Look:
    """The marks of a game's files, taken before their bytes are verified."""

    folder: Path
    marks: dict[str, Mark]

    def remember(self, found: Seen) -> None:
        """Keep what the files were verified to be, if that can be written."""
        try:
            same = self.marks == _marks(self.folder, self.marks)
        except OSError:
            return
        if same:
            known = {"folder": str(self.folder), **asdict(found), "marks": self.marks}
            with suppress(StoreError):  # they will be verified once more, that is all
                write_whole(_record(self.folder), json.dumps(known).encode())


def look(folder: Path, names: Collection[str]) -> Look | None:
    """Return a look at a game's files and its archive; nothing if one is missing, or too young.

    Files of a moment ago are waited for.
    """
    folder = folder.resolve()
    try:
        marks = _marks(folder, [*names, f"../{folder.name}.zip"])
    except OSError:
        return None
    youngest = max(max(modified, changed) for _, modified, changed, _ in marks.values())
    coarse = all(modified % SECOND == 0 for _, modified, _, _ in marks.values())
    wait = youngest + (COARSE_TICK if coarse else TICK) - time.time_ns()
    if wait > TICK:  # a coarse clock, or one that jumped: another time
        return None
    time.sleep(max(wait, 0) / SECOND)
    return Look(folder, marks)


def _marks(folder: Path, names: Collection[str]) -> dict[str, Mark]:
    """Return what tells whether files were written to, by their names in the folder.

    Raises:
        OSError: one is missing, is no plain file, or lies behind a link.
    """
    top = str(folder)
    files = {name: os.lstat(f"{top}/{name}") for name in names}
    if any(not stat.S_ISREG(one.st_mode) for one in files.values()):
        raise OSError("a link")
    if any(Path(top, between).is_symlink() for between in _folders(names)):
        raise OSError("a link")
    return {
        name: [one.st_size, one.st_mtime_ns, one.st_ctime_ns, one.st_ino]
        for name, one in files.items()
    }


def _folders(names: Collection[str]) -> set[str]:
    found: set[str] = set()
    for name in names:
        folder = name.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _record(folder: Path) -> Path:
    return settings().seen / f"{hashlib.sha256(str(folder).encode()).hexdigest()}.json"
