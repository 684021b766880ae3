"""Where Prefect keeps the results of tasks: where the store is, so that machines share both."""

import json
import threading
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from prefect.filesystems import WritableFileSystem

from vintage_game_generator.settings import results_folder, settings
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.places import storage
from vintage_game_generator.store.results import sound_result

DOCUMENT = "vintage-results"


class ResultFiles(WritableFileSystem):
    """The results of tasks in `VINTAGE_STORAGE`, of which Prefect only ever reads sound ones.

    Prefect calls the two methods from its own threads, or awaits what they return: plain bytes
    do for both.

    The block has no settings: each process reads and writes where its own environment says, so
    that no credentials are kept on a server.
    """

    _block_type_name = "Vintage results"

    def read_path(self, path: str, **_: Any) -> bytes:  # type: ignore[override]
        """Return a record.

        Raises:
            FileNotFoundError: there is none, or it was unsound and is gone.
            StoreError: the storage does not answer.
        """
        self._block_document_id = _document() or self._block_document_id
        if Path(path).name != path:  # a key, never a way to somewhere else
            raise FileNotFoundError(path)
        record = sound_result(storage("results"), path, local_store())
        if record is None:
            raise FileNotFoundError(path)
        # It may have been written under another server, which knows this block by another id.
        envelope = json.loads(record.content)
        envelope["metadata"]["storage_block_id"] = str(self._block_document_id)
        return json.dumps(envelope).encode()

    def write_path(  # type: ignore[override]
        self, path: str, content: bytes, **_: Any
    ) -> None:
        """Keep a record, whole or not at all.

        Raises:
            StoreError: it cannot be written.
        """
        storage("results").write(path, content)


_ASKING = threading.Lock()
ATTEMPTS = 3  # several processes may be saving the block at once: all but one are refused
PAUSE = 0.3  # seconds


def _document() -> UUID | None:
    """Return the id of the block's document, which a task's state names for other machines.

    Where there is none, runs find results by their keys all the same.
    """
    with _ASKING:
        return _asked()


@cache
def _asked() -> UUID | None:
    for _ in range(ATTEMPTS):
        with suppress(Exception):  # nobody saved it yet
            found = ResultFiles.load(DOCUMENT, _sync=True)  # type: ignore[call-arg]
            if isinstance(found, ResultFiles):
                return found._block_document_id
        with suppress(Exception):
            files = ResultFiles()
            files.save(DOCUMENT, overwrite=True, _sync=True)  # type: ignore[call-arg]
            return files._block_document_id
        time.sleep(PAUSE)
    return None


def result_storage() -> Path | ResultFiles:
    """Return what a task is told of where its results go, while no server is there to be asked.

    Prefect takes a folder as it is, and of blocks only those that have a document on a server.
    This one gets its document when it is first used; until then it has an id that nobody knows.

    Raises:
        StoreError: there can be no folder.
    """
    if not settings().storage:
        return results_folder()
    files = ResultFiles()
    files._block_document_id = uuid5(NAMESPACE_URL, DOCUMENT)
    return files
