"""What all batches share, wherever their games are made: rows, and what they end with."""

import hashlib
import json
import os
from collections import Counter
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from vintage_game_generator.asking.ledger import UNKNOWN
from vintage_game_generator.briefs import load_brief, with_known_games
from vintage_game_generator.errors import BadGame, BadInput, VintageError
from vintage_game_generator.gallery.page import GALLERY, build_gallery, check_page
from vintage_game_generator.models.batch import BATCH, BatchReport, GameRow
from vintage_game_generator.models.certificate import Certificate
from vintage_game_generator.models.config import GameConfig, GenerationConfig, Piece
from vintage_game_generator.models.findings import Severity
from vintage_game_generator.models.lineup import ROTATING, LineUp
from vintage_game_generator.models.report import RunReport
from vintage_game_generator.models.run_state import Status
from vintage_game_generator.naming import folder_name
from vintage_game_generator.packaging.delivered import BRIEF, changed_files, read_certificate
from vintage_game_generator.packaging.folder import check_place, deliver, occupied
from vintage_game_generator.run_states import read_state
from vintage_game_generator.store.blobs import Store, write_whole
from vintage_game_generator.store.keys import source_version
from vintage_game_generator.store.receipts import kept_receipt

DELIVERED = "delivered"
READABLE = 0o644
NOT_BEGUN = "brief"  # the phase of a game of which nothing was made yet


def output_of(lineup: LineUp, generation: GenerationConfig, seed: int | None) -> Path:
    """Return the folder of all games: a rotating line-up has one for each day."""
    return generation.output / str(seed) if lineup.seed == ROTATING else generation.output


def check_batch_place(output: Path, *, gallery: bool) -> None:
    """Return quietly if a batch may write its games, and its report and its page beside them.

    Raises:
        BadInput: nothing can be written there, or there is something else of such a name.
    """
    try:
        there = next(place for place in (output, *output.absolute().parents) if place.exists())
        TemporaryDirectory(prefix=".", dir=there).cleanup()
    except OSError as error:
        raise BadInput(
            f"cannot write there ({error.strerror})", where=str(output), hint="choose another --out"
        ) from None
    report = output / BATCH
    if os.path.lexists(report):
        told: object = None
        with suppress(OSError, ValueError):
            told = json.loads(report.read_bytes())
        if not (isinstance(told, dict) and {"title", "output", "games"} <= told.keys()):
            raise occupied(report)
    if gallery:
        check_page(output / GALLERY)


def kept_row(config: GameConfig, generation: GenerationConfig, store: Store) -> GameRow | None:
    """Return the row of a game that was finished before, delivered; nothing if it was not.

    Raises:
        VintageError: its place holds something else, or cannot be written.
    """
    if generation.standalone:
        return None
    receipt = kept_receipt(config, generation, store)
    if receipt is None:
        return None
    folder = generation.output / folder_name(config)
    check_place(folder, config.name)
    deliver(receipt.game, folder, store)
    row = _certified(config, folder, receipt.game.certificate)
    return row.model_copy(update={"executed": 0, "cached": receipt.pieces, "kept": True})


def made_row(config: GameConfig, report: RunReport, seconds: float) -> GameRow:
    """Return the row of a game that was made."""
    row = _certified(config, report.folder, report.certificate)
    cost = report.models[-1].get("cost of this run", "0") if report.models else "0"
    told = {"executed": report.executed, "cached": report.cached, "cost": cost}
    return row.model_copy(update=told | {"seconds": round(seconds, 2)})


def failed_row(
    config: GameConfig, output: Path, error: str, *, phase: str = "", seconds: float = 0.0
) -> GameRow:
    """Return the row of a game that there is not.

    What models were paid until then is not known, unless none can have been asked.
    """
    asked = phase != NOT_BEGUN and asks_models(config)
    return GameRow(
        name=config.name,
        folder=output / folder_name(config),
        phase=phase,
        error=error,
        findings={Severity.ERROR: 1},
        cost=UNKNOWN if asked else "0",
        seconds=round(seconds, 2),
    )


