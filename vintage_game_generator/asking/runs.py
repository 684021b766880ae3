"""Where a run keeps what its processes must know of each other: money spent, prompts sent."""

import hashlib
import re
import time
from contextlib import suppress
from pathlib import Path

from vintage_game_generator.errors import StoreError
from vintage_game_generator.settings import private_folder, settings

PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
UNNAMED = "unnamed"
KEPT_SECONDS = 30 * 24 * 3600


def run_file(run: str, ending: str) -> Path:
    """Return the path of a run's file, in a folder made for this user alone.

    Args:
        run: The run's name; one that is no plain file name goes by its digest.
        ending: 'jsonl', 'db'.

    Raises:
        StoreError: the folder cannot be made.
    """
    folder = settings().asking / "runs"
    try:
        private_folder(folder)
    except OSError as error:
        raise StoreError(f"{folder}: cannot be made ({error.strerror})") from error
    name = run or UNNAMED
    if not PLAIN.fullmatch(name):
        name = hashlib.sha256(name.encode()).hexdigest()
    path = folder / f"{name}.{ending}"
    if not path.exists():  # a new run clears away what nobody asks for any more
        _remove_old(folder)
    return path


def _remove_old(folder: Path) -> None:
    oldest = time.time() - KEPT_SECONDS
    with suppress(OSError):  # another process was faster
        for old in folder.iterdir():
            if old.stat().st_mtime < oldest:
                old.unlink()
