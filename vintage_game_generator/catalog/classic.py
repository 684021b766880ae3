"""A classic game as labelled facts, and the fixed words that label it."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from vintage_game_generator.models.base import Model

Percent = Annotated[int, Field(ge=0, le=100)]

MECHANICS: tuple[str, ...] = (
    # moving
    "run", "dash", "roll", "swim", "climb", "glide", "double-jump", "wall-jump", "grapple",
    "moving-platforms", "vehicle", "stealth",
    # fighting
    "stomp", "sword", "whip", "shot", "charge-shot", "bombs", "boomerang", "shield", "magic",
    "throwing", "combos", "capture", "bullet-patterns", "waves", "bosses",
    # finding
    "keys", "dungeon", "maze", "exploration", "backtracking", "secrets", "collecting", "digging",
    "rescuing", "traps", "puzzle", "block-pushing", "tile-matching", "random-levels",
    # growing
    "power-ups", "transformation", "experience", "inventory", "shop", "party", "companion",
    "dialogue", "farming", "building",
    # shape of play
    "checkpoints", "save", "time-limit", "high-score", "stage-select", "world-map",
    "branching-paths", "auto-scroll", "turn-based", "racing", "co-op", "versus",
)  # fmt: skip


class Mood(StrEnum):
    """How a game feels."""

    HEROIC = "heroic"
    CHEERFUL = "cheerful"
    WHIMSICAL = "whimsical"
    SERENE = "serene"
    DREAMY = "dreamy"
    MELANCHOLIC = "melancholic"
    MYSTERIOUS = "mysterious"
    EERIE = "eerie"
    TENSE = "tense"
    GRITTY = "gritty"
    FRANTIC = "frantic"
    EPIC = "epic"


class Mode(StrEnum):
    """A scale that chip music is written in."""

    IONIAN = "ionian"
    DORIAN = "dorian"
    PHRYGIAN = "phrygian"
    LYDIAN = "lydian"
    MIXOLYDIAN = "mixolydian"
    AEOLIAN = "aeolian"
    HARMONIC_MINOR = "harmonic-minor"


class View(StrEnum):
    """From where a classic shows its world."""

    SIDE_VIEW = "side-view"
    TOP_DOWN = "top-down"
    THREE_QUARTER = "three-quarter"
    SINGLE_SCREEN = "single-screen"
    ISOMETRIC = "isometric"
    BEHIND = "behind"
    FIRST_PERSON = "first-person"


class ClassicGenre(StrEnum):
    """What kind of game a classic is."""

    PLATFORMER = "platformer"
    ACTION_ADVENTURE = "action-adventure"
    RUN_AND_GUN = "run-and-gun"
    HACK_AND_SLASH = "hack-and-slash"
    SHOOTER = "shooter"
    MAZE = "maze"
    FIGHTING = "fighting"
    BEAT_EM_UP = "beat-em-up"
    PUZZLE = "puzzle"
    RPG = "rpg"
    ADVENTURE = "adventure"
    SIMULATION = "simulation"
    RACING = "racing"


class Look(Model):
    """The colours that one remembers: of skies and grounds more than of characters."""

    hue: int = Field(ge=0, le=359, description="Dominant Oklab hue in degrees.")
    saturation: Percent
    brightness: Percent = Field(description="0 night, 100 broad daylight.")


class Music(Model):
    """The best-known tune of its levels, by ear."""

    tempo: int = Field(ge=50, le=220, description="Beats a minute, to the nearest few.")
    scale: Mode


class Feel(Model):
    """How it plays, judged by hand."""

    pace: Percent = Field(description="Unhurried (0) to breakneck (100).")
    airiness: Percent = Field(description="Heavy (0) to floaty (100).")
    danger: Percent = Field(description="Harmless (0) to merciless (100).")
    verticality: Percent = Field(description="Flat (0) to climbs (100).")


class Classic(Model):
    """One classic game, labelled by hand."""

    name: str
    aliases: tuple[str, ...] = ()
    year: int = Field(ge=1978, le=2004, description="Of its first release anywhere.")
    platforms: tuple[str, ...] = Field(min_length=1, description="Where it is best known.")
    genres: tuple[ClassicGenre, ...] = Field(min_length=1)
    perspective: View
    mechanics: tuple[str, ...] = Field(min_length=3, description="Words of `MECHANICS`.")
    moods: tuple[Mood, ...] = Field(min_length=1, max_length=2, description="Strongest first.")
    look: Look
    music: Music
    feel: Feel
