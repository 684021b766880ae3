"""What a tune is for and how it feels, as the few numbers that the composer reads."""

import random
import re
from dataclasses import dataclass, replace

_ENERGY = {
    "calm": 20, "serene": 15, "peaceful": 20, "dreamy": 25, "gentle": 25, "lonely": 25, "sad": 20,
    "melancholy": 25, "melancholic": 25, "wistful": 30, "mysterious": 35, "eerie": 35, "spooky": 45,
    "gothic": 55, "dark": 45, "grim": 40, "desolate": 25, "warm": 40, "cosy": 35, "whimsical": 60,
    "playful": 70, "cheerful": 70, "bright": 65, "sunny": 65, "merry": 70, "adventurous": 65,
    "heroic": 70, "epic": 75, "triumphant": 75, "tense": 70, "gritty": 65, "urgent": 85,
    "frantic": 95, "energetic": 85, "fierce": 85, "menacing": 65, "furious": 95, "wild": 85,
    "majestic": 55,
}  # fmt: skip
_NEUTRAL = 55


@dataclass(frozen=True)
class Character:
    """How a tune goes: energy in percent, the melody's place and width in degrees."""

    role: str
    energy: int
    centre: int  # the MIDI note that the melody circles
    reach: int  # how far it strays from there, in degrees
    beats: int  # a bar
    seconds: tuple[int, int]  # shortest and longest; the composer fits whole phrases in
    scale: str
    swing: int


def energy_of(mood: str) -> int:
    """Return how lively a mood is in percent; words that are not known count as neutral."""
    words = re.findall(r"[a-z]+", mood.lower())
    known = [_ENERGY[word] for word in words if word in _ENERGY]
    return sum(known) // len(known) if known else _NEUTRAL


def character_of(
    name: str, mood: str, scale: str, swing: int, minor: bool, rng: random.Random
) -> Character:
    """Return the character of a tune from its name, mood and the game's scale.

    A boss darkens the game's scale and sinks; an ending brightens it; anything that is not named
    title, boss, ending or defeat is music to play a level by.
    """
    energy = energy_of(mood)
    level = Character(
        role="level",
        energy=energy,
        centre=rng.choice((70, 72, 74)),
        reach=5,
        beats=4,
        seconds=(20, 43),
        scale=scale,
        swing=swing,
    )
    if name.startswith("boss"):
        darker = rng.choice(("harmonic-minor", "phrygian") if minor else ("aeolian", "phrygian"))
        return replace(level, role="boss", energy=max(85, energy), centre=64, scale=darker, swing=0)
    if name.startswith("title"):
        beats = 3 if energy < 45 and rng.random() < 0.5 else 4
        return replace(level, role="title", energy=(energy + 60) // 2, centre=73, beats=beats)
    if name.startswith("ending"):
        brighter = {"aeolian": "ionian", "phrygian": "dorian", "harmonic-minor": "ionian",
                    "minor-pentatonic": "major-pentatonic", "dorian": "mixolydian",
                    "phrygian-dominant": "mixolydian"}.get(scale, scale)  # fmt: skip
        beats = 3 if rng.random() < 0.4 else 4
        return replace(
            level, role="ending", energy=min(35, energy), centre=70, beats=beats, scale=brighter
        )
    if name.startswith("defeat"):
        mournful = scale if minor else "aeolian"
        return replace(
            level, role="defeat", energy=10, centre=67, seconds=(3, 9), scale=mournful, swing=0
        )
    return level
