"""Pictures of a recording: screenshots as PNG, and frames for a film."""

import io
from collections.abc import Iterator, Sequence

import pygame

from ..game import Game
from ..recording import Recording
from .painter import Painter
from .show import Show


def screenshots(game: Game, recording: Recording, ticks: Sequence[int]) -> list[bytes]:
    """Return a recording's pictures after some ticks, as PNG files of the console's screen size.

    Args:
        game: The game.
        recording: What was played.
        ticks: In ascending order; one past the end shows the end.

    Raises:
        LevelError: A map cannot be played.
        AssetError: A picture is missing or malformed.
    """
    painter = Painter(game)
    world = game.world_of(recording)
    surface = pygame.Surface(game.screen, 0, 32)
    buttons = recording.buttons()
    pictures = []
    played = 0
    for tick in ticks:
        while played < tick:
            played += 1
            pressed = next(buttons, None)
            if pressed is None:
                break
            world.buttons = pressed
            game.step(world)
        painter.draw(surface, world)
        pictures.append(_png(surface))
    return pictures


def frames(game: Game, recording: Recording, every: int) -> Iterator[pygame.Surface]:
    """Yield a recording as the window shows it, one frame every so many ticks.

    The surface is the same each time: copy it to keep it.
    """
    show = Show(Painter(game))
    world = game.world_of(recording)
    surface = pygame.Surface(game.screen, 0, 32)
    ticks = 0
    for pressed in recording.buttons():
        while show.holds:
            show.slide()
            ticks += 1
            if ticks % every == 0:
                show.draw(surface, world)
                yield surface
        world.buttons = pressed
        game.step(world)
        show.advance(world)
        ticks += 1
        if ticks % every == 0:
            show.draw(surface, world)
            yield surface


def _png(surface: pygame.Surface) -> bytes:
    file = io.BytesIO()
    pygame.image.save(surface, file, "picture.png")
    return file.getvalue()