def delivered_row(
    config: GameConfig, generation: GenerationConfig, store: Store, seconds: float
) -> GameRow | None:
    """Return the row of a game that another process or machine made, if it can be had here.

    It is in the storage that all share, or in the folder if that is shared. What it took is not
    known here: whoever has seen its run adds that.

    Raises:
        VintageError: the storage does not answer, or something else is in the game's place.
    """
    told: dict[str, object] = {
        "cost": UNKNOWN if asks_models(config) else "0",
        "seconds": round(seconds, 2),
    }
    wrong = None
    try:
        row = kept_row(config, generation.model_copy(update={"cache": True, "again": ()}), store)
        if row:
            unknown = {"executed": None, "cached": None, "kept": False}
            return row.model_copy(update=told | unknown)
    except VintageError as error:
        wrong = error
    folder = generation.output / folder_name(config)
    with suppress(BadGame, BadInput):
        certificate = read_certificate(folder)
        same = load_brief(folder / BRIEF) == with_known_games(config)
        if same and not changed_files(folder, certificate):
            return _certified(config, folder, certificate).model_copy(update=told)
    if wrong:
        raise wrong
    return None


def asks_models(config: GameConfig) -> bool:
    """Return whether any piece of a game is written by a model."""
    return any(config.writer(piece).models for piece in Piece)


def phase_of(folder: Path) -> tuple[str, int, int]:
    """Return what is made of a game now, and how many of its pieces are done, of how many.

    It is read from the game's `state.json`: nothing is known of a game that has none.
    """
    try:
        pieces = read_state(folder).pieces
    except VintageError:
        return "", 0, 0
    done = sum(one.status in (Status.MADE, Status.KEPT) for one in pieces)
    running = [one.piece for one in pieces if one.status is Status.RUNNING]
    last = running or [one.piece for one in pieces]
    return (last[-1] if last else ""), done, len(pieces)


def ended(report: BatchReport, store: Store, *, gallery: bool) -> BatchReport:
    """Return the report with near-duplicates named and the gallery made, and keep it.

    Where the games are those of the last time, so are these. That there can be no gallery is
    said in the report.

    Raises:
        StoreError: the report cannot be written.
    """
    place = report.output / BATCH
    before = _read(place)
    found: dict[str, object] = {"looked_at": _looked_at(report)}
    if before and before.looked_at == found["looked_at"]:
        found |= {"twins": before.twins}
    else:
        from vintage_game_generator.likeness import twins  # noqa: PLC0415

        found |= {"twins": twins(row.folder for row in report.games if row.well)}
    report = report.model_copy(update=found)
    _write(place, report)  # the page is no part of what must not be lost
    if gallery:
        report = report.model_copy(update=_gallery(report, store))
        _write(place, report)
    return report


def _gallery(report: BatchReport, store: Store) -> dict[str, object]:
    """Return the page that shows the games, if there are any, or why it could not be made."""
    folders = [row.folder for row in report.games if row.well]
    if not folders:
        return {}
    notes = {row.name: row.error for row in report.failed}
    for twin in report.twins:
        one, other = twin.games
        notes[other] = f"Nearly the same as {one} (distance {twin.distance:.2f})."
    try:
        page = build_gallery(report.output, folders, report.title, store, notes=notes)
    except Exception as error:  # a full disk, a game's own code: the games are there all the same
        why = str(error).partition("\n")[0]
        return {"gallery_failure": f"{type(error).__name__}: {why}" if why else repr(error)}
    return {"gallery": page}


def _looked_at(report: BatchReport) -> str:
    """Return a digest of what near-duplicates depend on."""
    games = [f"{row.folder.name} {row.seal or row.error}" for row in report.games]
    code = source_version(("likeness.py", "assets/palette.py", "models/level.py"))
    return hashlib.sha256("\n".join([code, *games]).encode()).hexdigest()


def _write(place: Path, report: BatchReport) -> None:
    write_whole(place, (report.model_dump_json(indent=2) + "\n").encode(), READABLE)


def _read(place: Path) -> BatchReport | None:
    try:
        return BatchReport.model_validate_json(place.read_bytes())
    except (OSError, ValidationError):
        return None


def _certified(config: GameConfig, folder: Path, certificate: Certificate) -> GameRow:
    return GameRow(
        name=config.name,
        folder=folder,
        certified=certificate.certified,
        phase=DELIVERED,
        error="" if certificate.certified else "it is not certified: see its certificate.json",
        seal=certificate.seal,
        findings=dict(Counter(one.severity for one in certificate.findings)),
    )
