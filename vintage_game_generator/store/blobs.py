"""The content-addressed store: bytes under their SHA-256, verified whenever they are read."""

import hashlib
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TypeVar

from vintage_game_generator.errors import StoreError
from vintage_game_generator.models.assets import Ref
from vintage_game_generator.settings import settings
from vintage_game_generator.store.places import Folder, Place, is_old, storage, write_whole

__all__ = ["Store", "local_store", "write_whole"]

AT_A_TIME = 8  # requests: a place elsewhere takes its time for each
# Pieces that are made at the same time have files in common: one thread looks, and puts.
_PUTTING = tuple(Lock() for _ in range(64))
_T = TypeVar("_T")
_U = TypeVar("_U")


@dataclass(frozen=True)
class Store:
    """Bytes on disk: `ab/cdef...` holds those whose SHA-256 is `abcdef...`.

    With a place elsewhere that several machines share, the folder holds copies of what is there:
    bytes that are altered here come from there again.
    """

    folder: Path
    elsewhere: Place | None = None

    def put(self, content: bytes) -> Ref:
        """Keep the bytes and return where.

        Raises:
            StoreError: the disk is full, or the place is not writable.
        """
        ref = Ref(sha256=hashlib.sha256(content).hexdigest(), size=len(content))
        if self.elsewhere:
            self._share(self.elsewhere, ref, content)
        elif not self.holds(ref):
            self._here.write(_name(ref), content)
        return ref

    def get(self, ref: Ref) -> bytes:
        """Return the bytes.

        Raises:
            StoreError: they are missing, or not what they were.
        """
        content, problem = self._copy(ref)
        if content is None and self.elsewhere:
            content, problem = self._fetched(self.elsewhere, ref)
        if content is None:
            raise problem from problem.__cause__
        return content

    def holds(self, ref: Ref) -> bool:
        """Return whether the bytes are there and unaltered; if so, they count as used now.

        Raises:
            StoreError: the place elsewhere does not answer.
        """
        try:
            content = self.get(ref)
        except StoreError as error:
            if self.elsewhere and _is_of_the_way(error):
                raise
            return False
        if entry := self._here.entry(_name(ref)):
            self._here.renew(entry, content)
        return True

    def put_all(self, files: dict[str, bytes]) -> dict[str, Ref]:
        """Keep several files and return where each is, sorted by name."""
        names = sorted(files)
        return dict(zip(names, self._each(self.put, [files[name] for name in names]), strict=True))

    def get_all(self, files: dict[str, Ref]) -> dict[str, bytes]:
        """Return the files' bytes by their names."""
        return dict(zip(files, self._each(self.get, list(files.values())), strict=True))

    def holds_all(self, refs: Iterable[Ref]) -> bool:
        """Return whether all of these bytes are there and unaltered."""
        return all(self._each(self.holds, list(set(refs))))

    @property
    def _here(self) -> Folder:
        return Folder(self.folder)

    def _copy(self, ref: Ref) -> tuple[bytes | None, StoreError]:
        """Return the bytes in the folder, or what is wrong with them."""
        try:
            content = (self.folder / _name(ref)).read_bytes()
        except OSError as error:
            problem = StoreError(f"{ref.sha256}: missing in {self.folder}")
            problem.__cause__ = error
            return None, problem
        return _verified(content, ref, self.folder)

    def _fetched(self, elsewhere: Place, ref: Ref) -> tuple[bytes | None, StoreError]:
        """Return the bytes from elsewhere, copied to the folder.

        What is altered there goes, so that the next who makes it puts it there again.
        """
        there = elsewhere.read(_name(ref))
        if there is None:
            problem = StoreError(f"{ref.sha256}: missing in {elsewhere}")
            problem.__cause__ = FileNotFoundError(_name(ref))
            return None, problem
        content, problem = _verified(there, ref, elsewhere)
        if content is None:
            with suppress(StoreError):
                elsewhere.remove([_name(ref)])
        else:
            self._keep_copy(ref, content)
        return content, problem

    def _share(self, elsewhere: Place, ref: Ref, content: bytes) -> None:
        """Have the bytes elsewhere, not put twice but to count as used now."""
        with _PUTTING[int(ref.sha256, 16) % len(_PUTTING)]:
            there = elsewhere.entry(_name(ref))
            if there is None or there.size != ref.size or is_old(there):
                elsewhere.write(_name(ref), content)
        if self._copy(ref)[0] is None:
            self._keep_copy(ref, content)

    def _keep_copy(self, ref: Ref, content: bytes) -> None:
        with suppress(StoreError):  # a disk that is full costs time, no bytes
            self._here.write(_name(ref), content)

    def _each(self, act: Callable[[_T], _U], items: Collection[_T]) -> list[_U]:
        """Return what comes of each, several at a time where each has to be waited for."""
        if self.elsewhere is None or len(items) < 2:
            return [act(one) for one in items]
        with ThreadPoolExecutor(AT_A_TIME) as requests:
            return list(requests.map(act, items))


def _name(ref: Ref) -> str:
    return f"{ref.sha256[:2]}/{ref.sha256[2:]}"


def _verified(content: bytes, ref: Ref, where: object) -> tuple[bytes | None, StoreError]:
    same = hashlib.sha256(content).hexdigest() == ref.sha256
    return content if same else None, StoreError(f"{ref.sha256}: altered in {where}")


def _is_of_the_way(error: StoreError) -> bool:
    """Return whether a failure is of the way to the bytes, not of them."""
    return error.__cause__ is not None and not isinstance(error.__cause__, FileNotFoundError)


def local_store() -> Store:
    """Return this machine's store, with the place behind it that machines share, if any.

    Raises:
        BadInput: `VINTAGE_STORAGE` names no place that there can be.
    """
    place = storage("store")
    if isinstance(place, Folder):
        return Store(place.path)
    return Store(settings().store, place)
