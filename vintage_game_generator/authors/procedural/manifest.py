"""What must be made for a game: one spec for each sprite, tileset, tune and sound."""

from vintage_game_generator.authors.procedural.chance import derived_seed
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import Feature, GameConfig, Genre, Perspective
from vintage_game_generator.models.design import (
    CastMember,
    LevelBrief,
    SoundSpec,
    SpriteRole,
    SpriteSpec,
    TilesetSpec,
    TuneSpec,
)
from vintage_game_generator.models.style import StyleGuide

# Items that every game has, and those that come with a feature or a genre.
ITEMS = ("coin", "heart", "life", "checkpoint", "exit", "crate")
FEATURE_ITEMS: dict[Feature, tuple[str, ...]] = {
    Feature.KEYS_AND_DOORS: ("key", "door"),
    Feature.POWER_UPS: ("power",),
    Feature.BOSSES: ("gate",),
}
PLATFORMER_ITEMS = ("spring", "lift")
SOUNDS = (
    *("select", "pause", "coin", "heart", "life", "checkpoint", "hurt", "clear", "die"),
    *("hit", "defeat"),  # a crate breaks and a foe is stomped without any feature
)
FEATURE_SOUNDS: dict[Feature, tuple[str, ...]] = {
    Feature.KEYS_AND_DOORS: ("key", "door"),
    Feature.POWER_UPS: ("power",),
    Feature.COMBAT: ("attack",),
    Feature.BOSSES: ("boss-hit", "door"),
    Feature.SAVE: ("save",),
    Feature.DASH: ("dash",),
    Feature.DOUBLE_JUMP: ("jump",),
    Feature.WALL_JUMP: ("jump",),
}
PLATFORMER_SOUNDS = ("jump", "spring")


def sprites(
    config: GameConfig,
    style: StyleGuide,
    features: tuple[Feature, ...],
    hero: CastMember,
    enemies: tuple[CastMember, ...],
    boss: CastMember | None,
) -> tuple[SpriteSpec, ...]:
    """Return every sprite that the game shows, the hero first."""
    top_down = config.perspective != Perspective.SIDE_VIEW
    combat = Feature.COMBAT in features
    cell = (style.tile, style.tile)

    def spec(
        role: SpriteRole, name: str, archetype: str, palette: str, frame: tuple[int, int]
    ) -> SpriteSpec:
        return SpriteSpec(
            name=name,
            role=role,
            archetype=archetype,
            palette=palette,
            frame=frame,
            top_down=top_down,
            attacks=role is SpriteRole.BOSS or (role is SpriteRole.HERO and combat),
            seed=derived_seed(config.seed, "sprite", name, archetype),
        )

    specs = [spec(SpriteRole.HERO, "hero", hero.archetype, "hero", style.hero_frame)]
    for number, enemy in enumerate(enemies):
        palette = "foe" if number % 2 == 0 else "menace"
        specs.append(
            spec(SpriteRole.ENEMY, enemy.sprite, enemy.archetype, palette, style.hero_frame)
        )
    if boss:
        specs.append(spec(SpriteRole.BOSS, "boss", boss.archetype, "menace", style.boss_frame))
    items = set(ITEMS).union(*(FEATURE_ITEMS.get(feature, ()) for feature in features))
    if config.genre == Genre.PLATFORMER:
        items.update(PLATFORMER_ITEMS)
    if boss and not combat:
        items.add("rune")
    for name in sorted(items):
        frame = (2 * style.tile, style.tile) if name == "lift" else cell  # as wide as in the rules
        specs.append(spec(SpriteRole.ITEM, name, name, "treasure", frame))
    specs.append(spec(SpriteRole.SHOT, "foe-shot", "foe-shot", "menace", cell))
    if combat:
        specs.append(spec(SpriteRole.SHOT, "hero-shot", "hero-shot", "treasure", cell))
        specs.append(spec(SpriteRole.EFFECT, "slash", "slash", "treasure", cell))
    specs.append(spec(SpriteRole.EFFECT, "puff", "puff", "treasure", cell))
    return tuple(specs)


def tilesets(config: GameConfig, style: StyleGuide) -> tuple[TilesetSpec, ...]:
    """Return one tileset for each biome."""
    return tuple(
        TilesetSpec(
            name=biome.terrain,
            biome=number,
            side_view=config.perspective == Perspective.SIDE_VIEW,
            slanted=config.perspective == Perspective.THREE_QUARTER,
            seed=derived_seed(config.seed, "tileset", biome.terrain),
        )
        for number, biome in enumerate(style.biomes)
    )


def tunes(
    config: GameConfig,
    blend: Blend,
    style: StyleGuide,
    levels: tuple[LevelBrief, ...],
    boss: CastMember | None,
) -> tuple[TuneSpec, ...]:
    """Return the tunes: title, one a level, the boss's, the ending and the defeat."""
    tempo = style.sound.tempo
    tempos = {"title": tempo - 12}
    tempos |= {level.tune: tempo + 3 * (level.number - 1) for level in levels}
    if boss:
        tempos["boss"] = tempo + 24
    tempos |= {"ending": tempo - 20, "defeat": tempo - 30}
    return tuple(
        TuneSpec(
            name=name,
            seed=derived_seed(config.seed, "tune", name),
            tempo=max(50, min(220, speed)),
            mood=blend.mood,
            loop=name != "defeat",
        )
        for name, speed in tempos.items()
    )


def sounds(config: GameConfig, features: tuple[Feature, ...]) -> tuple[SoundSpec, ...]:
    """Return the sounds of all events that the game can have."""
    names = set(SOUNDS).union(*(FEATURE_SOUNDS.get(feature, ()) for feature in features))
    names.add("shoot")
    if Feature.BOSSES in features and Feature.COMBAT not in features:
        names.add("power")  # a rune lights
    if config.genre == Genre.PLATFORMER:
        names.update(PLATFORMER_SOUNDS)
    return tuple(
        SoundSpec(name=name, seed=derived_seed(config.seed, "sound", name))
        for name in sorted(names)
    )
