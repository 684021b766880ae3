"""A game's theme as an author wrote it, made to fit a bar, a scale and a voice."""

from dataclasses import replace

from vintage_game_generator.assets.music.motif import Motif
from vintage_game_generator.assets.music.score import BEAT, SIXTEENTH
from vintage_game_generator.assets.music.theory import STEPS, Scale

_SPAN = 8  # degrees: a melody's compass has eleven
_UNITS = (4, 2, 1)  # what a length of 1 may stand for, in sixteenths
_FAST = 125  # beats a minute from which sixteenths are a blur


def leitmotif(
    degrees: tuple[int, ...], lengths: tuple[int, ...], beats: int, tempo: int, scale: Scale
) -> Motif:
    """Return a motif of one bar.

    Args:
        degrees: Scale degrees, 0 is the tonic.
        lengths: How long each lasts beside the others; come again if there are too few.
        beats: Beats a bar.
        tempo: Beats a minute.
        scale: Degrees that its melodies lack become their neighbours.
    """
    sung = _gathered([_melodic(degree, scale) for degree in degrees])
    every = lengths or (1,)
    wanted = [every[at % len(every)] for at in range(len(sung))]
    spans = _filling(wanted, beats * BEAT // SIXTEENTH, fine=tempo <= _FAST)
    onsets = [sum(spans[:at]) * SIXTEENTH for at in range(len(spans))]
    return Motif(
        tuple(onsets),
        tuple(span * SIXTEENTH for span in spans),
        tuple(degree - sung[0] for degree in sung),
        given=True,
        first=sung[0],
    )


def broadened(
    degrees: tuple[int, ...], lengths: tuple[int, ...], beats: int, tempo: int, scale: Scale
) -> tuple[Motif, Motif]:
    """Return a theme spread over two bars, cut where its second half begins."""
    every = lengths or (1,)
    wanted = [every[at % len(every)] for at in range(len(degrees))]
    whole = sum(wanted)
    cut = min(range(1, len(degrees)), key=lambda at: (abs(2 * sum(wanted[:at]) - whole), at))
    sung = _gathered([_melodic(degree, scale) for degree in degrees])
    first, second = (
        leitmotif(tuple(sung[part]), tuple(wanted[part]), beats, tempo, scale)
        for part in (slice(cut), slice(cut, None))
    )
    return first, replace(second, rise=sung[cut] - sung[0])


def _melodic(degree: int, scale: Scale) -> int:
    """Return the degree nearest to one that a scale's melodies have, the lower of two."""
    return min(
        (near for near in range(degree - 2, degree + 3) if near % STEPS in scale.melodic),
        key=lambda near: (abs(near - degree), near),
    )


def _gathered(degrees: list[int]) -> list[int]:
    """Return degrees that lie within a voice's reach, far ones moved by octaves."""
    while max(degrees) - min(degrees) > _SPAN:
        low = min(degrees)
        degrees = [degree - STEPS if degree > low + _SPAN else degree for degree in degrees]
    return degrees


def _filling(wanted: list[int], room: int, fine: bool) -> list[int]:
    """Return lengths in sixteenths that fill a bar, in the relation wished for if they can."""
    units = _UNITS if fine else _UNITS[:-1]
    unit = next((unit for unit in units if unit * sum(wanted) <= room), units[-1])
    spans = [unit * length for length in wanted]
    while sum(spans) > room:
        longest = max(spans)
        at = len(spans) - 1 - spans[::-1].index(longest)
        spans[at] -= unit
    spans[-1] += room - sum(spans)
    return spans
