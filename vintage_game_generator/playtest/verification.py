"""A finished game checked again, offline: every file's digest, and every recording."""

import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from vintage_game_generator.models.certificate import Certificate, Check, RunProof
from vintage_game_generator.packaging.folder import CERTIFICATE, changed_files, read_certificate
from vintage_game_generator.playtest.process import replay_check


def verified(folder: Path, told: Callable[[Check], None] = lambda _: None) -> list[Check]:
    """Return the checks of a game's folder, each told as soon as it is known.

    Recordings are played only if all files are what the certificate says, and in a copy of
    those files alone: nothing that was added to the folder takes part.

    Raises:
        BadGame: there is no game, or its certificate was changed.
    """
    checks: list[Check] = []

    def note(check: Check) -> None:
        checks.append(check)
        told(check)

    certificate = read_certificate(folder)
    changed = changed_files(folder, certificate)
    for name in changed:
        detail = "is missing" if not (folder / name).exists() else "is not what was certified"
        note(Check(name=name, passed=False, detail=detail))
    if changed:
        return checks
    note(
        Check(name="files", passed=True, detail=f"{len(certificate.files)} are what was certified")
    )
    with tempfile.TemporaryDirectory(prefix="vintage-") as scratch:
        clean = Path(scratch)
        _copy_certified(folder, clean, certificate)
        for run in certificate.runs:
            note(_run_check(clean, certificate.package, run))
    if not certificate.certified:
        failed = next((check.name for check in certificate.checks if not check.passed), "findings")
        note(Check(name=CERTIFICATE, passed=False, detail=f"was never certified: {failed}"))
    return checks


def _copy_certified(folder: Path, clean: Path, certificate: Certificate) -> None:
    for name in certificate.files:
        (clean / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, clean / name)


def _run_check(folder: Path, package: str, run: RunProof) -> Check:
    """Return whether a recording replays, and ends as the certificate says."""
    check = replay_check(folder, package, run.recording)
    wanted = {"outcome": run.outcome, "ticks": run.ticks, "hash": run.hash}
    if check.passed and json.loads(check.detail) != wanted:
        detail = f"{check.detail} is not what the certificate says"
        return check.model_copy(update={"passed": False, "detail": detail})
    return check
