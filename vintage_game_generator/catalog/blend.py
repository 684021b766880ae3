"""The blend: what a game inherits, from which inspiration, by how much."""

import math
import random
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from vintage_game_generator.catalog.claims import claimed
from vintage_game_generator.catalog.classic import Classic, Mode, Mood
from vintage_game_generator.catalog.lexicon import Hint, Number, hints
from vintage_game_generator.catalog.library import find
from vintage_game_generator.models.blend import Blend, Trait
from vintage_game_generator.models.config import GameConfig, Genre

BRIEF, GENRE = "the brief", "the genre"
FIRST_MOOD, SECOND_MOOD = 3, 2  # votes of a game's two moods
WORD_VOTES = Fraction(7, 4)  # votes of a word of the brief, where a game's whole weight has three
HUE_STEP = 45  # degrees that one word turns the hue
SPIRITS = 6  # traits that a game has in spirit alone, at most
LIMITS: dict[Number, tuple[int, int]] = {
    "saturation": (0, 100),
    "brightness": (0, 100),
    "tempo": (70, 190),
    "pace": (0, 100),
    "airiness": (0, 100),
    "danger": (0, 100),
    "verticality": (0, 100),
}
NUMBERS = tuple(LIMITS)
# What a game of the genre is like when nothing inspires it; chance strays from here.
DEFAULTS: dict[Genre, dict[Number, int]] = {
    Genre.PLATFORMER: {
        "saturation": 64, "brightness": 58, "tempo": 132, "pace": 56, "airiness": 52,
        "danger": 50, "verticality": 40,
    },
    Genre.ACTION_ADVENTURE: {
        "saturation": 58, "brightness": 52, "tempo": 122, "pace": 48, "airiness": 50,
        "danger": 48, "verticality": 50,
    },
}  # fmt: skip
STRAY: dict[Number, int] = {
    "saturation": 18, "brightness": 36, "tempo": 26, "pace": 16, "airiness": 24,
    "danger": 18, "verticality": 30,
}  # fmt: skip
MODES_OF_MOODS: dict[Mood, tuple[Mode, ...]] = {
    Mood.HEROIC: (Mode.IONIAN, Mode.MIXOLYDIAN, Mode.DORIAN),
    Mood.CHEERFUL: (Mode.IONIAN, Mode.MIXOLYDIAN, Mode.LYDIAN),
    Mood.WHIMSICAL: (Mode.LYDIAN, Mode.IONIAN, Mode.MIXOLYDIAN),
    Mood.SERENE: (Mode.IONIAN, Mode.LYDIAN, Mode.DORIAN),
    Mood.DREAMY: (Mode.LYDIAN, Mode.DORIAN, Mode.MIXOLYDIAN),
    Mood.MELANCHOLIC: (Mode.AEOLIAN, Mode.DORIAN),
    Mood.MYSTERIOUS: (Mode.DORIAN, Mode.PHRYGIAN, Mode.AEOLIAN),
    Mood.EERIE: (Mode.HARMONIC_MINOR, Mode.PHRYGIAN, Mode.AEOLIAN),
    Mood.TENSE: (Mode.PHRYGIAN, Mode.AEOLIAN, Mode.HARMONIC_MINOR),
    Mood.GRITTY: (Mode.AEOLIAN, Mode.DORIAN, Mode.PHRYGIAN),
    Mood.FRANTIC: (Mode.MIXOLYDIAN, Mode.AEOLIAN, Mode.HARMONIC_MINOR),
    Mood.EPIC: (Mode.DORIAN, Mode.AEOLIAN, Mode.MIXOLYDIAN),
}


class Share(NamedTuple):
    """One inspiration and its part of the whole, from 0 to 1."""

    game: Classic
    part: Fraction


def blend(config: GameConfig) -> Blend:
    """Return the traits of a game, each with its source.

    Inspirations mix by weight, words of the description nudge the mix, and what is left open
    comes from the genre, varied by the seed. Numbers are whole, rounded half up; the order in
    which inspirations are named changes nothing.

    Raises:
        UnknownGame: an inspiration is not in the catalog.
    """
    shares = _shares(config)
    said = hints(f"{config.name} {config.custom_description}")
    chance = random.Random(f"blend {config.seed} {config.genre}")
    traits: list[Trait] = []
    mood = _mood(shares, said, chance, traits)
    hue = _hue(shares, said, chance, traits)
    numbers = {name: _number(name, config, shares, said, chance, traits) for name in NUMBERS}
    scale = _scale(shares, said, mood, chance, traits)
    mechanics = _mechanics(config, shares, traits)
    return Blend(
        traits=tuple(traits), mechanics=mechanics, mood=mood, hue=hue, scale=scale, **numbers
    )


def _shares(config: GameConfig) -> tuple[Share, ...]:
    weights: dict[str, Fraction] = {}
    for inspiration in config.inspirations:
        game = find(inspiration.game)
        # a weight is read as it was written: 0.3 is three tenths
        weight = Fraction(repr(inspiration.weight))
        weights[game.name] = weights.get(game.name, Fraction(0)) + weight
    total = sum(weights.values(), Fraction(0))
    shares = [Share(find(name), weight / total) for name, weight in weights.items()]
    return tuple(sorted(shares, key=lambda share: (-share.part, share.game.name)))


