"""Drum patterns and fills; pitches are General MIDI percussion keys."""

import random

from vintage_game_generator.assets.music.score import BEAT, SIXTEENTH, Note

KICK, SNARE, HAT, OPEN_HAT, LOW_TOM, HIGH_TOM, CRASH, STICK = 36, 38, 42, 46, 45, 50, 49, 37

# A letter a sixteenth: K kick, S snare, h hat, H open hat, t low tom, T high tom, C crash, r rim
# stick.
_LETTERS = {
    "K": KICK, "S": SNARE, "h": HAT, "H": OPEN_HAT, "t": LOW_TOM, "T": HIGH_TOM, "C": CRASH,
    "r": STICK,
}  # fmt: skip
_FOUR = {
    "calm": ("K...h...h...h...", "h...h...r...h...", "K...h...r...h.h.", "h...h.h.h...h.h."),
    "even": ("K.h.S.h.K.h.S.h.", "K.h.r.h.hKh.r.h.", "K..hS..hK.h.S.h.", "K.h.h.K.S.h.h.h."),
    "lively": ("K.h.S.h.K.K.S.h.", "K.hhS.h.hKh.S.hh", "K.hKS.hhK.h.S.H.", "KhhhShhhKhKhShhh"),
    "boss": ("K.KhS.K.K.KhS.hS", "KhKhShKhKKKhShKh", "K.tKS.tTK.tKS.SS", "KKh.S.hKKKh.S.SS"),
}
_THREE = {
    "calm": ("K...h...h...", "K...r...r..."),
    "even": ("K.h.r.h.r.h.", "K...h.h.S.h."),
    "lively": ("K.h.S.h.S.h.", "K.hhS.h.S.hh"),
    "boss": ("K.KhS.K.S.hS", "KhKhShKhShSh"),
}
_FILLS = {
    "calm": ("....r.r.", "....h.hh"),
    "even": ("S.S.TTtt", "..SSS.t.", "K.S.S.SS"),
    "lively": ("SSSSTTtt", "S.SST.tt", "SSTTttSS"),
    "boss": ("SSTTttKK", "SSSSSSSS", "TTttTTSS"),
}
_VELOCITY = {
    KICK: 13, SNARE: 12, HAT: 6, OPEN_HAT: 7, LOW_TOM: 11, HIGH_TOM: 11, CRASH: 11, STICK: 8,
}  # fmt: skip


def groove(feel: str, beats: int, rng: random.Random) -> tuple[str, str]:
    """Return two bars of pattern letters: the one that repeats, and its sister for phrase B."""
    patterns = (_FOUR if beats == 4 else _THREE)[feel]
    first, second = rng.sample(patterns, 2)
    return first, second


def beat_bars(
    patterns: tuple[str, ...], bar: int, feel: str, silent_bars: int, rng: random.Random
) -> list[Note]:
    """Return the drums of a tune, one pattern a bar; every fourth bar ends in a fill.

    Args:
        patterns: One pattern a bar.
        bar: Ticks of a bar.
        feel: Which fills suit: calm, even, lively or boss.
        silent_bars: How many bars at the start keep to the hats.
        rng: Chance for the fills.
    """
    notes = []
    loud = feel != "calm"
    for number, pattern in enumerate(patterns):
        letters = pattern
        last_of_phrase = number % 4 == 3
        if last_of_phrase and (number % 8 == 7 or rng.random() < 0.5):
            fill = rng.choice(_FILLS[feel])
            letters = pattern[: len(pattern) - len(fill)] + fill
        elif (number % 8 == 0 or number == silent_bars) and number >= silent_bars and loud:
            letters = "C" + pattern[1:]
        for at, letter in enumerate(letters):
            if letter == ".":
                continue
            key = _LETTERS[letter]
            if number < silent_bars and key not in (HAT, STICK, OPEN_HAT):
                continue
            velocity = _VELOCITY[key] - (2 if at % 4 and key != HAT else 0)
            notes.append(
                Note(
                    start=number * bar + at * SIXTEENTH,
                    length=BEAT // 2,
                    pitch=key,
                    velocity=velocity,
                )
            )
    return notes


def timekeeping(patterns: tuple[str, ...], bar: int) -> list[Note]:
    """Return a steady hat on the eighths, for consoles with a channel to spare."""
    step = BEAT // 2
    return [
        Note(
            start=number * bar + tick,
            length=step,
            pitch=HAT,
            velocity=13 if tick % BEAT else 9,
        )
        for number in range(len(patterns))
        for tick in range(0, bar, step)
    ]
