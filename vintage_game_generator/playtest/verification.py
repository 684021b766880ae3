"""A finished game checked again, offline: every file's digest, every recording, the screen."""

import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from vintage_game_generator.models.certificate import (
    CERTIFICATE,
    VERIFIED,
    Certificate,
    Check,
)
from vintage_game_generator.models.config import Language
from vintage_game_generator.packaging.delivered import (
    changed_files,
    copy_certified,
    read_certificate,
)
from vintage_game_generator.playtest.process import looked_at, replay_check
from vintage_game_generator.targets.trials import proof_in


def verified(
    folder: Path,
    told: Callable[[Check], None] = lambda _: None,
    noted: Callable[[str], None] = lambda _: None,
    *,
    shells: bool = False,
) -> list[Check]:
    """Return the checks of a game's folder, each told as soon as it is known.

    The game is played only if all files are what the certificate says and the certificate claims
    a whole proof; and in a copy of those files alone: nothing that was added to the folder takes
    part. Playing runs the game's own code: verify only what you would also play. The seal is no
    signature; a game that was changed and sealed anew on purpose is not told from its original.

    Args:
        folder: The game's folder.
        told: Gets each check.
        noted: Gets a line for what this machine cannot check: `rust: not verified (cargo not
            found)`.
        shells: Whether to build and look at what opens windows in other languages, too.

    Raises:
        BadGame: there is no game, its certificate was changed, or the game does not end.
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
    note(_claim(certificate))
    if not certificate.certified:
        return checks
    with tempfile.TemporaryDirectory(prefix="vintage-") as scratch:
        clean = Path(scratch)
        copy_certified(folder, clean, certificate)
        with ThreadPoolExecutor(os.cpu_count()) as processes:
            screen = processes.submit(looked_at, clean, certificate.package, certificate.levels)
            replays = partial(replay_check, clean, certificate.package)
            for check in processes.map(replays, certificate.runs):
                note(check)
            for check in screen.result().checks:
                note(check)
        for language in certificate.languages:
            if language == Language.PYTHON:
                continue
            if language not in set(Language):
                noted(f"{language}: not verified (not known to this version of the generator)")
                continue
            proof = proof_in(clean, Language(language), certificate, shells=shells)
            for check in proof.checks:
                note(check)
            if proof.verdict != VERIFIED:
                noted(f"{language}: {proof.verdict}")
    return checks


def _claim(certificate: Certificate) -> Check:
    """Return whether the certificate claims all that makes a proof."""
    failed = next((check.name for check in certificate.checks if not check.passed), "findings")
    detail = f"claims {len(certificate.levels)} levels and {len(certificate.checks)} checks"
    if certificate.gaps:
        detail = f"lacks {'; '.join(certificate.gaps)}"
    elif not certificate.certified:
        detail = f"was never certified: {failed}"
    return Check(name=CERTIFICATE, passed=certificate.certified, detail=detail)