def _mood(
    shares: tuple[Share, ...],
    said: tuple[tuple[str, Hint], ...],
    chance: random.Random,
    traits: list[Trait],
) -> str:
    drawn = chance.choice(list(Mood))
    votes: dict[Mood, Fraction] = {}
    sources: dict[Mood, list[str]] = {}
    for share in shares:
        for mood, vote in zip(share.game.moods, (FIRST_MOOD, SECOND_MOOD), strict=False):
            votes[mood] = votes.get(mood, Fraction(0)) + share.part * vote
            sources.setdefault(mood, []).append(_part(share))
    for word, hint in said:
        votes[hint.mood] = votes.get(hint.mood, Fraction(0)) + WORD_VOTES
        sources.setdefault(hint.mood, []).append(f"{BRIEF} ({word})")
    if not votes:
        traits.append(Trait(kind="mood", value=drawn, source=GENRE))
        return drawn
    mood = min(votes, key=lambda mood: (-votes[mood], mood))
    traits.append(Trait(kind="mood", value=mood, source=", ".join(sources[mood])))
    return mood


def _hue(
    shares: tuple[Share, ...],
    said: tuple[tuple[str, Hint], ...],
    chance: random.Random,
    traits: list[Trait],
) -> int:
    hue = chance.randrange(360)
    sources = _sources(shares)
    if shares:
        hue = _mean_hue([(share.game.look.hue, share.part) for share in shares])
    for word, hint in said:
        if hint.hue is not None:
            turn = (hint.hue - hue + 180) % 360 - 180
            most = HUE_STEP if sources else 180  # the first word decides where no game does
            hue = (hue + max(-most, min(most, turn))) % 360
            sources = (*sources, f"{BRIEF} ({word})")
    traits.append(Trait(kind="hue", value=str(hue), source=", ".join(sources) or GENRE))
    return hue


def _mean_hue(parts: Iterable[tuple[int, Fraction]]) -> int:
    """Return the weighted mean direction; opposites cancel, then the first decides."""
    parts = tuple(parts)
    across = math.fsum(float(part) * math.cos(math.radians(hue)) for hue, part in parts)
    up = math.fsum(float(part) * math.sin(math.radians(hue)) for hue, part in parts)
    if math.hypot(across, up) < 0.02:
        return parts[0][0]
    return math.floor(math.degrees(math.atan2(up, across)) + 0.5) % 360


def _number(
    name: Number,
    config: GameConfig,
    shares: tuple[Share, ...],
    said: tuple[tuple[str, Hint], ...],
    chance: random.Random,
    traits: list[Trait],
) -> int:
    strayed = DEFAULTS[config.genre][name] + chance.randint(-STRAY[name], STRAY[name])
    mixed = Fraction(strayed)
    sources = _sources(shares) or (GENRE,)
    if shares:
        mixed = sum((share.part * _labelled(share.game, name) for share in shares), Fraction(0))
    for word, hint in said:
        if nudge := hint.nudge.get(name):
            mixed += nudge
            sources = (*sources, f"{BRIEF} ({word} {nudge:+})")
    least, most = LIMITS[name]
    value = max(least, min(most, math.floor(mixed + Fraction(1, 2))))
    traits.append(Trait(kind=name, value=str(value), source=", ".join(sources)))
    return value


def _labelled(game: Classic, name: Number) -> int:
    labels: dict[Number, int] = {
        "saturation": game.look.saturation,
        "brightness": game.look.brightness,
        "tempo": game.music.tempo,
        "pace": game.feel.pace,
        "airiness": game.feel.airiness,
        "danger": game.feel.danger,
        "verticality": game.feel.verticality,
    }
    return labels[name]


def _scale(
    shares: tuple[Share, ...],
    said: tuple[tuple[str, Hint], ...],
    mood: str,
    chance: random.Random,
    traits: list[Trait],
) -> str:
    fitting = MODES_OF_MOODS[Mood(mood)]
    drawn = chance.choice(fitting)
    votes: dict[Mode, Fraction] = {}
    sources: dict[Mode, list[str]] = {}
    for share in shares:
        mode = share.game.music.scale
        votes[mode] = votes.get(mode, Fraction(0)) + share.part
        sources.setdefault(mode, []).append(_part(share))
    if not votes:
        source = f"{BRIEF} ({mood})" if said else f"{GENRE} ({mood})"
        traits.append(Trait(kind="scale", value=drawn, source=source))
        return drawn
    # of equally wanted scales, the one that fits the mood best
    rank = [*fitting, *Mode]
    scale = min(votes, key=lambda mode: (-votes[mode], rank.index(mode)))
    traits.append(Trait(kind="scale", value=scale, source=", ".join(sources[scale])))
    return scale


def _mechanics(
    config: GameConfig, shares: tuple[Share, ...], traits: list[Trait]
) -> tuple[str, ...]:
    parts: dict[str, Fraction] = {}
    sources: dict[str, list[str]] = {}
    for share in shares:
        for mechanic in share.game.mechanics:
            parts[mechanic] = parts.get(mechanic, Fraction(0)) + share.part
            sources.setdefault(mechanic, []).append(_part(share))
    percents = {name: math.floor(100 * part + Fraction(1, 2)) for name, part in parts.items()}
    mechanics = claimed(config, percents)
    for mechanic in mechanics:
        traits.append(_mechanic("mechanic", mechanic, sources[mechanic]))
    spirits = sorted(parts.keys() - set(mechanics), key=lambda name: (-parts[name], name))
    for mechanic in spirits[:SPIRITS]:
        traits.append(_mechanic("spirit", mechanic, sources[mechanic]))
    return mechanics


def _mechanic(kind: str, mechanic: str, sources: list[str]) -> Trait:
    return Trait(kind=kind, value=mechanic.replace("-", " "), source=", ".join(sources))


def _sources(shares: tuple[Share, ...]) -> tuple[str, ...]:
    return tuple(map(_part, shares))


def _part(share: Share) -> str:
    if share.part == 1:
        return share.game.name
    percent = math.floor(100 * share.part + Fraction(1, 2))
    return f"{share.game.name} {percent}%"
