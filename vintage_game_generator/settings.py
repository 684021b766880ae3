"""Where what is made is kept; read from the environment once, then frozen."""

import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

from vintage_game_generator.errors import StoreError

FOLDERS = (  # of `home`
    *("store", "results", "receipts", "answers", "made", "seen", "locks", "asking"),
    *("catalog", "server", "cargo-target"),
)


@dataclass(frozen=True)
class Settings:
    """Folders of this machine, and where several machines share what they make."""

    home: Path
    storage: str = ""
    """A folder or an fsspec URL for the store, the results and the receipts; none: `home`."""

    @property
    def store(self) -> Path:
        """Return the folder of bytes, by their SHA-256; of a storage elsewhere, copies."""
        return self.home / "store"

    @property
    def results(self) -> Path:
        """Return the folder of task results, by their cache key."""
        return self.home / "results"

    @property
    def receipts(self) -> Path:
        """Return the folder of finished games, by their brief."""
        return self.home / "receipts"

    @property
    def answers(self) -> Path:
        """Return the folder of models' answers, by all that shapes them."""
        return self.home / "answers"

    @property
    def made(self) -> Path:
        """Return the folder of what games were made of, by the names of their folders."""
        return self.home / "made"

    @property
    def seen(self) -> Path:
        """Return the folder of what games' folders were like when they were last verified."""
        return self.home / "seen"

    @property
    def locks(self) -> Path:
        """Return the folder of what only one process may do at a time."""
        return self.home / "locks"

    @property
    def asking(self) -> Path:
        """Return the folder of what runs must know of each other: limits, money, requests."""
        return self.home / "asking"


@cache
def settings() -> Settings:
    """Return the settings of this process.

    `VINTAGE_HOME` is this machine's folder: the user's cache folder, if nothing else is said.
    `VINTAGE_STORAGE` is where several machines share what they make, if they do.

    Folders of ours that others may enter, such as those from a copy or an archive, are closed.
    """
    home = os.environ.get("VINTAGE_HOME")
    folder = Path(home).expanduser() if home else user_cache_path("vintage-game-generator")
    storage = os.environ.get("VINTAGE_STORAGE", "")
    found = Settings(home=folder.absolute(), storage=storage)
    for name in FOLDERS:
        _close(found.home / name)
    return found


def _close(folder: Path) -> None:
    with suppress(OSError):  # not there yet
        found = folder.stat()
        if hasattr(os, "getuid") and found.st_uid == os.getuid() and found.st_mode & 0o077:
            folder.chmod(0o700)


def private_folder(folder: Path) -> Path:
    """Return the folder, made for this user alone.

    Whoever can write a result could have it executed as another kind of result, so nobody
    else may.

    Raises:
        OSError: it cannot be made.
    """
    for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        missing.mkdir(exist_ok=True, mode=0o700)
    return folder


def results_folder() -> Path:
    """Return the folder of task results, made for this user alone.

    Raises:
        StoreError: it cannot be made.
    """
    folder = settings().results
    try:
        return private_folder(folder)
    except OSError as error:
        reason = f"{folder}: cannot be made ({error.strerror})"
        raise StoreError(f"{reason}; set VINTAGE_HOME to a folder of yours") from error


def prefect_environment(*, verbose: bool) -> dict[str, str]:
    """Return what a run in this process asks of Prefect, wherever the user asked nothing else.

    The batch sizes keep the server that lives only as long as a run from lagging behind a
    fan-out and losing its history. What is no whole batch it writes down after the interval.
    """
    environment = {
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "100",
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",  # seconds; whole ones
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",  # busy machines need over 20
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }
    if os.environ.get("VINTAGE_SERVER_AUTH"):  # as `vintage up` asks for it
        environment["PREFECT_API_AUTH_STRING"] = os.environ["VINTAGE_SERVER_AUTH"]
    if not verbose:
        environment["PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL"] = "CRITICAL"
    return {key: value for key, value in environment.items() if key not in os.environ}
