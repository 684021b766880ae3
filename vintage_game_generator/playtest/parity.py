"""One game in several languages: do they do the same, and do they look the same?"""

import io
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy
from PIL import Image

from vintage_game_generator.errors import BadGame
from vintage_game_generator.models.certificate import Check, LanguageProof, RunProof
from vintage_game_generator.models.config import Language
from vintage_game_generator.playtest.process import LONGEST, last_line, tells

Finished = subprocess.CompletedProcess[str]


def run_tool(
    arguments: Sequence[str | Path],
    folder: Path,
    environment: Mapping[str, str],
    seconds: float = LONGEST,
) -> Finished:
    """Run a tool in a folder to its end; return how it went.

    Raises:
        BadGame: it did not end in time.
    """
    try:
        return subprocess.run(
            [str(argument) for argument in arguments],
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        what = Path(str(arguments[0])).name
        raise BadGame(f"{folder}: {what} did not end within {seconds:.0f} s") from None


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


def look_check(
    language: Language, wanted: Mapping[int, bytes], found: Mapping[int, bytes]
) -> Check:
    """Return how many pixels of a language's pictures differ from Pygame's, all ticks together."""
    different = sum(differing_pixels(wanted[tick], found.get(tick, b"")) for tick in wanted)
    total = sum(image.width * image.height for image in map(_image, wanted.values()))
    return Check(
        name=f"{language}: looks alike",
        passed=different == 0,
        detail=f"{different} of {total} pixels differ in {len(wanted)} pictures",
    )


def differing_pixels(one: bytes, other: bytes) -> int:
    """Return in how many pixels two PNG files differ; in all of them if their sizes do."""
    first = numpy.asarray(_image(one))
    if not other:
        return int(first.shape[0] * first.shape[1])
    second = numpy.asarray(_image(other))
    if first.shape != second.shape:
        return int(first.shape[0] * first.shape[1])
    return int((first != second).any(axis=2).sum())


def _image(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def proof_of(language: Language, checks: Sequence[Check], lacking: str = "") -> LanguageProof:
    """Return the proof that some checks amount to.

    Args:
        language: The language.
        checks: What was tried.
        lacking: What could not be tried, and why: "look not compared (chromium not found)".
    """
    verdict = f"verified; {lacking}" if lacking else "verified"
    failed = [check.name for check in checks if not check.passed]
    if failed:
        verdict = f"failed: {', '.join(failed)}"
    return LanguageProof(language=language, verdict=verdict, checks=tuple(checks))


def not_verified(language: Language, why: str) -> LanguageProof:
    """Return the proof of a language of which nothing could be tried: `cargo not found`."""
    return LanguageProof(language=language, verdict=f"not verified ({why})", checks=())


def picture_arguments(ticks: Sequence[int], folder: Path) -> list[str]:
    """Return what asks a game for its pictures: `--screenshot TICK:FILE`, once a tick."""
    return [part for tick in ticks for part in ("--screenshot", f"{tick}:{folder / f'{tick}.png'}")]


def pictures_in(folder: Path, ticks: Sequence[int]) -> dict[int, bytes]:
    """Return the pictures that a game took, by their ticks."""
    files = {tick: folder / f"{tick}.png" for tick in ticks}
    return {tick: file.read_bytes() for tick, file in files.items() if file.is_file()}
