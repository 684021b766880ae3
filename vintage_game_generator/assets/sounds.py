"""Sound effects: short gestures of tone and noise, played on the console's own waveforms.

In the manner of DrPetter's sfxr (2007): each sound is a few blips whose pitch slides and whose
level falls; the seed varies speed, pitch and wave, never what the sound says.
"""

import difflib
import random
from collections.abc import Callable

import numpy as np

from vintage_game_generator.assets.music.envelopes import box
from vintage_game_generator.assets.music.gesture import NOISE, Blip, play_blip
from vintage_game_generator.assets.music.instruments import bank_of
from vintage_game_generator.assets.music.performance import PEAK, echo_delay, echoes, level_out
from vintage_game_generator.assets.music.theory import OCTAVE, Key, scale_named
from vintage_game_generator.assets.music.wave_file import wave_bytes
from vintage_game_generator.assets.music.waveforms import RATE
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.design import SoundSpec
from vintage_game_generator.models.style import StyleGuide

_ECHO_TIME = RATE * 3 // 10  # samples that echoes have to fade in
_TAIL = 512  # samples over which the running mean is taken, and left to settle at the end

# Heard again and again, so they keep out of the way.
_SOFT = ("select", "pause", "jump", "attack", "dash", "shoot")
_SOFT_PEAK = PEAK * 3 // 4

# Waves by what they are for: bells and notes, body and movement, pain.
_WAVES: dict[ArtStyle, dict[str, tuple[str, ...]]] = {
    ArtStyle.NES: {
        "clear": ("pulse-50", "pulse-25"),
        "round": ("triangle", "pulse-50"),
        "harsh": ("pulse-12", "pulse-25"),
    },
    ArtStyle.GAME_BOY: {
        "clear": ("pulse-50", "pulse-12"),
        "round": ("round", "pulse-50"),
        "harsh": ("growl", "pulse-25"),
    },
    ArtStyle.SNES: {
        "clear": ("bell", "harp", "wood-struck"),
        "round": ("flute", "bass", "clarinet"),
        "harsh": ("brass-blare", "bass-plucked"),
    },
    ArtStyle.PICO_8: {
        "clear": ("square", "triangle", "organ"),
        "round": ("triangle", "tilted-saw"),
        "harsh": ("saw", "pulse"),
    },
}


