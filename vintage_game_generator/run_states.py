"""What is kept of a game's making: `state.json` while it lasts, and what it was made of."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path

from pydantic import ValidationError

from vintage_game_generator.asking.keyring import scrubbed
from vintage_game_generator.errors import BadInput, StoreError
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.run_state import (
    DONE,
    STATE,
    STOPPED,
    Made,
    MadePiece,
    PieceState,
    RunState,
)
from vintage_game_generator.naming import folder_name
from vintage_game_generator.settings import settings
from vintage_game_generator.store.blobs import write_whole
from vintage_game_generator.store.carried import CARRIED, export_result
from vintage_game_generator.store.keys import Phase, code_version, versions_of
from vintage_game_generator.tally import Tally

PAUSE = 0.5  # seconds between two writings: a game has dozens of pieces, some made in no time
READABLE = 0o644
LARGEST = 1 << 24  # bytes; with all that models wrote for a game it has a few hundred thousand


@contextmanager
def kept_state(
    folder: Path, config: GameConfig, generation: GenerationConfig, run: str, tally: Tally
) -> Iterator[None]:
    """Have `state.json` in a game's folder for as long as the game is being made.

    It stays where the making is interrupted or fails; `deliver` removes it from a finished game.
    """
    writer = _Writer(folder, config, generation, run, tally)
    tally.changed = writer.note
    writer.write()
    try:
        yield
    except Exception as error:
        writer.write(str(error) or type(error).__name__)
        raise
    except BaseException:  # Ctrl-C, or a signal
        writer.write(STOPPED)
        raise
    else:
        writer.stop()
        with suppress(OSError):  # it may have been written again while `deliver` was at it
            (folder / STATE).unlink(missing_ok=True)
    finally:
        writer.stop()
        tally.changed = lambda: None
        keep_made(config, tally)


class _Writer:
    def __init__(
        self,
        folder: Path,
        config: GameConfig,
        generation: GenerationConfig,
        run: str,
        tally: Tally,
    ) -> None:
        self._path = folder / STATE
        self._state = RunState(
            generator=version("vintage-game-generator"),
            run=run,
            config=config,
            generation=generation,
        )
        self._tally = tally
        self._drafts: dict[str, str] = {}
        self._written = 0.0
        self._late: threading.Timer | None = None
        self._over = False
        self._lock = threading.Lock()

    def note(self) -> None:
        """Write the state, as soon as it is some time since that was done."""
        rest = self._written + PAUSE - time.monotonic()
        if rest <= 0:
            self.write()
            return
        with self._lock:
            if self._late is None and not self._over:
                self._late = threading.Timer(rest, self._write_late)
                self._late.daemon = True
                self._late.start()

    def _write_late(self) -> None:
        with self._lock:
            self._late = None
        self.write()

    def stop(self) -> None:
        """Write nothing any more."""
        with self._lock:
            self._over = True
            if self._late:
                self._late.cancel()

    def write(self, error: str = "") -> None:
        """Write the state as it is now; that it cannot be written stops no run."""
        with self._lock, suppress(StoreError, OSError):
            if self._over:
                return
            pieces = self._tally.all_pieces()
            self._drafts |= self._new_drafts(pieces)
            state = self._state.at(pieces, scrubbed(error.partition("\n")[0]))
            state = state.model_copy(update={"drafts": dict(self._drafts)})
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, (state.model_dump_json(indent=2) + "\n").encode(), READABLE)
            self._written = time.monotonic()

    def _new_drafts(self, pieces: tuple[PieceState, ...]) -> dict[str, str]:
        """Return what models wrote since the last writing."""
        done = [one.key for one in pieces if one.phase in CARRIED and one.status in DONE]
        found = {key: export_result(key) for key in done if key not in self._drafts}
        return {key: record for key, record in found.items() if record is not None}


def read_state(place: Path) -> RunState:
    """Return the state in a game's folder, or in such a file itself.

    Raises:
        BadInput: there is none, or it is of another version or no state at all.
    """
    path = place / STATE if place.is_dir() else place
    try:
        with path.open("rb") as file:  # a device has no size, and no end
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            hint = f"at most {LARGEST} bytes"
            raise BadInput(f"too long for a {STATE}", where=str(place), hint=hint)
        return RunState.model_validate_json(content)
    except OSError:
        hint = "give a game's folder whose making was interrupted"
        raise BadInput(f"there is no {STATE}", where=str(place), hint=hint) from None
    except ValidationError:
        what = "is not the state of a game of this version"
        raise BadInput(what, where=str(path), hint="make the game from its brief") from None


def keep_made(config: GameConfig, tally: Tally) -> None:
    """Remember what the pieces of a game were made of, and how long that took."""
    before = made_before(config)
    pieces = dict(before.pieces) if before else {}
    for one in tally.all_pieces():
        if one.status not in DONE:
            continue
        known = pieces.get(one.piece)
        seconds = one.seconds
        if seconds is None and known and known.key == one.key:
            seconds = known.seconds
        pieces[one.piece] = MadePiece(
            phase=one.phase,
            key=one.key,
            code=code_version(Phase(one.phase)),
            inputs=tally.inputs[one.piece],
            seconds=seconds,
        )
    if not pieces:
        return
    versions: dict[str, str] = {}
    for phase in Phase:
        versions |= versions_of(phase)
    made = Made(config=config, versions=versions, pieces=pieces)
    with suppress(StoreError):  # it only explains
        write_whole(_made_path(config), made.model_dump_json().encode())


def made_before(config: GameConfig) -> Made | None:
    """Return what a game of this name was made of, if one was worked on here."""
    try:
        return Made.model_validate_json(_made_path(config).read_bytes())
    except (OSError, ValidationError):
        return None


def _made_path(config: GameConfig) -> Path:
    return settings().made / f"{folder_name(config)}.json"
