"""The procedural author's architecture: cast, story, levels, feel, and all that must be made."""

import random
import re
import textwrap

from vintage_game_generator.assets.sprites.archetypes import ARCHETYPES
from vintage_game_generator.authors.procedural import words
from vintage_game_generator.authors.procedural.chance import derived_chance, derived_seed
from vintage_game_generator.authors.procedural.feel import tuning
from vintage_game_generator.authors.procedural.manifest import sounds, sprites, tilesets, tunes
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import Feature, GameConfig, Genre
from vintage_game_generator.models.design import (
    Behaviour,
    CastMember,
    GameDesign,
    LevelBrief,
    Story,
)
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.naming import bitmap_title, package_name

FEWEST_BEHAVIOURS = 4
MOVES = (Feature.DASH, Feature.DOUBLE_JUMP, Feature.WALL_JUMP)


def game_design(config: GameConfig, blend: Blend, style: StyleGuide) -> GameDesign:
    """Return the plan of the whole game, drawn from the brief's seed."""
    mechanics = [Feature(name) for name in blend.mechanics if name in MOVES]
    features = tuple(sorted({*config.features, *_fitting(config, mechanics)}))
    display_title = bitmap_title(config)
    hero = _hero(config)
    enemies = _enemies(config, blend, style)
    boss = _boss(config, style) if Feature.BOSSES in features else None
    levels = _levels(config, blend, style, enemies, features)
    return GameDesign(
        title=config.name,
        display_title=display_title,
        package=package_name(display_title),
        seed=config.seed,
        genre=config.genre,
        perspective=config.perspective,
        features=features,
        story=_story(config, style, hero, boss or enemies[-1], levels),
        hero=hero,
        enemies=enemies,
        boss=boss,
        levels=levels,
        tuning=tuning(config, blend, style),
        sprites=sprites(config, style, features, hero, enemies, boss),
        tilesets=tilesets(config, style)[: max(level.biome for level in levels) + 1],
        tunes=tunes(config, blend, style, levels, boss),
        sounds=sounds(config, features),
    )


def _fitting(config: GameConfig, mechanics: list[Feature]) -> list[Feature]:
    """Return the inherited moves that the genre can have."""
    if config.genre == Genre.PLATFORMER:
        return mechanics
    return [mechanic for mechanic in mechanics if mechanic == Feature.DASH]


def _hero(config: GameConfig) -> CastMember:
    chance = derived_chance(config.seed, "hero")
    said = re.findall(r"[a-z]+", f"{config.name} {config.custom_description}".lower())
    asked = [words.TRADES[word] for word in said if word in words.TRADES]
    known = [trade for trade in asked if trade in ARCHETYPES["hero"]]
    archetype = known[0] if known else chance.choice(ARCHETYPES["hero"])
    return CastMember(name=chance.choice(words.HERO_NAMES), sprite="hero", archetype=archetype)


def _enemies(config: GameConfig, blend: Blend, style: StyleGuide) -> tuple[CastMember, ...]:
    chance = derived_chance(config.seed, "enemies", config.genre, blend.mood)
    count = FEWEST_BEHAVIOURS + (blend.danger > 40) + (blend.danger > 75)
    chosen = chance.sample(list(Behaviour), count)
    cast = []
    for number, behaviour in enumerate(sorted(chosen, key=list(Behaviour).index)):
        archetype = chance.choice(ARCHETYPES[behaviour])
        terrain = style.biomes[number % len(style.biomes)].terrain
        adjective = chance.choice(words.FOE_ADJECTIVES[terrain])
        name = f"{adjective} {archetype.replace('-', ' ').title()}"
        cast.append(
            CastMember(name=name, sprite=behaviour, archetype=archetype, behaviour=behaviour)
        )
    return tuple(cast)


def _boss(config: GameConfig, style: StyleGuide) -> CastMember:
    chance = derived_chance(config.seed, "boss", style.mood)
    archetype = chance.choice(ARCHETYPES["boss"])
    name = f"{chance.choice(words.BOSS_TITLES)} {archetype.replace('-', ' ').title()}"
    return CastMember(name=name, sprite="boss", archetype=archetype)


def _levels(
    config: GameConfig,
    blend: Blend,
    style: StyleGuide,
    enemies: tuple[CastMember, ...],
    features: tuple[Feature, ...],
) -> tuple[LevelBrief, ...]:
    chance = derived_chance(config.seed, "levels", config.genre)
    count = chance.choice((3, 4))
    behaviours = [enemy.behaviour for enemy in enemies if enemy.behaviour]
    taken: set[str] = set()
    levels = []
    for number in range(1, count + 1):
        biome = (number - 1) % len(style.biomes)
        last = number == count
        known = behaviours if last else behaviours[: 2 + number]
        first = min(70, 15 + blend.danger // 3)
        levels.append(
            LevelBrief(
                number=number,
                name=_place(style, biome, chance, taken),
                biome=biome,
                seed=derived_seed(config.seed, "level", number),
                length=_length(config.genre, number, chance.randrange(2)),
                difficulty=min(100, first + 12 * (number - 1)),
                verticality=max(0, min(100, blend.verticality + chance.randrange(-15, 16))),
                enemies=tuple(known),
                locks=min(1 + number // 2, 2) if Feature.KEYS_AND_DOORS in features else 0,
                boss=last and Feature.BOSSES in features,
                tune=f"level-{number}",
            )
        )
    return tuple(levels)


def _length(genre: Genre, number: int, more: int) -> int:
    return (7 if genre == Genre.PLATFORMER else 5) + number + more


def _place(style: StyleGuide, biome: int, chance: random.Random, taken: set[str]) -> str:
    terrain = style.biomes[biome].terrain
    names = [
        f"{adjective} {noun}"
        for adjective in words.PLACE_ADJECTIVES[terrain]
        for noun in words.PLACE_NOUNS[terrain]
    ]
    name = chance.choice([name for name in names if name not in taken])
    taken.add(name)
    return name


def _story(
    config: GameConfig,
    style: StyleGuide,
    hero: CastMember,
    villain: CastMember,
    levels: tuple[LevelBrief, ...],
) -> Story:
    chance = derived_chance(config.seed, "story")
    treasure = chance.choice(words.TREASURES)
    slots = {
        "hero": hero.name,
        "trade": hero.archetype.replace("-", " "),
        "boss": villain.name,
        "treasure": treasure,
        "first": f"the {levels[0].name}",
        "last": f"the {levels[-1].name}",
    }

    def told(patterns: tuple[str, ...]) -> tuple[str, ...]:
        text = chance.choice(patterns).format(**slots)
        sentences = re.sub(r"(^|[.?!] )([a-z])", lambda m: m[1] + m[2].upper(), text)
        return tuple(textwrap.wrap(sentences, letters_a_line(style)))

    return Story(
        tagline=chance.choice(words.TAGLINES),
        intro=told(words.INTROS),
        ending=told(words.ENDINGS),
        defeat=told(words.DEFEATS),
    )


def letters_a_line(style: StyleGuide) -> int:
    """Return how many letters of the bitmap font fit a line, with a margin of one each side."""
    return style.screen[0] // (6 if style.tile == 8 else 8) - 2
