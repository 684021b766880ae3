"""Pictures of one game in several languages: do they look the same?"""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy
from PIL import Image

from vintage_game_generator.models.certificate import Check
from vintage_game_generator.models.config import Language


def look_check(
    language: Language, wanted: Mapping[int, bytes], found: Mapping[int, bytes]
) -> Check:
    """Return how many pixels of a language's pictures differ from Pygame's, all ticks together.

    Args:
        language: For the check's name.
        wanted: What Pygame shows, by ticks: PNG files.
        found: What the language shows; a picture that is missing differs in every pixel.

    Raises:
        ValueError: there is no picture to compare with, which would show nothing.
    """
    if not wanted:
        raise ValueError(f"{language}: there are no pictures to compare with")
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


def picture_arguments(ticks: Sequence[int], folder: Path) -> list[str]:
    """Return what asks a game for its pictures: `--screenshot TICK:FILE`, once a tick."""
    return [part for tick in ticks for part in ("--screenshot", f"{tick}:{folder / f'{tick}.png'}")]


def pictures_in(folder: Path, ticks: Sequence[int]) -> dict[int, bytes]:
    """Return the pictures that a game took, by their ticks."""
    files = {tick: folder / f"{tick}.png" for tick in ticks}
    return {tick: file.read_bytes() for tick, file in files.items() if file.is_file()}


def _image(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")
