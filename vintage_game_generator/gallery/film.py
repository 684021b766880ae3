"""The film of a game: its winning run's best moments as a small, endless GIF, pixel for pixel."""

import io
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PIL import Image

from vintage_game_generator.errors import BadGame
from vintage_game_generator.gallery.footage import footage
from vintage_game_generator.models.certificate import Certificate

EVERY = 7  # ticks from frame to frame
FRAME_TIME = 70  # milliseconds: 117 of play, so that the film runs at five thirds of the speed
TITLE_TIME, CARD_TIME, ENDING_TIME = 1200, 500, 1500  # milliseconds
TITLE_TICK = 40  # when the title is all there
CARD_TICKS = 30  # before a level begins, its card is up
SHORTEST_SCENE, LONGEST_SCENE = 4, 36  # frames
LARGEST_FILM = 300_000  # bytes
COLOURS = 255  # in one palette, and the transparency that says: as before


def film(game: Path, certificate: Certificate) -> bytes:
    """Return the title, each level's card, start and liveliest scene, the end and the ending.

    Its scenes last as long as its weight allows: `LARGEST_FILM`, as far as that can be.

    Raises:
        BadGame: there is no winning run, or the game does not show it.
    """
    if certificate.gaps:
        raise BadGame(f"{game}: its certificate lacks {certificate.gaps[0]}")
    stills = _stills(certificate)
    ticks = {*stills, *_scenes(certificate, [], LONGEST_SCENE)}
    taken = footage(game, certificate, ticks, every=EVERY, reach=LONGEST_SCENE // 2)
    drawn = dict(zip(taken.pictures, in_one_palette(list(taken.pictures.values())), strict=True))

    @cache
    def gif(length: int) -> bytes:
        shown = stills | dict.fromkeys(_scenes(certificate, taken.moments, length), FRAME_TIME)
        frames = [(drawn[tick], shown[tick]) for tick in sorted(shown) if tick in drawn]
        return animated([*frames[2:], *frames[:2]])  # it begins with play, not with a title

    if len(gif(LONGEST_SCENE)) <= LARGEST_FILM:
        return gif(LONGEST_SCENE)
    lengths = range(SHORTEST_SCENE, LONGEST_SCENE)
    fitting = bisect_right(lengths, LARGEST_FILM, key=lambda length: len(gif(length)))
    return gif(lengths[max(fitting - 1, 0)])


def _stills(certificate: Certificate) -> dict[int, int]:
    """Return the ticks of what stands still: the title, each level's card, the ending."""
    cards = {max(level.first_tick - CARD_TICKS, 0): CARD_TIME for level in certificate.levels}
    return {TITLE_TICK: TITLE_TIME, **cards, certificate.runs[0].ticks: ENDING_TIME}


def _scenes(certificate: Certificate, moments: Sequence[int], length: int) -> list[int]:
    """Return the ticks of scenes of so many frames: starts, liveliest moments, the last goal."""
    levels = certificate.levels
    around = length // 2 * EVERY
    spans = [
        *((level.first_tick, level.first_tick + length // 4 * EVERY) for level in levels),
        *((moment - around, moment + around) for moment in moments),
        (levels[-1].last_tick - length // 3 * EVERY, levels[-1].last_tick + length // 6 * EVERY),
    ]
    last = certificate.runs[0].ticks - 1
    return [
        tick
        for first, until in spans
        for tick in range(-(-max(first, 0) // EVERY) * EVERY, min(until, last) + 1, EVERY)
    ]


def in_one_palette(pictures: Sequence[Image.Image]) -> list[Image.Image]:
    """Return pictures of one size in one palette of all their colours."""
    width, height = pictures[0].size
    strip = Image.new("RGB", (width, height * len(pictures)))
    for number, picture in enumerate(pictures):
        strip.paste(picture, (0, number * height))
    palette = strip.quantize(COLOURS, dither=Image.Dither.NONE)
    return [picture.quantize(palette=palette, dither=Image.Dither.NONE) for picture in pictures]


def animated(frames: Sequence[tuple[Image.Image, int]]) -> bytes:
    """Return an endless GIF of pictures in one palette, each for so many milliseconds."""
    pictures, times = zip(*frames, strict=True)
    file = io.BytesIO()
    pictures[0].save(
        file, "GIF", save_all=True, append_images=pictures[1:], duration=list(times), loop=0
    )
    return file.getvalue()