class Sketch:
    """What a recipe draws from: the seed's pace and pitch, the game's key, the console's waves."""

    def __init__(self, key: Key, waves: dict[str, tuple[str, ...]], rng: random.Random) -> None:
        self.key = key
        self.waves = {use: rng.choice(names) for use, names in waves.items()}
        self.pace = rng.randint(85, 115)
        self.shift = rng.randint(-200, 200)
        self.rng = rng

    def ms(self, time: int) -> int:
        """Return a time at the seed's pace."""
        return time * self.pace // 100

    def notes(
        self, use: str, degrees: tuple[int, ...], each: int, last: int, level: int = 100
    ) -> list[Blip]:
        """Return notes of the game's scale one after another, the last of which rings."""
        step = self.ms(each)
        return [
            Blip(
                self.waves[use],
                index * step,
                step if index < len(degrees) - 1 else last,
                ((0, 100 * self.key.pitch(degree)),),
                level,
                hold=55 if index < len(degrees) - 1 else 0,
            )
            for index, degree in enumerate(degrees)
        ]

    def slide(
        self,
        use: str,
        length: int,
        points: tuple[tuple[int, int], ...],
        start: int = 0,
        level: int = 100,
        hold: int = 0,
        wobble: int = 0,
    ) -> Blip:
        """Return a tone that slides through (percent of its time, MIDI note) points."""
        span = self.ms(length)
        pitch = tuple((at * span // 100, 100 * note + self.shift) for at, note in points)
        return Blip(self.waves[use], self.ms(start), span, pitch, level, hold=hold, wobble=wobble)

    def burst(
        self,
        length: int,
        points: tuple[tuple[int, int], ...],
        start: int = 0,
        level: int = 100,
        attack: int = 2,
    ) -> Blip:
        """Return noise whose clock runs through (percent of its time, Hz) points."""
        span = self.ms(length)
        pitch = tuple((at * span // 100, rate * self.pace // 100) for at, rate in points)
        return Blip(NOISE, self.ms(start), span, pitch, level, attack=max(2, self.ms(attack)))


def _coin(s: Sketch) -> list[Blip]:
    low, high = s.rng.choice(((4, 7), (2, 4), (4, 9), (0, 4)))
    return s.notes("clear", (low + 7, high + 7), 70, s.ms(320))


def _jump(s: Sketch) -> list[Blip]:
    return [s.slide("round", 190, ((0, 58), (30, 63), (100, 79)), hold=20)]


def _hurt(s: Sketch) -> list[Blip]:
    return [
        s.slide("harsh", 260, ((0, 74), (20, 62), (100, 43)), hold=25, wobble=120),
        s.burst(150, ((0, 14_000), (100, 3_000)), level=75),
    ]


def _hit(s: Sketch) -> list[Blip]:
    return [
        s.burst(110, ((0, 16_000), (100, 5_000))),
        s.slide("harsh", 90, ((0, 64), (100, 50)), level=60),
    ]


def _defeat(s: Sketch) -> list[Blip]:
    return [
        s.slide("harsh", 120, ((0, 70), (100, 82)), level=80, hold=30),
        s.slide("harsh", 220, ((0, 82), (100, 46)), start=120, level=70),
        s.burst(260, ((0, 18_000), (100, 1_500)), start=110, level=80),
    ]


def _attack(s: Sketch) -> list[Blip]:
    return [s.burst(140, ((0, 5_000), (45, 24_000), (100, 9_000)), attack=25)]


def _shoot(s: Sketch) -> list[Blip]:
    return [
        s.slide("clear", 170, ((0, 93), (35, 74), (100, 60)), level=90),
        s.burst(40, ((0, 22_000),), level=50),
    ]


def _dash(s: Sketch) -> list[Blip]:
    return [
        s.burst(240, ((0, 3_000), (40, 20_000), (100, 5_000)), attack=60, level=90),
        s.slide("round", 200, ((0, 55), (100, 70)), level=50),
    ]


def _spring(s: Sketch) -> list[Blip]:
    return [s.slide("round", 340, ((0, 50), (25, 74), (100, 81)), hold=15, wobble=170)]


def _boss_hit(s: Sketch) -> list[Blip]:
    return [
        s.burst(260, ((0, 12_000), (30, 5_000), (100, 900))),
        s.slide("harsh", 240, ((0, 57), (100, 33)), level=95, hold=20),
    ]


def _door(s: Sketch) -> list[Blip]:
    thud = ((0, 3_500), (100, 500))
    return [
        s.burst(130, thud, level=80),
        s.slide("round", 330, ((0, 38), (100, 45)), start=60, level=70, hold=60, wobble=60),
        s.burst(160, thud, start=380),
    ]


def _die(s: Sketch) -> list[Blip]:
    return [
        *s.notes("harsh", (7, 4, 2), 110, s.ms(110), level=85),
        s.slide("harsh", 620, ((0, 66), (100, 36)), start=330, level=85, hold=25, wobble=80),
    ]


def _clear(s: Sketch) -> list[Blip]:
    call = s.rng.choice(((0, 0, 0, 4), (0, 2, 4, 4), (0, 2, 4, 2)))
    tune = (*call, s.rng.choice((3, 5)), 6, 7)
    below = tuple(degree - 2 for degree in tune[:-1])
    return [
        *s.notes("clear", tune, 100, s.ms(400)),
        *s.notes("clear", (*below, 4), 100, s.ms(400), level=55),
    ]


_RECIPES: dict[str, Callable[[Sketch], list[Blip]]] = {
    "select": lambda s: s.notes("clear", (4, 7), 45, s.ms(110)),
    "pause": lambda s: s.notes("clear", (7, 4, 7, 4), 65, s.ms(120)),
    "jump": _jump,
    "coin": _coin,
    "heart": lambda s: s.notes("round", (4, 7, 9), 80, s.ms(300)),
    "key": lambda s: s.notes("clear", (7, 9, 11, 14), 60, s.ms(380)),
    "door": _door,
    "power": lambda s: s.notes("clear", (0, 4, 7, 1, 5, 8, 2, 6, 9, 11), 55, s.ms(280)),
    "checkpoint": lambda s: s.notes("round", (0, 4, 7), 110, s.ms(450)),
    "hurt": _hurt,
    "hit": _hit,
    "defeat": _defeat,
    "attack": _attack,
    "shoot": _shoot,
    "dash": _dash,
    "spring": _spring,
    "clear": _clear,
    "die": _die,
    "boss-hit": _boss_hit,
    "save": lambda s: s.notes("round", (4, 2, 4, 7), 100, s.ms(420)),
    "life": lambda s: s.notes("clear", (4, 6, 9, 7, 8, 11), 85, s.ms(320)),
}


def synthesise_sound(spec: SoundSpec, style: StyleGuide) -> dict[str, bytes]:
    """Return the file of a sound effect: `sounds/NAME.wav`, mono, 16 bit, 22,050 Hz.

    Raises:
        BadInput: No sound of that name is known; the hint is the nearest name.
    """
    if spec.name not in _RECIPES:
        near = difflib.get_close_matches(spec.name, _RECIPES, 1, 0)[0]
        raise BadInput(f"unknown sound {spec.name!r}", hint=f"did you mean {near!r}?")
    tonic = 67 + (style.sound.root - 67) % OCTAVE
    key = Key(tonic, scale_named(style.sound.scale))
    rng = random.Random(f"{spec.name}/{spec.seed}")
    blips = _RECIPES[spec.name](Sketch(key, _WAVES[style.console], rng))
    bank = bank_of(style.console)
    length = max(blip.start + blip.length for blip in blips) * RATE // 1000
    mixed = np.zeros(length + _TAIL, dtype=np.int64)
    for blip in blips:
        begin = blip.start * RATE // 1000
        sounded = play_blip(blip, bank)[: length - begin]
        mixed[begin : begin + len(sounded)] += sounded
    if bank.echo and all(blip.wave != NOISE for blip in blips):
        delay = echo_delay(bank, style.sound.tempo)
        mixed = np.concatenate((mixed, np.zeros(_ECHO_TIME, dtype=np.int64)))
        mixed += echoes(mixed, delay, loop=False)
        mixed[-_ECHO_TIME:] = mixed[-_ECHO_TIME:] * np.arange(_ECHO_TIME, 0, -1) // _ECHO_TIME
    peak = _SOFT_PEAK if spec.name in _SOFT else PEAK
    # Slow noise wanders off the middle; a console's output is coupled so that it comes back.
    steady = mixed - box(mixed, _TAIL)
    return {f"sounds/{spec.name}.wav": wave_bytes(level_out(steady, peak))}
