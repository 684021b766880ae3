"""The option that lends a game the look of a picture."""

import importlib
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.influence import StyleInfluence

LARGEST = 64 * 1024 * 1024  # bytes of a picture file
HINT = "give a PNG, JPEG or WebP picture"


class Transfer(StrEnum):
    """How a picture's look is taken over."""

    STATISTICS = "statistics"
    NEURAL = "neural"


StyleImage = Annotated[Path | None, typer.Option(help="A picture that lends the game its colours.")]
StyleTransfer = Annotated[
    Transfer, typer.Option(help="How: by colours alone, or by a network too, for backdrops.")
]


def lent_colours(config: GameConfig, file: Path | None, transfer: Transfer) -> GameConfig:
    """Return the brief of a game that takes what it can from a picture, if there is one.

    Raises:
        BadInput: see `influence_of`.
    """
    if file is None:
        return config
    return config.model_copy(update={"style_influence": influence_of(file, transfer)})


def influence_of(file: Path, transfer: Transfer) -> StyleInfluence:
    """Return what a game takes from a picture file.

    Raises:
        BadInput: it cannot be read, is no picture, or the packages of the network are missing.
    """
    where = f"--style-image {file}"
    try:
        if file.stat().st_size > LARGEST:
            raise BadInput("too large for a picture", where=where, hint=HINT)
        content = file.read_bytes()
    except OSError as error:
        why = f"cannot be read ({error.strerror})"
        raise BadInput(why, where=where, hint=HINT) from None
    # What reads pictures is loaded only where there is one.
    style_transfer = importlib.import_module("vintage_game_generator.assets.style_transfer")
    taken: StyleInfluence = style_transfer.influence(content, where)
    if transfer is Transfer.STATISTICS:
        return taken
    neural = importlib.import_module("vintage_game_generator.assets.neural_style")
    return taken.model_copy(update={"manner": neural.manner_of(content, where)})
