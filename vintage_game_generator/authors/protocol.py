"""What an author can write. Whoever writes, the same checks decide what is kept."""

from typing import Protocol

from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.design import (
    GameDesign,
    LevelBrief,
    SoundSpec,
    SpriteSpec,
    TilesetSpec,
    TuneSpec,
)
from vintage_game_generator.models.level import Level
from vintage_game_generator.models.style import StyleGuide


class Author(Protocol):
    """Writes every piece of a game; the same arguments give the same piece.

    Assets come as files: the path in the game's `assets` folder, and the content.
    """

    def style_guide(self, config: GameConfig, blend: Blend) -> StyleGuide:
        """Return the game's style guide."""
        ...

    def game_design(self, config: GameConfig, blend: Blend, style: StyleGuide) -> GameDesign:
        """Return the game's architecture."""
        ...

    def level(self, brief: LevelBrief, design: GameDesign, view: tuple[int, int]) -> Level:
        """Return one level; the view is the screen's columns and rows of cells."""
        ...

    def sprite(self, spec: SpriteSpec, style: StyleGuide) -> dict[str, bytes]:
        """Return a sprite sheet's files."""
        ...

    def tileset(self, spec: TilesetSpec, style: StyleGuide) -> dict[str, bytes]:
        """Return a biome's tiles and backdrops."""
        ...

    def font(self, style: StyleGuide) -> dict[str, bytes]:
        """Return the bitmap font's files."""
        ...

    def tune(self, spec: TuneSpec, style: StyleGuide) -> dict[str, bytes]:
        """Return a tune's files."""
        ...

    def sound(self, spec: SoundSpec, style: StyleGuide) -> dict[str, bytes]:
        """Return a sound's file."""
        ...
