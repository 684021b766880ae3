"""A game, as the kernel sees it: its rules, its levels, and how it looks and reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from .levels import LevelMap, read_map
from .recording import Recording
from .world import Level, Step, World, new_world


@dataclass(frozen=True, slots=True)
class Stage:
    """One level as the player knows it."""

    map: str  # a Tiled file inside the assets folder: "levels/level-1.tmj"
    name: str
    tune: str
    tileset: str
    backdrop: str  # the colour behind everything, "#rrggbb"
    goal: tuple[str, ...] = ()  # what there is to do, in lines that fit the screen
    saying: tuple[str, ...] = ()  # what is said; the first line is who says it: "Wren:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """Everything that makes this game this game. Lengths are in pixels of its console."""

    title: str  # as its maker wrote it, in any script
    display_title: str  # in letters that the bitmap font has
    package: str
    seed: int
    step: Step
    assets: Path
    screen: tuple[int, int]
    cell: int  # the edge of a map cell
    hud: int  # the height of the status bar at the top
    view: tuple[int, int]  # columns and rows of the map that fit below the status bar
    camera: Literal["follow", "rooms"]  # after the hero, or room by room
    ink: str  # colour of text, "#rrggbb"
    paper: str  # colour behind text
    stages: tuple[Stage, ...]
    sprites: dict[int, str]  # kind of actor to the name of its sprite sheet
    tagline: str = ""
    intro: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()
    defeat: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()  # lines for the pause and the title: "Z: JUMP"
    has_keys: bool = False
    has_power: bool = False
    has_save: bool = False
    title_tune: str = "title"
    boss_tune: str = "boss"
    ending_tune: str = "ending"
    defeat_tune: str = "defeat"
    boss_hp: int = 0  # what a boss begins with; 0 shows no bar for it

    def maps(self) -> list[LevelMap]:
        """Return the maps of all levels, with what is drawn.

        Raises:
            LevelError: A map cannot be played.
        """
        return [read_map(self.assets / stage.map) for stage in self.stages]

    def levels(self) -> list[Level]:
        """Return the levels, as the rules need them.

        Raises:
            LevelError: A map cannot be played.
        """
        return [drawn.level for drawn in self.maps()]

    def world(self, save: Sequence[int] = ()) -> World:
        """Return a new world of this game at its title screen."""
        return new_world(self.levels(), self.seed, save)

    def world_of(self, recording: Recording) -> World:
        """Return the world in which a recording began."""
        return new_world(self.levels(), recording.seed, recording.save)
