"""The architecture of one game: who is in it, where it happens, and what must be made."""

from enum import StrEnum

from pydantic import Field, field_validator

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.config import Feature, Genre, Perspective, Seed


class Behaviour(StrEnum):
    """How an enemy acts; the value is also its actor kind's name in the rules."""

    WALKER = "walker"  # patrols, turns at walls and ledges
    HOPPER = "hopper"  # rests, then leaps
    FLYER = "flyer"  # glides along a wave
    SHOOTER = "shooter"  # stands and fires
    CHASER = "chaser"  # drifts after the hero
    CHARGER = "charger"  # waits in line of sight, then rushes


class SpriteRole(StrEnum):
    """What a sprite is for; it decides size, animations and palette."""

    HERO = "hero"
    ENEMY = "enemy"
    BOSS = "boss"
    ITEM = "item"
    SHOT = "shot"
    EFFECT = "effect"


# Items, shots and effects are drawn by rule: a player must know at once what they are.
CHARACTERS = (SpriteRole.HERO, SpriteRole.ENEMY, SpriteRole.BOSS)


class Story(Model):
    """The words of the game, in lines short enough for its screen."""

    tagline: str
    intro: tuple[str, ...]
    ending: tuple[str, ...]
    defeat: tuple[str, ...]
    goals: tuple[tuple[str, ...], ...] = Field(
        default=(), description="What there is to do, for each level: two lines at most."
    )
    sayings: tuple[tuple[str, ...], ...] = Field(
        default=(),
        description="What is said, for each level: 'Wren:', and two more lines at most.",
    )


class CastMember(Model):
    """A character: what it is called, how it acts, what it looks like."""

    name: str = Field(description="For people: 'Brine Wisp'.")
    sprite: str = Field(description="Its sprite's name: 'hero', 'walker', 'boss'.")
    archetype: str = Field(description="What the sprite artist draws: 'knight', 'bat', 'slime'.")
    behaviour: Behaviour | None = None


class LevelBrief(Model):
    """What one level must hold."""

    number: int = Field(ge=1, description="1 is the first.")
    name: str
    biome: int = Field(ge=0, description="Index into the style guide's biomes.")
    seed: Seed
    length: int = Field(
        ge=1, description="Platformer: screens from start to exit. Adventure: rooms."
    )
    difficulty: int = Field(ge=0, le=100)
    verticality: int = Field(ge=0, le=100, description="Flat runs (0) to climbs (100).")
    enemies: tuple[Behaviour, ...]
    # Not called `keys`: Prefect looks into models with `dict()`, which takes one that has
    # `keys` for a mapping.
    locks: int = Field(ge=0, le=3, description="Locked doors on the way, each with its key.")
    boss: bool
    tune: str


class FeatureButton(StrEnum):
    """What a player presses for a feature that is a game's own; `Start` is the pause's."""

    NONE = "none"  # it acts by itself
    A = "a"
    B = "b"
    SELECT = "select"
    UP = "up"
    DOWN = "down"
    UP_B = "up+b"
    DOWN_B = "down+b"
    DOWN_A = "down+a"


class CustomFeature(Model):
    """A feature that no other game has: a module in the rules language, as it was admitted.

    It is untrusted: whatever makes a program of it reads it with the checker, every time.
    """

    name: str = Field(
        pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=24, description="'grappling-hook'."
    )
    summary: str = Field(
        pattern=r"^[A-Za-z0-9 .,;:!?'()+-]+$",
        max_length=80,
        description="What it does, in one line.",
    )
    button: FeatureButton
    source: str = Field(
        max_length=12_000, description="Constants and rules; `step_feature` is its tick."
    )


class SpriteSpec(Model):
    """One sprite sheet to draw."""

    name: str
    role: SpriteRole
    archetype: str
    palette: str = Field(description="A sprite palette of the style guide: hero, foe, ...")
    frame: tuple[int, int]
    top_down: bool = Field(description="Whether it is seen from above, with four facings.")
    attacks: bool = Field(default=False, description="Whether it has an attack animation.")
    seed: Seed


class TilesetSpec(Model):
    """One biome's tiles and, seen from the side, its parallax backdrop."""

    name: str
    biome: int
    side_view: bool
    slanted: bool = Field(
        default=False,
        description="Seen from above at a slant, walls with tall fronts; not straight down.",
    )
    seed: Seed


class TuneSpec(Model):
    """One tune to compose."""

    name: str = Field(description="title, level-1, boss, ending, defeat ...")
    seed: Seed
    tempo: int = Field(ge=50, le=220)
    mood: str
    loop: bool


class SoundSpec(Model):
    """One sound effect to synthesise."""

    name: str
    seed: Seed


class GameDesign(Model):
    """The game as a plan: everything that later phases make is named here."""

    title: str = Field(description="As the brief gives it, in any script.")
    display_title: str = Field(description="In the bitmap font's letters.")
    package: str = Field(description="A valid Python package name.")
    seed: Seed
    genre: Genre
    perspective: Perspective
    features: tuple[Feature, ...]
    story: Story
    hero: CastMember
    enemies: tuple[CastMember, ...]
    boss: CastMember | None
    levels: tuple[LevelBrief, ...]
    tuning: dict[str, int] = Field(
        description="Values for constants of the genre's rules; a switch is set by 0 or 1."
    )
    sprites: tuple[SpriteSpec, ...]
    tilesets: tuple[TilesetSpec, ...]
    tunes: tuple[TuneSpec, ...]
    sounds: tuple[SoundSpec, ...]
    custom_features: tuple[CustomFeature, ...] = Field(
        default=(), max_length=3, description="Features that are this game's own."
    )

    @field_validator("custom_features")
    @classmethod
    def _are_told_apart(cls, features: tuple[CustomFeature, ...]) -> tuple[CustomFeature, ...]:
        names = [feature.name.replace("-", "") for feature in features]
        if len(set(names)) < len(names):
            raise ValueError("two features of one name; rename one of them")
        return features

    def without_features(self, *names: str) -> "GameDesign":
        """Return the game without some features of its own, or without any if none is named."""
        left = tuple(one for one in self.custom_features if names and one.name not in names)
        return self.model_copy(update={"custom_features": left})

    def has(self, feature: Feature) -> bool:
        """Return whether the game has a feature."""
        return feature in self.features
