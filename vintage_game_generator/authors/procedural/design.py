"""The procedural author's architecture: cast, story, levels, feel, and all that must be made."""

import random
import re

from vintage_game_generator.assets.sprites.archetypes import ARCHETYPES
from vintage_game_generator.authors.procedural import words
from vintage_game_generator.authors.procedural.chance import derived_chance, derived_seed
from vintage_game_generator.authors.procedural.feel import tuning
from vintage_game_generator.authors.procedural.manifest import sounds, sprites, tilesets, tunes
from vintage_game_generator.authors.procedural.story import story
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import Feature, GameConfig, Genre
from vintage_game_generator.models.design import (
    Behaviour,
    CastMember,
    GameDesign,
    LevelBrief,
)
from vintage_game_generator.models.drafts.design import DesignDraft, Length
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.naming import bitmap_title, package_name

FEWEST_BEHAVIOURS = 4
HARDEST_FIRST, HARDER = 70, 12  # difficulty of a first level, and what each next one adds
# Screens or rooms of a level that a draft calls short, medium or long.
SCREENS = {
    Genre.PLATFORMER: {Length.SHORT: 7, Length.MEDIUM: 9, Length.LONG: 11},
    Genre.ACTION_ADVENTURE: {Length.SHORT: 6, Length.MEDIUM: 8, Length.LONG: 10},
}
MOVES = (Feature.DASH, Feature.DOUBLE_JUMP, Feature.WALL_JUMP)


def game_design(
    config: GameConfig, blend: Blend, style: StyleGuide, draft: DesignDraft | None = None
) -> GameDesign:
    """Return the plan of the whole game: what a draft does not say is drawn from the seed."""
    blend = _directed(blend, style, draft)
    mechanics = [Feature(name) for name in blend.mechanics if name in MOVES]
    features = tuple(sorted({*config.features, *_fitting(config, mechanics)}))
    display_title = bitmap_title(config)
    hero = _hero(config, draft)
    enemies = _enemies(config, blend, style, draft)
    boss = _boss(config, style, draft) if Feature.BOSSES in features else None
    levels = _levels(config, blend, style, enemies, features, draft)
    return GameDesign(
        title=config.name,
        display_title=display_title,
        package=package_name(display_title),
        seed=config.seed,
        genre=config.genre,
        perspective=config.perspective,
        features=features,
        story=story(config, style, hero, enemies, boss, levels),
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


def _directed(blend: Blend, style: StyleGuide, draft: DesignDraft | None) -> Blend:
    """Return the blend in the style guide's mood, with a draft's feel in place of its own."""
    feel = {}
    if draft:
        feel = {"pace": draft.pace, "airiness": draft.airiness, "danger": draft.danger}
    return blend.model_copy(update={"mood": style.mood, **feel})


def _hero(config: GameConfig, draft: DesignDraft | None) -> CastMember:
    if draft:
        return CastMember(name=draft.hero_name, sprite="hero", archetype=draft.hero)
    chance = derived_chance(config.seed, "hero")
    said = re.findall(r"[a-z]+", f"{config.name} {config.custom_description}".lower())
    asked = [words.TRADES[word] for word in said if word in words.TRADES]
    known = [trade for trade in asked if trade in ARCHETYPES["hero"]]
    archetype = known[0] if known else chance.choice(ARCHETYPES["hero"])
    return CastMember(name=chance.choice(words.HERO_NAMES), sprite="hero", archetype=archetype)


def _enemies(
    config: GameConfig, blend: Blend, style: StyleGuide, draft: DesignDraft | None
) -> tuple[CastMember, ...]:
    """Return enemies of four behaviours or more: a draft's own first, then others by chance."""
    chance = derived_chance(config.seed, "enemies", config.genre, blend.mood)
    count = FEWEST_BEHAVIOURS + (blend.danger > 40) + (blend.danger > 75)
    chosen = chance.sample(list(Behaviour), count)
    cast = _wished_enemies(draft)
    if cast:
        known = [one.behaviour for one in cast]
        others = [one for one in dict.fromkeys([*chosen, *Behaviour]) if one not in known]
        chosen = others[: max(count - len(cast), 0)]
    taken = _names(draft)
    for number, behaviour in enumerate(sorted(chosen, key=list(Behaviour).index)):
        archetype = chance.choice(ARCHETYPES[behaviour])
        terrain = style.biomes[number % len(style.biomes)].terrain
        kind = archetype.replace("-", " ").title()
        names = [f"{adjective} {kind}" for adjective in words.FOE_ADJECTIVES[terrain]]
        name = chance.choice([name for name in names if name not in taken] or names)
        cast.append(
            CastMember(name=name, sprite=behaviour, archetype=archetype, behaviour=behaviour)
        )
    return tuple(cast)


def _wished_enemies(draft: DesignDraft | None) -> list[CastMember]:
    return [
        CastMember(
            name=foe.name,
            sprite=foe.behaviour,
            archetype=foe.archetype,
            behaviour=foe.behaviour,
        )
        for foe in (draft.foes if draft else ())
    ]


def _names(draft: DesignDraft | None) -> set[str]:
    """Return the names that a draft has given."""
    if not draft:
        return set()
    foes, levels = (foe.name for foe in draft.foes), (level.name for level in draft.levels)
    return {draft.hero_name, draft.boss_name, *foes, *levels}


def _boss(config: GameConfig, style: StyleGuide, draft: DesignDraft | None) -> CastMember:
    if draft:
        return CastMember(name=draft.boss_name, sprite="boss", archetype=draft.boss)
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
    draft: DesignDraft | None,
) -> tuple[LevelBrief, ...]:
    chance = derived_chance(config.seed, "levels", config.genre)
    count = chance.choice((3, 4))
    if draft:
        count = len(draft.levels)
    behaviours = [enemy.behaviour for enemy in enemies if enemy.behaviour]
    taken: set[str] = set()
    levels = []
    for number in range(1, count + 1):
        biome = (number - 1) % len(style.biomes)
        last = number == count
        known = behaviours if last else behaviours[: 2 + number]
        first = min(HARDEST_FIRST, 15 + blend.danger // 3)
        levels.append(
            LevelBrief(
                number=number,
                name=_place(style, biome, chance, taken),
                biome=biome,
                seed=derived_seed(config.seed, "level", number),
                length=_length(config.genre, number, chance.randrange(2)),
                difficulty=min(100, first + HARDER * (number - 1)),
                verticality=max(0, min(100, blend.verticality + chance.randrange(-15, 16))),
                enemies=tuple(known),
                locks=min(1 + number // 2, 2) if Feature.KEYS_AND_DOORS in features else 0,
                boss=last and Feature.BOSSES in features,
                tune=f"level-{number}",
            )
        )
    return _as_wished(levels, config.genre, draft) if draft else tuple(levels)


def _as_wished(
    levels: list[LevelBrief], genre: Genre, draft: DesignDraft
) -> tuple[LevelBrief, ...]:
    """Return levels as a draft wishes them; whatever it says, the danger rises."""
    hardness = sorted(wish.difficulty for wish in draft.levels)
    return tuple(
        level.model_copy(
            update={
                "name": wish.name,
                "biome": wish.place - 1,
                "length": SCREENS[genre][wish.length],
                "difficulty": min(hard, HARDEST_FIRST + HARDER * (level.number - 1)),
                "verticality": wish.verticality,
            }
        )
        for level, wish, hard in zip(levels, draft.levels, hardness, strict=True)
    )


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
