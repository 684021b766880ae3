"""One game in several languages: do they do the same?"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from vintage_game_generator.models.certificate import Check, LanguageProof, RunProof
from vintage_game_generator.models.config import Language
from vintage_game_generator.playtest.process import Finished, last_line, tells

WINDOW_NOT_TRIED = "window not tried"


class Tried(NamedTuple):
    """What was tried of a part of a game."""

    checks: tuple[Check, ...] = ()
    lacking: str = ""
    """What could not be tried, and why: `look not compared (chromium not found)`."""
    lasting: bool = True
    """Whether it stays so for as long as this machine has the same tools."""


def tool_check(name: str, done: Finished, said: str = "") -> Check:
    """Return whether a tool ended well, with what it said last or with words of ours."""
    return Check(
        name=name,
        passed=done.returncode == 0,
        detail=said if said and done.returncode == 0 else last_line(done),
    )


def replay_checks(
    language: Language, runs: Sequence[RunProof], replay: Callable[[str], Finished]
) -> tuple[Check, ...]:
    """Return whether the game in a language does what all recordings say, checkpoint by checkpoint.

    Args:
        language: For the checks' names.
        runs: The recordings, and how they end.
        replay: Plays one, by its path in the game's folder.
    """
    checks = []
    for run in runs:
        done = replay(run.recording)
        said = last_line(done)
        same = done.returncode == 0 and tells(said, run)
        checks.append(
            Check(
                name=f"{language}: replay {Path(run.recording).stem}",
                passed=same,
                detail=said if same or done.returncode else f"{said!r} is not what was recorded",
            )
        )
    return tuple(checks)


def proof_of(language: Language, *parts: Tried) -> LanguageProof:
    """Return the proof that what was tried amounts to.

    Raises:
        ValueError: nothing was tried, which proves nothing.
    """
    checks = tuple(check for part in parts for check in part.checks)
    if not checks:
        raise ValueError(f"{language}: nothing was tried")
    failed = [check.name for check in checks if not check.passed]
    verdict = "; ".join(["verified", *(part.lacking for part in parts if part.lacking)])
    if failed:
        verdict = f"failed: {', '.join(failed)}"
    lasting = all(part.lasting for part in parts)
    return LanguageProof(language=language, verdict=verdict, checks=checks, lasting=lasting)


def not_verified(language: Language, why: str, *, lasting: bool = True) -> LanguageProof:
    """Return the proof of a language of which nothing could be tried: `cargo not found`.

    Args:
        language: The language.
        why: Why not.
        lasting: Whether it stays so for as long as this machine has the same tools.
    """
    verdict = f"not verified ({why})"
    return LanguageProof(language=language, verdict=verdict, checks=(), lasting=lasting)
