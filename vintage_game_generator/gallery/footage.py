"""Pictures along a game's winning run, taken by the game itself in a process of its own."""

import io
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from pydantic import TypeAdapter, ValidationError

from vintage_game_generator.errors import BadGame
from vintage_game_generator.models.certificate import Certificate
from vintage_game_generator.playtest.process import last_line, run_game

SCRIPT = "vintage_game_generator.gallery.filming"
MOMENTS = TypeAdapter(list[int])
LARGEST_PICTURE = 1 << 20  # pixels; the largest screen of our consoles has 57,344


class Footage(NamedTuple):
    """Pictures by their ticks, and for each level the tick at which most happens."""

    pictures: dict[int, Image.Image]
    moments: list[int]


def footage(
    game: Path, certificate: Certificate, ticks: Iterable[int], *, every: int, reach: int
) -> Footage:
    """Return pictures of a game's winning run.

    This runs the game's own code, in a process of its own.

    Args:
        game: The game's folder.
        certificate: Its certificate.
        ticks: Where pictures are taken.
        every: How many ticks apart pictures are around the liveliest moment of each level.
        reach: How many pictures are taken before it, and after it.

    Raises:
        BadGame: the game does not show its run.
    """
    spans = [(level.first_tick, level.last_tick) for level in certificate.levels]
    order = {"ticks": sorted(ticks), "spans": spans, "every": every, "reach": reach}
    with tempfile.TemporaryDirectory(prefix="vintage-film-") as scratch:
        recording = certificate.runs[0].recording
        # Without the folder it starts in on the path: modules there could be called like ours.
        asked = ["-P", "-m", SCRIPT, certificate.package, recording, json.dumps(order), scratch]
        run = run_game(game, asked)
        try:
            moments = MOMENTS.validate_json(last_line(run))
            taken = {int(path.stem): opened(path.read_bytes()) for path in Path(scratch).iterdir()}
        except (ValidationError, ValueError, OSError) as error:
            raise BadGame(f"{game}: shows no film of its run ({last_line(run)})") from error
        if not taken:
            raise BadGame(f"{game}: shows no film of its run (it is shorter than its levels)")
    return Footage(dict(sorted(taken.items())), moments)


def opened(png: bytes) -> Image.Image:
    """Return a picture from its file.

    Raises:
        OSError: it is none.
        ValueError: it is far too large.
    """
    picture = Image.open(io.BytesIO(png), formats=("PNG",))
    if picture.width * picture.height > LARGEST_PICTURE:
        raise ValueError(f"a picture of {picture.width} x {picture.height} pixels")
    return picture.convert("RGB")


def enlarged(picture: Image.Image, scale: int) -> Image.Image:
    """Return a picture with each pixel a square of so many."""
    size = picture.width * scale, picture.height * scale
    return picture.resize(size, Image.Resampling.NEAREST)
