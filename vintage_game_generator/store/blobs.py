"""The content-addressed store: bytes under their SHA-256, verified whenever they are read."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from vintage_game_generator.errors import StoreError
from vintage_game_generator.models.assets import Ref
from vintage_game_generator.settings import private_folder, settings


@dataclass(frozen=True)
class Store:
    """Bytes on disk: `ab/cdef...` holds those whose SHA-256 is `abcdef...`."""

    folder: Path

    def put(self, content: bytes) -> Ref:
        """Keep the bytes and return where.

        Raises:
            StoreError: the disk is full, or the folder is not writable.
        """
        ref = Ref(sha256=hashlib.sha256(content).hexdigest(), size=len(content))
        if not self.holds(ref):
            write_whole(self._path(ref), content)
        return ref

    def get(self, ref: Ref) -> bytes:
        """Return the bytes.

        Raises:
            StoreError: they are missing, or not what they were.
        """
        try:
            content = self._path(ref).read_bytes()
        except OSError as error:
            raise StoreError(f"{ref.sha256}: missing in {self.folder}") from error
        if hashlib.sha256(content).hexdigest() != ref.sha256:
            raise StoreError(f"{ref.sha256}: altered in {self.folder}")
        return content

    def holds(self, ref: Ref) -> bool:
        """Return whether the bytes are there and unaltered."""
        try:
            self.get(ref)
        except StoreError:
            return False
        return True

    def put_all(self, files: dict[str, bytes]) -> dict[str, Ref]:
        """Keep several files and return where each is, sorted by name."""
        return {name: self.put(files[name]) for name in sorted(files)}

    def get_all(self, files: dict[str, Ref]) -> dict[str, bytes]:
        """Return the files' bytes by their names."""
        return {name: self.get(ref) for name, ref in files.items()}

    def _path(self, ref: Ref) -> Path:
        return self.folder / ref.sha256[:2] / ref.sha256[2:]


def local_store() -> Store:
    """Return this machine's store."""
    return Store(settings().store)


def write_whole(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Write a file so that nobody ever sees a part of it, whatever dies meanwhile.

    Args:
        path: Where it goes; missing folders are made for this user alone.
        content: Its bytes.
        mode: Who may read and write it: this user alone, if nothing else is said.

    Raises:
        StoreError: the disk is full, or the folder is not writable.
    """
    try:
        private_folder(path.parent)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(mode)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StoreError(f"{path}: cannot write ({error.strerror})") from error
