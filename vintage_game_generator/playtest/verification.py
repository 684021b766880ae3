"""A finished game checked again, offline: every file's digest, and every recording."""

from collections.abc import Callable
from pathlib import Path

from vintage_game_generator.models.certificate import Check
from vintage_game_generator.packaging.folder import CERTIFICATE, changed_files, read_certificate
from vintage_game_generator.playtest.process import replay_check


def verified(folder: Path, told: Callable[[Check], None] = lambda _: None) -> list[Check]:
    """Return the checks of a game's folder, each told as soon as it is known.

    Recordings are played only if all files are what the certificate says.

    Raises:
        BadGame: there is no game, or its certificate cannot be read.
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
    for run in certificate.runs:
        note(replay_check(folder, certificate.package, run.recording))
    if not certificate.certified:
        failed = next((check.name for check in certificate.checks if not check.passed), "findings")
        note(Check(name=CERTIFICATE, passed=False, detail=f"was never certified: {failed}"))
    return checks
